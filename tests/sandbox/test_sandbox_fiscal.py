"""The fiscal side: numbers that come later, deferred receipts, shifts, Z-reports.

The clock is moved, never waited for.
"""

from __future__ import annotations

import uuid
from typing import Any

import pytest
from helpers.sandbox_client import Client

from app.sandbox.server import SandboxThread

POST = "POST /api/v1/pos/receipts"
SHOW = "GET /api/v1/pos/receipts/{id}"
SHIFTS = "GET /api/v1/pos/shifts"
Z_REPORTS = "GET /api/v1/reports/z-reports"


def test_a_paid_receipt_gets_its_number_after_the_delay(
    sandbox: SandboxThread, client: Client, receipt: dict[str, Any]
) -> None:
    assert client(POST, 201, json={"receipt": receipt})["data"]["fiscal_number"] is None
    sandbox.move_clock(2)
    assert client(SHOW, key=receipt["id"])["data"]["fiscal_number"] is None
    sandbox.move_clock(1.1)
    shown = client(SHOW, key=receipt["id"])["data"]
    assert shown["fiscal_number"].isdigit()
    assert shown["registrar_fiscal_number"] == "4000026885"
    assert shown["tax_amount"] == {"А": 1417}


def test_numbers_are_given_once_and_never_twice(
    sandbox: SandboxThread, client: Client, receipt: dict[str, Any]
) -> None:
    sandbox.set(fiscal_delay=0)
    keys = [str(uuid.uuid4()) for _ in range(3)]
    for key in keys:
        client(POST, 201, json={"receipt": {**receipt, "id": key}})
    numbers = [client(SHOW, key=key)["data"]["fiscal_number"] for key in keys]
    assert len(set(numbers)) == 3
    assert client(POST, 201, json={"receipt": {**receipt, "id": keys[0]}})["data"]["fiscal_number"] == numbers[0]


def test_refunds_and_cancels_get_numbers_and_service_cash_gets_none(
    sandbox: SandboxThread, client: Client, receipt: dict[str, Any]
) -> None:
    refund = {**receipt, "id": str(uuid.uuid4()), "type": 3, "state": 3}
    cancel = {**refund, "id": str(uuid.uuid4()), "type": 4, "related_fiscal_number": "16773001"}
    service = {**receipt, "id": str(uuid.uuid4()), "type": 1, "items": []}
    for each in (refund, cancel, service):
        client(POST, 201, json={"receipt": each})
    sandbox.move_clock(60)
    numbers = {client(SHOW, key=each["id"])["data"]["fiscal_number"] for each in (refund, cancel)}
    assert None not in numbers
    assert len(numbers) == 2
    found = client("GET /api/v1/pos/receipts", params={"related_fiscal_number": "16773001"})["data"]
    assert [each["id"] for each in found] == [cancel["id"]]
    assert client(SHOW, key=service["id"])["data"]["fiscal_number"] is None


def test_the_delay_is_a_switch_and_a_tester_may_hurry(
    sandbox: SandboxThread, client: Client, receipt: dict[str, Any]
) -> None:
    client.plain("POST", "/_sandbox/fiscal_delay", json={"seconds": 1000})
    client(POST, 201, json={"receipt": receipt})
    sandbox.move_clock(900)
    assert client(SHOW, key=receipt["id"])["data"]["fiscal_number"] is None
    given = client.plain("POST", f"/_sandbox/receipts/{receipt['id']}/fiscal").json()["fiscal_number"]
    assert client(SHOW, key=receipt["id"])["data"]["fiscal_number"] == given


def test_taxes_the_till_sent_are_kept(sandbox: SandboxThread, client: Client, receipt: dict[str, Any]) -> None:
    client(POST, 201, json={"receipt": {**receipt, "tax_amount": {"А": 1400}}})
    sandbox.move_clock(10)
    assert client(SHOW, key=receipt["id"])["data"]["tax_amount"] == {"А": 1400}


def test_excise_is_taken_before_vat(sandbox: SandboxThread, client: Client, receipt: dict[str, Any]) -> None:
    """The API's own example: 1438.00 in group 6."""
    item = {**receipt["items"][0], "price": 1438, "quantity": 1, "amount": 1438, "tax_group_id": 6}
    client(POST, 201, json={"receipt": {**receipt, "total_amount": 1438, "items": [item]}})
    sandbox.move_clock(10)
    assert client(SHOW, key=receipt["id"])["data"]["tax_amount"] == {"А": 22825, "З": 6848}


