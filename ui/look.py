"""How the window looks by the settings: language, theme, size of everything, full screen."""

from __future__ import annotations

from PySide6.QtWidgets import QApplication

from app.settings import Settings
from ui import i18n
from ui.main_window import MainWindow
from ui.theme import theme


def dress(window: MainWindow, settings: Settings) -> None:
    """Puts the look on; screens built from now on follow it."""
    app = QApplication.instance()
    assert isinstance(app, QApplication)
    i18n.set_language(settings.lang)
    theme.apply(app, theme_name(app, settings), float(settings.scale))
    if settings.fullscreen != window.isFullScreen() and window.isVisible():
        window.toggle_full_screen()


def theme_name(app: QApplication, settings: Settings) -> str:
    """Which theme: "light" or "dark"; «як у системі» asks the system."""
    if settings.theme != "system":
        return settings.theme
    return "dark" if app.styleHints().colorScheme().name == "Dark" else "light"
