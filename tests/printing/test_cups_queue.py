"""Queues of CUPS: what its commands say, read; and a real scheduler of one's own where this machine has one."""

from __future__ import annotations

import os
import shutil
import subprocess
import tempfile
import time
from collections.abc import Iterator
from pathlib import Path

import pytest
from helpers.paper import PaperRoll, free_port

from app.errors import PrinterFault
from printing.answer import PrinterState
from printing.cups_queue import job_ended, job_of, job_well, queue_state
from printing.devices import parse_uri
from printing.discovery import of_cups

SLIP = b"\x1b@" + bytes(range(256)) * 4
PROGRAMS = ("cupsd", "lpadmin", "lp", "lpstat", "cancel", "cupsdisable")
#: What lpstat of CUPS 2.4.2 said.
IDLE = """printer kasa is idle.  enabled since Sun Nov 22 20:34:47 2026
\tForm mounted:
\tContent types: any
\tDescription: Чеки на касі
\tAlerts: none
"""
STOPPED = """printer kasa disabled since Sun Nov 22 20:40:00 2026 -
\tPaused
\tDescription: kasa
\tAlerts: paused
"""
EMPTY = IDLE.replace("Alerts: none", "Alerts: media-empty-error media-needed")
ENDED = """kasa-18                 root              1024   Sun Nov 22 20:35:33 2026
\tStatus: The printer may not exist or is unavailable at this time.
\tAlerts: job-canceled-by-user
\tqueued for kasa
kasa-17                 root              1024   Sun Nov 22 20:35:08 2026
\tStatus:
\tAlerts: processing-to-stop-point
\tqueued for kasa
"""
CONFIG = """Listen {folder}/sock
Browsing Off
DefaultAuthType None
WebInterface No
PreserveJobHistory Yes
<Location />
Order allow,deny
Allow all
</Location>
<Policy default>
<Limit All>
Order allow,deny
Allow all
</Limit>
</Policy>
"""
FILES = """ServerRoot {folder}
RequestRoot {folder}/spool
CacheDir {folder}/cache
StateDir {folder}/state
TempDir {folder}/tmp
AccessLog {folder}/access
ErrorLog {folder}/error
PageLog {folder}/page
"""


def test_what_the_commands_say_is_read() -> None:
    assert job_of("request id is kasa-17 (1 file(s))\n") == "kasa-17"
    assert job_of("lp: Error - The printer or class does not exist.\n") == ""
    assert queue_state(IDLE) is None, "that a queue idles says nothing of a printer"
    states = [heard and heard.state for heard in (queue_state(STOPPED), queue_state(EMPTY))]
    assert states == [PrinterState.OFFLINE, PrinterState.PAPER]
    assert not job_ended("kasa-1", "kasa-1   root   1024   Sun\n")
    assert job_ended("kasa-1", "kasa-17   root   1024   Sun\n")
    assert job_well("kasa-17", ENDED)
    assert not job_well("kasa-18", ENDED), "cancelled"
    assert not job_well("kasa-1", ENDED), "nobody knows it"


def test_queues_are_found_with_their_words_and_states() -> None:
    found = of_cups(IDLE + STOPPED.replace("printer kasa", "printer kitchen"))
    assert [(one.address, one.title, one.heard and one.heard.state) for one in found] == [
        ("cups:kasa", "kasa · Чеки на касі", None),
        ("cups:kitchen", "kitchen · kasa", PrinterState.OFFLINE),
    ]
    assert of_cups("lpstat: Scheduler is not running.\n") == []


