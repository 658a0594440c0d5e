"""Pages of a list and what the answer says about them."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any, TypeVar

from app.sandbox.database import Json

T = TypeVar("T")

#: More rows than this are never given at once; public clients ask receipts for 800.
LARGEST_PAGE = 1000


@dataclass(frozen=True, slots=True)
class Page:
    """Which rows of a list are asked for."""

    page: int
    per_page: int

    @classmethod
    def of(cls, query: Mapping[str, str], default: int = 25, largest: int = LARGEST_PAGE) -> Page:
        """The page of a query; nonsense falls back to the first page of the default size, as the server does."""
        asked = _positive(query.get("per_page"), default)
        return cls(_positive(query.get("page"), 1), min(asked, largest))

    @property
    def offset(self) -> int:
        return (self.page - 1) * self.per_page

    def cut(self, rows: Sequence[T]) -> Sequence[T]:
        return rows[self.offset : self.offset + self.per_page]

    def meta(self, total: int) -> Json:
        pages = -(-total // self.per_page)
        return {
            "current_page": self.page,
            "next_page": self.page + 1 if self.page < pages else None,
            "prev_page": self.page - 1 if 1 < self.page <= pages + 1 else None,
            "total_pages": pages,
            "total_count": total,
            "limit_value": self.per_page,
            "offset_value": self.offset,
        }


def matches(doc: Mapping[str, Any], query: Mapping[str, str], *names: str) -> bool:
    """True when every named filter the query carries is equal to the document's value."""
    return all(str(doc.get(name)) == query[name] for name in names if query.get(name))


def _positive(text: str | None, default: int) -> int:
    try:
        found = int(text or "")
    except ValueError:
        return default
    return found if 0 < found < 10**9 else default
