"""The till's side of a bank terminal over a real socket and a real COM port: a card is never charged twice, and what is
not known is said to be unknown."""

from __future__ import annotations

import asyncio
import os
import socket
import threading
from collections.abc import Awaitable, Callable, Iterator
from contextlib import contextmanager
from dataclasses import replace
from datetime import UTC, datetime, timedelta
from decimal import Decimal
from itertools import pairwise
from typing import Any

import pytest
from helpers.terminals import ComTerminal, bank, com_bank

from app.devices.links import parse_address
from app.devices.privat_line import LineState, Pace
from app.devices.privat_terminal import PrivatTerminal
from app.domain.charge import ChargeKind, TerminalStatus
from app.errors import AnswerLost, DeviceFault
from app.sandbox.terminal import EmulatedTerminal
from app.sandbox.terminal_habits import BREAKS, Habits

__all__ = ["bank", "com_bank"]

SECONDS = 10.0
#: The real pace, without its pauses: what is waited for here is never waited for long.
QUICK = Pace(
    gap=0.0, answer=0.4, retry=0.02, beat=60.0, poll=0.02, operation=5.0, grace=0.3, idle=3.0, patience=5.0,
    long_patience=5.0,
)  # fmt: skip
TEN = Decimal("10.00")


def driven(
    address: str, work: Callable[[PrivatTerminal], Awaitable[None]], pace: Pace = QUICK, wait: float = 0.0
) -> None:
    """Runs `work` with the terminal at `address`."""

    async def run() -> None:
        terminal = PrivatTerminal(pace)
        terminal.use(parse_address(address, "bank_terminal_address", baud=115200), wait)
        try:
            async with asyncio.timeout(SECONDS):
                await work(terminal)
        finally:
            await terminal.stop()
        assert not [one for one in threading.enumerate() if one.name == "terminal"]

    asyncio.run(run())


def purchases(terminal: EmulatedTerminal | ComTerminal) -> int:
    """How many requests for money were really on the wire."""
    return sum(said.get("method") == "Purchase" for said in terminal.machine.heard)


async def heard(terminal: EmulatedTerminal, method: str) -> None:
    async with asyncio.timeout(SECONDS):
        while not any(said.get("method") == method for said in terminal.machine.heard):
            await asyncio.sleep(0.002)


@contextmanager
def server(talk: Callable[[socket.socket], None]) -> Iterator[str]:
    """Something else at the address: `talk` says what it does with each connection."""
    listener = socket.create_server(("127.0.0.1", 0))

    def serve() -> None:
        while True:
            try:
                link, _ = listener.accept()
            except OSError:
                return
            with link:
                try:
                    talk(link)
                except OSError:
                    continue

    thread = threading.Thread(target=serve, daemon=True)
    thread.start()
    try:
        yield f"tcp://127.0.0.1:{listener.getsockname()[1]}"
    finally:
        listener.shutdown(socket.SHUT_RDWR)
        listener.close()
        thread.join()


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
            while terminal.state is not LineState.READY:
                await asyncio.sleep(0.01)
        finally:
            await asyncio.to_thread(late.stop)
        while terminal.state is not LineState.ABSENT:  # noticed without anybody asking
            await asyncio.sleep(0.01)

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
        (lambda link: link.recv(99) and link.sendall(b"HTTP/1.1 400 Bad Request\r\nServer: x\r\n\r\n<html>"), "protocol"),
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
    import serial

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


def test_one_operation_at_a_time(bank: EmulatedTerminal) -> None:
    bank.machine.habits = Habits(card_seconds=0.3)

    async def work(terminal: PrivatTerminal) -> None:
        first = asyncio.ensure_future(terminal.purchase(TEN))
        await heard(bank, "Purchase")
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
        await heard(bank, "Purchase")
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
        await heard(bank, "Purchase")
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


# ------------------------------------------------------------------ what is not known


@pytest.mark.parametrize("code", ["0000", "0010", "0005"])
@pytest.mark.parametrize("point", [*BREAKS[1:], "mute"])
def test_at_every_break_there_is_one_purchase_on_the_wire_and_the_truth_afterwards(
    bank: EmulatedTerminal, point: str, code: str
) -> None:
    bank.machine.ledger.add("1", Decimal("77.00"), "0000", "1", "")
    before = bank.machine.ledger.taken
    trouble = Habits(code=code, mute=True) if point == "mute" else Habits(code=code, break_at=point, card_seconds=0.05)
    bank.machine.plan.append(trouble)

    async def work(terminal: PrivatTerminal) -> None:
        known = await terminal.last()
        assert known is not None
        with pytest.raises(AnswerLost):
            await terminal.purchase(TEN)
        found = await terminal.last()
        assert found is not None
        charged = bank.machine.ledger.taken - before
        if found.invoice == known.invoice:
            assert charged == 0
            assert point in ("asked", "before")
        else:
            assert (found.approved, found.code) == (code != "0005", code)
            assert charged == (found.amount if found.approved else 0)

    driven(bank.address, work, replace(QUICK, operation=0.3, grace=0.1))
    assert purchases(bank) == 1


