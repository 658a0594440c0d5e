"""The queue page: each document says why it is still here, and whether the sale is safe."""

from __future__ import annotations

from collections.abc import Iterator
from decimal import Decimal

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
from PySide6.QtWidgets import QApplication, QTableView, QWidget
from pytestqt.qtbot import QtBot

from app.domain.document import Delivery, DeliveryState, JournalEntry
from app.domain.reconciliation import Check, Stranger
from app.outbox.policy import Trouble
from app.services.reconcile import Unchecked
from app.store.ids import Ids
from ui import i18n
from ui.presenters.check import CheckPresenter, CheckState
from ui.presenters.queue import QueuePresenter
from ui.presenters.status import StatusPresenter
from ui.screens.check_line import check_text
from ui.screens.queue import QueueScreen
from ui.screens.queue_texts import reason
from ui.screens.settle_dialog import SettleDialog
from ui.tasks import Tasks
from ui.theme import Theme

__all__ = ["dressed"]

REFUSED = demo.queue()[-1].document.id
_KEYS = "7c1e0f4a-0000-4000-8000-00000000a42f, 9f1c0f4a-0000-4000-8000-00000000b17d"
#: The same documents as the server may hold them otherwise.
TROUBLES = tuple(
    JournalEntry(entry.document, Delivery(state, 1, demo.NOW, error=error))
    for entry, (state, error) in zip(
        demo.queue(),
        (
            (DeliveryState.DUPLICATE, f"duplicate: {_KEYS}"),
            (DeliveryState.DUPLICATE, "different: 7c1e0f4a-0000-4000-8000-00000000a42f = 40.0 × 1"),
            (DeliveryState.VERIFY, "missing"),
        ),
        strict=False,
    )
)
STRANGER = Stranger("9f1c0f4a-0000-4000-8000-00000000b17d", "K1-900-9f1c0f4a", Decimal("77.30"), demo.NOW, demo.NOW)
LAST = Check("s", demo.NOW, 92)


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
    check = CheckPresenter(counter.reconciler, counter.journal, tasks)
    made = QueuePresenter(
        counter.journal,
        status,
        lambda: None,
        counter.stores.outbox.resend,
        counter.reconciler.settle,
        lambda: Ids.OWN,
        check,
        tasks,
    )
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
    presenter._set(entries=TROUBLES, strangers=(STRANGER,), selected=TROUBLES[0].document.id)
    presenter.check._set(last=LAST, failed=Unchecked.SIGNED_OUT)
    assert faults(shown(qtbot, QueueScreen(presenter), width - 92, height - 56)) == []
    presenter._set(selected=STRANGER.server_id)
    assert faults(shown(qtbot, QueueScreen(presenter), width - 92, height - 56)) == []
    presenter._set(entries=(), strangers=(), selected=None)
    assert faults(shown(qtbot, QueueScreen(presenter), width - 92, height - 56)) == []


def test_what_the_server_has_otherwise_says_what_to_do_and_can_be_settled(
    presenter: QueuePresenter, qtbot: QtBot
) -> None:
    page = shown(qtbot, QueueScreen(presenter))
    presenter._set(entries=TROUBLES, strangers=(STRANGER,), selected=TROUBLES[0].document.id)
    model = find(page, QTableView, "queue").model()
    tags = [model.data(model.index(row, 3)) for row in range(4)]
    assert tags == ["двічі", "інакший", "зник", "зайвий"]
    assert "Приберіть зайвий" in said(page, "queue_advice")
    assert button(page, "queue_settle").isVisible()
    wanted: list[None] = []
    presenter.settle_wanted.connect(lambda: wanted.append(None))
    tap(page, "queue_settle")
    assert wanted == [None]
    presenter.select(TROUBLES[2].document.id)
    assert said(page, "queue_reason") == "Документа більше немає на сервері"
    assert not button(page, "queue_settle").isVisible(), "the pump sees to it"
    presenter.select(STRANGER.server_id)
    assert said(page, "queue_reason") == "На сервері є чек, якого немає в журналі"
    assert button(page, "queue_settle").isVisible()


def test_the_reason_is_asked_for_before_anything_is_settled(dressed: Theme, qtbot: QtBot) -> None:
    host = shown(qtbot, QWidget(), 1024, 768)
    dialog = SettleDialog(host, "Чек №1044")
    given: list[str] = []
    dialog.accepted.connect(given.append)
    dialog.open()
    assert not button(dialog, "settle_ok").isEnabled()
    QTest.keyClick(dialog, Qt.Key.Key_Return)
    assert given == []
    tap(dialog, "settle_reason-1")
    tap(dialog, "settle_ok")
    assert given == ["Зайвий прибрано"]


@pytest.mark.parametrize(
    ("state", "text"),
    [
        (CheckState(), "Із сервером ще не звірено"),
        (CheckState(running=True, last=LAST), "Звіряється з сервером…"),
        (CheckState(last=LAST), "Звірено з сервером: усе збігається, 14:37"),
        (CheckState(failed=Unchecked.OFFLINE), "Не звірено: немає зв’язку"),
        (CheckState(failed=Unchecked.OFFLINE, last=LAST), "Не звірено: немає зв’язку. Востаннє звірено о 14:37"),
        (CheckState(last=Check("s", demo.NOW, 90, 2)), "Звірено о 14:37: збігається 90, ще не звірено 2"),
        (CheckState(last=Check("s", demo.NOW, 90, 0, 1)), "Звірено о 14:37: 1 документ потребує уваги"),
        (
            CheckState(last=LAST, troubles=TROUBLES, strangers=(STRANGER,)),
            "Розбіжності з сервером: №1048 двічі, №1047 інакший, ще документів: 1, зайвих на сервері: 1",
        ),
    ],
)
def test_the_line_says_how_journal_and_server_agree(dressed: Theme, state: CheckState, text: str) -> None:
    assert check_text(state).text == text
