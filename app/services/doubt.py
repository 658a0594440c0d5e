"""The charge whose answer was lost: the terminal is asked what became of it; where it cannot tell, a person decides.

While there is one nothing else is asked of the terminal, and the shift does not close without a senior's leave
(domain.md 8). Cash goes on with other receipts.
"""

from __future__ import annotations

import asyncio
import logging
from collections.abc import Callable, Mapping
from contextlib import suppress
from dataclasses import dataclass, replace
from datetime import datetime

from app.clock import Clock
from app.domain.cashier import Right
from app.domain.charge import Charge, ChargeKind, ChargeState, TerminalSlip
from app.domain.charge_recovery import Outcome, fits, outcome
from app.domain.payment import PaymentMeans
from app.domain.payment_details import Details, checked_details
from app.errors import DeviceFault, RuleBroken
from app.events import Event
from app.services.ports import PaymentTerminal
from app.services.station import Station
from app.store.charges import Charges

log = logging.getLogger(__name__)

#: Seconds between two questions to a terminal that is silent; the last one from then on.
PAUSES = (1.0, 2.0, 5.0, 10.0, 20.0, 30.0)
_ENDS = {
    Outcome.APPROVED: ChargeState.APPROVED,
    Outcome.REFUSED: ChargeState.REFUSED,
    Outcome.NOTHING: ChargeState.NONE,
}


@dataclass(frozen=True, slots=True)
class Look:
    """What asking the terminal for its last transaction gave. `outcome` None: it did not answer."""

    at: datetime
    outcome: Outcome | None = None
    slip: TerminalSlip | None = None


class Doubt:
    """Holds the one charge in doubt. `settled` carries it once its end is known; `changed` tells that it, or what is
    known of it, is another."""

    def __init__(
        self,
        station: Station,
        charges: Charges,
        terminal: Callable[[], PaymentTerminal | None],
        clock: Clock,
        pauses: tuple[float, ...] = PAUSES,
    ) -> None:
        self._station = station
        self._charges = charges
        self._terminal = terminal
        self._clock = clock
        self._pauses = pauses
        self._wake = asyncio.Event()
        self._charge: Charge | None = None
        self._asking = False
        #: Whoever talks to the terminal holds it.
        self.turn = asyncio.Lock()
        #: What the terminal said last; None before it was asked.
        self.look: Look | None = None
        self.settled: Event[Charge] = Event("doubt.settled")
        self.changed: Event[None] = Event("doubt.changed")

    @property
    def charge(self) -> Charge | None:
        return self._charge

    @property
    def asking(self) -> bool:
        """Whether the terminal is being asked right now."""
        return self._asking

    async def restore(self) -> None:
        """After the start, or when the journal was looked through: what is not known to have ended is in doubt."""
        self.begin(await self._charges.open())

    def begin(self, charge: Charge | None) -> None:
        """It is not known how this charge ended."""
        self._charge, self.look = charge, None
        self._wake.set()
        self.changed.emit(None)

    async def run(self) -> None:
        """Asks the terminal by itself, until it is known or only a person can tell."""
        self._wake.set()
        failures = 0
        while True:
            await self._wake.wait()
            self._wake.clear()
            while self._charge is not None and not self._unclear:
                await self.ask()
                if self.look is None or self.look.outcome is not None:
                    failures = 0
                    continue
                pause = self._pauses[min(failures, len(self._pauses) - 1)]
                failures += 1
                with suppress(TimeoutError):
                    async with asyncio.timeout(pause):
                        await self._wake.wait()

    async def ask(self) -> None:
        """Asks the terminal once for its last transaction, and settles the doubt by it where that is certain."""
        async with self.turn:
            charge, terminal = self._charge, self._terminal()
            if charge is None:
                return
            self._tell(asking=True)
            try:
                if terminal is None:
                    raise DeviceFault("terminal", "none")
                slip = await terminal.last()
            except DeviceFault as fault:
                log.info("the terminal does not say what became of charge %s: %s", charge.id, fault)
                found, slip = None, None
            else:
                found = await self._outcome(charge, slip)
            finally:
                self._tell(asking=False)
            if self._charge is not charge:  # a person was quicker
                return
            self.look = Look(self._clock.now(), found, slip)
            if found in _ENDS:
                slip = None if found is Outcome.NOTHING else slip
                await self._settle(replace(charge, state=_ENDS[found], slip=slip), charge.by, {"by": "terminal"})
            else:
                self.changed.emit(None)

    async def decide(self, approved: Details | None) -> Charge:
        """A person has read the terminal's slip: it was approved, with these codes, or (None) nothing was charged.

        Raises `RuleBroken`: "charge_ended", those of `checked_details`, and "rrn_twice" for the RRN of another charge.
        """
        who = self._station.need_cashier(Right.SELL).name
        charge = self._charge
        if charge is None:
            raise RuleBroken("charge_ended")
        ended = replace(charge, state=ChargeState.NONE, decided_by=who)
        if approved is not None:
            codes = checked_details(PaymentMeans.CARD, approved, demanded=True)
            if charge.kind is not ChargeKind.CANCEL and await self._charges.rrn_known(codes.rrn):
                raise RuleBroken("rrn_twice")
            ended = replace(ended, state=ChargeState.APPROVED, slip=self._typed(charge, codes))
        await self._settle(ended, who, {"by": "person"})
        return ended

    # ------------------------------------------------------------------ inside

    @property
    def _unclear(self) -> bool:
        return self.look is not None and self.look.outcome is Outcome.UNCLEAR

    async def _outcome(self, charge: Charge, last: TerminalSlip | None) -> Outcome:
        found = outcome(charge, last, self._clock.now())
        if found is Outcome.APPROVED and last is not None and charge.kind is not ChargeKind.CANCEL:
            # Another charge's RRN: whatever else fits, the terminal tells of that one.
            return Outcome.UNCLEAR if await self._charges.rrn_known(last.rrn) else found
        return found

    async def _settle(self, ended: Charge, who: str, facts: Mapping[str, object]) -> None:
        await self._charges.end(ended, self._clock.now(), who, facts)
        self.begin(await self._charges.open())
        self.settled.emit(ended)

    def _typed(self, charge: Charge, codes: Details) -> TerminalSlip:
        """The slip as a person read it; where the terminal told of the same one, in its words."""
        told = self.look.slip if self.look is not None else None
        if told is not None and told.rrn == codes.rrn and fits(charge, told):
            return replace(told, approved=True, approval_code=codes.approval_code)
        return TerminalSlip(True, charge.amount, kind=charge.kind, rrn=codes.rrn, approval_code=codes.approval_code)

    def _tell(self, *, asking: bool) -> None:
        self._asking = asking
        self.changed.emit(None)
