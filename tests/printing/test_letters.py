"""Ukrainian letters in each code page, substitutions where a page lacks a sign, a drawn line where nothing helps."""

from __future__ import annotations

import pytest
from helpers.escpos_reader import read

from printing.encode import Encoder
from printing.letters import Letters, ascii_only
from printing.profiles import Profile, adjusted, profile
from printing.slip import Slip, Text

UKRAINIAN = "АаБбВвГгҐґДдЕеЄєЖжЗзИиІіЇїЙйКкЛлМмНнОоПпРрСсТтУуФфХхЦцЧчШшЩщЬьЮюЯя"


def paper(text: str, known: Profile) -> list[str]:
    """Printed lines; a drawn one is "[picture]"."""
    out = read(Encoder(known).encode(Slip((Text(text),))))
    lines = iter(out.lines)
    return [next(lines).decode(known.page or "ascii") if what == "line" else "[picture]" for what in out.order]


@pytest.mark.parametrize(("page", "codes"), [("cp1251", "a5b4b2b3afbfaaba"), ("cp1125", "f2f3f6f7f8f9f4f5")])
def test_letters_russian_pages_lack_have_the_codes_of_the_makers_tables(page: str, codes: str) -> None:
    """Codes written from the pages' published tables: Ґ ґ І і Ї ї Є є."""
    known = adjusted(profile("generic-80"), code_page=page)  # type: ignore[arg-type]
    out = read(Encoder(known).encode(Slip((Text("ҐґІіЇїЄє"),))))
    assert out.lines == [bytes.fromhex(codes)]


@pytest.mark.parametrize("page", ["cp1251", "cp1125"])
def test_whole_alphabet_is_printed_as_text(page: str) -> None:
    known = adjusted(profile("generic-80"), code_page=page)  # type: ignore[arg-type]
    assert "".join(paper(UKRAINIAN, known)).replace("-", "") == UKRAINIAN


@pytest.mark.parametrize(
    ("page", "text", "printed"),
    [
        ("cp1251", "мʼята ₴ «сік» — і", "м'ята грн «сік» — і"),
        ("cp1125", "м’ята ₴ «сік» — і", 'м\'ята грн "сік" - і'),
        ("cp866", "м’ята ₴ «сок» — да", 'м\'ята грн "сок" - да'),
        ("cp1251", "\u0456\u0308жа", "їжа"),  # ї as і with a combining diaeresis becomes one letter
        ("cp1251", "хліб\u200b\u00ad свіжий", "хліб свіжий"),
        ("cp1251", "а\u0301кція", "акція"),  # the stress mark has no column of its own
        ("cp1251", "рядок\nдругий\tтретій\u00a0четвертий", "рядок другий третій четвертий"),
        ("cp1251", "ціна\x1bp\x00\x19\x7f", "цінаp"),
    ],
)
def test_what_stands_on_the_paper(page: str, text: str, printed: str) -> None:
    known = adjusted(profile("generic-80"), code_page=page)  # type: ignore[arg-type]
    assert paper(text, known) == [printed]


@pytest.mark.parametrize(("text", "page"), [("Хліб 🍞", "cp1251"), ("日本", "cp1125"), ("ґ", "cp866"), ("é", "cp1251")])
def test_line_the_page_cannot_say_is_drawn_and_its_neighbours_are_not(text: str, page: str) -> None:
    known = adjusted(profile("generic-80"), code_page=page)  # type: ignore[arg-type]
    out = read(Encoder(known).encode(Slip((Text("1"), Text(text), Text("2")))))
    assert out.order == ["line", "picture", "line"]
    assert out.lines == [b"1", b"2"]


def test_substitution_that_the_page_lacks_too_is_not_used() -> None:
    letters = Letters("cp866", {"₴": "ґривня", "€": "EUR"})
    assert letters.clean("₴€") == "₴EUR"
    assert letters.encode("₴") is None


def test_a_million_different_characters_do_not_stay_in_memory() -> None:
    letters = Letters("cp1251")
    letters.clean("".join(chr(code) for code in range(0x4E00, 0x9000)))
    assert len(letters._table) <= 4096


def test_codes_take_printable_ascii_only() -> None:
    assert ascii_only("К1-1043\x1d{\n🍞~", 5) == "1-104"
    assert ascii_only("\x00\x7fab", 10) == "ab"
