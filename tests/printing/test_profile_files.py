"""A user's own profile: whatever is wrong with the file is named with its field, and the others are read."""

from __future__ import annotations

import contextlib
import os
import sys
from dataclasses import replace
from pathlib import Path

import pytest
from helpers.escpos_reader import read
from hypothesis import given
from hypothesis import strategies as st

from app.errors import StoreFault
from printing.encode import Encoder
from printing.profile_file import BadProfile, Problem, compose, parse
from printing.profile_folder import MOST_FILES, OwnProfiles, Unread, add_copy, read_folder
from printing.profiles import BUILT_IN, FALLBACK, adjusted, chosen, profile
from printing.slip import Slip, Text

GOOD = """
title = "Мій принтер"
columns = 42
dots = 512
code_page = "cp1251"
[tables]
cp1251 = 23
"""
NOTHING_TAKEN: frozenset[str] = frozenset()


def said(data: bytes | str, name: str = "mine") -> tuple[Problem, str, str]:
    with pytest.raises(BadProfile) as bad:
        parse(name, data.encode() if isinstance(data, str) else data)
    return bad.value.problem, bad.value.field, bad.value.expected


def test_a_file_of_few_words_is_a_whole_profile() -> None:
    known = parse("mine", GOOD.encode())
    assert (known.name, known.title, known.columns, known.dots, known.table) == ("mine", "Мій принтер", 42, 512, 23)
    assert known.cutter
    assert known.drawer_pin == 2
    assert parse("mine", b"\xef\xbb\xbf" + GOOD.encode()) == known, "Notepad's mark at the start is no mistake"


@pytest.mark.parametrize(
    ("line", "field", "expected"),
    [
        ("columns = 0", "columns", "16–96"),
        ("columns = 97", "columns", "16–96"),
        ("columns = 42.0", "columns", "16–96"),
        ("columns = true", "columns", "16–96"),
        ('columns = "42"', "columns", "16–96"),
        ("columns = 99999999999999999999999", "columns", "16–96"),
        ("dots = 500", "dots", "192–1152 (×8)"),
        ('code_page = "cp437"', "code_page", '"cp1251", "cp1125", "cp866", "raster"'),
        ("code_page = 1251", "code_page", '"cp1251", "cp1125", "cp866", "raster"'),
        ("cutter = 1", "cutter", "true, false"),
        ('cutter = "так"', "cutter", "true, false"),
        ("drawer_pin = 3", "drawer_pin", "2, 5"),
        ("drawer_pin = true", "drawer_pin", "2, 5"),
        ('qr = "print"', "qr", '"command", "picture"'),
        ("barcode = [1]", "barcode", '"command", "picture"'),
        ("chinese_off = 2026-11-22", "chinese_off", "true, false"),
        ('title = ""', "title", '"…" (1–60)'),
        ('title = "  "', "title", '"…" (1–60)'),
        (f'title = "{"Д" * 61}"', "title", '"…" (1–60)'),
        ('title = "Каса\\u001bp"', "title", '"…" (1–60)'),
        ('title = "\\u202e58"', "title", '"…" (1–60)'),
        ("tables = 46", "tables", "[tables]"),
        ("tables = { cp1251 = 256 }", "tables.cp1251", "0–255"),
        ("tables = { cp1251 = -1 }", "tables.cp1251", "0–255"),
        ('substitutions = ["₴"]', "substitutions", "[substitutions]"),
        ('substitutions = { "грн" = "₴" }', 'substitutions."грн"', '"₴" = "грн"'),
        ('substitutions = { "" = "x" }', 'substitutions.""', '"₴" = "грн"'),
        ('substitutions = { "₴" = 1 }', 'substitutions."₴"', '"…" (0–16)'),
        ('substitutions = { "₴" = "\\u001d" }', 'substitutions."₴"', '"…" (0–16)'),
        (f'substitutions = {{ "₴" = "{"x" * 17}" }}', 'substitutions."₴"', '"…" (0–16)'),
    ],
)
def test_wrong_value_is_named_with_its_field_and_what_may_stand_there(line: str, field: str, expected: str) -> None:
    key = line.partition(" =")[0]
    lines = [one for one in GOOD.strip().splitlines() if not one.startswith(f"{key} =")]
    if key == "tables":
        lines = lines[: lines.index("[tables]")]
    assert said("\n".join([line, *lines])) == (Problem.VALUE, field, expected)


@pytest.mark.parametrize("field", ["title", "columns", "dots", "code_page"])
def test_field_that_is_missing_is_named(field: str) -> None:
    rest = "\n".join(line for line in GOOD.splitlines() if not line.startswith(f"{field} ="))
    assert said(rest)[:2] == (Problem.MISSING, field)


def test_what_does_not_fit_together_is_told() -> None:
    assert said(GOOD.replace("cp1251 = 23", "cp866 = 17"))[:2] == (Problem.MISSING, "tables.cp1251")
    assert said(GOOD.replace("columns = 42", "columns = 48")) == (Problem.NARROW, "columns", "512 / 12 = 42")
    assert said("colums = 48\n" + GOOD)[:2] == (Problem.UNKNOWN, "colums")
    assert said(GOOD + "koi8 = 1")[:2] == (Problem.UNKNOWN, "tables.koi8")


