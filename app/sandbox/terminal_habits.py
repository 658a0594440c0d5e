"""How an emulated bank terminal behaves, and the sums that make it misbehave.

| setting | what |
|---|---|
| `code` | how a payment ends: 0000, 0010 (half of it is approved), or any refusal: 0005, 0051, 1001, 1002, 1004, 1005… |
| `card_seconds`, `pin_seconds`, `host_seconds`, `print_seconds` | how long it waits for a card, for a PIN, for the bank, for its printer |
| `break_at` | hangs up once: `asked` nothing of it done, `before` the bank is asked and nothing charged, `waiting` and `authorising` it goes on by itself, `decided` without a word of how it ended, `answering` in the middle of its answer |
| `mute` | carries payments out and does not answer them |
| `busy` | somebody uses its menu: `deviceBusy` to whatever is no service message |
| `held_seconds` | whoever connects is met with silence so long after the last client left (one beside another always is) |
| `pieces` | answers in pieces of so many bytes |
| `misspelt` | misspells names, puts blanks round words, writes commas and numbers as numbers |
| `garbage` | noise before every answer |
| `stale` | is asked for its last transaction and tells the one before it |
| `deaf` | an interrupt is transmitted and changes nothing |
| `full_after` | so many transactions in a batch, then 1003 until it is settled |
| `plain_pan` | sends the whole number of the card |
| `magic` | the sums below mean something |

| sum | what happens |
|---|---|
| 1.01 | refused by the bank (0005) |
| 1.02 | not enough money on the card (0051) |
| 1.03 | approved in part: half of it (0010) |
| 1.04 | the customer cancels (1001) |
| 1.05 | the terminal has no way to its bank (1004) |
| 1.06 | no paper in the terminal (1005) |
| 1.07 | the line breaks before the bank is asked: nothing is charged |
| 1.08 | the line breaks after the card was charged |
| 1.09 | the line breaks while it waits for the card, and the card is charged all the same |
| 1.10 | a PIN is asked for and the bank takes its time |
"""  # noqa: E501

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, fields, replace
from decimal import Decimal
from typing import Any

BREAKS = ("", "asked", "waiting", "before", "authorising", "decided", "answering")


@dataclass(frozen=True)
class Habits:
    """See the table above."""

    code: str = "0000"
    card_seconds: float = 0.0
    pin_seconds: float = 0.0
    host_seconds: float = 0.0
    print_seconds: float = 0.0
    break_at: str = ""
    mute: bool = False
    busy: bool = False
    held_seconds: float = 0.0
    pieces: int = 0
    misspelt: bool = False
    garbage: bool = False
    stale: bool = False
    deaf: bool = False
    full_after: int = 10_000
    plain_pan: bool = False
    magic: bool = False

    def for_sum(self, amount: Decimal) -> Habits:
        """What a payment of this sum (hryvnias) meets."""
        return replace(self, **_SUMS.get(amount, {})) if self.magic else self

    def changed(self, text: str) -> Habits:
        """With one setting changed, as `name=value`. Raises ValueError for what is none."""
        name, _, value = text.partition("=")
        kinds = {one.name: str(one.type) for one in fields(self)}
        if name not in kinds:
            raise ValueError(f"{text!r} is no setting")
        read = {"code": _code, "break_at": _point}.get(name) or _READERS[kinds[name]]
        changes: dict[str, Any] = {name: read(value)}
        return replace(self, **changes)


#: The pace of a terminal in a person's hand.
HUMAN = Habits(card_seconds=2.5, host_seconds=1.5, print_seconds=0.7, magic=True)

_SUMS: dict[Decimal, dict[str, Any]] = {
    Decimal("1.01"): {"code": "0005"},
    Decimal("1.02"): {"code": "0051"},
    Decimal("1.03"): {"code": "0010"},
    Decimal("1.04"): {"code": "1001"},
    Decimal("1.05"): {"code": "1004"},
    Decimal("1.06"): {"code": "1005"},
    Decimal("1.07"): {"break_at": "before"},
    Decimal("1.08"): {"break_at": "decided"},
    Decimal("1.09"): {"break_at": "waiting"},
    Decimal("1.10"): {"pin_seconds": 6.0, "host_seconds": 12.0},
}


def _flag(text: str) -> bool:
    if text not in ("0", "1"):
        raise ValueError(f"{text!r} is neither 0 nor 1")
    return text == "1"


def _code(text: str) -> str:
    if len(text) != 4 or not text.isdecimal():
        raise ValueError(f"{text!r} is no code of four digits")
    return text


def _point(text: str) -> str:
    if text not in BREAKS:
        raise ValueError(f"{text!r} is none of {', '.join(BREAKS[1:])}")
    return text


_READERS: dict[str, Callable[[str], object]] = {"bool": _flag, "int": int, "float": float}
