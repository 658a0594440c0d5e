"""Servers that cannot prove who they are (reliability.md, row 24): not one request with the key or a token reaches
them, and the till says why. The system's trust store is the one thing believed."""

from __future__ import annotations

import asyncio
import os
import re
import socket
import ssl
import subprocess
import sys
import threading
import warnings
from collections.abc import Iterator
from contextlib import ExitStack, suppress
from pathlib import Path

import pytest
from helpers.certificates import DAY, Authority
from helpers.fault_proxy import FaultProxy
from helpers.listening import stop_listening

from app.api.client import SmartKasa
from app.api.session import Tokens
from app.clock import FakeClock
from app.errors import BadReply, TillError, Untrusted
from app.sandbox.server import SandboxThread

KEY, ACCESS, REFRESH = "key-canary-1", "access-canary-2", "refresh-canary-3"
SECRETS = (KEY.encode(), ACCESS.encode(), REFRESH.encode(), b"password-canary")


class Eavesdropper:
    """A server that keeps every byte it is given: what comes over the wire, and what TLS makes of it."""

    def __init__(self, context: ssl.SSLContext | None = None) -> None:
        self._context = context
        self._socket = socket.create_server(("127.0.0.1", 0))
        self.port: int = self._socket.getsockname()[1]
        self.heard: list[bytes] = []
        self.handshakes = 0
        self._thread = threading.Thread(target=self._serve, name="eavesdropper", daemon=True)

    def __enter__(self) -> Eavesdropper:
        self._thread.start()
        return self

    def __exit__(self, *_: object) -> None:
        stop_listening(self._socket)
        self._thread.join(5)

    def _serve(self) -> None:
        while True:
            try:
                line = self._socket.accept()[0]
            except OSError:
                return
            line.settimeout(5)
            with line, suppress(OSError):
                self._listen(line)

    def _listen(self, line: socket.socket) -> None:
        if self._context is None:
            self.heard.append(line.recv(65536))
            line.sendall(b"HTTP/1.1 400 Bad Request\r\nContent-Length: 0\r\n\r\n")
            return
        with self._context.wrap_socket(line, server_side=True) as safe:
            self.handshakes += 1
            while said := safe.recv(65536):
                self.heard.append(said)


