"""The first sale, step by step: which step comes next is told by what stands on the counter, never by a button."""

from __future__ import annotations

from dataclasses import dataclass
from enum import IntEnum


class Step(IntEnum):
    """In their order; AWAY is no step of its own: the page in front is not the sale's."""

    AWAY = 0
    SCAN = 1
    QUANTITY = 2
    PAY = 3
    MONEY = 4
    SLIP = 5
    DONE = 6


#: How many there are to count through.
STEPS = 5


@dataclass(frozen=True, slots=True)
class Facts:
    """What is so now: the page in front, the lines of the receipt and whether one of them is more than a single piece;
    whether a sale was made since the lesson began."""

    page: str
    lines: int = 0
    several: bool = False
    sold: bool = False


def step_of(facts: Facts, before: Step) -> Step:
    """The step for what is so now. A lesson that is done stays done."""
    if before is Step.DONE:
        return Step.DONE
    if facts.page == "done":
        return Step.SLIP
    if facts.sold:
        return Step.DONE
    if facts.page in ("payment", "charge", "doubt"):
        return Step.MONEY
    if facts.page != "sale":
        return Step.AWAY
    if not facts.lines:
        return Step.SCAN
    return Step.PAY if facts.several else Step.QUANTITY
