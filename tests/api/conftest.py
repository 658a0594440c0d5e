"""What the client's tests share: the documents, a client over a mock or a real socket, every operation as a call."""

from __future__ import annotations

import asyncio
import contextlib
import json
import os
from collections.abc import AsyncIterator, Awaitable, Callable
from dataclasses import dataclass, field
from decimal import Decimal
from pathlib import Path
from typing import Any

import httpx
import pytest
from pydantic import BaseModel, ValidationError

from app.api.cards import CardBody
from app.api.categories import CategoryBody
from app.api.client import SmartKasa
from app.api.employees import EmployeeBody
from app.api.imports import ImportBody
from app.api.products import ProductBody
from app.api.receipts import ReceiptBody
from app.api.session import Tokens
from app.api.shops import ShopBody
from app.api.subgroups import SubgroupBody
from app.api.terminals import TerminalBody
from app.clock import FakeClock

ROOT = Path(__file__).resolve().parents[2]
SHARED = Path(os.environ.get("KASA_SHARED", ROOT.parent / "shared")) / "smartkasa"


def _load(name: str) -> Any:
    return json.loads((SHARED / name).read_text("utf-8"), parse_float=Decimal)


def pytest_generate_tests(metafunc: pytest.Metafunc) -> None:
    """A test that asks for `example` runs once for each of the Blueprint's pairs."""
    if "example" in metafunc.fixturenames:
        examples = _load("examples.json")
        ids = [f"{n}-{e['method']}-{e['path'].removeprefix('/api/v1/')}" for n, e in enumerate(examples)]
        metafunc.parametrize("example", examples, ids=ids)


@pytest.fixture(scope="session")
def document() -> Callable[[str], Any]:
    """Reads one of ../shared/smartkasa; numbers with a fraction are Decimals."""
    return _load


@pytest.fixture
def tokens() -> Tokens:
    return Tokens("access-1", None, "refresh-1", None)


@pytest.fixture
def mocked(tokens: Tokens) -> Callable[..., SmartKasa]:
    """A client whose server is a function of the request."""

    def make(
        handler: Callable[[httpx.Request], Any], *, key: str = "key", signed_in: bool = True, **how: Any
    ) -> SmartKasa:
        client = SmartKasa(
            "https://server.test",
            key,
            clock=how.pop("clock", FakeClock()),
            transport=httpx.MockTransport(handler),
            **how,
        )
        if signed_in:
            client.use_tokens(tokens)
        return client

    return make


@dataclass
class Exchange:
    """One request as a real server saw it."""

    method: str
    target: str
    headers: dict[str, str]
    body: bytes


@dataclass
class Server:
    """A server on a real socket; `behave` writes whatever bytes it likes."""

    port: int
    seen: list[Exchange] = field(default_factory=list)

    @property
    def url(self) -> str:
        return f"http://127.0.0.1:{self.port}"


Behave = Callable[[Exchange, asyncio.StreamWriter], Awaitable[None]]


