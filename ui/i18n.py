"""Words in the language of the cashier. The source text is Ukrainian; English comes from resources/i18n/kasa_en.ts, the
forms of what is counted, in each language, from that language's file. Both are Qt Linguist's; `python3 dev.py words`
adds what the code says and they do not have yet.

Texts are asked for when a widget is made or filled; after `changed` screens are built again, the bar and the rail say
their words anew, and so do messages in sight: a text from here knows how to be said `again`.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable
from functools import cache, partial, wraps
from typing import ParamSpec

from PySide6.QtCore import QObject, Signal

import resources
from resources.translations import Translations, read

LANGUAGES = ("uk", "en")
_ENDS = ".!?…:"
_P = ParamSpec("_P")


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


class _Said(str):
    """A text with the way to say it anew."""

    __slots__ = ("anew",)
    anew: Callable[[], str]


def spoken(words: Callable[_P, str]) -> Callable[_P, str]:
    """For what makes a text of words of the language in force: what it returns can be said `again`, with the texts it
    was made of. What it is given must not change afterwards: a tuple, no list."""

    @wraps(words)
    def say(*args: _P.args, **facts: _P.kwargs) -> str:
        said = _Said(words(*args, **facts))
        said.anew = partial(_anew, say, args, facts)
        return said

    return say


def again(said: str) -> str:
    """`said` in the language in force. A name, a number, any text that nothing `spoken` made stays as it is."""
    return said.anew() if isinstance(said, _Said) else said


def _anew(say: Callable[..., str], args: Iterable[object], facts: dict[str, object]) -> str:
    def fresh(fact: object) -> object:
        return again(fact) if isinstance(fact, str) else fact

    return say(*map(fresh, args), **{name: fresh(fact) for name, fact in facts.items()})


@spoken
def tr(text: str, /, **facts: object) -> str:
    """The Ukrainian `text` in the language in force, its `{blanks}` filled from `facts`.

    A text without English is shown in Ukrainian: a test finds it before a cashier does.
    """
    said = text if _language == "uk" else table(_language).plain.get(text, text)
    return said.format(**facts) if facts else said


@spoken
def joined(between: str, *parts: str) -> str:
    """Texts one after another, as `between.join(parts)`; together they can be said again."""
    return between.join(parts)


@spoken
def sentences(*parts: str) -> str:
    """Texts one after another, a full stop between them: none after one that ends a sentence already («на 1 дн.»), and
    nothing for an empty one."""
    said = [part for part in parts if part]
    return " ".join([*(part if part[-1] in _ENDS else f"{part}." for part in said[:-1]), *said[-1:]])


@spoken
def plural(n: int, one: str, /) -> str:
    """What is counted, with its number, by the form the source writes for one: "%n позиція" is 2 позиції, 5 items."""
    forms = table(_language).forms.get(one)
    return (forms[form(_language, n)] if forms else one).replace("%n", str(n))


def form(name: str, n: int) -> int:
    """Which form of a language goes with `n`, counted from 0, in Qt's order: en 1, other; uk 1 21, 2–4 22, 5–20."""
    tens, units = abs(n) % 100, abs(n) % 10
    if name == "en":
        return 0 if abs(n) == 1 else 1
    if 11 <= tens <= 14 or units == 0 or units >= 5:
        return 2
    return 0 if units == 1 else 1


@cache
def table(name: str) -> Translations:
    """A language's file, read when it is first needed: Ukrainian words need none but the forms of what is counted."""
    return read(resources.path("i18n", f"kasa_{name}.ts"))
