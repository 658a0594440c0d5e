"""`Kasa.exe --install-update`: the system's own task, with all rights, that installs what a till has left for it.

It believes nothing of the folder every user may write to: the bytes are read once, into memory, checked there, and only
then written where administrators alone write. In that other folder it writes and deletes nothing, so that no link put
there can lead it astray. The old version stays current until the new one has passed its own check; a power cut at any
step leaves the old one current, and the next run begins anew.
"""

from __future__ import annotations

import hashlib
import json
import os
import shutil
import subprocess
import sys
from collections.abc import Mapping
from contextlib import suppress
from dataclasses import dataclass, replace
from datetime import datetime
from pathlib import Path

from app import __version__, installed, paths, publisher
from app.clock import SystemClock
from app.domain.update import MOST_MANIFEST, MOST_SETUP, Happening, Manifest, Outcome, Trust, judge, read_manifest
from app.errors import TillError, UpdateRefused
from app.lock_file import LockFile
from app.update_files import FOLDER, GO, MANIFEST, SETUP, Told, read_bounded, read_told, write_told

#: Exit codes: nothing to do or done; a try failed; another one runs; this program is not installed or has no publisher.
FINE, FAILED, BUSY, NO_TASK = 0, 1, 6, 2
#: Seconds a setup and a check may take on a slow till.
SETUP_SECONDS, SMOKE_SECONDS = 1200.0, 600.0
#: The launcher starts this version instead of the current one (packaging/windows/kasa.c).
TRY = "KASA_TRY"
_ANOTHER_SETUP = 6
_WORDS = 300


