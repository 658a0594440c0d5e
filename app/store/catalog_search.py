"""Finding products: by words as they are typed, by the code a scanner gives.

Every word asked for must be there: a word of three letters and more anywhere, a shorter one at a word's beginning.
One trigram index does both, because every indexed word has two blanks before it: `"  м"` is a trigram of a word that
begins with м, `" мо"` of one that begins with мо. Ranking by bm25 would read every match; instead at most `CAP` row
ids are taken and ordered by the kind of match, then by how often the till has sold them, then by title.

Every question is answered by one row, a list in JSON: each step of SQLite's lets go of the interpreter and has to wait
for it again, and a window that paints what was found before makes hundreds of them ten times as long as one.
"""

from __future__ import annotations

import json
from collections.abc import Mapping, Sequence
from typing import Any

import apsw

from app.domain import gtin
from app.domain.product import Product
from app.store.catalog_rows import READ, SOURCE, TOLD, Told, product_of
from app.store.folding import words

Values = Sequence[str | int] | Mapping[str, str | int | None]

#: Row ids taken from the index before ordering.
CAP = 500
#: When there were more: so many of them are kept at least, as good as any others …
_SAMPLE = 100
#: … so many best sellers are looked through besides, so that the cap cannot hide them.
_BEST = 400
#: … and so many titles that begin with the words asked for. `_KEY` letters of a title are indexed.
_STARTS = 100
_KEY = 16
#: For one or two letters a shelf this small is looked through row by row: the index would name half the catalogue.
_SHELF = 5000
_AFTER = "\U0010ffff"


class Kept:
    """What one letter's question leaves for the next: products made, and what sells best with the words it is found by,
    read once until something in the file changes. For one connection, on which nobody writes."""

    def __init__(self) -> None:
        self.told = Told()
        self._read_at: tuple[apsw.Connection, int] | None = None
        self._rows: list[tuple[int, str, str | None]] = []

    def best_sellers(self, conn: apsw.Connection, needles: list[str], category: str | None) -> list[int]:
        """The numbers of those that have all the needles, on a shelf when one is given."""
        now = (conn, conn.pragma("data_version"))
        if now != self._read_at:
            best = f"SELECT * FROM products WHERE popularity > 0 ORDER BY popularity DESC LIMIT {_BEST}"
            self._rows = _told(conn, f"SELECT json_group_array(json_array(seq, search, category_id)) FROM ({best})", ())
            self._read_at = now
        rows = self._rows if category is None else [row for row in self._rows if row[2] == category]
        for needle in needles:
            rows = [row for row in rows if needle in row[1]]
        return [row[0] for row in rows]


def find(
    conn: apsw.Connection,
    kept: Kept,
    text: str,
    limit: int,
    category: str | None = None,
    *,
    indexed: bool = True,
) -> list[Product]:
    """The products for what was typed: exact barcode, exact article, title's start, word's start, middle.

    `kept` is of the questions before, on one connection that only reads. `indexed` is False while a first load has not
    built the index yet: the same answer, by looking at every row.
    """
    asked = words(text)
    if not asked:
        return []
    needles = [_needle(word) for word in asked]
    hits = _by_index(conn, needles, category) if indexed else _by_looking(conn, needles, category)
    found = set(hits if len(hits) < CAP else ())
    start = "".join(f"  {word}" for word in asked)
    if len(hits) == CAP:
        found.update(kept.best_sellers(conn, needles, category))
        found.update(_title_starts(conn, start[2:], category))
        # A middle may not stand where a word's start could: but with short words nothing is found in the middle.
        if any(len(word) >= 3 for word in asked):
            found.update(hits[: max(_SAMPLE, limit)])
        else:
            found.update([seq for seq in hits if seq not in found][: max(0, limit - len(found))])
    code = text.strip()
    exact = _exact(conn, code)
    if exact is not None and category is None:
        found.add(exact)
    chosen = _best_first(conn, found, asked, start, code, exact, limit)
    # A second statement for the whole rows: sorted together with them it takes three times as long.
    sql = f"SELECT {TOLD} FROM {SOURCE} WHERE p.seq IN (SELECT value FROM json_each(?))"
    products = kept.told.products(conn.execute(sql, (json.dumps(chosen),)).get)
    return [products[seq] for seq in chosen]


def by_code(conn: apsw.Connection, code: str) -> Product | None:
    """The product of a scanned or typed code: barcode, then article, then the barcode's other GS1 lengths."""
    seq = _exact(conn, code)
    return None if seq is None else one(conn, "p.seq = ?", (seq,))