@contextlib.asynccontextmanager
async def _serving(behave: Behave) -> AsyncIterator[Server]:
    tasks: set[asyncio.Task[None]] = set()

    async def connection(reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        task = asyncio.current_task()
        assert task is not None
        tasks.add(task)
        try:
            while head := await reader.readuntil(b"\r\n\r\n"):
                first, *lines = head.decode("latin-1").strip().split("\r\n")
                method, target, _ = first.split(" ")
                headers = {k.lower(): v.strip() for k, v in (line.split(":", 1) for line in lines)}
                body = await reader.readexactly(int(headers.get("content-length", 0)))
                server.seen.append(Exchange(method, target, headers, body))
                await behave(server.seen[-1], writer)
                await writer.drain()
        except (asyncio.IncompleteReadError, ConnectionError, asyncio.CancelledError):
            pass
        finally:
            tasks.discard(task)
            writer.close()
            with contextlib.suppress(ConnectionError, asyncio.CancelledError):
                await writer.wait_closed()

    listener = await asyncio.start_server(connection, "127.0.0.1", 0, limit=2**20)
    server = Server(listener.sockets[0].getsockname()[1])
    try:
        yield server
    finally:
        listener.close()
        for task in tuple(tasks):
            task.cancel()
        if tasks:
            await asyncio.wait(tuple(tasks))
        await listener.wait_closed()


@pytest.fixture
def serving() -> Callable[[Behave], contextlib.AbstractAsyncContextManager[Server]]:
    """`async with serving(behave) as server:` a server on loopback."""
    return _serving


def _answer(status: int, body: object, *headers: str) -> bytes:
    raw = body if isinstance(body, bytes) else json.dumps(body).encode()
    lines = [f"HTTP/1.1 {status} X", f"Content-Length: {len(raw)}", "Content-Type: application/json", *headers]
    return "\r\n".join(lines).encode() + b"\r\n\r\n" + raw


@pytest.fixture
def answer() -> Callable[..., bytes]:
    """An answer as the bytes of HTTP."""
    return _answer


def _made(model: type[BaseModel], data: dict[str, Any]) -> Any:
    """The body as a model; what the model refuses to hold (the Blueprint's "wrong") is forced into it."""
    data = {name: value for name, value in data.items() if name != "id" or model in (ReceiptBody, CategoryBody)}
    try:
        return model.model_validate(data)
    except ValidationError:
        good = {name: value for name, value in data.items() if value != "wrong"}
        assert len(good) < len(data)
        return model.model_validate(good).model_copy(update={n: v for n, v in data.items() if n not in good})


Ask = Callable[[SmartKasa, Any, Any], Awaitable[Any]]


def _batch(model: type[BaseModel], rows: list[dict[str, Any]]) -> list[Any]:
    return [_made(model, row) for row in rows]


#: Every operation of the server: how it is asked through the client. `id` is the path's, `b` the Blueprint's body.
OPERATIONS: dict[tuple[str, str], Ask] = {
    ("POST", "/api/v1/auth/sessions"): lambda c, id, b: c.auth.sign_in(
        b["session"]["phone_number"], b["session"]["password"]
    ),
    ("POST", "/api/v1/auth/refresh"): lambda c, id, b: c.auth.refresh(),
    ("DELETE", "/api/v1/auth/sessions/logout"): lambda c, id, b: c.auth.sign_out(),
    ("GET", "/api/v1/pos/terminals"): lambda c, id, b: c.terminals.page(),
    ("GET", "/api/v1/pos/terminals/{id}"): lambda c, id, b: c.terminals.get(id),
    ("PUT", "/api/v1/pos/terminals/{id}"): lambda c, id, b: c.terminals.update(id, _made(TerminalBody, b["terminal"])),
    ("DELETE", "/api/v1/pos/terminals/{id}"): lambda c, id, b: c.terminals.delete(id),
    ("GET", "/api/v1/rsn/shops"): lambda c, id, b: c.shops.page(),
    ("POST", "/api/v1/rsn/shops"): lambda c, id, b: c.shops.create(_made(ShopBody, b["shop"])),
    ("GET", "/api/v1/rsn/shops/{id}"): lambda c, id, b: c.shops.get(id),
    ("PUT", "/api/v1/rsn/shops/{id}"): lambda c, id, b: c.shops.update(id, _made(ShopBody, b["shop"])),
    ("DELETE", "/api/v1/rsn/shops/{id}"): lambda c, id, b: c.shops.delete(id),
    ("GET", "/api/v1/rsn/shops/employees"): lambda c, id, b: c.shops.employees(),
    ("GET", "/api/v1/rsn/employees"): lambda c, id, b: c.employees.page(),
    ("POST", "/api/v1/rsn/employees"): lambda c, id, b: c.employees.create(_made(EmployeeBody, b["employee"])),
    ("GET", "/api/v1/rsn/employees/{id}"): lambda c, id, b: c.employees.get(id),
    ("PUT", "/api/v1/rsn/employees/{id}"): lambda c, id, b: c.employees.update(id, _made(EmployeeBody, b["employee"])),
    ("DELETE", "/api/v1/rsn/employees/{id}"): lambda c, id, b: c.employees.delete(id),
    ("GET", "/api/v1/inventory/unit_types"): lambda c, id, b: c.units.page(),
    ("GET", "/api/v1/inventory/categories"): lambda c, id, b: c.categories.page(),
    ("POST", "/api/v1/inventory/categories"): lambda c, id, b: c.categories.create(_made(CategoryBody, b["category"])),
    ("PUT", "/api/v1/inventory/categories/{id}"): lambda c, id, b: c.categories.update(
        id, _made(CategoryBody, b["category"])
    ),
    ("DELETE", "/api/v1/inventory/categories/{id}"): lambda c, id, b: c.categories.delete(id),
    ("POST", "/api/v1/inventory/categories/batch"): lambda c, id, b: c.categories.create_batch(
        _batch(CategoryBody, b["batch"]["categories"])
    ),
    ("DELETE", "/api/v1/inventory/categories/batch"): lambda c, id, b: c.categories.delete_batch(b["batch"]["ids"]),
    ("GET", "/api/v1/inventory/products"): lambda c, id, b: c.products.page(),
    ("POST", "/api/v1/inventory/products"): lambda c, id, b: c.products.create(_made(ProductBody, b["product"])),
    ("GET", "/api/v1/inventory/products/{id}"): lambda c, id, b: c.products.get(id),
    ("PATCH", "/api/v1/inventory/products/{id}"): lambda c, id, b: c.products.update(
        id, _made(ProductBody, b["product"])
    ),
    ("DELETE", "/api/v1/inventory/products/{id}"): lambda c, id, b: c.products.delete(id),
    ("POST", "/api/v1/inventory/products/batch"): lambda c, id, b: c.products.create_batch(
        _batch(ProductBody, b["batch"]["products"])
    ),
    ("DELETE", "/api/v1/inventory/products/batch"): lambda c, id, b: c.products.delete_batch(b["batch"]["ids"]),
    ("GET", "/api/v1/inventory/cards"): lambda c, id, b: c.cards.page(),
    ("POST", "/api/v1/inventory/cards"): lambda c, id, b: c.cards.create(_made(CardBody, b["card"])),
    ("GET", "/api/v1/inventory/cards/{id}"): lambda c, id, b: c.cards.get(id),
    ("PUT", "/api/v1/inventory/cards/{id}"): lambda c, id, b: c.cards.update(id, _made(CardBody, b["card"])),
    ("DELETE", "/api/v1/inventory/cards/{id}"): lambda c, id, b: c.cards.delete(id),
    ("GET", "/api/v1/inventory/product_subgroups"): lambda c, id, b: c.subgroups.page(),
    ("POST", "/api/v1/inventory/product_subgroups"): lambda c, id, b: c.subgroups.create(
        _made(SubgroupBody, b["subgroup"])
    ),
    ("PUT", "/api/v1/inventory/product_subgroups/{id}"): lambda c, id, b: c.subgroups.update(
        id, _made(SubgroupBody, b["subgroup"])
    ),
    ("DELETE", "/api/v1/inventory/product_subgroups/{id}"): lambda c, id, b: c.subgroups.delete(id),
    ("POST", "/api/v1/inventory/import_products"): lambda c, id, b: c.imports.create(_made(ImportBody, b["import"])),
    ("GET", "/api/v1/inventory/import_products"): lambda c, id, b: c.imports.page(),
    ("GET", "/api/v1/inventory/import_products/{id}"): lambda c, id, b: c.imports.get(id),
    ("GET", "/api/v1/pos/shifts"): lambda c, id, b: c.shifts.page(),
    ("GET", "/api/v1/pos/shifts/{id}"): lambda c, id, b: c.shifts.get(id),
    ("GET", "/api/v1/pos/receipts"): lambda c, id, b: c.receipts.page(),
    ("POST", "/api/v1/pos/receipts"): lambda c, id, b: c.receipts.create(_made(ReceiptBody, b["receipt"])),
    ("GET", "/api/v1/pos/receipts/{id}"): lambda c, id, b: c.receipts.get(id),
    ("PUT", "/api/v1/pos/receipts/{id}"): lambda c, id, b: c.receipts.update(id, _made(ReceiptBody, b["receipt"])),
    ("DELETE", "/api/v1/pos/receipts/{id}"): lambda c, id, b: c.receipts.delete(id),
    ("POST", "/api/v1/pos/receipts/batch"): lambda c, id, b: c.receipts.create_batch(
        _batch(ReceiptBody, b["batch"]["receipts"])
    ),
    ("DELETE", "/api/v1/pos/receipts/batch"): lambda c, id, b: c.receipts.delete_batch(b["batch"]["ids"]),
    ("GET", "/api/v1/pos/payment_transactions/{id}"): lambda c, id, b: c.transactions.get(id),
    ("GET", "/api/v1/stats/product_daily_sales/alter"): lambda c, id, b: c.stats.product_sales(),
    ("GET", "/api/v1/reports/z-reports"): lambda c, id, b: c.z_reports.page(),
}


@pytest.fixture(scope="session")
def operations() -> dict[tuple[str, str], Ask]:
    return OPERATIONS


@pytest.fixture(scope="session")
def own_id() -> Callable[[dict[str, Any]], Any]:
    """The id an example is about: in its body, or in its answer."""

    def find(example: dict[str, Any]) -> Any:
        for part in (example["request"]["body"], example["response"]["body"]):
            for inner in part.values() if isinstance(part, dict) else ():
                if isinstance(inner, dict) and "id" in inner and isinstance(inner["id"], str | int):
                    return inner["id"]
        return "7"

    return find
