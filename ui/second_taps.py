"""The second half of a double tap counts only for what its first half was for.

Pages and dialogs come and go under an impatient finger: «Новий чек» tapped twice would sell what lies on the tile below
it. The rule is the window's, once for everything that can be touched.
"""

from __future__ import annotations

from PySide6.QtCore import QEvent, QObject, QPoint
from PySide6.QtGui import QMouseEvent
from PySide6.QtWidgets import QAbstractItemView, QApplication, QWidget

from ui.theme import theme

#: How far the second half may fall from the first (design pixels): a finger's width.
NEAR = 48
_PRESSES = (QEvent.Type.MouseButtonPress, QEvent.Type.MouseButtonDblClick)


class SecondTaps(QObject):
    """Looks at what the system hands to `window`; `follow` when it has come on the screen."""

    def __init__(self, window: QWidget) -> None:
        super().__init__(window)
        self._window = window
        #: The last tap that counted: where, when, and what lay under it.
        self._at, self._counted = QPoint(), 0
        self._under: tuple[str, ...] = ()
        self._stamp = 0
        self._swallowing = False

    def follow(self) -> None:
        """The window has a place on the screen now."""
        handle = self._window.windowHandle()
        if handle is not None:
            handle.installEventFilter(self)  # once, however often it is asked for

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if not isinstance(event, QMouseEvent):
            return False
        if event.type() in _PRESSES:
            self._swallowing = self._second(event)
            return self._swallowing
        return self._swallowing and event.type() is QEvent.Type.MouseButtonRelease

    def _second(self, event: QMouseEvent) -> bool:
        """Whether this tap belongs to the one before, and that one's place has changed under it."""
        at, stamp = event.position().toPoint(), event.timestamp()
        if stamp == self._stamp and stamp:
            return self._swallowing  # Qt tells of a double tap twice: as a press, and as the second of two
        most = QApplication.doubleClickInterval()
        # An impatient finger taps three and four times; who goes on longer than that means what lies there now.
        quick = stamp - self._stamp <= most and stamp - self._counted <= 2 * most
        near = (at - self._at).manhattanLength() <= theme.px(NEAR)
        self._stamp = stamp
        if quick and near and self._what(self._at) != self._under:
            return True
        self._at, self._counted, self._under = at, stamp, self._what(at)
        return False

    def _what(self, at: QPoint) -> tuple[str, ...]:
        """The names of what lies there, from the innermost; of a list its row, too."""
        widget = self._window.childAt(at)
        names: list[str] = []
        while widget is not None:
            view = widget.parentWidget()
            if isinstance(view, QAbstractItemView) and widget is view.viewport():
                row = view.indexAt(widget.mapFrom(self._window, at))
                names.append(str(row.data()) if row.isValid() else "")
            names.append(widget.objectName())
            widget = widget.parentWidget()
        return tuple(names)
