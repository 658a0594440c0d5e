"""What a bank terminal did with a card, and what the till knows of it while it does not know it yet.

The terminal takes no id from the till: a purchase whose answer was lost cannot be asked for by name, and must never be
sent again (domain.md 8). So the till writes down what it is about to ask before the first byte leaves, and compares
what the terminal remembers with that.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime
from decimal import Decimal
from enum import IntEnum, StrEnum


class ChargeKind(StrEnum):
    """What the terminal was asked to do with the card."""

    PURCHASE = "purchase"
    REFUND = "refund"
    CANCEL = "cancel"


class ChargeState(StrEnum):
    """How a charge stands. Everything but `REFUSED` and `NONE` has moved money, or may have."""

    ASKED = "asked"  # the intent is on the disk, bytes may be on their way
    UNKNOWN = "unknown"  # the answer was lost: no new charge, no shift close until it is settled
    APPROVED = "approved"
    REFUSED = "refused"
    NONE = "none"  # found out afterwards: nothing was charged
    CANCELLED = "cancelled"  # approved, and taken back in the terminal

    @property
    def open(self) -> bool:
        """Whether nobody knows yet how it ended."""
        return self in (ChargeState.ASKED, ChargeState.UNKNOWN)


class TerminalStatus(IntEnum):
    """What the terminal is doing, for the cashier (protocols.md 3.1, LastStatMsgCode)."""

    IDLE = 0
    CARD_READ = 1
    CHIP = 2
    AUTHORISING = 3
    WAITS_FOR_CASHIER = 4
    PRINTING = 5
    PIN = 6
    CARD_REMOVED = 7
    CHOOSE_APP = 8
    WAITS_FOR_CARD = 9
    IN_PROGRESS = 10
    CORRECT = 11


@dataclass(frozen=True, slots=True)
class TerminalSlip:
    """One transaction in the terminal's own words; only what it said, nothing made up.

    `amount` is hryvnias, less than asked when it was approved in part. `at` is aware UTC, made from the terminal's wall
    clock in the shop's zone; None when it told no time. `code` is its responseCode, `pan` masked, `text` its own slip.
    `kind` is None where it did not say.
    """

    approved: bool
    amount: Decimal
    code: str = ""
    kind: ChargeKind | None = None
    invoice: str = ""
    rrn: str = ""
    approval_code: str = ""
    pan: str = ""
    payment_system: str = ""
    acquirer: str = ""
    issuer: str = ""
    merchant: str = ""
    terminal_id: str = ""
    at: datetime | None = None
    text: str = ""


@dataclass(frozen=True, slots=True)
class Charge:
    """A charge as the till keeps it. `amount` hryvnias asked for, `started_at` aware UTC, `by` who stood at the till.

    `receipt_id` is the receipt it is for, of a refund the sale it gives money back of. `last_invoice`, `last_rrn` and
    `last_at` are what the terminal named as its last transaction before it ("" and None if it had none). `target` is
    the invoice a cancel takes back, the RRN a refund refers to; `of` the charge a cancel takes back. `slip` is how it
    ended, `document_id` the document it has become part of: an approved charge without one is money taken for nothing
    yet. `decided_by` names the person who settled a doubt.
    """

    id: str
    kind: ChargeKind
    amount: Decimal
    receipt_id: str
    started_at: datetime
    last_invoice: str = ""
    state: ChargeState = ChargeState.ASKED
    slip: TerminalSlip | None = None
    document_id: str | None = None
    decided_by: str = ""
    by: str = ""
    last_rrn: str = ""
    last_at: datetime | None = None
    target: str = ""
    of: str = ""

    @property
    def taken(self) -> Decimal:
        """Hryvnias that certainly moved: less than asked when it was approved in part."""
        return self.slip.amount if self.slip is not None and self.state is ChargeState.APPROVED else Decimal(0)
