"""The till looks for a new version over a real socket: what is not whole, not signed or not newer never gets as far as
the system's task, and nothing is let go while anything could be lost."""

from __future__ import annotations

import asyncio
from collections.abc import Callable, Mapping
from datetime import datetime, timedelta
from http.server import BaseHTTPRequestHandler
from pathlib import Path

import pytest
from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey
from helpers import demo
from helpers.publisher import NOW, SETUP, Shelf, manifest, sealed, signed, trust

from app import __version__
from app.api.updates import Publications
from app.clock import FakeClock
from app.domain.deeds import Deed
from app.domain.rules import TillRules
from app.domain.update import Blocker, Happening, Outcome, Stage, Standing
from app.errors import Forbidden
from app.services.station import Station
from app.services.updates import SOON, Updates, Ways
from app.update_files import FOLDER, GO, MANIFEST, MOST_TRIES, PART, Inbox, Told, write_told
from app.update_files import SETUP as SETUP_FILE

Answer = Callable[[BaseHTTPRequestHandler], None]


class Counter:
    """What stands against it, as a test says."""

    def __init__(self) -> None:
        self.against: frozenset[Blocker] = frozenset()
        self.serving: list[bool] = []

    def busy(self) -> bool:
        return self.serving.pop(0) if self.serving else False

    async def blockers(self) -> frozenset[Blocker]:
        return self.against


class Book:
    """What was written into the audit."""

    def __init__(self) -> None:
        self.rows: list[tuple[str, Deed, dict[str, object]]] = []

    async def write(self, at: datetime, who: str, what: Deed, facts: Mapping[str, object]) -> str:
        self.rows.append((who, what, dict(facts)))
        return ""


class Room:
    """A till that looks at one shelf."""

    def __init__(self, shelf: Shelf, folder: Path, *, auto: bool = True, first: float = 0.0) -> None:
        self.shelf, self.counter, self.station = shelf, Counter(), Station(TillRules())
        self.inbox, self.home = Inbox(folder / "data" / FOLDER), folder / "program"
        (self.home / FOLDER).mkdir(parents=True, exist_ok=True)
        (self.home / "current.txt").write_text(__version__)
        self.clock = FakeClock(NOW)
        ways = Ways(trust, lambda: Publications(shelf.address), self.inbox, self.home, pace=10**9, first=first)
        self.book = Book()
        self.updates = Updates(self.station, self.counter, self.book, self.clock, ways, auto=auto)
        self.seen: list[Standing] = []
        self.updates.changed.connect(self.seen.append)

    def look(self) -> Standing:
        asyncio.run(self.updates.check())
        return self.updates.standing

    def here(self) -> set[str]:
        return {one.name for one in self.inbox.folder.iterdir()} if self.inbox.folder.is_dir() else set()


@pytest.fixture
def room(shelf: Shelf, tmp_path: Path) -> Room:
    return Room(shelf, tmp_path)


def answer(body: bytes, *, length: int | None = None, tail: Answer | None = None) -> Answer:
    """Sends this body, with another length than it has, or with something after it."""

    def send(request: BaseHTTPRequestHandler) -> None:
        request.send_response(200)
        if length is not None:
            request.send_header("Content-Length", str(length))
        request.end_headers()
        request.wfile.write(body)
        if tail is not None:
            tail(request)
        request.close_connection = True

    return send


NAME = manifest().setup


def test_a_new_version_is_brought_and_let_go(room: Room) -> None:
    room.shelf.put(manifest())
    assert room.look().stage is Stage.LAID
    assert room.here() == {MANIFEST, SETUP_FILE, GO}
    assert (room.inbox.folder / SETUP_FILE).read_bytes() == SETUP
    assert {one.stage for one in room.seen} == {Stage.LOADING, Stage.LAID}


