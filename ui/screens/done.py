"""Screen 06: the change in the biggest digits of the till, the fate of slip, drawer and number, the slip itself."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtGui import QKeyEvent, QShowEvent
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from app.domain.document import Document
from app.domain.payment import PaymentMeans
from ui.formats import money_text, sum_text
from ui.i18n import tr
from ui.keymap import press
from ui.lines import means_short
from ui.presenters.done import DonePresenter
from ui.screens.done_rows import StateRow, drawer_row, fiscal_row, slip_row
from ui.theme import theme
from ui.widgets import paint
from ui.widgets.button import Button
from ui.widgets.card import Card, Panel, RoundedEdge, hline, vline
from ui.widgets.figure import Figure
from ui.widgets.icon import Icon
from ui.widgets.label import label
from ui.widgets.layouts import handed
from ui.widgets.slip_view import SlipView

_NEXT = (Qt.Key.Key_Return, Qt.Key.Key_Enter, Qt.Key.Key_Escape)


class DoneScreen(QWidget):
    """Names: `change`, `paid_line`, `tendered_line`, `slip_state`, `slip_again`, `drawer_state`, `fiscal_state`,
    `fiscal_copy`, `slip`, `refund`, `shift_receipts`, `new_receipt`."""

    def __init__(self, presenter: DonePresenter) -> None:
        super().__init__()
        self.setObjectName("done_screen")
        self.setAccessibleName(tr("Сплачено"))
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self._presenter = presenter
        self._picture = b""
        self._slip = SlipView(name="slip")
        self._slip.setAccessibleName(tr("Чек на папері"))
        self._slip.tapped.connect(presenter.show_paper)
        self._slip.setFixedWidth(theme.px(theme.pick(330, 435, 520)))
        page = QHBoxLayout(self)
        page.setContentsMargins(0, 0, 0, 0)
        page.setSpacing(0)
        page.addLayout(self._make_left(), 1)
        page.addWidget(vline())
        page.addWidget(self._slip)
        handed(page)
        presenter.changed.connect(self._show)
        self._show()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if press(self, "done", event, {}):
            return
        if event.key() in _NEXT:
            if not event.isAutoRepeat():
                self._presenter.finish()
        else:
            super().keyPressEvent(event)

    def showEvent(self, event: QShowEvent) -> None:
        self.setFocus(Qt.FocusReason.OtherFocusReason)
        super().showEvent(event)

    def _make_left(self) -> QVBoxLayout:
        left = QVBoxLayout()
        left.setContentsMargins(theme.px(16), theme.px(16), theme.px(16), theme.px(15))
        left.setSpacing(theme.px(16))
        #: Messages lie at the foot of the card: not over the change, not over the way on.
        self.toast_area = self._make_card()
        left.addWidget(self.toast_area, 1)
        left.addLayout(self._make_buttons())
        said = tr("Або просто скануйте наступний товар — новий чек почнеться сам")
        left.addWidget(label(said, "note", "ink3", align=paint.CENTER, elide=Qt.TextElideMode.ElideRight))
        return left

    def _make_card(self) -> Card:
        card = Card(margins=(1, 1, 1, 1), spacing=0)
        card.body.addWidget(self._make_paid(), 1)
        self._rows = {
            "slip": StateRow("slip_state", "slip_again"),
            "drawer": StateRow("drawer_state", "drawer_action"),
            "fiscal": StateRow("fiscal_state", "fiscal_copy"),
        }
        for row in self._rows.values():
            card.body.addWidget(hline())
            card.body.addWidget(row)
        self._rows["slip"].acted.connect(self._presenter.print_again)
        self._rows["fiscal"].acted.connect(self._presenter.print_copy)
        RoundedEdge(card)
        return card

    def _make_paid(self) -> Panel:
        panel = Panel("accent_soft", name="paid")
        title = QHBoxLayout()
        title.setSpacing(theme.px(12))
        title.addWidget(Icon("circle-check", "accent_ink", 28))
        title.addWidget(label(tr("Сплачено"), "h2", "accent_ink"), 1)
        self._paid = label("", "body", "accent_ink", size=18, name="paid_line")
        self._tendered = label("", "body", "accent_ink", size=18, name="tendered_line")
        words = QVBoxLayout()
        words.setSpacing(theme.px(6))
        words.addStretch()
        words.addLayout(title)
        words.addWidget(self._paid)
        words.addWidget(self._tendered)
        words.addStretch()
        size = theme.pick(None, None, 150.0)
        self._change = Figure(style="change_done", color="accent_ink", name="change", size=size)
        figures = QVBoxLayout()
        figures.setSpacing(0)
        figures.addStretch()
        self._figure_word = label("", "title", "accent_ink", weight=500, align=paint.RIGHT, name="change_word")
        figures.addWidget(self._figure_word)
        figures.addWidget(self._change)
        figures.addStretch()
        row = QHBoxLayout(panel)
        pad = theme.px(theme.pick(20, 36, 48))
        row.setContentsMargins(pad, 0, pad, 0)
        row.setSpacing(theme.px(16))
        row.addLayout(words)
        row.addLayout(figures, 1)
        return panel

    def _make_buttons(self) -> QHBoxLayout:
        row = QHBoxLayout()
        row.setSpacing(theme.px(12))
        words = theme.pick(16, 18, 20)
        refund = Button(tr("Повернення"), icon="undo-2", size=80, name="refund", text_size=words)
        refund.clicked.connect(self._presenter.refund)
        receipts = Button(tr("Чеки зміни"), icon="receipt-text", size=80, name="shift_receipts", text_size=words)
        receipts.clicked.connect(self._presenter.open_journal)
        fresh = Button(
            tr("Новий чек"), role="primary", size=80, key="Enter", name="new_receipt", text_size=theme.pick(20, 22, 24)
        )
        fresh.clicked.connect(self._presenter.finish)
        for button in (refund, receipts):
            button.setFixedWidth(theme.px(theme.pick(150, 220, 260)))
            row.addWidget(button)
        row.addWidget(fresh, 1)
        return row

    def _show(self) -> None:
        state = self._presenter.state
        if state is None:
            return
        document = state.document
        self._paid.set_text(_paid_text(document))
        self._tendered.set_text(_tendered_text(document))
        # Nothing goes back of a card: the sum itself is what everybody looks for.
        cash = bool(document.tendered)
        self._figure_word.set_text(tr("Решта") if cash else tr("Сума"))
        self._change.set_text(money_text(document.change if cash else document.payable))
        self._rows["slip"].set(slip_row(state))
        self._rows["drawer"].set(drawer_row(state))
        self._rows["fiscal"].set(fiscal_row(state))
        if state.picture is not self._picture:
            self._picture = state.picture
            self._slip.set_png(state.picture)


def _paid_text(document: Document) -> str:
    means = {payment.means for payment in document.payments}
    facts: dict[str, object] = {"number": document.number, "sum": sum_text(document.payable)}
    if len(means) > 1 or not document.payable:
        said = tr("Чек №{number} · {sum}", **facts)
    elif means <= {PaymentMeans.CASH}:
        said = tr("Чек №{number} · {sum} готівкою", **facts)
    elif means <= {PaymentMeans.CARD, PaymentMeans.ACQUIRING}:
        said = tr("Чек №{number} · {sum} карткою", **facts)
    else:
        said = tr("Чек №{number} · {sum} переказом", **facts)
    return said.replace(" · ", "\n") if theme.form == "compact" else said


def _tendered_text(document: Document) -> str:
    """What was handed over; of several means, how much by each."""
    if len(document.payments) > 1:
        sums = (f"{means_short(one.means)} {money_text(one.amount)}" for one in document.payments)
        return ("\n" if theme.form == "compact" else " + ").join(sums)
    if document.tendered:
        return tr("отримано {sum}", sum=money_text(document.tendered))
    return " · ".join(filter(None, (one.pan or (one.rrn and f"RRN {one.rrn}") for one in document.payments)))
