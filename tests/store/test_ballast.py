"""The reserve on the disk: real blocks, made only where there is room, let go when the journal has none."""

from __future__ import annotations

import shutil
from dataclasses import replace
from pathlib import Path

import apsw
import pytest
from helpers.damage import payload
from helpers.stored import Till, document, receipt

from app.errors import StoreFault
from app.store import ballast as ballast_module
from app.store.ballast import LOW, SIZE, Ballast

MEGABYTE = 1 << 20


def test_it_takes_real_room(tmp_path: Path) -> None:
    ballast = Ballast(tmp_path, 3 * MEGABYTE)
    assert not ballast.held()
    assert ballast.make()
    assert ballast.held()
    taken = getattr(ballast.path.stat(), "st_blocks", 3 * MEGABYTE / 512)  # Windows does not tell it
    assert taken * 512 >= 3 * MEGABYTE, "an empty file of that size would hold no room"
    packed = ballast.path.read_bytes()
    assert len({packed[at : at + 4096] for at in range(0, len(packed), 4096)}) == len(packed) // 4096
    before = ballast.path.stat().st_mtime_ns
    assert ballast.make()
    assert ballast.path.stat().st_mtime_ns == before, "made once"
    assert ballast.release()
    assert not ballast.held()
    assert not ballast.release(), "there is nothing more to give"
    assert [path.name for path in tmp_path.iterdir()] == []


def test_it_is_made_only_where_there_is_room_for_it_and_more(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    usage = shutil.disk_usage(tmp_path)
    ballast = Ballast(tmp_path, MEGABYTE)
    for free, made in ((LOW + MEGABYTE - 1, False), (LOW + MEGABYTE, True)):
        monkeypatch.setattr(ballast_module.shutil, "disk_usage", lambda _, free=free: usage._replace(free=free))
        assert ballast.make() is made


def test_one_cut_off_in_its_middle_leaves_nothing(tmp_path: Path) -> None:
    def stop() -> None:
        raise KeyboardInterrupt

    with pytest.raises(KeyboardInterrupt):
        Ballast(tmp_path, 3 * MEGABYTE).make(stop)
    assert list(tmp_path.iterdir()) == []


def test_its_size_is_a_day_of_sales(till: Till) -> None:
    """64 MB: more than five hundred sales of forty lines with everything that is written of them."""
    wal = till.stores.journal.path.with_name("journal.db-wal")
    before = wal.stat().st_size
    sale = document(1)
    till.record(replace(sale, items=sale.items * 40), payload(1) * 60)
    assert (wal.stat().st_size - before) * 500 < SIZE


def test_a_sale_that_does_not_fit_goes_in_when_the_reserve_is_gone(till: Till) -> None:
    writer = till.stores.journal._writer
    assert writer is not None
    given = []

    def make_room() -> bool:
        given.append(True)
        writer.pragma("max_page_count", 100_000)
        return True

    till.record(document(1))
    writer.pragma("max_page_count", 1)
    till.stores.journal.make_room = make_room
    number = 1
    while not given:
        number += 1
        till.record(document(number))
    assert till.run(till.stores.documents.count("shift-1")) == number
    assert till.run(till.stores.verify()) == []


def sold_until_full(till: Till) -> int:
    """The number of the sale that did not go in."""
    for number in range(1, 500):
        try:
            till.record(document(number))
        except StoreFault as fault:
            if fault.kind == "full":
                return number
            raise
    pytest.fail("the disk never was full")


def test_without_a_reserve_nothing_half_is_left_and_the_receipt_stays(till: Till) -> None:
    writer = till.stores.journal._writer
    assert writer is not None
    till.run(till.stores.current.save(receipt(1)))
    writer.pragma("max_page_count", 1)
    number = sold_until_full(till)
    assert till.run(till.stores.documents.count("shift-1")) == number - 1
    assert till.run(till.stores.current.load()) == receipt(1)
    assert till.run(till.stores.verify()) == []
    writer.pragma("max_page_count", 100_000)
    till.record(document(number))


def test_a_full_disk_at_the_start_lets_the_reserve_go(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    made = Till(tmp_path / "data")
    made.record(document(1))
    made.close()
    ballast = Ballast(tmp_path / "data")
    ballast.path.write_bytes(b"x" * 1000)
    real = apsw.Connection.pragma

    def full(conn: apsw.Connection, name: str, *value: object) -> object:
        if name == "journal_mode" and ballast.path.exists() and "journal" in conn.filename:
            raise apsw.FullError("database or disk is full")
        return real(conn, name, *value)

    class Narrow(apsw.Connection):
        pragma = full

    monkeypatch.setattr("app.store.db.apsw.Connection", Narrow)
    opened = Till(tmp_path / "data")
    assert not ballast.path.exists()
    assert opened.run(opened.stores.documents.count("shift-1")) == 1
    opened.close()
