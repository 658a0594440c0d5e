"""A scanned or typed text as the codes it can be, the likeliest first."""

from __future__ import annotations

import re

from app.domain.barcode import MOST_CHARACTERS, clean_code
from app.domain.gs1 import SYMBOLOGIES
from app.domain.keyboard import repaired

#: «]E0», «]C0» …: the kind of code, named by scanners that are set to (ISO/IEC 15424).
_SYMBOLOGY = re.compile(r"\][A-Za-z][0-9A-Za-z]")
#: An element string may be longer than one code; nothing longer is looked at.
MOST_SCANNED = 4 * MOST_CHARACTERS


def readings(text: str) -> tuple[str, ...]:
    """The text as it came and, where another keyboard layout has spoilt it, as it was meant.

    Nothing else is taken away: separators and the mark of the symbology still tell an element string.
    """
    whole = text[:MOST_SCANNED].strip(" \r\n\t")
    other = repaired(whole)
    return (whole,) if other is None or other == whole else (whole, other)


def plain(reading: str) -> str:
    """A reading as the code a catalogue holds: no control characters, no mark of a symbology."""
    code = clean_code(reading)
    if _SYMBOLOGY.match(code) and not code.startswith(SYMBOLOGIES):
        return code[3:]
    return code
