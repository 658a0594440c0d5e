"""Shops: the trading places of the account, and who works in each."""

from __future__ import annotations

from typing import Any

from app.api.model import Answer, Body, Flag, Loose, Moment, PictureBody, Ref, Text, Whole
from app.api.resource import Listed, many, one, wrapped


class Address(Answer):
    """Where a shop stands."""

    id: Whole | None = None
    city_name: Text = ""
    content: Text = ""
    zip_code: Text = ""


class Shop(Answer):
    """A trading place. A shop with `is_vat_taxation` false pays no VAT (domain.md 3)."""

    id: Whole
    title: Text = ""
    address: Loose[Address] = None
    phone_number: Text = ""
    email: Text = ""
    website_url: Text = ""
    state: Whole | None = None
    business_category_id: Whole | None = None
    fiscal_numbers: Loose[tuple[str, ...]] = None
    fiscalization_enabled: Flag = False
    is_vat_taxation: Flag = False
    is_excise_taxation: Flag = False
    owner_id: Whole | None = None
    employees_count: Whole | None = None
    terminals_count: Whole | None = None
    created_at: Moment | None = None
    updated_at: Moment | None = None


class ShopEmployee(Answer):
    """Somebody who works in a shop, in short."""

    id: Whole
    first_name: Text = ""
    last_name: Text = ""
    role_id: Whole | None = None
    state: Whole | None = None
    updated_at: Moment | None = None


class ShopStaff(Answer):
    """A shop and those who work in it. `id` and `title` are the shop's."""

    id: Whole
    title: Text = ""
    state: Whole | None = None
    employees: tuple[ShopEmployee, ...] = ()


class AddressBody(Body):
    """An address as the server takes it; `city_name` is for shops only."""

    zip_code: str | None = None
    city_name: str | None = None
    content: str | None = None


class ShopBody(Body):
    """A shop to be made or changed."""

    title: str | None = None
    email: str | None = None
    phone_number: str | None = None
    state: int | None = None
    website_url: str | None = None
    business_category_id: int | None = None
    fiscal_numbers: list[Any] | None = None
    fiscalization_enabled: bool | None = None
    is_vat_taxation: bool | None = None
    is_excise_taxation: bool | None = None
    address: AddressBody | None = None
    picture: PictureBody | None = None


class Shops(Listed[Shop]):
    """Filters: title, phone_number, email, address, state, website_url, business_category_id and the three marks."""

    path = "/api/v1/rsn/shops"
    model = Shop
    filters = frozenset(
        {
            "title",
            "phone_number",
            "email",
            "address",
            "state",
            "website_url",
            "business_category_id",
            "fiscalization_enabled",
            "is_vat_taxation",
            "is_excise_taxation",
        }
    )

    async def get(self, id: int) -> Shop:
        return await self._ask("GET", one(Shop), tail="/{id}", id=id)

    async def create(self, body: ShopBody) -> Shop:
        return await self._ask("POST", one(Shop), body=wrapped("shop", body))

    async def update(self, id: int, body: ShopBody) -> Shop:
        return await self._ask("PUT", one(Shop), tail="/{id}", id=id, body=wrapped("shop", body))

    async def delete(self, id: int) -> Ref:
        return await self._delete(Ref, id)

    async def employees(self) -> list[ShopStaff]:
        """Every shop with its people."""
        return await self._ask("GET", many(ShopStaff), tail="/employees")
