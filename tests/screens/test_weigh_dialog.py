"""The weigh dialog with a scale: what lies still may be sold, the rest waits in words, keys always work."""

from __future__ import annotations

from collections.abc import Iterator
from decimal import Decimal
from pathlib import Path

import pytest
from helpers import demo
from helpers.dress import dressed
from helpers.fits import DRESSES, dress, faults
from helpers.look import button, said, tap
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QWidget
from pytestqt.qtbot import QtBot

from app.domain.product import Unit
from app.domain.weighing import Load, Reading, ScaleState, Weighing
from app.events import Event
from app.settings import Settings
from ui import i18n
from ui.presenters.scale import ScalePresenter
from ui.scale_words import scale_hint, scale_tag
from ui.screens.goods_dialog import Goods
from ui.screens.weigh_dialog import WeighDialog
from ui.theme import Theme
from ui.widgets.tag import Tag

__all__ = ["dressed"]

CHEESE = Goods.of_product(demo.CHEESE)
MOST = Decimal(15)


class Platform:
    """A scale that says what a test puts on it."""

    def __init__(self) -> None:
        self.changed: Event[Weighing] = Event("scale.changed")
        self.weighing = Weighing(ScaleState.WAITING)

    def lay(self, weight: str, load: Load = Load.STABLE, times: int = 2) -> None:
        for _ in range(times):
            self.become(self.weighing.heard(Reading(load, Decimal(weight)), MOST))

    def become(self, weighing: Weighing) -> None:
        self.weighing = weighing
        self.changed.emit(weighing)


class Counter:
    """A dialog over a scale, and what it gave."""

    def __init__(self, host: QWidget, platform: Platform) -> None:
        self.host, self.platform = host, platform
        self.presenter = ScalePresenter(platform, lambda: Settings(Path(), weigher="serial:COM3@9600"))
        self.given: list[tuple[Decimal, bool]] = []

    def open(self, goods: Goods = CHEESE, current: Decimal | None = None) -> WeighDialog:
        dialog = WeighDialog(self.host, goods, current, scale=self.presenter)
        dialog.accepted.connect(lambda weight: self.given.append((weight, dialog.weighed)))
        dialog.open()
        return dialog


@pytest.fixture
def counter(dressed: Theme, qtbot: QtBot) -> Iterator[Counter]:
    window = QWidget()
    qtbot.addWidget(window)
    window.resize(1366, 768)
    window.show()
    yield Counter(window, Platform())
    i18n.set_language("uk")


def state(dialog: WeighDialog) -> str:
    found = dialog.findChild(Tag, "weigh_state")
    assert found is not None
    return found.text() if found.isVisible() else ""


def test_a_live_weight_waits_until_it_is_stable(counter: Counter) -> None:
    counter.platform.lay("0.000")
    dialog = counter.open()
    assert (state(dialog), button(dialog, "dialog_ok").isEnabled()) == ("порожні", False)
    counter.platform.lay("0.300", Load.MOVING)
    assert (said(dialog, "dialog_value"), state(dialog), said(dialog, "dialog_sum")) == ("0,300", "зважується", "—")
    QTest.keyClick(dialog, Qt.Key.Key_Return)
    assert not counter.given, "Enter sold a weight that moves"
    counter.platform.lay("0.312")
    assert (said(dialog, "dialog_value"), state(dialog), said(dialog, "dialog_sum")) == ("0,312", "стабільно", "140,09")
    assert said(dialog, "dialog_hint") == "Ваги: COM3. Без ваг введіть вагу з клавіатури."
    QTest.keyClick(dialog, Qt.Key.Key_Return)
    assert counter.given == [(Decimal("0.312"), True)]


def test_a_load_in_a_receipt_waits_to_be_taken_off(counter: Counter) -> None:
    counter.platform.lay("0.312")
    counter.platform.become(counter.platform.weighing.took())
    dialog = counter.open()
    assert (state(dialog), button(dialog, "dialog_ok").isEnabled()) == ("уже в чеку", False)
    assert "Зніміть його" in said(dialog, "dialog_hint")


def test_keys_are_taken_at_any_time_and_the_scale_again_when_asked(counter: Counter) -> None:
    counter.platform.lay("0.312")
    dialog = counter.open()
    QTest.keyClicks(dialog, "1,5")
    counter.platform.lay("0.900")
    assert (said(dialog, "dialog_value"), state(dialog)) == ("1,5", ""), "the scale wrote over what was typed"
    tap(dialog, "weigh_read")
    assert said(dialog, "dialog_value") == "0,900"
    QTest.keyClicks(dialog, "2")
    QTest.keyClick(dialog, Qt.Key.Key_Return)
    assert counter.given == [(Decimal(2), False)]


