"""A receipt handed to the fiscal till: what became of it, as far as the server told."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum

from app.domain.document import Delivery, Document


class Fate(StrEnum):
    """What the fiscal till did with it."""

    OPEN = "open"  # nobody has paid it yet
    TAKEN = "taken"  # paid, without a fiscal number so far
    PAID = "paid"  # paid, with its fiscal number
    CANCELLED = "cancelled"  # put away there, or gone from the server
    REFUNDED = "refunded"
    MOVED = "moved"  # another till took it up: it is sold there

    @property
    def final(self) -> bool:
        """Nothing more is to be learned of it. One that is gone may still turn up: what a server reads from may be
        behind what it wrote."""
        return self in (Fate.PAID, Fate.REFUNDED, Fate.MOVED)


@dataclass(frozen=True, slots=True)
class Handed:
    """A receipt handed over, how it got to the server, and its fate. `server_id` is the id the server has it under;
    `absent`: the last look did not find it there."""

    document: Document
    delivery: Delivery
    fate: Fate
    server_id: str
    absent: bool = False
