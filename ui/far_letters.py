"""Letters of far scripts drawn with the system's fonts, for slips (`printing.far`): joined, in their own direction."""

from __future__ import annotations

from PySide6.QtCore import QCoreApplication, QPointF, Qt
from PySide6.QtGui import QFont, QGuiApplication, QImage, QPainter, QTextLayout, QTextOption

from ui.theme import SANS

#: Of the height of a cell.
_SIZE = 0.72
_WHITE = 255


def paint(text: str, width: int, height: int, bold: bool) -> bytes | None:
    """`printing.far.Paint`: the whole run pressed into `width` where it is wider. On any thread."""
    if not isinstance(QCoreApplication.instance(), QGuiApplication):
        return None
    font = QFont(SANS)
    font.setPixelSize(round(height * _SIZE))
    font.setBold(bold)
    layout = QTextLayout(text, font)
    option = QTextOption()
    option.setTextDirection(Qt.LayoutDirection.LeftToRight)
    option.setWrapMode(QTextOption.WrapMode.NoWrap)
    layout.setTextOption(option)
    layout.beginLayout()
    line = layout.createLine()
    line.setNumColumns(len(text))
    layout.endLayout()
    glyphs = [glyph for run in layout.glyphRuns() for glyph in run.glyphIndexes()]
    natural = line.naturalTextWidth()
    if not glyphs or 0 in glyphs or not natural:
        return None
    image = QImage(width, height, QImage.Format.Format_Grayscale8)
    image.fill(_WHITE)
    painter = QPainter(image)
    painter.setRenderHint(QPainter.RenderHint.TextAntialiasing)
    painter.scale(min(1.0, width / natural), 1.0)
    layout.draw(painter, QPointF(0, (height - line.height()) / 2))
    painter.end()
    image.invertPixels()
    bits, stride = bytes(image.constBits()), image.bytesPerLine()
    return b"".join(bits[row * stride : row * stride + width] for row in range(height))
