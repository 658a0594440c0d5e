"""Tells a scanner's burst of keys from a person's typing, wherever the focus is.

Keys are held back for a moment (35 ms): a burst that Enter or Tab ends becomes `scanned`, and no digit of it reaches a
field; anything slower is handed on unchanged and in order. Where no text field is in focus, so that keys are sums and
PINs, a long burst needs no end. A password field is left alone. What another keyboard layout made of the keys is put
right from their places (`ui.physical_keys`).
"""

from __future__ import annotations

import time
from collections.abc import Callable
from dataclasses import dataclass, field

from PySide6.QtCore import QEvent, QObject, Qt, QTimer, Signal
from PySide6.QtGui import QGuiApplication, QInputEvent, QKeyEvent
from PySide6.QtWidgets import QApplication, QLineEdit, QWidget
from shiboken6 import isValid

from app.domain.keyboard import meant
from ui.physical_keys import GROUP_SEPARATOR, us_character

#: Two keys of one scan are never further apart (ms); people are slower (design-system.md, «Keys»).
GAP = 35
#: A scan has at least this many characters: shorter ones are somebody's quick fingers.
SHORTEST = 4
#: A burst of this many that neither Enter nor Tab ends is a scan all the same, outside text fields: as long as EAN-8.
UNENDED = 8
#: A burst longer than any code is a stuck key or a wrong device: it is handed on.
LONGEST = 512

TAPS = (QEvent.Type.MouseButtonPress, QEvent.Type.MouseButtonDblClick, QEvent.Type.TouchBegin)
ENDS = (Qt.Key.Key_Return, Qt.Key.Key_Enter, Qt.Key.Key_Tab)
#: Pressed by a scanner on its way to a capital letter or a sign: no part of the code, no end of it either.
HELD_DOWN = (
    Qt.Key.Key_Shift,
    Qt.Key.Key_Control,
    Qt.Key.Key_Alt,
    Qt.Key.Key_AltGr,
    Qt.Key.Key_CapsLock,
    Qt.Key.Key_NumLock,
)


@dataclass(frozen=True, slots=True)
class _Held:
    """A key kept back: whom it was for, what the layout made of it, what it is on a US keyboard ("" not known); its
    release, once it is there."""

    widget: QWidget
    event: QKeyEvent
    text: str
    key: str
    released: list[QKeyEvent] = field(default_factory=list)


