"""The pictures of README.md and README.uk.md, taken of the till itself: `dev.py shots --handbook`.

They lie in packaging/pictures. The same walk in one dress, by day. Small files: reduced, in few colours, the same bytes
for the same pixels.
"""

from __future__ import annotations

import sys
import tempfile
from collections.abc import Callable
from datetime import UTC, datetime
from pathlib import Path

import pytest
from helpers.morning import served, standing
from helpers.qloop import turning
from helpers.shots import SIZES, Photographer, day
from helpers.window import KEY, TillWindow
from PIL import Image
from PySide6.QtWidgets import QApplication

from app.clock import SystemClock
from app.domain.cashier import Role
from ui.pages import Pages

#: The picture's file by the name the photographer calls the place.
WANTED = {
    "01c-first-start": "first-start",
    "01a-sign-in": "sign-in",
    "02-open-shift": "open-shift",
    "03a-sale": "sale",
    "04a-payment-cash": "cash",
    "05a-card": "card",
    "05b-doubt": "doubt",
    "06-sale-done": "done",
    "08b-held-elsewhere": "held",
    "10-refund": "refund",
    "14a-toasts": "signals",
    "14b-queue-at-odds": "queue",
    "11b-close-shift": "close-shift",
    "13-settings-printer": "printer",
    "13-letters-lines": "letters",
    "13b-settings-devices": "devices",
    "13-settings-people": "people",
    "21b-diagnosis-trouble": "diagnosis",
}
#: Pages only an administrator may change: shown to one.
FOR_THE_OWNER = ("13-settings", "13b")
WIDE, COLOURS = 1000, 160
#: Less than this, all three parts together, is the same colour to the eye.
APART = 12


class Morning(SystemClock):
    """This very moment, moved to ten in the morning of its day at the counter."""

    def __init__(self) -> None:
        now = datetime.now(UTC)
        self._by = now.replace(hour=8, minute=12, second=0, microsecond=0) - now

    def now(self) -> datetime:
        return datetime.now(UTC) + self._by


class Handbook(Photographer):
    """Takes the wanted places alone, each once."""

    def __init__(self, window: TillWindow, app: QApplication, folder: Path) -> None:
        super().__init__(window, app, folder)
        self.taken: set[str] = set()

    def each(
        self, name: str, before: Callable[[], None] = lambda: None, after: Callable[[], None] = lambda: None
    ) -> None:
        before()
        self._settle()
        if WANTED.get(name):
            self._take(name)
        after()
        self.window.quiet()

    def face(self, name: str) -> None:
        """The buyer's display is not told of."""

    def _take(self, name: str) -> None:
        till = self.window.inside if self.window.page != "first_start" else None
        who = till.station.cashier if till is not None else None
        if till is not None and name.startswith(FOR_THE_OWNER):
            till.station.cashier = next(one for one in till.station.people if one.role is Role.ADMIN)
            self._wear("light", SIZES[1], "uk")
            self._settle()
        picture = self.window.window.grab().toImage()
        with tempfile.TemporaryDirectory() as made:
            raw = Path(made) / "raw.png"
            picture.save(str(raw))
            small(raw, self._folder / f"{WANTED[name]}.png")
        self.taken.add(name)
        if till is not None and till.station.cashier is not who:
            till.station.cashier = who
            self._wear("light", SIZES[1], "uk")
            self._settle()


def small(raw: Path, made: Path) -> None:
    """The picture at a page's width, in as many colours as it needs."""
    with Image.open(raw) as whole:
        high = round(whole.height * WIDE / whole.width)
        reduced = whole.convert("RGB").resize((WIDE, high), Image.Resampling.LANCZOS)
        few = Image.new("P", (1, 1))
        few.putpalette([part for colour in commonest(reduced) for part in colour])
        reduced.quantize(palette=few, dither=Image.Dither.NONE).save(made, "PNG", optimize=True)


def commonest(picture: Image.Image) -> list[tuple[int, int, int]]:
    """The colours most of it is made of, as they are, none too like another: a flat ground keeps its own."""
    counted = picture.getcolors(picture.width * picture.height)
    assert counted is not None
    chosen: list[tuple[int, int, int]] = []
    for _, (red, green, blue) in sorted(counted, reverse=True):
        if all(abs(red - r) + abs(green - g) + abs(blue - b) >= APART for r, g, b in chosen):
            chosen.append((red, green, blue))
            if len(chosen) == COLOURS:
                break
    return chosen


def main(folder: Path) -> int:
    """Takes them all. Fails when a place is not come by any more."""
    folder = folder.resolve()
    folder.mkdir(parents=True, exist_ok=True)
    app = QApplication.instance() or QApplication([])
    assert isinstance(app, QApplication)
    with tempfile.TemporaryDirectory() as made, pytest.MonkeyPatch.context() as patch, turning(app) as loop:
        where = Path(made)
        patch.setattr(Pages, "make_ahead", lambda self: None)
        with served(where / "sandbox.db") as sandbox:
            window = standing(loop, app, where, patch)
            window.clock = Morning()
            camera = Handbook(window, app, folder)
            patch.chdir(where)
            window.open(server=sandbox.url, api_key=KEY, printer="file:XP-80")
            day(camera)
            window.close()
        camera.finish()
    missed = {name for name, file in WANTED.items() if file} - camera.taken
    size = sum(path.stat().st_size for path in folder.glob("*.png"))
    sys.stdout.write(f"{len(camera.taken)} pictures in {folder}, {size // 1024} KB\n")
    if missed:
        sys.stdout.write(f"not come by: {', '.join(sorted(missed))}\n")
    return 1 if missed else 0


if __name__ == "__main__":
    sys.exit(main(Path(sys.argv[1])))
