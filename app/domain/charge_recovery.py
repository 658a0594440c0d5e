"""What became of a charge whose answer was lost, read off the terminal's last transaction (domain.md 8).

Taking a charge for none makes the card pay twice, taking another's for ours loses a payment: both answers are given
only where nothing speaks against them. Whatever is left is for a person with the terminal's slip in hand.
"""

from __future__ import annotations

from datetime import datetime, timedelta
from enum import StrEnum

from app.domain.charge import Charge, ChargeKind, TerminalSlip

#: The terminal's code of an approval of less than was asked for.
IN_PART = "0010"
#: So long after a charge an empty batch that was empty before says that nothing was charged. Later the terminal may
#: have settled by itself, and ours with it.
EMPTY_SAYS = timedelta(minutes=15)


class Outcome(StrEnum):
    """What the terminal's last transaction says of a charge."""

    APPROVED = "approved"  # it is ours, and the money moved
    REFUSED = "refused"  # it is ours, and the bank or the buyer said no
    NOTHING = "nothing"  # it is the one that was last before: nothing was charged
    UNCLEAR = "unclear"  # a person decides from the terminal's slip


def outcome(charge: Charge, last: TerminalSlip | None, now: datetime) -> Outcome:
    """Compares the intent with the terminal's last transaction, None for an empty batch, as told at `now`.

    The transaction is ours only if its invoice is new, its amount and kind are those asked for and it is not earlier
    than the charge, by the terminal's clock. A new one that is not like ours does not say that ours never was: it may
    lie behind it.
    """
    if last is None:
        known = charge.last_invoice or charge.last_rrn or charge.last_at
        # A batch that was settled in between has taken ours with it. A clock that went back tells no time.
        soon = timedelta(0) <= now - charge.started_at <= EMPTY_SAYS
        return Outcome.NOTHING if soon and not known else Outcome.UNCLEAR
    if _was_there(charge, last):
        return Outcome.NOTHING
    if not (last.invoice and _new(charge, last) and last.kind is charge.kind and _in_time(charge, last)):
        return Outcome.UNCLEAR
    if not last.approved:
        return Outcome.REFUSED if last.amount == charge.amount else Outcome.UNCLEAR
    return Outcome.APPROVED if fits(charge, last) else Outcome.UNCLEAR


def fits(charge: Charge, slip: TerminalSlip) -> bool:
    """Whether an approval may be this charge's by its amount: the whole, or a part that is called one."""
    if charge.kind is ChargeKind.CANCEL and not slip.amount:  # the whole of what it names
        return True
    in_part = charge.kind is ChargeKind.PURCHASE and slip.code == IN_PART and 0 < slip.amount < charge.amount
    return slip.amount == charge.amount or in_part


def stale(charge: Charge, slip: TerminalSlip) -> bool:
    """Whether an answer is about the transaction before: the terminal tells answers apart by their method alone."""
    return _was_there(charge, slip) and slip.approved


def _was_there(charge: Charge, last: TerminalSlip) -> bool:
    """Whether it is the transaction that was last before the charge, and nothing of it tells of another one."""
    if not charge.last_invoice or last.invoice != charge.last_invoice:
        return False
    if charge.kind is ChargeKind.CANCEL and last.kind is ChargeKind.CANCEL:
        return False  # a cancelled transaction keeps its invoice
    return _same(last.rrn, charge.last_rrn) and _same(last.at, charge.last_at)


def _new(charge: Charge, last: TerminalSlip) -> bool:
    """Whether its invoice is none of before. Numbering that began anew gives old ones again."""
    if charge.kind is ChargeKind.CANCEL and last.invoice == charge.target:
        return True
    return last.invoice != charge.last_invoice


def _in_time(charge: Charge, last: TerminalSlip) -> bool:
    """The terminal tells whole seconds. What was last before bounds its clock from below too."""
    if last.at is None or last.at < charge.started_at.replace(microsecond=0):
        return False
    return charge.last_at is None or last.at >= charge.last_at


def _same(now: str | datetime | None, before: str | datetime | None) -> bool:
    return not now or not before or now == before
