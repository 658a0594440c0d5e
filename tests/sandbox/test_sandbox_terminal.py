"""The emulated bank terminal against the protocol's own text, over raw sockets: none of the till's code reads it."""

from __future__ import annotations

import json
import os
import select
import socket
import subprocess
import sys
import time
from dataclasses import replace
from decimal import Decimal
from pathlib import Path
from typing import Any

import pytest
from helpers.terminals import ComTerminal, bank, com_bank

from app.sandbox.terminal import EmulatedTerminal
from app.sandbox.terminal_habits import BREAKS, Habits
from app.sandbox.terminal_machine import Machine

if sys.platform != "win32":  # Windows has no pseudo-terminals: packaging/suite.toml leaves out what needs one
    import tty

__all__ = ["bank", "com_bank"]

PING = b'{"method":"PingDevice","step":0}\0'
SECONDS = 5.0


class Wire:
    """A client that knows sockets and JSON, and nothing else."""

    def __init__(self, terminal: EmulatedTerminal) -> None:
        self.link = socket.create_connection((terminal.host, terminal.port), SECONDS)
        self.kept = b""

    def say(self, method: str, **params: str) -> None:
        self.link.sendall(json.dumps({"method": method, "step": 0, "params": params}).encode() + b"\0")

    def read(self) -> dict[str, Any]:
        """The next message. Raises EOFError when the terminal has hung up."""
        while b"\0" not in self.kept:
            data = self.link.recv(4096)
            if not data:
                raise EOFError(self.kept)
            self.kept += data
        frame, _, self.kept = self.kept.partition(b"\0")
        said = json.loads(frame)
        assert isinstance(said, dict)
        return said

    def ask(self, method: str, **params: str) -> dict[str, Any]:
        self.say(method, **params)
        return self.read()

    def service(self, message: str) -> dict[str, Any]:
        return self.ask("ServiceMessage", msgType=message)

    def buy(self, amount: str) -> dict[str, Any]:
        return self.ask("Purchase", amount=amount, discount="", merchantId="0", facepay="false")

    def silent(self) -> bool:
        return not select.select([self.link], [], [], 0.09)[0]


@pytest.fixture
def wire(bank: EmulatedTerminal) -> Any:
    client = Wire(bank)
    yield client
    client.link.close()


def test_the_handshake_with_its_leading_zero(bank: EmulatedTerminal, wire: Wire) -> None:
    wire.link.sendall(b"\0" + PING)
    assert wire.read() == {
        "method": "PingDevice", "step": 0, "params": {"code": "00", "responseCode": "0000"}, "error": False,
        "errorDescription": "",
    }  # fmt: skip
    said = wire.service("identify")
    assert said["params"] == {"msgType": "identify", "result": "true", "vendor": "PAX", "model": "s800"}


def test_several_and_part_messages_in_one_piece(wire: Wire) -> None:
    wire.link.sendall(PING + PING + PING[:7])
    assert [wire.read()["method"] for _ in range(2)] == ["PingDevice"] * 2
    wire.link.sendall(PING[7:])
    assert wire.read()["method"] == "PingDevice"


def test_a_purchase_says_all_the_protocol_lists(bank: EmulatedTerminal, wire: Wire) -> None:
    said = wire.buy("0.60")
    assert said["error"] is False
    params = said["params"]
    assert set(params) >= {
        "amount", "approvalCode", "bankAcquirer", "captureReference", "cardExpiryDate", "cardHolderName", "date",
        "discount", "invoiceNumber", "issuerName", "merchant", "pan", "paymentSystem", "receipt", "responseCode",
        "rrn", "signVerif", "terminalId", "time", "track1", "trnStatus", "txnType",
    }  # fmt: skip
    assert all(isinstance(value, str) for value in params.values()), "all params are strings"
    assert (params["amount"], params["responseCode"], params["txnType"], params["trnStatus"]) == (
        "0.60", "0000", "1", "1",
    )  # fmt: skip
    time.strptime(f"{params['date']} {params['time']}", "%d.%m.%Y %H:%M:%S")
    assert bank.machine.ledger.taken == Decimal("0.60")


@pytest.mark.parametrize(
    "params",
    [
        {"amount": "1", "discount": "", "merchantId": "0", "facepay": "false"},
        {"amount": "0.00", "discount": "", "merchantId": "0", "facepay": "false"},
        {"amount": "-1.00", "discount": "", "merchantId": "0", "facepay": "false"},
        {"amount": 1.5, "discount": "", "merchantId": "0", "facepay": "false"},
        {"amount": "1.00", "merchantId": "0", "facepay": "false"},
        {"amount": "1.00"},
    ],
)
def test_a_purchase_that_is_not_as_it_should_be_is_impossible(
    bank: EmulatedTerminal, wire: Wire, params: dict[str, Any]
) -> None:
    said = wire.ask("Purchase", **params)
    assert (said["params"]["responseCode"], said["error"]) == ("1000", True)
    assert bank.machine.ledger.taken == 0
    assert wire.buy("1,00")["params"]["responseCode"] == "0000", "a comma is as good as a point"


