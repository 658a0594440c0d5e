"""Units, categories, subgroups (Blueprint: «Одиниці виміру», «Каталоги», «Товарні підгрупи»)."""

from __future__ import annotations

import uuid

from app.sandbox.core import Call, Operation, Reply, Sandbox
from app.sandbox.database import Json
from app.sandbox.forms import Refusal, field_error, need_text, read
from app.sandbox.pages import Page, matches
from app.sandbox.values import local_stamp

#: (id, code, weighted, name, short name), as the Blueprint lists them.
_UNITS = [
    (12, 175, False, "Година", "год"),
    (9, 303, True, "Грам", "гр"),
    (10, 301, True, "Кілограм", "кг"),
    (7, 102, False, "Кілометр", "км"),
    (8, 101, False, "Метр", "м"),
    (13, 144, True, "Міліметр", "мм"),
    (5, 2061, False, "Пляшка", "пляшка"),
    (6, 3011, False, "Порція", "порція"),
    (14, 104, True, "Сантиметр", "см"),
    (11, 178, False, "Хвилина", "хв"),
    (4, 2009, False, "Штука", "шт"),
]
UNITS: list[Json] = [
    {"id": id_, "code": code, "is_visible": True, "is_weighted": weighted, "name": name, "short_name": short}
    for id_, code, weighted, name, short in _UNITS
]
#: Short names by either of a unit's two numbers: receipts carry the code, other places the id.
UNIT_NAMES: dict[int, str] = {number: short for id_, code, _, _, short in _UNITS for number in (id_, code)}

PARTNER_ID = 7697
PARTNER_TITLE = "Продукти на Подолі"

CATEGORY_FIELDS = {
    "id": "uuid?",
    "title": "string",
    "parent_id": "string?",
    "partner_id": "integer?",
    "color": "integer?",
    "color_id": "integer?",
    "shop_ids": "array?",
}


def new_category(sandbox: Sandbox, fields: Json, color_id: int | None = None) -> Json:
    """Stores a category. A new one has no colour, whatever `color` was asked: the Blueprint answers null."""
    now = local_stamp(sandbox.clock.now_ms())
    return sandbox.categories.put(
        {
            "id": fields.get("id") or str(uuid.uuid4()),
            "color_id": fields.get("color_id", color_id),
            "created_at": now,
            "parent_id": fields.get("parent_id"),
            "partner_id": fields.get("partner_id"),
            "shop_ids": fields.get("shop_ids") or [],
            "title": fields["title"],
            "updated_at": now,
        }
    )


def category_answer(sandbox: Sandbox, category: Json) -> Json:
    """A category with the number of its products."""
    count = sandbox.db.value("SELECT count(*) FROM products WHERE category_id = ?", (category["id"],))
    return {**category, "products_count": count}


def list_units(call: Call) -> Reply:
    return Reply(UNITS, {"total_count": len(UNITS)})


def list_categories(call: Call) -> Reply:
    names = ("id", "title", "parent_id", "color_id")
    found = [each for each in call.sandbox.categories.all() if matches(each, call.query, *names)]
    page = Page.of(call.query)
    shown = [{**category_answer(call.sandbox, each), "partner": _partner(each)} for each in page.cut(found)]
    return Reply(shown, page.meta(len(found)))


def create_category(call: Call) -> Reply:
    return Reply(_create(call, call.body), status=201)


def update_category(call: Call) -> Reply:
    category = call.sandbox.categories.get(call.params["id"])
    if category is None:
        raise field_error("id")
    fields = read("Inventory::CategoryForm", CATEGORY_FIELDS, call.body)
    need_text({**category, **fields}, "title")
    for name in ("id", "color"):
        fields.pop(name, None)
    category |= fields | {"updated_at": local_stamp(call.sandbox.clock.now_ms())}
    call.sandbox.categories.put(category)
    call.log("category", "update")
    return Reply(category_answer(call.sandbox, category))


def delete_category(call: Call) -> Reply:
    return Reply(_delete(call, call.params["id"]))


