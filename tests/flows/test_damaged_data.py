"""A till whose data were damaged, met by a person: what the window says, what a tap does, and that no sale is gone."""

from __future__ import annotations

import random
import shutil
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import replace
from pathlib import Path

import apsw
import pytest
from helpers.morning import enter_pin
from helpers.window import TillWindow
from helpers.witness import WitnessedSandbox
from PySide6.QtCore import Qt

from app.errors import StoreFault
from app.store import upkeep
from app.store.ballast import LOW, Ballast
from app.store.copies import FOLDER, numbered
from app.store.rescue import JOURNAL

if sys.platform != "win32":  # Windows has no limits of a process: packaging/suite.toml leaves out what needs one
    import resource


def ask(till: TillWindow) -> str:
    """What the page before the till says."""
    till.until(lambda: till.sees("choice_close"), "something to decide")
    return " ".join(till.texts())


def spoil(home: Path) -> bytes:
    """The header of the journal and a page in its middle are gone."""
    path = home / JOURNAL
    content = bytearray(path.read_bytes())
    content[0:100] = random.Random(1).randbytes(100)
    path.write_bytes(content)
    return bytes(content)


def test_a_damaged_journal_is_told_restored_and_sells_on(till: TillWindow, shop: WitnessedSandbox) -> None:
    home = till.settings.home
    till.loop.run(till.inside.upkeep.copy())
    till.sell(till.pieces()[0])
    till.tap("new_receipt")
    till.until_page("sale")
    till.until(lambda: len(shop.receipts()) == 2, "the sale at the server")
    till.until(lambda: till.text("top_network") == "Онлайн", "an empty queue")
    till.put_in(till.pieces()[1])
    [sold], line = till.sales(), till.lines()
    till.close()
    damaged = spoil(home)
    till.open()
    said = ask(till)
    assert "Файл продажів пошкоджено" in said
    assert "Є добра копія від" in said
    assert f"прочитано ще 1 документ: №{sold.document.number}" in said
    assert f"{JOURNAL}.damaged-1" in said
    assert (home / JOURNAL).read_bytes() == damaged, "nothing is changed before a person agrees"
    till.enter()
    till.type("4820000000017\r")
    assert till.page == "starting", "a scanner decides nothing"
    till.tap("choice_again")
    enter_pin(till)
    till.until_page("sale")
    assert till.lines() == line, "the receipt being built"
    assert [one.document for one in till.sales()] == [sold.document]
    assert (home / f"{JOURNAL}.damaged-1").read_bytes() == damaged
    till.until(lambda: till.text("top_network") == "Онлайн", "an empty queue")
    till.key(Qt.Key.Key_F12)
    till.until_page("payment")
    till.enter()
    till.until_page("done")
    till.until(lambda: len(shop.receipts()) == 3, "once each at the server")
    assert till.sales()[-1].document.number > 10_000


def test_a_person_who_does_not_agree_changes_nothing(known: TillWindow) -> None:
    damaged = spoil(known.settings.home)
    known.open()
    said = ask(known)
    assert "Копії немає. Із самого пошкодженого файлу прочитано" in said
    known.tap("choice_close")
    known.until(lambda: known.ended, "the end")
    assert known.close() == 4
    assert (known.settings.home / JOURNAL).read_bytes() == damaged
    known.open()
    ask(known)
    known.close()


def test_nothing_readable_and_no_copy_is_asked_twice(known: TillWindow) -> None:
    home = known.settings.home
    shutil.rmtree(home / FOLDER, ignore_errors=True)
    (home / JOURNAL).write_bytes(b"\xff" * 300_000)
    known.open(lang="en")
    assert "There is no copy, and nothing could be read" in ask(known)
    known.tap("choice_again")
    known.until(lambda: "Begin with an empty journal?" in known.texts(), "the second question")
    assert (home / JOURNAL).read_bytes() == b"\xff" * 300_000
    known.tap("choice_again")
    known.until_page("first_start")
    assert (home / f"{JOURNAL}.damaged-1").read_bytes() == b"\xff" * 300_000


def test_a_journal_that_has_gone_is_told(known: TillWindow) -> None:
    (known.settings.home / JOURNAL).unlink()
    known.open()
    assert "Файл продажів зник" in ask(known)
    assert not (known.settings.home / JOURNAL).exists()
    known.close()


