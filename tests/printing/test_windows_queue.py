"""The calls of winspool in their order, against a spooler written by hand: the real one lives on Windows only."""

from __future__ import annotations

import ctypes
from typing import Any

import pytest

from app.errors import PrinterFault
from printing import windows_queue
from printing.windows_queue import JobInfo, PrinterInfo, WindowsQueue, queues


class Spool:
    """winspool.drv as far as the till calls it. `fails` is the call that refuses, `takes` the bytes it takes."""

    def __init__(self, fails: str = "", takes: int | None = None) -> None:
        self.fails, self.takes = fails, takes
        self.calls: list[str] = []
        self.data = b""
        self.datatype: str | None = None
        self.queues: list[PrinterInfo] = []
        #: What each look at the job finds, the last for good; None: it is gone.
        self.job: list[int | None] = [None]
        self.held = False
        self.looks = 0

    def _say(self, call: str) -> int:
        self.calls.append(call)
        return int(call != self.fails)

    def OpenPrinterW(self, name: str, handle: Any, defaults: None) -> int:
        handle._obj.value = 77
        return self._say(f"open {name}") and int(self.fails != "open")

    def StartDocPrinterW(self, handle: ctypes.c_void_p, level: int, info: Any) -> int:
        self.datatype = info._obj.datatype
        return self._say("start") and 12

    def GetJobW(self, handle: ctypes.c_void_p, job: int, level: int, room: Any, size: int, needed: Any) -> int:
        assert (job, level) == (12, 1)
        if room is None:
            self.looks += 1
        status = self.job[0] if len(self.job) == 1 or room is None else self.job.pop(0)
        if status is None:
            return 0
        needed._obj.value = ctypes.sizeof(JobInfo) + 40
        if size < needed._obj.value:
            return 0
        JobInfo.from_buffer(room).status = status | (1 if self.held else 0)
        return 1

    def SetJobW(self, handle: ctypes.c_void_p, job: int, level: int, info: None, command: int) -> int:
        self.held = self.held or command == 1
        return self._say({1: "hold", 5: "take back"}[command])

    def StartPagePrinter(self, handle: ctypes.c_void_p) -> int:
        return self._say("page")

    def WritePrinter(self, handle: ctypes.c_void_p, data: bytes, length: int, written: Any) -> int:
        count = length if self.takes is None else self.takes
        self.data += data[:count]
        written._obj.value = count
        return self._say("write")

    def EndPagePrinter(self, handle: ctypes.c_void_p) -> int:
        return self._say("end page")

    def EndDocPrinter(self, handle: ctypes.c_void_p) -> int:
        return self._say("end")

    def GetPrinterW(self, handle: ctypes.c_void_p, level: int, room: Any, size: int, needed: Any) -> int:
        return self._fill(self.queues[:1], room, size, needed)

    def EnumPrintersW(self, flags: int, name: None, level: int, room: Any, size: int, needed: Any, count: Any) -> int:
        count._obj.value = len(self.queues)
        return self._fill(self.queues, room, size, needed)

    def _fill(self, queues: list[PrinterInfo], room: Any, size: int, needed: Any) -> int:
        """As Windows does: says how much room it needs, and fills it when it is given."""
        needed._obj.value = ctypes.sizeof(PrinterInfo) * len(queues)
        if size < needed._obj.value or not queues:
            return 0
        for number, one in enumerate(queues):
            ctypes.memmove(
                ctypes.addressof(room) + number * ctypes.sizeof(PrinterInfo),
                ctypes.addressof(one),
                ctypes.sizeof(PrinterInfo),
            )
        return 1

    def ClosePrinter(self, handle: ctypes.c_void_p) -> int:
        return self._say("close")


@pytest.fixture
def spool(monkeypatch: pytest.MonkeyPatch) -> Spool:
    made = Spool()
    monkeypatch.setattr(windows_queue, "winspool", lambda: made)
    return made