@pytest.fixture
def authority(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Authority:
    """One the system trusts: where OpenSSL reads its store is a variable, and the client reads it as it always does."""
    authority = Authority(tmp_path)
    monkeypatch.setenv("SSL_CERT_FILE", str(authority.file))
    monkeypatch.setenv("SSL_CERT_DIR", str(tmp_path / "none"))
    return authority


def _ask_everything(url: str) -> list[TillError]:
    """A sale, a sign-in and a renewal of tokens; none of them may succeed."""

    async def go() -> list[TillError]:
        found: list[TillError] = []
        client = SmartKasa(url, KEY, clock=FakeClock())
        for tokens, ask in (
            (Tokens(ACCESS, None, REFRESH, None), lambda: client.receipts.send(b'{"receipt":{}}')),
            (None, lambda: client.auth.sign_in("380960000006", "password-canary")),
            (Tokens("", None, REFRESH, None), lambda: client.receipts.get("1")),
        ):
            client.use_tokens(tokens)
            with pytest.raises(TillError) as caught:
                await ask()
            found.append(caught.value)
        await client.aclose()
        return found

    return asyncio.run(go())


def _old(context: ssl.SSLContext) -> ssl.SSLContext:
    """Speaks nothing younger than TLS 1.1."""
    with warnings.catch_warnings():
        warnings.simplefilter("ignore", DeprecationWarning)
        context.minimum_version = ssl.TLSVersion.TLSv1
        context.maximum_version = ssl.TLSVersion.TLSv1_1
    context.set_ciphers("ALL:@SECLEVEL=0")
    return context


BAD = {
    "self-signed": "issuer",
    "unknown-ca": "issuer",
    "wrong-host": "name",
    "wrong-address": "name",
    "expired": "date",
    "not-yet-valid": "date",
    "tls-1.1": "protocol",
    "plain-http": "protocol",
}


def _context(kind: str, authority: Authority, folder: Path) -> ssl.SSLContext | None:
    match kind:
        case "self-signed":
            return authority.server("127.0.0.1", self_signed=True)
        case "unknown-ca":
            return Authority(folder, "Another CA").server("127.0.0.1")
        case "wrong-host":
            return authority.server("smartkasa.example")
        case "wrong-address":
            return authority.server("127.0.0.2", "localhost")
        case "expired":
            return authority.server("127.0.0.1", begins=-2 * DAY, ends=-DAY)
        case "not-yet-valid":
            return authority.server("127.0.0.1", begins=DAY, ends=2 * DAY)
        case "tls-1.1":
            return _old(authority.server("127.0.0.1"))
        case _:
            return None


@pytest.mark.parametrize("kind", BAD)
def test_nothing_secret_goes_to_a_server_that_cannot_prove_itself(
    authority: Authority, tmp_path: Path, kind: str
) -> None:
    with Eavesdropper(_context(kind, authority, tmp_path)) as server:
        errors = _ask_everything(f"https://127.0.0.1:{server.port}")
    assert [type(error) for error in errors] == [Untrusted] * 3
    assert {(error.reason, error.sent) for error in errors if isinstance(error, Untrusted)} == {(BAD[kind], False)}
    heard = b"".join(server.heard)
    assert not any(secret in heard for secret in SECRETS)
    assert heard == b"" or kind == "plain-http"


@pytest.mark.parametrize("old", [False, True], ids=["self-signed", "tls-1.1"])
def test_the_eavesdropper_would_have_heard(authority: Authority, old: bool) -> None:
    """Without this the tests above would prove nothing: who does not look hands it everything."""
    context, careless = authority.server("127.0.0.1", self_signed=True), ssl.SSLContext(ssl.PROTOCOL_TLS_CLIENT)
    careless.check_hostname, careless.verify_mode = False, ssl.CERT_NONE
    if old:
        _old(context)
        _old(careless)
    with Eavesdropper(context) as server:
        line = socket.create_connection(("127.0.0.1", server.port), 5)
        with line, careless.wrap_socket(line) as safe:
            safe.sendall(SECRETS[0])
    assert (server.handshakes, server.heard) == (1, [SECRETS[0]])


@pytest.fixture
def shop(authority: Authority) -> Iterator[FaultProxy]:
    """A server with a good certificate."""
    with ExitStack() as stack:
        sandbox = stack.enter_context(SandboxThread())
        yield stack.enter_context(FaultProxy(sandbox.url, tls=authority.server("localhost", "127.0.0.1")))


def test_a_good_certificate_of_the_system_s_store_passes(shop: FaultProxy) -> None:
    async def go() -> int:
        client = SmartKasa(shop.url, "sandbox", clock=FakeClock())
        await client.auth.sign_in("380960000006", "123456789")
        found = len(await client.shops.list())
        await client.aclose()
        return found

    assert shop.url.startswith("https://")
    assert asyncio.run(go()) == 2


def test_a_store_without_it_does_not(shop: FaultProxy, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("SSL_CERT_FILE", str(Authority(tmp_path, "Another CA").file))
    assert [type(error) for error in _ask_everything(shop.url)] == [Untrusted] * 3
    assert shop.done == []


def test_the_system_s_own_store_is_read_in_a_process_of_its_own(shop: FaultProxy, repo: Path) -> None:
    """As the till starts: nothing but the environment says whom to trust."""
    program = (
        "import asyncio, sys\n"
        "from app.api.client import SmartKasa\n"
        "from app.clock import FakeClock\n"
        "async def go():\n"
        f"    client = SmartKasa({shop.url!r}, 'sandbox', clock=FakeClock())\n"
        "    await client.auth.sign_in('380960000006', '123456789')\n"
        "    await client.aclose()\n"
        "asyncio.run(go())\n"
    )

    def run(**environment: str) -> subprocess.CompletedProcess[str]:
        command = [sys.executable, "-c", program]
        inherited = {name: value for name, value in os.environ.items() if not name.startswith("SSL_")}
        return subprocess.run(
            command, cwd=repo, env={**inherited, **environment}, capture_output=True, text=True, timeout=60, check=False
        )

    trusted = run(SSL_CERT_FILE=os.environ["SSL_CERT_FILE"])
    assert (trusted.returncode, trusted.stderr) == (0, "")
    strange = run()
    assert strange.returncode == 1
    assert "Untrusted" in strange.stderr


@pytest.mark.parametrize("status", ["301", "302", "303", "307", "308"])
@pytest.mark.parametrize("scheme", ["http", "https"])
def test_a_redirect_takes_nothing_elsewhere(authority: Authority, status: str, scheme: str) -> None:
    """From https to http, and to another host with a good certificate of its own: the key stays here."""
    elsewhere = Eavesdropper(authority.server("localhost") if scheme == "https" else None)
    with elsewhere, Redirecting(authority, f"{scheme}://localhost:{elsewhere.port}/x", status) as server:
        errors = _ask_everything(f"https://127.0.0.1:{server.port}")
    assert [type(error) for error in errors] == [BadReply] * 3
    assert {error.status for error in errors if isinstance(error, BadReply)} == {int(status)}
    assert any(SECRETS[0] in said for said in server.heard)
    assert (elsewhere.handshakes, elsewhere.heard) == (0, [])


class Redirecting(Eavesdropper):
    """A server with a good certificate that sends everybody elsewhere."""

    def __init__(self, authority: Authority, location: str, status: str) -> None:
        super().__init__()
        self._safe = authority.server("127.0.0.1")
        self._answer = f"HTTP/1.1 {status} Moved\r\nLocation: {location}\r\nContent-Length: 0\r\n\r\n".encode()

    def _listen(self, line: socket.socket) -> None:
        with self._safe.wrap_socket(line, server_side=True) as safe:
            stream = safe.makefile("rb")
            head = b"".join(iter(stream.readline, b"\r\n"))
            length = re.search(rb"(?i)content-length: (\d+)", head)
            self.heard.append(head + stream.read(int(length[1]) if length else 0))
            safe.sendall(self._answer.replace(b"\r\n\r\n", b"\r\nConnection: close\r\n\r\n"))
