"""A printer queue of Windows, fed raw: the driver draws nothing, the bytes reach the printer as they are.

Written from the documents of winspool (OpenPrinter, GetPrinter, EnumPrinters, WritePrinter, GetJob, SetJob): Wine's
has run it up to WritePrinter, what follows a job neither Wine nor a Windows yet.
"""

from __future__ import annotations

import ctypes
import sys
import threading
from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

from app.errors import PrinterFault
from printing.answer import Heard, PrinterState
from printing.progress import Progress

_NO_SUCH_PRINTER = 1801
_ACCESS_DENIED = 5
_LEVEL = 2
_LOCAL_AND_CONNECTED = 0x2 | 0x4
_WORK_OFFLINE = 0x400
#: Bits of `Status`, the gravest first; a port monitor that knows nothing leaves them 0.
_STATUS = (
    (0x400000, PrinterState.COVER),  # DOOR_OPEN
    (0x10 | 0x40, PrinterState.PAPER),  # PAPER_OUT, PAPER_PROBLEM
    (0x2 | 0x8 | 0x100000, PrinterState.ERROR),  # ERROR, PAPER_JAM, USER_INTERVENTION
    (0x80 | 0x1 | 0x1000, PrinterState.OFFLINE),  # OFFLINE, PAUSED, NOT_AVAILABLE
)


#: Bits of a job's `Status`. One that is through is taken out of the queue, or kept there with one of these.
_THROUGH = 0x80 | 0x1000  # PRINTED, COMPLETE
_DELETED = 0x4 | 0x100  # DELETING, DELETED
_BEGUN = 0x10  # PRINTING
_HELD = 0x1  # PAUSED
#: What keeps it, the gravest first.
_JOB_STATUS = (
    (0x40, PrinterState.PAPER),  # PAPEROUT
    (0x2 | 0x200 | 0x400, PrinterState.ERROR),  # ERROR, BLOCKED_DEVQ, USER_INTERVENTION
    (0x20 | 0x1, PrinterState.OFFLINE),  # OFFLINE, PAUSED
)
#: `SetJob`.
_PAUSE, _DELETE = 1, 5
_LOOK_EVERY = 0.1
#: Bytes a second of a slow port: Windows does not say how far a job is, so a long one has as much longer.
_SLOWLY = 900


@dataclass(frozen=True, slots=True)
class QueueFacts:
    """One queue as winspool tells of it. `port` as "USB001", `status` and `attributes` as PRINTER_INFO_2 has them."""

    name: str
    port: str
    driver: str
    status: int
    attributes: int

    @property
    def heard(self) -> Heard | None:
        """What Windows knows of the printer; None where it reports nothing, which most raw drivers do."""
        if self.attributes & _WORK_OFFLINE:
            return Heard(PrinterState.OFFLINE)
        return next((Heard(state) for bits, state in _STATUS if self.status & bits), None)


class PrinterInfo(ctypes.Structure):
    """PRINTER_INFO_2W of winspool."""

    _fields_ = (
        ("server", ctypes.c_wchar_p),
        ("name", ctypes.c_wchar_p),
        ("share", ctypes.c_wchar_p),
        ("port", ctypes.c_wchar_p),
        ("driver", ctypes.c_wchar_p),
        ("comment", ctypes.c_wchar_p),
        ("location", ctypes.c_wchar_p),
        ("dev_mode", ctypes.c_void_p),
        ("separator", ctypes.c_wchar_p),
        ("processor", ctypes.c_wchar_p),
        ("datatype", ctypes.c_wchar_p),
        ("parameters", ctypes.c_wchar_p),
        ("security", ctypes.c_void_p),
        ("attributes", ctypes.c_uint32),
        ("priority", ctypes.c_uint32),
        ("default_priority", ctypes.c_uint32),
        ("start_time", ctypes.c_uint32),
        ("until_time", ctypes.c_uint32),
        ("status", ctypes.c_uint32),
        ("jobs", ctypes.c_uint32),
        ("average_ppm", ctypes.c_uint32),
    )


class JobInfo(ctypes.Structure):
    """JOB_INFO_1W of winspool."""

    _fields_ = (
        ("id", ctypes.c_uint32),
        ("printer", ctypes.c_wchar_p),
        ("machine", ctypes.c_wchar_p),
        ("user", ctypes.c_wchar_p),
        ("document", ctypes.c_wchar_p),
        ("datatype", ctypes.c_wchar_p),
        ("said", ctypes.c_wchar_p),
        ("status", ctypes.c_uint32),
        ("priority", ctypes.c_uint32),
        ("position", ctypes.c_uint32),
        ("pages", ctypes.c_uint32),
        ("pages_printed", ctypes.c_uint32),
        ("submitted", ctypes.c_uint16 * 8),
    )


class _DocInfo(ctypes.Structure):
    """DOC_INFO_1 of winspool."""

    _fields_ = (
        ("name", ctypes.c_wchar_p),
        ("output", ctypes.c_wchar_p),
        ("datatype", ctypes.c_wchar_p),
    )


