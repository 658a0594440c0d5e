"""Memory of the whole till in a process of its own: empty window, 100 000 goods, a day of sales.

`python3 dev.py bench -k memory`; goals are in performance.md. Linux only: elsewhere nobody tells it alike.
"""

from __future__ import annotations

import json
import os
import subprocess
import sys
from pathlib import Path

import pytest
from helpers.bench_clock import judged
from helpers.bench_server import ROOT
from helpers.bench_window import Stocked

CHILD = Path(__file__).with_name("day_child.py")
SALES, WARM = 300, 100
#: How long the child sells at most, and how long its start and end may take besides.
SECONDS, ROUND_IT = 120, 60


@pytest.mark.benchmark_figures
def test_memory(filled: Stocked, tmp_path: Path) -> None:
    if not Path("/proc/self/statm").is_file():
        print("\nmemory is not told on this system")
        return
    folder = filled.copied_to(tmp_path / "till")
    done = subprocess.run(
        [sys.executable, str(CHILD), str(folder), str(SALES), str(SECONDS)],
        cwd=ROOT,
        env={**os.environ, "PYTHONPATH": os.pathsep.join([str(ROOT), str(ROOT / "tests")])},
        capture_output=True,
        encoding="utf-8",
        timeout=SECONDS + ROUND_IT,
        check=False,
    )
    assert done.returncode == 0, done.stderr
    figures: dict[str, float] = json.loads(done.stdout.splitlines()[-1])
    goods, sold = figures.pop("goods"), int(figures.pop("sold", 0))
    used = {name: figures.pop(name) for name in list(figures) if name.startswith("in use")}
    print()
    for name, megabytes in figures.items():
        print(f"memory, {name:30} {megabytes:7.1f} MB")
    judged("held at the sale page", figures["sale page"], 150, "MB")
    last = sold // WARM * WARM
    if last <= WARM:
        print(f"only {sold} sales in {SECONDS} s: what a receipt leaves is not told")
        return
    judged(f"held after {last} sales", figures[f"{last} sales"], 150, "MB")
    grown = (figures[f"{last} sales"] - figures[f"{WARM} sales"]) / (last - WARM) * 1024
    print(f"memory held more for a receipt of five lines, after the first {WARM} {grown:7.2f} kB; goods {goods:,.0f}")
    more = (used[f"in use after {last}"] - used[f"in use after {WARM}"]) / (last - WARM) / 1024
    print("what is held comes in steps; what is in use tells a leak")
    judged("in use more for a receipt", more, 1, "kB")
