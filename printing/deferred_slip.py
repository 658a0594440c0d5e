"""The slip of a receipt nobody has paid yet: put aside for a customer who comes back, or handed to the fiscal till."""

from __future__ import annotations

from dataclasses import replace

from app.domain.cashier import Place
from app.domain.document import Document, DocumentKind
from printing.receipt_parts import about, item_lines, mark_code, totals
from printing.slip import Blank, Part, Rule, Slip, centered
from printing.words import foot, head, markings

TITLES = {DocumentKind.HELD: "ВІДКЛАДЕНИЙ ЧЕК", DocumentKind.HANDED: "ЧЕК ДО ОПЛАТИ"}
UNPAID = "НЕ СПЛАЧЕНО"


def deferred_slip(document: Document, place: Place, *, copy: bool = False) -> Slip:
    """`document` is a HELD or HANDED one; a held one's `reason` is the name it was put aside under.

    It says so plainly that it is no proof of payment, and nothing of a fiscal number: there will be none for it, but
    for the sale it becomes.
    """
    parts: list[Part] = [
        *head(place),
        centered(TITLES[document.kind], bold=True, tall=True),
        *markings(copy=copy, training=document.training),
        Rule(),
    ]
    held = document.kind is DocumentKind.HELD
    if held and document.reason:
        parts += [centered(document.reason, bold=True, tall=True), Rule()]
    parts += [*about(replace(document, reason=""), place), Rule()]
    for item in document.items:
        parts += item_lines(item)
    parts += [Rule(), *totals(document), Rule(), centered(UNPAID, bold=True, tall=True), Blank()]
    if not held:
        parts += [mark_code(document), Blank()]
    return Slip((*parts, *foot(training=document.training)))
