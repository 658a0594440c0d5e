"""The screen: on while a shift is open, the system's own again when it is closed and when the till ends."""

from __future__ import annotations

import sys
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from helpers import demo
from helpers.qloop import Loop
from PySide6 import QtDBus
from PySide6.QtWidgets import QApplication, QWidget

from app.services.station import Station
from ui.awake import (
    ES_CONTINUOUS,
    ES_DISPLAY_REQUIRED,
    ES_SYSTEM_REQUIRED,
    SAVER,
    Awake,
    DesktopScreen,
    SessionBus,
    WindowsScreen,
    XdgScreen,
)


class Told:
    """A screen that notes what it is told."""

    def __init__(self) -> None:
        self.said: list[str] = []

    def hold(self) -> None:
        self.said.append("hold")

    def let_go(self) -> None:
        self.said.append("let go")


class Desktop(QtDBus.QDBusVirtualObject):
    """A desktop at the other end of a real D-Bus connection: it notes who asked, and may refuse."""

    def __init__(self) -> None:
        super().__init__()
        self.asked: list[tuple[str, list[Any]]] = []
        self.refuses = False

    def handleMessage(self, message: QtDBus.QDBusMessage, connection: QtDBus.QDBusConnection) -> bool:
        self.asked.append((message.member(), message.arguments()))
        answer = message.createReply()
        if self.refuses:
            answer = message.createErrorReply("org.freedesktop.DBus.Error.ServiceUnknown", "no such desktop")
        connection.send(answer)
        return True

    def introspect(self, path: str) -> str:
        return ""


class Peer:
    """The bus: a desktop, and the way to it."""

    def __init__(self, folder: Path) -> None:
        self.desktop = Desktop()
        self.connections: list[QtDBus.QDBusConnection] = []
        self.server = QtDBus.QDBusServer(f"unix:path={folder}/bus")
        self.server.setAnonymousAuthenticationAllowed(True)
        self.server.newConnection.connect(self._come)

    def connect(self, dbus: Any, name: str) -> Any:
        return dbus.QDBusConnection.connectToPeer(self.server.address(), name)

    def leave(self, dbus: Any, name: str) -> None:
        dbus.QDBusConnection.disconnectFromPeer(name)

    @property
    def there(self) -> bool:
        """Whether the till is still on the bus."""
        return any(one.isConnected() for one in self.connections)

    def _come(self, connection: QtDBus.QDBusConnection) -> None:
        self.connections.append(connection)
        connection.registerVirtualObject(SAVER[1], self.desktop)


@pytest.fixture
def peer(qapp: QApplication, tmp_path: Path) -> Iterator[Peer]:
    peer = Peer(tmp_path)
    yield peer
    peer.server.deleteLater()


@pytest.fixture
def station() -> Station:
    return Station(demo.RULES)


def test_the_screen_is_kept_on_from_the_opening_of_the_shift_to_its_close(station: Station) -> None:
    screen = Told()
    awake = Awake(station, screen)
    awake.begin()
    assert screen.said == []
    station.shift = demo.SHIFT
    station.shift = demo.SHIFT  # told again: asked for once
    station.cashier = demo.CASHIERS[0]
    assert screen.said == ["hold"]
    station.shift = None
    assert screen.said == ["hold", "let go"]


def test_a_till_that_starts_within_a_shift_keeps_the_screen_on_and_gives_it_back_at_its_end(station: Station) -> None:
    screen = Told()
    station.shift = demo.SHIFT
    awake = Awake(station, screen)
    awake.begin()
    assert screen.said == ["hold"]
    awake.end()
    assert screen.said == ["hold", "let go"]
    station.shift = None
    assert screen.said == ["hold", "let go"], "who has ended asks for nothing"


def test_windows_is_told_by_its_own_flags() -> None:
    told: list[int] = []
    screen = WindowsScreen(lambda state: told.append(state) or 1)  # type: ignore[func-returns-value]
    screen.hold()
    screen.let_go()
    assert told == [ES_CONTINUOUS | ES_SYSTEM_REQUIRED | ES_DISPLAY_REQUIRED, ES_CONTINUOUS]
    assert told == [0x80000003, 0x80000000]


def test_a_windows_that_refuses_stops_nothing(caplog: pytest.LogCaptureFixture) -> None:
    screen = WindowsScreen(lambda state: 0)
    screen.hold()
    assert "does not take" in caplog.text


@pytest.mark.skipif(sys.platform == "win32", reason="D-Bus is Linux's")
def test_the_desktop_is_asked_and_drops_it_with_the_connection(peer: Peer, loop: Loop) -> None:
    fallback = Told()
    screen = DesktopScreen(SessionBus(peer.connect, peer.leave), fallback)
    screen.hold()
    loop.until(lambda: peer.desktop.asked)
    assert peer.desktop.asked == [("Inhibit", ["Каса", "Зміну відкрито"])]
    assert peer.there
    screen.let_go()
    loop.until(lambda: not peer.there)
    assert fallback.said == []


@pytest.mark.skipif(sys.platform == "win32", reason="D-Bus is Linux's")
def test_a_desktop_that_refuses_leaves_it_to_the_helper(peer: Peer, loop: Loop) -> None:
    fallback = Told()
    peer.desktop.refuses = True
    screen = DesktopScreen(SessionBus(peer.connect, peer.leave), fallback)
    screen.hold()
    loop.until(lambda: fallback.said)
    screen.let_go()
    assert fallback.said == ["hold", "let go"]


def test_without_a_bus_the_helper_is_asked_at_once() -> None:
    fallback = Told()
    screen = DesktopScreen(SessionBus(lambda dbus, name: None), fallback)
    screen.hold()
    screen.let_go()
    assert fallback.said == ["hold", "let go"]


def test_the_helper_watches_the_till_s_own_window(qapp: QApplication) -> None:
    window = QWidget()
    started: list[tuple[str, list[str]]] = []
    screen = XdgScreen(window, lambda program, words: started.append((program, words)))
    screen.hold()
    screen.let_go()
    number = hex(int(window.winId()))
    assert started == [("xdg-screensaver", ["suspend", number]), ("xdg-screensaver", ["resume", number])]
    window.deleteLater()
