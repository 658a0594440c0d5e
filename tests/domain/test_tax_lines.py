"""Tax inside prices: the two worked examples of the documents, and what holds for any receipt."""

from __future__ import annotations

from decimal import Decimal

import pytest
from helpers.trade import amounts
from hypothesis import given
from hypothesis import strategies as st

from app.domain.money import kopecks
from app.domain.tax import TAX_GROUPS, TaxRules, taxes


def test_the_services_own_example() -> None:
    lines = taxes([(6, Decimal("1438.00"))], TaxRules())
    assert {line.letter: kopecks(line.tax) for line in lines} == {"\u0410": 22825, "\u0417": 6848}


def test_the_tax_offices_example() -> None:
    lines = {line.letter: line for line in taxes([(6, Decimal("259.90"))], TaxRules())}
    assert (str(lines["З"].tax), str(lines["А"].tax)) == ("12.38", "41.25")
    assert (lines["З"].name, lines["А"].name) == ("Акциз", "ПДВ")
    assert lines["А"].turnover == Decimal("259.90")


@pytest.mark.parametrize(
    ("group", "tax"),
    [(0, {}), (1, {"А": "16.67"}), (2, {"Б": "6.54"}), (3, {"В": "0.00"}), (4, {"Д": "0.00"}), (5, {"З": "4.76"}),
     (6, {"А": "15.87", "З": "4.76"}), (7, {"В": "0.00", "З": "4.76"}), (8, {"Г": "0.00"}),
     (9, {"А": "16.67", "Г": "0.00"}), (10, {"В": "0.00", "Г": "0.00"}), (77, {})],
)  # fmt: skip
def test_every_group_of_the_table(group: int, tax: dict[str, str]) -> None:
    assert {line.letter: str(line.tax) for line in taxes([(group, Decimal(100))], TaxRules())} == tax


def test_letters_are_cyrillic() -> None:
    letters = "".join(group.letters for group in TAX_GROUPS.values())
    assert all("\u0410" <= letter <= "\u042f" for letter in letters)


def test_who_pays_no_vat_has_no_vat_rows() -> None:
    rules = TaxRules(vat_payer=False)
    lines = taxes([(group, Decimal(100)) for group in range(11)], rules)
    assert {line.name for line in lines} == {"Акциз"}
    assert {line.letter for line in lines} == {"З", "Г"}


def test_vat_stands_before_excise() -> None:
    lines = taxes([(6, Decimal(10)), (2, Decimal(10)), (9, Decimal(10))], TaxRules())
    assert [line.letter for line in lines] == ["А", "Б", "Г", "З"]


@given(st.lists(st.tuples(st.integers(0, 10), amounts), max_size=20), st.randoms())
def test_the_tax_does_not_depend_on_how_goods_lie_in_lines(sums: list[tuple[int, Decimal]], chance: object) -> None:
    joined: dict[int, Decimal] = {}
    for group, amount in sums:
        joined[group] = joined.get(group, Decimal(0)) + amount
    shuffled = list(sums)
    chance.shuffle(shuffled)  # type: ignore[attr-defined]
    assert taxes(shuffled, TaxRules()) == taxes(joined.items(), TaxRules())


@given(st.integers(0, 10), amounts)
def test_a_tax_is_never_more_than_its_rate(group: int, amount: Decimal) -> None:
    for line in taxes([(group, amount)], TaxRules()):
        assert 0 <= line.tax <= amount * line.rate / 100 + Decimal("0.01")
        assert line.tax == line.tax.quantize(Decimal("0.01"))
