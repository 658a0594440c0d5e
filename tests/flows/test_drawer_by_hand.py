"""The drawer without a sale: a reason, a row in the audit, one pulse; and none with a copy."""

from __future__ import annotations

from pathlib import Path

from helpers.window import TillWindow
from PySide6.QtCore import Qt

PULSE = b"\x1bp"


def pulses(till: TillWindow) -> int:
    paper = Path(till.settings.printer.removeprefix("file:"))
    return paper.read_bytes().count(PULSE) if paper.exists() else 0


def test_it_opens_for_a_reason_that_is_kept(till: TillWindow) -> None:
    before = pulses(till)
    till.key(Qt.Key.Key_F10)
    till.until(lambda: till.sees("drawer-open"), "asked why")
    assert not till.find("drawer-open").isEnabled()
    till.enter()
    till.tap("drawer-reason-1")
    till.enter()
    till.until(lambda: pulses(till) == before + 1, "one pulse")
    rows = till.loop.run(till.inside.stores.audit.recent())
    last = max(rows, key=lambda row: row.seq)
    cashier = till.inside.station.cashier
    assert cashier is not None
    assert (last.what, last.who, last.facts["reason"]) == ("drawer", cashier.name, "Розмін")


def test_ones_own_words_are_a_reason_and_esc_leaves_it_shut(till: TillWindow) -> None:
    before = pulses(till)
    till.key(Qt.Key.Key_F10)
    till.tap("drawer-reason-other")
    till.type("шукаю ключ")
    till.key(Qt.Key.Key_Escape)
    till.until_page("sale")
    till.key(Qt.Key.Key_F10)
    till.tap("drawer-reason-other")
    till.until(lambda: not till.line("drawer-reason-text"), "nothing left of the last time")
    till.type("шукаю ключ")
    till.tap("drawer-open")
    till.until(lambda: pulses(till) == before + 1, "one pulse, and none for the Esc")


def test_a_copy_does_not_open_it(till: TillWindow) -> None:
    before = pulses(till)
    till.sell(till.pieces()[0])
    till.until(lambda: pulses(till) == before + 1, "the sale's pulse")
    document = till.sales()[-1].document
    till.loop.run(till.inside.journal.reprint(document.id))
    till.quiet()
    till.until(lambda: "КОПІЯ".encode("cp1251") in Path(till.settings.printer.removeprefix("file:")).read_bytes())
    assert pulses(till) == before + 1
