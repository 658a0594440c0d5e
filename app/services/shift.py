"""Opening and closing the shift: the till's own durable record, bound to the server's shift where there is one."""

from __future__ import annotations

import asyncio
import logging
from collections.abc import Awaitable, Callable, Sequence
from dataclasses import dataclass, replace
from decimal import Decimal

from app.clock import Clock
from app.domain.card_number import without_cards
from app.domain.cashier import Cashier, Place, Right
from app.domain.closing import BeforeClosing, BegunClosing, Matter
from app.domain.codes import new_id
from app.domain.deeds import Deed
from app.domain.document import CashPurpose, DocumentKind
from app.domain.held import Keep
from app.domain.money import ZERO, money
from app.domain.printjob import JobKind
from app.domain.reason import LONGEST_REASON
from app.domain.receipt import MOST_PRICE
from app.domain.report import XReport
from app.domain.shift import Shift, ShiftClose
from app.errors import RuleBroken, TillError
from app.services.allowed import leave
from app.services.documents import service_document
from app.services.ports import ServerShift, ShiftGateway
from app.services.recorder import Recorder
from app.services.reports import Reports
from app.services.station import Station
from app.store.charges import Charges
from app.store.closings import Closings, ending
from app.store.current import CurrentReceipt
from app.store.handed import HandedReceipts
from app.store.outbox import OutboxRows
from app.store.shifts import Shifts, facts_of

log = logging.getLogger(__name__)

#: What the paper and the server read; the till's slips are Ukrainian in any language of the screen.
FLOAT_REASON = "Розмінна монета на початок зміни"
HAND_OVER_REASON = "Здача виручки"

#: How long opening a shift waits for the server before it goes on without.
BIND_SECONDS = 3.0


@dataclass(frozen=True, slots=True)
class Closed:
    """A shift that was closed, its totals, and what was handed over (hryvnias).

    `report_queued`: its slip is in the print queue. `server_open`: the server's shift goes on; None where nobody knows.
    """

    shift: Shift
    report: XReport
    handed_over: Decimal
    report_queued: bool = False
    server_open: bool | None = None

    @property
    def difference(self) -> Decimal:
        """Counted minus expected: negative is short."""
        return (self.shift.counted or ZERO) - (self.shift.expected or ZERO)


