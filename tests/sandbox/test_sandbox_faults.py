"""Fault switches and the tester's other routes."""

from __future__ import annotations

import json
import time
from email.utils import parsedate_to_datetime
from typing import Any

import httpx
import pytest
from helpers.sandbox_client import Client

from app.sandbox.server import SandboxThread

PATH = "/api/v1/pos/receipts"
MATCH = "POST /api/v1/pos/receipts$"


def test_a_receipt_committed_but_never_answered_is_there(
    sandbox: SandboxThread, client: Client, receipt: dict[str, Any]
) -> None:
    sandbox.fault(match=MATCH, kind="drop_after_commit")
    with pytest.raises(httpx.RemoteProtocolError):
        client.plain("POST", PATH, json={"receipt": receipt})
    assert [each["receipt_id"] for each in sandbox.commits("receipt")] == [receipt["id"]]
    assert client.plain("GET", f"{PATH}/{receipt['id']}").status_code == 200
    assert client.plain("POST", PATH, json={"receipt": receipt}).status_code == 201
    assert [each["action"] for each in sandbox.commits("receipt")] == ["create", "repeat"]


@pytest.mark.parametrize(
    ("kind", "error"), [("drop_before", httpx.RemoteProtocolError), ("reset", (httpx.ReadError, httpx.WriteError))]
)
def test_a_line_cut_before_the_commit_keeps_nothing(
    sandbox: SandboxThread, client: Client, receipt: dict[str, Any], kind: str, error: Any
) -> None:
    sandbox.fault(match=MATCH, kind=kind)
    with pytest.raises(error):
        client.plain("POST", PATH, json={"receipt": receipt})
    assert sandbox.commits() == []
    assert client.plain("POST", PATH, json={"receipt": receipt}).status_code == 201


def test_a_status_comes_so_many_times_with_its_headers(
    sandbox: SandboxThread, client: Client, receipt: dict[str, Any]
) -> None:
    sandbox.fault(match=MATCH, kind="status", status=429, times=2, skip=1, retry_after=7, body={"message": "Too Many"})
    answers = [client.plain("POST", PATH, json={"receipt": receipt}) for _ in range(4)]
    assert [each.status_code for each in answers] == [201, 429, 429, 201]
    assert answers[1].headers["retry-after"] == "7"
    assert answers[1].json() == {"message": "Too Many"}
    assert len(sandbox.commits("receipt")) == 2


def test_a_captive_portal_answers_a_page_with_200(
    sandbox: SandboxThread, client: Client, receipt: dict[str, Any]
) -> None:
    sandbox.fault(match=MATCH, kind="html")
    answer = client.plain("POST", PATH, json={"receipt": receipt})
    assert (answer.status_code, answer.headers["content-type"]) == (200, "text/html; charset=utf-8")
    assert sandbox.commits() == []


def test_a_delay_holds_one_request_and_not_the_others(sandbox: SandboxThread, client: Client) -> None:
    sandbox.fault(match="GET /api/v1/rsn/shops$", kind="delay", delay=0.08)
    started = time.perf_counter()
    assert client.plain("GET", "/api/v1/rsn/shops").status_code == 200
    assert time.perf_counter() - started >= 0.08
    assert sandbox.app_state.faults[0].hits == 1
    assert sandbox.app_state.faults[0].times == 0


def test_rules_are_set_read_and_cleared_over_http(client: Client) -> None:
    url = "/_sandbox/faults"
    rules = [{"match": "GET /api/v1/rsn/shops$", "kind": "status", "status": 500, "times": -1}]
    assert client.plain("POST", url, json=rules).json()["faults"][0]["status"] == 500
    assert [client.plain("GET", "/api/v1/rsn/shops").status_code for _ in range(3)] == [500] * 3
    assert client.plain("GET", url).json()["faults"][0]["hits"] == 3
    client.plain("DELETE", url)
    assert client.plain("GET", "/api/v1/rsn/shops").status_code == 200


@pytest.mark.parametrize(
    ("path", "body"),
    [
        ("faults", [{"match": "x", "kind": "earthquake"}]),
        ("faults", [{"match": "(", "kind": "status"}]),
        ("faults", [{"kind": "status"}]),
        ("ids", {"policy": "sometimes"}),
        ("settings", {"colour": "red"}),
        ("settings", {"fiscal_delay": "soon"}),
        ("settings", {"fiscal_delay": -1}),
        ("fiscal_delay", {}),
        ("clock", {"move": "далеко"}),
        ("clock", {"move": 1e300}),
        ("clock", {"offset": float("nan")}),
        ("shifts/1/open", {}),
        ("receipts/nothing/fiscal", {}),
        ("tokens/expire", [1]),
    ],
)
def test_a_tester_s_mistake_is_a_sentence(client: Client, path: str, body: Any) -> None:
    answer = client.plain("POST", f"/_sandbox/{path}", content=json.dumps(body))
    assert answer.status_code == 400
    assert answer.json()["error"]


def test_the_clock_is_read_set_and_moved(client: Client) -> None:
    url = "/_sandbox/clock"
    assert client.plain("POST", url, json={"offset": 100}).json()["offset"] == 100
    assert client.plain("POST", url, json={"move": -40}).json()["offset"] == 60
    assert client.plain("GET", url).json()["offset"] == 60


def test_the_state_tells_counts_settings_and_shifts(
    sandbox: SandboxThread, client: Client, receipt: dict[str, Any]
) -> None:
    client.plain("POST", "/_sandbox/ids", json={"policy": "conflict409"})
    client.plain("POST", PATH, json={"receipt": receipt})
    state = client.plain("GET", "/_sandbox/state").json()
    assert (state["counts"]["shops"], state["counts"]["terminals"], state["counts"]["employees"]) == (2, 3, 5)
    assert (state["counts"]["commits"], state["awaiting"], state["settings"]["ids"]) == (1, 1, "conflict409")
    assert len(state["open_shifts"]) == 3


def test_every_answer_says_when_it_was_given_by_the_server_s_own_clock(sandbox: SandboxThread, client: Client) -> None:
    def ahead() -> float:
        answer = client.plain("GET", "/api/v1/inventory/unit_types")
        return parsedate_to_datetime(answer.headers["date"]).timestamp() - time.time()

    assert abs(ahead()) < 3
    sandbox.move_clock(86_400)
    assert abs(ahead() - 86_400) < 3
    sandbox.fault(match="GET", kind="status", status=503)
    assert abs(ahead() - 86_400) < 3