def test_another_program_that_holds_the_file_is_named_and_waited_for(
    known: TillWindow, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("app.store.db.BUSY_MS", 20)
    antivirus = apsw.Connection(str(known.settings.home / JOURNAL))
    antivirus.pragma("locking_mode", "exclusive")
    antivirus.execute("BEGIN EXCLUSIVE")
    known.open()
    assert "антивірус" in ask(known)
    asked = known.find("choice_again")
    known.tap("choice_again")
    known.until(lambda: known.sees("choice_again") and known.find("choice_again") is not asked, "still held")
    antivirus.close()
    known.tap("choice_again")
    known.until_page("login")


def test_a_file_held_in_the_middle_of_a_sale_costs_nothing(till: TillWindow) -> None:
    till.put_in(till.pieces()[0])
    journal = till.inside.stores.journal
    writer = journal._writer
    assert writer is not None
    till.loop.run(journal._on_writer(lambda: writer.set_busy_timeout(20)))
    antivirus = apsw.Connection(str(till.settings.home / JOURNAL))
    antivirus.execute("BEGIN IMMEDIATE")
    till.key(Qt.Key.Key_F12)
    till.until_page("payment")
    till.enter()
    till.until(lambda: "антивірус" in till.text("message_text"), "what is in the way")
    antivirus.execute("ROLLBACK")
    antivirus.close()
    till.tap("message_ok")
    till.until_page("payment")
    till.enter()
    till.until_page("done")
    assert len(till.sales()) == 1


@contextmanager
def a_disk_that_fails(size: int) -> Iterator[None]:
    """No file grows beyond `size` bytes: an error in the middle of a commit."""
    before = resource.getrlimit(resource.RLIMIT_FSIZE)
    resource.setrlimit(resource.RLIMIT_FSIZE, (size, before[1]))
    try:
        yield
    finally:
        resource.setrlimit(resource.RLIMIT_FSIZE, before)


def pay_on_a_failing_disk(till: TillWindow) -> None:
    wal = till.settings.home / f"{JOURNAL}-wal"
    till.key(Qt.Key.Key_F12)
    till.until_page("payment")
    with a_disk_that_fails(wal.stat().st_size + 100):
        till.enter()
        till.until(lambda: till.sees("message_check"), "the only message that stops work")


def test_a_commit_that_failed_is_looked_up_and_the_receipt_is_as_it_was(till: TillWindow) -> None:
    till.put_in(till.pieces()[0])
    before = till.lines()
    pay_on_a_failing_disk(till)
    till.enter()
    till.scan(till.pieces()[1].barcode or "")
    assert till.sees("message_check"), "neither Enter nor a scan goes past it"
    till.tap("message_check")
    assert "Останню дію не записано" in till.until_toast("Базу перевірено")
    assert not till.sales()
    till.until(lambda: till.lines()[:1] == before[:1], "the receipt")
    till.until_page("payment")
    till.tap("take_payment")
    till.until_page("done")
    assert len(till.sales()) == 1


def test_a_commit_that_failed_and_was_kept_is_announced_and_not_sold_twice(
    till: TillWindow, shop: WitnessedSandbox, monkeypatch: pytest.MonkeyPatch
) -> None:
    """The disk said no after everything was on it: the journal has the sale, and the window says so."""
    till.put_in(till.pieces()[0])
    documents = till.inside.stores.documents
    real = documents.record

    async def kept_all_the_same(*args: object, **choices: object) -> None:
        await real(*args, **choices)  # type: ignore[arg-type]
        fault = StoreFault("io", "fsync")
        till.inside.stores.journal.stop(fault)
        raise fault

    till.key(Qt.Key.Key_F12)
    till.until_page("payment")
    monkeypatch.setattr(documents, "record", kept_all_the_same)
    till.enter()
    till.until(lambda: till.sees("message_check"), "the message")
    monkeypatch.setattr(documents, "record", real)
    till.tap("message_check")
    assert "записано" in till.until_toast("Базу перевірено: документ №")
    till.until_page("done")
    assert not till.lines()
    assert len(till.sales()) == 1
    till.until(lambda: len(shop.receipts()) == 2, "at the server, once")


def test_a_check_that_finds_damage_leaves_the_message(till: TillWindow) -> None:
    till.put_in(till.pieces()[0])
    pay_on_a_failing_disk(till)

    async def broken() -> list[str]:
        return ["row 3 missing from index"]

    till.inside.stores.journal.check = broken  # type: ignore[method-assign]
    till.tap("message_check")
    till.until_text("message_text", "відновить його з копії")
    till.tap("message_quit")
    till.until(lambda: till.ended, "the end")


def test_a_full_disk_says_so_and_the_reserve_lets_the_sale_end(till: TillWindow) -> None:
    ballast: Ballast = till.inside.stores.ballast
    ballast.size = 100_000
    assert ballast.make()
    writer = till.inside.stores.journal._writer
    assert writer is not None
    full = writer.pragma("page_count")
    real = ballast.release
    sizes = iter([full + 50])

    def release() -> bool:
        given = real()
        if given:
            writer.pragma("max_page_count", next(sizes))
        return given

    ballast.release = release  # type: ignore[method-assign]
    till.put_in(till.pieces()[0])
    writer.pragma("max_page_count", 1)  # as far as it has come, and no further
    sold = 0
    while till.inside.upkeep.state.ballast_spent is False and sold < 30:
        till.sell(till.pieces()[0])
        till.tap("new_receipt")
        till.until_page("sale")
        sold += 1
    assert len(till.sales()) == sold
    assert "Диск заповнений, каса працює на запасі" in till.until_toast("на запасі")
    assert not ballast.held()


def test_little_room_is_told_once(till: TillWindow, monkeypatch: pytest.MonkeyPatch) -> None:
    keeper = till.inside.upkeep
    for free in (LOW - 1_000_000, LOW - 2_000_000, LOW + 1):
        till.loop.act(lambda free=free: keeper._set(free=free))
        said = [one for one in till.toasts() if "Мало місця" in one]
        assert len(said) == (free < LOW), free
        assert all("499" in one for one in said), "not told anew with every megabyte"


def test_what_the_check_behind_the_sign_in_finds_is_told(known: TillWindow, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(upkeep, "SETTLE", 0.0)
    conn = apsw.Connection(str(known.settings.home / JOURNAL))
    conn.execute("UPDATE audit SET who = 'x' WHERE seq = 1")
    conn.close()
    known.open()
    assert "із запису №1" in known.until_toast("Журнал дій змінено")
    known.close()
    conn = apsw.Connection(str(known.settings.home / JOURNAL))
    conn.execute("UPDATE documents SET body = replace(body, '1250', '1259')")
    conn.close()
    known.open()
    known.until_toast("знайдено пошкодження")
    known.reopen()
    assert "Файл продажів пошкоджено" in ask(known), "the next start restores"
    known.tap("choice_again")
    known.until_page("login")


def test_a_closed_shift_is_copied_here_and_in_the_second_place(till: TillWindow, tmp_path: Path) -> None:
    second = tmp_path / "usb"
    second.mkdir()
    till.inside.change(replace(till.inside.settings, backup_folder=str(second)))
    close_shift(till)
    till.until(lambda: till.inside.upkeep.state.far_at, "both copies")
    [near] = numbered(till.settings.home / FOLDER)
    [far] = second.rglob("journal-*.db")
    assert far.read_bytes() == near.path.read_bytes()
    conn = apsw.Connection(str(near.path))
    assert conn.execute("SELECT count(*) FROM shifts WHERE closed_at IS NOT NULL").get == 1, "after the close"
    conn.close()


def test_a_second_place_out_of_reach_warns_and_blocks_nothing(till: TillWindow, tmp_path: Path) -> None:
    till.inside.change(replace(till.inside.settings, backup_folder=str(tmp_path / "not there")))
    close_shift(till)
    till.until_toast("Друга тека для копій недоступна")
    assert len(numbered(till.settings.home / FOLDER)) == 1
    assert till.page == "close_shift"


def test_a_till_closed_right_after_its_shift_has_its_copy(till: TillWindow) -> None:
    close_shift(till)
    till.close()
    assert len(numbered(till.settings.home / FOLDER)) == 1


def close_shift(till: TillWindow) -> None:
    till.loop.act(lambda: till.front.show("close_shift"))
    till.quiet()
    presenter = till.front.close_shift
    presenter.set_mode(by_notes=False)
    for key in "1250,00":
        presenter.press(key)
    till.loop.act(presenter.close)
    till.until(lambda: till.inside.station.shift is None, "a closed shift")


def test_the_closing_slip_carries_the_head_of_the_audit(till: TillWindow) -> None:
    """A whole chain made anew shows on paper alone."""
    close_shift(till)
    paper = till.settings.home.parent / "paper.bin"
    head = till.loop.run(till.inside.stores.audit.head())
    till.until(lambda: head[:16].encode() in paper.read_bytes(), "the slip")
    printed = paper.read_bytes()
    assert all(head[at : at + 16].encode() in printed for at in range(0, 64, 16))
