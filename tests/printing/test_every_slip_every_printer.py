"""Every kind of slip through every profile and each of its pages, read back from the bytes: the text is the text."""

from __future__ import annotations

import pytest
from helpers.golden import slips
from helpers.read_back import folded, lines_of

from printing.encode import Encoder
from printing.profiles import BUILT_IN, CodePage, Profile, adjusted
from printing.slip import Slip, Text

SLIPS = slips()


def variants(known: Profile) -> list[CodePage]:
    """Each page the printer has, and pictures."""
    return [*(page for page in known.tables if page != "raster"), "raster"]


@pytest.mark.parametrize(
    ("known", "page"),
    [(known, page) for known in BUILT_IN for page in variants(known)],
    ids=lambda one: one if isinstance(one, str) else one.name,
)
def test_every_slip_says_what_it_says(known: Profile, page: CodePage) -> None:
    printer = adjusted(known, code_page=page)
    for name, slip in SLIPS.items():
        found = list(lines_of(Encoder(printer).encode(slip), slip, printer))
        assert len(found) > 5, name
        for wanted, seen in found:
            assert folded(seen) == folded(wanted), name


@pytest.mark.parametrize("page", ["cp1251", "cp866", "raster"])
def test_the_reader_sees_one_wrong_letter(page: CodePage) -> None:
    """A table of the wrong number, or one letter for another, does not read as the right text."""
    printer = adjusted(BUILT_IN[0], code_page=page)
    meant, made = Slip((Text("Сир Гауда"), Text("Єва"))), Slip((Text("Сир Гаудо"), Text("Ева")))
    found = list(lines_of(Encoder(printer).encode(made), meant, printer))
    assert [folded(seen) == folded(wanted) for wanted, seen in found] == [False, False]
