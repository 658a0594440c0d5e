"""Somebody who trains: from the empty training till to the sale page, with goods on the shelf."""

from __future__ import annotations

import hashlib
from pathlib import Path

from helpers.morning import enter_pin
from helpers.window import TillWindow

from printing.preview import plain_text


def begin_training(till: TillWindow) -> None:
    """Signs in with the facts on the page, takes the first till, opens a shift with nothing in the drawer."""
    till.tap("fill-training")
    till.tap("sign-in")
    till.tap("terminal-20001")
    till.tap("take-place")
    to_sale(till)


def to_sale(till: TillWindow) -> None:
    """PIN, shift, goods."""
    enter_pin(till)
    till.until(lambda: till.page in ("open_shift", "sale"), "work")
    if till.page == "open_shift":
        till.enter()
    till.until_page("sale")
    till.until(lambda: till.front.sale.shelf.products, "goods")


def slips(till: TillWindow) -> list[str]:
    """What the training printer has printed, as text."""
    printers = till.inside.printers
    return [plain_text(one.slip, printers.profile()) for one in printers.trainer.printed]


def prints(folder: Path, leaving: str = "") -> dict[str, str]:
    """Every file below a folder with a digest of its bytes, without what lies below `leaving`."""
    found = {}
    for path in sorted(folder.rglob("*")):
        name = path.relative_to(folder).as_posix()
        if path.is_file() and not (leaving and name.split("/")[0] == leaving):
            found[name] = hashlib.sha256(path.read_bytes()).hexdigest()
    return found
