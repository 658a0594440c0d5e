"""X on the screen: the same sums as the documents, said the way the mockup says them."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from datetime import UTC, datetime, timedelta
from decimal import Decimal

import pytest
from helpers import demo
from helpers.qloop import Loop
from helpers.shift_desk import ShiftTill, till
from helpers.shift_fakes import FakeDesk, FakeReports

from app.clock import FakeClock
from app.domain.closing import BeforeClosing
from app.domain.report import HourTotal, XReport
from app.services.station import Station
from ui.presenters.shift import ShiftPresenter
from ui.tasks import Tasks

__all__ = ["till"]

NBSP = "\u00a0"


class Board:
    """A presenter over the mockup's X."""

    def __init__(self, loop: Loop) -> None:
        self.loop = loop
        self.clock = FakeClock(demo.NOW + timedelta(minutes=15))
        self.station = Station(demo.RULES)
        self.station.place, self.station.cashier, self.station.shift = demo.PLACE, demo.CASHIER, demo.SHIFT
        self.reports = FakeReports(self.station)
        self.desk = FakeDesk(self.station, self.reports, self.clock)
        self.tasks = Tasks()
        self.presenter = ShiftPresenter(self.desk, self.reports, self.station, self.tasks, self.clock)  # type: ignore[arg-type]

    def enter(self) -> ShiftPresenter:
        self.presenter.enter()
        self.loop.run(self.tasks.drain())
        return self.presenter


@pytest.fixture
def board(loop: Loop) -> Board:
    return Board(loop)


def test_the_figures_of_the_mockup(board: Board) -> None:
    presenter = board.enter()
    assert presenter.title == "Зміна №214"
    assert presenter.subtitle == f"з 08:02 · Олена Коваль · 6{NBSP}год 50{NBSP}хв"
    shown = [(kpi.title, kpi.value, kpi.note, kpi.negative) for kpi in presenter.kpis]
    assert shown == [
        ("Продажі", f"26{NBSP}277,17", f"86{NBSP}чеків", False),
        ("Середній чек", "305,55", "раніше 294,41", False),
        ("Повернення", "\u2212164,90", f"2{NBSP}чеки", True),
        (f"ПДВ 20{NBSP}% (А)", f"4{NBSP}352,05", "без повернень", False),
    ]


def test_means_say_count_and_share(board: Board) -> None:
    rows = board.enter().means
    assert [(row.title, row.count, row.share) for row in rows] == [
        ("Готівка", f"38{NBSP}чеків", f"37,5{NBSP}%"),
        ("Картка", f"44{NBSP}чеки", f"54,5{NBSP}%"),
        ("Переказ за IBAN", f"1{NBSP}чек", f"4,8{NBSP}%"),
        ("Переказ на картку", f"3{NBSP}чеки", f"3,3{NBSP}%"),
    ]
    assert len({row.color for row in rows}) == 4


def test_the_drawer_adds_up(board: Board) -> None:
    presenter = board.enter()
    assert [row.amount for row in presenter.drawer_rows] == [
        f"1{NBSP}250,00",
        f"+9{NBSP}842,50",
        "\u221296,00",
        "+500,00",
        f"\u22125{NBSP}000,00",
    ]
    assert presenter.drawer == f"6{NBSP}496,50"


def test_cash_issued_is_a_row_only_when_there_was_some(board: Board) -> None:
    board.reports.report = replace(board.reports.report, cash_issued=Decimal("300.00"))
    presenter = board.enter()
    assert presenter.drawer_rows[-1].name == "cash-issued"
    assert presenter.drawer == f"6{NBSP}196,50"


def test_silent_hours_are_bars_too_and_the_running_hour_is_marked(board: Board) -> None:
    hours = (HourTotal(9, Decimal(100)), HourTotal(14, Decimal(300)))
    board.reports.report = replace(board.reports.report, hours=hours)
    bars = board.enter().hours
    assert [bar.title for bar in bars] == ["9:00", "10:00", "11:00", "12:00", "13:00", "14:00"]
    assert [bar.amount for bar in bars][1:5] == [0, 0, 0, 0]
    assert [bar.now for bar in bars] == [False] * 5 + [True]


