"""What is touched is sized by the finger: what a screen tells of itself, what is not believed, and what comes of it."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from collections.abc import Iterator
from decimal import Decimal
from pathlib import Path

import pytest
from helpers.dress import dressed
from PySide6.QtCore import QSize, QSizeF
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from app.errors import BadSettings
from app.settings import read_settings
from ui.screen_sense import ppi_measured, ppi_told
from ui.theme import Theme
from ui.widgets.keypad import Keypad
from ui.widgets.pay_button import PayButton
from ui.widgets.ruler import Ruler
from ui.widgets.tiles import TileView

__all__ = ["dressed"]

#: Diagonal in inches, pixels: from the smallest tablet to a television.
SCREENS = (
    ("8", 1280, 800),
    ("10.1", 1280, 800),
    ("10.1", 1920, 1200),
    ("11.6", 1920, 1080),
    ("13.3", 1920, 1080),
    ("15", 1024, 768),
    ("15.6", 1366, 768),
    ("15.6", 1920, 1080),
    ("15.6", 3840, 2160),
    ("21.5", 1920, 1080),
    ("32", 1366, 768),
)


@pytest.fixture
def look(dressed: Theme) -> Iterator[Theme]:
    yield dressed
    dressed.stand_on(0.0)
    dressed.set_room(1366, 768)


@pytest.mark.parametrize(
    ("millimetres", "pixels", "ppi"),
    [
        ((304, 228), (1024, 768), 85.5),
        ((344, 194), (1920, 1080), 141.6),
        ((194, 344), (1080, 1920), 141.6),  # turned
        ((194, 344), (1920, 1080), 141.6),  # turned, and its EDID does not know
        ((0, 0), (1920, 1080), 0),
        ((-1, 200), (1920, 1080), 0),
        ((160, 90), (1920, 1080), 0),  # a shape for a size
        ((1600, 900), (1920, 1080), 0),
        ((16, 9), (1366, 768), 0),
        ((34, 19), (1366, 768), 0),  # centimetres for millimetres
        ((3440, 1940), (1920, 1080), 0),
        ((304, 228), (1920, 1080), 0),  # another screen's EDID: 4:3 for 16:9
        ((150, 84), (3840, 2160), 0),  # no till has 650 pixels an inch
    ],
)
def test_what_cannot_be_is_not_believed(millimetres: tuple[int, int], pixels: tuple[int, int], ppi: float) -> None:
    assert ppi_told(QSizeF(*millimetres), QSize(*pixels)) == pytest.approx(ppi, abs=0.5)


def test_a_measured_diagonal_is_believed() -> None:
    assert ppi_measured(Decimal("15.6"), QSize(1920, 1080)) == pytest.approx(141.2, abs=0.1)


@pytest.mark.parametrize(("inches", "width", "height"), SCREENS)
def test_up_to_141_pixels_an_inch_the_design_stands_and_beyond_it_grows(
    look: Theme, inches: str, width: int, height: int
) -> None:
    ppi = ppi_measured(Decimal(inches), QSize(width, height))
    look.stand_on(ppi)
    look.set_room(width, height)
    if ppi <= 142:
        assert (look.scale, look.mm(20)) == (1.0, 0)
    room = min(width / 1024, height / 768)
    assert 1.0 <= look.density <= max(1.0, room)
    smallest = 48 * look.scale / ppi * 25.4
    as_design = 48 / 141 * 25.4
    assert smallest >= as_design * 0.95 or look.density >= room - 0.05, "smaller than the design's without need"
    look.set_room(1024, 768)
    assert look.scale == 1.0, "the smallest window has no room to grow"


@pytest.mark.parametrize(("inches", "width", "height"), SCREENS)
def test_the_till_s_largest_targets_in_millimetres(
    look: Theme, qtbot: QtBot, inches: str, width: int, height: int
) -> None:
    """Tiles 25 × 20, «Оплата» 60 × 20, keys 20 as far as the window has room (cashier.md 4)."""
    ppi = ppi_measured(Decimal(inches), QSize(width, height))
    look.stand_on(ppi)
    look.set_room(width, height)
    mm = 25.4 / ppi
    tiles, pay, keypad = TileView(), PayButton("Оплата"), Keypad("calc")
    for one in (tiles, pay, keypad):
        qtbot.addWidget(one)
    tiles.resize(width - look.px(78 + 356), height - look.px(56 + 64 + 150))
    tiles.arrange()
    assert tiles.tile_width * mm >= 24.5
    assert tiles.tile_height * mm >= 19
    if ppi > 142:
        assert pay.sizeHint().height() * mm >= 19.5
    if Decimal(inches) >= 10:
        assert look.px(356 - 32) * mm >= 55
    keypad.resize(look.px(look.pick(252, 336, 460)), look.px(4 * 78))
    keys = [one for one in keypad.children() if hasattr(one, "hitButton")]
    assert keys
    assert min(one.width() for one in keys) * mm >= (20 if ppi < 130 else 10)


def test_the_ruler_is_as_long_as_it_says(look: Theme, qtbot: QtBot) -> None:
    look.stand_on(141.0)
    ruler = Ruler(50)
    qtbot.addWidget(ruler)
    assert ruler.line_width() == pytest.approx(141 * 50 / 25.4)
    assert not ruler.grab().isNull()


def test_the_window_takes_on_the_screen_it_is_moved_to(repo: Path, tmp_path: Path) -> None:
    common = {"y": 0, "logicalDpi": 96, "logicalBaseDpi": 96, "dpr": 1}
    screens = [
        {"name": "coarse", "x": 0, "width": 1366, "height": 768, **common},
        {"name": "fine", "x": 1400, "width": 1920, "height": 1200, **common},
    ]
    file = tmp_path / "screens.json"
    file.write_text(json.dumps({"screens": screens}), "utf-8")
    # Qt parts its options at colons, and a whole path has one on Windows.
    done = subprocess.run(
        [sys.executable, str(Path(__file__).with_name("sense_child.py"))],
        cwd=tmp_path,
        env={
            **os.environ,
            "QT_QPA_PLATFORM": f"offscreen:configfile={file.name}",
            "PYTHONPATH": os.pathsep.join((str(repo), str(repo / "tests"))),
        },
        capture_output=True, text=True, timeout=60, check=False,
    )  # fmt: skip
    assert done.returncode == 0, done.stderr
    assert json.loads(done.stdout) == [
        ["coarse", 100, 1.0, "normal"],
        ["fine", 224, 1.55, "normal"],
        ["fine", 224, 1.0, "normal"],
        ["coarse", 100, 1.0, "normal"],
    ]


def test_a_diagonal_nobody_makes_is_refused_where_it_is_written(tmp_path: Path) -> None:
    given = {"data_dir": str(tmp_path)}
    assert read_settings({**given, "screen_inches": "15,6"}, {}).screen_inches == Decimal("15.6")
    for wrong in ("1", "99", "-5", "1e1", "abc"):
        with pytest.raises(BadSettings):
            read_settings({**given, "screen_inches": wrong}, {})


def test_the_size_setting_multiplies(look: Theme, qapp: QApplication) -> None:
    look.stand_on(224.0)
    look.set_room(1920, 1200)
    look.apply(qapp, "light", 1.15)
    assert look.scale == pytest.approx(1.15 * 1.55)
    look.apply(qapp, "light", 1.0)
