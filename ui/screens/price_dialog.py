"""The price of a good that is sold at a free price."""

from __future__ import annotations

from decimal import Decimal

from PySide6.QtWidgets import QWidget

from app.domain.money import money
from app.domain.receipt import check_price
from ui.amount_input import AmountInput
from ui.formats import quantity_text
from ui.i18n import tr
from ui.screens.goods_dialog import Goods, GoodsDialog
from ui.theme import theme
from ui.widgets.card import Card
from ui.widgets.figure import Figure
from ui.widgets.label import label


class PriceDialog(GoodsDialog):
    """`accepted` carries hryvnias per unit. `quantity` is how much of the good goes in, for the sum."""

    def __init__(
        self, host: QWidget, goods: Goods, quantity: Decimal = Decimal(1), current: Decimal | None = None
    ) -> None:
        self._quantity = quantity
        amount = AmountInput(limit=7, decimals=2)
        amount.set(current)
        ok = tr("Додати в чек") if current is None else tr("Застосувати")
        super().__init__(host, tr("Ціна товару"), goods, amount, keys="weight", ok=ok, name="price_dialog")
        box = Card(margins=(16, 10, 16, 8), spacing=0)
        box.set_look("surface", "focus", 2)
        box.setFixedHeight(theme.px(122))
        self._value = Figure("", "value", name="dialog_value", unit=tr("грн"), unit_size=24)
        box.body.addWidget(label(tr("Ціна за {unit}", unit=goods.unit.short), "note", "ink2"))
        box.body.addWidget(self._value, 1)
        self.left.addWidget(box)
        self.finish_left()

    def check(self, value: Decimal | None) -> Decimal | None:
        return check_price(value) if value else None

    def total(self, value: Decimal) -> Decimal | None:
        return money(value * self._quantity)

    def hint(self) -> str:
        amount = quantity_text(self._quantity, self.goods.unit.short, weighed=self.goods.by_weight)
        return tr("У чек піде {amount}. Ціну задає касир.", amount=amount)

    def show_value(self) -> None:
        self._value.set_text(self.amount.text or "0,00", "ink" if self.amount.text else "ink3")
