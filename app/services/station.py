"""What the till knows of itself at this moment: where it stands, who is at it, which shift is open."""

from __future__ import annotations

from collections.abc import Iterable
from decimal import Decimal

from app.domain.cashier import Cashier, Place, Right
from app.domain.money import ZERO
from app.domain.rights import RightsTable
from app.domain.rules import TillRules
from app.domain.shift import Shift
from app.domain.tax import TaxRules
from app.errors import Forbidden, RuleBroken
from app.events import Event
from app.services.allowed import leave


class Station:
    """Shared by the services; only they change it. `changed` tells the part: "place", "cashier", "people", "shift"."""

    def __init__(self, rules: TillRules) -> None:
        self._rules = rules
        self._rights = rules.rights
        self._people: tuple[Cashier, ...] = ()
        self.changed: Event[str] = Event("station.changed")
        self._place: Place | None = None
        self._told: Cashier | None = None  # as the server tells them, without the owner's table
        self._cashier: Cashier | None = None
        self._shift: Shift | None = None

    @property
    def rules(self) -> TillRules:
        return self._rules

    @rules.setter
    def rules(self, rules: TillRules) -> None:
        """The owner has changed them: who is at the till may more or less from now on."""
        self._rules = rules
        self._dress()

    def crew(self, people: Iterable[Cashier]) -> list[Cashier]:
        """The people of this shop as they are now, each with the rights of the owner's table.

        Who is at the till goes on with the rights they have now. `changed` tells "people" when they are others.
        """
        before, self._people = self._people, tuple(people)
        self._dress()
        if before != self._people:
            self.changed.emit("people")
        return [self._rights.dress(one) for one in self._people]

    @property
    def rights(self) -> RightsTable:
        """What counts now: the owner's table, which nobody is locked out by."""
        return self._rights

    @property
    def people(self) -> tuple[Cashier, ...]:
        """Who could stand here when somebody last looked."""
        return self._people

    @property
    def stranger(self) -> bool:
        """Whether who is at the till is no longer among the shop's people."""
        now = self._cashier
        return now is not None and bool(self._people) and all(one.id != now.id for one in self._people)

    @property
    def place(self) -> Place | None:
        return self._place

    @place.setter
    def place(self, place: Place | None) -> None:
        self._place = place
        self.changed.emit("place")

    @property
    def cashier(self) -> Cashier | None:
        return self._cashier

    @cashier.setter
    def cashier(self, cashier: Cashier | None) -> None:
        self._told = cashier
        self._dress()
        self.changed.emit("cashier")

    @property
    def shift(self) -> Shift | None:
        """The open shift, None when there is none."""
        return self._shift

    @shift.setter
    def shift(self, shift: Shift | None) -> None:
        self._shift = shift
        self.changed.emit("shift")

    @property
    def tax_rules(self) -> TaxRules:
        return TaxRules(self.rules.tax_groups, vat_payer=self._place.vat_payer if self._place else True)

    def need_place(self) -> Place:
        if self._place is None:
            raise RuleBroken("signed_out")
        return self._place

    def need_cashier(self, right: Right | None = None) -> Cashier:
        """Who is at the till, or `RuleBroken("signed_out")`.

        `Forbidden` when their role lacks `right` and no senior allowed it for this one action (`services.allowed`): ask
        before anything is done, as the action begins anew then.
        """
        if self._cashier is None:
            raise RuleBroken("signed_out")
        if right is not None and not self._cashier.may(right):
            self._need_leave(self._cashier, right)
        return self._cashier

    def need_discount(self, percent: Decimal) -> None:
        """As `need_cashier`, for a discount of so many percent."""
        cashier = self.need_cashier()
        if percent > cashier.discount_limit:
            self._need_leave(cashier, Right.BIG_DISCOUNT, percent)

    def need_shift(self) -> Shift:
        if self._shift is None:
            raise RuleBroken("shift_closed")
        return self._shift

    def _need_leave(self, cashier: Cashier, right: Right, percent: Decimal = ZERO) -> None:
        given = leave()
        if given is None or not given.serves(right, cashier, percent):
            raise Forbidden(right.value, percent=percent)

    def _dress(self) -> None:
        self._rights = self._rules.rights.kept(self._people)
        if self._told is not None:
            self._told = next((one for one in self._people if one.id == self._told.id), self._told)
        self._cashier = None if self._told is None else self._rights.dress(self._told)
