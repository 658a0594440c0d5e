"""The receipts put aside: which there are, which one is looked at, taking it back, joining it, giving it up."""

from __future__ import annotations

from collections.abc import Awaitable, Callable, Sequence
from dataclasses import replace
from datetime import datetime, timedelta

from PySide6.QtCore import QObject, QTimer, Signal

from app.clock import Clock, local
from app.domain.cashier import Cashier
from app.domain.held import Keep
from app.domain.receipt import Receipt, Totals
from app.errors import RuleBroken, TillError
from app.services.deferral import Found
from app.services.held import HeldDesk
from app.services.sale import Sale
from app.services.station import Station
from ui.formats import day_text, duration_text, time_text
from ui.i18n import tr
from ui.tasks import Tasks

#: A buyer who went for the wallet is back by then: the row begins to warn.
LONG = timedelta(minutes=20)
#: Milliseconds between looks at the clock, and at the server, while the page is open.
TICK = 30_000


class HeldPresenter(QObject):
    """Signals: `changed`; `held` when the current receipt was put aside; `resumed` when one of them is the current
    receipt again; `left` to go back to the sale; `handed_requested` to those handed to the fiscal till;
    `age_wanted` a receipt made elsewhere with goods for adults, before it is taken up (`take`);
    `failed` an error. `count` is for the badge of «Відкладені».

    `people` reads who works here, for the names of those who put a receipt aside.
    """

    changed = Signal()
    held = Signal()
    resumed = Signal()
    left = Signal()
    handed_requested = Signal()
    age_wanted = Signal(object)
    paper_requested = Signal(object)
    failed = Signal(object)

    def __init__(
        self,
        desk: HeldDesk,
        sale: Sale,
        station: Station,
        people: Callable[[], Awaitable[Sequence[Cashier]]],
        clock: Clock,
        tasks: Tasks,
    ) -> None:
        super().__init__()
        self._desk = desk
        self._sale = sale
        self._station = station
        self._people = people
        self._clock = clock
        self._tasks = tasks
        self._names: dict[int, str] = {}
        self._here: tuple[Receipt, ...] = ()
        self._all: tuple[Receipt, ...] = ()
        self._found: dict[str, Found] = {}
        self.words = ""
        #: The server could not be asked what is put aside elsewhere.
        self.unasked = False
        self._stale = False
        self.selected: str | None = None
        self.loaded = False
        self._timer = QTimer(self, interval=TICK)
        self._timer.timeout.connect(self._tick)
        sale.held_changed.connect(lambda _: self.load())
        desk.deferral.changed.connect(lambda _: self._list())

    def show_paper(self) -> None:
        """The slip of the receipt looked at is wanted."""
        if self.receipt is not None:
            self.paper_requested.emit(self.receipt)

    # ---------------------------------------------------------------- what is shown

    @property
    def count(self) -> int:
        return len(self._here)

    @property
    def receipts(self) -> tuple[Receipt, ...]:
        """Those the words typed find, oldest first: by name, by who put them aside, by goods and sum."""
        words = self.words.casefold().split()
        return tuple(one for one in self._all if all(word in self._text(one) for word in words)) if words else self._all

    @property
    def on_server(self) -> bool:
        """Whether the server holds what is put aside here, too."""
        return self._desk.deferral.on

    def found(self, receipt: Receipt) -> Found | None:
        """Where the receipt was made, when it was not here."""
        return self._found.get(receipt.id)

    @property
    def everything(self) -> tuple[Receipt, ...]:
        """All of them, whatever words are typed."""
        return self._all

    @property
    def keep(self) -> Keep:
        """For how long they stay aside by the till's setting."""
        return self._station.rules.keep_held

    @property
    def expired_count(self) -> int:
        """How many have stayed aside for longer than the till's setting wants."""
        return sum(self.expired(receipt) for receipt in self._all)

    @property
    def receipt(self) -> Receipt | None:
        """The one looked at."""
        return next((receipt for receipt in self.receipts if receipt.id == self.selected), None)

    @property
    def current(self) -> Receipt:
        """The receipt on the counter, which «Відкласти» is about."""
        return self._sale.receipt

    def totals(self, receipt: Receipt) -> Totals:
        """What it comes to by the rules of today."""
        return receipt.totals(self._station.tax_rules)

    def cashier(self, receipt: Receipt) -> str:
        """Who put it aside, "" when that person works here no more."""
        found = self._found.get(receipt.id)
        if found is not None:
            return found.cashier
        return self._names.get(receipt.cashier_id or 0, "")

    def time(self, receipt: Receipt) -> str:
        """When it was put aside: «14:21»."""
        return time_text(_moment(receipt))

    def day(self, receipt: Receipt) -> str:
        """«21 листопада», "" when it was today."""
        moment = _moment(receipt)
        return "" if local(moment).date() == local(self._clock.now()).date() else day_text(moment)

    def ago(self, receipt: Receipt) -> str:
        """«16 хв тому»; the day when it was not today."""
        passed = max(self._clock.now() - _moment(receipt), timedelta())
        if passed < timedelta(minutes=1):
            return self.day(receipt) or tr("щойно")
        return self.day(receipt) or tr("{time} тому", time=duration_text(passed))

    def long(self, receipt: Receipt) -> bool:
        """It has been waiting for longer than a buyer usually stays away."""
        return self._clock.now() - _moment(receipt) >= LONG

    def expired(self, receipt: Receipt) -> bool:
        """It has stayed aside here for longer than the till's setting wants."""
        return receipt.id not in self._found and self._desk.expired(receipt)

    def targets(self) -> tuple[Receipt, ...]:
        """What the one looked at can be joined to: the receipt on the counter when it has goods, then the others."""
        if self.selected in self._found:
            return ()
        current = (self.current,) if self.current.items else ()
        return (*current, *(one for one in self._all if one.id not in {self.selected, *self._found}))

    @property
    def busy(self) -> bool:
        return any(self._tasks.busy(f"held.{name}") for name in ("resume", "drop", "join", "clear"))

    @property
    def asking(self) -> bool:
        """The server is being asked what is put aside elsewhere."""
        return self._tasks.busy("held.look")

    # ---------------------------------------------------------------- what happens

    def enter(self) -> None:
        """The page is shown."""
        self._timer.start()
        self.load()
        self.look()

    def leave(self) -> None:
        """The page is no longer shown."""
        self._timer.stop()

    def load(self) -> None:
        """Reads them again, as at the start and after each change."""
        self._tasks.queue("held.read", self._read, self.failed.emit)

    def look(self) -> None:
        """Asks the server what is put aside elsewhere; once more behind an answer that is on its way, for that one may
        not know yet what has happened since."""
        self._stale = True
        self._tasks.start("held.look", self._ask)

    def delivered(self) -> None:
        """Something of this till's reached the server: what is looked at may be another's by now."""
        if self._timer.isActive():
            self.look()

    def _tick(self) -> None:
        self.changed.emit()
        self.look()

    async def _ask(self) -> None:
        while self._stale:
            self._stale = False
            try:
                await self._desk.deferral.look()
                self.unasked = False
            except TillError:
                self.unasked = True
            self.changed.emit()

    def may_hold(self) -> bool:
        """Whether the receipt on the counter may be put aside; `failed` with why not. Asked before a name is typed."""
        try:
            self._sale.check_nothing_taken()
        except RuleBroken as error:
            self.failed.emit(error)
            return False
        return True

    def hold(self, name: str) -> None:
        """Puts the current receipt aside."""

        async def work() -> None:
            await self._desk.hold(name)
            self.held.emit()

        self._tasks.start("held.hold", work, self.failed.emit)

    def search(self, words: str) -> None:
        """Shows those the words find; the one looked at is among them, if any is."""
        self.words = words.strip()
        self._show(self._all)

    def select(self, receipt_id: str) -> None:
        if receipt_id != self.selected:
            self.selected = receipt_id
            self.changed.emit()

    def move_selection(self, by: int) -> None:
        """The one above or below, by the arrow keys."""
        ids = [receipt.id for receipt in self.receipts]
        if self.selected in ids:
            self.select(ids[min(max(ids.index(self.selected) + by, 0), len(ids) - 1)])

    def resume(self) -> None:
        """«Повернути в касу»: a second tap while it is being taken is dropped."""
        chosen = self.selected
        if chosen is None:
            return
        found = self._found.get(chosen)
        if found is not None and found.offer.for_adults:
            self.age_wanted.emit(found)
        elif found is not None:
            self.take(found)
        else:
            self._resume(lambda: self._desk.resume(chosen))

    def take(self, found: Found, *, of_age: bool = False) -> None:
        """Takes a receipt made elsewhere onto the counter here."""

        async def work() -> bool:
            return await self._desk.resume(await self._desk.deferral.take_up(found, of_age=of_age))

        self._resume(work)

    def _resume(self, work: Callable[[], Awaitable[bool]]) -> None:
        async def resume() -> None:
            if await work():
                self.resumed.emit()

        self._tasks.start("held.resume", resume, self.failed.emit)

    def join(self, target_id: str) -> None:
        """Puts the goods of the one looked at into another one, or into the receipt on the counter."""
        chosen = self.selected
        if chosen is None:
            return

        async def work() -> None:
            if target_id != self.current.id:
                self.selected = target_id
                await self._desk.join(target_id, chosen)
            elif await self._desk.join_current(chosen):
                self.resumed.emit()

        self._tasks.start("held.join", work, self.failed.emit)

    def drop(self, receipt_id: str, reason: str) -> None:
        """Gives it up, for a reason. A senior is asked where the cashier may not."""
        self._tasks.start("held.drop", lambda: self._desk.drop(receipt_id, reason), self.failed.emit)

    def clear_expired(self) -> None:
        """Gives up all that have stayed aside for too long."""

        async def work() -> None:
            await self._desk.clear_expired()

        self._tasks.start("held.clear", work, self.failed.emit)

    def back(self) -> None:
        self.left.emit()

    async def _read(self) -> None:
        found = tuple(await self._desk.list())
        ids = {receipt.cashier_id for receipt in found if receipt.cashier_id is not None}
        if not ids <= self._names.keys():
            self._names = {one.id: one.name for one in await self._people()}
        self._here = found
        self._list()

    def _list(self) -> None:
        """Those of this till, then those made elsewhere."""
        found = self._desk.deferral.found
        self._found = {one.server_id: one for one in found}
        there = tuple(replace(one.receipt, id=one.server_id) for one in found)
        self._show((*self._here, *there))

    def _show(self, found: tuple[Receipt, ...]) -> None:
        before = [receipt.id for receipt in self.receipts]
        self._all, self.loaded = found, True
        ids = [receipt.id for receipt in self.receipts]
        if self.selected not in ids:
            # The neighbour of the one that went, so that the eye stays where it was.
            place = before.index(self.selected) if self.selected in before else 0
            self.selected = ids[min(place, len(ids) - 1)] if ids else None
        self.changed.emit()

    def _text(self, receipt: Receipt) -> str:
        total = f"{self.totals(receipt).total:.2f}"
        goods = (item.name for item in receipt.items)
        return " ".join((receipt.name, self.cashier(receipt), *goods, total, total.replace(".", ","))).casefold()


def _moment(receipt: Receipt) -> datetime:
    return receipt.deferred_at or receipt.begun_at
