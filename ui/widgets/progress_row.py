"""One step of something that runs: done, going on, ahead, or without an answer; with its time at the right."""

from __future__ import annotations

from PySide6.QtCore import QRectF, QSize
from PySide6.QtGui import QHideEvent, QPainter, QPaintEvent, QShowEvent
from PySide6.QtWidgets import QHBoxLayout, QSizePolicy, QWidget

from ui import icons
from ui.theme import theme
from ui.widgets import paint
from ui.widgets.label import label
from ui.widgets.spin import Spin

#: Icon and ink of each state; what goes on turns.
_SIGNS = {
    "done": ("circle-check", "accent_ink"),
    "open": ("circle-question-mark", "warn"),
    "now": ("", "info"),
    "ahead": ("", "ink3"),
}
_SIZE = 22


class _Mark(QWidget):
    def __init__(self) -> None:
        super().__init__()
        self._state = "ahead"
        self._spin = Spin(self)
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)

    def set(self, state: str) -> None:
        if state == self._state:
            return
        self._state = state
        self._turn()
        self.update()

    def sizeHint(self) -> QSize:
        return QSize(theme.px(_SIZE), theme.px(_SIZE))

    def showEvent(self, event: QShowEvent) -> None:
        self._turn()
        super().showEvent(event)

    def hideEvent(self, event: QHideEvent) -> None:
        self._spin.stop()
        super().hideEvent(event)

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        paint.smooth(painter)
        icon, ink = _SIGNS[self._state]
        room = QRectF(self.rect())
        if icon:
            icons.paint(painter, icon, ink, room)
        elif self._state == "now":
            self._spin.paint(painter, room, theme.color(ink))
        else:
            edge = theme.px(1)
            ring = room.adjusted(edge, edge, -edge, -edge)
            paint.box(painter, ring, theme.color("surface"), theme.color("border_strong"), ring.width() / 2, 1.6)

    def _turn(self) -> None:
        if self._state == "now" and self.isVisible():
            self._spin.start(0)
        else:
            self._spin.stop()


class ProgressRow(QWidget):
    """`set` gives words, state ("done", "now", "ahead", "open") and time."""

    def __init__(self, name: str) -> None:
        super().__init__()
        self.setObjectName(name)
        self._mark = _Mark()
        self._said = label("", "body", "ink2", name=f"{name}_said")
        self._time = label("", "note", "ink3", name=f"{name}_time")
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(theme.px(12))
        row.addWidget(self._mark)
        row.addWidget(self._said, 1)
        row.addWidget(self._time)
        self.setFixedHeight(theme.px(44))

    def set(self, said: str, state: str, time: str = "") -> None:
        """Another state."""
        self._mark.set(state)
        self._said.set_text(said)
        self._said.set_style("body", weight=600 if state in ("now", "open") else 400)
        self._said.set_color("ink3" if state == "ahead" else "ink")
        self._time.set_text(time)
