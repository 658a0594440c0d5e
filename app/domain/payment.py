"""Means of payment and what was paid with them."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import datetime
from decimal import Decimal
from enum import IntEnum

from app.domain.money import ZERO, money, round_cash
from app.errors import RuleBroken

#: More cash than this for one receipt is a slip of the finger, not a payment (hryvnias).
MOST_CASH = Decimal(10_000_000)
#: So is, above `MUCH_CASH` hryvnias, more than `MOST_TIMES` what is due: a code that was scanned into the sum.
MUCH_CASH, MOST_TIMES = Decimal(100_000), 100


class PaymentMeans(IntEnum):
    """The server's `transaction_type_id`."""

    CASH = 0
    CARD = 1
    ACQUIRING = 2
    IBAN = 3
    CARD_TRANSFER = 4


class PaymentOperation(IntEnum):
    """The server's `payment_type_id`."""

    PAYMENT = 0
    CANCEL = 1
    REFUND = 2


@dataclass(frozen=True, slots=True)
class Payment:
    """One payment of a document.

    `amount` is what it covers of the sum due; `tendered` the cash handed over and `change` what went back (both
    hryvnias, change only from cash). Card facts are empty for cash: `pan` is masked, `batch` the terminal's number of
    the transaction in its batch, `result_code` its answer. `extra` holds what the API has no field for.
    """

    id: str
    means: PaymentMeans
    amount: Decimal
    paid_at: datetime
    operation: PaymentOperation = PaymentOperation.PAYMENT
    tendered: Decimal = ZERO
    change: Decimal = ZERO
    rrn: str = ""
    approval_code: str = ""
    pan: str = ""
    batch: str = ""
    stan: str = ""
    result_code: str = ""
    extra: Mapping[str, str] = field(default_factory=dict)


def pay_cash(payment_id: str, due: Decimal, tendered: Decimal, at: datetime) -> Payment:
    """Takes `tendered` hryvnias for `due` (already rounded) and gives change.

    Raises `RuleBroken`: "tendered_too_little" or "tendered_too_much".
    """
    if not tendered.is_finite() or tendered < due:
        raise RuleBroken("tendered_too_little", due=f"{due:.2f}", tendered=f"{tendered:.2f}")
    if tendered > min(MOST_CASH, max(MUCH_CASH, MOST_TIMES * due)):
        raise RuleBroken("tendered_too_much")
    return Payment(
        payment_id, PaymentMeans.CASH, money(due), at, tendered=money(tendered), change=money(tendered - due)
    )


@dataclass(frozen=True, slots=True)
class Due:
    """What a receipt costs in cash: `payable` = `total` + `rounding` (rounding is signed, kopecks either way)."""

    total: Decimal
    rounding: Decimal
    payable: Decimal


def due_in_cash(total: Decimal, step: int) -> Due:
    """The sum to take in cash for `total` with cash rounding to `step` kopecks."""
    payable = round_cash(total, step)
    return Due(total, payable - total, payable)
