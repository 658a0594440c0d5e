"""Taking a card in the bank terminal: what is going on there, and what to do when nobody knows how it ended."""

from __future__ import annotations

from collections.abc import Callable, Coroutine
from dataclasses import dataclass, field, replace
from datetime import datetime
from decimal import Decimal
from enum import Enum, auto
from functools import partial
from typing import Any

from PySide6.QtCore import QObject, QTimer, Signal

from app.clock import Clock
from app.domain.charge import Charge, ChargeKind, ChargeState, TerminalStatus
from app.domain.money import ZERO
from app.domain.payment_details import Details
from app.domain.receipt import Receipt
from app.errors import RuleBroken
from app.services.charge import ChargeDesk
from app.services.doubt import Look
from app.services.held import HeldDesk
from app.services.payment import PaymentDesk
from app.services.ports import PaymentTerminal
from app.services.sale import Sale
from app.services.station import Station
from ui.i18n import tr
from ui.tasks import Tasks

#: Seconds a terminal is given for a customer with a card (domain.md 8).
PATIENCE = 300
#: What shows that a card has been read.
_READ = (TerminalStatus.CARD_READ, TerminalStatus.CHIP, TerminalStatus.PIN, TerminalStatus.AUTHORISING)


class Way(Enum):
    """The way out of a doubt the cashier has begun to take; it is gone only with a second tap."""

    NONE = auto()
    APPROVED = auto()
    NOTHING = auto()


@dataclass(frozen=True, slots=True)
class CardState:
    """What both pages show. `amount` hryvnias asked for, `since` the monotonic second the terminal was turned to,
    `sent_at` when it was asked for money, `read_at` when a card was seen (None: not seen in this run), `seconds` of
    waiting. `doubt` is the charge nobody knows the end of, `look` what the terminal said of it last; `details` and
    `wrong` are the codes typed and the field with an error."""

    kind: ChargeKind = ChargeKind.PURCHASE
    amount: Decimal = ZERO
    since: float = 0.0
    sent_at: datetime | None = None
    read_at: datetime | None = None
    status: TerminalStatus | None = None
    seconds: int = 0
    stopping: bool = False
    doubt: Charge | None = None
    look: Look | None = None
    asking: bool = False
    way: Way = Way.NONE
    details: Details = field(default_factory=Details)
    wrong: str = ""
    here: bool = False  # the receipt in doubt is the one on the counter


_FIELDS = {
    "rrn_bad": "rrn",
    "rrn_missing": "rrn",
    "rrn_twice": "rrn",
    "approval_bad": "approval_code",
    "approval_missing": "approval_code",
}


