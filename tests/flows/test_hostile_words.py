"""Row 16: markup, ampersands, controls and novels in every text of foreign origin, on every page and dialog."""

from __future__ import annotations

import logging
import sys
from collections.abc import Callable
from contextlib import ExitStack
from decimal import Decimal
from functools import partial
from pathlib import Path

import pytest
from helpers.hostile import Bait, bring, hostile, obeyed
from helpers.window import KEY, PASSWORD, PHONE, TillWindow
from helpers.witness import WitnessedSandbox
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QLabel, QWidget
from pytestqt.qtbot import QtBot

from app.domain.cashier import Cashier, Right, Role
from app.domain.product import Category
from app.errors import PrinterFault
from app.services.sale import Needs
from ui.line_sheets import LineSheets
from ui.messages import Message
from ui.screens.dialogs import ConfirmDialog, MessageDialog
from ui.sheets import Sheets
from ui.widgets.button import Button
from ui.widgets.card import Card
from ui.widgets.categories import CategoryButton
from ui.widgets.chip import StatusChip
from ui.widgets.empty import Empty
from ui.widgets.field import Field, LabelledField
from ui.widgets.figure import Figure
from ui.widgets.label import label
from ui.widgets.notice import Notice
from ui.widgets.person_tile import PersonTile
from ui.widgets.segment import Segment
from ui.widgets.tag import Tag
from ui.widgets.toast import Toast

pytestmark = pytest.mark.skipif(sys.platform != "linux", reason="only Linux notes when a file was read last")
PAGES = ("sale", "receipts", "held", "queue", "shift", "settings", "close_shift", "open_shift", "login", "sale")


class Tour:
    """Looks at every page and dialog, and remembers what obeyed a text."""

    def __init__(self, till: TillWindow, texts: list[str]) -> None:
        self.till, self.texts = till, texts
        self.found: list[str] = []
        self.seen: set[str] = set()

    def look(self, name: str) -> None:
        till = self.till
        till.quiet()
        till.loop.act(lambda: till.window.grab())
        self.found += [f"{name}: {one}" for one in obeyed(till.window)]
        self.seen.update(till.texts())

    def page(self, name: str) -> None:
        self.till.loop.act(lambda: self.till.front.show(name))
        self.look(name)

    def sheet(self, name: str, opens: Callable[[], object]) -> None:
        till = self.till
        till.loop.act(opens)
        assert till.window.sheet() is not None, name
        self.look(name)
        sheet = till.window.sheet()
        assert sheet is not None
        till.loop.act(sheet.dismiss)
        till.quiet()


def day(tour: Tour) -> None:
    """From the first sign-in to the close of the shift, with everything open once."""
    till, texts = tour.till, tour.texts
    till.write("phone", PHONE)
    till.write("password", PASSWORD)
    till.enter()
    till.until(lambda: till.sees("take-place"), "shops to choose from")
    tour.look("place")
    till.tap("terminal-20001")
    till.tap("take-place")
    till.until_page("login")
    till.until(lambda: till.front.login.tiles, "people")
    tour.look("login")
    first = min(till.front.login.tiles, key=lambda one: one.id).id
    till.front.login.choose(first)
    till.type("1111")
    till.until_page("open_shift")
    tour.look("open_shift")
    till.type("1250")
    till.tap("open-shift-button")
    till.until_page("sale")
    till.until(lambda: till.synced and till.front.sale.shelf.products, "goods")
    for category in (None, *till.front.sale.shelves.all):
        till.loop.act(lambda category=category: till.front.sale.choose(category.id if category else None))
        tour.look("shelf")
    for text in texts[::25]:
        till.front.sale.search(text)
        till.quiet()
    tour.look("search")
    till.front.sale.search("")
    till.front.sale.choose(None)
    till.quiet()
    goods = [one for one in till.front.sale.shelf.products if one.price and not one.by_weight and not one.free_price]
    for one in goods[:30]:
        till.loop.run(till.inside.sale.add(one, Decimal(1)))
    tour.look("receipt")
    (sheets,) = till.window.findChildren(Sheets)
    (line_sheets,) = till.window.findChildren(LineSheets)
    lines = till.front.sale.receipt.items
    for one, line in zip(goods[:2], lines[:2], strict=True):
        tour.sheet("quantity", lambda line=line: line_sheets.quantity(line.id))
        for name in ("discount", "line", "price", "comment", "explain"):
            tour.sheet(f"line {name}", partial(getattr(line_sheets, name), line.id))
        tour.sheet("weight", lambda one=one: sheets.weight(Needs(one, weight=True)))
        tour.sheet("price", lambda one=one: sheets.price(Needs(one, price=True)))
    tour.sheet("clear", line_sheets.clear)
    tour.sheet("receipt discount", line_sheets.discount)
    tour.sheet("cash", lambda: till.front.cash_move.open(output=True))
    people = [Cashier(900 + n, text, text, "", Role.SENIOR) for n, text in enumerate(texts[:40])]
    tour.sheet("override", lambda: till.front.override.begin(Right.REFUND, people))
    said = till.front.announcer
    for number, text in enumerate(texts):
        tell = (
            lambda text=text: said.unknown_code(text, lambda code: None),
            lambda text=text: said.not_taken(text),
            lambda text=text: said.removed(text, lambda: None),
            lambda text=text, key=str(number): said.not_printed(key, text, PrinterFault("paper"), lambda: None),
        )[number % 4]
        tell()
        if number % 4 == 3:
            tour.found += [f"toasts: {one}" for toast in till.window.findChildren(Toast) for one in obeyed(toast)]
            tour.seen.update(till.toasts())
            till.window.toasts.clear()
    for text in texts[:12]:
        till.loop.run(till.inside.held.hold(text))
        till.loop.run(till.inside.sale.add(goods[0], Decimal(1)))
    tour.page("held")
    tour.page("sale")
    till.key(Qt.Key.Key_F12)
    till.until_page("payment")
    tour.look("payment")
    till.enter()
    till.until_page("done")
    till.until(lambda: till.front.done.state is not None and till.front.done.state.picture, "the slip")
    tour.look("done")
    till.enter()
    for name in PAGES:
        tour.page(name)


