"""Goods for a fresh sandbox: the demo shop's own, or a TSV of codes and titles, as many as wanted."""

from __future__ import annotations

import csv
import json
from collections.abc import Iterator
from decimal import Decimal
from importlib import resources
from itertools import count, islice
from pathlib import Path
from typing import Any

from app.sandbox.core import Sandbox
from app.sandbox.database import Json, dumps
from app.sandbox.drawings import drawing_of, file_of, name_of
from app.sandbox.products import INSERT, product_body, product_row
from app.sandbox.shelves import PARTNER_ID, new_category
from app.sandbox.values import ean13, kopecks_text, local_stamp, stable_uuid, taxes

GOODS = resources.files("app.sandbox").joinpath("goods.json")
PIECE, KILOGRAM = 2009, 301
FIRST_CARD = 10001


def seed_categories(sandbox: Sandbox) -> list[Json]:
    """The ten shelves; their ids are the same at every start."""
    return [
        new_category(
            sandbox,
            {"id": stable_uuid("category", shelf["title"]), "title": shelf["title"], "partner_id": PARTNER_ID},
            color_id=shelf["color"],
        )
        for shelf in _shelves()
    ]


def seed_demo_goods(sandbox: Sandbox, shops: list[int]) -> None:
    """The demo shop's products with a stock card in each shop (the second has a half of it)."""
    stamp = local_stamp(sandbox.clock.now_ms() - 86_400_000)
    bodies: list[Json] = []
    stocks: list[float | None] = []
    for place, shelf in enumerate(_shelves(), start=1):
        for row, (title, price, stock, *options) in enumerate(shelf["goods"], start=1):
            more = options[0] if options else {}
            bodies.append(product_body(_fields(shelf, place, row, title, price, more), stamp))
            stocks.append(stock)
    # The list answers the newest first, so the first shelf goes in last.
    sandbox.db.many(INSERT, [product_row(body) for body in reversed(bodies)])
    _cards(
        sandbox,
        [
            (body["id"], shop, int(Decimal(str(stock)) * 1000) // (1 + number))
            for body, stock in zip(bodies, stocks, strict=True)
            for number, shop in enumerate(shops)
            if stock is not None
        ],
    )


def seed_many_goods(sandbox: Sandbox, rows: Iterator[tuple[str, str]], wanted: int | None, shop: int) -> int:
    """One product per code and title; price, category and stock follow from the code. Gives their number.

    `wanted` more than there are rows repeats the titles under varied codes. 100 000 take a few seconds.
    """
    kinds = [(each["id"], shelf["uktzed"]) for each, shelf in zip(sandbox.categories.all(), _shelves(), strict=True)]
    make = _Template(kinds, local_stamp(sandbox.clock.now_ms() - 86_400_000))
    given = list(rows)
    made = [make.row(code, title) for code, title in islice(vary(given), len(given) if wanted is None else wanted)]
    sandbox.db.many(INSERT, (row for row, _ in reversed(made)))
    _cards(sandbox, [(row[0], shop, stock) for row, stock in made])
    return len(made)


def read_tsv(file: Path) -> list[tuple[str, str]]:
    """Codes and titles of a TSV with a header line `ean13<TAB>title`. Raises ValueError when it is something else."""
    with file.open(encoding="utf-8", newline="") as lines:
        table = csv.reader(lines, delimiter="\t", quoting=csv.QUOTE_NONE)
        head = next(table, [])
        if head[:2] != ["ean13", "title"]:
            raise ValueError(f"{file}: the first line must be ean13<TAB>title")
        rows = [(row[0].strip(), row[1].strip()) for row in table if len(row) >= 2]
    if not rows:
        raise ValueError(f"{file}: no goods in it")
    return rows


def demo_titles() -> list[tuple[str, str]]:
    """The demo shop's codes and titles, a base for varied goods."""
    return [
        (ean13(f"48299{place:02d}{row:05d}"), goods[0])
        for place, shelf in enumerate(_shelves(), start=1)
        for row, goods in enumerate(shelf["goods"], start=1)
    ]


def vary(rows: list[tuple[str, str]]) -> Iterator[tuple[str, str]]:
    """The rows, then the same titles again, numbered, under codes that none of the rows has."""
    yield from rows
    taken = {code for code, _ in rows}
    numbers = count(1)
    for lap in count(2):
        for _, title in rows:
            code = next(code for code in (ean13(f"482{number:09d}") for number in numbers) if code not in taken)
            yield code, f"{title} №{lap}"


def _shelves() -> list[Json]:
    found: list[Json] = json.loads(GOODS.read_text(encoding="utf-8"))
    return found


def _fields(shelf: Json, place: int, row: int, title: str, price: str | None, more: Json) -> Json:
    weighed = bool(more.get("kg"))
    article = f"{place:02d}{row:03d}"
    # A weighed product's code is its scale label with no weight on it: 20, article, 00000, check digit.
    number = ean13(f"20{article}00000") if weighed else ean13(f"48299{place:02d}{row:05d}")
    cost = Decimal(price or 0)
    code = more.get("code", shelf["uktzed"])
    return {
        "id": stable_uuid("product", title),
        "title": title,
        "alter_title": more.get("short"),
        "alter_number": article,
        "number": None if more.get("bare") else number,
        "price": cost,
        "procurement_price": (cost * Decimal("0.78")).quantize(Decimal("0.01")),
        "category_id": stable_uuid("category", shelf["title"]),
        "classifier_type_id": 1 if code else 0,
        "classifier_code": code,
        "tax_group_id": more.get("tax", shelf.get("tax", 1)),
        "unit_type_id": KILOGRAM if weighed else PIECE,
        "sold_by_weight": weighed,
        "is_free_price": bool(more.get("free")),
        "bookmark_ids": [more["mark"]] if "mark" in more else [],
        "picture": _picture(title),
    }


def _picture(title: str) -> Json | None:
    drawing = drawing_of(title)
    if drawing is None:
        return None
    name = name_of(drawing)
    facts = {"id": name, "filename": "goods.png", "mime_type": "image/png"}
    return {**facts, "size": len(file_of(name) or b""), "url": f"/uploads/store/{name}"}


class _Template:
    """Renders many products quickly: one body with holes instead of a dump each."""

    def __init__(self, kinds: list[tuple[str, str]], stamp: str) -> None:
        hole = {name: f"\0{name}" for name in ("id", "title", "number", "alter_number", "category_id")}
        body = product_body({**hole, "unit_type_id": PIECE, "tax_group_id": 1, "classifier_type_id": 1}, stamp)
        holes = {"price": "\0price", "procurement_price": "\0cost", "tax_amount": "\0tax", "classifier_code": "\0code"}
        text = dumps(body | holes).replace("%", "%%")
        for name in (*hole, "price", "cost", "code"):
            text = text.replace(f'"\\u0000{name}"', f"%({name})s")
        self._text = text.replace('"\\u0000tax"', '{"А":%(tax)d}')
        self._kinds = kinds

    def row(self, code: str, title: str) -> tuple[tuple[Any, ...], int]:
        """The columns of one product, and its stock in thousandths."""
        seed = int(code or 0) * 2654435761 % 2**32
        price = 490 + seed % 60_000 // 100 * 100 + 90
        category, uktzed = self._kinds[seed // 7 % len(self._kinds)]
        key, article = stable_uuid("product", code), f"{seed % 1_000_000:06d}"
        body = self._text % {
            "id": f'"{key}"',
            "title": dumps(title),
            "number": dumps(code),
            "alter_number": f'"{article}"',
            "category_id": f'"{category}"',
            "price": f'"{kopecks_text(price)}"',
            "cost": f'"{kopecks_text(price * 78 // 100)}"',
            "code": f'"{uktzed}"',
            "tax": taxes(1, price)["А"],
        }
        return (key, code, category, None, f"{title} {code} {article}".casefold(), body), seed // 11 % 120 * 1000


def _cards(sandbox: Sandbox, cards: list[tuple[str, int, int]]) -> None:
    now = sandbox.clock.now_ms() - 86_400_000
    sandbox.db.many(
        "INSERT INTO cards (id, product_id, shop_id, thousandths, counting, created_at, updated_at)"
        f" VALUES (?, ?, ?, ?, 1, {now}, {now})",
        ((key, *card) for key, card in enumerate(cards, start=FIRST_CARD)),
    )
