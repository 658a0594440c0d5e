"""Keeps Qt Linguist's files beside the code: what the code says, what the files lack, what nobody says any more.

`python3 dev.py words` adds and removes; `python3 dev.py words "Назад" "Back"` also translates one text (a word that is
counted: its forms one after the other, of the language they are in). The files are written as Linguist itself writes
them, sorted, so that two people's words seldom meet on one line.
"""

from __future__ import annotations

import ast
import re
import sys
import xml.etree.ElementTree as Xml
from collections.abc import Iterator
from pathlib import Path

#: Of each language, how Linguist calls it and how many forms a counted word has there.
LANGUAGES = {"en": ("en_US", 2), "uk": ("uk_UA", 3)}
CYRILLIC = re.compile(r"[а-яґєіїА-ЯҐЄІЇ]")


def file(repo: Path, name: str) -> Path:
    return repo / "resources" / "i18n" / f"kasa_{name}.ts"


# --- the code ---------------------------------------------------------------------------------------------------------


def trees(repo: Path) -> Iterator[tuple[Path, ast.AST]]:
    for path in sorted((repo / "ui").rglob("*.py")):
        yield path.relative_to(repo), ast.parse(path.read_text("utf-8"))


def spoken(tree: ast.AST) -> Iterator[tuple[ast.Call, str]]:
    """The calls that translate, with the name of the one called."""
    for node in ast.walk(tree):
        if isinstance(node, ast.Call) and isinstance(node.func, ast.Name | ast.Attribute):
            name = node.func.id if isinstance(node.func, ast.Name) else node.func.attr
            if name in ("tr", "plural"):
                yield node, name


def in_both_languages(node: ast.AST) -> bool:
    """A table {"uk": …, "en": …}, as for the names of weekdays."""
    keys = {key.value for key in node.keys if isinstance(key, ast.Constant)} if isinstance(node, ast.Dict) else set()
    return keys >= {"uk", "en"}


def said(repo: Path) -> tuple[set[str], set[str]]:
    """What the code asks for in so many words: plain texts, and words that are counted."""
    plain, counted = set(), set()
    for path, tree in trees(repo):
        for node, name in spoken(tree):
            texts = [one.value for one in node.args if isinstance(one, ast.Constant) and isinstance(one.value, str)]
            if name == "plural":
                assert len(texts) == 1, f"{path}:{node.lineno}: plural(n, 'слово'): the forms stand in kasa_uk.ts"
                counted.add(texts[0])
            elif texts:
                plain.add(texts[0])
    return plain, counted


def untranslated(repo: Path, known: set[str]) -> list[str]:
    """Cyrillic literals in ui/ that are neither given to tr or plural, nor a docstring, nor `known`."""
    wrong = []
    for path, tree in trees(repo):
        fine = {id(part) for node, _ in spoken(tree) for part in ast.walk(node)}
        fine |= {id(node.value) for node in ast.walk(tree) if isinstance(node, ast.Expr)}
        fine |= {id(part) for node in ast.walk(tree) if in_both_languages(node) for part in ast.walk(node)}
        for node in ast.walk(tree):
            if not isinstance(node, ast.Constant) or not isinstance(node.value, str) or id(node) in fine:
                continue
            if len(CYRILLIC.findall(node.value)) > 3 and node.value not in known:
                wrong.append(f"{path}:{node.lineno}: {node.value[:40]}")
    return wrong


def left_over(repo: Path, known: set[str]) -> list[str]:
    """Texts of the files that stand nowhere in ui/: a text that is translated later stands there as a literal."""
    source = "\n".join(path.read_text("utf-8") for path in (repo / "ui").rglob("*.py"))
    plain, counted = said(repo)
    return sorted(text for text in known - plain - counted if f'"{text}"' not in source)


# --- the files --------------------------------------------------------------------------------------------------------


def messages(path: Path) -> dict[str, Xml.Element]:
    """The messages of a file by their source."""
    return {one.findtext("source", ""): one for one in Xml.parse(path).iter("message")}


def message(text: str, forms: int = 0) -> Xml.Element:
    """A text that waits for its translation; `forms` of it for a word that is counted."""
    made = Xml.Element("message", {"numerus": "yes"} if forms else {})
    Xml.SubElement(made, "source").text = text
    translation = Xml.SubElement(made, "translation", {"type": "unfinished"})
    for _ in range(forms):
        Xml.SubElement(translation, "numerusform")
    return made


def translate(one: Xml.Element, said_so: list[str]) -> None:
    translation = one.find("translation")
    assert translation is not None
    forms = list(translation) or [translation]
    if len(forms) != len(said_so):
        raise SystemExit(f"words: {one.findtext('source')!r} has {len(forms)} forms here, {len(said_so)} were given")
    for form, text in zip(forms, said_so, strict=True):
        form.text = text
    translation.attrib.pop("type", None)


def escape(text: str) -> str:
    for sign, entity in (("&", "&amp;"), ("<", "&lt;"), (">", "&gt;"), ('"', "&quot;"), ("'", "&apos;")):
        text = text.replace(sign, entity)
    return re.sub(r"(?![\n\t ])\s", lambda sign: f"&#x{ord(sign[0]):x};", text)


def lines(one: Xml.Element, depth: int) -> Iterator[str]:
    margin = "    " * depth
    facts = "".join(f' {name}="{escape(value)}"' for name, value in one.attrib.items())
    if len(one):
        yield f"{margin}<{one.tag}{facts}>"
        for part in one:
            yield from lines(part, depth + 1)
        yield f"{margin}</{one.tag}>"
    else:
        yield f"{margin}<{one.tag}{facts}>{escape(one.text or '')}</{one.tag}>"


def write(path: Path, name: str, found: dict[str, Xml.Element]) -> None:
    head = f'<?xml version="1.0" encoding="utf-8"?>\n<!DOCTYPE TS>\n<TS version="2.1" language="{LANGUAGES[name][0]}"'
    body = "\n".join(line for text in sorted(found) for line in lines(found[text], 1))
    path.write_text(
        f'{head} sourcelanguage="uk_UA">\n<context>\n    <name>kasa</name>\n{body}\n</context>\n</TS>\n', "utf-8"
    )


def brought_up_to_date(repo: Path, given: list[str]) -> int:
    """Adds and removes messages, translates the one that is `given`, says what still waits: exit code 1 then."""
    plain, counted = said(repo)
    waits = []
    for name, (_, forms) in LANGUAGES.items():
        found = messages(file(repo, name))
        wanted = dict.fromkeys(counted, forms) | ({} if name == "uk" else dict.fromkeys(plain, 0))
        if given and name == ("uk" if len(given) == 4 else "en"):
            translate(found.setdefault(given[0], message(given[0], wanted.get(given[0], 0))), given[1:])
        for text in sorted(wanted.keys() - found.keys()):
            found[text] = message(text, wanted[text])
        for text in left_over(repo, set(found)):
            del found[text]
        write(file(repo, name), name, found)
        waits += [
            f"kasa_{name}.ts: {text}"
            for text, one in found.items()
            if any(part.get("type") == "unfinished" for part in one.iter("translation"))
        ]
    waits += untranslated(repo, set(messages(file(repo, "en"))))
    sys.stdout.writelines(f"{line}\n" for line in waits)
    return 1 if waits else 0


if __name__ == "__main__":
    sys.exit(brought_up_to_date(Path(__file__).resolve().parents[2], sys.argv[1:]))
