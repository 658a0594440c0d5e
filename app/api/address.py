"""The two things a person types about the server, checked before anything is sent."""

from __future__ import annotations

import ipaddress
from urllib.parse import urlsplit

from app.errors import BadSettings


def checked_address(base_url: str) -> str:
    """The server's address as the till uses it: `https://host[:port][/path]` without a last slash.

    A name without a scheme gets https. Plain http is taken for this computer and the shop's own network only, by their
    numbers: elsewhere the key would travel in the open. The one rule for settings and for the first start.
    Raises `BadSettings("server")` with the code "malformed", "scheme", "plain" or "credentials".
    """
    text = base_url.strip()
    text = (text if "://" in text else f"https://{text}").rstrip("/")
    try:
        parts = urlsplit(text)
        host, port = (parts.hostname or ""), parts.port
        host.encode("idna")
    except (ValueError, UnicodeError):
        raise BadSettings("server", code="malformed") from None
    if parts.scheme not in ("http", "https"):
        raise BadSettings("server", code="scheme")
    if parts.username or parts.password:
        raise BadSettings("server", code="credentials")
    printable = all(c.isprintable() and not c.isspace() for c in text)
    if not host or port == 0 or parts.query or parts.fragment or not printable:
        raise BadSettings("server", code="malformed")
    if parts.scheme == "http" and not _own_network(host):
        raise BadSettings("server", code="plain")
    return text


def checked_key(api_key: str) -> str:
    """The key without the spaces pasting brings.

    Raises `BadSettings("api_key")` with the code "empty" or "malformed"; it does not hold the key.
    """
    key = api_key.strip()
    if not key:
        raise BadSettings("api_key", code="empty")
    if not (key.isascii() and key.isprintable()) or " " in key:
        raise BadSettings("api_key", code="malformed")
    return key


def _own_network(host: str) -> bool:
    try:
        return host == "localhost" or ipaddress.ip_address(host).is_private
    except ValueError:
        return False
