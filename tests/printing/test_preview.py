"""The picture in the window shows the paper: same rows, mockup 16a's measures, white at the edges."""

from __future__ import annotations

from io import BytesIO

import pytest
from helpers import slips as made
from helpers.golden import PROFILES, slips
from PIL import Image

from printing.preview import MOST_ROWS, picture, plain_text, png
from printing.profiles import DEFAULT
from printing.receipt_slip import receipt_slip
from printing.slip import Slip, Text


def dark_rows(image: Image.Image) -> list[tuple[int, int]]:
    """Stretches of picture lines with something dark on them."""
    found: list[tuple[int, int]] = []
    narrow = [image.crop((0, y, image.width, y + 1)).getextrema()[0] < 128 for y in range(image.height)]  # type: ignore[operator]
    for y, dark in enumerate(narrow):
        if dark and (y == 0 or not narrow[y - 1]):
            found.append((y, y))
        elif dark:
            found[-1] = (found[-1][0], y)
    return found


@pytest.mark.parametrize("width", [320, 624, 800])
@pytest.mark.parametrize("name", ["sale", "x-report", "trial", "sale-fiscal-copy"])
def test_picture_has_the_asked_width_and_a_white_margin(name: str, width: int) -> None:
    for known in PROFILES.values():
        image = picture(slips()[name], known, width)
        assert image.width == width
        box = image.point(lambda value: 255 - value).getbbox()
        assert box is not None
        assert min(box[0], box[1], width - box[2], image.height - box[3]) >= width // 60


def test_lines_lie_where_the_mockup_has_them() -> None:
    """16a at 624 px: title to 72, then lines of 26; the rule under the head at 150–176."""
    image = picture(slips()["sale"], DEFAULT, 624)
    rows = dark_rows(image)
    assert 30 <= rows[0][0] <= 40
    assert rows[0][1] <= 72
    ruled = [row for row in rows if row[1] - row[0] <= 4 and 150 <= row[0] <= 176]
    assert len(ruled) == 1


def test_sum_ends_at_the_right_margin_at_any_width() -> None:
    for width in (300, 417, 624, 1000):
        image = picture(Slip((Text("x" * 48),)), DEFAULT, width).point(lambda value: 255 - value)
        box = image.getbbox()
        assert box is not None
        assert abs((width - box[2]) - box[0]) <= 2 + width // 300


def test_png_is_the_picture() -> None:
    slip = slips()["sale"]
    stored = Image.open(BytesIO(png(slip, DEFAULT, 400)))
    assert stored.format == "PNG"
    assert stored.tobytes() == picture(slip, DEFAULT, 400).tobytes()


def test_picture_of_a_thousand_lines_is_cut_with_a_note_and_the_text_is_whole() -> None:
    slip = receipt_slip(made.document(made.GOODS * 143, ()), None, made.PLACE)
    assert plain_text(slip, DEFAULT).count("Молоко") == 143
    tall = picture(slip, DEFAULT, 312)
    assert tall.height < (MOST_ROWS + 10) * 13


def test_text_of_codes_can_be_read_aloud() -> None:
    assert "[QR: https://cabinet.tax.gov.ua/" in plain_text(slips()["sale-card"], DEFAULT)
    assert "[Code 128: KASA-12345]" in plain_text(slips()["trial"], DEFAULT)
