"""The shelves of the sale page in pictures: quick goods, nothing found, old prices, goods the catalogue changed."""

from __future__ import annotations

from typing import TYPE_CHECKING

from helpers.window import TillWindow

from app.domain.shelves import QUICK
from app.store.catalog_sync import SYNCED_AT

if TYPE_CHECKING:
    from helpers.shots import Photographer


def shelves(camera: Photographer) -> None:
    """With a receipt on the counter. The catalogue is put back as it was."""
    window = camera.window
    sale = window.front.sale
    milk = window.goods("Молоко Яготинське")
    shown = window.front.pictures
    window.until(lambda: shown.get(milk.picture, 38, 6) is not None, "a picture")
    camera.each("03f-nothing-found", lambda: sale.search("щось таке"), lambda: sale.search(""))
    camera.each("03-quick", lambda: sale.choose(QUICK), lambda: sale.choose(None))
    before = _write(window, "SELECT value FROM meta WHERE key = ?", SYNCED_AT)
    _write(window, "UPDATE meta SET value = '2026-11-20T12:05:00.000000Z' WHERE key = ?", SYNCED_AT)
    _write(window, "UPDATE products SET price_k = price_k + 300 WHERE id = ?", milk.id)
    window.loop.act(sale.look_at_prices)
    window.loop.run(window.inside.changed_goods.look())
    window.loop.act(sale.show_change)
    camera.each("03-goods-changed")
    camera.sheet("03-change-asked", sale.pay)
    _write(window, "UPDATE products SET price_k = price_k - 300 WHERE id = ?", milk.id)
    _write(window, "UPDATE meta SET value = ? WHERE key = ?", str(before), SYNCED_AT)
    window.loop.run(window.inside.changed_goods.look())
    window.loop.act(sale.look_at_prices)
    window.loop.act(window.window.toasts.clear)


def _write(window: TillWindow, sql: str, *values: str) -> object:
    return window.loop.run(window.inside.stores.catalog_db.write(lambda conn: conn.execute(sql, values).get))
