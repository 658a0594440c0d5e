"""What the sale screen shows and what its touches do."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from decimal import Decimal

from PySide6.QtCore import Signal

from app.domain.changed_goods import Change
from app.domain.discount import Discount
from app.domain.document import Document, DocumentKind
from app.domain.explain import Explanation, explain
from app.domain.pieces import counted, pieces, pieces_before
from app.domain.product import Product
from app.domain.receipt import Item, Receipt, Totals
from app.domain.tax import TaxRules
from app.errors import RuleBroken
from app.services.changed_goods import ChangedGoods
from app.services.excise import ExciseDesk
from app.services.recorder import Recorder
from app.services.sale import Added, Needs, Sale
from app.services.shelving import Shelving
from app.services.station import Station
from ui.presenters.scans import Scans
from ui.presenters.shelves import ShelvesPresenter
from ui.tasks import Tasks


class SalePresenter(ShelvesPresenter):
    """The shelves, and the receipt their goods go into. Signals besides: `receipt_changed`; `weight_needed`,
    `price_needed` and `answer_needed` (the customer's age, a day that is over) carry a `Needs`, `stamps_needed` a line
    that lacks them; `added` the line that took the goods, `removed` the name of a line taken out, `cleared` how many
    lines were given up, `too_late` that they cannot be taken up again; `looked_up` goods as the catalogue has them;
    `unknown_code` a code nobody knows, `misread_code` one whose check digit is wrong besides, `no_code` digits that
    were typed and are nobody's code, but find goods; `payment_requested` when the cashier wants to be paid, or
    `change_asked` with the `Change` that comes first; `changes_found` how many of those are open."""

    receipt_changed = Signal()
    added = Signal(str)
    removed = Signal(str)
    cleared = Signal(int)
    too_late = Signal()
    looked_up = Signal(object)
    weight_needed = Signal(object)
    price_needed = Signal(object)
    answer_needed = Signal(object)
    stamps_needed = Signal(str)
    unknown_code = Signal(str)
    no_code = Signal(str)
    misread_code = Signal(str)
    payment_requested = Signal()
    change_asked = Signal(object)
    changes_found = Signal(int)

    def __init__(
        self,
        sale: Sale,
        shelving: Shelving,
        station: Station,
        recorder: Recorder,
        excise: ExciseDesk,
        changed_goods: ChangedGoods,
        tasks: Tasks,
    ) -> None:
        super().__init__(shelving, tasks)
        self._recorder = recorder
        self._sale = sale
        self._station = station
        self._excise = excise
        self._changed_goods = changed_goods
        self._scans = Scans(tasks, self._scan, self._refused)
        #: The receipt whose buyer was just said to be of age.
        self._of_age = ""
        self.selected: str | None = None
        self.number = 0
        self.last: Document | None = None
        self._items: dict[str, Item] = {item.id: item for item in sale.receipt.items}
        sale.changed.connect(self._on_receipt)
        recorder.recorded.connect(self._on_recorded)
        changed_goods.changed.connect(lambda _: self._on_changes())

    @property
    def receipt(self) -> Receipt:
        return self._sale.receipt

    @property
    def hands_over(self) -> bool:
        """Whether the fiscal till takes the money of what is rung up here."""
        return self._station.rules.hand_over

    @property
    def totals(self) -> Totals:
        return self._sale.totals

    def explained(self) -> Explanation:
        """The receipt step by step, as it is now."""
        return explain(self.receipt, self._station.tax_rules, self._station.rules.rounding_step)

    def look_up(self, product_id: str) -> None:
        """Reads goods anew; `looked_up` follows, unless they are gone."""

        async def read() -> None:
            product = await self._shelving.goods(product_id)
            if product is not None:
                self.looked_up.emit(product)

        self._tasks.queue("sale.look_up", read, self.failed.emit)

    def load(self) -> None:
        """The shelves, and the receipt's number."""
        self._tasks.queue("sale.number", self._load_number)
        super().load()

    async def _load_number(self) -> None:
        self.number = await self._recorder.next_number()
        self.receipt_changed.emit()

    @property
    def tax_rules(self) -> TaxRules:
        return self._station.tax_rules

    # ------------------------------------------------------------------ goods in

    def scan(self, code: str, prefix: str = "") -> None:
        """A code came from the scanner or was typed and entered. `prefix` is what stood in the field: `3*` means three.

        Scans wait for each other in the order they came; none is dropped.
        """
        times = self._times(pieces_before, prefix)
        if times is not None:
            self._scans.put(code, times)

    async def _scan(self, code: str, times: Decimal) -> None:
        stamped = await self._excise.scanned(code)
        if stamped is not None:  # it came before the dialog for it did
            self.select(stamped)
            self.added.emit(stamped)
        else:
            self._after(await self._sale.scan(code, times))

    def pick(self, product: Product, prefix: str = "") -> None:
        """A tile was tapped; of `3*words` that found it the number holds."""
        times = self._times(pieces, counted(prefix)[0])
        if times is None:
            return

        async def work() -> None:
            self._after(await self._sale.pick(product, times))

        self._tasks.queue("sale.pick", work, self._refused)

    def enter(self, text: str) -> None:
        """What stands in the field was entered: digits are a code, words take the first goods they find. They are
        looked for anew, for the tiles may still show the answer to an earlier word. Digits that are nobody's code and
        find goods all the same are `no_code`: a slip in an article sells nothing by itself."""
        number, words = counted(text)
        times = self._times(pieces, number)
        if times is None or not words:
            return

        async def work() -> None:
            if words.isdigit():
                try:
                    self._after(await self._sale.scan(words, times))
                except RuleBroken as error:
                    if error.rule != "code_unknown" or not (await self._shelving.search(words, 1)).products:
                        raise
                    self.no_code.emit(text.strip())
                return
            found = (await self._shelving.search(words, 1)).products
            self._after(await (self._sale.pick(found[0], times) if found else self._sale.scan(words, times)))

        self._tasks.queue("sale.enter", work, self._refused)

    def add(self, product: Product, amount: Decimal, price: Decimal | None = None, *, weighed: bool = False) -> None:
        """The weight or price that was asked for is here. `weighed`: the weight is what lies on the scale."""

        async def work() -> None:
            self._after(await self._sale.add(product, amount, price, weighed=weighed))

        self._tasks.queue("sale.add", work, self._refused)

    def agree(self, needs: Needs) -> None:
        """«Так» to what was asked."""
        if needs.age:
            self._of_age = self.receipt.id

        async def work() -> None:
            # The answer is in before what was scanned behind it asks the same.
            async with self._scans.turn:
                self._after(await self._excise.agree(needs))

        self._tasks.queue("sale.agree", work, self._not_agreed)

    def answered(self, needs: Needs) -> bool:
        """Whether this buyer's age is known by now: one «Так» holds for the receipt, also for goods that waited."""
        return needs.age and (self.receipt.of_age or self.receipt.id == self._of_age)

    def decline(self, needs: Needs) -> None:
        """«Ні»: the goods stay out."""
        self._tasks.queue("sale.decline", lambda: self._excise.decline(needs), self._refused)

    def _times(self, read: Callable[[str], Decimal], text: str) -> Decimal | None:
        """How many pieces; None where `read` refused: that is told."""
        try:
            return read(text)
        except RuleBroken as error:
            self._refused(error)
            return None

    def _after(self, outcome: Added | Needs) -> None:
        if isinstance(outcome, Added):
            self.select(outcome.item_id)
            self.added.emit(outcome.item_id)
            self._ask_stamps(outcome.item_id)
        elif outcome.age or outcome.expired is not None:
            self.answer_needed.emit(outcome)
        elif outcome.weight:
            self.weight_needed.emit(outcome)
        else:
            self.price_needed.emit(outcome)

    def _ask_stamps(self, item_id: str) -> None:
        item = self.receipt.item(item_id)
        if item is not None and item.stamps_lacking:
            self.stamps_needed.emit(item_id)

    def _not_agreed(self, error: Exception) -> None:
        self._of_age = ""
        self._refused(error)

    def _refused(self, error: Exception) -> None:
        if isinstance(error, RuleBroken) and error.rule in ("code_unknown", "code_misread"):
            told = self.unknown_code if error.rule == "code_unknown" else self.misread_code
            told.emit(error.facts["code"])
        else:
            self.failed.emit(error)

    # ------------------------------------------------------------------ lines

    def select(self, item_id: str | None) -> None:
        if item_id != self.selected:
            self.selected = item_id
            self.receipt_changed.emit()

    def move_selection(self, by: int) -> None:
        """The line above or below, by the arrow keys."""
        ids = [item.id for item in self.receipt.items]
        if not ids:
            return
        at = ids.index(self.selected) + by if self.selected in ids else (0 if by > 0 else len(ids) - 1)
        self.select(ids[min(max(at, 0), len(ids) - 1)])

    def step(self, item_id: str, by: int) -> None:
        """One piece more or less; weighed goods have no pieces."""
        item = self.receipt.item(item_id)
        if item is None or item.by_weight or item.unit.weighted:
            return

        async def work() -> None:
            await self._sale.step(item_id, by)
            self._ask_stamps(item_id)
            if self.receipt.item(item_id) is None:
                self.removed.emit(item.name)

        self._tasks.queue("sale.step", work, self._refused)

    def set_quantity(self, item_id: str, value: Decimal, *, weighed: bool = False) -> None:
        async def work() -> None:
            await self._sale.set_quantity(item_id, value, weighed=weighed)
            self._ask_stamps(item_id)

        self._tasks.queue("sale.quantity", work, self._refused)

    def set_price(self, item_id: str, value: Decimal) -> None:
        self._tasks.queue("sale.price", lambda: self._sale.set_price(item_id, value), self._refused)

    def set_comment(self, item_id: str, text: str) -> None:
        self._tasks.queue("sale.comment", lambda: self._sale.set_comment(item_id, text), self._refused)

    def set_item_discount(self, item_id: str, discount: Discount | None) -> None:
        self._tasks.queue("sale.discount", lambda: self._sale.set_item_discount(item_id, discount), self._refused)

    def set_discount(self, discount: Discount | None) -> None:
        """A discount on the whole receipt; None takes it off."""
        self._tasks.queue("sale.discount", lambda: self._sale.set_discount(discount), self._refused)

    def remove(self, item_id: str) -> None:
        """Takes a line out; `removed` follows with its name, for the offer to put it back."""
        item = self.receipt.item(item_id)
        if item is None:
            return

        async def work() -> None:
            await self._sale.remove(item_id)
            self.removed.emit(item.name)

        self._tasks.queue("sale.remove", work, self._refused)

    def undo_remove(self) -> None:
        """The line taken out last is back; `removed` follows with the one before it, if there is one. Where none was
        taken out, the receipt given up last."""

        async def work() -> None:
            item_id = await self._sale.undo_remove()
            if item_id is not None:
                self.select(item_id)
                self._ask_stamps(item_id)
                before = self._sale.last_removed
                if before is not None:
                    self.removed.emit(before.name)
            else:
                await self._sale.undo_clear()

        self._tasks.queue("sale.undo", work, self._refused)

    def clear(self) -> None:
        """Gives the receipt up; `cleared` follows, for the offer to take it up again."""

        async def work() -> None:
            count = len(self.receipt.items)
            await self._sale.clear()
            self.cleared.emit(count)

        self._tasks.queue("sale.clear", work, self._refused)

    def undo_clear(self) -> None:
        """The receipt given up is back; `too_late` when the next one has begun."""

        async def work() -> None:
            if not await self._sale.undo_clear():
                self.too_late.emit()

        self._tasks.queue("sale.undo", work, self._refused)

    def pay(self) -> None:
        """The cashier wants to take the money; what the catalogue says otherwise by now comes first, then bottles
        without their stamps."""
        change, lacking = self._changed_goods.first, self._excise.lacking()
        if change is not None:
            self.change_asked.emit(change)
        elif lacking is not None:
            self.stamps_needed.emit(lacking.id)
        else:
            self.payment_requested.emit()

    @property
    def changes(self) -> Mapping[str, Change]:
        """The open questions about goods the catalogue has changed, by line."""
        return self._changed_goods.open

    def settle(self, change: Change, *, take: bool, rest: bool = False, then_pay: bool = False) -> None:
        """The answer to one of them, `rest`: to all of its kind; then on to the money, where that was wanted."""

        async def work() -> None:
            await self._changed_goods.settle(change, take=take, rest=rest)
            if then_pay and self.receipt.items:
                self.pay()

        self._tasks.queue("sale.settle", work, self._refused)

    def show_change(self) -> None:
        """The first line with an open question becomes the chosen one: it shows the answers."""
        change = self._changed_goods.first
        if change is not None:
            self.select(change.item_id)

    def _on_changes(self) -> None:
        self.receipt_changed.emit()
        self.changes_found.emit(len(self.changes))

    def _on_recorded(self, document: Document) -> None:
        self.number = document.number + 1
        if document.kind is DocumentKind.SALE:
            self.last = document
        self.receipt_changed.emit()

    def _on_receipt(self, receipt: Receipt) -> None:
        """The one line that came or changed is the chosen one at once: the window is laid out a single time for it."""
        touched = [item.id for item in receipt.items if self._items.get(item.id) is not item]
        self._items = {item.id: item for item in receipt.items}
        if len(touched) == 1:
            self.selected = touched[0]
        elif self.selected is not None and self.selected not in self._items:
            self.selected = receipt.items[-1].id if receipt.items else None
        self.receipt_changed.emit()

    def in_receipt(self) -> dict[str, Decimal]:
        """How much of each product is in the receipt, for the tiles' pills."""
        found: dict[str, Decimal] = {}
        for item in self.receipt.items:
            if item.product_id:
                before = found.get(item.product_id)
                found[item.product_id] = item.quantity if before is None else before + item.quantity
        return found
