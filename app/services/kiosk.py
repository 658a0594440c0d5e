"""The one way out of a till that fills the screen for good: a senior's, with a row in the audit."""

from __future__ import annotations

from app.clock import Clock
from app.domain.cashier import Right
from app.domain.deeds import Deed
from app.domain.money import ZERO
from app.errors import Forbidden
from app.services.allowed import leave
from app.services.override import Override
from app.services.station import Station
from app.store.audit import Audit


class KioskDoor:
    """Asked whenever somebody would leave; the computer's own end asks nobody."""

    def __init__(self, station: Station, override: Override, audit: Audit, clock: Clock) -> None:
        self._station = station
        self._override = override
        self._audit = audit
        self._clock = clock

    async def open(self) -> None:
        """Returns when one may go; it is in the audit then.

        Raises `Forbidden` where somebody else has to allow it, `StoreFault`. Where the shop has nobody who could, the
        door is open: a till must not hold its own owner.
        """
        cashier, given = self._station.cashier, leave()
        allowed = given if given is not None and given.serves(Right.LEAVE_KIOSK, cashier, ZERO) else None
        may = cashier is not None and cashier.may(Right.LEAVE_KIOSK)
        if not may and allowed is None and await self._override.seniors(Right.LEAVE_KIOSK):
            raise Forbidden(Right.LEAVE_KIOSK.value)
        who = cashier or (allowed.by if allowed else None)
        facts = allowed.facts() if allowed else {}
        await self._audit.write(self._clock.now(), who.name if who else "", Deed.KIOSK_LEFT, facts)
