"""Excisable goods at the counter: no bottle without its stamp, no stamp twice, nobody under age, no barred hour."""

from __future__ import annotations

import asyncio
import json
from collections.abc import Coroutine
from dataclasses import replace
from datetime import UTC, date, datetime, timedelta
from decimal import Decimal
from pathlib import Path
from typing import Any

import apsw
import pytest
from helpers import demo
from helpers.bank import Bank
from helpers.desk import Desk, desk

from app.domain.document import Document, DocumentKind
from app.domain.excise import Excise
from app.domain.product import Product
from app.domain.sale_hours import parse_hours
from app.errors import Forbidden, RuleBroken
from app.services.payload import request_body
from app.services.sale import Added, Needs
from app.store.stamps import rebuild

WINE = replace(
    demo.WATER,
    id=demo.uid("wine"),
    title="Вино Шабо 0,75 л",
    price=Decimal("219.00"),
    barcode="4820000000994",
    sku="994",
    tax_group=6,
    classifier_type=1,
    classifier_code="2204213800",
)
BRANDY = replace(WINE, id=demo.uid("brandy"), title="Коньяк", barcode="4820000000987", sku="987")
BEER = replace(WINE, id=demo.uid("beer"), title="Пиво", barcode="4820000000970", sku="970", classifier_code="2203")
FIRST, SECOND, THIRD = "AATE508932", "AATE508933", "AATE508934"
SENIOR = demo.CASHIERS[1]


def run(work: Coroutine[Any, Any, None]) -> None:
    asyncio.run(work)


async def stock(till: Desk) -> None:
    """Wine, brandy and beer on the shelf, a shift open."""
    generation = await till.stores.catalog.begin_sync()
    await till.stores.catalog.put_products([*demo.PRODUCTS, WINE, BRANDY, BEER], generation)
    await till.stores.catalog.finish_sync(generation)
    await till.shift.open(Decimal(500))


async def bottle(till: Desk, product: Product = WINE, times: int = 1) -> str:
    """A bottle scanned, the customer of age; the id of its line."""
    outcome = await till.sale.scan(product.barcode, Decimal(times))
    if isinstance(outcome, Needs):
        assert outcome.age
        outcome = await till.excise.agree(outcome)
    assert isinstance(outcome, Added)
    return outcome.item_id


async def paid(till: Desk) -> Document:
    return await till.payment.pay_cash(till.payment.due().payable)


def broken(error: pytest.ExceptionInfo[RuleBroken]) -> tuple[str, dict[str, str]]:
    return error.value.rule, error.value.facts


def test_three_bottles_want_three_stamps_and_they_go_everywhere_with_the_sale(tmp_path: Path) -> None:
    async def work() -> None:
        async with desk(tmp_path) as till:
            await stock(till)
            line = await bottle(till, times=3)
            for stamp in (FIRST, f"{SECOND} 0000412168"):
                with pytest.raises(RuleBroken) as caught:
                    await paid(till)
                assert broken(caught) == ("stamps_lacking", {"name": WINE.title})
                assert await till.excise.scanned(stamp) == line
            await till.excise.take(line, "ААТЕ 508934", typed=True)
            assert await till.excise.scanned("AATE508935") is None, "nothing lacks a stamp any more"
            document = await paid(till)
            assert document.items[0].stamps == (FIRST, SECOND, THIRD)
            assert document.of_age
            body = json.loads(request_body(document))
            assert body["receipt"]["items"][0]["description"] == f"{FIRST} {SECOND} {THIRD}"
            (found,) = await till.stores.documents.journal(search=SECOND.lower())
            assert found.document == document, "the journal finds the receipt by a bottle's stamp"

    run(work())


def test_a_stamp_is_sold_once_until_it_comes_back(tmp_path: Path) -> None:
    async def work() -> None:
        async with desk(tmp_path) as till:
            await stock(till)
            line = await bottle(till)
            await till.excise.take(line, FIRST)
            sale = await paid(till)
            line = await bottle(till)
            for text in (FIRST, "ААТЕ508932", f"{FIRST} 0000412168"):
                with pytest.raises(RuleBroken) as caught:
                    await till.excise.take(line, text, typed=True)
                assert broken(caught) == ("stamp_sold", {"stamp": FIRST, "number": str(sale.number)})
            till.station.cashier = SENIOR
            basis = await till.refund.begin(sale.id)
            await till.refund.give_back(basis, {0: Decimal(1)}, "Не той смак")
            await till.excise.take(line, FIRST)
            again = await paid(till)
            assert again.items[0].stamps == (FIRST,)
            await bottle(till)
            with pytest.raises(RuleBroken, match="stamp_sold"):
                await till.excise.scanned(FIRST)

    run(work())


