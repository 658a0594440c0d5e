"""Gathers what the file for support holds (`app.services.support_file`): a part that cannot be read says so."""

from __future__ import annotations

import asyncio
from collections.abc import Awaitable, Callable, Mapping
from pathlib import Path

from app.domain.diagnosis import Part, Result
from app.errors import StoreFault
from app.services.new_file import write_new
from app.services.support_file import pack, settings_of
from app.store.outbox_rows import OutboxCounts
from ui.diagnosis import versions
from ui.flight import FlightRecorder
from ui.till import Till

#: Documents and slips that a person may have to look at: so many are listed, the newest.
MOST = 200
#: Seconds a part may take to be gathered.
PATIENCE = 10.0


class Support:
    """`results` are the diagnosis' at that moment."""

    def __init__(self, till: Till, recorder: FlightRecorder, results: Callable[[], Mapping[Part, Result]]) -> None:
        self._till = till
        self._recorder = recorder
        self._results = results

    async def write(self, path: Path) -> int:
        """Writes the file; gives its size in bytes. Raises `FileFault`; nothing is left behind then."""
        lists = await self.gather()
        data = await asyncio.to_thread(pack, lists, self._till.settings.home)
        await asyncio.to_thread(write_new, path, [data])
        return len(data)

    async def gather(self) -> dict[str, object]:
        """Everything but the logs, by the names of its files."""
        till = self._till
        return {
            "about": {
                **versions(),
                "made_at": till.clock.now(),
                "training": till.settings.training,
                "shop": till.station.place.shop_id if till.station.place else None,
                "terminal": till.station.place.terminal_id if till.station.place else None,
            },
            "settings": settings_of(till.settings),
            "diagnosis": [_row(one) for one in self._results().values()],
            "counts": await _gathered(self._counts),
            "queue": await _gathered(self._queue),
            "slips": await _gathered(self._slips),
            "audit": await _gathered(self._audit),
            "events": [[one.at, one.kind, one.name] for one in self._recorder.happened],
        }

    async def _counts(self) -> object:
        counts: OutboxCounts = await self._till.stores.outbox.counts()
        shift = self._till.station.shift
        return {
            "waiting": counts.waiting,
            "unknown": counts.unknown,
            "refused": counts.refused,
            "duplicate": counts.duplicate,
            "unfiscal": counts.unfiscal,
            "shift": shift.number if shift else None,
            "shift_opened_at": shift.opened_at if shift else None,
            "lines_on_counter": len(self._till.sale.receipt.items),
            "catalog_synced_at": await self._till.stores.catalog.synced_at(),
        }

    async def _queue(self) -> object:
        """Numbers and states alone: what was sold is nobody's business."""
        rows = (await self._till.journal.undelivered())[-MOST:]
        return [
            {
                "number": one.document.number,
                "kind": one.document.kind.name.lower(),
                "made_at": one.document.created_at,
                "state": str(one.delivery.state),
                "attempts": one.delivery.attempts,
                "last_at": one.delivery.last_at,
            }
            for one in rows
        ]

    async def _slips(self) -> object:
        jobs = await self._till.stores.print_jobs.open(MOST)
        return [[one.created_at, str(one.kind), str(one.state), one.error] for one in jobs]

    async def _audit(self) -> object:
        return {"head": await self._till.stores.audit.head()}


def _row(told: Result) -> dict[str, object]:
    return {
        "part": str(told.part),
        "health": str(told.health),
        "code": told.code,
        "since": told.since,
        "at": told.at,
        **told.figures,
    }


async def _gathered(work: Callable[[], Awaitable[object]]) -> object:
    """What it gives, or what kept it: a damaged journal is just what support wants to hear of."""
    try:
        async with asyncio.timeout(PATIENCE):
            return await work()
    except StoreFault as fault:
        return {"fault": fault.kind}
    except Exception as error:
        return {"fault": type(error).__name__}
