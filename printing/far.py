"""Letters of scripts the bundled fonts have not (Hebrew, Arabic, Georgian, Chinese …), and who draws them.

Such letters are joined, reordered and wider than a cell; so a run of them is one picture, made by whoever knows the
system's fonts (`use`). It lies in the cells its letters have, and no other sign of the line moves for it. Where nobody
draws it, each letter is `MISSING`: on paper, in the picture and in the PDF.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator

#: Stands for a letter no font has.
MISSING = "□"
#: From where on a sign may be one of symbols and emoji: too wide for its cell, it has the empty one behind it.
_SIGNS = "\u2190"
_LEFTWARD = "\u0590-\u08ff\ufb1d-\ufdff\ufe70-\ufefe\U00010800-\U00010fff\U0001e800-\U0001efff"
_FAR = "\u0530-\u1dff\u2e80-\ud7ff\uf900-\ufdff\ufe70-\ufefe\uff00-\uffef\U00010000-\U0001efff\U00020000-\U0003ffff"
#: Words that run to the left are read one after another so too; a wide gap, a digit or a letter ends the run.
RUNS = re.compile(rf"[{_LEFTWARD}]+(?:[ '\".-][{_LEFTWARD}]+)*|[{_FAR}]+")

#: Scripts whose vowels are marks, which no slip prints (`letters.Letters`): half a word says something else.
_HALVED = re.compile("[\u0900-\u109f\u1780-\u17ff]")

#: Text, width and height in pixels, bold → one byte a pixel, 255 is ink; None where the system has no font for it all.
Paint = Callable[[str, int, int, bool], bytes | None]
_paint: Paint | None = None


def use(paint: Paint) -> None:
    """From now on `paint` draws them. It is called from any thread."""
    global _paint
    _paint = paint


def painted(text: str, width: int, height: int, *, bold: bool) -> bytes | None:
    """The run as `Paint` gives it."""
    return None if _paint is None or _HALVED.search(text) else _paint(text, width, height, bold)


def pieces(text: str) -> Iterator[tuple[int, str]]:
    """What is drawn as one, with its place: a run, a sign with the empty cell behind it, a letter. No blanks."""
    place = 0
    while place < len(text):
        run = RUNS.match(text, place)
        piece = run[0] if run is not None else text[place]
        if run is None and piece > _SIGNS and text[place + 1 : place + 2] == " ":
            piece += " "
        if piece != " ":
            yield place, piece
        place += len(piece)
