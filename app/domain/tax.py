"""Tax inside prices, per letter (domain.md 3). A preview: the fiscal document's own figures win.

Letters are Cyrillic and set per taxpayer, so the table is data. Per letter, on the receipt's sums after discounts:
excise = q(base·5/105), VAT = q((base − excise)·r/(100+r)) with the rounded excise, q half up to the kopeck.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from decimal import Decimal

from app.domain.money import ZERO, money


@dataclass(frozen=True, slots=True)
class TaxGroup:
    """One of the server's `tax_group_id`. Rates are percent; a letter is empty where the tax is not there."""

    vat_letter: str = ""
    vat_rate: Decimal = Decimal(0)
    excise_letter: str = ""
    excise_rate: Decimal = Decimal(0)

    @property
    def letters(self) -> str:
        """What stands beside the sum on a slip: "А", "ЗА" …"""
        return self.excise_letter + self.vat_letter


_20, _7, _0, _5 = Decimal(20), Decimal(7), Decimal(0), Decimal(5)

#: The documents' eleven groups. Group 4 (without VAT) is Д [assumed].
TAX_GROUPS: Mapping[int, TaxGroup] = {
    0: TaxGroup(),
    1: TaxGroup("А", _20),
    2: TaxGroup("Б", _7),
    3: TaxGroup("В", _0),
    4: TaxGroup("Д", _0),
    5: TaxGroup("", _0, "З", _5),
    6: TaxGroup("А", _20, "З", _5),
    7: TaxGroup("В", _0, "З", _5),
    8: TaxGroup("", _0, "Г", _0),
    9: TaxGroup("А", _20, "Г", _0),
    10: TaxGroup("В", _0, "Г", _0),
}


@dataclass(frozen=True, slots=True)
class TaxLine:
    """One letter's share of a receipt: `turnover` is the taxed sum with tax inside, `tax` the hryvnias of tax in it."""

    letter: str
    name: str
    rate: Decimal
    turnover: Decimal
    tax: Decimal


@dataclass(frozen=True, slots=True)
class TaxRules:
    """The taxpayer's table. A shop that pays no VAT (`is_vat_taxation` false) has no VAT rows."""

    groups: Mapping[int, TaxGroup] = field(default_factory=lambda: TAX_GROUPS)
    vat_payer: bool = True

    def group(self, group_id: int) -> TaxGroup:
        """The group of that number; an unknown number is "none chosen"."""
        found = self.groups.get(group_id, TaxGroup())
        if self.vat_payer:
            return found
        return TaxGroup(excise_letter=found.excise_letter, excise_rate=found.excise_rate)


@dataclass(frozen=True, slots=True)
class GroupTax:
    """What is inside the prices of one tax group's goods: `base` is their sum after discounts, hryvnias all."""

    group_id: int
    group: TaxGroup
    base: Decimal
    excise: Decimal
    vat: Decimal

    @property
    def vat_base(self) -> Decimal:
        """What VAT is taken of: the excise, rounded already, is not."""
        return self.base - self.excise


def group_taxes(sums: Iterable[tuple[int, Decimal]], rules: TaxRules) -> tuple[GroupTax, ...]:
    """The taxes of a receipt group by group, from `(tax group, sum after discounts)` of its items.

    Items of one group are added up before the tax is taken, so a receipt's tax does not depend on how its goods were
    split into lines.
    """
    base: dict[int, Decimal] = {}
    for group_id, amount in sums:
        base[group_id] = base.get(group_id, ZERO) + amount
    found = []
    for group_id, amount in sorted(base.items()):
        group = rules.group(group_id)
        excise = money(amount * group.excise_rate / (100 + group.excise_rate))
        vat = money((amount - excise) * group.vat_rate / (100 + group.vat_rate))
        found.append(GroupTax(group_id, group, amount, excise, vat))
    return tuple(found)


def tax_lines(groups: Iterable[GroupTax]) -> tuple[TaxLine, ...]:
    """The tax lines of a receipt, VAT letters first, А to Я. A letter that several groups share is the sum of the
    groups' taxes."""
    lines: dict[tuple[str, str], TaxLine] = {}

    def add(kind: str, letter: str, rate: Decimal, turnover: Decimal, tax: Decimal) -> None:
        if not letter:
            return
        old = lines.get((kind, letter))
        if old is not None:
            turnover, tax = turnover + old.turnover, tax + old.tax
        lines[kind, letter] = TaxLine(letter, "ПДВ" if kind == "vat" else "Акциз", rate, turnover, tax)

    for one in groups:
        add("excise", one.group.excise_letter, one.group.excise_rate, one.base, one.excise)
        add("vat", one.group.vat_letter, one.group.vat_rate, one.base, one.vat)
    return tuple(line for (kind, _), line in sorted(lines.items(), key=lambda row: (row[0][0] != "vat", row[0][1])))


def taxes(sums: Iterable[tuple[int, Decimal]], rules: TaxRules) -> tuple[TaxLine, ...]:
    """The tax lines of a receipt from `(tax group, sum after discounts)` of its items."""
    return tax_lines(group_taxes(sums, rules))
