"""On or off: the switch and the check box. The whole row is the target."""

from __future__ import annotations

from PySide6.QtCore import QRectF, QSize, Qt
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QAbstractButton, QSizePolicy, QWidget

from ui import icons
from ui.theme import theme
from ui.widgets import paint


class Switch(QAbstractButton):
    """A switch, with its text to the left when it has one. `toggled(bool)` tells."""

    def __init__(
        self, said: str = "", *, on: bool = False, name: str = "", accessible: str = "", parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self._said = said
        self.setObjectName(name)
        self.setAccessibleName(accessible or said)
        self.setCheckable(True)
        self.setChecked(on)
        self.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        self.setSizePolicy(QSizePolicy.Policy.Expanding if said else QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)
        theme.changed.connect(self.updateGeometry)

    def sizeHint(self) -> QSize:
        said = round(paint.width_of(self._said, theme.font(16))) + theme.px(16) if self._said else 0
        return QSize(said + theme.px(56), theme.px(48))

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        paint.smooth(painter)
        ink = theme.color("ink" if self.isEnabled() else "ink3")
        paint.text(painter, QRectF(self.rect()), self._said, theme.font(16), ink)
        wide, high = theme.px(56), theme.px(32)
        track = QRectF(self.width() - wide, round((self.height() - high) / 2), wide, high)
        token = ("accent" if self.isChecked() else "border_strong") if self.isEnabled() else "sunken"
        paint.box(painter, track, theme.color(token), None, high / 2)
        knob, gap = theme.px(24), theme.px(4)
        left = track.right() - gap - knob if self.isChecked() else track.left() + gap
        rect = QRectF(left, track.top() + gap, knob, knob)
        paint.box(painter, rect, theme.color("surface"), None, knob / 2)


class CheckBox(QAbstractButton):
    """A square to tick and its text; `toggled(bool)` tells."""

    def __init__(
        self, said: str = "", *, on: bool = False, name: str = "", accessible: str = "", parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self._said = said
        self.setObjectName(name)
        self.setAccessibleName(accessible or said)
        self.setCheckable(True)
        self.setChecked(on)
        self.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        self.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Fixed)
        theme.changed.connect(self.updateGeometry)

    def sizeHint(self) -> QSize:
        said = round(paint.width_of(self._said, theme.font(16))) + theme.px(12) if self._said else 0
        return QSize(theme.px(26) + said, theme.px(48))

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        paint.smooth(painter)
        size = theme.px(26)
        paint_check(painter, 0, self.height() / 2, self.isChecked(), enabled=self.isEnabled())
        ink = theme.color("ink" if self.isEnabled() else "ink3")
        left = size + theme.px(12)
        room = QRectF(left, 0, self.width() - left, self.height())
        said = paint.elided(self._said, theme.font(16), room.width() + 1, Qt.TextElideMode.ElideRight)
        paint.text(painter, room, said, theme.font(16), ink)


def paint_check(painter: QPainter, left: float, middle: float, on: bool, *, enabled: bool = True) -> None:
    """The square alone, for rows of a table too."""
    size = theme.px(26)
    rect = QRectF(left, round(middle - size / 2), size, size)
    radius = theme.radius("tag")
    if on:
        paint.box(painter, rect, theme.color("accent" if enabled else "border_strong"), None, radius)
        mark = rect.adjusted(theme.px(4), theme.px(4), -theme.px(4), -theme.px(4))
        icons.paint(painter, "check", "on_accent", mark, 2.4)
    else:
        paint.box(painter, rect, theme.color("surface"), theme.color("border_strong"), radius, theme.px(2))
