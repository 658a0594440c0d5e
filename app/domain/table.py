"""A table that leaves the till: what stands in it as values, whatever file it becomes."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from enum import StrEnum

from app.domain.csv_cell import Cell


class Holds(StrEnum):
    """What a column's cells are. A text may stand in any of them, where there is no figure."""

    TEXT = "text"
    SUM = "sum"  # hryvnias, two places
    COUNT = "count"
    QUANTITY = "quantity"  # up to three places
    DAY = "day"
    TIME = "time"

    @property
    def numeric(self) -> bool:
        return self in (Holds.SUM, Holds.COUNT, Holds.QUANTITY)


@dataclass(frozen=True, slots=True)
class Head:
    """A column: what stands above it, what it holds, how wide it is beside the others."""

    title: str
    holds: Holds = Holds.TEXT
    share: int = 10


@dataclass(frozen=True, slots=True)
class Table:
    """`about` are lines below the title (whose, of which days), `total` a last row under the others."""

    title: str
    heads: tuple[Head, ...]
    rows: Sequence[Sequence[Cell]]
    about: tuple[str, ...] = ()
    total: Sequence[Cell] | None = None
