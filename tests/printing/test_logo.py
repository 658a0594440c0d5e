"""The shop's picture on paper: its dots, its place, once dithered; a bad file costs no slip a line."""

from __future__ import annotations

import struct
import zlib
from io import BytesIO

import pytest
from helpers.escpos_reader import Paper, read
from PIL import Image, ImageDraw

from printing import logo
from printing.encode import Encoder
from printing.preview import picture, plain_text
from printing.profiles import BUILT_IN, DEFAULT, Profile, profile
from printing.raster import BAND
from printing.slip import Align, Picture, Slip, Text


def png(image: Image.Image) -> bytes:
    out = BytesIO()
    image.save(out, "PNG")
    return out.getvalue()


def ring(width: int, height: int) -> Image.Image:
    """A sign of two colours with soft edges, as logos are."""
    image = Image.new("L", (width * 3, height * 3), 255)
    ImageDraw.Draw(image).ellipse((0, 0, width * 3 - 1, height * 3 - 1), outline=0, width=width // 2)
    return image.resize((width, height), Image.Resampling.LANCZOS)


def paper(part: Picture, known: Profile = DEFAULT) -> Paper:
    return read(Encoder(known).encode(Slip((Text("до"), part, Text("потому")))))


def dots(printed: Paper) -> Image.Image:
    """What the printer burns, black is 0."""
    across = printed.pictures[0][0]
    body = b"".join(data for _, _, data in printed.pictures)
    return Image.frombytes("1", (across * 8, len(body) // across), body).point(lambda value: 255 - value)


def whole_chunk(kind: bytes, body: bytes) -> bytes:
    return struct.pack(">I", len(body)) + kind + body + struct.pack(">I", zlib.crc32(kind + body))


def claims(width: int, height: int) -> bytes:
    """A PNG that says how large it is and brings next to nothing."""
    head = struct.pack(">IIBBBBB", width, height, 8, 0, 0, 0, 0)
    body = whole_chunk(b"IHDR", head) + whole_chunk(b"IDAT", zlib.compress(bytes(1000))) + whole_chunk(b"IEND", b"")
    return b"\x89PNG\r\n\x1a\n" + body


@pytest.mark.parametrize("known", BUILT_IN, ids=lambda known: known.name)
def test_every_profile_prints_the_picture_between_its_neighbours(known: Profile) -> None:
    printed = paper(Picture(png(ring(200, 150))), known)
    assert sum(rows for _, rows, _ in printed.pictures) == 150 + (0 if known.page else 48)
    if known.page:
        assert printed.order == ["line", "picture", "picture", "line"]
    assert all(across * 8 <= known.dots and rows <= BAND for across, rows, _ in printed.pictures)


@pytest.mark.parametrize(
    ("size", "on_paper"),
    [((2000, 800), (576, 230)), ((1000, 1000), (240, 240)), ((90, 40), (90, 40)), ((1, 1), (1, 1))],
)
def test_picture_fits_the_paper_and_a_small_one_is_not_blown_up(
    size: tuple[int, int], on_paper: tuple[int, int]
) -> None:
    printed = dots(paper(Picture(png(Image.new("L", size, 0)))))
    box = printed.point(lambda value: 255 - value).getbbox()
    assert box is not None
    assert (box[2] - box[0], box[3] - box[1]) == on_paper


@pytest.mark.parametrize(("align", "left"), [(Align.LEFT, 0), (Align.CENTER, 238), (Align.RIGHT, 476)])
def test_picture_stands_where_it_is_told_and_the_window_shows_it_there(align: Align, left: int) -> None:
    part = Picture(png(Image.new("L", (100, 60), 0)), align)
    printed = paper(part)
    box = dots(printed).point(lambda value: 255 - value).getbbox()
    assert box == (left, 0, left + 100, 60)
    assert printed.pictures[0][0] == (left + 100 + 7) // 8, "the white at the right of it is not sent"
    shown = picture(Slip((part,)), DEFAULT, 624).point(lambda value: 255 if value < 128 else 0).getbbox()
    assert shown is not None
    assert shown[0] == pytest.approx(24 + left, abs=1)
    assert shown[2] - shown[0] == pytest.approx(100, abs=1)
    assert plain_text(Slip((part,)), DEFAULT) == "[Малюнок]\n"


def test_sign_of_two_colours_has_clean_fields() -> None:
    """Dithering leaves no dust on white and no holes in black."""
    burnt = logo.dots(png(ring(300, 200)), 576)
    assert burnt is not None
    middle, corner = burnt.crop((100, 60, 200, 140)), burnt.crop((0, 0, 30, 20))
    assert middle.getextrema() == corner.getextrema() == (255, 255)
    assert burnt.crop((8, 90, 38, 110)).getextrema() == (0, 0)


def test_shades_of_a_photo_stay_in_their_order() -> None:
    """A grey wedge: each step has more white dots than the one before, and its middle is grey, not black or white."""
    wedge = Image.new("L", (500, 100))
    wedge.putdata([x // 50 * 28 for _ in range(100) for x in range(500)])
    burnt = logo.dots(png(wedge), 576)
    assert burnt is not None
    white = [burnt.crop((x * 50, 0, x * 50 + 50, 100)).convert("L").resize((1, 1)).getpixel((0, 0)) for x in range(10)]
    assert white == sorted(white)
    assert white[0] == 0
    assert white[-1] == 255
    assert len(set(white)) >= 7


@pytest.mark.parametrize("mode", ["1", "L", "LA", "P", "RGB", "RGBA", "I;16"])
def test_every_kind_of_png_is_read(mode: str) -> None:
    half = Image.new("L", (80, 40), 255)
    half.paste(0, (0, 0, 40, 40))
    made = half.point(lambda value: value * 257, "I").convert("I;16") if mode == "I;16" else half.convert(mode)
    burnt = logo.dots(png(made), 576)
    assert burnt is not None
    assert burnt.tobytes() == half.convert("1").tobytes()


@pytest.mark.parametrize("mode", ["LA", "RGBA", "P"])
def test_what_is_transparent_is_paper(mode: str) -> None:
    """A black sign on nothing, whose hidden colour is black too."""
    sign = Image.new("LA", (80, 40), (0, 0))
    sign.paste((0, 255), (20, 10, 60, 30))
    made = sign.convert("RGBA").quantize(4) if mode == "P" else sign.convert(mode)
    burnt = logo.dots(png(made), 576)
    assert burnt is not None
    assert burnt.point(lambda value: 255 - value).getbbox() == (20, 10, 60, 30)


def jpeg() -> bytes:
    out = BytesIO()
    Image.new("L", (50, 50)).save(out, "JPEG")
    return out.getvalue()


GOOD = png(ring(300, 200))
BAD = {
    "empty": b"",
    "not a picture": b"\x1bp\x00\x19\xfa" * 100,
    "cut off": GOOD[: len(GOOD) // 2],
    "head alone": GOOD[:20],
    "bad sum": GOOD[:30] + bytes([GOOD[30] ^ 255]) + GOOD[31:],
    "another format": jpeg(),
    "says 10 000 megapixels": claims(100_000, 100_000),
    "says 41 megapixels": claims(8200, 5000),
    "no width": claims(0, 10),
    "less than it says": claims(400, 400),
}


@pytest.mark.filterwarnings("ignore::PIL.Image.DecompressionBombWarning")
@pytest.mark.parametrize("file", BAD.values(), ids=BAD.keys())
def test_bad_picture_prints_nothing_and_breaks_no_slip(file: bytes, caplog: pytest.LogCaptureFixture) -> None:
    logo._remembered.clear()
    printed = paper(Picture(file))
    assert printed.order == ["line", "line"]
    assert [line.decode("cp1251") for line in printed.lines] == ["до", "потому"]
    assert "cannot be drawn" in caplog.text
    around = Slip((Text("до"), Text("потому")))
    shown = picture(Slip((Text("до"), Picture(file), Text("потому"))), DEFAULT, 400)
    assert shown.tobytes() == picture(around, DEFAULT, 400).tobytes()


def test_same_picture_is_dithered_once_for_each_width(monkeypatch: pytest.MonkeyPatch) -> None:
    logo._remembered.clear()
    seen: list[tuple[int, int]] = []
    real = logo._dithered
    monkeypatch.setattr(logo, "_dithered", lambda grey: seen.append(grey.size) or real(grey))
    for _ in range(5):
        for known in (profile("generic-80"), profile("xprinter-80"), profile("generic-58")):
            # Read from the disk anew each time: other bytes objects of the same file.
            paper(Picture(bytes(bytearray(GOOD * 1))), known)
        picture(Slip((Picture(GOOD),)), profile("generic-80"), 300)
    assert len(seen) == 2


def test_pictures_that_change_do_not_pile_up() -> None:
    for side in range(1, 60):
        logo.dots(png(Image.new("L", (side, 5), 0)), 576)
    assert len(logo._remembered) <= 8


def test_picture_of_ten_megapixels_is_a_slip_of_the_usual_size() -> None:
    """A photo straight from a telephone: colour noise packs badly and shrinks to the paper all the same."""
    wide = Image.effect_noise((3660, 2740), 90).convert("RGB")
    printed = Encoder(DEFAULT).encode(Slip((Picture(png(wide)),)))
    assert len(printed) < 576 // 8 * 240 + 200
