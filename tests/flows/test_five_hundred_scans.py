"""Five hundred scans, faster than any hand: on the sale, behind dialogs, while paying. None is lost, none is out of its
order, and no digit of them is typed into money (reliability.md, row 13)."""

from __future__ import annotations

from collections import Counter
from itertools import cycle, islice

from helpers.window import TillWindow
from PySide6.QtCore import Qt

F12, ESC = Qt.Key.Key_F12, Qt.Key.Key_Escape
AT_ONCE, BEHIND, PAYING = 300, 100, 100


def test_five_hundred_scans_are_five_hundred_pieces_in_their_order(till: TillWindow) -> None:
    goods = till.pieces()[:5]
    names = {one.id: one.title for one in goods}
    sent: list[str] = []
    taken: list[str] = []

    def taking(item_id: str) -> None:
        item = till.front.sale.receipt.item(item_id)
        assert item is not None
        taken.append(str(item.product_id))

    till.front.sale.added.connect(taking)

    def scan(count: int) -> None:
        """So many codes, each twice in a row: an honest repeat is a second piece."""
        twice = [same for one in goods for same in (one, one)]
        for one in islice(cycle(twice), count):
            sent.append(one.id)
            till.hands.scan(one.barcode or "")

    till.loop.act(lambda: scan(AT_ONCE))
    till.until(lambda: len(taken) == AT_ONCE, "all at once", 30)
    assert till.line("search") == ""

    till.tap("receipt_editor_stepper_edit")
    till.until(lambda: till.sees("dialog_value"), "the dialog for the quantity")
    before = till.text("dialog_value")
    till.loop.act(lambda: scan(BEHIND))
    till.until_toast(f"Скани чекають: {BEHIND}")
    assert (till.text("dialog_value"), len(taken)) == (before, AT_ONCE), "they wait, and type nothing"
    till.key(ESC)
    till.until(lambda: len(taken) == AT_ONCE + BEHIND, "those that waited", 30)

    till.key(F12)
    till.until_page("payment")
    till.tap("note_1000")
    till.until_text("tendered", "000,00")
    counted = till.text("tendered")
    till.loop.act(lambda: scan(PAYING))
    till.until(lambda: len(taken) == AT_ONCE + BEHIND + PAYING, "those while paying", 30)
    assert till.text("tendered") == counted, "no digit in the money"
    assert till.page == "payment"
    assert not till.sales(), "no Enter of a scan takes it"

    assert taken == sent
    wanted = Counter(sent)
    assert dict(till.lines()) == {names[one]: count for one, count in wanted.items()}


def test_fifty_scans_at_the_sign_in_are_no_pin(till: TillWindow) -> None:
    bread = till.pieces()[0]
    till.loop.act(till.front.lock)
    till.until_page("login")

    def scan() -> None:
        for _ in range(50):
            till.hands.scan(bread.barcode or "")

    till.loop.act(scan)
    till.until_toast("Скан не взято")
    assert till.front.login.pad.dots == 0
    assert till.page == "login"
    assert not till.lines()