@pytest.mark.parametrize(
    ("code", "taken", "error"),
    [("0000", "10.00", False), ("0010", "5.00", False), ("0005", "0", True), ("0051", "0", True), ("1001", "0", True),
     ("1002", "0", True), ("1004", "0", True), ("1005", "0", True)],
)  # fmt: skip
def test_every_end_of_a_purchase(bank: EmulatedTerminal, wire: Wire, code: str, taken: str, error: bool) -> None:
    bank.machine.habits = Habits(code=code)
    said = wire.buy("10.00")
    assert (said["params"]["responseCode"], said["error"]) == (code, error)
    assert bank.machine.ledger.taken == Decimal(taken)
    if not error:
        assert said["params"]["amount"] == f"{Decimal(taken):.2f}"
    if code == "0005":
        assert "receipt" in said["params"]
        assert not said["params"]["rrn"]


def test_a_sum_may_ask_for_trouble(bank: EmulatedTerminal, wire: Wire) -> None:
    bank.machine.habits = Habits(magic=True)
    assert wire.buy("1.01")["params"]["responseCode"] == "0005"
    assert wire.buy("1.03")["params"]["amount"] == "0.52"
    assert wire.buy("2.00")["params"]["responseCode"] == "0000"


def test_refund_void_and_the_last_transaction(bank: EmulatedTerminal, wire: Wire) -> None:
    said = wire.ask("GetReceiptInfo", invoiceNumber="")
    assert (said["params"]["responseCode"], said["error"]) == ("0001", True), "the batch is empty"
    first = wire.buy("30.00")["params"]
    refund = wire.ask("Refund", amount="10.00", discount="", merchantId="0", rrn=first["rrn"])["params"]
    assert (refund["txnType"], bank.machine.ledger.taken) == ("2", Decimal("20.00"))
    last = wire.ask("GetReceiptInfo", invoiceNumber="0")
    assert (last["error"], last["params"]["invoiceNumber"]) == (False, refund["invoiceNumber"])
    assert wire.ask("GetReceiptInfo", invoiceNumber=first["invoiceNumber"])["params"]["amount"] == "30.00"
    void = wire.ask("Withdrawal", invoiceNumber=first["invoiceNumber"])["params"]
    assert (void["txnType"], void["amount"], bank.machine.ledger.taken) == ("3", "30.00", Decimal("-10.00"))
    again = wire.ask("Withdrawal", invoiceNumber=first["invoiceNumber"])
    assert again["params"]["responseCode"] == "1000", "it is voided already"


def test_a_refusal_is_the_last_transaction_too(bank: EmulatedTerminal, wire: Wire) -> None:
    bank.machine.habits = Habits(code="0005")
    wire.buy("30.00")
    said = wire.ask("GetReceiptInfo", invoiceNumber="")
    assert (said["error"], said["params"]["responseCode"]) == (False, "0005"), (
        "the query went well, the payment did not"
    )


def test_the_batch_is_told_and_settled(bank: EmulatedTerminal, wire: Wire) -> None:
    empty = wire.ask("Verify", merchantId="0")
    assert (empty["params"]["responseCode"], empty["error"]) == ("0001", True)
    first = wire.buy("30.00")["params"]
    assert "30.00" in wire.ask("Audit", merchantId="0")["params"]["receipt"]
    assert "30.00" in wire.ask("Audit", merchantId="0")["params"]["receipt"], "an X report clears nothing"
    assert "30.00" in wire.ask("Verify", merchantId="0")["params"]["receipt"]
    assert wire.ask("Verify", merchantId="0")["params"]["responseCode"] == "0001"
    assert wire.ask("Withdrawal", invoiceNumber=first["invoiceNumber"])["params"]["responseCode"] == "1000"


def test_a_full_log_wants_a_settlement(bank: EmulatedTerminal, wire: Wire) -> None:
    bank.machine.habits = Habits(full_after=1)
    assert wire.buy("1.00")["params"]["responseCode"] == "0000"
    assert wire.buy("1.00")["params"]["responseCode"] == "1003"
    wire.ask("Verify", merchantId="0")
    assert wire.buy("1.00")["params"]["responseCode"] == "0000"


