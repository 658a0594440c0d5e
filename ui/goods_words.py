"""How goods and their figures are said in reports of sales."""

from __future__ import annotations

from decimal import Decimal

from app.domain.goods_sales import GoodsRow, GoodsSales, ServerSales, Shelf
from ui.formats import quantity_text, sum_text
from ui.i18n import plural, tr


def shelf_title(shelf: Shelf) -> str:
    """A shelf by name; goods the catalogue has not got, and goods without a shelf, have names of their own."""
    if not shelf.id:
        return tr("Немає в каталозі")
    return shelf.title or tr("Без категорії")


def shelf_text(row: GoodsRow) -> str:
    """Where the goods stand today; goods sold without a card never had a place."""
    return tr("Без картки товару") if not row.product_id else shelf_title(row.shelf)


def amount_of(row: GoodsRow, quantity: Decimal) -> str:
    """«41 шт», «7,900 кг»: what is weighed always to the gram."""
    return quantity_text(quantity, row.unit, weighed=row.weighed)


def reasons(ours: GoodsSales, theirs: ServerSales) -> list[str]:
    """Why the two sources may differ, as far as this till knows; the last one always holds."""
    found = []
    pending = ours.pending
    if pending.waiting:
        count = plural(pending.waiting, "%n документ ще не на сервері")
        found.append(f"{count}: {sum_text(pending.waiting_amount)}")
    if pending.refused:
        count = plural(pending.refused, "%n документ сервер відхилив")
        found.append(f"{count}: {sum_text(pending.refused_amount)}")
    if ours.unreadable:
        found.append(plural(ours.unreadable, "%n документ каси не читається"))
    if theirs.unreadable:
        found.append(plural(theirs.unreadable, "%n рядок сервера не читається"))
    return [*found, tr("Сервер рахує всі каси точки, ця каса — лише свої чеки")]
