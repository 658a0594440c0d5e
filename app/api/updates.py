"""What whoever publishes updates has on their server: a small manifest and a setup beside it, read in bounds.

TLS, no proxy of the environment and no redirect, as in `client`; nothing of the shop is told: no key, no session, no
name but the till's version. What comes is only bytes here: `domain.update` says whether they are to be believed.
"""

from __future__ import annotations

import logging
import re
import ssl
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from dataclasses import dataclass

import httpx

from app import __version__
from app.api.address import checked_address
from app.api.body import BodyTooLong, CutShort, UnknownEncoding, take
from app.api.trust import distrust
from app.domain.update import MOST_MANIFEST
from app.errors import BadReply, Offline, TillError, Untrusted, UpdateRefused

log = logging.getLogger(__name__)

MANIFEST = "kasa-update.txt"
#: Seconds to a connection, and from one piece to the next.
_CONNECT, _PIECE = 10.0, 30.0
#: Bytes of a setup handed on at once.
_CHUNK = 64 * 1024
_RANGE = re.compile(r"bytes ([0-9]{1,12})-")


@dataclass(frozen=True, slots=True)
class Stream:
    """The rest of a setup: its bytes from `begin` on."""

    begin: int
    pieces: AsyncIterator[bytes]


class Publications:
    """The files at one address. `verify` is a TLS context instead of the system's trust store.

    Raises `BadSettings` for an address that cannot be used.
    """

    def __init__(self, address: str, *, verify: ssl.SSLContext | None = None) -> None:
        self._address = checked_address(address)
        self._verify = verify

    async def manifest(self) -> bytes:
        """What is published now. Raises `Offline`, `Untrusted`, `BadReply`, `UpdateRefused` ("long")."""
        async with self._asked(MANIFEST, {}) as response:
            assert isinstance(response.stream, httpx.AsyncByteStream)
            try:
                return await take(response.stream, response.headers.get("content-encoding", ""), MOST_MANIFEST)
            except BodyTooLong:
                raise UpdateRefused("long") from None
            except (UnknownEncoding, CutShort) as fault:
                raise BadReply(f"updates: {fault}") from None

    @asynccontextmanager
    async def setup(self, name: str, begin: int) -> AsyncIterator[Stream]:
        """The setup from byte `begin` on; from the first one where the server knows no ranges.

        Raises what `manifest` raises, also while pieces are taken.
        """
        asked = {"Range": f"bytes={begin}-"} if begin else {}
        async with self._asked(name, asked) as response:
            if response.headers.get("content-encoding", "identity") != "identity":
                raise BadReply("updates: a setup that is packed once more")
            at = 0
            if response.status_code == 206:
                found = _RANGE.match(response.headers.get("content-range", ""))
                if found is None or int(found[1]) != begin:
                    raise BadReply("updates: another range than was asked for")
                at = begin
            yield Stream(at, response.aiter_raw(_CHUNK))

    @asynccontextmanager
    async def _asked(self, name: str, headers: dict[str, str]) -> AsyncIterator[httpx.Response]:
        """One request, with a connection of its own: it is rare, and nothing of it stays open beside the sales."""
        error: TillError
        try:
            async with (
                httpx.AsyncClient(
                    verify=self._context(),
                    trust_env=False,
                    follow_redirects=False,
                    timeout=httpx.Timeout(_PIECE, connect=_CONNECT),
                    headers={"User-Agent": f"Kasa/{__version__}", "Accept-Encoding": "identity", **headers},
                ) as client,
                client.stream("GET", f"{self._address}/{name}") as response,
            ):
                if response.status_code not in (200, 206):
                    raise BadReply(f"updates: {name}: status {response.status_code}", status=response.status_code)
                yield response
            return
        except (httpx.HTTPError, httpx.InvalidURL, OSError) as fault:
            said = f"updates: {name}: {type(fault).__name__}"
            reason = distrust(fault)
            error = Offline(said) if reason is None else Untrusted(said, reason=reason)
        log.info("%s", error.detail)
        raise error

    def _context(self) -> ssl.SSLContext:
        if self._verify is not None:
            return self._verify
        context = ssl.create_default_context()
        context.minimum_version = ssl.TLSVersion.TLSv1_2
        return context
