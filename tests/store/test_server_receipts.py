"""Receipts of other tills, opened by the code on their slips: the right one, or none."""

from __future__ import annotations

from dataclasses import replace

from helpers.stored import Till, document, uid

from app.domain.document import Delivery, DeliveryState, JournalEntry

END = "9f1c2d3e"


def keep(till: Till, *marks: str) -> None:
    many = (replace(document(1043), id=uid(place), mark=mark) for place, mark in enumerate(marks))
    kept = [JournalEntry(one, Delivery(DeliveryState.DELIVERED), elsewhere=True) for one in many]
    assert till.run(till.stores.server_receipts.keep(kept)) == len(marks)


def opened(till: Till, number: int, end: str = END) -> str | None:
    found = till.run(till.stores.server_receipts.by_code(number, end))
    return found.document.mark if found is not None else None


def test_a_code_opens_its_own_receipt_and_not_one_that_ends_alike(till: Till) -> None:
    keep(till, f"K2-1043-{END}", f"K2-043-{END}", f"К3-11043-{END}", "K2-1043-00000000", f"Чек №{END}")
    assert opened(till, 1043) == f"K2-1043-{END}"
    assert opened(till, 11043) == f"К3-11043-{END}"
    assert opened(till, 43) is None
    assert opened(till, 1043, "0000000f") is None


def test_of_two_receipts_with_one_code_none_is_opened_wrongly(till: Till) -> None:
    keep(till, f"K2-1043-{END}", f"K3-1043-{END}")
    assert opened(till, 1043) is None
