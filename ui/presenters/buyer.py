"""What the buyer may see: the receipt being rung up for them, what they pay, their change. Nothing of the cashier's."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, field, replace
from datetime import datetime
from decimal import Decimal
from enum import StrEnum

from PySide6.QtCore import QObject, QTimer, Signal

from app.clock import Clock
from app.domain.document import Document, DocumentKind
from app.domain.money import ZERO
from app.domain.payment import PaymentMeans
from app.services.sale import Sale
from app.services.station import Station
from app.settings import Settings
from ui.lines import Line, receipt_lines
from ui.presenters.payment import PaymentPresenter

#: The change stays so long after the cashier has gone on (milliseconds).
LINGERS = 12_000
#: Lines of a receipt that find room on any display; what was rung up before them is counted.
MOST_LINES = 40
#: How long «Показати» shows itself (milliseconds).
TRIAL = 6_000


class Scene(StrEnum):
    """One of the three pictures (mockups 15)."""

    IDLE = "idle"
    RECEIPT = "receipt"
    PAID = "paid"


@dataclass(frozen=True, slots=True)
class BuyerView:
    """Everything the display paints. `lines` are the newest, `earlier` how many there are before them. Sums are
    hryvnias: `gross` − `discount` + `rounding` = `due` + `taken` (what is paid already); `open` says whether anybody
    serves here; `training` marks that nothing of it is real."""

    scene: Scene
    now: datetime
    language: str = "uk"
    shop: str = ""
    till: str = ""
    open: bool = False
    training: bool = False
    trial: bool = False
    means: tuple[PaymentMeans, ...] = (PaymentMeans.CASH,)
    lines: tuple[Line, ...] = field(default=())
    earlier: int = 0
    gross: Decimal = ZERO
    discount: Decimal = ZERO
    rounding: Decimal = ZERO
    due: Decimal = ZERO
    taken: Decimal = ZERO
    tendered: Decimal = ZERO
    change: Decimal = ZERO


class BuyerPresenter(QObject):
    """Follows the counter. `changed` comes only when there is something else to see."""

    changed = Signal()

    def __init__(
        self, sale: Sale, payment: PaymentPresenter, station: Station, settings: Callable[[], Settings], clock: Clock
    ) -> None:
        super().__init__()
        self._sale = sale
        self._payment = payment
        self._station = station
        self._settings = settings
        self._clock = clock
        self._paying = False
        self._paid: Document | None = None
        self._lingers = QTimer(self, singleShot=True, interval=LINGERS)
        self._lingers.timeout.connect(self._forget)
        self._trial = QTimer(self, singleShot=True, interval=TRIAL)
        self._trial.timeout.connect(self.refresh)
        self.view = self._look()
        sale.changed.connect(lambda receipt: self._on_sale(begun=bool(receipt.items)))
        station.changed.connect(lambda _: self.refresh())
        payment.begun.connect(lambda: self._pays(True))
        payment.left.connect(lambda: self._pays(False))
        payment.paid.connect(self._was_paid)
        payment.changed.connect(self.refresh)

    def refresh(self) -> None:
        """Looks at the counter again; the clock goes on with it."""
        view = self._look()
        if view != self.view:
            self.view = view
            self.changed.emit()

    def gone_on(self) -> None:
        """The cashier has left the page of the done sale: the change goes soon."""
        if self._paid is not None:
            self._lingers.start()

    def show_trial(self) -> None:
        """«Показати»: the display says for a moment what it is."""
        self._trial.start()
        self.refresh()

    def _on_sale(self, *, begun: bool) -> None:
        """Goods of the next buyer take the last one's change away."""
        if begun:
            self._forget_paid()
        self.refresh()

    def _pays(self, paying: bool) -> None:
        self._paying = paying
        self.refresh()

    def _was_paid(self, document: Document) -> None:
        self._paying = False
        self._lingers.stop()
        self._paid = document if document.kind is DocumentKind.SALE else None
        self.refresh()

    def _forget(self) -> None:
        self._forget_paid()
        self.refresh()

    def _forget_paid(self) -> None:
        self._lingers.stop()
        self._paid = None

    def _look(self) -> BuyerView:
        place, settings = self._station.place, self._settings()
        serving = self._station.cashier is not None and self._station.shift is not None
        view = BuyerView(
            Scene.IDLE,
            # To the minute: what is painted changes no more often.
            self._clock.now().replace(second=0, microsecond=0),
            language=settings.buyer_lang,
            shop=place.shop_title if place else "",
            till=place.terminal_name if place else "",
            open=serving,
            training=settings.training,
            means=self._station.rules.means.order,
        )
        if self._trial.isActive():
            return replace(view, trial=True)
        if not serving:
            return view
        if self._sale.receipt.items:
            return self._counting(view)
        return self._after(view, self._paid) if self._paid is not None else view

    def _counting(self, view: BuyerView) -> BuyerView:
        receipt, totals = self._sale.receipt, self._sale.totals
        newest = replace(receipt, items=receipt.items[-MOST_LINES:])
        lines = receipt_lines(newest, replace(totals, items=totals.items[-MOST_LINES:]))
        due, rounding = totals.total - receipt.taken, ZERO
        if self._paying:
            due, rounding = self._payment.state.due.payable, self._payment.state.due.rounding
        return replace(
            view,
            scene=Scene.RECEIPT,
            lines=tuple(lines),
            earlier=len(receipt.items) - len(lines),
            gross=totals.gross,
            discount=totals.discount,
            rounding=rounding,
            taken=receipt.taken,
            due=due,
        )

    def _after(self, view: BuyerView, document: Document) -> BuyerView:
        return replace(
            view,
            scene=Scene.PAID,
            gross=document.gross,
            discount=document.discount,
            rounding=document.rounding,
            due=document.payable,
            tendered=document.tendered,
            change=document.change,
        )
