"""A price, a tax or the goods themselves changed while they are in the receipt: asked, audited, never by itself."""

from __future__ import annotations

import asyncio
from collections.abc import Callable, Coroutine
from dataclasses import replace
from decimal import Decimal
from pathlib import Path
from typing import Any

import pytest
from helpers import demo
from helpers.desk import Desk, desk

from app.domain.changed_goods import ChangeKind
from app.domain.discount import Discount, DiscountKind
from app.domain.product import Product
from app.domain.receipt import Item
from app.errors import RuleBroken
from app.services.sale import Added

DEARER = Decimal("57.90")


def whole(test: Callable[[Path], Coroutine[Any, Any, None]]) -> Callable[[Path], None]:
    """The test in a loop of its own."""

    def run(tmp_path: Path) -> None:
        asyncio.run(test(tmp_path))

    return run


async def resync(till: Desk, *changed: Product, without: tuple[Product, ...] = ()) -> None:
    """The server's whole list again, with these products otherwise and those gone."""
    now = {one.id: one for one in demo.PRODUCTS} | {one.id: one for one in changed}
    for one in without:
        now.pop(one.id, None)
    generation = await till.stores.catalog.begin_sync()
    await till.stores.catalog.put_products(list(now.values()), generation)
    await till.stores.catalog.finish_sync(generation, len(now))
    await till.changed_goods.look()


async def put(till: Desk, product: Product) -> str:
    added = await till.sale.scan(product.barcode)
    assert isinstance(added, Added)
    return added.item_id


def line(till: Desk, item_id: str) -> Item:
    found = till.sale.receipt.item(item_id)
    assert found is not None
    return found


async def told(till: Desk) -> list[tuple[str, str, str]]:
    """Who let what happen, oldest first: of the answers alone."""
    rows = [
        row
        for row in reversed(await till.stores.audit.recent())
        if row.what in ("price_taken", "tax_taken", "let_stand")
    ]
    return [(row.who, row.what, row.facts.get("is", row.facts.get("change", ""))) for row in rows]


@whole
async def test_a_changed_price_waits_for_an_answer_and_the_receipt_stays_as_it_was(tmp_path: Path) -> None:
    async with desk(tmp_path) as till:
        milk = await put(till, demo.MILK)
        before = till.sale.receipt
        await resync(till, replace(demo.MILK, price=DEARER))
        change = till.changed_goods.first
        assert change is not None
        assert (change.item_id, change.kind, change.was, change.now) == (
            milk,
            ChangeKind.PRICE,
            demo.MILK.price,
            DEARER,
        )
        assert till.sale.receipt == before
        again = await put(till, demo.MILK)
        assert again != milk, "what is scanned now has today's price and a line of its own"
        assert line(till, again).price == DEARER
        assert list(till.changed_goods.open) == [milk], "and no question"


@whole
async def test_the_new_price_is_taken_and_both_are_in_the_audit(tmp_path: Path) -> None:
    async with desk(tmp_path) as till:
        milk = await put(till, demo.MILK)
        await resync(till, replace(demo.MILK, price=DEARER))
        assert till.changed_goods.first is not None
        await till.changed_goods.settle(till.changed_goods.first, take=True)
        assert (line(till, milk).price, till.changed_goods.first) == (DEARER, None)
        assert await told(till) == [(demo.CASHIER.name, "price_taken", "57.90")]
        await till.changed_goods.look()
        assert till.changed_goods.first is None


@whole
async def test_the_old_price_is_kept_until_it_changes_once_more(tmp_path: Path) -> None:
    async with desk(tmp_path) as till:
        milk = await put(till, demo.MILK)
        await resync(till, replace(demo.MILK, price=DEARER))
        assert till.changed_goods.first is not None
        await till.changed_goods.settle(till.changed_goods.first, take=False)
        await till.changed_goods.look()
        assert (line(till, milk).price, till.changed_goods.first) == (demo.MILK.price, None)
        assert await told(till) == [(demo.CASHIER.name, "let_stand", "price 57.90")]
        await resync(till, replace(demo.MILK, price=Decimal("59.90")))
        assert till.changed_goods.first is not None, "a third price is another question"
    async with desk(tmp_path) as again:
        await again.changed_goods.look()
        assert again.changed_goods.first is not None, "and a restart does not answer it"


@whole
async def test_prices_that_are_not_the_catalogue_s_are_not_asked_about(tmp_path: Path) -> None:
    async with desk(tmp_path) as till:
        by_hand = await put(till, demo.MILK)
        till.station.cashier = demo.CASHIERS[1]
        await till.sale.set_price(by_hand, Decimal("50.00"))
        free = replace(demo.BREAD, free_price=True)
        await resync(till, free)
        await till.sale.add(free, Decimal(1), Decimal("10.00"))
        receipt, _ = till.sale.receipt.add(demo.BANANAS, Decimal("0.5"), label_sum=Decimal("40.00"))
        await till.sale._keep(receipt)
        changed = [replace(one, price=Decimal("99.00")) for one in (demo.MILK, free, demo.BANANAS)]
        await resync(till, *changed)
        assert till.changed_goods.open == {}


