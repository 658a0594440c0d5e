"""Writing what stands around the goods: the shelves and the units of measure, as the server has them."""

from __future__ import annotations

from collections.abc import Sequence

import apsw

from app.domain.product import Category, Unit
from app.store.catalog_rows import clean_text, small, whole


def put_categories(conn: apsw.Connection, categories: Sequence[Category]) -> None:
    """The shelves as the server has them now, in this order."""
    _replace(
        conn,
        "categories",
        [
            (
                category_id,
                position,
                clean_text(category.title) or category_id,
                small(category.color),
                clean_text(category.parent_id or "") or None,
            )
            for position, category in enumerate(categories)
            if (category_id := clean_text(category.id))
        ],
    )


def put_units(conn: apsw.Connection, units: Sequence[Unit]) -> None:
    """The units of measure as the server has them now."""
    _replace(
        conn,
        "units",
        [
            (unit.id, small(unit.code), clean_text(unit.name), clean_text(unit.short), int(unit.weighted))
            for unit in units
            if whole(unit.id)
        ],
    )


def _replace(conn: apsw.Connection, table: str, rows: list[tuple[str | int | None, ...]]) -> None:
    """Makes the table these rows; one id twice is its last row. The same rows again are not written."""
    wanted = {row[0]: row for row in rows}
    if {row[0]: row for row in conn.execute(f"SELECT * FROM {table}")} == wanted:
        return
    conn.execute(f"DELETE FROM {table}")
    conn.executemany(f"INSERT INTO {table} VALUES (?, ?, ?, ?, ?)", list(wanted.values()))
