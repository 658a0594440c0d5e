"""`python -m app` as others start it: what it says and the exit code it leaves with."""

from __future__ import annotations

import os
import subprocess
import sys
import time
from pathlib import Path

import pytest
from helpers.morning import enter_pin
from helpers.qloop import Loop
from helpers.window import TillWindow
from PySide6.QtWidgets import QApplication

from app import __version__
from app.settings import Settings
from ui import wiring
from ui.instance import Instance


def start(repo: Path, *options: str, **environ: str) -> subprocess.CompletedProcess[str]:
    """Runs the till to its end in a process of its own."""
    return subprocess.run(
        [sys.executable, "-m", "app", *options],
        cwd=repo,
        env={**os.environ, "QT_QPA_PLATFORM": "offscreen", "PYTHONUTF8": "1", **environ},
        capture_output=True,
        text=True,
        timeout=30,
        check=False,
    )


def test_version_is_told_and_nothing_else_happens(repo: Path, tmp_path: Path) -> None:
    done = start(repo, "--version", "--data-dir", str(tmp_path / "new"))
    assert (done.returncode, done.stderr) == (0, "")
    assert __version__ in done.stdout
    assert not (tmp_path / "new").exists()


@pytest.mark.parametrize(
    ("options", "named"),
    [
        (("--size", "12"), "--size"),
        (("--theme", "pink"), "--theme"),
        (("--server", "ftp://till.example"), "--server"),
        (("--lang", "de"), "--lang"),
        (("--nothing",), "--nothing"),
        (("--printer",), "--printer"),
    ],
)
def test_a_bad_option_is_one_line_that_names_it(repo: Path, options: tuple[str, ...], named: str) -> None:
    done = start(repo, *options)
    assert done.returncode == 2
    [line] = done.stderr.strip().splitlines()
    assert named in line
    assert done.stdout == ""


def test_a_bad_variable_is_one_line_that_names_it(repo: Path) -> None:
    done = start(repo, KASA_ROUNDING_STEP="много")
    assert (done.returncode, len(done.stderr.strip().splitlines())) == (2, 1)
    assert "KASA_ROUNDING_STEP" in done.stderr


@pytest.mark.parametrize(("lang", "word"), [("uk", "немає прав"), ("en", "no rights")])
def test_a_folder_that_cannot_be_is_one_line(repo: Path, tmp_path: Path, lang: str, word: str) -> None:
    """A path below a file: no user, not even root, can make a folder there."""
    (tmp_path / "file").write_text("", encoding="ascii")
    done = start(repo, "--data-dir", str(tmp_path / "file" / "till"), "--lang", lang)
    assert done.returncode == 4
    [line] = done.stderr.strip().splitlines()
    assert word in line


def test_one_till_a_folder_and_the_second_start_calls_the_first(
    repo: Path, tmp_path: Path, qapp: QApplication, loop: Loop
) -> None:
    first, called = Instance(tmp_path), []
    assert first.take()
    first.called.connect(lambda: called.append(True))
    beside = Instance(tmp_path)
    assert not beside.take()
    loop.until(lambda: len(called) == 1)
    child = subprocess.Popen(
        [sys.executable, "-m", "app", "--data-dir", str(tmp_path)],
        cwd=repo,
        env={**os.environ, "QT_QPA_PLATFORM": "offscreen", "PYTHONUTF8": "1"},
        stderr=subprocess.PIPE,
        text=True,
    )
    loop.until(lambda: child.poll() is not None, 30)
    _, said = child.communicate()
    assert child.returncode == 3
    assert "Каса вже працює на цьому комп’ютері" in said
    assert len(called) == 2
    first.release()
    again = Instance(tmp_path)
    assert again.take(), "free again"
    again.release()


def test_a_till_that_lost_power_starts_again_on_its_folder(repo: Path, fresh: TillWindow) -> None:
    """The lock of a process that is gone keeps nobody out."""
    folder = fresh.settings.data_dir
    child = subprocess.Popen(
        [sys.executable, "-m", "app", "--training", "--data-dir", str(folder)],
        cwd=repo,
        env={**os.environ, "QT_QPA_PLATFORM": "offscreen"},
        stdout=subprocess.DEVNULL,
        stderr=subprocess.DEVNULL,
    )
    home = folder / "training"
    end = time.monotonic() + 20
    while not (home / "sandbox.db").exists():
        assert child.poll() is None, "it ended by itself"
        assert time.monotonic() < end, "it did not start"
        time.sleep(0.02)
    assert not Instance(home).take()
    child.kill()
    child.wait(10)
    lock = Instance(home)
    assert lock.take()
    lock.release()
    fresh.open(training=True, printer="")
    assert fresh.page == "first_start"
    fresh.tap("fill-training")
    fresh.tap("sign-in")
    fresh.until(lambda: fresh.sees("take-place"), "the training shop")
    fresh.tap("terminal-20001")
    fresh.tap("take-place")
    enter_pin(fresh)
    fresh.until_page("open_shift")
    assert fresh.sees("top_training")


def test_training_shows_what_to_type_and_remembers_its_place(fresh: TillWindow) -> None:
    fresh.open(training=True, printer="")
    assert fresh.text("training-key") == "sandbox"
    assert fresh.text("training-phone") == "380960000006"
    assert fresh.text("training-password") == "123456789"
    fresh.tap("fill-training")
    fresh.tap("sign-in")
    fresh.tap("terminal-20001")
    fresh.tap("take-place")
    fresh.until_page("login")
    assert "1111" in fresh.until_text("training-pins", "9999")
    fresh.reopen()
    assert fresh.page == "login"
    enter_pin(fresh)
    fresh.until_page("open_shift")
    fresh.until(lambda: fresh.synced, "signed in to the training server by itself")


LIVING = """
import sys, time
sys.path.insert(0, sys.argv[2])
from pathlib import Path
from PySide6.QtCore import QCoreApplication
from ui.instance import Instance
app = QCoreApplication([])
instance = Instance(Path(sys.argv[1]))
assert instance.take()
print("taken", flush=True)
sys.stdin.read()
"""


def test_a_till_that_lives_keeps_others_out_however_long_it_has_lived(repo: Path, tmp_path: Path) -> None:
    """Qt would take a lock of half a minute for one left behind; a till lives for weeks."""
    child = subprocess.Popen(
        [sys.executable, "-c", LIVING, str(tmp_path), str(repo)],
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        text=True,
    )
    assert child.stdout is not None
    assert child.stdin is not None
    assert child.stdout.readline() == "taken\n"
    old = time.time() - 40 * 24 * 3600
    os.utime(tmp_path / "till.lock", (old, old))
    assert not Instance(tmp_path).take()
    child.kill()
    child.communicate()
    again = Instance(tmp_path)
    assert again.take(), "the lock of a killed till keeps nobody out"
    again.release()


def test_the_lock_is_taken_before_anything_of_the_data_is_touched(
    tmp_path: Path, qapp: QApplication, monkeypatch: pytest.MonkeyPatch
) -> None:
    """A second till that opened the journal first could write to it beside the first one."""
    held = Instance(tmp_path)
    assert held.take()
    before = sorted(path.name for path in tmp_path.iterdir())
    opened: list[str] = []
    monkeypatch.setattr(wiring, "open_window", lambda *_: opened.append("window"))
    monkeypatch.setattr(wiring.till_log, "setup", lambda *_: opened.append("log"))
    try:
        assert wiring.run(Settings(tmp_path)) == 3
    finally:
        held.release()
    assert opened == []
    assert sorted(path.name for path in tmp_path.iterdir() if path.name != "till.lock") == [
        name for name in before if name != "till.lock"
    ]
