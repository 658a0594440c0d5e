"""Cards through the bank terminal: asked once, and never again before it is known how that ended (domain.md 8).

The terminal takes no id from the till. So what is asked is on the disk before the first byte leaves, with what the
terminal named as its last transaction; and after a lost answer only that is asked for again (`app.services.doubt`).
"""

from __future__ import annotations

import asyncio
import logging
from collections.abc import Awaitable, Callable
from contextlib import suppress
from dataclasses import replace
from decimal import Decimal

from app.clock import Clock
from app.domain.cashier import Right
from app.domain.charge import Charge, ChargeKind, ChargeState, TerminalSlip
from app.domain.charge_recovery import fits, stale
from app.domain.codes import new_id
from app.domain.reason import LONGEST_REASON
from app.errors import DeviceFault, RuleBroken, TillError
from app.events import Event
from app.services.allowed import leave
from app.services.doubt import Doubt
from app.services.payment import PaymentDesk
from app.services.ports import PaymentTerminal
from app.services.sale import Sale
from app.services.station import Station
from app.store.charges import Charges

log = logging.getLogger(__name__)

#: Seconds a terminal may take to name its last transaction before it counts as silent.
PATIENCE = 6.0
Call = Callable[[PaymentTerminal], Awaitable[TerminalSlip]]


