"""The servers the sandbox can be: what it does to a request that is lost, doubled or late, and what its reads hide."""

from __future__ import annotations

import asyncio
import uuid
from typing import Any

import httpx
import pytest
from helpers.sandbox_client import SIGN_IN, Client

from app.sandbox.__main__ import main
from app.sandbox.core import Sandbox
from app.sandbox.faults import Fault
from app.sandbox.seed import seed_sandbox
from app.sandbox.server import SandboxThread
from app.sandbox.web import build_app

PATH = "/api/v1/pos/receipts"
MATCH = "POST /api/v1/pos/receipts$"
SHOPS = "/api/v1/rsn/shops"
REFRESH = "/api/v1/auth/refresh"


def _post(client: Client, receipt: dict[str, Any]) -> httpx.Response:
    return client.plain("POST", PATH, json={"receipt": receipt})


def _listed(client: Client, **query: str) -> list[str]:
    return [each["id"] for each in client.plain("GET", PATH, params=query).json()["data"]]


def test_a_ghost_is_committed_after_its_client_has_gone_and_dated_so(
    sandbox: SandboxThread, client: Client, receipt: dict[str, Any]
) -> None:
    sandbox.fault(match=MATCH, kind="ghost", later=40)
    with pytest.raises(httpx.RemoteProtocolError):
        _post(client, receipt)
    sandbox.move_clock(30)
    assert client.plain("GET", f"{PATH}/{receipt['id']}").status_code == 404
    assert client.plain("GET", "/_sandbox/state").json()["ghosts"] == 1
    before = client.plain("GET", "/_sandbox/clock").json()["now"]
    sandbox.move_clock(300)
    [ghost] = sandbox.commits("receipt")
    assert (ghost["action"], ghost["receipt_id"]) == ("create", receipt["id"])
    assert before < ghost["at"] < client.plain("GET", "/_sandbox/clock").json()["now"]
    assert client.plain("GET", f"{PATH}/{receipt['id']}").status_code == 200


def test_ghosts_walk_in_their_order_and_before_whoever_comes_later(
    sandbox: SandboxThread, client: Client, receipt: dict[str, Any]
) -> None:
    sandbox.set(ids="conflict409")
    for seconds, title in ((20, "second"), (10, "first")):
        sandbox.fault(match=MATCH, kind="ghost", later=seconds)
        with pytest.raises(httpx.RemoteProtocolError):
            _post(client, {**receipt, "id": str(uuid.uuid4()), "title": title})
    client.plain("POST", "/_sandbox/clock", json={"move": 60})
    assert _post(client, receipt).status_code == 201
    log = client.plain("GET", "/_sandbox/log", params={"entity": "receipt"}).json()["commits"]
    assert [each["title"] for each in log] == ["first", "second", receipt["title"]]


@pytest.mark.parametrize(
    ("ids", "answer", "status", "actions"),
    [
        ("upsert", "last", 201, ["create", "repeat"]),
        ("conflict409", "last", 409, ["create"]),
        ("conflict409", "first", 201, ["create"]),
        ("ignored", "last", 201, ["create", "create"]),
    ],
)
def test_a_request_may_be_handled_twice(
    sandbox: SandboxThread, client: Client, receipt: dict[str, Any], ids: str, answer: str, status: int, actions: Any
) -> None:
    sandbox.set(ids=ids)
    sandbox.fault(match=MATCH, kind="twice", answer=answer)
    traffic = sandbox.app_state.traffic
    before = traffic.requests
    assert _post(client, receipt).status_code == status
    assert [each["action"] for each in sandbox.commits("receipt")] == actions
    assert (traffic.requests - before, traffic.now, traffic.most) == (1, 0, 1)


def test_the_second_time_may_come_much_later(sandbox: SandboxThread, client: Client, receipt: dict[str, Any]) -> None:
    sandbox.set(ids="ignored")
    sandbox.fault(match=MATCH, kind="twice", later=90)
    assert _post(client, receipt).status_code == 201
    assert len(sandbox.commits("receipt")) == 1
    sandbox.move_clock(100)
    assert len({each["receipt_id"] for each in sandbox.commits("receipt")}) == 2


def test_an_answer_may_come_long_after_the_commit(
    sandbox: SandboxThread, client: Client, receipt: dict[str, Any]
) -> None:
    sandbox.fault(match=MATCH, kind="late_answer", delay=5)
    with pytest.raises(httpx.ReadTimeout):
        client.plain("POST", PATH, json={"receipt": receipt}, timeout=0.05)
    assert [each["receipt_id"] for each in sandbox.commits("receipt")] == [receipt["id"]]


