"""Products: what can be sold. The list is read into a slim model, for it may have a hundred thousand rows."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

from pydantic import field_validator

from app.api.call import MOST_PAGE_BYTES
from app.api.cards import Card
from app.api.categories import Category
from app.api.model import (
    Answer,
    Body,
    Exact,
    Flag,
    Loose,
    MaybeAmount,
    PictureBody,
    Ref,
    Text,
    TextId,
    Whole,
)
from app.api.resource import Listed, many, one, wrapped


class Product(Answer):
    """One row of the catalogue. `number` is the barcode, `alter_number` the article, `alter_title` the short title.

    `price` is hryvnias with tax inside, None when there is none; `unit_type_id` is a unit's id or its code;
    `picture` is a URL, maybe relative to the server's address; `bookmark_ids` are the owner's marks.
    """

    id: TextId
    title: Text = ""
    number: Text = ""
    alter_title: Text = ""
    alter_number: Text = ""
    price: MaybeAmount = None
    category_id: TextId | None = None
    subgroup_id: Whole | None = None
    unit_type_id: Whole | None = None
    sold_by_weight: Flag = False
    is_free_price: Flag = False
    tax_group_id: Whole | None = None
    classifier_type_id: Whole | None = None
    classifier_code: Text = ""
    picture: Text = ""
    bookmark_ids: Loose[tuple[Whole, ...]] = None

    @field_validator("picture", mode="before")
    @classmethod
    def _url(cls, value: Any) -> str:
        url = value.get("url") if isinstance(value, dict) else None
        return url if isinstance(url, str) else ""


class CategoryType(Answer):
    """The line of trade a product belongs to."""

    id: Whole
    title: Text = ""
    parent_id: Whole | None = None


class ProductDetails(Product):
    """A product asked for by itself: with its stock cards and where it stands."""

    procurement_price: MaybeAmount = None
    cards: tuple[Card, ...] = ()
    category: Loose[Category] = None
    category_type: Loose[CategoryType] = None


class ProductBody(Body):
    """A product to be made or changed. Prices are hryvnias."""

    number: str | None = None
    title: str | None = None
    alter_title: str | None = None
    alter_number: str | None = None
    remote_id: str | None = None
    unit_type_id: int | None = None
    portion_amount: int | None = None
    portion_type_id: int | None = None
    price: Exact | None = None
    procurement_price: Exact | None = None
    classifier_type_id: int | None = None
    classifier_code: str | None = None
    tax_group_id: int | None = None
    category_id: str | None = None
    category_type_id: int | None = None
    subgroup_id: int | None = None
    sold_by_weight: bool | None = None
    is_free_price: bool | None = None
    bookmark_ids: list[int] | None = None
    picture: PictureBody | None = None
    user_id: int | None = None
    owner_id: int | None = None


class Products(Listed[Product]):
    """Filters: q (the server's full-text search), number, shop_id, subgroup_id, category_id."""

    path = "/api/v1/inventory/products"
    model = Product
    filters = frozenset({"q", "number", "shop_id", "subgroup_id", "category_id"})
    most_bytes = MOST_PAGE_BYTES

    async def get(self, id: str) -> ProductDetails:
        return await self._ask("GET", one(ProductDetails), tail="/{id}", id=id)

    async def create(self, body: ProductBody) -> Ref:
        return await self._ask("POST", one(Ref), body=wrapped("product", body))

    async def update(self, id: str, body: ProductBody) -> Ref:
        return await self._ask("PATCH", one(Ref), tail="/{id}", id=id, body=wrapped("product", body, id))

    async def delete(self, id: str) -> Ref:
        return await self._delete(Ref, id)

    async def create_batch(self, bodies: Iterable[ProductBody]) -> list[Ref]:
        """All or none."""
        return await self._ask("POST", many(Ref), tail="/batch", body={"batch": {"products": list(bodies)}})

    async def delete_batch(self, ids: Iterable[str]) -> list[Ref]:
        return await self._ask("DELETE", many(Ref), tail="/batch", body={"batch": {"ids": list(ids)}})
