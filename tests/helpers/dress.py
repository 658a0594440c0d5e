"""The theme for tests of widgets: light, ordinary size, nothing that moves."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from PySide6.QtWidgets import QApplication

from ui import i18n
from ui.theme import Theme, theme


@pytest.fixture
def dressed(qapp: QApplication) -> Iterator[Theme]:
    """The one theme, put back as it was, and the language with it."""
    theme.apply(qapp)
    theme.set_width(1366)
    theme.reduced_motion = True
    yield theme
    theme.reduced_motion = False
    if (theme.name, theme.scale) != ("light", 1.0):
        theme.apply(qapp)
    theme.set_width(1366)
    i18n.set_language("uk")
