"""Discounts: percent or hryvnias, on a line or on the receipt."""

from __future__ import annotations

from dataclasses import dataclass
from decimal import Decimal
from enum import StrEnum

from app.domain.money import ZERO, money
from app.errors import RuleBroken


class DiscountKind(StrEnum):
    PERCENT = "percent"
    SUM = "sum"


@dataclass(frozen=True, slots=True)
class Discount:
    """`value` is percent (0–100) or hryvnias, both with two places at most."""

    kind: DiscountKind
    value: Decimal

    def __post_init__(self) -> None:
        if not self.value.is_finite() or self.value < 0 or (self.kind is DiscountKind.PERCENT and self.value > 100):
            raise RuleBroken("price_bad")

    def of(self, amount: Decimal) -> Decimal:
        """How many hryvnias come off `amount`: never more than all of it."""
        if self.kind is DiscountKind.PERCENT:
            return money(amount * self.value / 100)
        return min(money(self.value), amount) if amount > 0 else ZERO
