"""A till to work at: a window over real parts, a sandbox behind a real socket, a printer that is a file."""

from __future__ import annotations

import shutil
from collections.abc import Iterator
from contextlib import ExitStack
from pathlib import Path

import pytest
from helpers.canaries import Canaries, files, hits, wiretap
from helpers.morning import Morning, begin_work, enter_pin, served, sign_in, standing
from helpers.qloop import Loop, loop, turning
from helpers.window import KEY, PASSWORD, PHONE, TillWindow
from helpers.witness import WitnessedSandbox
from PySide6.QtWidgets import QApplication

from app.sandbox.server import SandboxThread
from app.store import upkeep
from ui import i18n
from ui.theme import theme

__all__ = ["loop"]


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
        # On a slow machine the first copy of the journal would come in time to be there for every test.
        patch.setattr(upkeep, "SETTLE", 3600.0)
        window = standing(events, qapp, folder, patch)
        window.open(server=sandbox.url, api_key=KEY)
        sign_in(window)
        begin_work(window)
        window.until(lambda: sandbox.receipts() and not window.front.status.status.waiting, "the float at the server")
        window.quiet()
        window.close()
        port = sandbox.port
    return Morning(data, window.settings.home, window.store, port)


@pytest.fixture(autouse=True)
def _no_secret_left(request: pytest.FixtureRequest, tmp_path: Path) -> Iterator[None]:
    """Whatever a flow is about: its password, phone and tokens are in no file of the till's and in no log at DEBUG."""
    if "fresh" not in request.fixturenames:
        yield
        return
    with wiretap(tmp_path / "overheard"):
        yield
    known = Canaries(password="eyJhbGciOiJIUzI1NiJ9", phone=PHONE, pin=PASSWORD, other_pin=PASSWORD)
    left = [
        f"{path.name}: {hit}"
        for folder in ("till", "overheard")
        for path, text in files(tmp_path / folder)
        if not path.name.startswith("sandbox.db")  # the training server's own
        for hit in hits(known, [text])
    ]
    assert not left, left


@pytest.fixture
def servers() -> Iterator[ExitStack]:
    """What the till talks to. It is there longer than the till: a window that closes finds everything it left open."""
    with ExitStack() as stack:
        yield stack


@pytest.fixture
def sandbox(servers: ExitStack, demo_data: Path, tmp_path: Path) -> WitnessedSandbox:
    """A server of this test alone. Fiscal numbers come at once."""
    made = served(Path(shutil.copy(demo_data, tmp_path / "sandbox.db")))
    servers.enter_context(made)
    return made


@pytest.fixture
def fresh(
    servers: ExitStack, loop: Loop, qapp: QApplication, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> Iterator[TillWindow]:
    """A till nobody has started yet, on an empty folder. It knows neither server nor key."""
    window = standing(loop, qapp, tmp_path, monkeypatch)
    yield window
    if window.is_open:
        window.close()
    theme.behave(hand="right", key_hints=True, tile_strips=True, reduced_motion=False)
    theme.apply(qapp)
    i18n.set_language("uk")


@pytest.fixture
def shop(servers: ExitStack, morning: Morning, tmp_path: Path) -> WitnessedSandbox:
    """The server behind `till`: it knows the till already."""
    made = served(Path(shutil.copy(morning.server, tmp_path / "sandbox.db")), morning.port)
    servers.enter_context(made)
    return made


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


@pytest.fixture
def signed_in(fresh: TillWindow, sandbox: WitnessedSandbox) -> TillWindow:
    """A till that has just got its place, in front of its people; no shift was ever opened."""
    fresh.open(server=sandbox.url, api_key=KEY)
    sign_in(fresh)
    return fresh
