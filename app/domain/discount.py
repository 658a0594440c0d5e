"""Discounts: percent or hryvnias, on a line or on the receipt."""

from __future__ import annotations

from dataclasses import dataclass
from decimal import Decimal
from enum import StrEnum

from app.domain.money import ZERO, money
from app.errors import RuleBroken

MOST_PERCENT = Decimal(100)
MOST_SUM = Decimal("99999999.99")


class DiscountKind(StrEnum):
    PERCENT = "percent"
    SUM = "sum"


@dataclass(frozen=True, slots=True)
class Discount:
    """`value` is percent (0–100) or hryvnias, both with two places at most; else `RuleBroken`: "percent_bad",
    "price_bad"."""

    kind: DiscountKind
    value: Decimal

    def __post_init__(self) -> None:
        most = MOST_PERCENT if self.kind is DiscountKind.PERCENT else MOST_SUM
        if not self.value.is_finite() or not 0 <= self.value <= most or self.value != money(self.value):
            raise RuleBroken("percent_bad" if self.kind is DiscountKind.PERCENT else "price_bad")

    def of(self, amount: Decimal) -> Decimal:
        """How many hryvnias come off `amount`: never more than all of it."""
        if self.kind is DiscountKind.PERCENT:
            return money(amount * self.value / 100)
        return money(min(self.value, amount)) if amount > 0 else ZERO
