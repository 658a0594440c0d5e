"""Pictures of «Про програму» while a new version is on its way."""

from __future__ import annotations

from typing import TYPE_CHECKING

from app.domain.update import Blocker, Happening, Outcome, Stage, Standing

if TYPE_CHECKING:
    from helpers.shots import Photographer


def updates(camera: Photographer) -> None:
    window = camera.window
    service, now = window.inside.updates, window.inside.clock.now()
    before = service.standing
    failed = Happening(now, Outcome.ROLLED_BACK, "1.4.0", "1.3.0", "no window")
    states = (
        ("a-ready", Standing(Stage.READY, version="1.4.0"), None),
        (
            "b-waits",
            Standing(
                Stage.READY, version="1.4.0", blockers=frozenset({Blocker.SHIFT, Blocker.DOCUMENTS, Blocker.PRINTS})
            ),
            None,
        ),
        ("c-loading", Standing(Stage.LOADING, version="1.4.0", got=11_400_000, size=30_000_000), None),
        ("d-laid", Standing(Stage.LAID, version="1.4.0"), None),
        ("e-failed", Standing(Stage.FRESH, fault="signature"), failed),
    )
    window.loop.act(lambda: window.front.show("settings"))
    window.tap("section_about")
    for name, standing, last in states:
        service._told = type(service._told)((last,) if last is not None else ())
        window.loop.act(lambda standing=standing: service._tell(standing))
        camera.each(f"22{name}-update")
    service._told = type(service._told)()
    window.loop.act(lambda: service._tell(before))
