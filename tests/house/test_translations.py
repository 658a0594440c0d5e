"""Every word a person can read is translated: Ukrainian in the source, English and the forms of what is counted in Qt
Linguist's files, resources/i18n/kasa_en.ts and kasa_uk.ts."""

from __future__ import annotations

import re
import subprocess
from pathlib import Path

import pytest
from helpers.linguist import (
    CYRILLIC,
    LANGUAGES,
    brought_up_to_date,
    file,
    left_over,
    messages,
    said,
    untranslated,
    write,
)
from PySide6 import __file__ as pyside
from PySide6.QtCore import QTranslator

from resources.translations import Translations, read
from ui.i18n import form

BLANK = re.compile(r"{(\w+)|(%n)")
ADD = '`python3 dev.py words` adds what is missing; `dev.py words "Назад" "Back"` translates it'


@pytest.fixture(scope="module")
def english(repo: Path) -> Translations:
    return read(file(repo, "en"))


@pytest.fixture(scope="module", params=LANGUAGES)
def language(request: pytest.FixtureRequest) -> str:
    return str(request.param)


def blanks(text: str) -> set[tuple[str, ...]]:
    return set(BLANK.findall(text))


def test_every_text_has_english(repo: Path, english: Translations) -> None:
    assert not sorted(said(repo)[0] - english.plain.keys()), ADD


def test_what_is_counted_has_all_forms_of_the_language(repo: Path, language: str) -> None:
    forms = read(file(repo, language)).forms
    assert not sorted(said(repo)[1] - forms.keys()), ADD
    assert not [text for text, found in forms.items() if len(found) != LANGUAGES[language][1]]


def test_no_translation_without_a_text(repo: Path, language: str) -> None:
    assert not left_over(repo, set(messages(file(repo, language)))), "`python3 dev.py words` removes them"


def test_nothing_waits_for_a_translator(repo: Path, language: str) -> None:
    found = messages(file(repo, language))
    assert not [text for text, one in found.items() if any(part.get("type") for part in one.iter("translation"))], ADD


def test_blanks_are_the_same_in_both(repo: Path, english: Translations) -> None:
    assert not [key for key, value in english.plain.items() if blanks(key) != blanks(value)]
    for name in LANGUAGES:
        forms = read(file(repo, name)).forms
        assert not [key for key, found in forms.items() if any(blanks(key) != blanks(one) for one in found)]


def test_english_is_english(english: Translations) -> None:
    """Names of taxes and the language's own name stay as they are."""
    said_so = [*english.plain.items(), *((key, " ".join(found)) for key, found in english.forms.items())]
    wrong = {key for key, value in said_so if not value.strip() or CYRILLIC.search(value)}
    assert not wrong - {"Українська"}


def test_an_english_number_is_no_sign_of_another_script(english: Translations) -> None:
    """English says «No.»: «№» is of Cyrillic type, and four sentences in a hundred had kept it."""
    said_so = [*english.plain.items(), *((key, " ".join(found)) for key, found in english.forms.items())]
    assert not [key for key, value in said_so if "№" in value]


def test_no_text_reaches_a_person_untranslated(repo: Path, english: Translations) -> None:
    """A Cyrillic literal in ui/ is an argument of tr or plural, a docstring, or a key that a call translates later."""
    assert not untranslated(repo, said(repo)[0] | english.plain.keys())


def test_words_have_one_home(repo: Path) -> None:
    """Two people's words meet in one file for each language; a second table would be read by nobody."""
    found = sorted(path.name for path in (repo / "resources" / "i18n").iterdir())
    assert found == ["kasa_en.ts", "kasa_uk.ts"], f"words live in the .ts files: {ADD}"


def test_the_files_are_as_linguist_writes_them(repo: Path, language: str, tmp_path: Path) -> None:
    """So that a translator's save changes the lines of what was translated, and no others."""
    write(tmp_path / "again.ts", language, messages(file(repo, language)))
    assert (tmp_path / "again.ts").read_text("utf-8") == file(repo, language).read_text("utf-8"), "`dev.py words`"


def test_qt_reads_the_same_and_counts_the_same(repo: Path, language: str, tmp_path: Path) -> None:
    """Qt's own compiler and translator are asked: each text, and every number's form up to 1 200."""
    tool = next(path for path in Path(pyside).parent.iterdir() if path.stem == "lrelease")
    compiled = tmp_path / "kasa.qm"
    made = subprocess.run(
        [tool, file(repo, language), "-qm", compiled], capture_output=True, text=True, timeout=60, check=False
    )
    assert made.returncode == 0, made.stderr
    translator = QTranslator()
    assert translator.load(str(compiled))
    ours = read(file(repo, language))
    assert not [text for text, value in ours.plain.items() if translator.translate("kasa", text) != value]
    for text, forms in ours.forms.items():
        for n in range(1200):
            assert translator.translate("kasa", text, None, n) == forms[form(language, n)], (text, n)


def test_words_are_added_removed_and_translated(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """What `dev.py words` does, on a program of its own: nothing a translator wrote is lost."""
    (tmp_path / "resources" / "i18n").mkdir(parents=True)
    (tmp_path / "ui").mkdir()
    program = tmp_path / "ui" / "page.py"
    for name in LANGUAGES:
        write(file(tmp_path, name), name, {})

    program.write_text('tr("Назад")\nplural(n, "%n чек")\n', "utf-8")
    assert brought_up_to_date(tmp_path, []) == 1
    told = capsys.readouterr().out.splitlines()
    assert told == ["kasa_en.ts: %n чек", "kasa_en.ts: Назад", "kasa_uk.ts: %n чек"]
    assert brought_up_to_date(tmp_path, ["Назад", "Back"]) == 1
    assert brought_up_to_date(tmp_path, ["%n чек", "%n receipt", "%n receipts"]) == 1
    assert brought_up_to_date(tmp_path, ["%n чек", "%n чек", "%n чеки", "%n чеків"]) == 0
    assert read(file(tmp_path, "en")) == Translations({"Назад": "Back"}, {"%n чек": ("%n receipt", "%n receipts")})

    program.write_text('tr("Назад")\ntr("Далі")\nsay("Сам не свій")\n', "utf-8")
    capsys.readouterr()
    assert brought_up_to_date(tmp_path, []) == 1
    assert capsys.readouterr().out.splitlines() == ["kasa_en.ts: Далі", "ui/page.py:3: Сам не свій"]
    assert read(file(tmp_path, "en")) == Translations({"Назад": "Back"})
    assert not messages(file(tmp_path, "uk"))
    with pytest.raises(SystemExit, match="1 forms here, 2 were given"):
        brought_up_to_date(tmp_path, ["Далі", "Next", "Nexts"])
