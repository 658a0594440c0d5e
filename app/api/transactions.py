"""Payment transactions: how a receipt was paid."""

from __future__ import annotations

from typing import Any

from app.api.model import Answer, Body, Exact, Flag, Loose, MaybeAmount, Moment, Text, TextId, Whole
from app.api.resource import Resource, one


class Transaction(Answer):
    """A payment. `transaction_type_id` is the means (0 cash, 1 card, 2 acquiring, 3 IBAN, 4 card transfer),
    `payment_type_id` the operation (0 payment, 1 cancel, 2 refund). Sums are hryvnias; `deposit_amount` is the cash
    handed over. `pan` is masked by the server.
    """

    id: TextId
    amount: MaybeAmount = None
    deposit_amount: MaybeAmount = None
    change_amount: MaybeAmount = None
    transaction_type_id: Loose[Whole] = None
    payment_type_id: Loose[Whole] = None
    receipt_id: Text = ""
    state: Loose[Whole] = None
    rrn: Text = ""
    approval_code: Text = ""
    batch: Text = ""
    pan: Text = ""
    result_code: Text = ""
    stan: Text = ""
    signature: Loose[Flag] = None
    description: Text = ""
    payload: Loose[dict[str, Any]] = None
    timestamp: Loose[Moment] = None


class TransactionBody(Body):
    """A payment of a receipt about to be sent. What the server has no field for goes into `payload`."""

    id: str | None = None
    amount: Exact | None = None
    deposit_amount: Exact | None = None
    change_amount: Exact | None = None
    transaction_type_id: int | None = None
    payment_type_id: int | None = None
    receipt_id: str | None = None
    state: int | None = None
    rrn: str | None = None
    approval_code: str | None = None
    batch: str | None = None
    pan: str | None = None
    result_code: str | None = None
    stan: str | None = None
    signature: bool | None = None
    description: str | None = None
    payload: dict[str, Any] | None = None
    timestamp: Moment | None = None


class Transactions(Resource):
    """Read one by one; they come with their receipts too."""

    path = "/api/v1/pos/payment_transactions"

    async def get(self, id: str) -> Transaction:
        return await self._ask("GET", one(Transaction), tail="/{id}", id=id)