def test_while_it_works_it_tells_how_far_it_is(bank: EmulatedTerminal, wire: Wire) -> None:
    bank.machine.habits = Habits(card_seconds=0.08, pin_seconds=0.08, host_seconds=0.08, print_seconds=0.08)
    wire.say("Purchase", amount="5.00", discount="", merchantId="0", facepay="false")
    seen: list[str] = []
    busy = False
    while True:
        wire.say("ServiceMessage", msgType="getLastStatMsgCode")
        said = wire.read()
        if said["method"] == "Purchase":
            break
        seen += [said["params"]["LastStatMsgCode"]] * (said["params"]["LastStatMsgCode"] not in seen)
        if not busy:
            busy = True
            assert wire.ask("PingDevice")["params"]["msgType"] == "deviceBusy"
            assert wire.service("getLastResult")["params"]["LastResult"] == "2"
        time.sleep(0.005)
    assert seen == ["9", "6", "3", "5"]
    assert wire.read()["params"]["LastStatMsgCode"] == "0"
    assert wire.service("getLastResult")["params"]["LastResult"] == "0"


@pytest.mark.parametrize(("step", "logged"), [("card_seconds", []), ("host_seconds", ["3"])])
def test_an_interrupt_is_transmitted_and_nothing_is_charged(
    bank: EmulatedTerminal, wire: Wire, step: str, logged: list[str]
) -> None:
    bank.machine.habits = replace(Habits(), **{step: 30.0})
    wire.say("Purchase", amount="5.00", discount="", merchantId="0", facepay="false")
    while wire.service("getLastStatMsgCode")["params"]["LastStatMsgCode"] != ("3" if logged else "9"):
        pass
    assert wire.service("interrupt")["params"]["msgType"] == "interruptTransmitted"
    said = wire.read()
    assert (said["method"], said["params"]["responseCode"], said["error"]) == ("Purchase", "1001", True)
    assert bank.machine.ledger.taken == 0
    assert [entry.status for entry in bank.machine.ledger.entries] == logged, "asked already, the bank is told to undo"


def test_a_second_client_is_met_with_silence(bank: EmulatedTerminal, wire: Wire) -> None:
    wire.ask("PingDevice")
    other = Wire(bank)
    other.say("PingDevice")
    assert other.silent()
    wire.link.close()
    assert other.silent(), "whoever was not served is not served later either"
    other.link.close()
    bank.machine.habits = Habits(held_seconds=0.3)
    third = Wire(bank)
    assert third.ask("PingDevice")["error"] is False
    third.link.close()
    fourth = Wire(bank)
    fourth.say("PingDevice")
    assert fourth.silent(), "the old session is held for a while"
    fourth.link.close()


CHARGED = {"asked": 0, "before": 0, "waiting": 1, "authorising": 1, "decided": 1, "answering": 1}


@pytest.mark.parametrize("point", BREAKS[1:])
def test_the_line_breaks_where_it_is_told_to(bank: EmulatedTerminal, wire: Wire, point: str) -> None:
    bank.machine.plan.append(Habits(break_at=point))
    with pytest.raises(EOFError) as broken:
        wire.buy("5.00")
    assert bool(broken.value.args[0]) is (point == "answering"), "half an answer"
    until = time.monotonic() + SECONDS
    while not bank.machine.idle and time.monotonic() < until:
        time.sleep(0.001)
    assert bank.machine.ledger.taken == 5 * CHARGED[point]
    again = Wire(bank)
    assert again.ask("PingDevice")["error"] is False, "it is there again"
    assert again.buy("1.00")["params"]["responseCode"] == "0000", "one break was planned"
    again.link.close()


def test_charged_and_not_a_word(bank: EmulatedTerminal, wire: Wire) -> None:
    bank.machine.habits = Habits(mute=True)
    wire.say("Purchase", amount="5.00", discount="", merchantId="0", facepay="false")
    assert wire.silent()
    assert bank.machine.ledger.taken == 5
    assert wire.ask("GetReceiptInfo", invoiceNumber="")["params"]["amount"] == "5.00"


def test_odd_ways_of_saying_it(bank: EmulatedTerminal, wire: Wire) -> None:
    bank.machine.habits = Habits(misspelt=True, pieces=3)
    said = wire.buy("5.00")
    assert (said["params"]["amount"], said["params"]["invoiceNumber"]) == ("5,00", 1)
    assert "errorDecsription" in said
    assert wire.service("identify")["params"]["msgType"] == " identify "
    bank.machine.habits = Habits(plain_pan=True)
    assert wire.buy("5.00")["params"]["pan"] == "4731170011119838"
    bank.machine.habits = Habits(stale=True)
    wire.buy("7.00")
    assert wire.ask("GetReceiptInfo", invoiceNumber="")["params"]["amount"] == "5.00", "the sale before"
    bank.machine.habits = Habits(garbage=True)
    wire.say("PingDevice")
    with pytest.raises(ValueError):
        wire.read()
    bank.machine.habits = Habits(busy=True)
    wire.kept = b""
    while b"deviceBusy" not in wire.kept:
        wire.say("PingDevice")
        wire.kept += wire.link.recv(4096)


