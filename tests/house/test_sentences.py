"""Every failure has a sentence in both languages, and says what it means for the sale."""

from __future__ import annotations

import re
from collections.abc import Iterator

import pytest

from app import errors
from app.errors import RULES, RuleBroken, StoreFault, TillError
from ui import i18n, messages

KINDS = {
    "StoreFault": ("full", "locked", "corrupt", "rights", "newer", "io"),
    "PrinterFault": ("absent", "paper", "cover", "timeout", "address", "io"),
}
#: Every blank a sentence may have, filled.
FACTS = {
    "due": "10.00", "tendered": "5.00", "drawer": "3.00", "left": "2", "seconds": "30", "days": "365", "code": "4820",
    "quantity": "3", "stock": "1", "price": "1.00", "sum": "9.00", "number": "7", "name": "Х", "hours": "24",
}  # fmt: skip


def kinds_of(kind: type[TillError]) -> Iterator[type[TillError]]:
    for one in kind.__subclasses__():
        yield one
        yield from kinds_of(one)


def made(kind: type[TillError]) -> list[TillError]:
    """Errors of this class in every kind it comes in."""
    name = kind.__name__
    if name in ("Rejected", "NotFound"):
        return [kind({"base": ("canary_code",)}, status=422)]  # type: ignore[call-arg,arg-type]
    if name == "DeviceFault":
        return [kind(device, how) for device in ("scale", "terminal", "scanner") for how in KINDS["PrinterFault"]]  # type: ignore[call-arg]
    if name in KINDS:
        return [kind(how) for how in KINDS[name]]
    if name == "RuleBroken":
        return [RuleBroken(rule, **FACTS) for rule in sorted(RULES)]
    if name == "BadSettings":
        return [kind("size", "потрібно 1024x768")]  # type: ignore[call-arg]
    return [kind()]


ALL = [error for kind in sorted(set(kinds_of(TillError)), key=lambda one: one.__name__) for error in made(kind)]


@pytest.fixture(autouse=True)
def _ukrainian_again() -> Iterator[None]:
    yield
    i18n.set_language("uk")


def test_every_class_of_ours_is_among_them() -> None:
    ours = {one.__name__ for one in vars(errors).values() if isinstance(one, type) and issubclass(one, TillError)}
    assert ours - {"TillError"} <= {type(error).__name__ for error in ALL}


@pytest.mark.parametrize("error", ALL, ids=lambda error: f"{type(error).__name__}-{error}")
def test_it_has_a_sentence_in_both_languages(error: TillError) -> None:
    said = {}
    for language in i18n.LANGUAGES:
        i18n.set_language(language)
        message = messages.message(error)
        said[language] = f"{message.title} {message.detail}"
        assert message.title.strip()
        assert not re.search(r"[{}]", said[language]), said[language]
    assert re.search(r"[а-яіїєґ]", said["uk"])
    own_words = error.detail if type(error).__name__ == "BadSettings" else ""
    assert not re.search(r"[а-яіїєґ]", said["en"].replace(own_words, "")), said["en"]


def test_rules_differ_in_words() -> None:
    """A code that fell to a general sentence would be told like another."""
    titles = [messages.message(RuleBroken(rule, **FACTS)).title for rule in sorted(RULES)]
    assert len(set(titles)) == len(titles)


def test_only_the_disk_stops_everything() -> None:
    assert {type(error) for error in ALL if messages.message(error).modal} == {StoreFault}


def test_a_bug_shows_a_code_and_nothing_of_itself() -> None:
    message = messages.message(ZeroDivisionError("canary"))
    assert "canary" not in f"{message.title} {message.detail}"
    assert re.search(r"\w{4,}", message.detail)
