"""The stream's frame: start, drawer, codes, knife, and no more bytes than needed."""

from __future__ import annotations

from dataclasses import replace

import pytest
from helpers.escpos_reader import read
from helpers.golden import slips

from app.errors import BadSettings
from printing.codes import code128_modules, fitting, qr_modules
from printing.encode import Encoder
from printing.profiles import BUILT_IN, DEFAULT, Profile, adjusted, profile
from printing.sheet import sheet
from printing.slip import Barcode, Pair, Qr, Slip, Text


def encode(*parts: Text | Pair | Qr | Barcode, known: Profile = DEFAULT, drawer: bool = False) -> bytes:
    return Encoder(known).encode(Slip(parts, drawer=drawer))


def test_start_text_and_cut_byte_by_byte() -> None:
    assert encode(Pair("Сума", "1,00", bold=True, tall=True), known=replace(DEFAULT, columns=10)) == (
        b"\x1b@\x1c.\x1bt\x2e\x1bE\x01\x1d!\x01" + "Сума  1,00\n".encode("cp1251") + b"\x1d!\x00\x1bE\x00\x1dVB\x00"
    )


def test_chinese_mode_is_left_alone_on_printers_that_have_none() -> None:
    assert b"\x1c." not in encode(Text("а"), known=profile("epson-tm-t20"))


def test_printer_without_knife_feeds_the_paper_to_the_edge() -> None:
    assert encode(Text("а"), known=profile("generic-58")).endswith(b"\n\x1bd\x04")


def test_slip_can_stay_uncut() -> None:
    paper = read(Encoder(DEFAULT).encode(Slip((Text("а"),), cut=False)))
    assert paper.cuts == 0


@pytest.mark.parametrize(("pin", "pulse"), [(2, b"\x1bp\x00\x19\xfa"), (5, b"\x1bp\x01\x19\xfa")])
def test_drawer_opens_before_the_first_line(pin: int, pulse: bytes) -> None:
    known = replace(DEFAULT, drawer_pin=pin)  # type: ignore[arg-type]
    assert encode(Text("а"), known=known, drawer=True).startswith(pulse + b"\x1b@")
    assert encode(known=known, drawer=True) == pulse
    assert encode(known=known) == b""


def test_qr_by_command_carries_the_link_whole() -> None:
    link = "https://cabinet.tax.gov.ua/cashregs/check?fn=1&id=2&date=20261122&time=143907&sm=614.50"
    paper = read(encode(Qr(link)))
    assert paper.qr == [link.encode("ascii")]


def test_qr_as_a_picture_reads_as_the_modules_of_the_code() -> None:
    link = "https://cabinet.tax.gov.ua/cashregs/check?fn=1&id=2"
    known = profile("generic-58")
    paper = read(encode(Qr(link), known=known))
    rows = [
        data[at : at + across] for across, height, data in paper.pictures for at in range(0, across * height, across)
    ]
    dots = [[bool(row[x // 8] >> (7 - x % 8) & 1) for x in range(known.dots)] for row in rows]
    modules = qr_modules(link)
    black = [(y, x) for y, row in enumerate(dots) for x, dot in enumerate(row) if dot]
    top, left = min(y for y, _ in black), min(x for _, x in black)
    dot = (max(x for _, x in black) - left + 1) // len(modules)
    assert dot >= 2
    seen = [[dots[top + y * dot][left + x * dot] for x in range(len(modules))] for y in range(len(modules))]
    assert seen == modules


def test_barcode_is_code_128_set_b() -> None:
    assert read(encode(Barcode("K1-1043{x"))).barcodes == [b"K1-1043{{x"]


def test_barcode_too_wide_for_the_paper_is_printed_as_text() -> None:
    paper = read(encode(Barcode("K1-1043-9f1c2d3e-0000"), known=profile("generic-58")))
    assert paper.barcodes == []
    assert [line.strip() for line in paper.lines] == [b"K1-1043-9f1c2d3e-0000"]


def test_barcode_as_a_picture_has_the_modules_of_the_code_and_its_words_below() -> None:
    known = profile("raster-80")
    drawn = read(encode(Barcode("K1-1043"), known=known))
    assert drawn.barcodes == []
    assert not any(drawn.lines)
    known = replace(profile("generic-80"), barcode="picture")
    printed = read(encode(Barcode("K1-1043"), known=known))
    across, _, data = printed.pictures[0]
    bars = int.from_bytes(data[40 * across : 41 * across], "big")
    dots = f"{bars:0{across * 8}b}".strip("0")
    assert [one == "1" for one in dots[::2]] == code128_modules("K1-1043")
    assert [line.strip() for line in printed.lines] == [b"K1-1043"]


def test_empty_codes_print_nothing() -> None:
    assert read(encode(Qr("їжа"), Barcode("\x00"))).commands == ["init", "chinese_off", "table", "cut"]


@pytest.mark.parametrize("known", BUILT_IN, ids=lambda known: known.name)
def test_every_slip_in_every_profile_is_read_without_a_foreign_byte(known: Profile) -> None:
    for name, slip in slips().items():
        paper = read(Encoder(known).encode(slip))
        assert any(paper.lines) is (known.page is not None), name
        assert all(across * 8 <= known.dots for across, _, _ in paper.pictures), name
        assert all(len(line) <= known.columns for line in paper.lines), name


def test_text_takes_hardly_more_bytes_than_characters() -> None:
    """performance.md: one ESC t, ≤ 1.1 times the characters."""
    slip = slips()["sale"]
    data = Encoder(DEFAULT).encode(slip)
    printed = sum(len(line) + 1 for line in read(data).lines)
    assert len(data) <= 1.1 * printed
    assert data.count(b"\x1bt") == 1


def test_code_page_can_be_set_apart_from_the_profile() -> None:
    known = profile("xprinter-80")
    assert adjusted(known) == known
    assert adjusted(known, table=6).table == 6
    assert adjusted(known, code_page="cp866").table == 17
    assert adjusted(known, code_page="cp866", table=59).table == 59
    for bad in (-1, 256):
        with pytest.raises(BadSettings):
            adjusted(known, table=bad)
    with pytest.raises(BadSettings, match="generic-80"):
        profile("laserjet")


def test_paper_too_narrow_for_a_code_gets_the_short_one() -> None:
    code = Barcode("K1-1043-9f1c2d3e", "1043-9f1c2d3e")
    assert read(encode(code)).barcodes == [b"K1-1043-9f1c2d3e"]
    assert read(encode(code, known=profile("generic-58"))).barcodes == [b"1043-9f1c2d3e"]


@pytest.mark.parametrize("data", ["K1-1043-9f1c2d3e", "K12-10431-9f1c2d3e", "K123-10431-9f1c2d3e7", "a" * 22, "\n", ""])
@pytest.mark.parametrize("short", ["", "1043-9f1c2d3e", "b" * 30])
@pytest.mark.parametrize("known", BUILT_IN, ids=lambda one: one.name)
def test_paper_and_its_picture_choose_the_same_code(known: Profile, data: str, short: str) -> None:
    """What a barcode says on paper too narrow is decided in one place for both."""
    code = Barcode(data, short)
    said, as_bars = fitting(data, short, sheet(Slip((code,)), known).inner)
    paper = read(encode(code, known=replace(adjusted(known, code_page="cp1251"), barcode="command")))
    assert paper.barcodes == ([said.encode()] if as_bars else [])
    assert [line.strip() for line in paper.lines if line] == ([] if as_bars or not said else [said.encode()])
