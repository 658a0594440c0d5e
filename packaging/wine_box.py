"""A Windows made of Wine, for one verification: its own prefix, its own screen, the stand-ins Wine 8 lacks."""

from __future__ import annotations

import os
import shutil
import subprocess
from dataclasses import dataclass, field
from pathlib import Path

HERE = Path(__file__).resolve().parent
#: Which source stands for which of Windows's own libraries; in the prefix only, never in a stage.
STAND_INS = {"system_icu": "icuuc", "random": "bcryptprimitives", "colours": "mscms", "look": "Windows.UI"}
NEEDED = ("wine", "wineserver", "Xvfb", "x86_64-w64-mingw32-gcc", "xdotool", "import", "cupsd", "lpadmin")
#: Room for a till's window of 1366×768 with a frame around it.
SCREEN = "1440x860"
PACKAGES = "wine wine64 xvfb xdotool imagemagick gcc-mingw-w64-x86-64-win32 cups"


class NotHere(Exception):
    """What is missing on this machine, and the line that installs it."""


@dataclass
class WineBox:
    """Use it in a `with`: the prefix is made, and everything started in it is ended."""

    home: Path
    display: str = field(default="", init=False)
    _screen: subprocess.Popen[bytes] | None = field(default=None, init=False)

    @property
    def c(self) -> Path:
        """Drive C."""
        return self.home / "drive_c"

    @property
    def environment(self) -> dict[str, str]:
        """What a Windows program is started with."""
        return {
            **os.environ,
            "WINEPREFIX": str(self.home),
            "WINEARCH": "win64",
            "WINEDEBUG": "-all",
            "WINEDLLOVERRIDES": "mscms=n;winemenubuilder.exe=d;winedbg.exe=d",
            "DISPLAY": self.display,
        }

    def __enter__(self) -> WineBox:
        missing = [name for name in NEEDED if shutil.which(name) is None]
        if missing:
            raise NotHere(f"{', '.join(missing)}: apt-get install -y --no-install-recommends {PACKAGES}")
        shutil.rmtree(self.home, ignore_errors=True)
        # It says itself which number was free: two verifications may run at once.
        told, tell = os.pipe()
        self._screen = subprocess.Popen(
            ["Xvfb", "-displayfd", str(tell), "-screen", "0", f"{SCREEN}x24", "-nolisten", "tcp"],
            stdin=subprocess.DEVNULL, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL, pass_fds=(tell,),
        )  # fmt: skip
        os.close(tell)
        with os.fdopen(told, encoding="ascii") as number:
            self.display = f":{number.readline().strip()}"
        for command in (
            ["wineboot", "-i"],
            ["wineserver", "-w"],
            ["wine", "winecfg", "-v", "win10"],
            ["wineserver", "-w"],
        ):
            self._call(command, 120)
        system = self.c / "windows" / "system32"
        for source, name in STAND_INS.items():
            made = system / f"{name}.dll"
            made.unlink(missing_ok=True)
            compiler = ["x86_64-w64-mingw32-gcc", "-O2", "-s", "-shared", "-o", str(made)]
            subprocess.run([*compiler, str(HERE / "wine" / f"{source}.c"), "-ladvapi32"], check=True)
        return self

    def __exit__(self, *_: object) -> None:
        subprocess.run(["wineserver", "-k"], env=self.environment, check=False, capture_output=True)
        subprocess.run(["wineserver", "-w"], env=self.environment, check=False, capture_output=True)
        if self._screen is not None:
            self._screen.terminate()
            self._screen.wait()

    def run(self, program: str, *arguments: str, seconds: float = 180, **extra: str) -> int:
        """Runs a Windows program to its end and gives its exit code."""
        return self._call(["wine", program, *arguments], seconds, **extra)

    def start(self, program: str, *arguments: str, folder: Path | None = None, **extra: str) -> subprocess.Popen[bytes]:
        """Starts a Windows program on a desktop of its own, in a folder, and leaves it running.

        Its output goes through a pipe: Python there dies on a file.
        """
        return subprocess.Popen(
            ["wine", "explorer", f"/desktop=till,{SCREEN}", program, *arguments],
            env={**self.environment, **extra}, cwd=folder,
            stdin=subprocess.DEVNULL, stdout=subprocess.PIPE, stderr=subprocess.STDOUT,
        )  # fmt: skip

    def _call(self, command: list[str], seconds: float, **extra: str) -> int:
        # Not captured: what Wine leaves running keeps the pipe, and its end would never come.
        with subprocess.Popen(
            command, env={**self.environment, **extra},
            stdin=subprocess.DEVNULL, stdout=subprocess.PIPE, stderr=subprocess.STDOUT,
        ) as process:  # fmt: skip
            try:
                return process.wait(seconds)
            except subprocess.TimeoutExpired:
                process.kill()
                raise
            finally:
                if process.stdout is not None:
                    process.stdout.close()

    def registry(self, key: str, name: str) -> str:
        """A text value of the machine's registry, "" when there is none."""
        done = subprocess.run(
            ["wine", "reg", "query", key, "/v", name, "/reg:64"], env=self.environment,
            stdin=subprocess.DEVNULL, capture_output=True, check=False,
        )  # fmt: skip
        for line in done.stdout.decode("utf-8", "replace").splitlines():
            parts = line.split(None, 2)
            if len(parts) == 3 and parts[0] == name:
                return parts[2].strip()
        return ""
