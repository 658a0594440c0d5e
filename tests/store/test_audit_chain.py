"""The audit chain: whatever is edited, cut or moved is found, and where."""

from __future__ import annotations

import random
from collections.abc import Iterator
from datetime import timedelta
from pathlib import Path

import apsw
import pytest
from helpers.stored import AT, Till, document

from app.store.audit import AuditBreak, append, first_break, head_of
from app.store.codec import canonical, sha256

ROWS = 12


@pytest.fixture
def chain(tmp_path: Path) -> Iterator[apsw.Connection]:
    conn = apsw.Connection(str(tmp_path / "audit.db"))
    conn.execute(
        "CREATE TABLE meta (key TEXT PRIMARY KEY, value TEXT);"
        "CREATE TABLE audit (seq INTEGER PRIMARY KEY AUTOINCREMENT, at, who, what, facts, prev_hash, hash)"
    )
    for n in range(ROWS):
        append(conn, AT + timedelta(minutes=n), "Олена Коваль", "sale", {"number": n, "total": "42.50"})
    yield conn
    conn.close()


def test_an_untouched_chain_holds(chain: apsw.Connection) -> None:
    assert first_break(chain) is None
    assert head_of(chain)[0] == ROWS


@pytest.mark.parametrize(
    ("change", "seq", "why"),
    [
        ("UPDATE audit SET facts = replace(facts, '42.50', '42.51') WHERE seq = 5", 5, "edited"),
        ("UPDATE audit SET who = 'Ірина Бойко' WHERE seq = 1", 1, "edited"),
        ("UPDATE audit SET at = '2026-11-22T06:00:00.000001Z' WHERE seq = 3", 3, "edited"),
        ("DELETE FROM audit WHERE seq = 4", 4, "missing"),
        ("DELETE FROM audit WHERE seq <= 2", 1, "missing"),
        ("DELETE FROM audit WHERE seq > 10", 11, "cut"),
        ("DELETE FROM audit", 1, "cut"),
        ("UPDATE audit SET seq = 99 WHERE seq = 5; UPDATE audit SET seq = 5 WHERE seq = 6;", 5, "edited"),
    ],
)
def test_a_change_is_found_where_it_is(chain: apsw.Connection, change: str, seq: int, why: str) -> None:
    chain.execute(change)
    assert first_break(chain) == AuditBreak(seq, why)


def test_a_forged_row_with_a_right_hash_does_not_fit_the_next(chain: apsw.Connection) -> None:
    at, who, what, previous = chain.execute("SELECT at, who, what, prev_hash FROM audit WHERE seq = 5").fetchone()
    forged = sha256(canonical([5, at, who, what, "{}", previous]))
    chain.execute("UPDATE audit SET facts = '{}', hash = ? WHERE seq = 5", (forged,))
    assert first_break(chain) == AuditBreak(6, "moved")


def test_two_rows_swapped_whole_are_found(chain: apsw.Connection) -> None:
    four, five = (
        chain.execute("SELECT at, who, what, facts, prev_hash, hash FROM audit WHERE seq = ?", (n,)).fetchone()
        for n in (4, 5)
    )
    change = "UPDATE audit SET at = ?, who = ?, what = ?, facts = ?, prev_hash = ?, hash = ? WHERE seq = ?"
    chain.execute(change, (*five, 4))
    chain.execute(change, (*four, 5))
    found = first_break(chain)
    assert found is not None
    assert found.seq == 4


def test_any_changed_character_is_found(chain: apsw.Connection) -> None:
    chance = random.Random(25)
    for _ in range(200):
        seq = chance.randint(1, ROWS)
        column = chance.choice(["at", "who", "what", "facts", "prev_hash", "hash"])
        text = chain.execute(f"SELECT {column} FROM audit WHERE seq = ?", (seq,)).get
        at = chance.randrange(len(text))
        changed = text[:at] + chr(ord(text[at]) ^ 1) + text[at + 1 :]
        chain.execute(f"UPDATE audit SET {column} = ? WHERE seq = ?", (changed, seq))
        found = first_break(chain)
        assert found is not None, (seq, column, at)
        assert found.seq <= seq
        chain.execute(f"UPDATE audit SET {column} = ? WHERE seq = ?", (text, seq))
    assert first_break(chain) is None


def test_every_sale_is_in_the_chain_with_its_hash(till: Till) -> None:
    for number in (1, 2, 3):
        till.record(document(number))
    till.run(till.stores.audit.write(AT, "Ірина Бойко", "drawer", {"reason": "розмін"}))
    rows = till.run(till.stores.audit.recent())
    assert [row.what for row in rows] == ["drawer", "sale", "sale", "sale"]
    assert rows[1].facts["document_id"] == document(3).id
    assert len(rows[1].facts["body_sha256"]) == 64
    assert rows[1].who == "Олена Коваль"
    assert till.run(till.stores.audit.head()) == rows[0].hash
    assert till.run(till.stores.audit.verify()) is None
    till.run(till.stores.journal.execute("UPDATE audit SET who = 'x' WHERE seq = 2"))
    assert till.run(till.stores.verify()) == ["audit row 2: edited"]
