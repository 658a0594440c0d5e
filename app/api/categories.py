"""Categories: the shelves of the catalogue."""

from __future__ import annotations

from collections.abc import Iterable

from app.api.call import MOST_PAGE_BYTES
from app.api.model import Answer, Body, Loose, Moment, Text, TextId, Whole
from app.api.resource import Listed, many, one, wrapped


class Category(Answer):
    """A shelf. `parent_id` is the shelf it stands on, None for a top one."""

    id: TextId
    title: Text = ""
    parent_id: Loose[TextId] = None
    color_id: Loose[Whole] = None
    products_count: Whole | None = None
    partner_id: Whole | None = None
    shop_ids: Loose[tuple[Whole, ...]] = None
    created_at: Moment | None = None
    updated_at: Moment | None = None


class CategoryBody(Body):
    """A shelf to be made or changed. The Blueprint's examples say `color`, its parameters `color_id`."""

    id: str | None = None
    title: str | None = None
    color: int | None = None
    color_id: int | None = None
    partner_id: int | None = None
    parent_id: str | None = None
    shop_ids: list[int] | None = None


class Categories(Listed[Category]):
    """Filters: id, title, parent_id, color_id."""

    path = "/api/v1/inventory/categories"
    model = Category
    filters = frozenset({"id", "title", "parent_id", "color_id"})
    most_bytes = MOST_PAGE_BYTES

    async def create(self, body: CategoryBody) -> Category:
        return await self._ask("POST", one(Category), body=wrapped("category", body))

    async def update(self, id: str, body: CategoryBody) -> Category:
        return await self._ask("PUT", one(Category), tail="/{id}", id=id, body=wrapped("category", body, id))

    async def delete(self, id: str) -> Category:
        return await self._delete(Category, id)

    async def create_batch(self, bodies: Iterable[CategoryBody]) -> list[Category]:
        """All or none."""
        return await self._ask("POST", many(Category), tail="/batch", body={"batch": {"categories": list(bodies)}})

    async def delete_batch(self, ids: Iterable[str]) -> list[Category]:
        return await self._ask("DELETE", many(Category), tail="/batch", body={"batch": {"ids": list(ids)}})
