"""What the terminal's last transaction says of a charge whose answer was lost.

Two answers can hurt: «nothing was charged» where it was (the card pays twice), and «it is ours» where it is another's
(money lost). Every combination of what a terminal may say is judged against what may really have happened.
"""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, datetime, timedelta
from decimal import Decimal
from itertools import product

import pytest

from app.domain.charge import Charge, ChargeKind, TerminalSlip
from app.domain.charge_recovery import EMPTY_SAYS, Outcome, fits, outcome, stale

START = datetime(2026, 11, 22, 12, 0, 0, 700_000, tzinfo=UTC)
NOW = START + timedelta(minutes=2)
ASKED = Decimal("614.52")
BEFORE = TerminalSlip(
    True, ASKED, "0000", ChargeKind.PURCHASE, "000041", "700000000041", at=START - timedelta(minutes=3)
)
CHARGE = Charge(
    "c",
    ChargeKind.PURCHASE,
    ASKED,
    "r",
    START,
    last_invoice=BEFORE.invoice,
    last_rrn=BEFORE.rrn,
    last_at=BEFORE.at,
)
#: Before the first sale of a batch.
FIRST = replace(CHARGE, last_invoice="", last_rrn="", last_at=None)
OURS = TerminalSlip(
    True, ASKED, "0000", ChargeKind.PURCHASE, "000042", "700000000042", at=(START + timedelta(seconds=9))
)


def judged(last: TerminalSlip | None, charge: Charge = CHARGE, now: datetime = NOW) -> Outcome:
    return outcome(charge, last, now)


def test_a_new_transaction_of_the_same_sum_is_ours() -> None:
    assert judged(OURS) is Outcome.APPROVED
    assert judged(OURS, FIRST) is Outcome.APPROVED


def test_the_sale_before_is_never_taken_for_ours() -> None:
    """Two equal sums in succession: the mistake a real driver made (protocols.md 3.1)."""
    assert judged(BEFORE) is Outcome.NOTHING
    assert judged(replace(BEFORE, rrn="")) is Outcome.NOTHING
    assert judged(replace(BEFORE, at=None)) is Outcome.NOTHING
    assert judged(replace(BEFORE, kind=None)) is Outcome.NOTHING


def test_the_bank_said_no() -> None:
    assert judged(replace(OURS, approved=False, code="0005", rrn="")) is Outcome.REFUSED
    assert judged(replace(OURS, approved=False, code="1001", rrn="")) is Outcome.REFUSED
    assert judged(replace(OURS, approved=False, code="0005", amount=Decimal(0))) is Outcome.UNCLEAR


def test_less_than_asked_is_ours_when_the_terminal_calls_it_a_part() -> None:
    part = replace(OURS, amount=Decimal("100.00"))
    assert judged(replace(part, code="0010")) is Outcome.APPROVED
    assert judged(part) is Outcome.UNCLEAR
    assert judged(replace(OURS, amount=ASKED + 1)) is Outcome.UNCLEAR
    assert judged(replace(OURS, amount=ASKED + 1, code="0010")) is Outcome.UNCLEAR
    assert judged(replace(OURS, amount=Decimal(0), code="0010")) is Outcome.UNCLEAR


@pytest.mark.parametrize("kind", [None, ChargeKind.REFUND, ChargeKind.CANCEL])
def test_a_transaction_of_another_kind_is_not_ours_and_no_proof_of_nothing(kind: ChargeKind | None) -> None:
    assert judged(replace(OURS, kind=kind)) is Outcome.UNCLEAR


def test_the_terminals_clock_may_be_wrong() -> None:
    """Behind the till's: ours looks earlier than the charge. It may have been charged, so nobody says «nothing»."""
    assert judged(replace(OURS, at=START - timedelta(minutes=5))) is Outcome.UNCLEAR
    assert judged(replace(OURS, at=START - timedelta(seconds=1))) is Outcome.UNCLEAR
    assert judged(replace(OURS, at=START + timedelta(minutes=30))) is Outcome.APPROVED
    assert judged(replace(OURS, at=None)) is Outcome.UNCLEAR
    ahead = replace(CHARGE, last_at=START + timedelta(minutes=27))
    assert judged(replace(OURS, at=START + timedelta(minutes=30)), ahead) is Outcome.APPROVED
    assert judged(OURS, ahead) is Outcome.UNCLEAR, "earlier than what was there before it"


def test_the_terminal_tells_whole_seconds() -> None:
    assert judged(replace(OURS, at=START.replace(microsecond=0))) is Outcome.APPROVED


