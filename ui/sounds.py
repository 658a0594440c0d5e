"""The sounds of the till, made of sine waves when they are first needed and played off the screen's thread.

The QtMultimedia module is no part of PySide6-Essentials, so the system plays them: winsound on Windows, `paplay` or
`aplay` elsewhere. Without any of these the till is silent.
"""

from __future__ import annotations

import array
import math
import queue
import shutil
import subprocess
import sys
import threading
from functools import lru_cache

RATE = 22050
#: Hertz and milliseconds of each tone; 0 Hz is a pause (design-system.md, Motion, sound).
TONES: dict[str, tuple[tuple[int, int], ...]] = {
    "scan": ((1000, 60),),
    "error": ((300, 120), (0, 60), (300, 120)),
    # Two falling tones, heard apart from every other refusal: these goods are not in the receipt.
    "unknown": ((700, 110), (0, 40), (350, 260)),
    "paid": ((880, 60), (1320, 60)),
}
_EDGE_MS = 4
_PLAYERS = ("paplay", "aplay")
#: Sounds waiting behind the one being played; more than that would tell of scans long past.
_WAITING = 2


class Sounds:
    """Plays "scan", "error", "unknown" and "paid". `volume` is 0–100; 0 is silence."""

    def __init__(self, volume: int = 70) -> None:
        self.volume = volume
        self._queue: queue.Queue[bytes | None] = queue.Queue(maxsize=_WAITING)
        self._thread: threading.Thread | None = None

    def play(self, name: str) -> None:
        """Start a sound and return at once. Raises KeyError for a name that is not in TONES."""
        sound = wave(name, max(0, min(100, self.volume)))
        if self.volume <= 0 or not _can_play():
            return
        if self._thread is None:
            self._thread = threading.Thread(target=self._run, name="sounds", daemon=True)
            self._thread.start()
        try:
            self._queue.put_nowait(sound)
        except queue.Full:
            return

    def close(self) -> None:
        """Let the thread end once it has played what waits. Never waits itself."""
        if self._thread is not None:
            self._thread = None
            try:
                self._queue.put_nowait(None)
            except queue.Full:
                return

    def _run(self) -> None:
        while (sound := self._queue.get()) is not None:
            _play(sound)


@lru_cache(maxsize=32)
def wave(name: str, volume: int) -> bytes:
    """A sound as a WAV file: mono, 16 bits. Tones begin and end softly, so that they do not click."""
    loud = 32767 * 0.6 * (volume / 100) ** 2
    samples = array.array("h")
    for hertz, milliseconds in TONES[name]:
        count, edge = RATE * milliseconds // 1000, RATE * _EDGE_MS // 1000
        for at in range(count):
            soft = min(1.0, at / edge, (count - at) / edge)
            samples.append(round(loud * soft * math.sin(2 * math.pi * hertz * at / RATE)))
    if sys.byteorder == "big":
        samples.byteswap()
    return _header(len(samples) * 2) + samples.tobytes()


def _header(size: int) -> bytes:
    """The 44 bytes before the samples of a WAV file."""
    return b"".join(
        (
            b"RIFF" + (36 + size).to_bytes(4, "little") + b"WAVEfmt " + (16).to_bytes(4, "little"),
            (1).to_bytes(2, "little") + (1).to_bytes(2, "little"),
            RATE.to_bytes(4, "little") + (RATE * 2).to_bytes(4, "little"),
            (2).to_bytes(2, "little") + (16).to_bytes(2, "little"),
            b"data" + size.to_bytes(4, "little"),
        )
    )


def _can_play() -> bool:
    return sys.platform == "win32" or _player() is not None


@lru_cache(maxsize=1)
def _player() -> str | None:
    return next((found for name in _PLAYERS if (found := shutil.which(name))), None)


def _play(sound: bytes) -> None:
    """Play to the end, on the thread of sounds. A sound that fails is no reason to trouble anybody."""
    if sys.platform == "win32":
        import winsound  # noqa: PLC0415  exists on Windows alone

        winsound.PlaySound(sound, winsound.SND_MEMORY)
        return
    player = _player()
    if player is not None:
        try:
            subprocess.run([player], input=sound, capture_output=True, timeout=3, check=False)
        except (OSError, subprocess.TimeoutExpired):
            return
