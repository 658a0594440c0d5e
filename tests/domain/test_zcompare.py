"""A Z-report beside the till's documents: every cause accounts for its part of a difference, and the rest says so."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, datetime, timedelta
from decimal import Decimal

import pytest
from helpers.stored import document
from hypothesis import given
from hypothesis import strategies as st

from app.domain.document import Delivery, DeliveryState, JournalEntry
from app.domain.tax import TaxLine
from app.domain.zcompare import Cause, Compared, Comparison, Figure, Key, compare, totals_of
from app.domain.zreport import ZReport, ZSide

MADE = datetime(2026, 11, 22, 19, 4, 5, tzinfo=UTC)
#: How a document stands so that its cause is this one; None: nothing is wrong with it.
STATES: dict[Cause | None, DeliveryState] = {
    None: DeliveryState.DELIVERED,
    Cause.WAITING: DeliveryState.WAITING,
    Cause.REFUSED: DeliveryState.REFUSED,
    Cause.DOUBLED: DeliveryState.DUPLICATE,
    Cause.LATE: DeliveryState.DELIVERED,
    Cause.UNBOUND: DeliveryState.DELIVERED,
}
#: How often the server counts a document of this cause.
TIMES = {None: 1, Cause.WAITING: 0, Cause.REFUSED: 0, Cause.DOUBLED: 2, Cause.LATE: 0, Cause.UNBOUND: 0}


def entry(number: int, cause: Cause | None) -> JournalEntry:
    at = MADE + timedelta(seconds=2 if cause is Cause.LATE else -60)
    tax = TaxLine("А", "ПДВ", Decimal(20), Decimal("12.00"), Decimal(number))
    sold = replace(document(number), taxes=(tax,), server_shift_id="" if cause is Cause.UNBOUND else "s")
    return JournalEntry(sold, Delivery(STATES[cause], last_at=at))


def reported(entries: list[tuple[JournalEntry, Cause | None]], more: Decimal = Decimal(0)) -> ZReport:
    """What a server says that counts each document as often as its cause makes it."""
    sums = totals_of(one.document for one, cause in entries for _ in range(TIMES[cause]))

    def of(figure: Figure, letter: str = "") -> Decimal:
        return sums.get((figure, letter), Decimal(0))

    letters = tuple((letter, amount) for (figure, letter), amount in sums.items() if figure is Figure.SALES_TAX)
    sales = ZSide(
        int(of(Figure.SALES_COUNT)), of(Figure.SALES) + more, of(Figure.SALES_CASH), of(Figure.SALES_CASHLESS), letters
    )
    nothing = Decimal(0)
    return ZReport(
        id=1, at=MADE, sales=sales, refunds=ZSide(0, nothing, nothing, nothing),
        service_input=nothing, service_output=nothing, drawer=of(Figure.DRAWER),
    )  # fmt: skip


def row(found: Comparison, key: Key) -> Compared:
    [one] = [one for one in found.rows if one.key == key]
    return one


@pytest.mark.parametrize("cause", [cause for cause in STATES if cause is not None])
def test_each_cause_accounts_for_all_it_did(cause: Cause) -> None:
    entries = [(entry(1, None), None), (entry(2, cause), cause)]
    found = compare(reported(entries), [one for one, _ in entries])
    amount = document(2).payable if cause is Cause.DOUBLED else -document(2).payable
    sales, count = row(found, (Figure.SALES, "")), row(found, (Figure.SALES_COUNT, ""))
    assert (sales.difference, sales.parts) == (amount, ((cause, 1, amount),))
    assert (count.difference, count.parts[0][0]) == (amount / abs(amount), cause)
    assert [one.unexplained for one in found.rows] == [Decimal(0)] * len(found.rows)
    taxes = [one for one in found.rows if one.key[0] is Figure.SALES_TAX]
    assert taxes
    assert all(one.parts for one in taxes), "taxes have their cause too"


def test_within_the_report_s_own_second_nothing_is_late() -> None:
    one = entry(1, None)
    within = replace(one, delivery=replace(one.delivery, last_at=MADE + timedelta(milliseconds=999)))
    found = compare(reported([(within, None)]), [within])
    assert not found.differing
    after = replace(one, delivery=replace(one.delivery, last_at=MADE + timedelta(seconds=1)))
    assert row(compare(reported([(after, Cause.LATE)]), [after]), (Figure.SALES, "")).parts[0][0] is Cause.LATE


@given(st.lists(st.sampled_from(list(STATES)), min_size=1, max_size=12), st.integers(-500, 500))
def test_whatever_happened_together_what_is_left_over_is_what_nobody_did(
    causes: list[Cause | None], kopecks: int
) -> None:
    entries = [(entry(number, cause), cause) for number, cause in enumerate(causes, 1)]
    more = Decimal(kopecks) / 100
    found = compare(reported(entries, more), [one for one, _ in entries])
    for one in found.rows:
        strange = more if one.key == (Figure.SALES, "") else Decimal(0)
        # Causes that cancel each other out leave a figure without a difference, and nothing to be named.
        if one.difference:
            assert one.unexplained == strange, one
            assert sum((amount for _, _, amount in one.parts), strange) == one.difference
