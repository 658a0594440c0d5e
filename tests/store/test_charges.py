"""What the terminal was asked for: durable before it is asked, ended once, never both free and part of a document."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from decimal import Decimal
from pathlib import Path

import apsw
import pytest
from helpers.charges import approved, by_card, charge, slip
from helpers.stored import AT, AUDIT, Till, document, receipt, shift, uid

from app.domain.charge import Charge, ChargeKind, ChargeState
from app.errors import RuleBroken, StoreFault
from app.store.rescue import JOURNAL

WHO = "Олена Коваль"


@pytest.fixture
def till(tmp_path: Path) -> Iterator[Till]:
    opened = Till(tmp_path)
    opened.run(opened.stores.shifts.open(shift(1), AUDIT))
    yield opened
    opened.close()


def ended(till: Till, made: Charge) -> Charge:
    till.run(till.stores.charges.begin(replace(made, state=ChargeState.ASKED, slip=None)))
    till.run(till.stores.charges.end(made, AT, WHO))
    return made


def audited(till: Till) -> list[str]:
    return [row.what for row in reversed(till.run(till.stores.audit.recent())) if row.what.startswith("charge")]


def test_an_intent_is_there_after_the_process_is_gone(till: Till) -> None:
    till.run(till.stores.charges.begin(charge(1)))
    till.again()
    assert till.stores.recovered.charges == 1
    assert till.run(till.stores.charges.open()) == charge(1, state=ChargeState.UNKNOWN)
    assert audited(till) == ["charge_asked", "charge_unknown"]
    till.again()
    assert till.stores.recovered.charges == 0
    assert audited(till) == ["charge_asked", "charge_unknown"], "what is unknown already is not told again"


def test_nothing_is_asked_while_an_end_is_not_known(till: Till) -> None:
    till.run(till.stores.charges.begin(charge(1)))
    with pytest.raises(RuleBroken, match="charge_open"):
        till.run(till.stores.charges.begin(charge(2)))
    till.run(till.stores.charges.end(charge(1, state=ChargeState.UNKNOWN), AT, WHO))
    with pytest.raises(RuleBroken, match="charge_open"):
        till.run(till.stores.charges.begin(charge(2)))
    till.run(till.stores.charges.end(charge(1, state=ChargeState.NONE), AT, WHO))
    till.run(till.stores.charges.begin(charge(2)))
    assert audited(till) == ["charge_asked", "charge_unknown", "charge_none", "charge_asked"]


@pytest.mark.parametrize("state", [ChargeState.APPROVED, ChargeState.REFUSED, ChargeState.NONE])
def test_what_has_ended_ends_no_second_time(till: Till, state: ChargeState) -> None:
    ended(till, charge(1, state=state))
    for other in ChargeState:
        with pytest.raises(RuleBroken, match="charge_ended"):
            till.run(till.stores.charges.end(charge(1, state=other), AT, WHO))


def test_a_charge_becomes_part_of_its_document_in_the_same_transaction(till: Till) -> None:
    made = ended(till, approved(1))
    assert till.run(till.stores.charges.loose()) == [made]
    till.record(by_card(document(1), made))
    assert till.run(till.stores.charges.get(made.id)) == replace(made, document_id=uid(1))
    assert till.run(till.stores.charges.loose()) == []
    assert till.run(till.stores.verify()) == []


def test_a_charge_is_used_once(till: Till) -> None:
    made = ended(till, approved(1))
    till.record(by_card(document(1), made))
    with pytest.raises(RuleBroken, match="charge_used"):
        till.record(by_card(document(2), made))
    assert till.run(till.stores.documents.count("shift-1")) == 1
    kept = till.run(till.stores.charges.get(made.id))
    assert kept is not None
    assert kept.document_id == uid(1)


@pytest.mark.parametrize("state", [ChargeState.REFUSED, ChargeState.NONE])
def test_what_took_no_money_pays_nothing(till: Till, state: ChargeState) -> None:
    made = ended(till, charge(1, state=state, slip=slip(1)))
    with pytest.raises(RuleBroken, match="charge_used"):
        till.record(by_card(document(1), made))
    assert till.run(till.stores.documents.entry(uid(1))) is None


def test_a_receipt_is_not_ended_while_its_card_is_in_doubt_and_others_are(till: Till) -> None:
    till.run(till.stores.charges.begin(charge(1)))
    with pytest.raises(RuleBroken, match="charge_open"):
        till.record(document(1))
    till.record(document(2))
    assert till.run(till.stores.documents.count("shift-1")) == 1


def test_a_failed_record_leaves_the_charge_free(till: Till) -> None:
    made = ended(till, approved(1))
    till.record(document(2))
    with pytest.raises(RuleBroken, match="already_paid"):
        till.record(by_card(document(2), made))
    kept = till.run(till.stores.charges.get(made.id))
    assert kept is not None
    assert kept.document_id is None


def test_a_cancel_takes_its_charge_back_with_it(till: Till) -> None:
    made = ended(till, approved(1))
    back = charge(2, kind=ChargeKind.CANCEL, of=made.id, target="000001", receipt_id=made.receipt_id)
    ended(till, replace(back, state=ChargeState.APPROVED, slip=slip(2, kind=ChargeKind.CANCEL)))
    kept = till.run(till.stores.charges.get(made.id))
    assert kept is not None
    assert kept.state is ChargeState.CANCELLED
    assert till.run(till.stores.charges.loose()) == []
    with pytest.raises(RuleBroken, match="charge_used"):
        till.record(by_card(document(1), made))


def test_what_is_in_a_document_is_not_cancelled_behind_it(till: Till) -> None:
    made = ended(till, approved(1))
    till.record(by_card(document(1), made))
    with pytest.raises(RuleBroken, match="charge_ended"):
        till.run(till.stores.charges.give_up(made.id, AT, WHO, {"reason": "помилка"}))


def test_money_for_a_receipt_that_is_gone_is_found(till: Till) -> None:
    """On the counter it waits to be attached; put aside it waits too; given up it belongs to nothing."""
    made = ended(till, approved(1))
    till.run(till.stores.current.save(receipt(1)))
    till.run(till.stores.current.hold(receipt(1)))
    assert till.run(till.stores.charges.loose()) == []
    assert till.run(till.stores.charges.free_of(uid(1))) == [made]
    till.run(till.stores.journal.execute("DELETE FROM deferred"))
    assert till.run(till.stores.charges.loose()) == [made]
    till.run(till.stores.charges.give_up(made.id, AT, WHO, {"reason": "банк повернув"}))
    assert till.run(till.stores.charges.loose()) == []


def test_an_rrn_that_paid_already_is_known(till: Till) -> None:
    ended(till, approved(1))
    ended(till, charge(2, state=ChargeState.REFUSED, slip=slip(2, approved=False)))
    assert till.run(till.stores.charges.rrn_known(f"{700000000001}"))
    assert not till.run(till.stores.charges.rrn_known(f"{700000000002}"))


@pytest.mark.parametrize(
    "change", ["state = 'none'", "amount_k = 1", "document_id = 'x'", "body = replace(body, '4', '5')"]
)
def test_a_changed_charge_is_found(till: Till, change: str) -> None:
    made = ended(till, approved(1))
    conn = apsw.Connection(str(till.folder / JOURNAL))
    conn.execute(f"UPDATE charges SET {change}")
    conn.close()
    assert till.run(till.stores.verify()) == [f"charge {made.id} was changed"]
    if change.startswith("body"):
        with pytest.raises(StoreFault, match="not what was written"):
            till.run(till.stores.charges.get(made.id))


def test_a_full_card_number_is_not_kept(till: Till) -> None:
    made = approved(1)
    assert made.slip is not None
    told = replace(made.slip, pan="4111111111111111", text="КАРТКА 4111 1111 1111 1111")
    ended(till, replace(made, slip=told))
    [kept] = till.run(till.stores.charges.list())
    assert kept.slip is not None
    assert (kept.slip.pan, kept.slip.text) == ("************1111", "КАРТКА ************1111")


def test_sums_are_kept_to_the_kopeck(till: Till) -> None:
    ended(till, charge(1, amount=Decimal("0.01"), state=ChargeState.NONE))
    [kept] = till.run(till.stores.charges.list())
    assert kept.amount == Decimal("0.01")
