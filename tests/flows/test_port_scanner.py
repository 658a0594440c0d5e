"""A scanner on a COM port at the counter: its scans go where a keyboard's go, and a pulled cable costs no sale."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from helpers.morning import enter_pin
from helpers.serial_scanner import PtyScanner, com_scanner
from helpers.window import TillWindow
from helpers.witness import WitnessedSandbox
from PySide6.QtCore import Qt

from app.devices import scanner as scanners
from app.devices.scanner import ScannerState
from app.domain.barcode import check_digit

__all__ = ["com_scanner"]


@pytest.fixture
def counter(
    known: TillWindow, shop: WitnessedSandbox, com_scanner: PtyScanner, monkeypatch: pytest.MonkeyPatch
) -> Iterator[TillWindow]:
    """A till with that scanner, ready to sell."""
    monkeypatch.setattr(scanners, "RETRY", 0.02)
    known.open(scanner=com_scanner.uri)
    enter_pin(known)
    known.until_page("sale")
    known.until(lambda: known.inside.scanner.state is ScannerState.READY, "the scanner")
    yield known
    if known.is_open:
        known.close()


def test_scans_of_a_port_are_lines_and_wait_behind_a_dialog(counter: TillWindow, com_scanner: PtyScanner) -> None:
    bread, milk = counter.pieces()[:2]
    com_scanner.send(f"{bread.barcode}\r\n{bread.barcode}\r\n{milk.barcode}\r\n".encode())
    counter.until(lambda: counter.lines() == [(bread.title, 2), (milk.title, 1)], "three scans")
    counter.tap("clear_receipt")
    com_scanner.send(f"{milk.barcode}\r".encode())
    counter.until_toast("Скани чекають: 1")
    counter.key(Qt.Key.Key_Escape)
    counter.until(lambda: counter.lines() == [(bread.title, 2), (milk.title, 2)], "the scan that waited")


def test_a_pulled_cable_is_said_and_scanning_goes_on_when_it_is_back(
    counter: TillWindow, com_scanner: PtyScanner
) -> None:
    bread = counter.pieces()[0]
    com_scanner.pull()
    counter.until_toast("Сканер не відповідає")
    counter.sell(bread)
    assert len(counter.sales()) == 1, "a keyboard scanner and hands go on selling"
    com_scanner.plug()
    counter.until_toast("Сканер знову на зв’язку")
    com_scanner.send(f"{bread.barcode}\r".encode())
    counter.until(lambda: counter.page == "sale" and counter.lines() == [(bread.title, 1)], "the next receipt")


def test_a_code_is_tried_on_the_settings_page_by_the_table_as_it_is_being_written(
    counter: TillWindow, com_scanner: PtyScanner
) -> None:
    counter.loop.act(lambda: counter.front.lock())
    counter.until_page("login")
    counter.tap("cashier-1305")
    enter_pin(counter, "9999")
    counter.until(lambda: counter.page in ("sale", "open_shift"), "the senior's page")
    counter.loop.act(lambda: counter.front.show("settings"))
    counter.tap("section_scanner")
    bananas = next(one for one in counter.loop.run(counter.inside.stores.catalog.search("Банани", limit=1)))
    twelve = f"21{int(bananas.sku):05d}01254"
    code = f"{twelve}{check_digit(twelve)}"
    com_scanner.send(f"{code}\r".encode())
    counter.until_text("try_code_outcome", "1,254\u00a0кг")
    assert counter.page == "settings", "it was tried, not sold"
    counter.write("label_row_1", "21 IIIIIPPPPPC")
    counter.until_text("try_code_outcome", "12,54\u00a0грн")
    counter.write("label_row_1", "21 IIIIIPPPP")
    counter.until_text("try_code_outcome", "не 13 цифр")
    counter.enter()
    counter.until_text("setting_labels_error", "13 цифр")
    counter.write("label_row_1", "21 КККККЦЦЦЦЦС")
    counter.enter()
    counter.until(lambda: counter.inside.settings.labels == "21 IIIIIPPPPPC", "the table kept")
    counter.loop.act(lambda: counter.front.show("sale"))
    com_scanner.send(f"{code}\r".encode())
    counter.until(lambda: counter.lines(), "the goods by their price label")
    [item] = counter.front.sale.receipt.items
    assert str(item.gross) == "12.54"
