"""What a slip says adds up to its document, to the kopeck, whatever was sold and however wide the paper."""

from __future__ import annotations

import re
from dataclasses import replace
from decimal import Decimal

import pytest
from helpers import demo
from helpers import slips as made
from helpers.golden import PROFILES
from hypothesis import given
from hypothesis import strategies as st

from app.domain.discount import Discount, DiscountKind
from app.domain.document import DocumentKind, JournalEntry
from app.domain.order import Order, OrderLine
from app.domain.payment import Payment, PaymentMeans
from app.domain.product import KILOGRAM, PIECE
from app.domain.receipt import Item, Receipt
from app.domain.rules import TillRules
from app.domain.tax import TaxRules
from app.services.documents import sale_document
from printing.job_slip import document_slip
from printing.order_slip import order_slip
from printing.preview import plain_text
from printing.profiles import Profile
from printing.slip import Slip

_SUM = re.compile(r"(-?\d+,\d\d)(?: [А-ЯІЇЄҐ]{1,2})?$")
names = st.one_of(
    st.text(alphabet="абвгдеєжзиіїйклмнопрстуфхцчшщьюя’ -2%", min_size=1, max_size=90),
    st.text(min_size=1, max_size=500),
)
kopecks = st.integers(1, 99_999_999).map(lambda value: Decimal(value) / 100)


@st.composite
def items(draw: st.DrawFn) -> Item:
    weighed = draw(st.booleans())
    count = Decimal(draw(st.integers(1, 9_999))) / (1000 if weighed else 1)
    price = Decimal(draw(st.integers(1, 999_999))) / 100
    discount = draw(st.sampled_from([None, Discount(DiscountKind.PERCENT, Decimal("7.5"))]))
    return Item(
        id=str(draw(st.integers(0, 10**9))), name=draw(names), price=price, quantity=count,
        unit=KILOGRAM if weighed else PIECE, by_weight=weighed, tax_group=draw(st.integers(0, 10)), discount=discount,
        comment=draw(st.sampled_from(["", "на подарунок"])),
    )  # fmt: skip


@st.composite
def documents(draw: st.DrawFn):  # type: ignore[no-untyped-def]
    """A sale as the till itself makes it, with a kind, ways of paying and a rounding of its own."""
    receipt = Receipt(
        "9f1c2d3e-0000-4000-8000-000000001043", made.AT, tuple(draw(st.lists(items(), min_size=1, max_size=6)))
    )
    percent = draw(st.sampled_from([None, Decimal(5), Decimal("33.3")]))
    if percent is not None:
        receipt = receipt.with_discount(Discount(DiscountKind.PERCENT, percent))
    totals = receipt.totals(TaxRules())
    payable = ((totals.total * 100 + 25) // 50 * 50 / 100).quantize(Decimal("0.01"))
    card = min(payable, Decimal(draw(st.integers(0, 500))))
    parts = [Payment("c", PaymentMeans.CARD, card, made.AT, rrn="632718845021")] if card else []
    handed_over = payable - card + draw(st.integers(0, 500))
    cash = Payment(
        "p", PaymentMeans.CASH, payable - card, made.AT, tendered=handed_over, change=handed_over - (payable - card)
    )
    document = sale_document(
        receipt, totals, (*parts, cash), number=draw(st.integers(1, 10**6)), place=made.PLACE, shift=made.SHIFT,
        cashier=demo.CASHIERS[0], rules=TillRules(), tax_rules=TaxRules(), at=made.AT,
    )  # fmt: skip
    kind = draw(st.sampled_from([DocumentKind.SALE, DocumentKind.REFUND, DocumentKind.HELD, DocumentKind.HANDED]))
    return replace(document, kind=kind, payments=() if kind.deferred else document.payments)


def said(slip: Slip, known: Profile) -> list[str]:
    return [line.rstrip() for line in plain_text(slip, known).splitlines()]


def value(line: str) -> Decimal:
    found = _SUM.search(line)
    assert found is not None, line
    return Decimal(found[1].replace(",", "."))


def labelled(lines: list[str], label: str) -> list[Decimal]:
    """The sums of the lines that begin so; one too long for its line stands alone on the next."""
    found = []
    for place, line in enumerate(lines):
        if line.strip().startswith(label):
            found.append(value(line if _SUM.search(line) else lines[place + 1]))
    return found


@pytest.mark.parametrize("columns", sorted(PROFILES))
@given(document=documents())
def test_a_receipt_adds_up(columns: int, document) -> None:  # type: ignore[no-untyped-def]
    known = PROFILES[columns]
    plain = replace(document, items=tuple(replace(one, name="Товар", comment="") for one in document.items))
    for shown in (document, plain):
        lines = said(document_slip(JournalEntry(shown, made.WAITING), made.PLACE), known)
        assert all(len(line) <= columns for line in lines if not line.startswith("["))
    goods = lines[: next(place for place, line in enumerate(lines) if line.startswith("СУМА"))]
    gross = sum((value(line) for line in goods if " x " in line and _SUM.search(line)), Decimal(0))
    assert gross == document.gross
    assert sum(labelled(goods, "знижка"), Decimal(0)) == -document.line_discounts
    (total,) = labelled([line for line in lines if "БЕЗ" not in line], "СУМА")
    assert total == document.total == document.gross - document.discount
    assert sum(labelled(lines, "ЗНИЖКА"), Decimal(0)) == -document.discount
    due = "ДО ПОВЕРНЕННЯ" if document.kind is DocumentKind.REFUND else "ДО СПЛАТИ"
    assert labelled(lines, due) == [document.payable]
    assert total + sum(labelled(lines, "ЗАОКРУГЛЕННЯ"), Decimal(0)) == document.payable
    assert sum(labelled(lines, "У т. ч."), Decimal(0)) == sum((tax.tax for tax in document.taxes), Decimal(0))
    if document.payments:
        paid = labelled(lines, "ГОТІВКА") + labelled(lines, "КАРТКА")
        assert sum(paid, Decimal(0)) - sum(labelled(lines, "РЕШТА"), Decimal(0)) == document.payable


@pytest.mark.parametrize("columns", sorted(PROFILES))
@given(names, st.integers(1, 99_999_999), st.booleans())
def test_an_order_says_every_quantity_and_no_price(columns: int, name: str, thousandths: int, weighed: bool) -> None:
    count = Decimal(thousandths) / 1000
    line = OrderLine(name, count, KILOGRAM if weighed else PIECE, weighed)
    slip = order_slip(Order((line,), made.AT, "Олена", number=7))
    lines = said(slip, PROFILES[columns])
    assert all(len(one) <= columns for one in lines)
    shown = f"{count:.3f}".replace(".", ",") if weighed else f"{count.normalize():f}".replace(".", ",")
    assert any(one.endswith(f" {shown} {'кг' if weighed else 'шт'}") for one in lines)


@given(kopecks)
def test_cash_says_its_sum(amount: Decimal) -> None:
    document = made.service(DocumentKind.SERVICE_OUTPUT, str(amount), "x")
    lines = said(document_slip(JournalEntry(document, made.WAITING), made.PLACE), PROFILES[32])
    (line,) = [one for one in lines if one.startswith("ГОТІВКА, грн")]
    assert line.endswith(f"{amount:,.2f}".replace(",", " ").replace(".", ","))
