"""When goods are not sold: a shop's own table of barred hours, by days of the week. Nothing is barred by the code.

`22:00-08:00` every day, `пн-пт 22:00-08:00, сб,нд 23:00-10:00` by days; Latin `mon`…`sun` mean the same. Hours over
midnight belong to the day they begin on.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime, time

from app.errors import BadSettings

DAYS = ("пн", "вт", "ср", "чт", "пт", "сб", "нд")
_LATIN = ("mon", "tue", "wed", "thu", "fri", "sat", "sun")
MOST_ROWS = 14
_EVERY = frozenset(range(7))
_HOURS = re.compile(r"(?:([^0-9]+?)\s*)?(\d{1,2})[:.](\d{2})\s*[-–—]\s*(\d{1,2})[:.](\d{2})")


@dataclass(frozen=True, slots=True)
class Barred:
    """Not sold from `start` to `end` (of the next day, when that is not later) on days 0 (Monday) to 6."""

    start: time
    end: time
    days: frozenset[int] = _EVERY

    def holds(self, at: datetime) -> bool:
        """Whether it is barred at this moment of the shop's wall clock."""
        now, today = at.time(), at.weekday()
        if self.start < self.end:
            return today in self.days and self.start <= now < self.end
        late = today in self.days and now >= self.start
        return late or ((today - 1) % 7 in self.days and now < self.end)


def barred_now(hours: Sequence[Barred], at: datetime) -> Barred | None:
    """The hours that bar the sale at this moment of the wall clock, None when nothing does."""
    return next((one for one in hours if one.holds(at)), None)


def parse_hours(text: str) -> tuple[Barred, ...]:
    """Raises `BadSettings("hours", code="row")`; `detail` is what cannot be read. An empty text bars nothing."""
    # A comma parts rows, and days before the hours of a row.
    rows: list[str] = []
    for part in re.split(r"[,;]", text):
        if rows and not re.search(r"\d", rows[-1]):
            rows[-1] += f",{part}"
        elif part.strip():
            rows.append(part)
    if len(rows) > MOST_ROWS:
        raise BadSettings("hours", text[:80], code="row")
    return tuple(_row(row) for row in rows)


def _row(row: str) -> Barred:
    found = _HOURS.fullmatch(row.strip().casefold())
    if found is None:
        raise BadSettings("hours", row[:80], code="row")
    start, end = _time(found[2], found[3], row), _time(found[4], found[5], row)
    if start == end and int(found[4]) != 24:  # 00:00-24:00 is the whole day
        raise BadSettings("hours", row[:80], code="row")
    return Barred(start, end, _days(found[1], row) if found[1] else _EVERY)


def _time(hours: str, minutes: str, row: str) -> time:
    """24:00 is the midnight that ends a day."""
    if int(minutes) > 59 or int(hours) > 24 or (int(hours) == 24 and int(minutes)):
        raise BadSettings("hours", row[:80], code="row")
    return time(int(hours) % 24, int(minutes))


def _days(text: str, row: str) -> frozenset[int]:
    found: set[int] = set()
    for part in text.split(","):
        first, dash, last = part.strip().partition("-")
        begin = _day(first, row)
        end = _day(last, row) if dash else begin
        found.update((begin + step) % 7 for step in range((end - begin) % 7 + 1))
    return frozenset(found)


def _day(text: str, row: str) -> int:
    word = text.strip().rstrip(".")
    for names in (DAYS, _LATIN):
        if word in names:
            return names.index(word)
    raise BadSettings("hours", row[:80], code="row")
