"""Every one of the 56 operations answers in the documented shape."""

from __future__ import annotations

import json
import uuid
from pathlib import Path
from typing import Any

import pytest
from helpers.sandbox_client import SIGN_IN, Client
from helpers.smartkasa_contract import Contract

from app.sandbox.server import SandboxThread
from app.sandbox.web import OPERATIONS


def _documented(contract: Contract) -> set[str]:
    return set(contract.operations)


def _wrapper(operation: Any) -> str:
    """The one key of the documented request body, "" without a body."""
    schema = operation["request"]
    return next(iter(schema["properties"])) if schema else ""


def test_the_sandbox_has_exactly_the_documented_operations(contract: Contract) -> None:
    ours = {f"{each.method} {each.path}": each.wrapper for each in OPERATIONS}
    assert len(OPERATIONS) == 56
    assert ours == {name: _wrapper(each) for name, each in contract.operations.items()}


def test_every_operation_answers_as_documented(client: Client, receipt: dict[str, Any]) -> None:
    client.contract.seen.clear()
    _places(client)
    _people(client)
    _shelves(client)
    _goods(client)
    _receipts(client, receipt)
    client("GET /api/v1/pos/shifts/{id}", key=client.first("GET /api/v1/pos/shifts", state=1)["id"])
    client("GET /api/v1/stats/product_daily_sales/alter", params={"date_start": "2020-01-01"})
    client("GET /api/v1/reports/z-reports")
    refresh = client.sign_in()["refresh"]
    access = client("POST /api/v1/auth/refresh", 201, headers={"X-Refresh-Token": refresh})["data"]["access"]
    client("DELETE /api/v1/auth/sessions/logout", headers={"Authorization": access})
    assert client.contract.seen == _documented(client.contract)


def _places(client: Client) -> None:
    terminals = client("GET /api/v1/pos/terminals")["data"]
    last = terminals[-1]["id"]
    client("GET /api/v1/pos/terminals/{id}", key=last)
    shop = client.first("GET /api/v1/rsn/shops")["id"]
    fields = {"id": last, "name": "Каса №9", "shop_id": shop}
    changed = client("PUT /api/v1/pos/terminals/{id}", key=last, json={"terminal": fields})["data"]
    assert (changed["name"], changed["shop_id"]) == ("Каса №9", shop)
    wrong = {"terminal": {**fields, "shop_id": "wrong"}}
    assert client("PUT /api/v1/pos/terminals/{id}", 422, key=last, json=wrong)["errors"] == (
        '[Pos::TerminalForm.new] "wrong" (String) has invalid type for :shop_id violates constraints '
        '(invalid value for Integer(): "wrong" failed)'
    )
    client("DELETE /api/v1/pos/terminals/{id}", key=last)
    client("DELETE /api/v1/pos/terminals/{id}", 422, key=last)
    made = client("POST /api/v1/rsn/shops", 201, json={"shop": {"title": "Нова", "phone_number": "0971234567"}})["data"]
    assert made["phone_number"] == "380971234567"
    client("POST /api/v1/rsn/shops", 422, json={"shop": {"title": ""}})
    client("PUT /api/v1/rsn/shops/{id}", key=made["id"], json={"shop": {"title": "Інша"}})
    client("PUT /api/v1/rsn/shops/{id}", 422, key=made["id"], json={"shop": {"title": " "}})
    assert client("GET /api/v1/rsn/shops/{id}", key=made["id"])["data"]["title"] == "Інша"
    client("DELETE /api/v1/rsn/shops/{id}", key=made["id"])
    assert client.plain("GET", f"/api/v1/rsn/shops/{made['id']}").status_code == 404


def _people(client: Client) -> None:
    role = client.first("GET /api/v1/rsn/employees")["role_id"]
    fields = {
        "first_name": "Віктор",
        "last_name": "Лагойда",
        "middle_name": "Іванович",
        "phone_number": "0971234567",
        "additional_phone_number": "0971234568",
        "pin_code": "1123",
        "role_id": role,
        "birthday": "1980-01-01",
        "joined_at": "2012-01-01",
        "avatar": {"id": "uploads/cache/1", "filename": "a.png", "mime_type": "image/png", "size": 1},
        "address_legal": {"zip_code": "08132", "content": "вул. Нова, 1"},
    }
    made = client("POST /api/v1/rsn/employees", 201, json={"employee": fields})["data"]
    assert (made["pin_code"], made["joined_at"]) == ("1123", "2012-01-01T00:00:00.000+00:00")
    client("POST /api/v1/rsn/employees", 422, json={"employee": {**fields, "first_name": ""}})
    changed = client("PUT /api/v1/rsn/employees/{id}", key=made["id"], json={"employee": {"first_name": "Василь"}})
    assert changed["data"]["first_name"] == "Василь"
    client("PUT /api/v1/rsn/employees/{id}", 422, key=made["id"], json={"employee": {"first_name": ""}})
    seeded = client.first("GET /api/v1/rsn/employees")
    client("GET /api/v1/rsn/employees/{id}", key=seeded["id"])
    client("GET /api/v1/rsn/shops/employees")
    client("DELETE /api/v1/rsn/employees/{id}", key=made["id"])


