"""The line to a PrivatBank terminal: a thread of its own that opens it the way all makers promise to understand
(protocols.md 3.1): connect, greet, close; connect, ask who it is, close; connect and stay."""

from __future__ import annotations

import logging
import queue
import threading
import time
from collections.abc import Callable
from dataclasses import dataclass
from enum import StrEnum

from app.devices.links import Address, Link
from app.devices.privat_frames import PrivatFrames
from app.devices.privat_json import BUSY, HANDSHAKE, IDENTIFY, PING, UNKNOWN_METHOD, Answer, read_answer
from app.devices.talker import Talker
from app.errors import DeviceFault

log = logging.getLogger(__name__)

#: While an answer is awaited, what is to be sent waits at most so long (seconds).
_SLICE = 0.02
#: While nobody asks anything, a line that was cut is noticed so soon (seconds).
_IDLE = 0.5
#: After each piece of noise: a port that floods the till takes no more of it than this leaves (seconds).
_BREATH = 0.005


@dataclass(frozen=True, slots=True)
class Pace:
    """All in seconds. `gap` between two messages, `wait` between the connections of the greeting (some makers want
    more), `answer` for small questions, `retry` between two tries to connect, `beat` of silence before a look whether
    it is there, `fresh` how long an answer proves that, `poll` between questions about what it is doing, `operation`
    for a customer with a card, `grace` for an interrupted operation to end, `idle` for an operation of before,
    `patience` for the line before an operation, `long_patience` where an old session may hold it."""

    gap: float = 0.1
    wait: float = 1.0
    answer: float = 5.0
    retry: float = 1.0
    beat: float = 20.0
    fresh: float = 3.0
    poll: float = 0.7
    operation: float = 300.0
    grace: float = 60.0
    idle: float = 120.0
    patience: float = 15.0
    long_patience: float = 40.0


class LineState(StrEnum):
    """How the line to the terminal is. NONE is a till without one."""

    NONE = "none"
    WAITING = "waiting"  # not greeted yet
    READY = "ready"
    ABSENT = "absent"  # nobody there, or pulled out
    BUSY = "busy"  # another program has the port
    ADDRESS = "address"  # the address cannot be
    SILENT = "silent"  # it takes the connection and does not answer: it serves somebody else, or an old session
    NOISE = "noise"  # what answers is no such terminal

    @property
    def lost(self) -> bool:
        return self not in (LineState.NONE, LineState.WAITING, LineState.READY)

    @property
    def fault(self) -> str:
        """The kind of `DeviceFault` it is."""
        return _KINDS.get(self, "absent")


_KINDS = {
    LineState.BUSY: "busy",
    LineState.ADDRESS: "address",
    LineState.SILENT: "timeout",
    LineState.NOISE: "protocol",
}
_STATES = {kind: state for state, kind in _KINDS.items()}


class Sending:
    """A message on its way to the line. Whether a byte of it may have left is decided once, under a lock."""

    def __init__(self, frame: bytes) -> None:
        self.frame = frame
        self._lock = threading.Lock()
        self._decided: bool | None = None

    def take(self) -> bool:
        """The line means to send it now; False if it is not wanted any more."""
        return self._decide(True)

    def withdraw(self) -> bool:
        """It is not to be sent any more; True if certainly not a byte of it has left or will."""
        return not self._decide(False)

    def _decide(self, sent: bool) -> bool:
        with self._lock:
            if self._decided is None:
                self._decided = sent
            return self._decided


