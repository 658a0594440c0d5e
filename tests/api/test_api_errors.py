"""Which remedy each answer calls for, and what the client learns from answers besides."""

from __future__ import annotations

import asyncio
import contextlib
import json
from datetime import timedelta
from email.utils import format_datetime
from typing import Any

import httpx
import pytest
from hypothesis import given
from hypothesis import strategies as st

from app.api.call import DEADLINE, MOST_BYTES, MOST_PAGE_BYTES, SIGN_IN_DEADLINE, Call
from app.api.cards import Cards
from app.api.client import SmartKasa
from app.api.products import Products
from app.api.receipts import Receipts
from app.api.replies import retry_after
from app.api.session import Tokens
from app.clock import FakeClock
from app.errors import (
    ApiKeyRefused,
    BadReply,
    BadSettings,
    Forbidden,
    NotFound,
    Offline,
    Rejected,
    SessionExpired,
    TillError,
)

HTML = b"<!DOCTYPE html><title>proxy</title>"


def outcome(mocked: Any, reply: httpx.Response | Exception, ask: Any = None, **how: Any) -> Any:
    """What one call comes to when the server answers so."""

    def handler(request: httpx.Request) -> httpx.Response:
        if isinstance(reply, Exception):
            raise reply
        return httpx.Response(reply.status_code, content=reply.content, headers=reply.headers)

    async def go() -> Any:
        client = mocked(handler, **how)
        try:
            return await (ask or (lambda c: c.receipts.get("7")))(client)
        except TillError as error:
            return error
        finally:
            await client.aclose()

    return asyncio.run(go())


def sign_in(client: SmartKasa) -> Any:
    return client.auth.sign_in("380960000006", "123456789")


MESSAGE = {"message": "no"}

TABLE: list[tuple[httpx.Response, type[TillError]]] = [
    (httpx.Response(400, json=MESSAGE), Rejected),
    (httpx.Response(409, json=MESSAGE), Rejected),
    (httpx.Response(422, json=MESSAGE), Rejected),
    (httpx.Response(422, json={}), Rejected),
    (httpx.Response(400, content=HTML), BadReply),
    (httpx.Response(422, content=b""), BadReply),
    (httpx.Response(404, json=MESSAGE), NotFound),
    (httpx.Response(404), NotFound),
    (httpx.Response(404, content=b"404 page not found"), BadReply),
    (httpx.Response(404, content=HTML), BadReply),
    (httpx.Response(403, json=MESSAGE), Forbidden),
    (httpx.Response(403, content=HTML), BadReply),
    (httpx.Response(401, content=HTML), BadReply),
    (httpx.Response(408), Offline),
    (httpx.Response(425), Offline),
    (httpx.Response(429), Offline),
    (httpx.Response(500, content=HTML), Offline),
    (httpx.Response(503, json=MESSAGE), Offline),
    (httpx.Response(599), Offline),
    (httpx.Response(301, headers={"location": "/elsewhere"}), BadReply),
    (httpx.Response(304), BadReply),
    (httpx.Response(405, json=MESSAGE), BadReply),
    (httpx.Response(418), BadReply),
    (httpx.Response(200, content=HTML), BadReply),
    (httpx.Response(200, content=b"\xef\xbb\xbf <html>"), BadReply),
    (httpx.Response(200, content=b'{"data": {"id": "1"}}', headers={"content-type": "text/html"}), BadReply),
    (httpx.Response(200), BadReply),
    (httpx.Response(204), BadReply),
    (httpx.Response(200, content=b"{"), BadReply),
    (httpx.Response(200, content=b"\xff\xfe\xfd"), BadReply),
    (httpx.Response(200, content=b"[" * 200_000), BadReply),
    (httpx.Response(200, content=b'{"data": {"id": "1", "total_amount": NaN}}'), BadReply),
    (httpx.Response(200, content=b'{"data": {"id": "1", "total_amount": -Infinity}}'), BadReply),
    (httpx.Response(200, content=b'{"data": {"id": "1", "total_amount": 1e999999999}}'), BadReply),
    (httpx.Response(200, content=b'{"data": {"id": "1", "state": 1e999999999}}'), BadReply),
    (httpx.Response(200, content=b'{"data": {"id": "1", "state": 1' + b"0" * 5000 + b"}}"), BadReply),
    (httpx.Response(200, content=b'{"data": {"id": "1", "total_amount": "1e99"}}'), BadReply),
    (httpx.Response(200, content=b'{"data": {"id": "1", "created_at": "0001-01-01T00:00:00+02:00"}}'), BadReply),
    (httpx.Response(200, content=b'{"data": {"id": "\\ud800"}}'), BadReply),
    (httpx.Response(200, json={"data": {"id": ""}}), BadReply),
    (httpx.Response(200, json={"data": {}}), BadReply),
    (httpx.Response(200, json={"data": None}), NotFound),
    (httpx.Response(200, json={"data": [1]}), BadReply),
    (httpx.Response(200, json={"meta": {}}), BadReply),
    (httpx.Response(200, json=[]), BadReply),
    (httpx.Response(200, json={"data": {"id": "1"}}, headers={"content-encoding": "br"}), BadReply),
]


