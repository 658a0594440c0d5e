"""Taking cash: what is offered, what is lacking, and that one receipt is one sale whatever is tapped."""

from __future__ import annotations

from dataclasses import replace
from decimal import Decimal

import pytest
from helpers import demo
from helpers.counter import fill
from helpers.desk import Desk
from helpers.qloop import Loop

from app.domain.discount import Discount, DiscountKind
from app.domain.document import Document
from app.domain.means import MeansRules
from app.domain.payment import PaymentMeans
from app.errors import RuleBroken, StoreFault, TillError
from ui.presenters.payment import EXACT, PaymentPresenter
from ui.tasks import Tasks

CASH, CARD, IBAN = PaymentMeans.CASH, PaymentMeans.CARD, PaymentMeans.IBAN


class Till:
    """A payment presenter on a real counter, and what it announced."""

    def __init__(self, loop: Loop, counter: Desk) -> None:
        self.loop, self.counter = loop, counter
        self.presenter = PaymentPresenter(counter.payment, counter.sale, counter.recorder, Tasks())
        self.begun: list[bool] = []
        self.left: list[bool] = []
        self.paid: list[Document] = []
        self.failed: list[TillError] = []
        self.presenter.begun.connect(lambda: self.begun.append(True))
        self.presenter.left.connect(lambda: self.left.append(True))
        self.presenter.paid.connect(self.paid.append)
        self.presenter.failed.connect(self.failed.append)

    def begin(self) -> PaymentPresenter:
        self.loop.run(fill(self.counter))
        self.presenter.begin()
        return self.presenter

    def type(self, keys: str) -> None:
        for key in keys:
            self.presenter.press(key)


@pytest.fixture
def till(loop: Loop, counter: Desk) -> Till:
    return Till(loop, counter)


def test_scan_f12_enter_sells_for_the_exact_rounded_sum(till: Till, loop: Loop, counter: Desk) -> None:
    till.begin()
    state = till.presenter.state
    assert (state.tendered, state.change, state.lacking, state.note) == (Decimal("614.50"), 0, 0, EXACT)
    assert (state.due.total, state.due.rounding) == (Decimal("614.52"), Decimal("-0.02"))
    till.presenter.pay()
    loop.until(lambda: till.paid)
    entry = loop.run(counter.stores.documents.entry(demo.receipt().id))
    assert entry is not None
    assert (entry.document.payable, entry.document.tendered) == (Decimal("614.50"), Decimal("614.50"))
    assert counter.sale.receipt.items == ()


def test_a_card_is_not_asked_for_nothing(till: Till, loop: Loop, counter: Desk) -> None:
    """After a discount of 100 % «Підтвердити картку» stood there for 0,00, and was refused."""
    counter.station.rules = replace(counter.station.rules, means=MeansRules(order=(CARD, CASH, IBAN)))
    loop.run(fill(counter, replace(demo.receipt(), discount=Discount(DiscountKind.PERCENT, Decimal(100)))))
    presenter = till.presenter
    presenter.begin()
    assert presenter.state.means is CASH, "whatever the shop takes first"
    for ask in (
        lambda: presenter.choose(CARD),
        lambda: presenter.choose(IBAN),
        lambda: presenter.choose(CASH, part=True),
        presenter.choose_split,
    ):
        ask()
        assert (presenter.state.means, presenter.state.split) == (CASH, False)
    assert [error.rule for error in till.failed if isinstance(error, RuleBroken)] == ["pay_nothing"] * 4
    presenter.choose(CASH)
    presenter.pay()
    loop.until(lambda: till.paid)
    (payment,) = till.paid[0].payments
    assert (payment.means, payment.amount) == (CASH, 0)


def test_notes_add_up_and_exact_starts_over(till: Till) -> None:
    presenter = till.begin()
    presenter.add(Decimal(500))
    assert presenter.state.tendered == Decimal(500)
    assert presenter.state.lacking == Decimal("114.50")
    assert not presenter.state.payable
    presenter.add(Decimal(200))
    assert (presenter.state.tendered, presenter.state.change) == (Decimal(700), Decimal("85.50"))
    presenter.add(EXACT)
    assert presenter.state.tendered == Decimal("614.50")


