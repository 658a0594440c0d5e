"""Cash in and out: what is left, what is missing, what is recorded."""

from __future__ import annotations

from dataclasses import replace
from decimal import Decimal

import pytest
from helpers.shift_desk import ShiftTill, till

from app.domain.document import Document, DocumentKind
from ui.presenters.cash_move import CashMovePresenter

__all__ = ["till"]


class Mover:
    """A presenter on a drawer of 1 250,00."""

    def __init__(self, till: ShiftTill) -> None:
        self.till = till
        till.open()
        self.presenter = CashMovePresenter(till.desk.cash, till.desk.station, till.tasks)
        self.done: list[Document] = []
        self.presenter.done.connect(self.done.append)

    def open(self, keys: str = "", *, output: bool = True) -> CashMovePresenter:
        self.presenter.open(output=output)
        self.till.settle()
        for key in keys:
            self.presenter.press(key)
        return self.presenter

    def confirm(self) -> None:
        self.presenter.confirm()
        self.till.settle()


@pytest.fixture
def mover(till: ShiftTill) -> Mover:
    return Mover(till)


def test_what_is_left_follows_the_keys(mover: Mover) -> None:
    presenter = mover.open("200,5")
    assert (presenter.drawer, presenter.after) == (Decimal("1250.00"), Decimal("1049.50"))
    presenter.set_kind(output=False)
    assert presenter.after == Decimal("1450.50")


def test_a_sum_and_a_reason_make_it_ready(mover: Mover) -> None:
    presenter = mover.open()
    assert not presenter.ready
    presenter.press("5")
    assert not presenter.ready
    presenter.choose_reason("Інкасація")
    assert presenter.ready
    presenter.press("back")
    presenter.press("0")
    assert not presenter.ready


def test_one_output_for_two_taps(mover: Mover) -> None:
    presenter = mover.open("200")
    presenter.choose_reason("Інкасація")
    presenter.confirm()
    presenter.confirm()
    mover.till.settle()
    assert [(one.kind, one.payable, one.reason) for one in mover.done] == [
        (DocumentKind.SERVICE_OUTPUT, Decimal("200.00"), "Інкасація")
    ]
    assert mover.till.loop.run(mover.till.desk.cash.drawer()) == Decimal("1050.00")


def test_an_input_in_ones_own_words(mover: Mover) -> None:
    presenter = mover.open("40", output=False)
    presenter.choose_other()
    presenter.write_reason("  принесли з другої каси ")
    mover.confirm()
    assert (mover.done[0].kind, mover.done[0].reason) == (DocumentKind.SERVICE_INPUT, "принесли з другої каси")


def test_more_than_there_is_is_said_before_it_is_tried(mover: Mover) -> None:
    presenter = mover.open("1250,01")
    presenter.choose_reason("Інкасація")
    assert presenter.error == "У скриньці стільки немає"
    assert not presenter.ready
    mover.confirm()
    assert not mover.done
    presenter.press("back")
    assert presenter.error == ""


def test_a_reason_of_output_is_none_of_input_but_words_stay(mover: Mover) -> None:
    presenter = mover.open()
    presenter.choose_reason("Інкасація")
    presenter.set_kind(output=False)
    assert presenter.reason == ""
    presenter.choose_other()
    presenter.write_reason("борг")
    presenter.set_kind(output=True)
    assert presenter.reason == "борг"


def test_opened_again_it_is_empty(mover: Mover) -> None:
    presenter = mover.open("77")
    presenter.choose_other()
    presenter.write_reason("щось")
    presenter = mover.open(output=False)
    assert (presenter.amount.value, presenter.reason, presenter.other) == (None, "", False)


def test_without_printing_the_button_does_not_promise_it(till: ShiftTill) -> None:
    till.desk.station.rules = replace(till.desk.station.rules, print_slips=False)
    presenter = CashMovePresenter(till.desk.cash, till.desk.station, till.tasks)
    assert presenter.action == "Видати"
    presenter.set_kind(output=False)
    assert presenter.action == "Внести"
