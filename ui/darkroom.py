"""Foreign picture files → small squares, off the window's thread. What is hostile, huge or no picture is refused."""

from __future__ import annotations

from PySide6.QtCore import QBuffer, QByteArray, QIODevice, QSize, Qt
from PySide6.QtGui import QImage, QImageReader, QImageWriter

#: Pixels of a small picture's longer side: the biggest a tile paints, on a screen of double density.
SIDE = 112
#: What goods are photographed into. Others (SVG may name further files) are never opened.
_KINDS = frozenset({b"jpeg", b"png", b"webp", b"gif"})
#: Pixels a file may say it has, and the longest side: a small file can unfold into gigabytes.
_MOST_PIXELS, _LONGEST_SIDE = 40_000_000, 20_000
#: Megabytes the decoder may take for one picture.
_MEMORY = 192
_QUALITY = 82


class Darkroom:
    """`services.pictures.Darkroom` by Qt's decoders."""

    def shrink(self, raw: bytes) -> bytes:
        """A JPEG, or a PNG where something shines through. Raises ValueError."""
        image = _read(raw, small=False)
        if image.isNull():
            raise ValueError("cannot be decoded")
        image = image.scaled(SIDE, SIDE, Qt.AspectRatioMode.KeepAspectRatio, Qt.TransformationMode.SmoothTransformation)
        if image.isNull():
            raise ValueError("has no size")
        out = QByteArray()
        buffer = QBuffer(out)
        buffer.open(QIODevice.OpenModeFlag.WriteOnly)
        # Only pixels go on: what else a file carries (texts, places, profiles) stays behind.
        clear = image.hasAlphaChannel()
        plain = image.convertToFormat(QImage.Format.Format_ARGB32 if clear else QImage.Format.Format_RGB32)
        writer = QImageWriter(buffer, QByteArray(b"png" if clear else b"jpeg"))
        if not clear:
            writer.setQuality(_QUALITY)
        if not writer.write(plain):
            raise ValueError("cannot be kept")
        return bytes(out.data())

    def develop(self, small: bytes) -> QImage:
        """Ready to be painted. Raises ValueError."""
        image = _read(small, small=True)
        if image.isNull():
            raise ValueError("cannot be decoded")
        return image.convertToFormat(QImage.Format.Format_ARGB32_Premultiplied)


def _read(raw: bytes, *, small: bool) -> QImage:
    """The first picture of a file; none, when it is not one. Raises ValueError for what is not even tried."""
    held = QByteArray(raw)  # kept in a name: the buffer does not
    buffer = QBuffer(held)
    buffer.open(QIODevice.OpenModeFlag.ReadOnly)
    reader = QImageReader()
    reader.setDecideFormatFromContent(True)
    reader.setAutoTransform(True)
    reader.setDevice(buffer)
    if bytes(reader.format().data()) not in _KINDS:
        raise ValueError("not of a kind that is opened")
    size = reader.size()
    if not size.isValid() or size.isEmpty():
        raise ValueError("does not say how big it is")
    if size.width() * size.height() > _MOST_PIXELS or max(size.width(), size.height()) > _LONGEST_SIDE:
        raise ValueError(f"{size.width()} × {size.height()} pixels")
    if not small and min(size.width(), size.height()) > 2 * SIDE:
        # Decoders that can (JPEG) unfold no more than is wanted.
        reader.setScaledSize(size.scaled(QSize(2 * SIDE, 2 * SIDE), Qt.AspectRatioMode.KeepAspectRatioByExpanding))
    QImageReader.setAllocationLimit(_MEMORY)
    return reader.read()
