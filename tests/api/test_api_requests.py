"""Requests the examples do not show: full bodies, every filter, ids that try to be paths."""

from __future__ import annotations

import asyncio
import json
from datetime import UTC, date, datetime
from decimal import Decimal
from typing import Any
from urllib.parse import parse_qs

import httpx
import jsonschema
import pytest

from app.api.categories import CategoryBody
from app.api.products import ProductBody
from app.api.receipts import ReceiptBody, ReceiptItemBody
from app.api.resource import Listed
from app.api.transactions import TransactionBody

UUID = "7f527f59-bcdb-4bbd-a187-00b6ee7b68f5"


def asked(mocked: Any, ask: Any, answer: Any = None, **how: Any) -> httpx.Request:
    """The request that `ask(client)` sends."""
    sent: list[httpx.Request] = []

    def handler(request: httpx.Request) -> httpx.Response:
        sent.append(request)
        return httpx.Response(200, json={"data": [] if answer is None else answer, "meta": {}})

    async def go() -> None:
        client = mocked(handler, **how)
        await ask(client)
        await client.aclose()

    asyncio.run(go())
    return sent[0]


def strict_body(document: Any, method: str, path: str) -> Any:
    operation = document("openapi_strict.json")["paths"][path][method]
    return json.loads(json.dumps(operation["requestBody"]["content"]["application/json"]["schema"], default=float))


def full_receipt() -> ReceiptBody:
    """A receipt with everything the till can say about a mixed payment."""
    return ReceiptBody(
        id=UUID,
        title="K1-1043-7f527f59",
        total_amount=Decimal("259.90"),
        state=2,
        type=0,
        discount_type_id=1,
        discount_amount=Decimal("0.10"),
        discount_percentage=None,
        rounding_amount=Decimal("-0.10"),
        seller_id=3,
        shift_id=None,
        shop_id=13,
        terminal_id=4,
        cashier_name="Коваль О.",
        description="",
        is_hidden=False,
        tax_amount={"А": Decimal(4125), "З": Decimal(1238)},
        items=(
            ReceiptItemBody(
                name="Вода «Ґазована» 0,5 л",
                price=Decimal("12.10"),
                amount=Decimal("36.30"),
                quantity=Decimal("3"),
                sku="A-1",
                tax_group_id=6,
                is_product=True,
                product_id=UUID,
                stock_item_id=1,
                unit_type_id=2009,
                description="",
                classifier_type_id=1,
                classifier_code="2201",
                discount_amount=Decimal("0.10"),
                is_free_price=False,
                sold_by_weight=False,
                unit_type_name="шт",
            ),
        ),
        payment_transactions=(
            TransactionBody(
                id=UUID,
                amount=Decimal("259.80"),
                deposit_amount=Decimal("300.00"),
                change_amount=Decimal("40.20"),
                transaction_type_id=0,
                payment_type_id=0,
                receipt_id=UUID,
                timestamp=datetime(2026, 11, 22, 8, 30, 1, 5000, tzinfo=UTC),
                payload={"rounding": Decimal("0.10")},
            ),
        ),
    )


def test_full_receipt_keeps_the_strict_rules(mocked: Any, document: Any) -> None:
    request = asked(mocked, lambda c: c.receipts.create(full_receipt()), {"id": UUID})
    jsonschema.validate(json.loads(request.content), strict_body(document, "post", "/api/v1/pos/receipts"))


def test_frozen_receipt_is_sent_byte_for_byte(mocked: Any) -> None:
    """The outbox's bytes reach the wire as they are, and the same receipt always freezes to the same bytes."""
    frozen = full_receipt().frozen()
    assert frozen == full_receipt().frozen()
    assert b'"total_amount":259.90' in frozen
    assert b'"timestamp":"2026-11-22T08:30:01.005+00:00"' in frozen
    assert "«Ґазована»".encode() in frozen
    assert asked(mocked, lambda c: c.receipts.send(frozen), {"id": UUID}).content == frozen


