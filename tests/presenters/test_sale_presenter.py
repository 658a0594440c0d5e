"""The sale as its page tells it: what goes in, what is asked for, which answer counts."""

from __future__ import annotations

import asyncio
from collections.abc import Sequence
from dataclasses import replace
from decimal import Decimal

import pytest
from helpers import demo
from helpers.counter import fill
from helpers.desk import Desk
from helpers.qloop import Loop

from app.domain.discount import Discount, DiscountKind
from app.domain.product import Product
from app.domain.receipt import Receipt
from app.errors import Forbidden, RuleBroken, StoreFault
from app.services.sale import Needs
from app.services.shelving import Shelving
from app.store.stores import Stores
from ui.presenters.sale import SalePresenter
from ui.tasks import Tasks


class Page:
    """The presenter on a real counter, and what it announced."""

    def __init__(self, loop: Loop, counter: Desk) -> None:
        self.loop, self.counter = loop, counter
        self.tasks = Tasks()
        self.presenter = self.made(counter.stores)
        self.added: list[str] = []
        self.removed: list[str] = []
        self.weighed: list[Needs] = []
        self.priced: list[Needs] = []
        self.unknown: list[str] = []
        self.failed: list[Exception] = []
        presenter = self.presenter
        presenter.added.connect(self.added.append)
        presenter.removed.connect(self.removed.append)
        presenter.weight_needed.connect(self.weighed.append)
        presenter.price_needed.connect(self.priced.append)
        presenter.unknown_code.connect(self.unknown.append)
        presenter.failed.connect(self.failed.append)

    def made(self, stores: Stores) -> SalePresenter:
        counter = self.counter
        shelving = Shelving(stores.catalog, stores.meta, counter.clock)
        parts = (counter.recorder, counter.excise, counter.changed_goods)
        return SalePresenter(counter.sale, shelving, counter.station, *parts, self.tasks)

    def settle(self) -> None:
        self.loop.run(self.tasks.drain())

    @property
    def lines(self) -> list[tuple[str, str]]:
        return [(item.name, str(item.quantity.normalize())) for item in self.presenter.receipt.items]

    @property
    def shown(self) -> list[str]:
        return [product.title for product in self.presenter.shelf.products]


@pytest.fixture
def page(loop: Loop, counter: Desk) -> Page:
    return Page(loop, counter)


def test_scans_go_in_in_the_order_they_came_and_none_is_dropped(page: Page) -> None:
    codes = [demo.BREAD, demo.MILK, demo.BREAD, demo.WATER, demo.BREAD]
    for product in codes:
        page.presenter.scan(product.barcode)
    page.settle()
    assert page.lines == [(demo.BREAD.title, "3"), (demo.MILK.title, "1"), (demo.WATER.title, "1")]
    assert len(page.added) == 5
    assert page.presenter.selected == page.presenter.receipt.items[0].id, "the line that took the last one"


def test_many_scans_are_one_task_after_another_and_a_code_nobody_knows_holds_none_up(page: Page) -> None:
    unknown: list[str] = []
    page.presenter.unknown_code.connect(unknown.append)
    begun: list[str] = []
    running: list[int] = []

    def count(name: str, busy: bool) -> None:
        begun.extend([name] * busy)
        running.append((running[-1] if running else 0) + (1 if busy else -1))

    page.tasks.busy_changed.connect(count)
    page.presenter.scan(demo.BREAD.barcode)
    for number in range(18):
        page.presenter.scan(f"NONE{number}" if number % 2 else demo.MILK.barcode)
    assert len(begun) == 1, "the others wait without a task"
    page.settle()
    page.presenter.scan(demo.WATER.barcode)
    page.settle()
    assert len(begun) == 20
    # One ends while the next begins.
    assert max(running) <= 2
    assert unknown == [f"NONE{number}" for number in range(1, 18, 2)]
    assert page.lines == [(demo.BREAD.title, "1"), (demo.MILK.title, "9"), (demo.WATER.title, "1")]


@pytest.mark.parametrize("prefix", ["3*", " 3 * ", "3x", "3х", "3×"])
def test_a_number_before_a_scan_or_a_tap_is_how_many(page: Page, prefix: str) -> None:
    page.presenter.scan(demo.BREAD.barcode, prefix)
    page.presenter.pick(demo.MILK, prefix)
    page.settle()
    assert page.lines == [(demo.BREAD.title, "3"), (demo.MILK.title, "3")]


