"""What everything on the screen looks like: colours, type and sizes of the design system; light, dark, high contrast.

Widgets ask `theme` when they paint and repaint on `theme.changed`; no other file names a colour.
"""

from __future__ import annotations

import math
from typing import Any, TypeVar

from PySide6.QtCore import QObject, Signal
from PySide6.QtGui import QColor, QFont, QFontDatabase, QPalette
from PySide6.QtWidgets import QApplication, QStyleFactory

import resources

SANS = "Inter"
MONO = "JetBrains Mono"
_FONTS = (
    "Inter-Regular.ttf",
    "Inter-Medium.ttf",
    "Inter-SemiBold.ttf",
    "Inter-Bold.ttf",
    "JetBrainsMono-Regular.ttf",
    "JetBrainsMono-Bold.ttf",
)
_TABULAR = QFont.Tag("tnum")
_LIGATURES = QFont.Tag("calt")

#: Widths of the window, in design pixels, at which the layout changes (design-system.md, Grid).
#: The smallest window everything fits into, in pixels of the screen whatever «Розмір» is.
SMALLEST = (1024, 768)
#: The finest screen the design's pixels are drawn for: 15.6 inches of 1920 × 1080 (pixels an inch).
FINE_FROM = 142.0
#: Everything grows by steps, or a window that is pulled larger would be dressed anew at every pixel.
_STEP = 0.05
COMPACT_BELOW = 1200
WIDE_FROM = 1700

_T = TypeVar("_T")


