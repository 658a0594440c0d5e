"""Pictures of receipts that wait: put aside here and elsewhere, joined, given up, handed to the fiscal till."""

from __future__ import annotations

from dataclasses import replace
from datetime import timedelta
from decimal import Decimal
from typing import TYPE_CHECKING

from app.domain.codes import new_id
from app.domain.document import Delivery, DeliveryState
from app.domain.handed import Fate, Handed
from app.domain.held import Keep
from app.services.deferral import Found
from app.services.taken_up import OtherPrice, TakenUp
from ui.screens.drop_dialog import DropDialog
from ui.screens.handed import HandedScreen
from ui.screens.held import HeldScreen

if TYPE_CHECKING:
    from helpers.shots import Photographer


def held(camera: Photographer) -> None:
    """Two of this till, one of them expired, and one of another till; the page is as it was afterwards."""
    window = camera.window
    presenter, station = window.front.held, window.inside.station
    window.loop.act(lambda: window.front.show("held"))
    for title in ("Хліб Київхліб", "Кава Jacobs", "Моршинська"):
        window.loop.run(window.inside.sale.pick(window.goods(title)))
    window.loop.run(window.inside.held.hold("забула гаманець"))
    window.quiet()
    mine = presenter.everything
    old = replace(mine[0], deferred_at=window.inside.clock.now() - timedelta(hours=26))
    window.loop.run(window.inside.stores.current.hold(old))
    station.rules = replace(station.rules, keep_held=Keep.DAY, held_on_server=True)
    line = mine[-1].items[0]
    theirs = replace(mine[-1], id=new_id(), name="дозважують товар", deferred_at=window.inside.clock.now())
    prices = (OtherPrice(line.name, line.price, line.price + Decimal("3.50")),)
    found = Found(new_id(), "K2", "Ірина Бойко", TakenUp(theirs, prices, 1, for_adults=False))

    def show() -> None:
        window.quiet()
        window.inside.held.deferral.found = (found,)
        presenter.unasked = False
        presenter.load()
        window.quiet()
        presenter.select(found.server_id)

    show()
    camera.each("08b-held-elsewhere", show)
    window.loop.act(lambda: presenter.select(mine[-1].id))
    about = "У чеку 3 позиції на 615,30 грн. Відновити його не можна."
    camera.sheet("held-drop", lambda: DropDialog(window.window, about).open())
    camera.sheet("held-join", lambda: _join(camera))
    station.rules = replace(station.rules, keep_held=Keep.SHIFT, held_on_server=False)
    window.inside.held.deferral.found = ()
    _handed(camera)


def _join(camera: Photographer) -> None:
    (screen,) = (one for one in camera.window.window.findChildren(HeldScreen) if one.isVisible())
    screen._ask_join()


def _ask_cancel(camera: Photographer) -> None:
    (screen,) = (one for one in camera.window.window.findChildren(HandedScreen) if one.isVisible())
    screen._ask_cancel()


def _handed(camera: Photographer) -> None:
    """The sale page of a till that hands over, the question, and the list with one of each fate."""
    window = camera.window
    front, station = window.front, window.inside.station
    station.rules = replace(station.rules, hand_over=True)
    window.loop.run(window.inside.sale.pick(window.goods("Хліб Київхліб")))
    window.loop.act(lambda: front.show("sale"))
    camera.each("03h-sale-hand-over", lambda: front.sale.receipt_changed.emit())
    camera.sheet("hand-over", front.handed.opened.emit)
    window.loop.run(window.inside.sale.clear())
    sold = [entry.document for entry in window.sales()][:4]
    fates = (Fate.OPEN, Fate.PAID, Fate.TAKEN, Fate.CANCELLED)
    way = Delivery(DeliveryState.DELIVERED, fiscal_number="16773376", registrar="4000026885")
    rows = tuple(
        Handed(document, way if fate is Fate.PAID else replace(way, fiscal_number=None), fate, document.id)
        for document, fate in zip(sold, fates, strict=False)
    )
    said_no = Handed(sold[0], Delivery(DeliveryState.REFUSED, error="refused: items"), Fate.OPEN, sold[0].id)
    taken_back = replace(rows[-1], fate=Fate.WITHDRAWN)
    window.loop.act(lambda: front.show("handed"))

    def show(shown: tuple[Handed, ...], at: int) -> None:
        window.quiet()
        front.handed.rows, front.handed.waiting = shown, 1
        front.handed.select(shown[min(at, len(shown) - 1)].document.id)
        front.handed.changed.emit()

    camera.each("08c-handed", lambda: show(rows, 1))
    camera.each("08d-handed-refused", lambda: show((said_no, *rows[1:-1], taken_back), 0))
    camera.sheet("handed-drop", lambda: _ask_cancel(camera))
    station.rules = replace(station.rules, hand_over=False)
    window.loop.act(front.handed.load)
    window.quiet()
