"""A senior's leave: a second person, their PIN, a reason, one action; nobody else's, no other right, never twice."""

from __future__ import annotations

import asyncio
from collections.abc import AsyncIterator, Coroutine
from contextlib import asynccontextmanager
from dataclasses import dataclass, replace
from decimal import Decimal
from pathlib import Path
from typing import Any

import pytest
from helpers import demo
from helpers.desk import Desk, desk

from app.clock import FakeClock
from app.domain.cashier import Right
from app.domain.discount import Discount, DiscountKind
from app.domain.rights import read_rights
from app.errors import Forbidden, RuleBroken
from app.services.allowed import Allowed, leave
from app.services.override import Override
from app.services.pin_gate import PinGate
from app.services.pins import PinHasher

OLENA, IRYNA, MARIIA, ANDRII, YULIIA = demo.CASHIERS
PINS = {OLENA.id: "1111", IRYNA.id: "2222", MARIIA.id: "3333", YULIIA.id: "5555"}
HALF = Discount(DiscountKind.PERCENT, Decimal(50))
TENTH = Discount(DiscountKind.PERCENT, Decimal(10))


@dataclass
class Room:
    desk: Desk
    override: Override
    gate: PinGate
    item: str

    async def allow(self, pin: str = "2222", right: Right = Right.FREE_PRICE, senior: int = IRYNA.id) -> Allowed:
        return await self.override.allow(right, senior, pin, "Помилка в ціні")

    async def cheaper(self, price: str = "1.00") -> None:
        await self.desk.sale.set_price(self.item, Decimal(price))

    def price(self) -> Decimal:
        item = self.desk.sale.receipt.item(self.item)
        assert item is not None
        return item.price


@asynccontextmanager
async def room(folder: Path, clock: FakeClock | None = None) -> AsyncIterator[Room]:
    """Olena at the till with one line in the receipt; Andrii, the administrator, has no PIN here."""
    async with desk(folder, clock=clock or FakeClock(demo.NOW)) as till:
        hasher = PinHasher(b"pepper", cheap=True)
        gate = PinGate(till.stores.cashiers, till.stores.pin_guesses, hasher, till.clock)
        try:
            hashes = {one: await hasher.hash(pin) for one, pin in PINS.items()}
            await till.stores.cashiers.replace_all(demo.CASHIERS, hashes)
            added = await till.sale.add(demo.PRODUCTS[0], Decimal(1))
            override = Override(till.station, till.stores.cashiers, gate, till.stores.audit, till.clock)
            yield Room(till, override, gate, added.item_id)
        finally:
            hasher.close()


def run(work: Coroutine[Any, Any, None]) -> None:
    asyncio.run(work)


def test_a_cashier_cannot_and_under_a_senior_s_leave_can_once(tmp_path: Path) -> None:
    async def work() -> None:
        async with room(tmp_path) as at:
            with pytest.raises(Forbidden) as refused:
                await at.cheaper()
            assert refused.value.right == Right.FREE_PRICE.value
            given = await at.allow()
            with given.once():
                await at.cheaper()
                who = at.desk.station.cashier
                assert who is not None
                assert who.id == OLENA.id, "the leave switches nobody"
            assert at.price() == Decimal("1.00")
            with pytest.raises(Forbidden):
                await at.cheaper("0.50")
            with pytest.raises(RuntimeError), given.once():
                await at.cheaper("0.50")
            assert at.price() == Decimal("1.00")

    run(work())


def test_a_leave_is_for_its_own_right_alone(tmp_path: Path) -> None:
    async def work() -> None:
        async with room(tmp_path) as at:
            given = await at.allow(right=Right.SETTINGS)
            with given.once(), pytest.raises(Forbidden) as refused:
                await at.cheaper()
            assert refused.value.right == Right.FREE_PRICE.value

    run(work())


def test_a_leave_is_for_who_asked_alone(tmp_path: Path) -> None:
    async def work() -> None:
        async with room(tmp_path) as at:
            given = await at.allow()
            at.desk.station.cashier = MARIIA
            with given.once(), pytest.raises(Forbidden):
                await at.cheaper()

    run(work())


