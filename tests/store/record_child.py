"""A till that sells until it is killed: the parent reads what it was told and looks at what is there.

Writes one line when a sale begins and one when it is committed; run as `record_child.py FOLDER FIRST_NUMBER`.
"""

import asyncio
import sys
from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]
sys.path[:0] = [str(ROOT), str(ROOT / "tests")]

from helpers.stored import AUDIT, document, job, receipt  # noqa: E402

from app.store.stores import Stores  # noqa: E402


async def sell(folder: Path, first: int) -> None:
    stores = await Stores.open(folder)
    for number in range(first, first + 100_000):
        await stores.current.save(receipt(number, lines=3))
        sys.stdout.write(f"begun {number}\n")
        sys.stdout.flush()
        await stores.documents.record(document(number), b"{}", job(number), AUDIT, clear_current=True)
        sys.stdout.write(f"done {number}\n")
        sys.stdout.flush()
        await stores.outbox.begin_attempt(document(number).id, document(number).created_at)


asyncio.run(sell(Path(sys.argv[1]), int(sys.argv[2])))
