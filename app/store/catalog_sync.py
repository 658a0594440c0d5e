"""Writing the server's catalogue: pages come in one by one while selling goes on, the end makes all of it true at once.

A row is known by the digest of its bytes (`raw_hash`): then nobody reads it again. A row that was read and says what it
said before is not written. What has changed waits in `incoming`, where no reader looks, until every page has come; one
transaction puts it where it is seen and takes away what was on no page. So a kill leaves the old catalogue whole, and
the next sync knows what waits. Only a first load is seen as it comes, for nothing could be sold before it. The word
index is written only where words have changed.

A page goes to SQLite as one JSON text instead of row by row: the interpreter, and with it the window, is free while
SQLite works.
"""

from __future__ import annotations

import json
from collections.abc import Callable, Sequence
from datetime import datetime

import apsw

from app.domain.product import Category, Unit
from app.store import catalog_categories
from app.store.catalog_rows import LAID, ROW_HASH, ROW_ID, ROW_MARK, ROW_WORDS, WRITTEN
from app.store.catalog_stock import SyncSuperseded
from app.store.codec import stamp

_GENERATION = "generation"
_UNINDEXED = "unindexed"
_PUT_OFF = ("products_by_start", "products_by_category")
#: Bytes of the word index gathered before they are written, while it is made anew, and what SQLite gathers else.
_GATHERED, _GATHERED_ELSE = 32 << 20, 1 << 20
SYNCED_AT = "synced_at"

#: Rows as `lay` gives them → products; how often each was sold is the till's own.
_PUT = (
    f"INSERT INTO products ({WRITTEN}, raw_hash, popularity, row_hash) SELECT {LAID} FROM {{rows}}"
    " ON CONFLICT (id) DO UPDATE SET raw_hash = excluded.raw_hash, row_hash = excluded.row_hash, "
    + ", ".join(f"{name} = excluded.{name}" for name in WRITTEN.split(", "))
)
_KNOWN = f"p.id = value ->> {ROW_ID} AND p.row_hash = unhex(value ->> {ROW_HASH})"
_UNLIKE = f"jsonb_each(?1) WHERE NOT EXISTS (SELECT 1 FROM products p WHERE {_KNOWN})"
_PUT_PAGE = _PUT.format(rows=f"(SELECT value AS row FROM {_UNLIKE}) WHERE true")
_PUT_WAITING = _PUT.format(rows="incoming WHERE generation = ?1")


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


def put_page(
    conn: apsw.Connection, marks: Sequence[int], read: Callable[[list[int]], Sequence[str]], generation: int
) -> int:
    """Takes a page of rows with these digests. `read` is asked to `lay` the rows at the places nobody has read before.

    Returns how many rows were new or changed. Raises `SyncSuperseded`, and what `read` raises.
    """
    _current(conn, generation)
    text = json.dumps(marks)
    conn.execute(
        "INSERT OR IGNORE INTO temp.seen SELECT p.seq FROM jsonb_each(?) m CROSS JOIN products p"
        " ON p.raw_hash = m.value",
        (text,),
    )
    conn.execute(
        "UPDATE incoming SET generation = ?2 WHERE generation <> ?2 AND raw_hash IN (SELECT value FROM jsonb_each(?1))",
        (text, generation),
    )
    found_waiting = conn.changes()
    unread: str = conn.execute(
        "SELECT json_group_array(m.key) FROM jsonb_each(?) m"
        " WHERE NOT EXISTS (SELECT 1 FROM products p WHERE p.raw_hash = m.value)"
        " AND NOT EXISTS (SELECT 1 FROM incoming i WHERE i.raw_hash = m.value)",
        (text,),
    ).get
    places = json.loads(unread)
    return found_waiting + (put(conn, read(places), generation) if places else 0)


def put(conn: apsw.Connection, rows: Sequence[str], generation: int) -> int:
    """Takes rows that were read; returns how many were new or changed. Raises `SyncSuperseded`."""
    _current(conn, generation)
    page: bytes = conn.execute("SELECT jsonb(?)", (f"[{','.join(rows)}]",)).get
    if indexed(conn):
        # The same goods may have come with other facts on a page before.
        conn.execute(f"DELETE FROM incoming WHERE id IN (SELECT value ->> {ROW_ID} FROM jsonb_each(?))", (page,))
        conn.execute(
            "INSERT OR REPLACE INTO incoming"
            f" SELECT value ->> {ROW_ID}, ?2, value ->> {ROW_MARK}, value FROM {_UNLIKE}",
            (page, generation),
        )
    else:
        conn.execute(_PUT_PAGE, (page,))
    changed: int = conn.changes()
    if changed < len(rows):
        conn.execute(
            f"UPDATE products AS p SET raw_hash = value ->> {ROW_MARK} FROM jsonb_each(?) WHERE {_KNOWN}"
            f" AND value ->> {ROW_MARK} <> ifnull(p.raw_hash, 0)",
            (page,),
        )
    conn.execute(
        "INSERT OR IGNORE INTO temp.seen SELECT p.seq FROM jsonb_each(?) CROSS JOIN products p"
        f" ON p.id = value ->> {ROW_ID}",
        (page,),
    )
    return changed


