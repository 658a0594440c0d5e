"""Delivery states: every step from where it may begin, kept over a restart, in the order of the sales."""

from __future__ import annotations

from collections.abc import Callable, Coroutine
from datetime import timedelta
from typing import Any

import apsw
import pytest
from helpers.stored import AT, Till, document, uid

from app.domain.document import DeliveryState
from app.errors import StoreFault
from app.store.outbox import OutboxRows, RowMoved
from app.store.outbox_rows import OutboxCounts

NOW = AT + timedelta(hours=5)
LATER = NOW + timedelta(minutes=5)
ONE = uid(1)


@pytest.fixture
def rows(till: Till) -> OutboxRows:
    for number in (1, 2, 3):
        till.record(document(number), b'{"receipt":%d}' % number)
    return till.stores.outbox


def state(till: Till, number: int = 1) -> DeliveryState:
    row = till.run(till.stores.outbox.get(uid(number)))
    assert row is not None
    return row.state


def test_the_oldest_is_first_and_the_bytes_are_the_ones_frozen(till: Till, rows: OutboxRows) -> None:
    row = till.run(rows.next_due(NOW))
    assert row is not None
    assert (row.document_id, row.number, row.payload, row.attempts) == (ONE, 1, b'{"receipt":1}', 0)
    assert row.mark == document(1).mark
    assert row.created_at == document(1).created_at


def test_an_attempt_is_committed_before_anything_is_sent(till: Till, rows: OutboxRows) -> None:
    row = till.run(rows.begin_attempt(ONE, NOW))
    assert (row.state, row.attempts, row.last_at) == (DeliveryState.SENDING, 1, NOW)
    till.again()
    assert till.stores.recovered.outbox == 1
    found = till.run(till.stores.outbox.next_due(NOW))
    assert found is not None
    assert (found.document_id, found.state, found.unknown) == (ONE, DeliveryState.VERIFY, 1)


def test_two_pumps_cannot_send_the_same_row(till: Till, rows: OutboxRows) -> None:
    till.run(rows.begin_attempt(ONE, NOW))
    with pytest.raises(RowMoved):
        till.run(rows.begin_attempt(ONE, NOW))
    row = till.run(rows.get(ONE))
    assert row is not None
    assert row.attempts == 1


def test_what_waits_lets_the_next_go_on_until_its_time(till: Till, rows: OutboxRows) -> None:
    till.run(rows.wait(ONE, LATER, "offline"))
    row = till.run(rows.next_due(NOW))
    assert row is not None
    assert row.number == 2
    row = till.run(rows.next_due(LATER))
    assert row is not None
    assert (row.number, row.error) == (1, "offline")


@pytest.mark.parametrize("back", [timedelta(minutes=10), timedelta(days=365)])
def test_a_clock_set_back_keeps_nothing_waiting(till: Till, rows: OutboxRows, back: timedelta) -> None:
    till.run(rows.begin_attempt(ONE, NOW))
    till.run(rows.verify(ONE, NOW, LATER, "timeout"))
    row = till.run(rows.next_due(NOW - back))
    assert row is not None
    assert row.number == 1


def test_refused_doubled_and_delivered_rows_are_never_due(till: Till, rows: OutboxRows) -> None:
    for number in (1, 2, 3):
        till.run(rows.begin_attempt(uid(number), NOW))
    till.run(rows.refused(uid(1), "total_amount"))
    till.run(rows.duplicate(uid(2), "twice"))
    till.run(rows.delivered(uid(3), "srv-3", "FN-3", "4000026885", NOW))
    assert till.run(rows.next_due(NOW + timedelta(days=400))) is None
    assert [row.number for row in till.run(rows.list_open())] == [1, 2]


def test_the_badge_counts(till: Till, rows: OutboxRows) -> None:
    for number in (4, 5, 6):
        till.record(document(number))
    assert till.run(rows.counts()) == OutboxCounts(waiting=6)
    till.run(rows.begin_attempt(uid(1), NOW))
    for number in (2, 3, 4, 5):
        till.run(rows.begin_attempt(uid(number), NOW))
    till.run(rows.verify(uid(2), NOW, NOW, "timeout"))
    till.run(rows.refused(uid(3), "422"))
    till.run(rows.duplicate(uid(4), "twice"))
    till.run(rows.delivered(uid(5), None, None, None, NOW))
    assert till.run(rows.counts()) == OutboxCounts(waiting=2, unknown=1, refused=1, duplicate=1, unfiscal=1)
    assert [row.number for row in till.run(rows.unfiscal(10))] == [5]
    till.run(rows.set_fiscal(uid(5), "16773376", "4000026885", LATER))
    assert till.run(rows.counts()).unfiscal == 0
    entry = till.run(till.stores.documents.entry(uid(5)))
    assert entry is not None
    assert (entry.delivery.fiscal_number, entry.delivery.registrar) == ("16773376", "4000026885")
    assert entry.delivery.fiscal_at == LATER


def test_unknown_attempts_are_counted_and_a_lookup_is_none(till: Till, rows: OutboxRows) -> None:
    till.run(rows.begin_attempt(ONE, NOW))
    till.run(rows.verify(ONE, NOW, NOW, "timeout"))
    till.run(rows.verify(ONE, NOW, LATER, "offline"))
    till.run(rows.absent(ONE, NOW, LATER))
    till.run(rows.absent(ONE, LATER, LATER))
    row = till.run(rows.get(ONE))
    assert row is not None
    assert (row.unknown, row.absent_at, row.state) == (1, NOW, DeliveryState.VERIFY)
    till.run(rows.resend(ONE))
    row = till.run(rows.begin_attempt(ONE, LATER))
    assert (row.attempts, row.unknown, row.absent_at) == (2, 1, None)


def test_a_late_answer_does_not_undo_what_is_known(till: Till, rows: OutboxRows) -> None:
    till.run(rows.begin_attempt(ONE, NOW))
    till.run(rows.delivered(ONE, "srv-1", "FN", None, NOW))
    late: list[Callable[[], Coroutine[Any, Any, object]]] = [
        lambda: rows.verify(ONE, NOW, LATER, "timeout"),
        lambda: rows.wait(ONE, LATER, "offline"),
        lambda: rows.refused(ONE, "422"),
        lambda: rows.resend(ONE),
        lambda: rows.begin_attempt(ONE, LATER),
    ]
    for step in late:
        with pytest.raises(RowMoved):
            till.run(step())
    assert state(till) is DeliveryState.DELIVERED


def test_a_refused_sale_can_be_sent_again_by_a_person(till: Till, rows: OutboxRows) -> None:
    till.run(rows.begin_attempt(ONE, NOW))
    till.run(rows.refused(ONE, "shift_closed"))
    till.run(rows.resend(ONE))
    assert state(till) is DeliveryState.WAITING


def test_a_changed_payload_is_never_sent(till: Till, rows: OutboxRows) -> None:
    def spoil(conn: apsw.Connection) -> None:
        conn.execute("UPDATE outbox SET payload = ? WHERE document_id = ?", (b'{"receipt":9}', ONE))

    till.run(till.stores.journal.write(spoil))
    with pytest.raises(StoreFault) as caught:
        till.run(rows.begin_attempt(ONE, NOW))
    assert caught.value.kind == "corrupt"
    with pytest.raises(StoreFault):
        till.run(rows.next_due(NOW))
