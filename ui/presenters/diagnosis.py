"""The page of diagnosis: what was found of each part, and looking anew."""

from __future__ import annotations

import asyncio
from collections.abc import Mapping
from typing import Protocol

from PySide6.QtCore import QObject, Signal

from app.domain.diagnosis import Health, Part, Result
from ui.tasks import Tasks


class Looks(Protocol):
    """What is asked of `ui.diagnosis.Diagnosis`."""

    def begin(self) -> None: ...

    async def look(self, part: Part) -> Result: ...


class DiagnosisPresenter(QObject):
    """`changed` with every part that is told; `wanted` brings the page up, `left` puts it away."""

    changed = Signal()
    wanted = Signal()
    left = Signal()

    def __init__(self, looks: Looks, tasks: Tasks) -> None:
        super().__init__()
        self._looks = looks
        self._tasks = tasks
        self._results: dict[Part, Result] = {}
        self._asking: set[Part] = set()
        tasks.busy_changed.connect(self._on_busy)

    @property
    def results(self) -> Mapping[Part, Result]:
        """What was found last, of the parts that were looked at."""
        return self._results

    @property
    def busy(self) -> bool:
        return self._tasks.busy("diagnosis")

    @property
    def done(self) -> int:
        """How many of the round are told."""
        return len(Part) - len(self._asking)

    def asking(self, part: Part) -> bool:
        """Whether it is being looked at now."""
        return part in self._asking

    @property
    def wants(self) -> int:
        """How many parts want somebody to do something."""
        return sum(one.wants for one in self._results.values())

    @property
    def unknown(self) -> int:
        return sum(one.health is Health.UNKNOWN for one in self._results.values())

    def open(self) -> None:
        """«Діагностика», from wherever."""
        self.wanted.emit()

    def enter(self) -> None:
        """The page is shown: it is never older than this."""
        self.check()

    def check(self) -> None:
        """«Перевірити все»: a second tap while it runs is dropped."""
        if self._tasks.start("diagnosis", self.look):
            self.changed.emit()

    def back(self) -> None:
        self.left.emit()

    async def look(self) -> None:
        """Every part, beside one another; each is told as soon as it is known."""
        self._looks.begin()
        self._asking = set(Part)
        try:
            await asyncio.gather(*(self._look(part) for part in Part))
        finally:
            self._asking = set()

    async def _look(self, part: Part) -> None:
        self._results[part] = await self._looks.look(part)
        self._asking.discard(part)
        self.changed.emit()

    def _on_busy(self, name: str, busy: bool) -> None:
        if name == "diagnosis":
            self.changed.emit()
