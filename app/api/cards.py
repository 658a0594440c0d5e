"""Stock cards: how much of a product a shop has."""

from __future__ import annotations

from app.api.call import MOST_PAGE_BYTES
from app.api.model import Answer, Body, Exact, Flag, MaybeAmount, Moment, Ref, TextId, Whole
from app.api.resource import Listed, one, wrapped


class Card(Answer):
    """`count` units of `product_id` in `shop_id`; it means nothing while `counting_enabled` is false."""

    id: Whole
    product_id: TextId | None = None
    shop_id: Whole | None = None
    count: MaybeAmount = None
    counting_enabled: Flag = False
    created_at: Moment | None = None
    updated_at: Moment | None = None


class CardBody(Body):
    """A card to be made or changed. `count` in units."""

    product_id: str | None = None
    shop_id: int | None = None
    counting_enabled: bool | None = None
    count: Exact | None = None


class Cards(Listed[Card]):
    """Filters: id, product_id, shop_id, counting_enabled, count."""

    path = "/api/v1/inventory/cards"
    model = Card
    filters = frozenset({"id", "product_id", "shop_id", "counting_enabled", "count"})
    most_bytes = MOST_PAGE_BYTES

    async def get(self, id: int) -> Card:
        return await self._ask("GET", one(Card), tail="/{id}", id=id)

    async def create(self, body: CardBody) -> Card:
        return await self._ask("POST", one(Card), body=wrapped("card", body))

    async def update(self, id: int, body: CardBody) -> Ref:
        return await self._ask("PUT", one(Ref), tail="/{id}", id=id, body=wrapped("card", body, id))

    async def delete(self, id: int) -> Ref:
        return await self._delete(Ref, id)
