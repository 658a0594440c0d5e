"""JSON as it goes over the wire: sums are exact both ways, and nothing a server can send breaks the reader.

Requests carry Decimals as number literals (70.50, never 70.5000000001); answers become Decimals without passing
through a float.
"""

from __future__ import annotations

import json
from collections.abc import Mapping
from datetime import UTC, date, datetime
from decimal import Decimal
from enum import Enum
from json.encoder import encode_basestring
from typing import Any
from uuid import UUID

from pydantic import BaseModel, SecretStr

#: Powers of ten beyond which a number of an answer is nonsense, not a sum.
_FARTHEST = 30


class NotJson(ValueError):
    """The bytes are not JSON, or JSON no honest server sends (NaN, endless nesting, numbers of thousands of digits)."""


class _Absurd:
    """Stands where an answer had a number like 1e999999. No field takes it, so only its own row is refused."""

    def __repr__(self) -> str:
        return "<absurd number>"


_ABSURD = _Absurd()


def decode(body: bytes) -> Any:
    """JSON bytes → plain values, fractions as Decimal. Raises `NotJson`."""
    try:
        return json.loads(body, parse_float=_fraction, parse_constant=_refuse)
    except NotJson:
        raise
    except RecursionError:
        raise NotJson("nested too deep") from None
    except ValueError as error:  # bad JSON, bad UTF-8, an integer longer than Python reads
        raise NotJson(f"not JSON: {type(error).__name__}") from None


def _fraction(text: str) -> Decimal | _Absurd:
    number = Decimal(text)
    # Decimal("1E+999999999") is small until somebody makes an int of it.
    return number if -_FARTHEST <= number.adjusted() <= _FARTHEST else _ABSURD


def _refuse(text: str) -> None:
    raise NotJson(f"{text} is not JSON")


def encode(value: object) -> bytes:
    """Values → JSON bytes (UTF-8, no spaces, keys in the order given): the same values are always the same bytes.

    Of a model only the fields somebody set are written, in the order of the class. Raises TypeError for a float and for
    anything else without one exact form, ValueError for a Decimal that is not finite.
    """
    parts: list[str] = []
    _write(value, parts)
    # Half a surrogate pair (from a broken scanner or paste) has no UTF-8; a sale must not fail over it.
    return "".join(parts).encode("utf-8", "replace")


def fields_of(model: BaseModel) -> dict[str, object]:
    """The fields somebody set, in the order of the class."""
    return {name: getattr(model, name) for name in type(model).model_fields if name in model.model_fields_set}


def secrets_of(model: BaseModel) -> tuple[str, ...]:
    """The values of its secret fields, so that an answer saying them back can be scrubbed."""
    return tuple(value.get_secret_value() for _, value in model if isinstance(value, SecretStr))


def iso(moment: datetime) -> str:
    """A moment as the server writes them: ISO 8601, milliseconds, UTC."""
    if moment.tzinfo is None:
        raise ValueError("a time without a zone")
    return moment.astimezone(UTC).isoformat(timespec="milliseconds")


def literal(number: Decimal) -> str:
    """A Decimal as the JSON literal of exactly that number."""
    if not number.is_finite():
        raise ValueError("not a finite number")
    return format(abs(number) if number.is_zero() else number, "f")


def _write(value: object, parts: list[str]) -> None:
    if isinstance(value, Mapping):
        parts.append("{")
        for index, (key, inner) in enumerate(value.items()):
            parts.append(("," if index else "") + encode_basestring(str(key)) + ":")
            _write(inner, parts)
        parts.append("}")
    elif isinstance(value, list | tuple):
        parts.append("[")
        for index, inner in enumerate(value):
            if index:
                parts.append(",")
            _write(inner, parts)
        parts.append("]")
    elif isinstance(value, BaseModel):
        _write(fields_of(value), parts)
    elif isinstance(value, Enum):
        _write(value.value, parts)
    else:
        parts.append(_scalar(value))


def _scalar(value: object) -> str:
    match value:
        case None:
            return "null"
        case bool():
            return "true" if value else "false"
        case int():
            return str(value)
        case Decimal():
            return literal(value)
        case str():
            return encode_basestring(value)
        case SecretStr():
            return encode_basestring(value.get_secret_value())
        case datetime():
            return encode_basestring(iso(value))
        case date() | UUID():
            return encode_basestring(str(value))
        case _:
            raise TypeError(f"{type(value).__name__} has no exact form in JSON")
