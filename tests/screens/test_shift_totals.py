"""X by hand: an hour touched, what each line before closing says, totals of past shifts, what is left open."""

from __future__ import annotations

from dataclasses import replace
from decimal import Decimal

import pytest
from helpers import demo
from helpers.dress import dressed
from helpers.shift_desk import ShiftTill, till
from helpers.shift_pages import Pages, button, said, tap
from PySide6.QtCore import QPoint, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QWidget
from pytestqt.qtbot import QtBot

from app.domain.held import Keep
from app.domain.printjob import JobKind
from app.domain.shift import Count, ShiftClose
from ui.presenters.totals import TotalsPresenter
from ui.screens.left_open_dialog import LeftOpenDialog
from ui.screens.totals_dialog import TotalsDialog
from ui.theme import Theme

__all__ = ["dressed", "till"]


@pytest.fixture
def pages(till: ShiftTill, qtbot: QtBot, dressed: Theme) -> Pages:
    return Pages(till, qtbot)


def test_a_bar_that_is_touched_says_its_exact_figure_and_lets_go_at_the_second_touch(pages: Pages) -> None:
    pages.till.open()
    pages.till.sell("1000")
    screen = pages.shift()
    chart = screen.findChild(QWidget, "hours-chart")
    assert chart is not None
    assert said(screen, "hours-note").startswith("грн")
    QTest.mouseClick(chart, Qt.MouseButton.LeftButton, pos=QPoint(5, chart.height() // 2))
    assert said(screen, "hours-note") == "14:00–15:00: 614,50\u00a0грн, 1\u00a0чек"
    QTest.mouseClick(chart, Qt.MouseButton.LeftButton, pos=QPoint(5, chart.height() // 2))
    assert said(screen, "hours-note").startswith("грн")
    assert "614,50" in chart.accessibleDescription()


def test_each_line_before_closing_says_what_to_do_and_leads_there(pages: Pages) -> None:
    pages.till.open()
    pages.till.sell("1000")
    screen = pages.shift()
    assert said(screen, "check-queue-hint") == "Надішлються самі, коли буде зв’язок. Закривати можна"
    assert said(screen, "check-paper") == "Не надруковано: 1"
    asked: list[str] = []
    pages.board.printer_requested.connect(lambda: asked.append("printer"))
    tap(screen, "check-paper-show")
    assert asked == ["printer"]


class TotalsOver:
    """The dialog of the totals over an empty window."""

    def __init__(self, pages: Pages) -> None:
        self.host = QWidget()
        pages.show(self.host)
        desk, tasks = pages.till.desk, pages.till.tasks
        self.presenter = TotalsPresenter(desk.reports, desk.clock, tasks)
        self.presenter.opened.connect(lambda: TotalsDialog(self.host, self.presenter).open())
        self.presenter.open()
        pages.settle()


def test_the_totals_stand_beside_the_list_of_shifts(pages: Pages) -> None:
    pages.till.open()
    pages.till.sell("1000")
    pages.till.loop.run(pages.till.desk.shift.close(ShiftClose(Count(whole=Decimal("1864.50")))))
    pages.till.open("100")
    over = TotalsOver(pages)
    assert said(over.host, "x-drawer") == "100,00"
    tap(over.host, "totals_shift-1")
    pages.settle()
    assert said(over.host, "totals_title") == "Зміна №1, закрита"
    assert said(over.host, "x-operation-0") == "614,50"
    assert said(over.host, "x-operation-0-count") == "1"
    papers: list[object] = []
    over.presenter.paper_requested.connect(lambda kind, report: papers.append(kind))
    tap(over.host, "totals_paper")
    assert papers == [JobKind.SHIFT_CLOSE]


def test_the_dialog_of_what_is_left_open_leads_there_and_wants_a_reason_of_who_may(pages: Pages) -> None:
    till = pages.till
    till.desk.station.rules = replace(till.desk.station.rules, keep_held=Keep.SHIFT)
    till.open()

    async def put_aside() -> None:
        await till.desk.sale.scan(demo.MILK.barcode)
        await till.desk.held.hold("Бабуся")

    till.loop.run(put_aside())
    till.desk.station.cashier = demo.CASHIERS[1]
    screen = pages.close_shift()
    led: list[str] = []
    pages.closing.left_open.connect(lambda: open_dialog(screen, pages, led))
    tap(screen, "count-mode_sum")
    QTest.keyClicks(screen, "1250")
    tap(screen, "close-shift-confirm")
    pages.settle()
    assert not button(screen, "left-open-ok").isEnabled()
    tap(screen, "left-open-check-held-show")
    assert led == ["held"]
    tap(screen, "close-shift-confirm")
    pages.settle()
    dialog = screen.findChildren(LeftOpenDialog)[-1]
    tap(dialog, "left-open-reason-1")
    tap(dialog, "left-open-ok")
    pages.settle()
    assert pages.closing.result is not None


def open_dialog(host: QWidget, pages: Pages, led: list[str]) -> None:
    dialog = LeftOpenDialog(host, pages.closing, led.append)
    dialog.accepted.connect(pages.closing.close_anyway)
    dialog.open()