@pytest.mark.parametrize("cut", range(0, 90, 7))
def test_a_request_cut_in_the_middle_is_not_sent_again(bank: EmulatedTerminal, cut: int) -> None:
    """A line that breaks after so many bytes of the request, wherever that is."""
    left = [cut]
    over = threading.Event()

    def pass_on(link: socket.socket) -> None:
        with socket.create_connection((bank.host, bank.port)) as far:
            far.settimeout(0.01)
            link.settimeout(0.01)
            while not over.is_set():
                for source, target in ((link, far), (far, link)):
                    try:
                        data = source.recv(4096)
                    except TimeoutError:
                        continue
                    if not data:
                        return
                    if b"Purchase" in data and source is link and left:
                        target.sendall(data[: left.pop()])
                        return
                    target.sendall(data)

    with server(pass_on) as address:

        async def work(terminal: PrivatTerminal) -> None:
            with pytest.raises(AnswerLost):
                await terminal.purchase(TEN)
            assert await terminal.last() is None

        driven(address, work)
        over.set()
    assert purchases(bank) == 0


def test_an_answer_for_more_than_was_asked_is_not_ours() -> None:
    """The answer of an older payment that comes late is not taken for this one's."""

    def talk(link: socket.socket) -> None:
        while data := link.recv(4096):
            if b"PingDevice" in data:
                link.sendall(b'{"method":"PingDevice","error":false,"params":{"responseCode":"0000"}}\0')
            elif b"identify" in data:
                link.sendall(b'{"method":"ServiceMessage","params":{"msgType":"identify"}}\0')
            elif b"Purchase" in data:
                link.sendall(b'{"method":"Purchase","error":false,"params":{"responseCode":"0000","amount":"99.00"}}\0')

    with server(talk) as address:

        async def work(terminal: PrivatTerminal) -> None:
            with pytest.raises(AnswerLost):
                await terminal.purchase(TEN)

        driven(address, work)


def test_a_dead_line_is_found_before_money_is_asked_for(bank: EmulatedTerminal) -> None:
    """It was there, and says nothing any more: the request for money never leaves the till."""
    silent = threading.Event()

    def pass_on(link: socket.socket) -> None:
        with socket.create_connection((bank.host, bank.port)) as far:
            far.settimeout(0.01)
            link.settimeout(0.01)
            while True:
                for source, target in ((link, far), (far, link)):
                    try:
                        data = source.recv(4096)
                    except TimeoutError:
                        continue
                    if not data:
                        return
                    if not silent.is_set():
                        target.sendall(data)

    with server(pass_on) as address:

        async def work(terminal: PrivatTerminal) -> None:
            assert await terminal.identify() == "PAX s800"
            silent.set()
            with pytest.raises(DeviceFault) as fault:
                await terminal.purchase(TEN)
            assert fault.value.kind == "timeout"
            silent.clear()
            while terminal.state is not LineState.READY:
                await asyncio.sleep(0.01)
            assert (await terminal.purchase(TEN)).approved

        driven(address, work, replace(QUICK, answer=0.15))
    assert purchases(bank) == 1


def test_the_end_of_the_till_loses_the_answer_and_asks_no_more(bank: EmulatedTerminal) -> None:
    bank.machine.habits = Habits(card_seconds=0.1)

    async def work(terminal: PrivatTerminal) -> None:
        buying = asyncio.ensure_future(terminal.purchase(TEN))
        await heard(bank, "Purchase")
        await terminal.stop()
        with pytest.raises(AnswerLost):
            await buying

    driven(bank.address, work)
    assert purchases(bank) == 1


def test_a_transaction_that_contradicts_itself_is_not_taken_for_a_refusal() -> None:
    def talk(link: socket.socket) -> None:
        while data := link.recv(4096):
            if b"PingDevice" in data:
                link.sendall(b'{"method":"PingDevice","error":false,"params":{"responseCode":"0000"}}\0')
            elif b"ServiceMessage" in data:
                link.sendall(b'{"method":"ServiceMessage","params":{"msgType":"methodNotImplemented "}}\0')
            else:
                link.sendall(
                    b'{"method":"GetReceiptInfo","error":true,"params":{"responseCode":"0000","invoiceNumber":"7"}}\0'
                )

    with server(talk) as address:

        async def work(terminal: PrivatTerminal) -> None:
            with pytest.raises(DeviceFault) as unclear:
                await terminal.last()
            assert unclear.value.kind == "protocol"

        driven(address, work)


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
