"""What a person agrees to after a damage: nothing changes before, nothing doubles, a kill in the middle is no loss."""

from __future__ import annotations

import os
import random
import shutil
from collections.abc import Iterator
from dataclasses import replace
from datetime import timedelta
from pathlib import Path

import apsw
import pytest
from helpers.charges import approved, by_card, charge
from helpers.damage import BY_CARD, COPIED, DOCUMENTS, Day, bodies, day, everything, flip, remade, rescue, start
from helpers.stored import AT, Till, document, receipt, uid

from app.domain.charge import ChargeState
from app.domain.document import DeliveryState
from app.errors import StoreFault
from app.store import charges, copies, quarantine
from app.store.copies import FOLDER, far_folder
from app.store.merge import GAP
from app.store.rescue import JOURNAL, MARK, RESTORED, Rescue

NOW = AT + timedelta(days=3)


@pytest.fixture(scope="module")
def made(tmp_path_factory: pytest.TempPathFactory) -> Day:
    return day(tmp_path_factory.mktemp("day"))


@pytest.fixture
def folder(made: Day, tmp_path: Path) -> Path:
    """An ended till whose thirtieth document has another sum in its body."""
    copied = Path(shutil.copytree(made.ended, tmp_path / "till"))
    content = (copied / JOURNAL).read_bytes()
    place = content.index(b'"total":"42.50"', content.index(b'"mark":"K1-30-')) + 9
    with (copied / JOURNAL).open("r+b") as file:
        file.seek(place)
        file.write(b"99")
    return copied


@pytest.fixture
def till(folder: Path) -> Iterator[Till]:
    rescue(folder)
    opened = Till(folder)
    yield opened
    opened.close()


def look(folder: Path, far: Path | None = None) -> Rescue:
    return Rescue(folder, far, remade, NOW)


def contents(folder: Path) -> dict[str, bytes]:
    return {path.name: path.read_bytes() for path in folder.iterdir() if path.is_file() and path.suffix != ".db-shm"}


def test_looking_changes_nothing_that_was_there(folder: Path) -> None:
    before = contents(folder)
    plan = look(folder).look()
    assert contents(folder) == before
    assert (plan.documents, plan.read, plan.lost) == (DOCUMENTS - 1, (*range(26, 30), *range(31, 41)), (30,))
    assert plan.next_number == DOCUMENTS + 1 + GAP
    assert plan.aside == folder / f"{JOURNAL}.damaged-1"


def test_what_was_sent_is_known_and_the_rest_is_looked_up_before_anything_is_sent(till: Till) -> None:
    for number in (*range(1, 30), *range(31, 41)):
        row = till.run(till.stores.outbox.get(uid(number)))
        entry = till.run(till.stores.documents.entry(uid(number)))
        assert row is not None
        assert entry is not None
        if number % 3:
            assert row.state is DeliveryState.DELIVERED
            assert entry.delivery.fiscal_number == (f"40000{number}" if number % 2 else None)
        else:
            assert row.state is DeliveryState.VERIFY
            assert row.unknown >= 1, "a refusal may be the ghost of what was sent before the damage"
            assert b"K1-" in row.payload


def test_a_sale_the_server_took_after_the_copy_is_not_sent_again(folder: Path) -> None:
    """The copy says «waiting»; the damaged file, where it can be read, knows better."""
    conn = Till(folder)
    at = AT + timedelta(days=1)
    conn.run(conn.stores.outbox.begin_attempt(uid(3), at))
    conn.run(conn.stores.outbox.delivered(uid(3), "server-3", "777", "30001", at))
    conn.close()
    rescue(folder)
    opened = Till(folder)
    row = opened.run(opened.stores.outbox.get(uid(3)))
    assert row is not None
    assert (row.state, row.server_id) == (DeliveryState.DELIVERED, "server-3")
    found = opened.run(opened.stores.documents.journal(search="777"))
    assert [one.document.number for one in found] == [3], "found by the number that came later"
    opened.close()


def test_shift_counter_and_audit_go_on_where_they_were(till: Till) -> None:
    shift = till.run(till.stores.shifts.current())
    assert shift is not None
    assert shift.id == "shift-2"
    assert till.run(till.stores.current.load()) == receipt(DOCUMENTS + 1, lines=3)
    rows = till.run(till.stores.audit.recent(3))
    assert rows[0].what == "restored"
    assert rows[0].facts["lost"] == [30]
    assert rows[1].what == "sale", "the damaged file's own rows, still chained"
    assert till.run(till.stores.audit.verify()) is None
    assert till.run(till.stores.verify()) == []
    till.again()
    assert till.run(till.stores.documents.next_number()) == DOCUMENTS + 1 + GAP


