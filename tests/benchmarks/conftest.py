"""What the figures of the window share: one loop, one server, one till that has all its goods."""

from __future__ import annotations

import asyncio
from collections.abc import Iterator
from pathlib import Path

import pytest
from helpers.bench_window import Stocked, without_credentials
from helpers.qloop import Loop
from PySide6.QtWidgets import QApplication

from app import secrets
from ui.loop import QtLoop
from ui.theme import theme

MANY = 100_000
#: Seconds there and back over a mobile network.
LATENCY = 0.06


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """Figures without a window first: between its tests the window's loop counts as running, and no other may start."""
    items.sort(key=lambda item: "bench_loop" in getattr(item, "fixturenames", ()))


@pytest.fixture(scope="session")
def seed(shared: Path) -> Path:
    """Codes and titles of real goods."""
    return shared / "data" / "products_482.tsv"


@pytest.fixture(scope="session")
def bench_loop(qapp: QApplication) -> Iterator[Loop]:
    """One loop for everything measured in the window."""
    events = QtLoop(qapp)
    asyncio.set_event_loop(events)
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(secrets, "open_vault", without_credentials)
        theme.reduced_motion = True
        with events:
            yield Loop(events)
        theme.reduced_motion = False
    asyncio.set_event_loop(None)


@pytest.fixture(scope="session")
def stocked(
    bench_loop: Loop, qapp: QApplication, seed: Path, tmp_path_factory: pytest.TempPathFactory
) -> Iterator[Stocked]:
    """100 000 goods over a line of 60 ms."""
    made = Stocked.make(bench_loop, qapp, seed, tmp_path_factory.mktemp("many"), MANY, LATENCY)
    yield made
    made.close()


@pytest.fixture(scope="session")
def filled(
    bench_loop: Loop, qapp: QApplication, seed: Path, tmp_path_factory: pytest.TempPathFactory
) -> Iterator[Stocked]:
    """100 000 goods written into the till's file, without a network: what needs no server is quicker to begin."""
    made = Stocked.filled(bench_loop, qapp, seed, tmp_path_factory.mktemp("filled"), MANY)
    yield made
    made.close()
