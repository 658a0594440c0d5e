"""The journal page: rows with their state in words, filters that answer to a tap, a copy on paper."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from datetime import date

import pytest
from helpers import demo
from helpers.counter import keep
from helpers.desk import Desk
from helpers.dress import dressed
from helpers.fits import DRESSES, dress, faults
from helpers.look import button, find, said, shown, tap
from helpers.qloop import Loop
from PySide6.QtCore import QEvent, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QLineEdit, QTableView
from pytestqt.qtbot import QtBot

from app.domain.document import Delivery, DeliveryState, DocumentKind, JournalEntry
from ui import i18n
from ui.presenters.journal import JournalPresenter, Kind, Link, Period
from ui.screens.calendar import CalendarDialog
from ui.screens.journal import JournalScreen
from ui.screens.journal_texts import document_sums, journal_row, state_tag
from ui.tasks import Tasks
from ui.theme import Theme, theme
from ui.widgets import paint
from ui.widgets.menu import Menu, MenuChip
from ui.widgets.overlay import Overlay
from ui.widgets.summary import LineList

__all__ = ["dressed"]


class Page:
    """A journal of nine receipts on the screen."""

    def __init__(self, loop: Loop, counter: Desk, qtbot: QtBot) -> None:
        self.loop, self.qtbot, self.tasks = loop, qtbot, Tasks()
        loop.run(keep(counter, *[entry.document for entry in reversed(demo.journal())]))
        self.presenter = JournalPresenter(counter.journal, counter.station, counter.clock, self.tasks)
        self.presenter.open()
        self.settle()
        self.screen = shown(qtbot, JournalScreen(self.presenter))

    def settle(self) -> None:
        self.loop.run(self.tasks.drain())

    def rows(self) -> list[list[str]]:
        model = find(self.screen, QTableView, "journal").model()
        return [
            [str(model.data(model.index(row, column))) for column in range(model.columnCount())]
            for row in range(model.rowCount())
        ]


@pytest.fixture
def page(loop: Loop, counter: Desk, dressed: Theme, qtbot: QtBot) -> Iterator[Page]:
    made = Page(loop, counter, qtbot)
    yield made
    # What was searched is asked of the server after a pause: not in the next test.
    made.presenter.close()
    made.settle()
    i18n.set_language("uk")


def test_rows_say_time_number_means_state_and_sum(page: Page) -> None:
    rows = page.rows()
    assert rows[0] == ["14:39", "№1043", "Готівка", "на касі", "614,50"]
    assert rows[6] == ["14:04", "№1038", "Готівка", "на касі", "−96,00"]
    assert rows[8][2] == "Змішана"
    assert button(page.screen, "period_shift").text() == "Ця зміна · 9"


def test_a_tap_opens_a_receipt(page: Page) -> None:
    table = find(page.screen, QTableView, "journal")
    index = table.model().index(3, 1)
    QTest.mouseClick(table.viewport(), Qt.MouseButton.LeftButton, pos=table.visualRect(index).center())
    assert said(page.screen, "details_title") == "Чек №1037"
    assert said(page.screen, "details_sum") == "1\u00a0204,15"
    assert said(page.screen, "details_about") == "22.11.2026 14:26"
    assert said(page.screen, "details_by") == "Олена Коваль"
    lines = find(page.screen, LineList, "details_lines").accessibleDescription().splitlines()
    assert lines[0] == "Сир Гауда 45 %, 0,540\u00a0кг × 449,00, 242,46"
    assert len(lines) == 7


def test_arrows_walk_and_f2_searches(page: Page) -> None:
    QTest.keyClick(page.screen, Qt.Key.Key_Down)
    QTest.keyClick(page.screen, Qt.Key.Key_Down)
    assert said(page.screen, "details_title") == "Чек №1039"
    QTest.keyClick(page.screen, Qt.Key.Key_F2)
    assert page.screen.focusWidget() is find(page.screen, QLineEdit, "journal_search")


def test_f9_brings_the_open_sale_back_and_no_refund(page: Page) -> None:
    asked: list[str] = []
    page.presenter.refund_requested.connect(asked.append)
    QTest.keyClick(page.screen, Qt.Key.Key_F9)
    assert asked == [demo.sale().id]
    page.presenter.select(demo.refund().id)
    QTest.keyClick(page.screen, Qt.Key.Key_F9)
    assert not button(page.screen, "refund").isEnabled()
    assert len(asked) == 1


def test_days_means_states_and_people_are_chosen_by_their_chips(page: Page) -> None:
    for chip, option, numbers in (
        ("means", "card_transfer", ["№1036"]),
        ("means", "", None),
        ("standing", "refused", []),
    ):
        tap(page.screen, chip)
        menu = Overlay.top(page.screen)
        assert isinstance(menu, Menu)
        tap(menu, f"{chip}_menu_{option or 0}")
        page.settle()
        if numbers is not None:
            assert [row[1] for row in page.rows()] == numbers
    assert said(page.screen, "journal_empty") == "Таких чеків немає"
    tap(page.screen, "journal_empty_action")
    page.settle()
    assert len(page.rows()) == 9
    tap(page.screen, "period_all")
    page.settle()
    assert page.presenter.state.link is Link.OFFLINE
    assert "Без зв’язку" in said(page.screen, "journal_link")


def test_search_finds_nothing_says_so_and_is_cleared(page: Page) -> None:
    find(page.screen, QLineEdit, "journal_search").setText("чай")
    page.settle()
    assert said(page.screen, "journal_empty") == "Нічого не знайдено: чай"
    assert not button(page.screen, "reprint").isEnabled()
    tap(page.screen, "journal_empty_action")
    page.settle()
    assert page.presenter.state.period is Period.ALL, "first all days are searched"
    tap(page.screen, "journal_empty_action")
    page.settle()
    assert len(page.rows()) == 9
    assert find(page.screen, QTableView, "journal").isVisible()


def test_kinds_open_under_their_chip(page: Page) -> None:
    tap(page.screen, "kind")
    menu = Overlay.top(page.screen)
    assert isinstance(menu, Menu)
    tap(menu, "kind_menu_refunds")
    page.settle()
    assert page.presenter.state.kind is Kind.REFUNDS
    assert [row[1] for row in page.rows()] == ["№1038"]
    assert button(page.screen, "kind").isChecked()


def test_a_tap_beside_the_kinds_changes_nothing(page: Page) -> None:
    tap(page.screen, "kind")
    menu = Overlay.top(page.screen)
    assert menu is not None
    QTest.mouseClick(menu, Qt.MouseButton.LeftButton, pos=menu.rect().bottomLeft())
    assert Overlay.top(page.screen) is None
    assert page.presenter.state.kind is Kind.ALL


def test_a_day_is_picked_from_the_calendar(page: Page) -> None:
    tap(page.screen, "period_day")
    calendar = Overlay.top(page.screen)
    assert isinstance(calendar, CalendarDialog)
    assert said(calendar, "calendar_month") == "листопад 2026"
    assert not button(calendar, "day_23").isEnabled()
    assert not button(calendar, "calendar_next").isEnabled()
    tap(calendar, "calendar_previous")
    assert said(calendar, "calendar_month") == "жовтень 2026"
    tap(calendar, "day_31")
    page.settle()
    state = page.presenter.state
    assert (state.period, state.day) == (Period.DAY, date(2026, 10, 31))
    assert button(page.screen, "period_day").text() == "31.10.2026"
    assert said(page.screen, "journal_empty") == "Цього дня чеків немає"


def test_leaving_the_calendar_leaves_the_period(page: Page) -> None:
    tap(page.screen, "period_day")
    calendar = Overlay.top(page.screen)
    assert calendar is not None
    QTest.keyClick(calendar, Qt.Key.Key_Escape)
    assert page.presenter.state.period is Period.SHIFT
    assert button(page.screen, "period_shift").isChecked()
    assert not button(page.screen, "period_day").isChecked()


def test_a_copy_goes_to_the_printer(page: Page, loop: Loop, counter: Desk) -> None:
    tap(page.screen, "reprint")
    page.settle()
    assert [job.copy for job in loop.run(counter.stores.print_jobs.next_jobs())] == [True]


@pytest.mark.parametrize(
    ("state", "number", "kind", "word"),
    [
        (DeliveryState.WAITING, None, DocumentKind.SALE, "на касі"),
        (DeliveryState.SENDING, None, DocumentKind.SALE, "надсилається"),
        (DeliveryState.VERIFY, None, DocumentKind.SALE, "перевіряється"),
        (DeliveryState.DELIVERED, None, DocumentKind.SALE, "очікує фіскалізації"),
        (DeliveryState.DELIVERED, "1", DocumentKind.SALE, "фіскальний"),
        (DeliveryState.DELIVERED, "1", DocumentKind.REFUND, "повернення"),
        (DeliveryState.DELIVERED, None, DocumentKind.SERVICE_INPUT, "на сервері"),
        (DeliveryState.REFUSED, None, DocumentKind.SALE, "відхилено"),
        (DeliveryState.DUPLICATE, None, DocumentKind.REFUND, "двічі на сервері"),
    ],
)
def test_every_state_has_its_word_and_sign(
    dressed: Theme, state: DeliveryState, number: str | None, kind: DocumentKind, word: str
) -> None:
    document = replace(demo.sale(), kind=kind)
    text, _, icon = state_tag(JournalEntry(document, Delivery(state, fiscal_number=number)))
    assert text == word
    assert icon


def test_money_that_went_out_has_its_minus_and_service_its_name(dressed: Theme) -> None:
    out = replace(demo.sale(), kind=DocumentKind.SERVICE_OUTPUT, reason="Інкасація")
    row = journal_row(JournalEntry(out, demo.WAITING))
    assert row.cells[2] == "Видача"
    assert row.cells[4].text == "−614,50"  # type: ignore[union-attr]
    sums = {sum_.label: sum_.amount for sum_ in document_sums(JournalEntry(out, demo.WAITING))}
    assert sums["Причина"] == "Інкасація"


def test_a_refund_that_waits_for_its_sale_says_so(dressed: Theme) -> None:
    back = replace(demo.refund(), related_id=demo.uid("sale"))
    said_of = {row.label: row.amount for row in document_sums(JournalEntry(back, demo.WAITING))}
    assert said_of["На сервер"] == "слідом за своїм чеком"
    numbered = replace(back, related_fiscal_number="16773376")
    assert "На сервер" not in {row.label for row in document_sums(JournalEntry(numbered, demo.WAITING))}


def test_sums_tell_the_payment_to_the_last_digit(dressed: Theme) -> None:
    cash = {row.label: row.amount for row in document_sums(JournalEntry(demo.sale(), demo.fiscal("16773376")))}
    assert cash["Заокруглення"] == "−0,02"
    assert (cash["Отримано"], cash["Решта"]) == ("1\u00a0000,00", "385,50")
    assert cash["у т. ч. ПДВ 20\u00a0% (А)"] == "102,42"
    assert cash["Фіскальний номер"] == "16773376"
    card = {row.label: row.amount for row in document_sums(JournalEntry(demo.big_sale(), demo.WAITING))}
    assert card["Знижка на чек"] == "−7,95"
    assert card["Картка ···· 4127 · RRN 431807420927"] == "1\u00a0204,15"


@pytest.mark.parametrize(("width", "height", "scale", "language"), DRESSES)
def test_nothing_is_cut(
    page: Page, qapp: QApplication, qtbot: QtBot, width: int, height: int, scale: float, language: str
) -> None:
    dress(qapp, width, scale, language)
    screen = shown(qtbot, JournalScreen(page.presenter), width - 92, height - 56)
    assert faults(screen) == []
    page.presenter.choose_day(date(2026, 11, 1))
    page.settle()
    assert faults(screen) == []
    tap(screen, "period_day")
    calendar = Overlay.top(screen)
    assert calendar is not None
    assert faults(calendar) == []


@pytest.mark.parametrize(("width", "height", "scale", "language"), DRESSES)
def test_filters_in_force_say_their_words_whole_beside_their_arrows(
    page: Page, qapp: QApplication, qtbot: QtBot, width: int, height: int, scale: float, language: str
) -> None:
    """The arrows lay over the last letters of all four once any of them was chosen: each has its longest here."""
    dress(qapp, width, scale, language)
    screen = shown(qtbot, JournalScreen(page.presenter), width - 92, height - 56)
    for chip in ("kind", "means", "standing", "cashier"):
        choice = find(screen, MenuChip, chip)
        longest = max(choice._options, key=lambda one: paint.width_of(one[1], theme.font(15, 600)))
        choice.chosen.emit(longest[0])
        page.settle()
        assert choice.text() == longest[1]
        assert faults(screen) == []
    page.presenter._set(link=Link.ASKING)
    assert faults(screen) == []
    for link in (Link.OFFLINE, Link.REFUSED):
        page.presenter._set(link=link)
        assert said(screen, "journal_link")
        assert faults(screen) == []


def test_a_name_wider_than_the_page_is_shortened_and_said_whole(page: Page, qapp: QApplication, qtbot: QtBot) -> None:
    dress(qapp, 1024, 1.15, "uk")
    screen = shown(qtbot, JournalScreen(page.presenter), 1024 - 92, 768 - 56)
    name = "Олександра-Вікторія " * 9
    page.presenter._set(cashiers=(name,), cashier=name)
    QApplication.sendPostedEvents(None, QEvent.Type.LayoutRequest)
    chip = find(screen, MenuChip, "cashier")
    assert chip.geometry().right() <= chip.parentWidget().width()
    assert chip.accessibleName() == name
    assert {found.split("»")[0] for found in faults(screen)} == {f"cashier cuts «{name}", f"cashier has «{name}"}
