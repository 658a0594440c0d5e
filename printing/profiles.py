"""Printer profiles as data: paper, code page, knife, drawer. A profile is chosen by its name."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from types import MappingProxyType
from typing import Literal

from app.errors import BadSettings

CodePage = Literal["cp1251", "cp1125", "cp866", "raster"]

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

    `columns` are letters of 12 dots in a line, `dots` the printable width. `table` is the printer's own number of
    `code_page` for `ESC t`; with "raster" every line is drawn. `drawer_pin` is the connector's pin, 2 or 5.
    `chinese_off` sends `FS .`: clones start in a Chinese mode where two bytes make one sign.
    """

    name: str
    title: str
    columns: int
    dots: int
    code_page: CodePage
    table: int = 0
    cutter: bool = True
    drawer_pin: Literal[2, 5] = 2
    qr: Literal["command", "picture"] = "command"
    chinese_off: bool = True
    substitutions: Mapping[str, str] = field(default_factory=lambda: SUBSTITUTIONS)

    @property
    def page(self) -> str | None:
        """The code page as Python names it; None where everything is drawn."""
        return None if self.code_page == "raster" else self.code_page


#: Numbers of `ESC t` from the makers' tables as python-escpos collects them; a test holds these against its data.
BUILT_IN: tuple[Profile, ...] = (
    Profile("generic-80", "80 мм, будь-який", 48, 576, "cp1251", 46),
    Profile("generic-58", "58 мм, будь-який", 32, 384, "cp1251", 46, cutter=False, qr="picture"),
    Profile("raster-80", "80 мм, малюнком", 48, 576, "raster", qr="picture"),
    Profile("raster-58", "58 мм, малюнком", 32, 384, "raster", cutter=False, qr="picture"),
    Profile("epson-tm-t20", "Epson TM-T20", 48, 576, "cp1251", 46, chinese_off=False),
    Profile("epson-tm-t88", "Epson TM-T88", 42, 512, "cp1251", 46, chinese_off=False),
    Profile("xprinter-80", "Xprinter XP-80", 48, 576, "cp1251", 73),
    Profile("xprinter-58", "Xprinter XP-58", 32, 384, "cp1251", 73, cutter=False, qr="picture"),
)

DEFAULT = BUILT_IN[0]


def profile(name: str) -> Profile:
    """The built-in profile of that name. Raises `BadSettings("printer_profile")` when there is none."""
    for known in BUILT_IN:
        if known.name == name:
            return known
    detail = f"no printer profile {name!r}; known: {', '.join(p.name for p in BUILT_IN)}"
    raise BadSettings("printer_profile", detail, code="unknown")


def chosen(name: str, code_page: str = "") -> Profile:
    """The profile as settings name it; "" is the one most printers understand, and its own code page.

    Raises `BadSettings` for a name or a page that nobody knows.
    """
    known = profile(name) if name else DEFAULT
    if not code_page:
        return known
    page = next((page for page in COMMON_TABLES if page == code_page), None)
    if page is None:
        detail = f"no code page {code_page!r}; known: {', '.join(COMMON_TABLES)}"
        raise BadSettings("printer_code_page", detail, code="unknown")
    return adjusted(known, code_page=page)


def adjusted(known: Profile, *, code_page: CodePage | None = None, table: int | None = None) -> Profile:
    """The profile with another code page, for a printer whose maker numbers its pages in another way.

    Without `table` the page gets the number most printers use. Raises `BadSettings` for a number no byte holds.
    """
    page = code_page or known.code_page
    number = table if table is not None else known.table if page == known.code_page else COMMON_TABLES[page]
    if not 0 <= number <= 255:
        detail = f"a code table is a number from 0 to 255, not {number}"
        raise BadSettings("printer_code_table", detail, code="range")
    return replace(known, code_page=page, table=number)


#: Epson's numbers, which most makers follow.
COMMON_TABLES: Mapping[CodePage, int] = MappingProxyType({"cp1251": 46, "cp1125": 44, "cp866": 17, "raster": 0})
