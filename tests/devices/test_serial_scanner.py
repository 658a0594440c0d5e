"""A scanner on a COM port: every scan once and in order, whatever the bytes come like and whatever is pulled out."""

from __future__ import annotations

import asyncio
import threading
from collections.abc import Awaitable, Callable
from pathlib import Path

import pytest
from helpers.serial_scanner import PtyScanner, com_scanner
from hypothesis import given
from hypothesis import strategies as st

from app.devices import scanner as scanners
from app.devices.links import parse_address
from app.devices.scan_frames import MOST, ScanFrames
from app.devices.scanner import ScannerState, SerialScanner

__all__ = ["com_scanner"]

SECONDS = 8.0
BREAD, MILK = "4820000000017", "4820000000024"
CODES = st.text(st.characters(codec="utf-8", categories=("L", "N", "P")) | st.just("\x1d"), min_size=1, max_size=40)


# ------------------------------------------------------------------ bytes


@given(st.lists(CODES, max_size=8), st.sampled_from(["\r", "\n", "\r\n", "\t", "\x03"]), st.data())
def test_however_the_bytes_are_cut_the_codes_are_whole_and_in_order(
    codes: list[str], end: str, data: st.DataObject
) -> None:
    stream = "".join(f"{code}{end}" for code in codes).encode()
    frames, found = ScanFrames(), []
    while stream:
        cut = data.draw(st.integers(1, len(stream)))
        found += frames.feed(stream[:cut])
        stream = stream[cut:]
    assert found == codes
    assert not frames.waiting or end == "\r\n"


def test_a_code_without_an_ending_ends_with_silence() -> None:
    frames = ScanFrames()
    assert frames.feed(b"\x0248200") == []
    assert frames.waiting
    assert frames.feed(b"00000017") == []
    assert frames.flush() == [BREAD]
    assert (frames.waiting, frames.flush()) == (False, [])


def test_bytes_that_are_no_utf8_are_letters_and_noise_fills_no_memory() -> None:
    frames = ScanFrames()
    assert frames.feed(b"\xc0\xff12\r") == ["Àÿ12"]
    assert frames.feed(b"7" * (MOST + 1)) == []
    assert frames.feed(b"7" * MOST + b"\r" + BREAD.encode() + b"\r") == [BREAD]


# ------------------------------------------------------------------ the port


class Watched:
    """A scanner with what it said."""

    def __init__(self) -> None:
        self.scanner = SerialScanner()
        self.codes: list[str] = []
        self.states: list[ScannerState] = []
        self._news = asyncio.Event()
        self.scanner.scanned.connect(self.codes.append)
        self.scanner.changed.connect(self.states.append)
        self.scanner.scanned.connect(lambda _: self._news.set())
        self.scanner.changed.connect(lambda _: self._news.set())

    async def until(self, so: Callable[[], bool]) -> None:
        async with asyncio.timeout(SECONDS):
            while not so():
                self._news.clear()
                await self._news.wait()

    async def until_state(self, state: ScannerState) -> None:
        await self.until(lambda: self.scanner.state is state)


def with_scanner(work: Callable[[Watched], Awaitable[None]]) -> None:
    async def run() -> None:
        watched = Watched()
        try:
            await work(watched)
        finally:
            await watched.scanner.stop()
        assert not [one for one in threading.enumerate() if one.name == "scanner"]

    asyncio.run(run())


def test_scans_come_once_each_and_in_order(com_scanner: PtyScanner) -> None:
    async def work(watched: Watched) -> None:
        watched.scanner.use(parse_address(com_scanner.uri, "scanner"))
        await watched.until_state(ScannerState.READY)
        wanted = [BREAD, BREAD, MILK] * 40
        com_scanner.send("".join(f"{code}\r\n" for code in wanted).encode())
        await watched.until(lambda: len(watched.codes) >= len(wanted))
        com_scanner.send(b"]C101" + b"0" * 14 + b"10A\x1d37006")
        await watched.until(lambda: len(watched.codes) > len(wanted))
        assert watched.codes == [*wanted, "]C101" + "0" * 14 + "10A\x1d37006"]

    with_scanner(work)


def test_pulled_out_and_put_back_it_goes_on_by_itself(com_scanner: PtyScanner, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(scanners, "RETRY", 0.02)

    async def work(watched: Watched) -> None:
        watched.scanner.use(parse_address(com_scanner.uri, "scanner"))
        await watched.until_state(ScannerState.READY)
        for _ in range(3):
            com_scanner.pull()
            await watched.until_state(ScannerState.ABSENT)
            com_scanner.plug()
            await watched.until_state(ScannerState.READY)
            com_scanner.send(f"{MILK}\r".encode())
            count = len(watched.codes)
            await watched.until(lambda count=count: len(watched.codes) > count)
        assert watched.codes == [MILK] * 3
        assert watched.states == [
            ScannerState.WAITING,
            *[ScannerState.READY, ScannerState.ABSENT] * 3,
            ScannerState.READY,
        ]

    with_scanner(work)


def test_a_port_that_is_not_there_is_said_once_and_waited_for(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(scanners, "RETRY", 0.02)

    async def work(watched: Watched) -> None:
        watched.scanner.use(parse_address(f"serial:{tmp_path / 'ttyACM0'}", "scanner"))
        await watched.until_state(ScannerState.ABSENT)
        late = PtyScanner(tmp_path)
        await watched.until_state(ScannerState.READY)
        assert watched.states == [ScannerState.WAITING, ScannerState.ABSENT, ScannerState.READY]
        late.pull()

    with_scanner(work)


def test_another_scanner_takes_the_place_of_the_first_and_none_is_none(com_scanner: PtyScanner) -> None:
    async def work(watched: Watched) -> None:
        for _ in range(2):
            watched.scanner.use(parse_address(com_scanner.uri, "scanner"))
            await watched.until_state(ScannerState.READY)
        com_scanner.send(f"{BREAD}\r".encode())
        await watched.until(lambda: bool(watched.codes))
        watched.scanner.use(None)
        assert watched.scanner.state is ScannerState.NONE
        watched.scanner.refuse()
        assert watched.scanner.state is ScannerState.ADDRESS
        assert watched.codes == [BREAD]

    with_scanner(work)
