"""Z-reports: the list by days, shop, terminal and cashier, one of them opened as paper or beside the till's figures."""

from __future__ import annotations

import asyncio
from dataclasses import dataclass, field, replace
from datetime import date, timedelta
from pathlib import Path
from typing import Protocol

from PySide6.QtCore import QObject, Signal

from app.clock import Clock, local, midnight
from app.domain.table import Table
from app.domain.zcompare import Comparison
from app.domain.zreport import ZAsked, ZChoices, ZCursor, ZPaper, ZRow, ZTotals
from app.errors import Offline, SessionExpired, TillError
from app.services.station import Station
from app.services.zreports import ZDesk
from ui.i18n import tr
from ui.presenters.days import Days, Span, span_of
from ui.presenters.export import ExportPresenter, Offer
from ui.presenters.journal import Link
from ui.slip_files import FileKind
from ui.tasks import Tasks
from ui.z_tables import details_table, list_table

#: Rows read at a time; more are read as the list is scrolled to its end.
PAGE = 50


@dataclass(frozen=True, slots=True)
class ZState:
    """What the page shows. `shop` None is every shop of the account; `cashier` is (id, name), (None, "") for all.
    `progress` is how many reports have come, of how many the server says; `unreadable` of its rows nobody could read.
    `picture` is the copy of the chosen one as it would be printed."""

    rows: tuple[ZRow, ...] = ()
    after: ZCursor | None = None
    totals: ZTotals = field(default_factory=ZTotals)
    choices: ZChoices = field(default_factory=ZChoices)
    days: Days = Days.MONTH
    chosen: Span | None = None
    shop: int | None = None
    terminal: int | None = None
    cashier: tuple[int | None, str] = (None, "")
    selected: int | None = None
    comparison: Comparison | None = None
    picture: bytes = b""
    figures: bool = False
    loading: bool = True
    link: Link = Link.UNASKED
    progress: tuple[int, int | None] = (0, None)
    unreadable: int = 0

    @property
    def row(self) -> ZRow | None:
        """The row whose details are shown."""
        return next((row for row in self.rows if row.report.id == self.selected), None)

    @property
    def filtered(self) -> bool:
        """Something but the days and the shop narrows the list."""
        return self.terminal is not None or self.cashier != (None, "")


class Paper(Protocol):
    """What makes the copy of a report: `ui.slips.Slips`."""

    def z_picture(self, paper: ZPaper) -> bytes:
        """Off the window's thread."""
        ...

    async def save_z(self, paper: ZPaper, name: str, kind: FileKind) -> Path:
        """A new file among the person's own. Raises `FileFault`."""
        ...


