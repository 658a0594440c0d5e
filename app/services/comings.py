"""Who comes to the till and goes, and where PINs were guessed too often: in the audit."""

from __future__ import annotations

from collections.abc import Callable, Coroutine
from typing import Any

from app.clock import Clock
from app.domain.deeds import Deed
from app.services.pin_gate import PinGate
from app.services.station import Station
from app.store.audit import Audit

#: Starts work that somebody owns.
Keep = Callable[[str, Callable[[], Coroutine[Any, Any, None]]], None]


class Comings:
    """Hears; it keeps nobody waiting."""

    def __init__(self, station: Station, gate: PinGate, audit: Audit, clock: Clock, keep: Keep) -> None:
        self._station = station
        self._audit = audit
        self._clock = clock
        self._keep = keep
        self._who = ""
        station.changed.connect(self._on_station)
        gate.shut.connect(self._on_shut)

    def _on_station(self, part: str) -> None:
        if part != "cashier":
            return
        before, now = self._who, self._station.cashier
        self._who = now.name if now is not None else ""
        if before:
            self._write(before, Deed.LOCKED)
        if now is not None:
            self._write(now.name, Deed.SIGNED_IN)

    def _on_shut(self, cashier_id: int) -> None:
        whose = next((one.name for one in self._station.people if one.id == cashier_id), str(cashier_id))
        self._write("", Deed.PIN_LOCKED, name=whose)

    def _write(self, who: str, what: Deed, **facts: str) -> None:
        at = self._clock.now()

        async def write() -> None:
            await self._audit.write(at, who, what, facts)

        self._keep("comings", write)
