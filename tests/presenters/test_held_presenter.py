"""Held receipts on their page: which is looked at, what is said of it, what a tap does."""

from __future__ import annotations

from dataclasses import replace

import pytest
from helpers import demo
from helpers.desk import Desk
from helpers.qloop import Loop

from app.domain.held import Keep
from app.domain.product import Product
from app.errors import RuleBroken, StoreFault, TillError
from ui.presenters.held import HeldPresenter
from ui.tasks import Tasks

WHY = "Помилка касира"


class Page:
    """The presenter on a real counter, and what it announced."""

    def __init__(self, loop: Loop, counter: Desk) -> None:
        self.loop, self.counter = loop, counter
        self.tasks = Tasks()
        self.presenter = HeldPresenter(
            counter.held, counter.sale, counter.station, counter.stores.cashiers.list, counter.clock, self.tasks
        )
        self.told: list[str] = []
        self.failed: list[TillError] = []
        self.presenter.held.connect(lambda: self.told.append("held"))
        self.presenter.resumed.connect(lambda: self.told.append("resumed"))
        self.presenter.left.connect(lambda: self.told.append("left"))
        self.presenter.failed.connect(self.failed.append)
        loop.run(counter.stores.cashiers.replace_all(demo.CASHIERS, {}))

    def settle(self) -> None:
        self.loop.run(self.tasks.drain())

    def hold(self, *products: Product, name: str = "") -> None:
        for product in products:
            self.loop.run(self.counter.sale.scan(product.barcode))
        self.presenter.hold(name)
        self.settle()

    @property
    def names(self) -> list[str]:
        return [receipt.name for receipt in self.presenter.receipts]


@pytest.fixture
def page(loop: Loop, counter: Desk) -> Page:
    return Page(loop, counter)


def test_a_held_receipt_is_counted_and_said_by_whom_and_when(page: Page) -> None:
    page.hold(demo.MILK, name="гаманець")
    presenter = page.presenter
    assert page.told == ["held"]
    assert (presenter.count, page.names) == (1, ["гаманець"])
    receipt = presenter.receipts[0]
    assert (presenter.cashier(receipt), presenter.time(receipt)) == (demo.CASHIER.name, "14:37")
    assert presenter.ago(receipt) == "щойно"
    page.counter.clock.move(16 * 60)
    assert (presenter.ago(receipt), presenter.long(receipt)) == ("16\u00a0хв тому", False)
    page.counter.clock.move(5 * 60)
    assert presenter.long(receipt)


def test_yesterdays_receipt_says_its_day(page: Page) -> None:
    page.hold(demo.MILK)
    page.counter.clock.move(24 * 3600)
    assert page.presenter.ago(page.presenter.receipts[0]) == "22\u00a0листопада"


def test_a_clock_set_back_counts_no_minutes_below_zero(page: Page) -> None:
    page.hold(demo.MILK)
    page.counter.clock.move(-600)
    assert page.presenter.ago(page.presenter.receipts[0]) == "щойно"


def test_an_empty_receipt_is_refused_in_words(page: Page) -> None:
    page.presenter.hold("нічого")
    page.settle()
    assert [error.rule for error in page.failed if isinstance(error, RuleBroken)] == ["receipt_empty"]
    assert page.told == []


def test_the_one_looked_at_is_taken_back(page: Page) -> None:
    page.hold(demo.MILK, name="1")
    page.hold(demo.BREAD, name="2")
    presenter = page.presenter
    assert presenter.receipt is not None
    presenter.select(presenter.receipts[1].id)
    presenter.resume()
    presenter.resume()
    page.settle()
    assert page.told == ["held", "held", "resumed"]
    assert [item.name for item in page.counter.sale.receipt.items] == [demo.BREAD.title]
    assert page.names == ["1"]
    assert presenter.selected == presenter.receipts[0].id


def test_arrows_stop_at_both_ends(page: Page) -> None:
    for number in range(3):
        page.hold(demo.MILK, name=str(number))
    presenter = page.presenter
    chosen = []
    for by in (-1, 1, 1, 1, -1):
        presenter.move_selection(by)
        assert presenter.receipt is not None
        chosen.append(presenter.receipt.name)
    assert chosen == ["0", "1", "2", "2", "1"]


