"""Copies of the journal: whole and looked at before they count, seven of them, in a second place too where one is."""

from __future__ import annotations

import asyncio
import os
import threading
from collections.abc import Callable
from datetime import timedelta
from pathlib import Path

import apsw
import pytest
from helpers.damage import payload
from helpers.stored import AT, AUDIT, Till, document, shift

from app.errors import StoreFault
from app.store import copies as copies_module
from app.store.beside import Beside, Stopped
from app.store.checks import Finding, examine
from app.store.copies import FOLDER, KEPT, KEPT_SCHEMAS, far_folder, looked_at, numbered, send

EVENING = AT + timedelta(hours=9)


@pytest.fixture
def near(till: Till) -> Path:
    return till.folder / FOLDER


def sell(till: Till, number: int) -> None:
    till.record(document(number), payload(number))


def documents_in(path: Path) -> int:
    conn = apsw.Connection(str(path), flags=apsw.SQLITE_OPEN_READONLY)
    try:
        return int(conn.execute("SELECT count(*) FROM documents").get)
    finally:
        conn.close()


def test_a_copy_is_one_whole_file_with_everything_in_it(till: Till, near: Path) -> None:
    for number in range(1, 30):
        sell(till, number)
    made = till.run(till.stores.copies.make(EVENING))
    assert made.path.parent == near
    assert made.path.name == "journal-000000029-20261122-170000.db", "the audit's last row, then the shop's own time"
    assert looked_at(made.path) == []
    assert documents_in(made.path) == 29
    assert [path.name for path in near.iterdir()] == [made.path.name], "no log beside it, no half of it"
    if os.name != "nt":  # there it is the folder's access list, which the installer writes
        assert made.path.stat().st_mode & 0o077 == 0 or near.stat().st_mode & 0o077 == 0, "for its owner alone"


def test_selling_goes_on_while_a_copy_is_made(till: Till) -> None:
    """Writer and reader answer while the copy stands still in its middle, and the copy is of one moment."""
    for number in range(1, 200):
        sell(till, number)
    middle, go_on = threading.Event(), threading.Event()

    def breathe() -> None:
        middle.set()
        go_on.wait(5)

    till.stores.beside.breathe = breathe  # type: ignore[method-assign]

    async def work() -> Path:
        making = asyncio.create_task(till.stores.copies.make(EVENING))
        await asyncio.to_thread(middle.wait, 5)
        for number in range(200, 205):
            await till.stores.documents.record(
                document(number), payload(number), None, AUDIT, clear_current=False, announced=True
            )
        assert await till.stores.documents.next_number() == 205
        assert not making.done()
        go_on.set()
        return (await making).path

    path = till.run(work())
    assert documents_in(path) == 199
    assert looked_at(path) == []


def test_seven_are_kept_and_two_of_old_schemas(till: Till, near: Path) -> None:
    near.mkdir()
    for number in range(1, 5):
        old = near / f"journal-schema{number:03d}.db"
        old.write_bytes(b"x")
        os.utime(old, (number, number))
    (near / ".journal-000000001-20261122-170000.db.part").write_bytes(b"cut off")
    for number in range(1, KEPT + 4):
        sell(till, number)
        till.run(till.stores.copies.make(EVENING - timedelta(days=number)))
    assert [copy.seq for copy in numbered(near)] == list(range(4, KEPT + 4)), "by what is in them, not by the clock"
    assert sorted(path.name for path in near.glob("*schema*")) == ["journal-schema003.db", "journal-schema004.db"]
    assert len(list(near.iterdir())) == KEPT + KEPT_SCHEMAS, "what was cut off is gone"


def test_a_copy_that_is_not_sound_gets_no_name(till: Till, near: Path) -> None:
    sell(till, 1)
    till.run(till.stores.journal.execute("UPDATE documents SET body = replace(body, '42.50', '42.51')"))
    with pytest.raises(StoreFault) as caught:
        till.run(till.stores.copies.make(EVENING))
    assert caught.value.kind == "corrupt"
    assert list(near.iterdir()) == []


def test_a_copy_stopped_in_its_middle_leaves_nothing(till: Till, near: Path) -> None:
    for number in range(1, 200):
        sell(till, number)
    beside = till.stores.beside
    portions = iter(range(2))

    def breathe() -> None:
        if next(portions, None) is None:
            beside.stop()
        Beside.breathe(beside)

    beside.breathe = breathe  # type: ignore[method-assign]
    with pytest.raises(Stopped):
        till.run(till.stores.copies.make(EVENING))
    assert list(near.iterdir()) == []


def test_it_is_due_after_a_close_and_only_once(till: Till) -> None:
    assert not till.run(till.stores.copies.due()), "nothing is in the journal"
    till.run(till.stores.shifts.open(shift(1), AUDIT))
    sell(till, 1)
    assert not till.run(till.stores.copies.due()), "the shift is open"
    till.run(till.stores.shifts.close(shift(1, closed_at=EVENING, closed_by="Олена Коваль"), AUDIT))
    assert till.run(till.stores.copies.due())
    till.run(till.stores.copies.make(EVENING))
    assert not till.run(till.stores.copies.due())
    till.run(till.stores.audit.write(EVENING, "Олена Коваль", "drawer", {}))
    assert till.run(till.stores.copies.due())


