"""The receipt opened in the journal: lines, sums, how it was paid, its fiscal number; a copy, a refund, its QR."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from app.domain.document import JournalEntry
from ui.formats import date_time_text, money_text
from ui.i18n import tr
from ui.lines import document_lines, signed
from ui.presenters.journal import JournalPresenter
from ui.screens.journal_texts import document_sums, has_link, may_return, on_server, title_text
from ui.theme import theme
from ui.widgets.button import Button
from ui.widgets.card import Panel, hline
from ui.widgets.label import label
from ui.widgets.layouts import keep_room
from ui.widgets.summary import LineList
from ui.widgets.sums import Sums


class JournalDetails(Panel):
    """Names: `details_title`, `details_sum`, `details_about`, `details_by`, `details_lines`, `details_sums`, `reprint`,
    `show_link`, `show_payments`, `show_paper`, `refund`."""

    def __init__(self, presenter: JournalPresenter) -> None:
        super().__init__("surface", "l", name="journal_details")
        self._presenter = presenter
        self._entry: JournalEntry | None = None
        self.setFixedWidth(theme.px(theme.pick(336, 432, 520)))
        self._title = label("", "title", name="details_title")
        self._sum = label("", "h2", name="details_sum")
        self._about = label("", "note", "ink2", name="details_about", elide=Qt.TextElideMode.ElideRight)
        self._by = label("", "note", "ink2", name="details_by", elide=Qt.TextElideMode.ElideRight)
        self._lines = LineList(pad=(20, 5), hug=True, name="details_lines")
        self._lines.setAccessibleName(tr("Позиції чека"))
        self._sums = Sums(row=25, name="details_sums")
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(1, 0, 0, 0)
        self._column.setSpacing(0)
        self._column.addWidget(self._make_body(), 1)
        self._column.addWidget(hline())
        self._column.addLayout(self._make_buttons())
        presenter.changed.connect(self._show)
        self._show()

    def _make_body(self) -> QWidget:
        self._body = QWidget()
        keep_room(self._body)
        column = QVBoxLayout(self._body)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        head = QVBoxLayout()
        head.setContentsMargins(theme.px(20), theme.px(14), theme.px(20), theme.px(4))
        head.setSpacing(0)
        top = QHBoxLayout()
        top.addWidget(self._title, 1)
        top.addWidget(self._sum)
        head.addLayout(top)
        below = QHBoxLayout()
        self._link = Button(icon="qr-code", role="ghost", size=48, name="show_link", color="ink2")
        self._link.setAccessibleName(tr("QR-код чека"))
        self._link.clicked.connect(self._presenter.show_link)
        keep_room(self._link)
        self._payments = Button(icon="wallet", role="ghost", size=48, name="show_payments", color="ink2")
        self._payments.setAccessibleName(tr("Оплата чека на сервері"))
        self._payments.clicked.connect(self._presenter.show_payments)
        keep_room(self._payments)
        self._paper = Button(icon="receipt-text", role="ghost", size=48, name="show_paper", color="ink2")
        self._paper.setAccessibleName(tr("Чек на папері"))
        self._paper.clicked.connect(lambda: self._presenter.paper_requested.emit(self._presenter.state.entry))
        about = QVBoxLayout()
        about.setSpacing(0)
        about.addWidget(self._about)
        about.addWidget(self._by)
        below.addLayout(about, 1)
        below.addWidget(self._payments)
        below.addWidget(self._link)
        below.addWidget(self._paper)
        head.addLayout(below)
        column.addLayout(head)
        column.addWidget(hline())
        column.addSpacing(theme.px(8))
        column.addWidget(self._lines, 100)
        column.addSpacing(theme.px(6))
        foot = QVBoxLayout()
        foot.setContentsMargins(theme.px(20), 0, theme.px(20), 0)
        foot.setSpacing(theme.px(10))
        self._rule = hline()
        foot.addWidget(self._rule)
        foot.addWidget(self._sums)
        column.addLayout(foot)
        column.addStretch(1)
        return self._body

    def _make_buttons(self) -> QHBoxLayout:
        row = QHBoxLayout()
        row.setContentsMargins(theme.px(16), theme.px(12), theme.px(16), theme.px(16))
        row.setSpacing(theme.px(8))
        words = theme.pick(16, 18, 18)
        self._reprint = Button(tr("Друк копії"), icon="printer", size=64, name="reprint", text_size=words)
        self._reprint.clicked.connect(self._presenter.reprint)
        self._refund = Button(
            tr("Повернення"), icon="undo-2", size=64, role="danger_text", name="refund", text_size=words
        )
        self._refund.clicked.connect(self._presenter.refund)
        for button in (self._reprint, self._refund):
            button.setMinimumWidth(0)
            row.addWidget(button, 1)
        return row

    def _show(self) -> None:
        entry = self._presenter.state.entry
        self._body.setVisible(entry is not None)
        self._reprint.setEnabled(entry is not None)
        self._refund.setEnabled(may_return(entry))
        self._refund.set_busy(self._presenter.state.asking)
        self._link.setVisible(entry is not None and has_link(entry))
        self._payments.setVisible(entry is not None and on_server(entry))
        if entry is None or entry is self._entry:
            self._entry = entry
            return
        self._entry = entry
        document = entry.document
        amount = signed(document)
        self._title.set_text(title_text(document))
        self._sum.set_text(money_text(amount))
        self._sum.set_color("danger" if amount < 0 else "ink")
        self._about.set_text(date_time_text(document.created_at))
        self._by.set_text(document.cashier_name)
        self._lines.setVisible(bool(document.items))
        self._rule.setVisible(bool(document.items))
        self._lines.set_lines(document_lines(document))
        self._sums.set_sums(document_sums(entry))
