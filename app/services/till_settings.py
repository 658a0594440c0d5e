"""The owner's settings are changed here: by who may, so that nobody is locked out, with a row in the audit."""

from __future__ import annotations

import asyncio
from collections.abc import Mapping
from datetime import datetime
from decimal import Decimal
from typing import Protocol

from app.clock import Clock
from app.domain.cashier import Cashier, Right
from app.domain.deeds import Deed
from app.domain.rights import read_rights
from app.errors import BadSettings
from app.services.allowed import leave
from app.services.station import Station
from app.settings import Settings, forget_risky, save

#: What the window has to be built anew for.
LOOK = frozenset(
    {"lang", "theme", "scale", "screen_inches", "fullscreen", "kiosk", "hand", "key_hints", "tile_strips"}
    | {"reduced_motion"}
)
#: Anybody may change how the screen looks and sounds; all else wants `Right.SETTINGS`.
FREE = (LOOK - {"kiosk"}) | {"keys", "screen_keyboard", "sounds", "sound_volume", "tile_pictures"}
_PEOPLE = frozenset({"roles", "rights", "discount_limit"})


class Book(Protocol):
    """Where what was done is kept: `app.store.audit.Audit`."""

    async def write(self, at: datetime, who: str, what: Deed, facts: Mapping[str, object]) -> str: ...


class TillSettings:
    """Keeps changes."""

    def __init__(self, station: Station, audit: Book, clock: Clock) -> None:
        self._station = station
        self._audit = audit
        self._clock = clock

    async def keep(self, before: Settings, changes: Mapping[str, object]) -> Settings:
        """Writes the changes durably and gives the settings as they are from now on; a value of None forgets one.

        Raises `Forbidden` without the right, `BadSettings`, also ("rights", "nobody") for a table after which nobody of
        the people here could change settings, `StoreFault`.
        """
        owned = changes.keys() - FREE
        cashier = self._station.need_cashier(Right.SETTINGS) if owned else None
        if owned & _PEOPLE:
            self._check_people(before, changes)
        after = await asyncio.to_thread(save, before, changes)
        if cashier is not None:
            await self._note(cashier, {name: str(getattr(before, name)) for name in sorted(owned)}, after)
        return after

    async def forget_risky(self, before: Settings) -> Settings:
        """After a safe start: look and devices are from now on what a till comes with.

        Raises `Forbidden` without the right, `RuleBroken("signed_out")`, `StoreFault`.
        """
        cashier = self._station.need_cashier(Right.SETTINGS)
        after, gone = await asyncio.to_thread(forget_risky, before)
        await self._note(cashier, gone, after)
        return after

    async def _note(self, cashier: Cashier, was: Mapping[str, str], after: Settings) -> None:
        given = leave()
        allowed = given.facts() if given is not None and given.in_use else {}
        for name, before in was.items():
            facts = {"setting": name, "was": before, "is": str(getattr(after, name)), **allowed}
            await self._audit.write(self._clock.now(), cashier.name, Deed.SETTINGS, facts)

    def _check_people(self, before: Settings, changes: Mapping[str, object]) -> None:
        text = {name: changes.get(name, getattr(before, name)) or "" for name in _PEOPLE}
        table = read_rights(str(text["roles"]), str(text["rights"]), Decimal(str(text["discount_limit"] or 0)))
        if table.wrong:
            raise BadSettings("rights", code="table")
        # What nobody could do before is not this change's doing.
        people = self._station.people
        if not table.keeps_settings(people) and self._station.rules.rights.keeps_settings(people):
            raise BadSettings("rights", code="nobody")
