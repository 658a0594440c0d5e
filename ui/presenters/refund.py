"""Bringing back: lines of a sale, or goods without a receipt, how much of each, why, and one recording at a time."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace
from decimal import Decimal

from PySide6.QtCore import QObject, Signal

from app.domain.document import Document
from app.domain.money import ZERO
from app.domain.payment import PaymentMeans
from app.domain.product import Product
from app.domain.refund import Part
from app.errors import RuleBroken, TillError
from app.services.cash import Cash
from app.services.excise import scanned_stamp
from app.services.finder import Finder
from app.services.goods_back import GoodsBack
from app.services.refund import Basis, RefundDesk
from ui.presenters.journal import BEGIN
from ui.presenters.refund_state import BackLine, RefundState, is_of, lines_of_goods, lines_of_sale
from ui.tasks import Tasks

#: The task that gives money back; nothing on the page changes while it runs.
RECORD = "refund.record"


class RefundPresenter(QObject):
    """Signals: `begun` when the page is to be shown, `changed`, `left` when the cashier goes back, `quantity_wanted`
    with the `BackLine` to ask for, `weight_wanted` and `price_wanted` with goods that need one first, `beyond_wanted`
    when there is less in the drawer, `reason_wanted`, `added` when a scan was taken, `found` with goods searched for,
    `done` with the recorded `Document`, `failed` with an error."""

    begun = Signal()
    changed = Signal()
    left = Signal()
    quantity_wanted = Signal(object)
    weight_wanted = Signal(object)
    price_wanted = Signal(object)
    beyond_wanted = Signal()
    reason_wanted = Signal()
    added = Signal()
    found = Signal(object)
    done = Signal(object)
    failed = Signal(object)

    def __init__(self, desk: RefundDesk, goods: GoodsBack, finder: Finder, cash: Cash, tasks: Tasks) -> None:
        super().__init__()
        self._desk = desk
        self._goods = goods
        self._finder = finder
        self._cash = cash
        self._tasks = tasks
        self._basis: Basis | None = None
        self._taken: dict[int, Decimal] = {}
        self._stamps: set[str] = set()
        self._cancelling = False
        self._asked = 0
        self.state = RefundState()

    # ------------------------------------------------------------------ begin and end

    def begin(self, document_id: str) -> None:
        """A sale is brought back: `begun`, or `failed` with what stands in the way."""

        async def read() -> None:
            basis = await self._desk.begin(document_id)
            may_cancel, drawer = await self._desk.may_cancel(basis.entry), await self._cash.drawer()
            self._basis, self._taken = basis, {}
            self._stamps.clear()
            self.state = RefundState(basis.entry, asked=basis.asked, may_cancel=may_cancel, drawer=drawer)
            self._refresh()
            self.begun.emit()

        if not self.state.recording:
            self._tasks.start(BEGIN, read, self.failed.emit)

    def begin_goods(self) -> None:
        """Goods are brought back without a receipt."""

        async def read() -> None:
            drawer = await self._cash.drawer()
            self._basis = None
            self._goods.clear()
            self.state = RefundState(drawer=drawer)
            self._refresh()
            self.begun.emit()

        if not self.state.recording:
            self._tasks.start(BEGIN, read, self.failed.emit)

    def back(self) -> None:
        """Nothing is brought back. Not while money is being given."""
        if not self.state.recording:
            self.left.emit()

    # ------------------------------------------------------------------ what comes back

    def select(self, place: int) -> None:
        """The line the keys work on."""
        if place != self.state.selected:
            self._set(selected=place)

    def move_selection(self, by: int) -> None:
        places = [line.place for line in self.state.lines]
        if places:
            now = places.index(self.state.selected) if self.state.selected in places else -1 if by > 0 else len(places)
            self.select(places[min(max(now + by, 0), len(places) - 1)])

    def toggle(self, place: int) -> None:
        """Takes all that is left of a line, or nothing of it."""
        line = self._line(place)
        if line is None or not self._open():
            return
        self._set(selected=place)
        if line.bought is None:
            self._put(place, ZERO)
        elif line.spent:
            self.failed.emit(RuleBroken("refund_too_much", name=line.name, left="0"))
        else:
            self._put(place, ZERO if line.taken else line.left or ZERO)

    def step(self, place: int, by: int) -> None:
        """One more or one less of a line; weighed goods are asked for."""
        line = self._line(place)
        if line is None or not self._open():
            return
        self._set(selected=place)
        if line.by_weight:
            self.ask_quantity(place)
            return
        wanted = max(line.taken + by, ZERO)
        self._put(place, wanted if line.left is None else min(wanted, line.left))

    def ask_quantity(self, place: int) -> None:
        """How much of a line: by the keypad."""
        line = self._line(place)
        if line is not None and self._open() and not line.spent:
            self._set(selected=place)
            self.quantity_wanted.emit(line)

    def set_quantity(self, place: int, value: Decimal) -> None:
        """So much of a line. More than is left is told, and nothing changes."""
        if self._open():
            self._put(place, value)

    def take_all(self) -> None:
        """Everything that is left of the receipt."""
        if self._basis is not None and self._open():
            lines = self._basis.ledger.lines
            self._try({line.place: line.quantity for line in lines if line.quantity})

    def take_none(self) -> None:
        if self._open():
            self._goods.clear()
            self._try({})

    def scanned(self, code: str) -> None:
        """Goods under the scanner: one more of their line; without a receipt they go onto the list."""

        async def take() -> None:
            if self._take_stamp(code):
                self.added.emit()
                return
            found = await self._finder.find(code)
            if not self._open():
                return
            if self._basis is None:
                self._need(found.product, found.amount)
            else:
                self._take_scanned(found.product, found.amount)
            self.added.emit()

        self._tasks.queue("refund.scan", take, self.failed.emit)

    def pick(self, product: Product) -> None:
        """Goods found by their name, without a receipt."""
        if self._basis is None and self._open():
            try:
                self._need(product, None)
            except RuleBroken as error:
                self.failed.emit(error)

    def add(self, product: Product, amount: Decimal, price: Decimal | None = None) -> None:
        """Goods whose weight or price was asked for. Raises nothing: what cannot be is told."""
        try:
            place = self._goods.add(product, amount, price)
        except RuleBroken as error:
            self.failed.emit(error)
            return
        self._set(selected=place)
        self._refresh()

    def search(self, text: str) -> None:
        """Goods by the beginnings of their words: `found`; the newest question wins."""
        self._asked += 1
        asked = self._asked

        async def look() -> None:
            products = await self._goods.search(text)
            if asked == self._asked:
                self.found.emit(products)

        self._tasks.queue("refund.search", look, self.failed.emit)

    # ------------------------------------------------------------------ why

    def choose_reason(self, reason: str) -> None:
        if self._open():
            self._set(reason=reason, other=False)

    def write_reason(self, text: str) -> None:
        if self._open() and text != self.state.reason:
            self._set(reason=text)

    def choose_other(self, other: bool) -> None:
        if self._open():
            self._set(other=other, reason="")

    # ------------------------------------------------------------------ the money

    def give_back(self) -> None:
        """Records the refund. A second call while it is recorded is dropped."""
        self._give(cancelling=False, beyond=False)

    def cancel_sale(self) -> None:
        """Takes the last sale back whole, as if it had not been."""
        self._give(cancelling=True, beyond=False)

    def go_beyond(self) -> None:
        """The cashier has the money, whatever the count says."""
        self._give(cancelling=self._cancelling, beyond=True)

    def _give(self, *, cancelling: bool, beyond: bool) -> None:
        state = self.state
        if state.recording:
            return
        if not cancelling and not state.chosen:
            self.failed.emit(RuleBroken("refund_empty"))
            return
        if not state.reason.strip():
            self.reason_wanted.emit()
            self.failed.emit(RuleBroken("reason_missing"))
            return
        self._cancelling = cancelling
        out = state.entry.document.payable if cancelling and state.entry else state.cash
        if out > state.drawer and not beyond:
            self.beyond_wanted.emit()
            return
        basis, taken, stamps = self._basis, dict(self._taken), set(self._stamps)

        async def record() -> None:
            document = await self._record(basis, taken, stamps, state.reason, cancelling=cancelling, beyond=beyond)
            self._taken = {}
            self._goods.clear()
            self._set(recording=False)
            self.done.emit(document)

        if self._tasks.start(RECORD, record, self._not_recorded):
            self._set(recording=True)

    async def _record(
        self,
        basis: Basis | None,
        taken: Mapping[int, Decimal],
        stamps: set[str],
        reason: str,
        *,
        cancelling: bool,
        beyond: bool,
    ) -> Document:
        if basis is None:
            return await self._desk.give_back_goods(self._goods.receipt, reason, beyond_drawer=beyond)
        if cancelling:
            return await self._desk.cancel(basis.sale.id, reason, beyond_drawer=beyond)
        return await self._desk.give_back(basis, taken, reason, stamps=stamps, beyond_drawer=beyond)

    # ------------------------------------------------------------------ inside

    def _open(self) -> bool:
        return not self.state.recording

    def _line(self, place: int) -> BackLine | None:
        return next((line for line in self.state.lines if line.place == place), None)

    def _not_recorded(self, error: Exception) -> None:
        self._set(recording=False)
        if isinstance(error, RuleBroken) and error.rule == "drawer_too_little":
            self._set(drawer=Decimal(error.facts["drawer"]))
            self.beyond_wanted.emit()
            return
        self.failed.emit(error)
        if self._basis is not None and isinstance(error, RuleBroken):
            # What is left may be less than the page shows: it is read again.
            self._tasks.start("refund.again", self._read_again, lambda _: None)

    async def _read_again(self) -> None:
        if self._basis is None:
            return
        self._basis = await self._desk.begin(self._basis.sale.id)
        left = {line.place: line.quantity for line in self._basis.ledger.lines}
        self._taken = {place: min(taken, left[place]) for place, taken in self._taken.items() if left[place]}
        self._refresh()

    def _put(self, place: int, quantity: Decimal) -> None:
        if self._basis is None:
            try:
                self._goods.put(place, quantity)
            except RuleBroken as error:
                self.failed.emit(error)
            self._refresh()
            return
        taken = {**self._taken, place: quantity}
        self._try({place: amount for place, amount in taken.items() if amount})

    def _try(self, taken: dict[int, Decimal]) -> None:
        """Shows what these quantities come to; what cannot be is told and changes nothing."""
        before, self._taken = self._taken, taken
        try:
            self._refresh()
        except TillError as error:
            self._taken = before
            self.failed.emit(error)

    def _refresh(self) -> None:
        if self._basis is None:
            self._show_goods()
        else:
            part = self._desk.part(self._basis, self._taken, self._stamps) if self._taken else None
            self._show_part(self._basis, part)

    def _show_part(self, basis: Basis, part: Part | None) -> None:
        self._set(
            lines=lines_of_sale(basis.ledger.lines, self._taken, part),
            total=part.total if part else ZERO,
            payable=part.payable if part else ZERO,
            ways=tuple(part.payments.items()) if part else (),
            taxes=part.taxes if part else (),
        )

    def _show_goods(self) -> None:
        receipt, totals = self._goods.receipt, self._goods.totals
        due = self._desk.goods_due(totals)
        lines = lines_of_goods(receipt, totals)
        ways = ((PaymentMeans.CASH, due.payable),) if lines else ()
        self._set(lines=lines, total=totals.total, payable=due.payable, ways=ways, taxes=totals.taxes)

    def _need(self, product: Product, amount: Decimal | None) -> None:
        """Puts goods on the list, or asks for what is missing. Raises `RuleBroken`."""
        if product.by_weight and amount is None:
            self.weight_wanted.emit(product)
        elif product.price is None or product.free_price:
            if not product.free_price:
                raise RuleBroken("no_price")
            self.price_wanted.emit(product)
        else:
            self.add(product, amount or Decimal(1))

    def _take_stamp(self, code: str) -> bool:
        """A bottle's own stamp says which of several comes back. False when no line has it."""
        if self._basis is None or not self._open():
            return False
        stamp = scanned_stamp(code)
        line = next((one for one in self._basis.ledger.lines if stamp in one.stamps), None)
        if stamp is None or line is None:
            return False
        self._stamps.add(stamp)
        self._set(selected=line.place)
        ours = Decimal(len([one for one in line.stamps if one in self._stamps]))
        self._put(line.place, max(self._taken.get(line.place, ZERO), ours))
        return True

    def _take_scanned(self, product: Product, amount: Decimal | None) -> None:
        """One more piece of the line these goods are on; of weighed goods what the label says, or all that is left."""
        assert self._basis is not None
        of_it = [line for line in self._basis.ledger.lines if is_of(line, product)]
        if not of_it:
            raise RuleBroken("refund_not_here", name=product.name)
        free = [line for line in of_it if self._taken.get(line.place, ZERO) < line.quantity]
        if not free:
            raise RuleBroken("refund_too_much", name=product.name, left="0")
        line = free[0]
        more = amount if amount is not None else line.quantity if line.item.by_weight else Decimal(1)
        taken = min(self._taken.get(line.place, ZERO) + more, line.quantity)
        self._set(selected=line.place)
        self._put(line.place, taken)

    def _set(self, **parts: object) -> None:
        self.state = replace(self.state, **parts)  # type: ignore[arg-type]
        self.changed.emit()
