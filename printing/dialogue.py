"""One job over a link that talks back: the printer is asked, gets the slip, and is asked once more.

A printer that says before the slip that it cannot print gets no byte of it. One that answered before and is silent or
gone after it leaves the end unknown: bytes an operating system took from the till are not on paper yet.
"""

from __future__ import annotations

from typing import Protocol

from app.errors import PrinterFault
from printing.answer import HELD, Heard, PrinterState, ask
from printing.progress import Progress

#: What a printer says after a slip that may not have come out of it whole. It is offline for a moment when somebody
#: feeds the paper.
_DOUBTFUL = HELD - {PrinterState.OFFLINE}


class Link(Protocol):
    """An open way to a printer. All may raise `OSError`."""

    def write(self, question: bytes) -> None: ...

    def read(self, seconds: float) -> bytes:
        """What comes within so many seconds, b"" when nothing does. Raises `ConnectionError` when nobody is there."""
        ...

    def forget(self) -> None:
        """Drops what has come and nobody asked for."""
        ...

    def push(self, progress: Progress) -> None:
        """Sends all of the job. Raises `PrinterFault`."""
        ...


def listen(link: Link, seconds: float) -> Heard | None:
    """What the printer says of itself; None where it does not answer, or is not to be asked (`seconds` is 0)."""
    if not seconds:
        return None
    link.forget()
    return ask(link.write, link.read, seconds)


def deliver(link: Link, progress: Progress, seconds: float, *, talks: bool) -> Heard | None:
    """The whole job; `seconds` is how long the printer may take to answer before it, `talks` that it is one that does:
    silent, it hangs, and what it would be sent would only seem to be printed. Raises `PrinterFault`."""
    before = listen(link, seconds)
    if before is None and talks:
        raise PrinterFault("timeout", "the printer answered before and is silent now")
    if before is not None and before.held:
        raise PrinterFault(before.state.value, "the printer said so before the slip")
    link.push(progress)
    if before is None or not progress.sent:
        return before
    return _after(link, progress, seconds)


def _after(link: Link, progress: Progress, seconds: float) -> Heard:
    """Asks until the printer answers: over the net it does when it has taken all that came before."""
    progress.alive()
    while (heard := listen(link, seconds)) is None:
        progress.wait()
    if heard.state in _DOUBTFUL:
        raise PrinterFault(heard.state.value, "the printer said so after the slip", sent=True)
    return heard
