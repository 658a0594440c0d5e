"""A printer with numbers of its own: the wizard's pages are printed and read, and then every letter is right."""

from __future__ import annotations

import json
from collections.abc import Iterator
from dataclasses import replace

import pytest
from helpers.morning import enter_pin
from helpers.paper import PaperRoll, paper
from helpers.window import TillWindow
from helpers.witness import WitnessedSandbox

from app.domain.printjob import ORDER_LANE
from app.settings import FILE_NAME
from printing.lane import SPARE
from printing.letters_slip import SAMPLES
from printing.trial_slip import LETTERS

RIGHT = set(SAMPLES.values())


class Numbered:
    """What the paper of a printer shows whose tables have these numbers; all others are some other alphabet."""

    def __init__(self, tables: dict[int, str]) -> None:
        self._tables = tables

    def lines(self, job: bytes) -> list[str]:
        """The printed lines as the printer shows them: each in the table set last before it."""
        found = paper(job)
        # A page of letters sets a table for each line, any other slip one for all.
        tables = found.tables if len(found.tables) > 1 else found.tables * len(found.lines)
        return [
            line.decode(self._tables.get(table, "cp437"), "replace")
            for line, table in zip([line for line in found.lines if line], tables, strict=False)
        ]

    def right(self, job: bytes) -> list[int]:
        """The numbers of the lines that read as the wizard's samples do."""
        split = [line.strip().partition(" ") for line in self.lines(job)]
        return [int(number) for number, _, words in split if words.strip() in RIGHT]


@pytest.fixture
def roll() -> Iterator[PaperRoll]:
    with PaperRoll() as made:
        yield made


@pytest.fixture
def printing(known: TillWindow, shop: WitnessedSandbox, roll: PaperRoll) -> Iterator[TillWindow]:
    """A till at work with that printer, its printer settings open."""
    known.settings = replace(known.settings, printer=roll.uri)
    known.open()
    to_printer(known)
    yield known
    if known.is_open:
        known.close()


def senior(till: TillWindow) -> None:
    """Signs in who may change settings."""
    till.until_page("login")
    till.tap("cashier-1305")
    enter_pin(till, "9999")
    till.until_page("sale")


def to_printer(till: TillWindow) -> None:
    """Signs in and opens the printer's settings."""
    senior(till)
    till.tap("rail_settings")
    till.until_page("settings")
    till.tap("section_printer")


def next_page(till: TillWindow, roll: PaperRoll, button: str) -> bytes:
    before = len(roll.jobs)
    till.tap(button)
    till.until(lambda: len(roll.jobs) > before, "a page on paper")
    till.until(lambda: till.sees("letters_line-1"), "lines to choose from")
    return roll.jobs[-1]


def test_the_line_that_reads_right_is_found_kept_and_printed_by(printing: TillWindow, roll: PaperRoll) -> None:
    """This maker has CP1251 at 14: on the third page, which two «жодний» lead to."""
    till, printer = printing, Numbered({14: "cp1251", 21: "cp866"})
    till.tap("print_trial")
    till.until(lambda: roll.jobs, "the trial page")
    assert LETTERS[0] not in printer.lines(roll.jobs[0]), "as it comes the letters are wrong"
    till.tap("find_letters")
    page = next_page(till, roll, "letters_print")
    assert printer.right(page) == []
    assert "Аркуш 1 з" in till.text("letters_said")
    assert printer.right(next_page(till, roll, "letters_none")) == []
    page = next_page(till, roll, "letters_none")
    number, worse = printer.right(page)
    assert worse > number, "CP866 stands below: it has no і"
    till.tap(f"letters_line-{number}")
    till.until_text("profile_note", "CP1251, №14")
    till.until(lambda: till.inside.settings.printer_code_table == "14", "the setting")
    assert till.inside.settings.printer_code_page == "cp1251"
    till.tap("print_trial")
    till.until(lambda: len(roll.jobs) == 5, "the trial page again")
    assert set(LETTERS) <= set(printer.lines(roll.jobs[-1]))
    till.quiet()
    kept = json.loads((till.settings.home / FILE_NAME).read_text("utf-8"))
    till.reopen(**{name: kept[name] for name in ("printer_code_page", "printer_code_table")})
    senior(till)
    bread = till.pieces()[0]
    till.sell(bread)
    till.until(lambda: len(roll.jobs) == 6, "the slip of a sale")
    said = printer.lines(roll.jobs[-1])
    assert any(bread.title.split()[0] in line for line in said), said
    till.close()


def test_a_printer_without_cyrillic_is_printed_to_in_pictures(printing: TillWindow, roll: PaperRoll) -> None:
    till, printer = printing, Numbered({})
    till.tap("find_letters")
    assert printer.right(next_page(till, roll, "letters_print")) == []
    till.tap("letters_picture")
    till.until_text("profile_note", "малюнком")
    till.until(lambda: till.inside.settings.printer_code_page == "raster", "the setting")
    till.tap("print_trial")
    till.until(lambda: len(roll.jobs) == 2, "the trial page")
    assert not any(printer.lines(roll.jobs[-1]))
    assert paper(roll.jobs[-1]).pictures
    till.close()


def test_another_model_forgets_what_was_found_for_the_one_before(printing: TillWindow, roll: PaperRoll) -> None:
    till, printer = printing, Numbered({73: "cp1251"})
    till.tap("find_letters")
    [number] = printer.right(next_page(till, roll, "letters_print"))
    till.tap(f"letters_line-{number}")
    till.until(lambda: till.inside.settings.printer_code_table == "73", "the setting")
    till.tap("setting_printer_profile")
    till.tap("setting_printer_profile_menu_rongta-rp80")
    till.until(lambda: till.inside.settings.printer_profile == "rongta-rp80", "the model")
    assert (till.inside.settings.printer_code_page, till.inside.settings.printer_code_table) == ("", "")
    assert till.inside.printers.profile().table == 6
    till.close()


def test_own_profile_is_copied_edited_and_read_anew_and_a_mistake_is_named(
    printing: TillWindow, roll: PaperRoll
) -> None:
    till = printing
    till.tap("copy_profile")
    till.until_text("profile_note", "generic-80-2.toml")
    till.until(lambda: till.inside.settings.printer_profile == "generic-80-2", "the copy is the till's printer")
    file = till.inside.printers.folder / "generic-80-2.toml"
    text = file.read_text("utf-8")
    file.write_text(text.replace("columns = 48", "columns = 42"), "utf-8")
    till.tap("read_profiles")
    till.until(lambda: till.inside.printers.profile().columns == 42, "the edited file")
    till.until_text("trial_width", "42")
    till.reopen(printer_profile="generic-80-2", printer_orders_profile="xprinter-58", printer_spare_profile="raster-58")
    to_printer(till)
    assert till.inside.printers.profile().columns == 42, "read at the start, before the first slip"
    assert till.inside.printers.profile(ORDER_LANE).columns == 32, "the kitchen's printer has paper of its own"
    assert till.inside.printers.profile(SPARE).name == "raster-58", "and so has the spare one"
    (file.parent / "second.toml").write_text("columns =", "utf-8")
    file.write_text(text.replace("columns = 48", "columns = 0"), "utf-8")
    till.tap("read_profiles")
    said = till.until_text("profile_trouble", "generic-80-2.toml, columns: потрібно 16–96")
    assert "second.toml: файл записано з помилкою" in said
    assert "малюнком на 58 мм" in said
    till.tap("print_trial")
    till.until(lambda: roll.jobs, "the till goes on printing")
    assert paper(roll.jobs[0]).pictures[0][0] * 8 <= 384
    till.close()