class ShiftDesk:
    """Keeps the one open shift of this till."""

    def __init__(
        self,
        station: Station,
        shifts: Shifts,
        recorder: Recorder,
        reports: Reports,
        receipts: CurrentReceipt,
        outbox: OutboxRows,
        charges: Charges,
        gateway: ShiftGateway,
        clock: Clock,
        closings: Closings,
        handed: HandedReceipts | None = None,
    ) -> None:
        self._station = station
        self._shifts = shifts
        self._recorder = recorder
        self._reports = reports
        self._receipts = receipts
        self._outbox = outbox
        self._charges = charges
        self._gateway = gateway
        self._clock = clock
        self._closings = closings
        self._handed = handed
        #: Who else here has a right and may lend it; None where nobody is ever asked.
        self.seniors: Callable[[Right], Awaitable[Sequence[Cashier]]] | None = None

    async def restore(self) -> None:
        """Finds the open shift again after a start."""
        self._station.shift = await self._shifts.current()

    async def last(self) -> Shift | None:
        """The shift closed last: its remainder is offered as the float."""
        return await self._shifts.last_closed()

    async def next_number(self) -> int:
        return await self._shifts.next_number()

    async def open(self, float_amount: Decimal, *, print_slip: bool = False) -> Shift:
        """Opens a shift with `float_amount` hryvnias of change in the drawer; `print_slip` puts that on paper.

        The float goes to the server as a service input, recorded together with the shift itself. The server's shift is
        bound when it answers in time; without an answer the till sells on its own shift and binds later.
        Raises `RuleBroken` ("shift_open", "price_bad", "signed_out"), `StoreFault`.
        """
        cashier, place = self._station.need_cashier(Right.SELL), self._station.need_place()
        if self._station.shift is not None:
            raise RuleBroken("shift_open")
        if not float_amount.is_finite() or float_amount < 0 or float_amount > MOST_PRICE:
            raise RuleBroken("price_bad")
        found = await self._find(place)
        shift = Shift(
            id=new_id(),
            number=await self._shifts.next_number(),
            opened_at=self._clock.now(),
            opened_by=cashier.name,
            opened_by_id=cashier.id,
            float_amount=money(float_amount),
            server_id=found.id if found else None,
            server_number=found.number if found else None,
        )
        if float_amount > 0:
            await self._recorder.record(
                lambda number: service_document(
                    DocumentKind.SERVICE_INPUT,
                    shift.float_amount,
                    FLOAT_REASON,
                    number=number,
                    place=place,
                    shift=shift,
                    cashier=cashier,
                    rules=self._station.rules,
                    at=shift.opened_at,
                    purpose=CashPurpose.FLOAT,
                ),
                ends_receipt=False,
                print_slip=print_slip,
                shift=shift,
            )
        else:
            await self._shifts.open(shift, (Deed.OPEN_SHIFT, facts_of(shift)))
        self._station.shift = shift
        return shift

    async def _find(self, place: Place) -> ServerShift | None:
        try:
            async with asyncio.timeout(BIND_SECONDS):
                return await self._gateway.find_open(place)
        except (TillError, TimeoutError) as error:
            log.info("the server's shift was not read: %s", type(error).__name__)
            return None

    async def before_closing(self) -> BeforeClosing:
        counts = await self._outbox.counts()
        current = await self._receipts.load()
        return BeforeClosing(
            waiting=counts.waiting + counts.unknown,
            refused=counts.refused,
            held=len(await self._receipts.list()),
            handed=await self._handed.waiting() if self._handed is not None else 0,
            receipt_open=bool(current and current.items),
            taken=sum((part.amount for part in current.parts), ZERO) if current else ZERO,
            loose=len(await self._charges.loose()),
            doubt=await self._charges.open(),
            unprinted=await self._reports.unprinted(),
            held_stay=self._station.rules.keep_held is not Keep.SHIFT,
        )

    async def decides_alone(self, before: BeforeClosing) -> bool:
        """Whether who stands here may let be what is left open. Where nobody else could be asked, they may: a shift
        can always be closed (domain.md 4)."""
        right = _right_to(before)
        if self._station.need_cashier().may(right):
            return True
        return self.seniors is not None and not await self.seniors(right)

    async def begun(self) -> BegunClosing | None:
        """How far the closing of the open shift was filled in before."""
        shift = self._station.shift
        return await self._closings.begun(shift.id) if shift is not None else None

    async def keep_begun(self, begun: BegunClosing) -> None:
        """Keeps how far it is filled in; what an earlier shift's page still says is nobody's any more."""
        shift = self._station.shift
        if shift is not None and shift.id == begun.shift_id:
            await self._closings.keep(replace(begun, reason=without_cards(begun.reason)))

    async def close(self, close: ShiftClose, *, print_report: bool = True) -> Closed:
        """Closes the shift with any count. What is not left for tomorrow goes out as a service output. One transaction
        holds all of it, the slip too: after a power cut the shift is closed, or as it was.

        Raises `RuleBroken`: "shift_closed", "reason_missing" when the count differs and no reason is given,
        "price_bad" when more is to be left than was counted, "left_open" when something is left open and who may let
        it be does not say why. Undelivered documents stay in the outbox and go on.
        `Forbidden` when that is a senior's decision; the audit keeps both names.
        """
        cashier, place = self._station.need_cashier(Right.CLOSE_SHIFT), self._station.need_place()
        async with self._recorder.alone() as record:
            shift = self._station.need_shift()
            before = await self.before_closing()
            report = await self._reports.x()
            counted, left = close.count.total, money(close.left)
            if counted != report.drawer and not close.reason.strip():
                raise RuleBroken("reason_missing")
            if left < 0 or left > counted:
                raise RuleBroken("price_bad")
            noted, leave_facts = await self._let_be(before, close.let_be)
            handed_over = counted - left
            # A clock set back since the morning ends no shift before it began.
            at = max(self._clock.now(), shift.opened_at)
            closed = replace(
                shift,
                closed_at=at,
                closed_by=cashier.name,
                expected=report.drawer,
                counted=counted,
                left=left,
                reason=without_cards(close.reason.strip()),
            )
            final = report.ended(closed, handed_over)
            job = self._reports.job(JobKind.SHIFT_CLOSE, final) if print_report else None
            also = ending(job, before.doubt, self._clock.now(), cashier.name, leave_facts)
            if handed_over > 0:
                await record(
                    lambda number: service_document(
                        DocumentKind.SERVICE_OUTPUT,
                        handed_over,
                        HAND_OVER_REASON,
                        number=number,
                        place=place,
                        shift=shift,
                        cashier=cashier,
                        rules=self._station.rules,
                        at=self._clock.now(),
                        purpose=CashPurpose.HAND_OVER,
                    ),
                    print_slip=False,
                    shift=closed,
                    shift_noted=noted,
                    also=lambda _: also,
                )
            else:
                await self._shifts.close(closed, (Deed.CLOSE_SHIFT, {**facts_of(closed), **noted}), also)
            self._station.shift = None
        if job is not None:
            self._reports.printed()
        return Closed(closed, final, handed_over, job is not None, await self._server_open(shift))

    async def _let_be(self, before: BeforeClosing, reason: str) -> tuple[dict[str, str], dict[str, str]]:
        """What the audit keeps of things left open: with the closing, and of a senior's leave. Raises as `close`."""
        if not before.matters:
            return {}, {}
        alone = await self.decides_alone(before)
        if not alone:
            self._station.need_cashier(_right_to(before))
        given = leave()
        lent = given.facts() if given is not None and given.in_use else {}
        if not lent and not reason.strip():
            raise RuleBroken("left_open")
        why = lent or {"left_open_because": without_cards(reason.strip()[:LONGEST_REASON])}
        return {"left_open": ", ".join(before.matters), **why}, lent

    async def _server_open(self, shift: Shift) -> bool | None:
        """Whether the server's shift is still open; None when there is none or it does not answer in time."""
        if shift.server_id is None:
            return None
        try:
            async with asyncio.timeout(BIND_SECONDS):
                found = await self._gateway.read(shift.server_id)
        except (TillError, TimeoutError) as error:
            log.info("the server's shift was not read: %s", type(error).__name__)
            return None
        return found.open if found is not None else None


def _right_to(before: BeforeClosing) -> Right:
    """A card nobody knows the end of wants the right of its own; who has that may let the rest be with it."""
    return Right.DOUBT if Matter.DOUBT in before.matters else Right.CLOSE_UNSETTLED
