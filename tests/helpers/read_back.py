"""A printed slip read back as text: printed lines by the printer's table, drawn ones letter by letter by their shapes.

Where lines begin is known from the slip; what they say is read from the stream alone.
"""

from __future__ import annotations

from collections.abc import Iterator
from functools import cache

from helpers.escpos_reader import Paper, read
from PIL import Image

from printing.encode import Encoder
from printing.layout import Row, lay
from printing.letters import Letters
from printing.profile import CELL
from printing.profiles import CodePage, Profile
from printing.raster import LINE, TEXT_PITCH, drawn
from printing.slip import Part, Slip, Specimen

ALPHABET = (
    "АБВГҐДЕЄЖЗИІЇЙКЛМНОПРСТУФХЦЧШЩЬЮЯабвгґдеєжзиіїйклмнопрстуфхцчшщьюяЁёЪъЫыЭэ"
    "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789 .,:;-+№%«»’ʼ'—₴()/_\"#@€…*&=?![]<>~×−•|"
)
#: ESC t number → code page, as the printer of a profile has them.
Numbering = dict[int, CodePage]


def image(data: bytes | Paper) -> Image.Image:
    """The picture of a stream's `GS v 0` commands, one under another; dots are 1."""
    paper = data if isinstance(data, Paper) else read(data)
    widest = max(across for across, _, _ in paper.pictures)
    body = bytearray()
    for across, rows, dots in paper.pictures:
        for row in range(rows):
            body += dots[row * across : (row + 1) * across].ljust(widest, b"\x00")
    return Image.frombytes("1", (widest * 8, len(body) // widest), bytes(body))


def cell(picture: Image.Image, column: int, top: int, width: int = CELL, height: int = LINE) -> bytes:
    return picture.crop((column * width, top, (column + 1) * width, top + height)).tobytes()


@cache
def alphabet(*, bold: bool = False, tall: bool = False, wide: bool = False) -> dict[bytes, str]:
    """Cell picture → letter, each drawn alone at the start of a line."""
    width, height = CELL * (2 if wide else 1), LINE * (2 if tall else 1)
    rows = ((letter, Row(letter, bold, tall, wide)) for letter in ALPHABET)
    return {cell(image(drawn([row], 576)), 0, 0, width, height): letter for letter, row in rows}


def nearest(shape: bytes, shapes: dict[bytes, str]) -> str:
    """The letter whose shape differs in the fewest dots: a wide neighbour may lean one dot into the cell."""
    if (exact := shapes.get(shape)) is not None:
        return exact
    return min(shapes.items(), key=lambda known: _differing(shape, known[0]))[1]


def folded(text: str) -> str:
    """Letters that look alike in two alphabets, signs that do, and the two apostrophes, as one."""
    return text.translate(str.maketrans("АВЕІКМНОРСТХаеіорсухʼЁё−", "ABEIKMHOPCTXaeiopcyx’ËË-"))


def row_text(picture: Image.Image, row: Row, top: int, columns: int) -> str:
    """What is drawn in the line that begins at `top`, read in the letters of the row's kind."""
    width, height = CELL * (2 if row.wide else 1), LINE * (2 if row.tall else 1)
    shapes = alphabet(bold=row.bold, tall=row.tall, wide=row.wide)
    fits = columns // 2 if row.wide else columns
    return "".join(nearest(cell(picture, place, top, width, height), shapes) for place in range(fits)).rstrip()


def lines_of(stream: bytes, slip: Slip, known: Profile) -> Iterator[tuple[str, str]]:
    """Each line of letters: what the slip says, and what was read. Fails where the stream has more or fewer."""
    paper = read(stream)
    printed = iter(paper.lines)
    picture = image(paper) if paper.pictures else Image.new("1", (8, 1))
    letters = Letters(known.page, known.substitutions)
    pitch = LINE if known.page is None else TEXT_PITCH
    top = 0
    for row in lay(slip, known.columns, letters.clean):
        if not isinstance(row, Row):
            own = read(Encoder(known).encode(Slip((_part(row),), cut=False)))
            for _ in own.lines:
                next(printed)
            top += sum(rows for _, rows, _ in own.pictures)
        elif letters.encode(row.text) is not None:
            yield row.text.rstrip(), next(printed).decode(known.page or "ascii")
        else:
            yield row.text.rstrip(), row_text(picture, row, top, known.columns)
            top += 2 * LINE if row.tall else pitch
    assert next(printed, None) is None, "more lines than the slip has"
    assert not paper.pictures or top == picture.height, "more pictures than the slip has"


def _part(row: object) -> Part:
    assert not isinstance(row, Row | Specimen)
    return row  # type: ignore[return-value]


def _differing(one: bytes, other: bytes) -> int:
    return (int.from_bytes(one, "big") ^ int.from_bytes(other, "big")).bit_count()
