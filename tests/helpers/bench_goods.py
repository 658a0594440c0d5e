"""Goods for the figures, many of them, written straight into a catalogue: no server makes half a million."""

from __future__ import annotations

import time
from decimal import Decimal
from pathlib import Path

from app.domain.product import Product
from app.store.catalog import Catalog

PAGE = 250


def goods(seed: Path, count: int) -> list[Product]:
    """Real titles and codes of a TSV, repeated with a number until there are enough."""
    lines = seed.read_text("utf-8").splitlines()[1:]
    made = []
    for n in range(count):
        code, title = lines[n % len(lines)].split("\t")
        turn = n // len(lines)
        price = Decimal(n % 50_000 + 1) / 100
        barcode = str(int(code) + turn)
        name = f"{title} {turn}" if turn else title
        made.append(Product(f"{n:032x}", name, price, barcode, str(n), category_id=f"c{n % 40}"))
    return made


async def fill(catalog: Catalog, products: list[Product]) -> tuple[float, float]:
    """A whole sync of these; seconds of writing the pages, and of its end."""
    begun = time.perf_counter()
    generation = await catalog.begin_sync()
    for start in range(0, len(products), PAGE):
        page = products[start : start + PAGE]
        marks = [start + place for place in range(len(page))]

        def read(places: list[int], page: list[Product] = page, at: int = start) -> list[tuple[int, Product]]:
            return [(at + place, page[place]) for place in places]

        await catalog.put_page(marks, read, generation)
    written = time.perf_counter()
    await catalog.finish_sync(generation, len(products))
    return written - begun, time.perf_counter() - written
