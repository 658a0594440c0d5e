"""What every slip that lists goods says of them: whose receipt it is, the lines, the sums (domain.md 2, mockup 16a)."""

from __future__ import annotations

from app.domain.cashier import Place
from app.domain.codes import slip_code
from app.domain.document import Document, DocumentItem, DocumentKind
from app.domain.product import PIECE
from printing.slip import Barcode, Pair, Part, Text
from printing.words import amount, cashier, measure, percent, stamp, tax_name

_DUE = {
    DocumentKind.REFUND: "ДО ПОВЕРНЕННЯ",
    DocumentKind.CANCEL: "ДО ПОВЕРНЕННЯ",
    DocumentKind.CASH_ISSUE: "ДО ВИДАЧІ",
}


def about(document: Document, place: Place) -> list[Part]:
    """Number and time, till and cashier; of what goes back, whose sale it was and why."""
    nameless = "Відкладено" if document.kind is DocumentKind.HELD else "Чек"
    number = f"Чек №{document.number}" if document.number else nameless
    # A receipt of another till says neither its shift nor how its till is called.
    till = f"{place.terminal_name}, зміна №{document.shift_number}" if document.shift_number else ""
    parts: list[Part] = [Pair(number, stamp(document.created_at))]
    if till or document.cashier_name.strip():
        parts.append(Pair(till, cashier(document.cashier_name)))
    if document.related_number is not None:
        parts.append(Text(f"До чека №{document.related_number}"))
    if document.related_fiscal_number:
        parts.append(Pair("Фіскальний номер продажу", document.related_fiscal_number))
    elif document.related_id:
        parts.append(Pair("Фіскальний номер продажу", "очікується"))
    if document.reason:
        parts.append(Text(f"Причина: {document.reason}"))
    return parts


def quantity(item: DocumentItem) -> str:
    """ "2", "1,254 кг": pieces go without their unit."""
    unit = "" if item.unit.short == PIECE.short else f" {item.unit.short}"
    places = 3 if item.by_weight or item.unit.weighted else 0
    return f"{measure(item.quantity, places=places)}{unit}"


def item_lines(item: DocumentItem) -> list[Part]:
    """One line: its name, what has to stand on it, quantity and price with the sum, its discount."""
    letters = f" {item.letters}" if item.letters else ""
    parts: list[Part] = [Text(item.name)]
    if item.comment:
        parts.append(Pair(item.comment, "", indent=2))
    if item.classifier_type == 1 and item.classifier_code:
        parts.append(Pair(f"УКТЗЕД {item.classifier_code}", "", indent=2))
    parts += [Pair(f"Акцизна марка {code}", "", indent=2) for code in item.stamps]
    count = f"{quantity(item)} x {amount(item.price)}"
    parts.append(Pair(count, amount(item.gross) + letters, indent=2))
    if item.discount:
        how_much = f" {percent(item.discount_percent)}" if item.discount_percent is not None else ""
        parts.append(Pair(f"знижка{how_much}", amount(-item.discount) + letters, indent=2))
    return parts


def totals(document: Document) -> list[Part]:
    """From the sum to what is to be paid. All of them are the document's own figures."""
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
    return [*parts, Pair(_DUE.get(document.kind, "ДО СПЛАТИ"), amount(document.payable), bold=True, tall=True)]


def mark_code(document: Document) -> Barcode:
    """What the goods are brought back with, or paid for: scanned, it opens this receipt at any till of the shop."""
    code = slip_code(document.mark)
    return Barcode(code, code.partition("-")[2] if code.count("-") > 1 else "")
