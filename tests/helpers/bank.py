"""A bank terminal without a line: it keeps a ledger as a real one does, and loses answers where a test says so."""

from __future__ import annotations

import asyncio
from dataclasses import replace
from datetime import timedelta
from decimal import Decimal

from app.clock import Clock
from app.domain.charge import ChargeKind, TerminalSlip, TerminalStatus
from app.errors import AnswerLost, DeviceFault
from app.events import Event


class Bank:
    """`purchase`, `refund` and `cancel` do what `way` says, once, then «approve» again: approve, refuse, part, absent
    (certainly not asked), lost-before (never arrived), lost-after (charged, no word), lost-refused, wait (until
    `answer` is set or it is interrupted). `silent` counts the questions for the last transaction without an answer.
    """

    def __init__(self, clock: Clock) -> None:
        self.clock = clock
        self.way = "approve"
        self.silent = 0
        self.ledger: list[TerminalSlip] = []
        self.asked: list[str] = []
        self.status: Event[TerminalStatus] = Event("bank.status")
        self.begun, self.answer = asyncio.Event(), asyncio.Event()
        self.interrupted = False
        self.tells: TerminalSlip | None = None

    @property
    def taken(self) -> Decimal:
        """Hryvnias that left cards, less what went back to them."""
        signs = {ChargeKind.PURCHASE: 1, ChargeKind.REFUND: -1, ChargeKind.CANCEL: -1}
        return sum((signs[one.kind] * one.amount for one in self.ledger if one.approved and one.kind), Decimal(0))

    async def identify(self) -> str:
        return "Bank of the tests"

    async def purchase(self, amount: Decimal) -> TerminalSlip:
        return await self._do(ChargeKind.PURCHASE, amount)

    async def refund(self, amount: Decimal, rrn: str) -> TerminalSlip:
        return await self._do(ChargeKind.REFUND, amount)

    async def cancel(self, invoice: str) -> TerminalSlip:
        found = next(one for one in self.ledger if one.invoice == invoice)
        return await self._do(ChargeKind.CANCEL, found.amount)

    async def last(self) -> TerminalSlip | None:
        self.asked.append("last")
        if self.silent:
            self.silent -= 1
            raise DeviceFault("terminal", "timeout")
        return self.tells or (self.ledger[-1] if self.ledger else None)

    async def interrupt(self) -> None:
        self.interrupted = True
        self.answer.set()

    async def totals(self) -> str:
        return ""

    async def settle(self) -> str:
        self.ledger.clear()
        return ""

    async def _do(self, kind: ChargeKind, amount: Decimal) -> TerminalSlip:
        self.asked.append(kind.value)
        self.begun.set()
        way, self.way = self.way, "approve"
        self.status.emit(TerminalStatus.WAITS_FOR_CARD)
        if way == "wait":
            await self.answer.wait()
            way = "refuse" if self.interrupted else "approve"
        if way == "absent":
            raise DeviceFault("terminal", "absent")
        if way == "lost-before":
            raise AnswerLost("broke before it was asked")
        refused = way in ("refuse", "lost-refused")
        slip = self._slip(kind, amount, approved=not refused)
        if way == "part":
            slip = replace(slip, amount=Decimal("10.00"), code="0010")
        self.ledger.append(slip)
        if way.startswith("lost"):
            raise AnswerLost("broke after it was asked")
        return slip

    def _slip(self, kind: ChargeKind, amount: Decimal, *, approved: bool) -> TerminalSlip:
        number = len(self.ledger) + 1
        return TerminalSlip(
            approved,
            amount,
            code="0000" if approved else "0005",
            kind=kind,
            invoice=f"{number:06}",
            rrn=f"{number:012}" if approved else "",
            approval_code=f"{number:06}" if approved else "",
            pan="473118******9838",
            payment_system="VISA",
            acquirer="ПриватБанк",
            terminal_id="S1TEST01",
            at=self.clock.now() + timedelta(seconds=3),
        )
