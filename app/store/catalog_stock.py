"""Writing the shop's stock: its cards come in pages, and the end makes what they add up to the goods' stock.

A card is known by the digest of its bytes, as a product is (`catalog_sync`). What was counted off since is set right at
each end, whether its card has changed or not.
"""

from __future__ import annotations

import json
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from decimal import Decimal

import apsw

from app.domain.product import Product
from app.store.catalog_rows import clean_text, stock_of

_COUNT_ANEW = "ON CONFLICT (product_id) DO UPDATE SET count_m = excluded.count_m WHERE count_m IS NOT excluded.count_m"


@dataclass(frozen=True, slots=True)
class StockCard:
    """One of the server's cards: `count` units of a product, None where it is not counted. A card without a product
    only counts as seen."""

    id: int
    product_id: str
    count: Decimal | None


#: A card and the digest of the bytes it was read from; None where nobody knows them.
Read = tuple[int | None, StockCard]


class SyncSuperseded(Exception):
    """Another sync has begun, or the catalogue was started over: this one is to stop, nothing is broken."""


def begin(conn: apsw.Connection) -> None:
    """Begins to take the shop's stock cards; what was taken and not finished before is forgotten."""
    conn.execute(
        "CREATE TEMP TABLE IF NOT EXISTS taken"
        " (id INTEGER PRIMARY KEY, product_id TEXT, count_m INTEGER, raw_hash INTEGER)"
    )
    conn.execute("DELETE FROM temp.taken")


def put_page(conn: apsw.Connection, marks: Sequence[int], read: Callable[[list[int]], Iterable[Read]]) -> None:
    """Takes a page of cards with these digests; `read` is asked for those nobody has read before. Nobody sees it before
    the end. Raises `SyncSuperseded`, and what `read` raises."""
    _begun(conn)
    text = json.dumps(marks)
    conn.execute(
        "INSERT OR REPLACE INTO temp.taken SELECT c.id, c.product_id, c.count_m, c.raw_hash FROM jsonb_each(?) m"
        " CROSS JOIN cards c ON c.raw_hash = m.value",
        (text,),
    )
    unread: str = conn.execute(
        "SELECT json_group_array(m.key) FROM jsonb_each(?) m"
        " WHERE NOT EXISTS (SELECT 1 FROM cards c WHERE c.raw_hash = m.value)",
        (text,),
    ).get
    if places := json.loads(unread):
        put(conn, read(places))


def put(conn: apsw.Connection, cards: Iterable[Read]) -> None:
    """Takes cards that were read. Raises `SyncSuperseded`."""
    _begun(conn)
    page = json.dumps(
        [(card.id, clean_text(card.product_id) or None, stock_of(card.count), mark) for mark, card in cards]
    )
    columns = "value ->> 0, value ->> 1, value ->> 2, value ->> 3"
    conn.execute(f"INSERT OR REPLACE INTO temp.taken SELECT {columns} FROM jsonb_each(?)", (page,))
    conn.execute(
        f"INSERT OR REPLACE INTO cards (id, product_id, count_m, raw_hash) SELECT {columns} FROM jsonb_each(?)"
        " WHERE value ->> 3 IS NOT NULL",
        (page,),
    )


def finish(conn: apsw.Connection, rows_told: int | None) -> None:
    """Makes the counts what the cards add up to; what no card counts is not counted any more, if all have come."""
    _begun(conn)
    if rows_told == conn.execute("SELECT count(*) FROM temp.taken").get:
        conn.execute(
            "UPDATE stock SET count_m = NULL WHERE count_m IS NOT NULL AND product_id NOT IN"
            " (SELECT product_id FROM temp.taken WHERE product_id IS NOT NULL)"
        )
    conn.execute(
        "INSERT INTO stock SELECT product_id, sum(count_m) FROM temp.taken WHERE product_id IS NOT NULL"
        f" GROUP BY product_id {_COUNT_ANEW}"
    )
    conn.execute("DELETE FROM cards WHERE raw_hash NOT IN (SELECT raw_hash FROM temp.taken WHERE raw_hash IS NOT NULL)")
    conn.execute("DELETE FROM temp.taken")
    # A sync ends here: the pages it went through are of no use to the sales until the next.
    conn.pragma("shrink_memory")


def put_counts(conn: apsw.Connection, products: Iterable[Product]) -> None:
    """Of products that come with a count of their own."""
    rows = [(clean_text(one.id), stock_of(one.stock)) for one in products if one.stock is not None]
    if rows:
        conn.executemany(f"INSERT INTO stock VALUES (?, ?) {_COUNT_ANEW}", rows)


def _begun(conn: apsw.Connection) -> None:
    if not conn.execute("SELECT EXISTS (SELECT 1 FROM temp.sqlite_schema WHERE name = 'taken')").get:
        raise SyncSuperseded("the catalogue was started over")
