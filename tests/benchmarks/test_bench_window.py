"""Figures of the window at work: goods coming in, a scan, a letter in the search, a sale, its longest stalls.

Printed, never failed by time: `python3 dev.py bench -k window`. Goals are in performance.md. The floor of a scan is
what no till can do without: a durable append of the receipt and a paint of its lines, in the same window.
"""

from __future__ import annotations

import asyncio
import os
import time
from collections.abc import Awaitable
from functools import partial
from pathlib import Path

import pytest
from helpers.bench_clock import Finish, Frames, Heartbeat, Took, both, judged, p95, shown, took
from helpers.bench_window import BenchTill, Burst, Stocked
from helpers.qloop import Loop
from PySide6.QtWidgets import QApplication

from app.domain.payment import PaymentMeans
from app.domain.product import Product
from app.store.codec import pack
from app.store.outbox_rows import OutboxCounts
from ui.presenters.shelves import RESULTS

pytestmark = pytest.mark.benchmark_figures

LINES = 200
SCANS = 60
BURST = 500
SALES = 60
WAITING = 100
LATENCY = 0.06
#: The longest the window may stand still (ms).
STALL = 33
WORDS = ("молоко", "шокол", "кава ме", "сир")


def told(name: str, value: object) -> None:
    print(f"{name:58} {value}")


def at_rest(till: BenchTill) -> None:
    """The floor of every gap: the same window on the same machine, doing nothing."""
    heart = Heartbeat()
    heart.start()
    till.loop.run(asyncio.sleep(1))
    heart.stop()
    told("the window at rest for a second (floor of the gaps)", heart)


def test_ten_thousand_goods(bench_loop: Loop, qapp: QApplication, seed: Path, tmp_path: Path) -> None:
    few = Stocked.make(bench_loop, qapp, seed, tmp_path, 10_000, 0)
    print()
    at_rest(few.till)
    told("first sync, 10,000 products and stock, no latency", few.first)
    told("unchanged resync", few.till.sync(Heartbeat()))
    letters(few)
    scans(few.till, few.goods, tmp_path)
    few.close()


def test_goods_come_in_while_the_till_sells(stocked: Stocked) -> None:
    print()
    at_rest(stocked.till)
    told(f"first sync, {stocked.goods:,} products and stock, 60 ms", stocked.first)
    judged("products of a first sync", stocked.first.products_at, 10, "s")
    judged("products and stock", stocked.first.seconds, 10, "s")
    told("  from when the pages made ahead were there", stocked.first.later)
    judged("longest gap from then on", stocked.first.later.longest, STALL)
    judged("own work of the longest gap from then on", max(stocked.first.later.worked), STALL)
    if stocked.first.scans:
        shown("  scans beside it", stocked.first.scans)
    again = stocked.till.sync(Heartbeat(), selling=True)
    told("unchanged resync", again)
    judged("longest gap", again.heart.longest, STALL)
    shown("  scans beside it", again.scans)


def test_a_scan(filled: Stocked, tmp_path: Path) -> None:
    print()
    scans(filled.till, filled.goods, tmp_path)


