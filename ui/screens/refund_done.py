"""The refund is recorded: what the buyer gets, large."""

from __future__ import annotations

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from app.domain.document import Document, DocumentKind
from app.domain.payment import PaymentMeans
from ui.formats import money_text
from ui.i18n import tr
from ui.lines import means_short
from ui.theme import theme
from ui.widgets import paint
from ui.widgets.button import Button
from ui.widgets.card import Card
from ui.widgets.dialog import Dialog
from ui.widgets.figure import Figure
from ui.widgets.label import label


class RefundDoneDialog(Dialog):
    """`paper_requested` carries the document whose slip is to be looked at; the dialog is gone by then.

    Names: `refund_done_sum`, `refund_done_note`, `refund_done_paper`, `refund_done_ok`."""

    paper_requested = Signal(object)

    def __init__(self, host: QWidget, document: Document) -> None:
        cancelled = document.kind is DocumentKind.CANCEL
        number = document.number
        self._document = document
        title = tr("Відміну №{number} записано", number=number)
        title = title if cancelled else tr("Повернення №{number} записано", number=number)
        super().__init__(host, title, width=520, name="refund_done")
        column = self.column()
        card = Card(margins=(18, 14, 18, 18), spacing=0)
        card.set_look("danger_soft", "danger")
        # The biggest digits are what the hand has to count out; what went back elsewhere is there already.
        others = [one for one in document.payments if one.means is not PaymentMeans.CASH and one.amount]
        ways = ", ".join(dict.fromkeys(means_short(one.means).lower() for one in others))
        given = tr("Повернено покупцеві · {ways}", ways=ways)
        said = given if others and not document.cash else tr("Віддайте покупцеві · {ways}", ways=tr("готівка"))
        if not document.payable:
            said = tr("Віддавати нічого")
        card.body.addWidget(label(said, "heading", "danger", align=paint.CENTER))
        figure = Figure(
            money_text(document.cash or document.payable), "h1", "danger", name="refund_done_sum", unit=tr("грн"),
            align=paint.CENTER, size=theme.pick(56, 64, 72),
        )  # fmt: skip
        card.body.addWidget(figure)
        if others and document.cash:
            sums = ", ".join(f"{means_short(one.means)} {money_text(one.amount)}" for one in others)
            rest = tr("решту повернено: {ways}", ways=sums)
            card.body.addWidget(label(rest, "body", "danger", align=paint.CENTER, wrap=True, name="refund_done_rest"))
        column.addWidget(card)
        note = tr("Документ збережено на касі. На сервер він піде сам")
        column.addWidget(label(note, "small", "ink3", wrap=True, name="refund_done_note", align=paint.CENTER))
        done = Button(tr("Готово"), role="primary", size=80, key="Enter", name="refund_done_ok", text_size=20)
        done.clicked.connect(self.dismiss)
        paper = Button(tr("Переглянути чек"), icon="receipt-text", size=56, name="refund_done_paper")
        paper.clicked.connect(self._look)
        column.addWidget(paper)
        column.addWidget(done)
        self.set_primary(done)

    def _look(self) -> None:
        self.dismiss()
        self.paper_requested.emit(self._document)
