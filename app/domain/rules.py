"""What the owner has set for this till: the trade's choices in one value."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from decimal import Decimal

from app.domain.barcode import DEFAULT_LAYOUTS, Layout
from app.domain.tax import TAX_GROUPS, TaxGroup


@dataclass(frozen=True, slots=True)
class TillRules:
    """`rounding_step` is kopecks of cash rounding (0, 10 or 50); `below_zero` lets sold-out goods be sold;
    `discount_limit` is the percent above which a discount wants a senior;
    `till_code` heads the marks of this till's documents; `blind_count` hides what should be in the drawer until it is
    counted."""

    rounding_step: int = 50
    below_zero: bool = True
    discount_limit: Decimal = Decimal(10)
    till_code: str = "K1"
    layouts: tuple[Layout, ...] = DEFAULT_LAYOUTS
    tax_groups: Mapping[int, TaxGroup] = field(default_factory=lambda: TAX_GROUPS)
    training: bool = False
    open_drawer: bool = True
    print_slips: bool = True
    blind_count: bool = False
