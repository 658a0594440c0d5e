"""Dialog 07a: the weight of a good, typed while no scale is set."""

from __future__ import annotations

from decimal import Decimal

from PySide6.QtWidgets import QHBoxLayout, QWidget

from app.domain.receipt import check_quantity
from ui.amount_input import AmountInput
from ui.i18n import tr
from ui.screens.goods_dialog import Goods, GoodsDialog
from ui.theme import theme
from ui.widgets.button import Button
from ui.widgets.card import Card
from ui.widgets.figure import Figure
from ui.widgets.label import label


class WeighDialog(GoodsDialog):
    """`accepted` carries kilograms to the gram. `current` is the weight the line has now, if it has one.

    Names besides: `weigh_read`, `weigh_tare` (both wait for a scale).
    """

    def __init__(self, host: QWidget, goods: Goods, current: Decimal | None = None) -> None:
        amount = AmountInput(limit=4, decimals=3)
        amount.set(current)
        ok = tr("Додати в чек") if current is None else tr("Застосувати")
        super().__init__(host, tr("Зважування"), goods, amount, keys="weight", ok=ok, name="weigh_dialog")
        box = Card(margins=(16, 10, 16, 8), spacing=0)
        box.set_look("surface", "focus", 2)
        box.setFixedHeight(theme.px(122))
        self._value = Figure("", "value", name="dialog_value", unit=goods.unit.short, unit_size=24)
        box.body.addWidget(label(tr("Вага"), "note", "ink2"))
        box.body.addWidget(self._value, 1)
        self.left.addWidget(box)
        self.left.addLayout(self._make_scale())
        self.finish_left()

    def check(self, value: Decimal | None) -> Decimal | None:
        if not value:
            return None
        return check_quantity(value, self.goods.unit, by_weight=True)

    def hint(self) -> str:
        return tr("Ваги не підключено. Введіть вагу з клавіатури: кілограми, кома, грами.")

    def show_value(self) -> None:
        self._value.set_text(self.amount.text or "0,000", "ink" if self.amount.text else "ink3")

    def _make_scale(self) -> QHBoxLayout:
        row = QHBoxLayout()
        row.setSpacing(theme.px(8))
        for name, said, icon in (
            ("weigh_read", tr("Зчитати з ваг"), "refresh-cw"),
            ("weigh_tare", tr("Тара {weight}", weight="0,000"), "package"),
        ):
            button = Button(said, icon=icon, name=name)
            button.setMinimumWidth(0)
            button.setEnabled(False)
            button.setAccessibleDescription(tr("Ваги не підключено"))
            row.addWidget(button, 1)
        return row