def test_a_system_without_cups_is_a_clear_fault(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("PATH", "")
    with pytest.raises(PrinterFault) as caught:
        parse_uri("cups:kasa").send(SLIP, 1.0)
    assert (caught.value.kind, caught.value.sent) == ("address", False)
    assert "not installed" in caught.value.detail


@pytest.fixture
def cups(monkeypatch: pytest.MonkeyPatch) -> Iterator[Path]:
    """A scheduler of our own, with no queue yet."""
    if missing := [name for name in PROGRAMS if shutil.which(name, path=f"{os.environ['PATH']}:/usr/sbin") is None]:
        pytest.skip(f"CUPS is not installed on this machine: {', '.join(missing)}")
    folder = Path(tempfile.mkdtemp(prefix="kasa-cups-"))
    for room in ("spool", "cache", "state", "tmp", "ppd"):
        (folder / room).mkdir()
    for room in (folder, *folder.iterdir()):
        room.chmod(0o777)  # the scheduler's backends run as somebody else
    who = "" if os.getuid() else "User lp\nGroup lp\nSystemGroup root\n"
    (folder / "cups-files.conf").write_text(FILES.format(folder=folder) + who)
    (folder / "cupsd.conf").write_text(CONFIG.format(folder=folder))
    monkeypatch.setenv("CUPS_SERVER", str(folder / "sock"))
    monkeypatch.setenv("PATH", f"{os.environ['PATH']}:/usr/sbin")
    with open(folder / "said", "wb") as said:
        server = subprocess.Popen(
            ["cupsd", "-f", "-c", folder / "cupsd.conf", "-s", folder / "cups-files.conf"], stdout=said, stderr=said
        )
    try:
        patience = time.monotonic() + 15
        while command("lpstat", "-r").returncode or "not running" in command("lpstat", "-r").stdout.decode():
            assert server.poll() is None, (folder / "said").read_text()
            assert time.monotonic() < patience, "cupsd does not come up"
            time.sleep(0.05)
        yield folder
    finally:
        server.terminate()
        server.wait(15)
        shutil.rmtree(folder, ignore_errors=True)


def command(*words: str) -> subprocess.CompletedProcess[bytes]:
    return subprocess.run(words, capture_output=True, timeout=15, check=False)


def queue(name: str, port: int) -> None:
    made = command("lpadmin", "-p", name, "-E", "-v", f"socket://127.0.0.1:{port}", "-m", "raw")
    assert made.returncode == 0, made.stderr


def test_a_slip_goes_raw_through_a_real_cups_and_is_followed_to_its_end(cups: Path) -> None:
    with PaperRoll() as roll:
        queue("kasa", roll.port)
        parse_uri("cups:kasa").send(SLIP, 10.0)
        assert roll.jobs == [SLIP]
        assert parse_uri("cups:kasa").check() is None


def test_a_stopped_queue_of_a_real_cups_is_given_nothing(cups: Path) -> None:
    with PaperRoll() as roll:
        queue("kasa", roll.port)
        command("cupsdisable", "kasa")
        heard = parse_uri("cups:kasa").check()
        assert heard is not None
        assert heard.state is PrinterState.OFFLINE
        with pytest.raises(PrinterFault) as caught:
            parse_uri("cups:kasa").send(SLIP, 5.0)
        assert (caught.value.kind, caught.value.sent) == ("offline", False)
        assert command("lpstat", "-W", "all", "-o", "kasa").stdout == b""
        assert roll.jobs == []


def test_a_slip_a_real_cups_cannot_print_in_time_is_taken_back_and_in_doubt(cups: Path) -> None:
    """Otherwise it would come out by itself when the printer is back, hours later."""
    queue("kasa", free_port())
    with pytest.raises(PrinterFault) as caught:
        parse_uri("cups:kasa").send(SLIP, 0.5)
    assert (caught.value.kind, caught.value.sent) == ("timeout", True)
    assert command("lpstat", "-W", "not-completed", "-o", "kasa").stdout == b""


def test_a_queue_a_real_cups_does_not_have(cups: Path) -> None:
    with pytest.raises(PrinterFault) as caught:
        parse_uri("cups:nobody").send(SLIP, 1.0)
    assert (caught.value.kind, caught.value.sent) == ("absent", False)
