"""A day in a process of its own, for its memory: `day_child.py FOLDER SALES SECONDS`, on the folder of a till with its
goods.

Prints one line of JSON: megabytes held with an empty window, with the sale page over all goods, every hundred sales.
When the seconds are over it sells no more: on a busy machine the day is shorter, not the patience of whoever waits.
"""

from __future__ import annotations

import asyncio
import gc
import json
import os
import sys
import time
from collections.abc import Awaitable, Callable, Coroutine
from pathlib import Path
from typing import Any, TypeVar

from PySide6.QtWidgets import QApplication, QWidget

T = TypeVar("T")
LINES = 5
STEP = 100


def held() -> float:
    """Megabytes of memory this process holds now; Linux tells it in pages."""
    pages = int(Path("/proc/self/statm").read_text("ascii").split()[1])
    return pages * os.sysconf("SC_PAGE_SIZE") / 2**20


class OwnLoop:
    """What `BenchTill` needs of `helpers.qloop.Loop`, without pytest, whose memory is not the till's."""

    def __init__(self, events: asyncio.AbstractEventLoop) -> None:
        self._events = events

    def run(self, work: Awaitable[T]) -> T:
        future = asyncio.ensure_future(work, loop=self._events)
        future.add_done_callback(lambda _: self._events.stop())
        self._events.run_forever()
        return future.result()

    def start(self, work: Coroutine[Any, Any, T]) -> asyncio.Task[T]:
        return self._events.create_task(work)

    def until(self, so: Callable[[], object], seconds: float) -> None:
        async def wait() -> None:
            async with asyncio.timeout(seconds):
                while not so():  # noqa: ASYNC110  it is about the window, which sets no event
                    await asyncio.sleep(0.005)

        self.run(wait())


def day(app: QApplication, folder: Path, sales: int, seconds: float) -> dict[str, float]:
    over = time.monotonic() + seconds
    window = QWidget()
    window.resize(1366, 768)
    window.show()
    app.processEvents()
    figures = {"empty window": held()}
    window.close()

    from helpers.bench_window import BenchTill  # noqa: PLC0415 - not before the empty window is weighed
    from helpers.memory import malloced  # noqa: PLC0415

    from ui.loop import QtLoop  # noqa: PLC0415

    events = QtLoop(app)
    asyncio.set_event_loop(events)
    till = BenchTill.open(OwnLoop(events), app, folder, printer=f"file:{folder / 'paper.bin'}")  # type: ignore[arg-type]
    till.begin_work()
    figures["goods"] = till.loop.run(till.inside.stores.catalog.count())
    figures["sale page"] = held()
    goods = [product for product in till.products(60) if product.price and product.barcode]

    async def sell(number: int) -> None:
        for line in range(LINES):
            await till.scan(goods[(number + line) % len(goods)].barcode)
        await till.paid()

    for number in range(1, sales + 1):
        if time.monotonic() > over:
            break
        till.loop.run(sell(number))
        figures["sold"] = number
        if number % STEP == 0:
            gc.collect()
            figures[f"{number} sales"] = held()
            # Small objects of Python are not malloc's: 64 bytes are what one is in the middle.
            figures[f"in use after {number}"] = malloced() + 64 * sys.getallocatedblocks()
    return figures


if __name__ == "__main__":
    # httpx loads what draws its command line where a developer's tools have brought it; no till has it.
    sys.modules["rich"] = None  # type: ignore[assignment]
    folder, sales, seconds = Path(sys.argv[1]), int(sys.argv[2]), float(sys.argv[3])
    print(json.dumps(day(QApplication(sys.argv[:1]), folder, sales, seconds)), flush=True)
    os._exit(0)  # what is left of the window ends with the process
