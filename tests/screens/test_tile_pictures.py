"""Tiles with a picture and without one stand beside each other; what is in sight is asked for, and nothing else."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

import pytest
from helpers import demo
from helpers.dress import dressed
from helpers.look import shown
from PySide6.QtCore import QRectF, Qt
from PySide6.QtGui import QImage, QPainter
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot

from app.events import Event
from ui.pictures import MOST, PictureShelf
from ui.theme import Theme, theme
from ui.widgets import paint
from ui.widgets.tile import paint_tile, picture_side
from ui.widgets.tiles import Tile, TileView

__all__ = ["dressed"]


class Pictures:
    """Stands for the service: keeps what it is asked for."""

    def __init__(self) -> None:
        self.on = True
        self.wanted: list[str] = []
        self.again = 0
        self.ready: Event[tuple[str, object]] = Event("pictures.ready")

    def want(self, addresses: Sequence[str]) -> None:
        self.wanted = list(addresses)

    def try_again(self) -> None:
        self.again += 1


def red(width: int = 112, height: int = 112) -> QImage:
    image = QImage(width, height, QImage.Format.Format_ARGB32_Premultiplied)
    image.fill(Qt.GlobalColor.red)
    return image


@pytest.fixture
def service() -> Pictures:
    return Pictures()


@pytest.fixture
def shelf(service: Pictures) -> PictureShelf:
    return PictureShelf(service)  # type: ignore[arg-type]  # as much of the service as it uses


@pytest.fixture
def view(dressed: Theme, qtbot: QtBot, shelf: PictureShelf) -> TileView:
    made = TileView()
    shown(qtbot, made, 660, 542)
    made.use_pictures(shelf)
    return made


def goods(count: int) -> list[Tile]:
    return [Tile(replace(demo.BREAD, id=str(n), picture=f"/{n}" if n % 2 else "")) for n in range(count)]


def reds(view: TileView, row: int) -> int:
    """Red points on a tile."""
    area = view.view.visualRect(view.model.index(row))
    image = view.view.viewport().grab(area).toImage()
    points = ((x, y) for x in range(image.width()) for y in range(image.height()))
    return sum(image.pixelColor(x, y).getRgb()[:3] == (255, 0, 0) for x, y in points)


def test_only_what_is_in_sight_is_asked_for(view: TileView, service: Pictures, qtbot: QtBot) -> None:
    view.set_tiles(goods(400))
    qtbot.waitUntil(lambda: bool(service.wanted))
    assert [int(one[1:]) for one in service.wanted] == [n for n in range((view.rows + 1) * view.columns) if n % 2]
    view.view.verticalScrollBar().setValue(view.view.verticalScrollBar().maximum())
    qtbot.waitUntil(lambda: "/399" in service.wanted)
    assert "/1" not in service.wanted
    assert len(service.wanted) <= (view.rows + 1) * view.columns


def test_a_picture_is_painted_when_it_comes_and_its_neighbour_stays(
    view: TileView, service: Pictures, shelf: PictureShelf, qtbot: QtBot
) -> None:
    view.set_tiles(goods(8))
    qtbot.waitUntil(lambda: bool(service.wanted))
    assert reds(view, 1) == 0
    service.ready.emit(("/1", red()))
    assert reds(view, 1) > picture_side() ** 2 * 0.8
    assert (reds(view, 0), reds(view, 3)) == (0, 0)
    shelf.switch(False)
    assert reds(view, 1) == 0
    service.wanted = []
    shelf.switch(True)
    qtbot.waitUntil(lambda: "/1" in service.wanted)


def test_back_online_what_is_in_sight_is_asked_for_anew(
    view: TileView, service: Pictures, shelf: PictureShelf, qtbot: QtBot
) -> None:
    view.set_tiles(goods(8))
    qtbot.waitUntil(lambda: bool(service.wanted))
    service.wanted = []
    shelf.try_again()
    qtbot.waitUntil(lambda: bool(service.wanted))
    assert service.again == 1


def test_memory_is_bounded_and_the_ones_looked_at_stay(service: Pictures, shelf: PictureShelf, dressed: Theme) -> None:
    service.ready.emit(("/first", red()))
    for number in range(MOST - 1):
        service.ready.emit((f"/{number}", red()))
    assert shelf.get("/first", 38, 6) is not None
    service.ready.emit(("/one more", red()))
    assert shelf.get("/first", 38, 6) is not None
    assert shelf.get("/0", 38, 6) is None
    shelf.want(["/0", "/first", ""])
    assert service.wanted == ["/0"]


@pytest.mark.parametrize(("width", "height"), [(300, 10), (10, 300), (1, 1), (112, 112)])
def test_a_picture_of_any_shape_stays_in_its_square(
    service: Pictures, shelf: PictureShelf, dressed: Theme, width: int, height: int
) -> None:
    service.ready.emit(("/a", red(width, height)))
    drawn = shelf.get("/a", 38, 6)
    assert drawn is not None
    assert (drawn.width(), drawn.height()) == (38, 38)
    bigger = shelf.get("/a", 76, 12)
    assert bigger is not None
    assert bigger.width() == 76


@pytest.mark.parametrize(
    "title", ["Моршинська негазована 1,5 л", "Огірки короткоплідні", "Хліб Київхліб «Український»"]
)
def test_the_picture_gives_way_before_a_word_is_cut_in_two(dressed: Theme, title: str) -> None:
    found: list[list[str]] = []
    side = picture_side()
    for size, part in ((15, side), (14, side), (15, round(side * 0.74)), (14, round(side * 0.74))):
        found.append(paint.wrapped_beside(title, theme.font(size, 500), 134, 131 - part, 2, 3))
    assert any(paint.words_whole(title, one) for one in found)


def test_words_cut_in_two_are_seen_and_whole_ones_are_not() -> None:
    assert paint.words_whole("один два три", ["один", "два три"])
    assert paint.words_whole("одне-друге", ["одне-", "друге"])
    assert not paint.words_whole("одинадцять", ["один", "адцять"])
    assert paint.words_whole("один два дуже довгий кінець", ["один", "два", "ду…ць"])


@pytest.mark.parametrize("picture", [True, False])
@pytest.mark.parametrize("title", ["", "а" * 500, "\u202eкефір\u202e", "🥛🥖 " * 100, "\u200b" * 500, "a\u0301" * 300])
def test_any_title_is_painted_inside_its_tile(dressed: Theme, service: Pictures, title: str, picture: bool) -> None:
    shelf = PictureShelf(service)  # type: ignore[arg-type]  # as much of the service as it uses
    service.ready.emit(("/a", red()))
    canvas = QImage(200, 141, QImage.Format.Format_RGB32)
    canvas.fill(Qt.GlobalColor.white)
    painter = QPainter(canvas)
    tile = Tile(replace(demo.MILK, title=title))
    paint_tile(painter, QRectF(20, 20, 159, 101), tile, shelf.get("/a", 38, 6) if picture else None)
    painter.end()
    white = (
        canvas.copy(0, 0, 200, 19),
        canvas.copy(0, 122, 200, 19),
        canvas.copy(0, 0, 19, 141),
        canvas.copy(180, 0, 20, 141),
    )
    for edge in white:
        blank = QImage(edge.size(), edge.format())
        blank.fill(Qt.GlobalColor.white)
        assert edge == blank, "nothing outside the tile"


def test_a_tap_on_a_picture_is_a_tap_on_its_tile(view: TileView, service: Pictures, qtbot: QtBot) -> None:
    view.set_tiles(goods(8))
    service.ready.emit(("/1", red()))
    taken: list[str] = []
    view.chosen.connect(lambda product: taken.append(product.id))
    area = view.view.visualRect(view.model.index(1))
    corner = area.topLeft()
    corner.setX(corner.x() + round(view.tile_width) - 20)
    corner.setY(corner.y() + 20)
    QTest.mouseClick(view.view.viewport(), Qt.MouseButton.LeftButton, pos=corner)
    assert taken[-1] == "1"
