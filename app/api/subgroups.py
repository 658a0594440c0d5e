"""Product subgroups: a second way to sort goods."""

from __future__ import annotations

from app.api.model import Answer, Body, Moment, Text, Whole
from app.api.resource import Listed, one, wrapped


class Subgroup(Answer):
    """A named group of products."""

    id: Whole
    title: Text = ""
    created_at: Moment | None = None
    updated_at: Moment | None = None


class SubgroupBody(Body):
    """A subgroup to be made or changed."""

    title: str | None = None


class Subgroups(Listed[Subgroup]):
    """Filters: id, title. All at once: the server does not page them."""

    path = "/api/v1/inventory/product_subgroups"
    model = Subgroup
    filters = frozenset({"id", "title"})

    async def create(self, body: SubgroupBody) -> Subgroup:
        return await self._ask("POST", one(Subgroup), body=wrapped("subgroup", body))

    async def update(self, id: int, body: SubgroupBody) -> Subgroup:
        return await self._ask("PUT", one(Subgroup), tail="/{id}", id=id, body=wrapped("subgroup", body, id))

    async def delete(self, id: int) -> Subgroup:
        return await self._delete(Subgroup, id)
