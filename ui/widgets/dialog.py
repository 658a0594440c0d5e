"""A dialog: a child of the window on a scrim, never a window of the system."""

from __future__ import annotations

from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from ui.i18n import tr
from ui.theme import theme
from ui.widgets.button import Button
from ui.widgets.card import Card, hline, vline
from ui.widgets.kbd import Kbd
from ui.widgets.label import Label
from ui.widgets.layouts import handed
from ui.widgets.overlay import Overlay

#: The column of the value in an entry dialog, in design pixels; the keypad's column has the rest.
_LEFT = 399


class Dialog(Overlay):
    """Title, ✕ and `body` (a layout without margins). `open()` shows it, `dismiss()` or Esc takes it away."""

    def __init__(self, host: QWidget, title: str, *, width: int = 754, name: str = "dialog") -> None:
        super().__init__(host, name=name)
        self.setAccessibleName(title)
        self._width = width
        self.panel = Card(margins=(1, 1, 1, 1), spacing=0, radius="dialog", parent=self)
        self._title = Label(title, "title", name=f"{name}_title")
        self._close = Button(icon="x", role="ghost", size=48, name=f"{name}_close", color="ink2")
        self._close.setAccessibleName(tr("Закрити"))
        self._close.clicked.connect(self._close_tapped)
        self._escape = Kbd("Esc")
        header = QHBoxLayout()
        header.setContentsMargins(theme.px(24), theme.px(7), theme.px(7), theme.px(8))
        header.setSpacing(theme.px(4))
        header.addWidget(self._title, 1)
        header.addWidget(self._escape)
        header.addWidget(self._close)
        self.body = QVBoxLayout()
        self.body.setContentsMargins(0, 0, 0, 0)
        self.body.setSpacing(0)
        self.panel.body.addLayout(header)
        self.panel.body.addWidget(hline())
        self.panel.body.addLayout(self.body)

    def set_title(self, title: str) -> None:
        """Another title."""
        self._title.set_text(title)
        self.setAccessibleName(title)

    def set_locked(self, locked: bool) -> None:
        """While locked neither Esc nor ✕ closes it."""
        self.locked = locked
        self._close.setEnabled(not locked)
        self._escape.setVisible(not locked)

    def split(self) -> tuple[QVBoxLayout, QVBoxLayout]:
        """Two columns with a hairline between: the value on the left, the keypad and the primary on the right."""
        row = QHBoxLayout()
        row.setSpacing(0)
        left, right = QVBoxLayout(), QVBoxLayout()
        for column, spacing in ((left, 14), (right, 16)):
            column.setContentsMargins(theme.px(24), theme.px(22), theme.px(24), theme.px(24))
            column.setSpacing(theme.px(spacing))
        value = QWidget()
        value.setFixedWidth(theme.px(_LEFT))
        value.setLayout(left)
        row.addWidget(value)
        row.addWidget(vline())
        row.addLayout(right, 1)
        handed(row)
        self.body.addLayout(row)
        return left, right

    def column(self) -> QVBoxLayout:
        """One column with the usual margins, for dialogs without a keypad."""
        column = QVBoxLayout()
        column.setContentsMargins(theme.px(24), theme.px(20), theme.px(24), theme.px(24))
        column.setSpacing(theme.px(14))
        self.body.addLayout(column)
        return column

    def place(self) -> None:
        margin = theme.px(12)
        width = min(theme.px(self._width), self.width() - 2 * margin)
        self.panel.setFixedWidth(width)
        self.panel.adjustSize()
        layout = self.panel.layout()
        assert layout is not None
        height = layout.heightForWidth(width) if layout.hasHeightForWidth() else self.panel.sizeHint().height()
        height = min(height, self.height() - 2 * margin)
        self.panel.setGeometry(
            (self.width() - width) // 2, max(margin, (self.height() - self.foot - height) // 2), width, height
        )

    def _close_tapped(self) -> None:
        if not self.locked:
            self.dismiss()
