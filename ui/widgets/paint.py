"""Strokes every widget and delegate share: rounded boxes, text on one line and on several, tags, key hints, rings."""

from __future__ import annotations

import math
import re
from collections.abc import Callable
from dataclasses import dataclass

from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QColor, QFont, QFontMetricsF, QPainter, QPainterPath, QPen, QTextLayout, QTextOption

from ui import icons
from ui.theme import theme

LEFT = Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter
RIGHT = Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter
CENTER = Qt.AlignmentFlag.AlignCenter

#: Fill and ink of a tag by its kind: go, wait, danger, info, neutral.
TAGS = {
    "g": ("accent_soft", "accent_ink"),
    "w": ("warn_soft", "warn"),
    "d": ("danger_soft", "danger"),
    "i": ("info_soft", "info"),
    "n": ("sunken", "ink2"),
}


def smooth(painter: QPainter) -> None:
    """Rounded edges without steps."""
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)


def box(
    painter: QPainter, rect: QRectF, fill: QColor | None, border: QColor | None, radius: float, width: float = 1.0
) -> None:
    """A rounded box, its border drawn inside `rect`."""
    if border is not None and width > 0:
        half = width / 2
        painter.setPen(QPen(border, width))
        painter.setBrush(fill if fill is not None else Qt.BrushStyle.NoBrush)
        painter.drawRoundedRect(rect.adjusted(half, half, -half, -half), radius - half, radius - half)
    elif fill is not None:
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(fill)
        painter.drawRoundedRect(rect, radius, radius)


def edged_box(
    painter: QPainter, rect: QRectF, fill: QColor, border: QColor, radius: float, strip: QColor, strip_width: float
) -> None:
    """A rounded box with a coloured strip along the inside of its left border."""
    path = QPainterPath()
    path.addRoundedRect(rect, radius, radius)
    painter.save()
    painter.setClipPath(path)
    painter.fillRect(rect, fill)
    painter.fillRect(QRectF(rect.left(), rect.top(), strip_width + 1, rect.height()), strip)
    painter.restore()
    box(painter, rect, None, border, radius)


def text(
    painter: QPainter,
    rect: QRectF,
    said: str,
    font: QFont,
    color: QColor,
    align: Qt.AlignmentFlag = LEFT,
) -> None:
    """One line of text in the middle of the height of `rect`. An ampersand is an ampersand."""
    known = _known(font)
    left = rect.left()
    if align & Qt.AlignmentFlag.AlignRight:
        left = rect.right() - known.metrics.horizontalAdvance(said)
    elif align & Qt.AlignmentFlag.AlignHCenter:
        left += (rect.width() - known.metrics.horizontalAdvance(said)) / 2
    base = round(rect.top()) + math.floor((rect.height() - known.above - known.below) / 2) + known.above
    on_baseline(painter, left, base, said, font, color)


def on_baseline(painter: QPainter, left: float, base: float, said: str, font: QFont, color: QColor) -> None:
    """One line of text standing on a baseline, for figures and their unit side by side."""
    painter.setFont(font)
    painter.setPen(color)
    painter.drawText(QPointF(left, base), said)


def metrics(font: QFont) -> QFontMetricsF:
    """Measures of a font, made once for each."""
    return _known(font).metrics


def width_of(said: str, font: QFont) -> float:
    """How wide one line comes out, in pixels."""
    return metrics(font).horizontalAdvance(said)


def elided(said: str, font: QFont, width: float, mode: Qt.TextElideMode = Qt.TextElideMode.ElideMiddle) -> str:
    """The text shortened to `width`; from the middle unless told, so that the weight at the end of a name stays."""
    return _kept(
        ("", said, _known(font).key, width, mode.value), lambda: [metrics(font).elidedText(said, mode, width)]
    )[0]


def glued(said: str) -> str:
    """A name whose measures do not part from their units at the end of a line («950 г», «2,6 %»)."""
    return _MEASURE.sub("\u00a0", said)


