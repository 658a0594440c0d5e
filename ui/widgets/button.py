"""The button, painted in code: every state of the design system's sheet 00."""

from __future__ import annotations

import math

from PySide6.QtCore import QEvent, QPoint, QPointF, QRectF, QSize, Qt
from PySide6.QtGui import QColor, QEnterEvent, QFont, QHideEvent, QKeyEvent, QPainter, QPaintEvent
from PySide6.QtWidgets import QAbstractButton, QSizePolicy, QWidget

from ui import icons
from ui.theme import theme
from ui.widgets import paint
from ui.widgets.looks import LOOKS
from ui.widgets.spin import Spin

#: Font size, padding and gap by height.
_SIZES = {48: (15, 14, 9), 56: (16, 17, 9), 64: (18, 17, 9), 80: (20, 17, 9)}
#: Design pixels: the least that is left at both ends of a row.
EDGE = 4


class Button(QAbstractButton):
    """A control to tap.

    `role` is a key of LOOKS, `size` the height in design pixels (48, 56, 64, 80 or any other), `key` the hint of a
    keyboard key, `layout` "row" or "column" (icon above text; the hint then stands in the corner). It never takes
    the focus from the scan field by a tap, only by Tab.
    """

    def __init__(
        self,
        said: str = "",
        *,
        icon: str = "",
        role: str = "secondary",
        size: int = 56,
        key: str = "",
        name: str = "",
        layout: str = "row",
        badge: int = 0,
        checkable: bool = False,
        text_size: float | None = None,
        text_weight: int | None = None,
        color: str = "",
        align: Qt.AlignmentFlag = Qt.AlignmentFlag.AlignHCenter,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self._said, self._icon, self._role, self._height = "", icon, role, size
        self._key, self._layout, self._badge = key if theme.key_hints else "", layout, badge
        self._text_size, self._text_weight, self._color, self._align = text_size, text_weight, color, align
        self._busy = self._hovered = False
        self._spin = Spin(self)
        self.setObjectName(name)
        self.setCheckable(checkable)
        self.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        self.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Fixed)
        self.set_text(said)
        theme.changed.connect(self._restyle)

    def text(self) -> str:
        """What it says, ampersands as they are."""
        return self._said

    def set_text(self, said: str) -> None:
        """Say something else; the accessible name follows unless another was given."""
        if self.accessibleName() in ("", self._said):
            self.setAccessibleName(said)
        self._said = said
        self._restyle()

    def set_icon(self, icon: str) -> None:
        """Show another icon, "" for none."""
        self._icon = icon
        self.updateGeometry()
        self.update()

    def set_key(self, key: str) -> None:
        """Another key hint, "" for none."""
        self._key = key if theme.key_hints else ""
        self.updateGeometry()
        self.update()

    def set_role(self, role: str) -> None:
        """Dress as another role."""
        self._role = role
        self._restyle()

    def set_type(self, size: float, weight: int) -> None:
        """Another size and weight of its text."""
        self._text_size, self._text_weight = size, weight
        self._restyle()

    def set_badge(self, count: int) -> None:
        """A number on the icon; 0 hides it."""
        self._badge = count
        self.setAccessibleDescription(str(count) if count else "")
        self.update()

    def set_checked(self, on: bool) -> None:
        """Show as chosen, without a `clicked`."""
        self.setCheckable(True)
        self.setChecked(on)

    def is_busy(self) -> bool:
        """Working: taps are dropped."""
        return self._busy

    def set_busy(self, busy: bool) -> None:
        """While busy it keeps its width, ignores taps, and turns a spinner once 150 ms have passed."""
        if busy == self._busy:
            return
        self._busy = busy
        if busy:
            self._spin.start()
        else:
            self._spin.stop()
        self.update()

    def sizeHint(self) -> QSize:
        return QSize(round(self._content_width() + 2 * self._padding()), theme.px(self._height))

    def minimumSizeHint(self) -> QSize:
        wanted = self.sizeHint()
        return wanted if self._layout == "column" else QSize(min(wanted.width(), wanted.height()), wanted.height())

    def least_width(self) -> int:
        """What its words need, at narrow edges, to be read whole."""
        return math.ceil(self._content_width()) + 2 * theme.px(EDGE)

    def hitButton(self, pos: QPoint) -> bool:
        return not self._busy and self.rect().contains(pos)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if self._busy:
            event.ignore()
            return
        super().keyPressEvent(event)

    def enterEvent(self, event: QEnterEvent) -> None:
        self._hovered = event.device() is None or event.device().type() == event.device().DeviceType.Mouse
        super().enterEvent(event)

    def leaveEvent(self, event: QEvent) -> None:
        self._hovered = False
        super().leaveEvent(event)

    def hideEvent(self, event: QHideEvent) -> None:
        self._hovered = False
        super().hideEvent(event)

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        paint.smooth(painter)
        fill, border, ink, width = self._tokens()
        paint.box(painter, QRectF(self.rect()), theme.color(fill), theme.color(border), theme.radius("control"), width)
        if self._layout == "column":
            self._paint_column(painter, theme.color(ink))
        else:
            self._paint_row(painter, theme.color(ink))
        if self._key and self._corner():
            self._paint_corner(painter)

    def _tokens(self) -> tuple[str, str, str, float]:
        """Fill, border, ink and border width for the state it is in."""
        look = LOOKS[self._role]
        ink = self._color or look.ink
        bare = look.fill == "clear"
        if not self.isEnabled():
            return ("clear", "clear", "ink3", 1) if bare else ("sunken", "sunken", "ink3", 1)
        if self.isDown() or (self._busy and not self._spin.shown):
            return (*look.press, ink, 1)
        if self.isChecked():
            return "accent_soft", "accent", "accent_ink", 2 if self._role == "tab" else 1
        if self._hovered and not self._busy:
            return (*look.hover, ink, 1)
        return look.fill, look.border, ink, 1

    def _paint_row(self, painter: QPainter, ink: QColor) -> None:
        font, gap, size = self.font(), self._gap(), self._icon_size()
        room = QRectF(self.rect()).adjusted(theme.px(EDGE), 0, -theme.px(EDGE), 0)
        width = min(self._content_width(), room.width())
        left = room.left() + (room.width() - width) / 2
        if self._align & Qt.AlignmentFlag.AlignLeft:
            left = self._padding()
        elif self._align & Qt.AlignmentFlag.AlignRight:  # bare words that end a line stand at its end
            room.setRight(self.width())
            left = room.right() - math.ceil(width)
        left = round(left)
        middle = room.center().y()
        if self._icon or self._spin.shown:
            self._paint_icon(painter, QRectF(left, round(middle - size / 2), size, size), ink)
            left += size + gap
        hint = paint.kbd_width(self._key) + gap if self._boxed() else 0.0
        if self._said:
            space = max(0.0, room.right() - left - hint)
            said = self._said
            if paint.width_of(said, font) > space + 1:
                said = paint.elided(said, font, space, Qt.TextElideMode.ElideRight)
            paint.text(painter, QRectF(left, 0, space, self.height()), said, font, ink)
            left += round(min(space, paint.width_of(said, font))) + gap
        if self._boxed():
            filled = self._role in ("primary", "danger") and self.isEnabled()
            paint.kbd(painter, left, middle, self._key, ink if filled else None)

    def _paint_column(self, painter: QPainter, ink: QColor) -> None:
        size = self._icon_size()
        line, gap = theme.px(theme.pick(17, 17, 20)), theme.px(3)
        top = round((self.height() - size - gap - line) / 2)
        icon = QRectF(round((self.width() - size) / 2), top, size, size)
        self._paint_icon(painter, icon, ink)
        room = self.width() - theme.px(6)
        said = self._said
        if paint.width_of(said, self.font()) > room:
            said = paint.elided(said, self.font(), room, Qt.TextElideMode.ElideRight)
        row = QRectF(0, top + size + gap, self.width(), line)
        paint.text(painter, row, said, self.font(), ink, paint.CENTER)
        if self._badge:
            paint.badge(painter, QPointF(self.width() / 2 + theme.px(8), theme.px(6)), self._badge)

    def _paint_corner(self, painter: QPainter) -> None:
        wide = theme.form == "wide"
        font = theme.font(13 if wide else 12, 500)
        right, top = (theme.px(10), theme.px(7)) if wide else (theme.px(7), theme.px(4))
        beside = (self.width() - self._icon_size()) / 2
        if self._layout == "column" and paint.width_of(self._key, font) + right > beside:
            return  # «Ctrl+F10» would lie over the icon; the sheet of keys has it
        rect = QRectF(0, top, self.width() - right, theme.px(16))
        paint.text(painter, rect, self._key, font, theme.color("ink3"), paint.RIGHT)

    def _paint_icon(self, painter: QPainter, rect: QRectF, ink: QColor) -> None:
        if self._spin.shown:
            self._spin.paint(painter, rect, ink)
        elif self._icon:
            icons.paint(painter, self._icon, ink, rect)

    def _content_width(self) -> float:
        if self._layout == "column":
            return paint.width_of(self._said, self.font())
        parts = [float(self._icon_size())] if self._icon else []
        if self._said:
            parts.append(paint.width_of(self._said, self.font()))
        if self._boxed():
            parts.append(paint.kbd_width(self._key))
        return sum(parts) + self._gap() * (len(parts) - 1)

    def _corner(self) -> bool:
        """Keys stand in the corner on tall buttons of a row of equals; compact ones have no room for them."""
        if self._layout == "column":
            return theme.form != "compact"
        return self._role == "tab"

    def _boxed(self) -> bool:
        return bool(self._key) and self._layout == "row" and self._role != "tab"

    def _icon_size(self) -> int:
        if self._layout == "column":
            return theme.px(theme.pick(22, 22, 26))
        small = self._height <= 48 and bool(self._said) and self._role != "chip"
        return theme.px(18 if small else 22)

    def _gap(self) -> int:
        return theme.px(_SIZES.get(self._height, _SIZES[56])[2])

    def _padding(self) -> int:
        if self._layout == "column":
            return theme.px(4)
        if not self._said and self._height < 80:
            return (theme.px(60 if self._height == 56 else self._height) - self._icon_size()) // 2
        return theme.px(15 if self._role == "chip" else _SIZES.get(self._height, _SIZES[56])[1])

    def _make_font(self) -> QFont:
        if self._layout == "column":
            size: float = theme.pick(14, 14, 16)
        elif self._role == "tab":
            size = 16
        else:
            size = _SIZES.get(self._height, _SIZES[56])[0]
        weight = 600 if self.isChecked() else LOOKS[self._role].weight
        return theme.font(self._text_size or size, self._text_weight or weight)

    def checkStateSet(self) -> None:
        super().checkStateSet()
        self.setFont(self._make_font())

    def nextCheckState(self) -> None:
        super().nextCheckState()
        self.setFont(self._make_font())

    def _restyle(self) -> None:
        self.setFont(self._make_font())
        self.updateGeometry()
        self.update()
