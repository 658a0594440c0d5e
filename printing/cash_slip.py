"""The slip of cash brought into the drawer or taken out of it."""

from __future__ import annotations

from app.domain.cashier import Place
from app.domain.document import Delivery, Document, DocumentKind
from printing.slip import Blank, Pair, Part, Rule, Slip, Text, centered
from printing.words import amount, cashier, fiscal_numbers, foot, head, markings, stamp

TITLES = {DocumentKind.SERVICE_INPUT: "СЛУЖБОВЕ ВНЕСЕННЯ", DocumentKind.SERVICE_OUTPUT: "СЛУЖБОВА ВИДАЧА"}


def cash_slip(
    document: Document, place: Place, delivery: Delivery | None = None, *, copy: bool = False, drawer: bool = False
) -> Slip:
    """`document` is a service input or output; its reason stands on the slip, and a place to sign. `delivery` as for
    `receipt_slip`."""
    fiscal = delivery.fiscal_number if delivery else None
    registrar = (delivery.registrar if delivery else None) or place.registrar
    parts: list[Part] = [
        *head(place),
        centered(TITLES[document.kind], bold=True, tall=True),
        *markings(copy=copy, training=document.training),
        Rule(),
        Pair(f"Документ №{document.number}", stamp(document.created_at)),
        Pair(f"{place.terminal_name}, зміна №{document.shift_number}", cashier(document.cashier_name)),
        Rule(),
        Pair("ГОТІВКА, грн", amount(document.payable, grouped=True), bold=True, tall=True),
    ]
    if document.reason:
        parts.append(Text(f"Причина: {document.reason}"))
    parts += [Rule(), *fiscal_numbers(fiscal, registrar)]
    parts += [Blank(), Pair("Підпис", "_" * 16), Blank(), *foot(training=document.training)]
    return Slip(tuple(parts), drawer=drawer)