@pytest.mark.parametrize(
    ("data", "problem"),
    [
        (b"", Problem.MISSING),
        (b"title = ", Problem.SYNTAX),
        (b"\x00\x01\x02", Problem.SYNTAX),
        (GOOD.encode("cp1251"), Problem.ENCODING),
        (GOOD.encode("utf-16"), Problem.ENCODING),
        (b"{" * 5, Problem.SYNTAX),
        (b"a = " + b"[" * 60_000, Problem.SYNTAX),
        (b"#" * 10_000_000, Problem.TOO_BIG),
        (b"import os\nos.remove('x')", Problem.SYNTAX),
        (GOOD.encode() + GOOD.encode(), Problem.SYNTAX),
    ],
    ids=["empty", "cut off", "binary", "cp1251", "utf-16", "braces", "deep", "10 MB", "code", "twice"],
)
def test_file_that_is_no_profile_is_told_as_what_it_is(data: bytes, problem: Problem) -> None:
    assert said(data)[0] is problem


@given(st.binary(max_size=300) | st.text(max_size=200).map(str.encode))
def test_no_bytes_do_more_than_be_refused(data: bytes) -> None:
    with contextlib.suppress(BadProfile):
        assert parse("mine", data).columns


@pytest.mark.parametrize("name", ["", "х" * 41, "a\x1bb"])
def test_name_the_settings_could_not_keep_is_refused(name: str) -> None:
    assert said(GOOD, name)[0] is Problem.NAME


def test_folder_gives_the_good_ones_and_says_what_is_wrong_with_the_others(tmp_path: Path) -> None:
    for name in ("b-good", "a-good"):
        (tmp_path / f"{name}.toml").write_text(GOOD, "utf-8")
    (tmp_path / "broken.toml").write_text("title =", "utf-8")
    (tmp_path / "zero.TOML").write_text(GOOD.replace("42", "0"), "utf-8")
    (tmp_path / "generic-80.toml").write_text(GOOD, "utf-8")
    (tmp_path / "folder.toml").mkdir()
    (tmp_path / "notes.txt").write_text("не профіль", "utf-8")
    with (tmp_path / "huge.toml").open("wb") as file:
        file.truncate(10_000_000)
    found = read_folder(tmp_path, frozenset({"generic-80"}))
    assert [known.name for known in found.profiles] == ["a-good", "b-good"]
    assert {(one.file, one.problem) for one in found.unread} == {
        ("broken.toml", Problem.SYNTAX),
        ("zero.TOML", Problem.VALUE),
        ("generic-80.toml", Problem.TAKEN),
        ("folder.toml", Problem.NOT_A_FILE),
        ("huge.toml", Problem.TOO_BIG),
    }


@pytest.mark.skipif(sys.platform == "win32", reason="Windows has no pipes among files")
def test_pipe_in_the_folder_is_not_waited_for(tmp_path: Path) -> None:
    os.mkfifo(tmp_path / "pipe.toml")
    (tmp_path / "gone.toml").symlink_to(tmp_path / "nowhere")
    found = read_folder(tmp_path, NOTHING_TAKEN)
    assert {(one.file, one.problem) for one in found.unread} == {
        ("pipe.toml", Problem.NOT_A_FILE),
        ("gone.toml", Problem.NOT_A_FILE),
    }


def test_folder_that_is_not_there_or_no_folder_or_overfull(tmp_path: Path) -> None:
    assert read_folder(tmp_path / "none", NOTHING_TAKEN) == OwnProfiles()
    (tmp_path / "printers").write_text("файл", "utf-8")
    found = read_folder(tmp_path / "printers", NOTHING_TAKEN)
    assert [one.problem for one in found.unread] == [Problem.UNREADABLE]
    full = tmp_path / "full"
    full.mkdir()
    for number in range(MOST_FILES + 1):
        (full / f"{number:03}.toml").write_text(GOOD, "utf-8")
    found = read_folder(full, NOTHING_TAKEN)
    assert len(found.profiles) == MOST_FILES
    assert found.unread == (Unread("full", Problem.TOO_MANY, expected=str(MOST_FILES)),)


def test_copy_is_a_new_file_each_time_and_reads_back_as_it_was(tmp_path: Path) -> None:
    folder = tmp_path / "printers"
    known = adjusted(profile("rongta-rp80"), code_page="cp866", table=59)
    known = replace(known, substitutions={**known.substitutions, "₴": "UAH", "€": "EUR", '"': "", "\\": "/"})
    paths = [add_copy(folder, known, "Мій «принтер» \\ 1") for _ in range(3)]
    assert [path.name for path in paths] == ["rongta-rp80-2.toml", "rongta-rp80-3.toml", "rongta-rp80-4.toml"]
    found = read_folder(folder, frozenset(one.name for one in BUILT_IN))
    assert not found.unread
    assert found.profiles[0] == replace(known, name="rongta-rp80-2", title="Мій «принтер» \\ 1")
    assert chosen("rongta-rp80-3", own=found.profiles).table == 59
    assert compose(found.profiles[0], "Мій «принтер» \\ 1") == paths[0].read_text("utf-8")


def test_copy_that_cannot_be_written_is_the_stores_fault(tmp_path: Path) -> None:
    (tmp_path / "printers").write_text("файл", "utf-8")
    with pytest.raises(StoreFault):
        add_copy(tmp_path / "printers", FALLBACK, "x")


def test_own_substitutions_go_before_the_common_ones_and_an_empty_one_draws() -> None:
    own = 'substitutions = { "₴" = "UAH", "—" = "" }\n'
    known = parse("mine", (own + GOOD.replace("cp1251", "cp866")).encode())
    printed = read(Encoder(known).encode(Slip((Text("5 ₴"), Text("— 5"), Text("5…")))))
    assert printed.order == ["line", "picture", "line"]
    assert printed.lines == [b"5 UAH", b"5..."]
