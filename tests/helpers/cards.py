"""Stands for the driven terminal and its pages (`CardTaker`): answers what the test has put into it."""

from __future__ import annotations

from decimal import Decimal

from helpers import demo

from app.domain.charge import Charge, ChargeKind, ChargeState, TerminalSlip
from app.domain.codes import new_id
from app.errors import TillError


class Cards:
    """`approve` is what the next card pays: None for as much as it is asked, zero for a refusal, an error to raise.

    `asked` keeps what was asked: what for, and how much.
    """

    def __init__(self) -> None:
        self.ready = True
        self.approve: Decimal | TillError | None = None
        self.asked: list[tuple[str, Decimal]] = []
        self.charges: list[Charge] = []

    async def take(self, receipt_id: str, amount: Decimal) -> Charge | None:
        self.asked.append((receipt_id, amount))
        return self._answer(ChargeKind.PURCHASE, receipt_id, amount)

    async def take_back(self, charge_id: str) -> bool:
        self.asked.append((charge_id, Decimal(0)))
        return self.approve is None

    async def give(self, document_id: str, amount: Decimal, rrn: str) -> Charge | None:
        self.asked.append((rrn, amount))
        return self._answer(ChargeKind.REFUND, document_id, amount)

    def _answer(self, kind: ChargeKind, receipt_id: str, amount: Decimal) -> Charge | None:
        if isinstance(self.approve, TillError):
            raise self.approve
        paid = amount if self.approve is None else self.approve
        if not paid:
            return None
        number = len(self.charges) + 1
        slip = TerminalSlip(
            True, paid, "0000" if paid == amount else "0010", invoice=f"{number:06}", rrn=f"{431807420990 + number}",
            approval_code=f"A{number:05}", pan="444433******1111", payment_system="Visa", acquirer="ПриватБанк",
            terminal_id="S1KA1234", at=demo.NOW,
        )  # fmt: skip
        charge = Charge(new_id(), kind, amount, receipt_id, demo.NOW, state=ChargeState.APPROVED, slip=slip)
        self.charges.append(charge)
        return charge
