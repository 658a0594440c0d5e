"""Everything that can be done with one line of the receipt, each a tap away."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from app.domain.discount import DiscountKind
from app.domain.receipt import Item, ItemTotals
from ui.formats import MINUS, money_text, percent_text, quantity_text, sum_text
from ui.i18n import tr
from ui.lines import how_text
from ui.theme import theme
from ui.widgets.action_row import ActionRow
from ui.widgets.dialog import Dialog
from ui.widgets.label import label


class LineDialog(Dialog):
    """`chosen` carries what is to be done, after the dialog is gone: "quantity", "price", "discount", "comment",
    "explain" or "remove". `priced`: who stands here may change the price without a senior.

    Names: `line_goods`, `line_quantity`, `line_price`, `line_discount`, `line_comment`, `line_explain`, `line_remove`.
    """

    chosen = Signal(str)

    def __init__(self, host: QWidget, item: Item, part: ItemTotals, *, priced: bool) -> None:
        super().__init__(host, tr("Позиція чека"), width=520, name="line_dialog")
        column = self.column()
        names = QVBoxLayout()
        names.setSpacing(0)
        names.addWidget(label(item.name, "title", name="line_goods", elide=Qt.TextElideMode.ElideMiddle))
        how = how_text(item.quantity, item.unit, item.price, item.by_weight)
        names.addWidget(label(how, "body", "ink2", elide=Qt.TextElideMode.ElideRight))
        column.addLayout(names)
        rows = QVBoxLayout()
        rows.setSpacing(theme.px(8))
        weighed = item.by_weight or item.unit.weighted
        free = priced or item.free_price
        counted = (tr("Вага"), "scale") if weighed else (tr("Кількість"), "calculator")
        amount = quantity_text(item.quantity, item.unit.short, weighed=weighed)
        for what, said, value, icon, locked in (
            ("quantity", counted[0], amount, counted[1], False),
            ("price", tr("Ціна"), sum_text(item.price), "tag", not free),
            ("discount", tr("Знижка"), _discount(item, part), "percent", False),
            ("comment", tr("Коментар"), item.comment or tr("немає"), "pencil", False),
            ("explain", tr("Як пораховано"), sum_text(part.amount), "info", False),
            ("remove", tr("Прибрати з чека"), "", "trash-2", False),
        ):  # fmt: skip
            leads = what != "remove"
            ink = "ink" if leads else "danger"
            row = ActionRow(said, value, icon=icon, color=ink, locked=locked, leads=leads, name=f"line_{what}")
            row.clicked.connect(lambda _on=False, what=what: self._choose(what))
            rows.addWidget(row)
        column.addLayout(rows)

    def _choose(self, what: str) -> None:
        if self.isVisible():
            self.dismiss()
            self.chosen.emit(what)


def _discount(item: Item, part: ItemTotals) -> str:
    if item.no_discount:
        return tr("на цей товар не дають")
    if item.discount is None or not item.discount.value:
        return tr("немає")
    worth = f"{MINUS}{money_text(part.discount)}"
    if item.discount.kind is DiscountKind.PERCENT:
        return f"{MINUS}{percent_text(item.discount.value)} = {worth}"
    return worth
