"""A sync that renames every product and drops some, killed by itself before its n-th statement.

Run as `sync_child.py FOLDER N`.
"""

import asyncio
import os
import signal
import sys
from pathlib import Path

#: On Windows any signal but two ends the process there and then.
KILL = getattr(signal, "SIGKILL", signal.SIGTERM)
ROOT = Path(__file__).resolve().parents[2]
sys.path[:0] = [str(ROOT), str(ROOT / "tests")]

from helpers.stored import product  # noqa: E402

from app.store.stores import Stores  # noqa: E402


async def sync(folder: Path, statement: int) -> None:
    stores = await Stores.open(folder)
    left = iter(range(statement))

    def trace(cursor: object, sql: str, values: object) -> bool:
        if next(left, None) is None:
            os.kill(os.getpid(), KILL)
        return True

    writer = stores.catalog_db._writer
    assert writer is not None
    writer.exec_trace = trace
    generation = await stores.catalog.begin_sync()
    for start in (1, 11, 21):
        page = [product(n, f"Нова назва {n}") for n in range(start, start + 10)]
        await stores.catalog.put_products(page, generation)
    await stores.catalog.finish_sync(generation, 30)


asyncio.run(sync(Path(sys.argv[1]), int(sys.argv[2])))
