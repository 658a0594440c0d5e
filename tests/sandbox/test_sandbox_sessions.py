"""Key, sign-in, rotation and expiry."""

from __future__ import annotations

import base64
import json

import pytest
from helpers.sandbox_client import SIGN_IN, Client

from app.sandbox.server import SandboxThread
from app.sandbox.web import OPERATIONS

SHOPS = "/api/v1/rsn/shops"
REFRESH = "POST /api/v1/auth/refresh"


def test_no_operation_answers_without_the_key(client: Client) -> None:
    for operation in OPERATIONS:
        path = operation.path.replace("{id}", "1")
        for key in ("", "wrong"):
            answer = client.plain(operation.method, path, headers={"X-Api-Key": key}, json=SIGN_IN)
            assert (answer.status_code, answer.json()) == (401, {"message": "Unauthorized"})


def test_all_but_sign_in_and_refresh_want_a_session(client: Client) -> None:
    open_to_all = {
        f"{operation.method} {operation.path}"
        for operation in OPERATIONS
        if client.plain(
            operation.method, operation.path.replace("{id}", "1"), headers={"Authorization": "Bearer wrong"}
        ).status_code
        != 401
    }
    # Refresh answers 401 too, but for the token of its own header.
    assert open_to_all == {"POST /api/v1/auth/sessions"}


@pytest.mark.parametrize("prefix", ["", "Bearer ", "bearer "])
def test_the_token_is_taken_raw_and_as_bearer(client: Client, prefix: str) -> None:
    access = client.sign_in()["access"]
    assert client.plain("GET", SHOPS, headers={"Authorization": prefix + access}).status_code == 200


@pytest.mark.parametrize("phone", ["380960000006", "+38 (096) 000-00-06", "0960000006"])
def test_the_phone_may_be_written_in_any_usual_way(client: Client, phone: str) -> None:
    body = {"session": {"phone_number": phone, "password": "123456789"}}
    client("POST /api/v1/auth/sessions", 201, json=body)


def test_a_wrong_password_is_named_as_documented(client: Client) -> None:
    body = {"session": {"phone_number": "380960000006", "password": "invalid"}}
    answer = client("POST /api/v1/auth/sessions", 422, json=body)
    assert answer == {"errors": {"base": [{"error": "phone_number_or_password_invalid"}]}}


def test_the_access_token_tells_its_own_end(client: Client) -> None:
    access = client.sign_in()["access"]
    middle = access.split(".")[1]
    claims = json.loads(base64.urlsafe_b64decode(middle + "=" * (-len(middle) % 4)))
    assert {"exp", "user_id", "session_token", "uid"} <= set(claims)


def test_refresh_turns_both_tokens_over(client: Client) -> None:
    old = client.sign_in()
    new = client(REFRESH, 201, headers={"X-Refresh-Token": old["refresh"]})["data"]
    assert {new["access"], new["refresh"]}.isdisjoint({old["access"], old["refresh"]})
    assert client(REFRESH, 401, headers={"X-Refresh-Token": old["refresh"]}) == {"message": "Unauthorized"}
    assert client.plain("GET", SHOPS, headers={"Authorization": old["access"]}).status_code == 401
    assert client.plain("GET", SHOPS, headers={"Authorization": new["access"]}).status_code == 200


def test_the_access_token_ends_with_time_and_the_refresh_token_later(sandbox: SandboxThread, client: Client) -> None:
    tokens = client.sign_in()
    sandbox.move_clock(59 * 60)
    assert client.plain("GET", SHOPS).status_code == 200
    sandbox.move_clock(2 * 60)
    assert client.plain("GET", SHOPS).status_code == 401
    client(REFRESH, 201, headers={"X-Refresh-Token": tokens["refresh"]})
    again = client.sign_in()["refresh"]
    sandbox.move_clock(31 * 86400)
    client(REFRESH, 401, headers={"X-Refresh-Token": again})


def test_signing_out_ends_the_session_and_its_refresh(client: Client) -> None:
    tokens = client.sign_in()
    client("DELETE /api/v1/auth/sessions/logout")
    assert client("DELETE /api/v1/auth/sessions/logout", 401) == {"message": "Unauthorized"}
    client(REFRESH, 401, headers={"X-Refresh-Token": tokens["refresh"]})


def test_a_tester_may_expire_the_tokens(client: Client) -> None:
    tokens = client.sign_in()
    client.plain("POST", "/_sandbox/tokens/expire")
    assert client.plain("GET", SHOPS).status_code == 401
    fresh = client(REFRESH, 201, headers={"X-Refresh-Token": tokens["refresh"]})["data"]
    client.plain("POST", "/_sandbox/tokens/expire", json={"refresh": True})
    client(REFRESH, 401, headers={"X-Refresh-Token": fresh["refresh"]})
