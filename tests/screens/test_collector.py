"""Widgets left in cycles: never freed by another thread than the window's."""

from __future__ import annotations

import gc
import linecache
import threading
from collections.abc import Iterator

import pytest
from PySide6.QtCore import QObject
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from ui.collector import Collector, collect


class Left(QObject):
    """A widget's like in a cycle with itself; notes on which thread it went."""

    def __init__(self, gone_on: list[int]) -> None:
        super().__init__()
        self.me = self
        self._gone_on = gone_on

    def __del__(self) -> None:
        self._gone_on.append(threading.get_ident())


@pytest.fixture
def running(qapp: QApplication) -> Iterator[Collector]:
    gc.enable()
    made = Collector(qapp)
    yield made
    made.deleteLater()
    gc.unfreeze()


def much_garbage() -> None:
    kept = [[] for _ in range(100_000)]  # enough for every generation's threshold
    del kept


def on_another_thread() -> None:
    thread = threading.Thread(target=much_garbage)
    thread.start()
    thread.join()


def test_a_thread_that_makes_much_garbage_frees_no_widget(running: Collector) -> None:
    gone_on: list[int] = []
    for _ in range(20):
        Left(gone_on)
        on_another_thread()
    assert gone_on == []


def test_the_windows_thread_frees_them_soon(running: Collector, qtbot: QtBot) -> None:
    gone_on: list[int] = []
    for _ in range(gc.get_threshold()[0] + 1):
        Left(gone_on)
    qtbot.waitUntil(lambda: len(gone_on) > 0)
    assert set(gone_on) == {threading.get_ident()}


def test_what_lived_long_is_not_looked_through_while_the_till_starts(running: Collector) -> None:
    gone_on: list[int] = []
    left = Left(gone_on)
    gc.collect(1)
    del left
    for _ in range(gc.get_threshold()[2] + 1):
        gc.collect(1)
    collect(1)
    assert gone_on == []
    collect()
    assert gone_on == [threading.get_ident()]


def test_sources_read_while_modules_were_imported_are_not_kept_in_memory(qapp: QApplication) -> None:
    """Eighteen megabytes of them; a trace finds its lines all the same."""
    assert "def much_garbage" in "".join(linecache.getlines(__file__))
    made = Collector(qapp)
    try:
        assert linecache.cache == {}
        assert "def much_garbage" in "".join(linecache.getlines(__file__))
    finally:
        made.deleteLater()
        gc.unfreeze()
