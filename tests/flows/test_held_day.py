"""Receipts put aside, through the window: kills, outages, another till; found, joined and given up on the page."""

from __future__ import annotations

import json
import uuid
from collections.abc import Iterator
from typing import Any

import httpx
import pytest
from helpers.morning import enter_pin
from helpers.window import KEY, PASSWORD, PHONE, TillWindow
from helpers.witness import WitnessedSandbox
from PySide6.QtCore import Qt

from app.services import retire


@pytest.fixture(autouse=True)
def _no_beat(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(retire, "BEAT", 0.0)


class Other:
    """Another till of the shop, as the server meets it: with nothing of ours in between."""

    def __init__(self, shop: WitnessedSandbox) -> None:
        self._shop = shop
        self._client = httpx.Client(base_url=shop.url, headers={"X-Api-Key": KEY}, trust_env=False)
        session = {"session": {"phone_number": PHONE, "password": PASSWORD}}
        token = self._client.post("/api/v1/auth/sessions", json=session).json()["data"]["access"]
        self._client.headers["Authorization"] = f"Bearer {token}"

    def defer(self, till: TillWindow, name: str, price: float = 85.0) -> str:
        """Puts a receipt aside for the shop of this till."""
        key, product = str(uuid.uuid4()), till.pieces()[0]
        place = till.inside.station.need_place()
        line = {"name": product.title, "product_id": product.id, "price": price, "quantity": 1, "amount": price}
        receipt = {
            "id": key,
            "title": f"K2-17-{uuid.UUID(key).hex[:8]}",
            "description": name,
            "total_amount": price,
            "state": 1,
            "type": 0,
            "shop_id": place.shop_id,
            "cashier_name": "Ірина Бойко",
            "items": [line],
        }
        self._client.post("/api/v1/pos/receipts", json={"receipt": receipt}).raise_for_status()
        return key

    def claim(self, key: str) -> None:
        """Takes a deferred receipt up."""
        body = {"receipt": {"id": key, "is_hidden": True, "description": retire.claim_text("K2", "0a1b2c3d")}}
        self._client.put(f"/api/v1/pos/receipts/{key}", content=json.dumps(body)).raise_for_status()

    def close(self) -> None:
        self._client.close()


@pytest.fixture
def other(shop: WitnessedSandbox) -> Iterator[Other]:
    made = Other(shop)
    yield made
    made.close()


def there(shop: WitnessedSandbox) -> list[dict[str, Any]]:
    rows = shop.app_state.db.rows("SELECT * FROM receipts WHERE type = 0 AND title LIKE 'K1-%' ORDER BY seq")
    return [dict(row) for row in rows]


def work(till: TillWindow, **settings: Any) -> None:
    till.open(**settings)
    enter_pin(till)
    till.until_page("sale")


def hold(till: TillWindow, name: str) -> None:
    till.put_in(till.pieces()[0])
    till.key(Qt.Key.Key_F6)
    till.write("hold_name", name)
    till.enter()
    till.until(lambda: not till.lines() and till.window.sheet() is None, "it aside")


def pay(till: TillWindow) -> None:
    till.key(Qt.Key.Key_F12)
    till.until_page("payment")
    till.enter()
    till.until_page("done")


def test_held_offline_killed_taken_back_and_sold_is_one_sale(known: TillWindow, shop: WitnessedSandbox) -> None:
    till = known
    shop.set(deferred="left")
    work(till, held_on_server=True)
    shop.fault(match="receipts", kind="reset", times=10_000)
    hold(till, "Пані в синьому")
    till.reopen()
    enter_pin(till)
    till.until_page("sale")
    till.key(Qt.Key.Key_F7)
    till.until_page("held")
    till.until_text("held_title", "Пані в синьому")
    till.enter()
    till.until_page("sale")
    till.until(till.lines, "the goods")
    pay(till)
    sold = till.sales()[-1].document
    shop.app_state.faults.clear()
    till.inside.pump.go()

    def settled() -> bool:
        rows = there(shop)
        return [row["state"] for row in rows if not row["is_hidden"]] == [2] and len(rows) == 2

    till.until(settled, "one sale at the server and nothing that waits", seconds=25)
    assert [row["title"] for row in there(shop) if row["state"] == 2] == [sold.mark]


def test_a_receipt_of_another_till_is_listed_taken_up_and_sold(
    known: TillWindow, shop: WitnessedSandbox, other: Other
) -> None:
    till = known
    shop.set(deferred="left")
    work(till, held_on_server=True)
    key = other.defer(till, "забула гаманець")
    till.key(Qt.Key.Key_F7)
    till.until_page("held")
    till.until_text("held_title", "забула гаманець")
    assert "Каса K2" in till.find("held_1").accessibleName()
    assert "у каталозі" in till.text("held_prices")
    till.enter()
    till.until_page("sale")
    till.until(till.lines, "the goods")
    assert str(till.front.sale.totals.total) == "85.00"
    row = shop.app_state.db.row("SELECT * FROM receipts WHERE id = ?", (key,))
    assert row is not None
    assert (row["state"], row["is_hidden"]) == (1, 1)


def test_what_another_till_takes_leaves_this_list_with_a_word(
    known: TillWindow, shop: WitnessedSandbox, other: Other
) -> None:
    till = known
    shop.set(deferred="left")
    work(till, held_on_server=True)
    hold(till, "Пані в синьому")
    till.until(lambda: there(shop), "the copy at the server")
    other.claim(there(shop)[0]["id"])
    till.key(Qt.Key.Key_F7)
    till.until_toast("взято на касі K2")
    till.until(lambda: till.sees("held_empty"), "an empty list")
    assert not till.lines()


def test_taken_elsewhere_before_this_till_knows_that_it_arrived_it_leaves_the_open_list_too(
    known: TillWindow, shop: WitnessedSandbox, other: Other
) -> None:
    till = known
    shop.set(deferred="left")
    work(till, held_on_server=True)
    shop.fault(match="POST /api/v1/pos/receipts$", kind="late_answer", delay=1.0, times=1)
    hold(till, "Пані в синьому")
    till.until(lambda: there(shop), "the copy at the server")
    other.claim(there(shop)[0]["id"])
    till.key(Qt.Key.Key_F7)
    till.until_text("held_title", "Пані в синьому")
    till.until(lambda: not till.front.held.asking, "the server's answer to the opened page")
    assert not till.toasts(), "the till learned of the copy too early for this test"
    till.until_toast("взято на касі K2")
    till.until(lambda: till.sees("held_empty"), "an empty list")


def test_found_joined_and_given_up_by_hand(known: TillWindow, shop: WitnessedSandbox) -> None:
    till = known
    work(till)
    hold(till, "перша")
    hold(till, "друга")
    till.key(Qt.Key.Key_F7)
    till.until_page("held")
    till.write("held_search", "друга")
    till.until_text("held_title", "друга")
    till.tap("held_join")
    till.tap("join_1")
    till.until(lambda: till.front.held.count == 1, "one receipt")
    till.key(Qt.Key.Key_Escape)
    till.until_text("held_title", "перша + друга")
    till.tap("held_drop")
    till.tap("drop_reason-1")
    till.tap("drop_ok")
    till.until(lambda: till.front.held.count == 0 or till.sees("override_ok"), "gone, or a senior asked")
