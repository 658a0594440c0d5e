"""The receipts put aside: which there are, which one is looked at, taking it back, giving it up."""

from __future__ import annotations

from collections.abc import Awaitable, Callable, Sequence
from datetime import datetime, timedelta

from PySide6.QtCore import QObject, QTimer, Signal

from app.clock import Clock, local
from app.domain.cashier import Cashier
from app.domain.receipt import Receipt, Totals
from app.services.sale import Sale
from app.services.station import Station
from ui.formats import day_text, duration_text, time_text
from ui.i18n import tr
from ui.tasks import Tasks

#: A buyer who went for the wallet is back by then: the row begins to warn.
LONG = timedelta(minutes=20)
#: Milliseconds between looks at the clock while the page is open.
TICK = 30_000


class HeldPresenter(QObject):
    """Signals: `changed`; `held` when the current receipt was put aside; `resumed` when one of them is the current
    receipt again; `left` to go back to the sale; `failed` an error. `count` is for the badge of «Відкладені».

    `people` reads who works here, for the names of those who put a receipt aside.
    """

    changed = Signal()
    held = Signal()
    resumed = Signal()
    left = Signal()
    failed = Signal(object)

    def __init__(
        self,
        sale: Sale,
        station: Station,
        people: Callable[[], Awaitable[Sequence[Cashier]]],
        clock: Clock,
        tasks: Tasks,
    ) -> None:
        super().__init__()
        self._sale = sale
        self._station = station
        self._people = people
        self._clock = clock
        self._tasks = tasks
        self._names: dict[int, str] = {}
        self.receipts: tuple[Receipt, ...] = ()
        self.selected: str | None = None
        self.loaded = False
        self._timer = QTimer(self, interval=TICK)
        self._timer.timeout.connect(self.changed)
        sale.held_changed.connect(lambda _: self.load())

    # ---------------------------------------------------------------- what is shown

    @property
    def count(self) -> int:
        return len(self.receipts)

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

    @property
    def busy(self) -> bool:
        return self._tasks.busy("held.resume") or self._tasks.busy("held.drop")

    # ---------------------------------------------------------------- what happens

    def enter(self) -> None:
        """The page is shown."""
        self._timer.start()
        self.load()

    def leave(self) -> None:
        """The page is no longer shown."""
        self._timer.stop()

    def load(self) -> None:
        """Reads them again, as at the start and after each change."""
        self._tasks.queue("held.read", self._read, self.failed.emit)

    def hold(self, name: str) -> None:
        """Puts the current receipt aside."""

        async def work() -> None:
            await self._sale.hold(name)
            self.held.emit()

        self._tasks.start("held.hold", work, self.failed.emit)

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

        async def work() -> None:
            if await self._sale.resume(chosen):
                self.resumed.emit()

        self._tasks.start("held.resume", work, self.failed.emit)

    def drop(self, receipt_id: str) -> None:
        """Gives it up, after the question was answered."""
        self._tasks.start("held.drop", lambda: self._sale.drop(receipt_id), self.failed.emit)

    def back(self) -> None:
        self.left.emit()

    async def _read(self) -> None:
        found = tuple(await self._sale.held())
        ids = {receipt.cashier_id for receipt in found if receipt.cashier_id is not None}
        if not ids <= self._names.keys():
            self._names = {one.id: one.name for one in await self._people()}
        self._show(found)

    def _show(self, found: tuple[Receipt, ...]) -> None:
        before = [receipt.id for receipt in self.receipts]
        ids = [receipt.id for receipt in found]
        if self.selected not in ids:
            # The neighbour of the one that went, so that the eye stays where it was.
            place = before.index(self.selected) if self.selected in before else 0
            self.selected = ids[min(place, len(ids) - 1)] if ids else None
        self.receipts, self.loaded = found, True
        self.changed.emit()


def _moment(receipt: Receipt) -> datetime:
    return receipt.deferred_at or receipt.begun_at