@pytest.mark.parametrize(("reply", "error"), TABLE, ids=[f"{n}-{r.status_code}" for n, (r, _) in enumerate(TABLE)])
def test_remedy(mocked: Any, reply: httpx.Response, error: type[TillError]) -> None:
    got = outcome(mocked, reply)
    assert type(got) is error
    if isinstance(got, Offline):
        assert got.sent
    if isinstance(got, Offline | BadReply | Rejected):
        assert got.status == reply.status_code


@pytest.mark.parametrize(
    ("fault", "sent"),
    [
        (httpx.ConnectError("refused"), False),
        (httpx.ConnectTimeout("slow"), False),
        (httpx.PoolTimeout("busy"), False),
        (httpx.ReadTimeout("slow"), True),
        (httpx.WriteTimeout("slow"), True),
        (httpx.ReadError("reset"), True),
        (httpx.WriteError("reset"), True),
        (httpx.RemoteProtocolError("cut"), True),
        (httpx.LocalProtocolError("odd"), True),
        (ConnectionResetError(), True),
    ],
    ids=lambda value: type(value).__name__,
)
def test_transport_fault(mocked: Any, fault: Exception, sent: bool) -> None:
    got = outcome(mocked, fault)
    assert isinstance(got, Offline)
    assert got.sent is sent
    assert got.status is None


@pytest.mark.parametrize(
    ("reply", "error"),
    [
        (httpx.Response(401, json=MESSAGE), ApiKeyRefused),
        (httpx.Response(403, json=MESSAGE), ApiKeyRefused),
        (httpx.Response(401), ApiKeyRefused),
        (httpx.Response(401, json={"errors": {"base": [{"error": "phone_number_or_password_invalid"}]}}), Rejected),
        (httpx.Response(422, json={"errors": {"base": [{"error": "phone_number_or_password_invalid"}]}}), Rejected),
        (httpx.Response(201, json={"data": {"access": "a", "refresh": ""}}), BadReply),
        (httpx.Response(201, json={"data": {"access": "a b", "refresh": "r"}}), BadReply),
        (httpx.Response(201, json={"data": {"access": "ключ", "refresh": "r"}}), BadReply),
        (httpx.Response(500), Offline),
    ],
)
def test_signing_in(mocked: Any, reply: httpx.Response, error: type[TillError]) -> None:
    assert type(outcome(mocked, reply, sign_in, signed_in=False)) is error


def test_nobody_signed_in_asks_nothing(mocked: Any) -> None:
    """Without a session the request does not leave at all."""
    never = httpx.ReadError("must not be asked")
    assert type(outcome(mocked, never, signed_in=False)) is SessionExpired


