"""Hryvnias and kopecks. Amounts are `Decimal` with 2 places, quantities with 3; a float never enters.

Rounding is half up, away from zero for halves (domain.md 2). Every sum the till shows, sends, stores or prints
comes through these functions.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from decimal import ROUND_HALF_UP, Decimal

ZERO = Decimal("0.00")
CENT = Decimal("0.01")
GRAM = Decimal("0.001")

#: Banknotes and coins in use, largest first, in hryvnias.
NOTES = tuple(Decimal(n) for n in ("1000", "500", "200", "100", "50", "20"))
COINS = tuple(Decimal(n) for n in ("10", "5", "2", "1", "0.50", "0.10"))
#: 10, 5, 2 and 1 hryvnia are also notes; counting tables list them under coins as the tills' drawers do.
DENOMINATIONS = NOTES + COINS

#: Lawful steps of cash rounding, kopecks; 0 switches it off.
ROUNDING_STEPS = (0, 10, 50)


def money(value: Decimal | int | str) -> Decimal:
    """The value as hryvnias with two places, half up."""
    return Decimal(value).quantize(CENT, ROUND_HALF_UP)


def quantity(value: Decimal | int | str) -> Decimal:
    """The value as a quantity with three places (kilograms to the gram, or pieces), half up."""
    return Decimal(value).quantize(GRAM, ROUND_HALF_UP)


def kopecks(amount: Decimal) -> int:
    """Hryvnias → whole kopecks, as the database stores them."""
    return int(money(amount) * 100)


def hryvnias(kopecks: int) -> Decimal:
    """Whole kopecks → hryvnias."""
    return (Decimal(kopecks) / 100).quantize(CENT)


def thousandths(value: Decimal) -> int:
    """A quantity → whole thousandths, as the database stores them."""
    return int(quantity(value) * 1000)


def round_cash(amount: Decimal, step: int) -> Decimal:
    """What is paid in cash for `amount`, to the nearest `step` kopecks (0 = to the kopeck), halves up.

    National Bank resolutions 25 of 2018 and 115 of 2025. Refunds (negative amounts) round as their positive does.
    """
    if step == 0:
        return money(amount)
    if step not in ROUNDING_STEPS:
        raise ValueError(f"no such rounding step: {step}")
    k = kopecks(amount)
    sign = -1 if k < 0 else 1
    return hryvnias(sign * ((abs(k) + step // 2) // step * step))


@dataclass(frozen=True, slots=True)
class Portion:
    """A part of a sum spread over others: `odd` is the kopeck in `amount` that it got of those left over, or 0."""

    amount: Decimal = ZERO
    odd: Decimal = ZERO


_NOTHING = Portion()


def spread(total: Decimal, weights: Sequence[Decimal]) -> list[Portion]:
    """Splits `total` in proportion to `weights` so that the parts add up to the kopeck.

    Largest remainder; among equal remainders the earlier part wins. No part exceeds its weight when the total does
    not exceed the weights' sum. Weights are not negative; when all are zero the total must be zero too.
    """
    whole = kopecks(total)
    if not whole:
        return [_NOTHING for _ in weights]
    parts = [kopecks(weight) for weight in weights]
    base = sum(parts)
    if base == 0:
        raise ValueError("nothing to spread the sum over")
    shares = [whole * part // base for part in parts]
    left = whole - sum(shares)
    by_remainder = sorted(range(len(parts)), key=lambda i: (-(whole * parts[i] % base), i))
    odd = set(by_remainder[:left])
    return [
        Portion(hryvnias(share + 1), CENT) if i in odd else Portion(hryvnias(share)) for i, share in enumerate(shares)
    ]


def allocate(total: Decimal, weights: Sequence[Decimal]) -> list[Decimal]:
    """The amounts of `spread`."""
    return [portion.amount for portion in spread(total, weights)]
