"""Pictures of slips looked at: from the page of the sale done, the journal, what is put aside."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from helpers.shots import Photographer


def papers(camera: Photographer) -> None:
    """A sale's, a held receipt's, and the shop's own words on them. There is a sale in the journal by now."""
    window = camera.window
    paper = window.front.paper
    sale = next(entry for entry in window.sales())

    def look(show: object) -> None:
        assert callable(show)
        window.loop.act(show)
        window.until(lambda: paper.presenter.picture, "the slip")

    camera.each("16a-paper-sale", lambda: look(lambda: paper.entry(sale)), camera.dismiss)
    receipt = window.loop.run(window.inside.held.list())[0]
    camera.each("16a-paper-held", lambda: look(lambda: paper.held(receipt)), camera.dismiss)
