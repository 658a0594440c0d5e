"""What the owner has set for this till: the trade's choices in one value."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import datetime

from app.domain.barcode import DEFAULT_LAYOUTS, Layout
from app.domain.excise import Excise, Taxed, excise_of, stamped
from app.domain.held import Keep
from app.domain.means import MeansRules
from app.domain.product import Product
from app.domain.rights import RightsTable
from app.domain.sale_hours import Barred, barred_now
from app.domain.tax import TAX_GROUPS, TaxGroup


@dataclass(frozen=True, slots=True)
class TillRules:
    """`rounding_step` is kopecks of cash rounding (0, 10 or 50); `below_zero` lets sold-out goods be sold;
    `rights` say who may what;
    `till_code` heads the marks of this till's documents; `blind_count` hides what should be in the drawer until it is
    counted; `sale_hours` are hours in which excisable goods are not sold; goods of `no_discount_kinds` and of the
    categories named (ids) are sold at their price; goods of `order_categories` are told to whoever makes them ready;
    `keep_held` says for how long receipts stay aside;
    `hand_over`: the fiscal till takes the money; `held_on_server`: receipts put aside go to the server too;
    `terminal_slips`: the bank terminal's own text is printed too."""

    rounding_step: int = 50
    below_zero: bool = True
    rights: RightsTable = field(default_factory=RightsTable)
    till_code: str = "K1"
    layouts: tuple[Layout, ...] = DEFAULT_LAYOUTS
    tax_groups: Mapping[int, TaxGroup] = field(default_factory=lambda: TAX_GROUPS)
    training: bool = False
    open_drawer: bool = True
    print_slips: bool = True
    blind_count: bool = False
    excise_stamps: bool = True
    ask_age: bool = True
    sale_hours: Mapping[Excise, tuple[Barred, ...]] = field(default_factory=dict)
    no_discount_kinds: frozenset[Excise] = frozenset({Excise.TOBACCO})
    no_discount_categories: frozenset[str] = frozenset()
    order_categories: frozenset[str] = frozenset()
    means: MeansRules = field(default_factory=MeansRules)
    keep_held: Keep = Keep.SHIFT
    hand_over: bool = False
    held_on_server: bool = False
    terminal_slips: bool = True

    def discountable(self, product: Product) -> bool:
        """Whether a discount may be given on it."""
        return not self.at_their_price(product) and product.category_id not in self.no_discount_categories

    def at_their_price(self, goods: Taxed) -> bool:
        """Whether goods of this kind are sold at their price, whatever shelf they stand on."""
        return excise_of(goods) in self.no_discount_kinds

    def to_order(self, product: Product) -> bool:
        """Whether somebody makes it ready, and is told by an order."""
        return product.category_id in self.order_categories

    def wants_stamp(self, goods: Taxed) -> bool:
        """Whether every piece of it has to show its excise stamp."""
        return self.excise_stamps and stamped(goods)

    def for_adults(self, goods: Taxed) -> bool:
        """Whether the customer's age has to be asked (domain.md 6)."""
        return self.ask_age and excise_of(goods) is not None

    def barred(self, goods: Taxed, at: datetime) -> Barred | None:
        """The hours that bar the sale of these goods at this moment of the shop's wall clock."""
        kind = excise_of(goods)
        return barred_now(self.sale_hours.get(kind, ()), at) if kind is not None else None
