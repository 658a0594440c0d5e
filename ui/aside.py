"""The receipts that wait for somebody: put aside here or on the server, or handed to the fiscal till."""

from __future__ import annotations

from collections.abc import Callable, Coroutine
from typing import TYPE_CHECKING, Any

from app.clock import Clock
from app.outbox.pump import Pump
from app.services.deferral import Deferral
from app.services.handover import HandOver
from app.services.held import HeldDesk
from app.services.payment import PaymentDesk
from app.services.ports import SlipPrinter
from app.services.recorder import Recorder
from app.services.sale import Sale
from app.services.station import Station
from app.services.withdrawal import Withdrawal
from app.store.stores import Stores

if TYPE_CHECKING:
    from app.api.receipts import Receipts


class Aside:
    """What the till is made of for them."""

    def __init__(
        self,
        station: Station,
        sale: Sale,
        payment: PaymentDesk,
        recorder: Recorder,
        stores: Stores,
        receipts: Callable[[], Receipts | None],
        printer: SlipPrinter,
        pump: Pump,
        clock: Clock,
    ) -> None:
        self.deferral = Deferral(station, recorder, stores.held_copies, stores.catalog, receipts, clock)
        self.held = HeldDesk(station, sale, stores.current, stores.held, self.deferral, clock)
        self.handover = HandOver(
            station, sale, payment, recorder, stores.handed, stores.server_receipts, receipts, printer, clock
        )
        self.withdrawal = Withdrawal(
            station, sale, self.handover, stores.handed, stores.outbox, stores.catalog, receipts, clock
        )
        sale.held_changed.connect(lambda _: printer.wake())  # what is put aside may have brought an order
        pump.moved.connect(lambda _: self.handover.wake())
        pump.moved.connect(lambda _: self.deferral.wake())
        self.withdrawal.moved.connect(lambda _: pump.wake())  # the badge counts anew

    @property
    def runs(self) -> tuple[tuple[str, Callable[[], Coroutine[Any, Any, None]]], ...]:
        """What runs for the life of the till."""
        return ("handover", self.handover.run), ("deferral", self.deferral.run)
