"""What the bank terminal reported of its batch, in its own words."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime


@dataclass(frozen=True, slots=True)
class TerminalReport:
    """`settled`: its batch was closed with it (settlement); else an X report, which changes nothing. `text` is the
    terminal's, "" when there was nothing in the batch. `made_at` is aware UTC, `shift_number` None outside a shift."""

    settled: bool
    text: str
    made_at: datetime
    cashier: str
    shift_number: int | None = None

    @property
    def empty(self) -> bool:
        return not self.text.strip()
