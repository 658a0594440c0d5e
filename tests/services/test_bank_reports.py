"""The bank terminal's X and settlement, with a real terminal at the other end: kept, printed, and not when in doubt."""

from __future__ import annotations

import asyncio
from collections.abc import Awaitable, Callable
from decimal import Decimal
from pathlib import Path

import pytest
from helpers import demo
from helpers.desk import Desk, desk
from helpers.terminals import QUICK, bank

from app.devices.links import parse_address
from app.devices.privat_terminal import PrivatTerminal
from app.domain.charge import Charge, ChargeKind
from app.domain.codes import new_id
from app.domain.printjob import JobKind
from app.domain.terminal_report import TerminalReport
from app.errors import DeviceFault, RuleBroken
from app.sandbox.terminal import EmulatedTerminal
from app.sandbox.terminal_habits import Habits
from app.services.bank import BankDesk
from app.store.codec import decode
from printing.slip import Pair
from printing.terminal_slip import terminal_slip

__all__ = ["bank"]


def with_bank(
    folder: Path, terminal: EmulatedTerminal | None, work: Callable[[Desk, BankDesk, PrivatTerminal], Awaitable[None]]
) -> None:
    async def run() -> None:
        driver = PrivatTerminal(QUICK)
        async with desk(folder) as till:
            if terminal is not None:
                driver.use(parse_address(terminal.address, "bank_terminal_address"), 0.0)
                till.bank.terminal = driver
            stores = till.stores
            made = BankDesk(
                till.station, till.bank, stores.charges, stores.meta, stores.audit, stores.print_jobs, till.printer,
                till.clock,
            )  # fmt: skip
            try:
                async with asyncio.timeout(10):
                    await work(till, made, driver)
            finally:
                await driver.stop()

    asyncio.run(run())


async def printed(till: Desk) -> list[TerminalReport]:
    jobs = await till.stores.print_jobs.recent(20)
    return [decode(TerminalReport, job.body) for job in reversed(jobs) if job.kind is JobKind.TERMINAL]


async def noted(till: Desk) -> list[tuple[str, object]]:
    rows = await till.stores.audit.recent(50)
    return [(row.who, row.facts["empty"]) for row in rows if row.what == "terminal_settled"]


def test_an_x_changes_nothing_and_a_settlement_is_remembered(tmp_path: Path, bank: EmulatedTerminal) -> None:
    async def work(till: Desk, made: BankDesk, driver: PrivatTerminal) -> None:
        assert await made.settled_at() is None
        await driver.purchase(Decimal("10.00"))
        x = await made.totals()
        assert (x.settled, "10.00" in x.text) == (False, True)
        assert await made.settled_at() is None
        done = await made.settle()
        assert (done.settled, "10.00" in done.text, done.cashier) == (True, True, demo.CASHIER.name)
        assert await made.settled_at() == till.clock.now()
        assert await printed(till) == [x, done]
        assert till.printer.woken >= 2
        till.clock.move(60)
        empty = await made.settle()
        assert empty.empty
        assert await made.settled_at() == till.clock.now()
        assert len(await printed(till)) == 2, "there is nothing to print"
        assert sorted(noted_one for _, noted_one in await noted(till)) == [False, True]

    with_bank(tmp_path, bank, work)


def test_nothing_is_settled_while_a_charge_is_in_doubt(tmp_path: Path, bank: EmulatedTerminal) -> None:
    """Only the open batch can tell what became of it."""

    async def work(till: Desk, made: BankDesk, driver: PrivatTerminal) -> None:
        charge = Charge(new_id(), ChargeKind.PURCHASE, Decimal(10), new_id(), till.clock.now())
        await till.stores.charges.begin(charge)
        with pytest.raises(RuleBroken) as broken:
            await made.settle()
        assert broken.value.rule == "charge_open"
        assert not [said for said in bank.machine.heard if said.get("method") == "Verify"]
        await made.totals()  # an X is no harm

    with_bank(tmp_path, bank, work)


def test_a_settlement_that_was_refused_is_none(tmp_path: Path, bank: EmulatedTerminal) -> None:
    async def work(till: Desk, made: BankDesk, driver: PrivatTerminal) -> None:
        await driver.purchase(Decimal("10.00"))
        bank.machine.habits = Habits(code="1004")
        with pytest.raises(DeviceFault) as refused:
            await made.settle()
        assert refused.value.code == "1004"
        assert await made.settled_at() is None
        assert await noted(till) == []

    with_bank(tmp_path, bank, work)


def test_without_a_terminal_or_a_cashier_nothing_is_asked(tmp_path: Path, bank: EmulatedTerminal) -> None:
    async def without(till: Desk, made: BankDesk, driver: PrivatTerminal) -> None:
        assert not made.driven
        with pytest.raises(RuleBroken) as broken:
            await made.totals()
        assert broken.value.rule == "charge_no_terminal"

    async def nobody(till: Desk, made: BankDesk, driver: PrivatTerminal) -> None:
        till.station.cashier = None
        for ask in (made.totals, made.settle):
            with pytest.raises(RuleBroken) as broken:
                await ask()
            assert broken.value.rule == "signed_out"

    with_bank(tmp_path / "a", None, without)
    with_bank(tmp_path / "b", bank, nobody)
    assert not [said for said in bank.machine.heard if said.get("method") in ("Audit", "Verify")]


def test_the_slip_sets_the_terminals_columns_on_our_paper() -> None:
    text = "ЗВІРКА ПІДСУМКІВ\n   ПАКЕТ 000001\nОПЛАТИ         3        150.00\n\nПІДСУМКИ ЗБІГАЮТЬСЯ"
    slip = terminal_slip(TerminalReport(True, text, demo.NOW, "Олена Коваль", 214), demo.PLACE)
    assert Pair("ОПЛАТИ 3", "150.00") in slip.parts
    said = repr(slip.parts)
    assert "ЗВІРКА ТЕРМІНАЛА" in said
    assert "зміна №214" in said
    assert "X-ЗВІТ ТЕРМІНАЛА" in repr(terminal_slip(TerminalReport(False, text, demo.NOW, "О. К."), demo.PLACE).parts)
