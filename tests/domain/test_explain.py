"""Explained totals: the steps add up to the kopeck for any mixture, and say the very sums that are charged."""

from __future__ import annotations

from dataclasses import replace
from decimal import Decimal

from helpers.trade import MORNING, item, receipt, receipts
from hypothesis import given
from hypothesis import strategies as st

from app.domain.discount import Discount, DiscountKind
from app.domain.explain import Step, StepKind, explain
from app.domain.money import CENT, ROUNDING_STEPS, money
from app.domain.payment import Payment, PaymentMeans, due_in_cash
from app.domain.receipt import Receipt
from app.domain.tax import TaxRules
from app.domain.tender import Tender

RULES = TaxRules()
KOPECK = Decimal("0.01")


def percent(value: str) -> Discount:
    return Discount(DiscountKind.PERCENT, Decimal(value))


def off(value: str) -> Discount:
    return Discount(DiscountKind.SUM, Decimal(value))


@given(receipts(), st.sampled_from(ROUNDING_STEPS), st.booleans(), st.booleans())
def test_the_steps_add_up_to_the_kopeck_for_any_mixture(made: Receipt, rule: int, rounding: bool, vat: bool) -> None:
    made, rules = replace(made, rounding=rounding), TaxRules(vat_payer=vat)
    told, totals = explain(made, rules, rule), made.totals(rules)
    for line, part in zip(told.lines, totals.items, strict=True):
        assert sum((step.amount for step in line.steps), Decimal(0)) == line.amount == part.amount
        assert all(step.amount == step.amount.quantize(CENT) for step in line.steps)
    assert told.totals == totals
    assert sum((line.amount for line in told.lines), Decimal(0)) == totals.total
    assert totals.gross - totals.line_discounts - totals.receipt_discount == totals.total
    step = rule if rounding else 0
    assert told.due == due_in_cash(totals.total, step) == Tender(totals.total, step).due
    assert told.due.total + told.due.rounding == told.due.payable


@given(receipts())
def test_what_was_rounded_says_what_it_was_before(made: Receipt) -> None:
    told = explain(made, RULES, 50)
    for line in told.lines:
        for step in line.steps:
            if step.exact is None:
                continue
            if step.kind is StepKind.SHARE:
                assert 0 < step.exact + step.amount < KOPECK, "cut, never rounded up: the odd kopecks are a step apart"
            else:
                assert money(step.exact) == abs(step.amount)
                assert step.exact != abs(step.amount)
    if told.exact is not None:
        assert money(told.exact) == told.totals.receipt_discount


@given(receipts())
def test_the_odd_kopecks_are_those_left_over_and_go_where_the_most_was_cut(made: Receipt) -> None:
    told = explain(made, RULES, 50)
    shares = [step for line in told.lines for step in line.steps if step.kind is StepKind.SHARE]
    odd = [step for line in told.lines for step in line.steps if step.kind is StepKind.ODD]
    left = told.totals.receipt_discount + sum((step.amount for step in shares), Decimal(0))
    assert len(odd) == told.odd == left * 100
    cut = {line.item.id: _cut(line.steps) for line in told.lines if line.weight}
    lucky = {line.item.id for line in told.lines if any(step.kind is StepKind.ODD for step in line.steps)}
    if lucky and len(lucky) < len(cut):
        assert min(cut[one] for one in lucky) >= max(value for one, value in cut.items() if one not in lucky)


def _cut(steps: tuple[Step, ...]) -> Decimal:
    share = next((step for step in steps if step.kind is StepKind.SHARE), None)
    return Decimal(0) if share is None or share.exact is None else share.exact + share.amount


@given(receipts())
def test_the_taxes_told_group_by_group_are_those_of_the_receipt(made: Receipt) -> None:
    told = explain(made, RULES, 0)
    letters: dict[str, Decimal] = {}
    for one in told.taxed:
        for letter, tax in ((one.group.excise_letter, one.excise), (one.group.vat_letter, one.vat)):
            if letter:
                letters[letter] = letters.get(letter, Decimal(0)) + tax
        assert one.excise == money(one.base * one.group.excise_rate / (100 + one.group.excise_rate))
        assert one.vat == money(one.vat_base * one.group.vat_rate / (100 + one.group.vat_rate))
    assert letters == {line.letter: line.tax for line in told.totals.taxes}


def test_a_discount_of_ten_over_three_lines_gives_the_first_the_odd_kopeck() -> None:
    told = explain(receipt(item("10.00"), item("10.00"), item("10.00")).with_discount(off("10.00")), RULES, 50)
    assert [[(step.kind, str(step.amount)) for step in line.steps] for line in told.lines] == [
        [(StepKind.WORTH, "10.00"), (StepKind.SHARE, "-3.33"), (StepKind.ODD, "-0.01")],
        [(StepKind.WORTH, "10.00"), (StepKind.SHARE, "-3.33")],
        [(StepKind.WORTH, "10.00"), (StepKind.SHARE, "-3.33")],
    ]
    assert told.odd == 1


def test_the_receipts_discount_passes_goods_sold_at_their_price_by_and_says_so() -> None:
    tobacco = replace(item("100.00"), no_discount=True, list_price=Decimal("100.00"))
    told = explain(receipt(tobacco, item("30.00"), item("20.00")).with_discount(percent("10")), RULES, 50)
    assert told.base == Decimal("50.00")
    assert [[step.kind for step in line.steps] for line in told.lines] == [
        [StepKind.WORTH, StepKind.BARRED],
        [StepKind.WORTH, StepKind.SHARE],
        [StepKind.WORTH, StepKind.SHARE],
    ]
    assert [str(line.amount) for line in told.lines] == ["100.00", "27.00", "18.00"]


def test_a_discount_in_hryvnias_takes_no_more_than_the_goods_it_may_come_off() -> None:
    tobacco = replace(item("100.00"), no_discount=True)
    totals = receipt(tobacco, item("30.00")).with_discount(off("50.00")).totals(RULES)
    assert [str(part.amount) for part in totals.items] == ["100.00", "0.00"]
    assert str(receipt(tobacco).with_discount(off("50.00")).totals(RULES).total) == "100.00"


def test_weight_rounding_and_the_rule_off_for_one_receipt() -> None:
    made = receipt(item("74.90", "1.254"))
    told = explain(made, RULES, 50)
    assert told.lines[0].steps[0].exact == Decimal("93.92460")
    assert (told.due.rounding, told.due.payable, told.step) == (Decimal("0.08"), Decimal("94.00"), 50)
    told = explain(replace(made, rounding=False), RULES, 50)
    assert (told.due.rounding, told.step, told.rule) == (Decimal("0.00"), 0, 50)


def test_another_price_than_the_catalogues_is_told() -> None:
    line = replace(item("90.00"), list_price=Decimal("100.00"))
    assert [step.kind for step in explain(receipt(line), RULES, 0).lines[0].steps] == [
        StepKind.REPRICED,
        StepKind.WORTH,
    ]
    assert explain(receipt(replace(line, free_price=True)), RULES, 0).lines[0].steps[0].kind is StepKind.WORTH


def test_money_that_is_here_already_is_taken_off_what_is_left() -> None:
    made = receipt(item("614.52"))
    part = Payment("p", PaymentMeans.CARD, Decimal("200.01"), MORNING)
    told = explain(replace(made, parts=(part,)), RULES, 50)
    assert told.parts == (part,)
    assert (str(told.due.total), str(told.due.rounding), str(told.due.payable)) == ("414.51", "-0.01", "414.50")