def test_nothing_that_runs_beside_or_after_the_action_has_the_leave(tmp_path: Path) -> None:
    async def work() -> None:
        async with room(tmp_path) as at:
            inside, outside = asyncio.Event(), asyncio.Event()

            async def beside() -> None:
                await inside.wait()
                try:
                    with pytest.raises(Forbidden):
                        await at.cheaper("0.10")
                finally:
                    outside.set()

            async def later() -> None:
                await after.wait()
                with pytest.raises(Forbidden):
                    await at.cheaper("0.20")
                given = leave()
                assert given is not None
                assert not given.in_use

            after = asyncio.Event()
            other = asyncio.ensure_future(beside())
            with (await at.allow()).once():
                begun_inside = asyncio.ensure_future(later())
                inside.set()
                await outside.wait()
            after.set()
            await asyncio.gather(other, begun_inside)
            assert at.price() == demo.PRODUCTS[0].price

    run(work())


def test_both_names_the_right_and_the_reason_are_in_the_audit_before_the_action(tmp_path: Path) -> None:
    async def work() -> None:
        async with room(tmp_path) as at:
            await at.allow()
            (row, *_) = await at.desk.stores.audit.recent()
            assert (row.who, row.what) == (OLENA.name, "override")
            assert row.facts == {
                "right": "free_price",
                "allowed_by": IRYNA.name,
                "allowed_by_id": str(IRYNA.id),
                "cashier_id": str(OLENA.id),
                "allowed_because": "Помилка в ціні",
            }
            assert await at.desk.stores.audit.verify() is None

    run(work())


def test_a_document_recorded_under_a_leave_names_both(tmp_path: Path) -> None:
    async def work() -> None:
        async with room(tmp_path) as at:
            await at.desk.shift.open(Decimal(100))
            at.desk.station.rules = replace(demo.RULES, rights=read_rights(rights="cashier: sell"))
            with (await at.allow(right=Right.SERVICE_CASH)).once():
                document = await at.desk.cash.put_in(Decimal(1), "Розмін")
            assert document.cashier_name == OLENA.name
            (row, *_) = await at.desk.stores.audit.recent()
            assert (row.facts["cashier"], row.facts["allowed_by"]) == (OLENA.name, IRYNA.name)
            at.desk.station.rules = demo.RULES
            with (await at.allow(right=Right.REFUND)).once():
                await at.desk.cash.put_in(Decimal(1), "Розмін")
            (row, *_) = await at.desk.stores.audit.recent()
            assert "allowed_by" not in row.facts, "what needs no leave is nobody's but the cashier's"

    run(work())


def test_no_leave_without_a_reason_and_none_for_oneself_or_from_who_may_not(tmp_path: Path) -> None:
    async def work() -> None:
        async with room(tmp_path) as at:
            assert [one.id for one in await at.override.seniors(Right.REFUND)] == [IRYNA.id], "Andrii has no PIN here"
            with pytest.raises(RuleBroken) as broken:
                await at.override.allow(Right.REFUND, IRYNA.id, "2222", "  ")
            assert broken.value.rule == "reason_missing"
            for other in (OLENA.id, MARIIA.id, 404):
                with pytest.raises(Forbidden):
                    await at.allow(PINS.get(other, "0000"), senior=other)
            at.desk.station.cashier = IRYNA
            with pytest.raises(Forbidden):
                await at.allow()
            assert all(row.what != "override" for row in await at.desk.stores.audit.recent())

    run(work())


def test_wrong_pins_count_as_at_sign_in(tmp_path: Path) -> None:
    clock = FakeClock(demo.NOW)

    async def guess(at: Room, pin: str) -> str:
        try:
            await at.allow(pin)
        except RuleBroken as refusal:
            return " ".join([refusal.rule, *refusal.facts.values()])
        return "allowed"

    async def work() -> None:
        async with room(tmp_path, clock) as at:
            said = [await guess(at, "0000") for _ in range(5)]
            assert said == ["pin_wrong 4", "pin_wrong 3", "pin_wrong 2", "pin_wrong 1", "pin_locked 30"]
            assert await guess(at, "2222") == "pin_locked 30", "no right PIN opens a lock"
            with pytest.raises(RuleBroken) as locked:
                await at.gate.check(IRYNA.id, "2222")
            assert locked.value.rule == "pin_locked", "sign-in is locked with it"
            clock.move(30)
            assert await guess(at, "2222") == "allowed"

    run(work())


def test_a_till_locked_while_the_pin_is_compared_gives_no_leave(tmp_path: Path) -> None:
    async def work() -> None:
        async with room(tmp_path) as at:
            asked = asyncio.ensure_future(at.allow())
            await asyncio.sleep(0)
            at.desk.station.cashier = None
            with pytest.raises(RuleBroken) as broken:
                await asked
            assert broken.value.rule == "signed_out"

    run(work())