def _shelves(client: Client) -> None:
    client("GET /api/v1/inventory/unit_types")
    client("GET /api/v1/inventory/categories")
    parent = client("POST /api/v1/inventory/categories", 201, json={"category": {"title": "Сезон", "color": 2}})["data"]
    assert parent["color_id"] is None
    child = {"title": "Весна", "color": 2, "partner_id": 7699, "parent_id": parent["id"]}
    made = client("POST /api/v1/inventory/categories", 201, json={"category": child})["data"]
    assert made["parent_id"] == parent["id"]
    client("POST /api/v1/inventory/categories", 422, json={"category": {"title": ""}})
    seeded = client("GET /api/v1/inventory/categories")["data"][9]["id"]
    client("PUT /api/v1/inventory/categories/{id}", key=seeded, json={"category": {"title": "Хліб", "color": 2}})
    client("DELETE /api/v1/inventory/categories/{id}", key=seeded)
    batch = {"batch": {"categories": [{"title": "А", "color": 1}, {"title": "Б", "color": 2}]}}
    pair = client("POST /api/v1/inventory/categories/batch", 201, json=batch)["data"]
    client("POST /api/v1/inventory/categories/batch", 422, json={"batch": {"categories": [{"title": ""}]}})
    ids = [each["id"] for each in pair]
    assert [
        each["id"]
        for each in client.plain("DELETE", "/api/v1/inventory/categories/batch", json={"batch": {"ids": ids}}).json()[
            "data"
        ]
    ] == ids
    coloured = [each["id"] for each in client("GET /api/v1/inventory/categories")["data"] if each["color_id"]][-2:]
    client("DELETE /api/v1/inventory/categories/batch", json={"batch": {"ids": coloured}})
    made = client("POST /api/v1/inventory/product_subgroups", 201, json={"subgroup": {"title": "Акція"}})["data"]
    client("POST /api/v1/inventory/product_subgroups", 422, json={"subgroup": {"title": ""}})
    client("PUT /api/v1/inventory/product_subgroups/{id}", key=made["id"], json={"subgroup": {"title": "Знижки"}})
    assert client.first("GET /api/v1/inventory/product_subgroups")["title"] == "Знижки"
    client("DELETE /api/v1/inventory/product_subgroups/{id}", key=made["id"])


def _goods(client: Client) -> None:
    seeded = client.first("GET /api/v1/inventory/products")
    client("GET /api/v1/inventory/products/{id}", key=seeded["id"])
    shop = client.first("GET /api/v1/rsn/shops")["id"]
    fields = {"number": "6930426566", "title": "Новий товар", "price": 71.89, "category_id": seeded["category_id"]}
    made = client("POST /api/v1/inventory/products", 201, json={"product": fields})["data"]["id"]
    client("POST /api/v1/inventory/products", 422, json={"product": {**fields, "title": ""}})
    client("PATCH /api/v1/inventory/products/{id}", key=made, json={"product": {"price": 72.5}})
    assert client.first("GET /api/v1/inventory/products", number="6930426566")["price"] == "72.5"
    pair = client("POST /api/v1/inventory/products/batch", 201, json={"batch": {"products": [fields, fields]}})["data"]
    wrong = {"batch": {"products": [fields, {**fields, "title": ""}]}}
    message = client("POST /api/v1/inventory/products/batch", 422, json=wrong)["errors"]["products"][0]
    assert message == {"error": "invalid", "messages": "title: Не може бути пустим"}
    client("DELETE /api/v1/inventory/products/batch", json={"batch": {"ids": [each["id"] for each in pair]}})
    card = {"product_id": made, "shop_id": shop, "counting_enabled": True, "count": 5.0}
    key = client("POST /api/v1/inventory/cards", 201, json={"card": card})["data"]["id"]
    client("POST /api/v1/inventory/cards", 422, json={"card": {**card, "product_id": str(uuid.uuid4())}})
    client("PUT /api/v1/inventory/cards/{id}", key=key, json={"card": {"count": 9.99}})
    client("PUT /api/v1/inventory/cards/{id}", 422, key=key, json={"card": {"count": 1, "product_id": "wrong"}})
    assert client("GET /api/v1/inventory/cards/{id}", key=key)["data"]["count"] == "9.99"
    client("GET /api/v1/inventory/cards", params={"shop_id": shop})
    client("DELETE /api/v1/inventory/cards/{id}", key=key)
    client("DELETE /api/v1/inventory/products/{id}", key=made)
    source = {"url": "https://s3.test.com/goods.json", "category_id": seeded["category_id"]}
    done = client("POST /api/v1/inventory/import_products", 201, json={"import": source})["data"]
    assert done["filename"] == "goods.json"
    blank = client("POST /api/v1/inventory/import_products", 422, json={"import": {"url": ""}})["errors"]
    assert blank == {"url": [{"error": "blank"}], "category_id": [{"error": "blank"}]}
    client("GET /api/v1/inventory/import_products")
    client("GET /api/v1/inventory/import_products/{id}", key=done["id"])


