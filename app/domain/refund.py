"""Giving back: what of a sale is left to return, and what a part of it comes to (domain.md 2–3).

Everything is cumulative: after any returns a line has given back q(amount × returned ÷ sold), and a new return gives
the difference to what went back before. So parts in any number and any order add up to the sale to the kopeck, and none
takes more than is left. The same holds for discounts, taxes, means of payment and the rounding of cash.
"""

from __future__ import annotations

from collections.abc import Collection, Iterable, Mapping
from dataclasses import dataclass, replace
from decimal import Decimal

from app.domain.document import Document, DocumentItem, DocumentKind, Refunded
from app.domain.money import ZERO, kopecks, money, round_cash
from app.domain.payment import PaymentMeans
from app.domain.receipt import check_quantity
from app.domain.tax import TaxGroup, TaxLine, TaxRules, taxes
from app.errors import RuleBroken

#: Hryvnias: no rounding of cash gives more beyond what the goods cost, in all parts together.
_MOST_ROUNDED = Decimal("0.50")
REFUNDS = (DocumentKind.REFUND, DocumentKind.CANCEL)


@dataclass(frozen=True, slots=True)
class Left:
    """One line of a sale and what of it is still with the customer: quantity, hryvnias, discounts and stamps."""

    place: int
    item: DocumentItem
    quantity: Decimal
    amount: Decimal
    discount: Decimal
    share: Decimal
    stamps: tuple[str, ...]

    @property
    def returned(self) -> Decimal:
        """How many, or kilograms, went back already."""
        return self.item.quantity - self.quantity

    def part(self, quantity: Decimal, stamps: Collection[str] = ()) -> DocumentItem:
        """The line of a refund for `quantity` of it: the last one takes whatever is left to the kopeck.

        Of stamped bottles `stamps` are those that come back; raises `RuleBroken("refund_stamp")` while one of a part is
        not known: another than the one on the counter would stay sold.
        """
        chosen = self.stamps if quantity == self.quantity else tuple(s for s in self.stamps if s in stamps)
        bare = self.quantity - len(self.stamps)
        if quantity - len(chosen) > bare or len(chosen) > quantity:
            raise RuleBroken("refund_stamp", name=self.item.name)
        whole = quantity == self.quantity
        gone = self.returned + quantity

        def back(sold: Decimal, left: Decimal) -> Decimal:
            target = money(sold * gone / self.item.quantity) - (sold - left)
            return left if whole else min(max(target, ZERO), left)

        item = self.item
        amount, discount = back(item.amount, self.amount), back(item.discount, self.discount)
        share = back(item.share, self.share)
        gross = amount + discount + share
        return replace(
            item,
            quantity=quantity,
            gross=gross,
            amount=amount,
            discount=discount,
            share=share,
            stamps=chosen,
            source=self.place,
        )


@dataclass(frozen=True, slots=True)
class Part:
    """What goes back now. `payments` is means → hryvnias; their sum is `payable` = `total` + `rounding`."""

    items: tuple[DocumentItem, ...]
    total: Decimal
    payable: Decimal
    payments: Mapping[PaymentMeans, Decimal]
    taxes: tuple[TaxLine, ...]
    whole: bool

    @property
    def rounding(self) -> Decimal:
        return self.payable - self.total

    @property
    def cash(self) -> Decimal:
        return self.payments.get(PaymentMeans.CASH, ZERO)


