"""Receipts: ids, what is checked, filters, pages, stock, the commit log."""

from __future__ import annotations

import json
import uuid
from decimal import Decimal
from typing import Any

import apsw
import pytest
from helpers.sandbox_client import Client

from app.sandbox.server import SandboxThread

POST = "POST /api/v1/pos/receipts"
SHOW = "GET /api/v1/pos/receipts/{id}"
LIST = "GET /api/v1/pos/receipts"


def _rows(sandbox: SandboxThread, key: str) -> int:
    with sandbox.app_state.lock:
        return int(sandbox.app_state.db.value("SELECT count(*) FROM receipts WHERE id = ?", (key,)))


def test_the_till_s_own_id_is_the_receipt_s(client: Client, receipt: dict[str, Any]) -> None:
    assert client(POST, 201, json={"receipt": receipt})["data"]["id"] == receipt["id"]
    shown = client(SHOW, key=receipt["id"])["data"]
    assert (shown["title"], shown["total_amount"]) == ("K1-1043-9f1c2d3e", "85.0")
    assert [(each["price"], each["quantity"]) for each in shown["items"]] == [("42.5", "2.0")]


def test_a_receipt_without_an_id_gets_one(client: Client, receipt: dict[str, Any]) -> None:
    del receipt["id"]
    assert uuid.UUID(client(POST, 201, json={"receipt": receipt})["data"]["id"]).version == 4


def test_the_same_id_again_changes_the_one_row(sandbox: SandboxThread, client: Client, receipt: dict[str, Any]) -> None:
    client(POST, 201, json={"receipt": receipt})
    again = client(POST, 201, json={"receipt": {**receipt, "title": "вдруге"}})["data"]
    assert (again["id"], again["title"], len(again["items"])) == (receipt["id"], "вдруге", 1)
    assert _rows(sandbox, receipt["id"]) == 1
    listed = client.first(LIST, id=receipt["id"])
    assert len(listed["payment_transactions"]) == 1


@pytest.mark.parametrize(("policy", "status"), [("conflict409", 409), ("reject422", 422), ("error500", 500)])
def test_the_same_id_again_is_refused_by_policy(
    sandbox: SandboxThread, client: Client, receipt: dict[str, Any], policy: str, status: int
) -> None:
    sandbox.set(ids=policy)
    client(POST, 201, json={"receipt": receipt})
    again = client.plain("POST", "/api/v1/pos/receipts", json={"receipt": {**receipt, "title": "вдруге"}})
    assert again.status_code == status
    assert client(SHOW, key=receipt["id"])["data"]["title"] == receipt["title"]
    assert [each["action"] for each in sandbox.commits("receipt")] == ["create"]


def test_a_server_that_ignores_ids_makes_its_own(
    sandbox: SandboxThread, client: Client, receipt: dict[str, Any]
) -> None:
    sandbox.set(ids="ignored")
    receipt["payment_transactions"][0]["id"] = str(uuid.uuid4())
    keys = {client(POST, 201, json={"receipt": receipt})["data"]["id"] for _ in range(2)}
    assert len(keys) == 2
    assert receipt["id"] not in keys
    assert len(client(LIST, params={"title": receipt["title"]})["data"]) == 2


@pytest.mark.parametrize(
    ("change", "text"),
    [
        (
            {"total_amount": "wrong"},
            '[Pos::ReceiptForm.new] "wrong" (String) has invalid type for :total_amount violates constraints '
            '(invalid value for Float(): "wrong" failed)',
        ),
        (
            {"total_amount": None},
            "[Pos::ReceiptForm.new] nil (NilClass) has invalid type for :total_amount violates constraints "
            "(can't convert nil into Float failed)",
        ),
        (
            {"state": "paid"},
            '[Pos::ReceiptForm.new] "paid" (String) has invalid type for :state violates constraints '
            '(invalid value for Integer(): "paid" failed)',
        ),
    ],
)
def test_a_wrong_value_is_refused_in_the_server_s_words(
    client: Client, receipt: dict[str, Any], change: dict[str, Any], text: str
) -> None:
    assert client(POST, 422, json={"receipt": {**receipt, **change}})["errors"] == text


