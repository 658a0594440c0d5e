"""Row 22: whatever byte of the journal or its log becomes another one, the next start finds it, and nothing that can
still be read is lost; an empty journal never takes the place of a damaged one.

What a hash, SQLite's own structure or the chain does not cover (search words, the print queue, names on the sign-in
page, notes of a delivery) is counted apart: it is no money and no document.
"""

from __future__ import annotations

import random
import shutil
from collections import Counter
from collections.abc import Callable
from pathlib import Path

import apsw
import pytest
from helpers.damage import (
    COPIED,
    DOCUMENTS,
    WAL,
    Day,
    bodies,
    copies_of,
    day,
    everything,
    flip,
    rescue,
    smear,
    start,
)
from helpers.stored import Till, document, receipt, uid

from app.domain.document import DeliveryState
from app.store.rescue import JOURNAL
from ui.rescue_words import lines_of

#: Columns no hash covers; none of them is money.
UNHASHED = {"document_words", "print_jobs", "cashiers", "meta"}


def header(folder: Path, chance: random.Random) -> None:
    flip(folder / JOURNAL, chance.randrange(100), chance)


def page(folder: Path, chance: random.Random) -> None:
    flip(folder / JOURNAL, chance.randrange(100, (folder / JOURNAL).stat().st_size), chance)


