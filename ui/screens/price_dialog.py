"""The price of a good: of one sold at a free price, or of a line that is to cost something else."""

from __future__ import annotations

from decimal import Decimal

from PySide6.QtWidgets import QWidget

from app.domain.money import money
from app.domain.receipt import check_not_below, check_price
from ui.amount_input import AmountInput
from ui.formats import quantity_text
from ui.i18n import tr
from ui.screens.goods_dialog import Goods, GoodsDialog
from ui.theme import theme
from ui.widgets.card import Card
from ui.widgets.figure import Figure
from ui.widgets.label import label


class PriceDialog(GoodsDialog):
    """`accepted` carries hryvnias per unit. `quantity` is how much of the good goes in, for the sum; `current` is the
    price of the line; `least` what the law or the shop lets it be sold for at the lowest, None where nothing does;
    `senior`: one will be asked."""

    def __init__(
        self,
        host: QWidget,
        goods: Goods,
        quantity: Decimal = Decimal(1),
        current: Decimal | None = None,
        *,
        least: Decimal | None = None,
        senior: bool = False,
    ) -> None:
        self._quantity, self._least, self._new, self._senior = quantity, least, current is None, senior
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
        if value is None:
            return None
        price = check_price(value)
        check_not_below(self._least, price, self.goods.name)
        return price

    def total(self, value: Decimal) -> Decimal | None:
        return money(value * self._quantity)

    def hint(self) -> str:
        amount = quantity_text(self._quantity, self.goods.unit.short, weighed=self.goods.by_weight)
        if self._new and self._senior:
            return tr("У чек піде {amount}. Ціни в каталозі немає: її підтверджує старший касир.", amount=amount)
        if self._new:
            return tr("У чек піде {amount}. Ціну задає касир.", amount=amount)
        if self._senior:
            return tr("У чеку {amount}. Нову ціну підтверджує старший касир своїм PIN-кодом.", amount=amount)
        return tr("У чеку {amount}. Ціна зміниться лише в цьому рядку.", amount=amount)

    def show_value(self) -> None:
        self._value.set_text(self.amount.text or "0,00", "ink" if self.amount.text else "ink3")
