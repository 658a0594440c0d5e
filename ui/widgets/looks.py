"""How the roles of a button look: tokens for rest, mouse over, pressed."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Look:
    """Tokens of a role at rest: fill, border and ink, then fill and border under the mouse and when pressed."""

    fill: str
    border: str
    ink: str
    hover: tuple[str, str]
    press: tuple[str, str]
    weight: int = 500


_HOVER = ("surface2", "border_strong")
_PRESS = ("sunken", "border_strong")
_KEY_PRESS = ("accent_soft", "accent")

LOOKS = {
    "secondary": Look("surface", "border", "ink", _HOVER, _PRESS),
    "danger_text": Look("surface", "border", "danger", _HOVER, _PRESS),
    "chip": Look("surface", "border", "ink", _HOVER, _PRESS),
    "tab": Look("surface", "border", "ink", _HOVER, _PRESS),
    "key": Look("surface", "border", "ink", _HOVER, _KEY_PRESS),
    "key_soft": Look("surface2", "border", "ink2", _HOVER, _KEY_PRESS),
    "primary": Look("accent", "accent", "on_accent", ("accent_hover",) * 2, ("accent_press",) * 2, 600),
    "danger": Look(
        "danger_fill", "danger_fill", "on_danger", ("danger_fill_hover",) * 2, ("danger_fill_press",) * 2, 600
    ),
    "ghost": Look("clear", "clear", "ink", ("surface2", "border"), ("sunken", "sunken")),
    "link": Look("clear", "clear", "accent_ink", ("accent_soft",) * 2, ("accent_soft",) * 2, 600),
}
