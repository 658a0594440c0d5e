"""Whoever publishes updates, for tests: a key made here, manifests, a real server of files that can misbehave."""

from __future__ import annotations

import hashlib
import threading
from collections.abc import Callable
from dataclasses import replace
from datetime import UTC, datetime, timedelta
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer

from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey

from app import ed25519
from app.domain.update import FORM, Manifest, written

NOW = datetime(2026, 11, 22, 12, 0, tzinfo=UTC)
SETUP = bytes(range(256)) * 1200
SECRET = Ed25519PrivateKey.from_private_bytes(b"k" * 32)
KEY = SECRET.public_key().public_bytes_raw()


def trust(signature: bytes, message: bytes) -> bool:
    return ed25519.verify(KEY, signature, message)


def manifest(setup: bytes = SETUP, **other: object) -> Manifest:
    """Of version 1.4.0, for this setup."""
    made = Manifest(
        "1.4.0",
        "0.1.0",
        NOW - timedelta(days=2),
        NOW + timedelta(days=60),
        "kasa-1.4.0-setup.exe",
        len(setup),
        hashlib.sha256(setup).hexdigest(),
    )
    return replace(made, **other)  # type: ignore[arg-type]


def sealed(body: bytes, secret: Ed25519PrivateKey = SECRET) -> bytes:
    """Signed as it stands, sense or not."""
    return FORM + secret.sign(FORM + body).hex().encode() + b"\n" + body


def signed(one: Manifest, secret: Ed25519PrivateKey = SECRET) -> bytes:
    """The file as it is published."""
    return sealed(written(one), secret)


class _Server(ThreadingHTTPServer):
    daemon_threads = True

    def handle_error(self, request: object, client_address: object) -> None:
        """Who breaks off in the middle is what several tests are about."""


#: Sends the rest of an answer to a request; the path and the headers are the request's.
Answer = Callable[[BaseHTTPRequestHandler], None]


class Shelf:
    """Serves files by name over a socket of this machine, ranges too. `answers` misbehave for a name; `asked` is who
    asked for what, with the Range they gave."""

    def __init__(self) -> None:
        self.files: dict[str, bytes] = {}
        self.answers: dict[str, Answer] = {}
        self.asked: list[tuple[str, str]] = []
        self.told: list[dict[str, str]] = []
        shelf = self

        class Handler(BaseHTTPRequestHandler):
            protocol_version = "HTTP/1.1"

            def do_GET(self) -> None:
                name = self.path.removeprefix("/updates/")
                shelf.asked.append((name, self.headers.get("Range", "")))
                shelf.told.append(dict(self.headers))
                answer = shelf.answers.get(name)
                try:
                    (answer or shelf.serve)(self)
                except (BrokenPipeError, ConnectionResetError):
                    self.close_connection = True

            def log_message(self, *_: object) -> None:
                pass

        self._server = _Server(("127.0.0.1", 0), Handler)
        self.address = f"http://127.0.0.1:{self._server.server_address[1]}/updates/"
        self._thread = threading.Thread(target=self._server.serve_forever, kwargs={"poll_interval": 0.02})
        self._thread.start()

    def put(self, one: Manifest, setup: bytes = SETUP) -> None:
        """Publishes a version."""
        self.files["kasa-update.txt"] = signed(one)
        self.files[one.setup] = setup

    def serve(self, request: BaseHTTPRequestHandler) -> None:
        content = self.files.get(request.path.removeprefix("/updates/"))
        if content is None:
            request.send_error(404)
            return
        begin = 0
        if asked := request.headers.get("Range", ""):
            begin = int(asked.removeprefix("bytes=").removesuffix("-"))
            if begin >= len(content):
                request.send_error(416)
                return
            request.send_response(206)
            request.send_header("Content-Range", f"bytes {begin}-{len(content) - 1}/{len(content)}")
        else:
            request.send_response(200)
        request.send_header("Content-Length", str(len(content) - begin))
        request.end_headers()
        request.wfile.write(content[begin:])

    def close(self) -> None:
        self._server.shutdown()
        self._server.server_close()
        self._thread.join()
