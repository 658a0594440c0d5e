"""The tiles of the sale page: what sells, the quick goods, the shelves and what stands on shelves of theirs.

No sale moves a tile under a finger: what is sold today counts from tomorrow on.
"""

from __future__ import annotations

import json
from collections.abc import Iterable, Mapping, Sequence
from decimal import Decimal

import apsw

from app.domain.money import thousandths
from app.domain.product import Product
from app.store.catalog_rows import READ, SOURCE, product_of

#: «Популярне» and the order of search results go by so many days.
LATELY = 28

_ROWS = f"SELECT p.seq, {READ} FROM {SOURCE}"
_TODAY = "coalesce((SELECT times FROM sold WHERE day = :day AND product_id = p.id), 0)"


def popular(conn: apsw.Connection, day: int, limit: int, offset: int) -> list[Product]:
    """What this till sold most in the days before `day`, then the shop's quick goods in its own order, then the rest
    as it came."""
    best = (
        f"{_ROWS} WHERE p.popularity > 0 AND p.popularity > {_TODAY} ORDER BY p.popularity - {_TODAY} DESC, p.sort_key"
    )
    head = dict(_numbered(conn, f"{best}, p.seq LIMIT :many", {"day": day, "many": offset + limit}))
    if len(head) < offset + limit:
        marked = f"{_ROWS} WHERE p.favourite > 0 ORDER BY p.favourite, p.sort_key, p.seq"
        head |= {seq: product for seq, product in _numbered(conn, marked, {}) if seq not in head}
    shelf = list(head.values())[offset : offset + limit]
    if len(shelf) < limit:
        others = "p.seq NOT IN (SELECT value FROM json_each(:head)) ORDER BY p.seq"
        rest = f"{_ROWS} WHERE {others} LIMIT :limit OFFSET :offset"
        more: dict[str, str | int] = {
            "head": json.dumps(list(head)),
            "limit": limit - len(shelf),
            "offset": max(0, offset - len(head)),
        }
        shelf += [product for _, product in _numbered(conn, rest, more)]
    return shelf


def quick(conn: apsw.Connection, own: Sequence[str], hidden: Sequence[str], limit: int) -> list[Product]:
    """The quick goods: the shop's marks in its order but for the `hidden`, then this till's `own` in theirs. What the
    catalogue has not got is left out, and comes back with its product."""
    marked = (
        f"{_ROWS} WHERE p.favourite > 0 AND p.id NOT IN (SELECT value FROM json_each(:not))"
        " ORDER BY p.favourite, p.sort_key, p.seq LIMIT :limit"
    )
    found = dict(_numbered(conn, marked, {"not": json.dumps([*hidden, *own]), "limit": limit}))
    kept = f"{_ROWS} JOIN json_each(:own) o ON o.value = p.id ORDER BY o.key LIMIT :limit"
    found |= dict(_numbered(conn, kept, {"own": json.dumps(list(own)), "limit": limit}))
    return list(found.values())[:limit]


def shelf(conn: apsw.Connection, categories: Sequence[str], limit: int, offset: int) -> list[Product]:
    """The goods of these categories by title."""
    # One shelf alone is read in the order of its index, as far as is wanted; of several the best are chosen first:
    # sorting whole rows takes three times as long.
    one = "category_id = :one" if len(categories) == 1 else "category_id IN (SELECT value FROM json_each(:all))"
    best = f"SELECT seq FROM products WHERE {one} ORDER BY sort_key, seq LIMIT :limit OFFSET :offset"
    sql = f"{_ROWS} WHERE p.seq IN ({best}) ORDER BY p.sort_key, p.seq"
    values: dict[str, str | int] = {"limit": limit, "offset": offset}
    values |= {"one": categories[0]} if len(categories) == 1 else {"all": json.dumps(list(categories))}
    return [product for _, product in _numbered(conn, sql, values)]


def some(conn: apsw.Connection, ids: Iterable[str]) -> dict[str, Product]:
    """The products of these ids, those that are there."""
    sql = f"{_ROWS} WHERE p.id IN (SELECT value FROM json_each(:ids))"
    return {product.id: product for _, product in _numbered(conn, sql, {"ids": json.dumps(list(ids))})}


def sell(conn: apsw.Connection, day: int, sales: Iterable[tuple[str, int, Decimal | None]]) -> None:
    """Counts what was sold on that day, takes it off a counted stock, and lets go of days long past."""
    for product_id, times, quantity in sales:
        conn.execute(
            "INSERT INTO sold VALUES (?, ?, ?)"
            " ON CONFLICT (day, product_id) DO UPDATE SET times = times + excluded.times",
            (day, product_id, times),
        )
        conn.execute("UPDATE products SET popularity = popularity + ? WHERE id = ?", (times, product_id))
        if quantity is not None:
            less = "UPDATE stock SET count_m = count_m - ? WHERE product_id = ? AND count_m IS NOT NULL"
            conn.execute(less, (thousandths(quantity), product_id))
    gone = conn.execute("DELETE FROM sold WHERE day <= ? RETURNING product_id, times", (day - LATELY,)).fetchall()
    conn.executemany(
        "UPDATE products SET popularity = max(0, popularity - ?) WHERE id = ?",
        [(times, product_id) for product_id, times in gone],
    )


def _numbered(conn: apsw.Connection, sql: str, values: Mapping[str, str | int]) -> list[tuple[int, Product]]:
    return [(int(seq), product_of(row)) for seq, *row in conn.execute(sql, values)]