@whole
async def test_goods_that_are_gone_and_a_tax_that_changed_are_decided_in_words(tmp_path: Path) -> None:
    async with desk(tmp_path) as till:
        milk, bread, oil = [await put(till, one) for one in (demo.MILK, demo.BREAD, demo.OIL)]
        await resync(till, replace(demo.BREAD, tax_group=2, price=Decimal("44.00")), without=(demo.MILK, demo.OIL))
        kinds = [till.changed_goods.open[one].kind for one in (milk, bread, oil)]
        assert kinds == [ChangeKind.GONE, ChangeKind.PRICE, ChangeKind.GONE]
        await till.changed_goods.settle(till.changed_goods.open[milk], take=True)
        await till.changed_goods.settle(till.changed_goods.open[oil], take=False)
        assert till.sale.receipt.item(milk) is None
        await till.changed_goods.settle(till.changed_goods.open[bread], take=True)
        tax = till.changed_goods.first
        assert tax is not None, "the same line has a second question"
        assert (tax.kind, tax.was, tax.now) == (ChangeKind.TAX, Decimal(1), Decimal(2))
        await till.changed_goods.settle(tax, take=True)
        assert (line(till, bread).tax_group, line(till, bread).price) == (2, Decimal("44.00"))
        assert till.changed_goods.first is None
        what = [what for _, what, _ in await told(till)]
        assert what == ["let_stand", "price_taken", "tax_taken"]


@whole
async def test_one_answer_may_be_for_all_of_its_kind(tmp_path: Path) -> None:
    async with desk(tmp_path) as till:
        ids = [await put(till, one) for one in (demo.MILK, demo.BREAD, demo.OIL)]
        dearer = [replace(one, price=one.price + 1) for one in (demo.MILK, demo.BREAD) if one.price is not None]
        await resync(till, *dearer, without=(demo.OIL,))
        assert till.changed_goods.first is not None
        await till.changed_goods.settle(till.changed_goods.first, take=True, rest=True)
        assert [line(till, one).price for one in ids[:2]] == [one.price for one in dearer]
        assert list(till.changed_goods.open) == [ids[2]], "goods that are gone are another matter"


@whole
async def test_goods_sold_at_their_price_may_not_keep_an_old_one(tmp_path: Path) -> None:
    async with desk(tmp_path) as till:
        receipt, wine = till.sale.receipt.add(demo.MILK, no_discount=True)
        await till.sale._keep(receipt)
        await resync(till, replace(demo.MILK, price=DEARER))
        change = till.changed_goods.first
        assert change is not None
        assert not change.keeps
        with pytest.raises(RuleBroken) as caught:
            await till.changed_goods.settle(change, take=False)
        assert caught.value.rule == "price_barred"
        await till.changed_goods.settle(change, take=True)
        assert line(till, wine).price == DEARER


@whole
async def test_goods_sold_at_their_price_go_for_no_less_than_the_catalogue_asks_by_now(tmp_path: Path) -> None:
    """A senior asked more for the wine than its lowest price; since then the lowest price has passed that."""
    async with desk(tmp_path) as till:
        receipt, wine = till.sale.receipt.add(demo.MILK, no_discount=True)
        await till.sale._keep(receipt.with_price(wine, DEARER))
        await resync(till, replace(demo.MILK, price=Decimal("55.00")))
        assert till.changed_goods.open == {}, "more may be asked"
        await resync(till, replace(demo.MILK, price=Decimal("59.90")))
        assert [(change.now, change.keeps) for change in till.changed_goods.open.values()] == [
            (Decimal("59.90"), False)
        ]


@whole
async def test_a_held_receipt_is_asked_about_when_it_comes_back(tmp_path: Path) -> None:
    async with desk(tmp_path) as till:
        milk = await put(till, demo.MILK)
        await till.held.hold("Гаманець у машині")
        await resync(till, replace(demo.MILK, price=DEARER))
        assert till.changed_goods.first is None
        wanted: list[None] = []
        till.changed_goods.wanted.connect(wanted.append)
        (held,) = await till.held.list()
        await till.held.resume(held.id)
        assert wanted == [None]
        await till.changed_goods.look()
        assert till.changed_goods.first is not None
        assert till.changed_goods.first.item_id == milk


@whole
async def test_a_line_taken_out_takes_its_question_along_and_a_discount_leaves_it(tmp_path: Path) -> None:
    async with desk(tmp_path) as till:
        milk, bread = await put(till, demo.MILK), await put(till, demo.BREAD)
        await resync(till, replace(demo.MILK, price=DEARER), replace(demo.BREAD, price=Decimal("44.00")))
        await till.sale.set_item_discount(milk, Discount(DiscountKind.PERCENT, Decimal(5)))
        assert len(till.changed_goods.open) == 2
        await till.sale.remove(milk)
        assert list(till.changed_goods.open) == [bread]
        await till.sale.clear()
        assert till.changed_goods.open == {}


@whole
async def test_before_the_first_whole_sync_nothing_is_gone(tmp_path: Path) -> None:
    """A catalogue that was damaged begins empty: every product would look deleted."""
    async with desk(tmp_path) as till:
        await put(till, demo.MILK)
        await till.stores.catalog_db.execute("DELETE FROM products")
        await till.stores.catalog_db.execute("DELETE FROM meta WHERE key = 'synced_at'")
        await till.changed_goods.look()
        assert till.changed_goods.open == {}
