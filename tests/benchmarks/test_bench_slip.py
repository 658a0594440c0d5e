"""Slip of twenty lines to bytes, as text and drawn, beside python-escpos' own text() (performance.md «Print»)."""

from __future__ import annotations

import statistics
import sys
import time
import tracemalloc
from collections.abc import Callable
from decimal import Decimal
from io import BytesIO

import pytest
from helpers import slips as made
from helpers.paced_paper import ComPaper, TcpPaper
from PIL import Image

from printing.devices import parse_uri
from printing.encode import Encoder
from printing.letters_slip import letters_slip
from printing.preview import plain_text, png
from printing.profiles import adjusted, profile
from printing.receipt_slip import receipt_slip
from printing.slip import Pair, Picture, Slip

SWITCH = b"\x1bt"
TWENTY = Slip(tuple(Pair(f"Молоко Яготинське {n} %", f"{Decimal(n) * 12:.2f} А".replace(".", ",")) for n in range(20)))


def median(work: Callable[[], object], times: int = 60) -> float:
    """Milliseconds, median of `times` after one to warm up."""
    work()
    took = []
    for _ in range(times):
        began = time.perf_counter()
        work()
        took.append(time.perf_counter() - began)
    return statistics.median(took) * 1000


def with_escpos(text: str) -> Callable[[], bytes]:
    from escpos.printer import Dummy  # noqa: PLC0415 - a fifth of a second nobody else pays

    def encode() -> bytes:
        printer = Dummy(profile="TM-T20II")
        printer.text(text)
        printer.cut()
        data: bytes = printer.output
        return data

    return encode


@pytest.mark.benchmark_figures
def test_slip_to_bytes(monkeypatch: pytest.MonkeyPatch, tmp_path: object) -> None:
    monkeypatch.setenv("ESCPOS_CAPABILITIES_PICKLE_DIR", str(tmp_path))
    sale = receipt_slip(made.document(), made.WAITING, made.PLACE)
    ours, drawn = Encoder(profile("epson-tm-t20")), Encoder(profile("raster-80"))
    mixed = Encoder(adjusted(profile("generic-80"), code_page="cp866"))
    characters = len(plain_text(TWENTY, profile("epson-tm-t20")))
    theirs = with_escpos(plain_text(TWENTY, profile("epson-tm-t20")))
    print(f"\n{'slip to bytes':34} {'ms':>8} {'bytes':>8}   per character, ESC t")
    for name, work in (
        ("20 lines, text", lambda: ours.encode(TWENTY)),
        ("20 lines, drawn", lambda: drawn.encode(TWENTY)),
        ("20 lines, python-escpos text()", theirs),
        ("sale of 7 goods, text", lambda: ours.encode(sale)),
        ("sale of 7 goods, CP866 and drawn", lambda: mixed.encode(sale)),
        ("sale of 7 goods, drawn", lambda: drawn.encode(sale)),
    ):
        data = work()
        ratio = f"{len(data) / characters:.2f}" if name.startswith("20") else ""
        print(f"{name:34} {median(work):8.2f} {len(data):8}   {ratio:>5} {data.count(SWITCH)}")
    known = profile("epson-tm-t20")
    print(f"{'sale of 7 goods, picture 400 px':34} {median(lambda: png(sale, known, 400), 10):8.2f}")
    logo = Slip((Picture(_photo()), *sale.parts))
    began = time.perf_counter()
    ours.encode(logo)
    first = (time.perf_counter() - began) * 1000
    print(
        f"{'the same under a logo of 10 MP':34} {median(lambda: ours.encode(logo)):8.2f} {len(ours.encode(logo)):8}",
        end="",
    )
    print(f"   the first {first:.0f} ms")
    print(f"{'page of letters of the wizard':34} {median(lambda: ours.encode(letters_slip(0))):8.2f}")
    assert len(ours.encode(TWENTY)) <= 1.1 * characters
    assert len(drawn.encode(TWENTY)) <= 60_000


@pytest.mark.benchmark_figures
def test_last_byte_on_the_line() -> None:
    """From the slip to its last byte at the printer: the net as fast as it goes, a COM port at its baud."""
    if sys.platform == "win32":
        print("\nno pseudo terminals here to stand for a COM port")
        return
    sale = receipt_slip(made.document(), made.WAITING, made.PLACE)
    print(f"\n{'last byte at the printer, ms':34} {'bytes':>8} {'TCP':>8} {'115200':>8} {'9600':>8}")
    for name, slip, known in (
        ("20 lines, text", TWENTY, profile("generic-80")),
        ("20 lines, drawn", TWENTY, profile("raster-80")),
        ("sale of 7 goods, text", sale, profile("generic-80")),
        ("sale of 7 goods, CP866 and drawn", sale, adjusted(profile("generic-80"), code_page="cp866")),
        ("sale of 7 goods, drawn", sale, profile("raster-80")),
    ):
        encoder = Encoder(known)
        size = len(encoder.encode(slip))
        took = [last_byte(TcpPaper(), encoder, slip, size), last_byte(ComPaper(115200, size), encoder, slip, size)]
        slow = f"{size / 960 * 1000:8.0f}"  # by its baud alone: nobody waits half a minute for a figure
        print(f"{name:34} {size:8} {took[0]:8.1f} {took[1]:8.0f} {slow}")


def last_byte(paper: TcpPaper | ComPaper, encoder: Encoder, slip: Slip, size: int) -> float:
    """Milliseconds from the slip as values to its last byte over there."""
    with paper:
        began = time.perf_counter()
        parse_uri(paper.uri).send(encoder.encode(slip), 10)
        return paper.seconds(began, size) * 1000


@pytest.mark.benchmark_figures
def test_memory_of_a_receipt_of_a_thousand_lines() -> None:
    lines = tuple(made.item(f"Товар №{n} з назвою звичайної довжини", "12.50", "2") for n in range(1000))
    slip = receipt_slip(made.document(lines, ()), made.WAITING, made.PLACE)
    print(f"\n{'receipt of 1,000 lines':34} {'ms':>8} {'bytes':>8} {'peak MB':>8}")
    for name, known in (("text", profile("generic-80")), ("drawn", profile("raster-80"))):
        encoder = Encoder(known)
        took = median(lambda encoder=encoder: encoder.encode(slip), 5)  # type: ignore[misc]
        tracemalloc.start()
        data = encoder.encode(slip)
        peak = tracemalloc.get_traced_memory()[1] / 2**20
        tracemalloc.stop()
        print(f"{name:34} {took:8.1f} {len(data):8} {peak:8.1f}")
        assert peak < 24


def _photo() -> bytes:
    out = BytesIO()
    Image.effect_noise((3660, 2740), 60).convert("RGB").save(out, "PNG", compress_level=1)
    return out.getvalue()
