"""Drawn lines read back letter by letter, with the face's own shapes as the alphabet."""

from __future__ import annotations

import pytest
from helpers.escpos_reader import read
from helpers.golden import slips
from helpers.read_back import ALPHABET, alphabet, cell, folded, image, nearest
from PIL import ImageFont

from printing.encode import Encoder
from printing.layout import Row, lay
from printing.letters import Letters
from printing.profiles import adjusted, profile
from printing.raster import BAND, LINE, drawn
from printing.slip import Blank, Pair, Slip, Text
from resources import path


def test_every_letter_has_a_shape_of_its_own() -> None:
    """Look-alikes between alphabets (А and A) are one shape; nothing else may be, and ґ ₴ ʼ are no empty boxes."""
    shapes: dict[bytes, str] = {}
    for letter in ALPHABET:
        shape = cell(image(drawn([Row(letter)], 576)), 0, 0)
        shapes[shape] = shapes.get(shape, "") + letter
    twins = {twin for twin in shapes.values() if len(twin) > 1}
    assert all(len({letter.isascii() for letter in twin}) == 2 and len(twin) == 2 for twin in twins), twins
    box = cell(image(drawn([Row("🍞")], 576)), 0, 0)
    assert any(box)
    assert box not in shapes


@pytest.mark.parametrize("bold", [False, True])
def test_line_of_every_kind_of_letter_is_read_back(bold: bool) -> None:
    text = "Ґазда їсть сир №5 — 12,50 ₴ «Щедрий» м’ята/ʼ"
    shapes = alphabet(bold=bold)
    picture = image(drawn([Row(text, bold=bold)], 576))
    read_back = "".join(nearest(cell(picture, column, 0), shapes) for column in range(len(text)))
    assert folded(read_back) == folded(text)


def test_letters_stay_inside_their_line() -> None:
    picture = image(drawn([Row("ЇЙҐЩ,;_()"), Row("ЇЙҐЩ,;_()")], 576))
    upper, lower = picture.crop((0, 0, 576, LINE)), picture.crop((0, LINE, 576, 2 * LINE))
    assert upper.tobytes() == lower.tobytes()


def test_whole_slip_is_as_high_as_its_lines_and_cut_in_bands() -> None:
    known = profile("raster-80")
    slip = Slip((*(Pair("Молоко", "12,00") for _ in range(30)), Blank(), Text("СУМА", tall=True)))
    paper = read(Encoder(known).encode(slip))
    heights = [rows for _, rows, _ in paper.pictures]
    assert sum(heights) == 31 * LINE + 2 * LINE
    assert all(rows == BAND for rows in heights[:-1])
    assert paper.tables == []
    assert {across for across, _, _ in paper.pictures} == {72}


@pytest.mark.parametrize(
    ("tall", "wide", "width", "height"), [(True, False, 12, 48), (False, True, 24, 24), (True, True, 24, 48)]
)
def test_doubled_letters_fill_the_doubled_cell(tall: bool, wide: bool, width: int, height: int) -> None:
    picture = image(drawn([Row("Ж", tall=tall, wide=wide)], 576))
    box = picture.getbbox()
    assert picture.height == height
    assert box is not None
    assert width - 4 <= box[2] <= width
    assert box[3] - box[1] > height * 0.5


def test_drawn_line_between_printed_ones_keeps_their_pitch() -> None:
    known = adjusted(profile("generic-80"), code_page="cp866")
    (picture,) = read(Encoder(known).encode(Slip((Text("да"), Text("і"), Text("да"))))).pictures
    assert picture[1] == 30
    letters = image(drawn([Row("і")], 576)).tobytes()
    assert picture[2] == letters + bytes(6 * 72), "the letters first, then the feed, as a printer does"


def test_drawn_rows_are_the_rows_of_the_text() -> None:
    """The picture of the sale, read back row by row, is its golden text."""
    known = profile("raster-80")
    rows = [row for row in lay(slips()["sale"], 48, Letters().clean) if isinstance(row, Row)]
    picture = image(drawn(rows, known.dots))
    plain, bold = alphabet(), alphabet(bold=True)
    top = 0
    for row in rows:
        if not row.tall:
            shapes = bold if row.bold else plain
            seen = "".join(nearest(cell(picture, column, top), shapes) for column in range(48)).rstrip()
            assert folded(seen) == folded(row.text.rstrip())
        top += 2 * LINE if row.tall else LINE
    assert top == picture.height


@pytest.mark.parametrize("bold", [False, True])
@pytest.mark.parametrize(("tall", "wide"), [(False, False), (True, True)])
def test_no_letter_loses_its_head_or_tail(tall: bool, wide: bool, bold: bool) -> None:
    """The highest and the lowest Ukrainian letters keep the height the font gives them; ₴ stands on the line."""
    file = path("fonts", f"JetBrainsMono-{'Bold' if bold else 'Regular'}.ttf")
    font = ImageFont.truetype(str(file), 40 if tall else 20, layout_engine=ImageFont.Layout.BASIC)
    for letter in "ЇЙҐЩЦщцруф,":
        box = image(drawn([Row(letter, bold=bold, tall=tall, wide=wide)], 576)).getbbox()
        assert box is not None
        _, top, _, bottom = font.getbbox(letter)
        assert bottom - top - 2 <= box[3] - box[1] <= bottom - top, letter
    hryvnia = image(drawn([Row("₴Н", bold=bold, tall=tall, wide=wide)], 576))
    cells = 24 if wide else 12
    own, other = hryvnia.crop((0, 0, cells, 48)).getbbox(), hryvnia.crop((cells, 0, 2 * cells, 48)).getbbox()
    assert own is not None
    assert other is not None
    assert abs(own[3] - other[3]) <= 2


@pytest.mark.parametrize("sign", "🙂☕🥛❤🍎")
def test_an_emoji_is_drawn_and_not_a_box_and_leaves_its_neighbours_alone(sign: str) -> None:
    """Before a letter it keeps to its cell; before a space it takes that one too."""
    box = cell(image(drawn([Row("\U00013000")], 576)), 0, 0)
    assert any(box), "a sign no font has is a box"
    between, alone = image(drawn([Row(f"н{sign}н")], 576)), image(drawn([Row(f"н {sign} н")], 576))
    letter = cell(image(drawn([Row("н")], 576)), 0, 0)
    assert cell(between, 0, 0) == cell(between, 2, 0) == letter
    assert cell(between, 1, 0) not in (box, cell(image(drawn([Row(" ")], 576)), 0, 0))
    assert alone.crop((24, 0, 48, LINE)).getbbox() is not None
    assert alone.crop((0, 0, 24, LINE)).tobytes() == image(drawn([Row("н")], 576)).crop((0, 0, 24, LINE)).tobytes()
    assert cell(alone, 4, 0) == letter
    inside = between.crop((12, 0, 24, LINE)).getbbox()
    larger = alone.crop((24, 0, 48, LINE)).getbbox()
    assert inside is not None
    assert larger is not None
    assert larger[2] - larger[0] > inside[2] - inside[0], "with room it is large enough to be told"
