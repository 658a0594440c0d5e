"""A person as a circle with initials."""

from __future__ import annotations

from PySide6.QtCore import QRectF
from PySide6.QtGui import QPainter

from ui.theme import theme
from ui.widgets import paint


def initials(name: str) -> str:
    """«Олена Коваль» → «ОК»."""
    return "".join(word[0] for word in name.split()[:2]).upper()


def paint_avatar(painter: QPainter, rect: QRectF, said: str, color_index: int | None) -> None:
    """Initials in a circle, inside another widget's painting. `color_index` None is the accent (who is at the till),
    otherwise a category colour."""
    ink, fill = theme.color("accent_ink"), theme.color("accent_soft")
    if color_index is not None:
        ink, fill = theme.category(color_index)
    paint.box(painter, rect, fill, None, rect.width() / 2)
    font = theme.font(14 if rect.width() <= theme.px(36) else 17, 600)
    paint.text(painter, rect, said, font, ink, paint.CENTER)
