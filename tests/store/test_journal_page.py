"""One list of two: this till's receipts in the order of writing, the server's by time, no row twice, none left out."""

from __future__ import annotations

import json
from collections.abc import Sequence
from datetime import timedelta
from decimal import Decimal
from pathlib import Path

import apsw
import pytest
from helpers.stored import AT, Till, document, uid
from hypothesis import given, settings
from hypothesis import strategies as st

from app.domain.document import Delivery, DeliveryState, DocumentKind, JournalEntry, Refunded
from app.domain.journal import Asked, Cursor, Standing
from app.domain.payment import Payment, PaymentMeans
from app.errors import StoreFault
from app.store.migration import load, migrate

NUMBERED = Delivery(DeliveryState.DELIVERED, fiscal_number="90000001", registrar="4")


def elsewhere(number: int, fiscal: str | None = None, **changes: object) -> JournalEntry:
    """A receipt of another till, a minute after the one before."""
    made = document(number, shift_id="", **changes)
    return JournalEntry(made, Delivery(DeliveryState.DELIVERED, fiscal_number=fiscal), elsewhere=True)


def keep(till: Till, *entries: JournalEntry) -> int:
    return till.run(till.stores.server_receipts.keep(entries))


def listed(till: Till, asked: Asked = Asked(), size: int = 3) -> list[int]:  # noqa: B008
    """The numbers of all pages."""
    found: list[int] = []
    after: Cursor | None = None
    while True:
        page = till.run(till.stores.pages.page(asked, size, after))
        found += [entry.document.number for entry in page.entries]
        assert len(page.entries) <= size
        if page.after is None:
            return found
        assert len(page.entries) == size, "a page before the last is full"
        after = page.after


def test_both_lists_are_one_by_time(till: Till) -> None:
    for number in (1, 3, 5, 9):
        till.record(document(number))
    assert keep(till, *(elsewhere(number) for number in (2, 4, 6, 7, 8))) == 5
    assert listed(till) == [9, 8, 7, 6, 5, 4, 3, 2, 1]
    assert listed(till, Asked(shift_id="shift-1")) == [9, 5, 3, 1]


@settings(max_examples=40, deadline=None)
@given(st.lists(st.tuples(st.booleans(), st.integers(0, 5)), max_size=25), st.integers(1, 7))
def test_pages_lose_and_double_nothing_whatever_the_clock_did(
    tmp_path_factory: pytest.TempPathFactory, made: Sequence[tuple[bool, int]], size: int
) -> None:
    """Many receipts of one minute, a clock that goes back: every row comes once, in pages of any size."""
    till = Till(tmp_path_factory.mktemp("pages"))
    try:
        for number, (ours, minute) in enumerate(made, start=1):
            at = AT + timedelta(minutes=minute)
            if ours:
                till.record(document(number, created_at=at))
            else:
                keep(till, elsewhere(number, created_at=at))
        found = listed(till, size=size)
        assert sorted(found) == list(range(1, len(made) + 1))
        ours_only = [number for number in found if made[number - 1][0]]
        assert ours_only == sorted(ours_only, reverse=True), "ours stand in the order they were written"
    finally:
        till.close()


def test_what_the_server_tells_of_this_till_is_not_listed_twice(till: Till) -> None:
    mine = document(1)
    till.record(mine)
    copied = JournalEntry(mine, NUMBERED, elsewhere=True)
    of_own_id = JournalEntry(document(77, mark=mine.mark), NUMBERED, elsewhere=True)
    assert keep(till, copied, of_own_id) == 0
    assert listed(till) == [1]


def test_a_receipt_told_again_is_kept_once_and_its_number_comes_later(till: Till) -> None:
    assert keep(till, elsewhere(2)) == 1
    assert keep(till, elsewhere(2)) == 0
    assert keep(till, elsewhere(2, "90000002")) == 1
    assert listed(till, Asked(search="90000002")) == [2]