def test_no_stamp_is_in_one_receipt_twice_nor_in_one_put_aside(tmp_path: Path) -> None:
    async def work() -> None:
        async with desk(tmp_path) as till:
            await stock(till)
            wine = await bottle(till, times=2)
            brandy = await bottle(till, BRANDY)
            await till.excise.take(wine, FIRST)
            for line in (wine, brandy):
                with pytest.raises(RuleBroken, match="stamp_twice"):
                    await till.excise.take(line, FIRST)
            await till.held.hold("Петро")
            other = await bottle(till)
            with pytest.raises(RuleBroken, match="stamp_twice"):
                await till.excise.take(other, FIRST)
            await till.excise.take(other, SECOND)
            with pytest.raises(RuleBroken) as caught:
                await till.excise.take(other, THIRD)
            assert caught.value.rule == "stamps_all"
            with pytest.raises(RuleBroken) as caught:
                await till.excise.take(other, WINE.barcode)
            assert broken(caught) == ("stamp_bad", {"code": WINE.barcode})

    run(work())


def test_a_race_for_one_stamp_is_decided_by_the_journal(tmp_path: Path) -> None:
    """What no service can see, another receipt put on the counter behind its back, the transaction sees."""

    async def work() -> None:
        async with desk(tmp_path) as till:
            await stock(till)
            line = await bottle(till)
            await till.excise.take(line, FIRST)
            sale = await paid(till)
            line = await bottle(till)
            await till.sale.change_item(line, lambda receipt, item: receipt.with_stamp(item.id, FIRST))
            with pytest.raises(RuleBroken) as caught:
                await paid(till)
            assert broken(caught) == ("stamp_sold", {"stamp": FIRST, "number": str(sale.number)})
            assert len(await till.stores.documents.journal(kind=DocumentKind.SALE)) == 1
            assert till.sale.receipt.items, "the receipt is as it was"

    run(work())


def test_stamps_stay_with_their_line_through_removal_holding_and_a_restart(tmp_path: Path) -> None:
    async def work() -> None:
        async with desk(tmp_path) as till:
            await stock(till)
            line = await bottle(till, times=2)
            await till.excise.take(line, FIRST)
            await till.sale.remove(line)
            assert till.excise.lacking() is None
            await till.sale.undo_remove()
            await till.held.hold("")
            (held,) = await till.held.list()
            await till.held.resume(held.id)
            before = till.sale.receipt
        async with desk(tmp_path) as again:
            assert again.sale.receipt == before
            (item,) = again.sale.receipt.items
            assert (item.stamps, item.stamps_lacking, again.sale.receipt.of_age) == ((FIRST,), 1, True)
            await again.sale.set_quantity(line, Decimal(1))
            assert again.excise.lacking() is None
            await again.sale.set_quantity(line, Decimal(2))
            await again.excise.take(line, SECOND)
            await again.sale.step(line, -1)
            lacking = again.excise.lacking()
            assert lacking is not None
            assert lacking.stamps_lacking == -1, "which bottle goes is for a person to say"
            with pytest.raises(RuleBroken, match="stamps_lacking"):
                await paid(again)
            await again.excise.give_back(line, FIRST)
            assert (await paid(again)).items[0].stamps == (SECOND,)

    run(work())


def test_a_bottle_without_a_readable_stamp_wants_a_senior_and_a_reason(tmp_path: Path) -> None:
    async def work() -> None:
        async with desk(tmp_path) as till:
            await stock(till)
            line = await bottle(till, times=2)
            with pytest.raises(Forbidden) as caught:
                await till.excise.waive(line, "Марка пошкоджена")
            assert caught.value.right == "no_stamp"
            till.station.cashier = SENIOR
            with pytest.raises(RuleBroken, match="reason_missing"):
                await till.excise.waive(line, "  ")
            await till.excise.waive(line, "Марка пошкоджена")
            await till.excise.waive(line, "Стара марка")
            with pytest.raises(RuleBroken, match="stamps_all"):
                await till.excise.waive(line, "Ще одна")
            await till.excise.unwaive(line)
            await till.excise.take(line, FIRST)
            document = await paid(till)
            assert (document.items[0].stamps, document.items[0].unstamped) == ((FIRST,), ("Марка пошкоджена",))
            kept = [row for row in await till.stores.audit.recent() if row.what == "no_stamp"]
            assert [row.facts["reason"] for row in kept][::-1] == ["Марка пошкоджена", "Стара марка"]
            assert {row.who for row in kept} == {SENIOR.name}

    run(work())


def test_the_age_is_asked_once_a_receipt_and_the_answer_is_kept(tmp_path: Path) -> None:
    async def work() -> None:
        async with desk(tmp_path) as till:
            await stock(till)
            asked = await till.sale.scan(BEER.barcode, Decimal(2))
            assert isinstance(asked, Needs)
            assert (asked.age, asked.pieces) == (True, 2)
            await till.excise.decline(asked)
            assert not till.sale.receipt.items, "no is no"
            asked = await till.sale.pick(BEER)
            assert isinstance(asked, Needs), "asked anew: nobody said yes"
            await till.excise.agree(asked)
            assert isinstance(await till.sale.scan(BEER.barcode), Added), "once is enough for a receipt"
            answers = [row.facts["answer"] for row in await till.stores.audit.recent() if row.what == "age"]
            assert answers == ["yes", "no"]
            await paid(till)
            assert isinstance(await till.sale.scan(BEER.barcode), Needs), "another customer"

    run(work())