def test_full_product_and_category_keep_the_strict_rules(mocked: Any, document: Any) -> None:
    product = ProductBody(
        number="4820000000017",
        title="Сир",
        alter_title="Сир",
        alter_number="A-1",
        remote_id="r",
        unit_type_id=1,
        portion_amount=1,
        portion_type_id=0,
        price=Decimal("389.00"),
        procurement_price=Decimal(250),
        classifier_type_id=1,
        classifier_code="0406",
        tax_group_id=1,
        category_id=UUID,
        category_type_id=1,
        subgroup_id=2,
        sold_by_weight=True,
        is_free_price=False,
        bookmark_ids=[],
    )
    request = asked(mocked, lambda c: c.products.create(product), {"id": UUID})
    jsonschema.validate(json.loads(request.content), strict_body(document, "post", "/api/v1/inventory/products"))
    shelf = CategoryBody(title="Сири", color=2, color_id=None, partner_id=1, parent_id=UUID, shop_ids=[1])
    request = asked(mocked, lambda c: c.categories.create(shelf), {"id": UUID})
    jsonschema.validate(json.loads(request.content), strict_body(document, "post", "/api/v1/inventory/categories"))


def test_every_filter_is_one_the_server_knows(mocked: Any, document: Any) -> None:
    """Names of filters against openapi_strict.json; the exceptions are named here with their reasons."""
    client = mocked(lambda request: httpx.Response(500))
    listed = [part for part in vars(client).values() if isinstance(part, Listed)]
    assert len(listed) == 12
    for resource in listed:
        name = next(n for n, part in vars(client).items() if part is resource)

        def everything(c: Any, name: str = name) -> Any:
            part = getattr(c, name)
            return part.page(2, 50, **dict.fromkeys(part.filters, 1))

        sent = parse_qs(asked(mocked, everything).url.query.decode())
        known = {p["name"] for p in document("openapi_strict.json")["paths"][resource.path]["get"]["parameters"]}
        known |= {"page", "per_page"}  # every answer's meta speaks of pages
        if name == "receipts":
            known |= {"date_start", "date_end"}  # undocumented, used by public clients (domain.md 1)
        assert set(sent) <= known, name
        assert {"page", "per_page"} <= set(sent)


def test_filters_travel_as_text(mocked: Any) -> None:
    request = asked(
        mocked,
        lambda c: c.receipts.page(
            title="К1 & «Каса»=?",
            is_hidden=False,
            shop_id=None,
            total_amount=Decimal("0.50"),
            date_start=datetime(2026, 11, 1, tzinfo=UTC),
            date_end=date(2026, 11, 22),
        ),
    )
    assert parse_qs(request.url.query.decode()) == {
        "title": ["К1 & «Каса»=?"],
        "is_hidden": ["false"],
        "total_amount": ["0.50"],
        "date_start": ["2026-11-01T00:00:00.000+00:00"],
        "date_end": ["2026-11-22"],
    }


def test_the_servers_misspelling_stays_inside(mocked: Any) -> None:
    request = asked(mocked, lambda c: c.z_reports.page(terminal_user_id=5))
    assert request.url.query == b"termianl_user_id=5"


def test_unknown_filter_is_our_bug(mocked: Any) -> None:
    with pytest.raises(TypeError, match="no filter colour"):
        asked(mocked, lambda c: c.terminals.page(colour=1))


@pytest.mark.parametrize(("id", "path"), [("a/b?c#d", b"a%2Fb%3Fc%23d"), ("..%2f", b"..%252f"), ("ї", b"%D1%97")])
def test_id_stays_one_step_of_the_path(mocked: Any, id: str, path: bytes) -> None:
    request = asked(mocked, lambda c: c.receipts.get(id), {"id": "x"})
    assert request.url.raw_path == b"/api/v1/pos/receipts/" + path


@pytest.mark.parametrize("id", ["", ".", ".."])
def test_id_that_is_no_id(mocked: Any, id: str) -> None:
    """DELETE on an empty id would be a call to the whole list."""
    with pytest.raises(ValueError):
        asked(mocked, lambda c: c.receipts.delete(id))


def test_bearer_is_a_setting(mocked: Any) -> None:
    assert asked(mocked, lambda c: c.shops.page()).headers["authorization"] == "Bearer access-1"
    assert asked(mocked, lambda c: c.shops.page(), bearer=False).headers["authorization"] == "access-1"


def test_cookies_are_not_kept(mocked: Any) -> None:
    """A cookie of one session must not travel into the next person's."""
    seen = []

    def handler(request: httpx.Request) -> httpx.Response:
        seen.append(request.headers.get("cookie"))
        return httpx.Response(200, json={"data": [], "meta": {}}, headers={"set-cookie": "s=1; Path=/"})

    async def go() -> None:
        client = mocked(handler)
        await client.shops.page()
        await client.shops.page()
        await client.aclose()

    asyncio.run(go())
    assert seen == [None, None]
