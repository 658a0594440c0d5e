"""Products ↔ rows of the catalogue. What the server sends passes here once: nonsense never gets in."""

from __future__ import annotations

import hashlib
import json
from collections.abc import Iterable, Sequence
from decimal import Decimal
from functools import lru_cache
from typing import Any

from app.domain.barcode import clean_code
from app.domain.money import kopecks, thousandths
from app.domain.product import PIECE, Product, Unit
from app.domain.receipt import MOST_PRICE
from app.store.folding import sort_key, words

#: Products made of rows that are kept to be given again: what the last eight questions found.
KEPT = 1000
_LONGEST = 1000
_SORTED_BY = 40
#: Signs of a title that certainly hold the letters sorted by: apostrophes are none, accents may be signs of their own.
_TITLE_SORTED = 60
_BIGGEST = 2**31
#: Of one card, in units: a million of such cards still add up within SQLite's numbers.
_MOST_STOCK = Decimal(10**9)

#: Columns a sync writes, in the order of `row_of`.
WRITTEN = (
    "id, search, barcode, sku, category_id, favourite, sort_key, title, short_title, price_k, color, unit_id,"
    " unit_code, unit_name, unit_short, unit_weighted, by_weight, free_price, tax_group, classifier_type,"
    " classifier_code, picture"
)
_NAMES = WRITTEN.split(", ")
#: Places in a row as `lay` gives it: `WRITTEN`, the digest of its bytes, its first popularity, the digest of `WRITTEN`.
ROW_ID, ROW_WORDS, ROW_MARK, ROW_SOLD, ROW_HASH = 0, 1, *range(len(_NAMES), len(_NAMES) + 3)
#: The columns `WRITTEN`, raw_hash, popularity, row_hash from such a `row`.
LAID = ", ".join([f"row ->> {place}" for place in range(ROW_HASH)] + [f"unhex(row ->> {ROW_HASH})"])
#: What `product_of` reads, for a query over `products p LEFT JOIN stock s`.
READ = (
    "p.id, p.title, p.price_k, p.barcode, p.sku, p.short_title, p.category_id, p.color, p.unit_id, p.unit_code,"
    " p.unit_name, p.unit_short, p.unit_weighted, p.by_weight, p.free_price, p.tax_group, p.classifier_type,"
    " p.classifier_code, s.count_m, p.picture, p.favourite, p.popularity"
)
#: Rows as `Told` takes them, all in one text: `_BETWEEN` is no sign of JSON.
TOLD = f"coalesce(group_concat(json_array(p.seq, {READ}), char(30)), '')"
_BETWEEN = "\x1e"
SOURCE = "products p LEFT JOIN stock s ON s.product_id = p.id"

#: A product and the digest of the bytes it was read from; None where nobody knows them.
Read = tuple[int | None, Product]
Row = tuple[str | int | None, ...]
_in_json = json.JSONEncoder(ensure_ascii=False, separators=(",", ":")).encode


def lay(reads: Iterable[Read]) -> list[str]:
    """The products as rows in JSON, as the statements of a sync take them. Those without an id are left out, for
    nothing could refer to them."""
    rows = []
    for mark, product in reads:
        if (facts := row_of(product)) is not None:
            text = _in_json(facts)
            row_hash = hashlib.blake2b(text.encode(), digest_size=16).hexdigest()
            known_by = "null" if mark is None else mark
            rows.append(f'{text[:-1]},{known_by},{small(product.popularity)},"{row_hash}"]')
    return rows


def row_of(product: Product) -> Row | None:
    """The values of `WRITTEN`; None for a product without an id.

    A product without a title is named by what it has; a price that is no price is None, never a guess.
    """
    if not (product_id := clean_text(product.id)):
        return None
    barcode, sku = clean_code(product.barcode), clean_code(product.sku)
    short_title = clean_text(product.short_title)
    title = clean_text(product.title) or short_title or barcode or sku or product_id
    unit = product.unit
    facts = (
        barcode,
        sku,
        clean_text(product.category_id) or None if product.category_id else None,
        small(product.favourite),
        sort_key(title[:_TITLE_SORTED])[:_SORTED_BY],
        title,
        short_title,
        _price(product.price),
        small(product.color),
        unit.id if whole(unit.id) else PIECE.id,
        small(unit.code),
        *_names(unit),
        int(unit.weighted),
        int(product.by_weight),
        int(product.free_price),
        small(product.tax_group),
        small(product.classifier_type),
        clean_text(product.classifier_code),
        clean_text(product.picture),
    )
    return (product_id, search_text(title, short_title, barcode, sku), *facts)


def search_text(*parts: str) -> str:
    """The folded words, two blanks before each."""
    return "".join([f"  {word}" for part in parts for word in words(part)])


def product_of(row: Sequence[Any]) -> Product:
    """The values of `READ` as a product."""
    product_id, title, price_k, barcode, sku, short_title, category_id, color, *unit = row[:13]
    by_weight, free_price, tax_group, classifier_type, classifier_code, count_m, *shown = row[13:]
    # By place: names cost a tenth of a search, which makes a hundred and twenty of them.
    return Product(
        product_id,
        title,
        None if price_k is None else Decimal(price_k).scaleb(-2),
        barcode,
        sku,
        short_title,
        category_id,
        color,
        _unit(*unit),
        by_weight != 0,
        free_price != 0,
        tax_group,
        classifier_type,
        classifier_code,
        None if count_m is None else Decimal(count_m).scaleb(-3),
        *shown,
    )


class Told:
    """Makes products of rows in JSON. The next letter finds most of the same rows: those that read alike are not made
    again. For one thread."""

    def __init__(self) -> None:
        self._made: dict[str, tuple[int, Product]] = {}

    def products(self, text: str) -> dict[int, Product]:
        """What `TOLD` gives → products by `seq`."""
        rows = text.split(_BETWEEN) if text else []
        new = [row for row in rows if row not in self._made]
        for row, (seq, *values) in zip(new, json.loads(f"[{','.join(new)}]"), strict=True):
            self._made[row] = seq, product_of(values)
        products = dict([self._made[row] for row in rows])
        for row in list(self._made)[:-KEPT]:
            del self._made[row]
        return products


def stock_of(count: Decimal | None) -> int | None:
    """Units → whole thousandths; None for what is not counted or is no number."""
    if count is None or not count.is_finite() or abs(count) > _MOST_STOCK:
        return None
    return thousandths(count)


def clean_text(text: str) -> str:
    """One line of printable text: no control characters, no half characters, no outer blanks."""
    if text.isprintable() and len(text) <= _LONGEST:
        return text.strip()
    return "".join(c for c in " ".join(text.split()) if c.isprintable()).strip()[:_LONGEST]


def whole(number: int) -> bool:
    """Whether it can be an id of a unit; JSON knows numbers of any length, a database does not."""
    return abs(number) < _BIGGEST


def small(value: int) -> int:
    """A code or an index as it is, 0 when it cannot be one."""
    return value if 0 <= value < _BIGGEST else 0


def _price(price: Decimal | None) -> int | None:
    if price is None or not price.is_finite() or not 0 <= price <= MOST_PRICE:
        return None
    return kopecks(price)


@lru_cache(maxsize=256)
def _names(unit: Unit) -> tuple[str, str]:
    return clean_text(unit.name), clean_text(unit.short) or PIECE.short


@lru_cache(maxsize=256)
def _unit(unit_id: int, code: int, name: str, short: str, weighted: int) -> Unit:
    return Unit(unit_id, code, name, short, bool(weighted))
