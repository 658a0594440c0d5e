"""What a scanned code is: a product's own code, or an in-store label with a weight, a price or a number of pieces.

Layouts are a table, not code (protocols.md 2). The full code is looked for in the catalogue first; only then a layout
is tried.
"""

from __future__ import annotations

from dataclasses import dataclass
from decimal import Decimal
from enum import StrEnum

MOST_CHARACTERS = 128


def check_digit(digits: str) -> int:
    """The GS1 check digit of the digits before it (EAN-8, UPC-A, EAN-13, GTIN-14 alike)."""
    total = sum(int(d) * (3 if i % 2 == 0 else 1) for i, d in enumerate(reversed(digits)))
    return (10 - total % 10) % 10


def valid_ean13(code: str) -> bool:
    return len(code) == 13 and code.isascii() and code.isdigit() and check_digit(code[:12]) == int(code[12])


class LabelKind(StrEnum):
    WEIGHT = "weight"
    PRICE = "price"
    PIECES = "pieces"


@dataclass(frozen=True, slots=True)
class Layout:
    """Where an in-store label keeps its parts; `divisor` turns its digits into kilograms, hryvnias or pieces."""

    prefix: str
    item_from: int = 2
    item_len: int = 5
    value_from: int = 7
    value_len: int = 5
    kind: LabelKind = LabelKind.WEIGHT
    divisor: int = 1000
    verify_check_digit: bool = True


#: Until a shop sets its own: prefixes 20–29 carry an item of five digits and a weight in grams.
DEFAULT_LAYOUTS = tuple(Layout(prefix=f"2{n}") for n in range(10))


@dataclass(frozen=True, slots=True)
class Label:
    """An in-store label read by a layout: whose it is and how much of it."""

    item: str
    kind: LabelKind
    value: Decimal


def read_label(code: str, layouts: tuple[Layout, ...] = DEFAULT_LAYOUTS) -> Label | None:
    """The label, or None when no layout fits, the check digit is wrong or the value is zero."""
    if len(code) != 13 or not (code.isascii() and code.isdigit()):
        return None
    for layout in layouts:
        if not code.startswith(layout.prefix):
            continue
        if layout.verify_check_digit and not valid_ean13(code):
            continue
        digits = code[layout.value_from : layout.value_from + layout.value_len]
        value = Decimal(int(digits)) / layout.divisor
        if value > 0:
            return Label(code[layout.item_from : layout.item_from + layout.item_len], layout.kind, value)
    return None


def clean_code(text: str) -> str:
    """A scanned text without control characters and outer blanks, cut to what a code can be."""
    kept = text if text.isprintable() else "".join(c for c in text if c.isprintable())
    return kept.strip()[:MOST_CHARACTERS]
