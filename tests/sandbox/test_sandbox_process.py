"""`python -m app.sandbox` as a program of its own, and the thread's start and stop."""

from __future__ import annotations

import os
import re
import signal
import subprocess
import sys
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import httpx
import pytest
from helpers.sandbox_client import SIGN_IN

from app.sandbox.__main__ import main
from app.sandbox.server import SandboxThread


@contextmanager
def _program(repo: Path, *arguments: str) -> Iterator[tuple[subprocess.Popen[str], str]]:
    """The running program and its first line."""
    environment = {**os.environ, "PYTHONIOENCODING": "utf-8"}
    command = [sys.executable, "-m", "app.sandbox", "--port", "0", *arguments]
    with subprocess.Popen(
        command, cwd=repo, env=environment, stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True, encoding="utf-8"
    ) as process:
        assert process.stdout is not None
        try:
            yield process, process.stdout.readline()
        finally:
            process.kill()


def test_the_program_says_where_it_is_and_how_to_sign_in(repo: Path) -> None:
    with _program(repo) as (process, line):
        found = re.search(r"http://127\.0\.0\.1:\d+", line)
        assert found, line
        assert all(word in line for word in ("sandbox", "380960000006", "123456789", "1111", "2222", "9999"))
        with httpx.Client(base_url=found[0], headers={"X-Api-Key": "sandbox"}, verify=False) as client:
            access = client.post("/api/v1/auth/sessions", json=SIGN_IN).json()["data"]["access"]
            shops = client.get("/api/v1/rsn/shops", headers={"Authorization": access}).json()["data"]
        assert shops[0]["title"] == "Продукти на Подолі"
        process.send_signal(signal.SIGINT)
        assert process.wait(5) == 0
        assert process.stderr is not None
        assert process.stderr.read() == ""


def test_interrupted_as_it_says_where_it_is_it_ends_as_quietly(monkeypatch: pytest.MonkeyPatch) -> None:
    """Who waits for that line is there to interrupt before the next one runs."""

    def interrupted(*_: object, **__: object) -> None:
        raise KeyboardInterrupt

    monkeypatch.setattr("builtins.print", interrupted)
    before = threading.active_count()
    assert main(["--port", "0"]) == 0
    assert threading.active_count() == before, "its server ended with it"


def test_the_program_makes_as_many_goods_as_told(repo: Path) -> None:
    with _program(repo, "--goods", "1000") as (_, line):
        state = httpx.get(f"{re.findall(r'http://[^ ]+', line)[0]}/_sandbox/state").json()
    assert state["counts"]["products"] == 1000


@pytest.mark.parametrize("arguments", [["--seed", "nothing.tsv"], ["--port", "99999"], ["--data", "no/such/place.db"]])
def test_a_bad_value_is_one_line_and_exit_2(arguments: list[str], capsys: pytest.CaptureFixture[str]) -> None:
    assert main(arguments) == 2
    told = capsys.readouterr()
    assert told.out == ""
    assert told.err.startswith("app.sandbox: ")
    assert told.err.count("\n") == 1


def test_a_taken_port_is_one_line_and_exit_2(sandbox: SandboxThread, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["--port", str(sandbox.port)]) == 2
    assert capsys.readouterr().err.startswith("app.sandbox: ")


def test_the_thread_ends_at_once_even_with_clients_on_the_line() -> None:
    sandbox = SandboxThread().start()
    client = httpx.Client(verify=False)
    assert client.get(f"{sandbox.url}/_sandbox/state").status_code == 200
    sandbox.stop()
    sandbox.stop()
    assert "sandbox" not in {each.name for each in threading.enumerate()}
    with pytest.raises(httpx.TransportError):
        client.get(f"{sandbox.url}/_sandbox/state")
    client.close()


def test_two_sandboxes_share_nothing() -> None:
    with SandboxThread() as one, SandboxThread() as other:
        one.set(ids="ignored")
        one.move_clock(100)
        with httpx.Client(verify=False) as client:
            state = client.get(f"{other.url}/_sandbox/state").json()
    assert (state["settings"]["ids"], state["clock_offset"]) == ("upsert", 0)
