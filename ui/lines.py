"""How lines, taxes and payments are worded wherever a receipt is shown: payment summary, journal, queue."""

from __future__ import annotations

from dataclasses import dataclass
from decimal import Decimal

from app.domain.discount import Discount, DiscountKind
from app.domain.document import Document, DocumentItem, DocumentKind
from app.domain.payment import PaymentMeans
from app.domain.product import Unit
from app.domain.receipt import Item, Receipt, Totals
from app.domain.tax import TaxLine
from ui.formats import MINUS, TIMES, money_text, number_text, percent_text, quantity_text
from ui.i18n import tr
from ui.words import means_text


@dataclass(frozen=True, slots=True)
class Line:
    """One line as people read it: name, how it came to its sum, the sum."""

    name: str
    how: str
    amount: str


@dataclass(frozen=True, slots=True)
class Sum:
    """One row of sums. `color` is a token of its own, `strong` the bottom line."""

    label: str
    amount: str
    color: str = ""
    strong: bool = False
    weight: int = 400


def receipt_lines(receipt: Receipt, totals: Totals) -> list[Line]:
    """The lines of a receipt that is being paid. A discount of the line's own stands beside its price."""
    return [
        Line(
            item.name,
            how_text(item.quantity, item.unit, item.price, item.by_weight) + _minus(item.discount) + _word(item),
            money_text(part.gross - part.discount),
        )
        for item, part in zip(receipt.items, totals.items, strict=True)
    ]


def document_lines(document: Document) -> list[Line]:
    """The lines of a recorded document."""
    return [
        Line(
            item.name,
            how_text(item.quantity, item.unit, item.price, item.by_weight) + _less(item) + _word(item),
            money_text(item.amount + item.share),
        )
        for item in document.items
    ]


def tax_text(tax: TaxLine) -> str:
    """«у т. ч. ПДВ 20 % (А)»."""
    name = {"ПДВ": tr("ПДВ"), "Акциз": tr("Акциз")}.get(tax.name, tax.name)
    return tr("у т. ч. {name} {rate} ({letter})", name=name, rate=percent_text(tax.rate), letter=tax.letter)


def means_short(means: PaymentMeans) -> str:
    """A means of payment where there is little room."""
    short = {PaymentMeans.IBAN: tr("IBAN"), PaymentMeans.CARD_TRANSFER: tr("На картку")}
    return short.get(means) or means_text(means)


def paid_text(document: Document) -> str:
    """What a document was paid with; «Змішана» when with several means."""
    means = {payment.means for payment in document.payments}
    if len(means) > 1:
        return tr("Змішана")
    return means_short(means.pop()) if means else ""


def kind_text(kind: DocumentKind) -> str:
    """«Продаж», «Повернення» …"""
    return {
        DocumentKind.SALE: tr("Продаж"),
        DocumentKind.SERVICE_INPUT: tr("Внесення"),
        DocumentKind.SERVICE_OUTPUT: tr("Видача"),
        DocumentKind.REFUND: tr("Повернення"),
        DocumentKind.CANCEL: tr("Відміна"),
        DocumentKind.CASH_ISSUE: tr("Видача готівки"),
        DocumentKind.HELD: tr("Відкладений чек"),
        DocumentKind.HANDED: tr("Передано на касу"),
    }[kind]


def signed(document: Document) -> Decimal:
    """The document's sum with the sign of the drawer: money that went out is negative."""
    out = (DocumentKind.REFUND, DocumentKind.CANCEL, DocumentKind.SERVICE_OUTPUT, DocumentKind.CASH_ISSUE)
    return -document.payable if document.kind in out else document.payable


def how_text(quantity: Decimal, unit: Unit, price: Decimal, by_weight: bool) -> str:
    """«1,254 кг × 74,90», «2 × 26,90»."""
    weighed = by_weight or unit.weighted
    amount = quantity_text(quantity, unit.short, weighed=True) if weighed else number_text(quantity)
    return f"{amount} {TIMES} {money_text(price)}"


def _minus(discount: Discount | None) -> str:
    if discount is None or not discount.value:
        return ""
    value = percent_text(discount.value) if discount.kind is DiscountKind.PERCENT else money_text(discount.value)
    return f" {MINUS} {value}"


def _less(item: DocumentItem) -> str:
    if not item.discount:
        return ""
    return f" {MINUS} {percent_text(item.discount_percent) if item.discount_percent else money_text(item.discount)}"


def _word(item: Item | DocumentItem) -> str:
    return f" · {item.comment}" if item.comment else ""