class ChargePresenter(QObject):
    """A `CardTaker`. Signals: `begun` (the page of a charge is wanted), `doubted` (the page of a doubt is), `over` (the
    charge ended: back to where it began), `changed`; `nothing` carries a charge that took no money, `found` one that
    was approved while nobody waited for it, `paid` the sale such a charge has ended, `resumed` asks for the payment
    page of a receipt that is not paid whole, `aside` tells that the receipt in doubt lies aside, `left` that the
    cashier goes back to the sale, `failed` an error."""

    begun = Signal()
    doubted = Signal()
    over = Signal()
    changed = Signal()
    nothing = Signal(object)
    found = Signal(object)
    paid = Signal(object)
    resumed = Signal()
    aside = Signal()
    left = Signal()
    failed = Signal(object)

    def __init__(
        self,
        desk: ChargeDesk,
        payment: PaymentDesk,
        sale: Sale,
        held: HeldDesk,
        station: Station,
        clock: Clock,
        tasks: Tasks,
    ) -> None:
        super().__init__()
        self._desk = desk
        self._payment = payment
        self._sale = sale
        self._held = held
        self._station = station
        self._clock = clock
        self._tasks = tasks
        self._heard: PaymentTerminal | None = None
        self._receipt_id = ""
        self.state = CardState()
        self._second = QTimer(self, interval=1000)
        self._second.timeout.connect(self._count)
        desk.asked.connect(lambda charge: self._set(sent_at=charge.started_at))
        desk.doubt.changed.connect(lambda _: self._on_doubt())
        desk.doubt.settled.connect(self._on_settled)
        sale.changed.connect(self._on_receipt)
        self._on_doubt()

    # ------------------------------------------------------------------ taking cards

    @property
    def ready(self) -> bool:
        """Whether a terminal is set up."""
        return self._desk.terminal is not None

    async def take(self, receipt_id: str, amount: Decimal) -> Charge | None:
        """Charges a card; None when nothing was charged, or when that is not known: then the page of the doubt is
        there, and the charge comes to its receipt by itself."""
        return await self._through(ChargeKind.PURCHASE, amount, lambda: self._desk.purchase(receipt_id, amount))

    async def take_back(self, charge_id: str) -> bool:
        """Cancels a charge in the terminal's open batch."""
        self._desk.need_right_to(charge_id)  # before the page of the terminal comes up
        charge = await self._through(ChargeKind.CANCEL, ZERO, lambda: self._desk.cancel(charge_id))
        return charge is not None

    async def give(self, document_id: str, amount: Decimal, rrn: str) -> Charge | None:
        """Gives money of a sale back to its card."""
        return await self._through(ChargeKind.REFUND, amount, lambda: self._desk.refund(document_id, amount, rrn))

    async def give_back(self, charge_id: str) -> bool:
        """Gives a charge that belongs to nothing back by its RRN."""
        self._desk.need_right_to(charge_id)
        charge = await self._through(ChargeKind.REFUND, ZERO, lambda: self._desk.give_back(charge_id))
        return charge is not None

    def stop(self) -> None:
        """The cashier takes the charge back. What the bank has said meanwhile stands."""
        if self._second.isActive() and not self.state.stopping:
            self._set(stopping=True)
            self._tasks.queue("charge.stop", self._desk.interrupt, self.failed.emit)

    # ------------------------------------------------------------------ in doubt

    @property
    def in_doubt(self) -> bool:
        return self.state.doubt is not None

    def ask(self) -> None:
        """Asks the terminal again."""
        if self.in_doubt and not self.state.asking:
            self._tasks.start("charge.ask", self._desk.doubt.ask, self.failed.emit)

    def choose(self, way: Way) -> None:
        """Begins to take a way out, or goes back to all three."""
        if self.in_doubt and not self._tasks.busy("charge.decide"):
            self._set(way=way, details=Details(), wrong="")

    def write(self, name: str, text: str) -> None:
        """A code of the terminal's slip: "rrn" or "approval_code"."""
        if getattr(self.state.details, name) != text:
            wrong = "" if self.state.wrong == name else self.state.wrong
            self._set(details=replace(self.state.details, **{name: text}), wrong=wrong)

    def decide(self) -> None:
        """The way chosen is taken: the terminal's slip says so."""
        state = self.state
        if not self.in_doubt or state.way is Way.NONE:
            return
        codes = state.details if state.way is Way.APPROVED else None

        async def work() -> None:
            await self._desk.doubt.decide(codes)

        self._tasks.start("charge.decide", work, self._undecided)

    def put_aside(self) -> None:
        """The receipt waits for the answer; the next buyer need not."""
        if not self.in_doubt or not self.state.here:
            return

        async def work() -> None:
            await self._held.hold(tr("картка не підтверджена"))
            self.aside.emit()

        self._tasks.start("charge.aside", work, self.failed.emit)

    def leave(self) -> None:
        """Back to the sale; the doubt stays, and is told there."""
        self.left.emit()

    def come(self) -> None:
        """Somebody has signed in: what the terminal did for the receipt on the counter comes to it now."""
        self._tasks.queue("charge.match", self._match, self.failed.emit)

    # ------------------------------------------------------------------ inside

    async def _through(
        self, kind: ChargeKind, amount: Decimal, call: Callable[[], Coroutine[Any, Any, Charge | None]]
    ) -> Charge | None:
        self._hear()
        since = self._clock.monotonic()
        self.state = replace(CardState(), kind=kind, amount=amount, since=since)
        self._second.start()
        self.begun.emit()
        self.changed.emit()
        try:
            charge = await call()
        except BaseException:
            self.over.emit()
            raise
        finally:
            self._second.stop()
            self._on_doubt()
        if charge is not None and charge.state is ChargeState.UNKNOWN:
            (self.doubted if self.in_doubt else self.over).emit()
            return None
        self.over.emit()
        if charge is None or charge.state is ChargeState.APPROVED:
            return charge
        self.nothing.emit(charge)
        return None

    def _hear(self) -> None:
        terminal = self._desk.terminal
        if terminal is not None and terminal is not self._heard:
            self._heard = terminal
            terminal.status.connect(self._on_status)

    def _on_status(self, status: TerminalStatus) -> None:
        if self._second.isActive() and status != self.state.status:
            read = self._clock.now() if status in _READ and self.state.read_at is None else self.state.read_at
            self._set(status=status, read_at=read)

    def _count(self) -> None:
        self._set(seconds=int(self._clock.monotonic() - self.state.since))

    def _on_doubt(self) -> None:
        doubt = self._desk.doubt
        charge = doubt.charge
        if charge is not None and self.state.doubt != charge:
            self._set(way=Way.NONE, details=Details(), wrong="", amount=charge.amount, kind=charge.kind)
        here = charge is not None and charge.receipt_id == self._sale.receipt.id
        self._set(doubt=charge, look=doubt.look, asking=doubt.asking, here=here)

    def _on_receipt(self, receipt: Receipt) -> None:
        if receipt.id != self._receipt_id:
            self._receipt_id = receipt.id
            self._on_doubt()
            if receipt.items:
                self.come()

    def _on_settled(self, charge: Charge) -> None:
        self._tasks.queue("charge.settled", partial(self._place, charge), self.failed.emit)

    async def _match(self) -> bool:
        return self._station.cashier is not None and await self._desk.match()

    async def _place(self, charge: Charge) -> None:
        """It is known now how a doubt ended: money goes to its receipt, which ends when that was all of it."""
        if self._station.cashier is None:
            return
        here = charge.receipt_id == self._sale.receipt.id
        await self._desk.match()
        mine = any(one.id == charge.id for one in self._sale.receipt.parts)
        if mine and not self._payment.tender.left:
            self.paid.emit(await self._payment.finish())
            return
        if here:
            self.resumed.emit()
        if charge.state is not ChargeState.APPROVED:
            self.nothing.emit(charge)
        elif not mine:
            self.found.emit(charge)

    def _undecided(self, error: Exception) -> None:
        rule = error.rule if isinstance(error, RuleBroken) else ""
        details = Details() if rule == "card_typed" else self.state.details  # a card number stays nowhere
        self._set(wrong=_FIELDS.get(rule, ""), details=details)
        self.failed.emit(error)

    def _set(self, **parts: object) -> None:
        before, self.state = self.state, replace(self.state, **parts)  # type: ignore[arg-type]
        if self.state != before:
            self.changed.emit()
