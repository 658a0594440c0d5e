"""A QR code on white, in either theme: phones read nothing else."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QRectF, QSize
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QSizePolicy, QWidget

from ui.theme import theme

#: White around the code, in modules: less and readers do not find it.
_QUIET = 4


class QrCode(QWidget):
    """`modules` are rows of the code, True is black; `size` is the side in design pixels."""

    def __init__(
        self, modules: Sequence[Sequence[bool]], *, size: int = 300, name: str = "qr", parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self._modules, self._size = modules, size
        self.setObjectName(name)
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)

    def sizeHint(self) -> QSize:
        return QSize(theme.px(self._size), theme.px(self._size))

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.fillRect(self.rect(), theme.color("paper"))
        dot = self.width() // (len(self._modules) + 2 * _QUIET)
        left = (self.width() - dot * len(self._modules)) // 2
        for y, row in enumerate(self._modules):
            for x, black in enumerate(row):
                if black:
                    painter.fillRect(QRectF(left + x * dot, left + y * dot, dot, dot), theme.color("paper_ink"))
