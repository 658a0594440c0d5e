"""The one chokepoint for text: whatever is printed goes through `Letters`, and no control character comes out.

Titles, names and the server's words are data of others. A byte below 0x20 in them would be a command to the printer.
"""

from __future__ import annotations

import unicodedata
from collections.abc import Callable, Mapping

#: What an ESC/POS printer takes for a command or deletes: C0 and DEL. No code page here has a letter on them.
CONTROL_BYTES = bytes(range(0x20)) + b"\x7f"

#: Invisible or incomplete on paper: controls, formats (zero width), surrogates, private use, unassigned, marks that
#: stayed apart after composing.
_DROPPED = frozenset({"Cf", "Cs", "Co", "Cn", "Mn", "Me"})
_SPACES = frozenset({"Zs", "Zl", "Zp"})

#: A receipt has far fewer different characters; hostile data could bring a million.
_MOST_REMEMBERED = 4096


class Letters:
    """Makes any text printable in one code page; `page` None is a picture, where every letter can be drawn."""

    def __init__(self, page: str | None = None, substitutions: Mapping[str, str] | None = None) -> None:
        self._page = page
        self._substitutions = dict(substitutions or {})
        self._table: dict[int, str] = _Remembered(self._stand_in)

    def clean(self, text: str) -> str:
        """The text as it will stand on the paper: composed, one column per character, without controls.

        A character the page lacks becomes its substitution; without one it stays, and its line is drawn.
        """
        return unicodedata.normalize("NFC", text).translate(self._table)

    def encode(self, text: str) -> bytes | None:
        """Bytes of the page for text from `clean`; None when the page lacks a character of it."""
        if self._page is None:
            return None
        try:
            return text.encode(self._page).translate(None, CONTROL_BYTES)
        except UnicodeEncodeError:
            return None

    def _stand_in(self, char: str) -> str:
        category = unicodedata.category(char)
        if category in _SPACES or char in "\t\n\r\v\f":
            return " "
        if category == "Cc" or category in _DROPPED:
            return ""
        if self._page is None or self._has(char):
            return char
        instead = self._substitutions.get(char, "")
        return instead if instead and all(self._has(part) for part in instead) else char

    def _has(self, char: str) -> bool:
        try:
            return bool(char.encode(self._page or "").translate(None, CONTROL_BYTES))
        except UnicodeEncodeError:
            return False


class _Remembered(dict[int, str]):
    """A translation table that fills itself with the characters it meets."""

    def __init__(self, stand_in: Callable[[str], str]) -> None:
        super().__init__()
        self._stand_in = stand_in

    def __missing__(self, code: int) -> str:
        found = self._stand_in(chr(code))
        if len(self) < _MOST_REMEMBERED:
            self[code] = found
        return found


def ascii_only(text: str, most: int) -> str:
    """Printable ASCII of `text`, at most `most` characters: what may stand inside a QR or a barcode command."""
    return "".join(char for char in text if " " <= char <= "~")[:most]
