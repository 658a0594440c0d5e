"""A till to work at: a window over real parts, a sandbox behind a real socket, a printer that is a file."""

from __future__ import annotations

import shutil
from collections.abc import Iterator
from dataclasses import dataclass
from decimal import Decimal
from functools import partial
from pathlib import Path

import pytest
from helpers.qloop import Loop, loop, turning
from helpers.window import KEY, PASSWORD, PHONE, CredentialStore, TillWindow
from helpers.witness import WitnessedSandbox
from PySide6.QtWidgets import QApplication

from app import secrets
from app.sandbox.server import SandboxThread
from app.services.login import PinHasher
from app.settings import Settings
from ui import i18n
from ui import till as parts
from ui.theme import theme

__all__ = ["loop"]

#: The training shop's first till (app.sandbox counts terminals from here).
FIRST_TERMINAL = 20001


@dataclass(frozen=True)
class Morning:
    """A shop as it stands when work has begun: what the server holds, what the till holds, and the server's port."""

    server: Path
    till: Path
    store: CredentialStore
    port: int


@pytest.fixture(scope="session")
def demo_data(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The demo shop's data, seeded once."""
    data = tmp_path_factory.mktemp("demo") / "sandbox.db"
    SandboxThread(data).stop()
    return data


@pytest.fixture(scope="session")
def morning(qapp: QApplication, demo_data: Path, tmp_path_factory: pytest.TempPathFactory) -> Morning:
    """Signs in, takes a place and opens a shift once, so that not every test has to begin with it."""
    folder = tmp_path_factory.mktemp("morning")
    data = Path(shutil.copy(demo_data, folder / "sandbox.db"))
    with pytest.MonkeyPatch.context() as patch, turning(qapp) as events, served(data) as sandbox:
        window = standing(events, qapp, folder, patch)
        window.open(server=sandbox.url, api_key=KEY)
        sign_in(window)
        begin_work(window)
        window.until(lambda: sandbox.receipts(), "the float at the server")
        window.quiet()
        window.close()
        port = sandbox.port
    return Morning(data, window.settings.home, window.store, port)


@pytest.fixture
def sandbox(demo_data: Path, tmp_path: Path) -> Iterator[WitnessedSandbox]:
    """A server of this test alone. Fiscal numbers come at once."""
    with served(Path(shutil.copy(demo_data, tmp_path / "sandbox.db"))) as started:
        yield started


@pytest.fixture
def fresh(loop: Loop, qapp: QApplication, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[TillWindow]:
    """A till nobody has started yet, on an empty folder. It knows neither server nor key."""
    window = standing(loop, qapp, tmp_path, monkeypatch)
    yield window
    if window.is_open:
        window.close()
    theme.reduced_motion = False
    i18n.set_language("uk")


@pytest.fixture
def shop(morning: Morning, tmp_path: Path) -> Iterator[WitnessedSandbox]:
    """The server behind `till`: it knows the till already."""
    with served(Path(shutil.copy(morning.server, tmp_path / "sandbox.db")), morning.port) as started:
        yield started


@pytest.fixture
def known(fresh: TillWindow, morning: Morning) -> TillWindow:
    """A till with its place, its people, its goods and an open shift, not started yet."""
    shutil.copytree(morning.till, fresh.settings.home)
    fresh.store = morning.store.copy()
    return fresh


@pytest.fixture
def till(known: TillWindow, shop: WitnessedSandbox) -> TillWindow:
    """A till with a cashier and an open shift: ready to sell."""
    known.open()
    enter_pin(known)
    known.until_page("sale")
    known.until(lambda: known.front.sale.shelf.products, "goods")
    return known


def served(data: Path, port: int = 0) -> WitnessedSandbox:
    """A sandbox on these data, to be used as a context. Fiscal numbers come at once."""
    made = WitnessedSandbox(data, port=port)
    made.set(fiscal_delay=0)
    return made


def standing(loop: Loop, app: QApplication, folder: Path, patch: pytest.MonkeyPatch) -> TillWindow:
    """A till on an empty folder, its printer a file, its secrets in a store that outlives it."""
    printer = f"file:{folder / 'paper.bin'}"
    settings = Settings(folder / "till", printer=printer, sounds=False, size=(1366, 768), lock_after_minutes=0)
    window = TillWindow(loop, app, settings)
    patch.setattr(secrets, "open_vault", lambda: window.store)
    # What makes a stolen hash slow to guess would make every test slow to sign in.
    patch.setattr(parts, "PinHasher", partial(PinHasher, cheap=True))
    theme.reduced_motion = True
    return window


def sign_in(window: TillWindow) -> None:
    """Phone and password, the first shop and its first terminal."""
    window.write("phone", PHONE)
    window.write("password", PASSWORD)
    window.enter()
    window.until(lambda: window.sees("take-place"), "shops to choose from")
    window.tap(f"terminal-{FIRST_TERMINAL}")
    window.tap("take-place")
    window.until_page("login")


def begin_work(window: TillWindow, change: str = "1250") -> None:
    """The first cashier's PIN, the goods, and a shift with so much change in the drawer."""
    enter_pin(window)
    window.until_page("open_shift")
    window.type(change)
    window.until(lambda: window.front.open_shift.value == Decimal(change), "the float as typed")
    window.tap("open-shift-button")
    window.until_page("sale")
    window.until(lambda: window.synced and window.front.sale.shelf.products, "the whole catalogue")


def enter_pin(window: TillWindow, pin: str = "1111") -> None:
    """The PIN of whoever is chosen among the people."""
    window.until_page("login")
    window.until(lambda: window.text("cashier-name"), "somebody chosen")
    window.type(pin)


@pytest.fixture
def signed_in(fresh: TillWindow, sandbox: WitnessedSandbox) -> TillWindow:
    """A till that has just got its place, in front of its people; no shift was ever opened."""
    fresh.open(server=sandbox.url, api_key=KEY)
    sign_in(fresh)
    return fresh
