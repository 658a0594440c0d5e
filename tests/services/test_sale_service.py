"""Goods go in, stay in order, and are on disk before the next one."""

from __future__ import annotations

import asyncio
from collections.abc import Coroutine
from dataclasses import replace
from decimal import Decimal
from pathlib import Path
from typing import Any

import pytest
from helpers import demo
from helpers.desk import desk

from app.domain.barcode import LabelKind, Layout, check_digit
from app.domain.discount import Discount, DiscountKind
from app.domain.rules import TillRules
from app.errors import Forbidden, RuleBroken, StoreFault
from app.services.sale import Added, Needs


def run(work: Coroutine[Any, Any, None]) -> None:
    asyncio.run(work)


def test_scans_at_once_are_all_taken_in_the_order_they_came(tmp_path: Path) -> None:
    async def work() -> None:
        async with desk(tmp_path) as till:
            goods = [demo.MILK, demo.BREAD, demo.EGGS, demo.MILK, demo.BREAD, demo.MILK]
            await asyncio.gather(*(till.sale.scan(product.barcode) for product in goods))
            found = [(item.name, item.quantity) for item in till.sale.receipt.items]
            assert found == [(demo.MILK.title, 3), (demo.BREAD.title, 2), (demo.EGGS.title, 1)]

    run(work())


def test_the_receipt_is_back_after_the_till_was_killed(tmp_path: Path) -> None:
    async def work() -> None:
        async with desk(tmp_path) as till:
            await till.sale.scan(demo.MILK.barcode)
            await till.sale.scan(demo.EGGS.barcode, Decimal(3))
            before = till.sale.receipt
        async with desk(tmp_path) as again:
            assert again.sale.receipt == before
            assert again.sale.totals.total == Decimal("258.90")

    run(work())


def test_an_unknown_code_says_which_and_changes_nothing(tmp_path: Path) -> None:
    async def work() -> None:
        async with desk(tmp_path) as till:
            await till.sale.scan(demo.MILK.barcode)
            with pytest.raises(RuleBroken) as caught:
                await till.sale.scan("\x1b4829999999999\n")
            assert (caught.value.rule, caught.value.facts) == ("code_unknown", {"code": "4829999999999"})
            with pytest.raises(RuleBroken):
                await till.sale.scan("")
            assert len(till.sale.receipt.items) == 1

    run(work())


def label(prefix: str, item: str, value: int) -> str:
    twelve = f"{prefix}{item}{value:05d}"
    return f"{twelve}{check_digit(twelve)}"


def test_a_weight_label_is_the_goods_and_the_grams(tmp_path: Path) -> None:
    async def work() -> None:
        async with desk(tmp_path) as till:
            code = label("22", demo.BANANAS.sku.zfill(5), 1254)
            added = await till.sale.scan(code)
            assert isinstance(added, Added)
            item = till.sale.receipt.items[0]
            assert (item.product_id, item.quantity, item.gross) == (
                demo.BANANAS.id,
                Decimal("1.254"),
                Decimal("93.92"),
            )
            wrong = code[:12] + str((int(code[12]) + 1) % 10)
            with pytest.raises(RuleBroken):
                await till.sale.scan(wrong)

    run(work())


def test_weighed_and_free_price_goods_ask_first(tmp_path: Path) -> None:
    async def work() -> None:
        async with desk(tmp_path) as till:
            assert await till.sale.pick(demo.BANANAS) == Needs(demo.BANANAS, weight=True)
            gift = replace(demo.MILK, id=demo.uid("gift"), free_price=True, price=None)
            assert await till.sale.pick(gift) == Needs(gift, price=True)
            assert not till.sale.receipt.items
            await till.sale.add(gift, Decimal(1), Decimal("12.30"))
            assert till.sale.totals.total == Decimal("12.30")
            priceless = replace(demo.MILK, id=demo.uid("priceless"), price=None)
            assert await till.sale.pick(priceless) == Needs(priceless, price=True)
            with pytest.raises(Forbidden):
                await till.sale.add(priceless, Decimal(1), Decimal("12.30"))
            till.station.cashier = demo.CASHIERS[1]
            await till.sale.add(priceless, Decimal(1), Decimal("12.30"))
            assert till.sale.totals.total == Decimal("24.60"), "who has the right gives it a price"

    run(work())


