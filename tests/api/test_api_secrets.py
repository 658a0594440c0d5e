"""Canaries: key, tokens, password, PIN and passport are sent and said back everywhere, and seen nowhere."""

from __future__ import annotations

import asyncio
import json
import logging
import traceback
from typing import Any

import httpx
import pytest

from app.api.client import SmartKasa
from app.api.employees import EmployeeBody
from app.api.scrub import excerpt, scrub
from app.api.session import Tokens
from app.clock import FakeClock

KEY, ACCESS, REFRESH = "canary-key-000111222", "canary-access-000111222", "canary-refresh-000111222"
PASSWORD, PIN, PASSPORT = "canary-pwd", "canary-pin", "canary-passport"
CANARIES = (KEY, ACCESS, REFRESH, PASSWORD, PIN, PASSPORT)

PERSON = {"id": 1, "first_name": "Олена", "pin_code": PIN, "passport_number": PASSPORT, "inn": PASSPORT}

#: Answers that say back everything they were told.
PARROTS = [
    httpx.Response(200, json={"data": PERSON | {"id": None}}),
    httpx.Response(200, json={"data": [PERSON | {"id": None}, PERSON]}),
    httpx.Response(200, json={"data": {"access": ACCESS, "csrf": KEY}}),
    httpx.Response(200, content=f"<html>X-Api-Key: {KEY} Authorization: Bearer {ACCESS} {REFRESH} {PASSWORD}".encode()),
    httpx.Response(422, json={"errors": f'[Form] "{PASSWORD}" {KEY} {ACCESS} {REFRESH}'}),
    httpx.Response(422, json={"errors": {PASSWORD: [{"error": PASSWORD, "messages": f"x {PASSWORD}"}]}}),
    httpx.Response(401, json={"errors": {"base": [{"error": PASSWORD}]}, "message": PASSWORD}),
    httpx.Response(403, json={"message": f"{KEY} {ACCESS}"}),
    httpx.Response(404, json={"message": f"{KEY} {ACCESS}"}),
    httpx.Response(418, content=f"{KEY} {ACCESS} {REFRESH} {PASSWORD}".encode()),
    httpx.Response(500, content=f"{KEY} {ACCESS} {REFRESH} {PASSWORD}".encode()),
    httpx.ConnectError("refused"),
    httpx.ReadTimeout("slow"),
]


def everything_of(error: BaseException) -> str:
    """All that a log, a crash report or a curious handler could get out of an error, causes and contexts included."""
    told = []
    at: BaseException | None = error
    while at is not None:
        told += [repr(at), str(at), repr(vars(at)), "".join(traceback.format_exception(at))]
        assert not hasattr(at, "request")
        at = at.__cause__ or at.__context__
    return "\n".join(told)


@pytest.mark.parametrize("parrot", PARROTS, ids=range(len(PARROTS)))
def test_canaries_stay_hidden(parrot: httpx.Response | Exception, caplog: pytest.LogCaptureFixture) -> None:
    caplog.set_level(logging.DEBUG)
    told: list[str] = []

    def handler(request: httpx.Request) -> httpx.Response:
        if isinstance(parrot, Exception):
            raise parrot
        content = parrot.content
        if not request.url.path.endswith("/sessions"):  # a server can say back only what it was told
            content = content.replace(PASSWORD.encode(), PIN.encode() if PIN.encode() in request.content else b"x")
        headers = {"content-type": parrot.headers.get("content-type", "")}
        return httpx.Response(parrot.status_code, content=content, headers=headers)

    async def go() -> None:
        client = SmartKasa("https://server.test", KEY, clock=FakeClock(), transport=httpx.MockTransport(handler))
        body = EmployeeBody(first_name="Олена", pin_code=PIN, passport_number=PASSPORT, inn=PASSPORT)  # type: ignore[arg-type]
        told.extend([repr(body), str(body)])
        for ask in (
            lambda: client.auth.sign_in("380960000006", PASSWORD),
            lambda: client.employees.get(1),
            lambda: client.employees.create(body),
            lambda: client.employees.page(),
            lambda: client.auth.refresh(),
            lambda: client.auth.sign_out(),
        ):
            client.use_tokens(Tokens(ACCESS, None, REFRESH, None))
            told.extend([repr(client), str(client), repr(client.tokens), str(client.tokens), f"{client.tokens}"])
            try:
                told.append(repr(await ask()))
            except Exception as error:
                told.append(everything_of(error))
        await client.aclose()

    asyncio.run(go())
    everything = "\n".join([*told, caplog.text, *(repr(record.__dict__) for record in caplog.records)])
    assert "app.api.client" in everything  # we did look at the log
    assert [canary for canary in CANARIES if canary in everything] == []


def test_pin_is_there_for_who_asks() -> None:
    """Hidden is not lost: the store has to hash it."""

    async def go() -> None:
        transport = httpx.MockTransport(lambda request: httpx.Response(200, json={"data": PERSON}))
        client = SmartKasa("https://server.test", KEY, clock=FakeClock(), transport=transport)
        client.use_tokens(Tokens(ACCESS, None, REFRESH, None))
        person = await client.employees.get(1)
        assert person.pin_code is not None
        assert person.pin_code.get_secret_value() == PIN
        assert PIN not in person.model_dump_json()
        assert PASSPORT not in repr(vars(person))
        await client.aclose()

    asyncio.run(go())


def test_log_lines_hold_no_ids(mocked: Any, caplog: pytest.LogCaptureFixture) -> None:
    """Method, path without ids, status, milliseconds; no query."""
    caplog.set_level(logging.DEBUG)

    async def go() -> None:
        client = mocked(lambda request: httpx.Response(200, json={"data": [], "meta": {}}))
        await client.products.page(q="secret search")
        await client.aclose()
        client = mocked(lambda request: httpx.Response(200, json={"data": {"id": "x"}}))
        await client.receipts.get("id-of-receipt")
        await client.aclose()

    asyncio.run(go())
    lines = [record.getMessage().rsplit(" ", 2)[0] for record in caplog.records if record.name == "app.api.client"]
    assert lines == ["GET /api/v1/inventory/products 200", "GET /api/v1/pos/receipts/{id} 200"]
    assert "secret search" not in caplog.text
    assert "id-of-receipt" not in caplog.text


def test_excerpt_is_scrubbed_before_it_is_cut() -> None:
    """Half a secret at the edge is a secret too."""
    for at in range(470, 500):
        assert "canary" not in excerpt(b"x" * at + KEY.encode(), (KEY,))
        assert "canary" not in excerpt(b'{"a": "' + b"x" * at + b'", "pin_code": "canary')
    assert len(excerpt(b"x" * 9999)) == 500


@pytest.mark.parametrize(
    ("text", "clean"),
    [
        ('{"pin_code": 1111, "x": 1}', '{"pin_code": •••, "x": 1}'),
        ('{"password":"a\\"b","x":1}', '{"password":•••,"x":1}'),
        ("Bearer eyJhbGciOiJIUzI1NiJ9.eyJleHAi.x-y_z", "Bearer •••"),
        ("card 4111111111111111.", "card ************1111."),
        ("number 1234567890123456", "number 1234567890123456"),
        ("a\r\nb\x1b", "a b "),
    ],
)
def test_scrub(text: str, clean: str) -> None:
    assert scrub(text) == clean


def test_refusal_keeps_its_code_when_the_password_is_part_of_a_word() -> None:
    assert json.loads(scrub('["phone_number_or_password_invalid"]', ("invalid",))) == [
        "phone_number_or_password_invalid"
    ]
    assert scrub('"invalid" (String)', ("invalid",)) == '"•••" (String)'
