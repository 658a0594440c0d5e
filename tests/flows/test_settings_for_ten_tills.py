"""An owner sets up one till and takes its settings to another, in the window; a bad file changes nothing."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
from helpers.window import TillWindow

from app.domain.deeds import Deed
from app.settings import FILE_NAME
from app.settings_copy import FORM, MARK


@pytest.fixture
def owner(till: TillWindow) -> TillWindow:
    """The page «Дані» before somebody who may change settings."""
    till.inside.station.cashier = next(one for one in till.inside.station.people if one.first_name == "Юлія")
    till.loop.act(lambda: till.front.show("settings"))
    till.tap("section_data")
    return till


def take(till: TillWindow, path: Path) -> None:
    till.tap("take_settings")
    till.until(lambda: till.sees("copy_path"), "the dialog")
    till.write("copy_path", str(path))
    till.enter()


def test_one_till_s_settings_become_another_s(owner: TillWindow, tmp_path: Path) -> None:
    owner.loop.act(lambda: owner.front.settings.set_all({"lock_after_minutes": 15, "comments": "на подарунок"}))
    owner.until(lambda: owner.inside.settings.lock_after_minutes == 15, "the change")
    owner.tap("save_settings")
    owner.until(lambda: owner.sees("copy_path"), "the dialog")
    assert "kasa-settings-K1-" in owner.line("copy_path")
    owner.write("copy_path", str(tmp_path / "for ten tills.json"))
    owner.enter()
    owner.until_toast("Параметри збережено у файл")
    text = (tmp_path / "for ten tills.json").read_text("utf-8")
    assert str(owner.settings.printer) not in text
    # The other till: other settings, a code of its own.
    changes = {"lock_after_minutes": 0, "comments": "порізати", "till_code": "K9", "theme": "dark"}
    owner.loop.act(lambda: owner.front.settings.set_all(changes))
    owner.until(lambda: owner.inside.settings.till_code == "K9", "another till")
    owner.quiet()
    take(owner, tmp_path / "for ten tills.json")
    assert owner.until_toast("Взято з файла: 3 параметри")
    after = owner.inside.settings
    assert (after.lock_after_minutes, after.comments, after.theme) == (15, "на подарунок", "light")
    assert (after.till_code, after.printer) == ("K9", owner.settings.printer)
    rows = owner.loop.run(owner.inside.stores.audit.recent())
    assert {"lock_after_minutes", "comments"} <= {row.facts["setting"] for row in rows if row.what == Deed.SETTINGS}
    owner.until(lambda: owner.page == "settings", "the page anew")
    take(owner, tmp_path / "for ten tills.json")
    owner.until_toast("Каса вже така, як у файлі")


@pytest.mark.parametrize(
    ("content", "said"),
    [
        ('{"theme": "dark", ', "Файл параметрів пошкоджено"),
        (json.dumps({MARK: FORM + 1, "theme": "dark"}), "Файл із новішої каси"),
        (json.dumps({MARK: FORM, "theme": "dark", "lock_after_minutes": -5}), "Одне зі значень у файлі хибне"),
        (json.dumps({"name": "somebody's"}), "Це не параметри каси"),
    ],
)
def test_a_bad_file_is_told_at_the_field_and_changes_nothing(
    owner: TillWindow, tmp_path: Path, content: str, said: str
) -> None:
    (tmp_path / "copy.json").write_text(content, "utf-8")
    before = owner.inside.settings
    kept = owner.settings.home / FILE_NAME
    stored = kept.read_bytes() if kept.exists() else b""
    take(owner, tmp_path / "copy.json")
    owner.until_text("copy_error", said)
    assert owner.inside.settings == before
    assert (kept.read_bytes() if kept.exists() else b"") == stored


def test_who_may_not_change_settings_calls_a_senior_for_it(till: TillWindow) -> None:
    till.loop.act(lambda: till.front.show("settings"))
    till.tap("section_data")
    assert not till.find("take_settings").isEnabled()
    assert not till.find("save_settings").isEnabled()
