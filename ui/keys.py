"""Keys of a keyboard that mean the same as keys of the keypad."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtGui import QKeyEvent

_NAMED = {Qt.Key.Key_Backspace: "back", Qt.Key.Key_Delete: "C"}
_COMMAS = frozenset(",.юб")


def amount_key(event: QKeyEvent) -> str:
    """The keypad's key for a key press: "0".."9", ",", "back", "C"; "" for any other.

    The comma of a number block says «,» or «.» or, under a Ukrainian layout, «ю» or «б» where the point is.
    """
    if event.modifiers() & (Qt.KeyboardModifier.ControlModifier | Qt.KeyboardModifier.AltModifier):
        return ""
    said = event.text()
    if said and said in "0123456789":
        return said
    if said and said.casefold() in _COMMAS:
        return ","
    return _NAMED.get(Qt.Key(event.key()), "")
