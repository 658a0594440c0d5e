"""Full card numbers (PAN) are never kept: what looks like one is hidden but for its last four digits.

Thirteen to nineteen digits, alone or in groups, that pass the Luhn check. A bar code passes it by chance one time in
ten, so fields that carry codes are left as they are (`CODES`), and in other texts a number whose length and check digit
are those of an EAN-13 or GTIN-14 counts as one.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import fields, is_dataclass, replace
from datetime import datetime
from decimal import Decimal
from functools import cache
from typing import Any, TypeVar, cast

from app.domain.barcode import check_digit

T = TypeVar("T")

#: Fields that carry numbers of other kinds, which must not be touched; so must none whose name ends in "id".
CODES = frozenset(
    {
        "barcode", "sku", "classifier_code", "stamps", "mark", "number", "fiscal_number", "related_fiscal_number",
        "registrar", "tax_number", "rrn", "approval_code", "body_sha256", "code", "picture",
    }
)  # fmt: skip
_RUN = re.compile(r"(?<!\d)(?<!\d[ \u00a0-])\d(?:[ \u00a0-]?\d){12,18}(?![ \u00a0-]?\d)")
_LEFT = 4
#: Digits of a hidden card number: the first six and the last four.
_TOLD = 10
_SHORTEST = 13
#: What holds no text.
_PLAIN = frozenset({int, bool, float, Decimal, datetime, type(None)})


def without_cards(text: str) -> str:
    """The text with every card number in it hidden: «************1111»."""
    return _RUN.sub(lambda found: _hidden(found[0]) if _is_card(found[0]) else found[0], text)


def card_spans(text: str) -> list[tuple[int, int]]:
    """Where the card numbers of a text begin and end."""
    return [found.span() for found in _RUN.finditer(text) if _is_card(found[0])]


def masked(pan: str) -> str:
    """A card number as a terminal tells it, with at most its first six and last four digits to be read: as it came
    where the terminal has hidden it already, else its last four alone."""
    digits = sum(sign.isdigit() for sign in pan)
    if digits <= _TOLD and not re.search(r"\d{7}", pan):
        return pan
    return "*" * (digits - _LEFT) + "".join(sign for sign in pan if sign.isdigit())[-_LEFT:]


def discreet(value: T, name: str = "") -> T:
    """The value with card numbers hidden in all its texts, however deep: dataclasses, mappings, tuples. The value
    itself when there are none. `name` is the field it stands in."""
    made: Any = value
    kind: Any = type(value)
    if isinstance(value, str):  # the window's own words are a kind of str
        made = _text(made, name)
    elif is_dataclass(value):
        changes = {}
        for field in _texts(kind):
            inner = getattr(value, field)
            hidden = inner if type(inner) in _PLAIN else discreet(inner, field)
            if hidden is not inner:
                changes[field] = hidden
        made = replace(made, **changes) if changes else value
    elif isinstance(value, Mapping):
        found = {key: discreet(inner, str(key)) for key, inner in value.items()}
        made = found if any(found[key] is not inner for key, inner in value.items()) else value
    elif kind is tuple or kind is list:
        inside = [discreet(inner, name) for inner in made]
        made = kind(inside) if any(one is not before for one, before in zip(inside, made, strict=True)) else value
    return cast(T, made)


@cache
def _texts(kind: type[Any]) -> tuple[str, ...]:
    """The fields of a dataclass that may hold a text to look at."""
    return tuple(field.name for field in fields(kind) if not _is_code(field.name))


def _is_code(name: str) -> bool:
    return name in CODES or name.endswith("id")


def _text(text: str, name: str) -> str:
    if len(text) < _SHORTEST or _is_code(name):
        return text
    if name == "pan":  # a terminal's card number is one whatever its check digit says
        return _RUN.sub(lambda found: _hidden(found[0]), text)
    hidden = without_cards(text)
    return text if hidden == text else hidden


def _is_card(run: str) -> bool:
    digits = [int(sign) for sign in run if sign.isdigit()]
    # Thirteen digits are a Visa's, fourteen a Diners', or a moment in milliseconds, a bar code, a fiscal number.
    if digits[0] == 0 or (len(digits) == 13 and digits[0] != 4) or (len(digits) == 14 and digits[0] != 3):
        return False
    if len(digits) <= 14 and check_digit("".join(map(str, digits[:-1]))) == digits[-1]:
        return False
    doubled = (digit * (1 + place % 2) for place, digit in enumerate(reversed(digits)))
    return sum(digit - 9 if digit > 9 else digit for digit in doubled) % 10 == 0


def _hidden(run: str) -> str:
    digits = "".join(sign for sign in run if sign.isdigit())
    return "*" * (len(digits) - _LEFT) + digits[-_LEFT:]