@pytest.mark.parametrize(
    "change",
    [
        {"id": "not a uuid"},
        {"items": {}},
        {"items": [{"name": "без ціни"}]},
        {"items": ["рядок"]},
        {"total_amount": "1e999999"},
        {"total_amount": 1e15},
        {"total_amount": True},
        {"tax_amount": [1]},
        {"is_hidden": "так"},
        {"payment_transactions": [{"amount": 1}]},
        {"payment_transactions": [{"amount": 1, "transaction_type_id": 0, "timestamp": "вчора"}]},
    ],
)
def test_nonsense_is_refused_and_nothing_of_it_is_kept(
    sandbox: SandboxThread, client: Client, receipt: dict[str, Any], change: dict[str, Any]
) -> None:
    body = {"receipt": {**receipt, **change}}
    assert client.plain("POST", "/api/v1/pos/receipts", json=body).status_code == 422
    assert _rows(sandbox, receipt["id"]) == 0
    assert sandbox.commits() == []


def test_half_a_letter_is_a_bad_request(sandbox: SandboxThread, client: Client, receipt: dict[str, Any]) -> None:
    content = json.dumps({"receipt": {**receipt, "title": "\ud800"}})
    answer = client.plain("POST", "/api/v1/pos/receipts", content=content)
    assert answer.status_code == 400
    assert sandbox.commits() == []


@pytest.mark.parametrize("name", ["total_amount", "state", "type"])
def test_a_receipt_says_what_it_is(client: Client, receipt: dict[str, Any], name: str) -> None:
    del receipt[name]
    assert client(POST, 422, json={"receipt": receipt})["errors"] == (
        f"[Pos::ReceiptForm.new] :{name} is missing in Hash input"
    )


def test_one_bad_receipt_of_a_batch_keeps_all_out(
    sandbox: SandboxThread, client: Client, receipt: dict[str, Any]
) -> None:
    bad = {**receipt, "id": str(uuid.uuid4()), "total_amount": "wrong"}
    body = {"batch": {"receipts": [receipt, bad]}}
    errors = client("POST /api/v1/pos/receipts/batch", 422, json=body)["errors"]
    assert errors.startswith('[Pos::ReceiptBatchItemForm.new] "wrong" (String)')
    assert _rows(sandbox, receipt["id"]) == 0


def test_amounts_come_back_to_the_kopeck(client: Client, receipt: dict[str, Any]) -> None:
    for sent, answered in (
        (0.1, "0.1"),
        (100, "100.0"),
        ("1438.00", "1438.0"),
        (614.52, "614.52"),
        (1e9, "1000000000.0"),
    ):
        body = {"receipt": {**receipt, "total_amount": sent}}
        assert client(POST, 201, json=body)["data"]["total_amount"] == answered


def test_the_list_is_paged_by_ten_and_its_meta_is_true(client: Client) -> None:
    first = client(LIST)
    assert (len(first["data"]), first["meta"]["limit_value"]) == (10, 10)
    keys: list[str] = []
    page: int | None = 1
    while page:
        answer = client.plain("GET", "/api/v1/pos/receipts", params={"page": page, "per_page": 400}).json()
        keys += [each["id"] for each in answer["data"]]
        page = answer["meta"]["next_page"]
    assert len(keys) == len(set(keys)) == first["meta"]["total_count"]
    assert client(LIST, params={"per_page": 5000})["meta"]["limit_value"] == 800
    beyond = client(LIST, params={"page": 9999})
    assert (beyond["data"], beyond["meta"]["next_page"]) == ([], None)
    assert client(LIST, params={"page": "x", "per_page": "-3"})["meta"]["limit_value"] == 10


def test_other_lists_are_paged_by_twenty_five(client: Client) -> None:
    for path in ("pos/shifts", "inventory/products", "reports/z-reports", "pos/terminals"):
        assert client(f"GET /api/v1/{path}")["meta"]["limit_value"] == 25


def test_filters_find_the_one_receipt(client: Client, receipt: dict[str, Any]) -> None:
    client(POST, 201, json={"receipt": {**receipt, "fiscal_number": "99990001"}})
    for query in (
        {"id": receipt["id"]},
        {"title": receipt["title"]},
        {"fiscal_number": "99990001"},
        {"shift_id": receipt["shift_id"], "state": 2, "type": 0},
        {"terminal_id": receipt["terminal_id"], "shop_id": receipt["shop_id"], "title": receipt["title"]},
    ):
        assert [each["id"] for each in client(LIST, params=query)["data"]] == [receipt["id"]]
    assert client(LIST, params={"title": receipt["title"], "state": 1})["data"] == []
    assert all(each["type"] == 3 for each in client(LIST, params={"type": 3})["data"])


