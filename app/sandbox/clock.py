"""The sandbox's own clock."""

from __future__ import annotations

import time
from collections.abc import Iterator
from contextlib import contextmanager


class SandboxClock:
    """The computer's clock plus an offset in seconds a tester may move."""

    def __init__(self) -> None:
        self.offset = 0.0
        self._held: int | None = None

    def now_ms(self) -> int:
        """Milliseconds since 1970."""
        return int((time.time() + self.offset) * 1000) if self._held is None else self._held

    @contextmanager
    def held(self, ms: int) -> Iterator[None]:
        """Says that moment meanwhile: late work is dated as of when it was due."""
        self._held = ms
        try:
            yield
        finally:
            self._held = None

    def move(self, seconds: float) -> None:
        self.offset += seconds