class PrivatLine(Talker):
    """Holds the line. `tell` hears on its thread of every answer, and of the line's state after every try."""

    def __init__(
        self,
        address: Address,
        pace: Pace,
        tell: Callable[[Answer | LineState], None],
        *,
        after: PrivatLine | None = None,
    ) -> None:
        super().__init__("terminal", address, pace.retry, after)
        self._pace = pace
        self._tell = tell
        self._out: queue.SimpleQueue[Sending | None] = queue.SimpleQueue()
        self._greeting = [self._greet, self._meet]
        self._frames = PrivatFrames()
        self._noise = False
        self._renew = False
        self._sent_at = self._heard_at = float("-inf")
        self._state: LineState | None = None
        #: Whether somebody waits for an answer. Set on the loop.
        self.attentive = False
        #: Maker and model, "" until it has told.
        self.identity = ""

    def send(self, frame: bytes) -> Sending:
        """Sends it once, as soon as the line is there and may be used; not at all when the line breaks before."""
        sending = Sending(frame)
        self._out.put(sending)
        return sending

    def renew(self) -> None:
        """An answer did not come: the line is opened anew, so that a late one cannot be taken for another's."""
        self._renew = True
        self._out.put(None)

    def stop(self) -> None:
        super().stop()
        self._out.put(None)

    def _lost(self, fault: DeviceFault) -> None:
        self._retry = self._pace.retry
        state = _STATES.get(fault.kind, LineState.ABSENT)
        if state is not self._state:
            log.warning("the bank terminal is %s: %s", state, fault.detail)
        self._become(state)

    def _talk(self, link: Link) -> None:
        self._frames, self._noise, self._renew = PrivatFrames(), False, False
        if self._greeting:
            self._retry = self._pace.wait
            self._greeting[0](link)
            del self._greeting[0]
            return
        self._retry = self._pace.retry
        self._greet(link)
        self._drop()
        self._become(LineState.READY)
        try:
            self._serve(link)
        finally:
            self._drop()

    def _greet(self, link: Link) -> None:
        self._write(link, HANDSHAKE.frame)
        self._expect(link, PING.key)

    def _meet(self, link: Link) -> None:
        self._write(link, IDENTIFY.frame)
        answer = self._expect(link, IDENTIFY.key)
        self.identity = identity_of(answer)
        log.info("the bank terminal is a %s", self.identity or "nameless one")

    def _serve(self, link: Link) -> None:
        while not self._stopped.is_set():
            sending = self._next()
            # Whoever hung up meanwhile is noticed before a byte is trusted to the line.
            self._hear(link, 0.0)
            if self._renew:
                return
            if sending is not None:
                if sending.take():
                    self._write(link, sending.frame)
            elif self.attentive:
                self._hear(link, _SLICE)
            elif time.monotonic() - max(self._heard_at, self._sent_at) > self._pace.beat:
                # Nothing else is sent before the answer: «busy» must always be about one thing.
                self._write(link, PING.frame)
                self._expect(link, PING.key)

    def _next(self) -> Sending | None:
        try:
            return self._out.get_nowait() if self.attentive else self._out.get(timeout=_IDLE)
        except queue.Empty:
            return None

    def _write(self, link: Link, frame: bytes) -> None:
        """Messages lie apart in time, over all connections."""
        self._stopped.wait(max(0.0, self._sent_at + self._pace.gap - time.monotonic()))
        self._sent_at = time.monotonic()
        link.write(frame)

    def _expect(self, link: Link, key: str) -> Answer:
        """The answer to what was sent; a terminal that is busy, or does not know the word, answers too."""
        end = time.monotonic() + self._pace.answer
        try:
            while not self._stopped.is_set() and time.monotonic() < end:
                for answer in self._hear(link, _SLICE, tell=False):
                    if answer.key in (key, BUSY, UNKNOWN_METHOD):
                        return answer
                    self._tell(answer)
            raise DeviceFault(self._name, "timeout", f"no answer to {key}")
        except DeviceFault as fault:
            if self._noise or self._frames.odd:
                raise DeviceFault(self._name, "protocol", f"no answer to {key} but noise") from fault
            raise

    def _hear(self, link: Link, seconds: float, tell: bool = True) -> list[Answer]:
        data = link.read(seconds)
        if not data:
            return []
        answers = []
        for frame in self._frames.feed(data):
            answer = None if frame is None else read_answer(frame)
            if answer is not None:
                answers.append(answer)
            elif not self._noise:
                self._noise = True
                log.warning("the bank terminal said what is no message, %d bytes", len(frame or b""))
        if answers:
            self._heard_at = time.monotonic()
        else:
            self._stopped.wait(_BREATH)
        if tell:
            for answer in answers:
                self._tell(answer)
        return answers

    def _drop(self) -> None:
        """What waits to be sent was meant for a line that is no more."""
        while not self._out.empty():
            sending = self._out.get()
            if sending is not None:
                sending.withdraw()

    def _become(self, state: LineState) -> None:
        self._state = state
        if not self._stopped.is_set():
            self._tell(state)


def identity_of(answer: Answer) -> str:
    """Maker and model as one reads them, «PAX s800»."""
    return f"{answer.params.get('vendor', '')} {answer.params.get('model', '')}".strip()
