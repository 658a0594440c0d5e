"""The queue page: each document says why it is still here, and whether the sale is safe."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from helpers import demo
from helpers.desk import Desk
from helpers.dress import dressed
from helpers.fits import DRESSES, dress, faults
from helpers.listen import Pump
from helpers.look import button, find, said, shown, tap
from helpers.qloop import Loop
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QTableView
from pytestqt.qtbot import QtBot

from app.domain.document import Delivery, DeliveryState, JournalEntry
from app.outbox.policy import Trouble
from ui import i18n
from ui.presenters.queue import QueuePresenter
from ui.presenters.status import StatusPresenter
from ui.screens.queue import QueueScreen
from ui.screens.queue_texts import reason
from ui.tasks import Tasks
from ui.theme import Theme

__all__ = ["dressed"]

REFUSED = demo.queue()[-1].document.id


@pytest.fixture
def pump() -> Pump:
    return Pump()


@pytest.fixture
def presenter(loop: Loop, counter: Desk, dressed: Theme, pump: Pump) -> Iterator[QueuePresenter]:
    tasks = Tasks()

    async def undelivered() -> list[JournalEntry]:
        return list(demo.queue())

    counter.journal.undelivered = undelivered  # type: ignore[method-assign]
    status = StatusPresenter(counter.station, pump, counter.clock)
    made = QueuePresenter(counter.journal, status, lambda: None, counter.stores.outbox.resend, tasks)
    made.open()
    loop.run(tasks.drain())
    yield made
    loop.run(tasks.drain())
    i18n.set_language("uk")


def test_rows_and_count(presenter: QueuePresenter, qtbot: QtBot) -> None:
    page = shown(qtbot, QueueScreen(presenter))
    model = find(page, QTableView, "queue").model()
    first = [model.data(model.index(0, column)) for column in range(5)]
    assert first == ["15:05", "Продаж", "№1048", "чекає зв’язку", "238,40"]
    assert model.data(model.index(4, 3)) == "відхилено"


def test_the_banner_says_since_when_and_that_nothing_is_lost(
    presenter: QueuePresenter, pump: Pump, qtbot: QtBot
) -> None:
    page = shown(qtbot, QueueScreen(presenter))
    pump.online.emit(True)
    assert not find(page, type(page._title), "queue_banner").isVisible()
    pump.online.emit(False)
    assert said(page, "queue_banner") == "Немає зв’язку з 14:37"
    assert "збережено на диску" in said(page, "queue_banner_text")


def test_the_refused_one_is_explained_and_sent_by_a_person(
    presenter: QueuePresenter, qtbot: QtBot, qapp: QApplication
) -> None:
    page = shown(qtbot, QueueScreen(presenter))
    assert button(page, "queue_send").text() == "Надіслати зараз"
    presenter.select(REFUSED)
    assert said(page, "queue_title") == "Чек №1044"
    assert said(page, "queue_reason") == "Сервер відхилив документ"
    assert said(page, "queue_advice").startswith("Гроші прийнято, чек покупцеві видано.")
    assert button(page, "queue_send").text() == "Надіслати ще раз"
    tap(page, "queue_copy")
    assert "product_unknown" in qapp.clipboard().text()
    assert button(page, "queue_copy").text() == "Скопійовано"


def test_escape_leads_back(presenter: QueuePresenter, qtbot: QtBot) -> None:
    page = shown(qtbot, QueueScreen(presenter))
    with qtbot.waitSignal(presenter.left):
        QTest.keyClick(page, Qt.Key.Key_Escape)


def test_every_state_and_trouble_has_its_sentence(dressed: Theme) -> None:
    sentences = set()
    for state in DeliveryState:
        for trouble in Trouble:
            title, advice = reason(JournalEntry(demo.sale(), Delivery(state, error=str(trouble))))
            assert title
            assert advice
            sentences.add(title)
    assert len(sentences) >= 7


@pytest.mark.parametrize(("width", "height", "scale", "language"), DRESSES)
def test_nothing_is_cut(
    presenter: QueuePresenter,
    pump: Pump,
    qapp: QApplication,
    qtbot: QtBot,
    width: int,
    height: int,
    scale: float,
    language: str,
) -> None:
    dress(qapp, width, scale, language)
    pump.online.emit(False)
    presenter.select(REFUSED)
    assert faults(shown(qtbot, QueueScreen(presenter), width - 92, height - 56)) == []
    presenter._set(entries=(), selected=None)
    assert faults(shown(qtbot, QueueScreen(presenter), width - 92, height - 56)) == []
