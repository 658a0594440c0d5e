"""Sales of goods: the till's own and the server's of the same days, by shelf and hour, sorted by anything."""

from __future__ import annotations

import asyncio
from collections.abc import Callable
from dataclasses import dataclass, replace
from datetime import date
from decimal import Decimal
from enum import StrEnum

from PySide6.QtCore import QObject, QTimer, Signal

from app.clock import Clock, local
from app.domain.goods_sales import GoodsRow, GoodsSales, ServerSales, SideBySide, side_by_side
from app.domain.table import Table
from app.errors import Offline, SessionExpired, TillError
from app.services.goods_sales import GoodsDesk
from app.services.station import Station
from app.store.beside import Stopped
from ui.goods_tables import goods_table
from ui.i18n import tr
from ui.presenters.days import Days, Span, span_of
from ui.presenters.export import ExportPresenter, Offer
from ui.presenters.journal import Link
from ui.tasks import Tasks

#: Rows shown at a time; more are as the list is scrolled to its end.
PAGE = 100
#: How far the counting is, is looked at so often (ms).
LOOK = 100


class Sort(StrEnum):
    """What the goods stand in order of."""

    NAME = "name"
    QUANTITY = "quantity"
    BACK = "back"
    AMOUNT = "amount"
    DIFFERENCE = "difference"


class Aspect(StrEnum):
    """What stands beside the list."""

    SHELVES = "shelves"
    HOURS = "hours"
    SERVER = "server"


@dataclass(frozen=True, slots=True)
class GoodsState:
    """What the page shows. `rows` are all goods of the shelf chosen (None: of all) in their order, `most` the biggest
    sum among them; `progress` is how many days are counted, of how many; `theirs` None while the server has not
    answered."""

    days: Days = Days.TODAY
    chosen: Span | None = None
    ours: GoodsSales | None = None
    theirs: ServerSales | None = None
    pairs: tuple[SideBySide, ...] = ()
    rows: tuple[SideBySide, ...] = ()
    most: Decimal = Decimal(0)
    shelf: str | None = None
    sort: Sort = Sort.AMOUNT
    upward: bool = False
    selected: str | None = None
    hour: int | None = None
    aspect: Aspect = Aspect.SHELVES
    link: Link = Link.UNASKED
    loading: bool = True
    progress: tuple[int, int] = (0, 0)

    @property
    def row(self) -> SideBySide | None:
        """The product whose exact figures are shown."""
        return next((row for row in self.rows if key_of(row) == self.selected), None)

    @property
    def differing(self) -> tuple[SideBySide, ...]:
        """Goods of which the two sources say something else."""
        return tuple(pair for pair in self.pairs if not pair.agrees) if self.theirs is not None else ()


