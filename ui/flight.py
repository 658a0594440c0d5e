"""The flight recorder: what happened in the window lately, for the support bundle. Names of pages, dialogs, commands
and kinds of errors alone: no text anybody typed, nothing of a person, and only in memory."""

from __future__ import annotations

import re
from collections import deque
from dataclasses import dataclass
from datetime import datetime

from app.clock import Clock

MOST = 300
#: What may stand in a record: a name of the program's own. Numbers at its end tell which row was touched, not whose.
_NAME = re.compile(r"[A-Za-z_]{1,40}")


@dataclass(frozen=True, slots=True)
class Happening:
    """`kind` is "page", "sheet", "command" or "error"; `name` the program's own name of it."""

    at: datetime
    kind: str
    name: str


class FlightRecorder:
    """Keeps the newest; the oldest go."""

    def __init__(self, clock: Clock) -> None:
        self._clock = clock
        self._kept: deque[Happening] = deque(maxlen=MOST)

    def note(self, kind: str, name: str) -> None:
        """It happened now. A name that is none of the program's is kept as «other»."""
        said = name if _NAME.fullmatch(name) else "other"
        self._kept.append(Happening(self._clock.now(), kind, said))

    @property
    def happened(self) -> tuple[Happening, ...]:
        """Oldest first."""
        return tuple(self._kept)
