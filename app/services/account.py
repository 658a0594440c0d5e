"""What the server tells of an account, in the till's own words: its shops with their terminals, and its people."""

from __future__ import annotations

from typing import TYPE_CHECKING

from app.domain.card_number import discreet
from app.domain.cashier import Cashier, role_of
from app.services.login import Person, ShopChoice, TerminalChoice

if TYPE_CHECKING:
    from app.api.client import SmartKasa
    from app.api.shops import Address


async def shops_of(client: SmartKasa) -> list[ShopChoice]:
    """The account's shops, each with its terminals. Raises what the server's calls raise."""
    terminals = await client.terminals.list()
    return [
        discreet(
            ShopChoice(
                id=shop.id,
                title=shop.title,
                address=_one_line(shop.address),
                terminals=tuple(TerminalChoice(t.id, t.name or str(t.id)) for t in terminals if t.shop_id == shop.id),
                vat_payer=shop.is_vat_taxation,
                excise_payer=shop.is_excise_taxation,
            )
        )
        for shop in await client.shops.list()
    ]


async def people_of(client: SmartKasa, shop_id: int) -> list[Person]:
    """Everybody of the shop; of the account, when the shop names nobody. PINs come one by one."""
    staff = next((s for s in await client.shops.employees() if s.id == shop_id), None)
    ids = [one.id for one in staff.employees] if staff is not None else []
    if not ids:
        ids = [one.id for one in await client.employees.list()]
    found: list[Person] = []
    for employee in [await client.employees.get(id) for id in ids]:
        role_name = _role_name(employee.role.name) if employee.role else ""
        cashier = Cashier(
            id=employee.id,
            first_name=employee.first_name,
            last_name=employee.last_name,
            role_name=role_name,
            role=role_of(role_name),
        )
        found.append(Person(discreet(cashier), employee.pin_code.get_secret_value() if employee.pin_code else ""))
    return found


def _role_name(text: str) -> str:
    """On one line, and no longer than anybody reads."""
    return " ".join("".join(one if one.isprintable() else " " for one in text).split())[:100].strip()


def _one_line(address: Address | None) -> str:
    """`м. Київ, вул. …` from what the server has of it."""
    if address is None:
        return ""
    city = address.city_name.strip()
    if city and not city.startswith(("м.", "с.", "смт")):
        city = f"м. {city}"
    return ", ".join(part for part in (city, address.content.strip()) if part)
