"""Hands on a window: a finger, a keyboard and a scanner, all as events of the window system.

Key events carry their own moments: a person's keys lie far apart and a scanner's close together, however fast the test
runs, so nothing has to be waited for.
"""

from __future__ import annotations

from collections.abc import Iterator

from PySide6.QtCore import QCoreApplication, QEvent, QPoint, Qt
from PySide6.QtGui import QKeyEvent, QWindow
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QAbstractItemView, QScrollArea, QWidget

#: Milliseconds between two keys: of somebody who types well, and of a wedge scanner.
PERSON, SCANNER = 120, 3
_TAP = Qt.MouseButton.LeftButton
_ENTER = Qt.Key.Key_Return
_ENDS = {"\r": _ENTER, "\t": Qt.Key.Key_Tab}


class Hands:
    """Acts on one top-level window. Everything here is to be called from within the running loop."""

    def __init__(self, window: QWidget) -> None:
        self._window = window
        self._moment = 1000

    def tap(self, widget: QWidget, at: QPoint | None = None, *, twice: bool = False) -> None:
        """A touch in the middle of a widget, or at a point of it; fails when something else lies over it.

        What lies further down a page that scrolls is brought into sight first, as a person does.
        """
        for area in parents(widget, QScrollArea):
            area.ensureWidgetVisible(widget, 0, 0)
        where = widget.mapTo(self._window, at if at is not None else widget.rect().center())
        hit = self._window.childAt(where)
        if hit is None or (hit is not widget and not widget.isAncestorOf(hit)):
            over = "nothing" if hit is None else f"{type(hit).__name__} {hit.objectName()!r}"
            raise AssertionError(f"{widget.objectName()!r} cannot be touched: at its place is {over}")
        if twice:
            QTest.mouseDClick(self._handle(), _TAP, Qt.KeyboardModifier.NoModifier, where)
        else:
            QTest.mouseClick(self._handle(), _TAP, Qt.KeyboardModifier.NoModifier, where)

    def hit(self, where: QPoint, after: int = 60) -> None:
        """A finger at a place of the window, whatever lies there, `after` so many milliseconds since the last one."""
        plain = Qt.KeyboardModifier.NoModifier
        QTest.mousePress(self._handle(), _TAP, plain, where, after)
        QTest.mouseRelease(self._handle(), _TAP, plain, where, 40)

    def tap_row(self, view: QAbstractItemView, row: int, column: int = 0) -> None:
        """A touch on a row of a list."""
        index = view.model().index(row, column)
        view.scrollTo(index)
        self.tap(view.viewport(), view.visualRect(index).center())

    def key(
        self,
        key: Qt.Key,
        text: str = "",
        *,
        after: int = PERSON,
        held: Qt.KeyboardModifier = Qt.KeyboardModifier.NoModifier,
    ) -> None:
        """One key down and up, `after` so many milliseconds since the last one."""
        self._moment += after
        for kind in (QEvent.Type.KeyPress, QEvent.Type.KeyRelease):
            event = QKeyEvent(kind, key, held, text)
            event.setTimestamp(self._moment)
            QCoreApplication.postEvent(self._handle(), event)
        QCoreApplication.processEvents()

    def type(self, text: str) -> None:
        """Typed by a person, letter by letter."""
        for letter in text:
            self.key(_key_of(letter), letter)

    def enter(self) -> None:
        self.key(_ENTER, "\r")

    def scan(self, code: str, end: str = "\r") -> None:
        """A wedge scanner's burst: its keys and what ends them stand in the queue at once, as a fast device's do."""
        self._moment += PERSON
        for letter in f"{code}{end}":
            self._moment += SCANNER
            key = _ENDS.get(letter) or _key_of(letter)
            for kind in (QEvent.Type.KeyPress, QEvent.Type.KeyRelease):
                event = QKeyEvent(kind, key, Qt.KeyboardModifier.NoModifier, letter)
                event.setTimestamp(self._moment)
                QCoreApplication.postEvent(self._handle(), event)
        QCoreApplication.processEvents()

    def _handle(self) -> QWindow:
        handle = self._window.windowHandle()
        assert handle is not None, "the window is not shown"
        return handle


def _key_of(letter: str) -> Qt.Key:
    """The key a keyboard names for a letter; what it does not name goes by its text alone."""
    upper = letter.upper()
    return Qt.Key(ord(upper)) if len(upper) == 1 and 0x20 <= ord(upper) <= 0x7E else Qt.Key(0)


def parents(widget: QWidget, kind: type[QScrollArea]) -> Iterator[QScrollArea]:
    """The scrolling areas a widget lies in, the innermost first."""
    above = widget.parentWidget()
    while above is not None:
        if isinstance(above, kind):
            yield above
        above = above.parentWidget()
