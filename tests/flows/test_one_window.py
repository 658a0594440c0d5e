"""One window and no other: whatever flashes up beside it takes the keyboard away from the cashier."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from helpers.window import TillWindow
from PySide6.QtCore import QEvent, QObject
from PySide6.QtWidgets import QApplication, QWidget

from ui.main_window import MainWindow


class Watch(QObject):
    """Notes every window that is shown."""

    def __init__(self) -> None:
        super().__init__()
        self.strangers: list[str] = []

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if event.type() == QEvent.Type.Show and isinstance(watched, QWidget) and watched.isWindow():
            self._note(watched)
        return False

    def _note(self, window: QWidget) -> None:
        if not isinstance(window, MainWindow):
            inside = [type(one).__name__ for one in window.findChildren(QWidget)][:5]
            self.strangers.append(f"{type(window).__name__} {window.objectName()!r} with {inside}")


@pytest.fixture
def watch(qapp: QApplication) -> Iterator[Watch]:
    watch = Watch()
    qapp.installEventFilter(watch)
    yield watch
    qapp.removeEventFilter(watch)


def test_no_second_window_ever_flashes_up(watch: Watch, till: TillWindow) -> None:
    pages = [till.page]
    for room in ("receipts", "shift", "settings", "sale"):
        if till.find(f"rail_{room}").isEnabled():
            till.tap(f"rail_{room}")
            till.until(lambda room=room: till.page == room, room)
            pages.append(till.page)
    till.tap("rail_lock")
    till.until_page("login")
    till.tap("language")
    till.until_text("language", "English")
    till.tap("other-cashier")
    till.until_page("first_start")
    assert len(pages) >= 4
    assert watch.strangers == []


def test_keys_go_to_the_page_in_front_from_its_first_moment(watch: Watch, till: TillWindow) -> None:
    assert QApplication.activeWindow() is till.window
    till.reopen()
    assert QApplication.activeWindow() is till.window
    till.until_text("cashier-name", "Олена Коваль")
    till.type("1111")
    till.until_page("sale")
    assert watch.strangers == []
