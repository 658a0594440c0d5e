"""Who did what: the entries of the audit by filters, one of them opened, the chain's check, the head of a slip."""

from __future__ import annotations

import asyncio
from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import date, datetime, time, timedelta

from PySide6.QtCore import QObject, QTimer, Signal

from app.clock import KYIV, Clock, local
from app.domain.audit_log import AuditAsked, AuditEntry, ChainState, head_signs
from app.domain.csv_cell import Cell
from app.domain.table import Table
from app.services.audit_desk import AuditDesk
from ui.audit_table import audit_cells, audit_table
from ui.audit_words import deed_groups
from ui.i18n import tr
from ui.presenters.export import ExportPresenter, Offer
from ui.tasks import Tasks

#: Entries read at a time; more are read as the list is scrolled to its end.
PAGE = 60
#: What is typed is looked for once nobody has typed for so long (ms).
PAUSE = 350
#: A number of a receipt has no more digits; what is longer is a head.
_NUMBER = 9


@dataclass(frozen=True, slots=True)
class AuditState:
    """What the page shows. `before` is where older entries unread begin; `checking` while the chain is walked, `chain`
    how far that came; `sought` when the head of a slip was looked for, and `head` the entry it is of (None: of none).
    """

    entries: tuple[AuditEntry, ...] = ()
    selected: int | None = None
    who: str = ""
    people: tuple[str, ...] = ()
    group: str = ""
    since: date | None = None
    until: date | None = None
    allowed: bool = False
    search: str = ""
    before: int | None = None
    loading: bool = True
    checking: bool = False
    chain: ChainState | None = None
    sought: bool = False
    head: AuditEntry | None = None

    @property
    def filtered(self) -> bool:
        """Something narrows the list."""
        return bool(self.who or self.group or self.since or self.until or self.allowed or self.search)

    @property
    def entry(self) -> AuditEntry | None:
        """The entry whose facts are shown."""
        return next((one for one in self.entries if one.seq == self.selected), None)


