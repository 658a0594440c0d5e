"""A till that only prints, to be killed: `print_child.py DATA_DIR PRINTER`. Adds two slips and prints until it dies."""

from __future__ import annotations

import asyncio
import sys
from datetime import UTC, datetime
from pathlib import Path

from app.domain.printjob import JobKind, PrintJob
from app.store.stores import Stores
from printing.devices import parse_uri
from printing.encode import Encoder
from printing.profiles import DEFAULT
from printing.slip import Slip, Text
from printing.spooler import Spooler


async def slip_of(job: PrintJob) -> Slip:
    """Long enough that a printer which stops reading leaves most of it unsent."""
    return Slip((Text(f"Чек {job.id} " * 40_000),))


async def main(data_dir: Path, printer: str) -> None:
    stores = await Stores.open(data_dir)
    for name in ("перший", "другий"):
        await stores.print_jobs.add(PrintJob(name, JobKind.TEST, None, "", False, datetime.now(UTC)))
    await Spooler(stores.print_jobs, lambda: parse_uri(printer), slip_of, Encoder(DEFAULT).encode).run()


if __name__ == "__main__":
    asyncio.run(main(Path(sys.argv[1]), sys.argv[2]))