class GoodsPresenter(QObject):
    """Signals: `changed`; `failed` an error."""

    changed = Signal()
    failed = Signal(object)

    def __init__(self, desk: GoodsDesk, station: Station, clock: Clock, tasks: Tasks) -> None:
        super().__init__()
        self._desk = desk
        self._station = station
        self._clock = clock
        self._tasks = tasks
        self._asked = 0
        self._counted = (0, 0)
        self.state = GoodsState()
        self.export = ExportPresenter("goods", self._offer, clock, tasks)
        self._look = QTimer(self, interval=LOOK)
        self._look.timeout.connect(self._show_progress)

    def open(self) -> None:
        """The page comes up, or the days are counted anew."""
        self._choose()

    def choose_days(self, days: Days, chosen: Span | None = None) -> None:
        self._choose(days=days, chosen=chosen, shelf=None, hour=None, selected=None)

    def choose_shelf(self, shelf: str | None) -> None:
        """Goods of one shelf alone; the same once more, or None, is all of them."""
        self._set(shelf=None if shelf == self.state.shelf else shelf, hour=None)
        self._arrange()

    def choose_sort(self, sort: Sort) -> None:
        """Another order; the same once more turns it round. Names begin with А, figures with the biggest."""
        upward = not self.state.upward if sort is self.state.sort else sort is Sort.NAME
        self._set(sort=sort, upward=upward)
        self._arrange()

    def choose_aspect(self, aspect: Aspect) -> None:
        self._set(aspect=aspect)

    def choose_hour(self, hour: int) -> None:
        """Its exact sum is shown; tapped once more it is not."""
        self._set(hour=None if hour == self.state.hour else hour)

    def select(self, key: str) -> None:
        self._set(selected=key)

    def move_selection(self, by: int) -> None:
        """The row above or below, by the arrow keys."""
        keys = [key_of(row) for row in self.state.rows]
        if keys:
            at = keys.index(self.state.selected) if self.state.selected in keys else -by
            self.select(keys[min(max(at + by, 0), len(keys) - 1)])

    def today(self) -> date:
        """The day on the shop's wall."""
        return local(self._clock.now()).date()

    def span(self) -> Span:
        """The days counted."""
        return span_of(self.state.days, self.today(), self.state.chosen)

    # ------------------------------------------------------------------ inside

    def _choose(self, **parts: object) -> None:
        self._asked += 1
        self._counted = (0, 0)
        self._set(loading=True, link=Link.ASKING, progress=(0, 0), theirs=None, **parts)
        self._look.start()
        self._tasks.queue("goods.ours", self._count, self._not_counted)
        self._tasks.queue("goods.theirs", self._ask, self.failed.emit)

    async def _count(self) -> None:
        asked, span = self._asked, self.span()

        def told(done: int, of: int) -> None:
            if asked == self._asked:
                self._counted = (done, of)

        try:
            found = await self._desk.ours(span.first, span.last, told)
        except Stopped:
            return
        if asked == self._asked:
            self._look.stop()
            self._set(ours=found, loading=False)
            self._arrange()

    async def _ask(self) -> None:
        asked, span = self._asked, self.span()
        link, found = Link.ASKED, None
        try:
            found = await self._desk.theirs(span.first, span.last)
        except (Offline, SessionExpired):
            link = Link.OFFLINE
        except TillError as error:
            link = Link.REFUSED
            if asked == self._asked:
                self.failed.emit(error)
        if asked == self._asked:
            self._set(theirs=found, link=link)
            self._arrange()

    def _arrange(self) -> None:
        """Both sources together, of the shelf chosen, in order."""
        state = self.state
        if state.ours is None:
            return
        if state.theirs is not None:
            pairs = tuple(side_by_side(state.ours, state.theirs))
        else:
            pairs = tuple(SideBySide(row, None) for row in state.ours.rows)
        # What the server alone has sold is of other tills: it stands in the comparison and not among this till's goods.
        mine = [pair for pair in pairs if pair.ours is not None]
        rows = [pair for pair in mine if state.shelf is None or (pair.ours and pair.ours.shelf.id == state.shelf)]
        rows.sort(key=lambda pair: pair.name.casefold())
        if state.sort is not Sort.NAME:
            rows.sort(key=_measure(state.sort), reverse=not state.upward)
        elif not state.upward:
            rows.reverse()
        most = max((pair.ours.amount for pair in rows if pair.ours is not None), default=Decimal(0))
        self._set(pairs=pairs, rows=tuple(rows), most=most)

    def _show_progress(self) -> None:
        if self._counted != self.state.progress:
            self._set(progress=self._counted)

    def _offer(self) -> Offer:
        about = tr("Усі товари зі списку: продано, повернено, разом, дані сервера й різниця, одним файлом.")
        return Offer(tr("Експорт продажів товарів"), about, tr("Продажі товарів"), self._table)

    async def _table(self) -> Table:
        state, span = self.state, self.span()
        assert state.ours is not None
        place = self._station.need_place()
        return await asyncio.to_thread(goods_table, state.rows, place, span, with_server=state.theirs is not None)

    def _not_counted(self, error: Exception) -> None:
        self._look.stop()
        self._set(loading=False)
        self.failed.emit(error)

    def _set(self, **parts: object) -> None:
        self.state = replace(self.state, **parts)  # type: ignore[arg-type]
        self.changed.emit()


def key_of(pair: SideBySide) -> str:
    """What a row is known by."""
    return pair.ours.key if pair.ours is not None else pair.theirs.product_id if pair.theirs is not None else ""


def _measure(sort: Sort) -> Callable[[SideBySide], Decimal]:
    def of(pair: SideBySide) -> Decimal:
        row = pair.ours or GoodsRow("", "", "")
        match sort:
            case Sort.QUANTITY:
                return row.quantity
            case Sort.BACK:
                return row.back_amount
            case Sort.DIFFERENCE:
                return abs(pair.difference or Decimal(0))
            case _:
                return row.amount

    return of
