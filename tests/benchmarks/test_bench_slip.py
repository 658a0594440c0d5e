"""Slip of twenty lines to bytes, as text and drawn, beside python-escpos' own text() (performance.md «Print»)."""

from __future__ import annotations

import statistics
import time
from collections.abc import Callable
from decimal import Decimal

import pytest
from helpers import slips as made

from printing.encode import Encoder
from printing.preview import plain_text, png
from printing.profiles import profile
from printing.receipt_slip import receipt_slip
from printing.slip import Pair, Slip

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
    characters = len(plain_text(TWENTY, profile("epson-tm-t20")))
    theirs = with_escpos(plain_text(TWENTY, profile("epson-tm-t20")))
    print(f"\n{'slip to bytes':34} {'ms':>8} {'bytes':>8}   per character, ESC t")
    for name, work in (
        ("20 lines, text", lambda: ours.encode(TWENTY)),
        ("20 lines, drawn", lambda: drawn.encode(TWENTY)),
        ("20 lines, python-escpos text()", theirs),
        ("sale of 7 goods, text", lambda: ours.encode(sale)),
        ("sale of 7 goods, drawn", lambda: drawn.encode(sale)),
    ):
        data = work()
        ratio = f"{len(data) / characters:.2f}" if name.startswith("20") else ""
        print(f"{name:34} {median(work):8.2f} {len(data):8}   {ratio:>5} {data.count(SWITCH)}")
    known = profile("epson-tm-t20")
    print(f"{'sale of 7 goods, picture 400 px':34} {median(lambda: png(sale, known, 400), 10):8.2f}")
    assert len(ours.encode(TWENTY)) <= 1.1 * characters
    assert len(drawn.encode(TWENTY)) <= 60_000
