"""Lists, tiles, tables and pictures: they show what they are given, and tell whose part was touched."""

from __future__ import annotations

from decimal import Decimal

import pytest
from helpers.dress import dressed
from helpers.gallery import BANANA, BREAD, JUICE, LINES, MILK, PRODUCTS, SHELVES
from helpers.golden import slips
from PySide6.QtCore import QBuffer, QByteArray, QIODevice, QPoint, Qt
from PySide6.QtGui import QColor, QImage
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QAbstractButton, QWidget
from pytestqt.qtbot import QtBot

from app.domain.product import Category, Product
from app.domain.shelves import Shelves
from printing.preview import plain_text, png
from printing.profiles import DEFAULT
from ui.theme import Theme
from ui.widgets.categories import CategoryBar
from ui.widgets.chart import Bar, BarChart, ShareBar
from ui.widgets.line_editor import Line
from ui.widgets.lines import ReceiptView
from ui.widgets.slip_view import SlipView
from ui.widgets.table import Cell, Column, Row, Table
from ui.widgets.tiles import Tile, TileView

__all__ = ["dressed"]
TAP = Qt.MouseButton.LeftButton


def shown(qtbot: QtBot, widget: QWidget, width: int, height: int) -> None:
    qtbot.addWidget(widget)
    widget.resize(width, height)
    with qtbot.waitExposed(widget):
        widget.show()


def many_lines(count: int) -> list[Line]:
    return [Line(f"id{n}", f"Товар №{n} 900 г", "1 × 10,00", "10,00") for n in range(count)]


def part(view: QWidget, name: str) -> QAbstractButton:
    found = view.findChild(QAbstractButton, name)
    assert isinstance(found, QAbstractButton)
    return found


@pytest.mark.parametrize(
    ("window", "width", "height", "columns", "rows"),
    [(1024, 570, 492, 3, 5), (1366, 660, 542, 4, 5), (1920, 1012, 822, 6, 7), (1366, 400, 250, 2, 2)],
)
def test_tiles_fill_their_room(
    dressed: Theme, qtbot: QtBot, window: int, width: int, height: int, columns: int, rows: int
) -> None:
    """The grid of design-system.md at three screens; in a corner too small for it, fewer tiles, never smaller ones."""
    dressed.set_width(window)
    tiles = TileView()
    tiles.set_tiles([Tile(Product(str(n), f"Товар {n}", Decimal(n))) for n in range(60)])
    shown(qtbot, tiles, width, height)
    assert (tiles.columns, tiles.rows) == (columns, rows)
    assert tiles.tile_width >= 150
    assert tiles.tile_height >= 92
    places = [tiles.view.visualRect(tiles.model.index(n)) for n in range(columns + 1)]
    assert len({place.top() for place in places[:columns]}) == 1, "one row"
    assert places[columns].top() > places[0].top()
    assert places[columns].left() == places[0].left()
    right = (columns - 1) * (tiles.tile_width + tiles.gap) + tiles.tile_width
    assert abs(right - width) < 1, "the last column reaches the edge"


def test_a_tapped_tile_tells_its_product(dressed: Theme, qtbot: QtBot) -> None:
    tiles = TileView()
    tiles.set_tiles([Tile(product) for product in PRODUCTS])
    shown(qtbot, tiles, 660, 542)
    told: list[Product] = []
    tiles.chosen.connect(told.append)
    at = tiles.view.visualRect(tiles.model.index(5)).center()
    QTest.mousePress(tiles.view.viewport(), TAP, pos=at)
    assert tiles.pressed_row == 5, "it answers when touched, not when let go"
    QTest.mouseRelease(tiles.view.viewport(), TAP, pos=at)
    assert told == [MILK]
    assert tiles.pressed_row == -1


