"""Imports: files of goods the server fetches and takes in by itself."""

from __future__ import annotations

from typing import Any

from app.api.model import Answer, Body, Loose, Moment, Text, Whole
from app.api.resource import Listed, one, wrapped


class Import(Answer):
    """One file and how far the server got with it. `results` is the server's own account, only in `get`."""

    id: Whole
    filename: Text = ""
    state: Whole | None = None
    products_count: Whole | None = None
    created_count: Whole | None = None
    updated_count: Whole | None = None
    results: Loose[dict[str, Any]] = None
    created_at: Moment | None = None
    updated_at: Moment | None = None


class ImportBody(Body):
    """Where the file is and which category its goods go to."""

    url: str
    category_id: str | None = None


class Imports(Listed[Import]):
    """Filters: url, category_id."""

    path = "/api/v1/inventory/import_products"
    model = Import
    filters = frozenset({"url", "category_id"})

    async def get(self, id: int) -> Import:
        return await self._ask("GET", one(Import), tail="/{id}", id=id)

    async def create(self, body: ImportBody) -> Import:
        """Sets the server to work; `get` tells how it goes."""
        return await self._ask("POST", one(Import), body=wrapped("import", body))
