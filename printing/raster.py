"""Rows of text as black dots: for printers without Cyrillic, and for the one line that has a letter the page lacks."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from PIL import Image

from printing.layout import Row
from printing.typeface import canvas, typeface

CELL = 12
LINE = 24
#: The line pitch of an ESC/POS printer after `ESC @`, dots: drawn lines among printed ones keep it.
TEXT_PITCH = 30
#: `GS v 0` in bands this high: a clone's buffer is small, and a slow port goes on printing meanwhile.
BAND = 240
#: How dark a pixel of a shrunk letter must be to become a dot, of 255.
_DARK = 110


def drawn(rows: Sequence[Row], dots: int, *, pitch: int = LINE) -> bytes:
    """`GS v 0` commands that print the rows on paper `dots` wide, `pitch` dots per line."""
    heights = [2 * LINE if row.tall else pitch for row in rows]
    image, pen = canvas("1", dots, sum(heights), 0)
    top = 0
    for row, height in zip(rows, heights, strict=True):
        if row.tall or row.wide:
            image.paste(_big(row, dots), (0, top))
        elif row.text:
            # One dot up: the face's tails then end with the cell.
            typeface(CELL, bold=row.bold).draw(pen, (0, top - 1 + (height - LINE) // 2), row.text, 1)
        top += height
    return b"".join(bands(image))


def bands(image: Image.Image) -> Iterator[bytes]:
    """A picture of dots (mode "1", 1 is black) as `GS v 0` commands."""
    across = (image.width + 7) // 8
    data = image.tobytes()
    for top in range(0, image.height, BAND):
        height = min(BAND, image.height - top)
        yield b"\x1dv0\x00" + across.to_bytes(2, "little") + height.to_bytes(2, "little")
        yield data[top * across : (top + height) * across]


def modules(rows: Sequence[Sequence[bool]], dots: int) -> bytes:
    """A QR code in the middle of paper `dots` wide, a third of it or more, with its quiet zone above and below."""
    side = len(rows)
    dot = max(2, dots * 2 // 5 // side)
    code = Image.new("1", (side, side))
    code.putdata([int(black) for row in rows for black in row])
    image = Image.new("1", (dots, (side + 8) * dot), 0)
    image.paste(code.resize((side * dot, side * dot), Image.Resampling.NEAREST), ((dots - side * dot) // 2, 4 * dot))
    return b"".join(bands(image))


def _big(row: Row, dots: int) -> Image.Image:
    """The row with doubled letters, drawn twice as large and pressed together where only one way is doubled."""
    across = dots if row.wide else 2 * dots
    image, pen = canvas("L", across, 2 * LINE, 0)
    typeface(2 * CELL, bold=row.bold).draw(pen, (0, -2), row.text, 255)
    size = (dots, 2 * LINE if row.tall else LINE)
    if image.size != size:
        image = image.resize(size, Image.Resampling.BOX)
    return image.point(lambda value: 255 if value > _DARK else 0).convert("1")