class ChargeDesk:
    """One charge at a time. `asked` tells that the terminal is being asked for money."""

    def __init__(
        self,
        station: Station,
        sale: Sale,
        payment: PaymentDesk,
        charges: Charges,
        terminal: Callable[[], PaymentTerminal | None],
        doubt: Doubt,
        clock: Clock,
    ) -> None:
        self._station = station
        self._sale = sale
        self._payment = payment
        self._charges = charges
        self._terminal = terminal
        self._clock = clock
        self._stop = asyncio.Event()
        self._running: Charge | None = None
        self.doubt = doubt
        self.asked: Event[Charge] = Event("charge.asked")

    @property
    def terminal(self) -> PaymentTerminal | None:
        """The terminal that is set up, if one is."""
        return self._terminal()

    @property
    def running(self) -> Charge | None:
        """The charge the terminal is working on."""
        return self._running

    def need_clear(self) -> None:
        """Raises `RuleBroken("charge_open")` while it is not known how a charge ended: nothing else is asked of the
        terminal then, settlement neither."""
        if self.doubt.charge is not None or self._running is not None:
            raise RuleBroken("charge_open")

    async def purchase(self, receipt_id: str, amount: Decimal) -> Charge | None:
        """Charges a card for the receipt on the counter; how it ended is in the charge, `UNKNOWN` for a lost answer.

        None: the cashier took it back before anything was asked. Money that is here for the receipt and not yet among
        its parts is given instead of asking for more. Raises `RuleBroken` ("charge_open", "charge_no_terminal",
        "part_elsewhere", those of `PaymentDesk.check` and `Tender.check`), `DeviceFault` when certainly nothing was
        asked, `StoreFault`.
        """
        self.need_clear()
        self._payment.check()
        if self._sale.receipt.id != receipt_id:
            raise RuleBroken("part_elsewhere")
        free = await self._free(receipt_id)
        if free:
            return free[0]
        amount = self._payment.tender.check(amount)
        made = self._made(ChargeKind.PURCHASE, amount, receipt_id)
        return await self._ask(made, lambda terminal: terminal.purchase(amount))

    async def refund(self, document_id: str, amount: Decimal, rrn: str) -> Charge | None:
        """Gives money of a sale back to its card; as `purchase`. What was given already and is in no document yet is
        not given a second time: "refund_given" when it was another sum."""
        self.need_clear()
        self._station.need_shift()
        if not amount.is_finite() or amount <= 0:
            raise RuleBroken("part_bad")
        for one in await self._charges.free_of(document_id):
            if one.kind is ChargeKind.REFUND and not one.of and one.target == rrn:
                if one.amount != amount:
                    raise RuleBroken("refund_given", sum=f"{one.amount:.2f}")
                return one
        made = self._made(ChargeKind.REFUND, amount, document_id, target=rrn)
        return await self._ask(made, lambda terminal: terminal.refund(amount, rrn))

    async def cancel(self, charge_id: str) -> Charge | None:
        """Takes a whole charge back in the terminal's open batch; as `purchase`. Approved, the charge is no part of its
        receipt any more. Raises "charge_ended" for one that is not free, `Forbidden` as `need_right_to`."""
        of, slip = await self._free_one(charge_id)
        made = self._made(ChargeKind.CANCEL, slip.amount, of.receipt_id, target=slip.invoice, of=of.id)
        return await self._ask(made, lambda terminal: terminal.cancel(slip.invoice))

    async def give_back(self, charge_id: str) -> Charge | None:
        """As `cancel`, by the RRN: for a batch that is settled already."""
        of, slip = await self._free_one(charge_id)
        made = self._made(ChargeKind.REFUND, slip.amount, of.receipt_id, target=slip.rrn, of=of.id)
        return await self._ask(made, lambda terminal: terminal.refund(slip.amount, slip.rrn))

    def need_right_to(self, charge_id: str) -> None:
        """A part of the receipt on the counter goes back as it came. What belongs to nothing is a matter of a right,
        `Forbidden` without it: money leaves the shop, and no receipt says what for."""
        if all(part.id != charge_id for part in self._sale.receipt.parts):
            self._station.need_cashier(Right.DOUBT)

    async def give_up(self, charge_id: str, reason: str) -> None:
        """Money that belongs to nothing was put right outside the till, with the bank or from the drawer: a senior's
        word. Raises `Forbidden`, `RuleBroken` ("reason_missing", "charge_ended")."""
        who = self._station.need_cashier(Right.DOUBT).name
        if not (said := reason.strip()[:LONGEST_REASON]):
            raise RuleBroken("reason_missing")
        await self._charges.give_up(charge_id, self._clock.now(), who, {"reason": said, **_by_leave()})

    async def interrupt(self) -> None:
        """The cashier takes the charge back. How it ended comes as its own answer: the bank may have been quicker."""
        self._stop.set()
        terminal = self._terminal()
        if self._running is not None and terminal is not None:
            with suppress(TillError):
                await terminal.interrupt()

    async def loose(self) -> list[Charge]:
        """Money that moved and belongs to no document and no receipt any more: what was charged is to be given back,
        what was given back lacks its refund."""
        return await self._charges.loose()

    async def match(self) -> bool:
        """Brings the receipt on the counter together with what the terminal did for it, where the till ended, or the
        receipt lay aside, between the two. Tells whether money came to it."""
        receipt = self._sale.receipt
        for part in receipt.parts:
            charge = await self._charges.get(part.id)
            if charge is not None and charge.state is ChargeState.CANCELLED:
                await self._payment.taken_back(part.id)
        came = False
        for charge in await self._free(receipt.id):
            try:
                await self._payment.attach(charge)
            except RuleBroken as error:  # the receipt has become smaller: it is among the loose ones now
                log.warning("charge %s is not part of its receipt: %s", charge.id, error.rule)
            else:
                came = True
        return came

    # ------------------------------------------------------------------ inside

    async def _free(self, receipt_id: str) -> list[Charge]:
        """Money that is here for the receipt on the counter and not among its parts."""
        here = {part.id for part in self._sale.receipt.parts}
        found = await self._charges.free_of(receipt_id)
        return [one for one in found if one.kind is ChargeKind.PURCHASE and one.id not in here]

    async def _free_one(self, charge_id: str) -> tuple[Charge, TerminalSlip]:
        self.need_right_to(charge_id)
        self.need_clear()
        of = await self._charges.get(charge_id)
        if of is None or of.state is not ChargeState.APPROVED or of.document_id is not None or of.slip is None:
            raise RuleBroken("charge_ended")
        if of.kind is not ChargeKind.PURCHASE:
            raise RuleBroken("charge_ended")  # it gave money back itself: there is nothing to take from the shop
        return of, of.slip

    def _made(self, kind: ChargeKind, amount: Decimal, receipt_id: str, *, target: str = "", of: str = "") -> Charge:
        by = self._station.need_cashier().name
        return Charge(new_id(), kind, amount, receipt_id, self._clock.now(), by=by, target=target, of=of)

    async def _ask(self, charge: Charge, call: Call) -> Charge | None:
        """The one place that asks for money."""
        terminal = self._terminal()
        if terminal is None:
            raise RuleBroken("charge_no_terminal")
        self._stop.clear()
        async with self.doubt.turn:
            self.need_clear()
            told = await self._before(terminal)
            if told is None:
                return None
            [last] = told
            charge = replace(charge, started_at=self._clock.now())
            if last is not None:
                charge = replace(charge, last_invoice=last.invoice, last_rrn=last.rrn, last_at=last.at)
            await self._keep_intent(charge)
            self._running = charge
            try:
                self.asked.emit(charge)
                ended = await self._answered(charge, terminal, call)
            finally:
                self._running = None
        if ended.of and ended.state is ChargeState.APPROVED:
            await self._payment.taken_back(ended.of)
        return ended

    async def _before(self, terminal: PaymentTerminal) -> tuple[TerminalSlip | None] | None:
        """The terminal's last transaction before anything is asked; None when the cashier takes it back first."""
        asking, stopped = asyncio.ensure_future(terminal.last()), asyncio.ensure_future(self._stop.wait())
        try:
            await asyncio.wait((asking, stopped), timeout=PATIENCE, return_when=asyncio.FIRST_COMPLETED)
            if stopped.done():
                return None
            if not asking.done():
                raise DeviceFault("terminal", "timeout")
            return (await asking,)
        finally:
            asking.cancel()
            stopped.cancel()
            await asyncio.gather(asking, stopped, return_exceptions=True)

    async def _keep_intent(self, charge: Charge) -> None:
        try:
            await self._charges.begin(charge, _by_leave())
        except RuleBroken:  # the journal knows of one that nobody here remembers: its commit had failed
            await self.doubt.restore()
            raise

    async def _answered(self, charge: Charge, terminal: PaymentTerminal, call: Call) -> Charge:
        """The charge with how it ended. Anything but a clear answer is none: also what nobody has thought of."""
        try:
            ended = _judged(charge, await call(terminal))
        except DeviceFault:
            await self._end(replace(charge, state=ChargeState.NONE))
            raise
        except Exception as error:
            log.warning("charge %s: no answer: %s", charge.id, error, exc_info=not isinstance(error, TillError))
            ended = replace(charge, state=ChargeState.UNKNOWN)
        await self._end(ended)
        return ended

    async def _end(self, ended: Charge) -> None:
        """Keeps how it ended. What could not be kept is as good as not known."""
        known = False
        try:
            await self._charges.end(ended, self._clock.now(), ended.by)
            known = ended.state is not ChargeState.UNKNOWN
        finally:
            if not known:
                self.doubt.begin(replace(ended, state=ChargeState.UNKNOWN, slip=None))


def _by_leave() -> dict[str, str]:
    """For the audit: who allowed what goes on now, where somebody had to."""
    given = leave()
    return given.facts() if given is not None and given.in_use else {}


def _judged(charge: Charge, slip: TerminalSlip) -> Charge:
    """An approval counts when it can be this charge's: a terminal tells its answers apart by their method alone."""
    if not slip.approved:
        return replace(charge, state=ChargeState.REFUSED, slip=slip)
    if stale(charge, slip) or not fits(charge, slip):
        log.warning("charge %s: the terminal's answer is about something else", charge.id)
        return replace(charge, state=ChargeState.UNKNOWN)
    return replace(charge, state=ChargeState.APPROVED, slip=slip)
