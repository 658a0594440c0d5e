"""Who is signed in to the server: the pair of tokens, and one renewal for any number of calls that need it."""

from __future__ import annotations

import asyncio
from collections.abc import Awaitable, Callable
from dataclasses import dataclass
from datetime import datetime

from app.errors import Offline, SessionExpired
from app.events import Event


@dataclass(frozen=True, slots=True, repr=False)
class Tokens:
    """What signing in gives. `access` may be "" for tokens kept over a restart: the first call renews it.

    Raises ValueError for a token that could not travel in a header.
    """

    access: str
    access_expires_at: datetime | None
    refresh: str
    refresh_expires_at: datetime | None

    def __post_init__(self) -> None:
        for token in (self.access, self.refresh):
            if not (token.isascii() and token.isprintable()) or " " in token:
                raise ValueError("not a token")

    def __repr__(self) -> str:
        return f"Tokens(access=•••, {self.access_expires_at}, refresh=•••, {self.refresh_expires_at})"


class Session:
    """Keeps the tokens. Each change is a new generation, so a late 401 of old tokens renews nothing twice."""

    def __init__(self, refresh: Callable[[str], Awaitable[Tokens]]) -> None:
        self.tokens: Tokens | None = None
        self.generation = 0
        self.tokens_changed: Event[Tokens | None] = Event("tokens_changed")
        self._refresh = refresh
        self._renewing: asyncio.Task[None] | None = None

    def use(self, tokens: Tokens | None) -> None:
        """From here on calls carry these tokens, or none."""
        if tokens == self.tokens:
            return
        self.tokens = tokens
        self.generation += 1
        self.tokens_changed.emit(tokens)

    def drop(self, generation: int) -> None:
        """Signs out, unless somebody signed in anew since that generation."""
        if generation == self.generation:
            self.use(None)

    async def renew(self, generation: int) -> Tokens:
        """Tokens newer than `generation`, at once if there are some already.

        Raises `SessionExpired` when there is nobody to renew for or the server refuses (the tokens are dropped then),
        what the refresh raises when the server cannot be asked, and `Offline` when the renewal was given up because
        the client is closed: whoever waits for it lives on.
        """
        if self.generation == generation and self.tokens is not None:
            if self._renewing is None:
                self._renewing = asyncio.create_task(self._renew(self.tokens.refresh), name="api refresh")
                self._renewing.add_done_callback(self._renewed)
            renewing = self._renewing
            # Only waited for: a caller that gives up does not take the renewal from the others, nor it them with it.
            await asyncio.wait([renewing])
            if renewing.cancelled():
                raise Offline("the renewal was given up", sent=False)
            renewing.result()
        if self.tokens is None:
            raise SessionExpired("nobody is signed in")
        return self.tokens

    async def close(self) -> None:
        """Stops a renewal under way."""
        task = self._renewing
        if task is not None:
            task.cancel()
            await asyncio.wait([task])

    async def _renew(self, refresh: str) -> None:
        generation = self.generation
        try:
            tokens = await self._refresh(refresh)
        except SessionExpired:
            self.drop(generation)
            raise
        if generation == self.generation:
            self.use(tokens)

    def _renewed(self, task: asyncio.Task[None]) -> None:
        self._renewing = None
        if not task.cancelled():
            task.exception()  # everybody who waited has it; nobody waiting is no news
