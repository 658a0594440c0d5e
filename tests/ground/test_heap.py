"""What was freed is given back: a till that shows a slip's picture once does not hold it for the rest of the day."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parents[2]

#: Ten threads make pictures of half a megabyte, keep a word of each, and free them.
CHILD = """
import os
import sys
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path
sys.path.insert(0, {root!r})
from ui.heap import give_back
if {told}:
    assert give_back()
def held():
    return int(Path("/proc/self/statm").read_text().split()[1]) * os.sysconf("SC_PAGE_SIZE")
def work(number):
    words = []
    for turn in range(40):
        pictures = [bytes(500_000 + 100 * number) for _ in range(8)]
        words.append(bytes(3000))
    return words
with ThreadPoolExecutor(10) as threads:
    kept = list(threads.map(work, range(20)))
    print(held())
"""


def held_after(*, told: bool) -> int:
    """Bytes held at the end of a process that gives back, or does as glibc likes."""
    code = CHILD.format(root=str(ROOT), told=told)
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, encoding="ascii", timeout=60, check=False)
    assert done.returncode == 0, done.stderr
    return int(done.stdout)


@pytest.mark.skipif(not sys.platform.startswith("linux"), reason="only glibc keeps what was freed")
def test_pictures_that_are_gone_are_not_held() -> None:
    assert held_after(told=False) - held_after(told=True) > 10 * 2**20
