"""`python3 dev.py installer --suite [folder…]`: the test suite on the Python that is shipped, under Wine or on Windows.

Each folder of tests is a process of its own; one that dies goes on behind the test it died in, which counts as failed.
What cannot run there is left out by `suite.toml`, by name and with the reason.
"""

from __future__ import annotations

import os
import re
import shutil
import signal
import subprocess
import sys
import tempfile
import threading
import time
import tomllib
import zipfile
from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from pathlib import Path

import make
from packaging.markers import Marker
from wine_box import WineBox

LOCK = make.ROOT / "requirements" / "lock.txt"
#: What looks at sources and draws no conclusion from where it runs.
NOT_HERE = ("ast-serialize", "grimp", "import-linter", "librt", "mypy", "mypy-extensions", "pip", "ruff", "uv")
TARGET = {
    "sys_platform": "win32", "platform_system": "Windows", "os_name": "nt", "platform_machine": "AMD64",
    "python_version": "3.13", "python_full_version": "3.13.2", "implementation_name": "cpython",
    "platform_python_implementation": "CPython",
}  # fmt: skip
#: Laid beside the suite's own libraries.
PLUGIN = "suite_away"
#: pytest takes plugins from the command line only, not from a file of arguments.
PLUGINS = ("-p", "no:cacheprovider", "-p", PLUGIN)
OPTIONS = ("-v", "--no-header", "--color=no", "--tb=short", "--continue-on-collection-errors")
#: Offscreen, Qt takes the system's letters from a folder alone; without one a text outside the till's own has none.
LETTERS = (
    Path(os.environ.get("WINDIR", "C:/Windows"), "Fonts") if make.WINDOWS else Path("/usr/share/fonts/truetype/dejavu")
)
#: A process that says nothing for so long (seconds) is ended; the test it was in has hung.
SILENT = 120.0
UNREAD = re.compile(r"^ERROR (\S+\.py)(?: - .*)?$")
ENDED = re.compile(r"^(\S+::.+?) (PASSED|FAILED|ERROR|SKIPPED|XFAIL|XPASS)\b")
BEGUN = re.compile(r"^(tests/\S+?::.+?)(?: (?:wine:|ALSA lib|Windows fatal|Fatal Python).*| )?$")
#: Where a program that the test started has written behind its name.
ALONE = re.compile(r"^(PASSED|FAILED|ERROR|SKIPPED|XFAIL|XPASS)\b.* \[ *\d+%\]$")


@dataclass
class Folder:
    """What became of one folder's tests."""

    ended: dict[str, str] = field(default_factory=dict)
    seconds: float = 0.0

    def line(self, name: str, left_out: int) -> str:
        """As it is told."""
        found = Counter(self.ended.values())
        failed = found["FAILED"] + found["ERROR"] + found["DIED"]
        return (
            f"{name:11} {found['PASSED']:5} passed {failed:4} failed {left_out:4} left out "
            f"{found['SKIPPED']:3} skipped {self.seconds:6.0f} s"
        )


def run(work: Path, folders: Sequence[str]) -> int:
    """Runs the folders named, or all of `suite.toml`; gives how many tests failed."""
    plan = tomllib.loads((make.HERE / "suite.toml").read_text("utf-8"))
    home = work / "suite"
    lay(work / "parts", home)
    site = home / "runtime" / "Lib" / "site-packages"
    shutil.copyfile(make.HERE / f"{PLUGIN}.py", site / f"{PLUGIN}.py")
    if not make.WINDOWS:
        shutil.copyfile(make.HERE / "suite_wine.py", site / "sitecustomize.py")
    failed = 0
    if make.WINDOWS:
        failed = _folders(home, plan, folders, (), dict(os.environ))
    else:
        with WineBox(home / "prefix") as box:
            failed = _folders(home, plan, folders, ("wine",), box.environment)
    return failed


def _folders(
    home: Path, plan: Mapping[str, object], folders: Sequence[str], wine: Sequence[str], environment: dict[str, str]
) -> int:
    failed = 0
    for name in folders or plan["folders"]:  # type: ignore[attr-defined]
        away = left_out(plan, name)
        found = one_folder(home, name, away, [*wine, str(home / "runtime" / "python.exe")], environment)
        failed += sum(1 for outcome in found.ended.values() if outcome in ("FAILED", "ERROR", "DIED"))
        sys.stdout.write(found.line(name, len(away)) + os.linesep)
        for test, outcome in found.ended.items():
            if outcome in ("FAILED", "ERROR", "DIED"):
                sys.stdout.write(f"    {outcome.lower()}: {test}{os.linesep}")
        sys.stdout.flush()
    return failed


def left_out(plan: Mapping[str, object], folder: str) -> dict[str, str]:
    """Tests of a folder, or of one file of it, that are left out here → why; a file or a test of it."""
    reasons: dict[str, str] = {}
    inside = f"tests/{folder}" if folder.endswith(".py") else f"tests/{folder}/"
    for system in ("windows",) if make.WINDOWS else ("windows", "wine"):
        for each in plan.get(system, []):  # type: ignore[attr-defined]
            reasons |= {test: each["why"] for test in each["tests"] if test.startswith(inside)}
    return reasons


