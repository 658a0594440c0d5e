"""Pictures of a till set up for a shop: settings from a file, the way out of a kiosk, what a safe start says."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from helpers.shots import Photographer

from helpers import demo

from app.domain.cashier import Right
from app.errors import BadSettings


def set_up(camera: Photographer) -> None:
    """Over the settings, where a till is set up; a cashier is signed in."""
    window = camera.window
    copy, override = window.front.settings.copy, window.front.override

    def asked(*, takes: bool, bad: bool = False) -> None:
        copy.takes, copy.error, copy.files = takes, "", ()
        copy.path = r"E:\kasa-settings-K1-20261122-143700.json"
        copy.opened.emit()
        if bad:
            copy._refused(BadSettings("settings_copy", code="newer"))

    camera.sheet("22a-settings-save", lambda: asked(takes=False))
    camera.sheet("22b-settings-take", lambda: asked(takes=True, bad=True))

    def leave() -> None:
        override.begin(Right.LEAVE_KIOSK, [one for one in demo.CASHIERS if one.may(Right.LEAVE_KIOSK)])

    camera.sheet("22c-kiosk-leave", leave)
    safe = window.inside.settings
    window.inside.settings = replace(safe, safe=True)
    camera.each("22d-safe-start", window.front._safe.tell, window.window.toasts.clear)
    window.inside.settings = safe
