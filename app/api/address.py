"""The two things a person types about the server, checked before anything is sent."""

from __future__ import annotations

import ipaddress
from urllib.parse import SplitResult, urljoin, urlsplit

from app.errors import BadReply, BadSettings

#: Letters of a picture's address; longer ones are pictures by themselves (data:) or nonsense.
_LONGEST = 2000


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


def picture_address(base_url: str, address: str) -> tuple[str, bool]:
    """Where a picture the server names is: its whole address, and whether that is the server itself, by scheme, host
    and port. Another host is asked by https only, by its name, and is told nothing of ours.

    Raises `BadReply` for what is no such address.
    """
    try:
        if len(address) > _LONGEST or any(not c.isprintable() or c.isspace() for c in address):
            raise ValueError
        whole = urljoin(f"{base_url}/", address)
        parts, ours = urlsplit(whole), urlsplit(base_url)
        own = (parts.scheme, parts.hostname, _port(parts)) == (ours.scheme, ours.hostname, _port(ours))
        host = parts.hostname or ""
        host.encode("idna")
    except (ValueError, UnicodeError):
        raise BadReply("a picture's address that is none") from None
    foreign = parts.scheme == "https" and "." in host and not _number(host) and not own
    if parts.username or parts.password or not (own or foreign):
        raise BadReply("a picture's address nobody is asked by")
    return whole, own


def _port(parts: SplitResult) -> int | None:
    return parts.port or {"http": 80, "https": 443}.get(parts.scheme)


def _number(host: str) -> bool:
    try:
        ipaddress.ip_address(host)
    except ValueError:
        return False
    return True


def _own_network(host: str) -> bool:
    try:
        return host == "localhost" or ipaddress.ip_address(host).is_private
    except ValueError:
        return False
