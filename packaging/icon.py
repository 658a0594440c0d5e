"""The program's icon for Windows, drawn from the one the window shows."""

from __future__ import annotations

import os
from io import BytesIO
from pathlib import Path

from PIL import Image

SIZES = (16, 20, 24, 32, 40, 48, 64, 128, 256)


def draw(svg: Path, ico: Path) -> None:
    """Draws `svg` in every size Windows asks for and writes them as one .ico."""
    os.environ["QT_QPA_PLATFORM"] = "offscreen"
    from PySide6.QtCore import QBuffer, QByteArray
    from PySide6.QtGui import QGuiApplication, QImage, QPainter
    from PySide6.QtSvg import QSvgRenderer

    app = QGuiApplication.instance() or QGuiApplication([])
    drawing = QSvgRenderer(str(svg))
    pictures = []
    for size in SIZES:
        image = QImage(size, size, QImage.Format.Format_ARGB32)
        image.fill(0)
        pen = QPainter(image)
        drawing.render(pen)
        pen.end()
        bytes_ = QByteArray()
        buffer = QBuffer(bytes_)
        buffer.open(QBuffer.OpenModeFlag.WriteOnly)
        image.save(buffer, "PNG")
        pictures.append(Image.open(BytesIO(bytes_.data())))
    pictures[-1].save(ico, "ICO", sizes=[(size, size) for size in SIZES], append_images=pictures[:-1])
    del app
