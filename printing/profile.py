"""What a printer understands, as a value."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from types import MappingProxyType
from typing import Literal

CodePage = Literal["cp1251", "cp1125", "cp866", "raster"]
#: How a code gets onto the paper: the printer draws it, or the till does.
Drawn = Literal["command", "picture"]

#: Dots of a letter of a printer's usual font (font A): a line has as many columns as fit the paper.
CELL = 12

#: Used only where the code page lacks the character (domain.md 5). What is not here is drawn instead.
SUBSTITUTIONS: Mapping[str, str] = MappingProxyType(
    {
        "ʼ": "'", "’": "'", "‘": "'", "′": "'", "`": "'",
        "₴": "грн",
        "—": "-", "–": "-", "‐": "-", "‑": "-", "−": "-",
        "«": '"', "»": '"', "“": '"', "”": '"', "„": '"',
        "…": "...", "•": "*", "×": "x", "№": "N",
    }
)  # fmt: skip


@dataclass(frozen=True, slots=True)
class Profile:
    """What a printer understands.

    `columns` are letters of 12 dots in a line, `dots` the printable width. `tables` are the printer's own numbers of
    code pages for `ESC t`; with the page "raster" every line is drawn. `drawer_pin` is the connector's pin, 2 or 5.
    `chinese_off` sends `FS .`: clones start in a Chinese mode where two bytes make one sign.
    """

    name: str
    title: str
    columns: int
    dots: int
    code_page: CodePage
    tables: Mapping[CodePage, int] = field(default_factory=dict, hash=False)
    cutter: bool = True
    drawer_pin: Literal[2, 5] = 2
    qr: Drawn = "command"
    barcode: Drawn = "command"
    chinese_off: bool = True
    substitutions: Mapping[str, str] = field(default_factory=lambda: SUBSTITUTIONS, hash=False)

    @property
    def page(self) -> str | None:
        """The code page as Python names it; None where everything is drawn."""
        return None if self.code_page == "raster" else self.code_page

    @property
    def table(self) -> int:
        """The printer's number of its code page; 0 where everything is drawn."""
        return self.tables.get(self.code_page, 0)
