"""Taking cash for the receipt: what was handed over, what goes back, and one recording at a time."""

from __future__ import annotations

from dataclasses import dataclass, replace
from decimal import Decimal
from typing import Protocol

from PySide6.QtCore import QObject, Signal

from app.domain.document import Document
from app.domain.money import ZERO
from app.domain.payment import Due
from app.domain.receipt import Receipt, Totals
from app.errors import RuleBroken, TillError
from app.events import Event
from app.services.payment import PaymentDesk
from app.services.sale import Sale
from ui.amount_input import AmountInput
from ui.tasks import Tasks

#: The six quick sums: «Без решти» and the notes that add up (design-system.md, 04a).
EXACT = ZERO
NOTES = tuple(Decimal(note) for note in (50, 100, 200, 500, 1000))


class Numbers(Protocol):
    """Who knows the number the next document gets: `app.services.recorder.Recorder`."""

    recorded: Event[Document]

    async def next_number(self) -> int: ...


@dataclass(frozen=True, slots=True)
class PaymentState:
    """What the payment page shows. `typed` is the tendered sum as typed, `note` the quick sum tapped last (`EXACT` is
    «Без решти»), `number` 0 until the store has told it."""

    receipt: Receipt
    totals: Totals
    due: Due
    number: int = 0
    typed: str = ""
    tendered: Decimal | None = None
    note: Decimal | None = EXACT
    recording: bool = False

    @property
    def lacking(self) -> Decimal:
        """Hryvnias still missing; zero when there is enough."""
        return max(self.due.payable - (self.tendered or ZERO), ZERO)

    @property
    def change(self) -> Decimal:
        """Hryvnias that go back."""
        return max((self.tendered or ZERO) - self.due.payable, ZERO)

    @property
    def payable(self) -> bool:
        """Whether the money can be taken now."""
        return self.tendered is not None and not self.lacking and not self.recording


class PaymentPresenter(QObject):
    """Signals: `begun` when the page is to be shown, `changed` when it shows something else, `left` when the cashier
    goes back to the receipt, `paid` carries the recorded `Document`, `failed` an error."""

    begun = Signal()
    changed = Signal()
    left = Signal()
    paid = Signal(object)
    failed = Signal(object)

    def __init__(self, desk: PaymentDesk, sale: Sale, numbers: Numbers, tasks: Tasks) -> None:
        super().__init__()
        self._desk = desk
        self._sale = sale
        self._numbers = numbers
        self._tasks = tasks
        self._amount = AmountInput()
        self._active = False
        self.state = PaymentState(sale.receipt, sale.totals, Due(ZERO, ZERO, ZERO))
        sale.changed.connect(lambda _: self._on_receipt())
        numbers.recorded.connect(lambda document: self._set(number=document.number + 1))

    def begin(self) -> None:
        """The cashier asks for money: `begun`, or `failed` with what stands in the way. Asking again starts over."""
        if self.state.recording:
            return
        try:
            self._desk.check()
        except TillError as error:
            self.failed.emit(error)
            return
        self._active = True
        self._offer_exact()
        if not self.state.number:
            self._tasks.start("payment.number", self._read_number, self.failed.emit)
        self.begun.emit()

    def back(self) -> None:
        """To the receipt again, as it was. Not while the sale is being recorded."""
        if self._active and not self.state.recording:
            self._active = False
            self.left.emit()

    def press(self, key: str) -> None:
        """A key of the keypad or the keyboard: a digit, "," or ".", "back", "C" (clear)."""
        if self._open() and self._amount.press("clear" if key == "C" else key):
            self._typed(note=None)

    def add(self, note: Decimal) -> None:
        """A quick sum was tapped: notes add up, `EXACT` is the exact sum."""
        if not self._open():
            return
        if note == EXACT:
            self._offer_exact()
        elif self._amount.add(note):
            self._typed(note=note)
        else:
            self.failed.emit(RuleBroken("tendered_too_much"))

    def set_rounding(self, on: bool) -> None:
        """Exact coins for this one receipt, or the till's rounding again (domain.md 2)."""
        if self._open():
            self._tasks.queue("payment.rounding", lambda: self._sale.set_rounding(on), self.failed.emit)

    def pay(self) -> None:
        """Takes the money. A second call while it is recorded is dropped; with too little nothing is recorded."""
        if not self._open():
            return
        tendered = self.state.tendered
        if tendered is None or self.state.lacking:
            due, held = f"{self.state.due.payable:.2f}", f"{tendered or ZERO:.2f}"
            self.failed.emit(RuleBroken("tendered_too_little", due=due, tendered=held))
            return

        async def record() -> None:
            document = await self._desk.pay_cash(tendered)
            self._active = False
            self._set(recording=False)
            self.paid.emit(document)

        if self._tasks.start("payment.record", record, self._not_recorded):
            self._set(recording=True)

    def _open(self) -> bool:
        return self._active and not self.state.recording

    def _not_recorded(self, error: Exception) -> None:
        self._set(recording=False)
        self._refresh()
        self.failed.emit(error)

    def _on_receipt(self) -> None:
        """Goods may be scanned here too: an untouched sum follows, a counted one stays."""
        if not self._open():
            return
        if not self._sale.receipt.items:
            self.back()
        elif self._amount.offered:
            self._offer_exact()
        else:
            self._refresh()

    def _offer_exact(self) -> None:
        self._amount.set(self._desk.due().payable)
        self._typed(note=EXACT)

    def _typed(self, note: Decimal | None) -> None:
        self.state = replace(self.state, typed=self._amount.text, tendered=self._amount.value, note=note)
        self._refresh()

    def _refresh(self) -> None:
        self._set(receipt=self._sale.receipt, totals=self._sale.totals, due=self._desk.due())

    async def _read_number(self) -> None:
        self._set(number=await self._numbers.next_number())

    def _set(self, **parts: object) -> None:
        self.state = replace(self.state, **parts)  # type: ignore[arg-type]
        self.changed.emit()
