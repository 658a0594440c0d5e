"""The pay button: the screen's one action, with its sum."""

from __future__ import annotations

from decimal import Decimal

from PySide6.QtCore import QRectF, QSize
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QWidget

from ui.formats import money_text
from ui.i18n import tr
from ui.theme import theme
from ui.widgets import paint
from ui.widgets.button import Button


class PayButton(Button):
    """«Оплата F12 · 614,52 грн». Disabled while there is nothing to pay."""

    def __init__(self, said: str, *, key: str = "", name: str = "pay", parent: QWidget | None = None) -> None:
        super().__init__(said, role="primary", size=84, key=key, name=name, parent=parent)
        self._amount = Decimal(0)
        self.set_amount(Decimal(0))

    def set_amount(self, amount: Decimal, payable: bool | None = None) -> None:
        """The sum in hryvnias; `payable` where something else than a sum above zero decides."""
        self._amount = amount
        self.setEnabled(amount > 0 if payable is None else payable)
        self.setAccessibleDescription(money_text(amount))
        self.update()

    def sizeHint(self) -> QSize:
        return QSize(theme.px(320), self._tall())

    def minimumSizeHint(self) -> QSize:
        return QSize(theme.px(240), self._tall())

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        paint.smooth(painter)
        fill, border, ink_token, width = self._tokens()
        ink = theme.color(ink_token)
        area = QRectF(self.rect())
        paint.box(painter, area, theme.color(fill), theme.color(border), theme.radius("card"), width)
        pad = theme.px(theme.pick(16, 20, 24))
        middle = self.height() / 2
        line, hint = theme.px(theme.pick(24, 26, 30)), theme.px(18)
        top = round(middle - (line + hint) / 2)
        left = pad
        if self._spin.shown:
            size = theme.px(28)
            self._spin.paint(painter, QRectF(pad, middle - size / 2, size, size), ink)
            left += size + theme.px(12)
        title = theme.font(theme.pick(19, 22, 26), 600)
        paint.text(painter, QRectF(left, top, area.width(), line), self.text(), title, ink)
        painter.setOpacity(0.92)
        paint.text(painter, QRectF(left, top + line, area.width(), hint), self._key, theme.font(14, 500), ink)
        painter.setOpacity(1)
        unit, unit_font = tr("грн"), theme.font(20, 600)
        sum_font = theme.font(theme.pick(32, 38, 48), 700, spacing=-0.5)
        unit_width = paint.width_of(unit, unit_font)
        right = area.width() - pad
        base = middle + theme.px(theme.pick(9, 11, 12))
        paint.on_baseline(painter, right - unit_width, base, unit, unit_font, ink)
        said = money_text(self._amount)
        at = right - unit_width - theme.px(5) - paint.width_of(said, sum_font)
        paint.on_baseline(painter, at, base, said, sum_font, ink)

    def _tall(self) -> int:
        return max(theme.px(theme.pick(84, 84, 100)), theme.mm(20))
