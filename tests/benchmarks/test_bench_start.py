"""From the command to a painted window and to a sign-in page that answers, beside an empty window of the same run.

`python3 dev.py bench -k start` prints the figures; goals are in performance.md. What may not be imported before the
first paint is held by a test of every run.
"""

from __future__ import annotations

import asyncio
import json
import os
import statistics
import subprocess
import sys
import time
from pathlib import Path
from typing import Any

import pytest
from helpers.bench_server import ROOT
from helpers.link import linked

from app.sandbox.server import SandboxThread

CHILD = Path(__file__).with_name("start_child.py")
RUNS = 7


def start(*arguments: str) -> dict[str, Any]:
    """One start in a process of its own, until its sign-in page has been painted."""
    began = {"BENCH_BEGAN": repr(time.monotonic()), "PYTHONPATH": str(ROOT)}
    done = subprocess.run(
        [sys.executable, str(CHILD), *arguments],
        cwd=ROOT,
        env={**os.environ, **began},
        capture_output=True,
        encoding="utf-8",
        timeout=60,
        check=False,
    )
    assert done.returncode == 0, done.stderr
    seen: dict[str, Any] = json.loads(done.stdout.splitlines()[-1])
    return seen


@pytest.fixture
def known(tmp_path: Path) -> Path:
    """The folder of a till that stands at its place and knows its people."""

    async def first_start() -> None:
        with SandboxThread() as sandbox:
            async with linked(tmp_path / "till", sandbox):
                pass

    asyncio.run(first_start())
    return tmp_path / "till"


def test_nothing_heavy_is_imported_before_the_first_paint(known: Path) -> None:
    seen = start("--data-dir", str(known))
    assert seen["imported"] == []
    assert seen["page"] == "login"


@pytest.mark.benchmark_figures
def test_a_start(known: Path, tmp_path: Path) -> None:
    kinds: dict[str, tuple[str, ...]] = {
        "empty window (floor)": ("--empty",),
        "first start → phone and password": ("--data-dir", str(tmp_path / "new")),
        "later start → people and PIN": ("--data-dir", str(known)),
    }
    took: dict[str, list[dict[str, Any]]] = {kind: [] for kind in kinds}
    for _ in range(RUNS):
        for kind, arguments in kinds.items():
            took[kind].append(start(*arguments))
    floor = statistics.median(seen["painted"] for seen in took["empty window (floor)"])
    print(f"\n{'from exec, ms':34} {'painted':>20} {'usable':>20}   of the floor")
    for kind, seen in took.items():
        row = f"{kind:34}"
        for moment in ("painted", "usable"):
            times = sorted(one[moment] for one in seen if moment in one)
            row += f"   p50 {statistics.median(times):5.0f} min {times[0]:5.0f}" if times else " " * 21
        print(f"{row}   {statistics.median(one['painted'] for one in seen) / floor:.2f}×")
