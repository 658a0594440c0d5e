"""The payments of a receipt, as the till recorded them and as the server has them."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from app.domain.payment import Payment, PaymentMeans
from app.services.server_payments import Told
from ui.formats import date_time_text, sum_text
from ui.i18n import tr
from ui.lines import means_short
from ui.theme import theme
from ui.widgets.button import Button
from ui.widgets.card import Card
from ui.widgets.dialog import Dialog
from ui.widgets.label import label
from ui.widgets.scroll import scroll_area
from ui.widgets.tag import Tag

#: Design pixels of one payment, and how many are seen at once.
_ROOM, _SEEN = 116, 3


class PaymentsDialog(Dialog):
    """Names: `payment_1` …, `payment_1_ours`, `payment_1_theirs`, `payment_1_tag`, `payments_ok`."""

    def __init__(self, host: QWidget, told: Sequence[Told]) -> None:
        super().__init__(host, tr("Оплата чека на сервері"), width=640, name="payments_dialog")
        room = QWidget()
        column = QVBoxLayout(room)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(theme.px(8))
        for number, one in enumerate(told):
            column.addWidget(_card(number + 1, one))
        column.addStretch(1)
        area = scroll_area(room, name="payments")
        area.setMinimumHeight(theme.px(_ROOM) * min(len(told), _SEEN))
        self.column().addWidget(area, 1)
        done = Button(tr("Готово"), role="primary", size=64, key="Enter", name="payments_ok")
        done.clicked.connect(self.dismiss)
        self.column().addWidget(done)
        self.set_primary(done)


def _card(number: int, told: Told) -> Card:
    card = Card(margins=(16, 12, 16, 12), spacing=4, name=f"payment_{number}")
    head = QHBoxLayout()
    said = f"{means_short(told.ours.means)} · {sum_text(told.ours.amount)}"
    head.addWidget(label(said, "strong", wrap=True), 1)
    head.addWidget(Tag(*_standing(told), name=f"payment_{number}_tag"))
    card.body.addLayout(head)
    ours = tr("На касі: {facts}", facts=_facts(told.ours))
    theirs = tr("На сервері: {facts}", facts=_facts(told.theirs) if told.theirs else tr("такої оплати немає"))
    card.body.addWidget(label(ours, "note", "ink2", wrap=True, name=f"payment_{number}_ours"))
    card.body.addWidget(label(theirs, "note", "ink2", wrap=True, name=f"payment_{number}_theirs"))
    return card


def _standing(told: Told) -> tuple[str, str, str]:
    if told.theirs is None:
        return tr("немає на сервері"), "w", "clock"
    return (tr("збігається"), "g", "check") if told.alike else (tr("відрізняється"), "d", "circle-alert")


def _facts(payment: Payment) -> str:
    """What is known of it, shortest first."""
    facts = [sum_text(payment.amount), date_time_text(payment.paid_at)]
    if payment.means is not PaymentMeans.CASH:
        named = (
            ("RRN", payment.rrn),
            (tr("код"), payment.approval_code),
            (tr("картка"), payment.pan),
            (tr("термінал"), payment.extra.get("terminal_id", "")),
            (tr("чек термінала"), payment.extra.get("terminal_receipt", payment.batch)),
            (tr("платіж"), payment.extra.get("reference", "")),
            (tr("платник"), payment.extra.get("payer", "")),
        )
        facts += [f"{word} {value}" for word, value in named if value]
    return " · ".join(facts)