def test_bytes_go_raw_and_the_queue_is_closed(spool: Spool) -> None:
    WindowsQueue("XP-80C").send(b"\x1b@slip", 1.0)
    assert spool.data == b"\x1b@slip"
    assert spool.datatype == "RAW"
    assert spool.calls == ["open XP-80C", "start", "page", "write", "end page", "end", "close"]


@pytest.mark.parametrize(("call", "sent"), [("start", False), ("page", False), ("end page", True), ("end", True)])
def test_refused_call_tells_whether_bytes_left_and_closes(spool: Spool, call: str, sent: bool) -> None:
    spool.fails = call
    with pytest.raises(PrinterFault) as caught:
        WindowsQueue("XP-80C").send(b"slip", 1.0)
    assert caught.value.sent is sent
    assert spool.calls[-1] == "close"


@pytest.mark.parametrize(("takes", "sent"), [(0, False), (2, True)])
def test_write_that_takes_less_is_a_fault(spool: Spool, takes: int, sent: bool) -> None:
    spool.takes = takes
    with pytest.raises(PrinterFault) as caught:
        WindowsQueue("XP-80C").send(b"slip", 1.0)
    assert caught.value.sent is sent


@pytest.mark.parametrize(("code", "kind"), [(1801, "address"), (5, "address"), (1722, "absent")])
def test_queue_that_does_not_open(spool: Spool, monkeypatch: pytest.MonkeyPatch, code: int, kind: str) -> None:
    spool.fails = "open"
    monkeypatch.setattr(windows_queue, "_last_error", lambda: code)
    for use in (WindowsQueue("XP").check, lambda: WindowsQueue("XP").send(b"slip", 1.0)):
        with pytest.raises(PrinterFault) as caught:
            use()
        assert (caught.value.kind, caught.value.sent) == (kind, False)
    assert "close" not in spool.calls


def test_check_prints_nothing(spool: Spool) -> None:
    WindowsQueue("XP-80C").check()
    assert spool.calls == ["open XP-80C", "close"]


