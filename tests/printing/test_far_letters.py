"""Letters no bundled font has: drawn by whoever has them, a box where nobody has, and no other sign moves for them."""

from __future__ import annotations

from collections.abc import Iterator
from io import BytesIO

import pytest
from helpers.escpos_reader import read
from PIL import Image

from printing import far
from printing.encode import Encoder
from printing.preview import png
from printing.profiles import profile
from printing.raster import _letter
from printing.slip import Pair, Slip, Text

PAPER = profile("raster-58")


def ink(text: str, width: int, height: int, bold: bool) -> bytes:
    """A system that draws every letter as a block."""
    asked.append((text, bold))
    return b"\xff" * (width * height)


asked: list[tuple[str, bool]] = []


@pytest.fixture
def drawing() -> Iterator[None]:
    """Somebody knows all letters."""
    known = far._paint
    asked.clear()
    _letter.cache_clear()
    far.use(ink)
    yield
    far._paint = known
    _letter.cache_clear()


@pytest.fixture
def alone() -> Iterator[None]:
    """Nobody does."""
    known = far._paint
    _letter.cache_clear()
    far._paint = None
    yield
    far._paint = known
    _letter.cache_clear()


def paper(*parts: Text | Pair) -> Image.Image:
    """What comes out of the printer."""
    pictures = read(Encoder(PAPER).encode(Slip(parts))).pictures
    rows = b"".join(data for _, _, data in pictures)
    across = pictures[0][0]
    return Image.frombytes("1", (across * 8, len(rows) // across), rows)


def cells(image: Image.Image, first: int, last: int) -> bytes:
    """The first line's dots in these cells."""
    return image.crop((first * 12, 0, last * 12, 24)).tobytes()


@pytest.mark.parametrize(
    ("text", "pieces"),
    [
        ("Чай 5", [(0, "Ч"), (1, "а"), (2, "й"), (4, "5")]),
        ("a שלום עולם b", [(0, "a"), (2, "שלום עולם"), (12, "b")]),
        ("תה 5 שלום", [(0, "תה"), (3, "5"), (5, "שלום")]),
        ("תה   שלום", [(0, "תה"), (5, "שלום")]),
        ("日本茶100", [(0, "日本茶"), (3, "1"), (4, "0"), (5, "0")]),
        ("🍞 x", [(0, "🍞 "), (2, "x")]),
        ("", []),
    ],
)
def test_a_run_of_far_letters_is_one_piece_and_a_number_is_never_in_it(
    text: str, pieces: list[tuple[int, str]]
) -> None:
    assert list(far.pieces(text)) == pieces


@pytest.mark.usefixtures("drawing")
@pytest.mark.parametrize("words", ["שלום עולם", "قهوة عربية", "ქართული", "日本茶"])
def test_no_other_sign_of_the_line_moves_for_them(words: str) -> None:
    """A name that runs to the left, then a number, then the sum: on the screen of a shop they stand in this order."""
    there, plain = paper(Pair(f"{words} 5 шт", "12,50")), paper(Pair("x" * len(words) + " 5 шт", "12,50"))
    end = len(words) + 1
    assert cells(there, end, 32) == cells(plain, end, 32)
    assert cells(there, 0, end - 1) != cells(plain, 0, end - 1)
    assert set(asked) == {(words, False)}


@pytest.mark.usefixtures("drawing")
def test_the_picture_and_the_paper_ask_for_the_same_letters() -> None:
    line = Slip((Text("Чай ירוק 日本 🍞", bold=True),))
    Encoder(PAPER).encode(line)
    on_paper = set(asked)
    asked.clear()
    png(line, PAPER, 432)
    assert set(asked) == on_paper == {("ירוק", True), ("日本", True)}


@pytest.mark.usefixtures("alone")
@pytest.mark.parametrize("text", ["שלום", "日本茶字", "ქართ"])
def test_what_nobody_has_is_a_box_on_paper_and_in_the_picture(text: str) -> None:
    boxes = far.MISSING * len(text)
    assert paper(Text(text)).tobytes() == paper(Text(boxes)).tobytes()
    pictures = [Image.open(BytesIO(png(Slip((Text(words),)), PAPER, 432))).tobytes() for words in (text, boxes)]
    assert pictures[0] == pictures[1]


@pytest.mark.usefixtures("drawing")
def test_scripts_whose_vowels_are_lost_are_boxes_and_no_half_words() -> None:
    assert paper(Text("कमल")).tobytes() == paper(Text(far.MISSING * 3)).tobytes()
    assert asked == []


@pytest.mark.usefixtures("drawing")
def test_emoji_come_from_the_bundled_font() -> None:
    bread = paper(Text("🍞 хліб"))
    assert asked == []
    assert bread.tobytes() != paper(Text(f"{far.MISSING} хліб")).tobytes()


@pytest.mark.usefixtures("drawing")
@pytest.mark.parametrize("bold", [False, True])
def test_a_sign_at_the_end_of_a_line_is_as_large_as_in_the_middle(bold: bool) -> None:
    """It was pressed into one cell: a speck."""
    last, inside = paper(Text("хліб 🍞", bold=bold)), paper(Text("хліб 🍞 x", bold=bold))
    assert cells(last, 5, 7) == cells(inside, 5, 7)
