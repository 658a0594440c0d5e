"""How a document and its delivery are worded in the journal and the queue."""

from __future__ import annotations

from datetime import date

from app.clock import local
from app.domain.document import Delivery, DeliveryState, Document, DocumentKind, JournalEntry, Refunded
from app.domain.journal import Standing
from app.domain.payment import Payment, PaymentMeans
from app.outbox.policy import Trouble
from ui.formats import money_text, number_text, short_date_text, time_text
from ui.i18n import tr
from ui.lines import Sum, kind_text, means_short, paid_text, signed, tax_text
from ui.theme import theme
from ui.widgets.table import Cell, Row

_SERVICE = (DocumentKind.SERVICE_INPUT, DocumentKind.SERVICE_OUTPUT)
_BACK = (DocumentKind.REFUND, DocumentKind.CANCEL)

#: Text, kind and icon of a tag.
TagText = tuple[str, str, str]


def state_tag(entry: JournalEntry) -> TagText:
    """Where the document is, in a word and a sign. What is still to be delivered goes before what went back."""
    match entry.delivery.state:
        case DeliveryState.REFUSED:
            return tr("відхилено"), "d", "circle-alert"
        case DeliveryState.DUPLICATE if entry.delivery.error.startswith(Trouble.DIFFERENT):
            return tr("інакший на сервері"), "d", "circle-alert"
        case DeliveryState.DUPLICATE:
            return tr("двічі на сервері"), "d", "copy"
        case _ if entry.refunded is Refunded.WHOLE:
            return tr("повернено"), "d", "undo-2"
        case _ if entry.refunded is Refunded.PART:
            return tr("повернено частково"), "d", "undo-2"
        case DeliveryState.WAITING:
            return tr("на касі"), "w", "clock"
        case DeliveryState.SENDING:
            return tr("надсилається"), "i", "cloud-upload"
        case DeliveryState.VERIFY if entry.delivery.error.startswith(Trouble.MISSING):
            return tr("зник із сервера"), "w", "refresh-cw"
        case DeliveryState.VERIFY:
            return tr("перевіряється"), "w", "refresh-cw"
        case _:
            return _delivered(entry)


def may_return(entry: JournalEntry | None) -> bool:
    """Whether something of it could be brought back: a sale that is not back already. What cost nothing does not show
    in the money that is."""
    if entry is None or entry.document.kind is not DocumentKind.SALE:
        return False
    return entry.refunded is not Refunded.WHOLE or any(not item.amount for item in entry.document.items)


def has_link(entry: JournalEntry) -> bool:
    """Whether the tax office shows it: it has its number and its register, and is no training."""
    delivery = entry.delivery
    return bool(delivery.fiscal_number and delivery.registrar) and not entry.document.training


def on_server(entry: JournalEntry) -> bool:
    """Whether the server could know how it was paid."""
    there = entry.delivery.state in (DeliveryState.DELIVERED, DeliveryState.DUPLICATE)
    return there and bool(entry.document.payments)


def standings() -> list[tuple[str, str]]:
    """The states one can ask for, worded as their tags are; "" is all of them."""
    return [
        ("", tr("Усі стани")),
        (Standing.ON_TILL.value, tr("на касі")),
        (Standing.ON_SERVER.value, tr("на сервері")),
        (Standing.AWAITS_NUMBER.value, tr("очікує фіскалізації")),
        (Standing.REFUSED.value, tr("відхилено")),
        (Standing.REFUNDED.value, tr("повернено")),
        (Standing.PART_REFUNDED.value, tr("повернено частково")),
    ]


def _delivered(entry: JournalEntry) -> TagText:
    kind = entry.document.kind
    if kind in _SERVICE:
        return tr("на сервері"), "g", "check"
    if not entry.delivery.fiscal_number:
        return tr("очікує фіскалізації"), "w", "clock"
    if kind in _BACK:
        return tr("повернення"), "d", "undo-2"
    return tr("фіскальний"), "g", "check"


