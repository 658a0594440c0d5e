"""What the dialogs of one good share: its name, what is typed, what it comes to, the keypad and the one button."""

from __future__ import annotations

from dataclasses import dataclass, replace
from decimal import Decimal

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from app.domain.money import money
from app.domain.product import PIECE, Product, Unit
from app.domain.receipt import Item
from app.errors import RuleBroken
from ui.amount_input import AmountInput
from ui.formats import money_text, quantity_text, sum_text
from ui.i18n import tr
from ui.keys import amount_key
from ui.messages import message
from ui.theme import theme
from ui.widgets.button import Button
from ui.widgets.card import Card
from ui.widgets.dialog import Dialog
from ui.widgets.figure import Figure
from ui.widgets.icon import Icon
from ui.widgets.keypad import Keypad
from ui.widgets.label import label


@dataclass(frozen=True, slots=True)
class Goods:
    """What a dialog tells about the good. `price` is hryvnias per unit, None when it is still to be given; `stock` is
    None where it is not counted."""

    name: str
    price: Decimal | None
    unit: Unit = PIECE
    by_weight: bool = False
    stock: Decimal | None = None
    product_id: str | None = None

    @classmethod
    def of_product(cls, product: Product) -> Goods:
        return cls(product.name, product.price, product.unit, product.by_weight, product.stock, product.id)

    @classmethod
    def of_item(cls, item: Item) -> Goods:
        """A line of the receipt, at the price it has there; what is in stock is not known of a line."""
        return cls(item.name, item.price, item.unit, item.by_weight, product_id=item.product_id)

    def about(self) -> str:
        """«26,90 грн за шт · залишок 80 шт»."""
        parts = []
        if self.price is not None:
            parts.append(tr("{price} за {unit}", price=sum_text(self.price), unit=self.unit.short))
        if self.stock is not None:
            parts.append(tr("залишок {stock}", stock=quantity_text(self.stock, self.unit.short)))
        return " · ".join(parts)


class GoodsDialog(Dialog):
    """`accepted` carries the number that was given, once, after the dialog is gone.

    Names: `dialog_goods`, `dialog_about`, `dialog_value`, `dialog_sum`, `dialog_hint`, `dialog_keypad_…`, `dialog_ok`.
    """

    accepted = Signal(object)

    def __init__(
        self, host: QWidget, title: str, goods: Goods, amount: AmountInput, *, keys: str, ok: str, name: str
    ) -> None:
        super().__init__(host, title, name=name)
        self.goods, self.amount = goods, amount
        self.left, right = self.split()
        names = QVBoxLayout()
        names.setSpacing(0)
        names.addWidget(label(goods.name, "title", name="dialog_goods", elide=Qt.TextElideMode.ElideMiddle))
        self._about = label(goods.about(), "body", "ink2", name="dialog_about", elide=Qt.TextElideMode.ElideRight)
        names.addWidget(self._about)
        self.left.addLayout(names)
        self._keypad = Keypad(keys, 76, name="dialog_keypad")
        self._keypad.pressed.connect(self._press)
        self._ok = Button(ok, role="primary", size=80, key="Enter", name="dialog_ok", text_size=20)
        self._ok.clicked.connect(self._accept)
        right.addWidget(self._keypad)
        right.addWidget(self._ok)
        self.set_primary(self._ok)
        self._sum = Figure("", "kpi", name="dialog_sum", unit=tr("грн"), size=38)
        self._hint_icon = Icon("info", "ink3", 18)
        self._hint = label("", "small", "ink3", name="dialog_hint", wrap=True)

    def know(self, product: Product) -> None:
        """The catalogue told of goods; those of this dialog show what is in stock."""
        if product.id == self.goods.product_id:
            self.goods = replace(self.goods, stock=product.stock)
            self._about.set_text(self.goods.about())

    def check(self, value: Decimal | None) -> Decimal | None:
        """The number if it may be given, None while nothing is typed. Raises `RuleBroken`."""
        raise NotImplementedError

    def total(self, value: Decimal) -> Decimal | None:
        """What it comes to, hryvnias; None while the price is not known."""
        return money(value * self.goods.price) if self.goods.price is not None else None

    def hint(self) -> str:
        """The quiet line at the foot."""
        return ""

    def show_value(self) -> None:
        """Puts the typed number on the screen."""
        raise NotImplementedError

    def finish_left(self) -> None:
        """The sum and the hint, under what the dialog has put into `left`."""
        card = Card(margins=(18, 0, 18, 0), spacing=0, fill="surface2")
        card.setFixedHeight(theme.px(78))
        row = QHBoxLayout()
        word = label(tr("Сума"), "body", "ink2")
        word.setContentsMargins(0, 0, 0, theme.px(12))
        row.addWidget(word, 0, Qt.AlignmentFlag.AlignBottom)
        row.addWidget(self._sum, 1)
        card.body.addLayout(row)
        self.left.addWidget(card)
        foot = QHBoxLayout()
        foot.setSpacing(theme.px(8))
        foot.addWidget(self._hint_icon, 0, Qt.AlignmentFlag.AlignTop)
        foot.addWidget(self._hint, 1)
        self.left.addLayout(foot)
        self.left.addStretch()
        self.refresh()

    def refresh(self) -> None:
        """Shows the number, what it comes to, and whether it will do."""
        self.show_value()
        value, complaint = self.amount.value, ""
        try:
            good = self.check(value)
        except RuleBroken as error:
            good, complaint = None, message(error).title
        total = self.total(value) if value is not None else None
        self._sum.set_text(money_text(total) if total is not None else "—")
        self._ok.setEnabled(good is not None)
        said = complaint or self.hint()
        self._hint.set_text(said)
        self._hint.set_color("danger" if complaint else "ink3")
        self._hint_icon.set("circle-alert" if complaint else "info", "danger" if complaint else "ink3")
        self._hint_icon.setVisible(bool(said))

    def keyPressEvent(self, event: QKeyEvent) -> None:
        key = amount_key(event)
        if key:
            event.accept()
            self._keypad.flash(key)
            self._press(key)
        elif not event.isAutoRepeat():
            super().keyPressEvent(event)

    def _press(self, key: str) -> None:
        if self.amount.press("clear" if key == "C" else key):
            self.refresh()

    def _accept(self) -> None:
        try:
            value = self.check(self.amount.value)
        except RuleBroken:
            return
        if value is not None and self.isVisible():
            self.dismiss()
            self.accepted.emit(value)
