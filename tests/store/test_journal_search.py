"""The journal: newest first by the order of writing, found by what a cashier remembers of a receipt."""

from __future__ import annotations

from datetime import timedelta

import apsw
import pytest
from helpers.stored import AT, Till, document, uid

from app.domain.document import DocumentKind
from app.errors import StoreFault


@pytest.fixture
def journal(till: Till) -> Till:
    till.record(document(1041, "Хліб «Український»", "42.50"))
    till.record(document(1042, "М’ята перцева, 20 г", "120.00"))
    till.record(document(1043, "Їжачок ґумовий", "1438.00", shift_id="shift-2"))
    till.record(document(1044, "", "500.00", kind=DocumentKind.SERVICE_OUTPUT, items=(), reason="Інкасація"))
    till.run(till.stores.outbox.begin_attempt(uid(1041), AT))
    till.run(till.stores.outbox.delivered(uid(1041), None, "16773376", "4000026885", AT))
    return till


def numbers(till: Till, **choices: object) -> list[int]:
    return [e.document.number for e in till.run(till.stores.documents.journal(**choices))]  # type: ignore[arg-type]


@pytest.mark.parametrize(
    ("search", "found"),
    [
        ("1042", [1042]),
        ("104", [1044, 1043, 1042, 1041]),
        ("120", [1042]),
        ("120,00", [1042]),
        ("1438,00", [1043]),
        ("1 438,00", [1043]),
        ("1\u00a0438,00", [1043]),
        ("1 438", [1043]),
        ("Чек №1042", [1042]),
        ("чек 1042", [1042]),
        ("Receipt No. 1042", [1042]),
        ("№1042", [1042]),
        ("чек 1 438,00", [1043]),
        ("1\u00a0438,00\u00a0грн", [1043]),
        ("−500,00 грн", [1044]),
        ("грн", []),
        ("1042 120,00", [1042]),
        ("42.50", [1041]),
        ("500", [1044]),
        ("УКРАЇНСЬКИЙ", [1041]),
        ("украінськ", [1041]),
        ("мята перц", [1042]),
        ("м'ята 120", [1042]),
        ("їжачок", [1043]),
        ("ІНКАСАЦІЯ", [1044]),
        ("3376", []),
        ("73376", [1041]),
        ("16773376", [1041]),
        ("4820000000017", [1043, 1042, 1041]),
        ("такого нема", []),
        ("  ", [1044, 1043, 1042, 1041]),
        ("%", []),
    ],
)
def test_a_receipt_is_found_by_number_sum_good_and_fiscal_number(journal: Till, search: str, found: list[int]) -> None:
    assert numbers(journal, search=search) == found


def test_digits_with_a_blank_between_them_may_still_be_two_numbers(till: Till) -> None:
    till.record(document(41, "Серветки 1 000 шт", "42.50"))
    till.record(document(42, "Шоколад, 120 г", "118.00"))
    till.record(document(43, "Шоколад", "120.00"))
    assert numbers(till, search="серветки 1 000") == [41]
    assert numbers(till, search="43 120") == [43], "a number and its sum"
    assert numbers(till, search="1 120,00") == [], "a sum of a thousand is not that of a hundred"


def test_a_receipt_is_found_by_its_mark(journal: Till) -> None:
    assert numbers(journal, search=document(1043).mark) == [1043]
    assert numbers(journal, search=document(1043).mark.split("-")[2].upper()) == [1043]


def test_a_fiscal_number_that_comes_later_is_found_too(journal: Till) -> None:
    journal.run(journal.stores.outbox.begin_attempt(uid(1042), AT))
    journal.run(journal.stores.outbox.delivered(uid(1042), None, None, None, AT))
    assert numbers(journal, search="90551122") == []
    journal.run(journal.stores.outbox.set_fiscal(uid(1042), "90551122", None, AT))
    assert numbers(journal, search="90551122") == [1042]


def test_filters_meet(journal: Till) -> None:
    assert numbers(journal, shift_id="shift-2") == [1043]
    assert numbers(journal, kind=DocumentKind.SALE, shift_id="shift-1") == [1042, 1041]
    since, until = AT + timedelta(minutes=1042), AT + timedelta(minutes=1044)
    assert numbers(journal, since=since, until=until) == [1043, 1042]
    assert numbers(journal, limit=2, offset=1) == [1043, 1042]
    assert numbers(journal, kind=[DocumentKind.SERVICE_OUTPUT, DocumentKind.REFUND]) == [1044]
    assert journal.run(journal.stores.documents.count("shift-1")) == 3


def test_the_order_is_that_of_writing_whatever_the_clock_said(till: Till) -> None:
    till.record(document(1, created_at=AT))
    till.record(document(2, created_at=AT - timedelta(days=400)))
    assert numbers(till) == [2, 1]
    assert [d.number for d in till.run(till.stores.documents.of_shift("shift-1"))] == [1, 2]


def test_undelivered_is_everything_not_simply_on_the_server(journal: Till) -> None:
    entries = journal.run(journal.stores.documents.undelivered())
    assert [entry.document.number for entry in entries] == [1044, 1043, 1042]


def test_one_changed_digit_is_found_and_never_shown_as_the_truth(journal: Till) -> None:
    def change(conn: apsw.Connection) -> None:
        conn.execute("UPDATE documents SET body = replace(body, '120.00', '720.00') WHERE number = 1042")

    journal.run(journal.stores.journal.write(change))
    assert journal.run(journal.stores.journal.check()) == []
    assert journal.run(journal.stores.documents.damaged()) == [uid(1042)]
    assert journal.run(journal.stores.verify()) == [f"document {uid(1042)} was changed"]
    with pytest.raises(StoreFault) as caught:
        numbers(journal)
    assert caught.value.kind == "corrupt"
    assert "720" not in caught.value.detail
