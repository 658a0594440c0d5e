"""The three pictures of the buyer's display (mockups 15), painted in one go so that nothing flickers.

They are drawn for 1024 × 600 and grow with the height; a screen set upright has more room for lines. The display is
light whatever theme the cashier works in: it is the shop's face.
"""

from __future__ import annotations

from PySide6.QtCore import QRectF, Qt
from PySide6.QtGui import QColor, QFont, QPainter

from app.domain.payment import PaymentMeans
from ui import icons
from ui.buyer_words import buyer_word
from ui.formats import money_text, time_text
from ui.lines import Line
from ui.presenters.buyer import BuyerView, Scene
from ui.theme import theme
from ui.widgets import paint

#: The height the pictures are drawn for, and the least width that carries them at it.
HEIGHT, LEAST = 600, 820
#: The receipt's share of the width; the rest is what is to pay.
_SHARE = 636 / 1024
_CLOSER = 0.025
_HEAD, _ROW, _LAST = 68, 66, 86
_MEANS = {
    PaymentMeans.CASH: ("banknote", "cash"),
    PaymentMeans.CARD: ("credit-card", "card"),
    PaymentMeans.ACQUIRING: ("credit-card", "card"),
    PaymentMeans.IBAN: ("landmark", "transfer"),
    PaymentMeans.CARD_TRANSFER: ("landmark", "transfer"),
}


class Sheet:
    """A painter that measures in the pictures' own units."""

    def __init__(self, painter: QPainter, width: int, height: int) -> None:
        self.painter = painter
        self._unit = min(height / HEIGHT, width / LEAST)
        self.width, self.height = width / self._unit, height / self._unit

    def font(self, size: float, weight: int = 400) -> QFont:
        size *= self._unit / theme.scale
        # Big digits stand closer, as the design's own styles for them do.
        return theme.font(size, weight, spacing=-size * _CLOSER if weight == 700 else 0)

    def color(self, token: str) -> QColor:
        return theme.color_in("light", token)

    def rect(self, left: float, top: float, wide: float, high: float) -> QRectF:
        unit = self._unit
        x, y = round(left * unit), round(top * unit)
        return QRectF(x, y, round((left + wide) * unit) - x, round((top + high) * unit) - y)

    def fill(self, left: float, top: float, wide: float, high: float, token: str) -> None:
        self.painter.fillRect(self.rect(left, top, wide, high), self.color(token))

    def text(
        self,
        said: str,
        middle: float,
        size: float,
        *,
        left: float,
        right: float,
        weight: int = 400,
        color: QColor | str = "ink",
        align: Qt.AlignmentFlag = paint.LEFT,
        shrink: bool = False,
    ) -> float:
        """One line around the height `middle` between `left` and `right`; too long it is cut in the middle, or, if it
        is a number that may `shrink`, made smaller. Gives how wide it is."""
        room = self.rect(left, middle - size, right - left, 2 * size)
        font = self.font(size, weight)
        while shrink and size > 8 and paint.width_of(said, font) > room.width():
            size *= 0.96
            font = self.font(size, weight)
        ink = self.color(color) if isinstance(color, str) else color
        shown = said if shrink else paint.elided(said, font, room.width())
        paint.text(self.painter, room, shown, font, ink, align)
        return paint.width_of(shown, font) / self._unit

    def measured(self, said: str, size: float, weight: int = 400) -> float:
        """How wide a text is."""
        return paint.width_of(said, self.font(size, weight)) / self._unit

    def icon(self, name: str, left: float, middle: float, size: float, color: str) -> None:
        rect = self.rect(left, middle - size / 2, size, size)
        icons.paint(self.painter, name, self.color(color), QRectF(rect.left(), rect.top(), rect.width(), rect.width()))


