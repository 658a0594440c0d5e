"""A senior lets a cashier do one thing: a second named person, their PIN, a reason, one action, both names kept."""

from __future__ import annotations

from decimal import Decimal

from app.clock import Clock
from app.domain.cashier import Cashier, Right
from app.domain.deeds import Deed
from app.domain.money import ZERO
from app.domain.reason import LONGEST_REASON
from app.errors import Forbidden, RuleBroken
from app.services.allowed import Allowed
from app.services.pin_gate import PinGate
from app.services.station import Station
from app.store.audit import Audit
from app.store.cashiers import Cashiers


class Override:
    """Gives leaves. It needs no network: the hashes lie here. It never changes who stands at the till."""

    def __init__(self, station: Station, cashiers: Cashiers, gate: PinGate, audit: Audit, clock: Clock) -> None:
        self._station = station
        self._cashiers = cashiers
        self._gate = gate
        self._audit = audit
        self._clock = clock

    async def seniors(self, right: Right, percent: Decimal = ZERO) -> list[Cashier]:
        """Who may allow it here: other people of this shop with a PIN, the right itself and the right to lend it. A
        discount of `percent` may be allowed by who gives one so great alone. A kiosk is left by whoever may leave it,
        also where nobody is signed in."""
        asking = self._asking(right)
        return [
            one
            for one in self._station.crew(await self._cashiers.list())
            if (asking is None or one.id != asking.id) and one.has_pin and _lends(one, right, percent)
        ]

    async def allow(self, right: Right, senior_id: int, pin: str, reason: str, percent: Decimal = ZERO) -> Allowed:
        """A leave for one action, in the audit before it is given. Use it at once: `with leave.once(): …`.

        Raises `RuleBroken`: "reason_missing", and those of `PinGate.check`, "signed_out"; `Forbidden` when that person
        may not allow it; `StoreFault`.
        """
        asking, said = self._asking(right), reason.strip()[:LONGEST_REASON]
        if not said:
            raise RuleBroken("reason_missing")
        senior = next((one for one in await self.seniors(right, percent) if one.id == senior_id), None)
        if senior is None:
            raise Forbidden(right.value)
        await self._gate.check(senior_id, pin)
        now = self._station.cashier
        if (now and now.id) != (asking and asking.id):
            raise RuleBroken("signed_out")
        given = Allowed(right, senior, asking, said)
        ids = {"allowed_by_id": str(senior.id), "cashier_id": str(asking.id) if asking else ""}
        who = asking or senior
        await self._audit.write(self._clock.now(), who.name, Deed.OVERRIDE, given.facts() | ids)
        return given

    def _asking(self, right: Right) -> Cashier | None:
        return self._station.cashier if right is Right.LEAVE_KIOSK else self._station.need_cashier()


def _lends(senior: Cashier, right: Right, percent: Decimal) -> bool:
    if right is Right.LEAVE_KIOSK:
        return senior.may(right)
    if not senior.may(Right.OVERRIDE):
        return False
    if right is Right.BIG_DISCOUNT and percent:
        return senior.may(Right.DISCOUNT) and percent <= senior.discount_limit
    return senior.may(right)
