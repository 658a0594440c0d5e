"""Values of the domain ↔ the text the store keeps: canonical JSON, Decimals as strings, times as UTC text."""

from __future__ import annotations

import hashlib
import json
from collections.abc import Mapping
from datetime import UTC, datetime
from typing import Any, TypeVar

from pydantic import TypeAdapter, ValidationError

from app.domain.card_number import discreet
from app.errors import StoreFault

T = TypeVar("T")


_adapters: dict[type[Any], TypeAdapter[Any]] = {}


def _adapter(kind: type[Any]) -> TypeAdapter[Any]:
    """Built at the first use: it takes milliseconds, and the sign-in window does not wait for it."""
    found = _adapters.get(kind)
    if found is None:
        found = _adapters[kind] = TypeAdapter(kind)
    return found


def encode(value: object) -> str:
    """A dataclass of the domain as canonical JSON: the same value, the same text. No card number is in it."""
    return canonical(_adapter(type(value)).dump_python(discreet(value), mode="json"))


def pack(value: object) -> str:
    """As `encode`, but keys in the order of the dataclass and without values that are the default: many times quicker
    and half as long, for what is saved at every keystroke."""
    return _adapter(type(value)).dump_json(discreet(value), exclude_defaults=True).decode()


def decode(kind: type[T], text: str) -> T:
    """The value back. Raises `StoreFault("corrupt")` when the text is not one; the text stays out of the log."""
    try:
        value: T = _adapter(kind).validate_json(text)
    except ValidationError as error:
        raise StoreFault("corrupt", f"a stored {kind.__name__} cannot be read: {error.error_count()} errors") from None
    return value


def canonical(plain: object) -> str:
    """Plain JSON data with sorted keys and no spaces; what JSON does not know (Decimal, UUID) goes in as its text."""
    return json.dumps(plain, ensure_ascii=False, sort_keys=True, separators=(",", ":"), allow_nan=False, default=str)


def facts(text: str) -> Mapping[str, Any]:
    """Audit facts back from their canonical text."""
    plain: dict[str, Any] = json.loads(text)
    return plain


def sha256(content: str | bytes) -> str:
    """The hex digest of the bytes, or of the text's UTF-8."""
    return hashlib.sha256(content.encode() if isinstance(content, str) else content).hexdigest()


def stamp(moment: datetime) -> str:
    """An aware time as text that sorts as times do: `2026-11-22T06:00:00.000000Z`."""
    if moment.tzinfo is None:
        raise ValueError("a time without a zone")
    return moment.astimezone(UTC).isoformat(timespec="microseconds").replace("+00:00", "Z")


def moment(text: str) -> datetime:
    return datetime.fromisoformat(text)


def stamp_or_none(value: datetime | None) -> str | None:
    return None if value is None else stamp(value)


def moment_or_none(text: str | None) -> datetime | None:
    return None if text is None else moment(text)
