"""The look is changed while the till works: nothing on the counter is lost, everything lies where the hand is."""

from __future__ import annotations

from helpers.window import TillWindow

from ui.screens.sale import SaleScreen
from ui.theme import theme

MILK = "Молоко Яготинське"


def sides(till: TillWindow) -> tuple[bool, bool]:
    """Whether the receipt is left of the goods, and the rail right of the page."""
    page = till.window.page("sale")
    assert isinstance(page, SaleScreen)
    return page.receipt.x() < page.catalogue.x(), till.window.rail.x() > page.parentWidget().x()


def test_the_hand_and_the_theme_change_under_an_open_receipt(till: TillWindow) -> None:
    till.put_in(till.goods(MILK))
    assert sides(till) == (False, False)
    till.tap("rail_settings")
    till.tap("setting_hand_left")
    till.tap("theme_contrast")
    till.until(lambda: theme.name == "contrast", "the theme of contrast")
    till.until(lambda: theme.hand == "left", "the left hand")
    till.tap("rail_sale")
    till.until_page("sale")
    till.until(lambda: sides(till) == (True, True), "the receipt on the left, the rail on the right")
    assert [name for name, _ in till.lines()] == [till.goods(MILK).name]
    till.sell(till.goods(MILK))
    assert till.sales()[-1].document.items[0].quantity == 2


def test_the_empty_receipt_sends_nobody_to_the_side_where_no_tiles_are(till: TillWindow) -> None:
    assert "плитки ліворуч" in till.text("receipt_hint")
    till.tap("rail_settings")
    till.tap("setting_hand_left")
    till.until(lambda: theme.hand == "left", "the left hand")
    till.tap("rail_sale")
    till.until_page("sale")
    till.until(lambda: sides(till) == (True, True), "the receipt on the left")
    assert "плитки праворуч" in till.text("receipt_hint")


def test_a_till_opened_again_looks_as_it_was_left(till: TillWindow) -> None:
    till.tap("rail_settings")
    till.tap("setting_hand_left")
    till.until(lambda: theme.hand == "left", "the left hand")
    till.until(lambda: till.inside.settings.hand == "left")
    kept = till.inside.settings.home / "settings.json"
    assert '"hand": "left"' in kept.read_text("utf-8")
