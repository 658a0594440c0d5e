"""`--smoke` must find what an installation lacks, and must not cry over one that is whole."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from pathlib import Path

from PySide6.QtCore import QCoreApplication  # noqa: F401 - before pydantic's parts

from ui.smoke import Findings

ROOT = Path(__file__).resolve().parents[2]


def smoke(folder: Path, *more: str) -> tuple[int, dict[str, object]]:
    out = folder / "smoke.json"
    done = subprocess.run(
        [sys.executable, "-m", "app", "--smoke", f"--out={out}", *more],
        cwd=ROOT,
        env={**os.environ, "QT_QPA_PLATFORM": "offscreen", "PYTHONUTF8": "1"},
        stdin=subprocess.DEVNULL,
        capture_output=True,
        timeout=180,
        check=False,
    )
    return done.returncode, json.loads(out.read_text("utf-8"))


def test_a_whole_till_is_well_and_shows_its_first_page(tmp_path: Path) -> None:
    shot = tmp_path / "page.png"
    code, told = smoke(tmp_path, f"--shot={shot}")
    assert told["wrong"] == []
    assert code == 0
    assert told["till"]["page"] == "first_start"  # type: ignore[index]
    assert told["till"]["journal"] == "wal"  # type: ignore[index]
    assert shot.read_bytes().startswith(b"\x89PNG")


def test_a_word_on_stderr_that_nobody_expects_is_a_fault() -> None:
    findings = Findings()
    harmless = "EnableNonClientDpiScaling() failed for HWND 1", "the bank terminal is silent: no answer to identify"
    findings.judge_words("\n".join([*harmless, "", "qt.svg: cannot read\n"]))
    assert findings.wrong == ["said: qt.svg: cannot read"]


def test_what_a_trial_raises_is_told_and_the_next_goes_on() -> None:
    findings = Findings()

    def broken() -> object:
        raise ModuleNotFoundError("No module named 'winsound'")

    findings.look("modules", broken)
    findings.look("letters", lambda: 33)
    assert findings.wrong == ["modules: ModuleNotFoundError: No module named 'winsound'"]
    assert findings.facts["letters"] == 33