@pytest.mark.parametrize("prefix", ["", "молоко", "3"])
def test_anything_else_in_the_field_is_no_number(page: Page, prefix: str) -> None:
    page.presenter.scan(demo.BREAD.barcode, prefix)
    page.settle()
    assert page.lines == [(demo.BREAD.title, "1")]


@pytest.mark.parametrize("prefix", ["0*", "-3*", "123456*", "1.5*"])
def test_a_number_that_is_none_sells_nothing_however_the_goods_come(page: Page, prefix: str) -> None:
    page.presenter.scan(demo.BREAD.barcode, prefix)
    page.presenter.pick(demo.BREAD, prefix)
    page.presenter.enter(f"{prefix}{demo.BREAD.barcode}")
    page.presenter.enter(f"{prefix}хліб")
    page.settle()
    assert [one.rule for one in page.failed if isinstance(one, RuleBroken)] == ["pieces_bad"] * 4
    assert page.lines == []


def test_a_number_and_what_it_counts_are_typed_in_one_go(page: Page) -> None:
    page.presenter.enter(f"3*{demo.BREAD.barcode}")
    page.presenter.enter(f"2 * {demo.MILK.sku}")
    page.settle()
    page.presenter.search("4*моршин")
    page.settle()
    assert page.shown == [demo.WATER.title]
    page.presenter.enter("4*моршин")
    page.settle()
    page.presenter.pick(demo.WATER, "2*моршин")
    page.settle()
    assert page.lines == [(demo.BREAD.title, "3"), (demo.MILK.title, "2"), (demo.WATER.title, "6")]
    page.presenter.scan(demo.BREAD.barcode, "3*моршин")
    page.settle()
    assert [getattr(one, "rule", "") for one in page.failed] == ["pieces_bad"], "of what was to be three?"


def test_digits_that_are_no_code_sell_nothing_by_themselves(page: Page) -> None:
    none: list[str] = []
    page.presenter.no_code.connect(none.append)
    part = demo.BREAD.barcode[-6:]
    page.presenter.enter(f"2*{part}")
    page.settle()
    assert (none, page.unknown, page.lines) == ([f"2*{part}"], [], [])


def test_a_name_entered_takes_the_goods_it_finds_whatever_the_tiles_still_show(page: Page) -> None:
    page.presenter.search("молоко")
    page.settle()
    page.presenter.search("хліб")
    page.presenter.enter("хліб")
    assert page.shown == [demo.MILK.title], "the answer is still to come"
    page.settle()
    assert page.lines == [(demo.BREAD.title, "1")]


def test_a_code_or_an_article_entered_is_taken_as_scanned(page: Page) -> None:
    page.presenter.enter(f" {demo.BREAD.barcode} ")
    page.presenter.enter(demo.MILK.sku)
    page.settle()
    assert page.lines == [(demo.BREAD.title, "1"), (demo.MILK.title, "1")]


@pytest.mark.parametrize("text", ["4820000999991", "нема такого"])
def test_a_code_nobody_knows_is_told_as_it_came(page: Page, text: str) -> None:
    page.presenter.enter(text)
    page.settle()
    assert page.unknown == [text]
    assert (page.lines, page.failed) == ([], [])


def test_weight_and_price_are_asked_for_and_then_given(page: Page) -> None:
    page.presenter.pick(demo.BANANAS)
    page.presenter.pick(demo.BREAD_ROLL, "2*")
    page.settle()
    (weighed,), (priced,) = page.weighed, page.priced
    assert (weighed.product.id, priced.product.id, priced.pieces) == (demo.BANANAS.id, demo.BREAD_ROLL.id, 2)
    assert page.lines == []
    page.presenter.add(weighed.product, Decimal("1.254"))
    page.presenter.add(priced.product, priced.pieces, Decimal("27.50"))
    page.settle()
    assert page.lines == [("Банани", "1.254"), (demo.BREAD_ROLL.title, "2")]
    assert page.presenter.totals.total == Decimal("93.92") + Decimal("55.00")


