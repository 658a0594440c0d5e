"""What the till knows of itself at this moment: where it stands, who is at it, which shift is open."""

from __future__ import annotations

from app.domain.cashier import Cashier, Place, Right
from app.domain.rules import TillRules
from app.domain.shift import Shift
from app.domain.tax import TaxRules
from app.errors import Forbidden, RuleBroken
from app.events import Event
from app.services.allowed import leave


class Station:
    """Shared by the services; only they change it. `changed` tells which part: "place", "cashier", "shift"."""

    def __init__(self, rules: TillRules) -> None:
        self.rules = rules
        self.changed: Event[str] = Event("station.changed")
        self._place: Place | None = None
        self._cashier: Cashier | None = None
        self._shift: Shift | None = None

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
        self._cashier = cashier
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
            given = leave()
            if given is None or not given.serves(right, self._cashier):
                raise Forbidden(right.value)
        return self._cashier

    def need_shift(self) -> Shift:
        if self._shift is None:
            raise RuleBroken("shift_closed")
        return self._shift