class AuditPresenter(QObject):
    """Signals: `opened` (who asked may read it: the page is wanted), `left`, `changed`, `failed` with an error."""

    opened = Signal()
    left = Signal()
    changed = Signal()
    failed = Signal(object)

    def __init__(self, desk: AuditDesk, clock: Clock, tasks: Tasks) -> None:
        super().__init__()
        self._desk = desk
        self._clock = clock
        self._tasks = tasks
        self._open = False
        self._asked = 0
        self._pause = QTimer(self, singleShot=True, interval=PAUSE)
        self._pause.timeout.connect(self._look)
        self.state = AuditState()
        self.export = ExportPresenter("audit", self._offer, clock, tasks)

    # ---------------------------------------------------------------- coming and going

    def request(self) -> None:
        """«Журнал дій»: for who may read it, and for others with a senior's leave."""
        self._tasks.start("audit.open", self._begin, self.failed.emit)

    def enter(self) -> None:
        """The page comes up. Come back to without leave it is empty: its rows are asked for again, and with them the
        right."""
        self._open = True
        self._read_anew()

    def leave(self) -> None:
        """The page is left: nothing of it stays."""
        self._open = False
        self._pause.stop()
        self._desk.close()
        self.state = AuditState()

    def back(self) -> None:
        self.left.emit()

    # ---------------------------------------------------------------- what is looked for

    def choose_who(self, name: str) -> None:
        """Entries of one person; "" of everybody."""
        self._narrow(who=name)

    def choose_group(self, key: str) -> None:
        """One group of `deed_groups`; "" all."""
        self._narrow(group=key)

    def choose_since(self, day: date | None) -> None:
        """From this day on."""
        until = self.state.until
        self._narrow(since=day, until=day if day and until and until < day else until)

    def choose_until(self, day: date | None) -> None:
        """Up to this day, with it."""
        since = self.state.since
        self._narrow(until=day, since=day if day and since and since > day else since)

    def only_allowed(self, on: bool) -> None:
        """Only what a senior allowed."""
        self._narrow(allowed=on)

    def clear_filters(self) -> None:
        self._narrow(who="", group="", since=None, until=None, allowed=False, search="")

    def search(self, text: str) -> None:
        """The number of a receipt, or the head printed on a shift's slip."""
        if text.strip() != self.state.search:
            self.state = replace(self.state, search=text.strip())
            self._pause.start()

    def select(self, seq: int) -> None:
        if seq != self.state.selected:
            self._set(selected=seq)

    def move(self, by: int) -> None:
        """The row above or below, by the arrow keys."""
        rows = [one.seq for one in self.state.entries]
        if rows:
            now = rows.index(self.state.selected) if self.state.selected in rows else 0
            self.select(rows[min(max(now + by, 0), len(rows) - 1)])

    def load_more(self) -> None:
        """Reads the next older entries, if there are any."""
        if self.state.before is not None:
            self._tasks.start("audit.more", self._read_more, self.failed.emit)

    def check(self) -> None:
        """«Перевірити ланцюжок»."""
        self._tasks.start("audit.check", self._check, self._not_checked)

    def _offer(self) -> Offer:
        about = tr("Усі записи зі списку, з тими самими фільтрами, одним файлом. Це теж буде в журналі.")
        return Offer(tr("Експорт журналу дій"), about, tr("Журнал дій"), self._everything)

    async def _everything(self) -> Table:
        """All entries of the list as it is narrowed now."""
        rows: list[Sequence[Cell]] = []
        async for entries in self._desk.all(self.asking):
            rows += await asyncio.to_thread(audit_cells, entries)
        return audit_table(rows)

    def today(self) -> date:
        """The day on the shop's wall, for the calendar."""
        return local(self._clock.now()).date()

    @property
    def asking(self) -> AuditAsked:
        """The question the list answers."""
        state = self.state
        return AuditAsked(
            who=state.who,
            deeds=deed_groups()[state.group][1] if state.group else frozenset(),
            since=_midnight(state.since) if state.since else None,
            until=_midnight(state.until + timedelta(days=1)) if state.until else None,
            number="" if _is_head(state.search) else state.search,
            allowed=state.allowed,
        )

    # ---------------------------------------------------------------- the work behind

    async def _begin(self) -> None:
        people = await self._desk.open()
        self.state = AuditState(people=tuple(people))
        self.opened.emit()

    def _narrow(self, **parts: object) -> None:
        self._set(chain=None, sought=False, head=None, **parts)
        self._read_anew()

    def _look(self) -> None:
        """Somebody stopped typing."""
        if _is_head(self.state.search):
            self._tasks.queue("audit.head", self._find_head, self._not_checked)
        else:
            self._narrow()

    def _read_anew(self) -> None:
        self._asked += 1
        self._tasks.queue("audit.read", self._read, self.failed.emit)

    async def _read(self) -> None:
        """Of questions asked meanwhile only the newest is answered."""
        asked = self._asked
        page = await self._desk.page(self.asking, PAGE)
        if asked == self._asked and self._open:
            first = page.entries[0].seq if page.entries else None
            self._set(entries=page.entries, before=page.before, selected=first, loading=False)

    async def _read_more(self) -> None:
        asked, before = self._asked, self.state.before
        page = await self._desk.page(self.asking, PAGE, before)
        if asked == self._asked and self._open:
            self._set(entries=(*self.state.entries, *page.entries), before=page.before)

    async def _check(self) -> None:
        self._set(checking=True, sought=False, head=None)
        if await self._walk(None):
            self._set(checking=False)

    async def _find_head(self) -> None:
        """Looks the head of a slip up, and walks the chain as far as it: only then what it closes is whole."""
        text = self.state.search
        found = await self._desk.find_head(text)
        if found is None:
            self._set(sought=True, head=None, chain=None)
            return
        self._asked += 1
        page = await self._desk.page(AuditAsked(), PAGE, found.seq + 1)
        self._set(
            entries=page.entries,
            before=page.before,
            selected=found.seq,
            sought=True,
            head=found,
            checking=True,
            loading=False,
            **dict.fromkeys(("who", "group"), ""),
            since=None,
            until=None,
            allowed=False,
        )
        if await self._walk(found.seq):
            self._set(checking=False)

    async def _walk(self, as_far_as: int | None) -> bool:
        """The chain, step by step; False when the page was left meanwhile."""
        async for chain in self._desk.check():
            if not self._open:
                return False
            self._set(chain=chain)
            if as_far_as is not None and chain.seq >= as_far_as:
                break
        return True

    def _not_checked(self, error: Exception) -> None:
        self._set(checking=False, chain=None)
        self.failed.emit(error)

    def _set(self, **parts: object) -> None:
        self.state = replace(self.state, **parts)  # type: ignore[arg-type]
        self.changed.emit()


def _is_head(text: str) -> bool:
    """Whether it is the head of a slip, and not the number of a receipt."""
    plain = "".join(text.split())
    return bool(head_signs(text)) and not (plain.isdecimal() and len(plain) <= _NUMBER)


def _midnight(day: date) -> datetime:
    """The moment the shop's day begins."""
    return datetime.combine(day, time(), KYIV)
