"""The bytes of a PrivatBank terminal → whole messages: each ends with one 0x00 (protocols.md 3.1)."""

from __future__ import annotations

#: The longest answer is a settlement with its slip, some tens of kilobytes (bytes).
MOST = 1 << 18
_END = b"\x00"


class PrivatFrames:
    """Feed it what came, in any pieces. Empty messages (the zero before a handshake) are nothing."""

    def __init__(self) -> None:
        self._held = bytearray()
        self._noise = False

    @property
    def odd(self) -> bool:
        """Whether something has come that no zero ended and that is no message either: a device of another kind."""
        return self._noise or bytes(self._held[:1]) not in (b"", b"{", b" ")

    def feed(self, data: bytes) -> list[bytes | None]:
        """The messages that have ended, oldest first; None stands for one that was longer than any can be."""
        found: list[bytes | None] = []
        *whole, rest = data.split(_END)
        for piece in whole:
            self._hold(piece)
            if self._noise:
                found.append(None)
            elif self._held:
                found.append(bytes(self._held))
            self._held.clear()
            self._noise = False
        self._hold(rest)
        return found

    def _hold(self, piece: bytes) -> None:
        if self._noise or len(self._held) + len(piece) > MOST:
            self._held.clear()
            self._noise = True
        else:
            self._held += piece