def one_folder(
    home: Path, name: str, away: Mapping[str, str], python: Sequence[str], environment: dict[str, str]
) -> Folder:
    """Runs it to its end, however often its process dies on the way."""
    found, began = Folder(), time.monotonic()
    log = home / f"{name.replace('/', '-')}.log"
    log.unlink(missing_ok=True)
    arguments, put_away = home / "arguments.txt", home / "away.txt"
    arguments.write_text("\n".join((*OPTIONS, f"tests/{name}")) + "\n", encoding="utf-8")
    given = {**environment, "SUITE_AWAY": make.to_windows(put_away)}
    for _ in range(20):
        put_away.write_text("\n".join((*away, *found.ended)) + "\n", encoding="utf-8")
        command = [*python, "-X", "utf8", "-m", "pytest", *PLUGINS, f"@{make.to_windows(arguments)}"]
        if _process(command, given, found, log):
            break
    found.seconds = time.monotonic() - began
    return found


def _process(command: Sequence[str], environment: dict[str, str], found: Folder, log: Path) -> bool:
    """One run of pytest; True when it came to its end by itself."""
    given = {
        **environment, "SUITE_LETTERS": make.to_windows(LETTERS), "QT_QPA_PLATFORM": "offscreen",
        "PYTHONUTF8": "1", "PYTHONDONTWRITEBYTECODE": "1",
        "KASA_SHARED": make.to_windows(make.ROOT.parent / "shared"),
    }  # fmt: skip
    running = ""
    with (
        subprocess.Popen(
            command,
            cwd=make.ROOT,
            env=given,
            stdin=subprocess.DEVNULL,
            stdout=subprocess.PIPE,
            stderr=subprocess.STDOUT,
            start_new_session=True,
        ) as process,
        log.open("ab", buffering=0) as kept,
    ):
        assert process.stdout is not None
        watch = Watch(process)
        try:
            for raw in process.stdout:
                watch.heard()
                kept.write(raw)
                line = raw.decode("utf-8", "replace").rstrip()
                if ended := ENDED.match(line):
                    running = ""
                    found.ended[ended[1]] = ended[2]
                elif running and (alone := ALONE.match(line)):
                    found.ended[running], running = alone[1], ""
                elif unread := UNREAD.match(line):
                    found.ended[unread[1]] = "ERROR"
                elif begun := BEGUN.match(line):
                    running = begun[1]
        finally:
            watch.over()
    if process.returncode in (0, 1, 5):
        return True
    found.ended[running or f"(process {process.returncode})"] = "DIED"
    return not running


class Watch:
    """Ends a process that is silent for too long."""

    def __init__(self, process: subprocess.Popen[bytes]) -> None:
        self._process = process
        self._last = time.monotonic()
        self._over = threading.Event()
        threading.Thread(target=self._look, daemon=True).start()

    def heard(self) -> None:
        self._last = time.monotonic()

    def over(self) -> None:
        self._over.set()

    def _look(self) -> None:
        while not self._over.wait(1.0):
            if time.monotonic() - self._last > SILENT:
                self._end()
                return

    def _end(self) -> None:
        """With whatever it started: a child that lives on holds the pipe open."""
        if sys.platform == "win32":
            subprocess.run(["taskkill", "/F", "/T", "/PID", str(self._process.pid)], check=False, capture_output=True)
        else:
            os.killpg(self._process.pid, signal.SIGKILL)


# --- the Python of the till with what the suite needs -----------------------------------------------------------------


def lay(parts: Path, home: Path) -> None:
    """The shipped runtime, whole, with the locked wheels of the till and of the suite, none trimmed."""
    make.fetch(parts)
    mark = home / "laid"
    wanted = make.digest([*sorted(make.INPUTS.glob("*.txt")), LOCK])
    if mark.is_file() and mark.read_text("ascii") == wanted:
        return
    shutil.rmtree(home, ignore_errors=True)
    runtime = home / "runtime"
    site = runtime / "Lib" / "site-packages"
    site.mkdir(parents=True)
    for name, content in make.runtime_of(parts).items():
        # With a ._pth Python would look nowhere but in its own folder; _wmi ends the process under Wine.
        if not name.endswith("._pth") and name != "_wmi.pyd":
            (runtime / name).write_bytes(content)
    wheels = home / "wheels"
    wheels.mkdir()
    with tempfile.TemporaryDirectory() as folder:
        wanted_list = Path(folder) / "suite.txt"
        wanted_list.write_text("\n".join(requirements(LOCK.read_text("utf-8"))), encoding="utf-8")
        make.run(
            *(sys.executable, "-m", "pip", "download", "--quiet", "--disable-pip-version-check", "--no-deps"),
            *("--only-binary", ":all:", "--platform", "win_amd64", "--python-version", "313", "--implementation", "cp"),
            *("--require-hashes", "-r", str(wanted_list), "-d", str(wheels), "--find-links", str(parts / "wheels")),
        )
    for wheel in sorted(wheels.glob("*.whl")):
        with zipfile.ZipFile(wheel) as zipped:
            zipped.extractall(site)
    mark.write_text(wanted, encoding="ascii")


def requirements(lock: str) -> Iterator[str]:
    """Of a lock for all systems the pins and hashes for the till's: pip would judge by the machine it runs on."""
    for entry in re.split(r"\n(?=[a-z0-9])", lock.replace("\\\n", " ")):
        words = (part.split() for part in entry.splitlines() if not part.lstrip().startswith("#"))
        line = " ".join(word for part in words for word in part)
        pin, _, hashes = line.partition(" --hash")
        name, _, marker = pin.partition(";")
        if not hashes or name.partition("==")[0].strip() in NOT_HERE:
            continue
        if not marker.strip() or Marker(marker.strip()).evaluate({**TARGET, "extra": ""}):
            yield f"{name.strip()} --hash{hashes}"
