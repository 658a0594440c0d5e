"""One question to the server, as a value, and who can ask it."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from datetime import date, datetime
from decimal import Decimal
from typing import Any, Protocol, TypeVar
from urllib.parse import quote

from app.api.wire import iso, literal

T = TypeVar("T")

#: Largest answer taken, bytes after decompression (reliability.md, Delivery 2); catalogue pages may be larger.
MOST_BYTES = 2 * 2**20
MOST_PAGE_BYTES = 8 * 2**20

#: From here on an answer is parsed off the event loop, bytes: below that the hand-over costs more than the parsing.
LARGE = 64 * 1024

#: Seconds from the first step to the last byte.
DEADLINE = 30.0
SIGN_IN_DEADLINE = 15.0

#: What a filter may be. None leaves it out.
Filter = str | int | bool | Decimal | datetime | date | None

#: Makes of a decoded answer (`{"data": …, "meta": …}`) what the caller wants.
Reader = Callable[[dict[str, Any]], T]
#: Makes the same of the answer's bytes, not decoded; None when it cannot.
Cutter = Callable[[bytes], T | None]


@dataclass(frozen=True, slots=True)
class Call:
    """A request without the headers of identity. `template` is the path before ids are put in: what the log shows."""

    method: str
    template: str
    path: str
    query: tuple[tuple[str, str], ...] = ()
    body: bytes | None = field(default=None, repr=False)
    session: bool = True
    refresh_token: str | None = field(default=None, repr=False)
    empty_ok: bool = False
    deadline: float = DEADLINE
    most_bytes: int = MOST_BYTES
    secrets: tuple[str, ...] = field(default=(), repr=False)

    def __str__(self) -> str:
        return f"{self.method} {self.template}"


class Caller(Protocol):
    """Asks the server and reads the answer; the client is one."""

    base_url: str

    async def ask(self, call: Call, read: Reader[T], cut: Cutter[T] | None = None) -> T:
        """`cut` is asked first; the answer is decoded for `read` where it gives None.

        Raises the errors of `app.errors` by remedy.
        """
        ...


def path_of(template: str, id: str | int | None = None) -> str:
    """The template with its id in place, escaped so that an id can never become another path.

    Raises ValueError for an id that is empty or a step of a path.
    """
    if id is None:
        return template
    text = str(id)
    if text in ("", ".", ".."):
        raise ValueError("not an id")
    return template.replace("{id}", quote(text, safe=""))


def query_of(filters: Mapping[str, Filter]) -> tuple[tuple[str, str], ...]:
    """Filters as the query string's pairs; those that are None are left out."""
    return tuple((name, _text(value)) for name, value in filters.items() if value is not None)


def _text(value: Filter) -> str:
    if isinstance(value, bool):
        return "true" if value else "false"
    if isinstance(value, Decimal):
        return literal(value)
    return iso(value) if isinstance(value, datetime) else str(value)
