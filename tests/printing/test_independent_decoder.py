"""Slips read back by a printer others wrote (`emupos`), in a Python of its own: texts and pictures are the slips'."""

from __future__ import annotations

import subprocess
import sys
from dataclasses import replace
from pathlib import Path

import pytest
from helpers.decoded import Case, cases, faults, write
from PIL import Image

from printing.slip import Slip, Text

ROOT = Path(__file__).resolve().parents[2]
PYTHON = ROOT / ".venv-decoder" / ("Scripts/python.exe" if sys.platform == "win32" else "bin/python")

pytestmark = [
    pytest.mark.long,
    pytest.mark.skipif(not PYTHON.exists(), reason="the decoder is not installed: python3 dev.py decode does it, once"),
]


@pytest.fixture(scope="module")
def decoded(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("decoded")
    assert write(folder) > 800
    subprocess.run([PYTHON, ROOT / "tests" / "decoder" / "decode.py", folder], check=True)
    return folder


def test_every_slip_in_every_profile_and_page_reads_as_it_is(decoded: Path) -> None:
    assert {case.name: told for case in cases() if (told := faults(decoded, case))} == {}


def test_what_is_wrong_would_be_seen(decoded: Path) -> None:
    """The same comparison with slips that say something else, and with spoilt paper."""
    every = {case.name: case for case in cases()}
    printed, drawn = every["epson-tm-t20-cp1251-sale"], every["raster-58-raster-sale"]
    for case in (printed, drawn):
        more = Slip((*case.slip.parts, Text("і ще рядок")))
        assert faults(decoded, replace(case, slip=more))
    assert faults(decoded, Case(printed.name, every["epson-tm-t20-cp1251-refund"].slip, printed.known))
    picture = decoded / f"{drawn.name}.png"
    paper = Image.open(picture).convert("1")
    paper.putpixel((paper.width // 2, 20), 255 - paper.getpixel((paper.width // 2, 20)))  # type: ignore[operator]
    paper.save(picture)
    assert any("not drawn" in told for told in faults(decoded, drawn))
    (decoded / f"{printed.name}.said").write_text('[{"type": "printer.command.unknown", "bytes": "1b 07"}]', "utf-8")
    assert faults(decoded, printed)
