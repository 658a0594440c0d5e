"""A scanner on a COM port: listened to on a thread of its own, whatever is unplugged meanwhile.

A scanner that is a keyboard needs none of this: `ui.scanner` hears its keys.
"""

from __future__ import annotations

import asyncio
import logging
from collections.abc import Callable
from enum import StrEnum

from app.devices.links import Address, Link
from app.devices.scan_frames import ScanFrames
from app.devices.talker import Talker
from app.errors import DeviceFault
from app.events import Event

log = logging.getLogger(__name__)

#: Between two looks for a port that is not there (seconds).
RETRY = 1.0
#: Silence that ends a code without an ending; a code's bytes lie closer together even at 1200 baud (seconds).
SILENCE = 0.08
#: A wait looks this often whether it is over (seconds).
_SLICE = 0.1


class ScannerState(StrEnum):
    """How the serial scanner is. NONE is a till without one."""

    NONE = "none"
    WAITING = "waiting"  # not looked for yet
    READY = "ready"
    ABSENT = "absent"  # no such port, or pulled out
    BUSY = "busy"  # another program has the port
    ADDRESS = "address"  # the address cannot be

    @property
    def lost(self) -> bool:
        return self in (ScannerState.ABSENT, ScannerState.BUSY, ScannerState.ADDRESS)


_FAULTS = {"busy": ScannerState.BUSY, "address": ScannerState.ADDRESS}


class ScanReader(Talker):
    """Listens for ever on a thread of its own. `tell` hears there of every text and of every other state."""

    def __init__(
        self, address: Address, tell: Callable[[str | ScannerState], None], *, after: ScanReader | None = None
    ) -> None:
        super().__init__("scanner", address, RETRY, after)
        self._tell = tell
        self._state = ScannerState.WAITING

    def _lost(self, fault: DeviceFault) -> None:
        self._become(_FAULTS.get(fault.kind, ScannerState.ABSENT))

    def _talk(self, link: Link) -> None:
        self._become(ScannerState.READY)
        frames = ScanFrames()
        while not self._stopped.is_set():
            data = link.read(SILENCE if frames.waiting else _SLICE)
            for text in frames.feed(data) if data else frames.flush():
                self._tell(text)

    def _become(self, state: ScannerState) -> None:
        if state is not self._state and not self._stopped.is_set():
            self._state = state
            self._tell(state)


class SerialScanner:
    """The serial scanner as the window knows it. Used on the loop; `scanned` and `changed` are announced there."""

    def __init__(self) -> None:
        self._reader: ScanReader | None = None
        #: The reader started last: it may still hold its port.
        self._ending: ScanReader | None = None
        self.state = ScannerState.NONE
        self.scanned: Event[str] = Event("scanner.scanned")
        self.changed: Event[ScannerState] = Event("scanner.changed")

    def use(self, address: Address | None) -> None:
        """From now on this scanner; None for none."""
        self._let_go()
        if address is None:
            self._become(ScannerState.NONE)
            return
        loop = asyncio.get_running_loop()

        def tell(what: str | ScannerState) -> None:
            try:
                loop.call_soon_threadsafe(self._hear, reader, what)
            except RuntimeError:  # the loop has ended before the thread
                reader.stop()

        reader = self._reader = self._ending = ScanReader(address, tell, after=self._ending)
        self._become(ScannerState.WAITING)
        reader.start()

    def refuse(self) -> None:
        """What was set is no address of a scanner."""
        self.use(None)
        self._become(ScannerState.ADDRESS)

    async def stop(self) -> None:
        """Ends the thread and frees the port."""
        self._let_go()
        ending, self._ending = self._ending, None
        if ending is not None:
            await asyncio.to_thread(ending.join)

    def _let_go(self) -> None:
        if self._reader is not None:
            self._reader.stop()
            self._reader = None

    def _hear(self, reader: ScanReader, what: str | ScannerState) -> None:
        if reader is not self._reader:
            return
        if isinstance(what, ScannerState):
            self._become(what)
        else:
            self.scanned.emit(what)

    def _become(self, state: ScannerState) -> None:
        if state is not self.state:
            self.state = state
            self.changed.emit(state)
