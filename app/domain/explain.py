"""Why a receipt costs what it costs: every step from price × quantity to what is paid, and they add up.

Nothing is computed here a second time: the steps are the parts of `Receipt.totals` and `Tender.due`, which screen,
payload and paper show, with what each was before it became whole kopecks.
"""

from __future__ import annotations

from dataclasses import dataclass
from decimal import Decimal
from enum import StrEnum

from app.domain.discount import Discount, DiscountKind
from app.domain.money import ZERO
from app.domain.payment import Due, Payment
from app.domain.receipt import Item, ItemTotals, Receipt, Totals
from app.domain.tax import GroupTax, TaxRules
from app.domain.tender import Tender


class StepKind(StrEnum):
    """What a step of a line does."""

    WORTH = "worth"  # price × quantity
    LABEL = "label"  # the sum on a price label
    DISCOUNT = "discount"  # the line's own
    SHARE = "share"  # of the receipt's discount, cut to the kopeck
    ODD = "odd"  # a kopeck left over when the discount was shared out
    BARRED = "barred"  # the receipt's discount passes these goods by
    REPRICED = "repriced"  # the catalogue's price was another


@dataclass(frozen=True, slots=True)
class Step:
    """`amount` is signed hryvnias, 0 where a step only says something; `exact` is what it was before kopecks, None
    where it was whole kopecks at once."""

    kind: StepKind
    amount: Decimal = ZERO
    exact: Decimal | None = None


@dataclass(frozen=True, slots=True)
class LineSteps:
    """The steps of one line: their amounts add up to `amount`. `weight` is what the receipt's discount was measured
    on, 0 for goods it passes by."""

    item: Item
    steps: tuple[Step, ...]
    weight: Decimal
    amount: Decimal


@dataclass(frozen=True, slots=True)
class Explanation:
    """`base` is what the receipt's discount comes off, `exact` it before kopecks. `rule` is the till's step of
    cash rounding (kopecks), `step` the one this receipt goes by: 0 when it was switched off for it. `parts` is the
    money that is here already, `due` what is left."""

    lines: tuple[LineSteps, ...]
    totals: Totals
    discount: Discount | None
    base: Decimal
    exact: Decimal | None
    due: Due
    rule: int
    step: int
    parts: tuple[Payment, ...]

    @property
    def taxed(self) -> tuple[GroupTax, ...]:
        """The groups with a tax to tell of."""
        return tuple(one for one in self.totals.groups if one.group.letters)

    @property
    def odd(self) -> int:
        """How many kopecks were left over when the receipt's discount was shared out."""
        return sum(1 for line in self.totals.items if line.portion.odd)


def explain(receipt: Receipt, rules: TaxRules, rule: int) -> Explanation:
    """The receipt step by step. `rule` is the till's cash rounding in kopecks: 0, 10 or 50."""
    totals, base = receipt.totals(rules), receipt.discount_base
    step = rule if receipt.rounding else 0
    pairs = zip(receipt.items, totals.items, strict=True)
    return Explanation(
        lines=tuple(_line(item, part, totals.receipt_discount, base) for item, part in pairs),
        totals=totals,
        discount=receipt.discount if receipt.discount and receipt.discount.value else None,
        base=base,
        exact=_unrounded(receipt.discount, base, totals.receipt_discount),
        due=Tender(totals.total, step, receipt.parts).due,
        rule=rule,
        step=step,
        parts=receipt.parts,
    )


def _line(item: Item, part: ItemTotals, whole: Decimal, base: Decimal) -> LineSteps:
    steps = []
    if item.list_price is not None and item.list_price != item.price and not item.free_price:
        steps.append(Step(StepKind.REPRICED))
    if item.label_sum is not None:
        steps.append(Step(StepKind.LABEL, part.gross))
    else:
        steps.append(Step(StepKind.WORTH, part.gross, _other(item.price * item.quantity, part.gross)))
    if part.discount:
        steps.append(Step(StepKind.DISCOUNT, -part.discount, _unrounded(item.discount, part.gross, part.discount)))
    weight = ZERO if item.no_discount else part.gross - part.discount
    if whole and item.no_discount:
        steps.append(Step(StepKind.BARRED))
    elif whole and weight:
        cut = part.share - part.portion.odd
        steps.append(Step(StepKind.SHARE, -cut, _other(whole * weight / base, cut)))
        if part.portion.odd:
            steps.append(Step(StepKind.ODD, -part.portion.odd))
    return LineSteps(item, tuple(steps), weight, part.amount)


def _unrounded(discount: Discount | None, of: Decimal, came_to: Decimal) -> Decimal | None:
    """What a percent came to before kopecks, None where it was whole kopecks."""
    if discount is None or discount.kind is not DiscountKind.PERCENT:
        return None
    return _other(of * discount.value / 100, came_to)


def _other(exact: Decimal, amount: Decimal) -> Decimal | None:
    return exact if exact != amount else None
