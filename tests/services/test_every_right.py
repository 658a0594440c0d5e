"""Every right is asked where the thing is done: without it nobody does it, with a senior's leave once, and it is asked
for by name, so that the leave can be called for."""

from __future__ import annotations

import asyncio
from collections.abc import Awaitable, Callable
from contextlib import suppress
from dataclasses import dataclass, replace
from decimal import Decimal
from pathlib import Path

import pytest
from helpers import demo
from helpers.desk import Desk, desk

from app.domain.cashier import POWERS, Cashier, Powers, Right, Role
from app.domain.discount import Discount, DiscountKind
from app.domain.rights import RANKS, RightsTable
from app.domain.shift import Count, ShiftClose
from app.errors import Forbidden, TillError
from app.services.allowed import Allowed
from app.services.audit_desk import AuditDesk
from app.services.override import Override
from app.services.pin_gate import PinGate
from app.services.pins import PinHasher
from app.services.till_settings import TillSettings
from app.settings import Settings
from ui.printers import Printers
from ui.tasks import Tasks

OLENA, IRYNA = demo.CASHIERS[0], demo.CASHIERS[1]
WHY = "Причина"


@dataclass
class Counter:
    """The till with goods on the counter, an open shift and a receipt put aside."""

    till: Desk
    item: str
    folder: Path


Act = Callable[[Counter], Awaitable[object]]


def percent(value: int) -> Discount:
    return Discount(DiscountKind.PERCENT, Decimal(value))


async def drawer(at: Counter) -> object:
    printers = Printers(at.till.stores, at.till.station, at.till.clock, lambda: Settings(at.folder))
    return await printers.open_drawer(WHY)


async def settings(at: Counter) -> object:
    keeper = TillSettings(at.till.station, at.till.stores.audit, at.till.clock)
    return await keeper.keep(Settings(at.folder), {"below_zero": False})


async def audit(at: Counter) -> object:
    stores = at.till.stores
    return await AuditDesk(at.till.station, stores.audit_log, stores.audit, at.till.clock).open()


async def close(at: Counter) -> object:
    return await at.till.shift.close(ShiftClose(Count(whole=Decimal(0)), reason=WHY))


async def close_unsettled(at: Counter) -> object:
    return await at.till.shift.close(ShiftClose(Count(whole=Decimal(100)), reason=WHY))


async def refund(at: Counter) -> object:
    return await at.till.refund.give_back(None, {}, WHY)  # type: ignore[arg-type]


#: What wants each right, the first thing of it that does.
ACTS: dict[Right, Act] = {
    Right.SELL: lambda at: at.till.shift.open(Decimal(0)),
    Right.REFUND: refund,
    Right.CANCEL: lambda at: at.till.refund.cancel("none", WHY),
    Right.REFUND_GOODS: lambda at: at.till.refund.give_back_goods(demo.receipt(), WHY),
    Right.DISCOUNT: lambda at: at.till.sale.set_discount(percent(1)),
    Right.BIG_DISCOUNT: lambda at: at.till.sale.set_item_discount(at.item, percent(50)),
    Right.FREE_PRICE: lambda at: at.till.sale.set_price(at.item, Decimal("0.50")),
    Right.NO_STAMP: lambda at: at.till.excise.waive(at.item, WHY),
    Right.DELETE_HELD: lambda at: at.till.held.drop("none", WHY),
    Right.DRAWER: drawer,
    Right.SERVICE_CASH: lambda at: at.till.cash.put_in(Decimal(1), WHY),
    Right.REPORTS: lambda at: at.till.reports.print_x(),
    Right.CLOSE_SHIFT: close,
    Right.CLOSE_UNSETTLED: close_unsettled,
    Right.SETTINGS: settings,
    Right.DOUBT: lambda at: at.till.cards.give_up("none", WHY),
    Right.SETTLE: lambda at: at.till.reconciler.settle("none", WHY),
    Right.AUDIT: audit,
}


def test_every_right_there_is_stands_here() -> None:
    # The kiosk's door also opens for whom nobody could let out: tests/flows/test_kiosk.py goes through it.
    assert set(ACTS) | {Right.OVERRIDE, Right.LEAVE_KIOSK} == set(Right), (
        "a new right wants its line, and its question in a service"
    )


