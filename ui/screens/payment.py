"""Screen 04: the receipt on the left, cash in the middle, keypad and the one big button on the right."""

from __future__ import annotations

from decimal import Decimal

from PySide6.QtCore import Qt
from PySide6.QtGui import QKeyEvent, QShowEvent
from PySide6.QtWidgets import QGridLayout, QHBoxLayout, QVBoxLayout, QWidget

from ui.formats import money_text, note_text, number_text
from ui.i18n import tr
from ui.keymap import keymap, press
from ui.keys import amount_key
from ui.presenters.payment import EXACT, NOTES, PaymentPresenter
from ui.screens.payment_summary import PaymentSummary
from ui.theme import theme
from ui.widgets.button import Button
from ui.widgets.card import Card
from ui.widgets.figure import Figure
from ui.widgets.icon import Icon
from ui.widgets.keypad import Keypad
from ui.widgets.label import Label, label
from ui.widgets.layouts import handed

_ENTER = (Qt.Key.Key_Return, Qt.Key.Key_Enter)


class PaymentScreen(QWidget):
    """Names: `due`, `rounding`, `tendered`, `change`; `note_exact`, `note_50` … `note_1000`, `keypad_0` …;
    `means_cash` and its neighbours, `rounding_switch`, `to_receipt`, `take_payment`."""

    def __init__(self, presenter: PaymentPresenter) -> None:
        super().__init__()
        self.setObjectName("payment_screen")
        self.setAccessibleName(tr("Оплата"))
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self._presenter = presenter
        self._summary = PaymentSummary(presenter)
        page = QHBoxLayout(self)
        page.setContentsMargins(0, 0, 0, 0)
        page.setSpacing(0)
        page.addWidget(self._summary)
        page.addLayout(self._make_main(), 1)
        handed(page)
        presenter.changed.connect(self._show)
        self._show()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        typed = amount_key(event)
        if press(self, "payment", event, {"means_cash": lambda: self._presenter.add(EXACT)}):
            return
        if typed:
            self._press(typed)
        elif event.key() in _ENTER:
            if not event.isAutoRepeat():
                self._presenter.pay()
        elif event.key() == Qt.Key.Key_Escape:
            self._presenter.back()
        else:
            super().keyPressEvent(event)

    def showEvent(self, event: QShowEvent) -> None:
        self.setFocus(Qt.FocusReason.OtherFocusReason)
        super().showEvent(event)

    def _make_main(self) -> QVBoxLayout:
        main = QVBoxLayout()
        main.setContentsMargins(theme.px(16), theme.px(14), theme.px(16), theme.px(16))
        main.setSpacing(theme.px(14))
        main.addLayout(self._make_means())
        columns = QHBoxLayout()
        columns.setSpacing(theme.px(16))
        columns.addLayout(self._make_cash(), 1)
        columns.addWidget(self._make_right())
        handed(columns)
        main.addLayout(columns, 1)
        return main

    def _make_means(self) -> QHBoxLayout:
        """Cash is the one that works; the others show where they will be and say so."""
        row = QHBoxLayout()
        row.setSpacing(theme.px(8))
        for name, said, icon in (
            ("cash", tr("Готівка"), "banknote"),
            ("card", tr("Картка"), "credit-card"),
            ("iban", tr("IBAN"), "landmark"),
            ("transfer", tr("На картку"), "smartphone"),
            ("split", tr("Змішана"), "split"),
        ):
            button = Button(said, icon=icon, role="tab", size=64, key=keymap.key(f"means_{name}"), name=f"means_{name}")
            button.setMinimumWidth(0)
            if name == "cash":
                button.set_checked(True)
                button.clicked.connect(lambda *_, cash=button: cash.set_checked(True))
            else:
                button.setEnabled(False)
                button.setAccessibleDescription(tr("Цей засіб оплати буде в наступній версії"))
            row.addWidget(button, 1)
        return row

    def _make_cash(self) -> QVBoxLayout:
        column = QVBoxLayout()
        column.setSpacing(theme.px(12))
        amount, change = theme.pick(None, None, 60.0), theme.pick(None, None, 112.0)
        self._due = Figure(style="amount", name="due", size=amount)
        self._rounding = label("", "small", "ink3", name="rounding")
        words = QVBoxLayout()
        words.setSpacing(theme.px(1))
        words.addStretch()
        words.addWidget(label(tr("До сплати готівкою"), "body", "ink2", size=18))
        words.addWidget(self._rounding)
        words.addStretch()
        due = _block(88, 120)
        due.body.addLayout(_beside(words, self._due))
        self._tendered = Figure(style="amount", name="tendered", size=amount)
        self._tendered_block = _block(88, 120)
        self._tendered_block.set_look("surface", "focus", 2)
        self._tendered_block.body.addLayout(_beside(label(tr("Отримано"), "body", "ink2", size=18), self._tendered))
        self._change_word = label("", "h2", "accent_ink")
        self._change = Figure(style="change", color="accent_ink", name="change", size=change)
        self._change_block = _block(124, 190)
        self._change_block.body.addLayout(_beside(self._change_word, self._change))
        column.addWidget(due)
        column.addWidget(self._tendered_block)
        column.addWidget(self._change_block)
        column.addLayout(self._make_notes())
        column.addStretch(1)
        column.addLayout(self._make_hint())
        return column

    def _make_notes(self) -> QGridLayout:
        grid = QGridLayout()
        grid.setSpacing(theme.px(8))
        self._notes: dict[Decimal, Button] = {}
        for place, note in enumerate((EXACT, *NOTES)):
            said = note_text(note) if note else tr("Без решти")
            name = f"note_{note:f}" if note else "note_exact"
            button = Button(
                said, size=theme.pick(84, 92, 150), name=name, text_size=theme.pick(20, 22, 28), text_weight=600
            )
            button.setMinimumWidth(0)
            button.clicked.connect(lambda *_, note=note: self._presenter.add(note))
            grid.addWidget(button, place // 3, place % 3)
            grid.setColumnStretch(place % 3, 1)
            self._notes[note] = button
        return grid

    def _make_hint(self) -> QHBoxLayout:
        row = QHBoxLayout()
        row.setSpacing(theme.px(8))
        row.addWidget(Icon("info", "ink3", 18))
        said = tr("Банкноти додаються: 500 + 200 = 700. «C» очищає суму.")
        row.addWidget(label(said, "small", "ink3", wrap=True), 1)
        self._switch = Button(role="link", size=48, name="rounding_switch")
        self._switch.clicked.connect(lambda: self._presenter.set_rounding(not self._presenter.state.receipt.rounding))
        row.addWidget(self._switch)
        row.addStrut(theme.px(48))
        return row

    def _make_right(self) -> QWidget:
        right = QWidget()
        right.setFixedWidth(theme.px(theme.pick(252, 336, 460)))
        column = QVBoxLayout(right)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(theme.px(12))
        self._keypad = Keypad("calc")
        self._keypad.pressed.connect(self._presenter.press)
        high = theme.pick(120, 120, 160)
        self._pay = Button(
            tr("Прийняти оплату"),
            role="primary",
            size=high,
            key="Enter",
            name="take_payment",
            text_size=theme.pick(20, 22, 24),
        )
        self._pay.clicked.connect(self._presenter.pay)
        column.addWidget(self._keypad, 1)
        column.addWidget(self._pay)
        return right

    def _press(self, key: str) -> None:
        self._keypad.flash(key)
        self._presenter.press(key)

    def _show(self) -> None:
        state = self._presenter.state
        due = state.due
        self._due.set_text(money_text(due.payable))
        self._rounding.set_text(_rounding_text(due.total, due.rounding))
        typed = state.note is None and state.tendered is not None
        self._tendered.set_text(
            state.typed if typed else money_text(state.tendered or Decimal(0)),
            "ink" if state.tendered is not None else "ink3",
        )
        lacks = bool(state.lacking)
        self._change_word.set_text(tr("Бракує") if lacks else tr("Решта"))
        self._change_word.set_color("warn" if lacks else "accent_ink")
        self._change.set_text(money_text(state.lacking or state.change), "warn" if lacks else "accent_ink")
        self._change_block.set_look(*(("warn_soft", "warn_solid") if lacks else ("accent_soft", "accent")))
        for note, button in self._notes.items():
            button.set_checked(note == state.note)
            button.setEnabled(not state.recording)
        self._keypad.setEnabled(not state.recording)
        self._switch.setVisible(bool(due.rounding) or not state.receipt.rounding)
        self._switch.set_text(tr("Не заокруглювати") if state.receipt.rounding else tr("Заокруглити"))
        self._pay.setEnabled(state.payable or state.recording)
        self._pay.set_busy(state.recording)


def _block(high: int, wide: int) -> Card:
    block = Card(margins=(20, 0, 20, 0), spacing=0)
    block.setFixedHeight(theme.px(theme.pick(high, high, wide)))
    return block


def _beside(words: QVBoxLayout | Label, figure: Figure) -> QHBoxLayout:
    row = QHBoxLayout()
    row.setSpacing(theme.px(12))
    if isinstance(words, Label):
        row.addWidget(words)
    else:
        row.addLayout(words)
    row.addWidget(figure, 1)
    return row


def _rounding_text(total: Decimal, rounding: Decimal) -> str:
    if not rounding:
        return tr("за чеком {total}", total=money_text(total))
    signed = number_text(rounding, 2, plus=True)
    if theme.form == "compact":
        return tr("заокруглення {rounding}", rounding=signed)
    return tr("за чеком {total} · заокруглення {rounding}", total=money_text(total), rounding=signed)
