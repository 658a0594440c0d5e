"""A running sandbox and a client that holds every answer against the documented shapes."""

from __future__ import annotations

import uuid
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from helpers.sandbox_client import Client
from helpers.smartkasa_contract import Contract

from app.sandbox.server import SandboxThread


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
