"""The reports' page stands every size, scale and language; unknown figures are said to be so; a touch tells sums."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from datetime import UTC, datetime
from decimal import Decimal

import pytest
from helpers import demo
from helpers.counter import counter
from helpers.desk import Counter, Desk
from helpers.dress import dressed
from helpers.fits import DRESSES, dress, faults
from helpers.look import find, shown
from helpers.qloop import Loop
from helpers.slips import z_report
from PySide6.QtCore import QPoint, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QAbstractButton, QApplication, QLabel, QTableView
from pytestqt.qtbot import QtBot

from app.domain.goods_sales import GoodsRow, GoodsSales, ServerRow, ServerSales, Shelf
from app.domain.zcompare import Cause, Compared, Comparison
from app.domain.zcompare import Figure as Told
from app.domain.zreport import OwnShift, ZChoices, ZReport, ZRow, ZSide, ZTotals
from app.services.elsewhere import Elsewhere
from app.services.goods_sales import GoodsDesk
from app.services.zreports import ZDesk
from ui.presenters.days import Days, Span, span_of
from ui.presenters.goods_sales import Aspect, GoodsPresenter, Sort
from ui.presenters.journal import Link
from ui.presenters.reports import Part, ReportsPresenter
from ui.presenters.z_reports import ZPresenter
from ui.screens.reports import ReportsScreen
from ui.tasks import Tasks
from ui.theme import Theme, theme
from ui.widgets.figure import Figure
from ui.widgets.hour_chart import HourChart
from ui.widgets.label import Label
from ui.widgets.share_list import ShareList

__all__ = ["counter", "dressed"]

AT = datetime(2026, 11, 21, 19, 4, tzinfo=UTC)
WHOLE = replace(z_report(), id=1, at=AT, shift_id="s", terminal_id=1, cashier="Олена Коваль", shop_id=12)
#: A report of which the server said next to nothing, in letters nobody knows.
SILENT = ZReport(id=2, sales=ZSide(taxes=(("Q", None),)))
OWN = OwnShift(213, Decimal("-12.00"), Decimal("952.98"), Decimal("140.00"))
COMPARED = (
    Compared((Told.SALES, ""), Decimal("875.68"), Decimal("952.98"), ((Cause.ELSEWHERE, 1, Decimal("77.30")),)),
    Compared((Told.SALES_COUNT, ""), Decimal(1), Decimal(3), ((Cause.LATE, 1, Decimal(1)),)),
    Compared((Told.SALES_TAX, "Q"), Decimal(0), None),
)


class NoPaper:
    """Nothing is printed here."""

    def z_picture(self, paper: object) -> bytes:
        return b""

    async def save_z(self, *given: object) -> None:
        raise NotImplementedError


class Page:
    """The page over a counter that has no server."""

    def __init__(self, loop: Loop, desk: Desk) -> None:
        self.loop, self.tasks = loop, Tasks()
        stores = desk.stores
        elsewhere = Elsewhere(desk.server.receipts, stores.server_receipts, desk.station)
        z = ZDesk(
            desk.station,
            lambda: None,
            stores.z_reports,
            elsewhere,
            stores.print_jobs,
            Counter(),
            stores.meta,
            desk.clock,
        )
        goods = GoodsDesk(desk.station, stores.goods_sold, stores.catalog, lambda: None, desk.clock)
        self.presenter = ReportsPresenter(
            z,
            ZPresenter(z, desk.station, NoPaper(), desk.clock, self.tasks),  # type: ignore[arg-type]
            GoodsPresenter(goods, desk.station, desk.clock, self.tasks),
            self.tasks,
        )

    def enter(self) -> None:
        self.presenter.enter()
        self.settle()

    def settle(self) -> None:
        for _ in range(4):
            self.loop.run(self.tasks.drain())

    def fill(self) -> None:
        """Reports and goods of every kind."""
        z, goods = self.presenter.z, self.presenter.goods
        rows = (ZRow(WHOLE, OWN), ZRow(SILENT), ZRow(replace(WHOLE, id=3), replace(OWN, sales=Decimal("900.00"))))
        z.state = replace(
            z.state,
            rows=rows,
            selected=1,
            comparison=Comparison(WHOLE, (213,), 3, COMPARED),
            totals=ZTotals(3, Decimal("1905.96"), Decimal("280.00"), 1),
            choices=ZChoices(((12, "Продукти на Подолі"),), ((1, "4000026885"),), ((7, "Олена Коваль"),)),
            loading=False,
            link=Link.ASKED,
        )
        z.changed.emit()
        row = GoodsRow("p1", "Сир Гауда 45 %", "кг", True, "p1", sold=Decimal("3.600"), sold_amount=Decimal("1616.40"),
                       hours=((9, Decimal("1000.00")), (14, Decimal("616.40"))), shelf=Shelf("m", "Молочне", 2),
                       known=True)  # fmt: skip
        gone = GoodsRow("p2", "Набір «Карпатський чай з м’ятою та чебрецем» у скриньці", "шт", product_id="p2",
                        sold=Decimal(1), sold_amount=Decimal("10.00"), back=Decimal(2), back_amount=Decimal("20.00"),
                        hours=((14, Decimal("-10.00")),))  # fmt: skip
        theirs = ServerSales((ServerRow("p1", row.name, "кг", Decimal("3.6"), Decimal("1700.00")),
                              ServerRow("p3", "Чуже", "шт", None, None)), Decimal("1700.00"))  # fmt: skip
        goods.state = replace(
            goods.state,
            ours=GoodsSales((row, gone), 3, 1),
            theirs=theirs,
            loading=False,
            link=Link.ASKED,
            selected="p1",
        )
        goods._arrange()


@pytest.fixture
def page(loop: Loop, counter: Desk, dressed: Theme) -> Iterator[Page]:
    made = Page(loop, counter)
    made.enter()
    yield made
    made.settle()


@pytest.mark.parametrize(("width", "height", "scale", "language"), DRESSES)
def test_nothing_is_cut(
    page: Page, qapp: QApplication, qtbot: QtBot, width: int, height: int, scale: float, language: str
) -> None:
    dress(qapp, width, scale, language)
    screen = shown(qtbot, ReportsScreen(page.presenter), width - 92, height - 56)
    assert faults(screen) == [], "empty and without the server"
    page.fill()
    assert faults(screen) == []
    page.presenter.z.show_figures(True)
    assert faults(screen) == []
    page.presenter.part = Part.GOODS
    page.presenter.changed.emit()
    for aspect in Aspect:
        page.presenter.goods.choose_aspect(aspect)
        assert faults(screen) == [], aspect


def rows_of(screen: ReportsScreen, name: str) -> list[list[str]]:
    model = find(screen, QTableView, name).model()
    return [
        [str(model.data(model.index(row, column))) for column in range(model.columnCount())]
        for row in range(model.rowCount())
    ]


def words_of(screen: ReportsScreen) -> list[str]:
    QApplication.processEvents()  # what was just put into a layout is shown by an event
    return [one.text() for one in screen.findChildren(QLabel) if one.isVisibleTo(screen)]


def test_what_the_server_did_not_say_is_unknown(page: Page, qtbot: QtBot) -> None:
    screen = shown(qtbot, ReportsScreen(page.presenter))
    page.fill()
    whole, silent, off = rows_of(screen, "z_list")
    assert whole[0] == "№213"
    assert whole[5] == "нестача 12,00"
    assert silent[6] == "невідомо"
    assert silent[1] == silent[4] == "—"
    assert off[5] == "різниця 52,98"
    page.presenter.z.show_figures(True)
    words = words_of(screen)
    assert "невідомо" in words
    assert any("чек іншої каси цього термінала: +77,30" in one for one in words)
    assert any("причина невідома: +1" in one for one in words), "half of the difference has no name"


def test_goods_are_ordered_by_any_column_and_a_touch_tells_exact_sums(page: Page, qtbot: QtBot) -> None:
    screen = shown(qtbot, ReportsScreen(page.presenter))
    page.fill()
    page.presenter.part = Part.GOODS
    page.presenter.changed.emit()
    goods = page.presenter.goods
    assert [row[3] for row in rows_of(screen, "goods_list")] == ["3,600\u00a0кг", "−1\u00a0шт"]
    assert "Немає в каталозі" in rows_of(screen, "goods_list")[1][1]
    for sort in Sort:
        goods.choose_sort(sort)
        first = rows_of(screen, "goods_list")[0][1]
        goods.choose_sort(sort)
        assert rows_of(screen, "goods_list")[0][1] != first, sort
    goods.choose_aspect(Aspect.HOURS)
    chart = find(screen, HourChart, "goods_hours")
    QTest.mouseClick(chart, Qt.MouseButton.LeftButton, pos=QPoint(2, chart.height() // 2))
    assert goods.state.hour is not None
    goods.state = replace(goods.state, hour=9)
    goods.changed.emit()
    assert any("9:00–10:00 · 1\u00a0000,00" in one for one in words_of(screen))
    QTest.keyClick(chart, Qt.Key.Key_Right)
    assert goods.state.hour == 10
    goods.choose_aspect(Aspect.SHELVES)
    shelves = find(screen, ShareList, "goods_shelves")
    QTest.mouseClick(shelves.findChildren(QAbstractButton)[0], Qt.MouseButton.LeftButton)
    assert [row[1] for row in rows_of(screen, "goods_list")] == ["Сир Гауда 45 %"]
    goods.choose_aspect(Aspect.SERVER)
    words = words_of(screen)
    assert any("Сервер рахує всі каси точки" in one for one in words)
    assert any("+83,60" in one for one in words)


def test_spans_of_days() -> None:
    today = demo.NOW.date()
    assert span_of(Days.WEEK, today) == Span(today.replace(day=16), today)
    assert span_of(Days.LAST_MONTH, today) == Span(today.replace(month=10, day=1), today.replace(month=10, day=31))
    back = Span(today, today.replace(day=1))
    assert span_of(Days.CHOSEN, today, back) == Span(back.last, back.first), "the other way round is the same days"


def _told(figure: Figure) -> float:
    """How much of its full size a sum has."""
    return min(1.0, figure.width() / figure.sizeHint().width())


@pytest.mark.parametrize(("width", "height", "scale", "language"), DRESSES)
def test_millions_are_told_to_the_last_kopeck(
    page: Page, qapp: QApplication, qtbot: QtBot, width: int, height: int, scale: float, language: str
) -> None:
    """The foot's sums lost their last digits without a sign: what the server said took their room."""
    dress(qapp, width, scale, language)
    rail = theme.px(theme.pick(78, 92, 104))
    screen = shown(qtbot, ReportsScreen(page.presenter), width - rail, height - 56)
    page.fill()
    z = page.presenter.z
    foreign = Comparison(WHOLE, (), 0, ())
    for link in Link:
        totals = ZTotals(1_234, Decimal("9309569.96"), Decimal("1228888.88"), 17)
        z.state = replace(z.state, totals=totals, link=link, progress=(1_234, 5_678), comparison=foreign)
        z.changed.emit()
        assert faults(screen) == [], link
        figures = [find(screen, Figure, name) for name in ("z_count", "z_sales", "z_refunds")]
        assert [_told(figure) >= 0.7 for figure in figures] == [True] * 3, [_told(figure) for figure in figures]
        assert find(screen, Label, "z_said")._elide is None, "what stands there wraps"