def test_a_server_may_make_ids_of_its_own(sandbox: SandboxThread, client: Client, receipt: dict[str, Any]) -> None:
    sandbox.set(ids="ignored")
    keys = [_post(client, receipt).json()["data"]["id"] for _ in range(2)]
    assert len({receipt["id"], *keys}) == 3
    assert sorted(_listed(client, title=receipt["title"])) == sorted(keys)


@pytest.mark.parametrize(
    ("missing", "status", "body"),
    [
        ("404", 404, {"message": "Not Found"}),
        ("400", 400, {"errors": {"id": [{"error": "invalid"}]}}),
        ("null", 200, {"data": None, "meta": {}}),
    ],
)
def test_what_is_not_there_is_said_in_three_ways(
    sandbox: SandboxThread, client: Client, missing: str, status: int, body: dict[str, Any]
) -> None:
    client.plain("POST", "/_sandbox/settings", json={"missing": missing})
    for path in (f"{PATH}/{uuid.uuid4()}", "/api/v1/inventory/products/nothing", "/api/v1/pos/shifts/nothing"):
        answer = client.plain("GET", path)
        assert (answer.status_code, answer.json()) == (status, body)


@pytest.mark.parametrize(("lag_on", "by_id", "in_list"), [("all", 404, 0), ("lists", 200, 0), ("gets", 404, 1)])
def test_reads_see_a_new_receipt_only_after_a_while(
    sandbox: SandboxThread, client: Client, receipt: dict[str, Any], lag_on: str, by_id: int, in_list: int
) -> None:
    sandbox.set(lag_seconds=20, lag_on=lag_on)
    assert _post(client, receipt).status_code == 201
    sandbox.set(lag_seconds=0)  # what was hidden stays so for its time
    assert client.plain("GET", f"{PATH}/{receipt['id']}").status_code == by_id
    assert len(_listed(client, title=receipt["title"])) == in_list
    sandbox.move_clock(21)
    assert client.plain("GET", f"{PATH}/{receipt['id']}").status_code == 200
    assert _listed(client, title=receipt["title"]) == [receipt["id"]]
    assert len(sandbox.commits("receipt")) == 1


def test_reads_see_a_new_receipt_only_after_so_many_reads(
    sandbox: SandboxThread, client: Client, receipt: dict[str, Any]
) -> None:
    sandbox.set(lag_reads=3)
    assert _post(client, receipt).status_code == 201
    seen = [client.plain("GET", f"{PATH}/{receipt['id']}").status_code for _ in range(2)]
    assert (seen, _listed(client, title=receipt["title"])) == ([404, 404], [])
    assert _listed(client, title=receipt["title"]) == [receipt["id"]]


def test_filters_may_be_taken_loosely_or_not_at_all(
    sandbox: SandboxThread, client: Client, receipt: dict[str, Any]
) -> None:
    other = {**receipt, "id": str(uuid.uuid4()), "title": receipt["title"] + "0"}
    for each in (receipt, other):
        assert _post(client, each).status_code == 201
    ours = {receipt["id"], other["id"]}
    assert _listed(client, title=receipt["title"]) == [receipt["id"]]
    sandbox.set(filters="contains")
    assert set(_listed(client, title=receipt["title"])) == ours
    sandbox.set(filters="ignored")
    everything = client.plain("GET", PATH, params={"title": "no such mark", "per_page": "7", "page": "1"}).json()
    assert len(everything["data"]) == 7
    assert everything["meta"]["total_count"] > 7
    assert ours <= {each["id"] for each in everything["data"]}
    shops = client.plain("GET", SHOPS, params={"title": "no such shop"}).json()["data"]
    assert len(shops) == 2


def test_a_refresh_token_may_stay_good(sandbox: SandboxThread, client: Client) -> None:
    sandbox.set(refresh="kept")
    old = client.sign_in()["refresh"]
    for _ in range(2):
        new = client.plain("POST", REFRESH, headers={"X-Refresh-Token": old}).json()["data"]
        assert new["refresh"] == old
    assert client.plain("GET", SHOPS, headers={"Authorization": new["access"]}).status_code == 200


def test_a_used_refresh_token_may_end_every_session(sandbox: SandboxThread, client: Client) -> None:
    sandbox.set(refresh="guarded")
    old = client.sign_in()["refresh"]
    new = client.plain("POST", REFRESH, headers={"X-Refresh-Token": old}).json()["data"]
    headers = {"Authorization": new["access"]}
    assert client.plain("POST", REFRESH, headers={"X-Refresh-Token": "never given"}).status_code == 401
    assert client.plain("GET", SHOPS, headers=headers).status_code == 200
    assert client.plain("POST", REFRESH, headers={"X-Refresh-Token": old}).status_code == 401
    assert client.plain("GET", SHOPS, headers=headers).status_code == 401
    assert client.plain("POST", REFRESH, headers={"X-Refresh-Token": new["refresh"]}).status_code == 401


