"""How much memory is in use, by glibc's own count: what a process holds of it says little."""

from __future__ import annotations

import ctypes
import gc

_NAMES = ("arena", "ordblks", "smblks", "hblks", "hblkhd", "usmblks", "fsmblks", "uordblks", "fordblks", "keepcost")


class _Info(ctypes.Structure):
    _fields_ = [(name, ctypes.c_size_t) for name in _NAMES]


def malloced() -> int:
    """Bytes in use of what malloc gave, Python's small objects apart. Linux with glibc 2.33 or newer."""
    gc.collect()
    told = ctypes.CDLL(None).mallinfo2
    told.restype = _Info
    return int(told().uordblks)
