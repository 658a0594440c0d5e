"""The screen stays on while a shift is open: a buyer who waits must not meet a dark till.

What keeps it on is the system's own way, asked once and given back when the shift closes and when the till ends: on
Windows SetThreadExecutionState, on Linux the desktop's `org.freedesktop.ScreenSaver`, or `xdg-screensaver` where no
desktop answers. A till whose power is cut leaves nothing behind: each of them ends with the process or its window.
"""

from __future__ import annotations

import ctypes
import importlib
import logging
import os
import sys
from collections.abc import Callable
from pathlib import Path
from typing import Any, Protocol

from PySide6.QtCore import QProcess, QStandardPaths
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QWidget

from app.services.station import Station
from ui.i18n import tr

log = logging.getLogger(__name__)

#: Of SetThreadExecutionState: from now on; the computer; its screen.
ES_CONTINUOUS, ES_SYSTEM_REQUIRED, ES_DISPLAY_REQUIRED = 0x80000000, 0x1, 0x2
SAVER = ("org.freedesktop.ScreenSaver", "/org/freedesktop/ScreenSaver", "org.freedesktop.ScreenSaver")
#: The till's own connection; the desktop drops what was asked for on it when it ends.
CONNECTION = "kasa-awake"
_XDG = "xdg-screensaver"
#: A desktop that is asked answers within it (ms).
_PATIENCE = 3000


class Screen(Protocol):
    """The system's way to keep the screen on. Neither call waits; a refusal is in the log and changes nothing else."""

    def hold(self) -> None: ...

    def let_go(self) -> None: ...


class Awake:
    """Follows the shift from `begin` to `end`."""

    def __init__(self, station: Station, screen: Screen) -> None:
        self._station = station
        self._screen = screen
        self.held = False

    def begin(self) -> None:
        self._deaf = self._station.changed.connect(self._on_station)
        self._look()

    def end(self) -> None:
        """The till ends, with the shift open or not."""
        self._deaf()
        self._set(on=False)

    def _on_station(self, part: str) -> None:
        if part == "shift":
            self._look()

    def _look(self) -> None:
        self._set(on=self._station.shift is not None)

    def _set(self, *, on: bool) -> None:
        if on == self.held:
            return
        self.held = on
        if on:
            self._screen.hold()
        else:
            self._screen.let_go()


class WindowsScreen:
    """Windows keeps count by thread: both calls come from the window's own, which lives as long as the till."""

    def __init__(self, set_state: Callable[[int], int]) -> None:
        self._set_state = set_state

    def hold(self) -> None:
        self._tell(ES_CONTINUOUS | ES_SYSTEM_REQUIRED | ES_DISPLAY_REQUIRED)

    def let_go(self) -> None:
        self._tell(ES_CONTINUOUS)

    def _tell(self, state: int) -> None:
        if not self._set_state(state):
            log.warning("Windows does not take the execution state %#x", state)


class DesktopScreen:
    """Linux: the desktop is asked over D-Bus on a connection of its own, whose end gives the screen back, whatever
    became of the till. Where no desktop answers, `fallback` is asked."""

    def __init__(self, bus: Bus, fallback: Screen) -> None:
        self._bus = bus
        self._fallback = fallback
        self._wanted = False
        self._fell_back = False
        self._waits: Any = None

    def hold(self) -> None:
        self._wanted = True
        self._waits = self._bus.inhibit([tr("Каса"), tr("Зміну відкрито")], self._answered)

    def let_go(self) -> None:
        self._wanted, self._waits = False, None
        self._bus.leave()
        if self._fell_back:
            self._fell_back = False
            self._fallback.let_go()

    def _answered(self, refused: str) -> None:
        if refused and self._wanted and not self._fell_back:
            log.info("no desktop keeps the screen on: %s", refused)
            self._fell_back = True
            self._fallback.hold()


class Bus(Protocol):
    """The desktop's D-Bus as far as it is wanted."""

    def inhibit(self, words: list[str], answered: Callable[[str], None]) -> object:
        """Asks; `answered` gets "" or why not. What comes back is kept until then."""
        ...

    def leave(self) -> None: ...


class SessionBus:
    """By Qt's own D-Bus, which the till on Windows is without: loaded by name, so that nothing there looks for it.

    `connect` gives a connection by its name, `leave` ends the one of that name.
    """

    def __init__(
        self, connect: Callable[[Any, str], Any] | None = None, leave: Callable[[Any, str], None] | None = None
    ) -> None:
        self._connect = connect or _to_session
        self._leave = leave or _from_session
        self._dbus: Any = None

    def inhibit(self, words: list[str], answered: Callable[[str], None]) -> object:
        self._dbus = importlib.import_module("PySide6.QtDBus")
        bus = self._connect(self._dbus, CONNECTION)
        if bus is None or not bus.isConnected():
            answered("no session bus")
            return None
        call = self._dbus.QDBusMessage.createMethodCall(*SAVER, "Inhibit")
        call.setArguments(words)
        waits = self._dbus.QDBusPendingCallWatcher(bus.asyncCall(call, _PATIENCE))
        waits.finished.connect(lambda _: answered(waits.error().message() if waits.isError() else ""))
        return waits

    def leave(self) -> None:
        if self._dbus is not None:
            self._leave(self._dbus, CONNECTION)


def _to_session(dbus: Any, name: str) -> Any:
    # Without an address Qt would have one made: a bus of the till's own, with no desktop on it.
    known = (
        os.environ.get("DBUS_SESSION_BUS_ADDRESS")
        or (Path(os.environ.get("XDG_RUNTIME_DIR", "/nowhere")) / "bus").exists()
    )
    return dbus.QDBusConnection.connectToBus(dbus.QDBusConnection.BusType.SessionBus, name) if known else None


def _from_session(dbus: Any, name: str) -> None:
    dbus.QDBusConnection.disconnectFromBus(name)


class XdgScreen:
    """Linux without such a desktop: xdg-utils know the others. It watches the window and ends with it."""

    def __init__(self, window: QWidget, start: Callable[[str, list[str]], object]) -> None:
        self._window = window
        self._start = start

    def hold(self) -> None:
        self._start(_XDG, ["suspend", hex(int(self._window.winId()))])

    def let_go(self) -> None:
        self._start(_XDG, ["resume", hex(int(self._window.winId()))])


def screen_here(window: QWidget) -> Screen:
    """This system's way."""
    if sys.platform == "win32":
        return WindowsScreen(ctypes.windll.kernel32.SetThreadExecutionState)
    other = XdgScreen(window, _start)
    return DesktopScreen(SessionBus(), other)


def _start(program: str, words: list[str]) -> None:
    if QGuiApplication.platformName() == "xcb" and QStandardPaths.findExecutable(program):
        QProcess.startDetached(program, words)
