"""The window's loop does what asyncio's own does."""

from __future__ import annotations

import asyncio
from collections.abc import AsyncGenerator

from helpers.qloop import Loop, loop

__all__ = ["loop"]


def test_a_generator_left_in_the_middle_is_closed_to_its_last_await(loop: Loop) -> None:
    told: list[str] = []

    async def pages() -> AsyncGenerator[int, None]:
        try:
            for number in range(100):
                yield number
        finally:
            await asyncio.sleep(0)
            told.append("closed")

    async def look() -> None:
        async for number in pages():
            if number == 3:
                return

    loop.run(look())
    loop.until(lambda: told == ["closed"])