def without(right: Right) -> RightsTable:
    """Everybody may everything but this."""
    table = RightsTable(powers=dict.fromkeys(RANKS, POWERS[Role.ADMIN]))
    if right is Right.BIG_DISCOUNT:
        return table.with_limit(Role.CASHIER, Decimal(10))
    return table.with_right(Role.CASHIER, right, on=False)


async def counter(till: Desk, folder: Path) -> Counter:
    await till.shift.open(Decimal(100))
    await till.sale.add(demo.PRODUCTS[0], Decimal(1))
    await till.held.hold("Пані")
    added = await till.sale.add(demo.PRODUCTS[0], Decimal(1))
    return Counter(till, added.item_id, folder)  # type: ignore[union-attr]


async def outcome(act: Act, at: Counter) -> str:
    """The right that was refused, "" when it was not about a right."""
    try:
        await act(at)
    except Forbidden as refused:
        return refused.right
    except (TillError, AttributeError):  # a rule of the trade, or what this test left out: it went past the right
        return ""
    return ""


@pytest.mark.parametrize("right", ACTS)
def test_a_service_refuses_without_the_right_and_not_with_it(tmp_path: Path, right: Right) -> None:
    async def work() -> None:
        async with desk(tmp_path) as till:
            at = await counter(till, tmp_path)
            before = till.sale.receipt
            till.station.cashier = OLENA
            till.station.rules = replace(demo.RULES, rights=without(right))
            assert await outcome(ACTS[right], at) == right.value
            assert till.sale.receipt == before, "asked before anything was done"
            till.station.rules = replace(
                demo.RULES, rights=RightsTable(powers=dict.fromkeys(RANKS, POWERS[Role.ADMIN]))
            )
            assert await outcome(ACTS[right], at) == ""

    asyncio.run(work())


@pytest.mark.parametrize("right", ACTS)
def test_wherever_a_right_is_missing_a_senior_is_asked_and_lets_it_be_done(tmp_path: Path, right: Right) -> None:
    async def work() -> None:
        async with desk(tmp_path) as till:
            at = await counter(till, tmp_path)
            till.station.cashier = OLENA
            till.station.rules = replace(demo.RULES, rights=without(right))
            tasks, asked, left = Tasks(), list[str](), list[Exception]()

            async def ask(refused: Forbidden) -> Allowed:
                asked.append(refused.right)
                everything = replace(IRYNA, powers=Powers(frozenset(Right), Decimal(100)))
                return Allowed(Right(refused.right), everything, OLENA, WHY)

            tasks.ask_senior = ask

            async def act() -> None:
                with suppress(AttributeError):
                    await ACTS[right](at)

            tasks.start("act", act, left.append)
            await tasks.drain()
            assert asked == [right.value], "once, and by its name"
            assert not any(isinstance(error, Forbidden) for error in left), "under the leave it goes on"
            assert till.station.cashier.id == OLENA.id, "and nobody else stands at the till"

    asyncio.run(work())


def test_nobody_lends_a_right_without_the_right_to_lend(tmp_path: Path) -> None:
    async def work() -> None:
        async with desk(tmp_path) as till:
            hasher = PinHasher(b"pepper", cheap=True)
            gate = PinGate(till.stores.cashiers, till.stores.pin_guesses, hasher, till.clock)
            override = Override(till.station, till.stores.cashiers, gate, till.stores.audit, till.clock)
            people: list[Cashier] = [replace(OLENA), replace(IRYNA)]
            await till.stores.cashiers.replace_all(people, {IRYNA.id: await hasher.hash("2222")})
            till.station.cashier = OLENA
            assert [one.id for one in await override.seniors(Right.REFUND)] == [IRYNA.id]
            table = RightsTable().with_right(Role.SENIOR, Right.OVERRIDE, on=False)
            till.station.rules = replace(demo.RULES, rights=table)
            assert await override.seniors(Right.REFUND) == []
            hasher.close()

    asyncio.run(work())