def test_a_shop_that_sells_under_other_rules_is_not_asked(tmp_path: Path) -> None:
    async def work() -> None:
        rules = replace(demo.RULES, excise_stamps=False, ask_age=False)
        async with desk(tmp_path, rules) as till:
            await stock(till)
            assert isinstance(await till.sale.scan(WINE.barcode), Added)
            await paid(till)

    run(work())


def test_nothing_is_sold_in_barred_hours_not_even_what_was_scanned_before(tmp_path: Path) -> None:
    async def work() -> None:
        rules = replace(demo.RULES, sale_hours={Excise.BEER: parse_hours("22:00-08:00")})
        async with desk(tmp_path, rules) as till:
            await stock(till)
            # 21:59 on the shop's wall in Kyiv.
            till.clock.set(datetime(2026, 11, 22, 19, 59, tzinfo=UTC))
            await bottle(till, BEER)
            till.clock.move(60)
            with pytest.raises(RuleBroken) as caught:
                await till.sale.scan(BEER.barcode)
            assert broken(caught) == ("hours_barred", {"name": BEER.title, "start": "22:00", "end": "08:00"})
            with pytest.raises(RuleBroken, match="hours_barred"):
                till.payment.check()
            await bottle(till, WINE)
            till.clock.set(datetime(2026, 11, 23, 6, 0, tzinfo=UTC))
            assert isinstance(await till.sale.scan(BEER.barcode), Added)

    run(work())


def test_a_card_that_was_charged_as_barred_hours_began_ends_its_sale_and_no_other(tmp_path: Path) -> None:
    """The money moved in good time: a receipt that holds it can neither be put aside nor lose its goods."""

    async def work() -> None:
        rules = replace(demo.RULES, sale_hours={Excise.BEER: parse_hours("22:00-08:00")})
        async with desk(tmp_path, rules) as till:
            till.bank.terminal = Bank(till.clock)
            await stock(till)
            await till.doubt.restore()
            # 21:59 on the shop's wall in Kyiv.
            till.clock.set(datetime(2026, 11, 22, 19, 59, tzinfo=UTC))
            await bottle(till, BEER)
            charge = await till.cards.purchase(till.sale.receipt.id, Decimal(20))
            till.clock.move(60)
            await till.payment.attach(charge)
            document = await till.payment.pay_cash(till.payment.tender.left)
            assert document.items[0].name == BEER.title
            with pytest.raises(RuleBroken, match="hours_barred"):
                await till.sale.scan(BEER.barcode)

    run(work())


def test_goods_whose_last_day_is_over_are_asked_about_and_those_of_today_are_not(tmp_path: Path) -> None:
    async def work() -> None:
        async with desk(tmp_path) as till:
            await stock(till)
            milk = f"]d201{demo.MILK.barcode.zfill(14)}17"
            yesterday = demo.NOW.date() - timedelta(days=1)
            assert isinstance(await till.sale.scan(f"{milk}{demo.NOW:%y%m%d}"), Added)
            asked = await till.sale.scan(f"{milk}{yesterday:%y%m%d}", Decimal(2))
            assert isinstance(asked, Needs)
            assert asked.expired == yesterday
            await till.excise.decline(asked)
            assert till.sale.receipt.items[0].quantity == 1
            await till.excise.agree(asked)
            assert till.sale.receipt.items[0].quantity == 3
            kept = [row.facts for row in await till.stores.audit.recent() if row.what == "expired"]
            assert [(row["answer"], date.fromisoformat(row["last_day"])) for row in kept] == [
                ("yes", yesterday),
                ("no", yesterday),
            ]
            wine = f"]d201{WINE.barcode.zfill(14)}15261101"
            asked = await till.sale.scan(wine)
            assert isinstance(asked, Needs)
            both = await till.excise.agree(asked)
            assert isinstance(both, Needs), "then the age"
            assert both.age
            assert isinstance(await till.excise.agree(both), Added)

    run(work())


def test_stamps_are_found_anew_in_the_documents_after_a_restore(tmp_path: Path) -> None:
    async def work() -> None:
        async with desk(tmp_path) as till:
            await stock(till)
            till.station.cashier = SENIOR
            for stamp, returned in ((FIRST, True), (FIRST, False), (SECOND, False), (THIRD, True)):
                line = await bottle(till)
                await till.excise.take(line, stamp)
                sale = await paid(till)
                if returned:
                    await till.refund.give_back(await till.refund.begin(sale.id), {0: Decimal(1)}, "Не той смак")

            def again(conn: apsw.Connection) -> list[str]:
                conn.execute("UPDATE stamps SET stamp = 'lost' || stamp")
                rebuild(conn)
                return [stamp for (stamp,) in conn.execute("SELECT stamp FROM stamps ORDER BY stamp")]

            assert await till.stores.journal.write(again) == [FIRST, SECOND]

    run(work())
