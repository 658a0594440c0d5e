"""Beside the goods: what they come to, by shelf, by hour, and what the server says otherwise and why."""

from __future__ import annotations

from decimal import Decimal

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QHBoxLayout, QStackedWidget, QVBoxLayout, QWidget

from app.domain.goods_sales import GoodsSales, SideBySide
from ui.formats import money_text, number_text, percent_text, sum_text
from ui.goods_words import reasons, shelf_title
from ui.i18n import plural, tr
from ui.presenters.days import Days
from ui.presenters.goods_sales import Aspect, GoodsPresenter, GoodsState
from ui.presenters.journal import Link
from ui.screens.reports_top import days_words
from ui.theme import theme
from ui.widgets import paint
from ui.widgets.card import Panel, hline
from ui.widgets.figure import Figure
from ui.widgets.hour_chart import HourChart
from ui.widgets.label import label
from ui.widgets.layouts import refill
from ui.widgets.scroll import scroll_area
from ui.widgets.segment import Segment
from ui.widgets.share_list import Share, ShareList

#: Of the goods that differ, so many are listed, the biggest first; the export has all.
_MOST = 50


class GoodsSide(Panel):
    """Names: `goods_total`, `goods_lines`, `goods_about`, `goods_aspect_shelves` …, `goods_shelves_0` …,
    `goods_hours`, `goods_hour`, `goods_server`."""

    def __init__(self, presenter: GoodsPresenter) -> None:
        super().__init__("surface", "l", name="goods_side")
        self._presenter = presenter
        self._compared: tuple[object, ...] = ()
        self.setFixedWidth(theme.px(theme.pick(336, 400, 520)))
        column = QVBoxLayout(self)
        column.setContentsMargins(1, 0, 0, 0)
        column.setSpacing(0)
        column.addLayout(self._make_head())
        column.addWidget(hline())
        column.addLayout(self._make_aspects(), 1)
        presenter.changed.connect(self._show)
        self._show()

    def _make_head(self) -> QVBoxLayout:
        pad = theme.px(theme.pick(14, 20, 24))
        head = QVBoxLayout()
        head.setContentsMargins(pad, theme.px(14), pad, theme.px(10))
        head.setSpacing(theme.px(2))
        titles, figures = QHBoxLayout(), QHBoxLayout()
        self._title = label("", "note", "ink2", elide=Qt.TextElideMode.ElideRight)
        titles.addWidget(self._title, 1)
        titles.addWidget(label(tr("Товарів"), "note", "ink2", align=paint.RIGHT))
        self._total = Figure("", "kpi", name="goods_total", size=34, align=paint.LEFT)
        self._lines = Figure("", "kpi", name="goods_lines", size=34)
        self._total.setAccessibleDescription(tr("Продано"))
        figures.addWidget(self._total, 3)
        figures.addWidget(self._lines, 1)
        self._about = label("", "small", "ink3", name="goods_about", elide=Qt.TextElideMode.ElideRight)
        head.addLayout(titles)
        head.addLayout(figures)
        head.addWidget(self._about)
        return head

    def _make_aspects(self) -> QVBoxLayout:
        pad = theme.px(theme.pick(14, 20, 24))
        column = QVBoxLayout()
        column.setContentsMargins(pad, theme.px(12), pad, theme.px(12))
        column.setSpacing(theme.px(10))
        options = [
            (Aspect.SHELVES.value, tr("Категорії")),
            (Aspect.HOURS.value, tr("Години")),
            (Aspect.SERVER.value, tr("Звірка")),
        ]
        self._aspect = Segment(options, name="goods_aspect")
        self._aspect.chosen.connect(lambda key: self._presenter.choose_aspect(Aspect(key)))
        column.addWidget(self._aspect)
        self._shelves = ShareList(name="goods_shelves")
        self._shelves.chosen.connect(self._presenter.choose_shelf)
        self._hour = label("", "body", "ink", weight=600, name="goods_hour")
        self._hours = HourChart(name="goods_hours")
        self._hours.setAccessibleName(tr("Продажі за годинами"))
        self._hours.chosen.connect(self._presenter.choose_hour)
        hours = QWidget()
        inner = QVBoxLayout(hours)
        inner.setContentsMargins(0, 0, 0, 0)
        inner.setSpacing(theme.px(8))
        inner.addWidget(self._hour)
        inner.addWidget(self._hours, 1)
        inner.addWidget(label(tr("Години цієї каси: сервер їх не дає"), "small", "ink3", wrap=True))
        server = QWidget()
        outer = QVBoxLayout(server)
        outer.setContentsMargins(0, 0, 0, 0)
        self._server = QVBoxLayout()
        self._server.setSpacing(theme.px(4))
        outer.addLayout(self._server)
        outer.addStretch(1)
        self._stack = QStackedWidget()
        self._stack.addWidget(scroll_area(self._shelves, name="goods_shelves_area"))
        self._stack.addWidget(hours)
        self._stack.addWidget(scroll_area(server, name="goods_server"))
        column.addWidget(self._stack, 1)
        return column

    def _show(self) -> None:
        state = self._presenter.state
        ours = state.ours or GoodsSales()
        self._title.set_text(_sold_text(state))
        self._total.set_text(money_text(ours.amount), "danger" if ours.amount < 0 else "ink")
        self._lines.set_text(number_text(Decimal(len(ours.rows))))
        about = [plural(ours.receipts, "%n чек")]
        if ours.back_amount:
            about.append(tr("повернено {sum}", sum=money_text(ours.back_amount)))
        self._about.set_text(" · ".join(about))
        self._aspect.set_current(state.aspect.value)
        self._stack.setCurrentIndex(list(Aspect).index(state.aspect))
        self._shelves.set_shares(_shares(ours), state.shelf)
        hours = ours.hours(state.shelf)
        self._hours.set_sums(hours, state.hour)
        self._hour.set_text(_hour_text(state, hours))
        wanted = (state.ours, state.theirs, state.link)
        if wanted != self._compared and state.aspect is Aspect.SERVER:
            self._compared = wanted
            refill(self._server, _compared(state))


