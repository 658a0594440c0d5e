"""From an HTTP status and body to one of `app.errors`: which remedy an answer calls for.

| status | is |
|---|---|
| 200, 201 | what was asked for, or `BadReply` |
| 204 where nothing need be said | done |
| 400, 409, 422 with JSON | `Rejected` with fields |
| 400, 401, 422 to a refresh | `SessionExpired` |
| 401, 403 before a session | `ApiKeyRefused`, unless the body names a field (`Rejected`) |
| 403 in a session | `Forbidden` |
| 404 | `NotFound` |
| 408, 425, 429, 5xx | `Offline`, outcome unknown |
| anything else, and any page of HTML | `BadReply`, outcome unknown |
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, field
from datetime import UTC, datetime
from email.utils import parsedate_to_datetime
from typing import Any

from app.api.call import Call
from app.api.scrub import excerpt, scrub
from app.api.wire import NotJson, decode
from app.errors import ApiKeyRefused, BadReply, Forbidden, NotFound, Offline, Rejected, SessionExpired, TillError

_GOOD = frozenset({200, 201})
_TRY_LATER = frozenset({408, 425, 429})
_REFUSED = frozenset({400, 409, 422})
_REFRESH_REFUSED = frozenset({400, 401, 422})

#: Bounds of what is kept of a refusal.
_MOST_FIELDS = 50
_LONGEST_CODE = 500

#: Nobody is asked to wait longer, seconds.
_LONGEST_WAIT = 3600.0


@dataclass(frozen=True, slots=True)
class Reply:
    """What came back, whole. `date` and `retry_after` are headers as they were."""

    status: int
    body: bytes = field(repr=False)
    content_type: str = ""
    date: str | None = None
    retry_after: str | None = None

    @property
    def html(self) -> bool:
        """A page for people: a proxy's, a captive portal's, a wrong address's."""
        return "html" in self.content_type.lower() or self.body.lstrip(b"\xef\xbb\xbf \t\r\n")[:1] == b"<"


def failure(call: Call, reply: Reply, now: datetime, secrets: Iterable[str]) -> TillError | None:
    """The error an answer stands for; None for a good one. 401 in a session is not decided here.

    202 and its kin are no yes: what was accepted is not yet stored.
    """
    status = reply.status
    if status in _GOOD or (status == 204 and call.empty_ok):
        return None
    detail = f"{call}: {status}"
    if status >= 500 or status in _TRY_LATER:
        wait = retry_after(reply.retry_after, now)
        return Offline(detail, sent=True, status=status, retry_after=wait)
    hidden = (*secrets, *call.secrets)
    bad = BadReply(detail, status=status, excerpt=excerpt(reply.body, hidden))
    if reply.html:
        return bad
    if call.refresh_token is not None and status in _REFRESH_REFUSED:
        return SessionExpired(detail)
    if status == 404:
        return _not_found(detail, reply, hidden) or bad
    if status in (401, 403):
        return _not_allowed(call, detail, reply, hidden)
    return _refusal(reply, hidden, detail) or bad if status in _REFUSED else bad


def _not_found(detail: str, reply: Reply, secrets: Iterable[str]) -> NotFound | None:
    if not reply.body.strip():
        return NotFound({"base": ("not_found",)}, status=404, detail=detail)
    said = _json(reply.body)
    # Plain text is a proxy's 404, and taking it for the server's would send a sale twice.
    return None if said is None else NotFound(fields_of(said, secrets) or {"base": ("not_found",)}, status=404)


def _not_allowed(call: Call, detail: str, reply: Reply, secrets: Iterable[str]) -> TillError:
    if call.session:
        return Forbidden(detail=detail)
    said = _json(reply.body)
    if isinstance(said, dict) and "errors" in said and (fields := fields_of(said, secrets)):
        return Rejected(fields, status=reply.status)
    return ApiKeyRefused(detail)


def _refusal(reply: Reply, secrets: Iterable[str], detail: str) -> Rejected | None:
    said = _json(reply.body)
    if not isinstance(said, dict):
        return None
    fields = fields_of(said, secrets)
    return Rejected(
        fields or {"base": (f"status_{reply.status}",)}, status=reply.status, detail="" if fields else detail
    )


def fields_of(said: Any, secrets: Iterable[str] = ()) -> dict[str, tuple[str, ...]]:
    """The three shapes of refusals (contract-notes.md 6) as field → codes; "base" is the whole request."""
    secrets = tuple(secrets)
    if not isinstance(said, dict):
        return {}
    errors = said.get("errors", said.get("message", said.get("error")))
    if not isinstance(errors, dict):
        errors = {"base": errors}
    found = {}
    for name, value in list(errors.items())[:_MOST_FIELDS]:
        codes = tuple(scrub(code, secrets)[:_LONGEST_CODE] for code in _codes(value))
        if codes:
            found[scrub(name, secrets)[:_LONGEST_CODE]] = codes
    return found


def _codes(value: object) -> list[str]:
    """`[{"error": code, "messages": text}]`, `["code"]` and `"text"` alike."""
    if isinstance(value, str):
        return [value] if value else []
    if isinstance(value, list):
        return [code for inner in value[:_MOST_FIELDS] for code in _codes_of_one(inner)]
    return _codes_of_one(value)


def _codes_of_one(value: object) -> list[str]:
    if isinstance(value, str):
        return [value] if value else []
    if not isinstance(value, dict):
        return []
    texts = [value.get("error"), value.get("messages"), value.get("message")]
    return [text for text in texts if isinstance(text, str) and text]


def envelope(call: Call, reply: Reply, secrets: Iterable[str]) -> dict[str, Any]:
    """The `{"data": …}` of a 2xx. Raises `BadReply` for anything else."""
    if call.empty_ok and not reply.body.strip():
        return {}
    why = "a page of HTML"
    if not reply.html:
        try:
            said = decode(reply.body)
        except NotJson as error:
            why = str(error)
        else:
            if isinstance(said, dict) and "data" in said:
                return said
            why = "no data in it"
    raise bad_reply(call, reply, why, secrets)


def bad_reply(call: Call, reply: Reply, why: str, secrets: Iterable[str]) -> BadReply:
    """An answer that is not the contract. What signs people in is not quoted at all."""
    said = excerpt(reply.body, (*secrets, *call.secrets)) if call.session else ""
    return BadReply(f"{call}: {reply.status}: {why}", status=reply.status, excerpt=said)


def retry_after(value: str | None, now: datetime) -> float | None:
    """Seconds to wait from a Retry-After header: a number or a date; None when there is none to be read."""
    if value is None:
        return None
    value = value.strip()
    if value.isascii() and value.isdigit():
        return min(float(value[:12]), _LONGEST_WAIT)
    at = http_date(value)
    return None if at is None else min(max((at - now).total_seconds(), 0.0), _LONGEST_WAIT)


def http_date(value: str | None) -> datetime | None:
    """A date of an HTTP header, aware UTC; None when it cannot be read."""
    try:
        at = parsedate_to_datetime(value or "")
        return at.replace(tzinfo=UTC) if at.tzinfo is None else at.astimezone(UTC)
    except (ValueError, TypeError, OverflowError, IndexError):
        return None


def _json(body: bytes) -> Any:
    try:
        return decode(body)
    except NotJson:
        return None
