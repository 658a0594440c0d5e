"""The same slip for eyes and ears: as a picture of the paper, and as plain text.

Pictures need Pillow and the fonts (a third of a second the first time): ask for the first one off the UI thread.
"""

from __future__ import annotations

from io import BytesIO
from typing import TYPE_CHECKING

from printing.codes import code128_modules, fitting, qr_modules
from printing.layout import Laid, Row
from printing.profile import CELL
from printing.profiles import Profile
from printing.sheet import BARS_HEIGHT, MARGIN, PITCH, QR_SIDE, TITLE, Sheet, height, sheet
from printing.slip import Align, Barcode, Picture, Qr, Slip

if TYPE_CHECKING:
    from PIL.Image import Image

#: Drawn this much larger and pressed together: letters stay even at any width.
_FINE = 2
_BARS = 2
#: Beyond this a picture is cut off with a note: a receipt of a thousand lines would take 50 MB. The text is whole.
MOST_ROWS = 600
#: The PNG standard's own keyword for it.
DESCRIPTION = "Description"


def plain_text(slip: Slip, profile: Profile) -> str:
    """The slip line by line, as it stands on the paper; codes as their data in brackets."""
    return "".join(f"{_words(row)}\n" for row in sheet(slip, profile).rows)


def png(slip: Slip, profile: Profile, width: int) -> bytes:
    """The picture as a PNG file; its text lies inside (`DESCRIPTION`), to be read aloud by those who cannot see it."""
    from PIL.PngImagePlugin import PngInfo  # noqa: PLC0415 - the window starts without Pillow

    words, out = PngInfo(), BytesIO()
    words.add_itxt(DESCRIPTION, plain_text(slip, profile))
    picture(slip, profile, width).save(out, "PNG", compress_level=1, pnginfo=words)
    return out.getvalue()


def picture(slip: Slip, profile: Profile, width: int) -> Image:
    """White paper `width` pixels wide (grey levels), margins included."""
    from PIL import Image as Images  # noqa: PLC0415 - the window starts without Pillow

    whole = sheet(slip, profile)
    if len(whole.rows) > MOST_ROWS:
        rest = Row(f"… ще рядків: {len(whole.rows) - MOST_ROWS}")
        whole = Sheet((*whole.rows[:MOST_ROWS], rest), whole.inner)
    scale = width / (whole.inner + 2 * MARGIN)
    paper = Images.new("L", (width, round(whole.height * scale)), 255)
    left, right = round(MARGIN * scale), round((MARGIN + whole.inner) * scale)
    top = MARGIN
    for row in whole.rows:
        below = top + height(row, whole.inner)
        box = (left, round(top * scale), right, round(below * scale))
        drawn = _draw(row, whole.inner)
        if drawn is not None:
            size = (box[2] - box[0], box[3] - box[1])
            paper.paste(drawn.resize(size, Images.Resampling.LANCZOS), box)
        top = below
    return paper


def _words(row: Laid) -> str:
    if isinstance(row, Row):
        text = row.text.lstrip()
        before = len(row.text) - len(text)
        if row.wide and before:
            # Wide letters take two columns each: single ones stay in the middle of that room.
            before = 2 * before + len(text) // 2
        return " " * before + text.rstrip()
    if isinstance(row, Picture):
        return "[Малюнок]"
    return f"[{'QR' if isinstance(row, Qr) else 'Code 128'}: {row.data}]"


def _draw(row: Laid, inner: int) -> Image | None:
    """The row on white, `_FINE` times as large."""
    match row:
        case Row():
            return _text(row, inner) if row.text else None
        case Qr():
            return _qr(row, inner)
        case Barcode():
            return _barcode(row, inner)
        case Picture():
            return _picture(row, inner)


def _text(row: Row, inner: int) -> Image:
    from PIL import Image as Images  # noqa: PLC0415 - as above

    from printing.typeface import canvas, typeface  # noqa: PLC0415 - as above

    cell = CELL * _FINE * (2 if row.wide else 1)
    line = (TITLE if row.wide else PITCH if not row.tall else 24) * _FINE
    image, pen = canvas("L", inner * _FINE, line, 255)
    typeface(cell, bold=row.bold).draw(pen, (0, -2 if row.wide or row.tall else 0), f"{row.text} ", 0)
    return image.resize((image.width, height(row, inner) * _FINE), Images.Resampling.LANCZOS) if row.tall else image


def _qr(code: Qr, inner: int) -> Image:
    from printing.typeface import canvas  # noqa: PLC0415 - as above

    rows = qr_modules(code.data)
    dot = QR_SIDE * _FINE // (len(rows) + 4)
    image, pen = canvas("L", inner * _FINE, height(code, inner) * _FINE, 255)
    left, top = (image.width - len(rows) * dot) // 2, (image.height - len(rows) * dot) // 2
    for y, row in enumerate(rows):
        for x, black in enumerate(row):
            if black:
                at = (left + x * dot, top + y * dot)
                pen.rectangle((*at, at[0] + dot - 1, at[1] + dot - 1), fill=0)
    return image


def _barcode(code: Barcode, inner: int) -> Image:
    from printing.typeface import canvas, typeface  # noqa: PLC0415 - as above

    words, bars_fit = fitting(code.data, code.short, inner)
    words = words[: inner // CELL]
    bars = code128_modules(words) if bars_fit else []
    image, pen = canvas("L", inner * _FINE, height(code, inner) * _FINE, 255)
    dot = _BARS * _FINE
    left = (image.width - len(bars) * dot) // 2
    for x, black in enumerate(bars):
        if black:
            pen.rectangle((left + x * dot, PITCH, left + (x + 1) * dot - 1, PITCH + BARS_HEIGHT * _FINE), fill=0)
    under = (image.width - len(words) * CELL * _FINE) // 2
    typeface(CELL * _FINE, bold=False).draw(pen, (under, PITCH + BARS_HEIGHT * _FINE if bars_fit else PITCH), words, 0)
    return image


def _picture(part: Picture, inner: int) -> Image | None:
    from printing import logo  # noqa: PLC0415 - as above
    from printing.typeface import canvas  # noqa: PLC0415 - as above

    dots = logo.dots(part.png, inner)
    if dots is None:
        return None
    image, _ = canvas("L", inner, dots.height, 255)
    room = inner - dots.width
    image.paste(dots, ({Align.LEFT: 0, Align.CENTER: room // 2, Align.RIGHT: room}[part.align], 0))
    return image
