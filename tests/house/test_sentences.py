"""Every failure has a sentence in both languages, and says what it means for the sale."""

from __future__ import annotations

import ast
import re
from collections.abc import Iterator
from pathlib import Path

import pytest

from app import errors
from app.errors import RULES, BadSettings, Rejected, RuleBroken, StoreFault, TillError
from ui import i18n, messages
from ui.setting_sentences import known_sentences

KINDS = {
    "StoreFault": ("full", "locked", "corrupt", "missing", "rights", "newer", "io"),
    "PrinterFault": ("absent", "paper", "cover", "timeout", "address", "io"),
    "UpdateRefused": ("signature", "malformed", "expired", "early", "older", "floor", "short", "long", "hash"),
    "FileFault": ("exists", "absent", "rights", "full", "io"),
}
#: Every blank a sentence may have, filled.
FACTS = {
    "due": "10.00", "tendered": "5.00", "drawer": "3.00", "left": "2", "seconds": "30", "days": "365", "code": "4820",
    "quantity": "3", "stock": "1", "price": "1.00", "sum": "9.00", "number": "7", "name": "Х", "hours": "24",
    "waiting": "3", "step": "0.50", "stamp": "AATE508932", "start": "22:00", "end": "08:00", "most": "15",
    "unit": "kg",
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
    if name == "Untrusted":
        return [kind(reason=reason) for reason in ("date", "name", "issuer", "protocol")]  # type: ignore[call-arg]
    if name == "RuleBroken":
        return [RuleBroken(rule, **FACTS) for rule in sorted(RULES)]
    if name == "BadSettings":
        told = [kind("size", "потрібно 1024x768")]  # type: ignore[call-arg]
        return told + [kind(name, "canary", code=code) for name, code in known_sentences()]  # type: ignore[call-arg]
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
    own_words = error.detail if isinstance(error, BadSettings) and not error.code else "–"
    assert "canary" not in said["uk"] + said["en"], "codes and texts of others are for the log"
    assert not re.search(r"[а-яіїєґ]", said["en"].replace(own_words, "")), said["en"]


@pytest.mark.parametrize("error", ALL, ids=lambda error: f"{type(error).__name__}-{error}")
def test_a_sentence_in_sight_changes_its_language_whole(error: TillError) -> None:
    ukrainian = messages.message(error)
    i18n.set_language("en")
    english = messages.message(error)
    assert [i18n.again(said) for said in (ukrainian.title, ukrainian.detail)] == [english.title, english.detail]
    i18n.set_language("uk")
    assert [i18n.again(said) for said in (english.title, english.detail)] == [ukrainian.title, ukrainian.detail]


def test_rules_differ_in_words() -> None:
    """A code that fell to a general sentence would be told like another."""
    titles = [messages.message(RuleBroken(rule, **FACTS)).title for rule in sorted(RULES)]
    assert len(set(titles)) == len(titles)


def raised_codes(repo: Path) -> Iterator[tuple[str, str]]:
    """(setting, code) of every BadSettings the code raises; "" for a setting that is named elsewhere."""
    for folder in ("app", "printing", "ui"):
        for path in sorted((repo / folder).rglob("*.py")):
            for node in ast.walk(ast.parse(path.read_text("utf-8"))):
                if isinstance(node, ast.Call) and getattr(node.func, "id", "") == "BadSettings":
                    codes = [one.value.value for one in node.keywords if isinstance(one.value, ast.Constant)]
                    name = node.args[0].value if isinstance(node.args[0], ast.Constant) else ""
                    if path.relative_to(repo).parts[:2] in (("app", "api"), ("printing", path.name)):
                        assert codes, f"{path.name}:{node.lineno}: whoever catches it needs a code for the sentence"
                    yield from ((str(name), code) for code in codes)


def test_every_code_of_a_wrong_setting_has_a_sentence_and_every_sentence_its_code(repo: Path) -> None:
    raised, told = set(raised_codes(repo)), set(known_sentences())
    named_elsewhere = {code for name, code in raised if not name}
    assert {pair for pair in raised if pair[0]} <= told
    assert named_elsewhere <= {code for _, code in told}
    assert {pair for pair in told if pair[1] not in named_elsewhere} <= raised
    titles = [message.title for message in map(messages.message, (BadSettings(n, code=c) for n, c in told))]
    assert len(set(titles)) == len(titles)


@pytest.mark.parametrize("code", ["blank", "invalid", "taken", "phone_number_or_password_invalid"])
def test_what_the_documents_say_a_server_refuses_with_has_its_own_words(code: str, shared: Path) -> None:
    assert f'"{code}"' in (shared / "smartkasa" / "smartkasa.apib").read_text("utf-8") or code == "taken"
    told = messages.message(Rejected({"title": (code,)}, status=422))
    assert told.title != messages.message(Rejected({"title": ("canary",)}, status=422)).title
    assert code not in f"{told.title} {told.detail}"


def test_only_the_disk_stops_everything() -> None:
    assert {type(error) for error in ALL if messages.message(error).modal} == {StoreFault}


def test_a_bug_shows_a_code_and_nothing_of_itself() -> None:
    message = messages.message(ZeroDivisionError("canary"))
    assert "canary" not in f"{message.title} {message.detail}"
    assert re.search(r"\w{4,}", message.detail)


def test_a_sum_in_a_sentence_is_written_as_everywhere() -> None:
    said = messages.message(RuleBroken("drawer_too_little", drawer="1979.50"))
    assert "1\u00a0979,50 грн" in said.detail
    assert "4" in messages.message(RuleBroken("pin_wrong", left="4")).title


@pytest.mark.parametrize(
    ("error", "said"),
    [
        (RuleBroken("refund_too_much", name="Сир", left="0.312", unit="кг"), "лишилося 0,312\u00a0кг."),
        (RuleBroken("refund_too_much", name="Цвях", left="1500", unit="шт"), "лишилося 1\u00a0500\u00a0шт."),
        (RuleBroken("refund_too_much", name="Сир", left="0", unit="кг"), "лишилося 0\u00a0кг."),
        (RuleBroken("weight_too_big", most="0.5"), ": 0,5 кг"),
        (RuleBroken("weight_too_big", most="15"), ": 15 кг"),
        (RuleBroken("part_coins", step="0.50"), "на 0,50 грн"),
    ],
    ids=str,
)
def test_a_quantity_in_a_sentence_has_its_comma_and_its_unit(error: RuleBroken, said: str) -> None:
    """«лишилося 0.312» was read as three hundred and twelve of nobody knew what."""
    told = messages.message(error)
    assert said in f"{told.title} {told.detail}"


@pytest.mark.parametrize("code", ["12.50", "4820000000017", "0.5"])
def test_what_was_typed_or_scanned_is_said_as_it_was(code: str) -> None:
    """A code and a name are no numbers, whatever they look like."""
    assert code in messages.message(RuleBroken("code_unknown", code=code)).title
    assert code in messages.message(RuleBroken("refund_not_here", name=code)).title


def test_every_number_that_comes_with_a_rule_is_written_as_a_number(repo: Path) -> None:
    """A fact made by a format such as `:.2f` is a number: `_told` must know it by its name."""
    found = {
        keyword.arg
        for folder in ("app", "ui")
        for path in (repo / folder).rglob("*.py")
        for node in ast.walk(ast.parse(path.read_text("utf-8")))
        if isinstance(node, ast.Call) and getattr(node.func, "id", "") == "RuleBroken"
        for keyword in node.keywords
        if any(
            isinstance(part, ast.FormattedValue) and part.format_spec and ast.unparse(part.format_spec).endswith("f'")
            for part in ast.walk(keyword.value)
        )
    }
    assert {"left", "sum", "most"} <= found, "the search finds nothing any more"
    assert found <= messages._NUMBERS


def test_sentences_are_joined_in_one_place(repo: Path) -> None:
    """Elsewhere a title that ends with a full stop got a second one: «на 1 дн.. Продаж триває»."""
    by_hand = re.compile(r"""["']\. ["']\.join\(|joined\(["']\. ["']|title\}\. \{|trouble\}\. \{""")
    found = [path.name for path in sorted((repo / "ui").rglob("*.py")) if by_hand.search(path.read_text("utf-8"))]
    assert not found, "ui.i18n.sentences knows when a full stop is missing"
