"""The slip of a sale or a refund, as mockup 16a; words and markings are domain.md 2 and 5."""

from __future__ import annotations

from app.clock import local
from app.domain.cashier import Place
from app.domain.document import Delivery, Document, DocumentKind
from app.domain.money import ZERO
from app.domain.payment import Payment, PaymentMeans
from printing.receipt_parts import about, item_lines, mark_code, totals
from printing.slip import Blank, Pair, Part, Qr, Rule, Slip, centered
from printing.words import MEANS, amount, fiscal_numbers, foot, head, markings

#: The tax service's page of a receipt (domain.md 5).
CABINET = "https://cabinet.tax.gov.ua/cashregs/check"

TITLES = {DocumentKind.REFUND: "ПОВЕРНЕННЯ", DocumentKind.CANCEL: "ВІДМІНА", DocumentKind.CASH_ISSUE: "ВИДАЧА ГОТІВКИ"}

#: What a bank terminal tells beyond the payment's own fields: key in `Payment.extra` and words on the slip, in order.
CARD_FACTS = (
    ("payment_system", "Платіжна система"),
    ("acquirer", "Еквайр"),
    ("terminal_id", "Термінал банку"),
    ("terminal_receipt", "Чек термінала №"),
    ("reference", "Підтвердження"),
)


def receipt_slip(
    document: Document, delivery: Delivery | None, place: Place, *, copy: bool = False, drawer: bool = False
) -> Slip:
    """What the buyer gets. `delivery` None is a document the server has not heard of; `copy` marks a second print."""
    parts: list[Part] = head(place)
    if document.kind in TITLES:
        parts.append(centered(TITLES[document.kind], bold=True, tall=True))
    parts += markings(copy=copy, training=document.training)
    parts += [Rule(), *about(document, place), Rule()]
    for item in document.items:
        parts += item_lines(item)
    if document.items:
        parts.append(Rule())
    parts += [*totals(document), Rule()]
    if document.payments:
        parts += [*_payments(document), Rule()]
    parts += [*_fiscal(document, delivery, place), Blank()]
    if document.kind is DocumentKind.SALE:
        parts += [mark_code(document), Blank()]
    parts += foot(place, training=document.training)
    return Slip(tuple(parts), drawer=drawer)


def fiscal_link(document: Document, delivery: Delivery, registrar: str) -> str:
    """The tax cabinet's address of this receipt; only for a receipt that has its number from the server."""
    at = local(delivery.fiscal_at or document.created_at)
    return (
        f"{CABINET}?fn={registrar}&id={delivery.fiscal_number}&date={at:%Y%m%d}&time={at:%H%M%S}"
        f"&sm={document.payable:.2f}"
    )


def _payments(document: Document) -> list[Part]:
    parts: list[Part] = []
    for payment in document.payments:
        paid = payment.tendered if payment.means is PaymentMeans.CASH and payment.tendered else payment.amount
        parts.append(Pair(MEANS[payment.means].upper(), amount(paid)))
        parts += _card(payment)
    if document.change != ZERO:
        parts.append(Pair("РЕШТА", amount(document.change), bold=True))
    return parts


def _card(payment: Payment) -> list[Part]:
    facts = [(words, payment.extra.get(key, "")) for key, words in CARD_FACTS]
    facts[3:3] = [("Картка №", masked(payment.pan)), ("Код авторизації", payment.approval_code), ("RRN", payment.rrn)]
    return [Pair(words, value, indent=2) for words, value in facts if value]


def masked(pan: str) -> str:
    """A card number as it may stand on paper: no more than its first six and last four digits."""
    digits = [at for at, char in enumerate(pan) if char.isdigit()]
    hidden = set(digits[6:-4])
    return "".join("*" if at in hidden else char for at, char in enumerate(pan))


def _fiscal(document: Document, delivery: Delivery | None, place: Place) -> list[Part]:
    if delivery is None or not delivery.fiscal_number:
        return fiscal_numbers(None, None)
    registrar = delivery.registrar or place.registrar
    parts = fiscal_numbers(delivery.fiscal_number, registrar)
    # A training number is the sandbox's: the tax service has no such receipt.
    if registrar and not document.training:
        parts.append(Qr(fiscal_link(document, delivery, registrar)))
    return parts