def sector(folder: Path, chance: random.Random) -> None:
    smear(folder / JOURNAL, chance.randrange((folder / JOURNAL).stat().st_size // 512) * 512, chance)


def body(folder: Path, chance: random.Random) -> None:
    at, length = chance.choice(bodies(folder / JOURNAL))
    flip(folder / JOURNAL, at + chance.randrange(length), chance)


def wal(folder: Path, chance: random.Random) -> None:
    flip(folder / WAL, chance.randrange((folder / WAL).stat().st_size), chance)


def wal_header(folder: Path, chance: random.Random) -> None:
    flip(folder / WAL, chance.randrange(32), chance)


def last_commit(folder: Path, chance: random.Random) -> None:
    """The last page of the log: to SQLite it looks like a commit that was never finished."""
    flip(folder / WAL, (folder / WAL).stat().st_size - 1 - chance.randrange(4096), chance)


PLACES: dict[str, Callable[[Path, random.Random], None]] = {
    one.__name__: one for one in (header, page, sector, body, wal, wal_header, last_commit)
}


@pytest.fixture(scope="module")
def made(tmp_path_factory: pytest.TempPathFactory) -> Day:
    return day(tmp_path_factory.mktemp("day"))


def outcome(made: Day, place: str, seed: int, room: Path) -> str:
    """Damages a day's data in one place and starts on them; what the start made of it, all promises asserted."""
    chance = random.Random(f"{place} {seed}")
    origin = made.killed if place in ("wal", "wal_header", "last_commit") else made.ended
    folder = Path(shutil.copytree(origin, room / f"{place}-{seed}"))
    PLACES[place](folder, chance)
    said = start(folder)
    if not said.found:
        assert said.documents == DOCUMENTS, "an empty start, or a shorter one, without a word"
        now, before = everything(folder), everything(made.ended)
        others = {table for table in now if now[table] != before[table]}
        if "outbox" in others:
            rows = zip(now["outbox"], before["outbox"], strict=True)
            assert all(row[:4] + row[-4:] == was[:4] + was[-4:] for row, was in rows), "a request, without a word"
        assert others <= {*UNHASHED, "outbox"}, f"{others} without a word"
        shutil.rmtree(folder)
        return "nothing changed" if not others else f"no hash: {', '.join(sorted(others))}"
    if said.fault == "newer":
        shutil.rmtree(folder)
        return "found, taken for a newer till's"
    check_restored(folder, *rescue_of(folder))
    shutil.rmtree(folder)
    return "found"


def rescue_of(folder: Path) -> tuple[tuple[int, ...], tuple[int, ...]]:
    plan = rescue(folder)
    assert plan.copy is not None
    return plan.read, plan.lost


def check_restored(folder: Path, read: tuple[int, ...], lost: tuple[int, ...]) -> None:
    """Nothing lost but what is named, nothing doubled, nothing sent blindly, no number given twice."""
    till = Till(folder)
    numbers = till.run(till.stores.journal.read(lambda c: [n for (n,) in c.execute("SELECT number FROM documents")]))
    assert len(numbers) == len(set(numbers))
    assert set(numbers) >= set(range(1, COPIED + 1)), "the copy has these"
    assert set(read) == set(numbers) - set(range(1, COPIED + 1))
    assert set(numbers) | set(lost) >= set(range(1, DOCUMENTS + 1)) or not read, (
        "a document has gone and nobody says so"
    )
    rows = [till.run(till.stores.outbox.get(uid(number))) for number in numbers]
    assert {row.state for row in rows if row} <= {DeliveryState.VERIFY, DeliveryState.DELIVERED}
    assert all(row and row.unknown for row in rows if row and row.state is DeliveryState.VERIFY), (
        "a refusal proves nothing"
    )
    assert till.run(till.stores.documents.next_number()) > DOCUMENTS
    assert till.run(till.stores.verify()) == []
    assert any(path.name.startswith(f"{JOURNAL}.damaged-1") for path in folder.iterdir()), "kept for somebody to read"
    till.close()


def run(made: Day, seeds: int, room: Path) -> Counter[str]:
    counts: Counter[str] = Counter()
    for place in PLACES:
        for seed in range(seeds):
            counts[f"{place}: {outcome(made, place, seed, room)}"] += 1
    return counts


def test_a_changed_byte_is_found_at_the_start(made: Day, tmp_path: Path) -> None:
    counts = run(made, 5, tmp_path)
    for place in ("body", "wal", "wal_header", "last_commit"):
        assert counts[f"{place}: found"] == 5, counts


@pytest.mark.long
def test_two_hundred_changed_bytes_in_each_place_are_found(
    made: Day, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    seeds = 200
    counts = run(made, seeds, tmp_path)
    for place in ("body", "wal", "wal_header", "last_commit"):
        assert counts[f"{place}: found"] == seeds, counts
    found = sum(count for said, count in counts.items() if ": found" in said)
    told = ", ".join(f"{said} {count}" for said, count in sorted(counts.items()))
    with capsys.disabled():
        print(f"\nrow 22: {found} of {found} damages found, 0 silent empty starts; {told}")  # noqa: T201


@pytest.mark.parametrize("place", ["current", "deferred"])
def test_a_changed_digit_of_a_receipt_not_paid_yet_is_found(made: Day, tmp_path: Path, place: str) -> None:
    folder = Path(shutil.copytree(made.ended, tmp_path / "x"))
    till = Till(folder)
    till.run(till.stores.current.hold(receipt(77, lines=2)))
    till.close()
    conn = apsw.Connection(str(folder / JOURNAL))
    conn.execute(f"UPDATE {place} SET body = replace(body, '10.00', '12.00')")
    conn.close()
    assert [one.split()[0] for one in start(folder).findings] == ["receipt"]
    rescue(folder)
    till = Till(folder)
    kept = {"current": till.run(till.stores.current.load()), "deferred": till.run(till.stores.current.list())}
    whole = {"current": receipt(DOCUMENTS + 1, lines=3), "deferred": [receipt(77, lines=2)]}
    assert not kept.pop(place), "nobody is asked to pay another sum"
    assert kept == {one: whole[one] for one in kept}
    assert till.run(till.stores.verify()) == []
    till.close()


def test_a_log_deleted_by_hand_is_missed(made: Day, tmp_path: Path) -> None:
    folder = Path(shutil.copytree(made.killed, tmp_path / "x"))
    (folder / WAL).unlink()
    assert start(folder).fault == "corrupt"
    check_restored(folder, *rescue_of(folder))


def test_a_log_deleted_after_it_began_anew_may_have_held_more_than_can_be_named(made: Day, tmp_path: Path) -> None:
    """All but the last sale had been folded in: what is named as read is not all there was, and a person is told."""
    folder = Path(shutil.copytree(made.ended, tmp_path / "x"))
    till = Till(folder)
    till.record(document(DOCUMENTS + 1, shift_id="shift-2"))
    killed = Path(shutil.copytree(folder, tmp_path / "killed"))
    till.close()
    (killed / WAL).unlink()
    assert start(killed).fault == "corrupt"
    plan = rescue(killed)
    assert plan.read[-1] == DOCUMENTS
    assert plan.lost == ()
    assert plan.blind, "nobody is told that there may have been more"
    assert plan.next_number > DOCUMENTS + 1
    assert any("дізнатися не вдалося" in line for line in lines_of(plan))


def test_an_undamaged_killed_till_raises_no_alarm(made: Day, tmp_path: Path) -> None:
    folder = Path(shutil.copytree(made.killed, tmp_path / "x"))
    said = start(folder)
    assert (said.found, said.documents) == (False, DOCUMENTS)
    assert start(folder).found is False, "nor at the start after that"


def test_a_copy_of_a_torn_log_without_its_witness_raises_none_either(made: Day, tmp_path: Path) -> None:
    """A power cut in the middle of a commit: the end of the log is not whole, and nobody was told that it was."""
    folder = Path(shutil.copytree(made.killed, tmp_path / "x"))
    (folder / "journal.seen").unlink()
    with (folder / WAL).open("r+b") as file:
        file.truncate((folder / WAL).stat().st_size - 2000)
    assert start(folder).found is False


@pytest.mark.parametrize("left", ["nothing of it", "an empty file"])
def test_a_journal_that_has_gone_is_not_begun_anew(made: Day, tmp_path: Path, left: str) -> None:
    folder = Path(shutil.copytree(made.ended, tmp_path / "x"))
    (folder / JOURNAL).unlink()
    if left == "an empty file":
        (folder / JOURNAL).touch()
    assert start(folder).fault == "missing"
    assert (folder / JOURNAL).exists() == (left == "an empty file")
    plan = rescue(folder)
    assert (plan.documents, plan.blind) == (COPIED, True)
    assert start(folder).documents == COPIED


def test_the_newest_good_copy_is_taken_not_the_newest(made: Day, tmp_path: Path) -> None:
    folder = Path(shutil.copytree(made.ended, tmp_path / "x"))
    [good] = copies_of(folder)
    newer = good.with_name("journal-000000999-20261122-180000.db")
    shutil.copyfile(folder / JOURNAL, newer)
    at, _ = bodies(newer)[3]
    flip(newer, at + 40, random.Random(1))
    (folder / JOURNAL).write_bytes(b"nothing at all" * 1000)
    plan = rescue(folder)
    assert plan.copy == good
    assert newer.with_name(f"{newer.name}.bad").exists(), "the next copies must not rotate good ones away before it"
    assert start(folder).documents == COPIED