@pytest.mark.parametrize(
    ("before", "texts", "good"),
    [
        (
            BeforeClosing(0, 0, 0, False),
            ["Усі документи надіслано", "Відкладених чеків немає", "Незавершених чеків немає"],
            [True, True, True],
        ),
        (
            BeforeClosing(2, 0, 3, True),
            ["Чекають надсилання: 2", "Відкладені чеки: 3", "Є незавершений чек"],
            [False, False, False],
        ),
        (
            BeforeClosing(2, 1, 0, False),
            ["Сервер відхилив: 1", "Відкладених чеків немає", "Незавершених чеків немає"],
            [False, True, True],
        ),
    ],
)
def test_the_list_before_closing(board: Board, before: BeforeClosing, texts: list[str], good: list[bool]) -> None:
    board.desk.before = before
    checks = board.enter().checks
    assert [check.text for check in checks] == texts
    assert [check.good for check in checks] == good
    assert [bool(check.action) for check in checks] == [not fine for fine in good]


def test_each_line_leads_where_it_can_be_settled(board: Board) -> None:
    asked: list[str] = []
    presenter = board.presenter
    presenter.held_requested.connect(lambda: asked.append("held"))
    presenter.queue_requested.connect(lambda: asked.append("queue"))
    presenter.sale_requested.connect(lambda: asked.append("sale"))
    for action in ("queue", "held", "sale"):
        presenter.act(action)
    assert asked == ["queue", "held", "sale"]


def test_x_is_printed_once_for_two_taps(board: Board) -> None:
    presenter = board.enter()
    printed: list[bool] = []
    presenter.printed.connect(lambda: printed.append(True))
    presenter.print_x()
    presenter.print_x()
    board.loop.run(board.tasks.drain())
    assert board.reports.printed == 1
    assert printed == [True]


def test_after_24_hours_it_says_so(board: Board) -> None:
    assert not board.presenter.too_long
    board.clock.set(datetime(2026, 11, 23, 6, 2, tzinfo=UTC))
    assert board.presenter.too_long


def test_without_a_shift_there_is_nothing_to_show(board: Board) -> None:
    board.enter()
    board.station.shift = None
    presenter = board.enter()
    assert (presenter.title, presenter.subtitle, presenter.drawer) == ("Зміну закрито", "", "")
    assert (presenter.kpis, presenter.means, presenter.hours, presenter.checks) == ((), (), (), ())


def test_real_sales_add_up(till: ShiftTill) -> None:
    till.open()
    till.sell("1000")
    till.loop.run(till.desk.cash.take_out(Decimal("500"), "Інкасація"))
    desk = till.desk
    presenter = ShiftPresenter(desk.shift, desk.reports, desk.station, till.tasks, desk.clock)
    presenter.enter()
    till.settle()
    assert presenter.kpis[0].value == "614,50"
    assert presenter.kpis[1].note == "раніше не було"
    assert presenter.drawer == f"1{NBSP}364,50"
    assert [row.share for row in presenter.means] == [f"100{NBSP}%"]
    assert presenter.checks[0].text == "Чекають надсилання: 3"
    assert presenter.kpis[3].title == f"ПДВ 20{NBSP}% (А)"


def test_a_long_adding_up_says_how_far_it_is_in_the_place_of_the_hours(board: Board) -> None:
    presenter = board.enter()
    told: list[str] = []
    presenter.changed.connect(lambda: told.append(presenter.subtitle))
    real = board.reports.x

    async def slow(progress: Callable[[int, int], None] | None = None) -> XReport:
        assert progress is not None
        presenter._late.show()
        progress(1250, 5000)
        return await real()

    board.reports.x = slow  # type: ignore[method-assign]
    board.enter()
    assert told[:2] == ["Складаємо чеки: 0 з 0", f"Складаємо чеки: 1{NBSP}250 з 5{NBSP}000"]
    assert presenter.subtitle.startswith("з 08:02")
