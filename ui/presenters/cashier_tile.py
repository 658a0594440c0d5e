"""A person as the sign-in shows them: badge, name, role, and when they were here last."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime

from app.clock import local
from app.domain.cashier import Cashier, Role
from ui.formats import date_text, day_text
from ui.i18n import tr

#: Colours of the round badges after the accent, as in mockup 01a.
_COLORS = (None, 2, 7, 9, 8, 6, 3, 1, 4, 5)


@dataclass(frozen=True, slots=True)
class CashierTile:
    """One person as the tile shows them. `color` is a category colour, None the accent."""

    id: int
    name: str
    initials: str
    note: str
    color: int | None
    chosen: bool


def cashier_tile(person: Cashier, number: int, now: datetime, *, chosen: bool) -> CashierTile:
    """The tile of a person, the `number`-th from 0 in the list."""
    role = person.role_name or role_text(person.role)
    return CashierTile(
        id=person.id,
        name=person.name,
        initials=person.initials,
        note=f"{role} · {_seen(person.last_seen_at, now)}",
        color=_COLORS[number % len(_COLORS)],
        chosen=chosen,
    )


def role_text(role: Role) -> str:
    """A role in words, for people whose role the server does not name."""
    match role:
        case Role.ADMIN:
            return tr("Адміністратор")
        case Role.SENIOR:
            return tr("Старший касир")
        case Role.CASHIER:
            return tr("Касир")


def _seen(at: datetime | None, now: datetime) -> str:
    if at is None:
        return tr("уперше")
    days = (local(now).date() - local(at).date()).days
    if days <= 0:
        return tr("сьогодні")
    if days == 1:
        return tr("учора")
    return day_text(at) if days < 300 else date_text(at)
