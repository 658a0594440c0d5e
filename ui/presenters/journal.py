"""The receipts of this till and of the server in one list: by period, filters and words, one of them opened."""

from __future__ import annotations

import asyncio
from dataclasses import dataclass, replace
from datetime import date, datetime, timedelta
from enum import StrEnum

from PySide6.QtCore import QObject, QTimer, Signal

from app.clock import Clock, local, midnight
from app.domain.cashier import Right
from app.domain.document import DocumentKind, JournalEntry
from app.domain.journal import Asked, Cursor, Standing
from app.domain.payment import PaymentMeans
from app.domain.table import Table
from app.errors import Offline, SessionExpired, TillError
from app.services.journal import Journal
from app.services.station import Station
from ui.i18n import tr
from ui.journal_table import journal_table
from ui.presenters.export import ExportPresenter, Offer
from ui.tasks import Tasks

#: Rows read at a time; more are read as the list is scrolled to its end.
PAGE = 50
#: The task that begins a refund; it may wait for the server for seconds.
BEGIN = "refund.begin"
#: The server is asked for what is searched once nobody has typed for so long (ms).
PAUSE = 500


class Period(StrEnum):
    """Which days the list covers."""

    SHIFT = "shift"
    TODAY = "today"
    DAY = "day"
    ALL = "all"


class Link(StrEnum):
    """What the server said to the list in front."""

    UNASKED = "unasked"  # the till's own shift: there is nothing to ask
    ASKING = "asking"
    ASKED = "asked"
    OFFLINE = "offline"  # what is known here is all there is to show
    REFUSED = "refused"  # it answered, and not with what was asked for


class Kind(StrEnum):
    """Which documents the list holds."""

    ALL = "all"
    SALES = "sales"
    REFUNDS = "refunds"
    SERVICE = "service"


KINDS: dict[Kind, tuple[DocumentKind, ...]] = {
    Kind.ALL: (),
    Kind.SALES: (DocumentKind.SALE,),
    Kind.REFUNDS: (DocumentKind.REFUND, DocumentKind.CANCEL),
    Kind.SERVICE: (DocumentKind.SERVICE_INPUT, DocumentKind.SERVICE_OUTPUT, DocumentKind.CASH_ISSUE),
}


@dataclass(frozen=True, slots=True)
class JournalState:
    """What the journal page shows. `of_shift` counts the open shift's documents, `after` is where older rows unread
    begin, `day` is the one chosen for `Period.DAY`; `means`, `standing` and `cashier` narrow the list where set;
    `asking` while a refund is about to begin."""

    entries: tuple[JournalEntry, ...] = ()
    selected: str | None = None
    period: Period = Period.SHIFT
    day: date | None = None
    kind: Kind = Kind.ALL
    means: PaymentMeans | None = None
    standing: Standing | None = None
    cashier: str = ""
    cashiers: tuple[str, ...] = ()
    search: str = ""
    of_shift: int = 0
    has_shift: bool = False
    after: Cursor | None = None
    loading: bool = True
    asking: bool = False
    link: Link = Link.UNASKED

    @property
    def more(self) -> bool:
        """Older rows are still unread."""
        return self.after is not None

    @property
    def filtered(self) -> bool:
        """Something but the days narrows the list."""
        return self.kind is not Kind.ALL or bool(self.search or self.cashier or self.standing or self.means is not None)

    @property
    def entry(self) -> JournalEntry | None:
        """The entry whose details are shown."""
        return next((entry for entry in self.entries if entry.document.id == self.selected), None)

    @property
    def place(self) -> int:
        """The row of that entry, -1 for none."""
        return next((n for n, entry in enumerate(self.entries) if entry.document.id == self.selected), -1)


