"""Figures of a window that changes: tiles that scroll, another theme, another language, a journal of 100 000 receipts.

Printed, never failed by time: `python3 dev.py bench -k pages`. Goals are in performance.md: no stall above 33 ms, which
is what building a page anew is measured by.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import replace
from typing import Any

import pytest
from helpers.bench_clock import Finish, Frames, Took, both, heard, shown, took
from helpers.bench_journal import OTHERS, OURS, fill
from helpers.bench_window import BenchTill, Stocked
from helpers.qloop import Loop
from PySide6.QtWidgets import QApplication, QWidget

from app.domain.journal import Standing
from app.domain.payment import PaymentMeans
from ui.presenters.journal import Kind, Period

pytestmark = pytest.mark.benchmark_figures

GOODS, ROUNDS, STEPS = 2_000, 10, 60


@pytest.fixture(scope="module")
def till(
    bench_loop: Loop, qapp: QApplication, seed: Any, tmp_path_factory: pytest.TempPathFactory
) -> Iterator[BenchTill]:
    made = Stocked.make(bench_loop, qapp, seed, tmp_path_factory.mktemp("pages"), GOODS, 0)
    made.server.refuse_receipts()
    yield made.till
    made.close()


def painted(till: BenchTill, widget: Callable[[], QWidget], act: Callable[[], object]) -> Took:
    """From the touch to the frame with what it changed, all of it done on the window's thread."""

    async def once() -> float:
        finish = Finish()
        on = finish.on("painted")
        frames: list[Frames] = []

        def touch() -> None:
            act()
            frames.append(Frames(widget()))
            frames[0].next(on)
            widget().update()

        return await finish.after(touch)

    return took(lambda: till.loop.run(once()))


def test_tiles_scroll(till: BenchTill) -> None:
    till.come_to_rest()
    view = till.sale.catalogue.tiles.view
    bar, port = view.verticalScrollBar(), view.viewport()
    assert bar.maximum() > bar.pageStep()
    step = max(1, bar.maximum() // STEPS)
    frames = [
        painted(till, lambda: port, lambda: bar.setValue((bar.value() + step) % bar.maximum())) for _ in range(STEPS)
    ]
    print()
    both(f"a frame of scrolling tiles, {till.sale.catalogue.tiles.model.rowCount()} of them", frames)
    bar.setValue(0)


def test_another_theme_and_another_language(till: BenchTill) -> None:
    print()
    for name, values in (("theme", ("dark", "contrast", "light")), ("lang", ("en", "uk"))):
        times = []
        for turn in range(ROUNDS):
            till.come_to_rest()
            settings = replace(till.inside.settings, **{name: values[turn % len(values)]})
            times.append(painted(till, lambda: till.window, lambda new=settings: till.front.redress(new)))  # type: ignore[misc]
        both(f"another {name} → the sale page painted in it", times)
    till.front.redress(till.inside.settings)
    till.loop.settle()


def test_a_journal_of_100_000(till: BenchTill) -> None:
    till.loop.run(fill(till.inside.stores))
    journal = till.front.journal

    def read(act: Callable[[], object]) -> Took:
        """Until the rows that were asked for are painted."""

        async def once() -> float:
            finish = Finish()
            on = finish.on("painted")
            # Rows, or the words that there are none: the page that holds either is painted with it.
            page = till.window.page("receipts")
            frames = Frames(page)

            def look() -> None:
                if not journal.state.loading:
                    frames.next(on)
                    page.update()

            with heard(journal.changed, look):
                ms = await finish.after(act)
            frames.deleteLater()
            return ms

        return took(lambda: till.loop.run(once()))

    print(f"\n{OURS + OTHERS:,} receipts")
    first = painted(till, lambda: till.window, lambda: till.front.show("receipts"))
    print(f"{'the page built and painted':58} {first.ms:8.2f} ms, {first.cpu:.2f} of work")
    till.loop.until(lambda: not journal.state.loading, 10, lambda: repr(replace(journal.state, entries=())))
    rows: list[tuple[str, Callable[[], object]]] = [
        ("all days", lambda: journal.choose_period(Period.ALL)),
        ("refunds", lambda: journal.choose_kind(Kind.REFUNDS)),
        ("everything again", lambda: journal.clear_filters()),
        ("in cash", lambda: journal.choose_means(PaymentMeans.CASH)),
        ("waiting on the till", lambda: journal.choose_standing(Standing.ON_TILL)),
        ("everything again", lambda: journal.clear_filters()),
        ("searched by number", lambda: journal.search("45678")),
        ("searched, nothing found", lambda: journal.search("кефір")),
    ]
    for name, act in rows:
        one = read(act)
        print(f"  {name:<56} {one.ms:8.2f} ms, {one.cpu:.2f} of work, {len(journal.state.entries)} rows")
    read(lambda: journal.search(""))
    more = [read(journal.load_more) for _ in range(ROUNDS)]
    shown("  fifty rows more", [one.ms for one in more])
    till.front.show("sale")
