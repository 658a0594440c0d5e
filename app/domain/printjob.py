"""A print job: one slip, or one opening of the drawer, as the durable queue keeps it."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum

#: Queues by name: the till's own printer, and a second one that prints orders for whoever makes the goods ready.
TILL_LANE = ""
ORDER_LANE = "orders"
LANES = (TILL_LANE, ORDER_LANE)


class JobKind(StrEnum):
    """What is to be printed."""

    SALE = "sale"
    REFUND = "refund"
    SERVICE = "service"
    X_REPORT = "x_report"
    SHIFT_CLOSE = "shift_close"
    Z_COPY = "z_copy"
    TERMINAL = "terminal"  # a report of the bank terminal
    HELD = "held"  # a receipt put aside; it is no document of the journal
    ORDER = "order"  # goods for whoever makes them ready, on the second printer
    TEST = "test"
    DRAWER = "drawer"


class JobState(StrEnum):
    """How far a job came."""

    WAITING = "waiting"
    PRINTING = "printing"  # committed before the first byte leaves
    PRINTED = "printed"
    UNSURE = "unsure"  # bytes left, the end is not known: a person looks at the paper
    FAILED = "failed"  # no byte left: may be printed again without fear of a second slip
    DROPPED = "dropped"  # a person said that nobody needs it any more


@dataclass(frozen=True, slots=True)
class PrintJob:
    """One entry of the queue.

    `document_id` names the document of a slip, `body` holds what has no document, a
    report, an order, a receipt put aside, as JSON. `copy` marks the slip
    КОПІЯ. `error` is a short code when the job failed or is unsure: a kind of `PrinterFault`, "slip" when the slip
    could not be made, "cut_off" when the till stopped in the middle; of a waiting job it says what it waits for.
    `lane` names the queue: one printer, one lane. `asked_at` is when a person last asked for the slip, None when nobody
    had to. `pulsed`: the drawer's pulse may have left with it.
    """

    id: str
    kind: JobKind
    document_id: str | None
    body: str
    copy: bool
    created_at: datetime
    state: JobState = JobState.WAITING
    error: str = ""
    lane: str = TILL_LANE
    asked_at: datetime | None = None
    pulsed: bool = False

    @property
    def wanted_at(self) -> datetime:
        """When somebody wanted it last: its age counts from here."""
        return self.asked_at or self.created_at
