"""Finding things on a page by the names they promise, and touching them."""

from __future__ import annotations

from typing import TypeVar

from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QLabel, QWidget
from pytestqt.qtbot import QtBot

from ui.widgets.button import Button

W = TypeVar("W", bound=QWidget)


def shown(qtbot: QtBot, page: W, width: int = 1366, height: int = 712) -> W:
    """The page in a window of its own."""
    qtbot.addWidget(page)
    page.resize(width, height)
    page.show()
    return page


def find(page: QWidget, kind: type[W], name: str) -> W:
    """The widget of that name; there must be one."""
    found = page.findChild(kind, name)
    assert found is not None, name
    return found


def said(page: QWidget, name: str) -> str:
    """What a text on the page says."""
    return find(page, QLabel, name).text()


def button(page: QWidget, name: str) -> Button:
    return find(page, Button, name)


def tap(page: QWidget, name: str) -> None:
    """A tap in the middle of a button."""
    QTest.mouseClick(button(page, name), Qt.MouseButton.LeftButton)


def pixels(widget: QWidget) -> bytes:
    """What a widget looks like now, to be compared. The image has a name while it is read: PySide's view of its bytes
    does not hold it, and one freed meanwhile reads as zeros, the same for every look."""
    image = widget.grab().toImage()
    return bytes(image.constBits())
