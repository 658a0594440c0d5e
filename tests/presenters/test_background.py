"""Work that ends only with the till: what ends it by accident, and what ends it for good."""

from __future__ import annotations

import asyncio

import pytest

from ui import background
from ui.background import Background


async def cancelled_inside() -> None:
    """A cancellation nobody asked this work for, as a library's inner task may leak it."""
    inner: asyncio.Future[None] = asyncio.get_running_loop().create_future()
    inner.cancel()
    await inner


def test_a_cancellation_that_leaks_from_inside_does_not_end_it(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(background, "REST", 0.0)
    begun: list[int] = []
    third = asyncio.Event()

    async def work() -> None:
        begun.append(len(begun))
        if len(begun) == 3:
            third.set()
            await asyncio.Event().wait()
        await cancelled_inside()

    async def room() -> None:
        kept = Background()
        kept.tireless("work", work)
        async with asyncio.timeout(8):
            await third.wait()
        kept.ending()
        await kept.end()

    asyncio.run(room())
    assert begun == [0, 1, 2]


def test_a_till_that_broke_does_not_hold_the_loops_end(monkeypatch: pytest.MonkeyPatch) -> None:
    """The loop cancels every task when its main one fails, and waits: one that began again held it for ever."""
    monkeypatch.setattr(background, "REST", 0.0)

    async def work() -> None:
        await asyncio.Event().wait()

    async def room() -> None:
        kept = Background()
        kept.tireless("work", work)
        await asyncio.sleep(0)
        tasks = asyncio.all_tasks() - {asyncio.current_task()}
        for task in tasks:
            task.cancel()
        _, left = await asyncio.wait(tasks, timeout=2)
        kept.ending()  # so that this test ends, too
        await kept.end()
        assert not left
        assert tasks

    asyncio.run(room())
