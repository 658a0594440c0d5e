"""Whatever file a person points at: a logo of black dots on white, or a sentence that says what is wrong with it."""

from __future__ import annotations

import asyncio
import os
import time
import tracemalloc
import zlib
from io import BytesIO
from pathlib import Path

import pytest
from helpers.qloop import Loop
from PIL import Image

from app.domain.slip_lines import slip_lines
from app.errors import BadSettings
from app.settings import Settings
from printing import logo
from ui import logo_file
from ui.logo_file import newest, read_logo
from ui.messages import message
from ui.setting_sentences import known_sentences
from ui.slip_head import LOGO, SlipHead

#: The kernel takes what is written there, and lets nobody read it.
CLOSED = Path("/sys/bus/platform/drivers_probe")


def picture(path: Path, size: tuple[int, int] = (300, 120), mode: str = "RGB", kind: str = "") -> Path:
    """Black and white stripes."""
    image = Image.new(mode, size, "white")
    image.paste("black", (0, 0, size[0], size[1] // 2))
    image.save(path, kind or None)
    return path


def refused(path: Path) -> str:
    with pytest.raises(BadSettings) as bad:
        read_logo(path)
    assert bad.value.name == "slip_logo"
    said = message(bad.value)
    assert said.title
    assert said.detail
    return bad.value.code


@pytest.mark.parametrize("ending", ["png", "jpg", "webp", "gif", "bmp"])
def test_every_usual_kind_becomes_a_small_grey_png(loop: Loop, tmp_path: Path, ending: str) -> None:
    made = Image.open(BytesIO(read_logo(picture(tmp_path / f"logo.{ending}", (1200, 400)))))
    assert made.format == "PNG"
    assert made.size == (576, 192)
    assert made.mode == "L"


def test_a_small_one_stays_as_it_is_and_what_shines_through_is_white(loop: Loop, tmp_path: Path) -> None:
    image = Image.new("RGBA", (60, 40), (0, 0, 0, 0))
    image.paste((0, 0, 0, 255), (0, 0, 30, 40))
    image.save(tmp_path / "logo.png")
    made = Image.open(BytesIO(read_logo(tmp_path / "logo.png")))
    assert made.size == (60, 40)
    assert made.getpixel((50, 20)) == 255
    dots = logo.dots(read_logo(tmp_path / "logo.png"), 384)
    assert dots is not None


def test_ten_megapixels_are_read_in_bounded_memory_and_time(loop: Loop, tmp_path: Path) -> None:
    path = picture(tmp_path / "huge.jpg", (4000, 2500))
    tracemalloc.start()
    started = time.perf_counter()
    made = Image.open(BytesIO(read_logo(path)))
    assert time.perf_counter() - started < 20
    assert tracemalloc.get_traced_memory()[1] < 40_000_000
    tracemalloc.stop()
    assert made.size == (384, 240)


def test_each_thing_that_is_no_logo_has_its_sentence(
    loop: Loop, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    assert refused(Path("logo.png")) == "path"
    assert refused(tmp_path / "no.png") == "absent"
    assert refused(tmp_path) == "absent"
    assert refused(tmp_path / "nul\x00.png") == "absent"
    text = tmp_path / "text.png"
    text.write_text("<svg xmlns='http://www.w3.org/2000/svg'><image href='file:///etc/passwd'/></svg>")
    assert refused(text) == "kind"
    whole = picture(tmp_path / "whole.png").read_bytes()
    (tmp_path / "cut.png").write_bytes(whole[: len(whole) // 2])
    assert refused(tmp_path / "cut.png") == "broken"
    moving = [Image.new("RGB", (20, 20), colour) for colour in ("white", "black")]
    moving[0].save(tmp_path / "moving.gif", save_all=True, append_images=moving[1:])
    assert refused(tmp_path / "moving.gif") == "animated"
    Image.new("RGB", (50, 50), "white").save(tmp_path / "white.png")
    assert refused(tmp_path / "white.png") == "blank"
    monkeypatch.setattr(logo_file, "MOST_BYTES", 50)
    assert refused(picture(tmp_path / "big.png")) == "size"


def test_a_small_file_that_says_it_is_enormous_is_not_unfolded(loop: Loop, tmp_path: Path) -> None:
    def chunk(name: bytes, body: bytes) -> bytes:
        return len(body).to_bytes(4, "big") + name + body + zlib.crc32(name + body).to_bytes(4, "big")

    head = (30_000).to_bytes(4, "big") * 2 + bytes((8, 0, 0, 0, 0))
    bomb = (
        b"\x89PNG\r\n\x1a\n" + chunk(b"IHDR", head) + chunk(b"IDAT", zlib.compress(bytes(1000))) + chunk(b"IEND", b"")
    )
    (tmp_path / "bomb.png").write_bytes(bomb)
    assert refused(tmp_path / "bomb.png") == "pixels"


@pytest.mark.skipif(
    not (CLOSED.is_absolute() and CLOSED.exists()), reason="only Linux has a file its superuser may not read either"
)
def test_a_file_of_somebody_else_s(loop: Loop) -> None:
    assert refused(CLOSED) == "rights"


def test_every_code_has_a_sentence() -> None:
    codes = {"path", "absent", "rights", "size", "kind", "animated", "pixels", "broken", "blank"}
    assert {code for name, code in known_sentences() if name == "slip_logo"} == codes


def test_pictures_near_are_offered_newest_first(tmp_path: Path) -> None:
    for age, name in enumerate(["a.png", "b.JPG", "c.txt", "d.webp"]):
        (tmp_path / name).write_bytes(b"x")
        os.utime(tmp_path / name, (1000 - age, 1000 - age))
    assert [path.name for path in newest([tmp_path, tmp_path / "no"])] == ["a.png", "b.JPG", "d.webp"]


def test_the_logo_lies_in_the_till_s_folder_and_survives_the_till(loop: Loop, tmp_path: Path) -> None:
    settings = Settings(tmp_path / "data")
    settings.home.mkdir()
    path = picture(tmp_path / "logo.png")

    async def life() -> None:
        head = SlipHead(lambda: settings)
        await head.load()
        assert head.logo == b""
        await head.take(path)
        path.unlink()
        later = SlipHead(lambda: settings)
        await later.load()
        assert later.logo == head.logo == (settings.home / LOGO).read_bytes()
        await later.drop()
        assert not (settings.home / LOGO).exists()
        await later.drop()
        with pytest.raises(BadSettings):
            await later.take(path)
        assert later.logo == b""

    asyncio.run(life())


@pytest.mark.parametrize(
    ("typed", "lines"),
    [
        ("", ()),
        (" Працюємо  без\tвихідних \n\n тел. 044 \r\n", ("Працюємо без вихідних", "тел. 044")),
        ("a\x1b@b\u202ec\u200b", ("a @b c",)),
        ("НЕФІСКАЛЬНИЙ ЧЕК", ("НЕФІСКАЛЬНИЙ ЧЕК",)),
    ],
)
def test_lines_are_cleaned(typed: str, lines: tuple[str, ...]) -> None:
    assert slip_lines(typed) == lines


@pytest.mark.parametrize(
    ("typed", "code"),
    [
        ("1\n2\n3\n4\n5", "many"),
        ("я" * 65, "long"),
        ("Фіскальний чек", "fiscal"),
        ("Ф І С К А Л Ь Н И Й\nЧЕК", "fiscal"),
    ],
)
def test_lines_are_bounded_and_call_nothing_fiscal(typed: str, code: str) -> None:
    with pytest.raises(BadSettings) as bad:
        slip_lines(typed)
    assert bad.value.code == code
