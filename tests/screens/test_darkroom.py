"""Foreign files are opened as pictures or not at all: no bomb, no document, no half of one, and never a crash."""

from __future__ import annotations

import struct
import time
import zlib

import pytest
from PySide6.QtCore import QBuffer, QByteArray, QIODevice, Qt
from PySide6.QtGui import QImage, QImageWriter
from PySide6.QtWidgets import QApplication

from app.sandbox import drawings
from ui.darkroom import SIDE, Darkroom

SVG = b'<svg xmlns="http://www.w3.org/2000/svg" width="9" height="9"><image href="file:///etc/passwd"/></svg>'


def encoded(image: QImage, kind: bytes) -> bytes:
    out = QByteArray()
    buffer = QBuffer(out)
    buffer.open(QIODevice.OpenModeFlag.WriteOnly)
    assert QImageWriter(buffer, QByteArray(kind)).write(image)
    return bytes(out.data())


def flat(width: int, height: int, color: Qt.GlobalColor = Qt.GlobalColor.red) -> QImage:
    image = QImage(width, height, QImage.Format.Format_RGB32)
    image.fill(color)
    return image


def chunk(kind: bytes, data: bytes) -> bytes:
    return struct.pack(">I", len(data)) + kind + data + struct.pack(">I", zlib.crc32(kind + data))


def png_of(width: int, height: int, rows: bytes = b"") -> bytes:
    head = struct.pack(">IIBBBBB", width, height, 8, 2, 0, 0, 0)
    body = chunk(b"IHDR", head) + chunk(b"IDAT", zlib.compress(rows)) + chunk(b"IEND", b"")
    return b"\x89PNG\r\n\x1a\n" + body


@pytest.mark.parametrize("kind", [b"png", b"jpeg", b"webp"])
@pytest.mark.parametrize(("width", "height"), [(800, 600), (30, 900), (112, 112), (5, 5)])
def test_a_picture_becomes_a_small_one(qapp: QApplication, kind: bytes, width: int, height: int) -> None:
    room = Darkroom()
    small = room.shrink(encoded(flat(width, height), kind))
    image = room.develop(small)
    assert max(image.width(), image.height()) == SIDE
    assert min(image.width(), image.height()) >= 1
    assert image.pixelColor(image.rect().center()).red() > 200
    assert len(small) < 20_000


def test_what_shines_through_still_does_and_a_second_time_changes_nothing(qapp: QApplication) -> None:
    room = Darkroom()
    name = drawings.name_of("Лимони")
    image = room.develop(room.shrink(drawings.file_of(name) or b""))
    assert image.pixelColor(1, 1).alpha() == 0
    assert image.pixelColor(SIDE // 2, SIDE // 2).alpha() == 255


@pytest.mark.parametrize(
    "raw",
    [
        b"",
        b"\x00" * 1000,
        b"<html><body>404</body></html>",
        SVG,
        b"<?xml version='1.0'?>" + SVG,
        b"P6 100000 100000 255\n",
        b'/* XPM */ static char *a[] = {"9999 9999 1 1"};',
        b"BM" + bytes(200),
        png_of(200_000, 200_000),
        png_of(30_000, 3),
        png_of(0, 0),
        png_of(40, 40),
        png_of(40, 40)[:40],
        encoded(flat(300, 300), b"jpeg")[:15],
        b"GIF89a" + b"\xff" * 30,
        b"RIFF\xff\xff\xff\xffWEBPVP8 " + b"\xff" * 30,
    ],
    ids=lambda raw: raw[:12].decode("latin-1").encode("unicode_escape").decode(),
)
@pytest.mark.qt_log_ignore("JPEG")
def test_hostile_files_are_refused(qapp: QApplication, raw: bytes) -> None:
    with pytest.raises(ValueError):
        Darkroom().shrink(raw)


def test_a_small_file_that_unfolds_into_gigabytes_costs_neither_memory_nor_time(qapp: QApplication) -> None:
    bomb = png_of(60_000, 60_000, bytes(3 * 60_000 + 1) * 20)
    assert len(bomb) < 100_000
    began = time.perf_counter()
    with pytest.raises(ValueError):
        Darkroom().shrink(bomb)
    assert time.perf_counter() - began < 2


def test_every_cut_of_a_real_picture_is_a_picture_or_refused(qapp: QApplication) -> None:
    """A file cut off or with a changed byte may be shown in part; it may not crash."""
    whole = encoded(QImage.fromData(drawings.file_of(drawings.name_of("Банани")) or b""), b"png")
    room, refused = Darkroom(), 0
    for at in range(0, len(whole), max(1, len(whole) // 60)):
        for raw in (whole[:at], whole[:at] + bytes([whole[at] ^ 0xFF]) + whole[at + 1 :]):
            try:
                assert not room.develop(room.shrink(raw)).isNull()
            except ValueError:
                refused += 1
    assert refused > 0
    assert not room.develop(room.shrink(whole)).isNull()
