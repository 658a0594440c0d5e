"""Excisable goods: what kind they are, who may buy them, which bottles carry a stamp (domain.md 6, protocols.md 1)."""

from __future__ import annotations

import re
from enum import StrEnum
from typing import Protocol

from app.domain.product import Unit

#: The server's tax groups with an excise letter.
GROUPS = range(5, 11)
_UKTZED = 1


class Excise(StrEnum):
    """Kinds of goods that the rules of sale tell apart."""

    ALCOHOL = "alcohol"
    BEER = "beer"
    TOBACCO = "tobacco"
    OTHER = "other"  # in an excise group, of no kind the till knows


class Taxed(Protocol):
    """A product, or a line of a receipt."""

    @property
    def tax_group(self) -> int: ...

    @property
    def classifier_type(self) -> int: ...

    @property
    def classifier_code(self) -> str: ...

    @property
    def unit(self) -> Unit: ...

    @property
    def by_weight(self) -> bool: ...


def excise_of(goods: Taxed) -> Excise | None:
    """By УКТЗЕД first (2203 beer, 2204–2208 alcohol, 2402–2404 tobacco), then by the tax group; None for all else."""
    heading = goods.classifier_code[:4] if goods.classifier_type == _UKTZED else ""
    if heading == "2203":
        return Excise.BEER
    if heading in ("2204", "2205", "2206", "2207", "2208"):
        return Excise.ALCOHOL
    if heading in ("2402", "2403", "2404"):
        return Excise.TOBACCO
    return Excise.OTHER if goods.tax_group in GROUPS else None


def stamped(goods: Taxed) -> bool:
    """Whether each piece carries an excise stamp whose number stands on the receipt: alcohol in bottles.

    Beer has none, and tobacco's is not asked for; what is poured or weighed has no bottle. Goods of an excise group
    without a code of УКТЗЕД are taken for alcohol: a stamp asked for in vain can be waived, one forgotten cannot.
    """
    kind = excise_of(goods)
    bottle = goods.unit.whole and not goods.by_weight
    coded = goods.classifier_type == _UKTZED and bool(goods.classifier_code)
    return bottle and (kind is Excise.ALCOHOL or (kind is Excise.OTHER and not coded))


#: Letters that look alike in both alphabets: typed from a bottle they may be either.
_ALIKE = str.maketrans("АВЕІКМНОРСТУХ", "ABEIKMHOPCTYX")
#: Series and number; a longer number may follow them (`AATE508932 0000412168`), an address may stand around them.
_STAMP = re.compile(r"(?<![0-9A-ZА-ЯІЇЄҐ])([A-ZА-ЯІЇЄҐ]{4})[ -]?([0-9]{6})(?:[ -]?[0-9]{10})?(?![0-9A-ZА-ЯІЇЄҐ])")


def stamp_of(text: str) -> str | None:
    """The series and number of an excise stamp («AATE508932») out of its bar code, its QR code or what was typed; None
    when there is none. One stamp has one spelling, whatever alphabet its letters were typed in."""
    found = _STAMP.search(text.upper().translate(_ALIKE))
    return f"{found[1]}{found[2]}" if found else None
