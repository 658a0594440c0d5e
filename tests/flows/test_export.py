"""The list of receipts as a file for Excel, from the window: what is in the list, where it was asked for."""

from __future__ import annotations

import csv
from decimal import Decimal
from pathlib import Path

from helpers.window import TillWindow
from PySide6.QtCore import Qt


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
