"""− number +: a count with big ends to tap."""

from __future__ import annotations

from PySide6.QtCore import QPoint, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QFont, QPainter, QPaintEvent
from PySide6.QtWidgets import QAbstractButton, QSizePolicy, QWidget

from ui import icons
from ui.i18n import tr
from ui.theme import theme
from ui.widgets import paint

#: Where the sign of an end ends, the least air between it and the number, the smallest number (design pixels).
_SIGN_ENDS, _AIR, _SMALLEST = 34, 6, 13


class Stepper(QWidget):
    """`minus`, `plus` and `edit` (a tap on the number) tell; what they do is the listener's affair."""

    minus = Signal()
    plus = Signal()
    edit = Signal()

    def __init__(
        self,
        said: str = "1",
        *,
        name: str = "stepper",
        underline: bool = False,
        size: int = 48,
        width: int = 156,
        text_size: int = 18,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self.setObjectName(name)
        self._said, self._underline, self._size, self._width = said, underline, size, width
        self._text_size = text_size
        self._minus = _End("minus", tr("Менше"), f"{name}_minus", self)
        self._middle = _End("", tr("Кількість"), f"{name}_edit", self)
        self._plus = _End("plus", tr("Більше"), f"{name}_plus", self)
        self._minus.clicked.connect(self.minus)
        self._middle.clicked.connect(self.edit)
        self._plus.clicked.connect(self.plus)
        self.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Fixed)
        theme.changed.connect(self.updateGeometry)

    def set_text(self, said: str) -> None:
        """Show another number."""
        self._said = said
        self._middle.setAccessibleDescription(said)
        self.update()

    def set_enabled_ends(self, minus: bool, plus: bool) -> None:
        """Grey an end that can go no further."""
        self._minus.setEnabled(minus)
        self._plus.setEnabled(plus)

    def sizeHint(self) -> QSize:
        return QSize(theme.px(self._width), theme.px(self._size))

    def resizeEvent(self, event: object) -> None:
        wide, high = theme.px(48), self.height()
        self._minus.setGeometry(0, 0, wide, high)
        self._middle.setGeometry(wide, 0, self.width() - 2 * wide, high)
        self._plus.setGeometry(self.width() - wide, 0, wide, high)

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        paint.smooth(painter)
        fill, border = ("surface", "border") if self.isEnabled() else ("sunken", "sunken")
        paint.box(painter, QRectF(self.rect()), theme.color(fill), theme.color(border), theme.radius("control"))
        font = self._font()
        ink = theme.color("ink" if self.isEnabled() else "ink3")
        area = QRectF(self.rect())
        if self._underline:
            wide = max(theme.px(44), round(paint.width_of(self._said, font)) + theme.px(4))
            foot = QRectF(round((self.width() - wide) / 2), self.height() / 2 + theme.px(14), wide, theme.px(2))
            painter.fillRect(foot, theme.color("border_strong"))
            area.translate(0, -1)
        paint.text(painter, area, self._said, font, ink, paint.CENTER)

    def _font(self) -> QFont:
        """The number's font: a weight of seven signs is smaller, so that it keeps off the ends."""
        for size in range(self._text_size, _SMALLEST, -1):
            font = theme.font(size, 600 if self._text_size < 19 else 700)
            if paint.width_of(self._said, font) <= self._room():
                return font
        return theme.font(_SMALLEST, 600)

    def _room(self) -> int:
        """Between the signs of the ends, with air on both sides."""
        return self.width() - 2 * theme.px(_SIGN_ENDS + _AIR)


class _End(QAbstractButton):
    """An end of the stepper, or the invisible key over its number."""

    def __init__(self, icon: str, said: str, name: str, parent: QWidget) -> None:
        super().__init__(parent)
        self._icon = icon
        self.setObjectName(name)
        self.setAccessibleName(said)
        self.setFocusPolicy(Qt.FocusPolicy.TabFocus)

    def hitButton(self, pos: QPoint) -> bool:
        return self.rect().contains(pos)

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        paint.smooth(painter)
        if self.isDown() and self._icon:
            inset = QRectF(self.rect()).adjusted(2, 2, -2, -2)
            paint.box(painter, inset, theme.color("sunken"), None, theme.px(8))
        if self._icon:
            size = theme.px(22)
            rect = QRectF(round((self.width() - size) / 2), round((self.height() - size) / 2), size, size)
            icons.paint(painter, self._icon, "ink" if self.isEnabled() else "ink3", rect)
