"""Makes finished documents out of what was agreed at the counter. Nothing is computed twice: totals come in, go out."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from datetime import datetime
from decimal import Decimal

from app.domain.cashier import Cashier, Place
from app.domain.codes import mark, new_id
from app.domain.discount import DiscountKind
from app.domain.document import CashPurpose, Document, DocumentItem, DocumentKind, JournalEntry
from app.domain.money import ZERO
from app.domain.payment import Payment, PaymentMeans
from app.domain.receipt import Item, ItemTotals, Receipt, Totals
from app.domain.refund import Part
from app.domain.rules import TillRules
from app.domain.shift import Shift
from app.domain.tax import TaxRules


def sale_document(
    receipt: Receipt,
    totals: Totals,
    payments: Sequence[Payment],
    *,
    number: int,
    place: Place,
    shift: Shift,
    cashier: Cashier,
    rules: TillRules,
    tax_rules: TaxRules,
    at: datetime,
) -> Document:
    """The paid receipt as it will be kept, sent and printed. The receipt's id becomes the document's."""
    paid = sum((payment.amount for payment in payments), ZERO)
    percent = receipt.discount
    return replace(
        _blank(receipt.id, DocumentKind.SALE, totals.total, number, place, shift, cashier, rules, at),
        payable=paid,
        rounding=paid - totals.total,
        gross=totals.gross,
        line_discounts=totals.line_discounts,
        receipt_discount=totals.receipt_discount,
        receipt_discount_percent=percent.value if percent and percent.kind is DiscountKind.PERCENT else None,
        items=tuple(_item(item, part, tax_rules) for item, part in zip(receipt.items, totals.items, strict=True)),
        payments=tuple(payments),
        taxes=totals.taxes,
        of_age=receipt.of_age,
    )


def _item(item: Item, part: ItemTotals, tax_rules: TaxRules) -> DocumentItem:
    percent = item.discount.value if item.discount and item.discount.kind is DiscountKind.PERCENT else None
    return DocumentItem(
        name=item.name,
        price=item.price,
        quantity=item.quantity,
        unit=item.unit,
        gross=part.gross,
        amount=part.amount,
        discount=part.discount,
        share=part.share,
        discount_percent=percent,
        letters=tax_rules.group(item.tax_group).letters,
        tax_group=item.tax_group,
        product_id=item.product_id,
        barcode=item.barcode,
        sku=item.sku,
        by_weight=item.by_weight,
        free_price=item.free_price,
        classifier_type=item.classifier_type,
        classifier_code=item.classifier_code,
        comment=item.comment,
        stamps=item.stamps,
        unstamped=item.unstamped,
    )


def refund_document(
    entry: JournalEntry,
    part: Part,
    payments: Sequence[Payment],
    kind: DocumentKind,
    reason: str,
    *,
    number: int,
    place: Place,
    shift: Shift,
    cashier: Cashier,
    rules: TillRules,
    at: datetime,
) -> Document:
    """A part of a sale, or all of it, that goes back: `kind` is REFUND or CANCEL."""
    sale = entry.document
    return replace(
        _blank(new_id(), kind, part.total, number, place, shift, cashier, rules, at),
        payable=part.payable,
        rounding=part.rounding,
        gross=sum((item.gross for item in part.items), ZERO),
        line_discounts=sum((item.discount for item in part.items), ZERO),
        receipt_discount=sum((item.share for item in part.items), ZERO),
        items=part.items,
        payments=tuple(payments),
        taxes=part.taxes,
        reason=reason,
        related_id=sale.id,
        related_number=sale.number or None,
        related_fiscal_number=entry.delivery.fiscal_number,
    )


def goods_refund_document(
    receipt: Receipt,
    totals: Totals,
    payments: Sequence[Payment],
    reason: str,
    *,
    number: int,
    place: Place,
    shift: Shift,
    cashier: Cashier,
    rules: TillRules,
    tax_rules: TaxRules,
    at: datetime,
) -> Document:
    """Goods that come back without their receipt: what a sale of them would be, the other way round."""
    made = sale_document(
        receipt,
        totals,
        payments,
        number=number,
        place=place,
        shift=shift,
        cashier=cashier,
        rules=rules,
        tax_rules=tax_rules,
        at=at,
    )
    return replace(made, kind=DocumentKind.REFUND, reason=reason)


def service_document(
    kind: DocumentKind,
    amount: Decimal,
    reason: str,
    *,
    number: int,
    place: Place,
    shift: Shift,
    cashier: Cashier,
    rules: TillRules,
    at: datetime,
    purpose: CashPurpose = CashPurpose.OTHER,
) -> Document:
    """A service input or output of `amount` hryvnias of cash."""
    blank = _blank(new_id(), kind, amount, number, place, shift, cashier, rules, at)
    return replace(
        blank,
        payments=(Payment(new_id(), PaymentMeans.CASH, amount, at, tendered=amount),),
        reason=reason,
        purpose=purpose,
    )


def _blank(
    document_id: str,
    kind: DocumentKind,
    amount: Decimal,
    number: int,
    place: Place,
    shift: Shift,
    cashier: Cashier,
    rules: TillRules,
    at: datetime,
) -> Document:
    """What every document says first: which, when, where, by whom, and its sum."""
    return Document(
        id=document_id,
        kind=kind,
        number=number,
        mark=mark(rules.till_code, number, document_id),
        created_at=at,
        shift_id=shift.id,
        shift_number=shift.number,
        server_shift_id=shift.server_id,
        shop_id=place.shop_id,
        terminal_id=place.terminal_id,
        cashier_id=cashier.id,
        cashier_name=cashier.name,
        total=amount,
        payable=amount,
        gross=amount,
        training=rules.training,
    )
