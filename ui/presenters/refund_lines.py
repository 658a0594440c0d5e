"""What is brought back: lines of a sale, or goods without a receipt, and how much of each."""

from __future__ import annotations

from dataclasses import replace
from decimal import Decimal

from PySide6.QtCore import QObject, Signal

from app.domain.money import ZERO
from app.domain.payment import PaymentMeans
from app.domain.product import Product
from app.domain.refund import Part
from app.domain.refund_ways import Way
from app.errors import RuleBroken, TillError
from app.services.excise import scanned_stamp
from app.services.finder import Finder
from app.services.goods_back import GoodsBack
from app.services.refund import Basis, RefundDesk
from ui.presenters.refund_state import BackLine, RefundState, is_of, lines_of_goods, lines_of_sale
from ui.tasks import Tasks


class RefundLines(QObject):
    """Signals: `changed`, `quantity_wanted` with the `BackLine` to ask for, `weight_wanted` and `price_wanted` with
    goods that need one first, `added` when a scan was taken, `found` with goods searched for, `failed` with an
    error."""

    changed = Signal()
    quantity_wanted = Signal(object)
    weight_wanted = Signal(object)
    price_wanted = Signal(object)
    added = Signal()
    found = Signal(object)
    failed = Signal(object)

    def __init__(self, desk: RefundDesk, goods: GoodsBack, finder: Finder, tasks: Tasks) -> None:
        super().__init__()
        self._desk = desk
        self._goods = goods
        self._finder = finder
        self._tasks = tasks
        self._basis: Basis | None = None
        self._taken: dict[int, Decimal] = {}
        self._stamps: set[str] = set()
        self._asked = 0
        self.state = RefundState()

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
            self.failed.emit(RuleBroken("refund_too_much", name=line.name, left="0", unit=line.unit.short))
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

    # ------------------------------------------------------------------ inside

    def _open(self) -> bool:
        return not self.state.recording

    def _line(self, place: int) -> BackLine | None:
        return next((line for line in self.state.lines if line.place == place), None)

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
            ways=self._desk.ways(basis, part) if part else (),
            taxes=part.taxes if part else (),
        )

    def _show_goods(self) -> None:
        receipt, totals = self._goods.receipt, self._goods.totals
        due = self._desk.goods_due(totals)
        lines = lines_of_goods(receipt, totals)
        ways = (Way(PaymentMeans.CASH, due.payable),) if lines else ()
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
            raise RuleBroken("refund_too_much", name=product.name, left="0", unit=product.unit.short)
        line = free[0]
        more = amount if amount is not None else line.quantity if line.item.by_weight else Decimal(1)
        taken = min(self._taken.get(line.place, ZERO) + more, line.quantity)
        self._set(selected=line.place)
        self._put(line.place, taken)

    def _set(self, **parts: object) -> None:
        self.state = replace(self.state, **parts)  # type: ignore[arg-type]
        self.changed.emit()