def test_tiles_mark_what_the_receipt_holds(dressed: Theme, qtbot: QtBot) -> None:
    tiles = TileView()
    tiles.set_tiles([Tile(product) for product in PRODUCTS])
    shown(qtbot, tiles, 660, 542)
    touched: list[int] = []
    tiles.model.dataChanged.connect(lambda first, last, roles=None: touched.append(first.row()))
    tiles.set_in_receipt({MILK.id: Decimal(2), BANANA.id: Decimal("1.254")})
    assert sorted(touched) == [5, 7], "only those that changed"
    corner = tiles.grab().toImage().pixelColor(int(tiles.tile_width * 2 - 25), int(tiles.tile_height * 2 - 17))
    assert corner == dressed.color("accent")
    tiles.set_in_receipt({})
    assert sorted(touched) == [5, 5, 7, 7]


def test_no_stock_is_said_in_words_and_stays_sellable(dressed: Theme, qtbot: QtBot) -> None:
    tiles = TileView()
    tiles.set_tiles([Tile(JUICE), Tile(BREAD)])
    shown(qtbot, tiles, 660, 542)
    told: list[Product] = []
    tiles.chosen.connect(told.append)
    QTest.mouseClick(tiles.view.viewport(), TAP, pos=tiles.view.visualRect(tiles.model.index(0)).center())
    assert told == [JUICE]
    sheet = tiles.grab().toImage()
    inside = QPoint(int(tiles.tile_width / 2), int(tiles.tile_height / 2))
    assert sheet.pixelColor(inside) == dressed.color("surface2")


def test_skeleton_sells_nothing(dressed: Theme, qtbot: QtBot) -> None:
    tiles = TileView()
    tiles.set_skeleton(True)
    shown(qtbot, tiles, 660, 542)
    sheet = tiles.grab().toImage()
    assert sheet.pixelColor(20, 15) == dressed.color("sunken")
    tiles.set_tiles([Tile(BREAD)])
    assert not tiles.skeleton


def test_tiles_can_be_walked_by_keys(dressed: Theme, qtbot: QtBot) -> None:
    tiles = TileView()
    tiles.set_tiles([Tile(product) for product in PRODUCTS])
    shown(qtbot, tiles, 660, 542)
    told: list[Product] = []
    tiles.chosen.connect(told.append)
    tiles.activateWindow()
    tiles.focus_first()
    qtbot.waitUntil(lambda: tiles.view.hasFocus())
    QTest.keyClick(tiles.view, Qt.Key.Key_Right)
    QTest.keyClick(tiles.view, Qt.Key.Key_Return)
    assert told == [PRODUCTS[1]]


def test_editor_stands_in_the_chosen_line_and_speaks_for_it(dressed: Theme, qtbot: QtBot) -> None:
    view = ReceiptView()
    view.set_lines(LINES, selected="b")
    shown(qtbot, view, 416, 400)
    told: list[tuple[str, str]] = []
    for name in ("plus", "minus", "quantity", "discount", "remove"):
        getattr(view, name).connect(lambda item, name=name: told.append((name, item)))
    row = view.view.visualRect(view.model.index(1))
    assert row.height() == 122
    assert row.contains(view.editor.geometry())
    for name in ("stepper_plus", "stepper_minus", "stepper_edit", "discount", "remove"):
        QTest.mouseClick(part(view, f"receipt_editor_{name}"), TAP)
    assert told == [("plus", "b"), ("minus", "b"), ("quantity", "b"), ("discount", "b"), ("remove", "b")]


def test_a_tapped_line_opens(dressed: Theme, qtbot: QtBot) -> None:
    view = ReceiptView()
    view.set_lines(LINES)
    shown(qtbot, view, 416, 400)
    assert not view.editor.isVisible()
    told: list[str] = []
    view.selected_changed.connect(told.append)
    QTest.mouseClick(view.view.viewport(), TAP, pos=view.view.visualRect(view.model.index(0)).center())
    assert (told, view.selected()) == (["a"], "a")
    assert view.view.visualRect(view.model.index(0)).contains(view.editor.geometry())
    view.select("c")
    assert told == ["a"], "what the till chose itself is no news"
    assert view.view.visualRect(view.model.index(2)).contains(view.editor.geometry())


