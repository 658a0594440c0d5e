"""What is brought back, in the table: a weight is read whole, however narrow its column."""

from __future__ import annotations

from helpers.dress import dressed
from helpers.look import shown
from PySide6.QtCore import QRect
from PySide6.QtGui import QColor, QImage
from pytestqt.qtbot import QtBot

from ui.theme import Theme, theme
from ui.widgets import paint
from ui.widgets.back_table import COUNT, BackRow, BackTable

__all__ = ["dressed"]


def ink(picture: QImage, room: QRect) -> int:
    """Pixels as dark as letters."""
    return sum(
        QColor(picture.pixel(x, y)).lightness() < 90
        for x in range(room.left(), room.right())
        for y in range(room.top(), room.bottom())
    )


def test_a_weight_brought_back_is_not_cut_at_its_column(dressed: Theme, qtbot: QtBot) -> None:
    table = shown(qtbot, BackTable(ticks=True), 900, 300)
    table.set_lines([BackRow(0, "Банани", "74,90", "12,254 кг", "12,254 кг", "917,82", steps=False)], None)
    picture = table.view.viewport().grab().toImage()
    model = table.view.model()
    middle = table.view.visualRect(model.index(0, COUNT))
    assert paint.metrics(theme.font(18, 600)).horizontalAdvance("12,254 кг") > middle.width(), "wider than its column"
    left = QRect(middle.left() - 12, middle.top() + 12, 10, middle.height() - 24)
    right = QRect(middle.right() + 3, middle.top() + 12, 10, middle.height() - 24)
    assert ink(picture, left), "its first digit"
    assert ink(picture, right), "its last letter"