def by_item_code(conn: apsw.Connection, item: str) -> Product | None:
    """The product an in-store label names: its article, or its short barcode, with or without leading zeros.

    Goods sold by weight come first.
    """
    forms = (item, item.lstrip("0") or item)
    return one(
        conn,
        "(p.sku IN (?1, ?2) AND p.sku <> '') OR (p.barcode IN (?1, ?2) AND p.barcode <> '')"
        " ORDER BY p.by_weight OR p.unit_weighted DESC, p.sku = ?1 DESC, p.sku = ?2 DESC, p.popularity DESC, p.seq",
        forms,
    )


def one(conn: apsw.Connection, wanted: str, values: tuple[str | int, ...]) -> Product | None:
    """The first product `wanted` names."""
    row = conn.execute(f"SELECT {READ} FROM {SOURCE} WHERE {wanted} LIMIT 1", values).fetchone()
    return product_of(row) if row else None


def _exact(conn: apsw.Connection, code: str) -> int | None:
    if not code:
        return None
    for column, form in (("barcode", code), ("sku", code), *(("barcode", other) for other in gtin.forms(code))):
        row = conn.execute(
            f"SELECT seq FROM products WHERE {column} = ? AND {column} <> '' ORDER BY popularity DESC, seq LIMIT 1",
            (form,),
        ).fetchone()
        if row:
            return int(row[0])
    return None


def _best_first(
    conn: apsw.Connection, found: set[int], asked: list[str], start: str, code: str, exact: int | None, limit: int
) -> list[int]:
    begins = " AND ".join(f"instr(search, :w{i})" for i in range(len(asked)))
    return _seqs(
        conn,
        "SELECT seq FROM json_each(:found) f CROSS JOIN products ON seq = f.value ORDER BY CASE"
        " WHEN seq = :exact OR barcode = :code THEN 0"
        " WHEN sku = :code THEN 1"
        " WHEN substr(search, 1, :length) = :start THEN 2"
        f" WHEN {begins} THEN 3"
        " ELSE 4 END, popularity DESC, sort_key, seq LIMIT :limit",
        {
            "found": json.dumps(sorted(found)),
            "exact": exact,
            "code": code,
            "length": len(start),
            "start": start,
            "limit": limit,
            **{f"w{i}": f"  {word}" for i, word in enumerate(asked)},
        },
    )


def _needle(word: str) -> str:
    return word if len(word) >= 3 else f"{' ' * (3 - len(word))}{word}"


def _by_index(conn: apsw.Connection, needles: list[str], category: str | None) -> list[int]:
    match = " ".join(f'"{needle}"' for needle in needles)
    if category is None:
        return _seqs(conn, f"SELECT rowid AS seq FROM product_words WHERE product_words MATCH ? LIMIT {CAP}", (match,))
    if any(needle.startswith(" ") for needle in needles):
        on_shelf: int = conn.execute("SELECT count(*) FROM products WHERE category_id = ?", (category,)).get
        if on_shelf <= _SHELF:
            return _by_looking(conn, needles, category)
    return _seqs(
        conn,
        "SELECT f.rowid AS seq FROM product_words f CROSS JOIN products p ON p.seq = f.rowid"
        f" WHERE f.product_words MATCH ? AND p.category_id = ? LIMIT {CAP}",
        (match, category),
    )


def _by_looking(conn: apsw.Connection, needles: list[str], category: str | None) -> list[int]:
    wanted, values = _holding(needles, category)
    return _seqs(conn, f"SELECT seq FROM products WHERE {wanted} LIMIT {CAP}", values)


def _title_starts(conn: apsw.Connection, start: str, category: str | None) -> list[int]:
    key = start[:_KEY]
    sql = f"SELECT seq FROM products WHERE substr(search, 3, {_KEY}) >= ? AND substr(search, 3, {_KEY}) < ?"
    values: tuple[str, ...] = (key, key + _AFTER)
    if len(start) > _KEY or category is not None:  # otherwise the index alone says it
        wanted, more = _holding([start], category)
        sql, values = f"{sql} AND {wanted}", values + more
    return _seqs(conn, f"{sql} LIMIT {_STARTS}", values)


def _seqs(conn: apsw.Connection, sql: str, values: Values) -> list[int]:
    """The numbers `sql` finds, in its order."""
    return _told(conn, f"SELECT json_group_array(seq) FROM ({sql})", values)


def _told(conn: apsw.Connection, sql: str, values: Values) -> list[Any]:
    rows: list[Any] = json.loads(str(conn.execute(sql, values).get))
    return rows


def _holding(needles: list[str], category: str | None) -> tuple[str, tuple[str, ...]]:
    parts = ["instr(search, ?)" for _ in needles]
    if category is None:
        return " AND ".join(parts), tuple(needles)
    return " AND ".join([*parts, "category_id = ?"]), (*needles, category)
