"""Memory that is free goes back to the system, where glibc would keep it.

glibc gives each of a dozen threads a heap of its own, and takes pictures of slips and goods (megabytes, for a moment)
from these heaps as soon as the first such picture was freed: 20 MB lay there in pieces after a hundred sales.
"""

from __future__ import annotations

import ctypes
import sys

#: Numbers of glibc's malloc.h.
_TRIM_THRESHOLD, _MMAP_THRESHOLD, _ARENA_MAX = -1, -3, -8
#: Bytes from which a piece is the system's own; glibc begins with so many, and raises it unless it is set.
LARGE = 128 * 1024
HEAPS = 2


def give_back() -> bool:
    """For the whole process, before its threads begin. Tells whether there is a glibc to tell."""
    if not sys.platform.startswith("linux"):
        return False
    tell = getattr(ctypes.CDLL(None), "mallopt", None)
    if tell is None:
        return False
    values = ((_ARENA_MAX, HEAPS), (_MMAP_THRESHOLD, LARGE), (_TRIM_THRESHOLD, LARGE))
    return all(tell(name, value) == 1 for name, value in values)
