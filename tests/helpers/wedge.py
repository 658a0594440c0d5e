"""A keyboard-wedge scanner at the keys of a computer with any layout: what the window system tells of each press."""

from __future__ import annotations

from PySide6.QtCore import QCoreApplication, QEvent, Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QApplication, QWidget

#: Places of keys as Linux numbers them, by what a US keyboard has there.
ROWS = {
    2: ("1234567890-=", "!@#$%^&*()_+"),
    16: ("qwertyuiop[]", "QWERTYUIOP{}"),
    30: ("asdfghjkl;'`", 'ASDFGHJKL:"~'),
    43: ("\\zxcvbnm,./", "|ZXCVBNM<>?"),
}
UKRAINIAN = {
    2: ("1234567890-=", '!"№;%:?*()_+'),
    16: ("йцукенгшщзхї", "ЙЦУКЕНГШЩЗХЇ"),
    30: ("фівапролджє'", "ФІВАПРОЛДЖЄʼ"),
    43: ("\\ячсмитьбю.", "/ЯЧСМИТЬБЮ,"),
}
RUSSIAN = {
    2: ("1234567890-=", '!"№;%:?*()_+'),
    16: ("йцукенгшщзхъ", "ЙЦУКЕНГШЩЗХЪ"),
    30: ("фывапролджэё", "ФЫВАПРОЛДЖЭЁ"),
    43: ("\\ячсмитьбю.", "/ЯЧСМИТЬБЮ,"),
}
FRENCH = {2: ("&é\"'(-è_çà)=", "1234567890°+")}
GS, CTRL, SHIFT = "\x1d", Qt.KeyboardModifier.ControlModifier, Qt.KeyboardModifier.ShiftModifier
QUICK, SLOW = 4, 120
_ADDED = {"xcb": 8, "windows": 0}


class Wedge:
    """`layout` is how the computer reads the keys; `platform` is "xcb", "windows", or "" where places are not told."""

    def __init__(self, window: QWidget, layout: dict[int, tuple[str, str]], platform: str = "") -> None:
        self._window, self._layout, self._platform = window, layout, platform
        self.moment = 1000

    def scan(self, code: str, end: str = "\r") -> None:
        """All keys of a code, Shift and Ctrl pressed as a keyboard would, and Enter."""
        gap = SLOW
        for letter in code:
            place, shifted = (27, False) if letter == GS else _place(letter)
            held = CTRL if letter == GS else SHIFT if shifted else Qt.KeyboardModifier.NoModifier
            if held != Qt.KeyboardModifier.NoModifier:
                self._press(Qt.Key.Key_Control if held == CTRL else Qt.Key.Key_Shift, 0, held, "", gap)
                gap = QUICK
            text = GS if letter == GS else self._said(place, shifted)
            self._press(_key(text), place, held, text, gap)
            gap = QUICK
        for _ in end:
            self._press(Qt.Key.Key_Return, 28, Qt.KeyboardModifier.NoModifier, "\r", gap)

    def _said(self, place: int, shifted: bool) -> str:
        for first, rows in (*self._layout.items(), *ROWS.items()):
            if first <= place < first + len(rows[0]):
                return rows[shifted][place - first]
        raise KeyError(place)

    def _press(self, key: Qt.Key, place: int, held: Qt.KeyboardModifier, text: str, gap: int) -> None:
        self.moment += gap
        native = place + _ADDED[self._platform] if self._platform and place else 0
        event = QKeyEvent(QEvent.Type.KeyPress, key, held, native, 0, 0, text)
        event.setTimestamp(self.moment)
        QCoreApplication.sendEvent(QApplication.focusWidget() or self._window, event)


def under(layout: dict[int, tuple[str, str]], code: str) -> str:
    """What that layout makes of a code."""
    return "".join(_said(layout, letter) for letter in code)


def _said(layout: dict[int, tuple[str, str]], letter: str) -> str:
    place, shifted = _place(letter)
    for first, rows in (*layout.items(), *ROWS.items()):
        if first <= place < first + len(rows[0]):
            return rows[shifted][place - first]
    raise KeyError(letter)


def _place(letter: str) -> tuple[int, bool]:
    for first, (plain, shifted) in ROWS.items():
        if letter in plain:
            return first + plain.index(letter), False
        if letter in shifted:
            return first + shifted.index(letter), True
    raise KeyError(letter)


def _key(text: str) -> Qt.Key:
    upper = text.upper()
    return Qt.Key(ord(upper)) if 0x20 <= ord(upper) <= 0x7E else Qt.Key(0)
