"""One life after another on the same beginning, each cut off at another call of the disk."""

from __future__ import annotations

import asyncio
import shutil
from collections import Counter
from collections.abc import Callable, Coroutine
from pathlib import Path
from typing import Any

from helpers.nest import Life, Nest

Judge = Callable[[Path, Life, str], Coroutine[Any, Any, str]]


def cut_everywhere(
    nest: Nest, name: str, started: Path, memory: Path, way: str, every: int, judged: Judge, **facts: object
) -> tuple[Life, Counter[str]]:
    """The life that went to its end, and how often the next start found which end of those cut off at every so many
    calls. `judged` opens a folder as the next start does and fails when anything is lost, doubled or half there."""
    whole = _lived(nest, name, started, memory / "whole", 0, way, facts)
    [[calls]] = whole.heard("calls")
    ends: Counter[str] = Counter()
    for at in range(1, calls + 1, every):
        folder = memory / str(at)
        life = _lived(nest, name, started, folder, at, way, facts)
        ends[asyncio.run(judged(folder, life, f"{way} at call {at}: {life.said}"))] += 1
        shutil.rmtree(folder)
    return whole, ends


def _lived(nest: Nest, name: str, started: Path, folder: Path, at: int, way: str, facts: dict[str, object]) -> Life:
    shutil.copytree(started, folder)
    return nest.bear(name, folder=folder, at=at, way=way, **facts).rest()