def test_elsewhere_than_windows_the_address_is_wrong(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(windows_queue.sys, "platform", "linux")
    with pytest.raises(PrinterFault) as caught:
        WindowsQueue("XP-80C").send(b"slip", 1.0)
    assert caught.value.kind == "address"


def info(name: str, *, status: int = 0, attributes: int = 0) -> PrinterInfo:
    return PrinterInfo(name=name, port="USB001", driver="Generic / Text Only", status=status, attributes=attributes)


@pytest.mark.parametrize(
    ("status", "attributes", "state"),
    [
        (0, 0, None),  # most raw drivers report nothing
        (0x10, 0, "paper"),
        (0x400000 | 0x10, 0, "cover"),
        (0x80, 0, "offline"),
        (0x1, 0, "offline"),  # paused by a person
        (0, 0x400, "offline"),
        (0x8, 0, "error"),
    ],
)
def test_a_queue_that_says_it_cannot_print_is_given_nothing(
    spool: Spool, status: int, attributes: int, state: str | None
) -> None:
    spool.queues = [info("XP-80C", status=status, attributes=attributes)]
    heard = WindowsQueue("XP-80C").check()
    assert (heard and heard.state.value) == state
    if state is None:
        WindowsQueue("XP-80C").send(b"slip", 1.0)
        assert spool.data == b"slip"
        return
    with pytest.raises(PrinterFault) as caught:
        WindowsQueue("XP-80C").send(b"slip", 1.0)
    assert (caught.value.kind, caught.value.sent, spool.data) == (state, False, b"")
    assert spool.calls[-1] == "close"


def test_every_queue_of_windows_is_listed(spool: Spool) -> None:
    assert queues(spool) == []
    spool.queues = [info("XP-80C на касі"), info("Microsoft Print to PDF", status=0x80)]
    assert [(one.name, one.port, one.driver) for one in queues(spool)] == [
        ("XP-80C на касі", "USB001", "Generic / Text Only"),
        ("Microsoft Print to PDF", "USB001", "Generic / Text Only"),
    ]


SPOOLING, PRINTING, OFFLINE, PAPER, PRINTED, DELETING, ERROR, COMPLETE = 0x8, 0x10, 0x20, 0x40, 0x80, 0x4, 0x2, 0x1000


@pytest.mark.parametrize(
    "looks",
    [
        [None],
        [SPOOLING, PRINTING, None],
        [PRINTING, PRINTING | PRINTED],  # Windows is set to keep what was printed
        [SPOOLING, COMPLETE],
        [PRINTING | PAPER, PRINTING, None],  # a new roll in time
    ],
)
def test_a_job_is_followed_until_it_is_out(spool: Spool, looks: list[int | None]) -> None:
    spool.job = looks
    WindowsQueue("XP-80C").send(b"slip", 5.0)
    assert spool.job == looks[-1:], "not before"
    assert "take back" not in spool.calls


@pytest.mark.parametrize(
    ("looks", "kind"),
    [
        ([PRINTING | PAPER], "paper"),
        ([PRINTING | OFFLINE], "offline"),
        ([PRINTING | ERROR], "error"),
        ([PRINTING], "timeout"),
    ],
)
def test_a_job_that_began_and_stands_still_is_taken_back_and_its_end_is_unknown(
    spool: Spool, looks: list[int | None], kind: str
) -> None:
    spool.job = looks
    with pytest.raises(PrinterFault) as caught:
        WindowsQueue("XP-80C").send(b"slip", 0.01)
    assert (caught.value.kind, caught.value.sent) == (kind, True)
    assert spool.calls[-3:] == ["hold", "take back", "close"], "it does not come out an hour later by itself"


@pytest.mark.parametrize(("looks", "kind"), [([SPOOLING | OFFLINE], "offline"), ([PAPER], "paper"), ([0], "timeout")])
def test_a_job_that_never_began_is_taken_back_whole(spool: Spool, looks: list[int | None], kind: str) -> None:
    """Held first: between a look and the taking back it cannot begin. Then it is certain that nothing is on paper."""
    spool.job = looks
    with pytest.raises(PrinterFault) as caught:
        WindowsQueue("XP-80C").send(b"slip", 0.01)
    assert (caught.value.kind, caught.value.sent) == (kind, False)
    assert spool.calls[-3:] == ["hold", "take back", "close"]


def test_a_job_that_began_while_it_was_taken_back_is_no_failure(spool: Spool) -> None:
    spool.job = [OFFLINE]
    hold = spool.SetJobW

    def late(handle: ctypes.c_void_p, job: int, level: int, info: None, command: int) -> int:
        spool.job = [PRINTING]
        return hold(handle, job, level, info, command)

    spool.SetJobW = late  # type: ignore[method-assign]
    with pytest.raises(PrinterFault) as caught:
        WindowsQueue("XP-80C").send(b"slip", 0.01)
    assert caught.value.sent


def test_a_job_windows_does_not_let_go_may_come_out(spool: Spool) -> None:
    spool.job, spool.fails = [OFFLINE], "take back"
    with pytest.raises(PrinterFault) as caught:
        WindowsQueue("XP-80C").send(b"slip", 0.01)
    assert (caught.value.kind, caught.value.sent) == ("offline", True)


def test_a_job_a_person_took_out_of_the_queue_is_asked_about(spool: Spool) -> None:
    spool.job = [SPOOLING, DELETING | PRINTING]
    with pytest.raises(PrinterFault) as caught:
        WindowsQueue("XP-80C").send(b"slip", 5.0)
    assert (caught.value.kind, caught.value.sent) == ("io", True)


def test_the_till_that_closes_waits_for_no_job(spool: Spool) -> None:
    spool.job = [PRINTING]
    queue = WindowsQueue("XP-80C")
    queue.cancel()
    with pytest.raises(PrinterFault) as caught:
        queue.send(b"slip", 60.0)
    assert (caught.value.kind, caught.value.sent, spool.looks) == ("timeout", True, 2)
