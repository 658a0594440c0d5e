"""Row 25: whoever edits, cuts or reorders the audit of a till is found at its next start, whatever they changed."""

from __future__ import annotations

import random
import shutil
from collections import Counter
from collections.abc import Callable
from pathlib import Path

import apsw
import pytest
from helpers.damage import DOCUMENTS, Day, day, start
from helpers.stored import Till

from app.store.audit import AuditBreak, first_break
from app.store.codec import canonical, sha256
from app.store.rescue import JOURNAL

COLUMNS = ("at", "who", "what", "facts", "prev_hash", "hash")


def count(conn: apsw.Connection) -> int:
    return int(conn.execute("SELECT max(seq) FROM audit").get)


def edit(conn: apsw.Connection, chance: random.Random) -> None:
    """One character of one column."""
    column, seq = chance.choice(COLUMNS), chance.randint(1, count(conn))
    text = str(conn.execute(f"SELECT {column} FROM audit WHERE seq = ?", (seq,)).get)
    at = chance.randrange(len(text))
    other = chance.choice([sign for sign in "0123456789абвXYZ «»" if sign != text[at]])
    conn.execute(f"UPDATE audit SET {column} = ? WHERE seq = ?", (text[:at] + other + text[at + 1 :], seq))


def forge(conn: apsw.Connection, chance: random.Random) -> None:
    """Another sum, and the row's own hash made to fit."""
    seq = chance.randint(1, count(conn) - 1)
    at, who, what, previous = conn.execute(
        "SELECT at, who, what, prev_hash FROM audit WHERE seq = ?", (seq,)
    ).fetchone()
    facts = canonical({"total": f"{chance.randint(1, 99999) / 100:.2f}"})
    link = sha256(canonical([seq, at, who, what, facts, previous]))
    conn.execute("UPDATE audit SET facts = ?, hash = ? WHERE seq = ?", (facts, link, seq))


def cut_out(conn: apsw.Connection, chance: random.Random) -> None:
    first = chance.randint(1, count(conn))
    conn.execute("DELETE FROM audit WHERE seq BETWEEN ? AND ?", (first, first + chance.randint(0, 5)))


def cut_end(conn: apsw.Connection, chance: random.Random) -> None:
    conn.execute("DELETE FROM audit WHERE seq > ?", (chance.randint(0, count(conn) - 1),))


def close_up(conn: apsw.Connection, chance: random.Random) -> None:
    """A row cut out and the numbers of those behind it moved up."""
    seq = chance.randint(1, count(conn) - 1)
    conn.execute("DELETE FROM audit WHERE seq = ?", (seq,))
    for behind in range(seq + 1, count(conn) + 1):
        conn.execute("UPDATE audit SET seq = seq - 1 WHERE seq = ?", (behind,))


def swap(conn: apsw.Connection, chance: random.Random) -> None:
    one, other = chance.sample(range(1, count(conn) + 1), 2)
    for was, now in ((one, -1), (other, one), (-1, other)):
        conn.execute("UPDATE audit SET seq = ? WHERE seq = ?", (now, was))


def double(conn: apsw.Connection, chance: random.Random) -> None:
    """An old row once more, at the end."""
    seq = chance.randint(1, count(conn))
    conn.execute(
        "INSERT INTO audit SELECT (SELECT max(seq) FROM audit) + 1, at, who, what, facts, prev_hash, hash FROM audit"
        " WHERE seq = ?",
        (seq,),
    )


def head(conn: apsw.Connection, chance: random.Random) -> None:
    """The end of the chain as it is noted beside it."""
    value = str(conn.execute("SELECT value FROM meta WHERE key = 'audit_head'").get)
    seq = int(value.split()[0])
    earlier = chance.randint(1, seq - 1)
    link = conn.execute("SELECT hash FROM audit WHERE seq = ?", (earlier,)).get
    conn.execute("UPDATE meta SET value = ? WHERE key = 'audit_head'", (f"{chance.choice((seq, earlier))} {link}",))


MUTATIONS: tuple[Callable[[apsw.Connection, random.Random], None], ...] = (
    edit, forge, cut_out, cut_end, close_up, swap, double, head,
)  # fmt: skip


@pytest.fixture(scope="module")
def made(tmp_path_factory: pytest.TempPathFactory) -> Day:
    return day(tmp_path_factory.mktemp("day"))


def found_after(made: Day, mutate: Callable[[apsw.Connection, random.Random], None], seed: int) -> AuditBreak | None:
    """In memory: the day's journal with its audit changed, as the check of a start sees it."""
    disk = apsw.Connection(str(made.ended / JOURNAL), flags=apsw.SQLITE_OPEN_READONLY)
    conn = apsw.Connection(":memory:")
    with conn.backup("main", disk, "main") as run:
        run.step(-1)
    disk.close()
    mutate(conn, random.Random(seed))
    broken = first_break(conn)
    conn.close()
    return broken


def test_a_changed_audit_is_found_at_the_start(made: Day, tmp_path: Path) -> None:
    """Every kind of change, on the disk, by a whole start; nothing else is found changed, and selling goes on."""
    for seed, mutate in enumerate(MUTATIONS):
        folder = Path(shutil.copytree(made.ended, tmp_path / mutate.__name__))
        conn = apsw.Connection(str(folder / JOURNAL))
        mutate(conn, random.Random(seed))
        conn.close()
        said = start(folder)
        assert [one.split()[0] for one in said.findings] == ["audit"], mutate.__name__
        assert (said.fault, said.documents) == ("", DOCUMENTS)
        till = Till(folder)
        assert till.run(till.stores.documents.next_number()) == DOCUMENTS + 1
        till.close()


def test_forty_changes_are_found(made: Day) -> None:
    assert all(found_after(made, mutate, seed) for mutate in MUTATIONS for seed in range(5))


@pytest.mark.long
def test_a_thousand_changes_are_found(made: Day, capsys: pytest.CaptureFixture[str]) -> None:
    each = 125
    kinds: Counter[str] = Counter()
    for mutate in MUTATIONS:
        for seed in range(each):
            broken = found_after(made, mutate, seed)
            assert broken is not None, (mutate.__name__, seed)
            kinds[broken.why] += 1
    told = ", ".join(f"{why} {number}" for why, number in sorted(kinds.items()))
    with capsys.disabled():
        print(f"\nrow 25: {sum(kinds.values())} of {each * len(MUTATIONS)} changes found ({told})")  # noqa: T201
