"""README.uk.md names what stands on the screen: a button renamed must be renamed there, a picture must be there."""

from __future__ import annotations

import re
import xml.etree.ElementTree as ElementTree
from pathlib import Path

#: Words in quotes that are not the till's own: its name in a menu, what a terminal's slip says, the frame's word.
OTHERS = frozenset({"…", "схвалено", "Каса", "НАВЧАННЯ"})
MOST_BYTES = 1_500_000
PICTURES = "packaging/pictures/"


def handbook(repo: Path) -> str:
    return (repo / "README.uk.md").read_text("utf-8")


def words_of_the_till(repo: Path) -> list[re.Pattern[str]]:
    """Every text of the program; of one that is filled in later, what it begins with."""
    texts = {source.text or "" for source in ElementTree.parse(repo / "resources/i18n/kasa_uk.ts").iter("source")} | {
        source.text or "" for source in ElementTree.parse(repo / "resources/i18n/kasa_en.ts").iter("source")
    }
    parts = [re.split(r"\{\w+\}|%n", text) for text in texts]
    whole = [re.escape(part[0]) for part in parts if len(part) == 1]
    begun = [re.escape(part[0].rstrip(" :·")) for part in parts if len(part) > 1 and len(part[0]) > 9]
    return [re.compile(text) for text in whole + begun]


def test_every_name_in_quotes_is_on_the_screen(repo: Path) -> None:
    known = words_of_the_till(repo)
    named = [part for quoted in re.findall(r"«([^»]+)»", handbook(repo)) for part in quoted.split(" → ")]
    assert len(named) > 100
    strange = [one for one in named if one not in OTHERS and not any(text.fullmatch(one) for text in known)]
    assert strange == []
    assert not any(text.fullmatch("Такої кнопки немає") for text in known), "or nothing would ever be strange"


def test_its_pictures_are_there_small_and_all_used(repo: Path) -> None:
    shown = re.findall(r"!\[[^\]]+\]\(([^)]+)\)", handbook(repo) + (repo / "README.md").read_text("utf-8"))
    files = {str(path.relative_to(repo).as_posix()) for path in (repo / PICTURES).iterdir()}
    assert files == set(shown)
    assert sum((repo / name).stat().st_size for name in files) <= MOST_BYTES


def test_its_links_lead_somewhere(repo: Path) -> None:
    text = handbook(repo)
    heads = {
        re.sub(r"[^\w\- ]", "", head.lower()).strip().replace(" ", "-") for head in re.findall(r"^#+ (.+)$", text, re.M)
    }
    for target in re.findall(r"(?<!!)\[[^\]]+\]\(([^)]+)\)", text):
        assert target.removeprefix("#") in heads if target.startswith("#") else (repo / target).is_file(), target


def test_nothing_of_it_is_shipped(repo: Path) -> None:
    assert not [path for path in (repo / "resources").rglob("*.png") if path.stat().st_size > 20_000]
