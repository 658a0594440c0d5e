"""Shops and terminals (Blueprint: «Торгові точки», «Термінали»)."""

from __future__ import annotations

import struct
import zlib
from typing import Any

from app.sandbox.core import Call, Operation, Reply, Sandbox
from app.sandbox.database import Json
from app.sandbox.forms import Missing, field_error, need_text, phone, read
from app.sandbox.pages import Page, matches
from app.sandbox.sessions import OWNER_ID
from app.sandbox.values import local_stamp, stable_uuid

SHOP_FIELDS = {
    "title": "string",
    "email": "string",
    "phone_number": "string",
    "address": "hash?",
    "state": "integer",
    "website_url": "string",
    "business_category_id": "integer?",
    "fiscal_numbers": "array?",
    "fiscalization_enabled": "bool",
    "is_vat_taxation": "bool",
    "is_excise_taxation": "bool",
}


def new_shop(sandbox: Sandbox, fields: Json) -> Json:
    """Stores a shop; the form's fields over the server's own defaults."""
    now = local_stamp(sandbox.clock.now_ms())
    shop: Json = {
        "id": sandbox.shops.next_id(),
        "address": None,
        "business_category_id": 1,
        "created_at": now,
        "email": "",
        "employees_count": 0,
        "fiscal_numbers": [],
        "fiscalization_enabled": False,
        "is_excise_taxation": False,
        "is_vat_taxation": True,
        "owner_id": OWNER_ID,
        "phone_number": "",
        "state": 0,
        "terminals_count": 0,
        "title": "",
        "updated_at": now,
        "website_url": "",
    }
    _fill_shop(sandbox, shop, fields, now)
    return sandbox.shops.put(shop)


def new_terminal(sandbox: Sandbox, name: str, shop_id: int, serial_number: str) -> Json:
    """Stores a terminal. Only the seed makes terminals: the API has no call for it."""
    now = local_stamp(sandbox.clock.now_ms())
    key = sandbox.terminals.next_id()
    return sandbox.terminals.put(
        {
            "id": key,
            "activated_at": None,
            "core_terminal_id": 1,
            "created_at": now,
            "name": name,
            "picture": picture("terminal", key),
            "properties": None,
            "serial_number": serial_number,
            "shop_id": shop_id,
            "state": 1,
            "updated_at": now,
        }
    )


def shop_answer(sandbox: Sandbox, shop: Json, address: bool = True) -> Json:
    """A shop as answered: with its counts of today; nested in other answers it carries no address."""
    terminals = [each for each in sandbox.terminals.all() if each["shop_id"] == shop["id"]]
    staff = [each for each in sandbox.employees.all() if each["shop_id"] == shop["id"]]
    found = {**shop, "employees_count": len(staff), "terminals_count": len(terminals)}
    if not address:
        del found["address"]
    return found


def picture(kind: str, key: object) -> Json:
    """A file as answered; `/uploads/store/…` serves it."""
    name = stable_uuid(kind, key).replace("-", "")
    return {
        "id": name,
        "filename": f"{kind}.png",
        "mime_type": "image/png",
        "size": len(PICTURE),
        "url": f"/uploads/store/{name}",
    }


def list_shops(call: Call) -> Reply:
    shops = [each for each in call.sandbox.shops.all() if matches(each, call.query, "title", "email", "state")]
    page = Page.of(call.query)
    return Reply([shop_answer(call.sandbox, each) for each in page.cut(shops)], page.meta(len(shops)))


def create_shop(call: Call) -> Reply:
    fields = read("Rsn::ShopForm", SHOP_FIELDS, call.body)
    need_text(fields, "title")
    shop = new_shop(call.sandbox, fields)
    call.log("shop", "create")
    return Reply(shop_answer(call.sandbox, shop), status=201)


def show_shop(call: Call) -> Reply:
    shop = call.sandbox.shops.get(call.params["id"])
    if shop is None:
        raise Missing()
    return Reply(shop_answer(call.sandbox, shop))


def update_shop(call: Call) -> Reply:
    shop = call.sandbox.shops.get(call.params["id"])
    if shop is None:
        raise field_error("id")
    fields = read("Rsn::ShopForm", SHOP_FIELDS, call.body)
    need_text({**shop, **fields}, "title")
    _fill_shop(call.sandbox, shop, fields, local_stamp(call.sandbox.clock.now_ms()))
    call.sandbox.shops.put(shop)
    call.log("shop", "update")
    return Reply(shop_answer(call.sandbox, shop))


