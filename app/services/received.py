"""The server's receipt → an entry of the journal: the way back of `payload.py`, for receipts of other tills.

Nothing of it is trusted to add up (contract-notes.md 9): sums are taken as they are told, a difference between lines
and total is a discount of the receipt, and what cannot be read as money is left out.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace
from datetime import UTC, datetime
from decimal import Decimal
from typing import TYPE_CHECKING

from app.domain.document import Delivery, DeliveryState, Document, DocumentItem, DocumentKind, JournalEntry
from app.domain.money import ZERO, allocate, hryvnias, money, quantity
from app.domain.payment import Payment, PaymentMeans, PaymentOperation
from app.domain.product import PIECE, Unit
from app.domain.tax import TaxLine, TaxRules, taxes

if TYPE_CHECKING:
    from app.api.receipts import Receipt, ReceiptItem
    from app.api.transactions import Transaction

#: Not receipts yet: the money is still to be taken.
DEFERRED = 1
_NUMBER = re.compile(r"-(\d{1,9})-[0-9a-f]{8}$|№\s*(\d{1,9})$")
#: For a payment that does not say when.
_LONG_AGO = datetime(1970, 1, 1, tzinfo=UTC)
_KINDS = {int(kind): kind for kind in DocumentKind if not kind.deferred}
_MEANS = {int(means): means for means in PaymentMeans}
_OPERATIONS = {int(operation): operation for operation in PaymentOperation}


def entry_of(receipt: Receipt, rules: TaxRules) -> JournalEntry | None:
    """The receipt as the journal shows it; None for what is no receipt of the trade, or has no time or sum."""
    kind = _KINDS.get(receipt.type if receipt.type is not None else -1)
    if kind is None or receipt.state == DEFERRED or receipt.total_amount is None or receipt.created_at is None:
        return None
    total = money(receipt.total_amount)
    items, discount = _items(receipt.items or (), total, rules)
    payments = _without_change(
        [payment_of(one) for one in receipt.payment_transactions or () if one.amount is not None], total
    )
    payable = (
        sum((payment.amount for payment in payments), ZERO)
        if payments
        else total - money(receipt.rounding_amount or ZERO)
    )
    document = Document(
        id=receipt.id,
        kind=kind,
        number=_number(receipt.title),
        mark=receipt.title,
        created_at=receipt.created_at,
        shift_id="",
        shift_number=0,
        shop_id=receipt.shop_id or 0,
        terminal_id=receipt.terminal_id or 0,
        cashier_id=receipt.seller_id or 0,
        cashier_name=receipt.cashier_name,
        total=total,
        payable=payable,
        rounding=payable - total,
        gross=sum((item.gross for item in items), ZERO),
        line_discounts=sum((item.discount for item in items), ZERO),
        receipt_discount=discount,
        items=items,
        payments=payments,
        taxes=_taxes(receipt, items, rules),
        server_shift_id=receipt.shift_id or None,
        reason=receipt.description,
        related_fiscal_number=receipt.related_fiscal_number or None,
    )
    delivery = Delivery(
        DeliveryState.DELIVERED,
        fiscal_number=receipt.fiscal_number or None,
        registrar=receipt.registrar_fiscal_number or None,
        fiscal_at=receipt.created_at if receipt.fiscal_number else None,
    )
    return JournalEntry(document, delivery, elsewhere=True)


def _without_change(payments: Sequence[Payment], total: Decimal) -> tuple[Payment, ...]:
    """Some programs tell the cash they were handed as the sum it covered; the change says so."""
    less = tuple(replace(one, amount=one.amount - one.change) if one.change else one for one in payments)
    covered, all_told = (abs(sum((one.amount for one in many), ZERO) - total) for many in (less, payments))
    return less if covered < all_told else tuple(payments)


def _items(given: Sequence[ReceiptItem], total: Decimal, rules: TaxRules) -> tuple[tuple[DocumentItem, ...], Decimal]:
    """The lines, and what the receipt's own discount took off them."""
    lines = [line for line in (_item(one, rules) for one in given) if line is not None]
    sums = [line.amount for line in lines]
    discount = max(sum(sums, ZERO) - total, ZERO)
    shares = allocate(discount, sums)
    made = (_with_share(line, share) for line, share in zip(lines, shares, strict=True))
    return tuple(made), discount


def _item(given: ReceiptItem, rules: TaxRules) -> DocumentItem | None:
    count = quantity(given.quantity if given.quantity is not None else Decimal(1))
    price = money(given.price or ZERO)
    discount = max(money(given.discount_amount or ZERO), ZERO)
    amount = money(given.amount) if given.amount is not None else money(price * count) - discount
    if count <= 0 or amount < 0:
        return None
    weighed = given.sold_by_weight or count != count.to_integral_value()
    group, name = given.tax_group_id or 0, given.unit_type_name or PIECE.short
    return DocumentItem(
        name=given.name,
        price=price,
        quantity=count,
        unit=Unit(0, given.unit_type_id or PIECE.code, name, name, weighted=weighed),
        gross=amount + discount,
        amount=amount,
        discount=discount,
        letters=rules.group(group).letters,
        tax_group=group,
        product_id=given.product_id or None,
        sku=given.sku,
        by_weight=weighed,
        free_price=given.is_free_price,
        classifier_type=given.classifier_type_id or 0,
        classifier_code=given.classifier_code,
        comment=given.description,
    )


def _with_share(line: DocumentItem, share: Decimal) -> DocumentItem:
    return replace(line, share=share, amount=line.amount - share)


def payment_of(given: Transaction) -> Payment:
    """A payment as the till would have recorded it; means nobody knows count as a card."""
    means = _MEANS.get(given.transaction_type_id if given.transaction_type_id is not None else -1, PaymentMeans.CARD)
    return Payment(
        id=given.id,
        means=means,
        amount=money(given.amount or ZERO),
        paid_at=given.timestamp or _LONG_AGO,
        operation=_OPERATIONS.get(given.payment_type_id or 0, PaymentOperation.PAYMENT),
        tendered=money(given.deposit_amount or ZERO),
        change=money(given.change_amount or ZERO),
        rrn=given.rrn if means is not PaymentMeans.CASH else "",
        approval_code=given.approval_code,
        pan=given.pan,
        batch=given.batch,
        stan=given.stan,
        result_code=given.result_code,
        extra={name: str(told) for name, told in (given.payload or {}).items() if isinstance(told, str | int)},
    )


def _taxes(receipt: Receipt, items: Sequence[DocumentItem], rules: TaxRules) -> tuple[TaxLine, ...]:
    """Our table's lines with the server's own figures, where it has any: the fiscal document wins (domain.md 3)."""
    lines = taxes(((item.tax_group, item.amount) for item in items), rules)
    told = receipt.tax_amount or {}
    return tuple(
        TaxLine(line.letter, line.name, line.rate, line.turnover, hryvnias(int(told[line.letter])))
        if line.letter in told
        else line
        for line in lines
    )


def _number(title: str) -> int:
    """The number for people in a till's mark or a title like «Чек №17»; 0 where there is none."""
    found = _NUMBER.search(title)
    return int(found[1] or found[2]) if found else 0
