"""What the server knows of the payments of a receipt: asked one by one when somebody wants to see it."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from typing import TYPE_CHECKING

from app.domain.payment import Payment
from app.errors import NotFound, Offline
from app.services.received import payment_of

if TYPE_CHECKING:
    from app.api.transactions import Transactions


@dataclass(frozen=True, slots=True)
class Told:
    """`ours` as the till recorded it, `theirs` as the server has it; None where it has no such payment."""

    ours: Payment
    theirs: Payment | None

    @property
    def alike(self) -> bool:
        """Whether both say the same of the money: means, operation, sum, RRN."""
        theirs = self.theirs
        if theirs is None:
            return False
        same = (self.ours.means, self.ours.operation, self.ours.amount) == (
            theirs.means,
            theirs.operation,
            theirs.amount,
        )
        # The server gives an RRN of its own to a payment that has none, as cash.
        return same and (not self.ours.rrn or self.ours.rrn == theirs.rrn)


class ServerPayments:
    """Reads `GET /pos/payment_transactions/{id}`."""

    def __init__(self, transactions: Callable[[], Transactions | None]) -> None:
        self._transactions = transactions

    async def look(self, payments: Iterable[Payment]) -> list[Told]:
        """Each payment with what the server knows of it. Raises `Offline`, `SessionExpired`, `BadReply`."""
        way = self._transactions()
        if way is None:
            raise Offline("not signed in", sent=False)
        found = []
        for payment in payments:
            try:
                theirs = payment_of(await way.get(payment.id))
            except NotFound:
                theirs = None
            found.append(Told(payment, theirs))
        return found
