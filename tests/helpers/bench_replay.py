"""Stands before a server and says long lists from memory: `bench_replay.py URL`.

The sandbox makes a page of 250 rows in 30 ms of the machine the till is measured on, four hundred times; so it is
asked once, and from then on the time of a sync is the line's and the till's own. `POST /_replay SECONDS` is how much
later each answer comes. Everything but pages of goods and cards goes through.
"""

from __future__ import annotations

import asyncio
import re
import sys

_LISTS = re.compile(rb"GET /api/v1/inventory/(?:products|cards)\?")


class Replay:
    def __init__(self, host: str, port: int) -> None:
        self._host, self._port = host, port
        self._kept: dict[bytes, bytes] = {}
        self._delay = 0.0

    async def serve(self, reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        """One connection of the till, kept alive."""
        try:
            while True:
                head = await reader.readuntil(b"\r\n\r\n")
                body = await reader.readexactly(_length(head))
                line = head.split(b"\r\n", 1)[0]
                if line.startswith(b"POST /_replay"):
                    self._delay = float(body)
                    writer.write(b"HTTP/1.1 204 No Content\r\n\r\n")
                    continue
                answer = self._kept.get(line)
                if answer is None:
                    answer = await self._ask(head + body)
                    if _LISTS.match(line) and answer.startswith(b"HTTP/1.1 200"):
                        self._kept[line] = answer
                await asyncio.sleep(self._delay)
                writer.write(answer)
                await writer.drain()
        except (asyncio.IncompleteReadError, ConnectionError):
            writer.close()

    async def _ask(self, request: bytes) -> bytes:
        reader, writer = await asyncio.open_connection(self._host, self._port)
        try:
            writer.write(request)
            head = await reader.readuntil(b"\r\n\r\n")
            return head + await reader.readexactly(_length(head))
        finally:
            writer.close()


def _length(head: bytes) -> int:
    found = re.search(rb"\r\ncontent-length: *(\d+)", head, re.IGNORECASE)
    return int(found[1]) if found else 0


async def main(url: str) -> None:
    host, port = url.removeprefix("http://").rstrip("/").split(":")
    server = await asyncio.start_server(Replay(host, int(port)).serve, "127.0.0.1", 0, limit=2**24)
    sys.stdout.write(f"http://127.0.0.1:{server.sockets[0].getsockname()[1]}\n")
    sys.stdout.flush()
    async with server:
        await server.serve_forever()


if __name__ == "__main__":
    asyncio.run(main(sys.argv[1]))