def finish(
    conn: apsw.Connection,
    generation: int,
    at: datetime,
    rows_told: int | None,
    shelves: Sequence[Category] | None = None,
    units: Sequence[Unit] | None = None,
) -> int:
    """Shows what has changed and takes away what this sync has not seen if it has seen exactly `rows_told` rows; builds
    the indexes after a first load. Returns how many are gone."""
    _current(conn, generation)
    waiting = "incoming i LEFT JOIN products p ON p.id = i.id WHERE i.generation = ?"
    conn.execute(f"INSERT OR IGNORE INTO temp.seen SELECT p.seq FROM {waiting} AND p.seq IS NOT NULL", (generation,))
    seen = "(SELECT count(*) FROM temp.seen)"
    seen_rows: int = conn.execute(f"SELECT {seen} + count(*) FROM {waiting} AND p.seq IS NULL", (generation,)).get
    gone = _take_away_unseen(conn) if rows_told and rows_told == seen_rows else 0
    if indexed(conn):
        _show_waiting(conn, generation)
    else:
        _make_indexes(conn)
    conn.execute("DELETE FROM incoming")
    conn.execute("DELETE FROM temp.seen")
    if shelves is not None:
        catalog_categories.put_categories(conn, shelves)
    if units is not None:
        catalog_categories.put_units(conn, units)
    # The generation is over: a late page of it must not count as seen by nobody.
    set_meta(conn, _GENERATION, str(generation + 1))
    set_meta(conn, SYNCED_AT, stamp(at))
    return gone


def meta(conn: apsw.Connection, key: str) -> str | None:
    row = conn.execute("SELECT value FROM meta WHERE key = ?", (key,)).fetchone()
    return row[0] if row else None


def set_meta(conn: apsw.Connection, key: str, value: str) -> None:
    conn.execute("INSERT OR REPLACE INTO meta VALUES (?, ?)", (key, value))


def _current(conn: apsw.Connection, generation: int) -> None:
    begun = conn.execute("SELECT EXISTS (SELECT 1 FROM temp.sqlite_schema WHERE name = 'seen')").get
    if not begun or meta(conn, _GENERATION) != str(generation):
        raise SyncSuperseded(f"sync {generation} is over")


def _take_away_unseen(conn: apsw.Connection) -> int:
    unseen = "products WHERE seq NOT IN (SELECT seq FROM temp.seen)"
    if indexed(conn):
        conn.execute(_unindex(f"SELECT 'delete', seq, search FROM {unseen}"))
    conn.execute(f"DELETE FROM {unseen}")
    gone = conn.changes()
    if gone:
        conn.execute("DELETE FROM stock WHERE product_id NOT IN (SELECT id FROM products)")
    return gone


def _show_waiting(conn: apsw.Connection, generation: int) -> None:
    waiting = "incoming i {join} products p ON p.id = i.id WHERE i.generation = ?"
    other = f"p.search IS NOT i.row ->> {ROW_WORDS}"
    conn.execute("CREATE TEMP TABLE IF NOT EXISTS reworded (id TEXT PRIMARY KEY)")
    conn.execute(
        f"INSERT INTO temp.reworded SELECT i.id FROM {waiting.format(join='LEFT JOIN')} AND {other}", (generation,)
    )
    conn.execute(
        _unindex(f"SELECT 'delete', p.seq, p.search FROM {waiting.format(join='JOIN')} AND {other}"), (generation,)
    )
    conn.execute(_PUT_WAITING, (generation,))
    conn.execute(
        "INSERT INTO product_words (rowid, search) SELECT p.seq, p.search FROM temp.reworded r CROSS JOIN products p"
        " ON p.id = r.id"
    )
    conn.execute("DELETE FROM temp.reworded")


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
    # Gathered a megabyte at a time the words of 100,000 goods are written and merged for a second longer.
    gather = "INSERT INTO product_words (product_words, rank) VALUES ('hashsize', ?)"
    conn.execute(gather, (_GATHERED,))
    conn.execute("INSERT INTO product_words (product_words) VALUES ('rebuild')")
    # One segment instead of several: a third off every search.
    conn.execute("INSERT INTO product_words (product_words) VALUES ('optimize')")
    conn.execute(gather, (_GATHERED_ELSE,))
    conn.execute("DELETE FROM meta WHERE key = ?", (_UNINDEXED,))


def _unindex(rows: str) -> str:
    return f"INSERT INTO product_words (product_words, rowid, search) {rows}"
