"""Figures of sales by product."""

from __future__ import annotations

from datetime import date, datetime

from app.api.model import Answer, Loose, MaybeAmount, Text, TextId, Whole
from app.api.resource import Resource, one


class ProductSales(Answer):
    """What one product sold: `total_count` units for `total_amount` hryvnias. `popularity` is percent.

    A figure that is no number is None and does not cost the product.
    """

    id: TextId
    title: Text = ""
    number: Text = ""
    category_id: Text = ""
    subgroup_id: Loose[Whole] = None
    subgroup_title: Text = ""
    price: Loose[MaybeAmount] = None
    total_amount: Loose[MaybeAmount] = None
    total_count: Loose[MaybeAmount] = None
    popularity: Loose[MaybeAmount] = None
    unit_type_id: Loose[Whole] = None
    unit_type_name: Text = ""


class DailySales(Answer):
    """What was sold in the time asked about; a product that cannot be read is None."""

    products: tuple[Loose[ProductSales], ...] = ()
    total_amount: Loose[MaybeAmount] = None
    total_count: Loose[MaybeAmount] = None


class Stats(Resource):
    """Reports the server adds up."""

    path = "/api/v1/stats/product_daily_sales/alter"

    async def product_sales(
        self,
        *,
        date_start: date | datetime | None = None,
        date_end: date | datetime | None = None,
        shop_id: int | None = None,
    ) -> DailySales:
        """Sales by product from `date_start` to `date_end`."""
        query = {"date_start": date_start, "date_end": date_end, "shop_id": shop_id}
        return await self._ask("GET", one(DailySales), query=query)
