"""Refunds: any parts in any order add up to the sale to the kopeck, and nobody gets more than was left."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from decimal import Decimal

import pytest
from helpers import demo
from helpers.trade import MORNING, receipts
from hypothesis import assume, given, settings
from hypothesis import strategies as st

from app.domain.cashier import Cashier, Place
from app.domain.codes import new_id
from app.domain.document import Document, DocumentItem, DocumentKind, Refunded
from app.domain.money import ZERO, kopecks
from app.domain.payment import Payment, PaymentMeans, due_in_cash
from app.domain.product import KILOGRAM, PIECE
from app.domain.receipt import Receipt
from app.domain.refund import Ledger, Part, by_means, ledger_of
from app.domain.report import x_report
from app.domain.rules import TillRules
from app.domain.shift import Shift
from app.domain.tax import TaxRules, taxes
from app.errors import RuleBroken
from app.services.documents import sale_document

PLACE = Place(1, "Крамниця", 1, "Каса")
SHIFT = Shift("s", 1, MORNING, "Касир", 1)
CASHIER = Cashier(1, "Олена", "Коваль")
CASH, CARD, IBAN = PaymentMeans.CASH, PaymentMeans.CARD, PaymentMeans.IBAN


def sold(receipt: Receipt, others: Sequence[tuple[PaymentMeans, Decimal]] = (), step: int = 50) -> Document:
    """The receipt paid with `others` and, for what they leave, cash rounded to `step`."""
    rules = TaxRules()
    totals = receipt.totals(rules)
    rest = totals.total - sum((amount for _, amount in others), ZERO)
    payments = [Payment(new_id(), means, amount, MORNING) for means, amount in others if amount]
    if rest or not payments:
        payments.append(Payment(new_id(), CASH, due_in_cash(rest, step).payable, MORNING))
    return sale_document(
        receipt, totals, payments, number=1, place=PLACE, shift=SHIFT, cashier=CASHIER, rules=TillRules(),
        tax_rules=rules, at=MORNING,
    )  # fmt: skip


def refund_of(sale: Document, part: Part, *, named: bool = True) -> Document:
    """The part as a refund document; not `named` is how another till's comes back from the server."""
    items = part.items if named else tuple(replace(item, source=None) for item in part.items)
    return replace(
        sale,
        id=new_id(),
        kind=DocumentKind.REFUND,
        items=items,
        total=part.total,
        payable=part.payable,
        rounding=part.rounding,
        payments=tuple(Payment(new_id(), means, amount, MORNING) for means, amount in part.payments.items()),
        taxes=part.taxes,
        related_id=sale.id if named else None,
    )


@st.composite
def sales(draw: st.DrawFn) -> Document:
    """A sale of up to twelve lines paid with up to three means, with or without cash rounding."""
    receipt = draw(receipts())
    assume(receipt.items)
    # Another till's refund comes back without our places of lines: goods tell the lines apart.
    receipt = replace(receipt, items=tuple(replace(i, name=f"Товар {n}") for n, i in enumerate(receipt.items)))
    total = receipt.totals(TaxRules()).total
    others = []
    for means in draw(st.lists(st.sampled_from([CARD, IBAN]), unique=True)):
        amount = Decimal(draw(st.integers(0, kopecks(total)))) / 100
        others.append((means, amount))
        total -= amount
    return sold(receipt, others, draw(st.sampled_from([0, 10, 50])))


@st.composite
def some_of(draw: st.DrawFn, ledger: Ledger) -> dict[int, Decimal]:
    """A quantity of some of the lines that are left, as a cashier could choose it."""
    chosen = {}
    for line in ledger.lines:
        if line.quantity <= 0 or not draw(st.booleans()):
            continue
        if line.item.by_weight:
            chosen[line.place] = Decimal(draw(st.integers(1, int(line.quantity * 1000)))) / 1000
        else:
            chosen[line.place] = Decimal(draw(st.integers(1, int(line.quantity))))
    return chosen


@settings(max_examples=100, deadline=None)
@given(st.data(), sales(), st.sampled_from([0, 10, 50]), st.booleans())
def test_any_parts_in_any_order_add_up_to_the_sale(data: st.DataObject, sale: Document, step: int, named: bool) -> None:
    refunds: list[Document] = []
    for _ in range(8):
        ledger = ledger_of(sale, refunds)
        if ledger.state is Refunded.WHOLE:
            break
        chosen = data.draw(some_of(ledger))
        if chosen:
            part = ledger.part(chosen, step)
            _check(ledger, part)
            refunds.append(refund_of(sale, part, named=named))
    ledger = ledger_of(sale, refunds)
    if ledger.state is not Refunded.WHOLE:
        rest = {line.place: line.quantity for line in ledger.lines if line.quantity}
        part = ledger.part(rest, step)
        assert part.whole
        _check(ledger, part)
        refunds.append(refund_of(sale, part, named=named))
    assert sum((one.total for one in refunds), ZERO) == sale.total
    assert sum((one.payable for one in refunds), ZERO) == sale.payable
    assert {k: v for k, v in by_means(refunds).items() if v} == {k: v for k, v in by_means([sale]).items() if v}
    assert _by_letter(refunds) == _by_letter([sale])
    gone = ledger_of(sale, refunds)
    assert gone.state is Refunded.WHOLE
    assert not any(line.amount or line.discount or line.share for line in gone.lines)
    with pytest.raises(RuleBroken, match="refund_done"):
        gone.part({0: Decimal(1)}, step)


