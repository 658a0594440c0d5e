"""Paying in parts: they always come to what is paid, to the kopeck, and nothing is taken that is not due."""

from __future__ import annotations

from dataclasses import replace
from decimal import Decimal

import pytest
from helpers.trade import MORNING, amounts, prices
from hypothesis import given
from hypothesis import strategies as st

from app.domain.charge import Charge, ChargeKind, ChargeState, TerminalSlip
from app.domain.codes import new_id
from app.domain.money import ROUNDING_STEPS, kopecks
from app.domain.payment import Payment, PaymentMeans
from app.domain.tender import Tender, charged
from app.errors import RuleBroken

OTHERS = [means for means in PaymentMeans if means is not PaymentMeans.CASH]
steps = st.sampled_from(ROUNDING_STEPS)


def part(amount: str | Decimal, means: PaymentMeans = PaymentMeans.CARD, **more: str) -> Payment:
    return Payment(new_id(), means, Decimal(amount), MORNING, **more)  # type: ignore[arg-type]


def rule(work: object, *given: object) -> str:
    with pytest.raises(RuleBroken) as caught:
        work(*given)  # type: ignore[operator]
    return caught.value.rule


@st.composite
def mixes(draw: st.DrawFn) -> Tender:
    """A receipt of any sum with up to six parts taken by any means, in any order."""
    tender = Tender(draw(prices), draw(steps))
    for _ in range(draw(st.integers(0, 6))):
        if not tender.left:
            break
        share = Decimal(draw(st.integers(1, kopecks(tender.left)))) / 100
        means = draw(st.sampled_from(list(PaymentMeans)))
        if means is not PaymentMeans.CASH:
            tender = tender.with_part(part(share, means))
            continue
        coins = share - Decimal(kopecks(share) % (tender.step or 1)) / 100
        if 0 < coins < tender.left_in_cash:
            tender = tender.with_cash(new_id(), coins, MORNING)
    return tender


@given(mixes(), amounts)
def test_any_mix_ended_with_cash_comes_to_what_is_paid(tender: Tender, more: Decimal) -> None:
    if tender.parts and not tender.left:
        assert rule(tender.paid_with_cash, "p", more, MORNING) == "part_none_left"
        return
    paid = tender.paid_with_cash("p", tender.left_in_cash + more, MORNING)
    payable = sum(one.amount for one in paid)
    assert abs(payable - tender.total) * 200 <= tender.step
    assert sum(one.tendered - one.change for one in paid if one.means is PaymentMeans.CASH) == payable - sum(
        one.amount for one in paid if one.means is not PaymentMeans.CASH
    )
    assert sum(one.change for one in paid) == more
    assert [one.change for one in paid if one.means is not PaymentMeans.CASH and one.change] == []
    assert len([one for one in paid if one.means is PaymentMeans.CASH]) == 1
    cash = next(one for one in paid if one.means is PaymentMeans.CASH)
    assert not tender.step or kopecks(cash.amount) % tender.step == 0


@given(mixes(), st.sampled_from(OTHERS))
def test_any_mix_ended_with_a_card_is_exact_to_the_kopeck(tender: Tender, means: PaymentMeans) -> None:
    whole = tender.with_part(part(tender.left, means)) if tender.left else tender
    assert sum(one.amount for one in whole.paid()) == tender.total
    assert (whole.left, whole.left_in_cash, whole.due.rounding) == (0, 0, 0)


@given(mixes(), prices, st.sampled_from(OTHERS))
def test_no_card_takes_more_than_is_left(tender: Tender, more: Decimal, means: PaymentMeans) -> None:
    assert rule(tender.with_part, part(tender.left + more, means)) in ("part_over", "part_none_left", "part_bad")


@given(mixes())
def test_what_is_left_falls_by_what_was_taken(tender: Tender) -> None:
    assert tender.left == tender.total - tender.taken >= 0
    assert tender.due.payable == tender.due.total + tender.due.rounding >= 0


@given(mixes())
def test_a_part_given_back_is_left_again(tender: Tender) -> None:
    for one in tender.parts:
        if one.means is PaymentMeans.ACQUIRING:
            assert rule(tender.without, one.id) == "part_charged"
        without = tender.without(one.id, taken_back=True)
        assert without.left == tender.left + one.amount
        assert rule(without.without, one.id) == "part_unknown"


