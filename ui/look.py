"""How the window looks by the settings: language, theme, size of everything, full screen."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication

from app.settings import Settings
from ui import i18n
from ui.keymap import keymap
from ui.main_window import MainWindow
from ui.theme import theme


def dress(window: MainWindow, settings: Settings) -> None:
    """Puts the look on; screens built from now on follow it."""
    app = QApplication.instance()
    assert isinstance(app, QApplication)
    i18n.set_language(settings.lang)
    window.sense.set_inches(settings.screen_inches)
    wear(app, settings)
    if window.isVisible():
        window.fill(fills(settings))


def fills(settings: Settings) -> bool:
    """Whether the window fills the screen."""
    return settings.fullscreen or settings.kiosk


def wear(app: QApplication, settings: Settings) -> None:
    """Colours, sizes and habits, without a window."""
    keymap.wear(settings.keys)
    theme.behave(
        hand=settings.hand,
        key_hints=settings.key_hints,
        tile_strips=settings.tile_strips,
        reduced_motion=settings.reduced_motion,
    )
    theme.apply(app, theme_name(app, settings), float(settings.scale))


def theme_name(app: QApplication, settings: Settings) -> str:
    """Which theme; «як у системі» asks the system, and takes its wish for contrast for one."""
    if settings.theme != "system":
        return settings.theme
    hints = app.styleHints()
    wishes = hints.accessibility()  # kept in a name each: PySide forgets a part with the wrapper it was asked of
    if wishes.contrastPreference() is Qt.ContrastPreference.HighContrast:
        return "contrast"
    return "dark" if hints.colorScheme() is Qt.ColorScheme.Dark else "light"
