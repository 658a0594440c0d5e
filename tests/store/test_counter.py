"""What is on the counter, the shifts, the people, the print queue: kept over a restart, nothing overwritten."""

from __future__ import annotations

import json
from dataclasses import replace
from datetime import UTC, datetime, timedelta
from decimal import Decimal

import apsw
import pytest
from helpers.stored import AT, Till, document, job, receipt, shift, uid

from app.domain.card_number import discreet
from app.domain.cashier import Cashier, Role
from app.domain.discount import Discount, DiscountKind
from app.domain.printjob import JobState
from app.errors import RuleBroken
from app.store.codec import pack
from app.store.current import ReceiptPacker

OPENED = ("open_shift", {"float": "1250.00"})
CLOSED = ("close_shift", {"counted": "5000.00"})


def test_the_receipt_being_built_is_back_after_a_restart(till: Till) -> None:
    made = replace(receipt(1, lines=3), discount=Discount(DiscountKind.PERCENT, Decimal("7.5")), name="пані в шапці")
    till.run(till.stores.current.save(receipt(1)))
    till.run(till.stores.current.save(made))
    till.again()
    assert till.run(till.stores.current.load()) == made
    till.run(till.stores.current.save(None))
    till.again()
    assert till.run(till.stores.current.load()) is None


def test_lines_packed_before_are_the_same_receipt_as_lines_packed_now(till: Till) -> None:
    """Only what changed is packed at each scan: a line changed, gone, moved or there twice must not be an old one."""
    made = receipt(1, lines=4)
    first, second, third, fourth = made.items
    dearer = replace(second, price=Decimal("99.90"), comment="4111 1111 1111 1111")
    packer = ReceiptPacker()
    for items in (
        made.items,
        (first, dearer, third, fourth),
        (fourth, third, dearer),
        (),
        (first, first, replace(dearer)),
        made.items,
    ):
        changed = replace(made, items=items, name="пані")
        text = packer.pack(changed)
        assert json.loads(text) == {"items": [], **json.loads(pack(changed))}
        till.run(till.stores.current.save(changed))
        assert till.run(till.stores.current.load()) == discreet(changed)
    assert "4111" not in packer.pack(replace(made, items=(dearer,)))


def test_a_receipt_put_aside_leaves_the_counter_and_comes_back(till: Till) -> None:
    current = till.stores.current
    till.run(current.save(receipt(1)))
    till.run(current.hold(receipt(1)))
    assert till.run(current.load()) is None
    till.run(current.save(receipt(2)))
    till.run(current.hold(receipt(3)))
    assert till.run(current.load()) == receipt(2), "another receipt stays on the counter"
    assert till.run(current.list()) == [receipt(1), receipt(3)]
    assert till.run(current.take(uid(1))) == receipt(1)
    assert till.run(current.load()) == receipt(1)
    assert till.run(current.list()) == [receipt(3), receipt(2)], "what was on the counter is not overwritten"
    till.run(till.stores.journal.execute("DELETE FROM deferred WHERE id = ?", (uid(3),)))
    assert till.run(current.list()) == [receipt(2)]
    assert till.run(current.take(uid(3))) is None
    assert till.run(current.load()) == receipt(1)


def test_an_empty_receipt_on_the_counter_is_not_put_aside(till: Till) -> None:
    till.run(till.stores.current.hold(receipt(1)))
    till.run(till.stores.current.save(receipt(2, lines=0)))
    till.run(till.stores.current.take(uid(1)))
    assert till.run(till.stores.current.list()) == []


