"""Tells a scanner's burst of keys from a person's typing, wherever the focus is.

Keys are held back for a moment (35 ms): a burst that Enter ends becomes `scanned`, and no digit of it reaches a field;
anything slower is handed on unchanged and in order. A password field is left alone.
"""

from __future__ import annotations

import time

from PySide6.QtCore import QEvent, QObject, Qt, QTimer, Signal
from PySide6.QtGui import QInputEvent, QKeyEvent
from PySide6.QtWidgets import QApplication, QLineEdit, QWidget
from shiboken6 import isValid

#: Two keys of one scan are never further apart (ms); people are slower (design-system.md, «Keys»).
GAP = 35
#: A scan has at least this many characters: shorter ones are somebody's quick fingers.
SHORTEST = 4
#: A burst longer than any code is a stuck key or a wrong device: it is handed on.
LONGEST = 256

TAPS = (QEvent.Type.MouseButtonPress, QEvent.Type.MouseButtonDblClick, QEvent.Type.TouchBegin)
ENDS = (Qt.Key.Key_Return, Qt.Key.Key_Enter)
#: What a GS1 scanner sends between fields comes as a control character and belongs to the code.
GROUP_SEPARATOR = "\x1d"


class Scanner(QObject):
    """Install it on the application. `scanned` carries the text; scans are told in the order they came."""

    scanned = Signal(str)

    def __init__(self, app: QApplication) -> None:
        super().__init__(app)
        self._held: list[tuple[QWidget, QKeyEvent]] = []
        self._last = 0
        self._handing_on = False
        self._armed_at = 0.0
        self._timer = QTimer(self)
        self._timer.setSingleShot(True)
        self._timer.setTimerType(Qt.TimerType.PreciseTimer)
        self._timer.timeout.connect(self._pause)
        app.installEventFilter(self)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if not isinstance(event, QInputEvent):
            return False  # every event of the window passes here: its class is cheaper to ask than its type
        if event.type() in TAPS and len(self._held) == 1:
            # A person typed and then tapped: the key comes first. Two and more are a scan that a tap must not cut.
            self._hand_on()
        if self._handing_on or event.type() is not QEvent.Type.KeyPress or not isinstance(watched, QWidget):
            return False
        assert isinstance(event, QKeyEvent)
        if _secret(QApplication.focusWidget()):
            return False
        stamp = event.timestamp() or int(time.monotonic() * 1000)
        quick = bool(self._held) and stamp - self._last <= GAP
        if event.key() in ENDS:
            if quick and len(self._held) >= SHORTEST:
                text = "".join(held.text() for _, held in self._held)
                self._held.clear()
                self._timer.stop()
                self.scanned.emit(text)
                return True
            self._hand_on()
            return False
        if not _character(event):
            self._hand_on()
            return False
        if self._held and not quick:
            self._hand_on()
        self._held.append((QApplication.focusWidget() or watched, event.clone()))
        self._last = stamp
        if len(self._held) > LONGEST:
            self._hand_on()
        else:
            self._arm(GAP)
        return True

    def _arm(self, milliseconds: int) -> None:
        self._armed_at = time.monotonic()
        self._timer.start(milliseconds)

    def _pause(self) -> None:
        late = (time.monotonic() - self._armed_at) * 1000 > 2 * GAP
        if late:
            # The window was busy: keys that came meanwhile stand in the queue behind this timer. Let them in first.
            self._arm(0)
            self._armed_at = time.monotonic()
            return
        self._hand_on()

    def _hand_on(self) -> None:
        self._timer.stop()
        held, self._held = self._held, []
        self._handing_on = True
        try:
            for widget, event in held:
                # A page may have gone in those milliseconds, with the field the key was meant for.
                if isValid(widget):
                    QApplication.sendEvent(widget, event)
        finally:
            self._handing_on = False


def _character(event: QKeyEvent) -> bool:
    text = event.text()
    held_down = event.modifiers() & (Qt.KeyboardModifier.ControlModifier | Qt.KeyboardModifier.AltModifier)
    return len(text) == 1 and (text.isprintable() or text == GROUP_SEPARATOR) and not held_down


def _secret(widget: QWidget | None) -> bool:
    return isinstance(widget, QLineEdit) and widget.echoMode() is not QLineEdit.EchoMode.Normal
