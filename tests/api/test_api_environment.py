"""What the computer's environment says (proxies, netrc) changes nothing: the key goes to the server alone."""

from __future__ import annotations

import asyncio
from pathlib import Path

import pytest
from helpers.paper import PaperRoll

from app.api.client import SmartKasa
from app.clock import FakeClock
from app.sandbox.server import SandboxThread


def test_no_proxy_and_no_netrc_of_the_environment_is_used(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    netrc = tmp_path / "netrc"
    netrc.write_text("default login somebody password else\n")
    with PaperRoll() as stranger, SandboxThread() as sandbox:
        for name in ("HTTP_PROXY", "HTTPS_PROXY", "ALL_PROXY", "http_proxy", "https_proxy", "all_proxy"):
            monkeypatch.setenv(name, f"http://127.0.0.1:{stranger.port}")
        monkeypatch.setenv("NETRC", str(netrc))
        for name in ("NO_PROXY", "no_proxy"):
            monkeypatch.delenv(name, raising=False)

        async def ask() -> str:
            client = SmartKasa(sandbox.url, "sandbox", clock=FakeClock())
            try:
                await client.auth.sign_in("380960000006", "123456789")
                return str(len(await client.shops.list()))
            finally:
                await client.aclose()

        assert asyncio.run(ask()) != "0"
        assert not stranger.jobs, "nobody connected to the proxy"
