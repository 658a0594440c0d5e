"""The documented shapes of SmartKasa's answers, read from the shared folder, as a judge of any server's answers."""

from __future__ import annotations

import json
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from jsonschema import Draft202012Validator

#: Every moment has milliseconds and an offset (contract-notes, 8).
MOMENT = r"^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d\.\d{3}[+-]\d\d:\d\d$"


class Contract:
    """Strict schemas per operation and status, loosened only where the examples could not know better.

    Loosened: a value that was only ever null may be anything; a key that is null in some example may be null in all;
    a list that was only ever empty may hold anything; a Z-report's whole zeros may be any number; a picture may be
    missing. Keys stay exact: none missing, none more.
    """

    def __init__(self, shared: Path) -> None:
        text = (shared / "smartkasa" / "inferred_schemas.json").read_text(encoding="utf-8")
        self.operations: dict[str, Any] = json.loads(text)["operations"]
        self._nullable = set(self._null_keys())
        self.seen: set[str] = set()

    def check(self, operation: str, status: int, body: Any) -> None:
        """Fails with the first difference when an answer is not as documented. `operation` is "GET /api/v1/…/{id}"."""
        documented = self.operations[operation]["responses"]
        assert str(status) in documented, f"{operation}: {status} is not documented: {body}"
        schema = self._loosen(documented[str(status)], "", zero_is_number="z-reports" in operation)
        faults = sorted(Draft202012Validator(schema).iter_errors(body), key=lambda each: list(map(str, each.path)))
        assert not faults, f"{operation} {status} at {list(faults[0].path)}: {faults[0].message[:300]}"
        self.seen.add(operation)

    def _null_keys(self) -> Iterator[str]:
        stack: list[Any] = [each["responses"] for each in self.operations.values()]
        while stack:
            node = stack.pop()
            if isinstance(node, dict):
                for name, schema in node.get("properties", {}).items():
                    # A terminal has a field called «properties»: its texts are no schemas.
                    kind = schema.get("type") if isinstance(schema, dict) else None
                    if kind == "null" or (isinstance(kind, list) and "null" in kind):
                        yield name
                stack.extend(node.values())

    def _loosen(self, schema: Any, name: str, zero_is_number: bool) -> Any:
        if schema is None or schema.get("type") == "null":
            return {}
        found = {key: value for key, value in schema.items() if not key.startswith("x-")}
        if found.get("format") == "date-time":
            found["pattern"] = MOMENT
        if "properties" in found:
            inner = found["properties"].items()
            found["properties"] = {key: self._loosen(value, key, zero_is_number) for key, value in inner}
            found["required"] = [key for key in found["required"] if key != "picture"]
        if isinstance(found.get("additionalProperties"), dict):
            found["additionalProperties"] = self._loosen(found["additionalProperties"], "", zero_is_number)
        if "items" in found:
            found["items"] = self._loosen(found["items"], "", zero_is_number)
        if zero_is_number and found.get("type") == "integer" and schema.get("x-examples") == [0]:
            found["type"] = "number"
        if name in self._nullable and isinstance(found.get("type"), str):
            found["type"] = [found["type"], "null"]
        return found