def test_typed_digits_replace_the_offer_and_make_the_change(till: Till) -> None:
    presenter = till.begin()
    till.type("1000")
    assert (presenter.state.typed, presenter.state.note) == ("1\u00a0000", None)
    assert presenter.state.change == Decimal("385.50")
    presenter.press("C")
    assert presenter.state.tendered is None
    assert presenter.state.lacking == Decimal("614.50")


def test_too_little_records_nothing_and_says_what_is_missing(till: Till, loop: Loop, counter: Desk) -> None:
    presenter = till.begin()
    till.type("600")
    presenter.pay()
    loop.settle()
    assert [error.rule for error in till.failed if isinstance(error, RuleBroken)] == ["tendered_too_little"]
    assert loop.run(counter.stores.documents.count(demo.SHIFT.id)) == 0
    assert counter.sale.receipt.items


def test_taps_while_recording_are_dropped(till: Till, loop: Loop, counter: Desk) -> None:
    presenter = till.begin()
    presenter.pay()
    assert presenter.state.recording
    for _ in range(5):
        presenter.pay()
        presenter.press("9")
        presenter.add(Decimal(50))
        presenter.back()
    loop.until(lambda: till.paid)
    loop.settle()
    presenter.pay()
    loop.settle()
    assert len(till.paid) == 1
    assert not till.left
    assert till.paid[0].tendered == Decimal("614.50")
    assert loop.run(counter.stores.documents.count(demo.SHIFT.id)) == 1


def test_a_failing_disk_leaves_the_receipt_and_lets_pay_again(
    till: Till, loop: Loop, counter: Desk, monkeypatch: pytest.MonkeyPatch
) -> None:
    async def full(*_: object, **__: object) -> None:
        raise StoreFault("full")

    presenter = till.begin()
    till.type("700")
    with monkeypatch.context() as patch:
        patch.setattr(counter.stores.documents, "record", full)
        presenter.pay()
        loop.until(lambda: till.failed)
    assert isinstance(till.failed[0], StoreFault)
    assert counter.sale.receipt == demo.receipt()
    assert (presenter.state.recording, presenter.state.tendered) == (False, Decimal(700))
    presenter.pay()
    loop.until(lambda: till.paid)
    assert till.paid[0].change == Decimal("85.50")


def test_closed_shift_does_not_begin(till: Till, loop: Loop, counter: Desk) -> None:
    counter.station.shift = None
    till.begin()
    assert not till.begun
    assert [error.rule for error in till.failed if isinstance(error, RuleBroken)] == ["shift_closed"]


def test_goods_scanned_meanwhile_move_the_offer_but_not_a_counted_sum(till: Till, loop: Loop, counter: Desk) -> None:
    presenter = till.begin()
    loop.run(counter.sale.add(demo.BREAD, Decimal(1)))
    assert presenter.state.tendered == presenter.state.due.payable == Decimal("657.00")
    till.type("700")
    loop.run(counter.sale.add(demo.MILK, Decimal(1)))
    assert (presenter.state.tendered, presenter.state.lacking) == (Decimal(700), Decimal("12.00"))


def test_an_emptied_receipt_leaves_the_page(till: Till, loop: Loop, counter: Desk) -> None:
    till.begin()
    loop.run(counter.sale.clear())
    assert till.left


def test_exact_coins_switch_rounding_off_for_this_receipt(till: Till, loop: Loop, counter: Desk) -> None:
    presenter = till.begin()
    presenter.set_rounding(False)
    loop.until(lambda: not presenter.state.due.rounding)
    assert presenter.state.tendered == Decimal("614.52")


def test_number_is_the_next_one_also_after_other_documents(till: Till, loop: Loop, counter: Desk) -> None:
    presenter = till.begin()
    loop.until(lambda: presenter.state.number)
    assert presenter.state.number == 1
    presenter.pay()
    loop.until(lambda: till.paid)
    assert presenter.state.number == 2


def test_a_sum_nobody_has_is_refused(till: Till) -> None:
    presenter = till.begin()
    till.type("9999999")
    presenter.add(Decimal(1000))
    assert presenter.state.tendered == Decimal(9999999)
    assert [error.rule for error in till.failed if isinstance(error, RuleBroken)] == ["tendered_too_much"]
