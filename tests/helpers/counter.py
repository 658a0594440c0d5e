"""A counter to sell at in tests of the window: the desk with the mockups' shift open, and goods put on it."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from helpers import demo
from helpers.desk import Desk, open_desk
from helpers.qloop import Loop

from app.domain.document import Document
from app.domain.receipt import Receipt


async def open_counter(folder: Path) -> Desk:
    """The desk on `folder`'s data with shift 214 open."""
    desk = await open_desk(folder)
    await desk.stores.shifts.open(demo.SHIFT, ("open_shift", {"cashier": demo.CASHIER.name}))
    await desk.shift.restore()
    return desk


async def fill(desk: Desk, receipt: Receipt | None = None) -> None:
    """Puts the receipt of mockup 03a, or another one, on the counter."""
    await desk.stores.current.save(receipt or demo.receipt())
    await desk.sale.restore()


async def keep(desk: Desk, *documents: Document) -> None:
    """Records documents as they are, as if they had been sold."""
    for document in documents:
        await desk.stores.documents.record(document, b"{}", None, ("sale", {}), clear_current=False)


@pytest.fixture
def counter(loop: Loop, tmp_path: Path) -> Iterator[Desk]:
    """A counter of this test alone."""
    desk = loop.run(open_counter(tmp_path / "data"))
    yield desk
    loop.run(desk.stores.close())