def wrapped(said: str, font: QFont, width: float, most: int = 0) -> list[str]:
    """The text cut into lines of `width`; with `most`, no more lines than that, the last one elided."""
    return _kept(("wrap", said, _known(font).key, width, most), lambda: _wrap(said, font, width, most))


def wrapped_beside(said: str, font: QFont, width: float, narrow: float, beside: int, most: int) -> list[str]:
    """As `wrapped`, where the first `beside` lines have `narrow` pixels only: something stands at their end."""
    key = ("beside", said, _known(font).key, width, narrow, beside, most)
    return _kept(key, lambda: _wrap_beside(said, font, width, narrow, beside, most))


def words_whole(said: str, found: list[str]) -> bool:
    """Whether the lines a text was cut into end where words do; the last one may be elided."""
    at = 0
    for line in found[:-1]:
        at += len(line)
        if at < len(said) and said[at] not in " \u00a0" and line[-1:] not in ("-", "–", "/"):
            return False
        at += len(said[at:]) - len(said[at:].lstrip(" "))
    return True


def lines(
    painter: QPainter,
    rect: QRectF,
    said: list[str],
    font: QFont,
    color: QColor,
    line_height: float,
    align: Qt.AlignmentFlag = LEFT,
) -> None:
    """Lines of text under one another from the top of `rect`, `line_height` pixels apart."""
    for number, line in enumerate(said):
        row = QRectF(rect.left(), rect.top() + number * line_height, rect.width(), line_height)
        text(painter, row, line, font, color, align)


def tag(painter: QPainter, left: float, middle: float, said: str, kind: str, icon: str = "") -> float:
    """A tag of `kind` (see TAGS), centred on `middle`. Returns its right edge."""
    width = tag_width(said, icon)
    height = theme.px(20)
    rect = QRectF(left, round(middle - height / 2), width, height)
    fill, ink = TAGS[kind]
    box(painter, rect, theme.color(fill), None, theme.radius("tag"))
    pad, size = theme.px(7), theme.px(16)
    if icon:
        icons.paint(painter, icon, ink, QRectF(rect.left() + pad, rect.top() + (height - size) / 2, size, size))
        pad += size + theme.px(5)
    text(painter, rect.adjusted(pad, 0, 0, 0), said, theme.font(13, 600), theme.color(ink))
    return rect.right()


def tag_width(said: str, icon: str = "") -> float:
    """How wide a tag comes out."""
    return theme.px(14) + (theme.px(21) if icon else 0) + round(width_of(said, theme.font(13, 600)))


def kbd_width(said: str) -> float:
    """How wide the box of a key hint comes out."""
    return theme.px(14) + round(width_of(said, theme.font(13, 500)))


def kbd(painter: QPainter, left: float, middle: float, said: str, ink: QColor | None = None) -> None:
    """The box of a key hint; `ink` when it stands on a filled button."""
    height = theme.px(20)
    rect = QRectF(left, round(middle - height / 2), kbd_width(said), height)
    if ink is None:
        box(painter, rect, theme.color("surface2"), theme.color("border"), theme.radius("kbd"))
        text(painter, rect, said, theme.font(13, 500), theme.color("ink3"), CENTER)
    else:
        before = painter.opacity()
        painter.setOpacity(0.85)
        box(painter, rect, None, ink, theme.radius("kbd"))
        text(painter, rect, said, theme.font(13, 500), ink, CENTER)
        painter.setOpacity(before)


def badge(painter: QPainter, at: QPointF, count: int) -> None:
    """A number in a green pill, its upper left corner at `at`."""
    said, font, height = str(count), theme.font(12, 700), theme.px(18)
    width = max(height, round(width_of(said, font)) + theme.px(8))
    rect = QRectF(round(at.x()), round(at.y()), width, height)
    box(painter, rect, theme.color("accent"), None, height / 2)
    text(painter, rect, said, font, theme.color("on_accent"), CENTER)


