"""Printer profiles as data: paper, code page, knife, drawer. A profile is chosen by its name.

Those the till brings are `resources/printers.toml`; a user's own are files with the same fields
(`printing.profile_file`).
"""

from __future__ import annotations

import tomllib
from collections.abc import Iterable, Mapping
from dataclasses import replace

from app.errors import BadSettings
from printing.profile import SUBSTITUTIONS, CodePage, Profile
from printing.profile_file import profile_of
from resources import path

__all__ = ["BUILT_IN", "COMMON_TABLES", "DEFAULT", "FALLBACK", "SUBSTITUTIONS", "CodePage", "Profile", "adjusted",
           "chosen", "profile"]  # fmt: skip

#: Read once; a test holds their numbers against what python-escpos collects of the makers' tables.
BUILT_IN: tuple[Profile, ...] = tuple(
    profile_of(name, fields) for name, fields in tomllib.loads(path("printers.toml").read_text("utf-8")).items()
)
DEFAULT = BUILT_IN[0]

#: Epson's numbers, which most makers follow.
COMMON_TABLES: Mapping[CodePage, int] = {**DEFAULT.tables, "raster": 0}


def profile(name: str, own: Iterable[Profile] = ()) -> Profile:
    """The profile of that name, built in or among `own`. Raises `BadSettings("printer_profile")` when there is none."""
    for known in (*BUILT_IN, *own):
        if known.name == name:
            return known
    detail = f"no printer profile {name!r}; known: {', '.join(p.name for p in BUILT_IN)}"
    raise BadSettings("printer_profile", detail, code="unknown")


#: What any printer on any paper can print: used while the profile that was chosen cannot be read.
FALLBACK = profile("raster-58")


def chosen(name: str, code_page: str = "", table: str = "", own: Iterable[Profile] = ()) -> Profile:
    """The profile as settings name it; "" is the one most printers understand, its own code page, that page's number.

    Raises `BadSettings` for a name or a page that nobody knows, or a number no byte holds.
    """
    known = profile(name, own) if name else DEFAULT
    page = next((page for page in COMMON_TABLES if page == code_page), None)
    if code_page and page is None:
        detail = f"no code page {code_page!r}; known: {', '.join(COMMON_TABLES)}"
        raise BadSettings("printer_code_page", detail, code="unknown")
    return adjusted(known, code_page=page, table=int(table) if table else None)


def adjusted(known: Profile, *, code_page: CodePage | None = None, table: int | None = None) -> Profile:
    """The profile with another code page, or another number of it in the printer.

    Without `table` the page gets the number its maker gives it, or else the one most printers use. Raises `BadSettings`
    for a number no byte holds.
    """
    page = code_page or known.code_page
    number = table if table is not None else known.tables.get(page, COMMON_TABLES[page])
    if not 0 <= number <= 255:
        detail = f"a code table is a number from 0 to 255, not {number}"
        raise BadSettings("printer_code_table", detail, code="range")
    if (page, number) == (known.code_page, known.table):
        return known
    return replace(known, code_page=page, tables={**known.tables, page: number})
