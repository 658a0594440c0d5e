"""Who may what, as the owner taps it together: the server's role names, each role's rights, its limit of discounts."""

from __future__ import annotations

from dataclasses import dataclass
from decimal import Decimal

from app.domain.cashier import Right, Role
from app.domain.rights import RightsTable, folded, read_rights
from app.services.station import Station
from ui.presenters.means_choice import Kept

#: Percents to step through; the last is any discount.
LIMITS = tuple(Decimal(percent) for percent in (0, 3, 5, 7, 10, 15, 20, 25, 30, 50, 75, 100))


@dataclass(frozen=True, slots=True)
class NamedRole:
    """One role name of the server: who has it here, and which role of the till it is. A nameless one is a cashier."""

    name: str
    people: tuple[str, ...]
    role: Role


class RightsChoice:
    """Reads and writes the settings `roles` and `rights`. `shown` is the role whose rights are looked at."""

    def __init__(self, settings: Kept, station: Station) -> None:
        self._settings = settings
        self._station = station
        self.shown = Role.CASHIER

    @property
    def table(self) -> RightsTable:
        """As it is, or as it was just tapped while the disk writes it."""
        roles, rights = (str(self._settings.value(name) or "") for name in ("roles", "rights"))
        return read_rights(roles, rights, Decimal(str(self._settings.value("discount_limit"))))

    @property
    def names(self) -> tuple[NamedRole, ...]:
        """The role names of this shop's people, in the order of the people."""
        table, found = self.table, dict[str, list[str]]()
        for one in self._station.people:
            found.setdefault(one.role_name, []).append(one.name)
        first = {one.role_name: one for one in reversed(self._station.people)}
        return tuple(NamedRole(name, tuple(people), table.role_of(first[name])) for name, people in found.items())

    @property
    def keeper(self) -> Role | None:
        """The role that may change settings only because nobody else here may."""
        table, people = self.table, self._station.people
        kept = table.kept(people)
        return next((role for role in Role if kept.powers[role] != table.powers[role]), None)

    @property
    def usual(self) -> bool:
        """Whether everything is as the till comes."""
        return not (self._settings.value("roles") or self._settings.value("rights"))

    def on(self, right: Right) -> bool:
        """Whether the role shown has it."""
        return right in self.table.powers[self.shown].rights

    def fixed(self, right: Right) -> bool:
        """Whether taking it would leave nobody who can change settings."""
        if right is not Right.SETTINGS or not self.on(right):
            return False
        without = self.table.with_right(self.shown, right, on=False)
        return not without.keeps_settings(self._station.people)

    @property
    def limit(self) -> Decimal:
        """The percent up to which the role shown gives a discount alone."""
        return self.table.powers[self.shown].discount_limit

    @property
    def ends(self) -> tuple[bool, bool]:
        """Whether there is a smaller and a larger limit to step to."""
        return self.limit > LIMITS[0], self.limit < LIMITS[-1]

    def assign(self, name: str, role: Role) -> None:
        """The role name of the server is this role of the till."""
        if folded(name):
            self._settings.set("roles", self.table.with_name(name, role).roles_text)

    def switch(self, right: Right, on: bool) -> None:
        """The role shown may, or may not."""
        self._settings.set("rights", self.table.with_right(self.shown, right, on=on).rights_text)

    def step(self, by: int) -> None:
        """The next (+1) or the previous (−1) limit."""
        further = [one for one in LIMITS if (one > self.limit if by > 0 else one < self.limit)]
        if further:
            limit = further[0] if by > 0 else further[-1]
            self._settings.set("rights", self.table.with_limit(self.shown, limit).rights_text)

    def reset(self) -> None:
        """Everything as the till comes."""
        self._settings.set_all({"roles": "", "rights": ""})
