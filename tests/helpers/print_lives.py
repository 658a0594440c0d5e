"""Lives of a till that only prints, for `helpers.nest`: to be ended in the middle of a slip."""

from __future__ import annotations

import asyncio
from datetime import UTC, datetime
from pathlib import Path

from helpers.nest import say
from helpers.print_queue import encode

from app.domain.printjob import JobKind, PrintJob
from app.store.stores import Stores
from printing.devices import parse_uri
from printing.lane import Pace
from printing.slip import Slip, Text
from printing.spooler import Spooler

#: A slip long enough that a printer which stops reading leaves most of it unsent.
LONG = 200_000


async def slip_of(job: PrintJob) -> Slip:
    return Slip((Text(f"Чек {job.id} " + "-" * LONG * ("long" in job.id)), Text(f"Кінець {job.id}")))


def prints(folder: str, printer: str, jobs: list[str]) -> None:
    """Adds these slips and prints what waits, for ever; says "open" with how many slips the last life left unsure."""
    asyncio.run(_prints(Path(folder), printer, jobs))


async def _prints(folder: Path, printer: str, jobs: list[str]) -> None:
    stores = await Stores.open(folder)
    for name in jobs:
        await stores.print_jobs.add(PrintJob(name, JobKind.X_REPORT, None, "", False, datetime.now(UTC)))
    say("open", stores.recovered.print_jobs)
    pace = Pace(ask=0.05, held=0.01, look=0.01)
    await Spooler(stores.print_jobs, lambda lane: parse_uri(printer), slip_of, encode, pace=pace).run()
