"""The held receipt looked at: its lines, its sum, taking it back or giving it up."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from app.domain.receipt import Receipt
from app.services.deferral import Found
from ui.formats import money_text
from ui.i18n import plural, tr
from ui.lines import Sum, receipt_lines
from ui.presenters.held import HeldPresenter
from ui.theme import theme
from ui.widgets.button import Button
from ui.widgets.card import Panel, hline
from ui.widgets.figure import Figure
from ui.widgets.label import label
from ui.widgets.summary import LineList
from ui.widgets.sums import Sums

_TOP = Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignTop
#: Other prices named; the rest is counted.
NAMED = 2


class HeldDetails(Panel):
    """`drop_requested` before anything is given up, `join_requested` before anything is joined. Names: `held_title`,
    `held_about`, `held_paper`, `held_prices`, `held_lines`, `held_sums`, `held_total`, `held_drop`, `held_join`,
    `held_resume`."""

    drop_requested = Signal()
    join_requested = Signal()

    def __init__(self, presenter: HeldPresenter) -> None:
        super().__init__("surface", "l", name="held_details")
        self._presenter = presenter
        self.setFixedWidth(theme.px(theme.pick(356, 432, 520)))
        self._body = self._make_body()
        column = QVBoxLayout(self)
        column.setContentsMargins(1, 0, 0, 0)
        column.setSpacing(0)
        column.addWidget(self._body, 1)
        column.addLayout(self._make_buttons())
        presenter.changed.connect(self._show)
        self._show()

    def _make_body(self) -> QWidget:
        self._title = label("", "title", name="held_title", elide=Qt.TextElideMode.ElideRight)
        self._about = label("", "note", "ink2", name="held_about", elide=Qt.TextElideMode.ElideRight)
        self._prices = label("", "note", "warn", wrap=True, name="held_prices", align=_TOP)
        self._lines = LineList(pad=(20, 5), name="held_lines")
        self._lines.setAccessibleName(tr("Позиції чека"))
        self._sums = Sums(row=25, name="held_sums")
        self._word = label("", "heading")
        self._total = Figure("", "h1", name="held_total")
        self._paper = Button(icon="receipt-text", role="ghost", size=48, name="held_paper", color="ink2")
        self._paper.setAccessibleName(tr("Чек на папері"))
        self._paper.clicked.connect(self._presenter.show_paper)
        words = QVBoxLayout()
        words.setSpacing(theme.px(1))
        words.addWidget(self._title)
        words.addWidget(self._about)
        top = QHBoxLayout()
        top.addLayout(words, 1)
        top.addWidget(self._paper)
        head = QVBoxLayout()
        head.setContentsMargins(theme.px(20), theme.px(16), theme.px(12), theme.px(10))
        head.setSpacing(theme.px(1))
        head.addLayout(top)
        head.addWidget(self._prices)
        foot = QVBoxLayout()
        foot.setContentsMargins(theme.px(20), theme.px(10), theme.px(20), theme.px(12))
        foot.setSpacing(theme.px(4))
        foot.addWidget(self._sums)
        total = QHBoxLayout()
        total.addWidget(self._word)
        total.addWidget(self._total, 1)
        foot.addLayout(total)
        body = QWidget()
        column = QVBoxLayout(body)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addLayout(head)
        column.addWidget(hline())
        column.addSpacing(theme.px(8))
        column.addWidget(self._lines, 1)
        column.addWidget(hline())
        column.addLayout(foot)
        return body

    def _make_buttons(self) -> QHBoxLayout:
        row = QHBoxLayout()
        row.setContentsMargins(theme.px(16), 0, theme.px(16), theme.px(16))
        row.setSpacing(theme.px(8))
        self._drop = Button(icon="trash-2", role="danger_text", size=80, name="held_drop")
        self._drop.setAccessibleName(tr("Видалити відкладений чек"))
        self._join = Button(icon="merge", size=80, name="held_join")
        self._join.setAccessibleName(tr("Об’єднати з іншим чеком"))
        self._join.clicked.connect(self.join_requested)
        for button in (self._drop, self._join):
            button.setFixedWidth(theme.px(theme.pick(64, 64, 80)))
        self._drop.clicked.connect(self.drop_requested)
        key = theme.pick("", "Enter", "Enter")
        self._resume = Button(
            tr("Повернути в касу"),
            role="primary",
            size=80,
            key=key,
            name="held_resume",
            text_size=theme.pick(16, 20, 20),
        )
        self._resume.setMinimumWidth(0)
        self._resume.clicked.connect(self._presenter.resume)
        row.addWidget(self._drop)
        row.addWidget(self._join)
        row.addWidget(self._resume, 1)
        return row

    def _show(self) -> None:
        receipt = self._presenter.receipt
        self._body.setVisible(receipt is not None)
        self._resume.setVisible(receipt is not None)
        self._drop.setVisible(receipt is not None and self._presenter.found(receipt) is None)
        self._resume.set_busy(self._presenter.busy)
        self._drop.setEnabled(not self._presenter.busy)
        self._join.setVisible(receipt is not None and self._presenter.found(receipt) is None)
        self._join.setEnabled(not self._presenter.busy and bool(self._presenter.targets()))
        if receipt is not None:
            self._fill_in(receipt)

    def _fill_in(self, receipt: Receipt) -> None:
        presenter, totals = self._presenter, self._presenter.totals(receipt)
        self._title.set_text(f"«{receipt.name}»" if receipt.name else tr("Відкладений чек"))
        parts = (
            tr("відкладено о {time}", time=presenter.time(receipt)),
            presenter.day(receipt),
            presenter.cashier(receipt),
        )
        self._about.set_text(" · ".join(part for part in parts if part))
        found = presenter.found(receipt)
        said = _differences(found) if found is not None else ""
        self._prices.set_text(said)
        self._prices.setVisible(bool(said))
        self._lines.set_lines(receipt_lines(receipt, totals))
        discounts = [Sum(tr("Знижка на чек"), money_text(-totals.receipt_discount), color="warn")]
        self._sums.set_sums(discounts if totals.receipt_discount else [])
        count = len(receipt.items)
        self._word.set_text(tr("Разом · {lines}", lines=plural(count, "%n позиція")))
        self._total.set_text(money_text(totals.total))


def _differences(found: Found) -> str:
    """What of a receipt made elsewhere is otherwise in this till's catalogue: its own prices hold."""
    said = [
        tr("{name}: у каталозі {price}", name=one.name, price=money_text(one.catalogue))
        for one in found.offer.prices[:NAMED]
    ]
    if len(found.offer.prices) > NAMED:
        said.append(tr("ще {count}", count=len(found.offer.prices) - NAMED))
    if found.offer.unknown:
        said.append(tr("Немає в каталозі: {count}", count=found.offer.unknown))
    return "\n".join(said)
