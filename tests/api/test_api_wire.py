"""JSON both ways: sums exact, bytes repeatable, nonsense refused."""

from __future__ import annotations

import json
from datetime import UTC, date, datetime, timedelta, timezone
from decimal import Decimal
from enum import IntEnum
from typing import Any
from uuid import UUID

import pytest
from hypothesis import given
from hypothesis import strategies as st
from pydantic import SecretStr

from app.api.shops import Shop
from app.api.terminals import Terminal, TerminalBody
from app.api.wire import NotJson, decode, encode


class Kind(IntEnum):
    SALE = 0


@given(st.decimals(allow_nan=False, allow_infinity=False, min_value=-(10**12), max_value=10**12))
def test_sums_survive_both_ways(value: Decimal) -> None:
    """Out and in again it is the same number, and no float was in between."""
    assert Decimal(decode(encode([value]))[0]) == value


@pytest.mark.parametrize(
    ("value", "literal"),
    [
        (Decimal("70.5"), b"70.5"),
        (Decimal("70.50"), b"70.50"),
        (Decimal("0.1") + Decimal("0.2"), b"0.3"),
        (Decimal("1E+3"), b"1000"),
        (Decimal("1E-7"), b"0.0000001"),
        (Decimal("-0.00"), b"0.00"),
        (Decimal("-0.10"), b"-0.10"),
        (145, b"145"),
        (True, b"true"),
        (None, b"null"),
        (Kind.SALE, b"0"),
        ('«Ґ»\n"\\\x01', '"«Ґ»\\n\\"\\\\\\u0001"'.encode()),
        (SecretStr("1111"), b'"1111"'),
        (date(1980, 1, 1), b'"1980-01-01"'),
        (UUID(int=1), b'"00000000-0000-0000-0000-000000000001"'),
        (datetime(2026, 11, 22, 8, 0, tzinfo=timezone(timedelta(hours=2))), b'"2026-11-22T06:00:00.000+00:00"'),
        ({"a": [1, (2,)], "b": {}}, b'{"a":[1,[2]],"b":{}}'),
        (TerminalBody(name="К1"), '{"name":"К1"}'.encode()),
        (TerminalBody(shop_id=None), b'{"shop_id":null}'),
    ],
)
def test_one_exact_form(value: Any, literal: bytes) -> None:
    assert encode(value) == literal


@pytest.mark.parametrize("value", [70.5, object(), b"x", {1, 2}])
def test_what_has_no_exact_form(value: Any) -> None:
    with pytest.raises(TypeError):
        encode({"x": [value]})


@pytest.mark.parametrize("value", [Decimal("NaN"), Decimal("Infinity"), datetime(2026, 1, 1)])  # noqa: DTZ001
def test_what_is_no_value(value: Any) -> None:
    with pytest.raises(ValueError):
        encode(value)


def test_half_a_letter_does_not_stop_a_sale() -> None:
    assert json.loads(encode({"name": "a\ud83db"})) == {"name": "a?b"}


@pytest.mark.parametrize(
    "body", [b"", b"{", b"NaN", b"[Infinity]", b"{'a': 1}", b"\xff", b"[" * 100_000, b"[1" + b"0" * 5000 + b"]"]
)
def test_not_json(body: bytes) -> None:
    with pytest.raises(NotJson):
        decode(body)


@pytest.mark.parametrize("raw", ["1438.0", 1438, "1438", Decimal("1438.0"), "1438.000"])
def test_sums_come_in_any_form(raw: Any) -> None:
    from_server = decode(encode({"data": raw}))["data"]
    assert Decimal(from_server) == 1438


@pytest.mark.parametrize(
    ("text", "hour"),
    [
        ("2021-03-22T13:52:06.216+02:00", 11),
        ("2021-03-22T13:52:06.216+00:00", 13),
        ("2021-07-22T13:52:06.216+03:00", 10),
        ("2021-03-22T13:52:06.216Z", 13),
        ("2021-03-22T13:52:06.216", 13),
    ],
)
def test_times_are_aware_and_utc(text: str, hour: int) -> None:
    at = Terminal.model_validate({"id": 1, "created_at": text}).created_at
    assert at is not None
    assert at.tzinfo is UTC
    assert at.hour == hour


def test_nonsense_beside_the_point_costs_nothing() -> None:
    shop = Shop.model_validate({"id": 1, "fiscal_numbers": {"a": 1}, "address": [], "unknown": 5})
    assert (shop.fiscal_numbers, shop.address) == (None, None)
    assert Shop.model_validate({"id": 1, "fiscal_numbers": [4000026885, "x"]}).fiscal_numbers == ("4000026885", "x")
