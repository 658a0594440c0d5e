"""Words → the goods they find, whichever of the two keyboard layouts they were typed by."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from app.domain.keyboard import by_other_layout
from app.domain.product import Product
from app.store.catalog import Catalog


@dataclass(frozen=True, slots=True)
class FoundGoods:
    """Best first. `read_as` is what the words were taken for where as typed they find nothing, "" else."""

    products: Sequence[Product] = ()
    read_as: str = ""


async def find(catalog: Catalog, text: str, limit: int) -> FoundGoods:
    """What stands in the field was typed by whichever layout happened to be on; nobody looks before typing."""
    products = await catalog.search(text, limit)
    other = "" if products else by_other_layout(text)
    if other:
        found = await catalog.search(other, limit)
        if found:
            return FoundGoods(found, other)
    return FoundGoods(products)