def _sold_text(state: GoodsState) -> str:
    words = days_words()
    if state.days in (Days.TODAY, Days.YESTERDAY):
        return tr("Продано: {when}", when=words[state.days].lower())
    return tr("Продано на цій касі")


def _shares(ours: GoodsSales) -> list[Share]:
    found = ours.shelves()
    most = max((amount for _, amount in found), default=Decimal(0))
    whole = ours.amount
    made = []
    for shelf, amount in found:
        part = percent_text((amount * 100 / whole).quantize(Decimal("0.1"))) if whole > 0 else ""
        length = float(amount / most) if most > 0 else 0.0
        made.append(Share(shelf.id, shelf_title(shelf), part, money_text(amount), length, shelf.color))
    return made


def _hour_text(state: GoodsState, hours: dict[int, Decimal]) -> str:
    """The hour touched and its exact sum; of all of them while none is."""
    if state.hour is None or state.hour not in hours:
        return tr("Торкніться години") if hours else tr("Продажів немає")
    return f"{state.hour}:00–{(state.hour + 1) % 24}:00 · {sum_text(hours[state.hour])}"


def _compared(state: GoodsState) -> list[QWidget]:
    ours, theirs = state.ours, state.theirs
    if ours is None or (theirs is None and state.link is Link.ASKING):
        return [label(tr("Питаємо сервер…"), "body", "ink2")]
    if theirs is None:
        return [
            label(tr("Сервер не відповів: порівняти немає з чим. Дані цієї каси повні."), "body", "ink2", wrap=True)
        ]
    unknown = tr("невідомо")
    there = theirs.amount
    made = [
        _pair(tr("На цій касі"), money_text(ours.amount)),
        _pair(tr("На сервері, усі каси"), unknown if there is None else money_text(there)),
    ]
    off = None if there is None else there - ours.amount
    if off:
        made.append(_pair(tr("Різниця"), money_text(off, plus=True), "danger"))
    elif off is not None:
        made.append(_pair(tr("Різниця"), tr("немає"), "accent_ink"))
    made += [label(f"— {text}", "small", "ink3", wrap=True) for text in reasons(ours, theirs)]
    differing = sorted(state.differing, key=lambda pair: -abs(pair.difference or Decimal(0)))
    made.append(_spaced(plural(len(differing), "%n товар відрізняється") if differing else tr("Товари збігаються")))
    made += [_pair(pair.name, _off(pair), "danger") for pair in differing[:_MOST]]
    if len(differing) > _MOST:
        rest = plural(len(differing) - _MOST, "ще %n товар — в експорті")
        made.append(label(rest, "small", "ink3"))
    return made


def _off(pair: SideBySide) -> str:
    if pair.difference is None:
        return tr("невідомо")
    if pair.difference:
        return money_text(pair.difference, plus=True)
    off = pair.quantity_difference
    return tr("кількість невідома") if off is None else number_text(off, plus=True)


def _spaced(said: str) -> QWidget:
    widget = label(said, "body", weight=600)
    widget.setContentsMargins(0, theme.px(10), 0, theme.px(2))
    return widget


def _pair(said: str, figure: str, ink: str = "ink") -> QWidget:
    line = QWidget()
    row = QHBoxLayout(line)
    row.setContentsMargins(0, theme.px(2), 0, theme.px(2))
    row.setSpacing(theme.px(10))
    row.addWidget(label(said, "note", "ink2", elide=Qt.TextElideMode.ElideMiddle), 1)
    row.addWidget(label(figure, "note", ink, weight=600, align=paint.RIGHT))
    return line
