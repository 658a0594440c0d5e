"""The durable print queue: a job is committed with its sale and survives the till, its bytes do not."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

import apsw

from app.domain.printjob import JobKind, JobState, PrintJob
from app.store.codec import moment, stamp
from app.store.db import Database

_COLUMNS = "id, kind, document_id, body, copy, created_at, state, error"


def insert(conn: apsw.Connection, job: PrintJob) -> None:
    """Puts a job at the end of the queue, within the caller's transaction."""
    values = (
        job.id,
        str(job.kind),
        job.document_id,
        job.body,
        int(job.copy),
        stamp(job.created_at),
        str(job.state),
        job.error,
    )
    conn.execute(f"INSERT INTO print_jobs ({_COLUMNS}) VALUES (?, ?, ?, ?, ?, ?, ?, ?)", values)


class PrintJobs:
    """The queue as the spooler sees it, in the order the jobs came."""

    def __init__(self, db: Database) -> None:
        self._db = db

    async def add(self, job: PrintJob) -> None:
        """A slip of its own: a copy, a report, the drawer."""
        await self._db.write(lambda conn: insert(conn, job))

    async def next_jobs(self, limit: int = 50) -> list[PrintJob]:
        """The jobs waiting to be printed, oldest first."""
        return await self._list("WHERE state = 'waiting' ORDER BY seq LIMIT ?", (limit,))

    async def mark(self, job_id: str, state: JobState, error: str = "") -> None:
        """How far the job came."""
        change = "UPDATE print_jobs SET state = ?, error = ? WHERE id = ?"
        await self._db.execute(change, (str(state), error, job_id))

    async def get(self, job_id: str) -> PrintJob | None:
        found = await self._list("WHERE id = ?", (job_id,))
        return found[0] if found else None

    async def recent(self, limit: int = 50) -> list[PrintJob]:
        """The newest jobs first, whatever became of them."""
        return await self._list("ORDER BY seq DESC LIMIT ?", (limit,))

    async def of_document(self, document_id: str) -> list[PrintJob]:
        """The jobs of one document, oldest first: whether it has been printed before."""
        return await self._list("WHERE document_id = ? ORDER BY seq", (document_id,))

    async def recover(self) -> int:
        """At the start: what was being printed when the till went down is unsure, a person looks. Returns how many."""

        def write(conn: apsw.Connection) -> int:
            conn.execute("UPDATE print_jobs SET state = 'unsure', error = 'cut_off' WHERE state = 'printing'")
            return conn.changes()

        return await self._db.write(write)

    async def _list(self, rest: str, values: tuple[object, ...]) -> list[PrintJob]:
        def look(conn: apsw.Connection) -> list[PrintJob]:
            return _jobs(conn.execute(f"SELECT {_COLUMNS} FROM print_jobs {rest}", values))

        return await self._db.read(look)


def _jobs(rows: Iterable[tuple[Any, ...]]) -> list[PrintJob]:
    return [
        PrintJob(job_id, JobKind(kind), document_id, body, bool(copy), moment(created_at), JobState(state), error)
        for job_id, kind, document_id, body, copy, created_at, state, error in rows
    ]