@pytest.mark.parametrize("against", list(Blocker))
def test_nothing_is_let_go_while_something_could_be_lost(room: Room, against: Blocker) -> None:
    room.shelf.put(manifest())
    room.counter.against = frozenset({against})
    told = room.look()
    assert (told.stage, told.blockers) == (Stage.READY, {against})
    assert GO not in room.here()


def test_what_was_let_go_is_taken_back_when_a_shift_opens(room: Room) -> None:
    """At once, not with the next look."""

    async def day() -> None:
        told: asyncio.Queue[Standing] = asyncio.Queue()
        room.updates.changed.connect(told.put_nowait)
        running = asyncio.ensure_future(room.updates.run())
        for against in (None, Blocker.SHIFT, None):
            room.counter.against = frozenset({against} if against else ())
            room.station.changed.emit("shift")
            wanted = Stage.READY if against else Stage.LAID
            while (await told.get()).stage is not wanted:
                pass
            assert (GO in room.here()) is (against is None)
        running.cancel()
        await asyncio.gather(running, return_exceptions=True)

    room.shelf.put(manifest())
    asyncio.run(asyncio.wait_for(day(), 20))
    assert len([name for name, _ in room.shelf.asked if name == NAME]) == 1


def test_what_an_earlier_run_let_go_is_taken_back_before_the_first_look(shelf: Shelf, tmp_path: Path) -> None:
    """The till is started in the morning, a shift opens, and the first look is minutes away."""
    shelf.put(manifest())
    Room(shelf, tmp_path).look()
    room = Room(shelf, tmp_path, first=600.0)
    assert GO in room.here()
    room.counter.against = frozenset({Blocker.SHIFT})
    asked = len(shelf.asked)

    async def morning() -> None:
        running = asyncio.ensure_future(room.updates.run())
        while await asyncio.to_thread((room.inbox.folder / GO).exists):
            room.station.changed.emit("shift")
        running.cancel()
        await asyncio.gather(running, return_exceptions=True)

    asyncio.run(asyncio.wait_for(morning(), 20))
    assert len(shelf.asked) == asked


def test_a_download_cut_short_is_gone_on_with_soon(shelf: Shelf, tmp_path: Path) -> None:
    """Also the one a person asked for on a till that does not look by itself."""
    room = Room(shelf, tmp_path, auto=False)
    shelf.put(manifest())
    room.counter.serving = [False, True]
    assert room.look().stage is Stage.LOADING

    async def later() -> None:
        told: asyncio.Queue[Standing] = asyncio.Queue()
        room.updates.changed.connect(told.put_nowait)
        running = asyncio.ensure_future(room.updates.run())
        room.clock.move(SOON)
        while (await told.get()).stage is not Stage.READY:
            pass
        running.cancel()
        await asyncio.gather(running, return_exceptions=True)

    asyncio.run(asyncio.wait_for(later(), 20))


def test_a_download_rests_while_somebody_is_served_and_goes_on(room: Room) -> None:
    room.shelf.put(manifest())
    room.counter.serving = [False, False, True]
    assert room.look().stage is Stage.LOADING
    got = (room.inbox.folder / PART).stat().st_size
    assert 0 < got < len(SETUP)
    room.counter.serving = [True]
    assert room.look().stage is Stage.LOADING
    assert len([name for name, _ in room.shelf.asked if name == NAME]) == 1  # nobody was asked for more meanwhile
    assert room.look().stage is Stage.LAID
    assert room.shelf.asked[-1] == (NAME, f"bytes={got}-")
    assert (room.inbox.folder / SETUP_FILE).read_bytes() == SETUP


def test_a_till_started_anew_goes_on_with_what_is_there(shelf: Shelf, tmp_path: Path) -> None:
    shelf.put(manifest())
    first = Room(shelf, tmp_path)
    first.counter.serving = [False, True]
    first.look()
    got = (first.inbox.folder / PART).stat().st_size
    assert Room(shelf, tmp_path).look().stage is Stage.LAID
    assert shelf.asked[-1] == (NAME, f"bytes={got}-")


