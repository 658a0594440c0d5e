"""The first thing painted: the till's name on its ground, until there is something to sign in to."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QVBoxLayout

from ui.i18n import tr
from ui.theme import theme
from ui.widgets.card import Panel
from ui.widgets.label import Label, label


class Starting(Panel):
    """Says that the till is starting, or why it cannot."""

    def __init__(self) -> None:
        super().__init__("bg", name="starting")
        middle = Qt.AlignmentFlag.AlignHCenter | Qt.AlignmentFlag.AlignVCenter
        self._title = label(tr("Каса"), "h1", align=middle, name="starting_title")
        self._text: Label = label(tr("Запускається…"), "body", "ink2", align=middle, wrap=True, name="starting_text")
        column = QVBoxLayout(self)
        column.setContentsMargins(theme.px(120), 0, theme.px(120), 0)
        column.setSpacing(theme.px(12))
        column.addStretch(1)
        column.addWidget(self._title)
        column.addWidget(self._text)
        column.addStretch(1)

    def cannot(self, title: str, text: str) -> None:
        """The till cannot start: what happened and what to do."""
        self._title.set_text(title)
        self._text.set_text(text)
