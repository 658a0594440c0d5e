"""Laid as `sitecustomize.py` where the suite runs under Wine 8, never on Windows: what its Python must do without."""

import _overlapped
import _winapi
import ctypes

#: Seldom (once in some ten thousand turns) Wine wakes nobody for what has come to a completion port, and asyncio's own
#: loop waits for ever. Who looks again so often (milliseconds) is late once instead.
EVERY = 100

_wait = _overlapped.GetQueuedCompletionStatus


def _wait_a_little(port: int, milliseconds: int) -> object:
    return _wait(port, min(milliseconds, EVERY))


_overlapped.GetQueuedCompletionStatus = _wait_a_little
# Wine 8 ends a process that calls it; Python copies by itself then.
del _winapi.CopyFile2
# Without it the list of COM ports cannot even be imported. What it gives is the code of an error nobody meets here.
_CODE = ctypes.WINFUNCTYPE(ctypes.c_ulong, ctypes.c_ulong, ctypes.c_ulong)
ctypes.WinDLL.CM_MapCrToWin32Err = _CODE(lambda _, otherwise: otherwise)
