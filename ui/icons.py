"""Icons: Lucide drawings in the colour, size and density asked for, drawn once and kept."""

from __future__ import annotations

from functools import cache, lru_cache

from PySide6.QtCore import QByteArray, QRectF, Qt
from PySide6.QtGui import QColor, QPainter, QPixmap
from PySide6.QtSvg import QSvgRenderer

import resources
from ui.theme import theme

STROKE = 1.9


def pixmap(name: str, color: QColor | str, size: float = 22, dpr: float = 1.0, stroke: float = STROKE) -> QPixmap:
    """The icon `name` (a file of resources/icons without .svg), `size` pixels square, strokes `stroke` of 24 wide.

    `color` is a colour or a token. Raises FileNotFoundError for an icon we do not ship.
    """
    colour = theme.color(color) if isinstance(color, str) else color
    return _drawn(name, colour.rgba(), size, dpr, stroke)


def paint(painter: QPainter, name: str, color: QColor | str, rect: QRectF, stroke: float = STROKE) -> None:
    """Draw the icon into a square `rect` of what is being painted."""
    ratio = painter.device().devicePixelRatioF()
    painter.drawPixmap(rect.topLeft(), pixmap(name, color, rect.width(), ratio, stroke))


@lru_cache(maxsize=512)
def _drawn(name: str, rgba: int, size: float, dpr: float, stroke: float) -> QPixmap:
    colour = QColor.fromRgba(rgba)
    svg = _source(name).replace("currentColor", colour.name()).replace('stroke-width="2"', f'stroke-width="{stroke}"')
    drawn = QPixmap(round(size * dpr), round(size * dpr))
    drawn.fill(Qt.GlobalColor.transparent)
    painter = QPainter(drawn)
    painter.setOpacity(colour.alphaF())
    QSvgRenderer(QByteArray(svg.encode())).render(painter, QRectF(0, 0, drawn.width(), drawn.height()))
    painter.end()
    drawn.setDevicePixelRatio(dpr)
    return drawn


@cache
def _source(name: str) -> str:
    return resources.text("icons", f"{name}.svg")
