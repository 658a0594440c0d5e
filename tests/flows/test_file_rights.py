"""Whatever the till leaves on the disk in a day is for its own user alone."""

from __future__ import annotations

import stat
import sys
from pathlib import Path

import pytest
from helpers.canaries import wiretap
from helpers.morning import enter_pin
from helpers.window import TillWindow
from helpers.witness import WitnessedSandbox

from app.clock import SystemClock
from app.store.stores import Stores

pytestmark = pytest.mark.skipif(
    sys.platform == "win32", reason="Windows keeps rights in lists of its own, by the folder"
)


def rights(folder: Path) -> dict[str, int]:
    return {str(one.relative_to(folder)): stat.S_IMODE(one.lstat().st_mode) for one in (folder, *folder.rglob("*"))}


def test_after_a_day_nothing_is_open_to_others(known: TillWindow, shop: WitnessedSandbox) -> None:
    home = known.settings.home
    with wiretap(home):
        known.open()
        enter_pin(known)
        known.until_page("sale")
        known.until(lambda: known.front.sale.shelf.products, "goods")
        known.sell(known.pieces()[0])
        known.front.settings.set("sounds", True)
        known.loop.run(known.inside.reports.print_x())
        known.quiet()
        during = rights(home)
        known.loop.act(lambda: known.front.show("close_shift"))
        known.quiet()
        presenter = known.front.close_shift
        presenter.set_mode(by_notes=False)
        presenter.press("1")
        presenter.choose_reason("Розмін")
        known.loop.act(presenter.close)
        known.quiet()
        known.close()
    after = rights(home)
    assert {
        "journal.db",
        "journal.db-wal",
        "catalog.db",
        "settings.json",
        "logs/kasa.log",
    } <= during.keys() | after.keys()
    open_to_others = {f"{name}: {mode:o}" for name, mode in {**during, **after}.items() if mode & 0o077}
    assert not open_to_others


def test_a_fresh_store_is_as_private(tmp_path: Path, known: TillWindow) -> None:
    """And so is whatever the store makes when nobody looks: copies, markers, quarantine."""

    async def work() -> None:
        stores = await Stores.open(tmp_path / "fresh", SystemClock())
        await stores.close()

    known.loop.run(work())
    made = rights(tmp_path / "fresh")
    assert len(made) >= 3
    assert not {name for name, mode in made.items() if mode & 0o077}