def test_the_tare_is_taken_off_and_forgotten(counter: Counter) -> None:
    counter.platform.lay("0.050")
    dialog = counter.open()
    tap(dialog, "weigh_tare")
    assert "0,050" in button(dialog, "weigh_tare").accessibleName()
    assert (said(dialog, "dialog_value"), button(dialog, "dialog_ok").isEnabled()) == ("0,000", False)
    assert "Тара важить більше" in said(dialog, "dialog_hint")
    counter.platform.lay("0.362")
    assert (said(dialog, "dialog_value"), said(dialog, "dialog_sum")) == ("0,312", "140,09")
    tap(dialog, "weigh_tare")
    assert said(dialog, "dialog_value") == "0,362"
    tap(dialog, "weigh_tare")
    counter.platform.lay("0.300")
    assert (said(dialog, "dialog_value"), button(dialog, "dialog_ok").isEnabled()) == ("−0,062", False)


def test_a_weight_typed_by_hand_is_without_the_tare_and_says_so(counter: Counter) -> None:
    counter.platform.lay("0.050")
    dialog = counter.open()
    tap(dialog, "weigh_tare")
    QTest.keyClicks(dialog, "0,4")
    assert said(dialog, "dialog_hint") == "Введена вага — без тари: тара 0,050 кг не віднімається."
    QTest.keyClick(dialog, Qt.Key.Key_Return)
    assert counter.given == [(Decimal("0.400"), False)]


def test_twelve_kilograms_are_typed_in_grams(counter: Counter) -> None:
    gram = Unit(7, 163, "Грам", "г", weighted=True)
    dialog = counter.open(Goods("Кава", Decimal("0.45"), gram, by_weight=True))
    QTest.keyClicks(dialog, "12000")
    assert (said(dialog, "dialog_value"), said(dialog, "dialog_sum")) == ("12\u00a0000", "5\u00a0400,00")
    QTest.keyClicks(dialog, "0")
    QTest.keyClick(dialog, Qt.Key.Key_Return)
    assert counter.given == [(Decimal(12000), False)]


def test_a_scale_pulled_out_leaves_the_keypad_and_comes_back(counter: Counter) -> None:
    counter.platform.lay("0.312")
    dialog = counter.open()
    counter.platform.become(counter.platform.weighing.lost(ScaleState.ABSENT))
    assert (said(dialog, "dialog_value"), state(dialog)) == ("0,000", "немає зв’язку")
    assert not button(dialog, "weigh_read").isEnabled()
    counter.platform.lay("0.312")
    assert (said(dialog, "dialog_value"), state(dialog)) == ("0,312", "стабільно")
    counter.platform.become(counter.platform.weighing.lost(ScaleState.TIMEOUT))
    QTest.keyClicks(dialog, "0,4")
    counter.platform.lay("0.312")
    assert said(dialog, "dialog_value") == "0,4"
    QTest.keyClick(dialog, Qt.Key.Key_Return)
    assert counter.given == [(Decimal("0.400"), False)]


def test_a_line_is_weighed_again_only_when_asked(counter: Counter) -> None:
    counter.platform.lay("0.312")
    dialog = counter.open(current=Decimal("1.254"))
    assert said(dialog, "dialog_value") == "1,254"
    tap(dialog, "weigh_read")
    QTest.keyClick(dialog, Qt.Key.Key_Return)
    assert counter.given == [(Decimal("0.312"), True)]


def test_goods_in_grams_are_weighed_and_goods_in_metres_are_not(counter: Counter) -> None:
    counter.platform.lay("0.312")
    gram = Unit(7, 163, "Грам", "г", weighted=True)
    dialog = counter.open(Goods("Шафран", Decimal("2.50"), gram, by_weight=True))
    assert (said(dialog, "dialog_value"), said(dialog, "dialog_sum")) == ("312,000", "780,00")
    dialog.dismiss()
    metre = Unit(8, 101, "Метр", "м", weighted=True)
    dialog = counter.open(Goods("Тканина", Decimal("80.00"), metre, by_weight=True))
    assert (said(dialog, "dialog_value"), button(dialog, "weigh_read").isEnabled()) == ("0,000", False)
    assert "а цей товар ні" in said(dialog, "dialog_hint")


def test_each_state_has_words_and_no_two_troubles_the_same() -> None:
    tags = [scale_tag(state)[0] for state in ScaleState]
    assert all(tags)
    assert len(set(tags)) == len(tags)
    assert all(scale_hint(state) for state in ScaleState if state is not ScaleState.STABLE)


@pytest.mark.parametrize(("width", "height", "scale", "language"), DRESSES)
@pytest.mark.parametrize("scale_state", [ScaleState.STABLE, ScaleState.NOISE, ScaleState.SOLD])
def test_fits_in_every_dress(
    qapp: QApplication, qtbot: QtBot, dressed: Theme, width: int, height: int, scale: float, language: str,
    scale_state: ScaleState
) -> None:  # fmt: skip
    dress(qapp, width, scale, language)
    window = QWidget()
    qtbot.addWidget(window)
    window.resize(width, height)
    window.show()
    counter = Counter(window, Platform())
    counter.platform.become(Weighing(scale_state, Decimal("12.345")))
    assert not faults(counter.open())
    i18n.set_language("uk")