@pytest.mark.parametrize("way", list(Burst), ids=lambda way: way.name.lower())
def test_a_burst_of_scans(filled: Stocked, way: Burst) -> None:
    """How long until the last of them is kept, and how long the window stood still for it. A scanner's keyboard
    tells a code in 30 ms at best; where the keys of all stand in Qt's queue, Qt hands them on without a look at
    anything else, so that gap is Qt's and what fourteen thousand keys cost."""
    till = filled.till
    goods = [one for one in till.products(LINES, skip=50) if one.barcode and one.price and not one.by_weight][:20]
    codes = [one.barcode for one in goods] * (BURST // len(goods))
    heart = Heartbeat()
    heart.start()
    took = till.loop.run(till.scan_all(codes, way))
    heart.stop()
    print()
    told(
        f"{len(codes)} scans {way.value}, kept one by one",
        f"{took / 1000:.2f} s, {took / len(codes):.2f} ms a scan; {heart}",
    )
    judged("longest gap", heart.longest, STALL)
    judged("own work of the longest gap", max(heart.worked), STALL)
    assert sum(item.quantity for item in till.inside.sale.receipt.items) == len(codes)
    till.loop.run(till.inside.sale.clear())


def test_a_letter_in_the_search(filled: Stocked) -> None:
    print()
    letters(filled)


def test_half_a_million_goods(bench_loop: Loop, qapp: QApplication, seed: Path, tmp_path: Path) -> None:
    """Written into the till's file, as a sync does it: the sandbox would take a minute to make them."""
    many = Stocked.filled(bench_loop, qapp, seed, tmp_path / "till", 500_000)
    print()
    letters(many)
    scans(many.till, many.goods, tmp_path)
    many.close()


def test_a_sale(stocked: Stocked, tmp_path: Path) -> None:
    till = stocked.till
    goods = [product for product in till.products(40, skip=60) if product.barcode]
    heart, kept, painted, ready = Heartbeat(), [], [], []
    heart.start()
    for number in range(SALES):
        for product in goods[number % 30 : number % 30 + 5]:
            till.loop.run(till.scan(product.barcode))
        commit, frame = till.loop.run(till.paid())
        kept.append(commit)
        painted.append(frame)
    heart.stop()
    print()
    shown("«Отримано» → committed", kept)
    shown("«Отримано» → «Сплачено» painted", painted)
    cards = []
    for number in range(SALES):
        till.loop.run(till.scan(goods[number % 30].barcode))
        cards.append(till.loop.run(till.paid(partial(type_card, till, number))))
    shown("card typed, «Підтвердити» → committed", [commit for commit, _ in cards])
    shown("card typed, «Підтвердити» → «Сплачено» painted", [frame for _, frame in cards])
    told("five scans and a sale, again and again", heart)
    for _ in range(5):
        ready.append(till.loop.run(till.signed_in()))
    shown(f"last digit of the PIN → sale page painted, {stocked.goods:,} products", ready)


def test_the_outbox_is_delivered(stocked: Stocked) -> None:
    till, server = stocked.till, stocked.server
    wait_for_delivery(till)
    server.refuse_receipts()
    goods = [product for product in till.products(3, skip=30) if product.price]
    till.loop.run(sell_many(till, goods, WAITING))
    server.answer_after(LATENCY)
    heart = Heartbeat()
    heart.start()
    begun = time.perf_counter()
    till.inside.pump.go()
    wait_for_delivery(till)
    took = time.perf_counter() - begun
    heart.stop()
    print()
    told(
        f"{WAITING} receipts delivered over {LATENCY * 1000:.0f} ms",
        f"{took:.2f} s, {WAITING / took * 60:.0f} a minute",
    )
    told("", f"{(took / WAITING - LATENCY) * 1000:.1f} ms a receipt beside the line's own; {heart}")


def type_card(till: BenchTill, number: int) -> None:
    """What a cashier copies from the slip of a terminal beside the till."""
    till.front.payment.choose(PaymentMeans.CARD)
    till.front.payment.write("rrn", f"{431807420000 + number}")
    till.front.payment.write("approval_code", "238017")


async def sell_many(till: BenchTill, goods: list[Product], count: int) -> None:
    """Receipts of these goods, one after another, without the window's pages."""
    for _ in range(count):
        for product in goods:
            await till.inside.sale.pick(product)
        await till.inside.payment.pay_cash(till.inside.payment.due().payable)


def wait_for_delivery(till: BenchTill) -> None:
    counts: list[OutboxCounts] = []
    deaf = till.inside.pump.changed.connect(counts.append)

    async def wait() -> None:
        now = await till.inside.stores.outbox.counts()
        while now.waiting + now.unknown:
            await asyncio.sleep(0.02)
            now = counts[-1] if counts else now

    till.loop.run(wait())
    deaf()


def letters(stocked: Stocked) -> None:
    """Words typed letter by letter."""
    till = stocked.till
    typed = [word[:length] for word in WORDS for length in range(1, len(word) + 1)]
    times = [took(lambda text=text: till.loop.run(till.found(text))) for text in typed * 2]  # type: ignore[misc]
    till.loop.run(till.found(""))
    both(f"letter → results painted, {stocked.goods:,} products", times)
    judged("letter → results painted p95 on a till", p95([one.ms for one in times]), 30)
    catalog = till.inside.stores.catalog
    lowest = [till.loop.run(_answered(catalog.synced_at())) for _ in typed * 4]
    shown("  a question of SQLite's alone, through the window's loop (floor)", lowest)
    asked = [took(lambda text=text: till.loop.run(_answered(catalog.search(text, RESULTS)))) for text in typed * 4]  # type: ignore[misc]
    shown("  the search alone, through the window's loop", [one.ms for one in asked])
    judged("letter → results p95", p95([one.ms for one in asked]), 2)


async def _answered(question: Awaitable[object]) -> float:
    begun = time.perf_counter()
    await question
    return (time.perf_counter() - begun) * 1000


def scans(till: BenchTill, count: int, folder: Path) -> None:
    """The floor before, between and behind, so that it meets the same neighbours on the machine."""
    long_receipt(till)
    goods = [product for product in till.products(SCANS + 5, skip=LINES + 50) if product.barcode]
    third = len(goods) // 3
    lowest, mine = append_and_paint(till, folder, SCANS // 3), []
    heart = Heartbeat()
    for part in (goods[:third], goods[third : 2 * third], goods[2 * third :]):
        heart.start()
        mine += [took(lambda code=product.barcode: till.loop.run(till.scan(code))) for product in part]  # type: ignore[misc]
        heart.stop()
        lowest += append_and_paint(till, folder, SCANS // 3)
    floor = both("durable append and paint (floor)", lowest)
    middle = both(f"Enter of a scan → line kept and painted, {LINES} lines, {count:,} products", mine)
    told("", f"{middle / floor:.1f}× the floor; {heart}")
    judged("scan → line painted p95", p95([one.ms for one in mine]), 16)
    judged("p50 of the floor's p50", middle / floor, 2, "times")
    judged("longest gap", heart.longest, STALL)
    till.loop.run(till.inside.sale.clear())


def long_receipt(till: BenchTill) -> None:
    """So many lines on the counter, one of each product."""

    async def fill() -> None:
        for product in till_products:
            await till.inside.sale.pick(product)

    till_products = [p for p in till.products(LINES + 40) if p.price and not p.by_weight][:LINES]
    till.loop.run(fill())
    assert len(till.inside.sale.receipt.items) == LINES


def append_and_paint(till: BenchTill, folder: Path, count: int) -> list[Took]:
    """Milliseconds of a durable append of the receipt as it is kept, and of a paint of its lines."""
    body = pack(till.inside.sale.receipt).encode()
    viewport = till.sale.receipt.lines.view.viewport()
    frames = Frames(viewport)
    times = []
    with (folder / "floor").open("wb", buffering=0) as file:

        async def once() -> float:
            finish = Finish()
            painted = finish.on("painted")
            begun = time.perf_counter()
            file.write(body)
            os.fdatasync(file.fileno())
            frames.next(painted)
            await finish.after(viewport.update)
            return (time.perf_counter() - begun) * 1000

        for _ in range(count):
            times.append(took(lambda: till.loop.run(once())))
    frames.deleteLater()
    return times
