"""Pictures of the wizard of code pages: before its page is printed, and lines to choose from."""

from __future__ import annotations

from typing import TYPE_CHECKING

from app.domain.printjob import JobState
from ui.screens.letters_dialog import LettersDialog

if TYPE_CHECKING:
    from helpers.shots import Photographer


def letters(camera: Photographer) -> None:
    """With the printer's settings in front."""
    window = camera.window
    settings = window.front.settings

    def opened(state: JobState | None, sheet: int) -> None:
        settings.letters.state, settings.letters.sheet = state, sheet
        LettersDialog(window.window, settings).open()

    camera.sheet("13-letters", lambda: opened(None, 0))
    camera.sheet("13-letters-lines", lambda: opened(JobState.PRINTED, 0))
    camera.sheet("13-letters-further", lambda: opened(JobState.PRINTED, 2))
    settings.letters.forget()
