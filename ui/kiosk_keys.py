"""Keys that lead out of a kiosk to other programs, kept from the system as far as a user's program can.

Windows: a low-level keyboard hook, the one documented way for a program to see Alt+Tab and the Windows keys before the
shell does; it ends with the process. X11: the window takes the whole keyboard. Wayland lets no program do either: there
a till is started by a compositor of one program (cage).
"""

from __future__ import annotations

import ctypes
import logging
import sys
from collections.abc import Callable
from typing import Any, Protocol

from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QWidget

log = logging.getLogger(__name__)

VK_TAB, VK_CONTROL, VK_ESCAPE, VK_SPACE, VK_F4 = 0x09, 0x11, 0x1B, 0x20, 0x73
VK_LWIN, VK_RWIN, VK_APPS = 0x5B, 0x5C, 0x5D
#: Windows keys, the menu key, sleep, keys that start a browser, mail, a player or the calculator.
_ALWAYS = frozenset({VK_LWIN, VK_RWIN, VK_APPS, 0x5F, *range(0xA6, 0xAD), *range(0xB4, 0xB8)})
_WH_KEYBOARD_LL, _HC_ACTION, _LLKHF_ALTDOWN, _DOWN = 13, 0, 0x20, 0x8000


def leads_out(key: int, *, alt: bool, ctrl: bool) -> bool:
    """Whether Windows would leave the till for this virtual key. Alt+F4 is not among them: it closes the till, which
    asks a senior. Ctrl+Alt+Del is no program's to see."""
    if key in _ALWAYS:
        return True
    if key in (VK_TAB, VK_SPACE):  # the switcher; the window's own menu
        return alt
    return key == VK_ESCAPE and (alt or ctrl)  # the next window; the Start menu; the task manager


class KeyGuard(Protocol):
    """Keeps the keys from `hold` to `let_go`. Holding twice is holding once."""

    def hold(self) -> None: ...

    def let_go(self) -> None: ...


class HookedKey(ctypes.Structure):
    """KBDLLHOOKSTRUCT."""

    _fields_ = (
        ("key", ctypes.c_uint32),
        ("scan", ctypes.c_uint32),
        ("flags", ctypes.c_uint32),
        ("time", ctypes.c_uint32),
        ("extra", ctypes.c_void_p),
    )


class WindowsKeys:
    """`user32` is Windows' own, or what a test brings; `callback` makes a function the system can call."""

    def __init__(self, user32: Any, callback: Callable[..., Any]) -> None:
        self._user32 = user32
        # Kept for as long as the hook stands: the system calls it whatever Python thinks of it.
        self._called = callback(ctypes.c_ssize_t, ctypes.c_int, ctypes.c_size_t, ctypes.c_void_p)(self._on_key)
        self._hook: int | None = None

    def hold(self) -> None:
        if self._hook is None:
            self._hook = self._user32.SetWindowsHookExW(_WH_KEYBOARD_LL, self._called, None, 0) or None
            log.info("keys that lead out are kept" if self._hook else "Windows lets nobody keep its keys")

    def let_go(self) -> None:
        if self._hook is not None:
            self._user32.UnhookWindowsHookEx(self._hook)
            self._hook = None

    def _on_key(self, code: int, message: int, address: int) -> int:
        if code == _HC_ACTION and address:
            hooked = HookedKey.from_address(address)
            ctrl = bool(self._user32.GetAsyncKeyState(VK_CONTROL) & _DOWN)
            if leads_out(hooked.key, alt=bool(hooked.flags & _LLKHF_ALTDOWN), ctrl=ctrl):
                log.debug("key %#x is kept", hooked.key)
                return 1
        passed: int = self._user32.CallNextHookEx(None, code, message, address)
        return passed


class GrabbedKeys:
    """X11: every key goes to the till's window, past the window manager."""

    def __init__(self, window: QWidget) -> None:
        self._window = window

    def hold(self) -> None:
        self._grab(on=True)

    def let_go(self) -> None:
        self._grab(on=False)

    def _grab(self, *, on: bool) -> None:
        handle = self._window.windowHandle()
        if handle is not None and not handle.setKeyboardGrabEnabled(on):
            log.warning("the window system does not give the keyboard away")


class NoKeys:
    """Where no program can."""

    def hold(self) -> None:
        log.info("keys are the system's here: %s", QGuiApplication.platformName())

    def let_go(self) -> None:
        """Nothing was held."""


def keys_here(window: QWidget) -> KeyGuard:
    """This system's way."""
    if sys.platform == "win32":
        return WindowsKeys(_user32(), ctypes.WINFUNCTYPE)
    return GrabbedKeys(window) if QGuiApplication.platformName() == "xcb" else NoKeys()


def _user32() -> Any:
    """With the types written out: a handle is wider than ctypes' int."""
    if sys.platform != "win32":
        raise OSError("user32 is Windows' own")
    user32 = ctypes.WinDLL("user32", use_last_error=True)
    user32.SetWindowsHookExW.argtypes = (ctypes.c_int, ctypes.c_void_p, ctypes.c_void_p, ctypes.c_uint32)
    user32.SetWindowsHookExW.restype = ctypes.c_void_p
    user32.UnhookWindowsHookEx.argtypes = (ctypes.c_void_p,)
    user32.CallNextHookEx.argtypes = (ctypes.c_void_p, ctypes.c_int, ctypes.c_size_t, ctypes.c_void_p)
    user32.CallNextHookEx.restype = ctypes.c_ssize_t
    user32.GetAsyncKeyState.argtypes = (ctypes.c_int,)
    user32.GetAsyncKeyState.restype = ctypes.c_short
    return user32
