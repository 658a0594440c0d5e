"""Document → the request the server gets: one mapping, frozen as bytes when the document is recorded.

Assumed, because no document of the API says it (domain.md 2 and 6): an item's `amount` is after its own discount and
before the receipt's; `total_amount` is before cash rounding; `rounding_amount` = total − payable; an item's
`unit_type_id` is the unit's code, as in real receipts; excise stamps travel in the item's `description`.
"""

from __future__ import annotations

from typing import Any

from app.api.receipts import ReceiptBody, ReceiptItemBody
from app.api.transactions import TransactionBody
from app.domain.document import Document, DocumentItem, DocumentKind
from app.domain.money import kopecks
from app.domain.payment import Payment

#: Receipt states the till may send: deferred, paid, and refunded.
DEFERRED, PAID, REFUNDED = 1, 2, 3
PERCENT, SUM = 0, 1
REFUNDS = (DocumentKind.REFUND, DocumentKind.CANCEL)
#: A payment transaction that went through, as in the documents' own receipt.
DONE = 1


def request_body(document: Document) -> bytes:
    """The exact bytes of `POST /pos/receipts` for this document, wrapper and all."""
    percent = document.receipt_discount_percent
    body = ReceiptBody(
        id=document.id,
        title=document.mark,
        total_amount=document.total,
        state=_state(document.kind),
        type=document.kind.server_type,
        discount_type_id=PERCENT if percent is not None else SUM,
        discount_amount=document.receipt_discount,
        rounding_amount=document.total - document.payable,
        shift_id=document.server_shift_id,
        shop_id=document.shop_id,
        terminal_id=document.terminal_id,
        seller_id=document.cashier_id,
        cashier_name=document.cashier_name,
        description=document.reason,
        related_fiscal_number=document.related_fiscal_number,
        tax_amount={line.letter: kopecks(line.tax) for line in document.taxes},
        is_hidden=False,
        items=tuple(_item(item) for item in document.items),
        payment_transactions=tuple(_transaction(payment, document) for payment in document.payments),
    )
    if percent is not None:
        body = body.model_copy(update={"discount_percentage": percent})
    return body.frozen()


def _state(kind: DocumentKind) -> int:
    if kind.deferred:
        return DEFERRED
    return REFUNDED if kind in REFUNDS else PAID


def _item(item: DocumentItem) -> ReceiptItemBody:
    facts: dict[str, Any] = {"product_id": item.product_id.lower()} if item.product_id else {}
    return ReceiptItemBody(
        name=item.name,
        price=item.price,
        amount=item.gross - item.discount,
        quantity=item.quantity,
        discount_amount=item.discount,
        sku=item.sku,
        tax_group_id=item.tax_group,
        is_product=item.product_id is not None,
        unit_type_id=item.unit.code,
        unit_type_name=item.unit.short,
        classifier_type_id=item.classifier_type,
        classifier_code=item.classifier_code,
        is_free_price=item.free_price,
        sold_by_weight=item.by_weight,
        description=" ".join(filter(None, (item.comment, *item.stamps))),
        **facts,
    )


def _transaction(payment: Payment, document: Document) -> TransactionBody:
    return TransactionBody(
        id=payment.id,
        amount=payment.amount,
        deposit_amount=payment.tendered,
        change_amount=payment.change,
        transaction_type_id=int(payment.means),
        payment_type_id=int(payment.operation),
        receipt_id=document.id,
        state=DONE,
        rrn=payment.rrn,
        approval_code=payment.approval_code,
        pan=payment.pan,
        batch=payment.batch,
        stan=payment.stan,
        result_code=payment.result_code,
        timestamp=payment.paid_at,
        payload=dict(payment.extra) or None,
    )
