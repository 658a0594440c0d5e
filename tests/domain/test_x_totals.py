"""X: the sums of a shift are the sums of its documents, and the drawer holds what the trade says."""

from __future__ import annotations

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
    for kind, total, means in draw(
        st.lists(st.tuples(st.sampled_from(DocumentKind), amounts, st.sampled_from(PaymentMeans)), max_size=25)
    ):
        rounding = due_in_cash(total, 50).rounding if means is PaymentMeans.CASH else Decimal(0)
        made.append(document(kind, total, rounding=rounding, means=means, taxes=taxes([(6, total)], TaxRules())))
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
    assert [(hour.hour, hour.amount) for hour in report.hours] == [(8, 1), (9, 2)]


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
