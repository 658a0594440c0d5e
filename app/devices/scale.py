"""The counter's scale: asked on a thread of its own for as long as one is set, whatever is unplugged meanwhile."""

from __future__ import annotations

import asyncio
import logging
import time
from collections.abc import Callable
from decimal import Decimal

from app.devices.links import Address, Link
from app.devices.scale_protocols import ScaleProtocol
from app.devices.talker import Talker
from app.domain.weighing import Reading, ScaleState, Weighing
from app.errors import DeviceFault
from app.events import Event

log = logging.getLogger(__name__)

#: Between an answer and the next question, waiting for an answer, and between two looks for a port (seconds).
PAUSE, PATIENCE, RETRY = 0.15, 1.0, 1.0
#: Questions without an answer after which the scale is told to be silent (protocols.md 4).
TRIES = 3
#: After each piece of data: a port that floods the till takes no more of it than this leaves (seconds).
_BREATH = 0.005
#: A wait looks this often whether it is over (seconds).
_SLICE = 0.1

_FAULTS = {"absent": ScaleState.ABSENT, "busy": ScaleState.BUSY, "address": ScaleState.ADDRESS, "io": ScaleState.ABSENT}


class ScaleReader(Talker):
    """Asks one scale for ever on a thread of its own. `tell` hears of every change there, on that thread: a `Reading`,
    or a `ScaleState` when the scale is lost. The same reading is told twice and no more."""

    def __init__(
        self,
        address: Address,
        protocol: ScaleProtocol,
        tell: Callable[[Reading | ScaleState], None],
        *,
        after: ScaleReader | None = None,
    ) -> None:
        super().__init__("scale", address, RETRY, after)
        self._protocol = protocol
        self._tell = tell
        self._last: Reading | ScaleState | None = None
        self._times = 0

    def _lost(self, fault: DeviceFault) -> None:
        state = _FAULTS.get(fault.kind, ScaleState.ABSENT)
        if state is not self._last:
            log.warning("the scale is %s: %s", state, fault.detail)
        self._say(state)

    def _talk(self, link: Link) -> None:
        missed, noise = 0, False
        while not self._stopped.is_set():
            question = self._protocol.ask()
            if question:
                link.write(question)
            readings, came = self._listen(link)
            if readings:
                missed, noise = 0, False
                for reading in readings:
                    self._say(reading)
                if question:
                    self._stopped.wait(PAUSE)
                continue
            missed, noise = missed + 1, noise or came
            if missed >= TRIES:
                state = ScaleState.NOISE if noise else ScaleState.TIMEOUT
                if state is not self._last:
                    log.warning("the scale is silent or not understood: %s", state)
                self._say(state)
                missed, noise = 0, False

    def _listen(self, link: Link) -> tuple[tuple[Reading, ...], bool]:
        """The next answer within `PATIENCE`, and whether anything came at all."""
        end, came = time.monotonic() + PATIENCE, False
        while not self._stopped.is_set() and time.monotonic() < end:
            data = link.read(_SLICE)
            if not data:
                continue
            came = True
            self._stopped.wait(_BREATH)
            heard = self._protocol.receive(data)
            if heard.reply:
                link.write(heard.reply)
            if heard.readings:
                return heard.readings, came
        return (), came

    def _say(self, what: Reading | ScaleState) -> None:
        self._times = self._times + 1 if what == self._last else 1
        self._last = what
        if self._times <= (2 if isinstance(what, Reading) else 1) and not self._stopped.is_set():
            self._tell(what)


class CounterScale:
    """The scale as the services know it. It is used on the loop; `changed` announces every new `weighing` there."""

    def __init__(self) -> None:
        self._reader: ScaleReader | None = None
        #: The reader started last: it may still hold its port.
        self._ending: ScaleReader | None = None
        self._capacity = Decimal(0)
        self._weighing = Weighing()
        self.changed: Event[Weighing] = Event("scale.changed")

    @property
    def weighing(self) -> Weighing:
        return self._weighing

    def use(self, address: Address | None, protocol: Callable[[], ScaleProtocol], capacity: Decimal) -> None:
        """From now on this scale; None for none. `capacity` is the most it weighs (kilograms)."""
        self._let_go()
        self._capacity = capacity
        if address is None:
            self._become(Weighing(sold=self._weighing.sold))
            return
        loop = asyncio.get_running_loop()

        def tell(what: Reading | ScaleState) -> None:
            try:
                loop.call_soon_threadsafe(self._hear, reader, what)
            except RuntimeError:  # the loop has ended before the thread
                reader.stop()

        reader = self._reader = self._ending = ScaleReader(address, protocol(), tell, after=self._ending)
        self._become(self._weighing.lost(ScaleState.WAITING))
        reader.start()

    def refuse(self) -> None:
        """What was set is no address of a scale."""
        self._let_go()
        self._become(self._weighing.lost(ScaleState.ADDRESS))

    def offer(self) -> Decimal | None:
        """The load in kilograms, if it may be taken now."""
        return self._weighing.weight if self._weighing.state is ScaleState.STABLE else None

    def took(self) -> None:
        """The load went into a receipt."""
        self._become(self._weighing.took())

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

    def _hear(self, reader: ScaleReader, what: Reading | ScaleState) -> None:
        if reader is not self._reader:
            return
        if isinstance(what, Reading):
            self._become(self._weighing.heard(what, self._capacity))
        else:
            self._become(self._weighing.lost(what))

    def _become(self, weighing: Weighing) -> None:
        if weighing != self._weighing:
            self._weighing = weighing
            self.changed.emit(weighing)