def test_the_newest_question_wins_whatever_answers_come_late(page: Page, monkeypatch: pytest.MonkeyPatch) -> None:
    catalog = page.counter.stores.catalog
    search, held = catalog.search, asyncio.Event()

    async def slow(text: str, limit: int = 60) -> Sequence[Product]:
        found = await search(text, limit)
        if text == "мол":
            await held.wait()
        return found

    monkeypatch.setattr(catalog, "search", slow)
    page.presenter.search("мол")
    page.presenter.search("хліб")
    page.loop.until(lambda: page.presenter.shelf.search == "хліб")
    held.set()
    page.settle()
    assert (page.presenter.shelf.search, page.shown) == ("хліб", [demo.BREAD.title])


def test_goods_that_come_in_do_not_forget_what_is_being_searched_nor_the_shelf_just_chosen(page: Page) -> None:
    """The end of a sync reads the shelf anew while the answer to the last letter is still on its way."""
    page.loop.run(page.counter.stores.catalog.put_categories(demo.CATEGORIES))
    page.presenter.search("молоко")
    page.presenter.load()
    page.settle()
    assert (page.presenter.shelf.search, page.shown) == ("молоко", [demo.MILK.title])
    drinks = demo.CATEGORIES[5].id
    page.presenter.choose(drinks)
    page.presenter.load()
    page.presenter.search("банани")
    page.presenter.load()
    page.settle()
    assert (page.presenter.shelf.category, page.shown) == (drinks, ["Банани"])


def test_a_shelf_a_search_and_back(page: Page) -> None:
    page.loop.run(page.counter.stores.catalog.put_categories(demo.CATEGORIES))
    page.presenter.load()
    page.settle()
    popular = page.shown
    assert [category.title for category in page.presenter.shelves.all] == [c.title for c in demo.CATEGORIES]
    shelf = demo.CATEGORIES[5]
    page.presenter.choose(shelf.id)
    page.settle()
    drinks = page.shown
    assert set(drinks) == {product.title for product in demo.PRODUCTS if product.category_id == shelf.id}
    page.presenter.search("банани")
    page.settle()
    assert (page.shown, page.presenter.shelf.category) == (["Банани"], shelf.id)
    page.presenter.search("")
    page.settle()
    assert page.shown == drinks
    page.presenter.choose(None)
    page.settle()
    assert page.shown == popular


def test_a_number_of_pieces_is_no_search(page: Page) -> None:
    page.presenter.load()
    page.settle()
    before = page.shown
    page.presenter.search("3*")
    page.settle()
    assert (page.presenter.shelf.search, page.shown) == ("", before)


def test_until_the_first_goods_come_the_shelf_is_loading(
    page: Page, loop: Loop, tmp_path_factory: pytest.TempPathFactory
) -> None:
    stores = loop.run(Stores.open(tmp_path_factory.mktemp("empty")))
    presenter = page.made(stores)
    presenter.load()
    page.settle()
    assert presenter.shelf.loading
    presenter.set_loaded(0, 26)
    page.settle()
    assert (presenter.shelf.loading, presenter.loaded) == (True, (0, 26))
    generation = loop.run(stores.catalog.begin_sync())
    loop.run(stores.catalog.put_products(demo.TILES, generation))
    presenter.set_loaded(20, 26)
    page.settle()
    assert (presenter.shelf.loading, len(presenter.shelf.products)) == (False, 20)
    shelf = presenter.shelf
    presenter.set_loaded(26, 26)
    page.settle()
    assert presenter.shelf is shelf, "a shelf that is open is not read again for every page"
    loop.run(stores.close())


def test_a_line_taken_out_comes_back_where_it_was(page: Page) -> None:
    page.loop.run(fill(page.counter))
    before = page.lines
    page.presenter.remove(page.presenter.receipt.items[2].id)
    page.settle()
    assert page.removed == ["Банани"]
    assert page.lines == before[:2] + before[3:]
    page.presenter.undo_remove()
    page.settle()
    assert page.lines == before
    page.presenter.undo_remove()
    page.settle()
    assert page.lines == before, "only once"


def test_steps_change_pieces_never_weighed_goods(page: Page) -> None:
    page.loop.run(fill(page.counter))
    milk, _, bananas = page.presenter.receipt.items[:3]
    page.presenter.step(milk.id, 1)
    page.presenter.step(bananas.id, 1)
    page.presenter.step(bananas.id, -1)
    page.settle()
    assert page.lines[0] == (demo.MILK.title, "3")
    assert page.lines[2] == ("Банани", "1.254")
    for _ in range(3):
        page.presenter.step(milk.id, -1)
    page.settle()
    assert page.lines[0][0] == demo.BREAD.title, "less than one is none"


