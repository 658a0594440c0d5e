"""A bank terminal whose answer is lost: at most one request for money on the wire, and the truth afterwards."""

from __future__ import annotations

import asyncio
import socket
import threading
from dataclasses import replace
from decimal import Decimal

import pytest
from helpers.terminals import QUICK, TEN, at_work, bank, becomes, driven, purchases, server

from app.devices.privat_line import LineState
from app.devices.privat_terminal import PrivatTerminal
from app.errors import AnswerLost, DeviceFault
from app.sandbox.terminal import EmulatedTerminal
from app.sandbox.terminal_habits import BREAKS, Habits

__all__ = ["bank"]


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
            await becomes(terminal, LineState.READY)
            assert (await terminal.purchase(TEN)).approved

        driven(address, work, replace(QUICK, answer=0.6))
    assert purchases(bank) == 1


def test_the_end_of_the_till_loses_the_answer_and_asks_no_more(bank: EmulatedTerminal) -> None:
    bank.machine.habits = Habits(card_seconds=0.1)

    async def work(terminal: PrivatTerminal) -> None:
        buying = asyncio.ensure_future(terminal.purchase(TEN))
        await at_work(terminal)
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
