"""Terminals: the tills of a shop as the server knows them."""

from __future__ import annotations

from app.api.model import Answer, Body, Loose, Moment, Picture, Text, Whole
from app.api.resource import Listed, one, wrapped


class Terminal(Answer):
    """A till. `state` 1 is in use."""

    id: Whole
    name: Text = ""
    shop_id: Whole | None = None
    state: Whole | None = None
    serial_number: Text = ""
    core_terminal_id: Whole | None = None
    picture: Loose[Picture] = None
    activated_at: Moment | None = None
    created_at: Moment | None = None
    updated_at: Moment | None = None


class TerminalBody(Body):
    """What of a terminal can be changed."""

    name: str | None = None
    shop_id: int | None = None


class Terminals(Listed[Terminal]):
    """Filters: id, name, shop_id."""

    path = "/api/v1/pos/terminals"
    model = Terminal
    filters = frozenset({"id", "name", "shop_id"})

    async def get(self, id: int) -> Terminal:
        return await self._ask("GET", one(Terminal), tail="/{id}", id=id)

    async def update(self, id: int, body: TerminalBody) -> Terminal:
        return await self._ask("PUT", one(Terminal), tail="/{id}", id=id, body=wrapped("terminal", body, id))

    async def delete(self, id: int) -> Terminal:
        return await self._delete(Terminal, id)
