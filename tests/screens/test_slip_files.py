"""A slip saved as PDF or PNG: the same words, paper of the real width, never over a file, each refusal its kind."""

from __future__ import annotations

import asyncio
import errno
import os
import threading
import tracemalloc
from io import BytesIO
from pathlib import Path

import pytest
from helpers import slips as made
from helpers.golden import PROFILES, slips
from helpers.pdf_reader import read
from helpers.qloop import Loop
from PIL import Image

from app.errors import FileFault
from printing.layout import Row
from printing.preview import MOST_ROWS, plain_text
from printing.profiles import DEFAULT, profile
from printing.receipt_slip import receipt_slip
from printing.sheet import sheet
from printing.slip import Pair, Picture, Slip
from ui import slip_files, slip_pdf
from ui.slip_files import FileKind, file_name, save_slip
from ui.slip_pdf import pdf
from ui.theme import load_fonts

SLIPS = slips()


@pytest.fixture(autouse=True)
def fonts(loop: Loop) -> None:
    """The till's own, as the window has them."""
    load_fonts()


def save(folder: Path, kind: FileKind = FileKind.PDF, name: str = "Чек №1043", slip: Slip = SLIPS["sale"]) -> Path:
    return asyncio.run(save_slip(slip, DEFAULT, folder, name, kind))


def words(data: bytes) -> str:
    return "".join("".join(read(data).runs).split())


@pytest.mark.parametrize("columns", sorted(PROFILES))
@pytest.mark.parametrize("name", sorted(SLIPS))
def test_the_pdf_says_what_the_paper_says_at_the_paper_s_width(loop: Loop, name: str, columns: int) -> None:
    known = PROFILES[columns]
    made_of = pdf(SLIPS[name], known, name)
    rows = [row for row in sheet(SLIPS[name], known).rows if isinstance(row, Row)]
    found = words(made_of)
    for row in rows:
        assert "".join(row.text.split()) in found, row
    ((wide, tall),) = read(made_of).pages
    assert wide == pytest.approx(58 if columns == 32 else 80, abs=0.3)
    assert tall == pytest.approx(sheet(SLIPS[name], known).height / 8, abs=0.5)


def test_letters_no_font_has_keep_their_cells_and_turn_no_sum_around(loop: Loop) -> None:
    """They are pictures, as on paper; what can be copied stands in its order."""
    drawn = pdf(Slip((Pair("₴ שלום 🙂 غ кінець", "5,00"),)), profile("raster-80"), "x")
    assert read(drawn).runs == ("₴", "кінець", "5,00")
    assert drawn.count(b"/Subtype /Image") == 3
    assert b"/DCTDecode" not in drawn, "letters are not smeared"
    assert b"/Subtype /Image" not in pdf(Slip((Pair("₴ кінець", "5,00"),)), profile("raster-80"), "x")


def test_a_receipt_of_a_thousand_lines_is_whole_on_pages_a_program_opens(loop: Loop) -> None:
    document = made.document(tuple(made.item(f"Товар {number}", "10.00") for number in range(1000)), ())
    tracemalloc.start()
    data = pdf(receipt_slip(document, None, made.PLACE), DEFAULT, "x")
    _, peak = tracemalloc.get_traced_memory()
    tracemalloc.stop()
    drawn = read(data)
    assert all(tall <= 2001 for _, tall in drawn.pages)
    assert len(drawn.pages) > 1
    said = "".join(drawn.runs)
    assert all(f"Товар{number}" in said for number in range(1000)), "the PDF is not cut as the picture is"
    assert peak < 30_000_000


def test_the_shop_s_picture_is_in_the_pdf(loop: Loop) -> None:
    out = BytesIO()
    Image.new("L", (100, 60), 0).save(out, "PNG")
    with_it, without = (pdf(Slip(parts), DEFAULT, "x") for parts in ((Picture(out.getvalue()),), (Picture(b"no"),)))
    assert b"/Subtype /Image" in with_it
    assert b"/Subtype /Image" not in without
    assert read(with_it).pages[0][1] == pytest.approx(read(without).pages[0][1] + 60 / 8, abs=0.5)


def test_a_picture_is_the_paper_at_its_own_dots(loop: Loop, tmp_path: Path) -> None:
    picture = Image.open(BytesIO(save(tmp_path, FileKind.PNG).read_bytes()))
    assert picture.width == 48 * 12 + 48
    assert picture.info["Description"] == plain_text(SLIPS["sale"], DEFAULT)
    assert picture.height <= (MOST_ROWS + 10) * 26


@pytest.mark.parametrize("kind", list(FileKind))
def test_a_file_that_is_there_stays_and_the_new_one_has_a_number(loop: Loop, tmp_path: Path, kind: FileKind) -> None:
    first = save(tmp_path, kind)
    first.write_text("somebody's")
    assert first.name == f"Чек №1043.{kind}"
    assert save(tmp_path, kind).name == f"Чек №1043 (2).{kind}"
    assert save(tmp_path, kind).name == f"Чек №1043 (3).{kind}"
    assert first.read_text() == "somebody's"


def test_a_name_taken_too_often_is_told(loop: Loop, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(slip_files, "_MOST_ALIKE", 2)
    for _ in range(2):
        save(tmp_path)
    with pytest.raises(FileFault) as fault:
        save(tmp_path)
    assert fault.value.kind == "exists"


@pytest.mark.parametrize(("number", "kind"), [(errno.ENOSPC, "full"), (errno.EACCES, "rights"), (errno.EIO, "io")])
def test_a_disk_that_refuses_leaves_nothing_behind(
    loop: Loop, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, number: int, kind: str
) -> None:
    def fails(descriptor: int) -> None:
        raise OSError(number, os.strerror(number))

    monkeypatch.setattr(os, "fsync", fails)
    with pytest.raises(FileFault) as fault:
        save(tmp_path)
    assert fault.value.kind == kind
    assert not list(tmp_path.iterdir())


def test_no_such_folder_is_told(loop: Loop, tmp_path: Path) -> None:
    with pytest.raises(FileFault) as fault:
        save(tmp_path / "no")
    assert fault.value.kind == "absent"


@pytest.mark.parametrize(
    ("name", "kept"),
    [
        ("Чек №7 · 22.11.2026 14:39", "Чек №7 · 22.11.2026 14 39"),
        ("..\\..\\x/y", "x y"),
        ("a\x00b\u202ec\n", "a b c"),
        ("CON", "_CON"),
        ("com1.x", "_com1.x"),
        (" . ", "_"),
        ("", "_"),
        ("я" * 500, "я" * 80),
    ],
)
def test_names_every_disk_takes(name: str, kept: str) -> None:
    assert file_name(name) == kept


def test_the_window_s_thread_draws_nothing(loop: Loop, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    threads: list[str] = []
    real = slip_pdf.pdf

    def watched(*given: object) -> bytes:
        threads.append(threading.current_thread().name)
        return real(*given)  # type: ignore[arg-type]

    monkeypatch.setattr(slip_pdf, "pdf", watched)
    save(tmp_path)
    assert threads
    assert threads[0] != threading.main_thread().name
