"""The page after the money: the change first, then three rows that each say what happened and what can be done."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from decimal import Decimal

import pytest
from helpers import demo
from helpers.counter import keep
from helpers.desk import Desk
from helpers.dress import dressed
from helpers.fits import DRESSES, dress, faults
from helpers.listen import Pump, Slips
from helpers.look import button, said, shown, tap
from helpers.qloop import Loop
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from app.domain.document import Delivery, DeliveryState, JournalEntry
from app.domain.money import ZERO
from app.domain.payment import Payment, PaymentMeans, pay_cash
from app.domain.printjob import JobKind, JobState, PrintJob
from printing.job_slip import document_slip
from printing.preview import png
from printing.profiles import DEFAULT
from ui import i18n
from ui.presenters.done import DonePresenter, DoneState
from ui.presenters.status import StatusPresenter
from ui.screens.done import DoneScreen
from ui.screens.done_rows import GOOD, drawer_row, fiscal_row, slip_row
from ui.tasks import Tasks
from ui.theme import Theme

__all__ = ["dressed"]

SALE = demo.sale()
PRINTED = PrintJob("j", JobKind.SALE, SALE.id, "", False, demo.NOW, JobState.PRINTED)


def state(job: JobState | None = None, error: str = "", **parts: object) -> DoneState:
    slip = replace(PRINTED, state=job, error=error) if job else None
    made = DoneState(JournalEntry(SALE, demo.WAITING), "Xprinter", slip=slip, printed_at=demo.NOW)
    return replace(made, **parts)  # type: ignore[arg-type]


@pytest.fixture
def presenter(loop: Loop, counter: Desk, dressed: Theme) -> Iterator[DonePresenter]:
    tasks = Tasks()
    status = StatusPresenter(counter.station, Pump(), counter.clock)
    made = DonePresenter(
        counter.journal,
        counter.sale,
        counter.station,
        Slips(),
        status,
        lambda entry: png(document_slip(entry, demo.PLACE), DEFAULT, 624),
        lambda: "Xprinter XP-Q80",
        counter.clock,
        tasks,
    )
    loop.run(keep(counter, SALE))
    made.show(SALE)
    loop.run(tasks.drain())
    yield made
    loop.run(tasks.drain())
    i18n.set_language("uk")


def test_the_change_is_there_to_be_read(presenter: DonePresenter, qtbot: QtBot) -> None:
    page = shown(qtbot, DoneScreen(presenter))
    assert said(page, "change") == "385,50"
    assert said(page, "paid_line") == "Чек №1043 · 614,50\u00a0грн готівкою"
    assert said(page, "tendered_line") == "отримано 1\u00a0000,00"


def test_where_nothing_was_to_pay_nobody_speaks_of_cash_or_of_none(presenter: DonePresenter, qtbot: QtBot) -> None:
    """«0,00 грн готівкою» stood above «оплата без готівки»."""
    nothing = pay_cash("p", ZERO, ZERO, demo.NOW)
    presenter.show(replace(SALE, payments=(nothing,), payable=ZERO, rounding=-SALE.total))
    page = shown(qtbot, DoneScreen(presenter))
    assert said(page, "paid_line") == "Чек №1043 · 0,00\u00a0грн"
    assert said(page, "drawer_state") == "Скринька не потрібна"
    assert said(page, "drawer_state_detail") == "платити нічого"
    assert (said(page, "change_word"), said(page, "change")) == ("Сума", "0,00")


@pytest.mark.parametrize("key", [Qt.Key.Key_Return, Qt.Key.Key_Enter, Qt.Key.Key_Escape])
def test_enter_begins_the_next_receipt(presenter: DonePresenter, qtbot: QtBot, key: Qt.Key) -> None:
    page = shown(qtbot, DoneScreen(presenter))
    with qtbot.waitSignal(presenter.finished):
        QTest.keyClick(page, key)


def test_the_buttons_lead_on(presenter: DonePresenter, qtbot: QtBot) -> None:
    page = shown(qtbot, DoneScreen(presenter))
    with qtbot.waitSignal(presenter.refund_requested) as wanted:
        tap(page, "refund")
    assert wanted.args == [SALE.id]
    with qtbot.waitSignal(presenter.journal_requested) as asked:
        tap(page, "shift_receipts")
    assert asked.args == [SALE.id]
    presenter.show(SALE)
    with qtbot.waitSignal(presenter.finished):
        tap(page, "new_receipt")


def test_the_page_follows_what_happens(presenter: DonePresenter, qtbot: QtBot, loop: Loop, counter: Desk) -> None:
    page = shown(qtbot, DoneScreen(presenter))
    assert said(page, "slip_state") == "Чек друкується"
    assert not button(page, "slip_again").isVisible()
    presenter._on_job(replace(PRINTED, state=JobState.FAILED, error="paper"))
    assert said(page, "slip_state") == "Чек не надруковано"
    assert said(page, "slip_state_detail") == "Немає паперу. Продаж збережено"
    presenter._on_job(PRINTED)
    tap(page, "slip_again")
    loop.run(presenter._tasks.drain())
    assert [job.copy for job in loop.run(counter.stores.print_jobs.next_jobs())] == [True]


@pytest.mark.parametrize(
    ("shown_state", "title", "action"),
    [
        (state(), "Чек друкується", ""),
        (state(JobState.PRINTED), "Нефіскальний чек надруковано", "Ще раз"),
        (state(JobState.FAILED, "paper"), "Чек не надруковано", "Ще раз"),
        (state(JobState.FAILED, "slip"), "Чек не надруковано", "Ще раз"),
        (state(JobState.UNSURE, "cut_off"), "Невідомо, чи надруковано чек", "Ще раз"),
        (state(printer=""), "Чек не друкувався", ""),
        (state(printing=False), "Чек не друкувався", "Друк"),
    ],
)
def test_the_slips_row(shown_state: DoneState, title: str, action: str) -> None:
    row = slip_row(shown_state)
    assert (row.title, row.action) == (title, action)


@pytest.mark.parametrize(
    ("shown_state", "title"),
    [
        (state(), "Скринька відкривається"),
        (state(JobState.PRINTED), "Скриньку відкрито"),
        (state(JobState.FAILED, "paper"), "Скриньку не відкрито"),
        (state(JobState.UNSURE, "io"), "Невідомо, чи відкрито скриньку"),
        (state(printer=""), "Скриньку відкрийте вручну"),
        (state(opens_drawer=False), "Скриньку відкрийте вручну"),
    ],
)
def test_the_drawers_row(shown_state: DoneState, title: str) -> None:
    assert drawer_row(shown_state).title == title


@pytest.mark.parametrize(
    ("delivery", "online", "title", "good"),
    [
        (demo.WAITING, True, "Фіскальний номер очікується", False),
        (demo.WAITING, False, "Фіскальний номер очікується", False),
        (demo.AWAITING_NUMBER, True, "Фіскальний номер очікується", False),
        (demo.fiscal("16773376"), True, "Фіскальний номер 16773376", True),
        (Delivery(DeliveryState.REFUSED), True, "Сервер відхилив документ", False),
    ],
)
def test_the_numbers_row_never_makes_one_up(delivery: Delivery, online: bool, title: str, good: bool) -> None:
    row = fiscal_row(state(entry=JournalEntry(SALE, delivery), online=online, waiting=2))
    assert row.title == title
    assert (row.sign == GOOD) is good
    assert bool(row.tag) is (delivery is demo.WAITING)


@pytest.mark.parametrize(("width", "height", "scale", "language"), DRESSES)
def test_nothing_is_cut(
    presenter: DonePresenter, qapp: QApplication, qtbot: QtBot, width: int, height: int, scale: float, language: str
) -> None:
    dress(qapp, width, scale, language)
    states = (
        state(JobState.FAILED, "paper", online=False, waiting=12),
        state(JobState.UNSURE, "io", entry=JournalEntry(SALE, demo.fiscal("16773376"))),
    )
    page = shown(qtbot, DoneScreen(presenter), width, height - 56)
    assert faults(page) == []
    for one in states:
        presenter.state = one
        presenter.changed.emit()
        assert faults(page) == []


CARD = demo.card_payment("614.52")
MIX = (
    demo.card_payment("300.00"),
    demo.card_payment("114.52", PaymentMeans.IBAN),
    pay_cash("p", Decimal("200.00"), Decimal("200.00"), demo.NOW),
)


@pytest.mark.parametrize(
    ("payments", "word", "change", "paid", "told"),
    [
        ((CARD,), "Сума", "614,52", "Чек №1043 · 614,52\u00a0грн карткою", "···· 4127"),
        (
            (demo.card_payment("614.52", PaymentMeans.IBAN),),
            "Сума",
            "614,52",
            "Чек №1043 · 614,52\u00a0грн переказом",
            "",
        ),
        (MIX, "Решта", "0,00", "Чек №1043 · 614,52\u00a0грн", "Картка 300,00 + IBAN 114,52 + Готівка 200,00"),
    ],
)
def test_what_was_paid_with_is_said(
    presenter: DonePresenter,
    qtbot: QtBot,
    payments: tuple[Payment, ...],
    word: str,
    change: str,
    paid: str,
    told: str,
) -> None:
    page = shown(qtbot, DoneScreen(presenter))
    presenter.state = state(entry=JournalEntry(demo.sale(payments=payments), demo.WAITING))
    presenter.changed.emit()
    assert (said(page, "change_word"), said(page, "change")) == (word, change)
    assert (said(page, "paid_line"), said(page, "tendered_line")) == (paid, told)
    assert (said(page, "drawer_state") == "Скринька не потрібна") is (word == "Сума")
