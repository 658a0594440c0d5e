"""Charges for tests: a card payment of a receipt as the till keeps it, and what a terminal says of it."""

from __future__ import annotations

from dataclasses import replace
from datetime import timedelta
from decimal import Decimal
from typing import Any

from helpers.stored import AT, uid

from app.domain.charge import Charge, ChargeKind, ChargeState, TerminalSlip
from app.domain.document import Document
from app.domain.payment import Payment, PaymentMeans

AMOUNT = Decimal("42.50")


def charge(number: int, **changes: Any) -> Charge:
    """A purchase for the receipt of the same number, a minute after the one before."""
    made = Charge(
        uid(number + 3 * 10**6),
        ChargeKind.PURCHASE,
        AMOUNT,
        uid(number),
        AT + timedelta(minutes=number),
        last_invoice=f"{number - 1:06}",
        by="Олена Коваль",
    )
    return replace(made, **changes)


def slip(number: int, amount: Decimal = AMOUNT, **changes: Any) -> TerminalSlip:
    """The approval of that purchase, ten seconds later."""
    made = TerminalSlip(
        True,
        amount,
        code="0000",
        kind=ChargeKind.PURCHASE,
        invoice=f"{number:06}",
        rrn=f"{700000000000 + number}",
        approval_code=f"{100000 + number}",
        pan="473118******9838",
        at=AT + timedelta(minutes=number, seconds=10),
    )
    return replace(made, **changes)


def approved(number: int, **changes: Any) -> Charge:
    return charge(number, state=ChargeState.APPROVED, slip=slip(number), **changes)


def by_card(document: Document, taken: Charge) -> Document:
    """The sale paid with that charge."""
    assert taken.slip is not None
    paid = Payment(
        taken.id, PaymentMeans.ACQUIRING, taken.slip.amount, document.created_at, rrn=taken.slip.rrn, pan=taken.slip.pan
    )
    return replace(document, payments=(paid,))
