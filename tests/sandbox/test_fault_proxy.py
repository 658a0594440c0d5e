"""The faulty line between till and server does what its table says: to the client, and to the server."""

from __future__ import annotations

import threading
from collections import Counter
from collections.abc import Iterator
from typing import Any

import httpx
import pytest
from helpers.fault_modes import FLOOD, MODES, SHAPES
from helpers.fault_proxy import FaultProxy
from helpers.sandbox_client import Client
from helpers.smartkasa_contract import Contract

from app.sandbox.server import SandboxThread

PATH = "/api/v1/pos/receipts"
POSTS = f"POST {PATH}$"

#: Mode → how often the server has it, and what the client makes of it: a status, or an error of the line.
TABLE: dict[str, tuple[int, Any]] = {
    "pass": (1, 201),
    "reset_half": (0, (httpx.ReadError, httpx.WriteError)),
    "hang_up": (0, httpx.RemoteProtocolError),
    "stall_before": (0, httpx.ReadTimeout),
    "stall_after": (1, httpx.ReadTimeout),
    "stall_inside": (1, httpx.ReadTimeout),
    "cut_after": (1, httpx.RemoteProtocolError),
    "reset_after": (1, httpx.ReadError),
    "cut_length": (1, httpx.RemoteProtocolError),
    "cut_chunked": (1, httpx.RemoteProtocolError),
    "cut_close": (1, 201),
    "endless_head": (1, httpx.RemoteProtocolError),
    "html": (0, 200),
    "shape": (1, 200),
    "stranger": (1, 201),
    "garbage": (0, httpx.RemoteProtocolError),
    "too_many": (0, 429),
    "too_many_later": (0, 429),
    "bad_gateway": (0, 502),
    "gateway_timeout": (1, 504),
    "redirect": (0, 302),
    "twice": (2, 201),
}


@pytest.fixture
def proxy(sandbox: SandboxThread) -> Iterator[FaultProxy]:
    with FaultProxy(sandbox.url, match=POSTS) as running:
        yield running
    assert "sandbox line" not in {each.name for each in threading.enumerate()}


@pytest.fixture
def line(proxy: FaultProxy, contract: Contract) -> Iterator[Client]:
    """Signed in through the proxy."""
    client = Client(proxy.url, contract)
    with client.http:
        client.sign_in()
        yield client


def _post(line: Client, receipt: dict[str, Any], patience: float = 5) -> httpx.Response:
    return line.plain("POST", PATH, json={"receipt": receipt}, timeout=patience)


@pytest.mark.parametrize("mode", TABLE)
def test_a_mode_does_what_the_table_says(
    sandbox: SandboxThread, proxy: FaultProxy, line: Client, receipt: dict[str, Any], mode: str
) -> None:
    forwarded, outcome = TABLE[mode]
    sandbox.set(ids="ignored")
    proxy.plan = [mode]
    if isinstance(outcome, int):
        assert _post(line, receipt).status_code == outcome
    else:
        with pytest.raises(outcome):
            _post(line, receipt, 0.4 if outcome is httpx.ReadTimeout else 5)
    assert len(sandbox.commits("receipt")) == forwarded
    assert (proxy.done[-1].line, proxy.done[-1].mode, proxy.done[-1].forwarded) == (f"POST {PATH}", mode, forwarded)
    assert _post(line, receipt).status_code == 201, "the line is well again"


def test_every_mode_is_in_the_table() -> None:
    assert set(MODES) - set(TABLE) == {"drip", "flood"}


def test_a_drip_gives_a_byte_at_a_time(proxy: FaultProxy, line: Client, receipt: dict[str, Any]) -> None:
    proxy.plan = ["drip"]
    content = {"receipt": receipt}
    with line.http.stream("POST", PATH, json=content) as answer:
        pieces = [piece for piece, _ in zip(answer.iter_raw(), range(5), strict=False)]
    assert max(map(len, pieces)) <= 3
    assert proxy.done[-1].given < 1000


def test_a_flood_goes_on_while_somebody_drinks(proxy: FaultProxy, line: Client, receipt: dict[str, Any]) -> None:
    proxy.plan = ["flood"]
    taken = 0
    with line.http.stream("POST", PATH, json={"receipt": receipt}) as answer:
        for piece in answer.iter_raw():
            taken += len(piece)
            if taken > 3 * 2**20:
                break
    assert 3 * 2**20 < taken < 10 * 2**20
    assert proxy.done[-1].given < FLOOD


def test_nobody_listens_while_refused(proxy: FaultProxy, line: Client, receipt: dict[str, Any]) -> None:
    for _ in range(2):
        with proxy.refused(), pytest.raises(httpx.ConnectError):
            _post(line, receipt)
        assert _post(line, receipt).status_code == 201
    assert Counter(each.mode for each in proxy.done) == {"pass": 3}


def test_what_follows_a_redirect_is_seen(proxy: FaultProxy, line: Client, receipt: dict[str, Any]) -> None:
    proxy.plan = ["redirect"]
    location = _post(line, receipt).headers["location"]
    assert location.startswith("http://localhost:")
    assert proxy.elsewhere == []
    with pytest.raises(httpx.RemoteProtocolError):
        line.plain("GET", location)
    assert b"X-Api-Key: sandbox" in proxy.elsewhere[0]


def test_other_requests_pass(proxy: FaultProxy, line: Client, receipt: dict[str, Any]) -> None:
    proxy.plan = ["hang_up"]
    assert line.plain("GET", "/api/v1/rsn/shops").status_code == 200
    with pytest.raises(httpx.RemoteProtocolError):
        _post(line, receipt)


def test_the_same_seed_is_the_same_day(sandbox: SandboxThread, contract: Contract, receipt: dict[str, Any]) -> None:
    def day(seed: int) -> list[str]:
        weights = {"pass": 5, "too_many": 2, "bad_gateway": 1}
        with FaultProxy(sandbox.url, seed=seed, plan=weights, match=POSTS) as proxy:
            client = Client(proxy.url, contract)
            with client.http:
                client.sign_in()
                for _ in range(20):
                    _post(client, receipt)
            return [each.mode for each in proxy.done]

    first = day(5)
    assert first == day(5)
    assert first != day(6)
    assert {"pass", "too_many"} <= set(first)


def test_a_mode_that_is_not_there_is_told_at_once(proxy: FaultProxy) -> None:
    with pytest.raises(KeyError):
        proxy.plan = ["pass", "earthquake"]
    with pytest.raises(KeyError):
        proxy.plan = {"earthquake": 1}


def test_no_shape_is_a_receipt() -> None:
    assert len(SHAPES) == len(set(SHAPES))
    assert not any(b'"id":"1"}}' in each for each in SHAPES)
