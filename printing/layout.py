"""A slip set in columns: rows of text no wider than the paper. Sums stand at the right edge and are never cut."""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import dataclass

from printing.hyphens import breaks
from printing.slip import Align, Barcode, Blank, Pair, Picture, Qr, Rule, Slip, Specimen, Text

#: The space between a number and its measure: «900 г» and «5 %» are not torn apart. Text from `clean` has no NBSP.
_MEASURE = re.compile(r"(?<=\d) (?=(?:%|[а-яіїєґ]{1,2})(?:[ .,;)]|$))")
_GLUE = "\u00a0"

#: A line may stay so empty, of its width, before a word is hyphenated for it.
_MOST_EMPTY = 0.34
#: Letters past the place that say where syllables end: what is further changes nothing, and may be very long.
_AHEAD = 40
#: Wide words that would take more lines than this are set at plain width instead.
_MOST_WIDE_LINES = 2


@dataclass(frozen=True, slots=True)
class Row:
    """One line of text, its leading spaces in place. In a `wide` row each character takes two columns."""

    text: str
    bold: bool = False
    tall: bool = False
    wide: bool = False


Laid = Row | Qr | Barcode | Picture


def lay(slip: Slip, columns: int, clean: Callable[[str], str]) -> list[Laid | Specimen]:
    """Sets the slip in `columns`. `clean` makes text printable first, because a substitution may change its length."""
    rows: list[Laid | Specimen] = []
    for part in slip.parts:
        match part:
            case Text():
                rows += _text(part, clean(part.text), columns)
            case Pair():
                rows += _pair(part, clean(part.left), clean(part.right), columns)
            case Rule():
                rows.append(Row("-" * columns))
            case Blank():
                rows += [Row("")] * part.lines
            case Qr() | Barcode() | Picture() | Specimen():
                rows.append(part)
    return rows


def wrap(text: str, width: int) -> list[str]:
    """Breaks at words. A word is hyphenated where the line would else stay emptier than `_MOST_EMPTY`, and cut where
    it is longer than a line and has no syllables. Never an empty list."""
    lines: list[str] = []
    line = ""
    for whole in _MEASURE.sub(_GLUE, " ".join(text.split())).split(" "):
        word = whole
        if line:
            room = width - len(line) - 1
            if len(word) <= room:
                line = f"{line} {word}"
                continue
            if len(word) > width or room > width * _MOST_EMPTY:
                head, word = _hyphenated(word, room)
                line = f"{line} {head}" if head else line
            lines.append(line)
        while len(word) > width:
            head, word = _cut(word, width)
            lines.append(head)
        line = word
    return [part.replace(_GLUE, " ") for part in [*lines, line]]


def _hyphenated(word: str, room: int) -> tuple[str, str]:
    """As many syllables as there is room for, with their hyphen, and the rest; "" where none fit."""
    for place in reversed(breaks(word[: room + _AHEAD])):
        head = word[:place] if word[place - 1] in "-/" else f"{word[:place]}-"
        if len(head) <= room:
            return head, word[place:]
    return "", word


def _cut(word: str, width: int) -> tuple[str, str]:
    """A word longer than a line: by syllables, else between any two letters, with a hyphen, else anywhere."""
    head, rest = _hyphenated(word, width)
    if head and len(head) > width // 2:
        return head, rest
    if width > 2 and word[width - 2].isalpha() and word[width - 1].isalpha():
        return word[: width - 1] + "-", word[width - 1 :]
    return word[:width], word[width:]


def _text(part: Text, text: str, columns: int) -> list[Row]:
    wide = part.wide
    lines = wrap(text, columns // 2 if wide else columns)
    if wide and len(lines) > _MOST_WIDE_LINES:
        wide, lines = False, wrap(text, columns)
    width = columns // 2 if wide else columns
    if part.align is Align.CENTER and len(lines) > 1:
        lines = _balanced(text, width, len(lines))
    return [Row(_aligned(line, part.align, width), part.bold, part.tall, wide) for line in lines]


def _balanced(text: str, width: int, count: int) -> list[str]:
    """As many lines, none much longer than another: «ПРОДУКТИ» over «НА ПОДОЛІ», where no word has to be broken."""
    longest = max(len(word) for word in text.split())
    least = max(longest, len(text) // count)
    return next(
        (made for narrow in range(least, width + 1) if len(made := wrap(text, narrow)) == count), wrap(text, width)
    )


def _aligned(line: str, align: Align, width: int) -> str:
    if align is Align.RIGHT:
        return line.rjust(width)
    return " " * ((width - len(line)) // 2) + line if align is Align.CENTER else line


def _pair(part: Pair, left: str, right: str, columns: int) -> list[Row]:
    indent = " " * min(part.indent, columns // 4)
    lines = [indent + line for line in wrap(left, columns - len(indent))]
    sums = [line.rjust(columns) for line in wrap(right, columns)]
    if len(sums) == 1 and len(lines[-1]) + 1 + len(right) <= columns:
        lines[-1] += right.rjust(columns - len(lines[-1]))
        sums = []
    return [Row(line, part.bold, part.tall) for line in lines + sums]
