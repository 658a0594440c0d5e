"""The receipt beside the money: what is being paid for, discounts, taxes, the total."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from app.domain.receipt import Receipt, Totals
from ui.formats import money_text
from ui.i18n import plural, tr
from ui.lines import Sum, receipt_lines, tax_text
from ui.presenters.payment import PaymentPresenter
from ui.theme import theme
from ui.widgets.button import Button
from ui.widgets.card import Panel, hline
from ui.widgets.kbd import Kbd
from ui.widgets.label import label
from ui.widgets.summary import LineList
from ui.widgets.sums import TapSums


class PaymentSummary(Panel):
    """360 wide. `explain` asks how the sums came about. `back` is what «До чека» does where it is not the payment
    page's own way.

    Names: `to_receipt`, `payment_number`, `payment_lines`, `payment_sums`.
    """

    explain = Signal()

    def __init__(self, presenter: PaymentPresenter, back: Callable[[], None] | None = None) -> None:
        super().__init__("surface", "r", handed=True, name="payment_summary")
        self._presenter = presenter
        self._shown: Receipt | None = None
        self._leads = back
        self.setFixedWidth(theme.px(theme.pick(260, 360, 440)))
        self._number = label("", "heading", name="payment_number")
        self._count = label("", "small", "ink3")
        self._lines = LineList(name="payment_lines")
        self._lines.setAccessibleName(tr("Позиції чека"))
        self._sums = TapSums(name="payment_sums")
        self._sums.setAccessibleDescription(tr("Торкніться, щоб побачити, як пораховано"))
        self._sums.clicked.connect(self.explain)
        column = QVBoxLayout(self)
        self.room_for_edges(column)
        column.setSpacing(0)
        column.addWidget(self._make_header())
        column.addWidget(hline())
        column.addLayout(_row(self._number, self._count, (16, 12, 16, 6)))
        column.addWidget(self._lines, 1)
        column.addWidget(hline())
        column.addWidget(self._sums)
        column.addSpacing(theme.px(10))
        presenter.changed.connect(self._show)
        self._show()

    def _make_header(self) -> QWidget:
        header = QWidget()
        header.setFixedHeight(theme.px(63))
        self._back = Button(tr("До чека"), icon="arrow-left", role="ghost", size=56, name="to_receipt")
        self._back.clicked.connect(self._leads or self._presenter.back)
        row = QHBoxLayout(header)
        row.setContentsMargins(0, 0, theme.px(16), 0)
        row.addWidget(self._back)
        row.addStretch()
        row.addWidget(Kbd("Esc"))
        return header

    def _show(self) -> None:
        state = self._presenter.state
        self._number.set_text(tr("Чек №{number}", number=state.number) if state.number else tr("Чек"))
        self._back.setEnabled(self._leads is not None or not state.recording)
        if state.receipt is self._shown or (state.recording and self._shown is not None):
            return
        self._shown = state.receipt
        count = len(state.receipt.items)
        self._count.set_text(plural(count, "%n позиція"))
        self._lines.set_lines(receipt_lines(state.receipt, state.totals))
        self._sums.set_sums(_sums(state.totals))


def _sums(totals: Totals) -> list[Sum]:
    rows = []
    if totals.discount:
        rows.append(Sum(tr("Сума без знижки"), money_text(totals.gross)))
        rows.append(Sum(tr("Знижки"), money_text(-totals.discount), color="warn"))
    rows += [Sum(tax_text(tax), money_text(tax.tax)) for tax in totals.taxes]
    rows.append(Sum(tr("Разом за чеком"), money_text(totals.total), strong=True))
    return rows


def _row(left: QWidget, right: QWidget, margins: tuple[int, int, int, int]) -> QHBoxLayout:
    row = QHBoxLayout()
    row.setContentsMargins(*(theme.px(side) for side in margins))
    row.addWidget(left)
    row.addStretch()
    row.addWidget(right)
    return row
