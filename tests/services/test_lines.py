"""Lines of the receipt: what is taken out comes back whole, what is given up is known, no price goes too low."""

from __future__ import annotations

import asyncio
from collections.abc import Coroutine, Mapping
from dataclasses import replace
from decimal import Decimal
from pathlib import Path
from typing import Any

import pytest
from helpers import demo
from helpers.desk import Desk, desk
from helpers.trade import item

from app.domain.comment import LONGEST_COMMENT, phrases_of
from app.domain.discount import Discount, DiscountKind
from app.domain.excise import Excise
from app.domain.receipt import MOST_ITEMS
from app.domain.rules import TillRules
from app.errors import Forbidden, RuleBroken, StoreFault
from app.services.sale import Added

SENIOR = demo.CASHIERS[1]
WINE = replace(
    demo.WATER, id=demo.uid("wine"), title="Вино Шабо 0,75 л", price=Decimal("219.00"), barcode="4820000000994",
    tax_group=6, classifier_type=1, classifier_code="2204213800",
)  # fmt: skip
FIRST, SECOND = "AATE508932", "AATE508933"
TENTH = Discount(DiscountKind.PERCENT, Decimal(10))


def run(work: Coroutine[Any, Any, None]) -> None:
    asyncio.run(work)


async def put(till: Desk, *codes: str) -> list[str]:
    """Scans goods; the ids of their lines."""
    found = [await till.sale.scan(code) for code in codes]
    assert all(isinstance(one, Added) for one in found)
    return [one.item_id for one in found if isinstance(one, Added)]


async def audited(till: Desk) -> list[tuple[str, str, Mapping[str, Any]]]:
    """Who did what, oldest first."""
    return [(row.who, row.what, row.facts) for row in reversed(await till.stores.audit.recent())]


def test_two_lines_taken_out_come_back_one_after_the_other_with_all_they_had(tmp_path: Path) -> None:
    async def work() -> None:
        async with desk(tmp_path) as till:
            _, eggs, bread = await put(till, demo.MILK.barcode, demo.EGGS.barcode, demo.BREAD.barcode)
            await till.sale.set_item_discount(eggs, TENTH)
            await till.sale.set_comment(eggs, "на подарунок")
            await till.sale.set_quantity(eggs, Decimal(3))
            whole = till.sale.receipt
            await till.sale.remove(eggs)
            await till.sale.step(bread, -1)
            assert len(till.sale.receipt.items) == 1
            assert (await till.sale.undo_remove(), await till.sale.undo_remove()) == (bread, eggs)
            assert till.sale.receipt == whole
            assert await till.sale.undo_remove() is None
        async with desk(tmp_path) as again:
            assert again.sale.receipt == whole, "it came back on the disk too"

    run(work())


def test_a_stamp_that_went_to_another_bottle_meanwhile_stays_there(tmp_path: Path) -> None:
    async def work() -> None:
        async with desk(tmp_path) as till:
            first = (await till.sale.add(WINE, Decimal(2))).item_id
            await till.excise.take(first, FIRST)
            await till.excise.take(first, SECOND)
            await till.sale.remove(first)
            second = (await till.sale.add(WINE, Decimal(1))).item_id
            await till.excise.take(second, FIRST)
            await till.sale.undo_remove()
            stamps = {item.id: item.stamps for item in till.sale.receipt.items}
            assert stamps == {first: (SECOND,), second: (FIRST,)}
            lacking = till.excise.lacking()
            assert lacking is not None, "the bottle that came back is asked for its stamp"
            assert lacking.id == first

    run(work())


def test_a_line_does_not_come_back_into_a_receipt_that_is_full(tmp_path: Path) -> None:
    async def work() -> None:
        async with desk(tmp_path) as till:
            (milk,) = await put(till, demo.MILK.barcode)
            await till.sale.remove(milk)
            full = replace(till.sale.receipt, items=tuple(item("1.00") for _ in range(MOST_ITEMS)))
            till.sale._put(full)
            with pytest.raises(RuleBroken) as caught:
                await till.sale.undo_remove()
            assert caught.value.rule == "receipt_too_long"
            await till.sale.remove(full.items[0].id)
            await till.sale.undo_remove()
            assert till.sale.receipt == full, "the last one out is the first one back"

    run(work())


def test_a_receipt_given_up_comes_back_until_the_next_one_begins(tmp_path: Path) -> None:
    async def work() -> None:
        async with desk(tmp_path) as till:
            milk, _ = await put(till, demo.MILK.barcode, demo.EGGS.barcode)
            await till.sale.set_item_discount(milk, TENTH)
            before = till.sale.receipt
            await till.sale.clear()
            assert not till.sale.receipt.items
            assert await till.sale.undo_clear()
            assert till.sale.receipt == before
            assert not await till.sale.undo_clear(), "only once"
            await till.sale.clear()
            await put(till, demo.BREAD.barcode)
            assert not await till.sale.undo_clear()
            assert [item.name for item in till.sale.receipt.items] == [demo.BREAD.title]

    run(work())


def test_a_receipt_given_up_does_not_come_back_over_a_paid_one(tmp_path: Path) -> None:
    async def work() -> None:
        async with desk(tmp_path) as till:
            await till.shift.open(Decimal(500))
            await put(till, demo.MILK.barcode)
            await till.sale.clear()
            await put(till, demo.BREAD.barcode)
            await till.payment.pay_cash(till.payment.due().payable)
            assert not await till.sale.undo_clear()

    run(work())