def test_refunds_here_and_elsewhere_make_one_state(till: Till) -> None:
    till.record(document(1, total="100.00"))
    till.run(till.stores.outbox.begin_attempt(uid(1), AT))
    till.run(till.stores.outbox.delivered(uid(1), None, "16773376", "4", AT))
    assert till.run(till.stores.pages.refunded(uid(1), "16773376")) is Refunded.NONE
    till.record(document(2, total="40.00", kind=DocumentKind.REFUND, related_id=uid(1)))
    assert till.run(till.stores.pages.refunded(uid(1), "16773376")) is Refunded.PART
    assert listed(till, Asked(standing=Standing.PART_REFUNDED)) == [1]
    there = elsewhere(3, total="60.00", kind=DocumentKind.REFUND, related_fiscal_number="16773376")
    keep(till, there)
    assert till.run(till.stores.pages.refunded(uid(1), "16773376")) is Refunded.WHOLE
    assert listed(till, Asked(standing=Standing.PART_REFUNDED)) == []
    assert listed(till, Asked(standing=Standing.REFUNDED)) == [1]
    assert [one.number for one in till.run(till.stores.server_receipts.refunds_of("16773376"))] == [3]


def test_states_of_delivery(till: Till) -> None:
    for number in range(1, 6):
        till.record(document(number))
        if number > 1:
            till.run(till.stores.outbox.begin_attempt(uid(number), AT))
    till.run(till.stores.outbox.refused(uid(2), "refused"))
    till.run(till.stores.outbox.delivered(uid(3), None, None, None, AT))
    till.run(till.stores.outbox.delivered(uid(4), None, "16773376", "4", AT))
    keep(till, elsewhere(6), elsewhere(7, "9"))
    assert listed(till, Asked(standing=Standing.ON_TILL)) == [5, 1]
    assert listed(till, Asked(standing=Standing.REFUSED)) == [2]
    assert listed(till, Asked(standing=Standing.AWAITS_NUMBER)) == [6, 3]
    assert listed(till, Asked(standing=Standing.ON_SERVER)) == [7, 4]


def test_means_people_kinds_and_days_meet(till: Till) -> None:
    card = (Payment("p", PaymentMeans.CARD, Decimal("42.50"), AT),)
    till.record(document(1))
    till.record(document(2, payments=card, cashier_name="Марія Ткаченко"))
    till.record(document(3, kind=DocumentKind.SERVICE_INPUT, items=()))
    keep(till, elsewhere(4, payments=card))
    assert listed(till, Asked(means=PaymentMeans.CARD)) == [4, 2]
    assert listed(till, Asked(cashier="Марія Ткаченко")) == [2]
    assert listed(till, Asked(kinds=(DocumentKind.SERVICE_INPUT, DocumentKind.REFUND))) == [3]
    since = AT + timedelta(minutes=2)
    assert listed(till, Asked(since=since, until=since + timedelta(minutes=2))) == [3, 2]
    assert till.run(till.stores.pages.cashiers()) == ["Марія Ткаченко", "Олена Коваль"]


def test_a_changed_document_is_never_shown_as_the_truth(till: Till) -> None:
    till.record(document(1))
    till.run(till.stores.journal.execute("UPDATE documents SET body = replace(body, '42.50', '92.50')"))
    with pytest.raises(StoreFault):
        listed(till)


def test_a_journal_of_an_older_till_knows_its_means(tmp_path: Path) -> None:
    """Receipts kept before refunds were built are found by their means too, and stay what they were."""
    path, steps = tmp_path / "journal.db", load("journal")
    conn = apsw.Connection(str(path))
    migrate(conn, path, steps[:2], tmp_path)
    body = json.dumps({"payments": [{"means": 1}, {"means": 0}, {"means": 1}]})
    old = (
        "INSERT INTO documents (id, kind, number, mark, created_at, shift_id, cashier, total_k, payable_k, body_sha256,"
    )
    conn.execute(old + " body) VALUES ('a', 0, 1, 'm', 't', 's', 'c', 1, 1, 'x', ?)", (body,))
    conn.execute(old + " body) VALUES ('b', 1, 2, 'n', 't', 's', 'c', 1, 1, 'x', '{\"payments\": []}')")
    migrate(conn, path, steps, tmp_path)
    assert list(conn.execute("SELECT means, body FROM documents ORDER BY seq")) == [(3, body), (0, '{"payments": []}')]
    conn.close()
