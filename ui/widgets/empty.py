"""What stands where a list has nothing: a drawing, one line, one button (design-system.md, «Empty»)."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from ui.theme import theme
from ui.widgets import paint
from ui.widgets.button import Button
from ui.widgets.icon import Icon
from ui.widgets.label import label


class Empty(QWidget):
    """`acted` when the button is tapped; without words for it there is none."""

    acted = Signal()

    def __init__(self, icon: str, *, name: str = "empty", parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._said = label("", "heading", "ink2", name=name, align=paint.CENTER, wrap=True)
        self._button = Button("", size=56, name=f"{name}_action")
        self._button.clicked.connect(self.acted)
        column = QVBoxLayout(self)
        column.setSpacing(theme.px(16))
        column.addStretch()
        column.addWidget(Icon(icon, "ink3", 44), 0, Qt.AlignmentFlag.AlignHCenter)
        column.addWidget(self._said)
        column.addWidget(self._button, 0, Qt.AlignmentFlag.AlignHCenter)
        column.addStretch()

    def set(self, said: str, action: str = "") -> None:
        """Another line, another button."""
        self._said.set_text(said)
        self._button.set_text(action)
        self._button.setVisible(bool(action))
