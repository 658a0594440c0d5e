"""A slip as values: what stands on the paper, whatever its width and whatever printer it goes to."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum


class Align(StrEnum):
    LEFT = "left"
    CENTER = "center"
    RIGHT = "right"


@dataclass(frozen=True, slots=True)
class Text:
    """Words of their own. `tall` and `wide` double the height and the width of the letters."""

    text: str
    align: Align = Align.LEFT
    bold: bool = False
    tall: bool = False
    wide: bool = False


@dataclass(frozen=True, slots=True)
class Pair:
    """Words on the left and, at the right edge, a sum that is never lost. `indent` is columns before the words."""

    left: str
    right: str
    bold: bool = False
    tall: bool = False
    indent: int = 0


@dataclass(frozen=True, slots=True)
class Rule:
    """A line across the paper."""


@dataclass(frozen=True, slots=True)
class Blank:
    """Empty lines."""

    lines: int = 1


@dataclass(frozen=True, slots=True)
class Qr:
    """A QR code, centred. Only ASCII gets through."""

    data: str


@dataclass(frozen=True, slots=True)
class Barcode:
    """A Code 128, centred. Only ASCII gets through. `short` says less, for paper too narrow for `data`."""

    data: str
    short: str = ""


@dataclass(frozen=True, slots=True)
class Picture:
    """A picture in black dots, a PNG file: the shop's logo. What cannot be read prints nothing."""

    png: bytes
    align: Align = Align.CENTER


@dataclass(frozen=True, slots=True)
class Specimen:
    """Words as the printer has them on its code table of number `table`, sent in `page`, after a label of ASCII.

    The one part whose letters may come out wrong: it is there to be looked at.
    """

    label: str
    text: str
    page: str
    table: int


Part = Text | Pair | Rule | Blank | Qr | Barcode | Picture | Specimen


@dataclass(frozen=True, slots=True)
class Slip:
    """A whole slip. `drawer` opens the cash drawer before the first line; a slip of no parts is only that.

    With `drawn` every line is a picture, whatever the printer's profile says: when that is what is in doubt.
    """

    parts: tuple[Part, ...] = ()
    drawer: bool = False
    cut: bool = True
    drawn: bool = False


def centered(text: str, *, bold: bool = False, tall: bool = False, wide: bool = False) -> Text:
    """Words in the middle of the paper."""
    return Text(text, Align.CENTER, bold, tall, wide)
