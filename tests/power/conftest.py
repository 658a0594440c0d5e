"""Folders whose disk does not count: a process that is killed loses nothing the system has taken, synced or not."""

from __future__ import annotations

import asyncio
import tempfile
from collections.abc import Callable, Iterator
from decimal import Decimal
from pathlib import Path

import pytest
from helpers import demo
from helpers.desk import desk

from app.domain.rules import TillRules

SHARED_MEMORY = Path("/dev/shm")


@pytest.fixture
def memory(tmp_path: Path) -> Iterator[Path]:
    """A folder in memory where the system has such: thousands of syncs cost nothing there."""
    if not SHARED_MEMORY.is_dir():
        yield tmp_path
        return
    with tempfile.TemporaryDirectory(dir=SHARED_MEMORY, prefix="kasa-") as folder:
        yield Path(folder)


@pytest.fixture(scope="session")
def begun(tmp_path_factory: pytest.TempPathFactory) -> Callable[..., Path]:
    """Gives the folder of a till with an open shift and a hundred in the drawer, closed; to be copied, not used."""

    def begin(rules: TillRules = demo.RULES) -> Path:
        async def work(folder: Path) -> None:
            async with desk(folder, rules) as till:
                await till.shift.open(Decimal(100))

        folder = tmp_path_factory.mktemp("begun") / "till"
        asyncio.run(work(folder))
        return folder

    return begin
