"""Trouble made by hand in training, met as at the counter: no network, no paper, no answer of the bank."""

from __future__ import annotations

import pytest
from helpers.trainee import begin_training, slips
from helpers.window import TillWindow
from PySide6.QtCore import Qt

from app.domain.document import DeliveryState
from app.sandbox.terminal_habits import Habits
from ui.presenters.practice import Trouble
from ui.presenters.status import Network


@pytest.fixture
def trained(fresh: TillWindow) -> TillWindow:
    fresh.open(training=True, printer="")
    assert fresh.inside.training.terminal is not None
    fresh.inside.training.terminal.machine.habits = Habits()  # a hand in no hurry would make the test wait
    begin_training(fresh)
    fresh.tap("guide_skip")
    return fresh


def practise(till: TillWindow, trouble: Trouble) -> None:
    """By the panel, as a person does."""
    till.tap("top_training")
    till.until(lambda: till.sees("practice_note"), "the panel")
    till.tap(f"practice_{trouble}")
    till.until(lambda: not till.front.practice.busy(trouble), "done")  # type: ignore[union-attr]
    till.key(Qt.Key.Key_Escape)
    till.until(lambda: till.window.sheet() is None, "the page again")


def sell(till: TillWindow) -> None:
    till.sell(till.pieces()[0])
    till.quiet()


def states(till: TillWindow) -> list[DeliveryState]:
    return [one.delivery.state for one in till.sales()]


def test_without_the_internet_a_sale_waits_and_goes_by_itself(trained: TillWindow) -> None:
    till = trained
    practise(till, Trouble.NETWORK)
    till.until(lambda: till.front.status.status.network is Network.OFFLINE, "noticed at once")
    assert "Немає зв’язку" in till.text("top_network")
    sell(till)
    assert till.front.status.status.waiting == 1, "it waits"
    till.enter()
    till.until_page("sale")
    practise(till, Trouble.NETWORK)
    till.until(lambda: till.front.status.status.network is Network.ONLINE, "noticed at once")
    till.until(lambda: not till.front.status.status.waiting, "gone by itself")
    assert states(till)[-1] is DeliveryState.DELIVERED


def test_without_paper_the_sale_is_kept_and_its_slip_printed_later(trained: TillWindow) -> None:
    till = trained
    sell(till)
    till.until(lambda: len(slips(till)) == 1, "the first slip")
    assert slips(till)[0].count("НАВЧАННЯ") == 2
    till.enter()
    till.until_page("sale")
    practise(till, Trouble.PAPER)
    till.until_text("top_printer", "Немає паперу")
    sell(till)
    till.until(lambda: "Немає паперу" in till.text("top_printer"), "still none")
    assert len(slips(till)) == 1
    assert len(till.sales()) == 2, "the sale is kept"
    practise(till, Trouble.PAPER)
    till.until(lambda: len(slips(till)) == 2, "printed by itself, once")
    till.until_text("top_printer", "Принтер готовий")


def test_when_the_bank_is_silent_the_till_asks_the_terminal_by_itself(trained: TillWindow) -> None:
    till = trained
    practise(till, Trouble.BANK)
    assert till.front.practice is not None
    assert till.front.practice.on(Trouble.BANK)
    till.put_in(till.pieces()[0])
    till.key(Qt.Key.Key_F12)
    till.until_page("payment")
    till.tap("means_card")
    till.enter()
    till.until_page("done")
    terminal = till.inside.training.terminal
    assert terminal is not None
    assert len(terminal.machine.ledger.entries) == 1, "charged once"
    assert not till.front.practice.on(Trouble.BANK), "once is enough"


def test_the_servers_shift_closes_under_the_till_and_selling_goes_on(trained: TillWindow) -> None:
    till = trained
    sandbox = till.inside.training.sandbox
    assert sandbox is not None
    sandbox.set_shift(20001, is_open=True)
    till.loop.run(till.inside.shift_watch.look())
    practise(till, Trouble.SHIFT)
    assert not sandbox.shift_open(20001)
    till.until_toast("на сервері закрито")
    sell(till)
    till.until(lambda: not till.front.status.status.waiting, "taken by the server all the same")
    till.enter()
    till.until_page("sale")
    practise(till, Trouble.SHIFT)
    assert sandbox.shift_open(20001)
    till.until_toast("На сервері відкрито зміну")


def test_the_slips_lie_in_the_panel_to_be_looked_at(trained: TillWindow) -> None:
    till = trained
    for _ in range(2):
        sell(till)
        till.enter()
        till.until_page("sale")
    till.until(lambda: len(slips(till)) == 2, "two slips")
    till.tap("top_training")
    till.until_text("practice_slips", "чек 2")
    assert not till.find("practice_newer").isEnabled()
    till.tap("practice_older")
    till.until_text("practice_slips", "чек 1")
    till.until(lambda: "НАВЧАННЯ" in till.find("practice_slip_paper").accessibleDescription(), "its words")


def test_the_next_start_has_no_trouble(trained: TillWindow) -> None:
    till = trained
    for trouble in Trouble:
        practise(till, trouble)
    assert till.front.practice is not None
    assert all(till.front.practice.on(one) for one in Trouble)
    till.reopen()
    assert till.front.practice is not None
    assert not any(till.front.practice.on(one) for one in Trouble)
    till.until(lambda: till.front.status.status.network is Network.ONLINE, "the server answers")


def test_the_panel_opens_by_its_key_over_a_payment(trained: TillWindow) -> None:
    """Trouble comes when it likes: in the middle of a payment too."""
    till = trained
    till.put_in(till.pieces()[0])
    till.key(Qt.Key.Key_F12)
    till.until_page("payment")
    till.loop.act(lambda: till.hands.key(Qt.Key.Key_F2, held=Qt.KeyboardModifier.ShiftModifier))
    till.until(lambda: till.sees("practice_note"), "the panel")
    till.tap("practice_paper")
    till.key(Qt.Key.Key_Escape)
    till.until(lambda: till.window.sheet() is None, "the payment again")
    till.enter()
    till.until_page("done")
    assert len(till.sales()) == 1


def test_a_real_till_has_no_trouble_to_make(till: TillWindow) -> None:
    assert till.front.practice is None
    assert not till.sees("top_training")
    till.loop.act(lambda: till.hands.key(Qt.Key.Key_F2, held=Qt.KeyboardModifier.ShiftModifier))
    till.until(lambda: till.sees("training_yes"), "the question whether to go over")
    till.key(Qt.Key.Key_Escape)
    till.until(lambda: till.window.sheet() is None, "the sale again")
