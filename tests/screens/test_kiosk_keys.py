"""Keys that lead out of a kiosk: which they are, and that Windows' hook swallows them and no other."""

from __future__ import annotations

import ctypes
from collections.abc import Callable
from typing import Any

import pytest

from ui.kiosk_keys import (
    VK_APPS,
    VK_CONTROL,
    VK_ESCAPE,
    VK_F4,
    VK_LWIN,
    VK_RWIN,
    VK_SPACE,
    VK_TAB,
    HookedKey,
    WindowsKeys,
    leads_out,
)

ALT_DOWN, KEY_DOWN = 0x20, 0x100


class User32:
    """Keeps the hook's function to call it as Windows would; `ctrl` is whether that key is held."""

    def __init__(self) -> None:
        self.hooks: list[tuple[int, Callable[..., int]]] = []
        self.unhooked: list[int] = []
        self.passed = 0
        self.ctrl = False
        self.refuses = False

    def SetWindowsHookExW(self, kind: int, called: Callable[..., int], module: object, thread: int) -> int:
        assert thread == 0, "every thread's keys"
        self.hooks.append((kind, called))
        return 0 if self.refuses else 77

    def UnhookWindowsHookEx(self, hook: int) -> int:
        self.unhooked.append(hook)
        return 1

    def CallNextHookEx(self, hook: object, code: int, message: int, address: int) -> int:
        self.passed += 1
        return 0

    def GetAsyncKeyState(self, key: int) -> int:
        return -0x8000 if key == VK_CONTROL and self.ctrl else 0

    def press(self, key: int, *, alt: bool = False, ctrl: bool = False) -> int:
        """What Windows is answered: 1 keeps the key from everybody."""
        self.ctrl = ctrl
        hooked = HookedKey(key, 0, ALT_DOWN if alt else 0, 0, None)
        return self.hooks[-1][1](0, KEY_DOWN, ctypes.addressof(hooked))


@pytest.mark.parametrize(
    ("key", "alt", "ctrl"),
    [
        (VK_LWIN, False, False),
        (VK_RWIN, False, True),
        (VK_APPS, False, False),
        (VK_TAB, True, False),
        (VK_TAB, True, True),
        (VK_SPACE, True, False),
        (VK_ESCAPE, True, False),
        (VK_ESCAPE, False, True),
        (0xB4, False, False),
        (0xAC, False, False),
    ],
)
def test_keys_of_other_programs_lead_out(key: int, alt: bool, ctrl: bool) -> None:
    assert leads_out(key, alt=alt, ctrl=ctrl)


@pytest.mark.parametrize("key", [VK_TAB, VK_ESCAPE, VK_SPACE, VK_F4, 0x0D, *range(0x30, 0x5B), *range(0x60, 0x88)])
def test_the_till_s_own_keys_stay(key: int) -> None:
    assert not leads_out(key, alt=False, ctrl=False)
    if key not in (VK_ESCAPE,):
        assert not leads_out(key, alt=False, ctrl=True), "the till's own shortcuts"


def test_alt_f4_comes_through_as_it_asks_a_senior() -> None:
    assert not leads_out(VK_F4, alt=True, ctrl=False)


def test_the_hook_swallows_what_leads_out_and_hands_on_the_rest() -> None:
    system: Any = User32()
    keys = WindowsKeys(system, ctypes.CFUNCTYPE)
    keys.hold()
    keys.hold()
    assert [kind for kind, _ in system.hooks] == [13], "one low-level keyboard hook"
    assert system.press(VK_LWIN) == 1
    assert system.press(VK_TAB, alt=True) == 1
    assert system.press(VK_ESCAPE, ctrl=True) == 1
    assert system.passed == 0
    assert system.press(VK_TAB) == 0
    assert system.press(ord("S"), ctrl=True) == 0
    assert system.passed == 2
    keys.let_go()
    keys.let_go()
    assert system.unhooked == [77]


def test_a_windows_that_keeps_its_keys_stops_nothing(caplog: pytest.LogCaptureFixture) -> None:
    system: Any = User32()
    system.refuses = True
    keys = WindowsKeys(system, ctypes.CFUNCTYPE)
    with caplog.at_level("INFO", "ui"):
        keys.hold()
    keys.let_go()
    assert system.unhooked == []
    assert "nobody" in caplog.text