@pytest.mark.parametrize(
    "amount", ["0", "0.00", "-1", "-0.01", "0.001", "10.005", "NaN", "Infinity", "-Infinity", "1E+30"]
)
def test_nothing_and_less_is_no_part(amount: str) -> None:
    tender = Tender(Decimal("100.00"), 50)
    assert rule(tender.check, Decimal(amount)) == "part_bad"
    assert rule(tender.with_part, part(amount)) == "part_bad"
    assert rule(tender.with_cash, "p", Decimal(amount), MORNING) == "part_bad"


def test_nothing_is_taken_of_a_receipt_that_is_paid() -> None:
    tender = Tender(Decimal("100.00"), 50).with_part(part("100.00"))
    assert rule(tender.check, Decimal("0.01")) == "part_none_left"
    assert rule(tender.with_cash, "p", Decimal(1), MORNING) == "part_none_left"
    assert rule(Tender(Decimal("100.00"), 50).paid) == "part_lacking"


def test_a_rest_that_rounds_to_nothing_is_ended_with_no_cash() -> None:
    tender = Tender(Decimal("100.20"), 50).with_part(part("100.00"))
    assert (tender.left, tender.left_in_cash) == (Decimal("0.20"), 0)
    card, cash = tender.paid_with_cash("p", Decimal(0), MORNING)
    assert (card.amount, cash.means, cash.amount, cash.change) == (100, PaymentMeans.CASH, 0, 0)
    # …and a card takes it exactly all the same.
    assert tender.with_part(part("0.20")).paid()[1].amount == Decimal("0.20")


def test_cash_taken_in_two_goes_is_one_payment_rounded_once() -> None:
    tender = Tender(Decimal("614.52"), 50).with_cash("first", Decimal("300.00"), MORNING)
    tender = tender.with_part(part("200.00"))
    assert tender.left_in_cash == Decimal("114.50")
    cash, card = tender.paid_with_cash("second", Decimal("200.00"), MORNING)
    assert (cash.id, cash.amount, cash.tendered, cash.change) == (
        "first", Decimal("414.50"), Decimal("500.00"), Decimal("85.50"),
    )  # fmt: skip
    assert card.amount == 200


def test_cash_taken_ahead_is_a_sum_coins_can_make() -> None:
    assert rule(Tender(Decimal("614.52"), 50).with_cash, "p", Decimal("300.30"), MORNING) == "part_coins"
    assert rule(Tender(Decimal("614.52"), 10).with_cash, "p", Decimal("300.35"), MORNING) == "part_coins"
    assert Tender(Decimal("614.52"), 0).with_cash("p", Decimal("300.33"), MORNING).left == Decimal("314.19")
    assert rule(Tender(Decimal("614.52"), 50).with_cash, "p", Decimal("614.50"), MORNING) == "part_over"


def test_a_terminal_slip_entered_twice_is_one_payment_too_many() -> None:
    tender = Tender(Decimal("614.52"), 50).with_part(part("100.00", rrn="431807420927"))
    assert rule(tender.with_part, part("100.00", rrn="431807420927")) == "rrn_twice"
    assert tender.with_part(part("100.00", rrn="431807420928")).left == Decimal("414.52")


SLIP = TerminalSlip(
    True, Decimal("150.00"), "0010", invoice="000123", rrn="431807420927", approval_code="238017",
    pan="444433******1111", payment_system="Visa", acquirer="ПриватБанк", terminal_id="S1KA1234", at=MORNING,
)  # fmt: skip
CHARGE = Charge("c", ChargeKind.PURCHASE, Decimal("200.00"), "r", MORNING, state=ChargeState.APPROVED, slip=SLIP)


def test_a_charge_approved_in_part_covers_what_was_approved() -> None:
    made = charged(CHARGE)
    assert (made.id, made.means, made.amount) == ("c", PaymentMeans.ACQUIRING, Decimal("150.00"))
    assert (made.rrn, made.approval_code, made.batch, made.result_code) == ("431807420927", "238017", "000123", "0010")
    assert made.extra["payment_system"] == "Visa"
    assert "issuer" not in made.extra


@pytest.mark.parametrize("state", [state for state in ChargeState if state is not ChargeState.APPROVED])
def test_what_is_not_approved_is_no_part(state: ChargeState) -> None:
    assert rule(charged, replace(CHARGE, state=state)) == "part_not_charged"


def test_a_charge_without_its_slip_is_no_part() -> None:
    assert rule(charged, replace(CHARGE, slip=None)) == "part_not_charged"
    assert rule(charged, replace(CHARGE, slip=replace(SLIP, amount=Decimal(0)))) == "part_not_charged"
