"""A sandbox with a witness: every request as it came over the wire, beside the server's own log of commits."""

from __future__ import annotations

import json
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from jsonschema import Draft202012Validator
from starlette.types import ASGIApp, Message, Receive, Scope, Send

from app.sandbox.server import SandboxThread


@dataclass(frozen=True, slots=True)
class Seen:
    """A request that reached the server."""

    method: str
    path: str
    body: bytes

    @property
    def said(self) -> Any:
        return json.loads(self.body)


class Witness:
    """Stands between the server's faults and its operations and writes requests down."""

    def __init__(self, app: ASGIApp) -> None:
        self._app = app
        self.seen: list[Seen] = []

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        body = bytearray()
        noted = scope["type"] != "http"

        def note() -> None:
            nonlocal noted
            if not noted:
                noted = True
                self.seen.append(Seen(scope["method"], scope["path"], bytes(body)))

        async def listened() -> Message:
            message = await receive()
            body.extend(message.get("body", b""))
            if not message.get("more_body", False):
                note()  # before the server commits: who sees the commit sees the request too
            return message

        await self._app(scope, listened, send)
        note()  # the server did not ask for the body


class WitnessedSandbox(SandboxThread):
    """The sandbox, and `seen`: what it was asked."""

    def __init__(self, data: Path | None = None, seed: str = "demo", **more: Any) -> None:
        super().__init__(data, seed, **more)
        gate = self._server.config.app
        self._witness = Witness(gate._app)  # type: ignore[union-attr]
        gate._app = self._witness  # type: ignore[union-attr]

    @property
    def seen(self) -> list[Seen]:
        return self._witness.seen

    def receipts(self) -> list[dict[str, Any]]:
        """What was created, as the server stored it, oldest first."""
        return [commit for commit in self.commits("receipt") if commit["action"] == "create"]

    def sent(self) -> list[Any]:
        """The bodies of all receipts that were posted, in their order."""
        return [one.said for one in self.seen if (one.method, one.path) == ("POST", "/api/v1/pos/receipts")]


def strict_receipt(shared: Path) -> Draft202012Validator:
    """The strict contract of POST /api/v1/pos/receipts."""
    contract = json.loads((shared / "smartkasa" / "openapi_strict.json").read_text(encoding="utf-8"))
    post = contract["paths"]["/api/v1/pos/receipts"]["post"]
    return Draft202012Validator(post["requestBody"]["content"]["application/json"]["schema"])