def test_a_server_that_knows_no_ranges_costs_the_beginning_only(room: Room) -> None:
    room.shelf.put(manifest())
    room.counter.serving = [False, True]
    room.look()
    room.shelf.answers[NAME] = answer(SETUP, length=len(SETUP))
    assert room.look().stage is Stage.LAID


@pytest.mark.parametrize(
    ("kind", "sent"),
    [
        ("hash", answer(SETUP[:-1] + b"\0", length=len(SETUP))),
        ("hash", answer(bytes(len(SETUP)), length=len(SETUP))),
        ("long", answer(SETUP + b"more", length=len(SETUP) + 4)),
        ("short", answer(SETUP[:-1], length=len(SETUP) - 1)),
        ("short", answer(b"", length=0)),
        ("offline", answer(SETUP[:5000], length=len(SETUP))),
    ],
)
def test_a_setup_that_is_not_the_signed_one_is_refused(room: Room, kind: str, sent: Answer) -> None:
    room.shelf.put(manifest())
    room.shelf.answers[NAME] = sent
    told = room.look()
    assert (told.stage, told.fault) == (Stage.FRESH, kind)
    assert not room.here() & {GO, SETUP_FILE}
    room.shelf.answers.clear()
    assert room.look().stage is Stage.LAID  # and it spoils nothing for later


def test_an_endless_setup_ends_at_the_promised_size(room: Room) -> None:
    sent = 0

    def endless(request: BaseHTTPRequestHandler) -> None:
        nonlocal sent
        while True:
            request.wfile.write(b"x" * 65536)
            sent += 65536

    room.shelf.put(manifest())
    room.shelf.answers[NAME] = answer(SETUP, tail=endless)
    assert room.look().fault == "long"
    assert room.here() == {MANIFEST}


def test_a_part_longer_than_promised_is_thrown_away(room: Room) -> None:
    room.shelf.put(manifest())
    room.inbox.keep(signed(manifest()))
    (room.inbox.folder / PART).write_bytes(SETUP + b"more")
    assert room.look().stage is Stage.LAID


def test_a_part_that_is_all_there_but_wrong_does_not_stay_for_ever(room: Room) -> None:
    """The server has no more of it to give: the next look begins anew."""
    room.shelf.put(manifest())
    room.inbox.keep(signed(manifest()))
    (room.inbox.folder / PART).write_bytes(bytes(len(SETUP)))
    assert room.look().stage is Stage.FRESH
    assert room.look().stage is Stage.LAID


@pytest.mark.parametrize(
    ("kind", "published"),
    [
        ("signature", signed(manifest(), Ed25519PrivateKey.generate())),
        ("signature", signed(manifest()).replace(b"1.4.0", b"1.5.0")),
        ("malformed", b"<html>not found</html>"),
        ("malformed", sealed(b'{"product":"kasa"}')),
        ("long", signed(manifest()) + bytes(5000)),
        ("older", signed(manifest(version="0.0.9", floor="0.0.1"))),
        ("floor", signed(manifest(floor="1.3.0"))),
        ("expired", signed(manifest(expires=NOW - timedelta(seconds=1)))),
        ("early", signed(manifest(issued=NOW + timedelta(days=3)))),
    ],
)
def test_a_manifest_that_is_not_for_this_till_brings_nothing(room: Room, kind: str, published: bytes) -> None:
    room.shelf.put(manifest())
    room.shelf.files[MANIFEST] = published
    told = room.look()
    assert (told.stage, told.fault) == (Stage.FRESH, kind)
    assert told.version == ("1.3.0" if kind == "floor" else "")
    assert NAME not in [name for name, _ in room.shelf.asked]
    assert not room.here()


def test_a_bad_manifest_takes_back_what_was_let_go(room: Room) -> None:
    room.shelf.put(manifest())
    room.look()
    room.shelf.files[MANIFEST] = b"garbage"
    room.look()
    assert GO not in room.here()