def number_sign(document: Document) -> str:
    """«№1043»; a receipt of another program may have none."""
    return tr("№{number}", number=document.number) if document.number else "—"


def title_text(document: Document) -> str:
    """«Чек №1043», «Повернення №1038» …"""
    if not document.number:
        return kind_text(document.kind)
    if document.kind is DocumentKind.SALE:
        return tr("Чек №{number}", number=document.number)
    if document.kind is DocumentKind.REFUND:
        return tr("Повернення №{number}", number=document.number)
    return f"{kind_text(document.kind)} {number_sign(document)}"


def journal_row(entry: JournalEntry, today: date | None = None) -> Row:
    """A row of the journal's table. Of another day it says the day, of another till that it is not ours."""
    document = entry.document
    day = local(document.created_at).date()
    at: str | Cell = time_text(document.created_at)
    if today is not None and day != today:
        at = Cell(time_text(document.created_at), note=short_date_text(day))
    number = Cell(number_sign(document), note=tr("інша каса")) if entry.elsewhere else number_sign(document)
    paid = kind_text(document.kind) if document.kind in _SERVICE else paid_text(document)
    return Row(document.id, (at, number, paid, Cell(tag=state_tag(entry)), sum_cell(document)))


def sum_cell(document: Document) -> Cell:
    """The sum; money that went out is red and has its minus."""
    amount = signed(document)
    return Cell(money_text(amount), color="danger" if amount < 0 else "")


def document_sums(entry: JournalEntry) -> list[Sum]:
    """What stands under the lines: discount, rounding, payments, taxes, fiscal number or why there is none."""
    document, delivery = entry.document, entry.delivery
    rows: list[Sum] = []
    if document.receipt_discount:
        rows.append(Sum(tr("Знижка на чек"), money_text(-document.receipt_discount), color="warn"))
    if document.rounding:
        rows.append(Sum(tr("Заокруглення"), number_text(document.rounding, 2, plus=True)))
    for payment in document.payments:
        rows += _payment_sums(payment)
    rows += [Sum(tax_text(tax), money_text(tax.tax)) for tax in document.taxes]
    if document.reason:
        rows.append(Sum(tr("Причина"), document.reason))
    if document.related_number:
        rows.append(Sum(tr("До чека"), tr("№{number}", number=document.related_number)))
    if document.related_id and not document.related_fiscal_number and not delivery.attempts:
        rows.append(Sum(tr("На сервер"), tr("слідом за своїм чеком"), color="warn"))
    rows.append(_fiscal_sum(delivery))
    return rows


def _payment_sums(payment: Payment) -> list[Sum]:
    said = means_short(payment.means)
    if payment.means is not PaymentMeans.CASH:
        said = f"{said} {payment.pan}".rstrip()
        if not payment.rrn:
            return [Sum(said, money_text(payment.amount))]
        if theme.form == "compact":
            return [Sum(said, money_text(payment.amount)), Sum("RRN", payment.rrn)]
        return [Sum(f"{said} · RRN {payment.rrn}", money_text(payment.amount))]
    rows = [Sum(said, money_text(payment.amount))]
    if payment.change:
        rows.append(Sum(tr("Отримано"), money_text(payment.tendered)))
        rows.append(Sum(tr("Решта"), money_text(payment.change)))
    return rows


def _fiscal_sum(delivery: Delivery) -> Sum:
    if delivery.fiscal_number:
        return Sum(tr("Фіскальний номер"), delivery.fiscal_number, weight=500)
    if delivery.state is DeliveryState.DUPLICATE:
        return Sum(tr("Фіскальний номер"), tr("після вирішення розбіжності"), color="danger")
    if delivery.state is DeliveryState.REFUSED:
        return Sum(tr("Фіскальний номер"), tr("немає, документ відхилено"), color="danger")
    return Sum(tr("Фіскальний номер"), tr("очікується"), color="warn")
