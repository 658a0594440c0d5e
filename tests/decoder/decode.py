"""Reads slips with `emupos`, a receipt printer written by others: what it would print, as text and as a picture.

Runs in a Python of its own (`dev.py decode`), without a line of the till: NAME.bin is what the till sent, NAME.json
which printer it went to, {"width": dots, "pages": {"46": "WPC1251"}}; NAME.txt, NAME.png and NAME.said (its events:
commands it did not know, the drawer) come out beside them.
"""

from __future__ import annotations

import json
import sys
from pathlib import Path
from typing import Any

from emupos.config import PrinterProfile
from emupos.printer.escpos import glyphs, model
from emupos.printer.printer import Printer

#: It has the shapes of Cyrillic letters for PC866 and draws boxes for other pages' bytes: the same shapes serve them.
_MORE = {"WPC1251", "PC1125"}


def printed(stream: bytes, printer: dict[str, Any]) -> tuple[list[Any], list[dict[str, Any]]]:
    """Receipts and events of one connection."""
    pages = {0: "PC437", **{int(number): page for number, page in printer["pages"].items()}}
    profile = PrinterProfile.model_validate(
        {
            "type": "printer",
            "name": "of the till's profile",
            "dpi": 203,
            "width_dots": printer["width"],
            "font_a": {"width": 12, "height": 24},
            "font_b": {"width": 9, "height": 17},
            "code_pages": pages,
            "default_code_page": 0,
            "drawer_sensor_open_level": "high",
        }
    )
    device = Printer("decoder", profile, sensor_open_level="high", job_idle_timeout_ms=1000)
    outputs = [device.open_connection(1, 0.0), device.receive(1, stream, 0.0), device.close_connection(1, 0.1)]
    receipts = [receipt for output in outputs for receipt in output.receipts]
    return receipts, [{"type": str(event.type), **event.data} for output in outputs for event in output.events]


def main(folder: Path) -> None:
    pages = glyphs.GLYPH_CODE_PAGES | _MORE
    glyphs.GLYPH_CODE_PAGES = model.GLYPH_CODE_PAGES = pages
    for source in sorted(folder.glob("*.bin")):
        printer = json.loads(source.with_suffix(".json").read_text("utf-8"))
        receipts, events = printed(source.read_bytes(), printer)
        source.with_suffix(".txt").write_text("".join(one.text for one in receipts), "utf-8")
        for number, one in enumerate(receipts):
            name = f"{source.stem}.png" if not number else f"{source.stem}-{number}.png"
            source.with_name(name).write_bytes(one.png)
        source.with_suffix(".said").write_text(json.dumps(events, ensure_ascii=False), "utf-8")


if __name__ == "__main__":
    main(Path(sys.argv[1]))
