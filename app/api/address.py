"""The two things a person types about the server, checked before anything is sent."""

from __future__ import annotations

from urllib.parse import urlsplit

from app.errors import BadSettings


def checked_address(base_url: str) -> str:
    """The address without a trailing slash. Raises `BadSettings("server")` with a code of what is wrong with it."""
    text = base_url.strip().rstrip("/")
    try:
        parts = urlsplit(text)
        host, _ = (parts.hostname or ""), parts.port
        host.encode("idna")
    except (ValueError, UnicodeError):
        raise BadSettings("server", "malformed") from None
    if parts.scheme not in ("http", "https"):
        raise BadSettings("server", "scheme")
    if parts.username or parts.password:
        raise BadSettings("server", "credentials")
    if not host or parts.query or parts.fragment or any(c.isspace() or not c.isprintable() for c in text):
        raise BadSettings("server", "malformed")
    return text


def checked_key(api_key: str) -> str:
    """The key without the spaces pasting brings. Raises `BadSettings("api_key")`, which does not hold the key."""
    key = api_key.strip()
    if not key:
        raise BadSettings("api_key", "empty")
    if not (key.isascii() and key.isprintable()) or " " in key:
        raise BadSettings("api_key", "malformed")
    return key