def test_the_second_place_gets_the_same_copies_in_a_folder_of_this_till(till: Till, tmp_path: Path) -> None:
    second = tmp_path / "usb"
    second.mkdir()
    for number in range(1, KEPT + 3):
        sell(till, number)
        made = till.run(till.stores.copies.make(EVENING))
        put = till.run(send(made.path, second, till.folder))
        assert put.read_bytes() == made.path.read_bytes()
    mine = far_folder(second, till.folder)
    assert [copy.seq for copy in numbered(mine)] == list(range(3, KEPT + 3))
    assert len(list(mine.iterdir())) == KEPT
    assert far_folder(second, tmp_path / "another till") != mine, "ten tills may share one place"


def gone(second: Path) -> None:
    second.rmdir()


def a_file(second: Path) -> None:
    second.rmdir()
    second.write_text("x")


@pytest.mark.parametrize("spoil", [gone, a_file])
def test_a_second_place_out_of_reach_is_a_fault_with_a_kind(
    till: Till, tmp_path: Path, spoil: Callable[[Path], None]
) -> None:
    second = tmp_path / "usb"
    second.mkdir()
    sell(till, 1)
    made = till.run(till.stores.copies.make(EVENING))
    spoil(second)
    with pytest.raises(StoreFault) as caught:
        till.run(send(made.path, second, till.folder))
    assert caught.value.kind == "rights"
    assert not second.is_dir(), "a place that is not there is not made: it may be a drive that is not plugged in"


def test_a_second_place_that_never_answers_is_given_up(
    till: Till, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    sell(till, 1)
    made = till.run(till.stores.copies.make(EVENING))
    go_on = threading.Event()
    monkeypatch.setattr(copies_module, "PATIENCE", 0.05)
    monkeypatch.setattr(copies_module, "_send", lambda *_: go_on.wait(5))
    with pytest.raises(StoreFault) as caught:
        till.run(send(made.path, tmp_path, till.folder))
    go_on.set()
    assert "no answer" in caught.value.detail


def test_a_changed_column_is_found_beside_an_unchanged_body(till: Till) -> None:
    """The journal's page shows columns: they must say what the hashed body says."""
    for column, value in (
        ("payable_k", 1),
        ("number", 77),
        ("cashier", "Ніхто"),
        ("created_at", "2020-01-01T00:00:00Z"),
    ):
        sell(till, 1) if column == "payable_k" else None
        was = till.run(till.stores.journal.read(lambda conn, c=column: conn.execute(f"SELECT {c} FROM documents").get))
        till.run(till.stores.journal.execute(f"UPDATE documents SET {column} = ?", (value,)))
        found = till.run(till.stores.beside.look(examine))
        assert [one.kind for one in found][:1] == ["document"], column
        till.run(till.stores.journal.execute(f"UPDATE documents SET {column} = ?", (was,)))
    assert till.run(till.stores.verify()) == []


def test_a_request_that_was_changed_or_has_gone_is_found(till: Till) -> None:
    sell(till, 1)
    sell(till, 2)
    till.run(till.stores.journal.execute("UPDATE outbox SET payload = x'7b7d' WHERE seq = 1"))
    till.run(till.stores.journal.execute("DELETE FROM outbox WHERE seq = 2"))
    assert [one.kind for one in till.run(till.stores.beside.look(examine))] == ["request", "request"]


def test_a_next_number_that_was_given_already_is_found(till: Till) -> None:
    sell(till, 7)
    till.run(till.stores.meta.put("next_number", "7"))
    assert [one.kind for one in till.run(till.stores.beside.look(examine))] == ["number"]


def test_a_changed_audit_stops_no_copies(till: Till) -> None:
    """Whoever edited it would otherwise have ended the copies too."""
    for number in (1, 2, 3):
        sell(till, number)
    till.run(till.stores.journal.execute("UPDATE audit SET who = 'x' WHERE seq = 1"))
    made = till.run(till.stores.copies.make(EVENING))
    assert [one.kind for one in looked_at(made.path)] == ["audit"]


def test_selling_goes_on_while_everything_is_read_through(till: Till) -> None:
    for number in range(1, 250):
        sell(till, number)
    middle, go_on = threading.Event(), threading.Event()

    def breathe() -> None:
        middle.set()
        go_on.wait(5)

    till.stores.beside.breathe = breathe  # type: ignore[method-assign]

    async def work() -> tuple[Finding, ...]:
        looking = asyncio.create_task(till.stores.upkeep.verify())
        await asyncio.to_thread(middle.wait, 5)
        await till.stores.documents.record(
            document(250), payload(250), None, AUDIT, clear_current=False, announced=True
        )
        assert await till.stores.documents.next_number() == 251
        assert not looking.done()
        go_on.set()
        return await looking

    assert till.run(work()) == ()
    assert till.stores.upkeep.state.checked_at is not None


def test_a_copy_that_could_not_be_made_is_made_at_the_next_turn(till: Till, near: Path) -> None:
    """A till whose evening copy failed, or that was switched off at once, has it after its next start."""
    sell(till, 1)
    near.write_text("a file where the folder should be")
    keeper = till.stores.upkeep
    till.run(keeper.copy(only_when_due=True))
    assert (keeper.state.copy_fault, keeper.state.copied_at) == ("rights", None)
    near.unlink()
    till.again()
    keeper = till.stores.upkeep
    till.run(keeper.copy(only_when_due=True))
    assert keeper.state.copy_fault == ""
    assert len(numbered(near)) == 1
    till.run(keeper.copy(only_when_due=True))
    assert len(numbered(near)) == 1, "once"