def test_lines_change_with_little_commotion(dressed: Theme, qtbot: QtBot) -> None:
    view = ReceiptView()
    shown(qtbot, view, 416, 400)
    resets: list[int] = []
    changed: list[int] = []
    view.set_lines(many_lines(10), selected="id3")
    view.model.modelReset.connect(lambda: resets.append(1))
    view.model.dataChanged.connect(lambda first, last, roles=None: changed.append(first.row()))
    lines = many_lines(11)
    view.set_lines(lines)
    assert view.selected() == "id3"
    lines[4] = Line("id4", "Товар №4 900 г", "2 × 10,00", "20,00")
    view.set_lines(lines)
    assert changed == [4]
    del lines[3]
    view.set_lines(lines)
    assert not resets
    assert view.selected() == "", "the chosen line went"
    assert not view.editor.isVisible()
    assert [line.id for line in view.model.lines] == [line.id for line in lines]
    view.set_lines(list(reversed(lines)))
    assert resets == [1]
    assert [line.id for line in view.model.lines] == [line.id for line in reversed(lines)]
    view.set_lines([])
    assert view.model.rowCount() == 0


def test_a_new_line_is_brought_into_sight_and_lit(dressed: Theme, qtbot: QtBot) -> None:
    dressed.reduced_motion = False
    view = ReceiptView()
    view.set_lines(many_lines(30))
    shown(qtbot, view, 416, 400)
    view.set_lines(many_lines(31))
    place = view.view.visualRect(view.model.index(30))
    assert view.view.viewport().rect().contains(place)
    assert view.flashing == {"id30"}
    assert view.grab().toImage().pixelColor(2, place.center().y()) == dressed.color("select")
    qtbot.waitUntil(lambda: not view.flashing)


def test_editor_moves_with_the_lines_under_the_finger(dressed: Theme, qtbot: QtBot) -> None:
    view = ReceiptView()
    view.set_lines(many_lines(500), selected="id0")
    shown(qtbot, view, 416, 400)
    before = view.editor.y()
    view.view.verticalScrollBar().setValue(30)
    assert view.editor.y() == before - 30


def test_weighed_goods_have_no_plus_and_minus(dressed: Theme, qtbot: QtBot) -> None:
    view = ReceiptView()
    view.set_lines([Line("w", "Банани", "1,254 кг × 74,90", "93,92", number_text="1,254", steps=False)], selected="w")
    shown(qtbot, view, 416, 400)
    assert not part(view, "receipt_editor_stepper_plus").isEnabled()
    assert part(view, "receipt_editor_stepper_edit").isEnabled()


def test_shelves_are_a_column_and_in_a_narrow_window_a_row(dressed: Theme, qtbot: QtBot) -> None:
    bar = CategoryBar()
    bar.set_shelves(Shelves([Category(str(n), title, n) for n, title in enumerate(SHELVES) if n]))
    shown(qtbot, bar, 158, 542)
    told: list[str | None] = []
    bar.chosen.connect(told.append)
    first, second = part(bar, "category_0"), part(bar, "category_1")
    assert (first.x(), second.x()) == (0, 0)
    assert bar.width() == 158
    QTest.mouseClick(second, TAP)
    assert (told, bar.current()) == (["1"], "1")
    bar.set_current("gone")
    assert bar.current() is None
    assert told == ["1"]
    dressed.set_width(1024)
    bar.resize(570, 48)
    qtbot.waitUntil(lambda: second.x() > first.x())
    assert bar.height() == first.height() == 48
    assert first.width() >= first.sizeHint().width(), "titles are whole, the row scrolls"
    QTest.mouseClick(first, TAP)
    assert told == ["1", None]


COLUMNS = (Column("Час", 78, color="ink2"), Column("Чек", weight=600), Column("Стан"), Column("Сума, грн", 120, "r"))


def journal(count: int) -> list[Row]:
    tag = Cell(tag=("фіскальний", "g", "check"))
    return [Row(n, ("14:39", f"№{1043 - n}", tag, "614,50")) for n in range(count)]