class Theme(QObject):
    """The look in force. One object, `theme`, serves the whole program."""

    changed = Signal()

    def __init__(self) -> None:
        super().__init__()
        tokens: dict[str, Any] = resources.data("theme", "tokens.json")
        self._palettes = {name: _colours(tokens[name]) for name in ("light", "dark", "contrast")}
        self._types: dict[str, tuple[float, int, float, float]] = {k: tuple(v) for k, v in tokens["type"].items()}
        self._radii: dict[str, int] = tokens["radius"]
        self._colours = self._palettes["light"]
        self._fonts: dict[tuple[object, ...], QFont] = {}
        self._app: QApplication | None = None
        self.name = "light"
        #: The «Розмір» setting; what a fine screen asks for on top of it; the two together.
        self.size = self.density = self.scale = 1.0
        #: Pixels an inch, 0.0 where nobody knows.
        self.ppi = 0.0
        self._room = (0, 0)
        self.form = "normal"
        #: «Менше руху» in settings: nothing fades, flashes or turns.
        self.reduced_motion = False
        #: The hand that works: what is touched most lies on its side.
        self.hand = "right"
        #: «F2», «Esc» on buttons and fields; the strip of a category's colour on tiles.
        self.key_hints = True
        self.tile_strips = True

    def apply(self, app: QApplication, name: str = "light", size: float = 1.0) -> None:
        """Dress the application. `name` is "light", "dark" or "contrast", `size` the «Розмір» setting: 0.9, 1, 1.15.

        The same again changes nothing: every widget there is would be told.
        """
        if app is self._app and (name, size) == (self.name, self.size):
            return
        if self._app is None:
            load_fonts()
            app.setStyle(QStyleFactory.create("Fusion"))
        self._app = app
        self.name, self.size = name, size
        self._colours = self._palettes[name]
        self._dress()

    def behave(self, *, hand: str, key_hints: bool, tile_strips: bool, reduced_motion: bool) -> None:
        """Take on habits that are no colours and sizes; pages built from now on follow them."""
        habits = (hand, key_hints, tile_strips, reduced_motion)
        if habits != (self.hand, self.key_hints, self.tile_strips, self.reduced_motion):
            self.hand, self.key_hints, self.tile_strips, self.reduced_motion = habits
            self.changed.emit()

    def stand_on(self, ppi: float) -> None:
        """The screen has so many pixels an inch, 0.0 for nobody knows. Up to 141 the design's pixels are large enough
        for a finger; beyond, everything grows with them (cashier.md 4), as far as the window has room."""
        if ppi != self.ppi:
            self.ppi = ppi
            self.set_room(*self._room)

    def set_room(self, width: int, height: int) -> None:
        """Tell how large the window is, in pixels: how far everything may grow, and which layout it has."""
        self._room = (width, height)
        room = min(width / SMALLEST[0], height / SMALLEST[1])
        wanted = max(1.0, min(self.ppi / FINE_FROM, room))
        density = math.floor(wanted / _STEP + 1e-9) * _STEP
        if density != self.density:
            self.density = density
            if self._app is not None:
                self._dress()
        if width:
            self.set_width(width)

    def mm(self, millimetres: float) -> int:
        """A length on this screen in pixels, where the screen is finer than the design's; 0 on all others."""
        return round(millimetres * self.ppi / 25.4) if self.ppi > FINE_FROM else 0

    def set_width(self, width: int) -> None:
        """Tell how wide the window is, in pixels: the layout is compact, normal or wide."""
        design = width / self.scale
        form = "compact" if design < COMPACT_BELOW else "wide" if design >= WIDE_FROM else "normal"
        if form != self.form:
            self.form = form
            self.changed.emit()

    def pick(self, compact: _T, normal: _T, wide: _T) -> _T:
        """The one of three that suits the window's width."""
        return compact if self.form == "compact" else wide if self.form == "wide" else normal

    def color(self, token: str) -> QColor:
        """The colour of a token. Raises KeyError for a name the design system does not have."""
        return self._colours[token]

    def color_in(self, name: str, token: str) -> QColor:
        """The colour of a token in that theme, whichever is in force: for a picture of it."""
        return self._palettes[name][token]

    def category(self, index: int | None) -> tuple[QColor, QColor]:
        """Strip and tint of a category's colour: `color_id` modulo ten, none is the first."""
        number = (index or 0) % 10
        return self._colours[f"category{number}"], self._colours[f"category_tint{number}"]

    def px(self, size: float) -> int:
        """A size of the design in pixels of this screen."""
        return round(size * self.scale)

    def radius(self, name: str) -> float:
        """Corner radius of "kbd", "tag", "control", "card" or "dialog"."""
        return self._radii[name] * self.scale

    def font(
        self, size: float, weight: int = 400, *, tabular: bool = True, mono: bool = False, spacing: float = 0.0
    ) -> QFont:
        """A font of `size` design pixels; `spacing` is between letters. Copy before changing it: it is shared."""
        key = (size, weight, tabular, mono, spacing)
        font = self._fonts.get(key)
        if font is None:
            font = self._fonts[key] = self._make_font(size, weight, tabular, mono, spacing)
        return font

    def style(self, name: str) -> tuple[float, int, float, float]:
        """Size, weight, line height and letter spacing of a text style, in design pixels."""
        return self._types[name]

    def _dress(self) -> None:
        """Colours and sizes onto the application."""
        assert self._app is not None
        self.scale = self.size * self.density
        self._fonts.clear()
        self._app.setFont(self.font(16))
        self._app.setPalette(self._palette())
        self.changed.emit()

    def _make_font(self, size: float, weight: int, tabular: bool, mono: bool, spacing: float) -> QFont:
        font = QFont(MONO if mono else SANS)
        font.setPixelSize(max(1, self.px(size)))
        font.setWeight(QFont.Weight(weight))
        font.setHintingPreference(QFont.HintingPreference.PreferNoHinting)
        if not mono:
            # Off is said too: a feature left unset is inherited from the widget or the application.
            font.setFeature(_TABULAR, 1 if tabular else 0)
        if mono:
            font.setFeature(_LIGATURES, 0)
        if spacing:
            font.setLetterSpacing(QFont.SpacingType.AbsoluteSpacing, spacing * self.scale)
        return font

    def _palette(self) -> QPalette:
        palette = QPalette()
        role = QPalette.ColorRole
        for part, token in (
            (role.Window, "bg"),
            (role.WindowText, "ink"),
            (role.Base, "surface"),
            (role.AlternateBase, "surface2"),
            (role.Text, "ink"),
            (role.Button, "surface"),
            (role.ButtonText, "ink"),
            (role.PlaceholderText, "ink3"),
            (role.Highlight, "accent"),
            (role.HighlightedText, "on_accent"),
            (role.ToolTipBase, "surface"),
            (role.ToolTipText, "ink"),
        ):
            palette.setColor(part, self.color(token))
        for part in (role.WindowText, role.Text, role.ButtonText):
            palette.setColor(QPalette.ColorGroup.Disabled, part, self.color("ink3"))
        return palette


def load_fonts() -> list[str]:
    """Make the bundled fonts known to Qt. Returns their families; raises RuntimeError if one does not load."""
    families: list[str] = []
    for name in _FONTS:
        number = QFontDatabase.addApplicationFont(str(resources.path("fonts", name)))
        if number < 0:
            raise RuntimeError(f"font does not load: {name}")
        families += QFontDatabase.applicationFontFamilies(number)
    return families


def _colours(tokens: dict[str, Any]) -> dict[str, QColor]:
    colours: dict[str, QColor] = {}
    for name, value in tokens.items():
        if isinstance(value, str):
            colours[name] = _colour(value)
        else:
            colours.update({f"{name}{number}": _colour(text) for number, text in enumerate(value)})
    scroll = QColor(colours["border_strong"])
    scroll.setAlphaF(0.55)
    colours["scroll"] = scroll
    colours["clear"] = QColor(0, 0, 0, 0)
    return colours


def _colour(text: str) -> QColor:
    if text.startswith("rgba"):
        red, green, blue, alpha = text[5:-1].split(",")
        colour = QColor(int(red), int(green), int(blue))
        colour.setAlphaF(float(alpha))
        return colour
    return QColor(text)


theme = Theme()
