"""A printer queue of Windows, fed raw: the driver draws nothing, the bytes reach the printer as they are."""

from __future__ import annotations

import ctypes
import sys
from typing import Any

from app.errors import PrinterFault

_NO_SUCH_PRINTER = 1801
_ACCESS_DENIED = 5


class _DocInfo(ctypes.Structure):
    """DOC_INFO_1 of winspool."""

    _fields_ = (
        ("name", ctypes.c_wchar_p),
        ("output", ctypes.c_wchar_p),
        ("datatype", ctypes.c_wchar_p),
    )


class WindowsQueue:
    """One queue by its name. Windows keeps what it took: a printer without paper prints it later by itself."""

    answers = True

    def __init__(self, name: str) -> None:
        self.name = name

    def cancel(self) -> None:
        """The queue takes a slip at once; there is nothing to wait for."""

    def check(self) -> None:
        spool = _winspool()
        spool.ClosePrinter(self._open(spool))

    def send(self, data: bytes, timeout: float) -> None:
        spool = _winspool()
        handle = self._open(spool)
        try:
            info = _DocInfo("Kasa slip", None, "RAW")
            if not spool.StartDocPrinterW(handle, 1, ctypes.byref(info)):
                raise self._fault(sent=False)
            if not spool.StartPagePrinter(handle):
                raise self._fault(sent=False)
            written = ctypes.c_uint32()
            done = spool.WritePrinter(handle, data, len(data), ctypes.byref(written))
            if not done or written.value != len(data):
                raise self._fault(sent=written.value > 0)
            if not spool.EndPagePrinter(handle) or not spool.EndDocPrinter(handle):
                raise self._fault(sent=True)
        finally:
            spool.ClosePrinter(handle)

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


def _winspool() -> Any:
    if sys.platform != "win32":
        raise PrinterFault("address", "printer queues of Windows exist on Windows only")
    return ctypes.WinDLL("winspool.drv", use_last_error=True)


def _last_error() -> int:
    if sys.platform != "win32":
        return 0
    return ctypes.get_last_error()
