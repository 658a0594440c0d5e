"""A device in a list: what it is and where, how it stands, and what can be done (mockup 13b)."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from ui.theme import theme
from ui.widgets.button import Button
from ui.widgets.icon import Icon
from ui.widgets.label import label
from ui.widgets.tag import Tag

_HIGH, _TAG, _ACTION = 74, 174, 140


class DeviceRow(QWidget):
    """`act` when the button is tapped. Names: `NAME_about`, `NAME_state`, `NAME_action`."""

    act = Signal()

    def __init__(self, icon: str, title: str, action: str, *, name: str) -> None:
        super().__init__()
        self.setObjectName(name)
        self._about = label("", "small", "ink2", name=f"{name}_about", elide=Qt.TextElideMode.ElideMiddle)
        self._tag = Tag("", "n", name=f"{name}_state")
        self.button = Button(action, size=48, name=f"{name}_action")
        self.button.setAccessibleName(f"{title}: {action}")
        self.button.setFixedWidth(theme.px(_ACTION))
        self.button.clicked.connect(self.act)
        words = QVBoxLayout()
        words.setSpacing(0)
        words.addStretch(1)
        words.addWidget(label(title, "body_medium"))
        words.addWidget(self._about)
        words.addStretch(1)
        state = QWidget()
        state.setFixedWidth(theme.px(_TAG))
        room = QHBoxLayout(state)
        room.setContentsMargins(0, 0, 0, 0)
        room.addWidget(self._tag)
        room.addStretch(1)
        row = QHBoxLayout(self)
        row.setContentsMargins(theme.px(18), 0, theme.px(18), 0)
        row.setSpacing(theme.px(16))
        row.addWidget(Icon(icon, "ink2"))
        row.addLayout(words, 1)
        row.addWidget(state)
        row.addWidget(self.button)
        self.setFixedHeight(theme.px(_HIGH))

    def set(self, about: str, state: tuple[str, str, str]) -> None:
        """Where it is; the state's words, kind and icon, no words for none."""
        self._about.set_text(about)
        self._tag.set(*state)
        self._tag.setVisible(bool(state[0]))
