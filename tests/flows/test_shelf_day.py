"""The sale floor's shelves in the real till: a price changed at the server, pictures with and without the network."""

from __future__ import annotations

from decimal import Decimal

from helpers.morning import enter_pin
from helpers.window import KEY, PASSWORD, PHONE, TillWindow
from helpers.witness import WitnessedSandbox
from PySide6.QtCore import Qt

from app.api.client import SmartKasa
from app.api.products import ProductBody
from app.clock import SystemClock


def change_price(till: TillWindow, shop: WitnessedSandbox, product_id: str, price: str) -> None:
    """The owner changes a price in the office."""

    async def work() -> None:
        office = SmartKasa(shop.url, KEY, clock=SystemClock())
        try:
            await office.auth.sign_in(PHONE, PASSWORD)
            await office.products.update(product_id, ProductBody(price=Decimal(price)))
        finally:
            await office.aclose()

    till.loop.run(work())
    till.loop.run(till.inside.sync.sync())


def test_a_price_changed_in_the_office_is_asked_about_on_the_line_and_before_the_money(
    till: TillWindow, shop: WitnessedSandbox
) -> None:
    milk = till.goods("Молоко Яготинське")
    till.put_in(milk)
    change_price(till, shop, milk.id, "57.90")
    assert "Каталог змінився" in till.until_toast("Каталог змінився")
    (item,) = till.inside.sale.receipt.items
    assert item.price == milk.price, "nothing changes by itself"
    till.key(Qt.Key.Key_F12)
    till.until(lambda: till.window.sheet() is not None, "the question")
    assert till.text("change_text") == "У чеку 54,90\u00a0грн, у каталозі вже 57,90\u00a0грн."
    till.tap("change_take")
    till.until_page("payment")
    till.tap("note_100")
    till.tap("take_payment")
    till.until_page("done")
    (sale,) = till.sales()
    assert sale.document.total == Decimal("57.90")
    rows = till.loop.run(till.inside.stores.audit.recent())
    assert [(row.facts["was"], row.facts["is"]) for row in rows if row.what == "price_taken"] == [("54.90", "57.90")]


def test_pictures_come_from_the_server_and_without_it_from_the_disk(till: TillWindow, shop: WitnessedSandbox) -> None:
    milk = till.goods("Молоко Яготинське")
    shelf = till.front.pictures
    till.until(lambda: shelf.get(milk.picture, 38, 6) is not None, "the picture of the milk")
    till.close()
    shop.stop()
    till.open()
    enter_pin(till)
    till.until_page("sale")
    till.until(lambda: till.front.pictures.get(milk.picture, 38, 6) is not None, "the picture without the network")


def test_switched_off_in_the_settings_the_tiles_are_plain(till: TillWindow, shop: WitnessedSandbox) -> None:
    milk = till.goods("Молоко Яготинське")
    till.until(lambda: till.front.pictures.get(milk.picture, 38, 6) is not None, "the picture of the milk")
    till.loop.act(lambda: till.front.settings.set("tile_pictures", False))
    till.quiet()
    assert till.front.pictures.get(milk.picture, 38, 6) is None
    assert not till.inside.pictures.on
    till.loop.act(lambda: till.front.settings.set("tile_pictures", True))
    till.quiet()
    till.until(lambda: till.front.pictures.get(milk.picture, 38, 6) is not None, "the picture again")
