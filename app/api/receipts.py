"""Receipts: sales, refunds, cash brought in and taken out."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

from app.api.model import Amount, Answer, Body, Exact, Flag, Loose, MaybeAmount, Moment, Text, TextId, Whole
from app.api.resource import Listed, many, one, wrapped
from app.api.transactions import Transaction, TransactionBody
from app.api.wire import encode
from app.errors import NotFound


class ReceiptItem(Answer):
    """One line. `unit_type_id` is a unit's code in real receipts. The server's item times are wrong and not read."""

    id: Text = ""
    name: Text = ""
    price: MaybeAmount = None
    quantity: MaybeAmount = None
    amount: MaybeAmount = None
    discount_amount: MaybeAmount = None
    product_id: Text = ""
    sku: Text = ""
    stock_item_id: Loose[Whole] = None
    tax_group_id: Loose[Whole] = None
    unit_type_id: Loose[Whole] = None
    unit_type_name: Text = ""
    classifier_type_id: Loose[Whole] = None
    classifier_code: Text = ""
    is_product: Flag = False
    is_free_price: Flag = False
    sold_by_weight: Flag = False
    description: Text = ""


class Receipt(Answer):
    """A receipt as the server has it. Sums are hryvnias, but `tax_amount` is what somebody put in: kopecks by letter in
    the server's own. `items` and `payment_transactions` are None where the answer leaves them out.

    `type`: 0 sale, 1 service input, 2 service output, 3 refund, 4 cancel, 5 cash issue, 102/103 offline begin/end.
    `state`: 1 deferred, 2 paid, 3 refunded.
    """

    id: TextId
    title: Text = ""
    total_amount: MaybeAmount = None
    state: Whole | None = None
    type: Whole | None = None
    items: tuple[ReceiptItem, ...] | None = None
    payment_transactions: tuple[Transaction, ...] | None = None
    discount_type_id: Loose[Whole] = None
    discount_amount: MaybeAmount = None
    discount_percentage: MaybeAmount = None
    rounding_amount: MaybeAmount = None
    tax_amount: Loose[dict[str, Amount]] = None
    shift_id: Text = ""
    shop_id: Loose[Whole] = None
    terminal_id: Loose[Whole] = None
    terminal_shift_id: Text = ""
    seller_id: Loose[Whole] = None
    cashier_name: Text = ""
    description: Text = ""
    fiscal_number: Text = ""
    registrar_fiscal_number: Text = ""
    registrar_local_number: Text = ""
    related_fiscal_number: Text = ""
    offline_id: Loose[Whole] = None
    offline_seed: Text = ""
    offline_local_number: Loose[Whole] = None
    previous_receipt_hash: Text = ""
    is_hidden: Flag = False
    created_at: Moment | None = None
    updated_at: Moment | None = None


class ReceiptItemBody(Body):
    """One line of a receipt about to be sent."""

    id: str | None = None
    name: str | None = None
    price: Exact | None = None
    amount: Exact | None = None
    quantity: Exact | None = None
    discount_amount: Exact | None = None
    sku: str | None = None
    tax_group_id: int | None = None
    is_product: bool | None = None
    product_id: str | None = None
    stock_item_id: int | None = None
    unit_type_id: int | None = None
    unit_type_name: str | None = None
    classifier_type_id: int | None = None
    classifier_code: str | None = None
    is_free_price: bool | None = None
    sold_by_weight: bool | None = None
    description: str | None = None


class ReceiptBody(Body):
    """A receipt about to be sent. The server does not check the sums: the till must have them right."""

    id: str | None = None
    title: str | None = None
    total_amount: Exact | None = None
    state: int | None = None
    type: int | None = None
    discount_type_id: int | None = None
    discount_amount: Exact | None = None
    discount_percentage: Exact | None = None
    rounding_amount: Exact | None = None
    seller_id: int | None = None
    shift_id: str | None = None
    shop_id: int | None = None
    terminal_id: int | None = None
    cashier_name: str | None = None
    description: str | None = None
    fiscal_number: str | None = None
    registrar_fiscal_number: str | None = None
    registrar_local_number: str | None = None
    related_fiscal_number: str | None = None
    offline_id: int | None = None
    offline_seed: str | None = None
    offline_local_number: int | None = None
    previous_receipt_hash: str | None = None
    tax_amount: dict[str, Exact] | None = None
    is_hidden: bool | None = None
    items: tuple[ReceiptItemBody, ...] | None = None
    payment_transactions: tuple[TransactionBody, ...] | None = None

    def frozen(self) -> bytes:
        """The exact bytes `Receipts.send` posts, wrapper and all: what the outbox keeps."""
        return encode({"receipt": self})


class Receipts(Listed[Receipt]):
    """Filters: the receipt's own fields, and date_start and date_end, which no document has but public clients use.

    A row that cannot be read fails the list: taking our own receipt for absent would send it twice.
    """

    path = "/api/v1/pos/receipts"
    model = Receipt
    filters = frozenset(ReceiptBody.model_fields) - {"items", "payment_transactions", "tax_amount"} | {
        "date_start",
        "date_end",
    }
    strict_rows = True

    async def get(self, id: str) -> Receipt:
        """Raises `NotFound` also where the server says so with a 200 and nothing in it."""
        return await self._ask("GET", _there, tail="/{id}", id=id)

    async def send(self, body: bytes) -> Receipt:
        """Posts a body frozen earlier (`ReceiptBody.frozen`), byte for byte."""
        return await self._ask("POST", one(Receipt), body=body)

    async def create(self, body: ReceiptBody) -> Receipt:
        return await self.send(body.frozen())

    async def update(self, id: str, body: ReceiptBody) -> Receipt:
        return await self._ask("PUT", one(Receipt), tail="/{id}", id=id, body=wrapped("receipt", body, id))

    async def delete(self, id: str) -> Receipt:
        """The till never calls this (reliability.md, Delivery 5); it is here because the server has it."""
        return await self._delete(Receipt, id)

    async def create_batch(self, bodies: Iterable[ReceiptBody]) -> list[Receipt]:
        return await self._ask("POST", many(Receipt), tail="/batch", body={"batch": {"receipts": list(bodies)}})

    async def delete_batch(self, ids: Iterable[str]) -> list[Receipt]:
        return await self._ask("DELETE", many(Receipt), tail="/batch", body={"batch": {"ids": list(ids)}})


def _there(envelope: dict[str, Any]) -> Receipt:
    if envelope["data"] is None:
        raise NotFound({"base": ("not_found",)}, status=200)
    return Receipt.model_validate(envelope["data"])
