"""What the bank terminal had to say, set for this till's paper: its reports, and its part of a receipt."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import replace

from app.domain.cashier import Place
from app.domain.terminal_report import TerminalReport
from printing.slip import Blank, Pair, Part, Rule, Slip, Text, centered
from printing.words import cashier, foot, head, markings, stamp

#: Between two columns of a terminal's own slip.
_COLUMNS = re.compile(r"[ \t]{2,}")


def terminal_lines(text: str) -> tuple[Part, ...]:
    """A terminal's text line by line. It was set for paper of its own width: what stood at its right edge stands at
    ours, what stood in the middle stands there again."""
    return tuple(_line(line) for line in text.splitlines())


def with_terminal(slip: Slip, texts: Iterable[str]) -> Slip:
    """A receipt's slip with what the bank terminal had to say of its cards below it, above its last marking."""
    below: list[Part] = []
    for text in filter(str.strip, texts):
        below += [Blank(), Rule(), *terminal_lines(text), Rule()]
    return replace(slip, parts=(*slip.parts[:-1], *below, *slip.parts[-1:]))


def terminal_slip(report: TerminalReport, place: Place, *, copy: bool = False, training: bool = False) -> Slip:
    """The slip of an X report or a settlement."""
    shift = f", зміна №{report.shift_number}" if report.shift_number is not None else ""
    return Slip(
        (
            *head(place),
            centered("ЗВІРКА ТЕРМІНАЛА" if report.settled else "X-ЗВІТ ТЕРМІНАЛА", bold=True, tall=True),
            *markings(copy=copy, training=training),
            Rule(),
            Pair(f"{place.terminal_name}{shift}", stamp(report.made_at)),
            *(Text(words) for words in (cashier(report.cashier),) if words),
            Rule(),
            *terminal_lines(report.text),
            Blank(),
            *foot(training=training),
        )
    )


def _line(line: str) -> Part:
    words = line.strip()
    if not words:
        return Blank()
    *left, right = _COLUMNS.split(words)
    if left:
        return Pair(" ".join(left), right)
    return centered(words) if line.startswith("  ") else Text(words)
