"""What the services need from the world, by what it does for them. wiring.py puts the real parts in."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime
from decimal import Decimal
from typing import Protocol

from app.domain.cashier import Place


@dataclass(frozen=True, slots=True)
class ServerShift:
    """The server's shift of this terminal, as far as the till follows it. `number` is its fiscal number."""

    id: str
    number: str
    opened_at: datetime | None
    open: bool


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
