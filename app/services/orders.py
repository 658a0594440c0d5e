"""Orders for whoever makes the goods ready: the print job committed with the sale, the hold or the hand-over."""

from __future__ import annotations

from datetime import datetime

from app.domain.codes import new_id
from app.domain.order import order_of
from app.domain.printjob import ORDER_LANE, JobKind, PrintJob
from app.domain.receipt import Receipt
from app.services.station import Station
from app.store.codec import encode


def order_job(receipt: Receipt, station: Station, at: datetime, number: int | None = None) -> PrintJob | None:
    """The order of what nobody was told of yet; None where nothing is to be made, or the shop has no such printer.

    It belongs to no document: a slip of the sale printed again is no second order.
    """
    rules = station.rules
    if not rules.order_categories:
        return None
    cashier = station.cashier.name if station.cashier is not None else ""
    order = order_of(receipt, at, cashier, number=number, training=rules.training)
    if order is None:
        return None
    return PrintJob(new_id(), JobKind.ORDER, None, encode(order), False, at, lane=ORDER_LANE)
