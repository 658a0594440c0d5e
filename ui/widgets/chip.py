"""The status chips of the top bar: quiet when all is well, tinted when somebody must act."""

from __future__ import annotations

from PySide6.QtCore import QRectF, QSize, Qt
from PySide6.QtGui import QFont, QPainter, QPaintEvent
from PySide6.QtWidgets import QAbstractButton, QSizePolicy, QWidget

from ui import icons
from ui.theme import theme
from ui.widgets import paint
from ui.widgets.spin import Spin

#: As high as a finger, and never narrower (design pixels).
_HIGH = 48
#: Fill and ink by state.
_STATES = {
    "quiet": ("clear", "ink2"),
    "busy": ("clear", "ink2"),
    "warn": ("warn_soft", "warn"),
    "error": ("danger_soft", "danger"),
}


class StatusChip(QAbstractButton):
    """`state`: "quiet", "warn", "error" or "busy" (a spinner). Without an icon a dot stands for it."""

    def __init__(
        self,
        said: str = "",
        *,
        icon: str = "",
        state: str = "quiet",
        badge: int = 0,
        name: str = "",
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self.setObjectName(name)
        self.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)
        self._spin = Spin(self)
        self._state = ""
        theme.changed.connect(self.updateGeometry)
        self.set(said, icon=icon, state=state, badge=badge)

    def set(self, said: str, *, icon: str = "", state: str = "quiet", badge: int = 0, short: str | None = None) -> None:
        """Show another state. `short` is what it says in a compact window, "" for the icon alone."""
        self._said, self._icon, self._badge = said, icon, badge
        self._short = said if short is None else short
        if state != self._state:
            self._state = state
            if state == "busy":
                self._spin.start(0)
            else:
                self._spin.stop()
        self.setAccessibleName(f"{said} {badge}" if badge else said)
        self.updateGeometry()
        self.update()

    def text(self) -> str:
        """What it says when there is room."""
        return self._said

    def state(self) -> str:
        """ "quiet", "warn", "error" or "busy"."""
        return self._state

    def sizeHint(self) -> QSize:
        said = self._shown()
        width = 2 * self._padding() + self._sign_width()
        if said:
            width += theme.px(8) + round(paint.width_of(said, self._font()))
        if self._badge:
            width += theme.px(8) + self._badge_width()
        # The sign alone is narrower than a finger.
        return QSize(max(width, theme.px(_HIGH)), theme.px(_HIGH))

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        paint.smooth(painter)
        fill, ink_token = _STATES[self._state]
        if self.isDown():
            fill = "sunken"
        ink = theme.color(ink_token)
        paint.box(painter, QRectF(self.rect()), theme.color(fill), None, theme.radius("control"))
        size, said = self._sign_width(), self._shown()
        alone = not said and not self._badge
        left, middle = round((self.width() - size) / 2) if alone else self._padding(), self.height() / 2
        rect = QRectF(left, round(middle - size / 2), size, size)
        if self._state == "busy":
            self._spin.paint(painter, rect, ink)
        elif self._icon:
            icons.paint(painter, self._icon, ink, rect)
        else:
            paint.box(painter, rect, ink if self._state != "quiet" else theme.color("accent"), None, size / 2)
        left += size + theme.px(8)
        if said:
            paint.text(painter, QRectF(left, 0, self.width(), self.height()), said, self._font(), ink)
            left += round(paint.width_of(said, self._font())) + theme.px(8)
        if self._badge:
            high = theme.px(18)
            rect = QRectF(left, round(middle - high / 2), self._badge_width(), high)
            paint.box(painter, rect, ink, None, high / 2)
            paint.text(painter, rect, str(self._badge), theme.font(13, 600), theme.color("surface"), paint.CENTER)

    def _shown(self) -> str:
        return self._short if theme.form == "compact" else self._said

    def _font(self) -> QFont:
        tinted = self._state in ("warn", "error")
        return theme.font(theme.pick(14, 15, 16), 600 if tinted else 400)

    def _padding(self) -> int:
        return theme.px(theme.pick(8, 12, 12))

    def _sign_width(self) -> int:
        return theme.px(22 if self._icon or self._state == "busy" else 10)

    def _badge_width(self) -> int:
        return theme.px(14) + round(paint.width_of(str(self._badge), theme.font(13, 600)))
