"""Dialog 07c: a discount in percent or hryvnias, for a line or for the whole receipt."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from decimal import Decimal
from enum import StrEnum

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from app.domain.discount import Discount, DiscountKind
from app.domain.money import ZERO
from app.errors import RuleBroken
from ui.amount_input import AmountInput
from ui.formats import money_text, number_text, percent_text
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
from ui.widgets.paint import RIGHT
from ui.widgets.segment import Segment

#: Percents a tap away.
OFTEN = tuple(Decimal(percent) for percent in (3, 5, 7, 10))


class ScopeKind(StrEnum):
    """What a discount is given on."""

    ITEM = "item"
    RECEIPT = "receipt"


@dataclass(frozen=True, slots=True)
class Scope:
    """`before` is the sum without this discount, `base` the part of it the discount comes off, hryvnias; `current` the
    discount there is; `about` whose it is in words; `barred`: none may be given here."""

    kind: ScopeKind
    before: Decimal
    base: Decimal
    current: Discount | None = None
    about: str = ""
    barred: bool = False


class DiscountDialog(Dialog):
    """`chosen` carries the scope and a `Discount`, or None to take the discount off, once, after the dialog is gone.

    `limit` is the percent above which a senior will be asked for, None for no limit. Names: `discount_scope`,
    `discount_about`, `discount_kind`, `discount_value`, `discount_3` … `discount_10`, `discount_before`,
    `discount_off`, `discount_after`, `discount_remove`, `discount_error`, `discount_limit`, `dialog_keypad_…`,
    `dialog_ok`.
    """

    chosen = Signal(object, object)

    def __init__(
        self, host: QWidget, scopes: Sequence[Scope], start: ScopeKind, *, limit: Decimal | None = None
    ) -> None:
        super().__init__(host, tr("Знижка"), name="discount_dialog")
        self._scopes = {scope.kind: scope for scope in scopes}
        self._scope = self._scopes[start]
        self._limit = limit
        self._kind = DiscountKind.PERCENT
        left, right = self.split()
        self._build_left(left)
        self._build_right(right)
        self._begin(start)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        key = amount_key(event)
        if key:
            event.accept()
            self._keypad.flash(key)
            self._press(key)
        elif event.text() == "%":
            event.accept()
            self._set_kind(DiscountKind.PERCENT)
        elif not event.isAutoRepeat():
            super().keyPressEvent(event)

    # ---------------------------------------------------------------- what it is made of

    def _build_left(self, column: QVBoxLayout) -> None:
        said = {ScopeKind.ITEM: tr("На позицію"), ScopeKind.RECEIPT: tr("На весь чек")}
        self._scope_segment = Segment([(kind.value, said[kind]) for kind in self._scopes], name="discount_scope")
        self._scope_segment.chosen.connect(lambda key: self._begin(ScopeKind(key)))
        self._segment = Segment(
            [(DiscountKind.PERCENT.value, "%"), (DiscountKind.SUM.value, tr("грн"))],
            name="discount_kind",
            upright=True,
        )
        self._segment.setFixedSize(theme.px(88), theme.px(106))
        self._segment.chosen.connect(lambda key: self._set_kind(DiscountKind(key)))
        self._box = Card(margins=(16, 8, 16, 6), spacing=0)
        self._box.setFixedHeight(theme.px(106))
        self._box.body.addWidget(label(tr("Знижка"), "small", "ink2"))
        row = QHBoxLayout()
        row.setSpacing(theme.px(6))
        self._value = Figure("", "value", name="discount_value", size=52)
        self._unit = label("", "h2", "ink2", size=26)
        row.addWidget(self._value, 1)
        row.addWidget(self._unit)
        self._box.body.addLayout(row, 1)
        amount = QHBoxLayout()
        amount.setSpacing(theme.px(8))
        amount.addWidget(self._box, 1)
        amount.addWidget(self._segment)
        self._error = label("", "small", "danger", weight=600, wrap=True, name="discount_error")
        self._remove = Button(tr("Зняти знижку"), icon="x", role="danger_text", size=48, name="discount_remove")
        self._remove.clicked.connect(lambda: self._finish(None))
        column.addWidget(self._scope_segment)
        column.addLayout(amount)
        column.addLayout(self._make_often())
        column.addWidget(self._make_sums())
        foot = QHBoxLayout()
        foot.setSpacing(theme.px(8))
        self._hint = self._make_hint()
        foot.addWidget(self._hint, 1)
        foot.addWidget(self._error, 1)
        foot.addWidget(self._remove)
        room = QWidget()
        room.setLayout(foot)
        foot.setContentsMargins(0, 0, 0, 0)
        room.setMinimumHeight(theme.px(48))
        column.addWidget(room)
        column.addStretch(1)

    def _make_hint(self) -> QWidget:
        room = QWidget()
        row = QHBoxLayout(room)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(theme.px(8))
        if self._limit is not None:
            said = tr("Понад {percent} — потрібен PIN старшого касира", percent=percent_text(self._limit))
            row.addWidget(Icon("lock", "ink3", 18))
            row.addWidget(label(said, "small", "ink3", wrap=True, name="discount_limit"), 1)
        return room

    def _make_often(self) -> QHBoxLayout:
        row = QHBoxLayout()
        row.setSpacing(theme.px(8))
        self._often: dict[Decimal, Button] = {}
        for often in OFTEN:
            button = Button(percent_text(often), size=64, name=f"discount_{often}", text_size=22, text_weight=600)
            button.setMinimumWidth(0)
            button.clicked.connect(lambda *_, often=often: self._take(often))
            self._often[often] = button
            row.addWidget(button, 1)
        return row

    def _make_sums(self) -> Card:
        card = Card(margins=(18, 11, 18, 11), spacing=3, fill="surface2")
        self._off_word = label("", "strong", "warn")
        self._about = label("", "small", "ink3", name="discount_about", elide=Qt.TextElideMode.ElideMiddle)
        self._was = label("", "body", "ink2", name="discount_before", align=RIGHT)
        self._off = label("", "strong", "warn", name="discount_off", align=RIGHT)
        self._after_word = label("", "body", "ink2")
        self._after = Figure("", "kpi", name="discount_after", size=34)
        first = QHBoxLayout()
        first.setSpacing(theme.px(10))
        first.addWidget(label(tr("Було"), "body", "ink2"))
        first.addWidget(self._about, 1)
        first.addWidget(self._was)
        card.body.addLayout(first)
        for word, value in ((self._off_word, self._off), (self._after_word, self._after)):
            row = QHBoxLayout()
            row.addWidget(
                word, 0, Qt.AlignmentFlag.AlignBottom if value is self._after else Qt.AlignmentFlag.AlignVCenter
            )
            row.addWidget(value, 1)
            card.body.addLayout(row)
        return card

    def _build_right(self, column: QVBoxLayout) -> None:
        self._keypad = Keypad("weight", name="dialog_keypad")
        self._keypad.setMinimumHeight(theme.px(4 * 76 + 3 * 8))
        self._keypad.pressed.connect(self._press)
        self._ok = Button(tr("Застосувати"), role="primary", size=80, key="Enter", name="dialog_ok", text_size=20)
        self._ok.clicked.connect(self._accept)
        column.addWidget(self._keypad, 1)
        column.addWidget(self._ok)
        self.set_primary(self._ok)

    # ---------------------------------------------------------------- what happens

    def _begin(self, kind: ScopeKind) -> None:
        """The other thing to give a discount on, with the one it has."""
        self._scope = scope = self._scopes[kind]
        self._current = scope.current if scope.current is not None and scope.current.value else None
        self._kind = self._current.kind if self._current else DiscountKind.PERCENT
        self._amount = self._input(self._current.value if self._current else None)
        self._scope_segment.set_current(kind.value)
        self._about.set_text(scope.about)
        self._was.set_text(money_text(scope.before))
        self._after_word.set_text(tr("До сплати") if kind is ScopeKind.RECEIPT else tr("Стане"))
        self._remove.setVisible(self._current is not None)
        self._refresh()

    def _input(self, value: Decimal | None = None) -> AmountInput:
        amount = AmountInput(limit=3 if self._kind is DiscountKind.PERCENT else 7, decimals=2)
        amount.set(value)
        return amount

    def _set_kind(self, kind: DiscountKind) -> None:
        """Five percent are not five hryvnias: the number begins anew."""
        if kind is not self._kind:
            self._kind = kind
            self._amount = self._input()
        self._refresh()

    def _take(self, percent: Decimal) -> None:
        self._kind = DiscountKind.PERCENT
        self._amount = self._input(percent)
        self._refresh()

    def _press(self, key: str) -> None:
        if self._amount.press(key):
            self._refresh()

    def _discount(self) -> Discount | None:
        """What is typed, None for nothing or zero. Raises `RuleBroken` for more than there is, or may be."""
        value, scope = self._amount.value, self._scope
        if scope.barred:
            raise RuleBroken("discount_barred_here")
        if not value:
            return None
        if self._kind is DiscountKind.SUM and value > scope.base:
            raise RuleBroken("discount_too_big", most=f"{scope.base:.2f}")
        return Discount(self._kind, value)

    def _refresh(self) -> None:
        complaint, discount = "", None
        try:
            discount = self._discount()
        except RuleBroken as error:
            complaint = message(error).title
        amount, percent = self._amount, self._kind is DiscountKind.PERCENT
        offered = number_text(amount.value) if amount.offered and amount.value is not None else amount.text
        self._value.set_text(offered or "0", "ink" if amount.text else "ink3")
        self._unit.set_text("%" if percent else tr("грн"))
        self._box.set_look("surface", "danger" if complaint else "focus", 2)
        self._segment.set_current(self._kind.value)
        for often, button in self._often.items():
            button.set_checked(percent and often == amount.value)
        off = discount.of(self._scope.base) if discount else ZERO
        named = percent and discount is not None
        self._off_word.set_text(tr("Знижка {value}", value=offered + "\u00a0%") if named else tr("Знижка"))
        self._off.set_text(money_text(-off))
        self._after.set_text(money_text(self._scope.before - off))
        self._error.set_text(complaint)
        self._error.setVisible(bool(complaint))
        self._hint.setVisible(not complaint)
        for button in self._often.values():
            button.setEnabled(not self._scope.barred)
        self._ok.setEnabled(not complaint and (discount is not None or self._current is not None))

    def _accept(self) -> None:
        try:
            discount = self._discount()
        except RuleBroken:
            return
        if discount is not None or self._current is not None:
            self._finish(discount)

    def _finish(self, discount: Discount | None) -> None:
        if self.isVisible():
            self.dismiss()
            self.chosen.emit(self._scope.kind, discount)
