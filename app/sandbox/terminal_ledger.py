"""What the emulated terminal has done with cards: its log of transactions, the open batch and the settled ones."""

from __future__ import annotations

import json
from collections.abc import Callable
from dataclasses import asdict, dataclass
from datetime import datetime
from decimal import Decimal
from pathlib import Path

from app.sandbox.values import KYIV

PURCHASE, REFUND, VOID = "1", "2", "3"
APPROVED, DECLINED, REVERSED = "1", "2", "3"
_FIRST_RRN = 14_721_258_513


@dataclass
class Entry:
    """One line of its log: amounts in hryvnias, `at` the wall clock of Kyiv; `about` the number a void takes back."""

    number: int
    kind: str
    amount: Decimal
    code: str
    status: str
    rrn: str
    approval: str
    pan: str
    at: datetime
    batch: int
    about: int | None = None
    voided: bool = False

    @property
    def invoice(self) -> str:
        return f"{self.number:06d}"


class Ledger:
    """The log. `file` gets all of it as JSON whenever it changes; `now` is what the terminal's clock shows."""

    def __init__(self, file: Path | None = None, now: Callable[[], datetime] = lambda: datetime.now(KYIV)) -> None:
        self.entries: list[Entry] = []
        self.batch = 1
        self.now = now
        self._file = file
        self._write()

    @property
    def open(self) -> list[Entry]:
        """The batch that is not settled yet, oldest first."""
        return [entry for entry in self.entries if entry.batch == self.batch]

    @property
    def taken(self) -> Decimal:
        """What all cards were charged in the end, over all batches."""
        signs = {PURCHASE: 1, REFUND: -1, VOID: -1}
        good = (entry for entry in self.entries if entry.status == APPROVED)
        return sum((signs[entry.kind] * entry.amount for entry in good), Decimal(0))

    def add(self, kind: str, amount: Decimal, code: str, status: str, pan: str, about: Entry | None = None) -> Entry:
        number = len(self.entries) + 1
        approved = status == APPROVED
        entry = Entry(
            number=number,
            kind=kind,
            amount=amount,
            code=code,
            status=status,
            rrn=f"{_FIRST_RRN + number:012d}" if approved else "",
            approval=f"{(number * 7919) % 1_000_000:06d}" if approved else "",
            pan=pan,
            at=self.now(),
            batch=self.batch,
            about=None if about is None else about.number,
        )
        self.entries.append(entry)
        if about is not None:
            about.voided = True
        self._write()
        return entry

    def find(self, invoice: str) -> Entry | None:
        """A transaction of the open batch by its number; "" and "0" are the last one."""
        batch = self.open
        if invoice.strip("0") == "":
            return batch[-1] if batch else None
        return next((entry for entry in batch if invoice.isdigit() and entry.number == int(invoice)), None)

    def totals(self) -> str:
        """The open batch as its reports tell it."""
        lines = []
        for kind, title in ((PURCHASE, "ОПЛАТИ"), (REFUND, "ПОВЕРНЕННЯ"), (VOID, "СКАСУВАННЯ")):
            good = [entry.amount for entry in self.open if entry.kind == kind and entry.status == APPROVED]
            lines.append(f"{title:<12}{len(good):>4}{sum(good, Decimal(0)):>14.2f}")
        return "\n".join(lines)

    def settle(self) -> None:
        self.batch += 1
        self._write()

    def _write(self) -> None:
        if self._file is not None:
            rows = [asdict(entry) | {"invoice": entry.invoice} for entry in self.entries]
            said = {"batch": self.batch, "taken": self.taken, "entries": rows}
            self._file.write_text(json.dumps(said, ensure_ascii=False, indent=1, default=str), encoding="utf-8")