def test_dropping_one_leaves_the_eye_at_its_neighbour(page: Page) -> None:
    for number in range(3):
        page.hold(demo.MILK, name=str(number))
    presenter = page.presenter
    presenter.select(presenter.receipts[1].id)
    page.counter.station.cashier = demo.CASHIERS[1]
    presenter.drop(presenter.receipts[1].id, WHY)
    page.settle()
    assert page.names == ["0", "2"]
    assert presenter.receipt is not None
    assert presenter.receipt.name == "2"
    presenter.drop(presenter.receipt.id, WHY)
    page.settle()
    assert presenter.receipt is not None
    assert presenter.receipt.name == "0"
    presenter.drop(presenter.receipt.id, WHY)
    page.settle()
    assert (presenter.receipt, presenter.count, presenter.loaded) == (None, 0, True)
    presenter.resume()
    page.settle()
    assert "resumed" not in page.told


def test_goods_on_the_counter_are_put_aside_when_another_comes_back(page: Page) -> None:
    page.hold(demo.MILK, name="перший")
    page.loop.run(page.counter.sale.scan(demo.BREAD.barcode))
    page.presenter.resume()
    page.settle()
    (aside,) = page.presenter.receipts
    assert [item.name for item in aside.items] == [demo.BREAD.title]
    assert page.presenter.cashier(aside) == demo.CASHIER.name


def test_a_failing_disk_is_told_and_nothing_goes(page: Page, monkeypatch: pytest.MonkeyPatch) -> None:
    async def full(*_: object) -> None:
        raise StoreFault("full")

    page.hold(demo.MILK)
    with monkeypatch.context() as patch:
        patch.setattr(page.counter.stores.current, "take", full)
        page.presenter.resume()
        page.settle()
    assert [type(error) for error in page.failed] == [StoreFault]
    assert (page.presenter.count, page.presenter.busy) == (1, False)


def test_words_find_by_name_goods_cashier_and_sum(page: Page) -> None:
    page.hold(demo.MILK, name="Пані в синьому")
    page.hold(demo.BREAD)
    presenter = page.presenter
    for words, names in (
        ("синьому", ["Пані в синьому"]),
        ("ПАНІ мол", ["Пані в синьому"]),
        (str(demo.BREAD.price).replace(".", ","), [""]),
        (demo.CASHIER.last_name, ["Пані в синьому", ""]),
        ("такого немає", []),
    ):
        presenter.search(words)
        assert page.names == names, words
        assert (presenter.receipt is None) is (not names)
    presenter.search("")
    assert len(page.names) == 2


def test_a_search_that_finds_nothing_resumes_nothing(page: Page) -> None:
    page.hold(demo.MILK)
    page.presenter.search("такого немає")
    page.presenter.resume()
    page.settle()
    assert page.presenter.count == 1
    assert "resumed" not in page.told


def test_one_is_joined_to_the_counter_or_to_another(page: Page) -> None:
    page.hold(demo.MILK, name="перший")
    page.hold(demo.BREAD, name="другий")
    presenter = page.presenter
    second = presenter.receipts[1]
    assert [one.id for one in presenter.targets()] == [second.id]
    presenter.join(second.id)
    page.settle()
    (one,) = presenter.receipts
    assert (one.id, len(one.items), presenter.selected) == (second.id, 2, second.id)
    page.loop.run(page.counter.sale.scan(demo.EGGS.barcode))
    assert [target.id for target in presenter.targets()] == [page.counter.sale.receipt.id]
    presenter.join(page.counter.sale.receipt.id)
    page.settle()
    assert (presenter.count, len(page.counter.sale.receipt.items)) == (0, 3)
    assert page.told[-1] == "resumed"


def test_expired_ones_are_counted_and_cleared_by_anybody(page: Page) -> None:
    page.counter.station.rules = replace(demo.RULES, keep_held=Keep.DAY)
    page.hold(demo.MILK)
    page.counter.clock.move(25 * 3600)
    page.hold(demo.BREAD)
    presenter = page.presenter
    assert (presenter.expired_count, presenter.keep) == (1, Keep.DAY)
    presenter.clear_expired()
    page.settle()
    assert (presenter.count, presenter.expired_count) == (1, 0)
