"""What the server checks in a request body, and the three shapes in which it refuses."""

from __future__ import annotations

import json
import math
import uuid
from collections.abc import Mapping
from decimal import Decimal, InvalidOperation
from typing import Any

from app.sandbox.database import Json

#: Past this the real server's columns overflow.
LARGEST = Decimal(10) ** 12


class Refusal(Exception):
    """An answer that is not a success: its status and its body. With `keep` what was changed stays changed."""

    def __init__(self, status: int, body: Json, *, keep: bool = False) -> None:
        super().__init__(status, body)
        self.status = status
        self.body = body
        self.keep = keep


class Missing(Refusal):
    """There is no such thing. Undocumented: which answer it makes is a setting (`missing`)."""

    def __init__(self) -> None:
        super().__init__(404, {"message": "Not Found"})


def unauthorized(*, keep: bool = False) -> Refusal:
    return Refusal(401, {"message": "Unauthorized"}, keep=keep)


def field_error(*fields: str, code: str = "invalid", messages: str = "") -> Refusal:
    """422 with codes by field: {"errors": {"title": [{"error": "blank"}]}}."""
    fault = {"error": code, "messages": messages} if messages else {"error": code}
    return Refusal(422, {"errors": {field: [fault] for field in fields}})


def text_error(text: str) -> Refusal:
    """422 with one sentence: {"errors": "[Pos::ReceiptForm.new] …"}."""
    return Refusal(422, {"errors": text})


def unwrap(raw: bytes, wrapper: str) -> Json:
    """The object inside the wrapper the Blueprint sends; a flat body misses its parameter (contract-notes, 1).

    Raises Refusal: 400 for a body that is no JSON object, 422 for a missing wrapper.
    """
    try:
        body = json.loads(raw or b"{}", parse_float=Decimal, parse_constant=_no_constant)
    except (ValueError, RecursionError):
        raise Refusal(400, {"message": "Bad Request"}) from None
    if not isinstance(body, dict):
        raise Refusal(400, {"message": "Bad Request"})
    inner = body.get(wrapper)
    if not isinstance(inner, dict) or not inner:
        raise text_error(f"param is missing or the value is empty: {wrapper}")
    return inner


def read(form: str, kinds: Mapping[str, str], body: Json, required: tuple[str, ...] = ()) -> Json:
    """The known fields of `body`, each turned into its kind; unknown ones are left out, as the server does.

    Kinds: float integer string bool hash array uuid; a trailing «?» lets null through. Raises Refusal in the words of
    the server's own forms.
    """
    for name in required:
        if name not in body:
            raise text_error(f"[{form}.new] :{name} is missing in Hash input")
    found: Json = {}
    for name, kind in kinds.items():
        if name not in body:
            continue
        value = body[name]
        if value is None and kind.endswith("?"):
            found[name] = None
            continue
        try:
            found[name] = _READERS[kind.rstrip("?")](value)
        except (TypeError, ValueError, InvalidOperation, OverflowError):
            raise text_error(
                f"[{form}.new] {_inspect(value)} ({_ruby_class(value)}) has invalid type for :{name} violates "
                f"constraints ({_reason(kind.rstrip('?'), value)} failed)"
            ) from None
    return found


def need_text(body: Json, *names: str) -> None:
    """Refuses the body when any of these texts is missing or blank; all blank ones are named at once."""
    blank = [name for name in names if not str(body.get(name) or "").strip()]
    if blank:
        raise field_error(*blank, code="blank")


def phone(text: Any) -> str:
    """A phone as the server keeps it: 0971234567 → 380971234567."""
    digits = "".join(filter(str.isdigit, str(text or "")))
    return f"38{digits}" if len(digits) == 10 and digits.startswith("0") else digits


def _no_constant(name: str) -> Any:
    raise ValueError(name)


def _float(value: Any) -> Decimal:
    if isinstance(value, bool) or not isinstance(value, int | Decimal | str):
        raise TypeError
    found = Decimal(value)
    if not found.is_finite() or abs(found) > LARGEST or not math.isfinite(float(found)):
        raise ValueError
    return found


def _integer(value: Any) -> int:
    if isinstance(value, bool) or not isinstance(value, int | Decimal | str):
        raise TypeError
    found = int(value)
    if abs(found) > LARGEST:
        raise ValueError
    return found


def _string(value: Any) -> str:
    if isinstance(value, dict | list):
        raise TypeError
    return "" if value is None else str(value)


def _bool(value: Any) -> bool:
    if not isinstance(value, bool):
        raise TypeError
    return value


def _hash(value: Any) -> Json:
    if not isinstance(value, dict):
        raise TypeError
    return value


def _array(value: Any) -> list[Any]:
    if not isinstance(value, list):
        raise TypeError
    return value


def _uuid(value: Any) -> str:
    if not isinstance(value, str):
        raise TypeError
    return str(uuid.UUID(value))


_READERS = {
    "float": _float,
    "integer": _integer,
    "string": _string,
    "bool": _bool,
    "hash": _hash,
    "array": _array,
    "uuid": _uuid,
}


def _ruby_class(value: Any) -> str:
    if value is None:
        return "NilClass"
    if isinstance(value, bool):
        return "TrueClass" if value else "FalseClass"
    names = {int: "Integer", Decimal: "Float", str: "String", dict: "Hash", list: "Array"}
    return names.get(type(value), "Object")


def _inspect(value: Any) -> str:
    if value is None:
        return "nil"
    return str(value) if isinstance(value, Decimal) else json.dumps(value, ensure_ascii=False, default=str)[:200]


def _reason(kind: str, value: Any) -> str:
    names = {"float": "Float", "integer": "Integer"}
    if kind not in names:
        return f"type?({kind.capitalize()}, {_inspect(value)})"
    if isinstance(value, str):
        return f"invalid value for {names[kind]}(): {_inspect(value)}"
    return f"can't convert {_inspect(value) if value is None else _ruby_class(value)} into {names[kind]}"
