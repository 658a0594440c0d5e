"""A shop's picture as black dots: fitted to the paper, dithered once for each width, and never a reason to lose a slip.

The file is somebody else's: only PNG is read, what says it is larger than `MOST_PIXELS` is not unpacked, and whatever
goes wrong in it is a slip without a picture.
"""

from __future__ import annotations

import logging
import math
from collections import OrderedDict
from hashlib import blake2b
from io import BytesIO
from threading import Lock

from PIL import Image

log = logging.getLogger(__name__)

#: 30 mm of paper: a logo, not a poster. It is also what a slow port pays for with every slip.
MOST_TALL = 240
MOST_PIXELS = 40_000_000
#: Shades nearer to black or white than this, of 255, are meant so: the soft edges of letters, a scan's grey paper.
_SURE = 40
#: A dot on thermal paper spreads over its neighbours: middle shades are made this much lighter (an exponent).
_SPREAD = 0.8
#: A till has one logo, or two while it is changed, for the window and for one printer or two.
_MOST_REMEMBERED = 8

_remembered: OrderedDict[tuple[bytes, int], Image.Image | None] = OrderedDict()
_newest: tuple[bytes, bytes] | None = None
_turn = Lock()


def dots(png: bytes, width: int) -> Image.Image | None:
    """The picture of mode "1", black is 0, no wider than `width` and no taller than `MOST_TALL`; a smaller one stays as
    it is. None for what is no picture. From any thread; the same bytes are dithered once."""
    with _turn:
        key = (_digest(png), width)
        if key in _remembered:
            _remembered.move_to_end(key)
            return _remembered[key]
        made = _made(png, width)
        _remembered[key] = made
        if len(_remembered) > _MOST_REMEMBERED:
            _remembered.popitem(last=False)
        return made


def _digest(png: bytes) -> bytes:
    """By which a picture is known. A till prints the same bytes all day: they are not read through for every slip."""
    global _newest
    if _newest is None or _newest[0] is not png:
        _newest = png, blake2b(png, digest_size=16).digest()
    return _newest[1]


def _made(png: bytes, width: int) -> Image.Image | None:
    try:
        with Image.open(BytesIO(png), formats=("PNG",)) as file:
            if file.width * file.height > MOST_PIXELS:
                raise ValueError(f"{file.width} x {file.height} pixels")
            return _dithered(_fitted(file, width))
    except Exception as error:  # Pillow says what is wrong with a file in ten kinds of exceptions
        log.warning("the picture of the slips cannot be drawn: %s: %s", type(error).__name__, error)
        return None


def _fitted(file: Image.Image, width: int) -> Image.Image:
    """Grey on white paper, in its size on the slip."""
    scale = min(1.0, width / file.width, MOST_TALL / file.height)
    size = max(1, round(file.width * scale)), max(1, round(file.height * scale))
    if file.mode.startswith("I"):
        # Sixteen bits a pixel: converting cuts off all above 255.
        grey: Image.Image = file.convert("I").point(lambda value: value / 256).convert("L")
    elif file.mode in ("1", "L", "RGB") and "transparency" not in file.info:
        grey = file.convert("L")
    else:
        both = file.convert("RGBA").convert("LA")
        grey = Image.new("L", file.size, 255)
        grey.paste(both.getchannel("L"), mask=both.getchannel("A"))
    return grey.resize(size, Image.Resampling.LANCZOS, reducing_gap=3.0)


def _dithered(grey: Image.Image) -> Image.Image:
    return grey.point(_SHADES).convert("1", dither=Image.Dither.FLOYDSTEINBERG)


def _shade(value: int) -> int:
    middle = (value - _SURE) / (255 - 2 * _SURE)
    return round(255 * math.pow(min(1.0, max(0.0, middle)), _SPREAD))


_SHADES = [_shade(value) for value in range(256)]
