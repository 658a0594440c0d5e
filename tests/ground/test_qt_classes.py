"""Classes of Qt are made on the window's thread: made on another while the window paints, they ended the program."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

from ui.session import WORK_PIECES

WATCH = """
import asyncio, builtins, os, sys, threading
os.environ["QT_QPA_PLATFORM"] = "offscreen"
from types import SimpleNamespace
from PySide6.QtWidgets import QApplication
app = QApplication([])
import ui.session
made = []
real = builtins.__build_class__
def watched(*given, **named):
    made.append(threading.current_thread() is threading.main_thread())
    return real(*given, **named)
builtins.__build_class__ = watched
asyncio.run(ui.session.Session._read_work(SimpleNamespace()))
assert "ui.work" in sys.modules
print(len(made), all(made))
"""


def test_the_pages_of_work_are_read_on_the_windows_thread() -> None:
    root = Path(__file__).parents[2]
    done = subprocess.run(
        [sys.executable, "-c", WATCH], cwd=root, capture_output=True, text=True, check=False, timeout=60
    )
    count, here = done.stdout.split() if done.returncode == 0 else (done.stderr, "")
    assert here == "True", count
    assert int(count) > 50, "the pages were there already: the test sees nothing"


def test_the_pieces_are_those_the_pages_of_work_stand_on() -> None:
    lines = (Path(__file__).parents[2] / "ui" / "work.py").read_text("utf-8").splitlines()
    wanted = [line.split()[1] for line in lines if line.startswith("from ui.")]
    assert list(WORK_PIECES) == [name for name in wanted if name not in ("ui.front", "ui.main_window")]
