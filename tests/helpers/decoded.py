"""Every slip through every printer, for a decoder in a Python of its own (`dev.py decode`).

`write FOLDER` puts there what the till sends and which printer gets it; `check FOLDER` compares what `emupos` made of
it with what the slips say, and ends with 1 when anything differs.
"""

from __future__ import annotations

import json
import sys
from collections.abc import Iterator
from dataclasses import dataclass
from io import BytesIO
from pathlib import Path

from helpers.escpos_reader import read
from helpers.golden import slips
from PIL import Image, ImageDraw

from printing.encode import Encoder
from printing.layout import Row, lay
from printing.letters import Letters
from printing.profiles import BUILT_IN, Profile, adjusted
from printing.raster import LINE, TEXT_PITCH, drawn
from printing.slip import Align, Pair, Picture, Qr, Slip, Text

#: What `emupos` calls the pages.
PAGES = {"cp1251": "WPC1251", "cp1125": "PC1125", "cp866": "PC866"}


#: Scripts no bundled font has, among words and sums.
_FAR = Slip(
    (
        Text("Хліб 🍞 «Домашній» 🥐"),
        Pair("תה ירוק 5 шт", "12,50"),
        Pair("قهوة عربية 5 %", "99,00", bold=True),
        Text("ქართული ჩაი", tall=True),
        Text("日本茶 緑茶 100 г"),
        Text("Հայ ✓", Align.CENTER, bold=True, tall=True, wide=True),
    )
)


@dataclass(frozen=True, slots=True)
class Case:
    """One slip for one printer; `name` is that of its files."""

    name: str
    slip: Slip
    known: Profile


def cases() -> Iterator[Case]:
    """Every kind of slip, one with a logo and strange letters among them, in every profile and each of its pages."""
    kinds = {**slips(), "logo": _with_logo(), "far-letters": _FAR}
    for known in BUILT_IN:
        for page in (*(page for page in known.tables if page != "raster"), "raster"):
            printer = adjusted(known, code_page=page)  # type: ignore[arg-type]
            for kind, slip in kinds.items():
                yield Case(f"{known.name}-{page}-{kind}", slip, printer)


def write(folder: Path) -> int:
    """Writes all cases; gives how many."""
    folder.mkdir(parents=True, exist_ok=True)
    count = 0
    for count, case in enumerate(cases(), 1):  # noqa: B007 - the last is told
        pages = {str(number): PAGES[page] for page, number in case.known.tables.items() if page in PAGES}
        printer = {"width": case.known.dots, "pages": pages}
        (folder / f"{case.name}.bin").write_bytes(Encoder(case.known).encode(case.slip))
        (folder / f"{case.name}.json").write_text(json.dumps(printer), "utf-8")
    return count


def faults(folder: Path, case: Case) -> list[str]:
    """What the decoder made of a slip otherwise than it is: its words, its drawn lines, commands it did not know."""
    found = [
        str(event)
        for event in json.loads((folder / f"{case.name}.said").read_text("utf-8"))
        if "unknown" in event["type"]
    ]
    text = (folder / f"{case.name}.txt").read_text("utf-8")
    seen = [line.strip() for line in text.splitlines() if line.strip() and not line.startswith("[")]
    letters = Letters(case.known.page, case.known.substitutions)
    rows = lay(case.slip, case.known.columns, letters.clean)
    said = [row.text.strip() for row in rows if isinstance(row, Row) and letters.encode(row.text) is not None]
    said = [line for line in said if line]
    # A code the printer cannot draw at its width stands as words.
    if [line for line in seen if line in said] != said or len(seen) - len(said) > 1:
        found.append(f"reads {seen}, not {said}")
    if case.known.qr == "command":
        found += [f"no QR of {row.data}" for row in rows if isinstance(row, Qr) and f"[qr {row.data}]" not in text]
    paper = (Image.open(folder / f"{case.name}.png") if seen or rows else Image.new("1", (8, 8))).convert("1")
    if paper.width != case.known.dots:
        found.append(f"a picture {paper.width} dots wide, not {case.known.dots}")
    return found + list(_not_drawn(paper, case, letters))


def _not_drawn(paper: Image.Image, case: Case, letters: Letters) -> Iterator[str]:
    """Lines the page lacks, and pictures, that do not stand dot by dot and in their order on the decoder's picture."""
    stride = case.known.dots // 8
    dots = paper.point(lambda value: 255 - value).tobytes()
    at = 0
    pitch = LINE if case.known.page is None else TEXT_PITCH
    for row in lay(case.slip, case.known.columns, letters.clean):
        if isinstance(row, Row) and letters.encode(row.text) is None and row.text.strip():
            stream, what = drawn([row], case.known.dots, pitch=pitch), row.text
        elif isinstance(row, Picture) or (isinstance(row, Qr) and case.known.qr == "picture"):
            part = Slip((row,), cut=False)
            stream, what = Encoder(case.known).encode(part), "a picture"
        else:
            continue
        wanted = b"".join(
            data[line * across : (line + 1) * across].ljust(stride, b"\x00")
            for across, height, data in read(stream).pictures
            for line in range(height)
        )
        # White at its end is not kept by the decoder where nothing comes after it.
        wanted = wanted.rstrip(b"\x00")
        place = dots.find(wanted, at)
        while place % stride and place >= 0 and dots[place - place % stride : place].strip(b"\x00"):
            place = dots.find(wanted, place + 1)
        if place < 0:
            yield f"not drawn: {what}"
        else:
            at = place + len(wanted)


def _with_logo() -> Slip:
    sign = Image.new("L", (300, 120), 255)
    pen = ImageDraw.Draw(sign)
    pen.ellipse((5, 5, 115, 115), fill=0)
    for x in range(130, 290):
        pen.line((x, 30, x, 90), fill=(x - 130) * 255 // 160)
    out = BytesIO()
    sign.save(out, "PNG")
    words = ("Хліб 🍞 «Домашній»", "日本茶 100 г", "Ціна 5 ₴ — ґазда", "Cafe\u0301 e\u0301clair", "שלום", "ЇЖА №1")
    return Slip((Picture(out.getvalue()), *(Text(one) for one in words), Picture(out.getvalue(), Align.RIGHT)))


def main(what: str, folder: Path) -> int:
    if what == "write":
        sys.stdout.write(f"{write(folder)} slips written\n")
        return 0
    every = list(cases())
    wrong = {case.name: told for case in every if (told := faults(folder, case))}
    for name, told in wrong.items():
        sys.stdout.write(f"{name}: {'; '.join(told)}"[:400] + "\n")
    sys.stdout.write(
        f"{len(every) - len(wrong)} slips read back right, {len(wrong)} wrong; texts and pictures: {folder}\n"
    )
    return 1 if wrong else 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1], Path(sys.argv[2])))
