"""Numbers of GS1: GTIN-8, -12 (UPC-A), -13 (EAN-13), -14, and UPC-E, which is a UPC-A with its noughts left out."""

from __future__ import annotations

from app.domain.barcode import check_digit

LENGTHS = (8, 12, 13, 14)


def digits_only(code: str) -> bool:
    """Whether it is digits 0–9 and nothing else: Python's own `isdigit` takes Arabic and full-width ones too."""
    return code.isascii() and code.isdigit()


def valid(code: str) -> bool:
    """Whether it is a GTIN with the right check digit."""
    return len(code) in LENGTHS and digits_only(code) and check_digit(code[:-1]) == int(code[-1])


def misread(code: str) -> bool:
    """As long as a GTIN and digits only, but neither a GTIN nor a UPC-E: a digit was read or typed wrong."""
    return len(code) in LENGTHS and digits_only(code) and not valid(code) and upc_a(code) is None


def upc_a(code: str) -> str | None:
    """The UPC-A of a UPC-E of eight digits (number system, six digits, check digit); None when it is none.

    GS1 General Specifications, 5.2.2.4.2: the sixth digit says where the noughts were.
    """
    if len(code) != 8 or not digits_only(code) or code[0] not in "01":
        return None
    system, body, check, last = code[0], code[1:7], code[7], code[6]
    if last in "012":
        eleven = f"{system}{body[:2]}{last}0000{body[2:5]}"
    elif last == "3":
        eleven = f"{system}{body[:3]}00000{body[3:5]}"
    elif last == "4":
        eleven = f"{system}{body[:4]}00000{body[4]}"
    else:
        eleven = f"{system}{body[:5]}0000{last}"
    return f"{eleven}{check}" if check_digit(eleven) == int(check) else None


def forms(code: str) -> list[str]:
    """Other spellings of the same number, the likeliest first.

    UPC-A is an EAN-13 with a nought before it, GTIN-14 has another; a UPC-E is its UPC-A. A GTIN-14 that begins with
    1–9 is a box of the goods, not the goods: it has no other form.
    """
    if not digits_only(code) or len(code) not in LENGTHS:
        return []
    found = [number for bare in (code, upc_a(code)) if bare is not None for number in _padded(bare.lstrip("0"))]
    return [form for form in dict.fromkeys(found) if form != code]


def _padded(bare: str) -> list[str]:
    return [bare.zfill(length) for length in (13, 12, 14, 8) if 0 < len(bare) <= length]


def contained(code: str) -> str | None:
    """The GTIN-13 of the goods inside a GTIN-14 of variable measure (indicator 9); None for any other."""
    if len(code) != 14 or code[0] != "9" or not valid(code):
        return None
    return f"{code[1:13]}{check_digit(code[1:13])}"