def test_a_deferred_receipt_is_taken_over_paid_and_numbered(
    sandbox: SandboxThread, client: Client, receipt: dict[str, Any]
) -> None:
    del receipt["payment_transactions"]
    client(POST, 201, json={"receipt": {**receipt, "state": 1}})
    sandbox.move_clock(4)
    assert client(SHOW, key=receipt["id"])["data"]["state"] == 1
    sandbox.move_clock(1.5)
    shown = client(SHOW, key=receipt["id"])["data"]
    assert (shown["state"], shown["fiscal_number"]) == (2, None)
    sandbox.move_clock(3)
    listed = client.first("GET /api/v1/pos/receipts", id=receipt["id"])
    assert listed["fiscal_number"]
    assert [each["amount"] for each in listed["payment_transactions"]] == ["85.0"]


def test_every_terminal_has_a_shift_of_today(client: Client) -> None:
    terminals = {each["id"] for each in client("GET /api/v1/pos/terminals")["data"]}
    shifts = client(SHIFTS, params={"state": 0})["data"]
    assert {each["terminal_id"] for each in shifts} == terminals
    assert {each["opened_at"][:10] for each in shifts} == {
        client.first("GET /api/v1/rsn/shops")["created_at"][:10],
    }


def test_an_open_shift_s_balance_follows_its_receipts(client: Client, receipt: dict[str, Any]) -> None:
    service = {**receipt, "id": str(uuid.uuid4()), "type": 1, "total_amount": 1250, "items": []}
    client(POST, 201, json={"receipt": {**service, "payment_transactions": []}})
    client(POST, 201, json={"receipt": receipt})
    card = {**receipt, "id": str(uuid.uuid4()), "payment_transactions": [{"amount": 85, "transaction_type_id": 1}]}
    client(POST, 201, json={"receipt": card})
    shift = client("GET /api/v1/pos/shifts/{id}", key=receipt["shift_id"])["data"]
    assert shift["cash_balance"] == "1335.0"


def test_closing_the_shift_makes_its_z_report(sandbox: SandboxThread, client: Client, receipt: dict[str, Any]) -> None:
    rounded = {"rounding_amount": 0.02, "total_amount": 85.02}
    client(POST, 201, json={"receipt": {**receipt, **rounded}})
    refund = {**receipt, "id": str(uuid.uuid4()), "type": 3, "state": 3, "total_amount": 42.5}
    refund["items"] = [{**receipt["items"][0], "quantity": 1, "amount": 42.5}]
    client(
        POST, 201, json={"receipt": {**refund, "payment_transactions": [{"amount": 42.5, "transaction_type_id": 0}]}}
    )
    terminal = receipt["terminal_id"]
    done = client.plain("POST", f"/_sandbox/shifts/{terminal}/close", json={"by": "Ірина Бойко"}).json()
    report = client.first(Z_REPORTS, terminal_id=terminal)
    assert (report["id"], report["shift_id"]) == (done["z_report_id"], receipt["shift_id"])
    assert (report["sale_total"], report["sale_cash_total"], report["sale_receipts_count"]) == (85, 85, 1)
    assert (report["refund_total"], report["refund_receipts_count"]) == (42.5, 1)
    assert (report["sale_tax_a_total"], report["refund_tax_a_total"]) == (14.17, 7.08)
    assert report["cash_amount"] == 42.5
    shift = client.first(SHIFTS, id=receipt["shift_id"])
    assert (shift["state"], shift["closed_by"], shift["cash_balance"]) == (1, "Ірина Бойко", "42.5")
    assert client(SHIFTS, params={"state": 0, "terminal_id": terminal})["data"] == []
    again = client.plain("POST", f"/_sandbox/shifts/{terminal}/close")
    assert (again.status_code, again.json()) == (400, {"error": "no open shift on this terminal"})
    opened = client.plain("POST", f"/_sandbox/shifts/{terminal}/open").json()["shift_id"]
    assert client.first(SHIFTS, state=0, terminal_id=terminal)["id"] == opened


def test_z_reports_are_found_by_day_and_place(client: Client) -> None:
    newest = client.first(Z_REPORTS)
    day = newest["created_at"][:10]
    found = client(Z_REPORTS, params={"date_start": day, "date_end": day, "shop_id": newest["shop_id"]})["data"]
    assert found
    assert {(each["created_at"][:10], each["shop_id"]) for each in found} == {(day, newest["shop_id"])}
    who = newest["shift"]["terminal_user_id"]
    mine = client(Z_REPORTS, params={"termianl_user_id": who, "per_page": 100})["data"]
    assert {each["shift"]["terminal_user_id"] for each in mine} == {who}


