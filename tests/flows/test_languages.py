"""Two languages: English without a Cyrillic letter but data, Ukrainian without a Latin word but names of keys."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from dataclasses import replace

import pytest
from helpers.morning import enter_pin
from helpers.window import TillWindow
from helpers.witness import WitnessedSandbox
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QAbstractButton, QLabel, QLineEdit, QWidget

from app.settings import read_settings
from ui.presenters.settings import Section

CYRILLIC = re.compile("[а-яіїєґ]+", re.IGNORECASE)
LATIN = re.compile(r"[A-Za-z]{2,}")
#: Latin words a Ukrainian cashier reads: names of things, of keys and of what is written in Latin everywhere.
KNOWN = frozenset(
    [
        "SmartKasa",
        "PIN",
        "IBAN",
        "RRN",
        "API",
        "Enter",
        "Esc",
        "Del",
        "Tab",
        "Windows",
        "USB",
        "English",
        "QR",
        "CAS",
        "Toledo",
        "Verifone",
        "Ctrl",
        "Shift",
        "PgUp",
        "PgDn",
        "UA",
    ]
)
#: What is no sentence of the screen: slips (Ukrainian always), names of printers, folders, addresses, fonts, languages.
FACTS = re.compile(
    "slip_paper|trial_slip_paper|slip_sample_paper|slip_state_detail|about_.*|server_address|setting_(buyer_)?lang_.*|label_row_.*"
)
#: Letters of the tax groups, as on the slip.
LETTERS = frozenset("АБВГДЗ")
ADDRESS = re.compile(r"\S+:\S+")
PAGES = ("sale", "receipts", "shift", "close_shift", "settings", "queue", "held", "payment", "done")


def words(till: TillWindow) -> Iterator[tuple[str, str]]:
    """Everything a person can read or hear of what is in front, and where it stands."""
    root = till.window.sheet() or till.window
    for one in root.findChildren(QWidget):
        if not one.isVisible() or FACTS.fullmatch(one.objectName()):
            continue
        where = f"{till.page}/{one.objectName() or type(one).__name__}"
        if isinstance(one, QLabel):
            yield where, one.text()
        for text in (one.accessibleName(), one.accessibleDescription(), one.toolTip()):
            yield where, text
        if isinstance(one, QAbstractButton):
            yield where, one.text()
        if isinstance(one, QLineEdit):
            yield where, one.placeholderText()


def data(till: TillWindow) -> frozenset[str]:
    """The words that come from the server: goods, shelves, units, people, places."""
    inside = till.inside
    goods = till.loop.run(inside.stores.catalog.by_category(None, limit=1000))
    shelves = till.loop.run(inside.stores.catalog.categories())
    people = till.loop.run(inside.login.cashiers())
    texts = [one.title for one in goods] + [one.name for one in goods] + [one.title for one in shelves]
    texts += [one.unit.short for one in goods] + [one.unit.name for one in goods]
    texts += [f"{one.name} {one.role_name} {one.initials}" for one in people]
    place = inside.station.place
    if place is not None:
        texts += [place.shop_title, place.terminal_name, place.address]
    return frozenset(word for text in texts for word in re.findall(r"[\w’'-]+", text))


def english(till: TillWindow, known: frozenset[str]) -> list[str]:
    """Cyrillic words that are nobody's name."""
    found = []
    for where, text in words(till):
        strange = [
            word for word in re.findall(r"[\w’'-]+", text) if CYRILLIC.search(word) and word not in known | LETTERS
        ]
        if strange:
            found.append(f"{where}: {text!r} ({strange})")
    return found


def ukrainian(till: TillWindow, known: frozenset[str]) -> list[str]:
    """Latin words that are nobody's name."""
    found = []
    for where, text in words(till):
        strange = [word for word in LATIN.findall(ADDRESS.sub("", text)) if word not in KNOWN | known]
        if strange:
            found.append(f"{where}: {text!r} ({strange})")
    return found


def walk(till: TillWindow, look: Callable[[TillWindow, frozenset[str]], list[str]]) -> list[str]:
    """Through every page and the dialogs a cashier opens; what `look` finds wrong on them."""
    known = data(till)
    found: list[str] = []

    def see() -> None:
        till.quiet()
        found.extend(look(till, known))

    till.sell(till.pieces()[0])
    till.until(lambda: till.front.done.state is not None and till.front.done.state.entry.delivery.fiscal_number)
    see()
    till.put_in(till.pieces()[1])
    for page in PAGES:
        till.loop.act(lambda page=page: till.front.show(page))
        till.until(lambda page=page: till.page == page, page)
        see()
        if page == "sale":
            for opened in ("receipt_editor_stepper_edit", "clear_receipt", "receipt_editor_discount"):
                till.tap(opened)
                till.until(lambda: till.window.sheet() is not None, opened)
                see()
                till.loop.act(till.window.sheet().dismiss)
        if page == "shift":
            till.tap("service-in")
            till.until(lambda: till.window.sheet() is not None, "cash in")
            see()
            till.loop.act(till.window.sheet().dismiss)
        if page == "settings":
            for section in Section:
                till.loop.act(lambda section=section: till.front.settings.choose(section))
                see()
    return found


@pytest.fixture
def at_work(known: TillWindow, shop: WitnessedSandbox) -> Callable[[str], TillWindow]:
    def work(lang: str) -> TillWindow:
        known.settings = replace(known.settings, lang=lang)
        known.open()
        enter_pin(known)
        known.until_page("sale")
        return known

    return work


def test_english_has_no_cyrillic_but_data(at_work: Callable[[str], TillWindow]) -> None:
    found = walk(at_work("en"), english)
    assert not found, "\n".join(sorted(set(found)))


def test_ukrainian_has_no_latin_but_names(at_work: Callable[[str], TillWindow]) -> None:
    found = walk(at_work("uk"), ukrainian)
    assert not found, "\n".join(sorted(set(found)))


def test_the_language_changes_at_the_sign_in_and_stays(signed_in: TillWindow) -> None:
    till = signed_in
    known = data(till)
    assert english(till, known), "it is Ukrainian"
    till.tap("language")
    till.until(lambda: not english(till, known), "English")
    till.until(lambda: till.sees("language"), "the button")
    till.tap("other-cashier")
    till.until_page("first_start")
    assert english(till, known) == []
    till.key(Qt.Key.Key_Escape)
    till.until_page("login")
    enter_pin(till)
    till.until_page("open_shift")
    assert english(till, known) == []
    till.quiet()
    kept = read_settings({"data_dir": str(till.settings.data_dir)}, {})
    assert kept.lang == "en", "the next start speaks it too"


def test_the_language_changes_on_every_page_and_nothing_in_sight_is_left_behind(
    at_work: Callable[[str], TillWindow],
) -> None:
    """Pages, the bar, messages: whatever was told before the change is told anew."""

    def change(till: TillWindow, known: frozenset[str]) -> list[str]:
        if till.window.sheet() is not None:
            return []
        till.front.announcer.offline(True)
        till.front.announcer.scans_wait(2)
        till.front.announcer.not_taken("4820000000017")
        till.loop.act(lambda: till.front.settings.set("lang", "en"))
        till.quiet()
        left = english(till, known)
        till.loop.act(lambda: till.front.settings.set("lang", "uk"))
        till.quiet()
        till.window.toasts.clear()
        return left + ukrainian(till, known)

    found = walk(at_work("uk"), change)
    assert not found, "\n".join(sorted(set(found)))
