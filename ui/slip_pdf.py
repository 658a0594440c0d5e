"""A slip as a PDF: paper as wide as the printer's, letters that are text and can be searched and copied.

Works off the window's thread: it paints on a buffer, never on the screen.
"""

from __future__ import annotations

from collections.abc import Iterator
from itertools import groupby

from PySide6.QtCore import QBuffer, QByteArray, QIODevice, QMarginsF, QPointF, QRectF, QSizeF
from PySide6.QtGui import QFont, QImage, QPageLayout, QPageSize, QPainter, QPdfWriter, QRawFont

from printing import logo
from printing.codes import code128_modules, fitting, qr_modules
from printing.far import pieces
from printing.layout import Laid, Row
from printing.profile import CELL
from printing.profiles import Profile
from printing.sheet import BARS_HEIGHT, MARGIN, PITCH, QR_SIDE, Sheet, height, sheet
from printing.slip import Align, Barcode, Picture, Qr, Slip
from printing.typeface import canvas, typeface
from ui.theme import MONO, SANS

#: A millimetre of paper has eight dots (203 to the inch); each is drawn with so many steps of the PDF.
_DOTS_MM, _FINE = 8, 10
_INCH = 25.4
_WHITE = 255
#: Paper is 80 mm wide where more than this many dots are printed, else 58.
_NARROW_DOTS = 420
#: Millimetres of one page: a PDF's may not be longer than 5 metres, and few programs like half of that.
_LONGEST = 2000
#: JetBrains Mono's advance is 0.6 of its size; where it has no letter, Inter may (₴), a little smaller.
_SIZE, _OTHER_SIZE = CELL / 0.6, CELL / 0.6 * 0.9
#: Dots of a barcode's thinnest bar.
_BAR = 2
#: How many times finer than the printer's dots signs are drawn that are pictures.
_SIGN = 4


def pdf(slip: Slip, profile: Profile, title: str) -> bytes:
    """The whole slip; `title` is the document's own. A very long one goes on on further pages."""
    out = QByteArray()
    buffer = QBuffer(out)
    buffer.open(QIODevice.OpenModeFlag.WriteOnly)
    whole = sheet(slip, profile)
    wide = max(80 if profile.dots > _NARROW_DOTS else 58, whole.inner / _DOTS_MM)
    left = (wide * _DOTS_MM - whole.inner) / 2
    writer = QPdfWriter(buffer)
    writer.setTitle(title)
    writer.setResolution(round(_DOTS_MM * _FINE * _INCH))
    writer.setPageMargins(QMarginsF(0, 0, 0, 0))
    pages = list(_pages(whole))
    painter = QPainter()
    for number, (rows, tall) in enumerate(pages):
        size = QSizeF(wide, tall / _DOTS_MM)
        writer.setPageSize(QPageSize(size, QPageSize.Unit.Millimeter, "", QPageSize.SizeMatchPolicy.ExactMatch))
        writer.setPageOrientation(QPageLayout.Orientation.Portrait)
        if number:
            writer.newPage()
        else:
            painter.begin(writer)
            painter.setRenderHint(QPainter.RenderHint.LosslessImageRendering)
        painter.resetTransform()
        painter.scale(_FINE, _FINE)
        painter.translate(left, MARGIN)
        for row in rows:
            _draw(painter, row, whole.inner)
            painter.translate(0, height(row, whole.inner))
    painter.end()
    buffer.close()
    return bytes(out.data())


def _pages(whole: Sheet) -> Iterator[tuple[list[Laid], int]]:
    """The rows of each page and its length in dots; at least one page."""
    page: list[Laid] = []
    tall = 2 * MARGIN
    for row in whole.rows:
        if page and tall + height(row, whole.inner) > _LONGEST * _DOTS_MM:
            yield page, tall
            page, tall = [], 2 * MARGIN
        page.append(row)
        tall += height(row, whole.inner)
    yield page, tall