def test_tokens_may_wear_out_all_the_time(sandbox: SandboxThread, client: Client) -> None:
    sandbox.set(access_uses=2)
    tokens = client.sign_in()
    answers = []
    for _ in range(2):
        headers = {"Authorization": tokens["access"]}
        answers += [client.plain("GET", SHOPS, headers=headers).status_code for _ in range(3)]
        tokens = client.plain("POST", REFRESH, headers={"X-Refresh-Token": tokens["refresh"]}).json()["data"]
    assert answers == [200, 200, 401] * 2


def test_a_storm_of_401_passes(sandbox: SandboxThread, client: Client, receipt: dict[str, Any]) -> None:
    sandbox.fault(match=r"^\w+ /api/v1/(?!auth)", kind="unauthorized", times=3)
    answers = [_post(client, receipt) for _ in range(4)]
    assert [each.status_code for each in answers] == [401, 401, 401, 201]
    assert answers[0].json() == {"message": "Unauthorized"}
    assert len(sandbox.commits("receipt")) == 1


def test_the_dice_fall_the_same_way_again(sandbox: SandboxThread, client: Client) -> None:
    def falls(seed: int) -> list[int]:
        sandbox.set(chance_seed=seed)
        return [client.plain("GET", SHOPS).status_code for _ in range(40)]

    sandbox.fault(match=f"GET {SHOPS}$", kind="status", times=-1, chance=0.4)
    first = falls(7)
    assert first == falls(7)
    assert first != falls(8)
    assert 8 <= first.count(503) <= 24


def test_everything_is_turned_by_the_constructor_too(client: Client, contract: Any) -> None:
    rule = {"match": SHOPS, "kind": "status", "status": 500}
    with SandboxThread(settings={"ids": "ignored", "lag_reads": 2}, faults=[rule]) as other:
        state = httpx.get(f"{other.url}/_sandbox/state").json()
    assert (state["settings"]["ids"], state["settings"]["lag_reads"], state["faults"]) == ("ignored", 2, 1)
    assert client.plain("GET", "/_sandbox/state").json()["settings"]["ids"] == "upsert"
    with pytest.raises(ValueError, match="ids is one of"):
        SandboxThread(settings={"ids": "sometimes"})
    with pytest.raises(TypeError):
        SandboxThread(faults=[{"match": "x", "kind": "status", "colour": "red"}])


def test_settings_change_all_or_none(sandbox: SandboxThread) -> None:
    with pytest.raises(ValueError, match="lag_reads takes a int"):
        sandbox.set(ids="ignored", lag_reads=0.5)
    assert sandbox.app_state.settings.ids == "upsert"


@pytest.mark.parametrize(
    "arguments",
    [
        ["--set", "ids=sometimes"],
        ["--set", "lag_seconds=soon"],
        ["--set", "lag_seconds=1e300"],
        ["--set", "colour=red"],
        ["--fault", "not json"],
        ["--fault", "[1]"],
        ["--fault", '{"match": "x", "kind": "earthquake"}'],
        ["--fault", '{"match": "x", "kind": "twice", "answer": "both"}'],
        ["--fault", '{"kind": "status"}'],
    ],
)
def test_a_bad_switch_is_one_line_and_exit_2(arguments: list[str], capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["--port", "0", *arguments]) == 2
    told = capsys.readouterr().err
    assert told.startswith("app.sandbox: ")
    assert told.count("\n") == 1


def test_the_help_tells_every_setting_and_every_fault(
    sandbox: SandboxThread, capsys: pytest.CaptureFixture[str]
) -> None:
    with pytest.raises(SystemExit):
        main(["--help"])
    told = capsys.readouterr().out
    missing = [name for name in sandbox.app_state.settings.as_dict() if f"`{name}`" not in told]
    assert missing == []
    assert all(f"`{kind}`" in told for kind in ("ghost", "twice", "late_answer", "drop_after_commit", "unauthorized"))


def test_in_process_a_line_that_is_cut_is_an_error_of_the_line() -> None:
    sandbox = Sandbox()
    seed_sandbox(sandbox, "demo")
    app = build_app(sandbox)
    sandbox.change({"ids": "conflict409"})

    async def ask() -> None:
        transport = httpx.ASGITransport(app)  # type: ignore[arg-type]
        headers = {"X-Api-Key": "sandbox"}
        async with httpx.AsyncClient(transport=transport, base_url="http://sandbox", headers=headers) as http:
            access = (await http.post("/api/v1/auth/sessions", json=SIGN_IN)).json()["data"]["access"]
            sandbox.faults.append(Fault(match=SHOPS, kind="drop_before"))
            with pytest.raises(ConnectionResetError):
                await http.get(SHOPS, headers={"Authorization": access})
            assert (await http.get(SHOPS, headers={"Authorization": access})).status_code == 200

    asyncio.run(ask())
    sandbox.close()
