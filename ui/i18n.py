"""Words in the language of the cashier. The source text is Ukrainian; English comes from resources/i18n/en.json.

Texts are asked for when a widget is made or filled; after `changed` screens are built again, the bar and the rail say
their words anew.
"""

from __future__ import annotations

from functools import cache

from PySide6.QtCore import QObject, Signal

import resources

LANGUAGES = ("uk", "en")


class _Speaker(QObject):
    """Tells when the language changed."""

    changed = Signal()


speaker = _Speaker()
changed = speaker.changed
_language = "uk"


def set_language(name: str) -> None:
    """Speak "uk" or "en" from now on. Raises ValueError for another."""
    global _language
    if name not in LANGUAGES:
        raise ValueError(name)
    if name != _language:
        _language = name
        speaker.changed.emit()


def language() -> str:
    """The language in force: "uk" or "en"."""
    return _language


def tr(text: str, /, **facts: object) -> str:
    """The Ukrainian `text` in the language in force, its `{blanks}` filled from `facts`.

    A text without English is shown in Ukrainian: a test finds it before a cashier does.
    """
    said = text if _language == "uk" else english().get(text, text)
    return said.format(**facts) if facts else said


def plural(n: int, one: str, few: str, many: str) -> str:
    """The form of a noun that goes with `n`: 1 позиція, 2–4 позиції, 5 позицій, 11–14 позицій, 21 позиція.

    English has two forms, kept in en.json under "one|few|many" as "one|many". The number itself is not included.
    """
    if _language == "en":
        forms = english().get(f"{one}|{few}|{many}", f"{one}|{many}").split("|")
        return forms[0] if abs(n) == 1 else forms[-1]
    tens, units = abs(n) % 100, abs(n) % 10
    if 11 <= tens <= 14 or units == 0 or units >= 5:
        return many
    return one if units == 1 else few


@cache
def english() -> dict[str, str]:
    """The English table, read when first needed."""
    table: dict[str, str] = resources.data("i18n", "en.json")
    return table
