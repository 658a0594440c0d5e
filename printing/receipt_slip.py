"""The slip of a sale or a refund, as mockup 16a; words and markings are domain.md 2 and 5."""

from __future__ import annotations

from app.clock import local
from app.domain.cashier import Place
from app.domain.codes import slip_code
from app.domain.document import Delivery, Document, DocumentItem, DocumentKind
from app.domain.money import ZERO
from app.domain.payment import Payment, PaymentMeans
from app.domain.product import PIECE
from printing.slip import Barcode, Blank, Pair, Part, Qr, Rule, Slip, Text, centered
from printing.words import MEANS, amount, foot, head, markings, measure, percent, short_name, stamp, tax_name

#: The tax service's page of a receipt (domain.md 5).
CABINET = "https://cabinet.tax.gov.ua/cashregs/check"

TITLES = {DocumentKind.REFUND: "ПОВЕРНЕННЯ", DocumentKind.CANCEL: "ВІДМІНА", DocumentKind.CASH_ISSUE: "ВИДАЧА ГОТІВКИ"}

#: What a bank terminal tells beyond the payment's own fields: key in `Payment.extra` and words on the slip, in order.
CARD_FACTS = (
    ("payment_system", "Платіжна система"),
    ("acquirer", "Еквайр"),
    ("terminal_id", "Термінал банку"),
    ("terminal_receipt", "Чек термінала №"),
)


def receipt_slip(
    document: Document, delivery: Delivery | None, place: Place, *, copy: bool = False, drawer: bool = False
) -> Slip:
    """What the buyer gets. `delivery` None is a document the server has not heard of; `copy` marks a second print."""
    parts: list[Part] = head(place)
    if document.kind in TITLES:
        parts.append(centered(TITLES[document.kind], bold=True, tall=True))
    parts += markings(copy=copy, training=document.training)
    parts += [Rule(), *_about(document, place), Rule()]
    for item in document.items:
        parts += _item(item)
    if document.items:
        parts.append(Rule())
    parts += [*_totals(document), Rule()]
    if document.payments:
        parts += [*_payments(document), Rule()]
    parts += [*_fiscal(document, delivery, place), Blank()]
    if document.kind is DocumentKind.SALE:
        # What the goods are brought back with: scanned, it opens this receipt at any till of the shop.
        code = slip_code(document.mark)
        parts += [Barcode(code, code.partition("-")[2] if code.count("-") > 1 else ""), Blank()]
    parts += foot(place, training=document.training)
    return Slip(tuple(parts), drawer=drawer)


def fiscal_link(document: Document, delivery: Delivery, registrar: str) -> str:
    """The tax cabinet's address of this receipt; only for a receipt that has its number from the server."""
    at = local(delivery.fiscal_at or document.created_at)
    return (
        f"{CABINET}?fn={registrar}&id={delivery.fiscal_number}&date={at:%Y%m%d}&time={at:%H%M%S}"
        f"&sm={document.payable:.2f}"
    )


def _about(document: Document, place: Place) -> list[Part]:
    number = f"Чек №{document.number}" if document.number else "Чек"
    # A receipt of another till says neither its shift nor how its till is called.
    till = f"{place.terminal_name}, зміна №{document.shift_number}" if document.shift_number else ""
    parts: list[Part] = [
        Pair(number, stamp(document.created_at)),
        Pair(till, f"Касир: {short_name(document.cashier_name)}"),
    ]
    if document.related_number is not None:
        parts.append(Text(f"До чека №{document.related_number}"))
    if document.related_fiscal_number:
        parts.append(Pair("Фіскальний номер продажу", document.related_fiscal_number))
    elif document.related_id:
        parts.append(Pair("Фіскальний номер продажу", "очікується"))
    if document.reason:
        parts.append(Text(f"Причина: {document.reason}"))
    return parts


def _item(item: DocumentItem) -> list[Part]:
    unit = "" if item.unit.short == PIECE.short else f" {item.unit.short}"
    places = 3 if item.by_weight or item.unit.weighted else 0
    letters = f" {item.letters}" if item.letters else ""
    parts: list[Part] = [Text(item.name)]
    if item.comment:
        parts.append(Pair(item.comment, "", indent=2))
    if item.classifier_type == 1 and item.classifier_code:
        parts.append(Pair(f"УКТЗЕД {item.classifier_code}", "", indent=2))
    parts += [Pair(f"Акцизна марка {code}", "", indent=2) for code in item.stamps]
    count = f"{measure(item.quantity, places=places)}{unit} x {amount(item.price)}"
    parts.append(Pair(count, amount(item.gross) + letters, indent=2))
    if item.discount:
        how_much = f" {percent(item.discount_percent)}" if item.discount_percent is not None else ""
        parts.append(Pair(f"знижка{how_much}", amount(-item.discount) + letters, indent=2))
    return parts


def _totals(document: Document) -> list[Part]:
    parts: list[Part] = []
    if document.discount:
        parts.append(Pair("СУМА БЕЗ ЗНИЖКИ", amount(document.total + document.discount)))
        whole = document.receipt_discount_percent if document.receipt_discount else None
        how_much = f" {percent(whole)}" if whole is not None else ""
        if document.receipt_discount and document.line_discounts:
            parts.append(Pair("ЗНИЖКА", amount(-document.discount)))
            parts.append(Pair(f"у т. ч. на чек{how_much}", amount(-document.receipt_discount), indent=2))
        else:
            parts.append(Pair(f"ЗНИЖКА{how_much}", amount(-document.discount)))
    parts.append(Pair("СУМА", amount(document.total)))
    parts += [Pair(f"У т. ч. {tax_name(line)}", amount(line.tax)) for line in document.taxes]
    if document.rounding:
        parts.append(Pair("ЗАОКРУГЛЕННЯ", amount(document.rounding)))
    due = "ДО ПОВЕРНЕННЯ, грн" if document.kind in (DocumentKind.REFUND, DocumentKind.CANCEL) else "ДО СПЛАТИ, грн"
    return [*parts, Pair(due, amount(document.payable), bold=True, tall=True)]


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
        return [centered("Фіскальний номер: очікується")]
    registrar = delivery.registrar or place.registrar
    parts: list[Part] = [Pair("Фіскальний номер чека", delivery.fiscal_number)]
    if registrar:
        parts.append(Pair("ФН ПРРО", registrar))
        # A training number is the sandbox's: the tax service has no such receipt.
        if not document.training:
            parts.append(Qr(fiscal_link(document, delivery, registrar)))
    return parts