@dataclass(frozen=True, slots=True)
class Task:
    """One run. `home` is the program's folder, `inbox` the users'; `version` the one that runs now."""

    home: Path
    inbox: Path
    trust: Trust
    version: str
    now: datetime

    def run(self) -> int:
        """Does what is to be done; gives the exit code. Raises `StoreFault` when its own folder fails."""
        if not self._go():
            return FINE
        (self.home / FOLDER).mkdir(exist_ok=True)
        lock = LockFile(self.home / FOLDER / "lock")
        if not lock.take():
            return BUSY
        try:
            return self._run(read_told(self.home))
        finally:
            self._sweep()
            lock.release()

    def _run(self, told: Told) -> int:
        try:
            manifest, setup = self._checked(told)
        except UpdateRefused as refused:
            return self._end(told, Outcome.REFUSED, detail=refused.kind)
        except OSError as error:
            return self._end(told, Outcome.SETUP_FAILED, detail=f"{type(error).__name__}: {error}")
        if manifest is None:
            return FINE
        before = installed.current(self.home) or self.version
        told = replace(told, tries={**told.tries, manifest.sha256: told.tries.get(manifest.sha256, 0) + 1})
        write_told(self.home, told)
        paths.write_durably(self.home / FOLDER / SETUP, setup)
        try:
            return self._install(told, manifest, before)
        except (OSError, subprocess.SubprocessError) as error:
            self._back(manifest, before)
            return self._end(told, Outcome.SETUP_FAILED, manifest.version, before, f"{type(error).__name__}: {error}")

    def _checked(self, told: Told) -> tuple[Manifest | None, bytes]:
        """What is to be installed, every byte of it checked; None when there is nothing. Raises `UpdateRefused`."""
        raw = read_bounded(self.inbox / MANIFEST, MOST_MANIFEST)
        if raw is None:
            return None, b""
        manifest = read_manifest(raw, self.trust)
        if not judge(manifest, self.version, self.now) or told.given_up(manifest):
            return None, b""
        if installed.current(self.home) == manifest.version:  # the next start takes it already
            return None, b""
        setup = read_bounded(self.inbox / SETUP, min(manifest.size, MOST_SETUP))
        if setup is None or len(setup) < manifest.size:
            raise UpdateRefused("short")
        if len(setup) > manifest.size:
            raise UpdateRefused("long")
        if hashlib.sha256(setup).hexdigest() != manifest.sha256:
            raise UpdateRefused("hash")
        return manifest, setup

    def _install(self, told: Told, manifest: Manifest, before: str) -> int:
        version = manifest.version
        if code := self._setup("lay"):
            return self._failed(told, manifest, before, code)
        if wrong := self._smoke(version):
            self._back(manifest, before)
            return self._end(told, Outcome.ROLLED_BACK, version, before, wrong)
        if not self._go():  # a shift was opened meanwhile: another time, and this was no try
            write_told(self.home, replace(told, tries={**told.tries, manifest.sha256: 0}))
            return FINE
        if code := self._setup("switch"):
            return self._failed(told, manifest, before, code)
        if installed.current(self.home) != version:
            self._back(manifest, before)
            return self._end(told, Outcome.SETUP_FAILED, version, before, "not current")
        return self._end(told, Outcome.INSTALLED, version, before)

    def _failed(self, told: Told, manifest: Manifest, before: str, code: int) -> int:
        self._back(manifest, before)
        if code == _ANOTHER_SETUP:  # somebody installs by hand: that is no try
            write_told(self.home, replace(told, tries={**told.tries, manifest.sha256: 0}))
            return BUSY
        return self._end(told, Outcome.SETUP_FAILED, manifest.version, before, f"setup: {code}")

    def _setup(self, step: str) -> int:
        program = str(self.home / FOLDER / SETUP)
        # NSIS wants /D last and without quotes, whatever the path holds.
        line: str | list[str] = [program, "/S", f"/STEP={step}", f"/D={self.home}"]
        if sys.platform == "win32":
            line = f'"{program}" /S /STEP={step} /D={self.home}'
        return _call(line, SETUP_SECONDS, {})

    def _smoke(self, version: str) -> str:
        """The new version's own check: "" when it is well, else what is wrong."""
        report = self.home / FOLDER / "smoke.json"
        report.unlink(missing_ok=True)
        code = _call(
            [str(self.home / installed.PROGRAM), "--smoke", f"--out={report}"],
            SMOKE_SECONDS,
            {TRY: version, "QT_QPA_PLATFORM": "offscreen"},
        )
        try:
            said = json.loads(report.read_text("utf-8"))
            found = said["versions"]["kasa"] if said["well"] else ""
            wrong = "; ".join(map(str, said["wrong"]))
        except (OSError, ValueError, TypeError, KeyError) as error:
            return f"exit code {code}, no report: {type(error).__name__}"
        if code or found != version:
            return f"exit code {code}, version {found or '?'}: {wrong}"[:_WORDS]
        return ""

    def _back(self, manifest: Manifest, before: str) -> None:
        """The former version is current, and the new one is nowhere a start could find it."""
        if installed.current(self.home) != before:
            paths.write_durably(self.home / installed.CURRENT, before.encode("ascii"))
        if manifest.version == before:
            return
        bad = self.home / f"bad-{manifest.version}"
        with suppress(OSError):
            (self.home / manifest.version).rename(bad)
        shutil.rmtree(bad, ignore_errors=True)

    def _end(self, told: Told, outcome: Outcome, version: str = "", before: str = "", detail: str = "") -> int:
        last = told.last
        same = last is not None and (last.outcome, last.version, last.detail) == (outcome, version, detail)
        kept = told.happenings[:-1] if same else told.happenings
        write_told(self.home, replace(told, happenings=(*kept, Happening(self.now, outcome, version, before, detail))))
        return FINE if outcome is Outcome.INSTALLED else FAILED

    def _go(self) -> bool:
        return (self.inbox / GO).is_file()

    def _sweep(self) -> None:
        for name in (SETUP, "smoke.json"):
            with suppress(OSError):
                (self.home / FOLDER / name).unlink()


def run() -> int:
    """The task of this computer; gives the exit code. What went wrong is in the log the till shows."""
    home, data, whom = installed.program_home(), installed.machine_folder(), publisher.built_in()
    if home is None or data is None or whom is None:
        return NO_TASK
    try:
        return Task(home, data / FOLDER, whom.vouches, __version__, SystemClock().now()).run()
    except TillError:
        return FAILED


def _call(line: str | list[str], seconds: float, extra: Mapping[str, str]) -> int:
    """Runs a program to its end; one that takes too long is ended."""
    return subprocess.run(
        line,
        timeout=seconds,
        check=False,
        env={**os.environ, **extra},
        stdin=subprocess.DEVNULL,
        stdout=subprocess.DEVNULL,
        stderr=subprocess.DEVNULL,
    ).returncode
