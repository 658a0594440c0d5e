"""The till begun again in the other mode: a process of its own, told by its command line alone."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from pathlib import Path

import pytest

from app.again import command, command_of, environ, role_of

CHILD = """
import json, os, sys
from app import again
if len(sys.argv) > 3 or sys.argv[1:] == ["--data-dir", "x"]:
    print(json.dumps([os.getpid(), sys.argv[1:], os.environ.get("KASA_TRAINING")]), flush=True)
if "--end" in sys.argv or (("--training" in sys.argv) == WANTED):
    sys.exit(0)
sys.exit(again.begin_again(training=WANTED))
"""


@pytest.mark.parametrize(
    ("before", "training", "after"),
    [
        (["py", "-m", "app"], True, ["py", "-m", "app", "--training"]),
        (["py", "-m", "app", "--training", "--lang", "en"], False, ["py", "-m", "app", "--lang", "en"]),
        (["kasa.exe", "--training"], True, ["kasa.exe", "--training"]),
        (["kasa.exe", "--printer", "none"], False, ["kasa.exe", "--printer", "none"]),
    ],
)
def test_the_command_says_the_mode_and_keeps_the_rest(before: list[str], training: bool, after: list[str]) -> None:
    assert command(before, training=training) == after


@pytest.mark.parametrize(
    ("program", "again"),
    [
        (r"C:\Program Files\Kasa\Kasa.exe", ["--lang", "en"]),
        (r"C:\Python313\pythonw.exe", ["-X", "utf8", "-m", "app", "--lang", "en"]),
        ("/usr/bin/python3.13", ["-X", "utf8", "-m", "app", "--lang", "en"]),
    ],
)
def test_a_built_program_is_not_told_twice_which_module_it_runs(program: str, again: list[str]) -> None:
    """Kasa.exe hosts Python and adds «-m app» itself (packaging/windows/kasa.c)."""
    words = ["-X", "utf8", "-m", "app", "--lang", "en"]
    assert command_of(program, words[4:], words) == [program, *again]


@pytest.mark.parametrize(
    ("program", "words", "started"),
    [
        ("/v/bin/python", ["-X", "utf8", "-P", "-m", "app", "--lang", "en"], ["-X", "utf8", "-P", "-m", "app", "--x"]),
        ("/v/bin/python", ["-m", "pytest", "--lang", "en"], ["-m", "app", "--x"]),
        (r"C:\Kasa\Kasa.exe", ["-X", "utf8", "-m", "app", "--lang", "en"], ["--x"]),
    ],
)
def test_the_program_in_another_role_is_the_same_program(program: str, words: list[str], started: list[str]) -> None:
    """Not another `app` in the folder somebody stands in, and never the tests again."""
    assert role_of("--x", program, words[-2:], words) == [program, *started]


def test_the_environment_says_nothing_of_the_mode() -> None:
    assert environ({"KASA_TRAINING": "1", "KASA_LANG": "en", "PATH": "x"}) == {"KASA_LANG": "en", "PATH": "x"}


@pytest.mark.parametrize("training", [True, False])
def test_the_next_one_takes_the_place_of_the_process(repo: Path, tmp_path: Path, training: bool) -> None:
    """Whoever waits for the till waits for the next one too, and hears its exit code."""
    child = tmp_path / "child.py"
    child.write_text(CHILD.replace("WANTED", str(training)))
    words = [sys.executable, str(child), "--data-dir", "x"] + ([] if training else ["--training"])
    around = {**os.environ, "PYTHONPATH": str(repo), "KASA_TRAINING": "0" if training else "1"}
    done = subprocess.run(words, env=around, capture_output=True, text=True, timeout=30, check=False)
    assert done.returncode == 0, done.stderr
    told = [json.loads(line) for line in done.stdout.splitlines()]
    pids, args, variables = zip(*told, strict=True)
    assert ("--training" in args[-1]) is training
    assert variables[-1] is None
    if sys.platform != "win32":
        assert len(set(pids)) == 1, "one process from beginning to end"
