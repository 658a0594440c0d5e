"""Every word a person can read is translated: Ukrainian in the source, English in resources/i18n/en.json."""

from __future__ import annotations

import ast
import json
import re
from collections.abc import Iterator
from pathlib import Path

import pytest

CYRILLIC = re.compile(r"[а-яґєіїА-ЯҐЄІЇ]")
BLANK = re.compile(r"{(\w+)")


def spoken(tree: ast.AST) -> Iterator[tuple[ast.Call, str]]:
    """The calls that translate, with the name of the one called."""
    for node in ast.walk(tree):
        if isinstance(node, ast.Call) and isinstance(node.func, ast.Name | ast.Attribute):
            name = node.func.id if isinstance(node.func, ast.Name) else node.func.attr
            if name in ("tr", "plural"):
                yield node, name


def trees(repo: Path) -> Iterator[tuple[Path, ast.AST]]:
    for path in sorted((repo / "ui").rglob("*.py")):
        yield path.relative_to(repo), ast.parse(path.read_text("utf-8"))


def in_both_languages(node: ast.AST) -> bool:
    """A table {"uk": …, "en": …}, as for the names of weekdays."""
    keys = {key.value for key in node.keys if isinstance(key, ast.Constant)} if isinstance(node, ast.Dict) else set()
    return keys >= {"uk", "en"}


def said(repo: Path) -> set[str]:
    """The keys the code asks for."""
    keys = set()
    for path, tree in trees(repo):
        for node, name in spoken(tree):
            texts = [one.value for one in node.args if isinstance(one, ast.Constant) and isinstance(one.value, str)]
            if name == "plural":
                assert len(texts) == 3, f"{path}:{node.lineno}: three forms, written out"
                keys.add("|".join(texts))
            elif texts:
                keys.add(texts[0])
    return keys


@pytest.fixture(scope="module")
def english(repo: Path) -> dict[str, str]:
    table: dict[str, str] = json.loads((repo / "resources" / "i18n" / "en.json").read_text("utf-8"))
    return table


def test_every_text_has_english(repo: Path, english: dict[str, str]) -> None:
    assert not sorted(said(repo) - english.keys())


def test_no_english_without_a_text(repo: Path, english: dict[str, str]) -> None:
    source = "\n".join(path.read_text("utf-8") for path in (repo / "ui").rglob("*.py"))
    keys = said(repo)
    assert not [key for key in english if key not in keys and f'"{key}"' not in source]


def test_blanks_are_the_same_in_both(english: dict[str, str]) -> None:
    assert not [key for key, value in english.items() if set(BLANK.findall(key)) != set(BLANK.findall(value))]


def test_english_is_english(english: dict[str, str]) -> None:
    """Names of taxes and the language's own name stay as they are."""
    wrong = {key for key, value in english.items() if not value.strip() or CYRILLIC.search(value)}
    assert not wrong - {"Українська"}


def test_no_text_reaches_a_person_untranslated(repo: Path, english: dict[str, str]) -> None:
    """A Cyrillic literal in ui/ is an argument of tr or plural, a docstring, or a key that a call translates later."""
    keys = said(repo) | english.keys()
    wrong = []
    for path, tree in trees(repo):
        fine = {id(part) for node, _ in spoken(tree) for part in ast.walk(node)}
        fine |= {id(node.value) for node in ast.walk(tree) if isinstance(node, ast.Expr)}
        fine |= {id(part) for node in ast.walk(tree) if in_both_languages(node) for part in ast.walk(node)}
        for node in ast.walk(tree):
            if not isinstance(node, ast.Constant) or not isinstance(node.value, str) or id(node) in fine:
                continue
            if len(CYRILLIC.findall(node.value)) > 3 and node.value not in keys:
                wrong.append(f"{path}:{node.lineno}: {node.value[:40]}")
    assert not wrong
