"""Screen 04: the receipt on the left, how it is paid in the middle, keypad and the one big button on the right."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent, QShowEvent
from PySide6.QtWidgets import QApplication, QHBoxLayout, QLineEdit, QStackedWidget, QVBoxLayout, QWidget

from app.domain.payment import PaymentMeans
from ui.i18n import tr
from ui.keymap import keymap, press
from ui.keys import amount_key
from ui.presenters.payment import PaymentPresenter
from ui.presenters.payment_state import TRANSFERS, PaymentState
from ui.screens.payment_cash import PaymentCash
from ui.screens.payment_split import PaymentSplit
from ui.screens.payment_summary import PaymentSummary
from ui.screens.payment_whole import PaymentWhole, TransferCheck
from ui.screens.payment_words import MEANS_ICONS, means_name, means_tab, take_words
from ui.theme import theme
from ui.widgets.button import Button
from ui.widgets.keypad import Keypad
from ui.widgets.layouts import handed, refill
from ui.widgets.take_button import TakeButton

_ENTER = (Qt.Key.Key_Return, Qt.Key.Key_Enter)


class PaymentScreen(QWidget):
    """F1 … choose how to pay (`ui.keymap`), Enter takes the money, Esc goes back.

    Names: `means_cash`, `means_card`, `means_typed` (a card by hand beside the terminal's), `means_iban`,
    `means_transfer`, `means_split`; `keypad_0` …; `to_receipt`, `take_payment`. The middle is `PaymentCash`,
    `PaymentWhole` or `PaymentSplit`. `explain_requested`: how did the receipt come to its sum.
    """

    explain_requested = Signal()

    def __init__(self, presenter: PaymentPresenter) -> None:
        super().__init__()
        self.setObjectName("payment_screen")
        self.setAccessibleName(tr("Оплата"))
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self._presenter = presenter
        self._order: tuple[PaymentMeans, ...] = ()
        self._tabs: dict[PaymentMeans | None, Button] = {}
        self._cash = PaymentCash(presenter)
        #: Made when they are first looked at: most receipts are paid in cash.
        self._whole: PaymentWhole | None = None
        self._check: TransferCheck | None = None
        self._split: PaymentSplit | None = None
        page = QHBoxLayout(self)
        page.setContentsMargins(0, 0, 0, 0)
        page.setSpacing(0)
        summary = PaymentSummary(presenter)
        summary.explain.connect(self.explain_requested)
        page.addWidget(summary)
        page.addLayout(self._make_main(), 1)
        handed(page)
        presenter.changed.connect(self._show)
        presenter.begun.connect(self._take_focus)
        app = QApplication.instance()
        assert isinstance(app, QApplication)
        app.focusChanged.connect(self._focus_moved)
        self._show()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        typed = amount_key(event)
        if press(self, "payment", event, {}):
            return
        if typed:
            self._press(typed)
        elif event.key() in _ENTER:
            if not event.isAutoRepeat():
                self._enter()
        elif event.key() == Qt.Key.Key_Escape:
            self._presenter.back()
        else:
            super().keyPressEvent(event)

    def showEvent(self, event: QShowEvent) -> None:
        self._take_focus()
        super().showEvent(event)

    def _make_main(self) -> QVBoxLayout:
        main = QVBoxLayout()
        main.setContentsMargins(theme.px(16), theme.px(14), theme.px(16), theme.px(16))
        main.setSpacing(theme.px(14))
        self._tab_row = QHBoxLayout()
        self._tab_row.setSpacing(theme.px(8))
        main.addLayout(self._tab_row)
        self._middle = QStackedWidget()
        self._middle.addWidget(self._cash)
        columns = QHBoxLayout()
        columns.setSpacing(theme.px(16))
        columns.addWidget(self._middle, 1)
        columns.addWidget(self._make_right())
        handed(columns)
        main.addLayout(columns, 1)
        return main

    def _make_tabs(self) -> None:
        """One for each of the shop's means, and one for paying in parts; anew when the shop has changed them."""
        self._order = self._presenter.state.order
        self._tabs = {}
        choices: tuple[PaymentMeans | None, ...] = (*self._order, None)
        for means in choices:
            name = "means_split" if means is None else f"means_{means_name(means, self._order)}"
            button = Button(
                tr("Змішана") if means is None else means_tab(means, self._order),
                icon="split" if means is None else MEANS_ICONS[means],
                role="tab",
                size=64,
                key=keymap.key(name),
                name=name,
                text_size=None if len(choices) < 6 else theme.pick(13, 15, 18),
            )
            button.setMinimumWidth(0)
            button.clicked.connect(lambda _on=False, one=means: self._choose(one))
            self._tabs[means] = button
        refill(self._tab_row, self._tabs.values())
        for number in range(len(choices)):
            self._tab_row.setStretch(number, 1)
        if self._split is not None:
            self._middle.removeWidget(self._split)
            self._split.deleteLater()
            self._split = None

    def _make_right(self) -> QWidget:
        right = self._right = QWidget()
        # A tap on a key of the keypad would take the cursor out of the field it is for: it is given back.
        right.setFocusPolicy(Qt.FocusPolicy.ClickFocus)
        right.setFixedWidth(theme.px(theme.pick(252, 336, 460)))
        column = QVBoxLayout(right)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(theme.px(12))
        self._keypad = Keypad("calc")
        self._keypad.pressed.connect(self._press)
        self._side = QStackedWidget()
        self._side.addWidget(self._keypad)
        self._pay = TakeButton(name="take_payment")
        self._pay.clicked.connect(self._presenter.pay)
        column.addWidget(self._side, 1)
        column.addWidget(self._pay)
        return right

    # ------------------------------------------------------------------ keys

    @property
    def _lines(self) -> list[QLineEdit]:
        shown = self._middle.currentWidget()
        return shown.lines if isinstance(shown, PaymentWhole | PaymentSplit) else []

    def _take_focus(self) -> None:
        """A card's numbers are typed at once; in parts the sum comes first."""
        first = self._lines[0] if self._lines and not self._presenter.state.split else self
        first.setFocus(Qt.FocusReason.OtherFocusReason)

    def _focus_moved(self, before: QWidget | None, now: QWidget | None) -> None:
        if now is self._right:
            (before if before in self._lines else self).setFocus(Qt.FocusReason.OtherFocusReason)

    def _choose(self, means: PaymentMeans | None) -> None:
        if means is None:
            self._presenter.choose_split()
        else:
            self._presenter.choose(means)
        self._show()
        self._take_focus()

    def _press(self, key: str) -> None:
        """A key of the keypad goes where the cursor is, else into the sum."""
        self._keypad.flash(key)
        line = QApplication.focusWidget()
        if not isinstance(line, QLineEdit) or line not in self._lines:
            self._presenter.press(key)
        elif key == "C":
            line.clear()
        elif key == "back":
            line.backspace()
        else:
            line.insert(key)

    def _enter(self) -> None:
        """From field to field, and from the last one, or an empty page, the money is taken."""
        lines, at = self._lines, QApplication.focusWidget()
        if at in lines[:-1] and not lines[lines.index(at) + 1].text():
            lines[lines.index(at) + 1].setFocus(Qt.FocusReason.TabFocusReason)
            return
        self._presenter.pay()

    # ------------------------------------------------------------------ what is shown

    def _show(self) -> None:
        state = self._presenter.state
        if state.order != self._order:
            self._make_tabs()
        for means, button in self._tabs.items():
            button.set_checked(state.split if means is None else not state.split and means is state.means)
            button.setEnabled(not state.recording)
        self._show_pane(state)
        self._keypad.setEnabled(not state.recording)
        said, below = take_words(state)
        self._pay.set_text(said)
        self._pay.set_below(below)
        self._pay.setEnabled(state.payable or state.recording)
        self._pay.set_busy(state.recording)

    def _show_pane(self, state: PaymentState) -> None:
        pane: PaymentCash | PaymentWhole | PaymentSplit = self._cash
        side: Keypad | TransferCheck = self._keypad
        if state.split:
            pane = self._split = self._split or PaymentSplit(self._presenter)
        elif not state.in_cash:
            pane = self._whole = self._whole or PaymentWhole(self._presenter)
        if not state.split and state.means in TRANSFERS:
            side = self._check = self._check or TransferCheck(self._presenter)
            side.show_state()
        pane.show_state()
        for stack, shown in ((self._middle, pane), (self._side, side)):
            if stack.indexOf(shown) < 0:
                stack.addWidget(shown)
            stack.setCurrentWidget(shown)