@dataclass(frozen=True, slots=True)
class Ledger:
    """A sale and everything that went back of it, wherever it did. `back` is the sum of `refunds` before rounding."""

    sale: Document
    refunds: tuple[Document, ...]
    lines: tuple[Left, ...]
    back: Decimal

    @property
    def state(self) -> Refunded:
        if not self.refunds:
            return Refunded.NONE
        return Refunded.PART if any(line.quantity > 0 for line in self.lines) else Refunded.WHOLE

    def part(self, quantities: Mapping[int, Decimal], step: int, stamps: Collection[str] = ()) -> Part:
        """What the given quantities (place of the line → how much) come to; cash is rounded to `step` kopecks.
        `stamps` are those of the bottles that come back.

        Raises `RuleBroken`: "refund_done" when nothing is left, "refund_empty" when nothing is chosen,
        "refund_too_much" (facts: name, left, unit), "refund_stamp" (facts: name), "quantity_bad", "quantity_whole",
        "refund_sums" when more was paid than the goods cost and nobody knows why.
        """
        if self.state is Refunded.WHOLE:
            raise RuleBroken("refund_done")
        if not quantities:
            raise RuleBroken("refund_empty")
        items = tuple(self._item(place, quantities[place], stamps) for place in sorted(quantities))
        gone = {item.source: item.quantity for item in items}
        whole = all(gone.get(line.place, 0) == line.quantity for line in self.lines)
        total = sum((item.amount for item in items), ZERO)
        if total > self.sale.total - self.back:
            raise RuleBroken("refund_over_paid", left=f"{self.sale.total - self.back:.2f}")
        payments = self._payments(total, step, whole=whole)
        payable = sum(payments.values(), ZERO)
        if payable - total > _MOST_ROUNDED:
            raise RuleBroken("refund_sums")
        return Part(
            items=items,
            total=total,
            payable=payable,
            payments=payments,
            taxes=self._taxes(items, whole=whole),
            whole=whole,
        )

    def _item(self, place: int, quantity: Decimal, stamps: Collection[str]) -> DocumentItem:
        line = self.lines[place]
        if quantity != line.quantity or quantity <= 0:
            check_quantity(quantity, line.item.unit, by_weight=line.item.by_weight)
        if quantity > line.quantity:
            left = f"{line.quantity:.3f}" if line.item.by_weight else f"{line.quantity.normalize():f}"
            raise RuleBroken("refund_too_much", name=line.item.name, left=left, unit=line.item.unit.short)
        return line.part(quantity, stamps)

    def _payments(self, total: Decimal, step: int, *, whole: bool) -> dict[PaymentMeans, Decimal]:
        """The money goes back the way it came, in proportion; cash takes what the others leave, rounded."""
        paid, back = by_means([self.sale]), by_means(self.refunds)
        rest, base, room = self.back + total, self.sale.total, total
        parts: dict[PaymentMeans, Decimal] = {}
        for means in sorted(means for means in paid if means is not PaymentMeans.CASH):
            due = money(rest * paid[means] / base) if base > 0 else ZERO
            rest, base = rest - due, base - paid[means]
            given = back.get(means, ZERO)
            left = max(paid[means] - given, ZERO)
            parts[means] = min(left if whole else max(due - given, ZERO), left, room)
            room -= parts[means]
        if PaymentMeans.CASH in paid:
            cash, given = paid[PaymentMeans.CASH], back.get(PaymentMeans.CASH, ZERO)
            # Another till may have given back in another way than it took: never more in all than was paid.
            all_left = sum(paid.values(), ZERO) - sum(back.values(), ZERO) - sum(parts.values(), ZERO)
            left = max(min(cash - given, all_left), ZERO)
            # Exact coins were taken, or another rule was in force then: they go back as they came.
            lawful = step if step and kopecks(cash) % step == 0 else 0
            due = round_cash(max(rest, ZERO), lawful) - given
            parts[PaymentMeans.CASH] = left if whole else min(max(due, ZERO), left)
        some = {means: amount for means, amount in parts.items() if amount}
        return some or dict.fromkeys(list(parts)[-1:], ZERO)

    def _taxes(self, items: tuple[DocumentItem, ...], *, whole: bool) -> tuple[TaxLine, ...]:
        before = _tax_sums(self.refunds)
        if whole:
            after = self.sale.taxes
        else:
            rules = tax_rules_of(self.sale)
            gone = [(line.item.tax_group, line.item.amount - line.amount) for line in self.lines]
            after = taxes([*gone, *((item.tax_group, item.amount) for item in items)], rules)
        found = []
        for line in after:
            turnover, tax = before.get(line.letter, (ZERO, ZERO))
            part = replace(line, turnover=max(line.turnover - turnover, ZERO), tax=max(line.tax - tax, ZERO))
            if part.turnover or part.tax:
                found.append(part)
        return tuple(found)


