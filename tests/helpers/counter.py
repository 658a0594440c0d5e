"""A counter to sell at: the real services over a real store, with nothing behind printer and network but a note."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

import pytest
from helpers import demo
from helpers.qloop import Loop

from app.clock import FakeClock
from app.domain.document import Document
from app.domain.receipt import Receipt
from app.services.journal import Journal
from app.services.payment import PaymentDesk
from app.services.recorder import Recorder
from app.services.sale import Sale
from app.services.station import Station
from app.store.stores import Stores


class Waker:
    """Counts how often it was woken."""

    def __init__(self) -> None:
        self.times = 0

    def wake(self) -> None:
        self.times += 1


@dataclass(slots=True)
class Counter:
    """An open shift, a cashier, an empty receipt."""

    clock: FakeClock
    stores: Stores
    station: Station
    sale: Sale
    recorder: Recorder
    desk: PaymentDesk
    journal: Journal
    printer: Waker
    carrier: Waker

    @classmethod
    async def open(cls, folder: Path) -> Counter:
        clock = FakeClock(demo.NOW)
        stores = await Stores.open(folder, clock)
        station = Station(demo.RULES)
        station.place, station.cashier, station.shift = demo.PLACE, demo.CASHIER, demo.SHIFT
        await stores.shifts.open(demo.SHIFT, ("open_shift", {"cashier": demo.CASHIER.name}))
        printer, carrier = Waker(), Waker()
        sale = Sale(station, stores.catalog, stores.current, clock)
        recorder = Recorder(stores.documents, station, clock, printer, carrier)
        return cls(
            clock=clock,
            stores=stores,
            station=station,
            sale=sale,
            recorder=recorder,
            desk=PaymentDesk(station, sale, recorder, clock),
            journal=Journal(stores.documents, stores.print_jobs, printer, clock),
            printer=printer,
            carrier=carrier,
        )

    async def fill(self, receipt: Receipt | None = None) -> None:
        """Puts the receipt of mockup 03a, or another one, on the counter."""
        await self.stores.current.save(receipt or demo.receipt())
        await self.sale.restore()

    async def keep(self, *documents: Document) -> None:
        """Records documents as they are, as if they had been sold."""
        for document in documents:
            await self.stores.documents.record(document, b"{}", None, ("sale", {}), clear_current=False)

    async def close(self) -> None:
        await self.stores.close()


@pytest.fixture
def counter(loop: Loop, tmp_path: Path) -> Iterator[Counter]:
    """A counter of this test alone."""
    made = loop.run(Counter.open(tmp_path / "data"))
    yield made
    loop.run(made.close())
