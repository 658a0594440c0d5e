"""The till's side of a bank terminal over a real socket and a real COM port: a card is never charged twice, and what is
not known is said to be unknown."""

from __future__ import annotations

import asyncio
import os
import socket
import threading
import time
from collections.abc import Callable
from dataclasses import replace
from datetime import UTC, datetime, timedelta
from decimal import Decimal
from itertools import pairwise
from typing import Any

import pytest
import serial
from helpers.terminals import QUICK, TEN, ComTerminal, at_work, bank, becomes, com_bank, driven, purchases, server

from app.devices.privat_line import LineState
from app.devices.privat_terminal import PrivatTerminal
from app.domain.charge import ChargeKind, TerminalStatus
from app.errors import AnswerLost, DeviceFault
from app.sandbox.terminal import EmulatedTerminal
from app.sandbox.terminal_habits import Habits

__all__ = ["bank", "com_bank"]

# ------------------------------------------------------------------ the line


def test_the_greeting_is_the_one_all_makers_understand(bank: EmulatedTerminal) -> None:
    async def work(terminal: PrivatTerminal) -> None:
        assert await terminal.identify() == "PAX s800"
        assert terminal.identity == "PAX s800"
        assert terminal.state is LineState.READY

    driven(bank.address, work, replace(QUICK, gap=0.1), wait=0.05)
    said = [(one["method"], on[0]) for one, on in zip(bank.machine.heard, bank.machine.heard_on, strict=True)]
    assert said == [("PingDevice", 1), ("ServiceMessage", 2), ("PingDevice", 3), ("ServiceMessage", 3)]
    times = [at for _, at in bank.machine.heard_on]
    assert all(after - before > 0.09 for before, after in pairwise(times)), "messages lie 100 ms apart"


def test_it_speaks_over_a_com_port(com_bank: ComTerminal) -> None:
    async def work(terminal: PrivatTerminal) -> None:
        assert await terminal.identify() == "PAX s800"
        assert (await terminal.purchase(TEN)).approved

    driven(com_bank.address, work)
    assert com_bank.machine.ledger.taken == TEN


def test_a_terminal_that_comes_later_is_found_and_one_that_goes_is_missed() -> None:
    with socket.create_server(("127.0.0.1", 0)) as probe:
        port = probe.getsockname()[1]

    async def work(terminal: PrivatTerminal) -> None:
        with pytest.raises(DeviceFault) as absent:
            await terminal.purchase(TEN)
        assert (absent.value.device, absent.value.kind) == ("terminal", "absent")
        late = await asyncio.to_thread(EmulatedTerminal, port)
        try:
            await becomes(terminal, LineState.READY)
        finally:
            await asyncio.to_thread(late.stop)
        await becomes(terminal, LineState.ABSENT)  # without anybody asking

    driven(f"tcp://127.0.0.1:{port}", work)


def test_an_old_session_is_waited_for(bank: EmulatedTerminal) -> None:
    bank.machine.habits = Habits(held_seconds=0.5)
    old = socket.create_connection((bank.host, bank.port))

    async def work(terminal: PrivatTerminal) -> None:
        with pytest.raises(DeviceFault) as silent:
            await terminal.purchase(TEN)
        assert silent.value.kind == "timeout"
        assert terminal.state is LineState.SILENT
        old.close()
        assert await terminal.last() is None

    driven(bank.address, work, replace(QUICK, answer=0.15))
    assert purchases(bank) == 0


@pytest.mark.parametrize(
    ("talk", "kind"),
    [
        (lambda link: link.recv(99) and link.sendall(b"HTTP/1.1 400 Bad Request\r\nServer: x\r\n\r\n"), "protocol"),
        (lambda link: link.sendall(b"\x01\x02S 001.25kg1\x03\x04" * 9), "protocol"),  # a scale that speaks by itself
        (lambda link: link.recv(99) and link.sendall(os.urandom(3000) + b"\0" + b"\xff" * 30 + b"\0"), "protocol"),
        (lambda link: link.recv(99) and link.recv(99), "timeout"),  # a printer: takes all and says nothing
        (lambda link: None, "absent"),  # hangs up at once
    ],
)  # fmt: skip
def test_something_else_at_the_address_is_told_for_what_it_is(talk: Callable[[Any], Any], kind: str) -> None:
    with server(talk) as address:

        async def work(terminal: PrivatTerminal) -> None:
            with pytest.raises(DeviceFault) as fault:
                await terminal.purchase(TEN)
            assert fault.value.kind == kind

        driven(address, work, replace(QUICK, answer=0.15))