class WindowsQueue:
    """One queue by its name. Windows keeps what it took: a printer without paper prints it later by itself, so a queue
    that says it cannot print is given nothing, and what does not come out in time is taken back."""

    answers = True
    place = ""

    def __init__(self, name: str) -> None:
        self.name = name
        self._stopped = threading.Event()

    def cancel(self) -> None:
        self._stopped.set()

    def check(self, ask: float = 0.0) -> Heard | None:
        spool = winspool()
        handle = self._open(spool)
        try:
            return self._heard(spool, handle)
        finally:
            spool.ClosePrinter(handle)

    def send(self, data: bytes, timeout: float, ask: float = 0.0, *, talks: bool = False) -> Heard | None:
        spool = winspool()
        handle = self._open(spool)
        try:
            heard = self._heard(spool, handle)
            if heard is not None and heard.held:
                raise PrinterFault(heard.state.value, f"Windows says so of queue {self.name!r}")
            job = self._write(spool, handle, data)
            self._follow(spool, handle, job, Progress(data, timeout + len(data) / _SLOWLY, self._stopped))
            return heard
        finally:
            spool.ClosePrinter(handle)

    def _write(self, spool: Any, handle: ctypes.c_void_p, data: bytes) -> int:
        """Gives the job's number."""
        info = _DocInfo("Kasa slip", None, "RAW")
        job: int = spool.StartDocPrinterW(handle, 1, ctypes.byref(info))
        if not job:
            raise self._fault(sent=False)
        if not spool.StartPagePrinter(handle):
            raise self._fault(sent=False)
        written = ctypes.c_uint32()
        done = spool.WritePrinter(handle, data, len(data), ctypes.byref(written))
        if not done or written.value != len(data):
            raise self._fault(sent=written.value > 0)
        if not spool.EndPagePrinter(handle) or not spool.EndDocPrinter(handle):
            raise self._fault(sent=True)
        return job

    def _follow(self, spool: Any, handle: ctypes.c_void_p, job: int, progress: Progress) -> None:
        """Returns when the job is through, or when Windows does not tell of jobs. Raises `PrinterFault`."""
        progress.moved(len(progress.rest(sys.maxsize)))
        seen = 0
        while (status := self._status(spool, handle, job)) is not None and not status & _THROUGH:
            if status & _DELETED:
                raise PrinterFault("io", f"somebody took job {job} out of queue {self.name!r}", sent=True)
            if status != seen:
                progress.alive()
            seen = status
            try:
                progress.wait()
            except PrinterFault as fault:
                sent = not self._taken_back(spool, handle, job)
                kind = next((state.value for bits, state in _JOB_STATUS if status & bits), fault.kind)
                raise PrinterFault(kind, f"job {job} stands in queue {self.name!r}: {status:#x}", sent=sent) from fault
            self._stopped.wait(_LOOK_EVERY)

    def _status(self, spool: Any, handle: ctypes.c_void_p, job: int) -> int | None:
        """None for a job that is not there any more, and from a Windows that does not tell."""
        room = _filled(lambda *rest: spool.GetJobW(handle, job, 1, *rest))
        return None if room is None else int(JobInfo.from_buffer(room).status)

    def _taken_back(self, spool: Any, handle: ctypes.c_void_p, job: int) -> bool:
        """It must not come out by itself an hour later. True when not a byte of it has left: it stood still, held, and
        had not begun; whatever else may have been printed."""
        spool.SetJobW(handle, job, 0, None, _PAUSE)
        status = self._status(spool, handle, job)
        whole = status is not None and not status & (_BEGUN | _THROUGH | _DELETED) and bool(status & _HELD)
        return bool(spool.SetJobW(handle, job, 0, None, _DELETE)) and whole

    def _heard(self, spool: Any, handle: ctypes.c_void_p) -> Heard | None:
        """A queue that cannot be asked is printed to all the same."""
        room = _filled(lambda *rest: spool.GetPrinterW(handle, _LEVEL, *rest))
        return None if room is None else _facts(PrinterInfo.from_buffer(room)).heard

    def _open(self, spool: Any) -> ctypes.c_void_p:
        handle = ctypes.c_void_p()
        if not spool.OpenPrinterW(self.name, ctypes.byref(handle), None):
            raise self._fault(sent=False)
        return handle

    def _fault(self, *, sent: bool) -> PrinterFault:
        code = _last_error()
        if sent:
            return PrinterFault("io", f"Windows error {code} on queue {self.name!r}", sent=True)
        kind = {_NO_SUCH_PRINTER: "address", _ACCESS_DENIED: "address"}.get(code, "absent")
        return PrinterFault(kind, f"Windows error {code} on queue {self.name!r}")


def queues(spool: Any) -> list[QueueFacts]:
    """Every queue this Windows knows, local and connected. Raises `PrinterFault` when it cannot tell."""
    count = ctypes.c_uint32()

    def enum(room: Any, size: int, needed: Any) -> int:
        done: int = spool.EnumPrintersW(_LOCAL_AND_CONNECTED, None, _LEVEL, room, size, needed, ctypes.byref(count))
        return done

    room = _filled(enum)
    if room is None:
        if count.value:
            raise PrinterFault("io", f"Windows error {_last_error()} when its queues were counted")
        return []
    return [_facts(one) for one in (PrinterInfo * count.value).from_buffer(room)]


def winspool() -> Any:
    """The library of Windows. Raises `PrinterFault("address")` anywhere else."""
    if sys.platform != "win32":
        raise PrinterFault("address", "printer queues of Windows exist on Windows only")
    return ctypes.WinDLL("winspool.drv", use_last_error=True)


def _filled(call: Callable[[Any, int, Any], int]) -> Any | None:
    """The usual two calls: how much room is needed, then the room filled. None when there is nothing to fill."""
    needed = ctypes.c_uint32()
    call(None, 0, ctypes.byref(needed))
    if not needed.value:
        return None
    room = ctypes.create_string_buffer(needed.value)
    return room if call(room, needed.value, ctypes.byref(needed)) else None


def _facts(info: PrinterInfo) -> QueueFacts:
    return QueueFacts(info.name or "", info.port or "", info.driver or "", info.status, info.attributes)


def _last_error() -> int:
    if sys.platform != "win32":
        return 0
    return ctypes.get_last_error()
