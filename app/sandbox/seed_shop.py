"""The training shop: its two places, three tills and five people. All made up."""

from __future__ import annotations

from typing import Any

from app.sandbox.core import Sandbox
from app.sandbox.database import Json
from app.sandbox.people import new_employee
from app.sandbox.places import new_shop, new_terminal
from app.sandbox.values import local_stamp

OWNER, CASHIER, SENIOR, ADMIN = 1, 851, 852, 853
_ROLES = {OWNER: "Власник", CASHIER: "Касир", SENIOR: "Старший касир", ADMIN: "Адміністратор"}

_SHOPS: list[Json] = [
    {
        "title": "Продукти на Подолі",
        "phone_number": "0440000001",
        "email": "podil@example.com",
        "website_url": "https://www.example.com",
        "fiscalization_enabled": True,
        "is_excise_taxation": True,
        "fiscal_numbers": ["4000026885", "4000026886"],
        "address": {"city_name": "Київ", "content": "вул. Хорива, 12", "zip_code": "04071"},
    },
    {
        "title": "Продукти на Оболоні",
        "phone_number": "0440000002",
        "email": "obolon@example.com",
        "website_url": "https://www.example.com",
        "fiscalization_enabled": True,
        "is_excise_taxation": True,
        "fiscal_numbers": ["4000026887"],
        "address": {"city_name": "Київ", "content": "вул. Оболонська набережна, 7", "zip_code": "04210"},
    },
]
#: Name, place in _SHOPS, serial number.
_TERMINALS = [("Каса №1", 0, "108210974046530"), ("Каса №2", 0, "108210974046531"), ("Каса №1", 1, "451257056848021")]
#: First name, surname, role, PIN, last digits of the phone. The PINs are the training shop's own, shown at sign-in.
_PEOPLE: list[tuple[str, str, int, str, str]] = [
    ("Олена", "Коваль", CASHIER, "1111", "11"),
    ("Ірина", "Бойко", CASHIER, "2222", "12"),
    ("Марія", "Ткаченко", CASHIER, "3333", "13"),
    ("Андрій", "Мельник", ADMIN, "8888", "14"),
    ("Юлія", "Савченко", SENIOR, "9999", "15"),
]


def seed_roles(sandbox: Sandbox) -> None:
    """The roles an employee may have; every account has them."""
    now = local_stamp(sandbox.clock.now_ms())
    for key, name in _ROLES.items():
        sandbox.roles.put({"id": key, "created_at": now, "name": name, "state": 0, "updated_at": now})


def seed_shop(sandbox: Sandbox) -> list[int]:
    """Shops, terminals and people; gives the shops' ids."""
    shops = [new_shop(sandbox, fields)["id"] for fields in _SHOPS]
    for name, place, serial in _TERMINALS:
        new_terminal(sandbox, name, shops[place], serial)
    for first, last, role, pin, tail in _PEOPLE:
        fields: dict[str, Any] = {
            "first_name": first,
            "last_name": last,
            "role_id": role,
            "pin_code": pin,
            "phone_number": f"38097000{tail:0>4}",
            "email": f"employee{tail}@example.com",
            "inn": f"30{tail}000000",
            "notes": "Навчальні дані",
            "passport_serial": "НВ",
            "passport_number": f"0000{tail}",
        }
        new_employee(sandbox, fields, shop_id=shops[0])
    return shops
