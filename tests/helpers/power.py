"""What a power cut may leave on the disk, built from the notes of a run: what was synced, and of the rest anything.

A write that was not synced may be there, half there in sectors, before an older one, or not at all; a hole it leaves
holds zeros or whatever was on the disk before. A file counts as made once it was synced (SQLite syncs its folder too).
"""

from __future__ import annotations

import random
from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from helpers.disk import JOURNAL, Doing

SECTORS = (512, 4096)
#: How the unsynced writes of one file are thinned out.
FATES = ("none", "all", "first", "last", "scattered", "scattered", "scattered")


@dataclass(frozen=True, slots=True)
class Note:
    """What somebody was told at this point of the run: from here on it must never be lost."""

    word: str
    about: Any


class Tape:
    """Notes every call of the disk and what people were told between them. A hand for `helpers.disk.Disk`."""

    def __init__(self) -> None:
        self.events: list[Doing | Note] = []

    def __call__(self, doing: Doing) -> None:
        self.events.append(doing)

    def told(self, word: str, about: Any) -> None:
        self.events.append(Note(word, about))


@dataclass
class _Stored:
    """One file: what is certainly on the disk, and what is on its way there. None: there is no such file."""

    certain: bytearray | None = None
    under_way: list[Doing] = field(default_factory=list)

    def settle(self) -> None:
        for doing in self.under_way:
            self.certain = _done(self.certain, doing)
        self.under_way.clear()


def _done(content: bytearray | None, doing: Doing, hole: bytes = b"\0") -> bytearray | None:
    if doing.what == "delete":
        return None
    content = bytearray() if content is None else content
    if doing.what == "truncate":
        del content[doing.offset :]
    elif doing.what == "write":
        if (missing := doing.offset - len(content)) > 0:
            content += (hole * missing)[:missing]
        content[doing.offset : doing.offset + len(doing.data)] = doing.data
    return content


class Wreck:
    """Goes through a run and gives, at any of its points, what a power cut there may leave."""

    def __init__(self, before: Path, events: list[Doing | Note]) -> None:
        self._files = {
            path.name: _Stored(bytearray(path.read_bytes()))
            for path in before.glob(f"{JOURNAL}*")
            if not path.name.endswith("-shm")
        }
        self._events = events
        #: What people had been told by now, oldest first.
        self.told: list[Note] = []

    def points(self, chosen: set[int]) -> Iterator[int]:
        """Stops at the events of these numbers, just before they happen."""
        for number, event in enumerate(self._events):
            if number in chosen:
                yield number
            if isinstance(event, Note):
                self.told.append(event)
                continue
            stored = self._files.setdefault(event.file, _Stored())
            if event.what == "sync":
                stored.settle()
            elif event.what == "delete":
                stored.under_way = [event]
            elif event.what != "open":
                stored.under_way.append(event)

    def leave(self, folder: Path, chance: random.Random) -> str:
        """Writes one image of the disk; says how it came about."""
        said = []
        for name, stored in self._files.items():
            fate = chance.choice(FATES)
            said.append(f"{name}: {fate} of {len(stored.under_way)}")
            content = None if stored.certain is None else bytearray(stored.certain)
            hole = chance.choice((b"\0", b"\0", b"\xa5"))
            for doing in _thinned(stored.under_way, fate, chance):
                content = _done(content, doing, hole)
            if content is not None:
                (folder / name).write_bytes(content)
        return "; ".join(said)


def _thinned(under_way: list[Doing], fate: str, chance: random.Random) -> list[Doing]:
    if fate in ("none", "all") or not under_way:
        return under_way if fate == "all" else []
    pieces = [piece for doing in under_way for piece in _sectors(doing, chance.choice(SECTORS))]
    if fate == "scattered":
        share = chance.random()
        return [piece for piece in pieces if chance.random() < share]
    cut = chance.randrange(len(pieces) + 1)
    return pieces[:cut] if fate == "first" else pieces[cut:]


def _sectors(doing: Doing, size: int) -> Iterator[Doing]:
    """A write as the disk takes it: sector by sector."""
    if doing.what != "write":
        yield doing
        return
    start, end = doing.offset, doing.offset + len(doing.data)
    while start < end:
        stop = min((start // size + 1) * size, end)
        yield Doing("write", doing.file, start, doing.data[start - doing.offset : stop - doing.offset])
        start = stop
