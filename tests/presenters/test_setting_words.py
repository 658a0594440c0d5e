"""A setting that was changed is told in the audit by the name it has on its page, in the window's language."""

from __future__ import annotations

from dataclasses import fields

import pytest

from app.settings import NOT_IN_FILE, Settings
from ui import i18n
from ui.setting_words import setting_text

SETTINGS = [one.name for one in fields(Settings) if one.name not in NOT_IN_FILE | {"debug"}]


@pytest.mark.parametrize("language", ["uk", "en"])
def test_every_setting_is_told_by_its_page_and_its_name_there(language: str) -> None:
    i18n.set_language(language)
    try:
        told = {name: setting_text(name) for name in SETTINGS}
    finally:
        i18n.set_language("uk")
    assert [name for name, said in told.items() if ":" not in said] == []
    assert len(set(told.values())) == len(told)
