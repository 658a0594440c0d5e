"""Goods of a receipt made elsewhere: nothing the law asks of them is forgotten because another program put them in."""

from __future__ import annotations

import asyncio
from collections.abc import Callable, Coroutine
from dataclasses import replace
from decimal import Decimal
from pathlib import Path
from typing import Any

import pytest
from helpers import demo
from helpers.desk import Desk
from helpers.floor import Floor, FloorTill, floor

from app.domain.changed_goods import Change, ChangeKind
from app.domain.product import Product
from app.domain.receipt import Item
from app.errors import RuleBroken
from app.services import retire

KEY = "0f0f0f0f-0000-4000-8000-000000000017"
WINE = {"tax_group_id": 6, "classifier_type_id": 1, "classifier_code": "2204213800"}
CIGARETTES = replace(
    demo.WATER,
    id=demo.uid("cigarettes"),
    title="Цигарки",
    price=Decimal("120.00"),
    barcode="4820000000963",
    sku="963",
    tax_group=6,
    classifier_type=1,
    classifier_code="2402209020",
)


@pytest.fixture(autouse=True)
def _no_beat(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(retire, "BEAT", 0.0)


def at_a_till(test: Callable[[Floor, FloorTill], Coroutine[Any, Any, None]]) -> Callable[[Path], None]:
    """The test on a floor with one till, in a loop of its own."""

    async def work(folder: Path) -> None:
        async with floor(folder) as shop:
            till = await shop.till("K1", held_on_server=True)
            await till.drain()
            await know(till.desk, CIGARETTES)
            await test(shop, till)

    def run(tmp_path: Path) -> None:
        asyncio.run(work(tmp_path))

    return run


async def know(till: Desk, *more: Product) -> None:
    generation = await till.stores.catalog.begin_sync()
    await till.stores.catalog.put_products([*demo.PRODUCTS, *more], generation)
    await till.stores.catalog.finish_sync(generation)


def deferred(shop: Floor, *lines: dict[str, Any], total: str = "") -> None:
    """A receipt somebody deferred in the cabinet."""
    now = shop.sandbox.clock.now_ms()
    sums = [Decimal(line.get("amount", line["price"])) for line in lines]
    receipt = {"id": KEY, "title": "З кабінету", "state": 1, "type": 0, "shop_id": demo.PLACE.shop_id}
    with shop.sandbox.lock, shop.sandbox.db.transaction():
        shop.sandbox.db.insert(
            "receipts",
            {**receipt, "total_amount": total or str(sum(sums)), "created_at": now, "updated_at": now},
        )
        for number, (line, amount) in enumerate(zip(lines, sums, strict=True)):
            made = {"id": demo.uid(f"line {number}"), "receipt_id": KEY, "created_at": now, "quantity": "1.0"}
            shop.sandbox.db.insert("items", {**made, "amount": str(amount), "product_id": None, **line})


async def on_the_counter(till: FloorTill) -> tuple[Item, ...]:
    """Takes the receipt up and makes it the current one, as the window does."""
    desk = till.desk
    await desk.held.deferral.look()
    (found,) = desk.held.deferral.found
    assert await desk.held.resume(await desk.held.deferral.take_up(found, of_age=True))
    await desk.changed_goods.look()
    return desk.sale.receipt.items


def asked(till: FloorTill) -> list[Change]:
    return list(till.desk.changed_goods.open.values())


@at_a_till
async def test_wine_the_catalogue_does_not_know_is_not_sold_without_its_stamp(shop: Floor, till: FloorTill) -> None:
    deferred(shop, {"name": "Вино невідоме", "price": "200.0", **WINE})
    (wine,) = await on_the_counter(till)
    assert wine.stamps_lacking == 1
    with pytest.raises(RuleBroken, match="stamps_lacking"):
        await till.desk.payment.pay_cash(Decimal(1000))
    await till.desk.excise.take(wine.id, "AATE508932")
    document = await till.desk.payment.pay_cash(Decimal(1000))
    assert [line.stamps for line in document.items] == [("AATE508932",)]


@at_a_till
async def test_stamps_read_at_another_till_of_ours_come_along(shop: Floor, till: FloorTill) -> None:
    deferred(shop, {"name": "Вино невідоме", "price": "200.0", "description": "у подарунок AATE508932", **WINE})
    (wine,) = await on_the_counter(till)
    assert (wine.stamps, wine.comment, wine.stamps_lacking) == (("AATE508932",), "у подарунок", 0)


@at_a_till
async def test_a_word_that_looks_like_a_stamp_stays_with_goods_that_have_none(shop: Floor, till: FloorTill) -> None:
    deferred(shop, {"name": "Кабель", "price": "200.0", "description": "серія AATE508932"})
    (cable,) = await on_the_counter(till)
    assert (cable.stamped, cable.stamps, cable.comment) == (False, (), "серія AATE508932")


@at_a_till
async def test_wine_of_a_shop_that_asks_for_no_stamps_goes_without(shop: Floor, till: FloorTill) -> None:
    till.desk.station.rules = replace(till.desk.station.rules, excise_stamps=False)
    deferred(shop, {"name": "Вино невідоме", "price": "200.0", **WINE})
    (wine,) = await on_the_counter(till)
    assert not wine.stamped


@at_a_till
async def test_cigarettes_the_catalogue_does_not_know_get_no_discount_and_no_lower_price(
    shop: Floor, till: FloorTill
) -> None:
    deferred(shop, {"name": "Цигарки невідомі", "price": "120.0", **WINE, "classifier_code": "2402209020"})
    (smokes,) = await on_the_counter(till)
    assert smokes.no_discount
    till.desk.station.cashier = demo.CASHIERS[1]
    with pytest.raises(RuleBroken, match="price_barred"):
        await till.desk.sale.set_price(smokes.id, Decimal("100.00"))


@pytest.mark.parametrize("price", ["100.0", "140.0"])
def test_cigarettes_at_another_price_than_the_catalogues_are_asked_about(tmp_path: Path, price: str) -> None:
    @at_a_till
    async def work(shop: Floor, till: FloorTill) -> None:
        deferred(shop, {"name": "Цигарки", "product_id": CIGARETTES.id, "price": price})
        await on_the_counter(till)
        (change,) = asked(till)
        assert (change.kind, change.was, change.now, change.keeps) == (
            ChangeKind.PRICE,
            Decimal(price),
            Decimal("120.00"),
            False,
        )
        await till.desk.changed_goods.settle(change, take=True)
        assert till.desk.sale.receipt.items[0].price == Decimal("120.00")
        assert asked(till) == []

    work(tmp_path)


@at_a_till
async def test_a_price_given_by_hand_does_not_hush_the_question(shop: Floor, till: FloorTill) -> None:
    deferred(shop, {"name": "Цигарки", "product_id": CIGARETTES.id, "price": "100.0"})
    (smokes,) = await on_the_counter(till)
    till.desk.station.cashier = demo.CASHIERS[1]
    await till.desk.sale.set_price(smokes.id, Decimal("110.00"))
    assert [(change.was, change.keeps) for change in asked(till)] == [(Decimal("110.00"), False)]


@at_a_till
async def test_cigarettes_in_a_receipt_with_a_discount_are_asked_about_all_the_same(
    shop: Floor, till: FloorTill
) -> None:
    lines = (
        {"name": "Цигарки", "product_id": CIGARETTES.id, "price": "100.0"},
        {"name": "Хліб", "product_id": demo.BREAD.id, "price": str(demo.BREAD.price)},
    )
    deferred(shop, *lines, total="110.0")
    await on_the_counter(till)
    assert till.desk.sale.totals.total == Decimal("110.00")
    assert [change.name for change in asked(till)] == ["Цигарки"]


@at_a_till
async def test_an_offers_own_price_of_other_goods_holds_until_the_catalogue_changes(
    shop: Floor, till: FloorTill
) -> None:
    """The cabinet may sell milk cheaper on purpose; the page of the receipt says so before it is taken up."""
    milk = {"name": "Молоко", "product_id": demo.MILK.id, "price": "10.0"}
    deferred(shop, milk, {"name": "Хліб", "product_id": demo.BREAD.id, "price": str(demo.BREAD.price)})
    await on_the_counter(till)
    assert asked(till) == []
    await know(till.desk, replace(demo.BREAD, price=Decimal("99.00")))
    await till.desk.changed_goods.look()
    assert [change.name for change in asked(till)] == [demo.BREAD.title], "what the catalogue asked then"


def test_what_another_till_put_aside_is_asked_about_as_if_it_had_been_put_aside_here(tmp_path: Path) -> None:
    async def work() -> None:
        async with floor(tmp_path) as shop:
            one, two = await shop.till("K1", held_on_server=True), await shop.till("K2", held_on_server=True)
            await one.scan(demo.MILK, demo.BREAD)
            await one.desk.held.hold()
            await one.drain()
            await know(two.desk, replace(demo.MILK, price=Decimal("57.90")))
            await on_the_counter(two)
            assert [(change.was, change.now, change.keeps) for change in asked(two)] == [
                (demo.MILK.price, Decimal("57.90"), True)
            ]

    asyncio.run(work())
