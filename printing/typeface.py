"""JetBrains Mono in cells: every letter takes one cell, whatever it is. Loaded at the first picture, never at start."""

from __future__ import annotations

from functools import cache

from PIL import Image, ImageDraw, ImageFont

from printing import far
from resources import path

#: JetBrains Mono's advance is 0.6 of its size: a cell of 12 px is the letter of 20 px.
_ADVANCE = 0.6
#: Where JetBrains Mono has no letter, Inter may (₴): a little smaller, so that it fits the cell.
_OTHER_SIZE = 0.9
#: An emoji is wider than its size by so much; it takes its cell, and the empty one behind it when there is one.
_EMOJI_WIDTH = 1.25
_NOWHERE = "\U0010fffd"


class Typeface:
    """One weight at one cell width (pixels, a multiple of 3)."""

    def __init__(self, cell: int, *, bold: bool) -> None:
        size = round(cell / _ADVANCE)
        weight = "Bold" if bold else "Regular"
        self.cell = cell
        self._bold = bold
        # The basic engine joins no ligatures: «->» stays two characters, as on the printer.
        self._font = _load(f"JetBrainsMono-{weight}.ttf", size)
        self._other = _load(f"Inter-{weight}.ttf", round(size * _OTHER_SIZE))
        self._own = _Has(self._font)
        self._others = _Has(self._other)

    def draw(self, canvas: ImageDraw.ImageDraw, at: tuple[int, int], text: str, fill: int) -> None:
        """Writes `text` from the cell whose top left corner is `at`."""
        strange = [(place, char) for place, char in enumerate(text) if not self._own[char]]
        if not strange:
            canvas.text(at, text, fill=fill, font=self._font)
            return
        baseline = at[1] + self._font.getmetrics()[0]
        plain = list(text)
        for run in far.RUNS.finditer(text):
            if self._draw_run(canvas, (at[0] + run.start() * self.cell, at[1]), run[0], fill):
                plain[run.start() : run.end()] = " " * len(run[0])
        for place, char in strange:
            if plain[place] == " ":
                continue
            room = self.cell * (2 if text[place + 1 : place + 2] == " " else 1)
            font, width = self._spare(char, room)
            plain[place] = " " if font is not None else far.MISSING
            if font is not None:
                left = at[0] + place * self.cell + (width - font.getlength(char)) / 2
                canvas.text((left, baseline), char, fill=fill, font=font, anchor="ls")
        canvas.text(at, "".join(plain), fill=fill, font=self._font)

    def _draw_run(self, canvas: ImageDraw.ImageDraw, at: tuple[int, int], run: str, fill: int) -> bool:
        """False where nobody has its letters, or these fonts have some."""
        if any(self._own[char] for char in run if char != " "):
            return False
        width, height = len(run) * self.cell, 2 * self.cell
        mask = far.painted(run, width, height, bold=self._bold)
        if mask is None:
            return False
        canvas.bitmap(at, Image.frombytes("L", (width, height), mask), fill=fill)
        return True

    def _spare(self, char: str, room: int) -> tuple[ImageFont.FreeTypeFont | None, float]:
        """The font that has what JetBrains Mono lacks, and how wide it is to stand; None when nobody has it."""
        if self._others[char]:
            return self._other, self.cell
        emoji, known = _emoji(int(room / _EMOJI_WIDTH))
        return (emoji, room) if known[char] else (None, self.cell)


class _Has(dict[str, bool]):
    """Which characters a font can draw."""

    def __init__(self, font: ImageFont.FreeTypeFont) -> None:
        super().__init__({" ": True})
        self._font = font
        self._missing = bytes(font.getmask(_NOWHERE))

    def __missing__(self, char: str) -> bool:
        found = bytes(self._font.getmask(char)) != self._missing
        if len(self) < 4096:
            self[char] = found
        return found


def _load(name: str, size: int) -> ImageFont.FreeTypeFont:
    return ImageFont.truetype(str(path("fonts", name)), size, layout_engine=ImageFont.Layout.BASIC)


@cache
def _emoji(size: int) -> tuple[ImageFont.FreeTypeFont, _Has]:
    """Noto Emoji, in outline, loaded when the first such sign is met."""
    font = _load("NotoEmoji-Regular.ttf", size)
    return font, _Has(font)


@cache
def typeface(cell: int, *, bold: bool) -> Typeface:
    """The typeface of that cell width, loaded once."""
    return Typeface(cell, bold=bold)


def canvas(mode: str, width: int, height: int, background: int) -> tuple[Image.Image, ImageDraw.ImageDraw]:
    """An empty picture and the pen for it."""
    image = Image.new(mode, (width, height), background)
    return image, ImageDraw.Draw(image)