def test_an_old_manifest_kept_here_does_not_hold_for_ever(room: Room) -> None:
    """Cut off from its publisher, a till does not install after the day a manifest ends."""
    room.shelf.put(manifest())
    room.counter.against = frozenset({Blocker.SHIFT})
    assert room.look().stage is Stage.READY
    room.shelf.files.clear()
    assert room.look().stage is Stage.READY  # the server has it no more, and what is here still holds
    room.clock.set(NOW + timedelta(days=61))
    room.counter.against = frozenset()
    assert room.look().fault == "expired"
    assert GO not in room.here()


def test_this_very_version_is_nothing_to_do(room: Room) -> None:
    room.shelf.put(manifest(version=__version__))
    told = room.look()
    assert (told.stage, told.fault, told.checked_at) == (Stage.FRESH, "", NOW)


def test_a_newer_manifest_replaces_what_was_brought(room: Room) -> None:
    room.shelf.put(manifest())
    room.look()
    other = SETUP[::-1]
    room.shelf.put(manifest(other, version="1.5.0"), other)
    assert room.look().version == "1.5.0"
    assert (room.inbox.folder / SETUP_FILE).read_bytes() == other


def test_what_is_installed_already_waits_for_a_restart(room: Room) -> None:
    room.shelf.put(manifest())
    room.look()
    (room.home / "current.txt").write_text("1.4.0")
    assert room.look().stage is Stage.DONE
    assert GO not in room.here()


def test_a_version_given_up_is_not_brought_again(room: Room) -> None:
    room.shelf.put(manifest())
    failed = Happening(NOW, Outcome.ROLLED_BACK, "1.4.0", __version__, "no window")
    write_told(room.home, Told((failed,), {manifest().sha256: MOST_TRIES}))
    told = room.look()
    assert (told.stage, told.fault) == (Stage.FRESH, "given_up")
    assert room.updates.last == failed
    assert not room.here()


def test_without_the_publishers_key_nobody_is_asked(room: Room) -> None:
    off = Updates(room.station, room.counter, room.book, room.clock, "key")
    asyncio.run(off.check())
    assert (off.standing.stage, off.standing.why) == (Stage.OFF, "key")
    assert room.shelf.asked == []


def test_a_till_told_not_to_asks_only_when_somebody_wants_it(shelf: Shelf, tmp_path: Path) -> None:
    room = Room(shelf, tmp_path, auto=False)
    shelf.put(manifest())

    async def a_while() -> None:
        running = asyncio.ensure_future(room.updates.run())
        for _ in range(20):
            await asyncio.sleep(0.005)
            room.updates.stir()
        running.cancel()
        await asyncio.gather(running, return_exceptions=True)

    asyncio.run(a_while())
    assert shelf.asked == []
    assert room.look().stage is Stage.READY
    room.station.cashier = demo.CASHIERS[0]
    with pytest.raises(Forbidden):
        asyncio.run(room.updates.install())
    assert room.book.rows == []
    room.station.cashier = demo.CASHIERS[3]
    asyncio.run(room.updates.install())
    assert room.updates.standing.stage is Stage.LAID
    versions = {"was": __version__, "is": manifest().version}
    assert room.book.rows == [(demo.CASHIERS[3].name, Deed.UPDATE_ASKED, versions)]


def test_a_disk_that_is_full_is_no_network_that_went(room: Room) -> None:
    room.shelf.put(manifest())
    room.inbox.folder.parent.mkdir()
    room.inbox.folder.write_bytes(b"a file where the folder should be")
    assert room.look().fault == "disk"


def test_a_damaged_log_of_the_task_tells_nothing_and_stops_nothing(room: Room) -> None:
    room.shelf.put(manifest())
    for bad in (b"", b"\xff", b"[]", b'{"happenings":[{}]}', b'{"tries":5}', b"[" * 60000, b'{"happenings":[5]}'):
        (room.home / FOLDER / "told.json").write_bytes(bad)
        assert room.look().stage is Stage.LAID
        assert room.updates.last is None
