"""The receipts of this till: a page of them by period, kind and words, one of them opened, printed again."""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import date, datetime, time, timedelta
from enum import StrEnum

from PySide6.QtCore import QObject, Signal

from app.clock import KYIV, Clock, local
from app.domain.document import DocumentKind, JournalEntry
from app.services.journal import Journal
from app.services.station import Station
from ui.tasks import Tasks

#: Rows read at a time; more are read as the list is scrolled to its end.
PAGE = 100


class Period(StrEnum):
    """Which days the list covers."""

    SHIFT = "shift"
    TODAY = "today"
    DAY = "day"


class Kind(StrEnum):
    """Which documents the list holds."""

    ALL = "all"
    SALES = "sales"
    REFUNDS = "refunds"
    SERVICE = "service"


KINDS: dict[Kind, tuple[DocumentKind, ...] | None] = {
    Kind.ALL: None,
    Kind.SALES: (DocumentKind.SALE,),
    Kind.REFUNDS: (DocumentKind.REFUND, DocumentKind.CANCEL),
    Kind.SERVICE: (DocumentKind.SERVICE_INPUT, DocumentKind.SERVICE_OUTPUT, DocumentKind.CASH_ISSUE),
}


@dataclass(frozen=True, slots=True)
class JournalState:
    """What the journal page shows. `of_shift` counts the open shift's documents, `more` tells of older rows unread,
    `day` is the one chosen for `Period.DAY`."""

    entries: tuple[JournalEntry, ...] = ()
    selected: str | None = None
    period: Period = Period.SHIFT
    day: date | None = None
    kind: Kind = Kind.ALL
    search: str = ""
    of_shift: int = 0
    has_shift: bool = False
    more: bool = False
    loading: bool = True

    @property
    def entry(self) -> JournalEntry | None:
        """The entry whose details are shown."""
        return next((entry for entry in self.entries if entry.document.id == self.selected), None)

    @property
    def place(self) -> int:
        """The row of that entry, -1 for none."""
        return next((n for n, entry in enumerate(self.entries) if entry.document.id == self.selected), -1)


class JournalPresenter(QObject):
    """Signals: `changed`; `reprinted` carries the `Document` a copy of which went to the printer; `failed` an error."""

    changed = Signal()
    reprinted = Signal(object)
    failed = Signal(object)

    def __init__(self, journal: Journal, station: Station, clock: Clock, tasks: Tasks) -> None:
        super().__init__()
        self._journal = journal
        self._station = station
        self._clock = clock
        self._tasks = tasks
        self._open = False
        self._asked = 0
        self.state = JournalState()
        journal.changed.connect(lambda _: self._on_change())

    def open(self) -> None:
        """The page comes up: reads it, and keeps it fresh until `close`."""
        self._open = True
        has_shift = self._station.shift is not None
        period = self.state.period
        if period is Period.SHIFT and not has_shift:
            period = Period.TODAY
        self._ask(period=period, has_shift=has_shift)

    def close(self) -> None:
        """The page is left. What was chosen on it stays."""
        self._open = False

    def show_document(self, document_id: str) -> None:
        """Opens the page at one document of this shift."""
        period = Period.SHIFT if self._station.shift is not None else Period.TODAY
        self.state = replace(self.state, period=period, kind=Kind.ALL, search="", selected=document_id)
        self.open()

    def choose_period(self, period: Period) -> None:
        self._ask(period=period, has_shift=self._station.shift is not None)

    def choose_day(self, day: date) -> None:
        self._ask(period=Period.DAY, day=day)

    def choose_kind(self, kind: Kind) -> None:
        self._ask(kind=kind)

    def search(self, text: str) -> None:
        """Finds by number, sum, goods or fiscal number; the newest question wins whatever answers come late."""
        if text.strip() != self.state.search:
            self._ask(search=text.strip())

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

    def today(self) -> date:
        """The day on the shop's wall, for the calendar."""
        return local(self._clock.now()).date()

    def _on_change(self) -> None:
        if self._open:
            self._ask()

    def _ask(self, **parts: object) -> None:
        """Shows the new choice at once and its rows when they come."""
        if parts:
            self._set(loading=True, **parts)
        self._asked += 1
        asked, state = self._asked, self.state
        limit = PAGE if parts else max(PAGE, len(state.entries))

        async def read() -> None:
            entries = await self._rows(state, limit + 1, 0)
            shift = self._station.shift
            of_shift = await self._journal.count(shift.id) if shift is not None else 0
            if asked == self._asked:
                self._show(entries, limit, of_shift)

        self._tasks.queue("journal.read", read, self._not_read)

    def _show(self, entries: list[JournalEntry], limit: int, of_shift: int) -> None:
        kept = tuple(entries[:limit])
        ids = {entry.document.id for entry in kept}
        selected = self.state.selected if self.state.selected in ids else None
        self._set(
            entries=kept,
            more=len(entries) > limit,
            of_shift=of_shift,
            selected=selected or (kept[0].document.id if kept else None),
            loading=False,
        )

    async def _read_more(self) -> None:
        asked, state = self._asked, self.state
        found = await self._rows(state, PAGE + 1, len(state.entries))
        if asked == self._asked:
            self._set(entries=(*state.entries, *found[:PAGE]), more=len(found) > PAGE)

    async def _rows(self, state: JournalState, limit: int, offset: int) -> list[JournalEntry]:
        shift = self._station.shift
        since, until = self._bounds(state)
        return await self._journal.entries(
            shift_id=shift.id if state.period is Period.SHIFT and shift is not None else None,
            since=since,
            until=until,
            search=state.search,
            kind=KINDS[state.kind],
            limit=limit,
            offset=offset,
        )

    def _bounds(self, state: JournalState) -> tuple[datetime | None, datetime | None]:
        if state.period is Period.SHIFT and self._station.shift is not None:
            return None, None
        day = (state.day if state.period is Period.DAY else None) or self.today()
        return _midnight(day), _midnight(day + timedelta(days=1))

    def _not_read(self, error: Exception) -> None:
        self._set(loading=False)
        self.failed.emit(error)

    def _set(self, **parts: object) -> None:
        self.state = replace(self.state, **parts)  # type: ignore[arg-type]
        self.changed.emit()


def _midnight(day: date) -> datetime:
    """The moment the shop's day begins."""
    return datetime.combine(day, time(), KYIV)
