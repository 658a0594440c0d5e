"""A very long day with faults (reliability.md, row 27): memory, tasks, widgets, files and threads stay what they were.

Linux only: elsewhere nobody tells a process's memory and files alike.
"""

from __future__ import annotations

import itertools
from pathlib import Path

import pytest
from helpers.nest import Nest
from helpers.witness import WitnessedSandbox

pytestmark = pytest.mark.skipif(not Path("/proc/self/statm").is_file(), reason="memory is not told on this system")

POST = "POST /api/v1/pos/receipts$"
FAULTS = ("status", "drop_after_commit", "drop_before", "html", "reset", "delay")
#: MiB: two readers of eight, two writers of SQLite's own two, and what belongs to four connections.
CACHES = 24.0
#: What is counted and never grows; a file or thread may come and go with a connection.
FLAT = {"tasks": 3, "widgets": 30, "objects": 60, "files": 6, "threads": 3}


Figures = list[tuple[int, dict[str, float]]]


def lived(folder: Path, paper: Path, sales: int, step: int, *, window: bool = True) -> Figures:
    """A day of so many sales against a server that fails in another way again and again; the figures of its steps."""
    figures: Figures = []
    kinds = itertools.cycle(FAULTS)
    module = "helpers.soak_lives"
    with WitnessedSandbox() as server, Nest(module, QT_QPA_PLATFORM="offscreen") as nest:
        server.set(fiscal_delay=0)
        if window:
            life = nest.bear("day", folder=folder, paper=paper, url=server.url, sales=sales, step=step)
        else:
            folder.mkdir()
            with Nest("helpers.work_lives") as other:
                assert other.bear("first", folder=folder, url=server.url).rest().status == 0
            life = nest.bear("services", folder=folder, printer=f"file:{paper}", sales=sales, step=step)
        for word, *rest in life.lines():
            if word == "held":
                figures.append((rest[0], rest[1]))
                server.app_state.faults.clear()
                for skip in (5, 15):
                    server.fault(match=POST, kind=next(kinds), times=2, skip=skip, delay=0.01)
        assert life.status == 0, life.said
        assert life.heard("over") == [[]]
        with server.app_state.lock:
            rows = server.app_state.db.rows(
                "SELECT title, count(*) AS times FROM receipts WHERE title LIKE 'K1-%' GROUP BY title"
            )
        assert {row["times"] for row in rows} == {1}, "a sale is on the server more than once"
        assert len(rows) >= sales
    return figures


def grown(figures: Figures, warm: int) -> float:
    """MiB per thousand sales after the first `warm` sales, by the line that fits best: a single reading jumps.

    Without SQLite's own: its pages fill a cache of a fixed size for some five thousand sales, and no more (`flat`).
    """
    points = [(sales / 1000, held["MiB"] - held["SQLite"]) for sales, held in figures if sales >= warm]
    middle = sum(x for x, _ in points) / len(points), sum(y for _, y in points) / len(points)
    up = sum((x - middle[0]) * (y - middle[1]) for x, y in points)
    return up / sum((x - middle[0]) ** 2 for x, _ in points)


def flat(figures: Figures, warm: int) -> None:
    first = next(held for sales, held in figures if sales >= warm)
    last = figures[-1][1]
    assert last["SQLite"] <= CACHES, figures
    for name in FLAT.keys() & first.keys():
        assert last[name] - first[name] <= FLAT[name], f"{name}: {first[name]} → {last[name]}; {figures}"


def test_sixty_sales_leave_nothing_behind(memory: Path, tmp_path: Path) -> None:
    figures = lived(memory / "till", tmp_path / "paper", 60, 15)
    flat(figures, 30)
    assert figures[-1][1]["MiB"] - figures[1][1]["MiB"] < 8, figures


@pytest.mark.long
@pytest.mark.parametrize(("window", "sales", "warm"), [(False, 10_000, 4000), (True, 2000, 800)])
def test_a_very_long_day_leaves_nothing_behind(
    window: bool, sales: int, warm: int, memory: Path, tmp_path: Path
) -> None:
    figures = lived(memory / "till", tmp_path / "paper", sales, 100, window=window)
    a_thousand = grown(figures, warm)
    for done, held in figures[:: max(len(figures) // 10, 1)] + figures[-1:]:
        print(f"{done:6} sales: {held}")
    print(f"{a_thousand:.2f} MiB per 1,000 sales after the first {warm} beside SQLite's caches, window: {window}")
    flat(figures, warm)
    assert a_thousand <= 0.5