@pytest.mark.parametrize(
    ("said", "fields"),
    [
        ({"errors": {"title": [{"error": "blank"}]}}, {"title": ("blank",)}),
        ({"errors": {"a": [{"error": "x", "messages": "a: ні"}], "b": ["y"]}}, {"a": ("x", "a: ні"), "b": ("y",)}),
        ({"errors": "[Pos::ReceiptForm.new] bad"}, {"base": ("[Pos::ReceiptForm.new] bad",)}),
        ({"message": "Unauthorized"}, {"base": ("Unauthorized",)}),
        ({"error": "gone"}, {"base": ("gone",)}),
        ({"errors": {"a": 5, "b": None, "c": [[]], "d": ""}}, {"base": ("status_422",)}),
        ({"errors": []}, {"base": ("status_422",)}),
        ({"errors": "line\r\nforged line\x1b[0m"}, {"base": ("line forged line [0m",)}),
    ],
)
def test_three_shapes_of_refusal(mocked: Any, said: Any, fields: dict[str, tuple[str, ...]]) -> None:
    got = outcome(mocked, httpx.Response(422, json=said))
    assert isinstance(got, Rejected)
    assert got.fields == fields


def test_refusal_without_end_is_cut(mocked: Any) -> None:
    got = outcome(mocked, httpx.Response(422, json={"errors": {f"f{n}": ["x" * 999] * 3 for n in range(99)}}))
    assert isinstance(got, Rejected)
    assert len(got.fields) == 50
    assert all(len(code) <= 500 for codes in got.fields.values() for code in codes)


def test_retry_after() -> None:
    now = FakeClock().now()
    assert retry_after("7", now) == 7
    assert retry_after(" 120 ", now) == 120
    assert retry_after(format_datetime(now + timedelta(seconds=90), usegmt=True), now) == 90
    assert retry_after(format_datetime(now - timedelta(seconds=90), usegmt=True), now) == 0
    assert retry_after("9" * 400, now) == 3600
    for nonsense in (None, "", "-5", "1.5", "soon", "٣", "Sun, 99 Foo 2026 99:99:99 GMT"):
        assert retry_after(nonsense, now) is None


def test_retry_after_reaches_the_outbox(mocked: Any) -> None:
    got = outcome(mocked, httpx.Response(429, headers={"retry-after": "33"}))
    assert isinstance(got, Offline)
    assert (got.retry_after, got.status, got.sent) == (33, 429, True)


def test_what_else_answers_tell(mocked: Any) -> None:
    """The server's clock, the last good answer, and whether it was reached."""
    clock = FakeClock()
    replies: list[httpx.Response | Exception] = [
        httpx.Response(200, json={"data": {"id": "1"}}, headers={"date": "Sun, 22 Nov 2026 06:02:00 GMT"}),
        httpx.Response(500, headers={"date": "nonsense"}),
        httpx.ConnectError("refused"),
    ]

    def handler(request: httpx.Request) -> httpx.Response:
        reply = replies.pop(0)
        if isinstance(reply, Exception):
            raise reply
        return reply

    async def go() -> None:
        client = mocked(handler, clock=clock)
        reached: list[bool] = []
        client.reached.connect(reached.append)
        assert (client.clock_skew, client.last_ok_at) == (None, None)
        await client.receipts.get("1")
        assert client.clock_skew == 120
        first = client.last_ok_at
        assert first == clock.now()
        clock.move(60)
        for _ in range(2):
            with pytest.raises(Offline):
                await client.receipts.get("1")
        assert client.clock_skew == 120
        assert client.last_ok_at == first
        assert reached == [True, True, False]
        await client.aclose()

    asyncio.run(go())


