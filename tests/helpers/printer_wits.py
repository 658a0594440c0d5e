"""What an ESC/POS printer makes of the bytes it gets: paper, memory, and answers about itself. No link of its own."""

from __future__ import annotations

import random
import re
import threading
from typing import Literal

_QUESTION = re.compile(rb"\x10\x04([\x01-\x04])")
_EDGES = re.compile(rb"^(?:\x10\x04[\x01-\x04])+|(?:\x10\x04[\x01-\x04])+$")


class PrinterWits:
    """One printer. A job is what comes between two `new_job`s; `jobs` is what is on the paper of each.

    A printer that cannot print keeps what it gets in its memory and prints it when it can again, as real ones do;
    `switch_off` forgets it. `ends_after` is how many bytes of a job come out before the paper ends.
    """

    def __init__(self) -> None:
        self.paper: Literal["enough", "near_end", "out"] = "enough"
        self.cover_open = self.fed_by_hand = self.knife_stuck = self.drawer_open = False
        self.says: Literal["truth", "nothing", "garbage"] = "truth"
        self.ends_after: int | None = None
        self.asked = 0
        self._dice = random.Random(14)
        self._lock = threading.Lock()
        self._printed: list[bytearray] = []
        self._memory: list[tuple[int, bytes]] = []
        self._tail = b""
        self._over = 0

    @property
    def able(self) -> bool:
        return not (self.paper == "out" or self.cover_open or self.fed_by_hand or self.knife_stuck)

    @property
    def jobs(self) -> list[bytes]:
        """What is on the paper, without the questions; a look at the printer that printed nothing is none."""
        return self._out(len(self._printed))

    @property
    def whole_jobs(self) -> list[bytes]:
        """Those that are over."""
        return self._out(self._over)

    def _out(self, count: int) -> list[bytes]:
        with self._lock:
            return [job for job in (_EDGES.sub(b"", bytes(one)) for one in self._printed[:count]) if job]

    def job_over(self) -> None:
        self._over = len(self._printed)

    def new_job(self) -> None:
        with self._lock:
            self._printed.append(bytearray())
            self._tail = b""

    def take(self, data: bytes) -> bytes:
        """Prints or keeps the bytes; returns what the printer says to them."""
        with self._lock:
            self._keep(data)
            seen = self._tail + data
            questions = list(_QUESTION.finditer(seen))
            self._tail = seen[questions[-1].end() :][-2:] if questions else seen[-2:]
            self.asked += len(questions)
            return b"".join(self._answer(found[1][0]) for found in questions)

    def mend(self) -> None:
        """Paper in, cover shut, knife free: what is in the memory comes out."""
        with self._lock:
            self.paper, self.ends_after = "enough", None
            self.cover_open = self.fed_by_hand = self.knife_stuck = False
            for job, data in self._memory:
                self._printed[job] += data
            self._memory.clear()

    def switch_off(self) -> None:
        with self._lock:
            self._memory.clear()

    def _keep(self, data: bytes) -> None:
        job = self._printed[-1]
        if self.ends_after is not None and self.able:
            room = max(0, self.ends_after - len(job))
            job += data[:room]
            data = data[room:]
            if data:
                self.paper = "out"
        if self.able:
            job += data
        elif data:
            self._memory.append((len(self._printed) - 1, data))

    def _answer(self, number: int) -> bytes:
        if self.says == "nothing":
            return b""
        if self.says == "garbage":
            return self._dice.randbytes(self._dice.randint(1, 6))
        marks = {
            1: 0x08 * (not self.able) | 0x04 * self.drawer_open,
            2: 0x04 * self.cover_open | 0x20 * (self.paper == "out") | 0x40 * self.knife_stuck,
            3: 0x08 * self.knife_stuck,
            4: {"enough": 0, "near_end": 0x0C, "out": 0x6C}[self.paper],
        }
        return bytes((0x12 | marks[number],))