def spinner(painter: QPainter, rect: QRectF, ink: QColor, turn: float) -> None:
    """Three quarters of a circle, turned by `turn` (0–1 of a full turn)."""
    stroke = rect.width() * icons.STROKE / 24
    painter.setPen(QPen(ink, stroke, Qt.PenStyle.SolidLine, Qt.PenCapStyle.RoundCap))
    painter.setBrush(Qt.BrushStyle.NoBrush)
    inset = rect.width() * 3 / 24
    painter.drawArc(rect.adjusted(inset, inset, -inset, -inset), round((72 - turn * 360) * 16), 288 * 16)


_UNITS = ("г", "кг", "мг", "л", "мл", "м", "см", "мм", "шт", "уп", "пак")
_MEASURE = re.compile(rf"(?<=\d) (?=(?:{'|'.join(_UNITS)})\b|%)")


@dataclass(frozen=True, slots=True)
class _Known:
    """A font and what painting asks of it again and again; asking Qt each time is half the cost of a short text."""

    font: QFont
    key: str
    metrics: QFontMetricsF
    above: int
    below: int


#: By identity, which holds as long as the font is kept here; the theme shares its fonts, so there are few.
_fonts: dict[int, _Known] = {}
_MOST_FONTS = 256


def _known(font: QFont) -> _Known:
    found = _fonts.get(id(font))
    if found is None:
        if len(_fonts) >= _MOST_FONTS:
            _fonts.clear()
        measures = QFontMetricsF(font)
        found = _Known(font, font.key(), measures, round(measures.ascent()), round(measures.descent()))
        _fonts[id(font)] = found
    return found


_memory: dict[tuple[object, ...], list[str]] = {}
#: Several pages' texts; each sale brings some of its own (sums, numbers, names), half a kilobyte apiece.
_MEMORY_SIZE = 1024


def _kept(key: tuple[object, ...], make: Callable[[], list[str]]) -> list[str]:
    """Measuring text is the dear part of painting: its results are kept until there are too many."""
    found = _memory.get(key)
    if found is None:
        if len(_memory) >= _MEMORY_SIZE:
            _memory.clear()
        found = _memory[key] = make()
    return found


def _wrap(said: str, font: QFont, width: float, most: int) -> list[str]:
    result: list[str] = []
    for paragraph in said.split("\n"):
        result += _wrap_paragraph(paragraph, font, width)
    if most and len(result) > most:
        rest = " ".join([result[most - 1].rstrip(), *result[most:]])
        result = [*result[: most - 1], metrics(font).elidedText(rest, Qt.TextElideMode.ElideMiddle, width)]
    return result


def _wrap_beside(said: str, font: QFont, width: float, narrow: float, beside: int, most: int) -> list[str]:
    result = _wrap_paragraph(said, font, width, narrow, beside)
    if len(result) <= most:
        return result
    rest = " ".join([result[most - 1].rstrip(), *result[most:]])
    room = narrow if most <= beside else width
    return [*result[: most - 1], metrics(font).elidedText(rest, Qt.TextElideMode.ElideMiddle, room)]


def _wrap_paragraph(said: str, font: QFont, width: float, narrow: float = 0, beside: int = 0) -> list[str]:
    layout = QTextLayout(said, font)
    option = QTextOption()
    option.setWrapMode(QTextOption.WrapMode.WrapAtWordBoundaryOrAnywhere)
    layout.setTextOption(option)
    units = said.encode("utf-16-le", "replace")
    layout.beginLayout()
    found: list[str] = []
    while (line := layout.createLine()).isValid():
        line.setLineWidth(narrow if len(found) < beside else width)
        # Qt counts in units of UTF-16, in which an emoji is two.
        start, end = 2 * line.textStart(), 2 * (line.textStart() + line.textLength())
        found.append(units[start:end].decode("utf-16-le", "replace").rstrip(" "))
    layout.endLayout()
    return found or [""]