def test_a_shift_opens_once_and_closes_once(till: Till) -> None:
    shifts = till.stores.shifts
    assert till.run(shifts.next_number()) == 1
    till.run(shifts.open(shift(1), OPENED))
    with pytest.raises(RuleBroken) as caught:
        till.run(shifts.open(shift(2), OPENED))
    assert caught.value.rule == "shift_open"
    till.run(shifts.bind("shift-1", "srv-9", "Z-77"))
    till.again()
    shifts = till.stores.shifts
    bound = till.run(shifts.current())
    assert bound == replace(shift(1), server_id="srv-9", server_number="Z-77")
    assert bound is not None
    done = replace(bound, closed_at=AT + timedelta(days=2), closed_by="Ірина Бойко", counted=Decimal("5000.00"))
    till.run(shifts.close(done, CLOSED))
    assert till.run(shifts.current()) is None
    assert till.run(shifts.last()) == till.run(shifts.last_closed()) == till.run(shifts.get("shift-1")) == done
    with pytest.raises(RuleBroken) as caught:
        till.run(shifts.close(done, CLOSED))
    assert caught.value.rule == "shift_closed"
    till.run(shifts.open(shift(till.run(shifts.next_number())), OPENED))
    assert [s.number for s in till.run(shifts.list())] == [2, 1]
    rows = till.run(till.stores.audit.recent())
    assert [(row.what, row.who, row.facts["shift_id"]) for row in rows] == [
        ("open_shift", "Олена Коваль", "shift-2"),
        ("close_shift", "Ірина Бойко", "shift-1"),
        ("open_shift", "Олена Коваль", "shift-1"),
    ]


def test_a_shift_not_closed_cannot_be_closed_without_a_time(till: Till) -> None:
    till.run(till.stores.shifts.open(shift(1), OPENED))
    with pytest.raises(ValueError, match="time of closing"):
        till.run(till.stores.shifts.close(shift(1), CLOSED))


PEOPLE = [Cashier(1, "Олена", "Коваль"), Cashier(2, "Ірина", "Бойко", "Старший касир", Role.SENIOR)]


def test_people_are_kept_and_only_hashes_of_their_pins(till: Till) -> None:
    cashiers = till.stores.cashiers
    till.run(cashiers.replace_all(PEOPLE, {1: "$argon2id$one"}))
    till.again()
    cashiers = till.stores.cashiers
    assert till.run(cashiers.list()) == [replace(PEOPLE[0], has_pin=True), replace(PEOPLE[1], has_pin=False)]
    assert till.run(cashiers.pin_hash(1)) == "$argon2id$one"
    assert till.run(cashiers.pin_hash(2)) is None
    assert till.run(cashiers.pin_hash(99)) is None


def test_a_new_list_keeps_locks_and_hashes_and_lets_nobody_stay_who_left(till: Till) -> None:
    cashiers = till.stores.cashiers
    till.run(cashiers.replace_all(PEOPLE, {1: "one", 2: "two"}))
    for wrong in range(1, 7):
        assert till.run(till.stores.pin_guesses.take(1, 1000.0 + 40 * wrong)).failures == wrong
    till.run(cashiers.seen(1, AT))
    till.run(cashiers.replace_all([PEOPLE[1], replace(PEOPLE[0], last_name="Коваленко")], {2: None}))
    till.again()
    cashiers = till.stores.cashiers
    first, second = till.run(cashiers.list())
    assert (first.id, first.has_pin) == (2, False)
    assert (second.last_name, second.has_pin, second.last_seen_at) == ("Коваленко", True, AT)
    guess = till.run(till.stores.pin_guesses.take(1, 1250.0))
    assert (guess.seq, guess.left_of_person, guess.failures) == (None, 50.0, 6)
    again = till.run(till.stores.pin_guesses.take(1, 1300.0))
    assert again.seq is not None
    till.run(till.stores.pin_guesses.right(1, again.seq))
    clean = till.run(till.stores.pin_guesses.look(1, 1300.0))
    assert (clean.failures, clean.left_of_person, clean.spare) == (0, 0.0, 4), "the till's own count goes on"
    till.run(cashiers.replace_all([PEOPLE[1]], {}))
    assert till.run(cashiers.pin_hash(1)) is None
    with pytest.raises(KeyError):
        till.run(till.stores.pin_guesses.take(1, 0.0))


