"""A receipt handed to the fiscal till: what became of it, as far as the server told."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum

from app.domain.document import Delivery, DeliveryState, Document


class Fate(StrEnum):
    """What the fiscal till did with it."""

    OPEN = "open"  # nobody has paid it yet
    TAKEN = "taken"  # paid, without a fiscal number so far
    PAID = "paid"  # paid, with its fiscal number
    CANCELLED = "cancelled"  # put away there, or gone from the server
    REFUNDED = "refunded"
    MOVED = "moved"  # another till took it up: it is sold there
    WITHDRAWN = "withdrawn"  # the server had refused it: taken back here, and never sent again

    @property
    def final(self) -> bool:
        """Nothing more is to be learned of it."""
        return self in (Fate.PAID, Fate.REFUNDED, Fate.MOVED)

    @property
    def over(self) -> bool:
        """Nobody is to pay it any more. It may still turn up: what a server reads from may be behind what it wrote."""
        return self in (Fate.CANCELLED, Fate.WITHDRAWN)


@dataclass(frozen=True, slots=True)
class Handed:
    """A receipt handed over, how it got to the server, and its fate. `server_id` is the id the server has it under;
    `absent`: the last look did not find it there."""

    document: Document
    delivery: Delivery
    fate: Fate
    server_id: str
    absent: bool = False

    @property
    def refused(self) -> bool:
        """The server said no: it goes its way only when a person does something about it."""
        return self.fate is Fate.OPEN and self.delivery.state is DeliveryState.REFUSED
