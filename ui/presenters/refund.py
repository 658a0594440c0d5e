"""Bringing back: how the money goes back, why, and one recording at a time; the lines are `refund_lines`."""

from __future__ import annotations

from collections.abc import Mapping
from decimal import Decimal

from PySide6.QtCore import Signal

from app.domain.document import Document
from app.domain.means import Ask
from app.domain.money import ZERO
from app.domain.payment_details import Details
from app.domain.refund_ways import Way
from app.errors import RuleBroken
from app.services.cash import Cash
from app.services.finder import Finder
from app.services.goods_back import GoodsBack
from app.services.refund import Basis, RefundDesk
from ui.presenters.journal import BEGIN
from ui.presenters.refund_lines import RefundLines
from ui.presenters.refund_state import RefundState
from ui.tasks import Tasks

#: The task that gives money back; nothing on the page changes while it runs.
RECORD = "refund.record"


class RefundPresenter(RefundLines):
    """Signals besides those of the lines: `begun` when the page is to be shown, `left` when the cashier goes back,
    `beyond_wanted` when there is less in the drawer, `reason_wanted`, `details_wanted` with the `Way`s whose RRN or
    reference is to be typed, `done` with the recorded `Document`."""

    begun = Signal()
    left = Signal()
    beyond_wanted = Signal()
    reason_wanted = Signal()
    details_wanted = Signal(object)
    done = Signal(object)

    def __init__(self, desk: RefundDesk, goods: GoodsBack, finder: Finder, cash: Cash, tasks: Tasks) -> None:
        super().__init__(desk, goods, finder, tasks)
        self._cash = cash
        self._cancelling = False
        self._beyond = False

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
        self._give(cancelling=False)

    def cancel_sale(self) -> None:
        """Takes the last sale back whole, as if it had not been."""
        self._give(cancelling=True)

    def go_beyond(self) -> None:
        """The cashier has the money, whatever the count says."""
        self._give(cancelling=self._cancelling, beyond=True)

    def ask(self, way: Way) -> Ask:
        """Whether its details are demanded, asked for, or not."""
        return self._desk.asks(way)

    def go_with(self, typed: Mapping[str, Details]) -> None:
        """The details of what goes back beside the till, by the id of the sale's payment."""
        self._give(cancelling=self._cancelling, beyond=self._beyond, typed=typed)

    def _give(self, *, cancelling: bool, beyond: bool = False, typed: Mapping[str, Details] | None = None) -> None:
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
        self._cancelling, self._beyond = cancelling, beyond
        ways = self._ways(cancelling=cancelling)
        out = sum((way.amount for way in ways if way.of is None), ZERO)
        if out > state.drawer and not beyond:
            self.beyond_wanted.emit()
            return
        asked = [way for way in ways if way.of is not None and way.amount and self.ask(way) is not Ask.OFF]
        if asked and typed is None:
            self.details_wanted.emit(asked)
            return
        basis, taken, stamps = self._basis, dict(self._taken), set(self._stamps)

        async def record() -> None:
            document = await self._record(
                basis, taken, stamps, state.reason, cancelling=cancelling, beyond=beyond, typed=typed or {}
            )
            if document is not None:
                self._taken = {}
                self._goods.clear()
            self._set(recording=False)
            if document is not None:
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
        typed: Mapping[str, Details],
    ) -> Document | None:
        if basis is None:
            return await self._desk.give_back_goods(self._goods.receipt, reason, beyond_drawer=beyond)
        if cancelling:
            return await self._desk.cancel(basis.sale.id, reason, beyond_drawer=beyond, typed=typed)
        return await self._desk.give_back(basis, taken, reason, stamps=stamps, beyond_drawer=beyond, typed=typed)

    def _ways(self, *, cancelling: bool) -> tuple[Way, ...]:
        """How the money goes back that is to be given now."""
        if cancelling and self._basis is not None:
            return self._desk.ways(self._basis, self._desk.whole(self._basis))
        return self.state.ways

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
