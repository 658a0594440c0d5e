"""The list of receipts as a file for Excel, from the window: what is in the list, where it was asked for."""

from __future__ import annotations

import csv
import threading
from collections.abc import Iterator
from dataclasses import replace
from decimal import Decimal
from pathlib import Path

import pytest
from helpers.window import TillWindow
from PySide6.QtCore import Qt

from app.domain.csv_cell import Cell
from app.domain.table import Head, Table

ROWS = 1000


class Gate(list[tuple[Cell, ...]]):
    """Rows of a table that come as far as `at` and no further until they are let go."""

    def __init__(self, at: int) -> None:
        super().__init__((f"рядок {number}",) for number in range(ROWS))
        self._at = at
        self.reached, self.go = threading.Event(), threading.Event()

    def __iter__(self) -> Iterator[tuple[Cell, ...]]:
        for number, row in enumerate(super().__iter__()):
            if number == self._at:
                self.reached.set()
                assert self.go.wait(20), "nobody let the rows go"
            yield row


def export(till: TillWindow, path: Path) -> None:
    till.tap("export_list")
    till.until(lambda: till.sees("export_path"), "the dialog")
    if path.suffix[1:] in ("csv", "pdf"):
        till.tap(f"export_kind_{path.suffix[1:]}")
    till.write("export_path", str(path))
    till.tap("export_ok")
    till.quiet()


def rows(path: Path) -> list[dict[str, str]]:
    with path.open(encoding="utf-8-sig", newline="") as file:
        return list(csv.DictReader(file, delimiter=";"))


def test_the_shift_s_documents_are_in_the_file_with_their_sums(till: TillWindow, tmp_path: Path) -> None:
    till.sell(till.pieces()[0])
    till.enter()
    till.until_page("sale")
    till.loop.run(till.inside.cash.take_out(Decimal("5.00"), "=cmd|' /C calc'!A0"))
    till.loop.act(lambda: till.front.show("receipts"))
    till.until(lambda: len(till.front.journal.state.entries) == 3, "three documents")
    path = tmp_path / "чеки.csv"
    export(till, path)
    assert "Рядків у файлі: 3" in till.until_toast("Збережено: чеки.csv")
    taken, sold, begun = rows(path)
    assert taken["Сума, грн"] == "-5,00"
    assert taken["Причина"] == "'=cmd|' /C calc'!A0"
    assert sold["Документ"] == "Продаж"
    assert Decimal(sold["Сума, грн"].replace(",", ".")) == till.sales()[0].document.total
    assert sold["Касир"] == "Олена Коваль"
    assert begun["Сума, грн"] == "1250,00"
    till.front.journal.choose_kind(type(till.front.journal.state.kind)("sales"))
    till.until(lambda: len(till.front.journal.state.entries) == 1, "sales alone")
    export(till, tmp_path / "продажі.csv")
    assert len(rows(tmp_path / "продажі.csv")) == 1, "the filters hold for the file too"


def test_a_place_where_nothing_can_be_written_is_told_in_the_dialog(till: TillWindow, tmp_path: Path) -> None:
    till.loop.act(lambda: till.front.show("receipts"))
    for place, said in (
        (tmp_path / "no" / "x.csv", "Такої теки немає"),
        (Path("x.csv"), "Такої теки немає"),
        (tmp_path / "sandbox.db", "Такий файл уже є"),
    ):
        export(till, place)
        till.until_text("export_error", said)
        assert not till.toasts()
        till.key(Qt.Key.Key_Escape)
        till.until(lambda: till.window.sheet() is None, "no dialog")


@pytest.fixture
def slow(till: TillWindow) -> Iterator[Gate]:
    """The list of receipts, held up in its middle while it is written."""
    rows = Gate(ROWS // 2)
    export = till.front.journal.export

    async def read() -> Table:
        return Table("Чеки", (Head("Рядок"),), rows)

    made = export._make_offer
    export._make_offer = lambda: replace(made(), read=read)
    till.loop.act(lambda: till.front.show("receipts"))
    yield rows
    rows.go.set()
    till.quiet()


def begin(till: TillWindow, rows: Gate, path: Path) -> None:
    till.tap("export_list")
    till.until(lambda: till.sees("export_path"), "the dialog")
    till.tap("export_kind_csv")
    till.write("export_path", str(path))
    assert not till.sees("export_stop"), "nothing to stop yet"
    till.tap("export_ok")
    till.until(rows.reached.is_set, "the middle of the table")
    till.until(lambda: till.sees("export_stop"), "what takes longer than 300 ms shows how far it is")


def test_a_long_export_shows_how_far_it_is_and_is_whole_in_the_end(
    till: TillWindow, slow: Gate, tmp_path: Path
) -> None:
    path = tmp_path / "x.csv"
    begin(till, slow, path)
    told = f"{ROWS // 2 - 50} з 1\u00a0000 рядків"
    till.until_text("export_figures", told)
    assert not path.exists(), "the name is taken last"
    till.key(Qt.Key.Key_Escape)
    assert till.sees("export_stop"), "Esc leaves nothing half-way"
    slow.go.set()
    till.until_toast("Збережено: x.csv")
    assert till.window.sheet() is None
    assert len(rows(path)) == ROWS


def test_a_stopped_export_leaves_no_file_and_the_dialog_ready_again(
    till: TillWindow, slow: Gate, tmp_path: Path
) -> None:
    path = tmp_path / "out" / "x.csv"
    path.parent.mkdir()
    begin(till, slow, path)
    till.tap("export_stop")
    slow.go.set()
    till.quiet()
    till.until(lambda: not till.sees("export_stop"), "over")
    assert not list(path.parent.iterdir()), "no file, and no part of one"
    assert not [toast for toast in till.toasts() if "Збережено" in toast]
    assert till.text("export_error") == ""
    till.tap("export_ok")
    till.until_toast("Збережено: x.csv")
    assert len(rows(path)) == ROWS, "the next try is whole"