class ZPresenter(QObject):
    """Signals: `changed`; `printed` when a copy went to the printer; `saved` with the name of the file it became;
    `paper_requested` with the `ZPaper` to be looked at and its name; `failed` an error."""

    changed = Signal()
    printed = Signal()
    saved = Signal(str)
    paper_requested = Signal(object, str)
    failed = Signal(object)

    def __init__(self, desk: ZDesk, station: Station, paper: Paper, clock: Clock, tasks: Tasks) -> None:
        super().__init__()
        self._desk = desk
        self._station = station
        self._paper = paper
        self._clock = clock
        self._tasks = tasks
        self._asked = 0
        #: The shop this till stands in.
        self.own_shop = -1
        self.state = ZState()
        self.export = ExportPresenter("z_list", self._offer_list, clock, tasks)
        self.details_export = ExportPresenter("z_report", self._offer_details, clock, tasks)

    def open(self) -> None:
        """The page comes up: what is kept is shown at once, and the server is asked for what is new."""
        place = self._station.need_place()
        if self.own_shop != place.shop_id:
            self.own_shop = place.shop_id
            self.state = replace(self.state, shop=place.shop_id, terminal=None, cashier=(None, ""))
        self._choose()

    def choose_days(self, days: Days, chosen: Span | None = None) -> None:
        self._choose(days=days, chosen=chosen)

    def choose_shop(self, shop: int | None) -> None:
        self._choose(shop=shop, terminal=None, cashier=(None, ""))

    def choose_terminal(self, terminal: int | None) -> None:
        self._choose(terminal=terminal)

    def choose_cashier(self, key: int | None, name: str) -> None:
        self._choose(cashier=(key, name))

    def clear_filters(self) -> None:
        """Every report of the days chosen."""
        self._choose(terminal=None, cashier=(None, ""))

    def ask_again(self) -> None:
        """The server may be there again."""
        self._choose()

    def select(self, report_id: int) -> None:
        if report_id != self.state.selected:
            self._set(selected=report_id)
            self._open_selected()

    def move_selection(self, by: int) -> None:
        """The row above or below, by the arrow keys."""
        ids = [row.report.id for row in self.state.rows]
        if ids:
            at = ids.index(self.state.selected) if self.state.selected in ids else 0
            self.select(ids[min(max(at + by, 0), len(ids) - 1)])

    def show_figures(self, on: bool) -> None:
        """The chosen report beside the till's own figures, or as paper."""
        self._set(figures=on)

    def load_more(self) -> None:
        """Reads the next older rows, if there are any."""
        if self.state.after is not None:
            self._tasks.start("z.more", self._read_more, self.failed.emit)

    def print_copy(self) -> None:
        """Sends a КОПІЯ of the open report to the printer; a second tap while it is queued is dropped."""
        row = self.state.row
        if row is None:
            return

        async def queue() -> None:
            await self._desk.print_copy(_paper(row))
            self.printed.emit()

        self._tasks.start("z.print", queue, self.failed.emit)

    def show_paper(self) -> None:
        """The copy, larger: to be read, printed and saved."""
        if self.state.row is not None:
            self.paper_requested.emit(_paper(self.state.row), _name(self.state.row))

    def save_copy(self, kind: str) -> None:
        """The copy as a file, "pdf" or "png", among the person's documents."""
        row = self.state.row
        if row is None:
            return

        async def save() -> None:
            made = await self._paper.save_z(_paper(row), _name(row), FileKind(kind))
            self.saved.emit(made.name)

        self._tasks.start("z.save", save, self.failed.emit)

    def today(self) -> date:
        """The day on the shop's wall."""
        return local(self._clock.now()).date()

    def span(self) -> Span:
        """The days the list covers."""
        return span_of(self.state.days, self.today(), self.state.chosen)

    # ------------------------------------------------------------------ inside

    def _asking(self) -> ZAsked:
        span, state = self.span(), self.state
        key, name = state.cashier
        return ZAsked(
            midnight(span.first), midnight(span.last + timedelta(days=1)), state.shop, state.terminal, key, name
        )

    def _choose(self, **parts: object) -> None:
        """Shows the new choice at once, what is kept of it as it is read, and what the server adds as it comes."""
        self._set(loading=True, link=Link.ASKING, progress=(0, None), unreadable=0, **parts)
        self._asked += 1
        self._tasks.queue("z.read", self._read, self._not_read)
        self._tasks.queue("z.learn", self._learn, self._not_read)

    async def _read(self) -> None:
        asked, asking = self._asked, self._asking()
        page = await self._desk.page(asking, max(PAGE, len(self.state.rows)))
        totals, choices = await self._desk.totals(asking), await self._desk.choices()
        if asked != self._asked:
            return
        ids = {row.report.id for row in page.rows}
        selected = self.state.selected if self.state.selected in ids else None
        first = page.rows[0].report.id if page.rows else None
        before = self.state.selected
        self._set(
            rows=page.rows,
            after=page.after,
            totals=totals,
            choices=choices,
            selected=selected or first,
            loading=False,
        )
        if self.state.selected != before or self.state.comparison is None:
            self._open_selected()

    async def _learn(self) -> None:
        asked, asking = self._asked, self._asking()

        def told(done: int, of: int | None) -> None:
            if asked == self._asked:
                self._set(progress=(done, of))

        link = Link.ASKED
        new = 0
        try:
            new = await self._desk.learn(asking, told)
        except (Offline, SessionExpired):
            link = Link.OFFLINE
        except TillError as error:
            link = Link.REFUSED
            if asked == self._asked:
                self.failed.emit(error)
        if asked == self._asked and (new or link is not Link.ASKED):
            await self._read()
        if asked == self._asked:
            self._set(link=link, unreadable=self._desk.unreadable if link is Link.ASKED else 0)

    async def _read_more(self) -> None:
        asked, state = self._asked, self.state
        page = await self._desk.page(self._asking(), PAGE, state.after)
        if asked == self._asked:
            self._set(rows=(*state.rows, *page.rows), after=page.after)

    def _open_selected(self) -> None:
        self._set(comparison=None, picture=b"")
        if self.state.row is not None:
            self._tasks.queue("z.open", self._read_selected, self.failed.emit)

    async def _read_selected(self) -> None:
        row = self.state.row
        if row is None:
            return
        picture = await asyncio.to_thread(self._paper.z_picture, _paper(row))
        if self.state.selected == row.report.id:
            self._set(picture=picture)
        found = await self._desk.compare(row.report)
        if self.state.selected == row.report.id:
            self._set(comparison=found)

    def _offer_list(self) -> Offer:
        about = tr("Усі Z-звіти зі списку, з тими самими днями й фільтрами, одним файлом.")
        return Offer(tr("Експорт Z-звітів"), about, tr("Z-звіти"), self._list)

    def _offer_details(self) -> Offer:
        row = self.state.row
        about = tr("Показники Z-звіту: на сервері, на цій касі й різниця.")
        return Offer(tr("Експорт Z-звіту"), about, _name(row) if row is not None else tr("Z-звіт"), self._details)

    async def _list(self) -> Table:
        asking, span = self._asking(), self.span()
        rows = await self._desk.everything(asking)
        place = self._station.need_place()
        return await asyncio.to_thread(list_table, rows, place, span)

    async def _details(self) -> Table:
        row = self.state.row
        assert row is not None
        found = self.state.comparison or await self._desk.compare(row.report)
        return await asyncio.to_thread(details_table, row, found, self._station.need_place())

    def _not_read(self, error: Exception) -> None:
        self._set(loading=False)
        self.failed.emit(error)

    def _set(self, **parts: object) -> None:
        self.state = replace(self.state, **parts)  # type: ignore[arg-type]
        self.changed.emit()


def _name(row: ZRow) -> str:
    """What its files are called."""
    return tr("Z-звіт {number}", number=row.report.fiscal_number or str(row.report.id))


def _paper(row: ZRow) -> ZPaper:
    return ZPaper(row.report, row.own.number if row.own is not None else None)
