"""Pictures of the demo shop's goods, drawn here from a few shapes: nobody's photographs, each of them a PNG."""

from __future__ import annotations

import struct
import zlib
from collections.abc import Sequence
from functools import cache

from app.sandbox.values import stable_uuid

SIDE = 192

Point = tuple[float, float]
#: An ellipse by its middle and radii, or a polygon by its corners, all in shares of the side; and its colour.
Shape = tuple[str, Sequence[float], str]


def _ellipse(x: float, y: float, across: float, down: float, color: str) -> Shape:
    return "ellipse", (x, y, across, down), color


def _polygon(color: str, *corners: Point) -> Shape:
    return "polygon", [part for corner in corners for part in corner], color


def _box(left: float, top: float, right: float, bottom: float, color: str) -> Shape:
    return _polygon(color, (left, top), (right, top), (right, bottom), (left, bottom))


def _round_box(left: float, top: float, right: float, bottom: float, color: str) -> list[Shape]:
    """A box with its corners cut off, as cardboard is."""
    cut = 0.05
    corners = [(left + cut, top), (right - cut, top), (right, top + cut), (right, bottom - cut)]
    corners += [(right - cut, bottom), (left + cut, bottom), (left, bottom - cut), (left, top + cut)]
    return [_polygon(color, *corners)]


#: By the beginning of the goods' title; later shapes lie over earlier ones.
_DRAWN: dict[str, list[Shape]] = {
    "Хліб Київхліб": [
        _ellipse(0.5, 0.44, 0.42, 0.26, "8a4b16"),
        *_round_box(0.12, 0.44, 0.88, 0.8, "8a4b16"),
        _ellipse(0.5, 0.46, 0.36, 0.2, "d79a55"),
        *_round_box(0.18, 0.46, 0.82, 0.75, "d79a55"),
    ],
    "Батон": [
        _ellipse(0.5, 0.55, 0.46, 0.22, "b9722b"),
        _ellipse(0.5, 0.51, 0.43, 0.17, "d8964a"),
        *(_polygon("f0cf9a", (x, 0.4), (x + 0.06, 0.4), (x + 0.14, 0.6), (x + 0.08, 0.6)) for x in (0.22, 0.42, 0.62)),
    ],
    "Молоко": [
        _polygon("c9d6e3", (0.28, 0.3), (0.5, 0.12), (0.72, 0.3)),
        _box(0.28, 0.3, 0.72, 0.92, "dfe7ef"),
        _box(0.28, 0.5, 0.72, 0.74, "2f6fb5"),
        _ellipse(0.5, 0.62, 0.12, 0.08, "ffffff"),
        _box(0.42, 0.08, 0.58, 0.14, "2f6fb5"),
    ],
    "Сметана": [
        _polygon("dfe7ef", (0.2, 0.32), (0.8, 0.32), (0.72, 0.88), (0.28, 0.88)),
        _box(0.16, 0.24, 0.84, 0.34, "3f86c9"),
        _polygon("3f86c9", (0.225, 0.5), (0.775, 0.5), (0.75, 0.7), (0.25, 0.7)),
    ],
    "Яйця": [
        *(_ellipse(x, 0.42, 0.12, 0.17, "f3dcc0") for x in (0.24, 0.5, 0.76)),
        *(_ellipse(x, 0.58, 0.13, 0.18, "e7c49c") for x in (0.37, 0.63)),
        *_round_box(0.08, 0.6, 0.92, 0.84, "9aa39a"),
    ],
    "Масло": [
        _polygon("f6d66b", (0.12, 0.5), (0.3, 0.34), (0.9, 0.34), (0.72, 0.5)),
        _box(0.12, 0.5, 0.72, 0.74, "f0c53f"),
        _polygon("d9a92c", (0.72, 0.5), (0.9, 0.34), (0.9, 0.58), (0.72, 0.74)),
    ],
    "Банани": [
        _ellipse(0.5, 0.36, 0.44, 0.46, "f4cf2e"),
        _ellipse(0.5, 0.22, 0.42, 0.42, "00000000"),
        _box(0.04, 0.3, 0.12, 0.42, "7a5a1c"),
        _box(0.88, 0.3, 0.96, 0.42, "7a5a1c"),
    ],
    "Картопля": [
        _ellipse(0.36, 0.6, 0.28, 0.22, "b98a52"),
        _ellipse(0.64, 0.5, 0.28, 0.24, "cfa066"),
        *(_ellipse(x, y, 0.02, 0.02, "8f6636") for x, y in ((0.56, 0.44), (0.72, 0.54), (0.3, 0.62), (0.66, 0.4))),
    ],
    "Помідори": [
        _ellipse(0.5, 0.56, 0.38, 0.34, "d8402f"),
        _ellipse(0.4, 0.46, 0.1, 0.07, "ea7163"),
        _polygon(
            "3f8f3a",
            (0.5, 0.14),
            (0.58, 0.3),
            (0.76, 0.26),
            (0.6, 0.36),
            (0.5, 0.34),
            (0.4, 0.36),
            (0.24, 0.26),
            (0.42, 0.3),
        ),
    ],
    "Огірки": [
        _polygon("2f7d3a", (0.1, 0.62), (0.2, 0.46), (0.86, 0.22), (0.94, 0.34), (0.3, 0.7)),
        _ellipse(0.18, 0.6, 0.1, 0.1, "2f7d3a"),
        _ellipse(0.88, 0.28, 0.07, 0.07, "2f7d3a"),
        _ellipse(0.62, 0.72, 0.18, 0.18, "5faf5a"),
        _ellipse(0.62, 0.72, 0.14, 0.14, "cfe8b0"),
    ],
    "Сир Гауда": [
        _polygon("f3c545", (0.06, 0.56), (0.62, 0.24), (0.94, 0.5), (0.94, 0.56)),
        _box(0.06, 0.56, 0.94, 0.8, "e7ae2b"),
        *(_ellipse(x, y, 0.05, 0.05, "c98d16") for x, y in ((0.25, 0.68), (0.5, 0.64), (0.76, 0.71), (0.58, 0.42))),
    ],
    "Цукор": [
        _polygon("dfe7ef", (0.24, 0.24), (0.76, 0.24), (0.82, 0.9), (0.18, 0.9)),
        _box(0.26, 0.14, 0.74, 0.24, "d8dde3"),
        _polygon("c0392b", (0.215, 0.48), (0.785, 0.48), (0.8, 0.68), (0.2, 0.68)),
    ],
    "Моршинська": [
        _box(0.42, 0.06, 0.58, 0.16, "2b5fa3"),
        _polygon("b9dcef", (0.44, 0.16), (0.56, 0.16), (0.68, 0.34), (0.32, 0.34)),
        *_round_box(0.32, 0.32, 0.68, 0.94, "b9dcef"),
        _box(0.32, 0.5, 0.68, 0.7, "2b5fa3"),
    ],
    "Шоколад Roshen": [
        *_round_box(0.16, 0.22, 0.84, 0.82, "5b3218"),
        *(_box(x, y, x + 0.13, y + 0.14, "7a4a28") for x in (0.22, 0.4, 0.58) for y in (0.28, 0.46, 0.64)),
        _box(0.56, 0.22, 0.84, 0.82, "a43b7d"),
    ],
    "Кава Jacobs": [
        _box(0.3, 0.1, 0.7, 0.22, "2c2c2c"),
        *_round_box(0.24, 0.22, 0.76, 0.92, "6b3f1f"),
        _box(0.24, 0.42, 0.76, 0.72, "1f6b4a"),
        _ellipse(0.5, 0.57, 0.12, 0.1, "e9c46a"),
    ],
    "Яблука": [
        _ellipse(0.38, 0.58, 0.26, 0.32, "e2c34a"),
        _ellipse(0.62, 0.58, 0.26, 0.32, "ecd25e"),
        _box(0.48, 0.12, 0.53, 0.34, "6e4a1e"),
        _ellipse(0.64, 0.2, 0.13, 0.06, "4f9a3d"),
    ],
    "Лимони": [
        _ellipse(0.5, 0.54, 0.36, 0.27, "f2d531"),
        _polygon("e0bf1c", (0.84, 0.46), (0.97, 0.54), (0.84, 0.62)),
        _polygon("e0bf1c", (0.16, 0.46), (0.03, 0.54), (0.16, 0.62)),
        _ellipse(0.4, 0.44, 0.09, 0.05, "f9ea8a"),
    ],
}


