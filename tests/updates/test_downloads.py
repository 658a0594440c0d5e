"""Bytes from a real server of this machine: in bounds, gone on with, and nothing told to anybody."""

from __future__ import annotations

import asyncio
import ssl
import zlib
from http.server import BaseHTTPRequestHandler

import pytest
from helpers.publisher import SETUP, Shelf, manifest, signed

from app.api.updates import Publications
from app.domain.update import MOST_MANIFEST
from app.errors import BadReply, BadSettings, Offline, UpdateRefused


def ask(shelf: Shelf) -> bytes:
    return asyncio.run(Publications(shelf.address).manifest())


def take(shelf: Shelf, begin: int = 0, most: int = 10**6) -> tuple[int, bytes]:
    async def all_of_it() -> tuple[int, bytes]:
        got = bytearray()
        async with Publications(shelf.address).setup("kasa-1.4.0-setup.exe", begin) as stream:
            async for piece in stream.pieces:
                got += piece
                if len(got) > most:
                    break
        return stream.begin, bytes(got)

    return asyncio.run(all_of_it())


def test_what_is_published_comes_as_it_is(shelf: Shelf) -> None:
    shelf.put(manifest())
    assert ask(shelf) == signed(manifest())
    assert take(shelf) == (0, SETUP)


def test_a_download_goes_on_where_it_ended(shelf: Shelf) -> None:
    shelf.put(manifest())
    assert take(shelf, 1000) == (1000, SETUP[1000:])
    assert shelf.asked == [("kasa-1.4.0-setup.exe", "bytes=1000-")]


def test_a_server_without_ranges_sends_it_from_the_beginning(shelf: Shelf) -> None:
    def whole(request: BaseHTTPRequestHandler) -> None:
        request.send_response(200)
        request.send_header("Content-Length", str(len(SETUP)))
        request.end_headers()
        request.wfile.write(SETUP)

    shelf.answers["kasa-1.4.0-setup.exe"] = whole
    assert take(shelf, 1000) == (0, SETUP)


@pytest.mark.parametrize("told", ["bytes 0-9/10", "bytes 999-1200/1300", "", "bytes */5"])
def test_another_range_than_was_asked_for_is_not_joined_on(shelf: Shelf, told: str) -> None:
    def other(request: BaseHTTPRequestHandler) -> None:
        request.send_response(206)
        request.send_header("Content-Range", told)
        request.send_header("Content-Length", "4")
        request.end_headers()
        request.wfile.write(b"evil")

    shelf.answers["kasa-1.4.0-setup.exe"] = other
    with pytest.raises(BadReply):
        take(shelf, 1000)


def test_an_endless_manifest_ends_at_its_bound(shelf: Shelf) -> None:
    def endless(request: BaseHTTPRequestHandler) -> None:
        request.send_response(200)
        request.end_headers()
        while True:
            request.wfile.write(b"x" * 65536)

    shelf.answers["kasa-update.txt"] = endless
    with pytest.raises(UpdateRefused, match="long"):
        ask(shelf)


def test_a_small_answer_does_not_become_a_large_one(shelf: Shelf) -> None:
    packer = zlib.compressobj(9, wbits=31)
    bomb = packer.compress(bytes(10_000_000)) + packer.flush()

    def packed(request: BaseHTTPRequestHandler) -> None:
        request.send_response(200)
        request.send_header("Content-Encoding", "gzip")
        request.send_header("Content-Length", str(len(bomb)))
        request.end_headers()
        request.wfile.write(bomb)

    shelf.answers["kasa-update.txt"] = packed
    shelf.answers["kasa-1.4.0-setup.exe"] = packed
    with pytest.raises(UpdateRefused, match="long"):
        ask(shelf)
    with pytest.raises(BadReply):
        take(shelf)
    assert MOST_MANIFEST < 10_000


@pytest.mark.parametrize("status", [204, 301, 302, 401, 404, 500])
def test_a_server_that_sends_one_elsewhere_is_not_followed(shelf: Shelf, status: int) -> None:
    def answer(request: BaseHTTPRequestHandler) -> None:
        request.send_response(status)
        request.send_header("Location", "/updates/other")
        request.send_header("Content-Length", "0")
        request.end_headers()

    shelf.answers["kasa-update.txt"] = answer
    with pytest.raises(BadReply):
        ask(shelf)
    assert [name for name, _ in shelf.asked] == ["kasa-update.txt"]


def test_a_cut_connection_is_a_network_that_went(shelf: Shelf) -> None:
    def cut(request: BaseHTTPRequestHandler) -> None:
        request.send_response(200)
        request.send_header("Content-Length", str(len(SETUP)))
        request.end_headers()
        request.wfile.write(SETUP[:5000])
        request.wfile.flush()
        request.close_connection = True

    shelf.answers["kasa-1.4.0-setup.exe"] = cut
    with pytest.raises(Offline):
        take(shelf)
    shelf.close()
    with pytest.raises(Offline):
        ask(shelf)


def test_nobody_is_told_who_asks(shelf: Shelf, monkeypatch: pytest.MonkeyPatch) -> None:
    """Neither key nor session, nor a proxy of the environment between."""
    monkeypatch.setenv("HTTP_PROXY", "http://127.0.0.1:1")
    monkeypatch.setenv("ALL_PROXY", "http://127.0.0.1:1")
    shelf.put(manifest())
    ask(shelf)
    assert {name.lower() for name in shelf.told[0]} == {"host", "accept", "accept-encoding", "connection", "user-agent"}


def test_plain_http_and_no_tls_are_refused(shelf: Shelf) -> None:
    with pytest.raises(BadSettings):
        Publications("http://updates.example")
    publications = Publications(shelf.address.replace("http:", "https:"), verify=ssl.create_default_context())
    with pytest.raises(Offline):
        asyncio.run(publications.manifest())
