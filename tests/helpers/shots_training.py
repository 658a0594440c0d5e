"""Pictures of training: the way in, the panel of practice, the guided first sale."""

from __future__ import annotations

from typing import TYPE_CHECKING

from helpers.trainee import begin_training
from PySide6.QtCore import Qt

if TYPE_CHECKING:
    from helpers.shots import Photographer


def way_in(camera: Photographer) -> None:
    """From the shop's till, with a receipt on the counter."""
    camera.sheet("20a-into-training", camera.window.front.training.ask)


def training(camera: Photographer) -> None:
    """A training till of its own, from its first start."""
    window = camera.window
    camera.each("20b-first-start")
    begin_training(window)
    camera.each("20c-lesson-scan")
    window.put_in(window.pieces()[0])
    camera.each("20d-lesson-quantity")
    window.key(Qt.Key.Key_F12)
    window.until_page("payment")
    camera.each("20e-lesson-money")
    window.tap("note_500")
    window.enter()
    window.until_page("done")
    window.until(lambda: window.front.practice is not None and window.front.practice.printed, "the slip")
    camera.each("20f-lesson-slip")
    window.enter()
    window.until_page("sale")
    camera.each("20g-lesson-done")
    assert window.front.guide is not None
    window.loop.act(window.front.guide.skip)
    assert window.front.practice is not None
    window.loop.act(lambda: window.inside.printers.trainer.set_paper(False))
    camera.sheet("20h-practice", window.front.practice.open)
    camera.sheet("20i-begin-anew", window.front.training.ask_anew)
    camera.sheet("20j-leave-training", window.front.training.ask)
    window.loop.act(window.front.lock)
    camera.each("20k-training-sign-in")
    window.loop.act(lambda: window.front.show("login"))