def ledger_of(sale: Document, refunds: Iterable[Document] = ()) -> Ledger:
    """Counts what `refunds` (this till's and the server's) took of each line of `sale`."""
    given = tuple(refunds)
    lines = [Left(n, i, i.quantity, i.amount, i.discount, i.share, i.stamps) for n, i in enumerate(sale.items)]
    for refund in given:
        for item in refund.items:
            _take(lines, item, trusted=refund.related_id == sale.id)
    return Ledger(sale, given, tuple(lines), sum((refund.total for refund in given), ZERO))


def by_means(documents: Iterable[Document]) -> dict[PaymentMeans, Decimal]:
    """Hryvnias by means of payment."""
    sums: dict[PaymentMeans, Decimal] = {}
    for document in documents:
        for payment in document.payments:
            sums[payment.means] = sums.get(payment.means, ZERO) + payment.amount
    return sums


def tax_rules_of(sale: Document) -> TaxRules:
    """The table the sale was taxed by, read back from its letters: it may be another one today."""
    lines = {line.letter: line for line in sale.taxes}
    groups: dict[int, TaxGroup] = {}
    for item in sale.items:
        own = [lines[letter] for letter in item.letters if letter in lines]
        excise = next((line for line in own if line.name == "Акциз"), None)
        vat = next((line for line in own if line.name != "Акциз"), None)
        groups[item.tax_group] = TaxGroup(
            vat.letter if vat else "",
            vat.rate if vat else Decimal(0),
            excise.letter if excise else "",
            excise.rate if excise else Decimal(0),
        )
    return TaxRules(groups)


def _take(lines: list[Left], item: DocumentItem, *, trusted: bool) -> None:
    """Takes a refunded line off the line it came from; another till's is told by its goods, fullest line first."""
    if trusted and item.source is not None and item.source < len(lines):
        _lessen(lines, item.source, item, item.quantity)
        return
    alike = [line for line in lines if line.quantity > 0 and _same(line.item, item)]
    alike.sort(key=lambda line: (line.quantity != item.quantity, line.item.price != item.price, -line.quantity))
    wanted = item.quantity
    for line in alike:
        taken = min(wanted, line.quantity)
        if taken > 0:
            _lessen(lines, line.place, item, taken)
            wanted -= taken


def _lessen(lines: list[Left], place: int, item: DocumentItem, quantity: Decimal) -> None:
    line = lines[place]
    part = quantity / item.quantity if item.quantity else Decimal(0)

    def less(left: Decimal, back: Decimal) -> Decimal:
        return max(left - money(back * part), ZERO)

    lines[place] = replace(
        line,
        quantity=max(line.quantity - quantity, Decimal(0)),
        amount=less(line.amount, item.amount),
        discount=less(line.discount, item.discount),
        share=less(line.share, item.share),
        stamps=tuple(stamp for stamp in line.stamps if stamp not in item.stamps),
    )


def _same(sold: DocumentItem, back: DocumentItem) -> bool:
    if sold.product_id and back.product_id:
        return sold.product_id.lower() == back.product_id.lower()
    return sold.name == back.name


def _tax_sums(documents: Iterable[Document]) -> dict[str, tuple[Decimal, Decimal]]:
    sums: dict[str, tuple[Decimal, Decimal]] = {}
    for document in documents:
        for line in document.taxes:
            turnover, tax = sums.get(line.letter, (ZERO, ZERO))
            sums[line.letter] = (turnover + line.turnover, tax + line.tax)
    return sums