def paint_view(painter: QPainter, width: int, height: int, view: BuyerView) -> None:
    """Paints the picture of the moment over all of `width` × `height` pixels."""
    paint.smooth(painter)
    sheet = Sheet(painter, width, height)
    if view.scene is Scene.RECEIPT:
        _paint_receipt(sheet, view)
    elif view.scene is Scene.PAID:
        _paint_paid(sheet, view)
    else:
        _paint_idle(sheet, view)
    if view.training:
        _paint_training(sheet, view)


def _paint_receipt(sheet: Sheet, view: BuyerView) -> None:
    split = round(sheet.width * _SHARE)
    sheet.fill(0, 0, split, sheet.height + 1, "surface")
    _paint_lines(sheet, view, split)
    sheet.fill(0, 0, split, _HEAD - 1, "surface")
    sheet.fill(0, _HEAD - 1, split, 1, "border")
    sheet.text(view.shop, 34, 22, left=28, right=split - 110, weight=600)
    sheet.text(time_text(view.now), 34, 22, left=split - 110, right=split - 28, color="ink2", align=paint.RIGHT)
    sheet.fill(split, 0, sheet.width - split + 1, sheet.height + 1, "accent")
    left, right = split + 32, sheet.width - 32
    rows = []
    if view.discount or view.rounding or view.taken:
        rows.append(("sum", money_text(view.gross), 400))
    if view.discount:
        rows.append(("discount", money_text(-view.discount), 600))
    if view.rounding:
        rows.append(("rounding", money_text(view.rounding, plus=True), 400))
    if view.taken:
        rows.append(("paid", money_text(-view.taken), 600))
    for number, (key, said, weight) in enumerate(rows):
        middle = 47 + 30 * number
        wide = sheet.text(said, middle, 20, left=left, right=right, weight=weight, color="on_accent", align=paint.RIGHT)
        word = buyer_word(view.language, key)
        sheet.text(word, middle, 20, left=left, right=right - wide - 12, weight=weight, color="on_accent")
    sheet.text(buyer_word(view.language, "due"), sheet.height - 163, 26, left=left, right=right, color="on_accent")
    sheet.text(
        money_text(view.due), sheet.height - 100, 84, left=left, right=right, weight=700, color="on_accent", shrink=True
    )
    sheet.text(buyer_word(view.language, "hryvnias"), sheet.height - 41, 22, left=left, right=right, color="on_accent")


