"""A till with an open shift, the sandbox behind it, and the reconciler watched: what happens at the server is done by
hand here."""

from __future__ import annotations

from collections.abc import AsyncIterator, Sequence
from contextlib import asynccontextmanager
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from helpers import demo
from helpers.stored import document, shift
from helpers.virtual import Virtual, virtual

from app.domain.document import Document
from app.domain.reconciliation import Check, Findings
from app.services.comparison import SETTLED
from app.services.reconcile import Reconciler
from app.services.station import Station

SENIOR = demo.CASHIERS[1]


@dataclass
class Room:
    """A virtual till whose shift is open and whose reconciler is watched."""

    till: Virtual
    station: Station
    reconciler: Reconciler
    found: list[Findings] = field(default_factory=list)
    moved: list[str] = field(default_factory=list)

    async def sell(self, *numbers: int, **changes: Any) -> list[Document]:
        """Recorded and delivered, long enough ago."""
        sold = [document(number, **changes) for number in numbers]
        for each in sold:
            await self.till.record(each)
        await self.till.drain(10 * len(sold) + 10)
        self.till.clock.move(SETTLED + 1)
        return sold

    async def check(self) -> Check:
        assert await self.reconciler.check()
        last = await self.reconciler.last()
        assert last is not None
        return last

    async def row(self, sold: Document) -> Any:
        found = await self.till.stores.outbox.get(sold.id)
        assert found is not None
        return found

    def sql(self, text: str, *values: object) -> None:
        """What somebody did at the server."""
        with self.till.sandbox.lock, self.till.sandbox.db.transaction():
            self.till.sandbox.db.run(text, values)

    def remove(self, mark_or_id: str) -> None:
        self.sql("DELETE FROM receipts WHERE title = ? OR id = ?", mark_or_id, mark_or_id)

    def copy(self, sold: Document, key: str, **changes: object) -> None:
        """The same receipt once more, under an id of the server's."""
        db = self.till.sandbox.db
        row = db.row("SELECT * FROM receipts WHERE title = ?", (sold.mark,))
        assert row is not None
        made = {**dict(row), "id": key, **changes}
        del made["seq"]
        items = [dict(item) for item in db.rows("SELECT * FROM items WHERE receipt_id = ?", (row["id"],))]
        with self.till.sandbox.lock, db.transaction():
            db.insert("receipts", made)
            for item in items:
                del item["seq"]
                db.insert("items", {**item, "receipt_id": key})

    def posts(self) -> int:
        return self.till.wire.asked["POST"]

    async def audit(self) -> Sequence[Any]:
        return [row for row in await self.till.stores.audit.recent() if row.what == "settle"]


@asynccontextmanager
async def room(folder: Path, ids: str = "upsert") -> AsyncIterator[Room]:
    async with virtual(folder, ids) as till:
        station = Station(demo.RULES)
        station.place, station.cashier = demo.PLACE, SENIOR
        opened = shift(1, opened_at=till.clock.now())
        await till.stores.shifts.open(opened, ("open_shift", {}))
        station.shift = opened
        made = Reconciler(
            station, till.stores.reconciliations, till.stores.outbox, lambda: till.client.receipts, till.clock
        )
        watched = Room(till, station, made)
        made.found.connect(watched.found.append)
        made.moved.connect(watched.moved.append)
        yield watched
