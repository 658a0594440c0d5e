"""X: the sums of a shift are the sums of its documents, and the drawer holds what the trade says."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, datetime, timedelta
from decimal import Decimal

import pytest
from helpers.trade import MORNING, amounts, document, shift
from hypothesis import given
from hypothesis import strategies as st

from app.domain.document import CashPurpose, Document, DocumentKind
from app.domain.payment import PaymentMeans, due_in_cash
from app.domain.report import x_report
from app.domain.shift import LONGEST, Count, Shift
from app.domain.tax import TaxRules, taxes


@st.composite
def days(draw: st.DrawFn) -> list[Document]:
    """The documents of a day, every kind and means."""
    made = []
    row = st.tuples(
        st.sampled_from(DocumentKind),
        amounts,
        st.sampled_from(PaymentMeans),
        st.sampled_from([(1, "Олена"), (2, "Тарас"), (2, "Тарас Біда")]),
        st.integers(-1500, 1500),
    )
    for kind, total, means, (cashier, name), minute in draw(st.lists(row, max_size=25)):
        rounding = due_in_cash(total, 50).rounding if means is PaymentMeans.CASH else Decimal(0)
        made.append(
            document(
                kind,
                total,
                rounding=rounding,
                means=means,
                at=MORNING + timedelta(minutes=minute),
                taxes=taxes([(6, total)], TaxRules()),
                cashier_id=cashier,
                cashier_name=name,
            )
        )
    return made


@given(days(), amounts)
def test_the_drawer_is_what_the_trade_says(documents: list[Document], opened_with: Decimal) -> None:
    report = x_report(shift(str(opened_with)), documents, MORNING)
    drawer = opened_with
    for one in documents:
        match one.kind:
            case DocumentKind.SALE:
                drawer += one.cash
            case DocumentKind.REFUND | DocumentKind.CANCEL:
                drawer -= one.cash
            case DocumentKind.SERVICE_INPUT:
                drawer += one.payable
            case DocumentKind.HELD | DocumentKind.HANDED:
                pass  # nobody has paid them here
            case _:
                drawer -= one.payable
    assert report.drawer == drawer


@given(days())
def test_sums_by_means_and_by_hour_add_up(documents: list[Document]) -> None:
    report = x_report(shift(), documents, MORNING)
    sales = [one for one in documents if one.kind is DocumentKind.SALE]
    assert report.sales.count == len(sales)
    assert report.sales.amount == sum((one.payable for one in sales), Decimal(0))
    assert sum((means.amount for means in report.sales.means), Decimal(0)) == report.sales.amount
    assert sum((hour.amount for hour in report.hours), Decimal(0)) == report.sales.amount
    assert report.sales.rounding == sum((one.rounding for one in sales), Decimal(0))
    for total in report.sales.taxes:
        assert total.tax == sum(
            (line.tax for one in sales for line in one.taxes if line.letter == total.letter), Decimal(0)
        )
        assert total.turnover == sum((one.total for one in sales), Decimal(0))


@given(days())
def test_sums_by_operation_and_by_cashier_add_up(documents: list[Document]) -> None:
    report = x_report(shift(), documents, MORNING)
    paid = [one for one in documents if not one.kind.deferred]
    for total in report.operations:
        of_kind = [one.payable for one in paid if one.kind is total.kind]
        assert (total.count, total.amount) == (len(of_kind), sum(of_kind, Decimal(0)))
    assert sum(total.count for total in report.operations) == len(paid)
    assert sum(hour.count for hour in report.hours) == report.sales.count
    for side, counts, sums in (
        (report.sales, [who.sales for who in report.cashiers], [who.sales_amount for who in report.cashiers]),
        (report.refunds, [who.refunds for who in report.cashiers], [who.refunds_amount for who in report.cashiers]),
    ):
        assert (sum(counts), sum(sums, Decimal(0))) == (side.count, side.amount)
    people = [(who.cashier_id, who.name) for who in report.cashiers]
    assert len(people) == len(set(people))


@given(days(), amounts)
def test_what_is_handed_over_is_one_more_output(documents: list[Document], handed_over: Decimal) -> None:
    """The closing slip is made of the totals before it: it says what an X of the closed shift will say."""
    made = shift("100")
    last = document(DocumentKind.SERVICE_OUTPUT, handed_over, purpose=CashPurpose.HAND_OVER)
    after = x_report(made, [*documents, last] if handed_over else documents, MORNING)
    assert x_report(made, documents, MORNING).ended(made, handed_over) == after


def test_the_hours_of_a_night_go_on_over_midnight() -> None:
    evening = replace(shift(), opened_at=datetime(2026, 11, 22, 19, 30, tzinfo=UTC))
    sold = [
        document(DocumentKind.SALE, Decimal(1), at=evening.opened_at + timedelta(hours=hours)) for hours in range(5)
    ]
    assert [hour.hour for hour in x_report(evening, sold, MORNING).hours] == [21, 22, 23, 0, 1]


def test_an_hour_that_came_twice_is_one_hour() -> None:
    """On 25 October 2026 the clock in Kyiv goes back from 4:00 to 3:00."""
    night = replace(shift(), opened_at=datetime(2026, 10, 24, 22, 0, tzinfo=UTC))
    sold = [
        document(DocumentKind.SALE, Decimal(10), at=datetime(2026, 10, 25, hour, 30, tzinfo=UTC)) for hour in (0, 1, 2)
    ]
    assert [(hour.hour, hour.amount, hour.count) for hour in x_report(night, sold, MORNING).hours] == [
        (3, 20, 2),
        (4, 10, 1),
    ]


def test_an_empty_shift_has_a_report_too() -> None:
    report = x_report(shift("500"), [], MORNING)
    assert (report.drawer, report.average, report.sales.count, report.hours) == (500, 0, 0, ())


def test_the_float_is_counted_once() -> None:
    came_in = document(DocumentKind.SERVICE_INPUT, Decimal(500), purpose=CashPurpose.FLOAT)
    report = x_report(shift("500"), [came_in], MORNING)
    assert (report.drawer, report.service_input) == (500, 0)


def test_hours_are_the_shops() -> None:
    """06:30 UTC in November is 08:30 in Kyiv, in July 09:30."""
    winter = document(DocumentKind.SALE, Decimal(1), at=datetime(2026, 11, 22, 6, 30, tzinfo=UTC))
    summer = document(DocumentKind.SALE, Decimal(2), at=datetime(2026, 7, 22, 6, 30, tzinfo=UTC))
    report = x_report(shift(), [winter, summer], MORNING)
    assert {(hour.hour, hour.amount) for hour in report.hours} == {(8, 1), (9, 2)}


def test_a_shift_lasts_a_day_and_not_a_second_more() -> None:
    made = shift()
    assert not made.too_long(MORNING + LONGEST - timedelta(seconds=1))
    assert made.too_long(MORNING + LONGEST)
    assert not made.too_long(MORNING - timedelta(days=400))
    assert made.open


def test_a_count_is_the_notes_or_the_sum() -> None:
    pieces = {Decimal(1000): 1, Decimal("0.50"): 3, Decimal("0.10"): 0}
    assert str(Count(pieces).total) == "1001.50"
    assert Count(pieces, Decimal("7.00")).total == 7
    assert Count().total == 0


@pytest.mark.parametrize("value", ["0", "0.10", "1000"])
def test_a_closed_shift_is_not_open(value: str) -> None:
    closed = Shift("s", 1, MORNING, "Касир", 1, closed_at=MORNING, counted=Decimal(value))
    assert not closed.open
