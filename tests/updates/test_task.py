"""The system's task: it has all rights, so it believes nothing; and whatever ends it, a till that sells is left.

The setup and Kasa.exe are scripts here that do to the folders what the real ones do (packaging/verify.py has those).
"""

from __future__ import annotations

import hashlib
import os
import subprocess
import sys
from datetime import timedelta
from pathlib import Path

import pytest
from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey
from helpers.publisher import NOW, manifest, signed, trust

from app.domain.update import Manifest, Outcome
from app.lock_file import LockFile
from app.update_files import FOLDER, GO, MANIFEST, MOST_TRIES, SETUP, TOLD, read_bounded, read_told
from app.update_task import BUSY, FAILED, FINE, Task

pytestmark = pytest.mark.skipif(sys.platform == "win32", reason="stand-ins are shell scripts; verify.py runs the real")

#: Kasa.exe: the version it is told to try, else the current one, checks itself.
KASA = """#!/bin/sh
home=$(dirname "$0"); version=${KASA_TRY:-$(cat "$home/current.txt")}
echo "smoke $version, current $(cat "$home/current.txt")" >> "$home/did"
for word in "$@"; do case $word in --out=*) out=${word#--out=};; esac; done
[ -f "$home/$version/sick" ] && { echo '{"well":false,"wrong":["x"],"versions":{"kasa":"1"}}' > "$out"; exit 1; }
[ -f "$home/$version/mute" ] && exit 0
[ -f "$home/$version/other" ] && version=$(cat "$home/current.txt")
echo "{\\"well\\":true,\\"wrong\\":[],\\"versions\\":{\\"kasa\\":\\"$version\\"}}" > "$out"
[ -f "$home/$version/shift" ] && rm -f "$home/../data/updates/go"
exit 0
"""
#: setup.exe; WHEN is what a test puts in before a step.
SETUP_SCRIPT = """#!/bin/sh
for word in "$@"; do case $word in /STEP=*) step=${word#/STEP=};; /D=*) home=${word#/D=};; esac; done
echo "setup $step" >> "$home/did"
WHEN
if [ "$step" = lay ]; then mkdir -p "$home/1.4.0"; MORE
else printf 1.4.0 > "$home/current.new"; mv "$home/current.new" "$home/current.txt"; fi
"""


class Till:
    """A program's folder with version 1.3.0 and an inbox with 1.4.0, let go."""

    def __init__(self, folder: Path) -> None:
        self.home, self.inbox = folder / "program", folder / "data" / FOLDER
        for one in (self.home / "1.3.0", self.inbox):
            one.mkdir(parents=True)
        (self.home / "current.txt").write_text("1.3.0")
        (self.home / "Kasa.exe").write_text(KASA)
        (self.home / "Kasa.exe").chmod(0o755)
        self.put()

    def put(self, when: str = ":", more: str = ":", **other: object) -> Manifest:
        """Leaves a setup that does so."""
        setup = SETUP_SCRIPT.replace("WHEN", when).replace("MORE", more).encode()
        told = manifest(setup, **other)
        (self.inbox / MANIFEST).write_bytes(signed(told))
        (self.inbox / SETUP).write_bytes(setup)
        (self.inbox / GO).write_bytes(b"1")
        return told

    def task(self, days: int = 0) -> Task:
        return Task(self.home, self.inbox, trust, "1.3.0", NOW + timedelta(days=days))

    def run(self, days: int = 0) -> int:
        before = os.umask(0o022)
        try:
            return self._run(days)
        finally:
            os.umask(before)

    def _run(self, days: int) -> int:
        return self.task(days).run()

    @property
    def current(self) -> str:
        return (self.home / "current.txt").read_text()

    @property
    def did(self) -> list[str]:
        done = self.home / "did"
        return done.read_text().splitlines() if done.is_file() else []

    @property
    def last(self) -> tuple[Outcome, str] | None:
        one = read_told(self.home).last
        return None if one is None else (one.outcome, one.detail)


