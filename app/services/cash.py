"""Service input and output: cash brought into the drawer or taken out of it, with a reason."""

from __future__ import annotations

from collections.abc import Callable
from decimal import Decimal

from app.clock import Clock
from app.domain.cashier import Right
from app.domain.document import Document, DocumentKind
from app.domain.money import ZERO, money
from app.domain.receipt import MOST_PRICE
from app.errors import RuleBroken
from app.services.documents import service_document
from app.services.recorder import Recorder
from app.services.reports import Reports
from app.services.station import Station


class Cash:
    """The drawer's other doors."""

    def __init__(self, station: Station, recorder: Recorder, reports: Reports, clock: Clock) -> None:
        self._station = station
        self._recorder = recorder
        self._reports = reports
        self._clock = clock

    async def drawer(self) -> Decimal:
        """Cash that should be in the drawer now, hryvnias; zero with no shift open."""
        if self._station.shift is None:
            return ZERO
        return (await self._reports.x()).drawer

    async def put_in(self, amount: Decimal, reason: str) -> Document:
        """Service input. Raises `RuleBroken` ("price_bad", "reason_missing", "shift_closed"), `Forbidden`."""
        make = self._maker(DocumentKind.SERVICE_INPUT, amount, reason)
        return await self._recorder.record(make, ends_receipt=False)

    async def take_out(self, amount: Decimal, reason: str) -> Document:
        """Service output: never more than the drawer holds ("drawer_too_little"), however quick the taps."""
        make = self._maker(DocumentKind.SERVICE_OUTPUT, amount, reason)
        async with self._recorder.alone() as record:
            held = await self.drawer()
            if amount > held:
                raise RuleBroken("drawer_too_little", drawer=f"{held:.2f}")
            return await record(make)

    def _maker(self, kind: DocumentKind, amount: Decimal, reason: str) -> Callable[[int], Document]:
        """Checks everything but the drawer; what it gives makes the document."""
        cashier = self._station.need_cashier(Right.SERVICE_CASH)
        shift, place = self._station.need_shift(), self._station.need_place()
        if not amount.is_finite() or amount <= 0 or amount > MOST_PRICE or amount != money(amount):
            raise RuleBroken("price_bad")
        if not reason.strip():
            raise RuleBroken("reason_missing")
        return lambda number: service_document(
            kind,
            money(amount),
            reason.strip(),
            number=number,
            place=place,
            shift=shift,
            cashier=cashier,
            rules=self._station.rules,
            at=self._clock.now(),
        )