def test_over_midnight() -> None:
    late = datetime(2026, 11, 22, 21, 59, 58, tzinfo=UTC)  # two seconds to midnight in the shop
    charge = replace(CHARGE, started_at=late, last_at=late - timedelta(minutes=1))
    assert judged(replace(OURS, at=late + timedelta(seconds=4)), charge, late + timedelta(minutes=1)) is (
        Outcome.APPROVED
    )
    yesterday = replace(OURS, at=late - timedelta(days=1))
    assert judged(yesterday, charge, late + timedelta(minutes=1)) is Outcome.UNCLEAR


def test_without_an_invoice_nothing_is_certain() -> None:
    assert judged(replace(OURS, invoice="")) is Outcome.UNCLEAR
    assert judged(replace(BEFORE, invoice="")) is Outcome.UNCLEAR
    assert judged(replace(OURS, invoice=""), FIRST) is Outcome.UNCLEAR


def test_an_empty_batch() -> None:
    assert judged(None, FIRST) is Outcome.NOTHING
    assert judged(None) is Outcome.UNCLEAR, "settled in between, and perhaps ours with it"


def test_an_empty_batch_long_after_says_nothing() -> None:
    """The terminal may have settled by itself in the night."""
    assert judged(None, FIRST, START + EMPTY_SAYS) is Outcome.NOTHING
    assert judged(None, FIRST, START + EMPTY_SAYS + timedelta(seconds=1)) is Outcome.UNCLEAR
    assert judged(None, FIRST, START - timedelta(hours=1)) is Outcome.UNCLEAR


def test_numbering_that_began_anew_gives_an_old_invoice_again() -> None:
    again = replace(OURS, invoice=BEFORE.invoice)
    assert judged(again) is Outcome.UNCLEAR
    assert judged(replace(again, rrn=""), replace(CHARGE, last_at=None)) is Outcome.NOTHING, "nothing tells them apart"
    assert judged(replace(OURS, invoice="000001")) is Outcome.APPROVED


def test_an_answer_about_the_transaction_before_is_told_from_ours() -> None:
    assert stale(CHARGE, BEFORE)
    assert not stale(CHARGE, OURS)
    assert not stale(CHARGE, replace(BEFORE, approved=False)), "a refusal takes nothing, whatever it names"
    assert not stale(FIRST, OURS)


def test_a_cancelled_transaction_keeps_its_invoice() -> None:
    cancel = replace(CHARGE, kind=ChargeKind.CANCEL, target=BEFORE.invoice)
    done = replace(BEFORE, kind=ChargeKind.CANCEL, at=START + timedelta(seconds=5))
    assert judged(done, cancel) is Outcome.APPROVED
    assert judged(replace(done, invoice="000042"), cancel) is Outcome.APPROVED
    assert judged(BEFORE, cancel) is Outcome.NOTHING
    assert judged(replace(done, at=BEFORE.at), cancel) is Outcome.UNCLEAR, "cancelled before, or told by the old time"


def test_a_refund_gives_the_whole_back() -> None:
    refund = replace(CHARGE, kind=ChargeKind.REFUND)
    assert fits(refund, replace(OURS, kind=ChargeKind.REFUND))
    assert not fits(refund, replace(OURS, kind=ChargeKind.REFUND, amount=Decimal(1), code="0010"))


def test_no_combination_says_nothing_where_a_card_may_have_been_charged() -> None:
    """The whole table: ours was approved, and the terminal tells of it with any part missing or wrong."""
    kinds = (ChargeKind.PURCHASE, None)
    amounts = (ASKED, Decimal("100.00"))
    times = (OURS.at, None, START - timedelta(minutes=10), START + timedelta(hours=1))
    invoices = (OURS.invoice, "", "000001")
    rrns = (OURS.rrn, "")
    approved = 0
    for kind, amount, at, invoice, rrn, charge in product(kinds, amounts, times, invoices, rrns, (CHARGE, FIRST)):
        said = replace(OURS, kind=kind, amount=amount, at=at, invoice=invoice, rrn=rrn)
        found = judged(said, charge)
        assert found in (Outcome.APPROVED, Outcome.UNCLEAR), said
        sure = kind is not None and amount == ASKED and at in (OURS.at, times[3]) and bool(invoice)
        assert (found is Outcome.APPROVED) is sure, said
        approved += found is Outcome.APPROVED
    assert approved == 2 * 2 * 2 * 2


def test_no_combination_takes_the_sale_before_for_ours() -> None:
    """Ours was never asked; what was there before is told with any part missing."""
    for kind, at, rrn in product((ChargeKind.PURCHASE, None), (BEFORE.at, None), (BEFORE.rrn, "")):
        assert judged(replace(BEFORE, kind=kind, at=at, rrn=rrn)) is Outcome.NOTHING
        assert judged(replace(BEFORE, kind=kind, at=at, rrn=rrn, invoice="")) is Outcome.UNCLEAR
