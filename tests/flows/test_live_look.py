"""Language, theme, size and hand are changed while the till stands open: every page takes them on, whole."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import fields
from decimal import Decimal

import pytest
from helpers.fits import faults
from helpers.linguist import CYRILLIC
from helpers.look import pixels
from helpers.window import TillWindow
from PySide6.QtWidgets import QAbstractButton, QApplication, QLabel, QLineEdit, QWidget

from ui.i18n import table
from ui.presenters.settings import Section
from ui.screens.keys_sheet import KeysSheet
from ui.theme import theme

PAGES = ("sale", "receipts", "held", "queue", "shift", "close_shift", "settings", "payment", "login")
#: Names that are the same in any language: the product, its service, its own language.
NAMES = ("Українська", "Укр", "Каса", "грн", "кг", "(А)", "(Б)")
#: A slip is in the shop's language, whatever the cashier reads.
SLIP = "НЕФІСКАЛЬНИЙ ДОКУМЕНТ"
#: What lies further out or is narrower on purpose: letters in a row of twelve, the list's last gaps, cells of a table
#: whose goods have long names.
MEANT = re.compile(r"tiles stands out of tiles_frame|_keyboard_\S+ is too small to tap")


@pytest.fixture
def busy(till: TillWindow) -> Iterator[TillWindow]:
    """A sale made and another begun, so that pages have something to show."""
    bread = till.pieces()[0]
    till.sell(bread)
    till.enter()
    till.until_page("sale")
    till.put_in(bread)
    yield till
    theme.stand_on(0.0)


def set_look(till: TillWindow, name: str, value: object) -> None:
    till.loop.act(lambda: till.front.settings.set(name, value))
    till.until(lambda: getattr(till.inside.settings, name) == value, f"{name} {value}")
    till.quiet()


def visit(till: TillWindow, page: str) -> None:
    if page == "payment":
        visit(till, "sale")
        till.loop.act(till.front.sale.pay)
    elif page == "login":
        till.loop.act(till.front.lock)
    else:
        if till.front.payment._active:
            till.loop.act(till.front.payment.back)
        till.loop.act(lambda: till.front.show(page))
    till.until_page(page)
    till.quiet()


def texts(till: TillWindow) -> set[str]:
    """Everything in sight, read or heard."""
    found = set()
    for widget in till.window.findChildren(QWidget):
        if widget.isVisibleTo(till.window):
            found |= {widget.accessibleName(), widget.accessibleDescription(), widget.toolTip()}
            if isinstance(widget, QLabel):
                found.add(widget.text())
            elif isinstance(widget, QLineEdit):
                found.add(widget.placeholderText())
            elif isinstance(widget, QAbstractButton):
                found.add(widget.text())
    return found - {""}


def data(till: TillWindow) -> set[str]:
    """The shop's own words, which no language changes."""
    inside, front = till.inside, till.front
    place = inside.station.place
    assert place is not None
    goods = till.loop.run(inside.stores.catalog.search("", 5000))
    people = till.loop.run(inside.login.cashiers())
    found = {one.title for one in goods} | {one.title for one in front.sale.shelves.all} | {one.name for one in people}
    found |= {one.role_name for one in people} - {""}
    found |= {one.title for one in front.sale.shelf.products}
    found |= {str(getattr(place, one.name)) for one in fields(place)} - {""}
    return found | {*place.shop_title.split(), *NAMES}


def foreign(text: str, own: list[str]) -> str:
    """What is left of a text in English when the shop's own words are out of it, if that is Cyrillic."""
    for word in own:
        text = text.replace(word, "")
    return text if CYRILLIC.search(text) and SLIP not in text else ""


def test_every_page_speaks_the_language_chosen_a_moment_ago(busy: TillWindow) -> None:
    own = sorted(data(busy), key=len, reverse=True)
    english = {value for key, value in table("en").plain.items() if key != value and len(value) > 2}
    english -= set(table("en").plain)
    for page in PAGES:
        set_look(busy, "lang", "uk")
        visit(busy, page)
        before = texts(busy)
        set_look(busy, "lang", "en")
        after = texts(busy)
        left = {text for text in after if foreign(text, own)}
        assert not left, f"{page}: Ukrainian in English"
        assert after != before
        set_look(busy, "lang", "uk")
        again = texts(busy)
        assert not again & english, f"{page}: English in Ukrainian"
        if page != "login":  # what the server and the clock tell may be another by now
            assert len(again & before) > 0.8 * len(before), f"{page}: not as it was"


def test_every_part_of_the_settings_and_the_sheet_of_keys_too(busy: TillWindow) -> None:
    own = [*sorted(data(busy), key=len, reverse=True)]
    visit(busy, "settings")
    set_look(busy, "lang", "en")
    for section in Section:
        busy.loop.act(lambda section=section: busy.front.settings.choose(section))
        busy.quiet()
        assert not {text for text in texts(busy) if foreign(text, own)}, section
    busy.loop.act(KeysSheet(busy.window, "sale").open)
    assert not {text for text in texts(busy) if foreign(text, own)}


def test_larger_in_the_smallest_window_cuts_nothing_on_any_page(busy: TillWindow) -> None:
    busy.loop.act(lambda: busy.window.resize(1024, 768))
    set_look(busy, "scale", Decimal("1.15"))
    for language in ("uk", "en"):
        set_look(busy, "lang", language)
        for page in PAGES[:-1]:
            visit(busy, page)
            wrong = [fault for fault in faults(busy.window.page(page)) if not MEANT.search(fault)]
            assert not wrong, f"{page} in {language}"
            assert busy.window.size().toTuple() == (1024, 768), f"{page} does not fit"


def test_theme_size_and_hand_reach_the_page_in_front_at_once(busy: TillWindow) -> None:
    visit(busy, "sale")

    seen = {pixels(busy.window)}
    for name, value in (
        ("theme", "dark"), ("theme", "contrast"), ("theme", "light"), ("scale", Decimal("1.15")), ("hand", "left"),
        ("tile_strips", False), ("key_hints", False),
    ):  # fmt: skip
        set_look(busy, name, value)
        if (name, value) != ("theme", "light"):  # as it began
            busy.until(lambda: pixels(busy.window) not in seen, f"{name} {value} to be seen")
        seen.add(pixels(busy.window))
    assert theme.scale == 1.15
    assert isinstance(QApplication.focusWidget(), QLineEdit), "the scan field has the keys"
