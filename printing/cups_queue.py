"""A queue of CUPS, fed raw through its own commands: `lp` takes the bytes, `lpstat` tells what became of them.

Written after lp(1), lpstat(1) and cancel(1) of CUPS 2.4. CUPS keeps what it took and prints it whenever it can; a job
that does not come out in time is taken back, and its end is unknown.
"""

from __future__ import annotations

import os
import re
import shutil
import subprocess
import threading
from collections.abc import Callable, Sequence

from app.errors import PrinterFault
from printing.answer import Heard, PrinterState
from printing.progress import Progress

#: The scheduler is on this machine; a command that takes longer hangs.
_COMMAND_SECONDS = 5.0
_LOOK_EVERY = 0.25
_SPEAKS = (
    ("media-empty", PrinterState.PAPER),
    ("media-needed", PrinterState.PAPER),
    ("cover-open", PrinterState.COVER),
    ("door-open", PrinterState.COVER),
    ("offline-report", PrinterState.OFFLINE),
    ("media-low", PrinterState.NEAR_END),
)


def plain_environ() -> dict[str, str]:
    """The commands answer in the language of the session; what is read here is English."""
    return {**os.environ, "LC_ALL": "C", "LANG": "C", "LANGUAGE": "C"}


def job_of(said: str) -> str:
    """The job's id in what `lp` says: «request id is kasa-17 (1 file(s))»; "" when there is none."""
    found = re.search(r"request id is (\S+-\d+)", said)
    return found[1] if found else ""


def queue_state(said: str) -> Heard | None:
    """What `lpstat -l -p QUEUE` says of a queue. A stopped one takes no job; that an idle one has a printer behind it
    is not said, unless a driver reports its marks (`Alerts:`)."""
    if re.search(r"^printer \S+ disabled", said, re.MULTILINE):
        return Heard(PrinterState.OFFLINE)
    alerts = re.search(r"^\s*Alerts:(.*)$", said, re.MULTILINE)
    words = alerts[1] if alerts else ""
    return next((Heard(state) for word, state in _SPEAKS if word in words), None)


def job_ended(job: str, open_jobs: str) -> bool:
    """Whether the job is no longer among those of `lpstat -W not-completed`."""
    return not any(line.split(None, 1)[0] == job for line in open_jobs.splitlines() if line.strip())


def job_well(job: str, ended_jobs: str) -> bool:
    """Whether `lpstat -l -W completed` has the job and marks it neither cancelled nor given up. (CUPS 2.4 leaves the
    mark «processing-to-stop-point» on jobs that came out as they should.)"""
    _, found, rest = f"\n{ended_jobs}".partition(f"\n{job} ")
    own = re.split(r"\n(?=\S)", rest, maxsplit=1)[0]
    return bool(found) and not re.search(r"Alerts:.*(?:cancel|abort|stopped)", own)


class CupsQueue:
    """One queue by its name. `run` runs a command; tests give their own."""

    answers = True
    place = ""

    def __init__(self, name: str, run: Callable[..., subprocess.CompletedProcess[bytes]] = subprocess.run) -> None:
        self.name = name
        self._run = run
        self._stopped = threading.Event()

    def cancel(self) -> None:
        self._stopped.set()

    def check(self, ask: float = 0.0) -> Heard | None:
        said = self._command(["lpstat", "-l", "-p", self.name])
        if said.returncode:
            raise PrinterFault("absent", _words(said))
        return queue_state(said.stdout.decode(errors="replace"))

    def send(self, data: bytes, timeout: float, ask: float = 0.0, *, talks: bool = False) -> Heard | None:
        heard = self.check()
        if heard is not None and heard.held:
            raise PrinterFault(heard.state.value, f"the queue {self.name} is stopped")
        taken = self._command(["lp", "-d", self.name, "-o", "raw", "-t", "Kasa"], data, sent=True)
        if taken.returncode:
            raise PrinterFault("absent", _words(taken))
        job = job_of(taken.stdout.decode(errors="replace"))
        if not job:
            raise PrinterFault("io", _words(taken), sent=True)
        self._follow(job, data, timeout)
        return heard

    def _follow(self, job: str, data: bytes, timeout: float) -> None:
        progress = Progress(data, timeout, self._stopped)
        progress.moved(len(data))
        try:
            while not job_ended(job, self._text(["lpstat", "-W", "not-completed", "-o", self.name])):
                progress.wait()
                self._stopped.wait(_LOOK_EVERY)
        except PrinterFault:
            # It must not come out by itself an hour later: a person is asked about it now.
            self._command(["cancel", job], sent=True)
            raise
        ended = self._text(["lpstat", "-l", "-W", "completed", "-o", self.name])
        if not job_well(job, ended):
            raise PrinterFault("io", f"CUPS does not say that {job} was printed", sent=True)

    def _text(self, command: Sequence[str]) -> str:
        said = self._command(command, sent=True)
        if said.returncode:
            raise PrinterFault("io", _words(said), sent=True)
        return said.stdout.decode(errors="replace")

    def _command(
        self, command: Sequence[str], data: bytes = b"", *, sent: bool = False
    ) -> subprocess.CompletedProcess[bytes]:
        program = shutil.which(command[0])
        if program is None:
            raise PrinterFault("address", f"{command[0]} is not installed: this system has no CUPS", sent=False)
        try:
            return self._run(
                [program, *command[1:]],
                input=data,
                capture_output=True,
                timeout=_COMMAND_SECONDS,
                check=False,
                env=plain_environ(),
            )
        except subprocess.TimeoutExpired as error:
            raise PrinterFault("timeout", f"{command[0]} does not come back", sent=sent) from error
        except OSError as error:
            raise PrinterFault("absent", f"{command[0]}: {error}", sent=sent) from error


def _words(said: subprocess.CompletedProcess[bytes]) -> str:
    return (said.stderr or said.stdout).decode(errors="replace").strip()[:200]