def test_one_flipped_bit_in_a_body_is_mended(made: Day, tmp_path: Path) -> None:
    folder = Path(shutil.copytree(made.ended, tmp_path / "till"))
    at, length = bodies(folder / JOURNAL)[35]
    with (folder / JOURNAL).open("r+b") as file:
        file.seek(at + length // 2)
        was = file.read(1)[0]
        file.seek(at + length // 2)
        file.write(bytes([was ^ 4]))
    assert start(folder).found
    plan = rescue(folder)
    assert (plan.documents, plan.lost) == (DOCUMENTS, ())


def test_a_request_that_was_damaged_is_made_anew(made: Day, tmp_path: Path) -> None:
    folder = Path(shutil.copytree(made.ended, tmp_path / "till"))
    content = (folder / JOURNAL).read_bytes()
    at = content.index(f'"title":"K1-{39}"'.encode())
    flip(folder / JOURNAL, at + 12, random.Random(3))
    assert start(folder).findings[0].startswith("the request of")
    plan = rescue(folder)
    assert (plan.documents, plan.lost) == (DOCUMENTS, ())


def test_a_salvaged_sale_nobody_saw_is_told(made: Day, tmp_path: Path) -> None:
    folder = Path(shutil.copytree(made.ended, tmp_path / "till"))
    opened = Till(folder)
    opened.run(opened.stores.journal.execute("UPDATE documents SET announced = 0 WHERE number = 40"))
    opened.close()
    (folder / MARK).touch()
    (folder / JOURNAL).write_bytes(b"\0" * 100 + (folder / JOURNAL).read_bytes()[100:])
    rescue(folder)
    opened = Till(folder)
    assert [one.number for one in opened.run(opened.stores.documents.unannounced())] == [40]
    opened.close()


def test_without_any_copy_everything_readable_is_saved(folder: Path) -> None:
    shutil.rmtree(folder / FOLDER)
    plan = look(folder).look()
    assert (plan.copy, plan.documents, plan.lost) == (None, DOCUMENTS - 1, (30,))
    assert start(folder).documents == DOCUMENTS, "still as it was: nobody has agreed yet"
    rescue(folder)
    said = start(folder)
    assert (said.found, said.documents) == (False, DOCUMENTS - 1)


def test_with_nothing_readable_and_no_copy_it_says_so(folder: Path) -> None:
    shutil.rmtree(folder / FOLDER)
    (folder / JOURNAL).write_bytes(random.Random(1).randbytes(200_000))
    plan = look(folder).look()
    assert (plan.copy, plan.documents, plan.blind, plan.gone) == (None, 0, True, False)
    assert plan.next_number > GAP
    rescue(folder)
    assert (folder / f"{JOURNAL}.damaged-1").stat().st_size == 200_000


def test_the_second_place_helps_when_the_first_is_gone(folder: Path, tmp_path: Path) -> None:
    far = far_folder(tmp_path / "usb", folder)
    far.parent.mkdir()
    shutil.move(folder / FOLDER, far)
    (folder / JOURNAL).write_bytes(b"\0" * 200_000)
    assert look(folder).look().documents == 0
    assert look(folder, far).look().documents == COPIED


def test_a_copy_of_an_older_schema_is_upgraded_and_taken(folder: Path) -> None:
    [copy] = (folder / FOLDER).iterdir()
    copy.rename(copy.with_name("journal-schema001.db"))
    (folder / JOURNAL).write_bytes(b"\0" * 200_000)
    plan = look(folder).look()
    assert plan.copy is not None
    assert plan.copy.name == "journal-schema001.db"
    assert plan.documents == COPIED


def test_a_kill_at_any_step_of_the_change_is_made_good_at_the_next_start(
    folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Every rename and every deletion of the change fails once, as if the till had been killed there."""
    steps = 0
    for cut in range(20):
        copied = Path(shutil.copytree(folder, folder.parent / f"cut-{cut}"))
        work = look(copied)
        plan = work.look()
        left = iter(range(cut))
        with monkeypatch.context() as patch:

            def dies(*args: object, left: Iterator[int] = left) -> None:
                if next(left, None) is None:
                    raise KeyboardInterrupt

            for owner, name in ((os, "replace"), (Path, "rename"), (Path, "unlink")):
                real = getattr(owner, name)
                patch.setattr(owner, name, lambda *a, r=real, **k: (dies(), r(*a, **k))[1])
            try:
                work.carry_out(plan)
            except KeyboardInterrupt:
                steps += 1
            else:
                break
        began = (copied / RESTORED).exists() or not (copied / JOURNAL).exists()
        said = start(copied)
        if began:
            assert (said.found, said.documents) == (False, DOCUMENTS - 1), f"step {cut}"
            assert quarantine.newest(copied / JOURNAL) is not None
        else:
            assert said.found or said.documents == DOCUMENTS - 1, f"step {cut}"
    assert steps >= 3, "too few steps were cut to mean anything"


def test_a_mark_of_a_journal_that_is_sound_is_taken_away(made: Day, tmp_path: Path) -> None:
    """A finding that came from the computer's memory, not from the disk."""
    folder = Path(shutil.copytree(made.killed, tmp_path / "till"))
    (folder / MARK).touch()
    assert start(folder).fault == "corrupt"
    before = everything(Path(shutil.copytree(folder, tmp_path / "x")))
    assert rescue(folder).sound
    assert not (folder / MARK).exists()
    assert start(folder).documents == DOCUMENTS
    assert everything(folder) == before


def test_no_room_to_restore_is_a_full_disk(folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def full(*_: object) -> None:
        raise OSError(28, "No space left on device")

    monkeypatch.setattr(copies.shutil, "copyfile", full)
    with pytest.raises(StoreFault) as caught:
        look(folder).look()
    assert caught.value.kind == "full"


def test_a_changed_audit_keeps_no_documents_from_coming_back(folder: Path) -> None:
    [copy] = (folder / FOLDER).iterdir()
    conn = apsw.Connection(str(copy))
    conn.execute("UPDATE audit SET who = 'x' WHERE seq = 2")
    conn.close()
    plan = rescue(folder)
    assert (plan.copy, plan.documents) == (copy, DOCUMENTS - 1)
    assert [one.split()[0] for one in start(folder).findings] == ["audit"], "told at every start from then on"


def test_card_charges_come_back_with_their_documents_and_the_one_in_doubt_in_doubt(made: Day, tmp_path: Path) -> None:
    """Those of the copy, those made after it, the approved one that belongs to nothing yet and the one that was being
    asked for as the till was killed."""
    folder = Path(shutil.copytree(made.ended, tmp_path / "till"))
    before = Till(folder)
    loose, asked = approved(DOCUMENTS + 1), charge(DOCUMENTS + 2)
    before.run(before.stores.charges.begin(charge(DOCUMENTS + 1)))
    before.run(before.stores.charges.end(loose, NOW, "Олена Коваль"))
    before.run(before.stores.charges.begin(asked))
    before.close()
    content = (folder / JOURNAL).read_bytes()
    with (folder / JOURNAL).open("r+b") as file:
        file.seek(content.index(b'"total":"42.50"', content.index(b'"mark":"K1-30-')) + 9)
        file.write(b"99")
    rescue(folder)
    till = Till(folder)
    try:
        found = {one.id: one for one in till.run(till.stores.charges.list())}
        for number in range(BY_CARD, DOCUMENTS + 1, BY_CARD):
            assert found[approved(number).id] == approved(number, document_id=uid(number))
        assert till.run(till.stores.charges.loose()) == [loose]
        assert till.run(till.stores.charges.open()) == replace(asked, state=ChargeState.UNKNOWN)
        assert till.run(till.stores.verify()) == []
    finally:
        till.close()


def test_a_restored_sale_uses_its_charge_though_the_copy_does_not_know_how_it_ended(made: Day, tmp_path: Path) -> None:
    till = Till(Path(shutil.copytree(made.ended, tmp_path / "till")))
    number = DOCUMENTS + 1
    try:
        till.run(till.stores.charges.begin(charge(number)))
        sale = by_card(document(number), approved(number))
        till.run(till.stores.journal.write(lambda conn: charges.tie(conn, [sale])))
        kept = till.run(till.stores.charges.get(charge(number).id))
        assert kept is not None
        assert (kept.state, kept.document_id) == (ChargeState.APPROVED, sale.id)
        assert kept.slip is not None
        assert kept.slip.rrn == sale.payments[0].rrn
        assert till.run(till.stores.charges.open()) is None
    finally:
        till.close()
