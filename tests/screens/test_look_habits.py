"""Contrast, the hand that works, hints and strips: what a person chooses is what the pages are built by."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from helpers import demo
from helpers.dress import dressed
from helpers.fits import DRESSES, dress
from helpers.qloop import Loop
from helpers.sale_room import SaleRoom, cut
from PySide6.QtCore import QPoint
from PySide6.QtGui import QColor, QImage, QPainter
from PySide6.QtWidgets import QApplication, QWidget
from pytestqt.qtbot import QtBot

import resources
from app.settings import Settings
from ui import i18n
from ui.look import theme_name, wear
from ui.main_window import MainWindow
from ui.screens.goods_dialog import Goods
from ui.screens.weigh_dialog import WeighDialog
from ui.theme import Theme
from ui.widgets.button import Button
from ui.widgets.tile import paint_tile
from ui.widgets.tiles import Tile

__all__ = ["dressed"]


@pytest.fixture
def habits(dressed: Theme) -> Iterator[Theme]:
    """The theme, its habits put back afterwards."""
    yield dressed
    dressed.behave(hand="right", key_hints=True, tile_strips=True, reduced_motion=True)
    i18n.set_language("uk")


def lightness(colour: QColor) -> float:
    """Relative luminance as WCAG measures it."""
    parts = [part / 12.92 if part <= 0.03928 else ((part + 0.055) / 1.055) ** 2.4 for part in colour.getRgbF()[:3]]
    return 0.2126 * parts[0] + 0.7152 * parts[1] + 0.0722 * parts[2]


def ratio(one: QColor, two: QColor) -> float:
    high, low = sorted((lightness(one), lightness(two)), reverse=True)
    return (high + 0.05) / (low + 0.05)


PAIRS = (
    *((ink, ground) for ink in ("ink", "ink2", "ink3") for ground in ("bg", "surface", "surface2", "sunken", "select")),
    ("on_accent", "accent"),
    ("on_danger", "danger_fill"),
    *((f"{name}", f"{name}_soft") for name in ("info", "warn", "danger")),
    ("accent_ink", "accent_soft"),
    *(("ink3", f"category_tint{number}") for number in range(10)),
    *((name, "surface") for name in ("info", "warn", "danger", "accent_ink")),
)


@pytest.mark.parametrize(("name", "least"), [("light", 4.5), ("dark", 4.5), ("contrast", 7.0)])
def test_every_text_stands_out_from_its_ground(dressed: Theme, name: str, least: float) -> None:
    weak = {
        f"{ink} on {ground}": round(ratio(dressed.color_in(name, ink), dressed.color_in(name, ground)), 2)
        for ink, ground in PAIRS
        if ratio(dressed.color_in(name, ink), dressed.color_in(name, ground)) < least - 0.05
    }
    assert not weak


def test_edges_of_the_contrast_theme_can_be_seen(dressed: Theme) -> None:
    for edge in ("border", "border_strong", "focus", *(f"category{number}" for number in range(10))):
        assert ratio(dressed.color_in("contrast", edge), dressed.color_in("contrast", "surface")) >= 7, edge


def test_the_themes_know_the_same_tokens() -> None:
    tokens = resources.data("theme", "tokens.json")
    assert tokens["contrast"].keys() == tokens["light"].keys()


def test_a_theme_is_what_was_chosen(qapp: QApplication, dressed: Theme) -> None:
    for name in ("light", "dark", "contrast"):
        wear(qapp, Settings(Path(), theme=name))
        assert dressed.name == name
    assert theme_name(qapp, Settings(Path(), theme="system")) in ("light", "dark", "contrast")
    wear(qapp, Settings(Path()))


def test_a_left_handed_sale_has_the_receipt_on_the_left(
    loop: Loop, counter: object, qtbot: QtBot, habits: Theme
) -> None:
    room = SaleRoom(loop, counter, qtbot)  # type: ignore[arg-type]
    right = room.show()
    assert right.receipt.x() > right.catalogue.x()
    habits.behave(hand="left", key_hints=True, tile_strips=True, reduced_motion=True)
    left = room.show()
    assert left.receipt.x() < left.catalogue.x()
    assert cut(left) == []


def test_the_rail_changes_sides_with_the_hand(qtbot: QtBot, qapp: QApplication, habits: Theme) -> None:
    qapp.setQuitOnLastWindowClosed(False)  # the window that closes after this test ends no other test's loop
    window = MainWindow()
    qtbot.addWidget(window)
    page = QWidget()
    window.set_page("sale", page)
    window.show_page("sale")
    window.show()
    assert window.rail.x() < page.mapTo(window, QPoint(0, 0)).x()
    habits.behave(hand="left", key_hints=True, tile_strips=True, reduced_motion=True)
    qtbot.waitUntil(lambda: window.rail.x() > page.mapTo(window, QPoint(0, 0)).x())


@pytest.mark.parametrize(("width", "height", "scale", "language"), DRESSES)
def test_a_left_handed_till_without_hints_cuts_nothing(
    loop: Loop, counter: object, qtbot: QtBot, habits: Theme, qapp: QApplication,
    width: int, height: int, scale: float, language: str,
) -> None:  # fmt: skip
    dress(qapp, width, scale, language)
    habits.behave(hand="left", key_hints=False, tile_strips=False, reduced_motion=True)
    room = SaleRoom(loop, counter, qtbot)  # type: ignore[arg-type]
    room.fill()
    assert cut(room.show(width, height)) == []


def test_digits_of_a_dialog_lie_under_the_hand(qtbot: QtBot, habits: Theme) -> None:
    host = QWidget()
    qtbot.addWidget(host)
    host.resize(1366, 768)
    host.show()

    def places() -> tuple[int, int]:
        dialog = WeighDialog(host, Goods.of_product(demo.CHEESE))
        dialog.open()
        found = []
        for name in ("dialog_value", "dialog_ok"):
            widget = dialog.findChild(QWidget, name)
            assert widget is not None
            found.append(widget.mapTo(dialog, QPoint(0, 0)).x())
        dialog.dismiss()
        return found[0], found[1]

    value, key = places()
    assert value < key
    habits.behave(hand="left", key_hints=True, tile_strips=True, reduced_motion=True)
    value, key = places()
    assert value > key


def test_hints_and_strips_go_when_they_are_not_wanted(habits: Theme, qtbot: QtBot) -> None:
    def tile() -> QImage:
        image = QImage(160, 100, QImage.Format.Format_RGB32)
        painter = QPainter(image)
        paint_tile(painter, image.rect().toRectF(), Tile(demo.BREAD))
        painter.end()
        return image

    def button() -> QImage:
        made = Button("Додати", key="Enter", name="add")
        qtbot.addWidget(made)
        made.resize(240, 56)
        return made.grab().toImage()

    strip, hint = tile().pixelColor(2, 50), button()
    assert strip == habits.category(demo.BREAD.color)[0]
    habits.behave(hand="right", key_hints=False, tile_strips=False, reduced_motion=True)
    assert tile().pixelColor(3, 50) == habits.color("surface")
    assert button() != hint