def test_a_port_that_floods_is_no_terminal_and_the_loop_goes_on() -> None:
    def flood(link: socket.socket) -> None:
        while True:
            link.sendall(b"\xaa" * 4096)

    with server(flood) as address:

        async def work(terminal: PrivatTerminal) -> None:
            with pytest.raises(DeviceFault) as fault:
                await terminal.identify()
            assert fault.value.kind == "protocol"

        driven(address, work, replace(QUICK, answer=0.2))


def test_an_address_that_cannot_be_is_told_at_once() -> None:
    async def run() -> None:
        terminal = PrivatTerminal(QUICK)
        terminal.refuse()
        assert terminal.state is LineState.ADDRESS
        with pytest.raises(DeviceFault) as fault:
            await terminal.purchase(TEN)
        assert fault.value.kind == "address"
        await terminal.stop()

    asyncio.run(run())


def test_a_port_another_program_has(com_bank: ComTerminal) -> None:
    name = com_bank.address.removeprefix("serial:")
    with serial.Serial(name, 115200, exclusive=True):

        async def work(terminal: PrivatTerminal) -> None:
            with pytest.raises(DeviceFault) as fault:
                await terminal.purchase(TEN)
            assert fault.value.kind == "busy"

        driven(com_bank.address, work)


# ------------------------------------------------------------------ money


def test_a_purchase_a_refund_and_a_cancel(bank: EmulatedTerminal) -> None:
    async def work(terminal: PrivatTerminal) -> None:
        assert await terminal.last() is None, "the batch is empty"
        began = datetime.now(UTC)
        bought = await terminal.purchase(Decimal("30.00"))
        assert (bought.approved, bought.amount, bought.code, bought.kind) == (
            True, Decimal("30.00"), "0000", ChargeKind.PURCHASE,
        )  # fmt: skip
        assert bought.at is not None
        assert abs(bought.at - began) < timedelta(seconds=30)
        assert "KLIIENT" not in repr(bought)
        last = await terminal.last()
        assert last is not None
        assert (last.invoice, last.amount, last.kind, last.approved) == (
            bought.invoice, bought.amount, ChargeKind.PURCHASE, True,
        )  # fmt: skip
        back = await terminal.refund(Decimal("10.00"), bought.rrn)
        assert (back.kind, back.amount, bank.machine.ledger.taken) == (ChargeKind.REFUND, 10, Decimal("20.00"))
        gone = await terminal.cancel(bought.invoice)
        assert (gone.kind, gone.approved, bank.machine.ledger.taken) == (ChargeKind.CANCEL, True, Decimal("-10.00"))
        assert not (await terminal.cancel(bought.invoice)).approved

    driven(bank.address, work)


@pytest.mark.parametrize("code", ["0005", "0051", "1000", "1001", "1002", "1003", "1004", "1005"])
def test_a_refusal_is_an_answer(bank: EmulatedTerminal, code: str) -> None:
    bank.machine.habits = Habits(code=code) if code != "1003" else Habits(full_after=0)

    async def work(terminal: PrivatTerminal) -> None:
        slip = await terminal.purchase(TEN)
        assert (slip.approved, slip.code) == (False, code)

    driven(bank.address, work)
    assert bank.machine.ledger.taken == 0


def test_part_of_it_is_approved(bank: EmulatedTerminal) -> None:
    bank.machine.habits = Habits(code="0010", misspelt=True, pieces=1, garbage=True, plain_pan=True)

    async def work(terminal: PrivatTerminal) -> None:
        slip = await terminal.purchase(TEN)
        assert (slip.approved, slip.amount, slip.code) == (True, Decimal("5.00"), "0010")
        assert slip.pan == "************9838"

    driven(bank.address, work)


def test_what_the_terminal_does_is_told_on_the_loop(bank: EmulatedTerminal) -> None:
    bank.machine.habits = Habits(card_seconds=0.1, pin_seconds=0.1, host_seconds=0.1, print_seconds=0.1)
    seen: list[tuple[TerminalStatus, str]] = []

    async def work(terminal: PrivatTerminal) -> None:
        terminal.status.connect(lambda status: seen.append((status, threading.current_thread().name)))
        assert (await terminal.purchase(TEN)).approved

    driven(bank.address, work)
    assert seen == [
        (status, "MainThread")
        for status in (
            TerminalStatus.WAITS_FOR_CARD, TerminalStatus.PIN, TerminalStatus.AUTHORISING, TerminalStatus.PRINTING,
        )
    ]  # fmt: skip


