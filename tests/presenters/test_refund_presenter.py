"""The page of refunds counts what comes back, tells what cannot, and gives money once for any number of taps."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from decimal import Decimal

import pytest
from helpers import demo
from helpers.counter import keep
from helpers.desk import Desk
from helpers.qloop import Loop

from app.domain.document import Document, DocumentKind
from app.domain.payment import pay_cash
from app.errors import Forbidden, RuleBroken
from app.services.goods_back import GoodsBack
from ui.presenters.refund import RefundPresenter
from ui.presenters.refund_state import BackLine
from ui.tasks import Tasks

#: The big receipt of mockup 09, paid in cash so that this till can pay it back.
BIG = replace(demo.big_sale(), payments=(pay_cash("p", Decimal("1204.00"), Decimal(1500), demo.NOW),))
BIG = replace(BIG, payable=Decimal("1204.00"), rounding=Decimal("1204.00") - BIG.total)


class Page:
    """The presenter of one sale over a real counter, and what it told."""

    def __init__(self, loop: Loop, counter: Desk) -> None:
        self.loop, self.counter, self.tasks = loop, counter, Tasks()
        counter.station.cashier = demo.CASHIERS[1]
        loop.run(keep(counter, BIG))
        goods = GoodsBack(counter.station, counter.stores.catalog, counter.clock)
        self.presenter = RefundPresenter(counter.refund, goods, counter.sale.finder, counter.cash, self.tasks)
        self.told: list[tuple[str, object]] = []
        for name in ("begun", "left", "beyond_wanted", "reason_wanted", "added"):
            getattr(self.presenter, name).connect(lambda name=name: self.told.append((name, None)))
        for name in ("quantity_wanted", "weight_wanted", "price_wanted", "found", "done", "failed"):
            getattr(self.presenter, name).connect(lambda value, name=name: self.told.append((name, value)))

    def settle(self) -> None:
        self.loop.run(self.tasks.drain())

    def begin(self) -> None:
        self.presenter.begin(BIG.id)
        self.settle()

    def last(self, name: str) -> object:
        """What was told last under that name."""
        return next((value for told, value in reversed(self.told) if told == name), None)

    def rule(self) -> str:
        error = self.last("failed")
        return error.rule if isinstance(error, RuleBroken) else ""

    def done(self) -> list[Document]:
        return [value for told, value in self.told if told == "done" and isinstance(value, Document)]


@pytest.fixture
def page(loop: Loop, counter: Desk) -> Iterator[Page]:
    made = Page(loop, counter)
    yield made
    made.settle()


def taken(page: Page) -> dict[int, Decimal]:
    return {line.place: line.taken for line in page.presenter.state.lines if line.taken}


def test_lines_show_what_was_bought_and_sums_follow_the_choice(page: Page) -> None:
    page.begin()
    state = page.presenter.state
    assert [(line.bought, line.left) for line in state.lines][:2] == [(Decimal("0.540"), Decimal("0.540")), (2, 2)]
    assert (state.chosen, state.payable, page.told[0][0]) == (0, 0, "begun")
    page.presenter.toggle(1)
    page.presenter.step(1, -1)
    page.presenter.toggle(4)
    state = page.presenter.state
    assert taken(page) == {1: 1, 4: 1}
    assert (state.total, state.payable, state.rounding) == (Decimal("352.58"), Decimal("352.50"), Decimal("-0.08"))
    assert [line.amount for line in state.lines if line.taken] == [Decimal("188.66"), Decimal("163.92")]
    page.presenter.toggle(4)
    assert taken(page) == {1: 1}


def test_all_and_none(page: Page) -> None:
    page.begin()
    page.presenter.take_all()
    assert page.presenter.state.payable == BIG.payable
    assert page.presenter.state.chosen == 7
    page.presenter.take_none()
    assert (page.presenter.state.chosen, page.presenter.state.payable) == (0, 0)


def test_steps_stop_at_what_is_left_and_weight_is_asked_for(page: Page) -> None:
    page.begin()
    for _ in range(5):
        page.presenter.step(1, 1)
    assert taken(page) == {1: 2}
    for _ in range(5):
        page.presenter.step(1, -1)
    assert taken(page) == {}
    page.presenter.step(0, 1)
    wanted = page.last("quantity_wanted")
    assert isinstance(wanted, BackLine)
    assert (wanted.place, wanted.by_weight) == (0, True)
    page.presenter.set_quantity(0, Decimal("0.200"))
    assert taken(page) == {0: Decimal("0.200")}
    page.presenter.set_quantity(0, Decimal("0.541"))
    assert page.rule() == "refund_too_much"
    assert taken(page) == {0: Decimal("0.200")}, "what cannot be changes nothing"


def test_scans_count_pieces_of_this_receipt_only(page: Page) -> None:
    page.begin()
    for _ in range(3):
        page.presenter.scanned(demo.COFFEE.barcode)
        page.settle()
    assert taken(page) == {1: 2}
    assert page.rule() == "refund_too_much"
    page.presenter.scanned(demo.MILK.barcode)
    page.settle()
    assert page.rule() == "refund_not_here"
    page.presenter.scanned("9999")
    page.settle()
    assert page.rule() == "code_unknown"
    assert taken(page) == {1: 2}


def test_nothing_chosen_and_no_reason_are_told(page: Page) -> None:
    page.begin()
    page.presenter.give_back()
    assert page.rule() == "refund_empty"
    page.presenter.toggle(4)
    page.presenter.give_back()
    assert page.rule() == "reason_missing"
    assert ("reason_wanted", None) in page.told
    page.presenter.choose_other(True)
    page.presenter.write_reason("   ")
    page.presenter.give_back()
    page.settle()
    assert not page.done()


def test_five_taps_give_the_money_once_and_a_new_begin_shows_what_is_left(page: Page) -> None:
    page.begin()
    page.presenter.toggle(1)
    page.presenter.choose_reason("Не підійшов")
    for _ in range(5):
        page.presenter.give_back()
        page.presenter.toggle(4)
        page.presenter.back()
    page.settle()
    (made,) = page.done()
    assert (made.kind, [item.quantity for item in made.items]) == (DocumentKind.REFUND, [2])
    assert ("left", None) not in page.told, "nobody leaves while money is being given"
    page.begin()
    assert [line.spent for line in page.presenter.state.lines][:2] == [False, True]
    page.presenter.toggle(1)
    assert page.rule() == "refund_too_much"


def test_less_in_the_drawer_is_asked_about_first(page: Page, loop: Loop) -> None:
    page.begin()
    assert page.presenter.state.drawer == Decimal("2454.00")
    loop.run(page.counter.cash.take_out(Decimal("2400.00"), "Інкасація"))
    page.presenter.toggle(1)
    page.presenter.choose_reason("Не підійшов")
    page.presenter.give_back()
    page.settle()
    assert ("beyond_wanted", None) in page.told, "the drawer was emptied after the page came up"
    assert page.presenter.state.short
    assert not page.done()
    page.presenter.give_back()
    page.settle()
    assert not page.done()
    page.presenter.go_beyond()
    page.settle()
    assert len(page.done()) == 1


def test_somebody_else_was_quicker_and_the_page_shows_what_is_left(page: Page, loop: Loop) -> None:
    page.begin()
    page.presenter.toggle(1)
    page.presenter.choose_reason("Не підійшов")
    basis = loop.run(page.counter.refund.begin(BIG.id))
    loop.run(page.counter.refund.give_back(basis, {1: Decimal(1)}, "Помилка касира"))
    page.presenter.give_back()
    page.settle()
    assert page.rule() == "refund_too_much"
    page.settle()
    assert page.presenter.state.lines[1].left == 1
    assert taken(page) == {1: 1}
    assert not page.presenter.state.recording


def test_without_the_right_it_is_told_and_the_choice_stays(page: Page) -> None:
    page.counter.station.cashier = demo.CASHIER
    page.begin()
    page.presenter.toggle(4)
    page.presenter.choose_reason("Не підійшов")
    page.presenter.give_back()
    page.settle()
    assert isinstance(page.last("failed"), Forbidden)
    assert taken(page) == {4: 1}
    assert not page.presenter.state.recording


def test_what_cannot_begin_is_told(page: Page) -> None:
    page.presenter.begin(demo.uid("nobody's"))
    page.settle()
    assert page.rule() == "refund_unknown"
    assert ("begun", None) not in page.told


def test_the_last_sale_may_be_cancelled_with_a_reason(page: Page) -> None:
    page.begin()
    assert page.presenter.state.may_cancel
    page.presenter.cancel_sale()
    assert page.rule() == "reason_missing"
    page.presenter.choose_reason("Помилка касира")
    page.presenter.cancel_sale()
    page.presenter.cancel_sale()
    page.settle()
    (made,) = page.done()
    assert (made.kind, made.payable) == (DocumentKind.CANCEL, BIG.payable)


def test_goods_without_a_receipt(page: Page, loop: Loop) -> None:
    page.presenter.begin_goods()
    page.settle()
    page.presenter.scanned(demo.HONEY.barcode)
    page.settle()
    page.presenter.scanned(demo.HONEY.barcode)
    page.settle()
    page.presenter.pick(demo.BANANAS)
    assert page.last("weight_wanted") == demo.BANANAS
    page.presenter.add(demo.BANANAS, Decimal("1.254"))
    page.presenter.pick(demo.BREAD_ROLL)
    assert page.last("price_wanted") == demo.BREAD_ROLL
    assert taken(page) == {0: 2, 1: Decimal("1.254")}
    page.presenter.step(0, -1)
    page.presenter.toggle(1)
    assert taken(page) == {0: 1}
    page.presenter.search("лим")
    page.settle()
    found = page.last("found")
    assert isinstance(found, list)
    assert [one.title for one in found] == ["Лимони"]
    page.presenter.choose_reason("Не підійшов")
    page.presenter.give_back()
    page.presenter.give_back()
    page.settle()
    (made,) = page.done()
    assert (made.related_id, made.payable) == (None, Decimal("165.00"))
    assert not page.presenter._goods.receipt.items


def test_a_bottle_is_told_by_its_stamp(page: Page, loop: Loop) -> None:
    """Two bottles on a line: one of them alone comes back only when it is known which."""
    stamps = ("AATE508932", "AATE508933")
    items = (replace(BIG.items[1], stamps=stamps), *BIG.items[2:])
    wine = replace(BIG, id=demo.uid("wine"), number=1060, items=items, total=BIG.total - BIG.items[0].amount)
    loop.run(keep(page.counter, wine))
    page.presenter.begin(wine.id)
    page.settle()
    page.presenter.set_quantity(0, Decimal(1))
    assert page.rule() == "refund_stamp"
    assert taken(page) == {}
    page.presenter.scanned("AATE508933")
    page.settle()
    assert taken(page) == {0: 1}
    page.presenter.scanned("AATE508933")
    page.settle()
    assert taken(page) == {0: 1}, "the same bottle once"
    page.presenter.choose_reason("Не підійшов")
    page.presenter.give_back()
    page.settle()
    (made,) = page.done()
    assert made.items[0].stamps == ("AATE508933",)


def test_arrows_walk(page: Page) -> None:
    page.begin()
    page.presenter.move_selection(1)
    assert page.presenter.state.selected == 0
    page.presenter.move_selection(99)
    assert page.presenter.state.selected == 6
    page.presenter.move_selection(-2)
    assert page.presenter.state.selected == 4
