"""Paying one receipt in several parts: what is taken already, what is left, and how the rest may be paid.

A card or a transfer covers its exact part and never more than is left; cash rounds what all cash together comes to
(domain.md 2) and alone gives change. A part is a `Payment` already: money that is here. What the terminal charged goes
only when the terminal has taken it back. A driven part has the id of its `Charge`.
"""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import datetime
from decimal import Decimal

from app.domain.charge import Charge, ChargeState
from app.domain.money import ZERO, kopecks, money, round_cash
from app.domain.payment import MOST_CASH, Due, Payment, PaymentMeans, pay_cash
from app.errors import RuleBroken

CASH = PaymentMeans.CASH


@dataclass(frozen=True, slots=True)
class Tender:
    """`total` hryvnias of the receipt before rounding, `step` kopecks of cash rounding (0 = none), `parts` taken so
    far in their order, cash in one part."""

    total: Decimal
    step: int
    parts: tuple[Payment, ...] = ()

    @property
    def taken(self) -> Decimal:
        """Hryvnias that are here already."""
        return sum((part.amount for part in self.parts), ZERO)

    @property
    def cash(self) -> Decimal:
        """Hryvnias of them in cash."""
        return sum((part.amount for part in self.parts if part.means is CASH), ZERO)

    @property
    def left(self) -> Decimal:
        """Hryvnias still to pay, exactly: what a card takes."""
        return max(self.total - self.taken, ZERO)

    @property
    def left_in_cash(self) -> Decimal:
        """Hryvnias to take in cash for the rest: it may come to nothing, and then nothing is handed over."""
        if not self.left:
            return ZERO
        return max(round_cash(self.cash + self.left, self.step) - self.cash, ZERO)

    @property
    def due(self) -> Due:
        """What is left, paid in cash: `total` is the exact rest."""
        return Due(self.left, self.left_in_cash - self.left, self.left_in_cash)

    def check(self, amount: Decimal) -> Decimal:
        """The amount if a card or a transfer may take it now.

        Raises `RuleBroken`: "part_bad" (nothing, negative, finer than a kopeck), "part_none_left", "part_over" (facts:
        left).
        """
        if not amount.is_finite() or amount <= 0 or amount > MOST_CASH or amount != money(amount):
            raise RuleBroken("part_bad")
        if not self.left:
            raise RuleBroken("part_none_left")
        if amount > self.left:
            raise RuleBroken("part_over", left=f"{self.left:.2f}")
        return money(amount)

    def with_part(self, part: Payment) -> Tender:
        """One more part by other means than cash. Raises what `check` raises, and "rrn_twice" for a card payment that
        is here already."""
        if part.means is CASH:
            raise ValueError("cash is taken by with_cash")
        self.check(part.amount)
        if part.rrn and any(one.rrn == part.rrn for one in self.parts):
            raise RuleBroken("rrn_twice")
        return replace(self, parts=(*self.parts, part))

    def with_cash(self, payment_id: str, tendered: Decimal, at: datetime) -> Tender:
        """Cash that is less than what is left: it joins the cash that is here. Raises what `check` raises, and
        "part_coins" (facts: step) for a sum that rounded cash cannot be paid with.
        """
        self.check(tendered)
        if tendered >= self.left_in_cash:
            raise RuleBroken("part_over", left=f"{self.left_in_cash:.2f}")
        if self.step and kopecks(tendered) % self.step:
            raise RuleBroken("part_coins", step=f"{Decimal(self.step) / 100:.2f}")
        return self._with_cash(pay_cash(payment_id, money(tendered), tendered, at))

    def without(self, part_id: str, *, taken_back: bool = False) -> Tender:
        """The part given back. One that the terminal charged only with `taken_back`: the terminal has done it.

        Raises `RuleBroken`: "part_unknown", "part_charged".
        """
        part = next((one for one in self.parts if one.id == part_id), None)
        if part is None:
            raise RuleBroken("part_unknown")
        if part.means is PaymentMeans.ACQUIRING and not taken_back:
            raise RuleBroken("part_charged")
        return replace(self, parts=tuple(one for one in self.parts if one.id != part_id))

    def paid(self) -> tuple[Payment, ...]:
        """The payments of a receipt that is paid whole by its parts. Raises `RuleBroken("part_lacking")` (facts: left)
        while it is not."""
        if self.left or not self.parts:
            raise RuleBroken("part_lacking", left=f"{self.left:.2f}")
        return self.parts

    def paid_with_cash(self, payment_id: str, tendered: Decimal, at: datetime) -> tuple[Payment, ...]:
        """The payments when what is left is paid with `tendered` hryvnias of cash, change given.

        Raises `RuleBroken`: "tendered_too_little" (facts: due, tendered), "tendered_too_much", and "part_none_left"
        for a receipt that its parts have paid already.
        """
        due = self.left_in_cash
        if self.parts and not self.left:
            raise RuleBroken("part_none_left")
        return self._with_cash(pay_cash(payment_id, due, tendered, at)).parts

    def _with_cash(self, new: Payment) -> Tender:
        if all(part.means is not CASH for part in self.parts):
            return replace(self, parts=(*self.parts, new))
        return replace(self, parts=tuple(_joined(part, new) if part.means is CASH else part for part in self.parts))


def charged(charge: Charge) -> Payment:
    """The part a terminal's approved charge has become: what it said goes with it, the rest of its facts in `extra`.

    An approval in part covers the smaller amount. Raises `RuleBroken("part_not_charged")` for a charge that took
    nothing.
    """
    slip = charge.slip
    if charge.state is not ChargeState.APPROVED or slip is None or slip.amount <= 0:
        raise RuleBroken("part_not_charged")
    facts = {
        "payment_system": slip.payment_system,
        "acquirer": slip.acquirer,
        "issuer": slip.issuer,
        "merchant": slip.merchant,
        "terminal_id": slip.terminal_id,
        "terminal_receipt": slip.invoice,
    }
    return Payment(
        charge.id,
        PaymentMeans.ACQUIRING,
        money(slip.amount),
        slip.at or charge.started_at,
        rrn=slip.rrn,
        approval_code=slip.approval_code,
        pan=slip.pan,
        batch=slip.invoice,
        result_code=slip.code,
        extra={name: value for name, value in facts.items() if value},
    )


def _joined(before: Payment, new: Payment) -> Payment:
    return replace(
        before,
        amount=before.amount + new.amount,
        tendered=before.tendered + new.tendered,
        change=before.change + new.change,
        paid_at=new.paid_at,
    )
