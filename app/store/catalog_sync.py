"""Writing the server's catalogue: pages come in one by one while selling goes on, the end takes away what is gone.

A row whose hash has not changed is not written, and the word index only when its words have changed. Which rows a
sync has seen lives in memory of the writing connection: a sync that a kill cut off has seen nothing, so it can delete
nothing.
"""

from __future__ import annotations

import json
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import datetime
from decimal import Decimal

import apsw

from app.domain.product import Category, Product, Unit
from app.store.catalog_rows import WRITTEN, clean_text, digest, row_of, small, stock_of, whole
from app.store.codec import stamp

_GENERATION = "generation"
_UNINDEXED = "unindexed"
_PUT_OFF = ("products_by_start", "products_by_category")
SYNCED_AT = "synced_at"

_COLUMNS = WRITTEN.split(", ")
_INSERT = f"INSERT INTO products ({WRITTEN}, popularity) VALUES ({', '.join('?' for _ in _COLUMNS)}, ?)"
_COUNT_ANEW = "ON CONFLICT (product_id) DO UPDATE SET count_m = excluded.count_m WHERE count_m IS NOT excluded.count_m"
_UPDATE = f"UPDATE products SET {', '.join(f'{column} = ?' for column in _COLUMNS)} WHERE seq = ?"


@dataclass(frozen=True, slots=True)
class StockCard:
    """One of the server's cards: `count` units of a product, None where it is not counted. A card without a product
    only counts as seen."""

    id: int
    product_id: str
    count: Decimal | None


class SyncSuperseded(Exception):
    """Another sync has begun, or the catalogue was started over: this one is to stop, nothing is broken."""


def begin(conn: apsw.Connection) -> int:
    """Starts a new generation and returns its number."""
    generation = int(meta(conn, _GENERATION) or 0) + 1
    set_meta(conn, _GENERATION, str(generation))
    conn.execute("CREATE TEMP TABLE IF NOT EXISTS seen (seq INTEGER PRIMARY KEY)")
    conn.execute("DELETE FROM temp.seen")
    if indexed(conn) and not conn.execute("SELECT EXISTS (SELECT 1 FROM products)").get:
        _put_off_indexes(conn)
    return generation


def indexed(conn: apsw.Connection) -> bool:
    """Whether the indexes have every product; they have not until a first load has come to its end."""
    return meta(conn, _UNINDEXED) is None


def put(conn: apsw.Connection, products: Iterable[Product], generation: int) -> int:
    """Writes a page; returns how many rows were new or changed. Raises `SyncSuperseded`."""
    _current(conn, generation)
    with_index = indexed(conn)
    changed = 0
    for product in products:
        product_id = clean_text(product.id)
        if product.stock is not None:
            _put_count(conn, product_id, product.stock)
        known = conn.execute("SELECT seq, row_hash, search FROM products WHERE id = ?", (product_id,)).fetchone()
        if known is not None and known[1] == digest(product):
            conn.execute("INSERT OR IGNORE INTO temp.seen VALUES (?)", (known[0],))
            continue
        row = row_of(product)
        if row is None:
            continue
        changed += 1
        if known is None:
            conn.execute(_INSERT, (*row, small(product.popularity)))
            seq = conn.last_insert_rowid()
        else:
            seq = int(known[0])
            conn.execute(_UPDATE, (*row, seq))
        conn.execute("INSERT OR IGNORE INTO temp.seen VALUES (?)", (seq,))
        if with_index and (known is None or known[2] != row[2]):
            if known is not None:
                _unindex(conn, seq, str(known[2]))
            conn.execute("INSERT INTO product_words (rowid, search) VALUES (?, ?)", (seq, row[2]))
    return changed


def finish(conn: apsw.Connection, generation: int, at: datetime, rows_told: int | None) -> int:
    """Takes away what this sync has not seen if it has seen exactly `rows_told` rows, builds the index after a first
    load; returns how many are gone."""
    _current(conn, generation)
    unseen = "SELECT seq, search FROM products WHERE seq NOT IN (SELECT seq FROM temp.seen)"
    all_seen = rows_told == conn.execute("SELECT count(*) FROM temp.seen").get
    rows = conn.execute(unseen).fetchall() if all_seen and rows_told else []
    gone: list[tuple[int, str]] = rows  # type: ignore[assignment]  # apsw cannot know the columns
    with_index = indexed(conn)
    for seq, search in gone:
        if with_index:
            _unindex(conn, seq, search)
        conn.execute("DELETE FROM products WHERE seq = ?", (seq,))
    if gone:
        conn.execute("DELETE FROM stock WHERE product_id NOT IN (SELECT id FROM products)")
    if not with_index:
        _make_indexes(conn)
    conn.execute("DELETE FROM temp.seen")
    # The generation is over: a late page of it must not count as seen by nobody.
    set_meta(conn, _GENERATION, str(generation + 1))
    set_meta(conn, SYNCED_AT, stamp(at))
    return len(gone)


