"""Takes an answer's body in bounds: counted after decompression, so that no small answer becomes a large one."""

from __future__ import annotations

import zlib
from collections.abc import AsyncIterable

_PLAIN = ("", "identity")
_ZIPPED = ("gzip", "x-gzip", "deflate")


class BodyTooLong(Exception):
    """More bytes than anybody asked for."""


class CutShort(Exception):
    """The compressed body ended before its end, or is broken."""


class UnknownEncoding(Exception):
    """A compression we did not offer."""


async def take(stream: AsyncIterable[bytes], encoding: str, most: int) -> bytes:
    """The whole body, at most `most` bytes of it. Raises `BodyTooLong`, `CutShort` or `UnknownEncoding`."""
    encoding = encoding.strip().lower()
    if encoding not in _PLAIN + _ZIPPED:
        raise UnknownEncoding(f"content encoding {encoding[:20]!r}")
    unzip = zlib.decompressobj(zlib.MAX_WBITS | 32) if encoding in _ZIPPED else None
    body = bytearray()
    async for chunk in stream:
        if unzip is None:
            body += chunk
        else:
            try:
                body += unzip.decompress(chunk, most + 1 - len(body))
            except zlib.error:
                raise CutShort("broken compression") from None
        if len(body) > most:
            raise BodyTooLong(f"more than {most} bytes")
    if unzip is not None and body and not unzip.eof:
        raise CutShort("compressed body cut")
    return bytes(body)