def test_the_audit_names_who_took_back_what(tmp_path: Path) -> None:
    async def work() -> None:
        async with desk(tmp_path) as till:
            till.station.cashier = SENIOR
            milk, eggs = await put(till, demo.MILK.barcode, demo.EGGS.barcode)
            await till.sale.set_quantity(milk, Decimal(3))
            await till.sale.step(milk, -1)
            await till.sale.set_price(eggs, Decimal("60.00"))
            await till.sale.remove(milk)
            await till.sale.undo_remove()
            receipt = till.sale.receipt.id
            await till.sale.clear()
            await till.sale.undo_clear()
            rows = await audited(till)
            assert {who for who, _, _ in rows} == {SENIOR.name}
            assert {facts["receipt"] for _, _, facts in rows} == {receipt}
            assert [(what, {k: v for k, v in facts.items() if k != "receipt"}) for _, what, facts in rows] == [
                ("quantity_less", {"goods": demo.MILK.title, "was": "3.000", "is": "2.000"}),
                ("price_changed", {"goods": demo.EGGS.title, "was": "68.00", "is": "60.00"}),
                (
                    "line_removed",
                    {"goods": demo.MILK.title, "quantity": "2.000", "price": "54.90", "sum": "109.80"},
                ),
                ("line_back", {"goods": demo.MILK.title}),
                (
                    "receipt_cleared",
                    {"lines": "2", "total": "169.80", "goods": f"{demo.MILK.title} × 2; {demo.EGGS.title} × 1"},
                ),
                ("receipt_back", {}),
            ]
            assert await till.stores.audit.verify() is None

    run(work())


def test_what_the_disk_refuses_is_neither_taken_out_nor_told(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    async def full(*_: object) -> None:
        raise StoreFault("full")

    async def work() -> None:
        async with desk(tmp_path) as till:
            (milk,) = await put(till, demo.MILK.barcode)
            before = till.sale.receipt
            with monkeypatch.context() as patch:
                patch.setattr(till.stores.current, "save", full)
                for act in (lambda: till.sale.remove(milk), till.sale.clear):
                    with pytest.raises(StoreFault):
                        await act()
                    assert till.sale.receipt == before
            assert await till.sale.undo_remove() is None
            assert not await till.sale.undo_clear()
            assert await audited(till) == []

    run(work())


def test_a_comment_is_words_and_makes_a_line_of_its_own(tmp_path: Path) -> None:
    async def work() -> None:
        async with desk(tmp_path) as till:
            (milk,) = await put(till, demo.MILK.barcode)
            await till.sale.set_comment(milk, " \x1bp0 на\tподарунок\u202e  4111 1111 1111 1111 ")
            await put(till, demo.MILK.barcode)
            first, second = till.sale.receipt.items
            assert first.comment == "p0 на подарунок ************1111"
            assert (first.quantity, second.quantity, second.comment) == (1, 1, "")
            await till.sale.set_comment(milk, "я" * 500)
            assert till.sale.receipt.items[0].comment == "я" * LONGEST_COMMENT
            await till.sale.set_comment(milk, "\x00 \n")
            assert till.sale.receipt.items[0].comment == ""

    run(work())


def test_ready_comments_are_read_from_one_text() -> None:
    assert phrases_of(" нарізати;на подарунок ;; нарізати;") == ("нарізати", "на подарунок")
    assert phrases_of("") == ()


def test_goods_sold_at_their_price_go_no_lower_whoever_asks(tmp_path: Path) -> None:
    rules = TillRules(no_discount_kinds=frozenset({Excise.ALCOHOL}))

    async def work() -> None:
        async with desk(tmp_path, rules) as till:
            till.station.cashier = SENIOR
            wine = (await till.sale.add(WINE, Decimal(1))).item_id
            for act in (
                lambda: till.sale.set_price(wine, Decimal("218.99")),
                lambda: till.sale.add(WINE, Decimal(1), Decimal("218.99")),
            ):
                with pytest.raises(RuleBroken) as caught:
                    await act()
                assert (caught.value.rule, caught.value.facts) == (
                    "price_barred",
                    {"name": WINE.title, "price": "219.00"},
                )
            await till.sale.set_price(wine, Decimal("230.00"))
            await till.sale.set_price(wine, Decimal("219.00"))
            assert till.sale.receipt.items[0].price == Decimal("219.00")

    run(work())


def test_another_price_wants_the_right_when_goods_go_in_too_unless_their_price_is_free(tmp_path: Path) -> None:
    async def work() -> None:
        async with desk(tmp_path) as till:
            with pytest.raises(Forbidden):
                await till.sale.add(demo.MILK, Decimal(1), Decimal("1.00"))
            await till.sale.add(demo.MILK, Decimal(1), demo.MILK.price)
            roll = (await till.sale.add(demo.BREAD_ROLL, Decimal(1), Decimal("18.00"))).item_id
            await till.sale.set_price(roll, Decimal("20.00"))
            assert [item.price for item in till.sale.receipt.items] == [Decimal("54.90"), Decimal("20.00")]

    run(work())
