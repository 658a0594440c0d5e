"""A picture file of the shop's → the logo of its slips: as many dots as the paper takes, black on white.

The file is whatever a person points at: broken, moving, huge, no picture at all. Read off the window's thread.
"""

from __future__ import annotations

import os
from collections.abc import Iterable
from pathlib import Path

from PySide6.QtCore import QBuffer, QByteArray, QIODevice, QSize, QStandardPaths, Qt
from PySide6.QtGui import QImage, QImageReader, QPainter

from app.errors import BadSettings

#: Dots across the widest paper, and down: 72 × 30 mm.
WIDE, TALL = 576, 240
#: A file may be so long, have so many pixels and be so long on one side: a small one can unfold into gigabytes.
MOST_BYTES, MOST_PIXELS, LONGEST_SIDE = 20_000_000, 40_000_000, 20_000
#: Megabytes the decoder may take.
_MEMORY = 192
#: The shade of the paper, of 255.
_PAPER = 255
KINDS = frozenset({b"png", b"jpeg", b"webp", b"gif", b"bmp"})
_ENDINGS = frozenset({".png", ".jpg", ".jpeg", ".webp", ".gif", ".bmp"})
#: Files offered to choose from; folders are not gone into.
OFFERED = 6


def read_logo(path: Path) -> bytes:
    """The logo as a small grey PNG. Raises `BadSettings("slip_logo")` with a code: "path", "absent", "rights", "size",
    "kind", "animated", "pixels", "broken" or "blank"."""
    if not path.is_absolute():
        raise BadSettings("slip_logo", str(path), code="path")
    raw = QByteArray(_read(path))
    buffer = QBuffer(raw)
    buffer.open(QIODevice.OpenModeFlag.ReadOnly)
    reader = QImageReader()
    reader.setDecideFormatFromContent(True)
    reader.setAutoTransform(True)
    reader.setDevice(buffer)
    if bytes(reader.format().data()) not in KINDS:
        raise BadSettings("slip_logo", str(path), code="kind")
    if reader.supportsAnimation() and reader.imageCount() > 1:
        raise BadSettings("slip_logo", str(path), code="animated")
    size = reader.size()
    if size.isValid() and (
        size.width() * size.height() > MOST_PIXELS or max(size.width(), size.height()) > LONGEST_SIDE
    ):
        raise BadSettings("slip_logo", str(path), code="pixels")
    if size.isValid() and size.height() > 2 * TALL and size.width() > 2 * WIDE:
        # Decoders that can (JPEG) unfold no more than is wanted.
        reader.setScaledSize(size.scaled(QSize(2 * WIDE, 2 * TALL), Qt.AspectRatioMode.KeepAspectRatioByExpanding))
    QImageReader.setAllocationLimit(_MEMORY)
    image = reader.read()
    if image.isNull():
        raise BadSettings("slip_logo", str(path), code="broken")
    return _png(_on_white(image), path)


def offered() -> tuple[Path, ...]:
    """Picture files lying where people keep theirs, the newest first."""
    places = QStandardPaths.StandardLocation
    wanted = (places.DocumentsLocation, places.PicturesLocation, places.DownloadLocation, places.DesktopLocation)
    return newest(Path(folder) for one in wanted for folder in QStandardPaths.standardLocations(one))


def newest(folders: Iterable[Path]) -> tuple[Path, ...]:
    """The picture files of these folders, the newest first, no more than are offered."""
    found: dict[Path, float] = {}
    for folder in folders:
        try:
            with os.scandir(folder) as entries:
                for entry in entries:
                    if Path(entry.name).suffix.lower() in _ENDINGS and entry.is_file():
                        found[Path(entry.path)] = entry.stat().st_mtime
        except OSError:
            continue
    return tuple(sorted(found, key=lambda path: (-found[path], path))[:OFFERED])


def _read(path: Path) -> bytes:
    try:
        with path.open("rb") as file:
            content = file.read(MOST_BYTES + 1)
    except (FileNotFoundError, NotADirectoryError, IsADirectoryError, ValueError):
        raise BadSettings("slip_logo", str(path), code="absent") from None
    except OSError as error:
        # Windows lets nobody open a folder, whoever it belongs to.
        raise BadSettings("slip_logo", str(path), code="absent" if path.is_dir() else "rights") from error
    if len(content) > MOST_BYTES:
        raise BadSettings("slip_logo", str(path), code="size")
    return content


def _on_white(image: QImage) -> QImage:
    """In the size it is printed in, what shines through laid on white paper; a small one stays as it is."""
    if image.width() > WIDE or image.height() > TALL:
        image = image.scaled(WIDE, TALL, Qt.AspectRatioMode.KeepAspectRatio, Qt.TransformationMode.SmoothTransformation)
    paper = QImage(image.size(), QImage.Format.Format_Grayscale8)
    paper.fill(_PAPER)
    painter = QPainter(paper)
    painter.drawImage(0, 0, image)
    painter.end()
    return paper


def _png(image: QImage, path: Path) -> bytes:
    from printing import logo  # noqa: PLC0415 - Pillow; the window starts without

    out = QByteArray()
    buffer = QBuffer(out)
    buffer.open(QIODevice.OpenModeFlag.WriteOnly)
    if not image.save(buffer, "PNG"):  # type: ignore[call-overload]  # the stubs take the format for bytes
        raise BadSettings("slip_logo", str(path), code="broken")
    made = bytes(out.data())
    dots = logo.dots(made, WIDE)
    if dots is None or len(set(dots.convert("L").tobytes())) < 2:
        raise BadSettings("slip_logo", str(path), code="blank")
    return made