def test_table_tells_the_chosen_row(dressed: Theme, qtbot: QtBot) -> None:
    table = Table(COLUMNS, name="journal")
    table.set_rows(journal(5))
    shown(qtbot, table, 800, 500)
    told: list[object] = []
    table.chosen.connect(told.append)
    assert table.view.rowHeight(0) == 57
    assert table.view.horizontalHeader().height() == 38
    QTest.mouseClick(table.view.viewport(), TAP, pos=QPoint(300, 57 * 2 + 20))
    assert (told, table.selected()) == ([2], 2)
    edge = table.grab().toImage().pixelColor(2, 38 + 57 * 2 + 20)
    assert edge == dressed.color("accent")
    QTest.keyClick(table.view, Qt.Key.Key_Down)
    assert told == [2, 3]
    table.set_rows(journal(4))
    assert (table.selected(), told) == (3, [2, 3]), "still there, still chosen"
    table.set_rows(journal(2))
    assert table.selected() is None


def test_table_reads_aloud_what_a_tag_says(dressed: Theme) -> None:
    table = Table(COLUMNS)
    table.set_rows(journal(1))
    said = [table.model.data(table.model.index(0, n), Qt.ItemDataRole.AccessibleTextRole) for n in range(4)]
    assert said == ["14:39", "№1043", "фіскальний", "614,50"]


def test_table_asks_for_more_at_its_end(dressed: Theme, qtbot: QtBot) -> None:
    table = Table(COLUMNS)
    table.set_rows(journal(40))
    shown(qtbot, table, 800, 500)
    with qtbot.waitSignal(table.end_reached):
        table.view.verticalScrollBar().setValue(table.view.verticalScrollBar().maximum())
    table.add_rows(journal(10))
    assert table.model.rowCount() == 50


def test_charts_draw_in_proportion(dressed: Theme, qtbot: QtBot) -> None:
    chart = BarChart()
    chart.set_bars([Bar("8:00", Decimal(500)), Bar("9:00", Decimal(1000)), Bar("10:00", Decimal(0))])
    shown(qtbot, chart, 300, 180)
    sheet = chart.grab().toImage()
    accent = dressed.color("accent")

    def height(x: int) -> int:
        return sum(sheet.pixelColor(x, y) == accent for y in range(sheet.height()))

    assert height(150) == pytest.approx(2 * height(40), abs=3)
    assert height(270) == 0
    assert chart.accessibleDescription() == "8:00 500,00; 9:00 1\u00a0000,00; 10:00 0,00"
    shares = ShareBar()
    shares.set_shares([(Decimal(1), 3), (Decimal(3), 2), (Decimal(0), 4)])
    shown(qtbot, shares, 203, 22)
    row = shares.grab().toImage()
    green = sum(row.pixelColor(x, 11) == dressed.category(3)[0] for x in range(203))
    blue = sum(row.pixelColor(x, 11) == dressed.category(2)[0] for x in range(203))
    assert (green, blue) == (50, 150)


def test_slip_is_white_paper_in_both_themes(dressed: Theme, qtbot: QtBot) -> None:
    dressed.apply(dressed._app, "dark")
    drawn = QImage(576, 900, QImage.Format.Format_RGB32)
    drawn.fill(QColor("white"))
    stored = QByteArray()
    buffer = QBuffer(stored)
    buffer.open(QIODevice.OpenModeFlag.WriteOnly)
    drawn.save(buffer, "PNG")
    view = SlipView()
    view.set_png(bytes(stored))
    shown(qtbot, view, 600, 400)
    sheet = view.grab().toImage()
    assert sheet.pixelColor(300, 200) == QColor("#FFFFFF")
    assert sheet.pixelColor(10, 200) == dressed.color("sunken")
    with pytest.raises(ValueError):
        view.set_png(b"no picture")


def test_a_slip_can_be_read_aloud(dressed: Theme, qtbot: QtBot) -> None:
    view = SlipView(name="slip")
    qtbot.addWidget(view)
    view.set_png(png(slips()["sale"], DEFAULT, 400))
    paper = view.findChild(QWidget, "slip_paper")
    assert paper.accessibleDescription() == plain_text(slips()["sale"], DEFAULT)
    view.set_png(b"")
    assert paper.accessibleDescription() == ""
