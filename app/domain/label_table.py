"""The table of in-store labels as people write it: a prefix, then a picture of the digits after it.

`20-29 IIIIIWWWWWC; 21 IIIIIPPPPPC /100`: I the item's code, W its weight, P its price, N a number of pieces, X digits
that mean nothing here, C the check digit (verified where it is drawn). `/1000` turns the value's digits into kilograms,
hryvnias or pieces. Ukrainian letters mean the same: К код, В вага, Ц ціна, Ш штуки, Х, С.
"""

from __future__ import annotations

import re

from app.domain.barcode import LabelKind, Layout
from app.errors import BadSettings

#: What a shop that has set nothing gets (protocols.md 2).
DEFAULT = "20-29 IIIIIWWWWWC"
#: A shop without in-store labels.
NONE = "-"
MOST_ROWS = 20

_LENGTH = 13
_KINDS = {"W": LabelKind.WEIGHT, "P": LabelKind.PRICE, "N": LabelKind.PIECES}
_DIVISORS = {LabelKind.WEIGHT: 1000, LabelKind.PRICE: 100, LabelKind.PIECES: 1}
_UKRAINIAN = str.maketrans("КВЦШХС", "IWPNXC")
_ROW = re.compile(r"(\d{1,7})(?:\s*[-–…]\s*(\d{1,7}))?\s+([A-Z](?:[A-Z ]*[A-Z])?)(?:\s*/\s*(10{0,5}))?")
_PICTURE = re.compile(r"X*(?:I+X*([WPN])\1*|([WPN])\2*X*I+)X*C?")


def parse_labels(text: str) -> tuple[Layout, ...]:
    """The layouts, tried in the order written. Raises `BadSettings("labels")`: "row", "length" (not thirteen digits) or
    "many"; `detail` is the row."""
    rows = [row.strip() for row in re.split(r"[;\n]", text) if row.strip()]
    if rows == [NONE]:
        return ()
    if not rows:
        raise BadSettings("labels", code="row")
    if len(rows) > MOST_ROWS:
        raise BadSettings("labels", code="many")
    return tuple(layout for row in rows for layout in parse_label(row))


def parse_label(row: str) -> tuple[Layout, ...]:
    """The layouts of one row, one for each prefix of its range. Raises `BadSettings("labels")`."""
    found = _ROW.fullmatch(row.strip().upper().translate(_UKRAINIAN))
    first, last, picture, divisor = found.groups() if found else ("", "", "", "")
    last, picture = last or first, picture.replace(" ", "")
    if not first or len(first) != len(last) or int(first) > int(last) or int(last) - int(first) > 99:
        raise BadSettings("labels", row[:80], code="row")
    drawn = _PICTURE.fullmatch(picture)
    if drawn is None:
        raise BadSettings("labels", row[:80], code="row")
    if len(first) + len(picture) != _LENGTH:
        raise BadSettings("labels", row[:80], code="length")
    letter = drawn[1] or drawn[2]
    kind = _KINDS[letter]
    return tuple(
        Layout(
            prefix=str(prefix).zfill(len(first)),
            item_from=len(first) + picture.index("I"),
            item_len=picture.count("I"),
            value_from=len(first) + picture.index(letter),
            value_len=picture.count(letter),
            kind=kind,
            divisor=int(divisor) if divisor else _DIVISORS[kind],
            verify_check_digit=picture.endswith("C"),
        )
        for prefix in range(int(first), int(last) + 1)
    )


def canonical(text: str) -> str:
    """The table as it is kept: Latin letters, one blank, rows apart by «; ». Raises `BadSettings("labels")`."""
    layouts = parse_labels(text)
    if not layouts:
        return NONE
    rows = re.split(r"[;\n]", text.upper().translate(_UKRAINIAN))
    return "; ".join(" ".join(row.split()) for row in rows if row.strip())
