"""Lists come in pages: what one page holds, and how to tell its good rows from nonsense."""

from __future__ import annotations

import logging
from dataclasses import dataclass
from typing import Any, Generic, TypeVar

from pydantic import BaseModel, ValidationError

from app.errors import BadReply

M = TypeVar("M", bound=BaseModel)
T = TypeVar("T")
log = logging.getLogger(__name__)


@dataclass(frozen=True, slots=True)
class Page(Generic[T]):
    """One page of a list. `bad` rows could not be read and are not among the items.

    `next_page`, `total_pages` and `total_count` are None where the server does not say.
    """

    items: list[T]
    next_page: int | None = None
    total_pages: int | None = None
    total_count: int | None = None
    bad: int = 0

    @property
    def length(self) -> int:
        """How many rows, readable or not."""
        return len(self.items) + self.bad


def read_page(envelope: dict[str, Any], model: type[M], *, strict: bool) -> Page[M]:
    """The page in an answer. Raises `BadReply` when it holds no list, or, if `strict`, when any row is unreadable."""
    rows = list_of(envelope)
    items: list[M] = []
    bad = 0
    for row in rows:
        try:
            items.append(model.model_validate(row))
        except ValidationError as error:
            if strict:
                raise
            bad += 1
            if bad == 1:
                log.warning("%s: unreadable row: %s", model.__name__, why(error))
    log_skipped(model, bad, len(rows))
    meta = envelope.get("meta")
    return Page(items, *counts_of(meta), bad)


def list_of(envelope: object) -> list[Any]:
    """The rows of a decoded answer. Raises `BadReply` when there is no list."""
    rows = envelope.get("data") if isinstance(envelope, dict) else None
    if not isinstance(rows, list):
        raise BadReply("the list is not a list")
    return rows


def counts_of(meta: object) -> tuple[int | None, int | None, int | None]:
    """Next page, pages and rows in all by a page's `meta`; None where it does not say."""
    said = meta if isinstance(meta, dict) else {}
    return _count(said.get("next_page")), _count(said.get("total_pages")), _count(said.get("total_count"))


def log_skipped(model: type[BaseModel], bad: int, rows: int) -> None:
    if bad:
        log.warning("%s: %d of %d rows skipped", model.__name__, bad, rows)


def why(error: ValidationError) -> str:
    """Which field and what kind of wrong, never the value itself."""
    first = error.errors(include_url=False, include_context=False, include_input=False)[0]
    return f"{'.'.join(str(step) for step in first['loc']) or 'the whole'}: {first['type']}"


def _count(value: object) -> int | None:
    if isinstance(value, str) and value.isascii() and value.isdigit() and len(value) < 10:
        value = int(value)
    return value if isinstance(value, int) and not isinstance(value, bool) and value >= 0 else None
