"""A line that refuses, resets, stalls, cuts, drips and floods (reliability.md, row 8): every outcome is told for what
it is, in its time, while the window goes on."""

from __future__ import annotations

import asyncio
import gc
import sys
import time
import tracemalloc
import uuid
from collections.abc import Awaitable, Iterator
from contextlib import ExitStack
from dataclasses import dataclass, replace
from decimal import Decimal
from typing import TypeVar

import pytest
from helpers.bench_clock import Heartbeat
from helpers.fault_modes import MODES
from helpers.fault_proxy import FaultProxy
from helpers.window import KEY, PASSWORD, PHONE, TillWindow
from PySide6.QtWidgets import QApplication

from app.api.call import MOST_BYTES, Call, Cutter, Reader
from app.api.client import SmartKasa
from app.api.receipts import ReceiptBody, ReceiptItemBody, Receipts
from app.clock import FakeClock
from app.domain.document import DeliveryState
from app.errors import BadReply, Offline, Rejected, TillError
from app.outbox.policy import Standing, after_send
from app.outbox.pump import echoes
from app.sandbox.server import SandboxThread
from app.store.outbox_rows import OutboxRow
from ui import wiring

T = TypeVar("T")
PATH = "/api/v1/pos/receipts"
REQUESTS = 50
AT_ONCE = 8
#: Shortened deadlines, seconds: of calls that can only end by theirs, and of those that end by themselves.
SHORT, LONG = 0.5, 20.0
#: What a busy machine may add to a deadline (seconds) and to a turn of the loop (ms).
LATE, GAP = 1.0, 1000.0
#: Ways to spoil a request that row 8 asks for.
ROW_8 = 14

WAITING, VERIFY, DELIVERED = DeliveryState.WAITING, DeliveryState.VERIFY, DeliveryState.DELIVERED


@dataclass(frozen=True)
class Expected:
    """What the table of reliability.md («Delivery») says of a mode."""

    state: DeliveryState
    error: type[TillError] | None = None
    sent: bool | None = None
    status: int | None = None
    retry_after: float | None = None
    by_deadline: bool = False


TIMED = Expected(VERIFY, Offline, sent=True, by_deadline=True)
LOST = Expected(VERIFY, Offline, sent=True)

TABLE: dict[str, Expected] = {
    "refused": Expected(WAITING, Offline, sent=False),
    "reset_half": LOST,
    "hang_up": LOST,
    "stall_before": TIMED,
    "stall_after": TIMED,
    "stall_inside": TIMED,
    "cut_after": LOST,
    "reset_after": LOST,
    "cut_length": LOST,
    "cut_chunked": LOST,
    "cut_close": Expected(VERIFY, BadReply, status=201),
    "drip": TIMED,
    "flood": Expected(VERIFY, BadReply, status=201),
    "endless_head": LOST,
    "html": Expected(VERIFY, BadReply, status=200),
    "shape": Expected(VERIFY, BadReply, status=200),
    "stranger": Expected(VERIFY, BadReply),
    "garbage": LOST,
    "too_many": Expected(VERIFY, Offline, sent=True, status=429),
    "too_many_later": Expected(VERIFY, Offline, sent=True, status=429, retry_after=7),
    "bad_gateway": Expected(VERIFY, Offline, sent=True, status=502),
    "gateway_timeout": Expected(VERIFY, Offline, sent=True, status=504),
    "redirect": Expected(VERIFY, BadReply, status=302),
    "twice": Expected(VERIFY, Rejected, status=409),
    "pass": Expected(DELIVERED),
}


class InHaste:
    """The client with another deadline for every call."""

    def __init__(self, client: SmartKasa, deadline: float) -> None:
        self._client = client
        self._deadline = deadline

    async def ask(self, call: Call, read: Reader[T], cut: Cutter[T] | None = None) -> T:
        return await self._client.ask(replace(call, deadline=self._deadline), read, cut)


@dataclass(frozen=True)
class Outcome:
    """What one send came to: how the row goes on, why, and the seconds it took."""

    row: OutboxRow
    state: DeliveryState
    error: TillError | None
    wait: float
    took: float


class Sender:
    """Sends sales of its own through a faulty line by the till's real client, and judges as the pump does.

    `heart` beats in the window's loop while it sends.
    """

    def __init__(self, till: TillWindow, proxy: FaultProxy, client: SmartKasa) -> None:
        self._till = till
        self.heart = Heartbeat()
        self.proxy = proxy
        self._client = client
        self._numbers = iter(range(1, 100_000))

    def run(self, work: Awaitable[T]) -> T:
        """In the window's loop."""
        return self._till.loop.run(work)

    def send(self, mode: str, times: int) -> list[Outcome]:
        """So many sales, each spoilt so, a few at once."""
        deadline = SHORT if TABLE[mode].by_deadline else LONG
        self.proxy.plan = {"pass" if mode == "refused" else mode: 1}

        async def some() -> list[Outcome]:
            found: list[Outcome] = []
            self.heart.start()
            for start in range(0, times, AT_ONCE):
                found += await asyncio.gather(*(self._one(deadline) for _ in range(start, min(start + AT_ONCE, times))))
            self.heart.stop()
            return found

        if mode != "refused":
            return self.run(some())
        with self.proxy.refused():
            return self.run(some())

    async def _one(self, deadline: float) -> Outcome:
        row = _sale(next(self._numbers))
        receipts = Receipts(InHaste(self._client, deadline))
        began = time.perf_counter()
        try:
            answer = await receipts.send(row.payload)
            if not echoes(answer, row):
                raise BadReply("another receipt")
        except TillError as error:
            step = after_send(error, Standing(1, 1, False, 0.0, None), 0.5)
            return Outcome(row, step.state, error, max(step.wait, step.pause), time.perf_counter() - began)
        return Outcome(row, DELIVERED, None, 0.0, time.perf_counter() - began)