def test_days_are_kyiv_days(client: Client, receipt: dict[str, Any]) -> None:
    at = client(POST, 201, json={"receipt": receipt})["data"]["created_at"]
    day = at[:10]
    today = client(LIST, params={"date_start": day, "date_end": day})["data"]
    assert [each["id"] for each in today] == [receipt["id"]]
    before = client.plain(
        "GET", "/api/v1/pos/receipts", params={"date_end": day + "T00:00:00+02:00", "per_page": 800}
    ).json()
    assert receipt["id"] not in {each["id"] for each in before["data"]}


def test_an_item_s_time_in_the_list_carries_the_server_s_known_fault(client: Client, receipt: dict[str, Any]) -> None:
    single = client(POST, 201, json={"receipt": receipt})["data"]["created_at"]
    listed = client.first(LIST, id=receipt["id"])
    assert listed["created_at"].endswith("+00:00")
    assert listed["items"][0]["created_at"] == single[:23] + "+00:00"


def test_a_sale_takes_from_the_stock_once_and_a_refund_gives_back(client: Client, receipt: dict[str, Any]) -> None:
    product = receipt["items"][0]["product_id"]

    def stock() -> Decimal:
        query = {"product_id": product, "shop_id": receipt["shop_id"]}
        return Decimal(client.first("GET /api/v1/inventory/cards", **query)["count"])

    start = stock()
    client(POST, 201, json={"receipt": receipt})
    client(POST, 201, json={"receipt": receipt})
    assert stock() == start - 2
    client(POST, 201, json={"receipt": {**receipt, "id": str(uuid.uuid4()), "type": 3, "state": 3}})
    assert stock() == start
    client("DELETE /api/v1/pos/receipts/{id}", key=receipt["id"])
    assert stock() == start + 2


def test_the_log_tells_what_was_committed_and_by_which_request(
    sandbox: SandboxThread, client: Client, receipt: dict[str, Any]
) -> None:
    client(POST, 201, json={"receipt": receipt}, headers={"X-Request-Id": "r-1"})
    client(POST, 201, json={"receipt": receipt}, headers={"X-Request-Id": "r-2"})
    log = client.plain("GET", "/_sandbox/log", params={"entity": "receipt"}).json()["commits"]
    assert log == sandbox.commits("receipt")
    shown = [
        (each["request_id"], each["action"], each["receipt_id"], each["title"], each["total"], each["items"])
        for each in log
    ]
    told = (receipt["id"], receipt["title"], "85.0", 1)
    assert shown == [("r-1", "create", *told), ("r-2", "repeat", *told)]
    later = client.plain("GET", "/_sandbox/log", params={"after": log[0]["seq"]}).json()["commits"]
    assert [each["request_id"] for each in later] == ["r-2"]


@pytest.mark.parametrize("sql", ["DELETE FROM commits", "UPDATE commits SET total = '0.0'"])
def test_the_log_cannot_be_rewritten(sandbox: SandboxThread, client: Client, receipt: dict[str, Any], sql: str) -> None:
    client(POST, 201, json={"receipt": receipt})
    with sandbox.app_state.lock, pytest.raises(apsw.ConstraintError, match="append-only"):
        sandbox.app_state.db.run(sql)


def test_a_deleted_receipt_stays_in_the_log(sandbox: SandboxThread, client: Client, receipt: dict[str, Any]) -> None:
    client(POST, 201, json={"receipt": receipt})
    client("DELETE /api/v1/pos/receipts/{id}", key=receipt["id"])
    assert [each["action"] for each in sandbox.commits("receipt")] == ["create", "delete"]
    assert client.plain("GET", f"/api/v1/pos/receipts/{receipt['id']}").status_code == 404


def test_several_ids_deleted_at_once_answer_a_list(client: Client, receipt: dict[str, Any]) -> None:
    keys = [str(uuid.uuid4()) for _ in range(2)]
    client(
        "POST /api/v1/pos/receipts/batch", 201, json={"batch": {"receipts": [{**receipt, "id": each} for each in keys]}}
    )
    gone = client.plain("DELETE", "/api/v1/pos/receipts/batch", json={"batch": {"ids": keys}}).json()["data"]
    assert [each["id"] for each in gone] == keys