def test_noise_and_unknown_words_do_not_stop_it(wire: Wire) -> None:
    wire.link.sendall(b"GET / HTTP/1.1\r\n\r\n\0\xff\xff\0[1]\0")
    assert wire.ask("Cashback", amount="1.00")["params"]["msgType"] == "methodNotImplemented"
    assert wire.service("debugOn")["params"]["msgType"] == "methodNotImplemented"
    assert wire.ask("PingDevice")["error"] is False


def test_it_speaks_over_a_com_port(com_bank: ComTerminal) -> None:
    handle = os.open(com_bank.address.removeprefix("serial:"), os.O_RDWR | os.O_NOCTTY)
    try:
        os.write(handle, b"\0" + PING)
        said = b""
        while b"\0" not in said:
            assert select.select([handle], [], [], SECONDS)[0], said
            said += os.read(handle, 256)
        assert b'"PingDevice"' in said
    finally:
        os.close(handle)


def test_as_a_program_with_a_ledger_and_switches(repo: Path, tmp_path: Path) -> None:
    program = subprocess.Popen(
        [sys.executable, "-m", "app.sandbox.terminal", "--port", "0", "--ledger", str(tmp_path / "ledger.json"),
         "--set", "card_seconds=0", "--set", "host_seconds=0", "--set", "print_seconds=0"],
        cwd=repo, stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True,
    )  # fmt: skip
    assert program.stdin is not None
    assert program.stdout is not None
    try:
        host, port = program.stdout.readline().strip().removeprefix("tcp://").split(":")
        with socket.create_connection((host, int(port)), SECONDS) as link:
            params = {"amount": "12.00", "discount": "", "merchantId": "0", "facepay": "false"}
            link.sendall(json.dumps({"method": "Purchase", "params": params}).encode() + b"\0")
            assert b'"0000"' in link.recv(4096)
        kept = json.loads((tmp_path / "ledger.json").read_text())
        assert (kept["taken"], [entry["amount"] for entry in kept["entries"]]) == ("12.00", ["12.00"])
        program.stdin.write("нісенітниця\ncode=0005\nledger\n")
        program.stdin.flush()
        assert "?" in program.stdout.readline()
        assert "amount=12.00" in program.stdout.readline()
        program.stdin.write("q\n")
        program.stdin.flush()
        assert program.wait(10) == 0
    finally:
        program.kill()
        program.wait()
        program.stdin.close()
        program.stdout.close()


def test_as_a_program_on_a_com_port(repo: Path) -> None:
    master, slave = os.openpty()
    tty.setraw(slave)
    program = subprocess.Popen(
        [sys.executable, "-m", "app.sandbox.terminal", "--serial", os.ttyname(slave)],
        cwd=repo, stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True,
    )  # fmt: skip
    assert program.stdin is not None
    assert program.stdout is not None
    try:
        assert program.stdout.readline().strip() == f"serial:{os.ttyname(slave)}"
        os.write(master, b"\0" + PING)
        said = b""
        while b"\0" not in said:
            assert select.select([master], [], [], SECONDS)[0], said
            said += os.read(master, 256)
        assert b'"PingDevice"' in said
        program.stdin.write("q\n")
        program.stdin.flush()
        assert program.wait(10) == 0
    finally:
        program.kill()
        program.wait()
        program.stdin.close()
        program.stdout.close()
        os.close(slave)
        os.close(master)


def test_what_it_cannot_be_is_one_line(repo: Path, bank: EmulatedTerminal) -> None:
    for wrong in (["--set", "code"], ["--set", "break_at=never"], ["--set", "busy=так"], ["--port", str(bank.port)]):
        done = subprocess.run(
            [sys.executable, "-m", "app.sandbox.terminal", *wrong], cwd=repo, capture_output=True, text=True, timeout=20
        )
        assert (done.returncode, done.stderr.count("\n")) == (2, 1), done.stderr


def test_the_machine_is_pure(tmp_path: Path) -> None:
    machine = Machine(habits=Habits(card_seconds=2.0))
    machine.connected()
    ask = b'{"method":"Purchase","params":{"amount":"1.00","discount":"","merchantId":"0","facepay":"false"}}\0'
    assert machine.hear(ask, 100.0) == []
    assert machine.tick(100.0) == []
    assert machine.due == 102.0
    said = machine.tick(102.0)
    assert said[0] is not None
    assert b'"0000"' in said[0]