def test_the_print_queue_keeps_its_order_and_what_is_unsure(till: Till) -> None:
    jobs = till.stores.print_jobs
    till.record(document(1), job=job(1))
    till.run(jobs.add(replace(job(2), copy=True, body='{"x":1}')))
    till.run(jobs.add(replace(job(3), document_id=None)))
    assert [j.id for j in till.run(jobs.next_jobs())] == [job(1).id, job(2).id, job(3).id]
    till.run(jobs.mark(job(1).id, JobState.PRINTING))
    till.run(jobs.mark(job(2).id, JobState.FAILED, "paper"))
    till.again()
    jobs = till.stores.print_jobs
    assert till.stores.recovered.print_jobs == 1
    unsure = till.run(jobs.get(job(1).id))
    assert unsure is not None
    assert (unsure.state, unsure.error) == (JobState.UNSURE, "cut_off")
    assert [j.id for j in till.run(jobs.next_jobs())] == [job(3).id], "nothing is printed twice unasked"
    failed = till.run(jobs.get(job(2).id))
    assert failed == replace(job(2), copy=True, body='{"x":1}', state=JobState.FAILED, error="paper")
    assert [j.id for j in till.run(jobs.recent(2))] == [job(3).id, job(2).id]
    assert [j.id for j in till.run(jobs.of_document(uid(1)))] == [job(1).id]


def test_each_printer_has_a_queue_of_its_own(till: Till) -> None:
    jobs = till.stores.print_jobs
    for number in range(1, 5):
        till.run(jobs.add(replace(job(number), lane=("", "orders")[number % 2])))
    till.again()
    jobs = till.stores.print_jobs
    assert [j.id for j in till.run(jobs.next_jobs(""))] == [job(2).id, job(4).id]
    assert [j.id for j in till.run(jobs.next_jobs("orders"))] == [job(1).id, job(3).id]
    assert [j.lane for j in till.run(jobs.next_jobs())] == ["orders", "", "orders", ""]


def test_who_asks_for_a_slip_or_gives_it_up_is_kept_in_the_audit(till: Till) -> None:
    jobs, asked_at = till.stores.print_jobs, datetime(2026, 11, 23, 6, tzinfo=UTC)
    states = (JobState.FAILED, JobState.UNSURE, JobState.WAITING, JobState.PRINTED, JobState.PRINTING)
    for number, state in enumerate(states, 1):
        till.run(jobs.add(replace(job(number), state=state, error="paper", pulsed=True)))
    everything = [job(number).id for number in range(1, len(states) + 1)]
    again = till.run(jobs.again(everything, asked_at, "Олена"))
    assert again == [
        replace(job(number), state=JobState.WAITING, asked_at=asked_at, pulsed=True) for number in (1, 2, 3)
    ]
    dropped = till.run(jobs.drop([*everything, "nobody's"], asked_at, "Андрій"))
    assert [(one.id, one.state) for one in dropped] == [(job(n).id, JobState.DROPPED) for n in (1, 2, 3)]
    assert till.run(jobs.again(everything, asked_at, "Олена")) == [], "what is dropped is over"
    assert [one.state for one in till.run(jobs.open())] == [JobState.PRINTING]
    three, kept = everything[:3], till.run(till.stores.audit.recent(2))
    rows = [(row.who, row.what, [one["id"] for one in row.facts["jobs"]]) for row in kept]
    assert rows == [("Андрій", "slips_dropped", three), ("Олена", "slips_again", three)]


def test_nothing_in_the_journal_can_be_an_unknown_state(till: Till) -> None:
    till.record(document(1), job=job(1))
    for change in ("UPDATE outbox SET state = 'sent'", "UPDATE print_jobs SET state = 'done'"):
        with pytest.raises(apsw.ConstraintError):
            till.run(till.stores.journal.execute(change))
