"""A client for tests of servers: documented names in, documented shapes out."""

from __future__ import annotations

from typing import Any

import httpx
from helpers.smartkasa_contract import Contract

SIGN_IN = {"session": {"phone_number": "380960000006", "password": "123456789"}}


class Client:
    """Calls operations by their documented name, over a real socket."""

    def __init__(self, url: str, contract: Contract) -> None:
        # Plain HTTP on this machine: loading certificates would only cost every test 30 ms.
        self.http = httpx.Client(base_url=url, headers={"X-Api-Key": "sandbox"}, timeout=5, verify=False)
        self.contract = contract

    def sign_in(self) -> dict[str, Any]:
        """Signs in and carries the access token from now on."""
        data: dict[str, Any] = self("POST /api/v1/auth/sessions", 201, json=SIGN_IN)["data"]
        self.http.headers["Authorization"] = f"Bearer {data['access']}"
        return data

    def __call__(self, operation: str, status: int = 200, key: object = "", **request: Any) -> dict[str, Any]:
        """The answer's body; fails when the status or the shape is another than documented."""
        method, path = operation.split(" ")
        answer = self.http.request(method, path.replace("{id}", str(key)), **request)
        assert answer.status_code == status, answer.text
        body: dict[str, Any] = answer.json()
        self.contract.check(operation, status, body)
        return body

    def plain(self, method: str, path: str, **request: Any) -> httpx.Response:
        """An answer as it came, undocumented ones too."""
        return self.http.request(method, path, **request)

    def first(self, operation: str, **query: Any) -> dict[str, Any]:
        found: dict[str, Any] = self(operation, params=query)["data"][0]
        return found