class JournalPresenter(QObject):
    """Signals: `changed`; `reprinted` carries the `Document` a copy of which went to the printer; `refund_requested`
    the id of the sale to return; `goods_refund_requested` without one; `link_requested` the entry whose fiscal link is
    to be shown, `payments_requested` the one whose payments the server is to be asked for,
    `paper_requested` the one whose slip is to be looked at; `failed` an error."""

    changed = Signal()
    reprinted = Signal(object)
    refund_requested = Signal(str)
    goods_refund_requested = Signal()
    link_requested = Signal(object)
    payments_requested = Signal(object)
    paper_requested = Signal(object)
    failed = Signal(object)

    def __init__(self, journal: Journal, station: Station, clock: Clock, tasks: Tasks) -> None:
        super().__init__()
        self._journal = journal
        self._station = station
        self._clock = clock
        self._tasks = tasks
        self._open = False
        self._asked, self._limit = 0, PAGE
        self._reading = self._names_wanted = False
        self._pause = QTimer(self, singleShot=True, interval=PAUSE)
        self._pause.timeout.connect(self._look)
        self.state = JournalState()
        self.export = ExportPresenter("journal", self._offer, clock, tasks)
        tasks.busy_changed.connect(self._on_busy)
        journal.changed.connect(lambda _: self._on_change())

    def open(self) -> None:
        """The page comes up: reads it, and keeps it fresh until `close`."""
        self._open = True
        has_shift = self._station.shift is not None
        period = self.state.period
        if period is Period.SHIFT and not has_shift:
            period = Period.TODAY
        self._ask(period=period, has_shift=has_shift)
        self._look()

    def close(self) -> None:
        """The page is left. What was chosen on it stays."""
        self._open = False
        self._pause.stop()

    def show_document(self, document_id: str) -> None:
        """Opens the page at one document of this shift."""
        period = Period.SHIFT if self._station.shift is not None else Period.TODAY
        self._show_at(period, document_id, "")
        self.open()

    def show_receipt(self, entry: JournalEntry) -> None:
        """Opens the page at any receipt, however old and whoever's, found by its mark: it may be many pages back."""
        shift = self._station.shift
        ours = shift is not None and entry.document.shift_id == shift.id
        self._show_at(Period.SHIFT if ours else Period.ALL, entry.document.id, entry.document.mark)
        self.open()

    def choose_period(self, period: Period) -> None:
        self._ask(period=period, has_shift=self._station.shift is not None)
        self._look()

    def choose_day(self, day: date) -> None:
        self._ask(period=Period.DAY, day=day)
        self._look()

    def choose_kind(self, kind: Kind) -> None:
        self._ask(kind=kind)

    def choose_means(self, means: PaymentMeans | None) -> None:
        self._ask(means=means)

    def choose_standing(self, standing: Standing | None) -> None:
        self._ask(standing=standing)

    def choose_cashier(self, name: str) -> None:
        """Receipts of one person; "" of everybody."""
        self._ask(cashier=name)

    def clear_filters(self) -> None:
        """Everything of the days chosen again."""
        self._ask(kind=Kind.ALL, means=None, standing=None, cashier="", search="")

    def search(self, text: str) -> None:
        """Finds by number, sum, goods or fiscal number; the newest question wins whatever answers come late."""
        if text.strip() != self.state.search:
            self._ask(search=text.strip())
            self._pause.start()

    def _offer(self) -> Offer:
        about = tr("Усі чеки зі списку, з тими самими днями й фільтрами, одним файлом.")
        return Offer(tr("Експорт чеків"), about, tr("Чеки"), self._everything)

    async def _everything(self) -> Table:
        """All rows of the list as it is filtered now, read to its end."""
        self._station.need_cashier(Right.REPORTS)
        asking = self._asking(self.state)
        page = await self._journal.page(asking, PAGE)
        found = list(page.entries)
        while page.after is not None:
            page = await self._journal.page(asking, PAGE, page.after)
            found += page.entries
        return await asyncio.to_thread(journal_table, found)

    def select(self, document_id: str) -> None:
        if document_id != self.state.selected:
            self._set(selected=document_id)

    def move_selection(self, by: int) -> None:
        """The row above or below, by the arrow keys."""
        if self.state.entries:
            last = len(self.state.entries) - 1
            self.select(self.state.entries[min(max(self.state.place + by, 0), last)].document.id)

    def load_more(self) -> None:
        """Reads the next older rows, if there are any."""
        if self.state.more:
            self._tasks.start("journal.more", self._read_more, self.failed.emit)

    def reprint(self) -> None:
        """Sends a КОПІЯ of the open document to the printer; a second tap while it is queued is dropped."""
        entry = self.state.entry
        if entry is None:
            return

        async def print_copy() -> None:
            if await self._journal.reprint(entry.document.id) is not None:
                self.reprinted.emit(entry.document)

        self._tasks.start("journal.reprint", print_copy, self.failed.emit)

    def refund(self) -> None:
        """The open receipt is brought back: asks for the page of refunds."""
        entry = self.state.entry
        if entry is not None:
            self.refund_requested.emit(entry.document.id)

    def refund_goods(self) -> None:
        """Goods are brought back whose receipt is lost."""
        self.goods_refund_requested.emit()

    def show_link(self) -> None:
        """The fiscal link of the open receipt is wanted."""
        if self.state.entry is not None:
            self.link_requested.emit(self.state.entry)

    def show_payments(self) -> None:
        """What the server knows of the payments of the open receipt is wanted."""
        if self.state.entry is not None:
            self.payments_requested.emit(self.state.entry)

    def today(self) -> date:
        """The day on the shop's wall, for the calendar."""
        return local(self._clock.now()).date()

    def _on_busy(self, name: str, busy: bool) -> None:
        """What went back of a receipt elsewhere is being asked: the button that asked shows it."""
        if name == BEGIN:
            self._set(asking=busy)

    def _on_change(self) -> None:
        if self._open:
            self._ask()

    def _ask(self, **parts: object) -> None:
        """Shows the new choice at once and its rows when they come."""
        if parts:
            self._set(loading=True, **parts)
        self._asked += 1
        self._limit = PAGE if parts else max(PAGE, len(self.state.entries))
        self._names_wanted |= "has_shift" in parts
        if not self._reading:
            self._reading = True
            self._tasks.queue("journal.read", self._read, self._not_read)

    async def _read(self) -> None:
        """One look at a time: of questions asked meanwhile only the newest is answered."""
        try:
            while True:
                asked, limit, asking = self._asked, self._limit, self._asking(self.state)
                page = await self._journal.page(asking, limit)
                shift = self._station.shift
                of_shift = await self._journal.count(shift.id) if shift is not None else 0
                cashiers = self.state.cashiers
                if self._names_wanted:
                    cashiers, self._names_wanted = tuple(await self._journal.cashiers()), False
                if asked == self._asked:
                    self._show(page.entries, page.after, of_shift, cashiers)
                    return
        finally:
            self._reading = False

    def _look(self) -> None:
        """Asks the server for what the list could hold; what is known here is shown meanwhile."""
        state = self.state
        if not self._open:
            return
        if state.period is Period.SHIFT:
            self._set(link=Link.UNASKED)
            return
        asking = self._asking(state)

        async def look() -> None:
            try:
                new = await self._journal.look(asking)
            except (Offline, SessionExpired):
                self._looked(asking, Link.OFFLINE)
                return
            except TillError as error:
                if self._looked(asking, Link.REFUSED) and self._open:
                    self.failed.emit(error)
                return
            self._looked(asking, Link.ASKED)
            if new and self._open:
                self._ask()

        self._set(link=Link.ASKING)
        self._tasks.queue("journal.server", look, self.failed.emit)

    def _looked(self, asking: Asked, link: Link) -> bool:
        """False for an answer to an older question: it says nothing about the list in front."""
        now = self._asking(self.state)
        if (now.since, now.until, now.search) != (asking.since, asking.until, asking.search):
            return False
        self._set(link=link)
        return True

    def _show(
        self, entries: tuple[JournalEntry, ...], after: Cursor | None, of_shift: int, cashiers: tuple[str, ...]
    ) -> None:
        ids = {entry.document.id for entry in entries}
        selected = self.state.selected if self.state.selected in ids else None
        self._set(
            entries=entries,
            after=after,
            of_shift=of_shift,
            cashiers=cashiers,
            selected=selected or (entries[0].document.id if entries else None),
            loading=False,
        )

    async def _read_more(self) -> None:
        asked, state = self._asked, self.state
        page = await self._journal.page(self._asking(state), PAGE, state.after)
        if asked == self._asked:
            self._set(entries=(*state.entries, *page.entries), after=page.after)

    def _asking(self, state: JournalState) -> Asked:
        shift = self._station.shift
        since, until = self._bounds(state)
        return Asked(
            shift_id=shift.id if state.period is Period.SHIFT and shift is not None else None,
            since=since,
            until=until,
            search=state.search,
            kinds=KINDS[state.kind],
            means=state.means,
            cashier=state.cashier,
            standing=state.standing,
        )

    def _show_at(self, period: Period, document_id: str, search: str) -> None:
        self.state = replace(
            self.state,
            period=period,
            kind=Kind.ALL,
            means=None,
            standing=None,
            cashier="",
            search=search,
            selected=document_id,
        )

    def _bounds(self, state: JournalState) -> tuple[datetime | None, datetime | None]:
        if state.period is Period.ALL or (state.period is Period.SHIFT and self._station.shift is not None):
            return None, None
        day = (state.day if state.period is Period.DAY else None) or self.today()
        return midnight(day), midnight(day + timedelta(days=1))

    def _not_read(self, error: Exception) -> None:
        self._set(loading=False)
        self.failed.emit(error)

    def _set(self, **parts: object) -> None:
        self.state = replace(self.state, **parts)  # type: ignore[arg-type]
        self.changed.emit()
