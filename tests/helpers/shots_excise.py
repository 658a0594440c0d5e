"""Pictures of what the law watches: age, a day that is over, stamps, and their settings."""

from __future__ import annotations

from datetime import date
from decimal import Decimal
from typing import TYPE_CHECKING

from app.domain.product import Product
from app.domain.receipt import Receipt
from app.services.finder import Found
from app.services.sale import Needs
from ui.sheets import Sheets

if TYPE_CHECKING:
    from helpers.shots import Photographer

STAMPS = ("AATE508932", "AATE508933")


def excise(camera: Photographer) -> None:
    """Four bottles of wine on the counter, one of them without a stamp to read; the counter is empty afterwards."""
    window = camera.window
    (sheets,) = window.window.findChildren(Sheets)
    (wine,) = window.loop.run(window.inside.stores.catalog.search("Вино Шабо", limit=1))
    camera.sheet("age", lambda: sheets.answer(Needs(wine, age=True, found=Found(wine))))
    over = Needs(window.goods("Молоко"), expired=date(2026, 11, 20), found=Found(window.goods("Молоко")))
    camera.sheet("expired", lambda: sheets.answer(over))
    line = bottles(camera, wine)
    stamps = window.front.stamps

    def refused() -> None:
        stamps.open(line)
        stamps.scanned(STAMPS[0])

    def waiving() -> None:
        stamps.open(line)
        window.window.sheet()._ask_waive()
        stamps.choose_reason(next(iter(stamps.reasons)))

    camera.sheet("stamps", lambda: stamps.open(line))
    camera.sheet("stamps-refused", refused)
    camera.sheet("stamps-none", waiving)
    camera.each("stamps-line")
    window.loop.run(window.inside.sale.clear())


def bottles(camera: Photographer, wine: Product) -> str:
    """The line of four bottles, two with stamps and one without; gives its id."""
    window = camera.window
    sale = window.inside.sale

    def fill(receipt: Receipt, item_id: str) -> Receipt:
        for stamp in STAMPS:
            receipt = receipt.with_stamp(item_id, stamp)
        return receipt.with_unstamped(item_id, "Пошкоджена")

    added = window.loop.run(sale.add(wine, Decimal(4)))
    window.loop.run(sale.change_item(added.item_id, lambda receipt, item: fill(receipt, item.id)))
    window.quiet()
    return added.item_id


def scanner_settings(camera: Photographer) -> None:
    """A label tried on the settings page."""
    window = camera.window
    window.loop.act(lambda: window.front.show("settings"))
    window.tap("section_scanner")
    window.loop.act(lambda: window.front.settings.try_code("2103001012541"))
    window.quiet()
    camera.each("13-settings-scanner")