def delete_shop(call: Call) -> Reply:
    shop = call.sandbox.shops.get(call.params["id"])
    if shop is None:
        raise field_error("id")
    call.sandbox.shops.drop(shop["id"])
    call.log("shop", "delete")
    return Reply({"id": shop["id"]})


def list_terminals(call: Call) -> Reply:
    found = [each for each in call.sandbox.terminals.all() if matches(each, call.query, "id", "name", "shop_id")]
    page = Page.of(call.query)
    return Reply(page.cut(found), page.meta(len(found)))


def show_terminal(call: Call) -> Reply:
    terminal = call.sandbox.terminals.get(call.params["id"])
    if terminal is None:
        raise Missing()
    return Reply(terminal)


def update_terminal(call: Call) -> Reply:
    fields = read("Pos::TerminalForm", {"name": "string", "shop_id": "integer?"}, call.body)
    terminal = call.sandbox.terminals.get(call.params["id"])
    if terminal is None:
        raise field_error("id")
    if fields.get("shop_id") is not None and call.sandbox.shops.get(fields["shop_id"]) is None:
        raise field_error("shop_id")
    terminal |= fields | {"updated_at": local_stamp(call.sandbox.clock.now_ms())}
    call.sandbox.terminals.put(terminal)
    call.log("terminal", "update")
    return Reply(terminal)


def delete_terminal(call: Call) -> Reply:
    terminal = call.sandbox.terminals.get(call.params["id"])
    if terminal is None:
        raise field_error("id")
    call.sandbox.terminals.drop(terminal["id"])
    call.log("terminal", "delete")
    return Reply({name: value for name, value in terminal.items() if name != "picture"})


def _fill_shop(sandbox: Sandbox, shop: Json, fields: Json, now: str) -> None:
    given = dict(fields)
    address = given.pop("address", None)
    if "phone_number" in given:
        given["phone_number"] = phone(given["phone_number"])
    shop |= given | {"updated_at": now}
    if address or shop["address"] is None:
        shop["address"] = _address(sandbox, shop["address"], address or {}, now)


def _address(sandbox: Sandbox, old: Json | None, given: Json, now: str) -> Json:
    base: Json = old or {"id": sandbox.addresses.next_id(), "address_type_id": 0, "created_at": now}
    texts: dict[str, Any] = {name: given.get(name, base.get(name)) or "" for name in ("city_name", "content")}
    return sandbox.addresses.put(
        {**base, **texts, "updated_at": now, "zip_code": str(given.get("zip_code") or base.get("zip_code") or "00000")}
    )


def _png(red: int, green: int, blue: int) -> bytes:
    def chunk(kind: bytes, data: bytes) -> bytes:
        return struct.pack(">I", len(data)) + kind + data + struct.pack(">I", zlib.crc32(kind + data))

    rows = (b"\0" + bytes((red, green, blue)) * 8) * 8
    head = struct.pack(">IIBBBBB", 8, 8, 8, 2, 0, 0, 0)
    return b"\x89PNG\r\n\x1a\n" + chunk(b"IHDR", head) + chunk(b"IDAT", zlib.compress(rows)) + chunk(b"IEND", b"")


PICTURE = _png(11, 110, 79)

OPERATIONS = [
    Operation("GET", "/api/v1/pos/terminals", list_terminals),
    Operation("GET", "/api/v1/pos/terminals/{id}", show_terminal),
    Operation("PUT", "/api/v1/pos/terminals/{id}", update_terminal, "terminal"),
    Operation("DELETE", "/api/v1/pos/terminals/{id}", delete_terminal),
    Operation("GET", "/api/v1/rsn/shops", list_shops),
    Operation("POST", "/api/v1/rsn/shops", create_shop, "shop"),
    Operation("GET", "/api/v1/rsn/shops/{id}", show_shop),
    Operation("PUT", "/api/v1/rsn/shops/{id}", update_shop, "shop"),
    Operation("DELETE", "/api/v1/rsn/shops/{id}", delete_shop),
]
