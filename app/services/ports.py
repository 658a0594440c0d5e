"""What the services need from the world, by what it does for them. wiring.py puts the real parts in."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime
from decimal import Decimal
from typing import Protocol

from app.domain.cashier import Place
from app.domain.charge import Charge, TerminalSlip, TerminalStatus
from app.events import Event


@dataclass(frozen=True, slots=True)
class ServerShift:
    """The server's shift of this terminal, as far as the till follows it. `number` is its fiscal number.

    `overdue`: it is not open any more, for the server has given it up.
    """

    id: str
    number: str
    opened_at: datetime | None
    open: bool
    overdue: bool = False


class ShiftGateway(Protocol):
    """How a shift meets the server (domain.md 1).

    The API has no call that opens or closes one, so the documented gateway only finds the server's open shift to bind
    to and reads how it ended. A future call of the server is a new gateway and nothing else.
    """

    async def find_open(self, place: Place) -> ServerShift | None:
        """The server's open shift of this terminal, or None. Raises `Offline` and its kin."""
        ...

    async def read(self, server_id: str) -> ServerShift | None:
        """The shift by its id, or None when the server has no such shift."""
        ...


class Scale(Protocol):
    """The counter's scale. It is asked all the time; whoever sells looks at what it said last."""

    def offer(self) -> Decimal | None:
        """The load in kilograms to the gram, if it may be taken now: stable, above zero, not sold yet."""
        ...

    def took(self) -> None:
        """The load went into a receipt: it is not offered again before it was taken off."""
        ...


class SlipPrinter(Protocol):
    """The queue of slips. Jobs are stored by those who make them; this only says there is something to print."""

    def wake(self) -> None: ...


class Carrier(Protocol):
    """Carries documents to the server by itself; `wake` says there is a new one."""

    def wake(self) -> None: ...


class PaymentTerminal(Protocol):
    """A bank terminal driven by the till, one operation at a time.

    Every operation raises `DeviceFault("terminal", …)` when certainly nothing was asked of it, and `AnswerLost` when it
    may have been and how it ended is not known: then only `last` may be asked, never the same thing again. A refusal is
    a `TerminalSlip` that is not approved; an amount smaller than asked is an approval in part. Amounts are hryvnias.
    """

    #: Announced on the loop while an operation runs.
    status: Event[TerminalStatus]

    async def identify(self) -> str:
        """Its maker and model, as «PAX s800»."""
        ...

    async def purchase(self, amount: Decimal) -> TerminalSlip: ...

    async def refund(self, amount: Decimal, rrn: str) -> TerminalSlip:
        """Gives money back for a purchase of any day, by its RRN."""
        ...

    async def cancel(self, invoice: str) -> TerminalSlip:
        """Takes back a whole transaction of the open batch."""
        ...

    async def last(self) -> TerminalSlip | None:
        """Its last transaction, whoever asked for it; None when its batch is empty. Waits until it is idle.

        Raises `DeviceFault`: it cannot be asked now, which says nothing about the charge.
        """
        ...

    async def interrupt(self) -> None:
        """Asks the running operation to end; how it ended comes as that operation's own answer."""
        ...

    async def totals(self) -> str:
        """Its X report, as text. Raises `DeviceFault` alone."""
        ...

    async def settle(self) -> str:
        """Closes its batch (settlement); its report as text, "" when the batch is empty. Raises `DeviceFault` alone: a
        settlement asked for twice does no harm."""
        ...


class CardTaker(Protocol):
    """Takes cards through the driven terminal, showing its own pages until it is known how a charge ended.

    The id of a charge becomes the id of its payment: what was recorded with a document is told by it. If the till ends
    in between, the charge is attached at its next start (`PaymentDesk.attach`).
    """

    @property
    def ready(self) -> bool:
        """Whether a terminal is set up: without one, cards are taken beside the till and typed."""
        ...

    async def take(self, receipt_id: str, amount: Decimal) -> Charge | None:
        """Charges a card with hryvnias; approved in part, its slip says how much. None: certainly nothing was charged
        and the cashier was told why."""
        ...

    async def take_back(self, charge_id: str) -> bool:
        """Cancels an approved charge in the terminal's open batch; False when it stays as it is, and that was told."""
        ...

    async def give(self, document_id: str, amount: Decimal, rrn: str) -> Charge | None:
        """Gives hryvnias of the sale `document_id` back to its card. None: certainly nothing moved, and that was
        told."""
        ...