@pytest.mark.parametrize("value", ["0", "-1", "1.0001", "NaN", "Infinity", "100000", "0.5"])
def test_absurd_quantities_are_refused_and_the_line_stays(tmp_path: Path, value: str) -> None:
    async def work() -> None:
        async with desk(tmp_path) as till:
            added = await till.sale.scan(demo.MILK.barcode)
            assert isinstance(added, Added)
            with pytest.raises(RuleBroken):
                await till.sale.set_quantity(added.item_id, Decimal(value))
            assert till.sale.receipt.items[0].quantity == 1

    run(work())


def test_a_removed_line_comes_back_where_it_was(tmp_path: Path) -> None:
    async def work() -> None:
        async with desk(tmp_path) as till:
            for product in (demo.MILK, demo.BREAD, demo.EGGS):
                await till.sale.scan(product.barcode)
            whole = till.sale.receipt
            await till.sale.remove(whole.items[1].id)
            assert [item.name for item in till.sale.receipt.items] == [demo.MILK.title, demo.EGGS.title]
            assert await till.sale.undo_remove()
            assert till.sale.receipt == whole
            assert not await till.sale.undo_remove()

    run(work())


def test_one_less_than_one_takes_the_line_away(tmp_path: Path) -> None:
    async def work() -> None:
        async with desk(tmp_path) as till:
            added = await till.sale.scan(demo.MILK.barcode, Decimal(2))
            assert isinstance(added, Added)
            await till.sale.step(added.item_id, -1)
            assert till.sale.receipt.items[0].quantity == 1
            await till.sale.step(added.item_id, -1)
            assert not till.sale.receipt.items

    run(work())


def test_sold_out_goods_are_sold_only_where_the_shop_allows(tmp_path: Path) -> None:
    gone = replace(demo.MILK, stock=Decimal(0))

    async def work() -> None:
        async with desk(tmp_path / "a") as till:
            await till.sale.pick(gone)
            assert len(till.sale.receipt.items) == 1
        async with desk(tmp_path / "b", TillRules(below_zero=False)) as strict:
            with pytest.raises(RuleBroken, match="no_stock"):
                await strict.sale.pick(gone)

    run(work())