def test_the_arrows_choose_a_line_and_stop_at_both_ends(page: Page) -> None:
    presenter = page.presenter
    presenter.move_selection(1)
    assert presenter.selected is None
    page.loop.run(fill(page.counter))
    ids = [item.id for item in presenter.receipt.items]
    presenter.move_selection(-1)
    assert presenter.selected == ids[-1], "up from nothing is the last"
    presenter.move_selection(1)
    assert presenter.selected == ids[-1]
    presenter.select(ids[1])
    seen = []
    for _ in range(3):
        presenter.move_selection(-1)
        seen.append(presenter.selected)
    assert seen == [ids[0]] * 3
    presenter.select(None)
    presenter.move_selection(1)
    assert presenter.selected == ids[0], "down from nothing is the first"


def test_the_last_line_is_chosen_when_the_chosen_one_is_gone(page: Page) -> None:
    page.loop.run(fill(page.counter))
    ids = [item.id for item in page.presenter.receipt.items]
    page.presenter.select(ids[1])
    page.presenter.remove(ids[1])
    page.settle()
    assert page.presenter.selected == ids[-1]
    page.presenter.clear()
    page.settle()
    assert page.presenter.selected is None


def test_quantity_price_and_discounts(page: Page) -> None:
    page.presenter.scan(demo.BREAD.barcode)
    page.settle()
    presenter, (line,) = page.presenter, page.presenter.receipt.items
    presenter.set_quantity(line.id, Decimal(4))
    presenter.set_price(line.id, Decimal("40.00"))
    page.settle()
    assert [type(error) for error in page.failed] == [Forbidden], "a cashier sells at the catalogue's price"
    page.failed.clear()
    page.counter.station.cashier = demo.CASHIERS[1]
    presenter.set_price(line.id, Decimal("40.00"))
    presenter.set_item_discount(line.id, Discount(DiscountKind.PERCENT, Decimal(10)))
    presenter.set_discount(Discount(DiscountKind.SUM, Decimal(4)))
    page.settle()
    assert presenter.totals.total == Decimal("140.00")
    presenter.set_discount(None)
    presenter.set_quantity(line.id, Decimal("1.5"))
    page.settle()
    assert presenter.totals.total == Decimal("144.00")
    assert [error.rule for error in page.failed if isinstance(error, RuleBroken)] == ["quantity_whole"]


def test_the_number_of_the_receipt_and_the_one_before(page: Page) -> None:
    page.presenter.load()
    page.settle()
    assert (page.presenter.number, page.presenter.last) == (1, None)
    page.presenter.scan(demo.BREAD.barcode)
    page.settle()
    sold = page.loop.run(page.counter.payment.pay_cash(Decimal(100)))
    assert (page.presenter.number, page.presenter.last) == (sold.number + 1, sold)
    page.loop.run(page.counter.cash.put_in(Decimal(50), "розмін"))
    assert page.presenter.last == sold, "money put in is no sale"


def test_how_much_of_each_product_is_in_the_receipt(page: Page) -> None:
    other_price = replace(demo.item(demo.MILK, "1"), id=demo.uid("another line"), price=Decimal(50))
    items = (demo.item(demo.MILK, "2"), demo.item(demo.BANANAS, "1.254"), other_price)
    page.loop.run(fill(page.counter, Receipt(id=demo.uid("r"), begun_at=demo.NOW, items=items)))
    assert page.presenter.in_receipt() == {demo.MILK.id: Decimal(3), demo.BANANAS.id: Decimal("1.254")}


def test_a_disk_that_refuses_is_told_and_nothing_went_in(page: Page, monkeypatch: pytest.MonkeyPatch) -> None:
    async def full(*_: object) -> None:
        raise StoreFault("full")

    monkeypatch.setattr(page.counter.stores.current, "save", full)
    page.presenter.scan(demo.BREAD.barcode)
    page.settle()
    assert [type(error) for error in page.failed] == [StoreFault]
    assert (page.lines, page.added) == ([], [])
