"""What a printer says of itself: `DLE EOT n` of ESC/POS (real-time status), asked for and read on any two-way link.

Epson's command reference gives each answer one byte with fixed bits (0xx1xx10). Clones answer some questions, or none,
or nonsense: what does not fit is no answer, and no answer is told as unknown, never as ready and never as a fault.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from enum import StrEnum

#: Printer, cause of being offline, cause of an error, paper.
_QUESTIONS = {n: bytes((0x10, 0x04, n)) for n in (1, 2, 3, 4)}
#: Bits every answer has the same, so that flow control and noise are told from it.
_FIXED, _SAME = 0x93, 0x12
_FLOW = b"\x11\x13"
#: Without these two nothing is known; some printers leave the other questions unanswered.
_NEEDED = (1, 4)


class PrinterState(StrEnum):
    """What is known of a printer: its last word, honestly UNKNOWN where nothing answers."""

    UNKNOWN = "unknown"
    READY = "ready"
    NEAR_END = "near_end"  # it prints, and the roll is nearly over
    PAPER = "paper"
    COVER = "cover"
    OFFLINE = "offline"
    ERROR = "error"  # the knife or the head: it says no more than that
    ABSENT = "absent"
    TIMEOUT = "timeout"
    ADDRESS = "address"
    IO = "io"

    @property
    def well(self) -> bool:
        """Nothing wrong is known of it."""
        return self in (PrinterState.UNKNOWN, PrinterState.READY, PrinterState.NEAR_END)


#: What a printer itself says before a job: nothing has left, and it is asked again until it says otherwise.
HELD = frozenset({PrinterState.PAPER, PrinterState.COVER, PrinterState.OFFLINE, PrinterState.ERROR})


@dataclass(frozen=True, slots=True)
class Heard:
    """A printer's answer. `drawer_high` is the level of the drawer's sensor (pin 3): whether high means open depends
    on the drawer."""

    state: PrinterState
    drawer_high: bool = False

    @property
    def held(self) -> bool:
        """It would not print now."""
        return self.state in HELD


def parse(answers: dict[int, int]) -> Heard | None:
    """The answers by question; None when they do not fit together or tell too little."""
    if any(answer & _FIXED != _SAME for answer in answers.values()) or not all(n in answers for n in _NEEDED):
        return None
    printer, cause, error, paper = (answers.get(n, _SAME) for n in (1, 2, 3, 4))
    if cause & 0x04:
        state = PrinterState.COVER
    elif paper & 0x60 or cause & 0x20:
        state = PrinterState.PAPER
    elif cause & 0x40 or error & 0x6C:
        state = PrinterState.ERROR
    elif printer & 0x08:
        state = PrinterState.OFFLINE
    else:
        state = PrinterState.NEAR_END if paper & 0x0C else PrinterState.READY
    return Heard(state, drawer_high=bool(printer & 0x04))


def ask(write: Callable[[bytes], None], read: Callable[[float], bytes], seconds: float) -> Heard | None:
    """Asks one question after another; `read` gives what comes within so many seconds, b"" when nothing does.

    None where the printer is silent or talks nonsense; then no more questions are put. Raises what the two raise.
    """
    answers: dict[int, int] = {}
    for number, question in _QUESTIONS.items():
        write(question)
        said = read(seconds).translate(None, _FLOW)
        if len(said) > 1 or (not said and number in _NEEDED):
            return None
        if said:
            answers[number] = said[0]
    return parse(answers)