@pytest.fixture
def till(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Till:
    # Written by the system, a setup may be run by it; here that is a script's right.
    whole = Task._setup

    def runnable(self: Task, step: str) -> int:
        (self.home / FOLDER / SETUP).chmod(0o755)
        return whole(self, step)

    monkeypatch.setattr(Task, "_setup", runnable)
    return Till(tmp_path)


def test_a_verified_setup_is_laid_checked_and_switched_to(till: Till) -> None:
    """The old version is current until the new one has passed its check."""
    assert till.run() == FINE
    assert till.did == ["setup lay", "smoke 1.4.0, current 1.3.0", "setup switch"]
    assert (till.current, till.last) == ("1.4.0", (Outcome.INSTALLED, ""))
    assert not (till.home / FOLDER / SETUP).exists()
    assert till.run() == FINE  # the next quarter of an hour: nothing to do
    assert len(till.did) == 3


def test_nothing_happens_before_it_is_let_go(till: Till) -> None:
    (till.inbox / GO).unlink()
    assert till.run() == FINE
    assert (till.did, till.last) == ([], None)


@pytest.mark.parametrize("ill", ["sick", "mute", "other"])
def test_a_version_that_fails_its_check_is_taken_away_again(till: Till, ill: str) -> None:
    till.put(more=f'touch "$home/1.4.0/{ill}"')
    assert till.run() == FAILED
    assert till.current == "1.3.0"
    assert till.last is not None
    assert till.last[0] is Outcome.ROLLED_BACK
    assert [one.name for one in till.home.iterdir() if "1.4.0" in one.name] == []


def test_a_setup_that_switches_before_its_time_is_switched_back(till: Till) -> None:
    """As one that knows nothing of steps does."""
    till.put(more='touch "$home/1.4.0/sick"; printf 1.4.0 > "$home/current.txt"')
    assert till.run() == FAILED
    assert till.current == "1.3.0"


def test_what_fails_three_times_is_given_up(till: Till) -> None:
    told = till.put(more='touch "$home/1.4.0/sick"')
    assert [till.run() for _ in range(MOST_TRIES)] == [FAILED] * MOST_TRIES
    tried = len(till.did)
    assert till.run() == FINE
    assert len(till.did) == tried
    assert read_told(till.home).given_up(told)
    assert len(read_told(till.home).happenings) == 1  # the same again is told once


@pytest.mark.parametrize("code", [2, 5, 7])
def test_a_setup_that_fails_leaves_the_old_version(till: Till, code: int) -> None:
    till.put(when=f"exit {code}")
    assert till.run() == FAILED
    assert (till.current, till.last) == ("1.3.0", (Outcome.SETUP_FAILED, f"setup: {code}"))


def test_a_setup_somebody_runs_by_hand_costs_no_try(till: Till) -> None:
    told = till.put(when="exit 6")
    assert [till.run() for _ in range(5)] == [BUSY] * 5
    assert not read_told(till.home).given_up(told)


def test_a_failing_switch_leaves_the_old_version(till: Till) -> None:
    till.put(when='[ "$step" = switch ] && exit 2')
    assert till.run() == FAILED
    assert (till.current, till.last) == ("1.3.0", (Outcome.SETUP_FAILED, "setup: 2"))


def test_a_shift_opened_meanwhile_puts_it_off(till: Till) -> None:
    told = till.put(more='touch "$home/1.4.0/shift"')
    assert till.run() == FINE
    assert (till.current, till.last) == ("1.3.0", None)
    (till.inbox / GO).write_bytes(b"1")
    assert not read_told(till.home).given_up(told)


@pytest.mark.parametrize(
    ("kind", "spoil"),
    [
        ("hash", lambda inbox: flip(inbox / SETUP)),
        ("short", lambda inbox: (inbox / SETUP).write_bytes((inbox / SETUP).read_bytes()[:-1])),
        ("short", lambda inbox: (inbox / SETUP).unlink()),
        ("long", lambda inbox: (inbox / SETUP).write_bytes((inbox / SETUP).read_bytes() + b"\n")),
        ("signature", lambda inbox: flip(inbox / MANIFEST)),
        ("signature", lambda inbox: (inbox / MANIFEST).write_bytes(signed(manifest(), Ed25519PrivateKey.generate()))),
        ("malformed", lambda inbox: (inbox / MANIFEST).write_bytes(b"")),
        ("malformed", lambda inbox: (inbox / MANIFEST).write_bytes(bytes(10**6))),
        ("older", lambda inbox: (inbox / MANIFEST).write_bytes(signed(manifest(version="1.2.9")))),
        ("floor", lambda inbox: (inbox / MANIFEST).write_bytes(signed(manifest(floor="1.3.1")))),
    ],
)
def test_what_a_user_put_there_is_not_run(till: Till, kind: str, spoil: object) -> None:
    """Whoever sits at the till may write there; with the task they would be the system."""
    assert callable(spoil)
    spoil(till.inbox)
    assert till.run() == FAILED
    assert (till.did, till.last) == ([], (Outcome.REFUSED, kind))
    assert till.current == "1.3.0"


def flip(path: Path) -> None:
    content = bytearray(path.read_bytes())
    content[-2] ^= 1
    path.write_bytes(bytes(content))


def test_a_replayed_manifest_ends_with_its_day(till: Till) -> None:
    assert till.run(days=61) == FAILED
    assert till.last == (Outcome.REFUSED, "expired")
    assert till.run(days=-9) == FAILED
    assert till.last == (Outcome.REFUSED, "early")
    assert till.did == []


def test_a_link_in_the_folder_leads_nowhere(till: Till, tmp_path: Path) -> None:
    """Neither is a file elsewhere read through it, nor anything deleted or written behind it."""
    secret = tmp_path / "secret"
    secret.write_bytes((till.inbox / SETUP).read_bytes())
    (till.inbox / SETUP).unlink()
    (till.inbox / SETUP).symlink_to(secret)
    assert till.run() == FAILED
    assert till.last == (Outcome.REFUSED, "short")
    assert secret.exists()


def test_a_pipe_in_the_folder_does_not_hold_the_task_up(till: Till) -> None:
    (till.inbox / MANIFEST).unlink()
    os.mkfifo(till.inbox / MANIFEST)
    assert till.run() == FINE
    assert read_bounded(till.inbox / MANIFEST, 10) is None


def test_what_is_run_is_what_was_checked(till: Till) -> None:
    """The setup in the users' folder is changed under the task's hands: it runs the bytes it has read."""
    till.put(when=f'echo "exit 1" > "{till.inbox / SETUP}"')
    assert till.run() == FINE
    assert till.current == "1.4.0"


def test_the_task_writes_nothing_where_users_do(till: Till) -> None:
    def look() -> dict[str, str]:
        return {one.name: hashlib.sha256(one.read_bytes()).hexdigest() for one in till.inbox.iterdir()}

    before = look()
    till.run()
    assert look() == before


def test_two_tasks_do_not_meet(till: Till) -> None:
    (till.home / FOLDER).mkdir()
    other = LockFile(till.home / FOLDER / "lock")
    assert other.take()
    assert till.run() == BUSY
    assert till.did == []
    other.release()
    assert till.run() == FINE


@pytest.mark.parametrize("step", ["lay", "switch"])
def test_a_power_cut_in_the_middle_leaves_one_that_sells(till: Till, step: str, repo: Path) -> None:
    """The task dies during this step of the setup; the next one does it all again."""
    told = till.put(
        when=f'[ "$step" = {step} ] && [ ! -f "$home/cut" ] && touch "$home/cut" && kill -9 $PPID && exit 9'
    )
    code = (
        "import os, sys; sys.path[:0] = sys.argv[1:3]; os.umask(0o022)\n"
        "from pathlib import Path\nfrom helpers.publisher import NOW, trust\nfrom app import update_task as one\n"
        "whole = one.paths.write_durably\n"
        "def runnable(path, content):\n    whole(path, content); path.suffix == '.exe' and path.chmod(0o755)\n"
        "one.paths.write_durably = runnable\n"
        "one.Task(Path(sys.argv[3]), Path(sys.argv[4]), trust, '1.3.0', NOW).run()\n"
    )
    done = subprocess.run(
        [sys.executable, "-c", code, str(repo), str(repo / "tests"), str(till.home), str(till.inbox)], check=False
    )
    assert done.returncode == -9
    assert till.current in ("1.3.0", "1.4.0")
    if till.current == "1.3.0":
        assert till.run() == FINE
    assert till.current == "1.4.0"
    assert read_told(till.home).tries[told.sha256] <= 2


def test_a_log_that_cannot_be_read_is_begun_anew(till: Till) -> None:
    (till.home / FOLDER).mkdir()
    (till.home / FOLDER / TOLD).write_bytes(b"\0" * 100)
    assert till.run() == FINE
    assert till.last == (Outcome.INSTALLED, "")
