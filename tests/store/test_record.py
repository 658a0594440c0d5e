"""A sale is whole or not at all: at every statement, and when the process is killed at any moment."""

from __future__ import annotations

import random
import subprocess
import sys
import time
from pathlib import Path

import apsw
import pytest
from helpers.stored import AT, Till, document, job, receipt, shift, uid

from app.domain.document import DeliveryState, DocumentKind
from app.errors import RuleBroken
from app.store.codec import decode, encode

TABLES = ("documents", "document_words", "outbox", "print_jobs", "audit", "current", "shifts")
ALL_PARTS = {"clear_current": True, "shift": shift(1)}


class CutOff(Exception):
    """The till goes down at this statement."""


def counts(till: Till) -> dict[str, int]:
    def look(conn: apsw.Connection) -> dict[str, int]:
        return {table: conn.execute(f"SELECT count(*) FROM {table}").get for table in TABLES}

    return till.run(till.stores.journal.read(look))


def test_all_parts_of_a_sale_are_there_after_it(till: Till) -> None:
    till.run(till.stores.current.save(receipt(1)))
    till.record(document(1), b'{"receipt":1}', job=job(1), **ALL_PARTS)
    assert counts(till) == {
        "documents": 1,
        "document_words": 1,
        "outbox": 1,
        "print_jobs": 1,
        "audit": 2,
        "current": 0,
        "shifts": 1,
    }
    entry = till.run(till.stores.documents.entry(uid(1)))
    assert entry is not None
    assert entry.document == document(1)
    assert entry.delivery.state is DeliveryState.WAITING
    assert till.run(till.stores.print_jobs.next_jobs()) == [job(1)]
    assert till.run(till.stores.documents.next_number()) == 2


def cut_off_at(till: Till, statement: int | None) -> None:
    """Lets the writer's statement of that number (from 0) fail before it runs; None lets all run."""
    left = iter(range(statement)) if statement is not None else None

    def trace(cursor: apsw.Cursor, sql: str, values: object) -> bool:
        if not sql.startswith("ROLLBACK") and next(left, None) is None:  # type: ignore[arg-type]
            raise CutOff(sql)
        return True

    writer = till.stores.journal._writer
    assert writer is not None
    writer.exec_trace = trace if left is not None else None


def test_a_sale_cut_off_at_any_statement_has_left_nothing(till: Till) -> None:
    till.run(till.stores.current.save(receipt(1)))
    before = counts(till)
    for statement in range(100):
        cut_off_at(till, statement)
        try:
            till.record(document(1), job=job(1), **ALL_PARTS)
        except CutOff:
            cut_off_at(till, None)
        else:
            break
        assert counts(till) == before, f"statement {statement}"
        assert till.run(till.stores.current.load()) == receipt(1)
        assert till.run(till.stores.documents.next_number()) == 1
    assert statement >= 15, "the trace saw too few statements to mean anything"
    assert counts(till)["documents"] == 1


def test_the_same_document_is_never_there_twice(till: Till) -> None:
    till.record(document(1))
    till.run(till.stores.current.save(receipt(2)))
    before = counts(till)
    with pytest.raises(RuleBroken) as caught:
        till.record(document(1), clear_current=True)
    assert caught.value.rule == "already_paid"
    assert counts(till) == before


def test_a_document_with_a_shift_that_cannot_open_leaves_nothing(till: Till) -> None:
    till.record(document(1), shift=shift(1))
    with pytest.raises(RuleBroken) as caught:
        till.record(document(2), shift=shift(2))
    assert caught.value.rule == "shift_open"
    assert till.run(till.stores.documents.entry(uid(2))) is None


def test_the_number_for_people_only_goes_up(till: Till) -> None:
    till.record(document(7))
    till.record(document(3))
    assert till.run(till.stores.documents.next_number()) == 8
    till.again()
    assert till.run(till.stores.documents.next_number()) == 8


def test_a_sale_nobody_saw_is_told_at_the_next_start(till: Till) -> None:
    till.record(document(1), announced=False)
    till.record(document(2), announced=True)
    till.record(document(3, kind=DocumentKind.REFUND), announced=False)
    till.again()
    assert [d.number for d in till.run(till.stores.documents.unannounced())] == [1, 3]
    till.run(till.stores.documents.mark_announced(uid(1)))
    till.again()
    assert [d.number for d in till.run(till.stores.documents.unannounced())] == [3]


def test_what_is_kept_is_what_was_given_to_the_kopeck() -> None:
    made = document(1, name="М’ята «Ґранд» ʼ ₴ 🙂", total="0.10")
    text = encode(made)
    assert decode(type(made), text) == made
    assert '"total":"0.10"' in text
    assert encode(decode(type(made), text)) == text


def test_a_till_killed_at_any_moment_has_lost_and_doubled_nothing(tmp_path: Path) -> None:
    """`done` was said only after the commit: each such sale is there once, whole, and its receipt is not back."""
    script = Path(__file__).with_name("record_child.py")
    chance = random.Random(22)
    acknowledged = begun = 0
    killed_in_a_sale = 0
    for _ in range(30):
        child = subprocess.Popen(
            [sys.executable, str(script), str(tmp_path), str(begun + 1)], stdout=subprocess.PIPE, text=True
        )
        assert child.stdout is not None
        lines = [child.stdout.readline() for _ in range(chance.randint(1, 12))]
        until = time.perf_counter() + chance.random() * 0.003
        while time.perf_counter() < until:
            pass
        child.kill()
        lines += child.stdout.readlines()
        child.wait()
        child.stdout.close()
        said = [line.split() for line in lines if line.endswith("\n")]
        assert said, "the child did not start"
        done = {int(number) for word, number in said if word == "done"}
        last = max(int(number) for _, number in said)

        till = Till(tmp_path)
        numbers = till.run(
            till.stores.journal.read(lambda conn: [n for (n,) in conn.execute("SELECT number FROM documents")])
        )
        ids = {uid(number) for number in numbers}
        assert len(numbers) == len(ids), "doubled"
        assert done <= set(numbers), "lost"
        present = counts(till)
        assert present["documents"] == present["outbox"] == present["print_jobs"] == present["audit"]
        assert present["documents"] == present["document_words"]
        current = till.run(till.stores.current.load())
        assert current is None or current.id not in ids, "a paid receipt is back on the counter"
        if last not in numbers:
            assert current == receipt(last, lines=3), "the receipt being built is lost"
        killed_in_a_sale += last not in done
        assert till.run(till.stores.outbox.counts()).waiting + till.run(till.stores.outbox.counts()).unknown == len(
            numbers
        )
        assert till.run(till.stores.verify()) == []
        acknowledged += len(done)
        begun = max(last, *numbers, 0)
        till.close()
    assert acknowledged >= 30
    assert killed_in_a_sale >= 3, "no child was killed in the middle: the test sees nothing"


def test_times_are_kept_to_the_microsecond(till: Till) -> None:
    made = document(1, created_at=AT.replace(microsecond=123456))
    till.record(made)
    assert till.run(till.stores.documents.of_shift("shift-1")) == [made]
