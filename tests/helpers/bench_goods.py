"""Goods for the figures, many of them, written straight into a catalogue: no server makes half a million."""

from __future__ import annotations

import time
from collections.abc import Sequence
from decimal import Decimal
from pathlib import Path
from typing import overload

from app.domain.product import Product
from app.store.catalog import Catalog
from app.store.catalog_rows import lay

PAGE = 250


class Goods(Sequence[Product]):
    """Real titles and codes of a TSV, repeated with a number until there are enough. Each is made when it is asked for:
    half a million of them at once are as much memory as two tills."""

    def __init__(self, seed: Path, count: int) -> None:
        self._lines = [line.split("\t") for line in seed.read_text("utf-8").splitlines()[1:]]
        self._count = count

    def __len__(self) -> int:
        return self._count

    @overload
    def __getitem__(self, at: int) -> Product: ...
    @overload
    def __getitem__(self, at: slice) -> list[Product]: ...
    def __getitem__(self, at: int | slice) -> Product | list[Product]:
        places = range(self._count)[at]
        return self._made(places) if isinstance(places, int) else [self._made(n) for n in places]

    def _made(self, n: int) -> Product:
        code, title = self._lines[n % len(self._lines)]
        turn = n // len(self._lines)
        price = Decimal(n % 50_000 + 1) / 100
        name = f"{title} {turn}" if turn else title
        return Product(f"{n:032x}", name, price, str(int(code) + turn), str(n), category_id=f"c{n % 40}")


async def fill(catalog: Catalog, products: Sequence[Product]) -> tuple[float, float]:
    """A whole sync of these; seconds of writing the pages, and of its end."""
    generation = await catalog.begin_sync()
    pages = 0.0
    for start in range(0, len(products), PAGE):
        page = products[start : start + PAGE]
        marks = [start + place for place in range(len(page))]

        def read(places: list[int], page: Sequence[Product] = page, at: int = start) -> list[str]:
            return lay((at + place, page[place]) for place in places)

        begun = time.perf_counter()
        await catalog.put_pages([(marks, read)], generation)
        pages += time.perf_counter() - begun
    begun = time.perf_counter()
    await catalog.finish_sync(generation, len(products))
    return pages, time.perf_counter() - begun
