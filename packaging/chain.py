"""What the checks of an installation are done with: the box, the stage, the setups, hands and eyes on the screen."""

from __future__ import annotations

import json
import os
import shutil
import subprocess
import time
from collections.abc import Callable
from pathlib import Path

import make
from wine_box import WineBox

KASA = r"C:\Program Files\Kasa\Kasa.exe"
#: Wine's schtasks takes no task of the system: what a technician is told where Windows refuses it.
NO_TASK = 9
#: Where the inside of the till's window begins: Wine's frame is around it.
INSIDE = (4, 23)
#: Seconds to wait for a page: the machine may have other work.
PATIENCE = 180.0


class Wrong(Exception):
    """What was expected and what was found."""


class Chain:
    """One verification: the box, the stage and the two setups, and what each check said."""

    def __init__(self, work: Path, box: WineBox, publisher: Path | None = None) -> None:
        self.publisher = publisher
        self.work = work
        self.box = box
        self.stage = work / "stage"
        self.setup = work / f"kasa-{make.version()}-setup.exe"
        self.newer = work / "verify" / "newer.exe"
        self.home = box.c / "Program Files" / "Kasa"
        self.data = box.c / "ProgramData" / "Kasa"
        self.shots = work / "verify"
        self.open: subprocess.Popen[bytes] | None = None

    # ---------------------------------------------------------------- what the checks do it with

    def smoke(self, name: str, *more: str, program: str = KASA, **extra: str) -> dict[str, object]:
        """Runs the installed till's own check and gives its report. Raises `Wrong`."""
        report = self.shots / f"{name}.json"
        report.unlink(missing_ok=True)
        code = self.box.run(
            program, "--smoke", f"--out={make.to_windows(report)}",
            f"--shot={make.to_windows(self.shots / f'{name}.png')}", *more, **extra,
        )  # fmt: skip
        if not report.is_file():
            raise Wrong(f"no report, exit code {code}")
        told: dict[str, object] = json.loads(report.read_text("utf-8"))
        if code or not told["well"]:
            raise Wrong(f"exit code {code}: {told['wrong']}")
        return told

    def expect(self, what: str, found: object, wanted: object) -> None:
        """Raises `Wrong` when they differ."""
        if found != wanted:
            raise Wrong(f"{what}: {found!r}, expected {wanted!r}")

    def current(self) -> str:
        """Which version starts."""
        return (self.home / "current.txt").read_text("ascii")

    def hand(self, *does: str) -> None:
        """Keys and clicks on the box's screen."""
        subprocess.run(["xdotool", *does], env=self.box.environment, check=True, capture_output=True)

    def click(self, x: int, y: int) -> None:
        """On a point of the till's window."""
        self.hand("mousemove", str(x + INSIDE[0]), str(y + INSIDE[1]), "click", "1")

    def look(self, name: str) -> Path:
        """A picture of the screen."""
        shot = self.shots / f"{name}.png"
        subprocess.run(["import", "-window", "root", str(shot)], env=self.box.environment, check=True)
        return shot

    def until(self, what: str, so: Callable[[], bool]) -> None:
        """Waits until it is so. Raises `Wrong`."""
        end = time.monotonic() + PATIENCE
        while not so():
            if time.monotonic() > end:
                raise Wrong(f"not within {PATIENCE:.0f} s: {what}")
            time.sleep(0.2)

    def colour(self, x: int, y: int) -> str:
        """Of one point of the till's window, as #RRGGBB."""
        done = subprocess.run(
            ["import", "-window", "root", "-crop", f"1x1+{x + INSIDE[0]}+{y + INSIDE[1]}", "-depth", "8", "rgb:-"],
            env=self.box.environment, check=True, capture_output=True,
        )  # fmt: skip
        return "#" + done.stdout[:3].hex().upper()

    def fingerprint(self, version: str) -> str:
        """Of every file of an installed version."""
        return make.digest(make.files_of(self.home / version))

    def renamed(self, version: str) -> Path:
        """A stage that calls itself another version."""
        other = self.work / "verify" / "stage"
        shutil.rmtree(other, ignore_errors=True)
        shutil.copytree(self.stage, other, copy_function=os.link)
        (other / make.version()).rename(other / version)
        (other / "current.txt").unlink()
        (other / "current.txt").write_text(version, encoding="ascii")
        return other