def _draw(painter: QPainter, row: Laid, inner: int) -> None:
    match row:
        case Row():
            _text(painter, row)
        case Qr():
            modules = qr_modules(row.data)
            dot = QR_SIDE // (len(modules) + 4)
            left, top = (inner - len(modules) * dot) / 2, (height(row, inner) - len(modules) * dot) / 2
            for y, line in enumerate(modules):
                _bars(painter, line, left, top + y * dot, dot, dot)
        case Barcode():
            words, bars_fit = fitting(row.data, row.short, inner)
            bars = code128_modules(words) if bars_fit else []
            _bars(painter, bars, (inner - len(bars) * _BAR) / 2, PITCH / 2, _BAR, BARS_HEIGHT)
            painter.save()
            painter.translate((inner - len(words) * CELL) / 2, PITCH / 2 + BARS_HEIGHT if bars_fit else 0)
            _text(painter, Row(words))
            painter.restore()
        case Picture():
            _picture(painter, row, inner)


def _picture(painter: QPainter, part: Picture, inner: int) -> None:
    dots = logo.dots(part.png, inner)
    if dots is not None:
        grey = dots.convert("L")
        image = QImage(grey.tobytes(), grey.width, grey.height, grey.width, QImage.Format.Format_Grayscale8)
        room = inner - grey.width
        painter.drawImage(QPointF({Align.LEFT: 0, Align.CENTER: room / 2, Align.RIGHT: room}[part.align], 0), image)


def _bars(painter: QPainter, modules: list[bool], left: float, top: float, dot: int, tall: int) -> None:
    """Black modules in a row, those side by side as one."""
    place = 0
    for black, run in groupby(modules):
        count = len(list(run))
        if black:
            painter.fillRect(QRectF(left + place * dot, top, count * dot, tall), painter.pen().brush())
        place += count


def _text(painter: QPainter, row: Row) -> None:
    """The row's letters, each in its cell; doubled ones are the same letters, stretched."""
    across, down = 2 if row.wide else 1, height(row, 0) / PITCH
    painter.save()
    painter.scale(across, down)
    font, other = _font(MONO, _SIZE, bold=row.bold), _font(SANS, _OTHER_SIZE, bold=row.bold)
    own, others = QRawFont.fromFont(font), QRawFont.fromFont(other)
    baseline = (PITCH + own.ascent() - own.descent()) / 2
    # Programs see the gap between two words; the font's blank would be copied as a tab. So there are no blanks here.
    for (known, _), run in groupby(enumerate(pieces(f"{row.text} ")), key=lambda at: _where(at[0], at[1], own, others)):
        letters = [piece for _, piece in run]
        if known == "none":
            _sign(painter, letters[0][1], QPointF(letters[0][0] * CELL, baseline - own.ascent()), bold=row.bold)
            continue
        painter.setFont(other if known == "other" else font)
        painter.drawText(QPointF(letters[0][0] * CELL, baseline), "".join(piece for _, piece in letters).rstrip())
    painter.restore()


def _sign(painter: QPainter, piece: str, at: QPointF, *, bold: bool) -> None:
    """What these fonts have not, as the picture of it that the paper has: emoji, letters of far scripts."""
    cell = CELL * _SIGN
    image, pen = canvas("L", cell * len(piece), PITCH * _SIGN, _WHITE)
    typeface(cell, bold=bold).draw(pen, (0, 0), piece, 0)
    drawn = QImage(image.tobytes(), image.width, image.height, image.width, QImage.Format.Format_Grayscale8)
    painter.drawImage(QRectF(at.x(), at.y(), CELL * len(piece), PITCH), drawn)


def _where(number: int, at: tuple[int, str], own: QRawFont, others: QRawFont) -> tuple[str, int]:
    """Which font has the line's `number`-th piece, and which ones are drawn as one: letters side by side. What
    JetBrains Mono has not stands alone in its cell."""
    place, piece = at
    code = ord(piece[0])
    if own.supportsCharacter(code):
        return "own", place - number
    return ("other" if others.supportsCharacter(code) else "none"), place


def _font(family: str, size: float, *, bold: bool) -> QFont:
    font = QFont(family)
    font.setPixelSize(round(size))
    font.setBold(bold)
    font.setHintingPreference(QFont.HintingPreference.PreferNoHinting)
    font.setStyleStrategy(QFont.StyleStrategy.NoFontMerging)
    font.setFeature(QFont.Tag("calt"), 0)
    return font
