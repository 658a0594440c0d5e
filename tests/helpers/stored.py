"""Values for the store's tests: documents, products and shifts that differ by a number, and the folder they go to."""

from __future__ import annotations

import asyncio
import hashlib
from collections.abc import Coroutine
from dataclasses import replace
from datetime import UTC, datetime, timedelta
from decimal import Decimal
from pathlib import Path
from typing import Any, TypeVar
from uuid import UUID

from app.domain.codes import mark
from app.domain.document import Document, DocumentItem, DocumentKind
from app.domain.payment import Payment, PaymentMeans
from app.domain.printjob import JobKind, PrintJob
from app.domain.product import PIECE, Product
from app.domain.receipt import Item, Receipt
from app.domain.shift import Shift
from app.store.stores import Stores

T = TypeVar("T")
AT = datetime(2026, 11, 22, 6, 0, tzinfo=UTC)
AUDIT = ("sale", {"total": "42.50"})


def uid(number: int) -> str:
    """The same UUIDv4 for the same number."""
    return str(UUID(bytes=hashlib.sha256(str(number).encode()).digest()[:16], version=4))


def document(number: int, name: str = "Хліб «Український»", total: str = "42.50", **changes: Any) -> Document:
    """A sale of one thing for cash, a minute after the one before."""
    amount = Decimal(total)
    at = AT + timedelta(minutes=number)
    made = Document(
        id=uid(number),
        kind=DocumentKind.SALE,
        number=number,
        mark=mark("K1", number, uid(number)),
        created_at=at,
        shift_id="shift-1",
        shift_number=1,
        shop_id=12,
        terminal_id=31,
        cashier_id=1,
        cashier_name="Олена Коваль",
        total=amount,
        payable=amount,
        gross=amount,
        items=(DocumentItem(name, amount, Decimal(1), PIECE, amount, amount, barcode="4820000000017", sku="A-17"),),
        payments=(Payment(uid(number + 10**6), PaymentMeans.CASH, amount, at, tendered=amount),),
    )
    return replace(made, **changes)


def job(number: int) -> PrintJob:
    return PrintJob(uid(number + 2 * 10**6), JobKind.SALE, uid(number), "", False, AT + timedelta(minutes=number))


def receipt(number: int, lines: int = 1) -> Receipt:
    items = tuple(Item(uid(number * 1000 + i), f"Рядок {i}", Decimal("10.00"), Decimal(1)) for i in range(lines))
    return Receipt(id=uid(number), begun_at=AT, items=items)


def shift(number: int = 1, **changes: Any) -> Shift:
    made = Shift(f"shift-{number}", number, AT + timedelta(days=number), "Олена Коваль", 1, Decimal("1250.00"))
    return replace(made, **changes)


def product(number: int, title: str | None = None, **changes: Any) -> Product:
    made = Product(uid(number), title if title is not None else f"Товар {number}", Decimal("10.00"))
    return replace(made, **changes)


class Till:
    """An opened data directory with an event loop of its own, for tests written without `async`."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder
        self._runner = asyncio.Runner()
        self.stores = self.run(Stores.open(folder))

    def run(self, call: Coroutine[Any, Any, T]) -> T:
        return self._runner.run(call)

    def record(self, made: Document, payload: bytes = b"{}", **choices: Any) -> None:
        choices = {"clear_current": False, "announced": True, **choices}
        self.run(self.stores.documents.record(made, payload, choices.pop("job", None), AUDIT, **choices))

    def sync(self, *products: Product) -> int:
        """A whole sync of these products; returns how many rows were written."""
        generation = self.run(self.stores.catalog.begin_sync())
        written = self.run(self.stores.catalog.put_products(products, generation))
        self.run(self.stores.catalog.finish_sync(generation, len({product.id for product in products if product.id})))
        return written

    def found(self, text: str, **choices: Any) -> list[str]:
        """The titles a search gives, best first."""
        return [found.title for found in self.run(self.stores.catalog.search(text, **choices))]

    def again(self) -> None:
        """Closes and opens the same directory, as a restart does."""
        self.run(self.stores.close())
        self.stores = self.run(Stores.open(self.folder))

    def close(self) -> None:
        self.run(self.stores.close())
        self._runner.close()


def get(till: Till, number: int) -> Product:
    found = till.run(till.stores.catalog.get(uid(number)))
    assert found is not None
    return found


def index_is_sound(till: Till) -> None:
    """The word index has the words of every product and no others."""
    till.run(
        till.stores.catalog_db.execute("INSERT INTO product_words (product_words, rank) VALUES ('integrity-check', 1)")
    )