def _sale(number: int) -> OutboxRow:
    """A sale as the outbox keeps it."""
    key, mark = str(uuid.uuid4()), f"K1-{number}"
    item = ReceiptItemBody(name="Хліб", price=Decimal("42.50"), quantity=Decimal(2), amount=Decimal("85.00"))
    body = ReceiptBody(id=key, title=mark, total_amount=Decimal("85.00"), state=2, type=0, items=(item,))
    at = FakeClock().now()
    return OutboxRow(key, number, body.frozen(), DeliveryState.SENDING, 1, at, None, "", mark, at, number)


@pytest.fixture
def server() -> Iterator[SandboxThread]:
    with SandboxThread(settings={"ids": "conflict409"}) as running:
        yield running


@pytest.fixture
def sender(qapp: QApplication, till: TillWindow, server: SandboxThread, servers: ExitStack) -> Iterator[Sender]:
    """Beside a till that stands ready to sell, a second line to a second server."""
    turn = sys.getswitchinterval()
    collector = wiring.settle(qapp)
    proxy = servers.enter_context(FaultProxy(server.url, seed=8, match=f"POST {PATH}$"))
    client = SmartKasa(proxy.url, KEY, clock=FakeClock())
    till.loop.run(client.auth.sign_in(PHONE, PASSWORD))
    yield Sender(till, proxy, client)
    till.loop.run(client.aclose())
    collector.deleteLater()
    gc.unfreeze()
    sys.setswitchinterval(turn)


def test_the_table_has_every_mode() -> None:
    assert set(TABLE) - {"refused"} == set(MODES)
    assert len(TABLE.keys() - {"pass"}) >= ROW_8


def test_every_way_a_line_fails_is_told_for_what_it_is_while_the_window_goes_on(
    till: TillWindow, sender: Sender, server: SandboxThread
) -> None:
    wrong: list[str] = []
    late: list[str] = []
    for mode, expected in TABLE.items():
        began = time.perf_counter()
        outcomes = sender.send(mode, REQUESTS)
        took = time.perf_counter() - began
        assert len(outcomes) == REQUESTS
        wrong += [f"{mode}: {told}" for each in outcomes if (told := _misjudged(expected, each))]
        deadline = SHORT if expected.by_deadline else LONG
        late += [f"{mode}: {each.took:.2f} s" for each in outcomes if each.took > deadline + LATE]
        longest = max(each.took for each in outcomes)
        print(f"{mode:16} {took:5.1f} s, longest call {longest:5.2f} s; window: {sender.heart}")  # noqa: T201
        assert max(sender.heart.gaps) < GAP, mode
    assert wrong == []
    assert late == []
    _nothing_untrue(sender, server, till)


def _misjudged(expected: Expected, outcome: Outcome) -> str:
    """In what an outcome differs from the table, "" when in nothing."""
    error = outcome.error
    if outcome.state is not expected.state or (type(error) if error else None) is not expected.error:
        return f"{outcome.state} by {error!r}"
    if isinstance(error, Offline) and (error.sent is not expected.sent or error.retry_after != expected.retry_after):
        return f"sent {error.sent}, retry after {error.retry_after}"
    if isinstance(error, Offline | BadReply | Rejected) and error.status != expected.status:
        return f"status {error.status}"
    if expected.by_deadline and outcome.took < SHORT * 0.9:
        return f"{outcome.took:.3f} s, before its deadline"
    return f"waits {outcome.wait}" if outcome.wait < (expected.retry_after or 0) else ""


def _nothing_untrue(sender: Sender, server: SandboxThread, till: TillWindow) -> None:
    """Nothing is there twice, nobody followed a redirect, the client is as good as new and so is the till beside it."""
    stored = [commit["title"] for commit in server.commits("receipt") if commit["action"] == "create"]
    assert len(stored) == len(set(stored))
    assert sender.proxy.elsewhere == []
    good = sender.send("pass", 5)
    assert [each.state for each in good] == [DELIVERED] * 5
    assert (till.page, till.toasts()) == ("sale", [])


def test_a_hundred_megabytes_are_held_in_two(sender: Sender) -> None:
    tracemalloc.start()
    try:
        [outcome] = sender.send("flood", 1)
        held = tracemalloc.get_traced_memory()[1]
    finally:
        tracemalloc.stop()
    assert isinstance(outcome.error, BadReply)
    print(f"held at most {held / 2**20:.1f} MiB")  # noqa: T201
    assert held < 3 * MOST_BYTES
    assert sender.proxy.done[-1].given < 20 * 2**20


def test_answers_given_up_half_way_give_their_connections_back(sender: Sender) -> None:
    """The client has eight: in Qt's loop each of them was lost to the first answer it did not read to its end."""
    assert {type(each.error) for each in sender.send("flood", 10)} == {BadReply}
    assert [each.state for each in sender.send("pass", 10)] == [DELIVERED] * 10


def test_what_was_never_sent_was_never_there(sender: Sender, server: SandboxThread) -> None:
    """Refused again and again between good ones: not one of the refused reached the server."""
    refused: list[Outcome] = []
    for _ in range(3):
        refused += sender.send("refused", 5)
        assert all(each.state is DELIVERED for each in sender.send("pass", 2))
    marks = {commit["title"] for commit in server.commits("receipt")}
    assert marks.isdisjoint({each.row.mark for each in refused})
    assert len(marks) == 6