def _check(ledger: Ledger, part: Part) -> None:
    """No line gives more than it has, and the part is whole in itself."""
    for item in part.items:
        assert item.source is not None
        line = ledger.lines[item.source]
        assert 0 < item.quantity <= line.quantity
        assert 0 <= item.amount <= line.amount
        assert 0 <= item.discount <= line.discount
        assert 0 <= item.share <= line.share
        assert item.gross - item.discount - item.share == item.amount
        assert item.letters == line.item.letters
    assert sum((item.amount for item in part.items), ZERO) == part.total
    assert sum(part.payments.values(), ZERO) == part.payable
    if CASH not in part.payments and CASH not in by_means([ledger.sale]):
        assert part.rounding == 0
    assert all(amount >= 0 for amount in part.payments.values())
    assert {line.letter for line in part.taxes} <= {line.letter for line in ledger.sale.taxes}
    assert all(line.tax >= 0 and line.turnover >= 0 for line in part.taxes)


def _by_letter(documents: Sequence[Document]) -> dict[str, tuple[Decimal, Decimal]]:
    sums: dict[str, tuple[Decimal, Decimal]] = {}
    for document in documents:
        for line in document.taxes:
            turnover, tax = sums.get(line.letter, (ZERO, ZERO))
            sums[line.letter] = turnover + line.turnover, tax + line.tax
    return {letter: both for letter, both in sums.items() if any(both)}


@settings(max_examples=60, deadline=None)
@given(st.data(), sales())
def test_a_shift_that_gave_everything_back_has_its_float_alone(data: st.DataObject, sale: Document) -> None:
    """X counts refunds: sold and returned in parts, the drawer is what it was in the morning."""
    refunds: list[Document] = []
    while (ledger := ledger_of(sale, refunds)).state is not Refunded.WHOLE:
        chosen = data.draw(some_of(ledger))
        everything = {line.place: line.quantity for line in ledger.lines if line.quantity}
        refunds.append(refund_of(sale, ledger.part(chosen if chosen and len(refunds) < 3 else everything, 50)))
    report = x_report(replace(SHIFT, float_amount=Decimal("500.00")), [sale, *refunds], MORNING)
    assert report.drawer == 500
    assert report.refunds.amount == report.sales.amount == sale.payable
    assert report.refunds.count == len(refunds)
    assert {m.means: m.amount for m in report.refunds.means if m.amount} == {
        m.means: m.amount for m in report.sales.means if m.amount
    }


def line(price: str, quantity: str, amount: str = "", **more: object) -> DocumentItem:
    count = Decimal(quantity)
    weighed = count != count.to_integral_value()
    gross = (Decimal(price) * count).quantize(Decimal("0.01"))
    facts: dict[str, object] = {
        "name": f"Товар за {price}", "price": Decimal(price), "quantity": count,
        "unit": KILOGRAM if weighed else PIECE, "by_weight": weighed, "gross": gross,
        "amount": Decimal(amount) if amount else gross, "letters": "А", "tax_group": 1, **more,
    }  # fmt: skip
    return DocumentItem(**facts)  # type: ignore[arg-type]


def sale_of(*items: DocumentItem, paid: str, means: PaymentMeans = CASH) -> Document:
    total = sum((item.amount for item in items), ZERO)
    payment = Payment("p", means, Decimal(paid), MORNING)
    return Document(
        "d", DocumentKind.SALE, 1, "K1-1-00000000", MORNING, "s", 1, 1, 1, 1, "Касир", total, Decimal(paid),
        Decimal(paid) - total, total, items=items, payments=(payment,),
        taxes=taxes([(1, total)], TaxRules()),
    )  # fmt: skip


def test_the_refund_of_mockup_10() -> None:
    """Coffee and honey of receipt 1037: its discount of 7,95 is in their sums already."""
    sale = demo.big_sale()
    part = ledger_of(sale).part({1: Decimal(1), 4: Decimal(1)}, 50)
    assert [str(item.amount) for item in part.items] == ["188.66", "163.92"]
    assert part.payments == {CARD: Decimal("352.58")}


