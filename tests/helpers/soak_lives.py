"""A long day of the whole program at its window, for `helpers.nest`: what it holds is said every so many sales."""

from __future__ import annotations

import asyncio
import gc
import os
import threading
from dataclasses import replace
from functools import partial
from pathlib import Path

import apsw
import PySide6.QtCore
from helpers import work_lives
from helpers.bench_window import BenchTill, without_credentials
from helpers.nest import say
from helpers.paper import free_port
from helpers.qloop import turning
from PySide6.QtCore import QObject
from PySide6.QtWidgets import QApplication, QWidget

from app import secrets
from app.clock import SystemClock
from app.domain.cashier import Right
from app.domain.product import Product
from app.services.allowed import Allowed
from app.services.pins import PinHasher
from ui import till as parts
from ui.widgets.toast import Toast

#: Sales between the small things of a day: a look into the journal, a receipt put aside, a slip that does not come out.
NOW_AND_THEN = 25
LINES = 2
#: So many kinds of goods at the head of the shelf go in by a scan alone; of others the till asks more.
EASY = 20
EVERY = 0.05


def day(folder: str, paper: str, url: str, sales: int, step: int) -> None:
    """Sells so much through scanner, presenters and pages. Says "held" with the figures after every `step` sales."""
    secrets.open_vault = without_credentials
    parts.PinHasher = partial(PinHasher, cheap=True)  # type: ignore[assignment,misc]
    application = QApplication(["kasa"])
    with turning(application) as loop:
        till = BenchTill.open(loop, application, Path(folder), printer=f"file:{paper}")
        till.first_start(url)
        till.begin_work()
        loop.until(lambda: till.front.sale.shelf.products, 20)
        shelf = till.front.sale.shelf.products
        goods = [one for one in shelf if one.price and one.barcode and not one.by_weight and not one.free_price]
        goods = goods[:EASY]
        for done in range(0, sales, step):
            try:
                loop.run(sell(till, goods, done, step))
                loop.run(settled(till))
            except TimeoutError:
                sheet, toasts = till.window.sheet(), till.window.findChildren(Toast)
                say("stands", till.front.page, repr(sheet), [one.accessibleName() for one in toasts])
                raise
            say("held", done + step, held(till))
        till.close()
    say("over")
    os._exit(0)


def services(folder: str, printer: str, sales: int, step: int) -> None:
    """The same without a window, on a folder `helpers.work_lives.first` has prepared: ten thousand sales in minutes."""

    async def work() -> None:
        till = await work_lives.opened(folder, printer, SystemClock())
        await work_lives.at_work(till)
        for done in range(0, sales, step):
            await work_lives.sold(till, step, quiet=True)
            await work_lives.drained(till, hurry=True)
            await asyncio.sleep(EVERY)
            gc.collect()
            say("held", done + step, process())
        await till.close()
        say("over")

    asyncio.run(work())


async def sell(till: BenchTill, goods: list[Product], done: int, count: int) -> None:
    front = till.front
    for number in range(done, done + count):
        for line in range(LINES):
            before = front.sale.receipt
            till._burst(goods[(number + line) % len(goods)].barcode or "")
            await until(lambda before=before: front.sale.receipt is not before)
        await until(lambda: sum(one.quantity for one in front.sale.receipt.items) >= LINES)
        front.sale.pay()
        await until(lambda: front.page == "payment")
        front.payment.pay()
        await until(lambda: front.page == "done")
        front.done.finish()
        await until(lambda: front.page == "sale")
        if number % NOW_AND_THEN == 0:
            await now_and_then(till, goods[number % len(goods)])


async def now_and_then(till: BenchTill, one: Product) -> None:
    front = till.front
    front.show("receipts")
    await front.tasks.drain()
    front.show("shift")
    await front.tasks.drain()
    front.home()
    await till.inside.sale.pick(one)
    await till.inside.held.hold("Олена")
    [held_receipt, *_] = await till.inside.held.list()
    cashier = till.inside.station.need_cashier()
    with Allowed(Right.DELETE_HELD, cashier, cashier, "прибирання").once():
        await till.inside.held.drop(held_receipt.id, "покупець не повернувся")
    spooler = till.inside.printers.spooler
    settings = till.inside.settings
    till.inside.change(replace(settings, printer=f"tcp://127.0.0.1:{free_port()}"))
    await till.inside.printers.print_test()
    await until(lambda: str(spooler.state) == "absent")
    till.inside.change(settings)
    till.inside.pump.go()  # the network is back, as far as anybody knows


async def settled(till: BenchTill) -> None:
    """What was sold is at the server and on paper, and the window has nothing to do."""
    async with asyncio.timeout(120):
        while True:
            counts = await till.inside.stores.outbox.counts()
            if not counts.waiting + counts.unknown and not await till.inside.stores.print_jobs.next_jobs():
                break
            till.inside.pump.go()
            await asyncio.sleep(0.02)
    await till.front.tasks.drain()
    await asyncio.sleep(EVERY)


def held(till: BenchTill) -> dict[str, float]:
    """What this process holds now."""
    gc.collect()
    QApplication.sendPostedEvents(None, PySide6.QtCore.QEvent.Type.DeferredDelete.value)
    gc.collect()
    widgets, objects = till.window.findChildren(QWidget), till.window.findChildren(QObject)
    return {
        **process(),
        "tasks": len(asyncio.all_tasks(till.loop._loop)),
        "widgets": len(widgets),
        "objects": len(objects),
    }


def process() -> dict[str, float]:
    """What the system says of this process, and its tasks."""
    pages = int(Path("/proc/self/statm").read_text("ascii").split()[1])
    return {
        "MiB": pages * os.sysconf("SC_PAGE_SIZE") / 2**20,
        "SQLite": apsw.status(apsw.SQLITE_STATUS_MEMORY_USED)[0] / 2**20,
        "tasks": len(asyncio.all_tasks()) if asyncio._get_running_loop() else 0,
        "files": len(os.listdir("/proc/self/fd")),
        "threads": threading.active_count(),
    }


async def until(so: object) -> None:
    async with asyncio.timeout(30):
        while not so():  # type: ignore[operator]  # noqa: ASYNC110  it is about the window, which sets no event
            await asyncio.sleep(0.001)
