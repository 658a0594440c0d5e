"""A running sandbox and a client that holds every answer against the documented shapes."""

from __future__ import annotations

import uuid
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import httpx
import pytest
from helpers.smartkasa_contract import Contract

from app.sandbox.server import SandboxThread

SIGN_IN = {"session": {"phone_number": "380960000006", "password": "123456789"}}


class Client:
    """Calls operations by their documented name, over a real socket."""

    def __init__(self, url: str, contract: Contract) -> None:
        self.http = httpx.Client(base_url=url, headers={"X-Api-Key": "sandbox"}, timeout=5)
        self.contract = contract

    def sign_in(self) -> dict[str, Any]:
        """Signs in and carries the access token from now on."""
        data: dict[str, Any] = self("POST /api/v1/auth/sessions", 201, json=SIGN_IN)["data"]
        self.http.headers["Authorization"] = f"Bearer {data['access']}"
        return data

    def __call__(self, operation: str, status: int = 200, key: object = "", **request: Any) -> dict[str, Any]:
        """The answer's body; fails when the status or the shape is another than documented."""
        method, path = operation.split(" ")
        answer = self.http.request(method, path.replace("{id}", str(key)), **request)
        assert answer.status_code == status, answer.text
        body: dict[str, Any] = answer.json()
        self.contract.check(operation, status, body)
        return body

    def plain(self, method: str, path: str, **request: Any) -> httpx.Response:
        """An answer as it came, undocumented ones too."""
        return self.http.request(method, path, **request)

    def first(self, operation: str, **query: Any) -> dict[str, Any]:
        found: dict[str, Any] = self(operation, params=query)["data"][0]
        return found


@pytest.fixture(scope="session")
def contract(shared: Path) -> Contract:
    return Contract(shared)


@pytest.fixture
def sandbox() -> Iterator[SandboxThread]:
    """The demo shop, fresh for every test."""
    with SandboxThread() as running:
        yield running


@pytest.fixture
def client(sandbox: SandboxThread, contract: Contract) -> Iterator[Client]:
    """Signed in at the demo shop."""
    client = Client(sandbox.url, contract)
    with client.http:
        client.sign_in()
        yield client


@pytest.fixture
def receipt(client: Client) -> dict[str, Any]:
    """A paid sale of one product of the demo shop, as a till would send it, with its own id."""
    terminal = client.first("GET /api/v1/pos/terminals")
    product = client.first("GET /api/v1/inventory/products")
    shift = client.first("GET /api/v1/pos/shifts", state=0, terminal_id=terminal["id"])
    return {
        "id": str(uuid.uuid4()),
        "shift_id": shift["id"],
        "shop_id": terminal["shop_id"],
        "terminal_id": terminal["id"],
        "seller_id": 1301,
        "cashier_name": "Олена Коваль",
        "title": "K1-1043-9f1c2d3e",
        "total_amount": 85.0,
        "state": 2,
        "type": 0,
        "items": [
            {
                "name": product["title"],
                "price": 42.5,
                "quantity": 2,
                "amount": 85.0,
                "tax_group_id": 1,
                "is_product": True,
                "product_id": product["id"],
                "unit_type_id": 2009,
                "stock_item_id": 1,
            }
        ],
        "payment_transactions": [
            {
                "amount": 85.0,
                "deposit_amount": 100.0,
                "change_amount": 15.0,
                "transaction_type_id": 0,
                "payment_type_id": 0,
            }
        ],
    }