def test_cash_that_was_rounded_comes_back_rounded_and_in_full() -> None:
    """Three at 0,20 were sold for 0,50: none of the parts is a coin that does not exist, and all of it comes back."""
    sale, refunds = sale_of(line("0.20", "3"), paid="0.50"), []
    for _ in range(3):
        refunds.append(refund_of(sale, ledger_of(sale, refunds).part({0: Decimal(1)}, 50)))
    assert [str(one.payable) for one in refunds] == ["0.00", "0.50", "0.00"]
    assert [str(one.rounding) for one in refunds] == ["-0.20", "0.30", "-0.20"]


def test_exact_coins_come_back_exactly() -> None:
    """Rounding was switched off for that receipt."""
    sale = sale_of(line("10.23", "2"), paid="20.46")
    assert ledger_of(sale).part({0: Decimal(1)}, 50).payable == Decimal("10.23")


@pytest.mark.parametrize(
    ("quantity", "rule"),
    [("0", "quantity_bad"), ("-1", "quantity_bad"), ("1.5", "quantity_whole"), ("4", "refund_too_much")],
)
def test_what_cannot_come_back_is_refused(quantity: str, rule: str) -> None:
    ledger = ledger_of(sale_of(line("10.00", "3"), paid="30.00"))
    with pytest.raises(RuleBroken, match=rule):
        ledger.part({0: Decimal(quantity)}, 50)
    with pytest.raises(RuleBroken, match="refund_empty"):
        ledger.part({}, 50)


def test_another_tills_refund_is_found_by_its_goods_and_takes_the_line_that_fits() -> None:
    """The server knows no lines of ours: three at 12,00 went back elsewhere, one of the same is left."""
    sale = sale_of(line("12.00", "1", product_id="A"), line("12.00", "3", product_id="A"), paid="48.00")
    there = sale_of(line("12.00", "3", product_id="a"), paid="36.00")
    ledger = ledger_of(sale, [replace(there, id="e", kind=DocumentKind.REFUND)])
    assert [line.quantity for line in ledger.lines] == [1, 0]
    assert ledger.state is Refunded.PART


def test_money_that_went_back_elsewhere_another_way_is_not_given_twice() -> None:
    """Sold by card, a part returned in cash on another till: the card gets the rest and not a kopeck more."""
    sale = sale_of(line("50.00", "2"), paid="100.00", means=CARD)
    there = replace(sale_of(line("50.00", "1"), paid="50.00"), id="e", kind=DocumentKind.REFUND)
    part = ledger_of(sale, [there]).part({0: Decimal(1)}, 50)
    assert part.payments == {CARD: Decimal("50.00")}


def test_more_money_went_back_elsewhere_than_its_goods_were_sold_for() -> None:
    """Another program gave the whole sum back for one of two: nothing is left to pay for the other."""
    sale = sale_of(line("50.00", "2"), paid="100.00")
    there = replace(sale_of(line("100.00", "1"), paid="100.00"), id="e", kind=DocumentKind.REFUND)
    there = replace(there, items=(replace(there.items[0], name=sale.items[0].name),))
    part = ledger_of(sale, [there]).part({0: Decimal(1)}, 50)
    assert part.payable == 0


def test_unknown_goods_returned_elsewhere_lessen_the_money() -> None:
    sale = sale_of(line("50.00", "2"), paid="100.00")
    there = replace(sale_of(line("70.00", "1"), paid="70.00"), id="e", kind=DocumentKind.REFUND)
    with pytest.raises(RuleBroken, match="refund_over_paid"):
        ledger_of(sale, [there]).part({0: Decimal(2)}, 50)


def test_stamps_of_bottles_go_back_with_them() -> None:
    sale = sale_of(line("259.90", "2", stamps=("AATE508932", "AATE508933")), paid="519.80")
    with pytest.raises(RuleBroken, match="refund_stamp"):
        ledger_of(sale).part({0: Decimal(1)}, 0)
    with pytest.raises(RuleBroken, match="refund_stamp"):
        ledger_of(sale).part({0: Decimal(1)}, 0, ["AATE508932", "AATE508933"])
    first = ledger_of(sale).part({0: Decimal(1)}, 0, ["AATE508933"])
    assert first.items[0].stamps == ("AATE508933",)
    second = ledger_of(sale, [refund_of(sale, first)]).part({0: Decimal(1)}, 0)
    assert second.items[0].stamps == ("AATE508932",)


def test_a_bottle_sold_without_its_stamp_goes_back_without_one() -> None:
    sale = sale_of(line("259.90", "2", stamps=("AATE508932",)), paid="519.80")
    assert ledger_of(sale).part({0: Decimal(1)}, 0).items[0].stamps == ()
    assert ledger_of(sale).part({0: Decimal(2)}, 0).items[0].stamps == ("AATE508932",)
