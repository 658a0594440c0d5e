"""Five thousand strings that want to be commands of a printer: made by hand, and by chance of a fixed seed."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import islice
from random import Random

#: Commands a till must never pass on, and what bends text: open the drawer, cut, reset, print a code, real-time ones.
ATTACKS = (
    "\x1bp\x00\x19\xfa",
    "\x1d(k\x03\x001Q0",
    "\x1b@",
    "\x1dV\x00",
    "\x1ct",
    "\x1dv0\x00\xff\xff\xff\xff",
    "\x10\x14\x01",
    "\x1b=\x02",
    "\x1b\x1b\x1d\x1d",
    "\x00",
    "\x7f",
    "{B",
    "\n\x0c\r",
    "\x9b\x1b",
    "\u0085",
    "\u202e",
    "\u0456\u0308",
    "\ud800",
)
_MORE = (
    "\x10\x04\x01",  # real-time status
    "\x10\x05\x02",
    "\x1bc5\x01",
    "\x1b!\xff",
    "\x1ba\x02",
    "\x1b{\x01",
    "\x1b$\xff\xff",
    "\x1bW\x00\x00\x00\x00\xff\xff\xff\xff",
    "\x1bL",
    "\x0c",
    "\x18",
    "\x1b&\x03\x20\x7e",
    "\x1d:\x1d^\xff\x00\x01",  # macro
    "\x1d(A\x02\x00\x00\x02",  # self-test
    "\x1d(E\x03\x00\x01IN",
    "\x1dI\x01",
    "\x1dr\x01",
    "\x1cp\x01\x00",
    "\x1c&",
    "\x1b\x1dt\x22",  # Star's own
    "\x07",
    "\x05",
    "\x11\x13",
    "\x1bt\x00",
    "\x1bR\x07",
    "\x1dk\x04*123*\x00",
    "{C{{}B",
    "\u200b\u2060\ufeff",
    "\u2028\u2029",
    "\u0301\u0308\u20dd",
    "\ue000\uf8ff",
    "\U000e0041",
)
_CONTROLS = tuple(chr(code) for code in (*range(0x20), *range(0x7F, 0xA0)))
#: Letters every Ukrainian page prints as text: a line that is drawn carries no text at all.
_LETTERS = "АБВГҐДЕЄЖЗИІЇЙКЛМНОПРСТУФХЦЧШЩЬЮЯабвгґдеєжзиіїйклмнопрстуфхцчшщьюя0123456789 @VptkJ!(){}[]=*№"


def hostile_strings(count: int = 5000) -> list[str]:
    """The strings, the same each time."""
    return list(islice(_strings(), count))


def _strings() -> Iterator[str]:
    for bad in (*ATTACKS, *_MORE, *_CONTROLS):
        yield from (bad, f"Молоко{bad}", f"{bad}Молоко", f"Мо{bad}локо", bad * 9, f"{bad} {bad}")
    chance = Random(20261122)
    bad = (*ATTACKS, *_MORE, *_CONTROLS)
    while True:
        pieces = []
        for _ in range(chance.randint(1, 6)):
            letters = "".join(chance.choices(_LETTERS, k=chance.randint(0, 4)))
            pieces.append(chance.choice(bad) + letters)
        yield "".join(pieces)
