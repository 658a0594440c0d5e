"""Pictures of the diagnosis, well and not, and of the file for support."""

from __future__ import annotations

from datetime import timedelta
from typing import TYPE_CHECKING

from app.domain.diagnosis import Health, Part, Result

if TYPE_CHECKING:
    from helpers.shots import Photographer


def diagnosis(camera: Photographer) -> None:
    window = camera.window
    presenter = window.front.diagnosis
    window.loop.act(lambda: window.front.show("settings"))
    window.loop.act(presenter.open)
    window.until(lambda: presenter.results and not presenter.busy, "the diagnosis")
    camera.each("21a-diagnosis")
    now = window.inside.clock.now()
    bad = (
        Result(Part.NETWORK, Health.BAD, "name", {"host": "api.example.com"}),
        Result(Part.SERVER, Health.BAD, "foreign"),
        Result(Part.API, Health.UNKNOWN, "server"),
        Result(Part.CLOCK, Health.BAD, "off", {"seconds": -7380}),
        Result(
            Part.QUEUE,
            Health.BAD,
            "refused",
            {"waiting": 14, "troubled": 2, "minutes": 330, "month_minutes": 1872},
            now - timedelta(hours=5, minutes=30),
        ),
        Result(Part.PRICES, Health.WATCH, "old", {"minutes": 3073}, now - timedelta(hours=51)),
        Result(Part.DATABASE, Health.BAD, "damaged", {"findings": 1}, now),
        Result(Part.DISK, Health.WATCH, "low", {"free": 312_000_000}),
        Result(Part.PRINTER, Health.BAD, "paper", {"way": "tcp"}),
        Result(Part.TERMINAL, Health.BAD, "timeout"),
        Result(Part.SCALE, Health.BAD, "absent"),
        Result(Part.SCANNER, Health.BAD, "busy"),
        Result(Part.DISPLAY, Health.OFF, "no_screen"),
    )
    for one in bad:
        presenter._results[one.part] = Result(one.part, one.health, one.code, one.figures, one.since, now)
    window.loop.act(presenter.changed.emit)
    camera.each("21b-diagnosis-trouble")
    camera.sheet("21c-support", window.front.support.open)
    window.loop.act(presenter.back)
