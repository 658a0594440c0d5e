"""Before a shift closes: what is still open, and the count as far as it has come."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from decimal import Decimal
from enum import StrEnum

from app.domain.charge import Charge
from app.domain.money import ZERO


class Matter(StrEnum):
    """What a person should settle before the shift ends; a senior may let it be, for a reason."""

    REFUSED = "refused"  # the server said no to a document
    HELD = "held"  # a receipt put aside that may stay aside no longer than the shift
    HANDED = "handed"  # a receipt handed over that nobody has paid
    TAKEN = "taken"  # money taken for the receipt on the counter, in no sum of the shift
    LOOSE = "loose"  # a card's money that belongs to no receipt
    DOUBT = "doubt"  # nobody knows whether a card was charged


@dataclass(frozen=True, slots=True)
class BeforeClosing:
    """What a cashier should know before closing: counts of documents not on the server, refused ones, held receipts
    (`held_stay`: longer than the shift), receipts handed over that nobody has paid, card charges that belong to
    nothing and slips without paper. `taken`: hryvnias taken for the receipt on the counter."""

    waiting: int
    refused: int
    held: int
    receipt_open: bool
    taken: Decimal = ZERO
    loose: int = 0
    handed: int = 0
    doubt: Charge | None = None
    unprinted: int = 0
    held_stay: bool = False

    @property
    def matters(self) -> tuple[Matter, ...]:
        """What a senior would have to let be. What goes by itself (sending, printing) is none of it."""
        found = {
            Matter.REFUSED: self.refused,
            Matter.HELD: self.held and not self.held_stay,
            Matter.HANDED: self.handed,
            Matter.TAKEN: self.taken,
            Matter.LOOSE: self.loose,
            Matter.DOUBT: self.doubt is not None,
        }
        return tuple(matter for matter, so in found.items() if so)


@dataclass(frozen=True, slots=True)
class BegunClosing:
    """The closing page as far as it was filled in, so that a till that went down takes it up again.

    `pieces` are hryvnias → how many, `whole` one sum instead, `left` what was typed to stay (None: nothing was).
    `revealed`: a blind count that was confirmed, and stands.
    """

    shift_id: str
    by_notes: bool = True
    pieces: Mapping[Decimal, int] = field(default_factory=dict)
    whole: Decimal | None = None
    left: Decimal | None = None
    reason: str = ""
    other: bool = False
    revealed: bool = False
    print_report: bool = True
