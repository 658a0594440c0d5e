"""The audit as it is read: filters, pages of a long one, the chain walked in steps, the head on paper."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import timedelta
from pathlib import Path

import apsw
import pytest
from helpers.stored import AT, Till, document, uid

from app.domain.audit_log import AuditAsked, AuditEntry, head_signs
from app.domain.deeds import Deed
from app.store import audit_log
from app.store.audit import BEGINNING, AuditBreak, append, first_break, head_of, walk

OLENA, IRYNA = "Олена Коваль", 'Ірина "Старша" Бойко'
ROWS = 250


@pytest.fixture
def till(tmp_path: Path) -> Iterator[Till]:
    till = Till(tmp_path / "data")

    def fill(conn: apsw.Connection) -> None:
        for n in range(ROWS):
            who = OLENA if n % 2 else IRYNA
            facts: dict[str, object] = {"number": str(n), "goods": "Хліб"}
            if n % 10 == 1:
                facts |= {"allowed_by": IRYNA, "allowed_because": "Помилка"}
            append(conn, AT + timedelta(minutes=n), who, Deed.DRAWER if n % 5 == 0 else Deed.LINE_REMOVED, facts)

    till.run(till.stores.journal.write(fill))
    yield till
    till.close()


def every(till: Till, asked: AuditAsked, limit: int = 50) -> list[AuditEntry]:
    """All entries asked for, page by page."""
    found: list[AuditEntry] = []
    page = till.run(till.stores.audit_log.page(asked, limit))
    found += page.entries
    while page.before is not None:
        assert len(page.entries) == limit
        page = till.run(till.stores.audit_log.page(asked, limit, page.before))
        found += page.entries
    return found


def test_all_of_it_comes_page_by_page_newest_first(till: Till) -> None:
    assert [one.seq for one in every(till, AuditAsked())] == list(range(ROWS, 0, -1))


@pytest.mark.parametrize("limit", [ROWS - 1, ROWS, ROWS + 1])
def test_the_last_page_says_that_it_is(till: Till, limit: int) -> None:
    page = till.run(till.stores.audit_log.page(AuditAsked(), limit))
    assert (page.before is None) == (limit >= ROWS)


def test_filters_narrow_and_go_together(till: Till) -> None:
    assert len(every(till, AuditAsked(deeds=frozenset({Deed.DRAWER})))) == ROWS // 5
    assert {one.who for one in every(till, AuditAsked(who=OLENA))} == {OLENA}
    allowed = every(till, AuditAsked(allowed=True))
    assert len(allowed) == ROWS // 10
    assert all("allowed_by" in one.facts for one in allowed)
    hers = every(till, AuditAsked(who=IRYNA, allowed=True))
    assert hers == allowed, "who allowed it did something too, quotes in the name or not"
    since, until = AT + timedelta(minutes=100), AT + timedelta(minutes=110)
    assert [one.seq for one in every(till, AuditAsked(since=since, until=until))] == list(range(110, 100, -1))
    both = every(till, AuditAsked(who=OLENA, deeds=frozenset({Deed.DRAWER}), since=since))
    assert all(one.who == OLENA and one.what == "drawer" and one.at >= since for one in both)
    assert both


def test_the_entries_about_a_receipt_are_found_by_its_number(till: Till) -> None:
    sale = document(7)
    audit = (Deed.SALE, {"number": "7"})
    till.run(till.stores.documents.record(sale, b"{}", None, audit, clear_current=False))
    now = sale.created_at
    till.run(till.stores.audit.write(now, OLENA, Deed.LINE_REMOVED, {"receipt": uid(7), "goods": "Сир"}))
    found = every(till, AuditAsked(number="7"))
    assert [one.what for one in found] == ["line_removed", "sale"]
    for strange in ("8", "7 OR 1=1", "-7", "9" * 30, "٧", "%"):
        assert every(till, AuditAsked(number=strange)) == [], strange


def test_names_that_are_texts_of_a_query_find_nobody(till: Till) -> None:
    for name in ("' OR 1=1 --", "%", '"', "x" * 500, "\u202e"):
        assert every(till, AuditAsked(who=name)) == []


def test_a_row_spoiled_by_hand_is_shown_all_the_same(till: Till) -> None:
    spoil = "UPDATE audit SET facts = '{not json', at = 'yesterday' WHERE seq = 9"
    till.run(till.stores.journal.execute(spoil))
    entry = next(one for one in every(till, AuditAsked()) if one.seq == 9)
    assert entry.facts == {"unreadable": "{not json"}


def test_everybody_who_did_anything_is_named_once(till: Till) -> None:
    assert till.run(till.stores.audit_log.people()) == sorted([OLENA, IRYNA])


# ---------------------------------------------------------------- the chain


def test_the_chain_is_walked_in_steps_to_its_end(till: Till, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(audit_log, "STEP", 40)
    at, state = till.run(till.stores.audit_log.walk())
    seen = [(state.seq, state.of)]
    while not state.over:
        at, state = till.run(till.stores.audit_log.walk(at))
        seen.append((state.seq, state.of))
    assert seen[0] == (40, ROWS)
    assert seen[-1] == (ROWS, ROWS)
    assert state.broken is None


@pytest.mark.parametrize("most", [1, 7, ROWS - 1, ROWS, ROWS + 1, -1])
@pytest.mark.parametrize(
    ("change", "seq", "why"),
    [
        ("UPDATE audit SET facts = replace(facts, 'Хліб', 'Сир') WHERE seq = 100", 100, "edited"),
        ("DELETE FROM audit WHERE seq = 100", 100, "missing"),
        (f"DELETE FROM audit WHERE seq = {ROWS}", ROWS, "cut"),
        ("DELETE FROM audit", 1, "cut"),
    ],
)
def test_steps_find_the_same_break_as_one_walk(till: Till, most: int, change: str, seq: int, why: str) -> None:
    till.run(till.stores.journal.execute(change))

    def steps(conn: apsw.Connection) -> tuple[AuditBreak | None, AuditBreak | None]:
        at, broken = walk(conn, BEGINNING, most)
        while broken is None and at[0] < ROWS:
            at, broken = walk(conn, at, most)
        return broken, first_break(conn)

    stepped, whole = till.run(till.stores.journal.read(steps))
    assert stepped == whole == AuditBreak(seq, why)


def test_entries_written_during_the_check_belong_to_it(till: Till, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(audit_log, "STEP", 100)
    at, state = till.run(till.stores.audit_log.walk())
    till.run(till.stores.audit.write(AT, OLENA, Deed.DRAWER, {}))
    while not state.over:
        at, state = till.run(till.stores.audit_log.walk(at))
    assert (state.seq, state.of, state.broken) == (ROWS + 1, ROWS + 1, None)


# ---------------------------------------------------------------- the head on paper


def test_the_head_of_a_slip_is_found_however_it_is_typed(till: Till) -> None:
    head = till.run(till.stores.audit.head())
    for typed in (
        head,
        head.upper(),
        " ".join(head[n : n + 16] for n in range(0, 64, 16)),
        head[:16],
        f" {head[:20]} ",
        f"№250: {head}",
        f"250 {head}",
    ):
        entry = till.run(till.stores.audit_log.by_head(head_signs(typed)))
        assert entry is not None
        assert entry.seq == ROWS
    assert till.run(till.stores.audit_log.by_head("f" * 64)) is None


@pytest.mark.parametrize("typed", ["", "abc", "abcdefg" * 3, "a" * 65, "a" * 15, "0x1234567812345678", "' OR 1=1 --"])
def test_what_is_no_head_is_told_from_one_not_found(typed: str) -> None:
    assert head_signs(typed) == ""


def test_cyrillic_letters_that_look_like_hexadecimal_ones_are_read_as_those() -> None:
    assert head_signs("АВСЕ авсе 12345678") == "abceabce12345678"


def test_the_head_is_that_of_the_chain(till: Till) -> None:
    seq, link = till.run(till.stores.journal.read(head_of))
    assert (seq, link) == (ROWS, till.run(till.stores.audit.head()))
