"""Rows of text as black dots: for printers without Cyrillic, and for the one line that has a letter the page lacks."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from functools import lru_cache

from PIL import Image, ImageChops

from printing import logo
from printing.far import pieces
from printing.layout import Row
from printing.profile import CELL
from printing.slip import Align, Picture
from printing.typeface import canvas, typeface

LINE = 24
#: The line pitch of an ESC/POS printer after `ESC @`, dots: drawn lines among printed ones keep it.
TEXT_PITCH = 30
#: `GS v 0` in bands no higher than this, 15 mm: a clone's buffer is small, and a printer on a slow port prints one band
#: while the next is on its way.
BAND = 120
#: A barcode: dots of a module, of its height, of the white above and below.
_BAR, _BARS, _GAP = 2, 80, 6
#: How dark a pixel must be to become a dot, of 255: strokes come out two dots wide, as the printers' own. The font
#: engine's one-bit letters are one dot wide, which a worn head prints grey.
_DOTS = [255 if value > 128 else 0 for value in range(256)]


def drawn(rows: Sequence[Row], dots: int, *, pitch: int = LINE) -> bytes:
    """`GS v 0` commands that print the rows on paper `dots` wide (a multiple of 8), `pitch` dots per line."""
    across = dots // 8
    # A printer prints a line and feeds: the white is below the letters, never above them.
    gap = b"\x00" * (across * (pitch - LINE))
    out, band = bytearray(), bytearray()
    for row in rows:
        line = _line(row, dots) if row.tall else _line(row, dots) + gap
        # A band ends between lines: should a printer halt there, no letter is cut in two.
        if len(band) + len(line) > across * BAND:
            out += _band(band, across)
            band.clear()
        band += line
    return bytes(out + _band(band, across))


def picture(part: Picture, dots: int) -> bytes:
    """The picture on paper `dots` wide, with nothing sent for the white at its right; b"" for what is no picture."""
    image = logo.dots(part.png, dots)
    if image is None:
        return b""
    room = dots - image.width
    left = {Align.LEFT: 0, Align.CENTER: room // 2, Align.RIGHT: room}[part.align]
    line = Image.new("1", ((left + image.width + 7) // 8 * 8, image.height), 0)
    line.paste(ImageChops.invert(image), (left, 0))
    return b"".join(_bands(line.tobytes(), line.width // 8))


def modules(rows: Sequence[Sequence[bool]], dots: int) -> bytes:
    """A QR code in the middle of paper `dots` wide, two fifths of it or more, with its quiet zone above and below."""
    side = len(rows)
    dot = max(2, dots * 2 // 5 // side)
    code = Image.new("1", (side, side))
    code.putdata([int(black) for row in rows for black in row])
    image = Image.new("1", (dots, (side + 8) * dot), 0)
    image.paste(code.resize((side * dot, side * dot), Image.Resampling.NEAREST), ((dots - side * dot) // 2, 4 * dot))
    return b"".join(_bands(image.tobytes(), dots // 8))


def bars(code: Sequence[bool], dots: int) -> bytes:
    """A barcode in the middle of paper `dots` wide, two dots a module and 10 mm high, as the printers draw it."""
    code_line = Image.new("1", (len(code), 1))
    code_line.putdata([int(black) for black in code])
    image = Image.new("1", (dots, _BARS + 2 * _GAP), 0)
    wide = code_line.resize((len(code) * _BAR, _BARS), Image.Resampling.NEAREST)
    image.paste(wide, ((dots - wide.width) // 2, _GAP))
    return b"".join(_bands(image.tobytes(), dots // 8))


def _bands(data: bytes, across: int) -> Iterator[bytes]:
    for start in range(0, len(data), across * BAND):
        yield _band(data[start : start + across * BAND], across)


def _band(data: bytes | bytearray, across: int) -> bytes:
    """One `GS v 0`: rows of `across` bytes each."""
    return b"\x1dv0\x00" + across.to_bytes(2, "little") + (len(data) // across).to_bytes(2, "little") + data


def _line(row: Row, dots: int) -> bytes:
    """The row's dots. Letters are whole numbers whose bits are dots: laying one beside another is a shift and an OR,
    twenty times faster than drawing each line anew."""
    cell = CELL * (2 if row.wide else 1)
    line = 0
    # What is too wide for its cell has room behind the last letter too.
    for place, piece in pieces(row.text[: dots // cell].ljust(dots // cell)):
        line |= _letter(piece, row.bold, row.tall, row.wide, dots) >> (cell * place)
    return line.to_bytes(dots // 8 * (2 * LINE if row.tall else LINE), "big")


@lru_cache(maxsize=2048)
def _letter(char: str, bold: bool, tall: bool, wide: bool, dots: int) -> int:
    """A letter, or what is drawn as one (`far.pieces`), in the top left corner of a line `dots` wide, its first
    dot the highest bit."""
    cell, height = CELL * (2 if wide else 1) * len(char), LINE * (2 if tall else 1)
    scale = 2 if tall or wide else 1
    image, pen = canvas("L", CELL * scale * len(char), LINE * scale, 0)
    # Plain letters go a dot up: their tails then end with the cell. Doubled ones are drawn twice as large, which fits,
    # and pressed together where only one way is doubled.
    typeface(CELL * scale, bold=bold).draw(pen, (0, scale - 2), char, 255)
    if image.size != (cell, height):
        image = image.resize((cell, height), Image.Resampling.BOX)
    line = Image.new("1", (dots, height), 0)
    line.paste(image.point(_DOTS, "1"), (0, 0))
    return int.from_bytes(line.tobytes(), "big")
