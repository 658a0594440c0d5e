"""The wizard's pages: one line of Ukrainian letters for each code page and number a printer may have, to be compared.

Which number a maker gave to a page is in no answer of a printer; a person sees it at once. Labels are figures, which
every table has in the same place, and the words around are drawn: both can be read whatever the printer's letters are.
"""

from __future__ import annotations

from dataclasses import dataclass

from printing.profile import CodePage
from printing.profiles import BUILT_IN
from printing.slip import Blank, Part, Rule, Slip, Specimen, Text, centered

#: CP866 has no і and no ґ.
SAMPLES: dict[CodePage, str] = {
    "cp1251": "Її ґава, Єнот і щастя",
    "cp1125": "Її ґава, Єнот і щастя",
    "cp866": "Її Єва, Яблуко та щастя",
}
#: Numbers of makers no profile is for: Kefar, HP, Bixolon, Star's own list, short lists of Xprinter.
_SEEN_ELSEWHERE: tuple[tuple[CodePage, int], ...] = (
    ("cp1251", 23),
    ("cp1251", 51),
    ("cp1251", 28),
    ("cp1251", 34),
    ("cp1251", 13),
    ("cp866", 37),
    ("cp866", 10),
)
_TABLES = 256
_AT_ONCE = 12


@dataclass(frozen=True, slots=True)
class Candidate:
    """A line of a page: its number on the paper, and what it would mean."""

    number: int
    page: CodePage
    table: int


def _likely() -> list[tuple[CodePage, int]]:
    """What makers use, Ukrainian pages first: CP866 is the last resort."""
    known = [(page, number) for one in BUILT_IN for page, number in one.tables.items()] + list(_SEEN_ELSEWHERE)
    order = list(SAMPLES)
    return sorted(dict.fromkeys(known), key=lambda pair: order.index(pair[0]))


_FIRST = _likely()
#: The likely ones, then every number there is.
PAGES = 1 + -(-_TABLES // _AT_ONCE)


def candidates(page: int) -> tuple[Candidate, ...]:
    """The lines of the page, counted from 0. A pair stands on one page only."""
    if page == 0:
        pairs = _FIRST
    else:
        tables = range((page - 1) * _AT_ONCE, min(page * _AT_ONCE, _TABLES))
        pairs = [(code, table) for table in tables for code in SAMPLES if (code, table) not in _FIRST]
    return tuple(Candidate(number, code, table) for number, (code, table) in enumerate(pairs, 1))


def letters_slip(page: int) -> Slip:
    """The page on paper. Its words are drawn, its samples are the printer's own."""
    lines: list[Part] = [
        Specimen(f"{one.number:2} ", SAMPLES[one.page], one.page, one.table) for one in candidates(page)
    ]
    parts: list[Part] = [
        centered("КОДОВА СТОРІНКА", bold=True, tall=True),
        centered(f"аркуш {page + 1} з {PAGES}"),
        Rule(),
        Text("Знайдіть рядок, що читається так:"),
        *(Text(words, bold=True) for words in dict.fromkeys(SAMPLES.values())),
        Text("Виберіть його номер на екрані каси. Немає такого — «Жодний»."),
        Rule(),
        *lines,
        Blank(),
    ]
    return Slip(tuple(parts), drawn=True)
