"""The shop's means of payment: which are taken, in what order, what is asked, and whom transfers go to."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import pytest
from helpers.dress import dressed
from helpers.fits import DRESSES, dress, faults
from helpers.look import find, shown
from helpers.qloop import Loop
from helpers.settings_room import SettingsRoom
from PySide6.QtWidgets import QAbstractButton, QApplication, QLabel, QLineEdit
from pytestqt.qtbot import QtBot

from app.domain.means import Ask
from app.domain.payment import PaymentMeans
from app.errors import BadSettings
from app.settings import Settings, read_settings, save
from ui import i18n
from ui.choices import means_rules
from ui.presenters.settings import Section
from ui.screens.settings import SettingsScreen
from ui.theme import Theme

__all__ = ["dressed"]

CASH, CARD, ACQUIRING, IBAN = PaymentMeans.CASH, PaymentMeans.CARD, PaymentMeans.ACQUIRING, PaymentMeans.IBAN


class Room(SettingsRoom):
    """The page over a till of its own."""

    def __init__(self, loop: Loop, folder: Path, qtbot: QtBot) -> None:
        super().__init__(loop, folder, qtbot, Section.MEANS)

    def type(self, name: str, text: str) -> str:
        """Types into a field and leaves it; the sentence below it then."""
        line = find(self.screen, QLineEdit, f"setting_{name}")
        line.setText(text)
        line.editingFinished.emit()
        self.settle()
        return find(self.screen, QLabel, f"setting_{name}_error").text()


@pytest.fixture
def room(loop: Loop, tmp_path: Path, qtbot: QtBot, dressed: Theme) -> Iterator[Room]:
    yield Room(loop, tmp_path, qtbot)
    i18n.set_language("uk")


def test_means_are_switched_and_put_in_order(room: Room) -> None:
    room.tap("means_up_card")
    assert room.till.settings.means == "card,cash,iban,transfer"
    room.tap("means_on_iban")
    assert room.till.settings.means == "card,cash,transfer"
    room.tap("means_on_iban")
    assert room.till.settings.means == "card,cash,transfer,iban"
    assert means_rules(room.till.settings).order[0] is CARD


def test_the_last_means_cannot_be_switched_off(room: Room) -> None:
    for name in ("card", "iban", "transfer"):
        room.tap(f"means_on_{name}")
    assert not find(room.screen, QAbstractButton, "means_on_cash").isEnabled()
    room.presenter.means.switch("cash", False)
    assert room.till.settings.means == "cash"


def test_what_is_asked_is_set_for_each(room: Room) -> None:
    room.tap("setting_card_details_off")
    room.tap("setting_transfer_details_demanded")
    rules = means_rules(room.till.settings)
    assert (rules.card, rules.iban, rules.transfer) == (Ask.OFF, Ask.ASKED, Ask.DEMANDED)


def test_the_payee_is_kept_and_a_mistyped_iban_is_not(room: Room) -> None:
    assert room.type("payee_iban", "UA21 3223 1300 0002 6007 2335 6600 2").startswith("У ньому UA")
    assert room.till.settings.payee_iban == ""
    assert room.type("payee_iban", "ua21 3223 1300 0002 6007 2335 6600 1") == ""
    assert room.type("payee_code", "12") != ""
    assert room.type("payee_code", "3012405678") == ""
    assert room.type("payee_name", "Магазин") == ""
    payee = means_rules(room.till.settings).payee
    assert (payee.iban, payee.code, payee.name) == ("UA213223130000026007233566001", "3012405678", "Магазин")


@pytest.mark.parametrize("name", ["payee_purpose", "payee_name", "card_acquirer", "card_terminal_id"])
def test_a_card_number_is_not_kept_in_the_settings(room: Room, tmp_path: Path, name: str) -> None:
    assert room.type(name, "4111111111111111").startswith("Приберіть номер")
    with pytest.raises(BadSettings):
        save(room.till.settings, {name: "4111111111111111"})
    assert not [path for path in tmp_path.rglob("*") if path.is_file() and b"4111" in path.read_bytes()]


def test_a_card_is_the_terminals_where_one_is_connected(tmp_path: Path) -> None:
    base = Settings(tmp_path)
    orders = {
        driver: means_rules(replace(base, bank_terminal=driver, means="card,cash")).order
        for driver in ("none", "manual", "privat_json")
    }
    assert orders == {"none": (CASH,), "manual": (CARD, CASH), "privat_json": (ACQUIRING, CASH)}
    both = means_rules(replace(base, bank_terminal="privat_json", typed_card=True, means="card,iban"))
    assert both.order == (ACQUIRING, CARD, IBAN)
    assert means_rules(replace(base, bank_terminal="none", means="card")).order == (CASH,)


@pytest.mark.parametrize("text", ["cash,cash", "gold", "", "cash;card", "CASH"])
def test_a_list_of_means_that_cannot_be_is_refused(tmp_path: Path, text: str) -> None:
    (tmp_path / "settings.json").write_text(f'{{"means": "{text}"}}', "utf-8")
    if not text:  # an empty text is no text: the till's own list holds
        assert read_settings({"data_dir": str(tmp_path)}, {}).means == "cash,card,iban,transfer"
        return
    with pytest.raises(BadSettings, match="means"):
        read_settings({"data_dir": str(tmp_path)}, {})


@pytest.mark.parametrize(("width", "height", "scale", "language"), DRESSES)
def test_nothing_is_cut(
    room: Room, qapp: QApplication, qtbot: QtBot, width: int, height: int, scale: float, language: str
) -> None:
    dress(qapp, width, scale, language)
    assert faults(shown(qtbot, SettingsScreen(room.presenter), width - 92, height - 56)) == []
