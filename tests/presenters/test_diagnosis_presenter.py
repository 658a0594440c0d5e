"""The round of looks: beside one another, told one by one, never two rounds at once."""

from __future__ import annotations

import asyncio

from helpers.qloop import Loop

from app.domain.diagnosis import Health, Part, Result
from ui.presenters.diagnosis import DiagnosisPresenter
from ui.tasks import Tasks


class Told:
    """Finds what a test says, as soon as it says so."""

    def __init__(self) -> None:
        self.results: dict[Part, Result] = {}
        self.gates = {part: asyncio.Event() for part in Part}
        self.rounds = 0

    def begin(self) -> None:
        self.rounds += 1

    async def look(self, part: Part) -> Result:
        await self.gates[part].wait()
        return self.results.get(part, Result(part, Health.GOOD, "", {}))


def test_each_part_is_told_as_soon_as_it_is_known(loop: Loop) -> None:
    looks, tasks = Told(), Tasks()
    presenter = DiagnosisPresenter(looks, tasks)
    heard: list[int] = []
    presenter.changed.connect(lambda: heard.append(len(presenter.results)))
    loop.act(presenter.check)
    loop.until(lambda: presenter.asking(Part.SERVER), 2)
    assert presenter.busy
    assert presenter.done == 0
    looks.gates[Part.DISK].set()
    loop.until(lambda: Part.DISK in presenter.results, 2)
    assert presenter.asking(Part.NETWORK), "one that is slow holds up nobody"
    assert not presenter.asking(Part.DISK)
    presenter.check()
    presenter.check()
    for gate in looks.gates.values():
        gate.set()
    loop.until(lambda: not presenter.busy, 2)
    assert looks.rounds == 1, "a second tap while it runs is dropped"
    assert set(presenter.results) == set(Part)
    assert heard[-1] == len(Part)


def test_what_wants_a_person_is_counted(loop: Loop) -> None:
    looks, tasks = Told(), Tasks()
    looks.results = {
        Part.DISK: Result(Part.DISK, Health.WATCH, "low"),
        Part.SERVER: Result(Part.SERVER, Health.BAD, "silent"),
        Part.API: Result(Part.API, Health.UNKNOWN, "server"),
        Part.SCALE: Result(Part.SCALE, Health.OFF, "none"),
    }
    presenter = DiagnosisPresenter(looks, tasks)
    for gate in looks.gates.values():
        gate.set()
    loop.act(presenter.check)
    loop.until(lambda: not presenter.busy and presenter.results, 2)
    assert (presenter.wants, presenter.unknown) == (2, 1)
