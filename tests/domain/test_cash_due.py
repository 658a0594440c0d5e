"""Cash: what is due after rounding, what is taken, what goes back."""

from __future__ import annotations

from decimal import Decimal

import pytest
from helpers.trade import MORNING, amounts
from hypothesis import given
from hypothesis import strategies as st

from app.domain.money import ROUNDING_STEPS
from app.domain.payment import MOST_CASH, due_in_cash, pay_cash
from app.errors import RuleBroken


@given(amounts, st.sampled_from(ROUNDING_STEPS))
def test_the_due_is_the_total_and_its_rounding(total: Decimal, step: int) -> None:
    due = due_in_cash(total, step)
    assert due.payable == due.total + due.rounding
    assert abs(due.rounding) * 200 <= step
    assert due.total == total


@given(amounts, amounts)
def test_change_is_what_is_over(due: Decimal, more: Decimal) -> None:
    payment = pay_cash("p", due, due + more, MORNING)
    assert (payment.amount, payment.change) == (due, more)
    assert payment.tendered == payment.amount + payment.change


@given(amounts.filter(lambda due: due > 0), st.integers(1, 100))
def test_too_little_is_no_payment(due: Decimal, part: int) -> None:
    with pytest.raises(RuleBroken) as caught:
        pay_cash("p", due, max(due - Decimal(part) / 100, Decimal(0)), MORNING)
    assert caught.value.rule == "tendered_too_little"
    assert caught.value.facts["due"] == f"{due:.2f}"


@pytest.mark.parametrize("tendered", [MOST_CASH + 1, Decimal("1E+30"), Decimal("4820000000000"), Decimal(4829901)])
def test_a_scanned_code_is_no_banknote(tendered: Decimal) -> None:
    with pytest.raises(RuleBroken) as caught:
        pay_cash("p", Decimal(10), tendered, MORNING)
    assert caught.value.rule == "tendered_too_much"


@pytest.mark.parametrize(("due", "most"), [("42.50", 100_000), ("1000", 100_000), ("25000.10", 2_500_010)])
def test_cash_is_measured_against_what_is_due(due: str, most: int) -> None:
    """Big notes for a small receipt are change; a hundred times as much, and no purse holds it, is a slip."""
    assert pay_cash("p", Decimal(due), Decimal(most), MORNING).tendered == most
    with pytest.raises(RuleBroken) as caught:
        pay_cash("p", Decimal(due), Decimal(most + 1), MORNING)
    assert caught.value.rule == "tendered_too_much"


def test_a_receipt_that_came_to_nothing_is_paid_with_nothing() -> None:
    assert pay_cash("p", Decimal(0), Decimal(0), MORNING).change == 0