def _receipts(client: Client, receipt: dict[str, Any]) -> None:
    key = client("POST /api/v1/pos/receipts", 201, json={"receipt": receipt})["data"]["id"]
    client("GET /api/v1/pos/receipts/{id}", key=key)
    client("PUT /api/v1/pos/receipts/{id}", key=key, json={"receipt": {"title": "інша назва"}})
    listed = client.first("GET /api/v1/pos/receipts", id=key)
    assert listed["title"] == "інша назва"
    payment = listed["payment_transactions"][0]
    assert (payment["deposit_amount"], payment["change_amount"]) == ("100.0", "15.0")
    client("GET /api/v1/pos/payment_transactions/{id}", key=payment["id"])
    client("DELETE /api/v1/pos/receipts/{id}", key=key)
    pair = [{**receipt, "id": str(uuid.uuid4())} for _ in range(2)]
    client("POST /api/v1/pos/receipts/batch", 201, json={"batch": {"receipts": pair}})
    client("DELETE /api/v1/pos/receipts/batch", json={"batch": {"ids": [pair[0]["id"]]}})
    client("GET /api/v1/pos/receipts", params={"per_page": 800})


def _examples(shared: Path) -> list[dict[str, Any]]:
    found: list[dict[str, Any]] = json.loads((shared / "smartkasa" / "examples.json").read_text(encoding="utf-8"))
    return found


def test_the_blueprint_s_own_bodies_are_taken_and_refused_as_it_says(
    shared: Path, sandbox: SandboxThread, client: Client
) -> None:
    """Ids of the examples are replaced by the demo shop's: the examples were taken from a database long gone."""
    terminal = client.first("GET /api/v1/pos/terminals")
    product = client.first("GET /api/v1/inventory/products")["id"]
    new = client("POST /api/v1/inventory/products", 201, json={"product": {"title": "без картки"}})["data"]["id"]
    keys: dict[str, Any] = {
        "terminals": terminal["id"],
        "shops": terminal["shop_id"],
        "employees": client.first("GET /api/v1/rsn/employees")["id"],
        "categories": client.first("GET /api/v1/inventory/categories")["id"],
        "products": product,
        "cards": client.first("GET /api/v1/inventory/cards")["id"],
        "receipts": client.first("GET /api/v1/pos/receipts")["id"],
        "product_subgroups": client("POST /api/v1/inventory/product_subgroups", 201, json={"subgroup": {"title": "А"}})[
            "data"
        ]["id"],
    }
    with sandbox.app_state.lock:
        sandbox.app_state.roles.put({**(sandbox.app_state.roles.get(1) or {}), "id": 854})
    replayed = 0
    for example in _examples(shared):
        body, path, method = example["request"]["body"], example["path"], example["method"]
        if not body or method == "DELETE":
            continue
        if "session" in body:
            body = SIGN_IN if example["response"]["status"] == 201 else body
        if "card" in body and body["card"].get("product_id") != "wrong":
            taken = example["response"]["status"] == 422
            body["card"] |= {"shop_id": terminal["shop_id"]}
            body["card"] |= {"product_id": product if taken else new} if method == "POST" else {}
        if "terminal" in body and body["terminal"]["shop_id"] != "wrong":
            body["terminal"]["shop_id"] = terminal["shop_id"]
        key = keys.get(path.split("/")[4], "")
        client(f"{method} {path}", example["response"]["status"], key=key, json=body)
        replayed += 1
    assert replayed == 38


def test_a_flat_or_empty_body_misses_its_parameter(client: Client) -> None:
    for operation in OPERATIONS:
        bodies: list[Any] = [{"title": "без обгортки"}, {operation.wrapper: {}}, {operation.wrapper: [1]}]
        for body in bodies if operation.wrapper else []:
            answer = client.plain(operation.method, operation.path.replace("{id}", "1"), json=body)
            assert answer.status_code == 422
            assert answer.json() == {"errors": f"param is missing or the value is empty: {operation.wrapper}"}


@pytest.mark.parametrize("content", [b"{", b"[1]", b'{"receipt": {"total_amount": NaN}}', b"[" * 100_000, b"\xff"])
def test_what_is_no_json_object_is_a_bad_request(client: Client, content: bytes) -> None:
    assert client.plain("POST", "/api/v1/pos/receipts", content=content).status_code == 400


def test_unknown_places_are_404_and_known_ones_with_a_wrong_method_405(client: Client) -> None:
    assert client.plain("GET", "/api/v1/pos/nothing").status_code == 404
    assert client.plain("PATCH", "/api/v1/pos/terminals").status_code == 405
    for path in ("pos/receipts", "pos/shifts", "pos/payment_transactions", "inventory/products"):
        assert client.plain("GET", f"/api/v1/{path}/{uuid.uuid4()}").json() == {"message": "Not Found"}
