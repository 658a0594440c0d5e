"""The durable print queue: a job is committed with its sale and survives the till, its bytes do not."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from datetime import datetime
from typing import Any

import apsw

from app.domain.deeds import Deed
from app.domain.printjob import JobKind, JobState, PrintJob
from app.store import audit
from app.store.codec import moment, moment_or_none, stamp, stamp_or_none
from app.store.db import Database

_COLUMNS = "id, kind, document_id, body, copy, created_at, state, error, lane, asked_at, pulsed"
_OPEN = "state IN ('waiting', 'printing', 'unsure', 'failed')"


def insert(conn: apsw.Connection, job: PrintJob) -> None:
    """Puts a job at the end of its queue, within the caller's transaction."""
    values = (
        job.id,
        str(job.kind),
        job.document_id,
        job.body,
        int(job.copy),
        stamp(job.created_at),
        str(job.state),
        job.error,
        job.lane,
        stamp_or_none(job.asked_at),
        int(job.pulsed),
    )
    conn.execute(f"INSERT INTO print_jobs ({_COLUMNS}) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)", values)


class PrintJobs:
    """The queues as the spooler sees them, each in the order its jobs came."""

    def __init__(self, db: Database) -> None:
        self._db = db

    async def add(self, job: PrintJob) -> None:
        """A slip of its own: a copy, a report, the drawer."""
        await self._db.write(lambda conn: insert(conn, job))

    async def next_jobs(
        self, lane: str | None = None, since: datetime | None = None, limit: int = 50
    ) -> list[PrintJob]:
        """The jobs waiting to be printed, oldest first: of one lane or of all, wanted at `since` or later."""
        return await self._list(
            "WHERE state = 'waiting' AND lane = ifnull(?, lane) AND ifnull(asked_at, created_at) >= ifnull(?, '')"
            " ORDER BY seq LIMIT ?",
            (lane, stamp_or_none(since), limit),
        )

    async def old_jobs(self, lane: str, before: datetime) -> list[PrintJob]:
        """The jobs of a lane that wait and were wanted before, oldest first."""
        return await self._list(
            "WHERE state = 'waiting' AND lane = ? AND ifnull(asked_at, created_at) < ? ORDER BY seq",
            (lane, stamp(before)),
        )

    async def mark(self, job_id: str, state: JobState, error: str = "", *, pulsed: bool | None = None) -> None:
        """How far the job came; `pulsed` None leaves what is known of the drawer."""
        change = "UPDATE print_jobs SET state = ?, error = ?, pulsed = ifnull(?, pulsed) WHERE id = ?"
        drawer = None if pulsed is None else int(pulsed)
        await self._db.execute(change, (str(state), error, drawer, job_id))

    async def get(self, job_id: str) -> PrintJob | None:
        found = await self._list("WHERE id = ?", (job_id,))
        return found[0] if found else None

    async def recent(self, limit: int = 50) -> list[PrintJob]:
        """The newest jobs first, whatever became of them."""
        return await self._list("ORDER BY seq DESC LIMIT ?", (limit,))

    async def open(self, limit: int = 500) -> list[PrintJob]:
        """The newest first of those that are neither printed nor dropped."""
        return await self._list(f"WHERE {_OPEN} ORDER BY seq DESC LIMIT ?", (limit,))

    async def of_document(self, document_id: str) -> list[PrintJob]:
        """The jobs of one document, oldest first: whether it has been printed before."""
        return await self._list("WHERE document_id = ? ORDER BY seq", (document_id,))

    async def again(self, job_ids: Sequence[str], at: datetime, who: str) -> list[PrintJob]:
        """A person wants these slips: those that wait, failed or are unsure wait from now on, and the audit keeps who
        asked. Returns the jobs as they now are; one that is printed, being printed or dropped is not among them."""
        change = "state = 'waiting', error = '', asked_at = ?"
        return await self._decide(job_ids, change, (stamp(at),), (at, who, Deed.SLIPS_AGAIN))

    async def drop(self, job_ids: Sequence[str], at: datetime, who: str) -> list[PrintJob]:
        """A person says that nobody needs these slips; as `again`."""
        return await self._decide(job_ids, "state = 'dropped'", (), (at, who, Deed.SLIPS_DROPPED))

    async def recover(self) -> int:
        """At the start: what was being printed when the till went down is unsure, a person looks. Returns how many."""

        def write(conn: apsw.Connection) -> int:
            conn.execute("UPDATE print_jobs SET state = 'unsure', error = 'cut_off' WHERE state = 'printing'")
            return conn.changes()

        return await self._db.write(write)

    async def _decide(
        self, job_ids: Sequence[str], change: str, values: tuple[object, ...], said: tuple[datetime, str, Deed]
    ) -> list[PrintJob]:
        at, who, what = said

        def write(conn: apsw.Connection) -> list[PrintJob]:
            moved = []
            for job_id in job_ids:
                rows = conn.execute(
                    f"UPDATE print_jobs SET {change} WHERE id = ? AND state IN ('waiting', 'unsure', 'failed')"
                    f" RETURNING {_COLUMNS}",
                    (*values, job_id),
                )
                moved += _jobs(rows.fetchall())
            if moved:
                facts = {"jobs": [{"id": one.id, "kind": str(one.kind), "document": one.document_id} for one in moved]}
                audit.append(conn, at, who, what, facts)
            return moved

        return await self._db.write(write)

    async def _list(self, rest: str, values: tuple[object, ...]) -> list[PrintJob]:
        def look(conn: apsw.Connection) -> list[PrintJob]:
            return _jobs(conn.execute(f"SELECT {_COLUMNS} FROM print_jobs {rest}", values))

        return await self._db.read(look)


def _jobs(rows: Iterable[tuple[Any, ...]]) -> list[PrintJob]:
    return [
        PrintJob(
            job_id,
            JobKind(kind),
            document_id,
            body,
            bool(copy),
            moment(created_at),
            JobState(state),
            error,
            lane,
            moment_or_none(asked_at),
            bool(pulsed),
        )
        for job_id, kind, document_id, body, copy, created_at, state, error, lane, asked_at, pulsed in rows
    ]
