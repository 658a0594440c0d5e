"""Taking cash: what is offered, what is lacking, and that one receipt is one sale whatever is tapped."""

from __future__ import annotations

from decimal import Decimal

import pytest
from helpers import demo
from helpers.counter import Counter
from helpers.qloop import Loop

from app.domain.document import Document
from app.errors import RuleBroken, StoreFault, TillError
from ui.presenters.payment import EXACT, PaymentPresenter
from ui.tasks import Tasks


class Desk:
    """A payment presenter on a real counter, and what it announced."""

    def __init__(self, loop: Loop, counter: Counter) -> None:
        self.loop, self.counter = loop, counter
        self.presenter = PaymentPresenter(counter.desk, counter.sale, counter.recorder, Tasks())
        self.begun: list[bool] = []
        self.left: list[bool] = []
        self.paid: list[Document] = []
        self.failed: list[TillError] = []
        self.presenter.begun.connect(lambda: self.begun.append(True))
        self.presenter.left.connect(lambda: self.left.append(True))
        self.presenter.paid.connect(self.paid.append)
        self.presenter.failed.connect(self.failed.append)

    def begin(self) -> PaymentPresenter:
        self.loop.run(self.counter.fill())
        self.presenter.begin()
        return self.presenter

    def type(self, keys: str) -> None:
        for key in keys:
            self.presenter.press(key)


@pytest.fixture
def desk(loop: Loop, counter: Counter) -> Desk:
    return Desk(loop, counter)


def test_scan_f12_enter_sells_for_the_exact_rounded_sum(desk: Desk, loop: Loop, counter: Counter) -> None:
    desk.begin()
    state = desk.presenter.state
    assert (state.tendered, state.change, state.lacking, state.note) == (Decimal("614.50"), 0, 0, EXACT)
    assert (state.due.total, state.due.rounding) == (Decimal("614.52"), Decimal("-0.02"))
    desk.presenter.pay()
    loop.until(lambda: desk.paid)
    entry = loop.run(counter.stores.documents.entry(demo.receipt().id))
    assert entry is not None
    assert (entry.document.payable, entry.document.tendered) == (Decimal("614.50"), Decimal("614.50"))
    assert counter.sale.receipt.items == ()


def test_notes_add_up_and_exact_starts_over(desk: Desk) -> None:
    presenter = desk.begin()
    presenter.add(Decimal(500))
    assert presenter.state.tendered == Decimal(500)
    assert presenter.state.lacking == Decimal("114.50")
    assert not presenter.state.payable
    presenter.add(Decimal(200))
    assert (presenter.state.tendered, presenter.state.change) == (Decimal(700), Decimal("85.50"))
    presenter.add(EXACT)
    assert presenter.state.tendered == Decimal("614.50")


def test_typed_digits_replace_the_offer_and_make_the_change(desk: Desk) -> None:
    presenter = desk.begin()
    desk.type("1000")
    assert (presenter.state.typed, presenter.state.note) == ("1\u00a0000", None)
    assert presenter.state.change == Decimal("385.50")
    presenter.press("C")
    assert presenter.state.tendered is None
    assert presenter.state.lacking == Decimal("614.50")


def test_too_little_records_nothing_and_says_what_is_missing(desk: Desk, loop: Loop, counter: Counter) -> None:
    presenter = desk.begin()
    desk.type("600")
    presenter.pay()
    loop.settle()
    assert [error.rule for error in desk.failed if isinstance(error, RuleBroken)] == ["tendered_too_little"]
    assert loop.run(counter.stores.documents.count(demo.SHIFT.id)) == 0
    assert counter.sale.receipt.items


def test_taps_while_recording_are_dropped(desk: Desk, loop: Loop, counter: Counter) -> None:
    presenter = desk.begin()
    presenter.pay()
    assert presenter.state.recording
    for _ in range(5):
        presenter.pay()
        presenter.press("9")
        presenter.add(Decimal(50))
        presenter.back()
    loop.until(lambda: desk.paid)
    loop.settle()
    presenter.pay()
    loop.settle()
    assert len(desk.paid) == 1
    assert not desk.left
    assert desk.paid[0].tendered == Decimal("614.50")
    assert loop.run(counter.stores.documents.count(demo.SHIFT.id)) == 1


def test_a_failing_disk_leaves_the_receipt_and_lets_pay_again(
    desk: Desk, loop: Loop, counter: Counter, monkeypatch: pytest.MonkeyPatch
) -> None:
    async def full(*_: object, **__: object) -> None:
        raise StoreFault("full")

    presenter = desk.begin()
    desk.type("700")
    with monkeypatch.context() as patch:
        patch.setattr(counter.stores.documents, "record", full)
        presenter.pay()
        loop.until(lambda: desk.failed)
    assert isinstance(desk.failed[0], StoreFault)
    assert counter.sale.receipt == demo.receipt()
    assert (presenter.state.recording, presenter.state.tendered) == (False, Decimal(700))
    presenter.pay()
    loop.until(lambda: desk.paid)
    assert desk.paid[0].change == Decimal("85.50")


def test_closed_shift_does_not_begin(desk: Desk, loop: Loop, counter: Counter) -> None:
    counter.station.shift = None
    desk.begin()
    assert not desk.begun
    assert [error.rule for error in desk.failed if isinstance(error, RuleBroken)] == ["shift_closed"]


def test_goods_scanned_meanwhile_move_the_offer_but_not_a_counted_sum(desk: Desk, loop: Loop, counter: Counter) -> None:
    presenter = desk.begin()
    loop.run(counter.sale.add(demo.BREAD, Decimal(1)))
    assert presenter.state.tendered == presenter.state.due.payable == Decimal("657.00")
    desk.type("700")
    loop.run(counter.sale.add(demo.MILK, Decimal(1)))
    assert (presenter.state.tendered, presenter.state.lacking) == (Decimal(700), Decimal("12.00"))


def test_an_emptied_receipt_leaves_the_page(desk: Desk, loop: Loop, counter: Counter) -> None:
    desk.begin()
    loop.run(counter.sale.clear())
    assert desk.left


def test_exact_coins_switch_rounding_off_for_this_receipt(desk: Desk, loop: Loop, counter: Counter) -> None:
    presenter = desk.begin()
    presenter.set_rounding(False)
    loop.until(lambda: not presenter.state.due.rounding)
    assert presenter.state.tendered == Decimal("614.52")


def test_number_is_the_next_one_also_after_other_documents(desk: Desk, loop: Loop, counter: Counter) -> None:
    presenter = desk.begin()
    loop.until(lambda: presenter.state.number)
    assert presenter.state.number == 1
    presenter.pay()
    loop.until(lambda: desk.paid)
    assert presenter.state.number == 2


def test_a_sum_nobody_has_is_refused(desk: Desk) -> None:
    presenter = desk.begin()
    desk.type("9999999")
    presenter.add(Decimal(1000))
    assert presenter.state.tendered == Decimal(9999999)
    assert [error.rule for error in desk.failed if isinstance(error, RuleBroken)] == ["tendered_too_much"]