def test_closed_client_is_offline(mocked: Any) -> None:
    async def go() -> None:
        client = mocked(lambda request: httpx.Response(200))
        await client.aclose()
        with pytest.raises(Offline) as caught:
            await client.receipts.get("1")
        assert not caught.value.sent

    asyncio.run(go())


@pytest.mark.parametrize("data", [{"id": 5}, None])
def test_deleted_with_or_without_words(mocked: Any, data: Any) -> None:
    reply = httpx.Response(204) if data is None else httpx.Response(200, json={"data": data, "meta": {}})
    assert outcome(mocked, reply, lambda c: c.cards.delete(5)).id == 5


@pytest.mark.parametrize(
    "address",
    [
        "",
        "ftp://server.test",
        "http://server.test",
        "https://",
        "https://a b",
        "https://u:p@server.test",
        "https://x:port",
        "https://x:99999",
        "https://server.test?x=1",
        "https://server.test/#x",
        "https://" + "a" * 70 + ".ua",
        "/api",
    ],
)
def test_address_nobody_can_use(address: str) -> None:
    with pytest.raises(BadSettings) as caught:
        SmartKasa(address, "key", clock=FakeClock())
    assert caught.value.name == "server"


@pytest.mark.parametrize("key", ["", "  ", "ключ", "two words", "line\nbreak"])
def test_key_nobody_can_use(key: str) -> None:
    with pytest.raises(BadSettings) as caught:
        SmartKasa("https://server.test", key, clock=FakeClock())
    assert caught.value.name == "api_key"
    assert not key.strip() or key not in str(caught.value)


def test_address_and_key_as_pasted() -> None:
    """Spaces around both, a slash behind the address, a path in it, Ukrainian letters in the name of the host."""
    for address in (" https://server.test/ ", "http://127.0.0.1:8080/kasa", "https://каса.укр"):
        client = SmartKasa(address, " key\n", clock=FakeClock())
        assert client.base_url == address.strip().rstrip("/")
        asyncio.run(client.aclose())


def test_certificate_checks_stay_on() -> None:
    with pytest.raises(ValueError):
        SmartKasa("https://server.test", "key", clock=FakeClock(), verify=False)


def test_bounds_are_the_documents() -> None:
    """30 s and 2 MiB; 15 s for signing in, 8 MiB for pages of the catalogue (reliability.md, Delivery 2)."""
    assert (DEADLINE, SIGN_IN_DEADLINE, MOST_BYTES, MOST_PAGE_BYTES) == (30, 15, 2 << 20, 8 << 20)
    call = Call("GET", "/x", "/x")
    assert (call.deadline, call.most_bytes) == (30, 2 << 20)
    assert Products.most_bytes == Cards.most_bytes == 8 << 20
    assert Receipts.most_bytes == 2 << 20


json_values = st.recursive(
    st.none() | st.booleans() | st.integers() | st.floats() | st.text(max_size=20),
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(st.text(max_size=8), inner, max_size=3),
    max_leaves=8,
)
receipt_fields = st.sampled_from(
    ["id", "title", "total_amount", "items", "payment_transactions", "tax_amount", "created_at", "state", "is_hidden"]
)


@given(st.dictionaries(receipt_fields, json_values) | json_values, st.booleans())
def test_nothing_a_server_says_is_an_accident(data: Any, listed: bool) -> None:
    """Whatever stands under "data": a receipt with an id, a page, or one of our errors."""
    raw = json.dumps({"data": [data] if listed else data, "meta": data}).encode()

    async def go() -> None:
        client = SmartKasa(
            "https://server.test",
            "key",
            clock=FakeClock(),
            transport=httpx.MockTransport(lambda request: httpx.Response(200, content=raw)),
        )
        client.use_tokens(Tokens("a", None, "r", None))
        for ask in (client.receipts.get("1"), client.products.page(), client.receipts.page(), client.shops.employees()):
            with contextlib.suppress(BadReply, NotFound):
                await ask
        await client.aclose()

    asyncio.run(go())
