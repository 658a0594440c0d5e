"""The bytes of a serial scanner → scanned texts. A code ends with a carriage return, a line feed, a tab or silence."""

from __future__ import annotations

import re

#: More than this without an end is noise of a wrong baud rate: it is dropped up to the next end (bytes).
MOST = 4096
_ENDS = re.compile(rb"[\r\n\t\x03]")
_BEGIN = b"\x02"


class ScanFrames:
    """Feed it what came, in any pieces; `flush` after a silence gives what no ending followed."""

    def __init__(self) -> None:
        self._held = b""
        self._noise = False

    @property
    def waiting(self) -> bool:
        """Whether a code has begun and not ended."""
        return bool(self._held) or self._noise

    def feed(self, data: bytes) -> list[str]:
        """The texts that have ended, in their order; a repeat is a second one."""
        *whole, self._held = _ENDS.split(self._held + data)
        found = []
        for code in whole:
            if not self._noise and len(code) <= MOST:
                found.append(code)
            self._noise = False
        if len(self._held) > MOST:
            self._held, self._noise = b"", True
        return [text for code in found if (text := _text(code))]

    def flush(self) -> list[str]:
        """The line was silent: what came is a whole code."""
        held, noise = self._held, self._noise
        self._held, self._noise = b"", False
        text = "" if noise else _text(held)
        return [text] if text else []


def _text(code: bytes) -> str:
    """UTF-8, or one letter a byte where it is not: no byte of a code is ever lost silently."""
    bare = code.removeprefix(_BEGIN).strip(b" \x00")
    try:
        return bare.decode()
    except UnicodeDecodeError:
        return bare.decode("latin-1")