def create_categories(call: Call) -> Reply:
    given = call.body.get("categories")
    if not isinstance(given, list) or not given or not all(isinstance(each, dict) for each in given):
        raise field_error("categories")
    try:
        return Reply([_create(call, each) for each in given], status=201)
    except Refusal:
        raise field_error("categories") from None


def delete_categories(call: Call) -> Reply:
    return Reply([_delete(call, key) for key in batch_ids(call)])


def batch_ids(call: Call) -> list[str]:
    """The ids of a batch. Raises Refusal when there is no list of them."""
    ids = call.body.get("ids")
    if not isinstance(ids, list) or not ids:
        raise field_error("ids", code="blank")
    return [str(each) for each in ids]


def list_subgroups(call: Call) -> Reply:
    found = [each for each in call.sandbox.subgroups.all() if matches(each, call.query, "id", "title")]
    return Reply(found, {"total_count": len(found)})


def create_subgroup(call: Call) -> Reply:
    need_text(call.body, "title")
    now = local_stamp(call.sandbox.clock.now_ms())
    key = call.sandbox.subgroups.next_id()
    found = call.sandbox.subgroups.put(
        {"id": key, "created_at": now, "title": str(call.body["title"]), "updated_at": now}
    )
    call.log("subgroup", "create")
    return Reply(found, status=201)


def update_subgroup(call: Call) -> Reply:
    subgroup = _subgroup(call)
    need_text(call.body, "title")
    subgroup |= {"title": str(call.body["title"]), "updated_at": local_stamp(call.sandbox.clock.now_ms())}
    call.sandbox.subgroups.put(subgroup)
    call.log("subgroup", "update")
    return Reply(subgroup)


def delete_subgroup(call: Call) -> Reply:
    subgroup = _subgroup(call)
    call.sandbox.subgroups.drop(subgroup["id"])
    call.log("subgroup", "delete")
    return Reply(subgroup)


def _create(call: Call, body: Json) -> Json:
    fields = read("Inventory::CategoryForm", CATEGORY_FIELDS, body)
    need_text(fields, "title")
    if fields.get("id") and call.sandbox.categories.get(fields["id"]):
        raise field_error("id", code="taken")
    category = new_category(call.sandbox, fields)
    call.log("category", "create")
    return category_answer(call.sandbox, category)


def _delete(call: Call, key: str) -> Json:
    category = call.sandbox.categories.get(key)
    if category is None:
        raise field_error("id")
    answer = category_answer(call.sandbox, category)
    call.sandbox.categories.drop(key)
    call.log("category", "delete")
    return answer


def _subgroup(call: Call) -> Json:
    subgroup = call.sandbox.subgroups.get(call.params["id"])
    if subgroup is None:
        raise field_error("id")
    return subgroup


def _partner(category: Json) -> Json:
    return {
        "id": category["partner_id"] or PARTNER_ID,
        "code": "3012405265",
        "created_at": category["created_at"],
        "name": PARTNER_TITLE,
        "partner_type_id": 0,
        "state": 0,
        "title": PARTNER_TITLE,
        "updated_at": category["created_at"],
    }


OPERATIONS = [
    Operation("GET", "/api/v1/inventory/unit_types", list_units),
    Operation("GET", "/api/v1/inventory/categories", list_categories),
    Operation("POST", "/api/v1/inventory/categories", create_category, "category"),
    Operation("POST", "/api/v1/inventory/categories/batch", create_categories, "batch"),
    Operation("DELETE", "/api/v1/inventory/categories/batch", delete_categories, "batch"),
    Operation("PUT", "/api/v1/inventory/categories/{id}", update_category, "category"),
    Operation("DELETE", "/api/v1/inventory/categories/{id}", delete_category),
    Operation("GET", "/api/v1/inventory/product_subgroups", list_subgroups),
    Operation("POST", "/api/v1/inventory/product_subgroups", create_subgroup, "subgroup"),
    Operation("PUT", "/api/v1/inventory/product_subgroups/{id}", update_subgroup, "subgroup"),
    Operation("DELETE", "/api/v1/inventory/product_subgroups/{id}", delete_subgroup),
]