def drawing_of(title: str) -> str | None:
    """Which drawing shows these goods; None when none does."""
    return next((start for start in _DRAWN if title.startswith(start)), None)


def name_of(drawing: str) -> str:
    """The name of its file, the same at every start."""
    return stable_uuid("drawing", drawing).replace("-", "")


def file_of(name: str) -> bytes | None:
    """The PNG of that name, drawn at the first asking."""
    drawing = {name_of(one): one for one in _DRAWN}.get(name)
    return _png(drawing) if drawing is not None else None


@cache
def _png(drawing: str) -> bytes:
    rows = [bytearray(4 * SIDE) for _ in range(SIDE)]
    for kind, places, color in _DRAWN[drawing]:
        ink = bytes.fromhex(color if len(color) == 8 else f"{color}ff")
        for number, row in enumerate(rows):
            height = (number + 0.5) / SIDE
            for left, right in _spans(kind, places, height):
                first, last = max(round(left * SIDE), 0), min(round(right * SIDE), SIDE)
                if first < last:
                    row[4 * first : 4 * last] = ink * (last - first)
    head = struct.pack(">IIBBBBB", SIDE, SIDE, 8, 6, 0, 0, 0)
    body = zlib.compress(b"".join(b"\0" + bytes(row) for row in rows))
    return b"\x89PNG\r\n\x1a\n" + b"".join(map(_chunk, (b"IHDR", b"IDAT", b"IEND"), (head, body, b"")))


def _spans(kind: str, places: Sequence[float], height: float) -> list[tuple[float, float]]:
    """From where to where a shape reaches at that height."""
    if kind == "ellipse":
        x, y, across, down = places
        part = 1 - ((height - y) / down) ** 2
        return [(x - across * part**0.5, x + across * part**0.5)] if part > 0 else []
    corners = list(zip(places[::2], places[1::2], strict=True))
    crossed = sorted(
        ax + (height - ay) / (by - ay) * (bx - ax)
        for (ax, ay), (bx, by) in zip(corners, corners[1:] + corners[:1], strict=True)
        if (ay <= height) != (by <= height)
    )
    return list(zip(crossed[::2], crossed[1::2], strict=True))


def _chunk(kind: bytes, data: bytes) -> bytes:
    return struct.pack(">I", len(data)) + kind + data + struct.pack(">I", zlib.crc32(kind + data))