def test_sales_by_product_add_up(client: Client) -> None:
    sales = client("GET /api/v1/stats/product_daily_sales/alter")["data"]
    total = sum(round(float(each["total_amount"]) * 100) for each in sales["products"])
    assert total == round(sales["total_amount"] * 100)
    shop = client("GET /api/v1/rsn/shops")["data"][1]["id"]
    less = client("GET /api/v1/stats/product_daily_sales/alter", params={"shop_id": shop})["data"]
    assert 0 < less["total_amount"] < sales["total_amount"]
    none = client("GET /api/v1/stats/product_daily_sales/alter", params={"date_start": "2100-01-01"})["data"]
    assert (none["products"], none["total_amount"]) == ([], 0)


def test_the_fiscal_till_takes_what_it_is_told_to_and_when(
    sandbox: SandboxThread, client: Client, receipt: dict[str, Any]
) -> None:
    sandbox.set(deferred="left")
    del receipt["payment_transactions"]
    client(POST, 201, json={"receipt": {**receipt, "state": 1}})
    sandbox.move_clock(60)
    assert client(SHOW, key=receipt["id"])["data"]["state"] == 1
    answer = client.plain("POST", f"/_sandbox/receipts/{receipt['id']}/pay", json={"after": 10})
    assert answer.json() == {"paid": True}
    assert client(SHOW, key=receipt["id"])["data"]["state"] == 1
    sandbox.move_clock(11)
    assert client(SHOW, key=receipt["id"])["data"]["state"] == 2
    assert client.plain("POST", f"/_sandbox/receipts/{receipt['id']}/pay").status_code == 400


@pytest.mark.parametrize("gone", [False, True])
def test_the_fiscal_till_puts_a_deferred_receipt_away(
    sandbox: SandboxThread, client: Client, receipt: dict[str, Any], gone: bool
) -> None:
    sandbox.set(deferred="left")
    del receipt["payment_transactions"]
    client(POST, 201, json={"receipt": {**receipt, "state": 1}})
    path = f"/_sandbox/receipts/{receipt['id']}/put_away"
    assert client.plain("POST", path, json={"gone": gone}).json() == {"put_away": True}
    if gone:
        assert client.plain("GET", f"/api/v1/pos/receipts/{receipt['id']}").status_code == 404
    else:
        assert client(SHOW, key=receipt["id"])["data"]["is_hidden"]
        sandbox.set(hidden="left_out")
        assert not client("GET /api/v1/pos/receipts", params={"id": receipt["id"]})["data"]
        assert client("GET /api/v1/pos/receipts", params={"id": receipt["id"], "is_hidden": "true"})["data"]


@pytest.mark.parametrize("puts", ["merge", "replace", "refused", "ignored"])
def test_a_put_of_one_field_is_what_the_server_makes_of_it(
    sandbox: SandboxThread, client: Client, receipt: dict[str, Any], puts: str
) -> None:
    sandbox.set(puts=puts, deferred="left")
    client(POST, 201, json={"receipt": {**receipt, "state": 1, "description": "Пані"}})
    path = f"/api/v1/pos/receipts/{receipt['id']}"
    answer = client.plain("PUT", path, json={"receipt": {"id": receipt["id"], "is_hidden": True}})
    assert answer.status_code == (422 if puts == "refused" else 200)
    now = client.plain("GET", path).json()["data"]
    assert now["is_hidden"] is (puts in ("merge", "replace"))
    assert bool(now["items"]) is (puts != "replace")
    assert (now["description"], now["state"]) == (None if puts == "replace" else "Пані", 1)


def test_a_shift_given_up_is_closed_by_nobody_and_has_no_z_report(
    sandbox: SandboxThread, client: Client, receipt: dict[str, Any]
) -> None:
    """As the Blueprint's example of state 2."""
    client(POST, 201, json={"receipt": receipt})
    terminal, path = receipt["terminal_id"], "/_sandbox/shifts/{}/archive"
    reports = len(client(Z_REPORTS, params={"terminal_id": terminal})["data"])
    given_up = client.plain("POST", path.format(terminal)).json()["shift_id"]
    shift = client("GET /api/v1/pos/shifts/{id}", key=given_up)["data"]
    assert (shift["state"], shift["closed_at"], shift["closed_by"]) == (2, None, None)
    assert len(client(Z_REPORTS, params={"terminal_id": terminal})["data"]) == reports
    assert given_up not in [one["id"] for one in client(SHIFTS, params={"state": 0})["data"]]
    assert client.plain("POST", path.format(terminal)).status_code == 400
