"""Products and their batches (Blueprint: «Товари», «Імпорт»)."""

from __future__ import annotations

import json
import uuid
from decimal import Decimal
from typing import Any

from app.sandbox.core import Call, Operation, Reply, Sandbox
from app.sandbox.database import Json, Row, dumps
from app.sandbox.forms import Missing, Refusal, field_error, need_text, read
from app.sandbox.pages import Page
from app.sandbox.sessions import OWNER_ID
from app.sandbox.shelves import PARTNER_ID, PARTNER_TITLE, UNIT_NAMES, batch_ids, category_answer
from app.sandbox.values import decimal_text, kopecks, local_stamp, taxes

FIELDS = {
    "id": "uuid?",
    "number": "string?",
    "title": "string",
    "unit_type_id": "integer?",
    "portion_amount": "integer?",
    "portion_type_id": "integer?",
    "price": "float?",
    "procurement_price": "float?",
    "alter_title": "string?",
    "alter_number": "string?",
    "classifier_type_id": "integer?",
    "classifier_code": "string?",
    "tax_group_id": "integer?",
    "category_id": "string?",
    "category_type_id": "integer?",
    "subgroup_id": "integer?",
    "sold_by_weight": "bool",
    "is_free_price": "bool",
    "bookmark_ids": "array?",
    "user_id": "integer?",
    "owner_id": "integer?",
}
_PARTNER = {
    "id": PARTNER_ID,
    "code": None,
    "created_at": None,
    "name": None,
    "partner_type_id": None,
    "state": None,
    "title": PARTNER_TITLE,
    "updated_at": None,
}
#: What only the list carries, behind each product's own keys.
_LIST_TAIL = dumps({"partner": _PARTNER, "partner_id": PARTNER_ID, "partner_title": PARTNER_TITLE, "stock": {}})[1:-1]


def product_body(fields: Json, stamp: str) -> Json:
    """A product as it stands inside other answers: the form's fields over the server's defaults.

    Prices become decimal strings.
    """
    price = fields.get("price")
    number = fields.get("number") or ""
    group = fields.get("tax_group_id") or 0
    body = {
        "id": fields["id"],
        "alter_number": fields.get("alter_number"),
        "alter_title": fields.get("alter_title"),
        "bookmark_ids": fields.get("bookmark_ids") or [],
        "category_id": fields.get("category_id"),
        "category_type_id": fields.get("category_type_id") or 0,
        "classifier_code": fields.get("classifier_code"),
        "classifier_type_id": fields.get("classifier_type_id") or 0,
        "created_at": stamp,
        "is_free_price": fields.get("is_free_price", False),
        "is_without_number": not number,
        "number": number,
        "owner_id": fields.get("owner_id") or OWNER_ID,
        "portion_amount": fields.get("portion_amount") or 1,
        "portion_type_id": fields.get("portion_type_id") or 0,
        "price": None if price is None else decimal_text(price),
        "procurement_price": decimal_text(fields.get("procurement_price") or 0),
        "sold_by_weight": fields.get("sold_by_weight", False),
        "subgroup_id": fields.get("subgroup_id"),
        "tax_amount": {} if price is None else taxes(group, kopecks(str(price))),
        "tax_group_id": group,
        "title": fields["title"],
        "unit_type_id": fields.get("unit_type_id") or 0,
        "unit_type_name": UNIT_NAMES.get(fields.get("unit_type_id") or 0),
        "updated_at": stamp,
        "user_id": fields.get("user_id") or OWNER_ID,
    }
    # As the Blueprint has it: a product without a picture has no such key.
    return body | {"picture": fields["picture"]} if fields.get("picture") else body


def product_row(body: Json) -> tuple[Any, ...]:
    """The columns of `products` for a rendered product, `seq` left to the database."""
    return (
        body["id"],
        body["number"],
        body["category_id"],
        body["subgroup_id"],
        " ".join(str(body[name] or "") for name in ("title", "alter_title", "number", "alter_number")).casefold(),
        dumps(body),
    )


INSERT = "INSERT INTO products (id, number, category_id, subgroup_id, search, body) VALUES (?, ?, ?, ?, ?, ?)"


def card_answer(row: Row) -> Json:
    """A stock card without its product and shop."""
    return {
        "id": row["id"],
        "count": decimal_text(Decimal(row["thousandths"]) / 1000),
        "counting_enabled": bool(row["counting"]),
        "created_at": local_stamp(row["created_at"]),
        "owner_id": row["owner_id"],
        "product_id": row["product_id"],
        "shop_id": row["shop_id"],
        "updated_at": local_stamp(row["updated_at"]),
    }


