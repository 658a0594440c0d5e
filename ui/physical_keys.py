"""What a key is on a US keyboard, whatever layout the computer reads it by: its place, as the system numbers it.

X11 and Wayland number places as the Linux kernel does, plus eight; Windows by scan codes of set 1, which are the same
numbers for every key a barcode scanner presses. Elsewhere places are not told.
"""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtGui import QKeyEvent

from app.domain.keyboard import repaired

#: How much a system adds to the kernel's number of a place.
_ADDED = {"xcb": 8, "wayland": 8, "windows": 0}
_PLAIN = {2: "1234567890-=", 16: "qwertyuiop[]", 30: "asdfghjkl;'`", 43: "\\zxcvbnm,./", 55: "*", 57: " "}
_SHIFTED = {2: "!@#$%^&*()_+", 16: "QWERTYUIOP{}", 30: 'ASDFGHJKL:"~', 43: "|ZXCVBNM<>?", 55: "*", 57: " "}
_FIRST_PAD = 71
_PAD = {_FIRST_PAD: "789-456+1230."}


def _table(rows: dict[int, str]) -> dict[int, str]:
    return {first + step: sign for first, row in {**rows, **_PAD}.items() for step, sign in enumerate(row)}


_KEYS, _SHIFT_KEYS = _table(_PLAIN), _table(_SHIFTED)
GROUP_SEPARATOR = "\x1d"
#: «]», which with Ctrl is the group separator.
_BRACKET = 27


def place_of(event: QKeyEvent, platform: str) -> int | None:
    """The kernel's number of the key's place; None where the system does not tell it."""
    if platform not in _ADDED or not event.nativeScanCode():
        return None
    return event.nativeScanCode() - _ADDED[platform]


def us_character(event: QKeyEvent, platform: str) -> str:
    """The character of the key on a US keyboard, "" when it is not known.

    Caps Lock changes nothing: a scanner that wants a capital presses Shift.
    """
    place = place_of(event, platform)
    if place is None:
        return ""
    if event.modifiers() & Qt.KeyboardModifier.ControlModifier:
        return GROUP_SEPARATOR if place == _BRACKET else ""
    keys = _SHIFT_KEYS if event.modifiers() & Qt.KeyboardModifier.ShiftModifier else _KEYS
    return keys.get(place, "")


def us_letter(event: QKeyEvent, platform: str) -> str:
    """The capital letter or digit of a key on a US keyboard, held with Ctrl or not; "" for every other key.

    By its place where the system tells it, else by what a Cyrillic layout makes of the key.
    """
    place = place_of(event, platform)
    if place is not None:
        sign = _KEYS.get(place, "") if place < _FIRST_PAD else ""
    else:
        code = event.key()
        sign = repaired(chr(code)) or chr(code) if 0x20 < code < 0x500 else ""
    sign = sign.upper()
    return sign if len(sign) == 1 and (sign.isdigit() or "A" <= sign <= "Z") else ""
