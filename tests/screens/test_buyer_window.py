"""The buyer's display: on the second screen by itself, gone with it, never in front of the till's keys."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from dataclasses import replace
from decimal import Decimal
from pathlib import Path

import pytest
from helpers import demo
from helpers.dress import dressed
from PySide6.QtCore import Qt
from PySide6.QtGui import QImage, QPainter
from PySide6.QtWidgets import QApplication, QWidget
from pytestqt.qtbot import QtBot

from ui.buyer_paint import paint_view
from ui.buyer_window import BuyerDisplay, DisplayState
from ui.lines import Line
from ui.presenters.buyer import BuyerView, Scene
from ui.theme import Theme

__all__ = ["dressed"]

SCREENS = {
    "screens": [
        {"name": "buyer", "x": 1366, "y": 0, "width": 1024, "height": 600},
        {"name": "till", "x": 0, "y": 0, "width": 1366, "height": 768},
    ]
}
#: A mirrored display, of the same size or not, beside a third screen that stands apart.
MIRRORED = {
    "screens": [
        {"name": "till", "x": 0, "y": 0, "width": 1366, "height": 768},
        {"name": "mirror", "x": 0, "y": 0, "width": 1366, "height": 768},
        {"name": "smaller", "x": 0, "y": 0, "width": 1024, "height": 600},
        {"name": "buyer", "x": 1366, "y": 0, "width": 1024, "height": 600},
    ]
}
IDLE = BuyerView(Scene.IDLE, demo.NOW, shop="Продукти на Подолі", till="Каса №1", open=True)
LINE = Line("Молоко Яготинське 2,6 % 900 г", "2 × 54,90", "109,80")
RECEIPT = replace(IDLE, scene=Scene.RECEIPT, lines=(LINE,) * 30, gross=Decimal("3294"), due=Decimal("3294"))
PAID = replace(IDLE, scene=Scene.PAID, due=Decimal("614.50"), tendered=Decimal(1000), change=Decimal("385.50"))


@pytest.fixture(scope="module")
def two_screens(repo: Path, tmp_path_factory: pytest.TempPathFactory) -> dict[str, object]:
    return told_by("buyer_child.py", SCREENS, repo, tmp_path_factory.mktemp("screens"))


def told_by(child: str, screens: dict[str, object], repo: Path, folder: Path) -> dict[str, object]:
    """What a till with these screens told, from a process of its own: Qt reads its screens once."""
    file = folder / "screens.json"
    file.write_text(json.dumps(screens), "utf-8")
    # Qt parts its options at colons, and a whole path has one on Windows.
    done = subprocess.run(
        [sys.executable, str(Path(__file__).with_name(child))],
        cwd=file.parent,
        env={
            **os.environ,
            "QT_QPA_PLATFORM": f"offscreen:configfile={file.name}",
            "PYTHONPATH": os.pathsep.join((str(repo), str(repo / "tests"))),
        },
        capture_output=True, text=True, timeout=60, check=False,
    )  # fmt: skip
    assert done.returncode == 0, done.stderr
    told: dict[str, object] = json.loads(done.stdout)
    return told


def test_it_finds_the_second_screen_and_comes_back_with_it(two_screens: dict[str, object]) -> None:
    said = two_screens["said"]
    assert isinstance(said, list)
    states = [one[0] for one in said]
    assert states == ["screen", "no_screen", "screen", "hidden", "screen", "window", "hidden", "off", "screen", "off"]
    there = ["screen", [1024, 600], ["buyer", 1366, 0, 1024, 600]]
    assert [one[:3] for one in said if one[0] == "screen"] == [there] * 4
    assert all(one[2] is None for one in said if one[0] in ("no_screen", "hidden", "off"))


def test_it_is_gone_before_qt_would_lay_it_over_the_till(two_screens: dict[str, object]) -> None:
    assert two_screens["gone_at_once"] is True


def test_a_mirrored_display_is_no_second_screen_and_the_till_stays_in_sight(repo: Path, tmp_path: Path) -> None:
    """The buyer's picture lay over the whole till: Qt takes a mirrored display for a screen of its own."""
    assert told_by("mirror_child.py", MIRRORED, repo, tmp_path) == {
        "mirrored": "",
        "smaller": "",
        "third": "buyer",
        "mirrored while it was shown": "",
        "set apart again": "buyer",
    }


def test_it_never_keeps_the_focus(two_screens: dict[str, object]) -> None:
    said = two_screens["said"]
    assert isinstance(said, list)
    assert all(one[3] for one in said), said


def test_it_is_painted_in_the_shops_colours_not_the_cashiers(two_screens: dict[str, object]) -> None:
    assert two_screens["colour"] == "#f2f4f1"


def test_with_one_screen_there_is_none(dressed: Theme, qtbot: QtBot, qapp: QApplication) -> None:
    host = QWidget()
    qtbot.addWidget(host)
    host.show()

    class Presenter(QWidget):
        view = IDLE

    display = BuyerDisplay(qapp, host, Presenter(), "auto")  # type: ignore[arg-type]
    assert (display.news.state, display.window) == (DisplayState.NO_SCREEN, None)
    display.toggle()
    assert display.news.state is DisplayState.NO_SCREEN
    display.close()


def painted(view: BuyerView, size: tuple[int, int]) -> QImage:
    image = QImage(*size, QImage.Format.Format_RGB32)
    image.fill(Qt.GlobalColor.magenta)
    painter = QPainter(image)
    paint_view(painter, *size, view)
    painter.end()
    return image


@pytest.mark.parametrize("size", [(800, 480), (1024, 600), (1280, 1024), (1920, 1080), (1080, 1920)], ids=str)
@pytest.mark.parametrize("view", [IDLE, replace(IDLE, open=False), RECEIPT, PAID, replace(PAID, change=Decimal(0))])
@pytest.mark.parametrize("look", ["light", "dark"])
def test_every_picture_covers_every_screen(
    dressed: Theme, qapp: QApplication, look: str, view: BuyerView, size: tuple[int, int]
) -> None:
    dressed.apply(qapp, look)
    image = painted(view, size)
    edges = [(0, 0), (size[0] - 1, 0), (0, size[1] - 1), (size[0] - 1, size[1] - 1), (size[0] // 2, size[1] // 2)]
    assert all(image.pixelColor(*at).name() != "#ff00ff" for at in edges)
    dressed.apply(qapp, "light")
    assert painted(view, size) == image, "the display followed the cashier's theme"


def test_a_sum_of_any_length_is_not_cut(dressed: Theme) -> None:
    """The right edge of the green panel stays green however long the number is."""
    for due in ("9.50", "99999999.99"):
        image = painted(replace(RECEIPT, due=Decimal(due)), (1024, 600))
        assert {image.pixelColor(1010, y).name() for y in range(440, 560)} == {"#0b6e4f"}
