"""A printer's profile as the settings name it."""

from __future__ import annotations

import pytest

from app.errors import BadSettings
from app.setting_values import CODE_PAGES
from printing.profiles import BUILT_IN, COMMON_TABLES, DEFAULT, Profile, chosen, profile


def test_nothing_chosen_is_the_profile_most_printers_understand() -> None:
    assert chosen("") is DEFAULT
    assert chosen("epson-tm-t88") is profile("epson-tm-t88")


def test_the_own_page_keeps_the_makers_number_and_another_takes_the_usual_one() -> None:
    xprinter = profile("xprinter-80")
    assert chosen("xprinter-80", "cp1251").table == xprinter.table != COMMON_TABLES["cp1251"]
    other = chosen("xprinter-80", "cp866")
    assert (other.code_page, other.table, other.columns) == ("cp866", COMMON_TABLES["cp866"], xprinter.columns)


@pytest.mark.parametrize("known", BUILT_IN, ids=lambda known: known.name)
@pytest.mark.parametrize("page", CODE_PAGES)
def test_every_page_the_settings_take_is_one_every_profile_can_be_set_to(known: Profile, page: str) -> None:
    assert chosen(known.name, page).code_page == page


def test_names_nobody_knows_are_refused() -> None:
    for name, page in (("canon", ""), ("", "koi8-u"), ("generic-80", "CP1251")):
        with pytest.raises(BadSettings):
            chosen(name, page)