def put_categories(conn: apsw.Connection, categories: Sequence[Category]) -> None:
    """The shelves as the server has them now, in this order."""
    conn.execute("DELETE FROM categories")
    for position, category in enumerate(categories):
        if category_id := clean_text(category.id):
            conn.execute(
                "INSERT OR REPLACE INTO categories VALUES (?, ?, ?, ?, ?)",
                (
                    category_id,
                    position,
                    clean_text(category.title) or category_id,
                    small(category.color),
                    clean_text(category.parent_id or "") or None,
                ),
            )


def put_units(conn: apsw.Connection, units: Sequence[Unit]) -> None:
    """The units of measure as the server has them now."""
    conn.execute("DELETE FROM units")
    for unit in units:
        if not whole(unit.id):
            continue
        values = (unit.id, small(unit.code), clean_text(unit.name), clean_text(unit.short), int(unit.weighted))
        conn.execute("INSERT OR REPLACE INTO units VALUES (?, ?, ?, ?, ?)", values)


def begin_stock(conn: apsw.Connection) -> None:
    """Begins to take the shop's stock cards; what was taken and not finished before is forgotten."""
    conn.execute("CREATE TEMP TABLE IF NOT EXISTS cards (id INTEGER PRIMARY KEY, product_id TEXT, count_m INTEGER)")
    conn.execute("DELETE FROM temp.cards")


def put_stock(conn: apsw.Connection, cards: Iterable[StockCard]) -> None:
    """A page of cards; nobody sees it before the end. Raises `SyncSuperseded`."""
    _stock_begun(conn)
    conn.executemany(
        "INSERT OR REPLACE INTO temp.cards VALUES (?, ?, ?)",
        [(card.id, clean_text(card.product_id) or None, stock_of(card.count)) for card in cards],
    )


def finish_stock(conn: apsw.Connection, rows_told: int | None) -> None:
    """Makes the counts what the cards add up to; what no card counts is not counted any more, if all have come."""
    _stock_begun(conn)
    if rows_told == conn.execute("SELECT count(*) FROM temp.cards").get:
        conn.execute(
            "UPDATE stock SET count_m = NULL WHERE count_m IS NOT NULL AND product_id NOT IN"
            " (SELECT product_id FROM temp.cards WHERE product_id IS NOT NULL)"
        )
    conn.execute(
        "INSERT INTO stock SELECT product_id, sum(count_m) FROM temp.cards WHERE product_id IS NOT NULL"
        f" GROUP BY product_id {_COUNT_ANEW}"
    )
    conn.execute("DELETE FROM temp.cards")


def _put_count(conn: apsw.Connection, product_id: str, count: Decimal | None) -> None:
    conn.execute(
        f"INSERT INTO stock VALUES (?, ?) {_COUNT_ANEW}",
        (clean_text(product_id), stock_of(count)),
    )


def meta(conn: apsw.Connection, key: str) -> str | None:
    row = conn.execute("SELECT value FROM meta WHERE key = ?", (key,)).fetchone()
    return row[0] if row else None


def set_meta(conn: apsw.Connection, key: str, value: str) -> None:
    conn.execute("INSERT OR REPLACE INTO meta VALUES (?, ?)", (key, value))


def _current(conn: apsw.Connection, generation: int) -> None:
    begun = conn.execute("SELECT EXISTS (SELECT 1 FROM temp.sqlite_schema WHERE name = 'seen')").get
    if not begun or meta(conn, _GENERATION) != str(generation):
        raise SyncSuperseded(f"sync {generation} is over")


def _stock_begun(conn: apsw.Connection) -> None:
    if not conn.execute("SELECT EXISTS (SELECT 1 FROM temp.sqlite_schema WHERE name = 'cards')").get:
        raise SyncSuperseded("the catalogue was started over")


def _put_off_indexes(conn: apsw.Connection) -> None:
    """A first load is indexed at its end: row by row costs twice the time for shelves, four times for words.

    Scanning works from the first row on, words and shelves by looking at every row. How to make the indexes again is
    kept in the file, so that a load cut off in the middle goes on as a first load.
    """
    rows = conn.execute(f"SELECT name, sql FROM sqlite_schema WHERE type = 'index' AND name IN {_PUT_OFF}").fetchall()
    for name, _ in rows:
        conn.execute(f"DROP INDEX {name}")
    set_meta(conn, _UNINDEXED, json.dumps([sql for _, sql in rows]))


def _make_indexes(conn: apsw.Connection) -> None:
    for sql in json.loads(meta(conn, _UNINDEXED) or "[]"):
        conn.execute(sql)
    conn.execute("INSERT INTO product_words (product_words) VALUES ('rebuild')")
    # One segment instead of eight: half a second once, a third off every search.
    conn.execute("INSERT INTO product_words (product_words) VALUES ('optimize')")
    conn.execute("DELETE FROM meta WHERE key = ?", (_UNINDEXED,))


def _unindex(conn: apsw.Connection, seq: int, search: str) -> None:
    conn.execute("INSERT INTO product_words (product_words, rowid, search) VALUES ('delete', ?, ?)", (seq, search))