# ---------------------------------------------------------------- how big a discount


def test_a_discount_above_the_limit_wants_a_senior_up_to_it_none(tmp_path: Path) -> None:
    async def work() -> None:
        async with room(tmp_path) as at:
            sale = at.desk.sale
            await sale.set_item_discount(at.item, TENTH)
            await sale.set_discount(TENTH)
            for give in (lambda: sale.set_item_discount(at.item, HALF), lambda: sale.set_discount(HALF)):
                with pytest.raises(Forbidden) as refused:
                    await give()
                assert refused.value.right == Right.BIG_DISCOUNT.value
            assert sale.receipt.discount == TENTH
            with (await at.allow(right=Right.BIG_DISCOUNT)).once():
                await sale.set_discount(HALF)
            assert sale.receipt.discount == HALF
            await sale.add(demo.PRODUCTS[1], Decimal(1))
            await sale.set_discount(None)

    run(work())


def test_taking_goods_away_does_not_make_a_small_discount_a_great_one(tmp_path: Path) -> None:
    async def work() -> None:
        async with room(tmp_path) as at:
            sale = at.desk.sale
            await sale.set_quantity(at.item, Decimal(10))
            whole = sale.totals.gross
            await sale.set_item_discount(at.item, Discount(DiscountKind.SUM, (whole / 20).quantize(Decimal("0.01"))))
            await sale.set_quantity(at.item, Decimal(6))
            with pytest.raises(Forbidden):
                await sale.step(at.item, -4)
            assert sale.receipt.items[0].quantity == 6
            await sale.set_item_discount(at.item, None)
            other = (await sale.add(demo.PRODUCTS[1], Decimal(10))).item_id
            base = sale.totals.total
            await sale.set_discount(Discount(DiscountKind.SUM, (base / 10).quantize(Decimal("0.01"))))
            with pytest.raises(Forbidden):
                await sale.remove(other)
            await sale.clear()

    run(work())


def test_what_a_senior_allowed_stays_allowed_as_it_is(tmp_path: Path) -> None:
    async def work() -> None:
        async with room(tmp_path) as at:
            with (await at.allow(right=Right.BIG_DISCOUNT)).once():
                await at.desk.sale.set_item_discount(at.item, HALF)
            await at.desk.sale.set_quantity(at.item, Decimal(3))
            await at.desk.sale.remove(at.item)
            assert await at.desk.sale.undo_remove()
            assert at.desk.sale.receipt.items[0].discount == HALF

    run(work())


# ---------------------------------------------------------------- discounts, by everybody's own limit


def test_who_has_a_limit_lends_a_discount_up_to_it_and_no_greater(tmp_path: Path) -> None:
    async def work() -> None:
        async with room(tmp_path) as at:
            rights = read_rights(rights="cashier: sell, discount 5; senior: sell, discount 30, override; admin: all")
            at.desk.station.rules = replace(demo.RULES, rights=rights)
            with pytest.raises(Forbidden) as refused:
                await at.desk.sale.set_item_discount(at.item, TENTH)
            assert (refused.value.right, refused.value.percent) == (Right.BIG_DISCOUNT.value, 10)
            assert [one.id for one in await at.override.seniors(Right.BIG_DISCOUNT, Decimal(10))] == [IRYNA.id]
            assert await at.override.seniors(Right.BIG_DISCOUNT, Decimal(50)) == []
            given = await at.override.allow(Right.BIG_DISCOUNT, IRYNA.id, "2222", "Акція", Decimal(10))
            with given.once():
                with pytest.raises(Forbidden):
                    await at.desk.sale.set_item_discount(at.item, HALF)
                await at.desk.sale.set_item_discount(at.item, TENTH)

    run(work())


# ---------------------------------------------------------------- two people with the same PIN


def test_the_same_pin_of_two_people_is_told_apart_by_whose_name_was_chosen(tmp_path: Path) -> None:
    async def work() -> None:
        async with room(tmp_path) as at:
            same = await at.gate.hasher.hash("2222")
            await at.desk.stores.cashiers.replace_all(demo.CASHIERS, {OLENA.id: same})
            given = await at.allow("2222")
            assert (given.by.id, given.to.id) == (IRYNA.id, OLENA.id), "who allows is who was chosen"
            with pytest.raises(Forbidden):
                await at.allow("2222", senior=OLENA.id)
            (row, *_) = await at.desk.stores.audit.recent()
            assert row.facts["allowed_by_id"] == str(IRYNA.id)

    run(work())
