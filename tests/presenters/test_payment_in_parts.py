"""Paying in parts and by card: what is offered next, what a refusal leaves, and that money is kept before anything."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from decimal import Decimal

import pytest
from helpers import demo
from helpers.cards import Cards
from helpers.counter import fill
from helpers.desk import Desk
from helpers.qloop import Loop

from app.domain.document import Document
from app.domain.means import Ask, MeansRules
from app.domain.payment import Payment, PaymentMeans
from app.errors import DeviceFault, RuleBroken, StoreFault, TillError
from ui.presenters.payment import PaymentPresenter
from ui.tasks import Tasks

CASH, CARD, ACQUIRING, TRANSFER = (
    PaymentMeans.CASH,
    PaymentMeans.CARD,
    PaymentMeans.ACQUIRING,
    PaymentMeans.CARD_TRANSFER,
)


class Till:
    """A payment presenter on a real counter whose shop has a driven terminal, and what it announced."""

    def __init__(self, loop: Loop, counter: Desk) -> None:
        self.loop, self.counter, self.cards = loop, counter, Cards()
        means = MeansRules(order=(CASH, ACQUIRING, CARD, PaymentMeans.IBAN, TRANSFER), card=Ask.ASKED)
        counter.station.rules = replace(counter.station.rules, means=means)
        self.presenter = PaymentPresenter(counter.payment, counter.sale, counter.recorder, Tasks(), self.cards)
        self.paid: list[Document] = []
        self.failed: list[TillError] = []
        self.partly: list[tuple[Decimal, Decimal]] = []
        self.presenter.paid.connect(self.paid.append)
        self.presenter.failed.connect(self.failed.append)
        self.presenter.partly.connect(lambda asked, approved: self.partly.append((asked, approved)))
        loop.run(fill(counter))
        self.presenter.begin()

    def part(self, means: PaymentMeans, keys: str = "") -> None:
        """A part of the receipt by these means, taken or refused."""
        self.presenter.choose(means, part=True)
        for key in keys:
            self.presenter.press(key)
        self.presenter.pay()
        self.loop.until(lambda: not self.presenter.state.recording)

    @property
    def means(self) -> list[tuple[PaymentMeans, str]]:
        return [(one.means, str(one.amount)) for one in self.counter.sale.receipt.parts]


@pytest.fixture
def till(loop: Loop, counter: Desk) -> Till:
    return Till(loop, counter)


def test_a_card_pays_the_exact_sum_in_one_go(till: Till, loop: Loop) -> None:
    till.presenter.choose(ACQUIRING)
    till.presenter.pay()
    loop.until(lambda: till.paid)
    assert till.cards.asked == [(demo.receipt().id, Decimal("614.52"))]
    (payment,) = till.paid[0].payments
    assert (payment.id, payment.means, payment.amount) == (till.cards.charges[0].id, ACQUIRING, Decimal("614.52"))
    assert till.paid[0].rounding == 0


def test_after_a_part_the_next_means_and_the_rest_are_offered(till: Till) -> None:
    till.part(CASH, "300")
    state = till.presenter.state
    assert (state.split, state.means, state.tendered) == (True, ACQUIRING, Decimal("314.52"))
    till.part(ACQUIRING, "200")
    state = till.presenter.state
    assert (state.means, state.tendered) == (CARD, Decimal("114.52"))
    assert till.means == [(CASH, "300.00"), (ACQUIRING, "200.00")]


def test_a_part_approved_in_part_leaves_the_rest_to_pay(till: Till, loop: Loop) -> None:
    till.cards.approve = Decimal("150.00")
    till.presenter.choose(ACQUIRING)
    till.presenter.pay()
    loop.until(lambda: till.partly)
    loop.until(lambda: not till.presenter.state.recording)
    assert till.partly == [(Decimal("614.52"), Decimal("150.00"))]
    assert till.means == [(ACQUIRING, "150.00")]
    assert (till.presenter.state.split, till.presenter.state.tender.left) == (True, Decimal("464.52"))
    assert not till.paid


@pytest.mark.parametrize("answer", [Decimal(0), DeviceFault("terminal", "timeout")])
def test_a_card_that_pays_nothing_leaves_everything_as_it_was(till: Till, answer: Decimal | TillError) -> None:
    till.cards.approve = answer
    till.part(ACQUIRING, "200")
    assert not till.means
    assert (till.presenter.state.means, till.presenter.state.split) == (ACQUIRING, True)
    assert bool(till.failed) == isinstance(answer, TillError)


@pytest.mark.parametrize(
    ("means", "keys", "rule"),
    [
        (ACQUIRING, "700", "part_over"),
        (CARD, "614,53", "part_over"),
        (TRANSFER, "0", "part_bad"),
        (ACQUIRING, "0", "part_bad"),
        (CASH, "100,3", "part_coins"),
    ],
)
def test_a_sum_that_cannot_be_is_said_and_the_terminal_is_not_asked(
    till: Till, means: PaymentMeans, keys: str, rule: str
) -> None:
    till.part(means, keys)
    assert [error.rule for error in till.failed if isinstance(error, RuleBroken)] == [rule]
    assert not till.means
    assert not till.cards.asked


def test_the_last_cash_gives_change_and_ends_the_sale(till: Till, loop: Loop) -> None:
    till.part(CARD, "500")
    till.part(CASH, "200")
    loop.until(lambda: till.paid)
    card, cash = till.paid[0].payments
    assert (card.amount, cash.amount, cash.change) == (500, Decimal("114.50"), Decimal("85.50"))
    assert till.paid[0].rounding == Decimal("-0.02")


def test_a_rest_that_rounds_to_nothing_ends_with_no_cash(till: Till, loop: Loop) -> None:
    till.part(CARD, "614,50")
    till.presenter.choose(CASH)
    assert (till.presenter.state.due.payable, till.presenter.state.payable) == (0, True)
    till.presenter.pay()
    loop.until(lambda: till.paid)
    assert (till.paid[0].payable, till.paid[0].rounding) == (Decimal("614.50"), Decimal("-0.02"))


def test_a_charge_stands_when_the_sale_could_not_be_recorded(
    till: Till, loop: Loop, counter: Desk, monkeypatch: pytest.MonkeyPatch
) -> None:
    async def full(*_: object, **__: object) -> None:
        raise StoreFault("full")

    with monkeypatch.context() as broken:
        broken.setattr(counter.stores.documents, "record", full)
        till.presenter.choose(ACQUIRING)
        till.presenter.pay()
        loop.until(lambda: till.failed)
    assert till.means == [(ACQUIRING, "614.52")]
    assert till.presenter.state.whole
    till.presenter.back()
    till.presenter.begin()
    assert till.presenter.state.payable
    till.presenter.pay()
    loop.until(lambda: till.paid)
    assert len(till.cards.charges) == 1


def test_a_till_locked_while_the_card_was_read_keeps_the_charge(till: Till, loop: Loop, counter: Desk) -> None:
    class Locking(Cards):
        async def take(self, receipt_id: str, amount: Decimal):  # type: ignore[no-untyped-def]
            counter.station.cashier = None
            return await super().take(receipt_id, amount)

    till.presenter._cards = Locking()
    till.presenter.choose(ACQUIRING)
    till.presenter.pay()
    loop.until(lambda: till.failed)
    assert till.means == [(ACQUIRING, "614.52")]
    assert [error.rule for error in till.failed if isinstance(error, RuleBroken)] == ["signed_out"]


def test_a_receipt_with_parts_opens_where_it_was_left(till: Till) -> None:
    till.part(CARD, "200")
    till.presenter.back()
    till.presenter.begin()
    assert (till.presenter.state.split, till.presenter.state.tender.left) == (True, Decimal("414.52"))


def test_a_charged_part_goes_only_when_the_terminal_has_taken_it_back(till: Till, loop: Loop) -> None:
    till.part(ACQUIRING, "200")
    (part,) = till.counter.sale.receipt.parts
    till.cards.approve = Decimal(0)
    till.presenter.remove(part.id)
    loop.until(lambda: not till.presenter.state.recording)
    assert till.means == [(ACQUIRING, "200.00")]
    till.cards.approve = None
    till.presenter.remove(part.id)
    loop.until(lambda: not till.presenter.state.recording)
    assert not till.means
    till.part(ACQUIRING, "200")
    till.cards.ready = False
    till.presenter.remove(till.counter.sale.receipt.parts[0].id)
    assert [error.rule for error in till.failed if isinstance(error, RuleBroken)] == ["part_charged"]


def test_a_typed_part_goes_with_a_reason(till: Till, loop: Loop) -> None:
    asked: list[Payment] = []
    till.presenter.reason_wanted.connect(asked.append)
    till.part(CARD, "200")
    till.presenter.remove(till.counter.sale.receipt.parts[0].id)
    till.presenter.give_back(asked[0].id, "Помилка касира")
    loop.until(lambda: not till.presenter.state.recording)
    assert not till.means


def test_taps_while_a_card_is_read_are_dropped(till: Till, loop: Loop) -> None:
    till.presenter.choose(ACQUIRING)
    till.presenter.pay()
    drop: tuple[Callable[[], object], ...] = (
        till.presenter.pay,
        till.presenter.back,
        lambda: till.presenter.choose(CASH),
        lambda: till.presenter.press("9"),
    )
    for tap in drop:
        tap()
    loop.until(lambda: till.paid)
    loop.settle()
    assert len(till.cards.charges) == len(till.paid) == 1


def test_a_terminal_that_is_not_set_up_is_not_offered(till: Till) -> None:
    till.cards.ready = False
    till.presenter.begin()
    assert ACQUIRING not in till.presenter.state.order
