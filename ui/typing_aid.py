"""Letters to tap for whatever text field is touched, on tills without a keyboard.

They come up when a finger touches a field, or a dialog opens with one in focus; never over the field, and never with
the focus: a scan goes on being a scan. Where a page has letters of its own (search, first sign-in) its field says so.
"""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import QEvent, QObject, QPoint, QRect
from PySide6.QtGui import QInputDevice
from PySide6.QtWidgets import QApplication, QLineEdit, QVBoxLayout, QWidget

from ui.main_window import MainWindow
from ui.theme import theme
from ui.widgets.card import Panel
from ui.widgets.keyboard import ScreenKeyboard
from ui.widgets.overlay import OnTop, Overlay

#: A field with this property set has letters on its own page.
OWN_LETTERS = "own_letters"
_WIDEST, _EDGE = 1180, 8
_PRESSES = (QEvent.Type.MouseButtonPress, QEvent.Type.TouchBegin)


class TypingAid(QObject):
    """`mode` says when: "on", "off", or "auto", which is when the computer has a touch screen. Name of what comes up:
    `letters`, with a `ScreenKeyboard` in it."""

    def __init__(self, app: QApplication, window: MainWindow, mode: Callable[[], str]) -> None:
        super().__init__(window)
        self._app = app
        self._window = window
        self._mode = mode
        self._field: QLineEdit | None = None
        self._dock: Panel | None = None
        self._sheet: Overlay | None = None
        app.focusChanged.connect(self._moved)
        theme.changed.connect(self.hide)

    @property
    def wanted(self) -> bool:
        """Whether letters come up by themselves on this till."""
        return self._mode() == "on" or (self._mode() == "auto" and has_touch())

    def hide(self) -> None:
        """The letters go; a touch on the field brings them back."""
        if self._dock is not None:
            self._dock.hide()
            self._dock.deleteLater()
            self._dock = None
        if self._sheet is not None:
            self._sheet.set_foot(0)
            self._sheet = None

    def show(self) -> None:
        """Letters for the field in focus."""
        if self._field is None or self._dock is not None:
            return
        letters = ScreenKeyboard(_layout_for(self._field), name="letters_key", closes=True)
        letters.closed.connect(self.hide)
        self._dock = Panel("surface2", "t", name="letters", parent=self._window)
        edge = theme.px(_EDGE)
        room = QVBoxLayout(self._dock)
        room.setContentsMargins(edge, edge, edge, edge)
        room.addWidget(letters)
        letters.show()
        self._sheet = self._window.sheet()
        if self._sheet is not None:
            self._sheet.closed.connect(self.hide)
        self._place()
        self._dock.show()
        self._dock.raise_()
        OnTop.lift(self._window)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if watched is self._window and event.type() == QEvent.Type.Resize:
            self.hide()
        elif watched is self._field and event.type() in _PRESSES and self.wanted:
            self.show()
        return False

    def _moved(self, _: QWidget | None, now: QWidget | None) -> None:
        # The system's own letters would come up over the till's; who has switched those off may want the system's.
        self._app.setAutoSipEnabled(self._mode() == "off")
        if now is self._field:
            return
        if self._field is not None:
            self._field.removeEventFilter(self)
            self._field.destroyed.disconnect(self._gone)
            self._field = None
            self.hide()
        if not isinstance(now, QLineEdit) or now.isReadOnly() or now.property(OWN_LETTERS):
            return
        self._field = now
        now.installEventFilter(self)
        now.destroyed.connect(self._gone)
        self._window.installEventFilter(self)
        if self.wanted and self._window.sheet() is not None:
            self.show()

    def _gone(self) -> None:
        self._field = None
        self.hide()

    def _place(self) -> None:
        """At the foot of the window; a dialog moves up for it. At the head where that would still cover the field."""
        assert self._dock is not None
        assert self._field is not None
        width = min(self._window.width(), theme.px(_WIDEST))
        height = self._dock.sizeHint().height()
        left = (self._window.width() - width) // 2
        if self._sheet is not None:
            self._sheet.set_foot(height)
        field = QRect(self._field.mapTo(self._window, QPoint(0, 0)), self._field.size())
        foot = QRect(left, self._window.height() - height, width, height)
        covered = foot.intersects(field)
        if covered and self._sheet is not None:
            self._sheet.set_foot(0)
        self._dock.setGeometry(foot if not covered else QRect(left, 0, width, height))


def has_touch() -> bool:
    """Whether a finger can touch this computer's screen."""
    return any(device.type() == QInputDevice.DeviceType.TouchScreen for device in QInputDevice.devices())


def _layout_for(field: QLineEdit) -> str:
    """Addresses and codes are Latin, everything else Ukrainian."""
    said = field.text()
    latin = bool(said) and said.isascii() and any(letter.isalpha() for letter in said)
    return "en" if latin or field.echoMode() is not QLineEdit.EchoMode.Normal else "uk"
