"""Taking the money for the receipt: by one means or in parts, and one recording at a time."""

from __future__ import annotations

from collections.abc import Callable, Coroutine
from dataclasses import replace
from decimal import Decimal
from functools import partial
from typing import Any, Protocol

from PySide6.QtCore import QObject, Signal

from app.domain.document import Document
from app.domain.money import ZERO
from app.domain.payment import PaymentMeans
from app.domain.payment_details import Details
from app.errors import RuleBroken, TillError
from app.events import Event
from app.services.payment import PaymentDesk
from app.services.ports import CardTaker
from app.services.sale import Sale
from ui.amount_input import AmountInput
from ui.presenters.payment_state import EXACT, FIELD_OF, NOTES, PaymentState
from ui.tasks import Tasks

__all__ = ["EXACT", "NOTES", "PaymentPresenter", "PaymentState"]


class Numbers(Protocol):
    """Who knows the number the next document gets: `app.services.recorder.Recorder`."""

    recorded: Event[Document]

    async def next_number(self) -> int: ...


class PaymentPresenter(QObject):
    """Signals: `begun` when the page is to be shown, `changed` when it shows something else, `left` when the cashier
    goes back to the receipt, `paid` carries the recorded `Document`, `partly` the sum a card was asked for and the
    smaller one the bank approved, `reason_wanted` the part that is to go back to the buyer, `failed` an error."""

    begun = Signal()
    changed = Signal()
    left = Signal()
    paid = Signal(object)
    partly = Signal(object, object)
    reason_wanted = Signal(object)
    failed = Signal(object)

    def __init__(
        self, desk: PaymentDesk, sale: Sale, numbers: Numbers, tasks: Tasks, cards: CardTaker | None = None
    ) -> None:
        super().__init__()
        self._desk = desk
        self._sale = sale
        self._numbers = numbers
        self._tasks = tasks
        self._cards = cards
        self._amount = AmountInput()
        self._active = False
        self.state = PaymentState(sale.receipt, sale.totals, desk.tender, desk.means)
        sale.changed.connect(lambda _: self._on_receipt())
        numbers.recorded.connect(lambda document: self._set(number=document.number + 1))

    # ------------------------------------------------------------------ begin and end

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
        self._read_rules()
        self._choose(self._next_means(), split=bool(self._sale.receipt.parts))
        if not self.state.number:
            self._tasks.start("payment.number", self._read_number, self.failed.emit)
        self.begun.emit()

    def back(self) -> None:
        """To the receipt again, as it was, with the parts that are taken. Not while something is being recorded."""
        if self._active and not self.state.recording:
            self._active = False
            self.left.emit()

    # ------------------------------------------------------------------ how

    def choose(self, means: PaymentMeans, *, part: bool = False) -> None:
        """Takes the money this way: the whole receipt, or a `part` of it; one that has parts stays split."""
        if self._open() and means in self.state.order and self._takes(None if part else means):
            self._choose(means, split=part or bool(self.state.tender.parts))

    def choose_split(self) -> None:
        """Pays in parts, beginning with the means chosen."""
        if self._open() and not self.state.split and self._takes(None):
            self._choose(self.state.means, split=True)

    def press(self, key: str) -> None:
        """A key of the keypad or the keyboard: a digit, "," or ".", "back", "C" (clear)."""
        if self._types() and self._amount.press("clear" if key == "C" else key):
            self._typed(note=None)

    def add(self, note: Decimal) -> None:
        """A quick sum was tapped: notes add up, `EXACT` is the exact sum."""
        if not self._types():
            return
        if note == EXACT:
            self._offer_exact()
        elif self._amount.add(note):
            self._typed(note=note)
        else:
            self.failed.emit(RuleBroken("tendered_too_much"))

    def write(self, field: str, text: str) -> None:
        """A detail was edited: "rrn", "approval_code", "reference", "payer"."""
        if self._open() and getattr(self.state.details, field) != text:
            wrong = "" if self.state.wrong == field else self.state.wrong
            self._set(details=replace(self.state.details, **{field: text}), wrong=wrong)

    def check(self, on: bool) -> None:
        """The cashier has looked at the buyer's bank receipt, or has not."""
        if self._open() and on != self.state.checked:
            self._set(checked=on)

    def set_rounding(self, on: bool) -> None:
        """Exact coins for this one receipt, or the till's rounding again (domain.md 2)."""
        if self._open():
            self._tasks.queue("payment.rounding", lambda: self._sale.set_rounding(on), self.failed.emit)

    # ------------------------------------------------------------------ the money

    def pay(self) -> None:
        """Takes the money. A second call while it is recorded is dropped; with too little nothing is recorded."""
        if not self._open():
            return
        try:
            work = self._work()
        except RuleBroken as error:
            self.failed.emit(error)
            return

        async def record() -> None:
            before = self._sale.receipt.parts
            document = await work()
            self._set(recording=False)
            if document is not None:
                self._active = False
                self.paid.emit(document)
            elif self._sale.receipt.parts != before:
                self._choose(self._next_means(), split=True)
            else:
                self._refresh()

        if self._tasks.start("payment.record", record, self._not_recorded):
            self._set(recording=True, wrong="")

    def remove(self, part_id: str) -> None:
        """A part is to go back to the buyer: `reason_wanted`, or the terminal is asked to take its charge back."""
        part = next((one for one in self.state.tender.parts if one.id == part_id), None)
        if part is None or not self._open():
            return
        if part.means is not PaymentMeans.ACQUIRING:
            self.reason_wanted.emit(part)
            return
        cards = self._cards
        if cards is None or not cards.ready:
            self.failed.emit(RuleBroken("part_charged"))
            return

        async def take_back() -> None:
            if await cards.take_back(part_id):
                await self._desk.taken_back(part_id)

        self._change_parts(take_back)

    def give_back(self, part_id: str, reason: str) -> None:
        """The part goes back for this reason."""
        if self._open():
            self._change_parts(partial(self._desk.give_part_back, part_id, reason))

    # ------------------------------------------------------------------ inside

    def _work(self) -> Callable[[], Coroutine[Any, Any, Document | None]]:
        """What «Прийняти» does now. Raises `RuleBroken("tendered_too_little")`."""
        state = self.state
        if state.whole:
            return self._desk.finish
        if state.in_cash:
            if state.tendered is None or (state.lacking and not state.split):
                due, held = f"{state.due.payable:.2f}", f"{state.tendered or ZERO:.2f}"
                raise RuleBroken("tendered_too_little", due=due, tendered=held)
            if state.lacking:
                return partial(self._add_cash, state.tendered)
            return partial(self._desk.pay_cash, state.tendered)
        if state.means is PaymentMeans.ACQUIRING:
            return partial(self._charge, state.amount)
        return partial(self._desk.take, state.means, state.amount, state.details)

    async def _add_cash(self, tendered: Decimal) -> None:
        await self._desk.add_cash(tendered)

    async def _charge(self, amount: Decimal) -> Document | None:
        """A card on the driven terminal: the charge is kept as a part before anything else may fail."""
        cards = self._cards
        if cards is None:
            raise RuleBroken("means_off")
        self._desk.check()
        charge = await cards.take(self._sale.receipt.id, self._desk.tender.check(amount))
        if charge is None:
            return None
        await self._desk.attach(charge)
        if charge.slip is not None and charge.slip.amount < amount:
            self.partly.emit(amount, charge.slip.amount)
        return None if self._desk.tender.left else await self._desk.finish()

    def _change_parts(self, work: Callable[[], Coroutine[Any, Any, None]]) -> None:
        async def change() -> None:
            await work()
            self._set(recording=False)
            self._choose(self.state.means, split=self.state.split)

        if self._tasks.start("payment.record", change, self._not_recorded):
            self._set(recording=True)

    def refresh(self) -> None:
        """Shows the receipt on the counter as it is, where another page shows it too."""
        self._refresh()
        if not self.state.number:
            self._tasks.start("payment.number", self._read_number, self.failed.emit)

    def _open(self) -> bool:
        return self._active and not self.state.recording

    def _takes(self, means: PaymentMeans | None) -> bool:
        """Whether there is anything to take by these means, None for parts; `failed` with why not."""
        if means is not PaymentMeans.CASH and self.state.nothing_due:
            self.failed.emit(RuleBroken("pay_nothing"))
            return False
        return True

    def _types(self) -> bool:
        """Whether a sum can be typed: of a single payment that is not cash it is what is due."""
        return self._open() and not self.state.whole and (self.state.split or self.state.in_cash)

    def _not_recorded(self, error: Exception) -> None:
        wrong = FIELD_OF.get(error.rule, "") if isinstance(error, RuleBroken) else ""
        details = self.state.details
        if isinstance(error, RuleBroken) and error.rule == "card_typed":
            details = Details()  # a card number stays nowhere, not in a field either
        self._set(recording=False, wrong=wrong, details=details)
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

    def _read_rules(self) -> None:
        rules = self._desk.means
        driven = self._cards is not None and self._cards.ready
        order = tuple(one for one in rules.order if one is not PaymentMeans.ACQUIRING or driven)
        self.state = replace(self.state, rules=rules, order=order or (PaymentMeans.CASH,))

    def _next_means(self) -> PaymentMeans:
        """The first of the shop's means no part has been taken by, else the first of all; cash where there is nothing
        to pay."""
        if not self._desk.tender.parts and not self._desk.tender.left:
            return PaymentMeans.CASH
        used = {part.means for part in self._sale.receipt.parts}
        return next((one for one in self.state.order if one not in used), self.state.order[0])

    def _choose(self, means: PaymentMeans, *, split: bool) -> None:
        self.state = replace(self.state, means=means, split=split, details=Details(), wrong="", checked=False)
        self._offer_exact()

    def _offer_exact(self) -> None:
        tender = self._desk.tender
        self._amount.set(tender.left_in_cash if self.state.in_cash else tender.left)
        self._typed(note=EXACT)

    def _typed(self, note: Decimal | None) -> None:
        self.state = replace(self.state, typed=self._amount.text, tendered=self._amount.value, note=note)
        self._refresh()

    def _refresh(self) -> None:
        self._set(receipt=self._sale.receipt, totals=self._sale.totals, tender=self._desk.tender)

    async def _read_number(self) -> None:
        self._set(number=await self._numbers.next_number())

    def _set(self, **parts: object) -> None:
        self.state = replace(self.state, **parts)  # type: ignore[arg-type]
        self.changed.emit()
