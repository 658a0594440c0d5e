"""Goods, receipts and documents for tests, and strategies that make any of them."""

from __future__ import annotations

from datetime import UTC, datetime
from decimal import Decimal
from uuid import UUID

from hypothesis import strategies as st

from app.domain.codes import new_id
from app.domain.discount import Discount, DiscountKind
from app.domain.document import Document, DocumentKind
from app.domain.money import money
from app.domain.payment import Payment, PaymentMeans
from app.domain.product import KILOGRAM, PIECE, Product
from app.domain.receipt import Item, Receipt
from app.domain.shift import Shift

MORNING = datetime(2026, 11, 22, 6, 0, tzinfo=UTC)

#: Sums in whole kopecks, so that a kopeck too many shows.
amounts = st.integers(0, 10_000_000).map(lambda k: Decimal(k) / 100).map(money)
prices = st.integers(1, 5_000_000).map(lambda k: Decimal(k) / 100).map(money)
percents = st.integers(0, 10_000).map(lambda n: Decimal(n) / 100)
discounts = st.one_of(
    st.none(),
    percents.map(lambda value: Discount(DiscountKind.PERCENT, value)),
    amounts.map(lambda value: Discount(DiscountKind.SUM, value)),
)


@st.composite
def items(draw: st.DrawFn) -> Item:
    """A line of any kind: pieces or grams, any tax group, with or without a discount of its own, a price label's sum,
    goods sold at their price."""
    by_weight = draw(st.booleans())
    quantity = Decimal(draw(st.integers(1, 50_000))) / 1000 if by_weight else Decimal(draw(st.integers(1, 99)))
    barred = draw(st.integers(0, 4)) == 0
    return Item(
        id=new_id(),
        name="Товар",
        price=draw(prices),
        quantity=quantity,
        unit=KILOGRAM if by_weight else PIECE,
        by_weight=by_weight,
        tax_group=draw(st.integers(0, 11)),
        discount=None if barred else draw(discounts),
        label_sum=draw(prices) if by_weight and draw(st.booleans()) else None,
        no_discount=barred,
    )


@st.composite
def receipts(draw: st.DrawFn) -> Receipt:
    """A receipt of up to twelve lines."""
    lines = tuple(draw(st.lists(items(), max_size=12)))
    return Receipt(new_id(), MORNING, lines, draw(discounts))


def receipt(*lines: Item) -> Receipt:
    return Receipt(new_id(), MORNING, lines)


def item(price: str, quantity: str = "1", group: int = 0, discount: Discount | None = None) -> Item:
    return Item(new_id(), "Товар", Decimal(price), Decimal(quantity), tax_group=group, discount=discount)


def product(price: str | None = "10.00", **more: object) -> Product:
    return Product(new_id(), "Товар", None if price is None else Decimal(price), **more)  # type: ignore[arg-type]


def shift(float_amount: str = "0") -> Shift:
    return Shift(new_id(), 1, MORNING, "Касир", 1, money(float_amount))


def document(
    kind: DocumentKind,
    total: Decimal,
    *,
    rounding: Decimal = Decimal(0),
    means: PaymentMeans = PaymentMeans.CASH,
    at: datetime = MORNING,
    **more: object,
) -> Document:
    """A document with one payment of its whole sum; service documents have none."""
    paid = kind in (DocumentKind.SALE, DocumentKind.REFUND, DocumentKind.CANCEL)
    payments = (Payment(new_id(), means, total + rounding, at),) if paid else ()
    given: dict[str, object] = {
        "id": str(UUID(int=1)), "kind": kind, "number": 1, "mark": "K1-1-00000000", "created_at": at, "shift_id": "s",
        "shift_number": 1, "shop_id": 1, "terminal_id": 1, "cashier_id": 1, "cashier_name": "Касир", "total": total,
        "payable": total + rounding, "rounding": rounding, "payments": payments, **more,
    }  # fmt: skip
    return Document(**given)  # type: ignore[arg-type]
