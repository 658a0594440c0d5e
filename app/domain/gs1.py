"""Element strings of GS1: goods, weight, price, dates and batch in one code (GS1-128, DataBar, DataMatrix, QR).

Fields without a fixed length end with FNC1, which scanners send as the control character GS (0x1D). GS1 General
Specifications 3 and 7.8. What the till has no use for is read over, not refused.
"""

from __future__ import annotations

import calendar
import re
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from decimal import Decimal

from app.domain import gtin

SEPARATOR = "\x1d"
#: What a scanner set to name the kind of code puts before it (ISO/IEC 15424): these four carry element strings.
SYMBOLOGIES = ("]C1", "]e0", "]d2", "]Q3")
HRYVNIA = "980"
#: Kinds of measure by the first three digits of the identifier; lengths, widths and depths (2, 3) are no quantity.
MEASURES = {"310": "kg", "311": "m", "314": "m2", "315": "l", "316": "m3"}

#: The whole length of an element by its first two digits, where no separator ends it (figure 7.8.5-2).
_FIXED = {
    **dict.fromkeys(("00",), 20),
    **dict.fromkeys(("01", "02", "03"), 16),
    **dict.fromkeys(("04",), 18),
    **dict.fromkeys(("11", "12", "13", "14", "15", "16", "17", "18", "19"), 8),
    "20": 4,
    **dict.fromkeys(("31", "32", "33", "34", "35", "36"), 10),
    "41": 16,
}
#: How long an identifier is by its first two digits, where it is not two.
_NAMES = {**dict.fromkeys(("23", "24", "25", "40", "41", "42"), 3)}
_NAMES |= dict.fromkeys(("31", "32", "33", "34", "35", "36", "39", "43", "70", "71", "72", "80", "81", "82"), 4)
#: What names goods: a trade item, or the items inside a box.
_GOODS = ("01", "02")
#: What a GS1 code begins with when nothing before it says that it is one.
_PLAIN = re.compile(r"(01|02)([0-9]{14})")


@dataclass(frozen=True, slots=True)
class Elements:
    """What an element string says. `gtin` may have a wrong check digit (`sound` tells); `measure` and `unit` are a net
    weight, length, area or volume ("kg", "m", "m2", "l", "m3"); `price` is what this very piece costs, hryvnias;
    `count` how many are inside; `expires` the last day it may be used, `best_before` the last day it is at its best."""

    gtin: str
    sound: bool = True
    measure: Decimal | None = None
    unit: str = ""
    price: Decimal | None = None
    count: int | None = None
    expires: date | None = None
    best_before: date | None = None
    batch: str = ""
    serial: str = ""

    @property
    def last_day(self) -> date | None:
        """The last day it should be sold without a question."""
        return self.expires or self.best_before


def read(text: str, today: date) -> Elements | None:
    """The elements of a scanned text; None when it is no element string, or names no goods.

    The goods may stand behind other elements where a symbology's mark or a separator says what the text is; without
    either they come first, and their check digit holds. `today` settles the century of its two-digit years (the one
    nearest: GS1 7.12).
    """
    body = text
    marked = text.startswith(SYMBOLOGIES) or SEPARATOR in text
    if text.startswith(SYMBOLOGIES):
        body = text[3:]
    body = body.strip(SEPARATOR)
    if not marked:
        plain = _PLAIN.match(body)
        if plain is None or len(body) <= 16 or not gtin.valid(plain[2]):
            return None
    found: dict[str, str] = {}
    for name, value in _elements(body):
        if name in found and found[name] != value:
            return None
        found[name] = value
    goods = next((value for name, value in found.items() if name in _GOODS), "")
    return _elements_of(found, goods, today) if len(goods) == 14 and gtin.digits_only(goods) else None


def _elements(body: str) -> Iterator[tuple[str, str]]:
    """Each identifier with its value; stops at the first that cannot be."""
    at = 0
    while at < len(body):
        if body[at] == SEPARATOR:
            at += 1
            continue
        start = body[at : at + 2]
        if not gtin.digits_only(start):
            return
        name = body[at : at + _NAMES.get(start, 2)]
        end = at + _FIXED[start] if start in _FIXED else body.find(SEPARATOR, at)
        end = len(body) if end < 0 else end
        value = body[at + len(name) : end]
        if not value or end > len(body) or not gtin.digits_only(name) or (start in _FIXED and SEPARATOR in value):
            return
        yield name, value
        at = end


def _elements_of(found: dict[str, str], goods: str, today: date) -> Elements:
    measure, unit = _measure(found)
    count = found.get("37", found.get("30", ""))
    return Elements(
        gtin=goods,
        sound=gtin.valid(goods),
        measure=measure,
        unit=unit,
        price=_price(found),
        count=int(count) if gtin.digits_only(count) and 0 < len(count) <= 8 and int(count) > 0 else None,
        expires=_day(found.get("17", ""), today),
        best_before=_day(found.get("15", ""), today),
        batch=found.get("10", ""),
        serial=found.get("21", ""),
    )


def _measure(found: dict[str, str]) -> tuple[Decimal | None, str]:
    for name, value in found.items():
        if name[:3] in MEASURES and len(name) == 4 and gtin.digits_only(value):
            number = _scaled(value, name[3])
            if number is not None:
                return number, MEASURES[name[:3]]
    return None, ""


def _price(found: dict[str, str]) -> Decimal | None:
    """392n is in the country's own money; 393n begins with the currency's number."""
    for name, value in found.items():
        if len(name) != 4 or name[:3] not in ("392", "393"):
            continue
        if name.startswith("393"):
            if not value.startswith(HRYVNIA):
                continue
            value = value[3:]
        if gtin.digits_only(value) and len(value) <= 15:
            return _scaled(value, name[3])
    return None


def _scaled(value: str, places: str) -> Decimal | None:
    number = Decimal(int(value)).scaleb(-int(places))
    return number if number > 0 else None


def _day(value: str, today: date) -> date | None:
    """YYMMDD; a day of 00 is the last of the month. None for a day no calendar has."""
    if len(value) != 6 or not gtin.digits_only(value):
        return None
    year, month, day = int(value[:2]), int(value[2:4]), int(value[4:])
    apart = year - today.year % 100
    century = today.year // 100 + (-1 if apart >= 51 else 1 if apart <= -50 else 0)
    year += century * 100
    if not 1 <= month <= 12:
        return None
    last = calendar.monthrange(year, month)[1]
    return date(year, month, day or last) if day <= last else None
