"""A printer that is not there: training prints on it, its paper runs out and comes back at the touch of a button.

It takes the till's bytes as a real one does, through the same queue, and keeps the slip they were made of to be looked
at. It answers, so that a job that went through is known to be printed.
"""

from __future__ import annotations

import threading
from collections import deque
from dataclasses import dataclass

from app.errors import PrinterFault
from printing.answer import Heard, PrinterState
from printing.slip import Slip

#: So many slips are kept to be looked at; the oldest go first.
MOST = 30
#: Slips made and not sent yet: a queue that stands for an hour of no paper.
_MADE = 200


@dataclass(frozen=True, slots=True)
class Printed:
    """A slip on the paper; `number` counts from 1 since the till started, `size` is bytes."""

    number: int
    slip: Slip
    size: int


class TrainingPrinter:
    """Made once for a run; it is its own way (`printing.devices.Transport`). The print thread and the loop use it."""

    answers = True
    place = "trainer"

    def __init__(self) -> None:
        self._guard = threading.Lock()
        self._paper = True
        self._made: dict[bytes, Slip] = {}
        self._printed: deque[Printed] = deque(maxlen=MOST)
        self._count = 0

    @property
    def paper(self) -> bool:
        """Whether there is some."""
        return self._paper

    @property
    def printed(self) -> tuple[Printed, ...]:
        """What came out, oldest first."""
        with self._guard:
            return tuple(self._printed)

    def set_paper(self, there: bool) -> None:
        """The roll ends, or a new one is put in."""
        self._paper = there

    def made(self, data: bytes, slip: Slip) -> None:
        """These bytes are going to be sent, and this is the slip they say."""
        with self._guard:
            self._made[data] = slip
            while len(self._made) > _MADE:
                del self._made[next(iter(self._made))]

    def send(self, data: bytes, timeout: float, ask: float = 0.0, *, talks: bool = False) -> Heard | None:
        """Prints. Raises `PrinterFault("paper")` when there is none: not a byte has left then."""
        if not self._paper:
            raise PrinterFault("paper", "the training printer has no paper")
        with self._guard:
            slip = self._made.pop(data, None)
            if slip is not None and slip.parts:
                self._count += 1
                self._printed.append(Printed(self._count, slip, len(data)))
        return self.check()

    def check(self, ask: float = 0.0) -> Heard | None:
        return Heard(PrinterState.READY if self._paper else PrinterState.PAPER)

    def cancel(self) -> None:
        """Nothing is ever under way."""