def _paint_lines(sheet: Sheet, view: BuyerView, split: float) -> None:
    """From the foot upwards, the newest line last and biggest; those that find no room are counted."""
    top = sheet.height - _LAST
    *earlier, last = view.lines
    sheet.fill(0, top, split, _LAST + 1, "select")
    sheet.fill(0, top, 6, _LAST + 1, "accent")
    _paint_line(sheet, last, top, split, _LAST, name=24, amount=30)
    room = int((top - _HEAD) // _ROW)
    for line in reversed(earlier[-room:]):
        top -= _ROW
        sheet.fill(0, top + _ROW - 1, split, 1, "border")
        _paint_line(sheet, line, top, split, _ROW, name=20, amount=24)
    above = view.earlier + max(0, len(earlier) - room)
    if above:
        said = buyer_word(view.language, "earlier", count=above)
        sheet.text(said, (_HEAD + top) / 2, 16, left=28, right=split - 28, color="ink2")


def _paint_line(sheet: Sheet, line: Line, top: float, split: float, high: float, *, name: float, amount: float) -> None:
    middle = top + high / 2
    wide = sheet.text(
        line.amount, middle, amount, left=split / 2, right=split - 29, weight=600, align=paint.RIGHT, shrink=True
    )
    right = split - 29 - wide - 20
    sheet.text(line.name, middle - 12 - (name - 20) / 4, name, left=28, right=right, weight=500)
    sheet.text(line.how, middle + 14 + (name - 20) / 4, 16, left=28, right=right, color="ink2")


def _paint_paid(sheet: Sheet, view: BuyerView) -> None:
    sheet.fill(0, 0, sheet.width + 1, sheet.height + 1, "accent")
    left, right, ink = 56.0, sheet.width - 56, sheet.color("on_accent")
    sheet.text(view.shop, 55, 24, left=left, right=right, weight=600, color=ink)
    gives_change = view.change > 0
    if gives_change:
        wide = max(
            sheet.text(buyer_word(view.language, "due"), 158, 26, left=left, right=right / 2, color=ink),
            sheet.text(money_text(view.due), 203, 46, left=left, right=right / 2, weight=700, color=ink, shrink=True),
        )
        second = max(left + 264, left + wide + 40)
        sheet.text(buyer_word(view.language, "tendered"), 158, 26, left=second, right=right, color=ink)
        sheet.text(money_text(view.tendered), 203, 46, left=second, right=right, weight=700, color=ink, shrink=True)
    if view.rounding:
        said = buyer_word(view.language, "rounded", sum=money_text(view.rounding, plus=True))
        sheet.text(said, 241, 18, left=left, right=right, color=ink)
    word = buyer_word(view.language, "change" if gives_change else "paid")
    wide = sheet.text(word, sheet.height - 154, 40, left=left, right=right / 2, weight=600, color=ink)
    big = money_text(view.change if gives_change else view.due)
    sheet.text(
        big,
        sheet.height - 190,
        176,
        left=left + wide + 32,
        right=right,
        weight=700,
        color=ink,
        align=paint.RIGHT,
        shrink=True,
    )
    line = QColor(ink)
    line.setAlphaF(0.35)
    sheet.painter.fillRect(sheet.rect(left, sheet.height - 83, right - left, 1), line)
    sheet.text(buyer_word(view.language, "thanks"), sheet.height - 55, 24, left=left, right=right, color=ink)


def _paint_idle(sheet: Sheet, view: BuyerView) -> None:
    sheet.fill(0, 0, sheet.width + 1, sheet.height + 1, "bg")
    left, right = 40.0, sheet.width - 40
    sheet.text(
        view.shop, sheet.height / 2 - 62, 64, left=left, right=right, weight=700, align=paint.CENTER, shrink=True
    )
    if view.trial:
        said = buyer_word(view.language, "trial")
    else:
        said = buyer_word(view.language, "greeting" if view.open else "closed", till=view.till)
    if view.till or view.trial:
        sheet.text(said, sheet.height / 2 + 2, 28, left=left, right=right, color="ink2", align=paint.CENTER)
    if view.open or view.trial:
        _paint_means(sheet, view)


def _paint_means(sheet: Sheet, view: BuyerView) -> None:
    """What may be paid with."""
    signs = list(dict.fromkeys(_MEANS[means] for means in view.means))
    words = [buyer_word(view.language, key) for _, key in signs]
    wide = [28 + 8 + sheet.measured(word, 20) for word in words]
    gap = 36.0
    middle = sheet.height / 2 + 88
    left = (sheet.width - sum(wide) - gap * (len(words) - 1)) / 2
    for (icon, _), word, room in zip(signs, words, wide, strict=True):
        sheet.icon(icon, left, middle, 28, "ink2")
        sheet.text(word, middle, 20, left=left + 36, right=left + room + 8, color="ink2")
        left += room + gap
        if word is not words[-1]:
            sheet.text("·", middle, 20, left=left - gap / 2 - 4, right=left, color="ink3")


def _paint_training(sheet: Sheet, view: BuyerView) -> None:
    """Nothing here is real: a strip over the whole width and a word say so."""
    sheet.fill(0, 0, sheet.width + 1, 6, "warn_solid")
    said = buyer_word(view.language, "training")
    wide = sheet.measured(said, 14, 600) + 24
    left = sheet.width - 32 - wide
    sheet.fill(left, 0, wide, 24, "warn_solid")
    sheet.text(said, 13, 14, left=left, right=left + wide, weight=600, align=paint.CENTER)
