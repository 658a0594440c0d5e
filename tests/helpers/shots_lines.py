"""Pictures of what is done with the lines of a receipt: dialogs 07a–c, the line's own sheet, how sums come about."""

from __future__ import annotations

from decimal import Decimal
from typing import TYPE_CHECKING

from helpers.window import TillWindow

from app.domain.discount import Discount, DiscountKind
from ui.line_sheets import LineSheets

if TYPE_CHECKING:
    from helpers.shots import Photographer


def lines(camera: Photographer) -> None:
    """The basket of mockup 03a is on the counter, and is as it was afterwards."""
    window = camera.window
    (sheets,) = window.window.findChildren(LineSheets)
    items = window.front.sale.receipt.items
    first, coffee = items[0].id, next(item.id for item in items if item.name.startswith("Кава"))
    camera.sheet("07b-quantity", lambda: sheets.quantity(first))
    camera.sheet("07c-discount", sheets.discount)
    camera.sheet("07c-discount-item", lambda: sheets.discount(first))
    camera.sheet("clear", sheets.clear)
    before = window.front.sale.receipt
    _dress_up(window, first, coffee)
    camera.each("03a-sale-lines", lambda: window.front.sale.select(coffee))
    camera.sheet("line", lambda: sheets.line(coffee))
    camera.sheet("line-price", lambda: sheets.price(coffee))
    camera.sheet("line-comment", lambda: sheets.comment(coffee))
    camera.sheet("explain", sheets.explain)
    camera.sheet("explain-line", lambda: sheets.explain(coffee))
    window.loop.run(window.inside.sale._keep(before))


def _dress_up(window: TillWindow, first: str, coffee: str) -> None:
    """Discounts of both kinds, and a word."""
    sale = window.inside.sale
    window.loop.run(sale.set_item_discount(coffee, Discount(DiscountKind.PERCENT, Decimal(10))))
    window.loop.run(sale.set_item_discount(first, Discount(DiscountKind.SUM, Decimal(5))))
    window.loop.run(sale.set_comment(coffee, "на подарунок, без пакета"))
    window.loop.run(sale.set_comment(first, "порізати"))
    window.loop.run(sale.set_discount(Discount(DiscountKind.PERCENT, Decimal(3))))