def test_a_terminal_that_is_idle_behind_its_answer_is_no_step_of_the_payment() -> None:
    """What it does was asked for before it answered: the page would jump back to its first step and away."""

    def talk(link: socket.socket) -> None:
        while data := link.recv(4096):
            if b"PingDevice" in data:
                link.sendall(b'{"method":"PingDevice","error":false,"params":{"responseCode":"0000"}}\0')
            elif b"identify" in data:
                link.sendall(b'{"method":"ServiceMessage","params":{"msgType":"identify"}}\0')
            elif b"Purchase" in data:
                link.sendall(
                    status(5)
                    + b'{"method":"Purchase","error":false,"params":{"responseCode":"0000","amount":"10.00"}}\0'
                    + status(0)
                )

    def status(code: int) -> bytes:
        return b'{"method":"ServiceMessage","params":{"msgType":"getLastStatMsgCode","LastStatMsgCode":"%d"}}\0' % code

    seen: list[TerminalStatus] = []

    def see(what: TerminalStatus) -> None:
        seen.append(what)
        time.sleep(0.05)  # a loop that is late has both to hear in one turn

    async def work(terminal: PrivatTerminal) -> None:
        terminal.status.connect(see)
        assert (await terminal.purchase(TEN)).approved

    with server(talk) as address:
        driven(address, work)
    assert seen == [TerminalStatus.PRINTING]


def test_one_operation_at_a_time(bank: EmulatedTerminal) -> None:
    bank.machine.habits = Habits(card_seconds=0.3)

    async def work(terminal: PrivatTerminal) -> None:
        first = asyncio.ensure_future(terminal.purchase(TEN))
        await at_work(terminal)
        for second in (terminal.purchase(TEN), terminal.last(), terminal.settle()):
            with pytest.raises(DeviceFault) as engaged:
                await second
            assert engaged.value.kind == "engaged"
        assert (await first).approved

    driven(bank.address, work)
    assert purchases(bank) == 1


def test_a_terminal_at_work_is_not_asked_for_money(bank: EmulatedTerminal) -> None:
    bank.machine.habits = Habits(busy=True)

    async def work(terminal: PrivatTerminal) -> None:
        with pytest.raises(DeviceFault) as engaged:
            await terminal.purchase(TEN)
        assert engaged.value.kind == "engaged"

    driven(bank.address, work)
    assert purchases(bank) == 0


def test_cancel_is_an_interrupt_and_its_answer_is_waited_for(bank: EmulatedTerminal) -> None:
    bank.machine.habits = Habits(card_seconds=60.0)

    async def work(terminal: PrivatTerminal) -> None:
        buying = asyncio.ensure_future(terminal.purchase(TEN))
        await at_work(terminal)
        await terminal.interrupt()
        slip = await buying
        assert (slip.approved, slip.code) == (False, "1001")
        await terminal.interrupt()  # nothing runs: nothing is said

    driven(bank.address, work)
    assert [said["params"]["msgType"] for said in bank.machine.heard if "interrupt" in str(said)] == ["interrupt"]


def test_a_cancel_before_the_first_byte_asks_for_nothing() -> None:
    with server(lambda link: link.recv(99) and link.recv(99)) as address:

        async def work(terminal: PrivatTerminal) -> None:
            buying = asyncio.ensure_future(terminal.purchase(TEN))
            await asyncio.sleep(0)
            await terminal.interrupt()
            with pytest.raises(DeviceFault):
                await buying

        driven(address, work, replace(QUICK, answer=0.1))


def test_a_cancel_that_changes_nothing_is_not_believed(bank: EmulatedTerminal) -> None:
    """The terminal does not end in the time of grace: nobody knows, and nobody says so."""
    bank.machine.habits = Habits(card_seconds=1.0, deaf=True)

    async def work(terminal: PrivatTerminal) -> None:
        buying = asyncio.ensure_future(terminal.purchase(TEN))
        await at_work(terminal)
        await terminal.interrupt()
        with pytest.raises(AnswerLost):
            await buying
        last = await terminal.last()
        assert last is not None
        assert last.amount == TEN, "it was charged after all, and that is found out"

    driven(bank.address, work)
    assert purchases(bank) == 1


def test_the_customers_time_ends_with_an_interrupt(bank: EmulatedTerminal) -> None:
    bank.machine.habits = Habits(card_seconds=60.0)

    async def work(terminal: PrivatTerminal) -> None:
        slip = await terminal.purchase(TEN)
        assert slip.code == "1001"

    driven(bank.address, work, replace(QUICK, operation=0.1))


# ------------------------------------------------------------------ reports


def test_totals_and_settlement(bank: EmulatedTerminal) -> None:
    async def work(terminal: PrivatTerminal) -> None:
        assert await terminal.settle() == "", "nothing to settle is no trouble"
        await terminal.purchase(TEN)
        assert "10.00" in await terminal.totals()
        assert "10.00" in await terminal.settle()
        assert await terminal.last() is None
        await terminal.purchase(TEN)
        bank.machine.habits = Habits(code="1004")
        with pytest.raises(DeviceFault) as refused:
            await terminal.settle()
        assert (refused.value.kind, refused.value.code) == ("refused", "1004")

    driven(bank.address, work)
