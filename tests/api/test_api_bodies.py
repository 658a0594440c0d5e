"""Two thousand answers no honest server gives (reliability.md, row 9): every one ends in one of our errors or is what
it says, and no sale is taken for delivered that nobody said was stored."""

from __future__ import annotations

import asyncio
from collections import Counter
from collections.abc import AsyncIterator, Awaitable, Callable, Iterator
from contextlib import asynccontextmanager, suppress
from typing import Any

import pytest
from helpers.bad_bodies import KEY, LINES, MARK, TOTAL, BadAnswer, bad_answers
from hypothesis import given, settings
from hypothesis import strategies as st

from app.api.client import SmartKasa
from app.api.receipts import ReceiptBody, ReceiptItemBody
from app.api.session import Tokens
from app.clock import FakeClock
from app.domain.document import DeliveryState
from app.errors import TillError
from app.outbox.pump import echoes
from app.services.goods_pages import product_of
from app.store.outbox_rows import OutboxRow

BODIES = 2000

AT = FakeClock().now()
ITEM = ReceiptItemBody(name="Хліб", price=TOTAL / 2, quantity=TOTAL * 0 + 2, amount=TOTAL)
SALE = ReceiptBody(id=KEY, title=MARK, total_amount=TOTAL, state=2, type=0, items=(ITEM,) * LINES).frozen()
ROW = OutboxRow(KEY, 1, SALE, DeliveryState.SENDING, 1, AT, None, "", MARK, AT, 1)


class Liar:
    """A server on a real socket that answers everything with the same bytes, and hangs up."""

    def __init__(self) -> None:
        self.answer = b""
        self.port = 0
        self._tasks: set[asyncio.Task[None]] = set()

    @asynccontextmanager
    async def listening(self) -> AsyncIterator[None]:
        server = await asyncio.start_server(self._connected, "127.0.0.1", 0, limit=2**20)
        self.port = server.sockets[0].getsockname()[1]
        yield
        server.close()
        await asyncio.gather(*self._tasks)

    def _connected(self, reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        task = asyncio.ensure_future(self._lie(reader, writer))
        self._tasks.add(task)
        task.add_done_callback(self._tasks.discard)

    async def _lie(self, reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        with suppress(ConnectionError, asyncio.IncompleteReadError):
            head = await reader.readuntil(b"\r\n\r\n")
            if b"content-length" in head.lower():
                await reader.readexactly(int(head.lower().split(b"content-length: ")[1].split(b"\r\n")[0]))
            writer.write(self.answer)
            await writer.drain()
        writer.close()


class Room:
    """A loop that lasts, a liar in it, and the till's real client."""

    def __init__(self) -> None:
        self.runner = asyncio.Runner()
        self.liar = Liar()
        self._listening = self.liar.listening()
        self.run(self._listening.__aenter__())
        self.client = SmartKasa(f"http://127.0.0.1:{self.liar.port}", "key", clock=FakeClock())
        self.client.use_tokens(Tokens("a", None, "r", None))
        self.outcomes: Counter[str] = Counter()

    def run(self, work: Awaitable[Any]) -> Any:
        async def go() -> Any:
            return await work

        return self.runner.run(go())

    def close(self) -> None:
        self.run(self.client.aclose())
        self.run(self._listening.__aexit__(None, None, None))
        self.runner.close()

    async def ask(self, name: str, ask: Callable[[], Awaitable[Any]]) -> Any:
        """What it came to; nothing but one of our errors may be raised."""
        try:
            async with asyncio.timeout(20):
                found = await ask()
        except TillError as error:
            self.outcomes[f"{name}: {type(error).__name__}"] += 1
            return None
        self.outcomes[f"{name}: read"] += 1
        return found


@pytest.fixture(scope="module")
def room() -> Iterator[Room]:
    room = Room()
    yield room
    for name, count in sorted(room.outcomes.items()):
        print(f"{name:32} {count}")  # noqa: T201
    room.close()


async def _again(room: Room, found: Any) -> None:
    """An id of an answer is asked for later, as the follower does."""
    if found.id not in (KEY, "7"):
        await room.ask("its id", lambda: room.client.receipts.get(found.id))


async def _send(room: Room, answer: BadAnswer) -> None:
    said = await room.ask("send", lambda: room.client.receipts.send(SALE))
    if said is not None:
        assert said.id
        if echoes(said, ROW):
            room.outcomes["delivered"] += 1
            assert answer.is_ours, answer.raw[:2000]
        await _again(room, said)


async def _look(room: Room) -> None:
    found = await room.ask("get", lambda: room.client.receipts.get(KEY))
    if found is not None:
        await _again(room, found)


async def _list(room: Room) -> None:
    for each in (await room.ask("list", lambda: room.client.receipts.list(title=MARK)) or [])[:1]:
        await _again(room, each)


async def _catalogue(room: Room) -> None:
    page = await room.ask("catalogue", lambda: room.client.products.page(1, 250))
    for row in page.items if page is not None else ():
        product_of(row, {}, {})


async def _people(room: Room) -> None:
    for ask in (room.client.employees.page, room.client.shops.employees):
        await room.ask("people", ask)
    await room.ask("employee", lambda: room.client.employees.get(7))


async def _shifts(room: Room) -> None:
    for shift in await room.ask("open shifts", lambda: room.client.shifts.opened()) or []:
        await room.ask("shift", lambda id=shift.id: room.client.shifts.get(id))


@settings(max_examples=BODIES)
@given(answer=bad_answers(), read=st.sampled_from([_look, _list, _catalogue, _people, _shifts]))
def test_whatever_a_server_says_is_an_error_of_ours_or_what_it_is(
    room: Room, answer: BadAnswer, read: Callable[[Room], Awaitable[None]]
) -> None:
    """Each answer is that to a sale, and to one of the reads."""
    room.liar.answer = answer.raw

    async def both() -> None:
        await asyncio.gather(_send(room, answer), read(room))

    room.run(both())


def test_good_ones_were_among_them(room: Room) -> None:
    """Otherwise the test above would prove nothing: some were read, some were delivered, and most were not."""
    outcomes = room.outcomes
    asked = ("send", "get", "list", "catalogue", "people", "open shifts", "employee")
    assert all(outcomes[f"{name}: read"] > 2 for name in asked), outcomes
    assert all(outcomes[f"{name}: BadReply"] > 5 for name in asked), outcomes
    assert outcomes["delivered"] > 20
    assert outcomes["send: read"] - outcomes["delivered"] > 20
