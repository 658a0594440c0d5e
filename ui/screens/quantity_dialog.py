"""Dialog 07b: how many of a good, by keypad, by steps or by a number often asked for."""

from __future__ import annotations

from decimal import Decimal

from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QHBoxLayout, QWidget

from app.domain.receipt import check_quantity
from ui.amount_input import AmountInput
from ui.formats import number_text
from ui.i18n import tr
from ui.screens.goods_dialog import Goods, GoodsDialog
from ui.theme import theme
from ui.widgets import paint
from ui.widgets.button import Button
from ui.widgets.card import Card
from ui.widgets.figure import Figure

OFTEN = tuple(Decimal(n) for n in (2, 6, 10, 12))


class QuantityDialog(GoodsDialog):
    """`accepted` carries the quantity in units.

    Names besides: `quantity_minus`, `quantity_plus`, `quantity_2` … `quantity_12`.
    """

    def __init__(self, host: QWidget, goods: Goods, current: Decimal, *, hint: str | None = None) -> None:
        self._said = hint
        whole = goods.unit.whole and not goods.by_weight
        amount = AmountInput(limit=5, decimals=0 if whole else 3)
        amount.set(current)
        keys = "count" if whole else "weight"
        super().__init__(host, tr("Кількість"), goods, amount, keys=keys, ok=tr("Застосувати"), name="quantity_dialog")
        self.left.addLayout(self._make_stepper())
        self.left.addLayout(self._make_often())
        self.finish_left()

    def check(self, value: Decimal | None) -> Decimal | None:
        if value is None:
            return None
        return check_quantity(value, self.goods.unit, by_weight=self.goods.by_weight)

    def hint(self) -> str:
        return tr("Швидше: наберіть 6* і скануйте штрих-код.") if self._said is None else self._said

    def show_value(self) -> None:
        value = self.amount.value
        offered = self.amount.offered and value is not None
        self._value.set_text(number_text(value) if offered and value is not None else self.amount.text or "0")
        for often, button in self._often.items():
            button.set_checked(often == value)
        self._minus.setEnabled(value is not None and value > 1)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.text() in ("+", "-"):
            event.accept()
            self._step(1 if event.text() == "+" else -1)
        else:
            super().keyPressEvent(event)

    def _make_stepper(self) -> QHBoxLayout:
        row = QHBoxLayout()
        row.setSpacing(theme.px(8))
        self._minus = self._make_step("minus", tr("Менше"), -1)
        plus = self._make_step("plus", tr("Більше"), 1)
        box = Card(margins=(8, 0, 8, 0), spacing=0)
        box.set_look("surface", "focus", 2)
        box.setFixedHeight(theme.px(92))
        self._value = Figure("", "value", name="dialog_value", align=paint.CENTER)
        box.body.addWidget(self._value)
        row.addWidget(self._minus)
        row.addWidget(box, 1)
        row.addWidget(plus)
        return row

    def _make_step(self, icon: str, said: str, by: int) -> Button:
        button = Button(icon=icon, size=92, name=f"quantity_{icon}")
        button.setAccessibleName(said)
        button.setFixedWidth(theme.px(84))
        button.clicked.connect(lambda: self._step(by))
        return button

    def _make_often(self) -> QHBoxLayout:
        row = QHBoxLayout()
        row.setSpacing(theme.px(8))
        self._often: dict[Decimal, Button] = {}
        for often in OFTEN:
            button = Button(f"{often}", size=64, name=f"quantity_{often}", text_size=22, text_weight=600)
            button.setMinimumWidth(0)
            button.clicked.connect(lambda *_, often=often: self._set(often))
            row.addWidget(button, 1)
            self._often[often] = button
        return row

    def _step(self, by: int) -> None:
        self._set(max((self.amount.value or Decimal(0)) + by, Decimal(1)))

    def _set(self, value: Decimal) -> None:
        self.amount.set(value)
        self.refresh()