def test_no_page_and_no_dialog_obeys_a_foreign_text(
    servers: ExitStack, fresh: TillWindow, tmp_path: Path, caplog: pytest.LogCaptureFixture
) -> None:
    bait = Bait(tmp_path)
    texts = hostile(bait.path)
    assert len(texts) == 300
    sandbox = WitnessedSandbox(tmp_path / "sandbox.db", goods=300)
    servers.enter_context(sandbox)
    sandbox.set(fiscal_delay=0)
    bring(sandbox, texts)
    for text in texts[::30]:
        sandbox.fault(
            match="POST /api/v1/pos/receipts", kind="status", status=422, body={"errors": {text or "x": [text]}}
        )
    caplog.set_level(logging.ERROR)
    fresh.open(server=sandbox.url, api_key=KEY)
    tour = Tour(fresh, texts)
    day(tour)
    assert not tour.found
    assert not bait.taken, "nobody opened the file that was named in every way"
    assert not [
        record.getMessage() for record in caplog.records if record.name.split(".")[0] in ("app", "ui", "printing")
    ]
    everything = "\n".join(tour.seen)
    assert sum(text in everything for text in texts if len(text) > 3) >= 150, "they were on the screen"


def everywhere(text: str) -> QWidget:
    """Each kind of control that shows words, with this one."""
    card = Card()
    category = Category("1", text, 3, None, 5)
    empty = Empty("receipt-text")
    empty.set(text, text)
    for widget in (
        label(text),
        label(text, wrap=True),
        label(text, elide=Qt.TextElideMode.ElideMiddle),
        Figure(text),
        Button(text),
        Button(text, role="chip"),
        Tag(text, "g"),
        StatusChip(text),
        CategoryButton(category.title, category.color),
        PersonTile(text, text, text[:2], None, name="person"),
        Field(text, said=text, name="field"),
        LabelledField(text, text, name="labelled", said=text),
        Segment([("a", text), ("b", text)], name="segment"),
        Notice(text, "info", name="notice"),
        empty,
        Toast(card, text, text, action=text),
    ):
        card.body.addWidget(widget)
    return card


def test_no_control_obeys_any_of_the_three_hundred(qtbot: QtBot, tmp_path: Path, qapp: QApplication) -> None:
    bait = Bait(tmp_path)
    for text in hostile(bait.path):
        shown = everywhere(text)
        qtbot.addWidget(shown)
        if str(bait.path) in text:
            shown.resize(600, 1400)
            shown.grab()
        assert not obeyed(shown), text
        assert not bait.taken, text
        shown.deleteLater()


def test_dialogs_of_words_obey_none(qtbot: QtBot, tmp_path: Path) -> None:
    bait = Bait(tmp_path)
    host = QWidget()
    qtbot.addWidget(host)
    host.resize(1024, 768)
    host.show()
    for text in hostile(bait.path)[::6]:
        for dialog in (ConfirmDialog(host, text, text, text), MessageDialog(host, Message(text, text))):
            dialog.open()
            host.grab()
            assert not obeyed(host), text
            dialog.dismiss()
    assert not bait.taken


def test_the_watch_sees_what_qt_does_by_itself(qtbot: QtBot, tmp_path: Path) -> None:
    """The measure itself: a label as Qt makes it opens the file, and is found."""
    bait = Bait(tmp_path)
    plain = QLabel(f'<img src="file:{bait.path}">')
    qtbot.addWidget(plain)
    assert obeyed(plain)
    plain.grab()
    assert bait.taken
