"""The keyboard over the whole till: commands reach their page past every field, no scan presses one."""

from __future__ import annotations

import json

from helpers.window import TillWindow
from PySide6.QtCore import QCoreApplication, QEvent, Qt
from PySide6.QtGui import QKeyEvent

from ui.keymap import keymap
from ui.widgets.overlay import Overlay

F1, F12 = Qt.Key.Key_F1, Qt.Key.Key_F12
#: Д on a Ukrainian layout stands where L does.
DE = Qt.Key(0x0414)


def sheet(till: TillWindow) -> str:
    top = Overlay.top(till.window)
    return top.objectName() if top is not None else ""


def test_f1_tells_the_keys_and_goes_again(till: TillWindow) -> None:
    till.key(F1)
    till.until(lambda: sheet(till) == "keys_sheet", "the sheet")
    till.key(F1)
    till.until(lambda: not sheet(till), "no sheet")
    till.key(F1)
    till.tap("keys_sheet_close")
    till.until(lambda: not sheet(till), "no sheet")
    till.put_in(till.pieces()[0])
    till.key(F12)
    till.until_page("payment")
    till.key(F1)
    assert not sheet(till), "F1 is the cash there"
    till.key(F1, ctrl=True)
    till.until(lambda: sheet(till) == "keys_sheet", "the sheet")


def test_a_scan_is_taken_while_the_sheet_is_read(till: TillWindow) -> None:
    bread = till.pieces()[0]
    till.key(F1)
    till.until(lambda: sheet(till) == "keys_sheet", "the sheet")
    till.put_in(bread)
    till.until(lambda: not sheet(till), "no sheet")


def test_letters_work_by_their_place_and_never_reach_the_field(till: TillWindow) -> None:
    till.type("хліб")
    till.until(lambda: till.line("search") == "хліб", "typed")
    till.key(DE, ctrl=True)
    till.until_page("login")


def test_exact_cash_with_one_key(till: TillWindow) -> None:
    till.put_in(till.pieces()[0])
    till.key(F12, ctrl=True)
    till.until_page("done")
    assert till.text("change") == "0,00"
    assert len(till.sales()) == 1
    till.key(F12)
    till.until_page("sale")


def test_exact_cash_of_nothing_sells_nothing(till: TillWindow) -> None:
    till.key(F12, ctrl=True)
    till.loop.settle()
    assert till.page == "sale"
    assert not till.sales()


def test_rooms_are_entered_by_keys(till: TillWindow) -> None:
    for key, page in (
        (Qt.Key.Key_H, "receipts"),
        (Qt.Key.Key_T, "shift"),
        (Qt.Key.Key_O, "settings"),
        (Qt.Key.Key_Q, "queue"),
        (Qt.Key.Key_S, "sale"),
    ):
        till.key(key, ctrl=True)
        till.until_page(page)


def test_a_key_in_the_middle_of_a_scan_presses_nothing(till: TillWindow) -> None:
    """A scanner set to send F12 behind the code, before its Enter."""
    bread = till.pieces()[0]
    assert bread.barcode

    def burst() -> None:
        moment = 50_000
        handle = till.window.windowHandle()
        for key, text in (
            *((Qt.Key(ord(one)), one) for one in bread.barcode or ""),
            (F12, ""),
            (Qt.Key.Key_Return, "\r"),
        ):
            moment += 3
            for kind in (QEvent.Type.KeyPress, QEvent.Type.KeyRelease):
                event = QKeyEvent(kind, key, Qt.KeyboardModifier.NoModifier, text)
                event.setTimestamp(moment)
                QCoreApplication.postEvent(handle, event)
        QCoreApplication.processEvents()

    till.loop.act(burst)
    till.until(lambda: till.lines(), "the bread")
    assert till.page == "sale"


def test_keys_of_settings_json_hold_and_wrong_ones_are_told(till: TillWindow) -> None:
    file = till.settings.home / "settings.json"
    stored = json.loads(file.read_text("utf-8")) if file.exists() else {}
    till.close()
    file.write_text(json.dumps({**stored, "keys": "pay=Shift+F5; hold=Alt+F4"}), "utf-8")
    try:
        till.open(keys="pay=Shift+F5; hold=Alt+F4")
        assert (keymap.key("pay"), keymap.key("hold")) == ("Shift+F5", "F6")
        till.until(lambda: till.sees("toast_keys"), "a word about the wrong one")
    finally:
        keymap.wear("")
