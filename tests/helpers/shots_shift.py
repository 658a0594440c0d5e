"""Pictures of a shift's end: its totals in full, what is left open, closed over it by a senior."""

from __future__ import annotations

from decimal import Decimal
from typing import TYPE_CHECKING

from app.domain.cashier import Right
from app.domain.server_shift import ServerSide, Standing
from app.domain.shift import WARN_AFTER

if TYPE_CHECKING:
    from helpers.shots import Photographer
    from helpers.window import TillWindow


def shift_totals(camera: Photographer) -> None:
    """Every figure of the open shift; an hour touched; what the server's shift and the hours bring up."""
    window = camera.window
    window.loop.act(lambda: window.front.show("shift"))

    def look() -> None:
        window.loop.act(window.front.totals.open)
        window.until(lambda: window.front.totals.report, "the totals")

    camera.each("11d-totals", look, camera.dismiss)
    watch = window.inside.shift_watch

    def tell() -> None:
        watch.reminded.emit(WARN_AFTER[2])
        watch.moved.emit(ServerSide(Standing.CLOSED, "7069004", ended=True))

    camera.each("11e-shift-news", tell, window.window.toasts.clear)


def close_shift(camera: Photographer) -> None:
    """Counts half a hryvnia too little and says why; a receipt put aside is left open: a cashier calls a senior, a
    senior lets it be."""
    window = camera.window
    counted = window.loop.run(window.inside.cash.drawer()) - Decimal("0.50")
    people = window.loop.run(window.inside.login.cashiers())
    window.inside.station.cashier = next(one for one in people if not one.may(Right.CLOSE_UNSETTLED))
    window.loop.act(lambda: window.front.show("close_shift"))
    window.quiet()
    presenter = window.front.close_shift
    presenter.set_mode(by_notes=False)
    for key in f"{counted:.2f}".replace(".", ","):
        presenter.press(key)
    presenter.choose_reason("Помилка в решті")
    camera.each("11f-left-open", lambda: _close(window), camera.dismiss)
    window.inside.station.cashier = next(one for one in people if one.may(Right.CLOSE_UNSETTLED))
    camera.each("11f-left-open-senior", lambda: _close(window), camera.dismiss)
    window.loop.act(lambda: presenter.close_anyway("Вирішимо завтра"))
    window.until(lambda: presenter.result, "the shift closed")
    window.quiet()


def _close(window: TillWindow) -> None:
    window.loop.act(window.front.close_shift.close)
    window.quiet()