class Scanner(QObject):
    """Install it on the application. `scanned` carries the text; scans are told in the order they came.

    `platform` is Qt's name of the window system, which decides how places of keys are numbered. `command` is asked
    about each key that gives no character and belongs to no scan; what it answers True to goes no further.
    """

    scanned = Signal(str)

    def __init__(
        self, app: QApplication, platform: str = "", command: Callable[[QKeyEvent], bool] = lambda _: False
    ) -> None:
        super().__init__(app)
        self._command = command
        self._platform = platform or QGuiApplication.platformName()
        self._held: list[_Held] = []
        self._last = 0
        self._ended = 0
        #: The Enter or Tab that was taken and is still held down.
        self._taken: int | None = None
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
        if not isinstance(event, QKeyEvent):
            if len(self._held) == 1 and event.type() in TAPS:
                # A person typed and then tapped: the key comes first. Two and more are a scan that a tap must not cut.
                self._hand_on()
            return False
        if self._handing_on or not isinstance(watched, QWidget):
            return False
        kind = event.type()
        if kind is QEvent.Type.KeyRelease:
            return self._release(event)
        if kind is not QEvent.Type.KeyPress:
            return False
        if _secret(QApplication.focusWidget()):
            return not _character(event) and self._command(event)
        stamp = event.timestamp() or int(time.monotonic() * 1000)
        quick = bool(self._held) and stamp - self._last <= GAP
        if event.key() in ENDS:
            ends = self._end(event, stamp, quick=quick)
            self._taken = event.key() if ends else None
            return ends
        if event.key() in HELD_DOWN:
            if quick:
                self._last = stamp
            return False
        text, key = _character(event), us_character(event, self._platform)
        if not text and key != GROUP_SEPARATOR:
            if quick and len(self._held) >= SHORTEST and _commanding(event):
                # A key behind so much of a code is the scan's own; where no scan comes of it, it is told in its turn.
                return self._hold(watched, event, "", "", stamp)
            self._settle()
            return self._command(event)
        if self._held and not quick:
            self._settle()
        return self._hold(watched, event, text or key, key, stamp)

    def _hold(self, watched: QWidget, event: QKeyEvent, text: str, key: str, stamp: int) -> bool:
        self._held.append(_Held(QApplication.focusWidget() or watched, _copy(event), text, key))
        self._last = stamp
        if len(self._held) > LONGEST:
            self._hand_on()
        else:
            self._arm(GAP)
        return True

    def _release(self, event: QKeyEvent) -> bool:
        """A key kept back is not released before it is pressed, and an Enter that was taken was never pressed. A code's
        releases would climb from widget to widget, for nobody: a third of what its keys cost."""
        if event.key() == self._taken:
            self._taken = None
            return True
        for held in reversed(self._held):
            if held.event.key() == event.key():
                held.released.append(_copy(event))
                return True
        return False

    def _end(self, event: QKeyEvent, stamp: int, *, quick: bool) -> bool:
        if quick and sum(bool(held.text) for held in self._held) >= SHORTEST:
            if event.key() == Qt.Key.Key_Tab and _before_secret(QApplication.focusWidget()):
                # A password manager fills the form in, as fast as a scanner: the password would come out as a code.
                self._hand_on()
                return False
            self._tell(self._code(), stamp)
            return True
        if self._held and not self._settle():
            return False
        # The line feed after a carriage return, the Enter that came late: the same scan must press nothing with it.
        return bool(self._ended) and 0 <= stamp - self._ended <= GAP

    def _settle(self) -> bool:
        """What is held is over: told as a scan, or handed on. True when it was a scan."""
        if not self._unended():
            self._hand_on()
            return False
        self._tell(self._code(), self._last + GAP)
        return True

    def _unended(self) -> bool:
        """Whether what is held is a scan without its end: too long for a hand, and nothing that a text field is to
        have. A key held down repeats as fast; words alone are no code, and no sum."""
        return (
            sum(bool(held.text) for held in self._held) >= UNENDED
            and not any(held.event.isAutoRepeat() or isinstance(held.widget, QLineEdit) for held in self._held)
            and any(sign.isdigit() for sign in self._code())
        )

    def _code(self) -> str:
        text = "".join(held.text for held in self._held)
        keys = "".join(held.key for held in self._held) if all(held.key for held in self._held if held.text) else ""
        return meant(text, keys)

    def _tell(self, code: str, ended: int) -> None:
        self._held.clear()
        self._timer.stop()
        self._ended = ended
        self.scanned.emit(code)

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
        self._settle()

    def _hand_on(self) -> None:
        self._timer.stop()
        held, self._held = self._held, []
        self._handing_on = True
        try:
            for one in held:
                # A page may have gone in those milliseconds, with the field the key was meant for.
                if not isValid(one.widget) or (not one.text and self._command(one.event)):
                    continue
                QApplication.sendEvent(one.widget, one.event)
                for release in one.released:
                    if isValid(one.widget):
                        QApplication.sendEvent(one.widget, release)
        finally:
            self._handing_on = False


def _copy(event: QKeyEvent) -> QKeyEvent:
    """The same key, ours to keep. What `QKeyEvent.clone` gives belongs to nobody and is never freed: 2 kB a scan."""
    copy = QKeyEvent(
        event.type(),
        event.key(),
        event.modifiers(),
        event.nativeScanCode(),
        event.nativeVirtualKey(),
        event.nativeModifiers(),
        event.text(),
        event.isAutoRepeat(),
        event.count(),
        event.device(),
    )
    copy.setTimestamp(event.timestamp())
    return copy


def _character(event: QKeyEvent) -> str:
    """The one character a key gives, "" for any other key. Scanners send GS with Ctrl held down."""
    text = event.text()
    if text == GROUP_SEPARATOR:
        return text
    held_down = event.modifiers() & (Qt.KeyboardModifier.ControlModifier | Qt.KeyboardModifier.AltModifier)
    return text if len(text) == 1 and text.isprintable() and not held_down else ""


def _commanding(event: QKeyEvent) -> bool:
    """A key that may stand for a command: F1–F12, or any with Ctrl."""
    if event.modifiers() & Qt.KeyboardModifier.ControlModifier:
        return True
    return Qt.Key.Key_F1 <= event.key() <= Qt.Key.Key_F12


def _secret(widget: QWidget | None) -> bool:
    return isinstance(widget, QLineEdit) and widget.echoMode() is not QLineEdit.EchoMode.Normal


def _before_secret(widget: QWidget | None) -> bool:
    """Whether Tab leads from a text field into a password."""
    following = widget.nextInFocusChain() if isinstance(widget, QLineEdit) else None
    while following is not None and following is not widget:
        if following.focusPolicy() & Qt.FocusPolicy.TabFocus and following.isVisible() and following.isEnabled():
            return _secret(following)
        following = following.nextInFocusChain()
    return False
