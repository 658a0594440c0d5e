"""The PDF of a table: every row on some page, heads on each, Ukrainian that is text, long names in several lines."""

from __future__ import annotations

import re
import shutil
import subprocess
from decimal import Decimal
from pathlib import Path

import pytest
from helpers.dress import dressed
from helpers.pdf_reader import read
from PySide6.QtGui import QFont
from PySide6.QtWidgets import QApplication

from app.domain.table import Head, Holds, Table
from app.services.table_file import Writing
from ui.table_pdf import write_pdf
from ui.theme import SANS, Theme

__all__ = ["dressed"]

HEADS = (Head("Товар", share=40), Head("Сума, грн", Holds.SUM, 14))


def pages_of(path: Path) -> int:
    return len(re.findall(rb"/Type\s*/Page\b", path.read_bytes()))


def words_of(path: Path) -> list[str]:
    """Page by page, as a reader of PDF finds them."""
    said = subprocess.run(["pdftotext", "-layout", str(path), "-"], capture_output=True, check=True, text=True).stdout
    return said.rstrip("\f").split("\f")


def made(folder: Path, rows: list[tuple[str, Decimal]], **more: object) -> Path:
    path = folder / "x.pdf"
    table = Table("Продажі товарів", HEADS, rows, ("Продукти на Подолі · Каса №1",), **more)  # type: ignore[arg-type]
    write_pdf(path, table, Writing())
    return path


def test_rows_go_on_over_pages_and_none_is_lost(tmp_path: Path, dressed: Theme) -> None:
    path = made(tmp_path, [(f"Товар №{number}", Decimal(number)) for number in range(500)])
    assert path.read_bytes().startswith(b"%PDF-")
    assert pages_of(path) == 12


def test_a_long_name_takes_lines_of_its_own(tmp_path: Path, dressed: Theme) -> None:
    short = pages_of(made(tmp_path, [("а", Decimal(1))] * 40))
    (tmp_path / "x.pdf").unlink()
    long = pages_of(made(tmp_path, [("Набір подарунковий «Карпатський чай з м’ятою» " * 6, Decimal(1))] * 40))
    assert (short, long) == (1, 3)


def test_brackets_and_colons_are_found_whatever_font_the_window_wears(tmp_path: Path, dressed: Theme) -> None:
    """The font has other brackets beside capitals and colons between digits, which a reader of PDF cannot name."""
    before = QApplication.font()
    QApplication.setFont(QFont(SANS))
    try:
        path = made(tmp_path, [("=HYPERLINK(1) 14:37", Decimal(1))])
    finally:
        QApplication.setFont(before)
    assert "=HYPERLINK(1) 14:37" in " ".join("".join(read(path.read_bytes()).runs).split())


@pytest.mark.skipif(shutil.which("pdftotext") is None, reason="poppler is not on this machine to read the PDF")
def test_the_words_are_ukrainian_text_with_heads_and_numbers_of_pages(tmp_path: Path, dressed: Theme) -> None:
    rows = [(f"Їжачок «Ґудзик» №{number}", Decimal("1234.50")) for number in range(100)]
    pages = words_of(made(tmp_path, rows, total=("Разом", Decimal("123450.00"))))
    assert len(pages) == 3
    everything = "\n".join(pages)
    found = [line.split("  ")[0].strip() for line in everything.splitlines()]
    assert [line for line in found if line.startswith("Їжачок")] == [name for name, _ in rows]
    for number, page in enumerate(pages, 1):
        assert "Сума, грн" in page, "heads stand on every page"
        assert f"Сторінка {number} з 3" in page
    assert "Продукти на Подолі · Каса №1" in pages[0]
    assert "123 450,00" in pages[-1].replace("\u00a0", " ")
