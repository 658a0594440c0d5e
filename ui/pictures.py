"""The pictures the tiles paint, kept ready in memory within bounds; more are asked for when they come into sight."""

from __future__ import annotations

from collections import OrderedDict
from collections.abc import Sequence
from dataclasses import dataclass

from PySide6.QtCore import QObject, QRectF, Qt, Signal
from PySide6.QtGui import QImage, QPainter, QPainterPath, QPixmap

from app.services.pictures import Pictures

#: Pictures in memory: about 50 kB each, so ten screens of tiles in some twenty megabytes.
MOST = 400


@dataclass(slots=True)
class _Kept:
    """A picture, and how it was painted last."""

    image: QImage
    drawn: QPixmap | None = None


class PictureShelf(QObject):
    """`changed` carries the address of a picture that is there now, "" when all of them went or may be asked for."""

    changed = Signal(str)

    def __init__(self, pictures: Pictures) -> None:
        super().__init__()
        self._pictures = pictures
        self._kept: OrderedDict[str, _Kept] = OrderedDict()
        pictures.ready.connect(self._take)

    @property
    def on(self) -> bool:
        return self._pictures.on

    def switch(self, on: bool) -> None:
        """The owner wants pictures on the tiles, or none."""
        if on != self._pictures.on:
            self._pictures.on = on
            self._kept.clear()
            self.changed.emit("")

    def get(self, address: str, side: int, radius: float) -> QPixmap | None:
        """The picture in a square of so many device pixels, its corners rounded; None while it is not there, and when
        nobody wants pictures."""
        found = self._kept.get(address) if self._pictures.on else None
        if found is None:
            return None
        self._kept.move_to_end(address)
        if found.drawn is None or found.drawn.width() != side:
            found.drawn = _drawn(found.image, side, radius)
        return found.drawn

    def want(self, addresses: Sequence[str]) -> None:
        """What is in sight now."""
        if self._pictures.on:
            self._pictures.want([one for one in addresses if one and one not in self._kept])

    def try_again(self) -> None:
        """The server answers again: what it owes may be asked for by whoever is in sight."""
        self._pictures.try_again()
        self.changed.emit("")

    def _take(self, told: tuple[str, object]) -> None:
        address, image = told
        assert isinstance(image, QImage)
        self._kept[address] = _Kept(image)
        while len(self._kept) > MOST:
            self._kept.popitem(last=False)
        self.changed.emit(address)


def _drawn(image: QImage, side: int, radius: float) -> QPixmap:
    """The whole picture in the middle of a square, as big as fits."""
    whole = QPixmap(side, side)
    whole.fill(Qt.GlobalColor.transparent)
    fitted = image.scaled(side, side, Qt.AspectRatioMode.KeepAspectRatio, Qt.TransformationMode.SmoothTransformation)
    area = QRectF((side - fitted.width()) / 2, (side - fitted.height()) / 2, fitted.width(), fitted.height())
    path = QPainterPath()
    path.addRoundedRect(area, radius, radius)
    painter = QPainter(whole)
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    painter.setClipPath(path)
    painter.drawImage(area, fitted)
    painter.end()
    return whole
