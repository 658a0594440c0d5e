"""Inventory cards and imports of files (Blueprint: «Облік товарів», «Імпорт»)."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any
from urllib.parse import urlsplit

from app.sandbox.core import Call, Operation, Reply, Sandbox
from app.sandbox.database import Json, Row, dumps
from app.sandbox.forms import Missing, field_error, need_text, read
from app.sandbox.pages import LARGEST_PAGE, Page
from app.sandbox.places import shop_answer
from app.sandbox.products import card_answer, find_product
from app.sandbox.sessions import OWNER_ID
from app.sandbox.values import local_stamp

FIELDS = {
    "id": "integer?",
    "product_id": "string",
    "shop_id": "integer",
    "counting_enabled": "bool?",
    "count": "float?",
}


#: A product as a card shows it: without its picture.
_BODY = "CASE WHEN instr(body, '\"picture\"') THEN json_remove(body, '$.picture') ELSE body END AS body"


def list_cards(call: Call) -> Reply:
    """Whole without paging, as documented; `page` and `per_page` are obeyed when they come (undocumented)."""
    where = ["1"]
    values: list[Any] = []
    for name in ("id", "product_id", "shop_id"):
        if call.query.get(name):
            where.append(f"cards.{name} = ?")
            values.append(call.query[name])
    if call.query.get("counting_enabled"):
        where.append("counting = ?")
        values.append(int(call.query["counting_enabled"] == "true"))
    condition = " AND ".join(where)
    total = call.db.value(f"SELECT count(*) FROM cards WHERE {condition}", values)
    asked = "page" in call.query or "per_page" in call.query
    page = Page.of(call.query) if asked else Page(1, max(total, LARGEST_PAGE))
    rows = call.db.rows(
        f"SELECT cards.*, {_BODY} FROM cards LEFT JOIN products ON products.id = product_id WHERE cards.id IN"
        f" (SELECT id FROM cards WHERE {condition} ORDER BY id DESC LIMIT ? OFFSET ?) ORDER BY cards.id DESC",
        (*values, page.per_page, page.offset),
    )
    return Reply(text=f"[{','.join(_full(call.sandbox, rows))}]", meta={"total_count": total})


def create_card(call: Call) -> Reply:
    fields = read("Inventory::CardForm", FIELDS, call.body)
    product = find_product(call.sandbox, fields.get("product_id"))
    shop_id = fields.get("shop_id")
    if product is None or call.db.value(
        "SELECT 1 FROM cards WHERE product_id = ? AND shop_id = ?", (product["id"], shop_id)
    ):
        raise field_error("product_id")
    if call.sandbox.shops.get(shop_id) is None:
        raise field_error("shop_id")
    now = call.sandbox.clock.now_ms()
    row: Json = {"product_id": product["id"], "shop_id": shop_id, "created_at": now, "updated_at": now}
    call.db.insert("cards", {**row, "thousandths": 0, "counting": 1, **_columns(fields)})
    call.log("card", "create")
    [found] = call.db.rows("SELECT * FROM cards WHERE product_id = ? AND shop_id = ?", (product["id"], shop_id))
    return Reply(card_answer(found), status=201)


def show_card(call: Call) -> Reply:
    rows = call.db.rows(
        f"SELECT cards.*, {_BODY} FROM cards LEFT JOIN products ON products.id = product_id WHERE cards.id = ?",
        (call.params["id"],),
    )
    if not rows:
        raise Missing()
    return Reply(text=_full(call.sandbox, rows)[0])


def update_card(call: Call) -> Reply:
    fields = read("Inventory::CardForm", FIELDS, call.body)
    key = _existing(call)
    if "product_id" in fields and find_product(call.sandbox, fields["product_id"]) is None:
        raise field_error("product_id")
    moved: Json = {name: fields[name] for name in ("product_id", "shop_id") if name in fields}
    call.db.update("cards", {**moved, **_columns(fields), "updated_at": call.sandbox.clock.now_ms()}, key)
    call.log("card", "update")
    return Reply({"id": key})


def delete_card(call: Call) -> Reply:
    key = _existing(call)
    call.db.run("DELETE FROM cards WHERE id = ?", (key,))
    call.log("card", "delete")
    return Reply({"id": key})


def create_import(call: Call) -> Reply:
    need_text(call.body, "url", "category_id")
    now = local_stamp(call.sandbox.clock.now_ms())
    found = call.sandbox.imports.put(
        {
            "id": call.sandbox.imports.next_id(),
            "created_at": now,
            "created_count": 0,
            "filename": urlsplit(str(call.body["url"])).path.rsplit("/", 1)[-1],
            "products_count": 0,
            "state": 0,
            "updated_at": now,
            "updated_count": 0,
        }
    )
    call.log("import", "create")
    return Reply(found, status=201)


def list_imports(call: Call) -> Reply:
    found = call.sandbox.imports.all()[::-1]
    page = Page.of(call.query)
    return Reply(page.cut(found), page.meta(len(found)))


def show_import(call: Call) -> Reply:
    found = call.sandbox.imports.get(call.params["id"])
    if found is None:
        raise Missing()
    return Reply({**found, "results": {}})


def _columns(fields: Json) -> Json:
    columns: Json = {}
    if fields.get("count") is not None:
        columns["thousandths"] = int(fields["count"] * 1000)
    if fields.get("counting_enabled") is not None:
        columns["counting"] = int(fields["counting_enabled"])
    return columns


def _existing(call: Call) -> int:
    key = call.db.value("SELECT id FROM cards WHERE id = ?", (call.params["id"],))
    if key is None:
        raise field_error("id")
    return int(key)


def _full(sandbox: Sandbox, rows: Iterable[Row]) -> list[str]:
    """Cards with their product and shop, rendered."""
    shops = {shop["id"]: dumps(shop_answer(sandbox, shop, address=False)) for shop in sandbox.shops.all()}
    cards = ((row, {**card_answer(row), "owner_id": row["owner_id"] or OWNER_ID}) for row in rows)
    return [
        f'{dumps(card)[:-1]},"product":{row["body"] or "null"},"shop":{shops.get(row["shop_id"], "null")}}}'
        for row, card in cards
    ]


OPERATIONS = [
    Operation("GET", "/api/v1/inventory/cards", list_cards),
    Operation("POST", "/api/v1/inventory/cards", create_card, "card"),
    Operation("GET", "/api/v1/inventory/cards/{id}", show_card),
    Operation("PUT", "/api/v1/inventory/cards/{id}", update_card, "card"),
    Operation("DELETE", "/api/v1/inventory/cards/{id}", delete_card),
    Operation("POST", "/api/v1/inventory/import_products", create_import, "import"),
    Operation("GET", "/api/v1/inventory/import_products", list_imports),
    Operation("GET", "/api/v1/inventory/import_products/{id}", show_import),
]
