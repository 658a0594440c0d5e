"""A file for somebody's spreadsheet: whole or not at all, never over what is there, with a kind for each refusal."""

from __future__ import annotations

import asyncio
import errno
import os
from decimal import Decimal
from pathlib import Path

import pytest

from app.errors import FileFault
from app.services.table_file import write_table

HEADER = ["Дата", "Сума"]
ROWS = [["22.11.2026", Decimal("1438.00")], ["=1+1", Decimal("-96.00")]]


def refused(path: Path) -> str:
    with pytest.raises(FileFault) as fault:
        asyncio.run(write_table(path, HEADER, ROWS))
    return fault.value.kind


def test_excel_in_ukrainian_opens_it(tmp_path: Path) -> None:
    asyncio.run(write_table(tmp_path / "чеки.csv", HEADER, ROWS))
    data = (tmp_path / "чеки.csv").read_bytes()
    assert data == ("\ufeff" + '"Дата";"Сума"\r\n"22.11.2026";1438,00\r\n"\'=1+1";-96,00\r\n').encode(), (
        "a mark of UTF-8, semicolons, commas, ends of lines of Windows"
    )


def test_what_is_there_stays(tmp_path: Path) -> None:
    there = tmp_path / "x.csv"
    there.write_text("somebody's")
    assert refused(there) == "exists"
    assert there.read_text() == "somebody's"
    link = tmp_path / "link.csv"
    link.symlink_to(tmp_path / "elsewhere.csv")
    assert refused(link) == "exists"
    assert not (tmp_path / "elsewhere.csv").exists()


@pytest.mark.parametrize("name", ["no/folder.csv", "x" * 300 + ".csv", "nul\x00.csv"])
def test_a_place_that_is_none(tmp_path: Path, name: str) -> None:
    assert refused(tmp_path / name) == "absent"
    (tmp_path / "file").write_text("")
    assert refused(tmp_path / "file" / "x.csv") == "absent"


@pytest.mark.parametrize(("number", "kind"), [(errno.ENOSPC, "full"), (errno.EACCES, "rights"), (errno.EIO, "io")])
def test_a_disk_that_refuses_leaves_nothing_behind(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, number: int, kind: str
) -> None:
    def fails(descriptor: int) -> None:
        raise OSError(number, os.strerror(number))

    monkeypatch.setattr(os, "fsync", fails)
    assert refused(tmp_path / "x.csv") == kind
    assert not list(tmp_path.iterdir())


@pytest.mark.skipif(not Path("/dev/full").exists(), reason="only Linux has a disk that is always full")
def test_a_full_disk_for_real(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    real = Path.open

    def full(path: Path, *given: object, **more: object) -> object:
        return real(Path("/dev/full"), "wb")

    monkeypatch.setattr(Path, "open", full)
    assert refused(tmp_path / "x.csv") == "full"
