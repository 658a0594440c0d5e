"""By which payment of a sale its money goes back: the one it came by, and never more of it than came."""

from __future__ import annotations

from dataclasses import dataclass
from decimal import Decimal

from app.domain.money import ZERO
from app.domain.payment import Payment, PaymentMeans
from app.domain.refund import Ledger, Part

#: Where a refund's payment keeps the id of the payment it gives back.
OF = "of"


@dataclass(frozen=True, slots=True)
class Way:
    """`amount` hryvnias go back by `means`, of the payment `of`; cash is of none in particular."""

    means: PaymentMeans
    amount: Decimal
    of: Payment | None = None


def ways_of(ledger: Ledger, part: Part) -> tuple[Way, ...]:
    """The money of `part`, payment by payment of the sale, in their order.

    What another till gave back does not say of which payment: it is taken off the first ones. What no payment has left
    goes back by the last of its means, so that the ways always add up to the part.
    """
    ways: list[Way] = []
    for means, amount in part.payments.items():
        if means is PaymentMeans.CASH:
            ways.append(Way(means, amount))
            continue
        found: list[Way] = []
        rest = amount
        for payment, left in _left(ledger, means):
            taken = min(left, rest)
            if taken > 0:
                found.append(Way(means, taken, payment))
                rest -= taken
        if rest or not found:
            payments = [one for one in ledger.sale.payments if one.means is means]
            found.append(Way(means, rest, payments[-1] if payments else None))
        ways += found
    return tuple(ways)


def _left(ledger: Ledger, means: PaymentMeans) -> list[tuple[Payment, Decimal]]:
    """What of each payment by these means has not gone back yet."""
    given = [one for refund in ledger.refunds for one in refund.payments if one.means is means]
    known: dict[str, Decimal] = {}
    stray = ZERO
    own = {one.id for one in ledger.sale.payments}
    for one in given:
        of = one.extra.get(OF, "")
        if of in own:
            known[of] = known.get(of, ZERO) + one.amount
        else:
            stray += one.amount
    found = []
    for payment in ledger.sale.payments:
        if payment.means is not means:
            continue
        left = max(payment.amount - known.get(payment.id, ZERO), ZERO)
        less = min(left, stray)
        stray -= less
        found.append((payment, left - less))
    return found