def list_products(call: Call) -> Reply:
    page = Page.of(call.query)
    where: list[str] = []
    values: list[Any] = []
    for name in ("number", "category_id", "subgroup_id"):
        if call.query.get(name):
            where.append(f"{name} = ?")
            values.append(call.query[name])
    for word in call.query.get("q", "").casefold().split():
        where.append("instr(search, ?)")
        values.append(word)
    source, condition = (
        ("products", f"WHERE {' AND '.join(where)}") if where else ("products INDEXED BY products_order", "")
    )
    total = call.db.value(f"SELECT count(*) FROM {source} {condition}", values)
    groups = {each["id"]: each["title"] for each in call.sandbox.subgroups.all()}
    tails = {key: f',{_LIST_TAIL},"subgroup_title":{dumps(title)}}}' for key, title in groups.items()}
    bare = f',{_LIST_TAIL},"subgroup_title":null}}'
    rows = call.db.rows(
        f"SELECT body, subgroup_id FROM products WHERE seq IN (SELECT seq FROM {source} {condition}"
        " ORDER BY seq DESC LIMIT ? OFFSET ?) ORDER BY seq DESC",
        (*values, page.per_page, page.offset),
    )
    texts = [body[:-1] + tails.get(subgroup, bare) for body, subgroup in rows]
    return Reply(text=f"[{','.join(texts)}]", meta=page.meta(total))


def create_product(call: Call) -> Reply:
    return Reply({"id": _create(call, call.body)}, status=201)


def show_product(call: Call) -> Reply:
    body = find_product(call.sandbox, call.params["id"])
    if body is None:
        raise Missing()
    category = call.sandbox.categories.get(body["category_id"])
    cards = call.db.rows("SELECT * FROM cards WHERE product_id = ? ORDER BY id", (body["id"],))
    answer = dict(body)
    answer["cards"] = [card_answer(card) for card in cards]
    shown = category_answer(call.sandbox, category) if category else None
    answer["category"] = shown and {name: value for name, value in shown.items() if name != "shop_ids"}
    answer["category_type"] = {"id": body["category_type_id"], "parent_id": None, "title": ""}
    return Reply(answer)


def update_product(call: Call) -> Reply:
    body = find_product(call.sandbox, call.params["id"])
    if body is None:
        raise field_error("id")
    fields = _form(call, call.body, body)
    stamp = local_stamp(call.sandbox.clock.now_ms())
    old = {**body, **{name: body[name] and Decimal(body[name]) for name in ("price", "procurement_price")}}
    changed = product_body({**old, **fields, "id": body["id"]}, stamp) | {"created_at": body["created_at"]}
    call.db.run(
        "UPDATE products SET number = ?, category_id = ?, subgroup_id = ?, search = ?, body = ? WHERE id = ?",
        (*product_row(changed)[1:], body["id"]),
    )
    call.log("product", "update")
    return Reply({"id": body["id"]})


def delete_product(call: Call) -> Reply:
    return Reply({"id": _delete(call, call.params["id"])})


def create_products(call: Call) -> Reply:
    given = call.body.get("products")
    if not isinstance(given, list) or not given or not all(isinstance(each, dict) for each in given):
        raise field_error("products")
    try:
        return Reply([{"id": _create(call, each)} for each in given], status=201)
    except Refusal as refusal:
        raise field_error("products", messages=_message(refusal)) from None


def delete_products(call: Call) -> Reply:
    return Reply([{"id": _delete(call, key)} for key in batch_ids(call)])


def find_product(sandbox: Sandbox, key: str | None) -> Json | None:
    """A product as stored."""
    text = sandbox.db.value("SELECT body FROM products WHERE id = ?", (key,))
    return json.loads(text) if text else None


def _create(call: Call, body: Json) -> str:
    fields = _form(call, body, {})
    fields["id"] = fields.get("id") or str(uuid.uuid4())
    if find_product(call.sandbox, fields["id"]):
        raise field_error("id", code="taken")
    stamp = local_stamp(call.sandbox.clock.now_ms())
    call.db.run(INSERT, product_row(product_body(fields, stamp)))
    call.log("product", "create")
    return str(fields["id"])


def _form(call: Call, body: Json, old: Json) -> Json:
    fields = read("Inventory::ProductForm", FIELDS, body)
    need_text({**old, **fields}, "title")
    if fields.get("subgroup_id") is not None and call.sandbox.subgroups.get(fields["subgroup_id"]) is None:
        raise field_error("subgroup_id")
    return fields


def _delete(call: Call, key: str) -> str:
    if not call.db.run("DELETE FROM products WHERE id = ?", (key,)):
        raise field_error("id")
    call.db.run("DELETE FROM cards WHERE product_id = ?", (key,))
    call.log("product", "delete")
    return key


def _message(refusal: Refusal) -> str:
    errors = refusal.body.get("errors")
    if not isinstance(errors, dict):
        return str(errors)
    words = {"blank": "Не може бути пустим"}
    return "; ".join(f"{name}: {words.get(faults[0]['error'], 'Невірне значення')}" for name, faults in errors.items())


OPERATIONS = [
    Operation("GET", "/api/v1/inventory/products", list_products),
    Operation("POST", "/api/v1/inventory/products", create_product, "product"),
    Operation("POST", "/api/v1/inventory/products/batch", create_products, "batch"),
    Operation("DELETE", "/api/v1/inventory/products/batch", delete_products, "batch"),
    Operation("GET", "/api/v1/inventory/products/{id}", show_product),
    Operation("PATCH", "/api/v1/inventory/products/{id}", update_product, "product"),
    Operation("DELETE", "/api/v1/inventory/products/{id}", delete_product),
]