def test_a_change_the_disk_refuses_is_taken_back(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    async def full(*_: object) -> None:
        raise StoreFault("full")

    async def work() -> None:
        async with desk(tmp_path) as till:
            await till.sale.scan(demo.MILK.barcode)
            before, shown = till.sale.receipt, []
            till.sale.changed.connect(shown.append)
            monkeypatch.setattr(till.stores.current, "save", full)
            with pytest.raises(StoreFault):
                await till.sale.scan(demo.BREAD.barcode)
            assert till.sale.receipt == before == shown[-1]

    run(work())


def test_five_hundred_lines_still_add_up(tmp_path: Path) -> None:
    async def work() -> None:
        async with desk(tmp_path) as till:
            for number in range(500):
                product = replace(demo.MILK, id=demo.uid(f"many {number}"), price=Decimal("0.07"))
                await till.sale.pick(product)
            await till.sale.set_discount(Discount(DiscountKind.SUM, Decimal("1.03")))
            totals = till.sale.totals
            assert (totals.gross, totals.total) == (Decimal("35.00"), Decimal("33.97"))
            assert sum(part.amount for part in totals.items) == totals.total
        async with desk(tmp_path) as again:
            assert len(again.sale.receipt.items) == 500

    run(work())


def test_plus_taps_beside_scans_all_count(tmp_path: Path) -> None:
    async def work() -> None:
        async with desk(tmp_path) as till:
            added = await till.sale.scan(demo.MILK.barcode)
            assert isinstance(added, Added)
            await asyncio.gather(
                till.sale.scan(demo.MILK.barcode),
                till.sale.step(added.item_id, 1),
                till.sale.scan(demo.MILK.barcode),
                till.sale.step(added.item_id, 1),
            )
            assert till.sale.receipt.items[0].quantity == 5

    run(work())


def test_goods_of_a_receipt_given_up_never_come_into_the_next_one(tmp_path: Path) -> None:
    async def work() -> None:
        async with desk(tmp_path) as till:
            added = await till.sale.scan(demo.MILK.barcode)
            assert isinstance(added, Added)
            await till.sale.scan(demo.BREAD.barcode)
            await till.sale.remove(added.item_id)
            await till.sale.clear()
            assert not await till.sale.undo_remove()
            assert not till.sale.receipt.items

    run(work())


def test_a_tap_on_a_line_that_has_just_gone_does_nothing(tmp_path: Path) -> None:
    async def work() -> None:
        async with desk(tmp_path) as till:
            added = await till.sale.scan(demo.MILK.barcode)
            assert isinstance(added, Added)
            await till.sale.remove(added.item_id)
            await till.sale.set_quantity(added.item_id, Decimal(3))
            await till.sale.set_item_discount(added.item_id, None)
            await till.sale.step(added.item_id, 1)
            assert not till.sale.receipt.items

    run(work())


def test_three_of_a_price_label_cost_three_times_its_sum(tmp_path: Path) -> None:
    layouts = (Layout("21", kind=LabelKind.PRICE, divisor=100),)

    async def work() -> None:
        async with desk(tmp_path, TillRules(layouts=layouts)) as till:
            await till.sale.scan(label("21", demo.BANANAS.sku.zfill(5), 2550), Decimal(3))
            (item,) = till.sale.receipt.items
            assert (item.gross, item.quantity) == (Decimal("76.50"), Decimal("1.021"))

    run(work())


def test_a_price_label_on_goods_sold_by_the_piece_is_a_number_of_pieces_or_nothing(tmp_path: Path) -> None:
    layouts = (Layout("21", kind=LabelKind.PRICE, divisor=100),)
    pie = replace(demo.WATER, id=demo.uid("pie"), title="Пиріг", price=Decimal("30.00"), sku="77")

    async def work() -> None:
        async with desk(tmp_path, TillRules(layouts=layouts)) as till:
            generation = await till.stores.catalog.begin_sync()
            await till.stores.catalog.put_products([pie], generation)
            await till.stores.catalog.finish_sync(generation)
            with pytest.raises(RuleBroken) as caught:
                await till.sale.scan(label("21", "00077", 4500))
            assert caught.value.rule == "label_pieces"
            assert caught.value.facts == {"name": pie.name, "sum": "45.00", "price": "30.00"}
            await till.sale.scan(label("21", "00077", 6000))
            (item,) = till.sale.receipt.items
            assert (item.quantity, item.gross) == (2, 60)

    run(work())


def test_who_lacks_the_right_changes_no_price(tmp_path: Path) -> None:
    async def work() -> None:
        async with desk(tmp_path) as till:
            added = await till.sale.scan(demo.MILK.barcode)
            assert isinstance(added, Added)
            with pytest.raises(Forbidden):
                await till.sale.set_price(added.item_id, Decimal(1))
            till.station.cashier = demo.CASHIERS[1]
            await till.sale.set_price(added.item_id, Decimal(1))
            assert till.sale.totals.total == 1

    run(work())


GS = "\x1d"


def test_an_element_string_is_the_goods_their_weight_and_their_price(tmp_path: Path) -> None:
    async def work() -> None:
        async with desk(tmp_path) as till:
            cheese = f"01{demo.CHEESE.barcode.zfill(14)}"
            await till.sale.scan(f"]C1{cheese}3103000312")
            await till.sale.scan(f"{cheese}3103000312392214500{GS}21A")
            by_price = await till.sale.scan(f"]d2{cheese}392244900{GS}")
            found = [(item.quantity, item.gross) for item in till.sale.receipt.items]
            assert found == [
                (Decimal("0.312"), Decimal("140.09")),
                (Decimal("0.312"), Decimal("145.00")),
                (Decimal("1.000"), Decimal("449.00")),
            ]
            assert isinstance(by_price, Added)

    run(work())


def test_an_element_string_of_a_box_of_six_is_six_and_a_bottles_litres_are_no_quantity(tmp_path: Path) -> None:
    async def work() -> None:
        async with desk(tmp_path) as till:
            await till.sale.scan(f"]C102{demo.WATER.barcode.zfill(14)}37006")
            await till.sale.scan(f"]C101{demo.OIL.barcode.zfill(14)}3153000850", Decimal(2))
            assert [(item.name, item.quantity) for item in till.sale.receipt.items] == [
                (demo.WATER.title, 6),
                (demo.OIL.title, 2),
            ]
            inside = demo.CHEESE.barcode[:12]
            variable = f"9{inside}{check_digit(f'9{inside}')}"
            await till.sale.scan(f"]C101{variable}3103000500")
            assert till.sale.receipt.items[-1].quantity == Decimal("0.5")

    run(work())


def test_a_code_spoilt_by_the_keyboard_layout_is_found_as_it_was_meant(tmp_path: Path) -> None:
    async def work() -> None:
        async with desk(tmp_path) as till:
            await till.sale.scan(f"їУ0{demo.MILK.barcode}")
            await till.sale.scan("".join("à&é\"'(-è_ç"[int(digit)] for digit in demo.MILK.barcode))
            assert [(item.name, item.quantity) for item in till.sale.receipt.items] == [(demo.MILK.title, 2)]
            with pytest.raises(RuleBroken) as caught:
                await till.sale.scan("ФФЕУ508932")
            assert caught.value.facts == {"code": "AATE508932"}, "shown as it stands on the bottle"

    run(work())


def test_a_maker_who_puts_batch_or_date_before_the_goods_sells_them_too(tmp_path: Path) -> None:
    async def work() -> None:
        async with desk(tmp_path) as till:
            milk = demo.MILK.barcode.zfill(14)
            for text in (
                f"]d21730010101{milk}",
                f"]C110LOT1{GS}01{milk}21A",
                f"17300101{GS}01{milk}",
                f"01{milk}17300101",
            ):
                await till.sale.scan(text)
            assert [(item.name, item.quantity) for item in till.sale.receipt.items] == [(demo.MILK.title, 4)]

    run(work())


def test_caps_lock_hides_no_goods(tmp_path: Path) -> None:
    """Where the system tells no places of keys, or the scanner turns Caps Lock round by itself, only the catalogue
    knows which case was meant; goods whose code is exactly so come first."""

    async def work() -> None:
        async with desk(tmp_path) as till:
            cable = replace(demo.WATER, id=demo.uid("cable"), title="Кабель", barcode="KA-100", sku="KA-100")
            small = replace(demo.WATER, id=demo.uid("small"), title="Жила", barcode="kb-1", sku="kb-1")
            big = replace(small, id=demo.uid("big"), title="Шина", barcode="KB-1", sku="KB-1")
            generation = await till.stores.catalog.begin_sync()
            await till.stores.catalog.put_products([*demo.PRODUCTS, cable, small, big], generation)
            await till.stores.catalog.finish_sync(generation)
            for text in ("ka-100", "ЛФ-100", "лф-100", f"]D201{demo.MILK.barcode.zfill(14)}17300101", "kb-1", "KB-1"):
                await till.sale.scan(text)
            sold = [(item.name, item.quantity) for item in till.sale.receipt.items]
            assert sold == [("Кабель", 3), (demo.MILK.title, 1), ("Жила", 1), ("Шина", 1)]

    run(work())


def test_a_wrong_check_digit_is_told_from_an_unknown_code(tmp_path: Path) -> None:
    async def work() -> None:
        async with desk(tmp_path) as till:
            milk = demo.MILK.barcode
            wrong = f"{milk[:12]}{(int(milk[12]) + 1) % 10}"
            for text in (wrong, f"]C101{wrong.zfill(14)}3103000500"):
                with pytest.raises(RuleBroken, match="code_misread"):
                    await till.sale.scan(text)
            assert not till.sale.receipt.items

    run(work())
