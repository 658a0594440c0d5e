"""One of a few, all in sight: the segment control."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QRectF, QSize, Qt, Signal
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QAbstractButton, QBoxLayout, QButtonGroup, QSizePolicy, QWidget

from ui import icons
from ui.theme import theme
from ui.widgets import paint


class _Option(QAbstractButton):
    """One part of the segment."""

    def __init__(self, said: str, icon: str, name: str) -> None:
        super().__init__()
        self._said, self._icon = said, icon
        self.setObjectName(name)
        self.setAccessibleName(said)
        self.setCheckable(True)
        self.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)

    def sizeHint(self) -> QSize:
        return QSize(self._content_width() + theme.px(24), theme.px(48))

    def _content_width(self) -> int:
        """Pixels of icon and text as they are when it is chosen."""
        wide = round(paint.width_of(self._said, theme.font(15, 600)))
        return wide + (theme.px(26) if self._icon else 0)

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        paint.smooth(painter)
        on = self.isChecked()
        if on:
            area = QRectF(self.rect())
            paint.box(painter, area, theme.color("surface"), theme.color("border"), theme.px(8))
        ink = theme.color("ink3" if not self.isEnabled() else "ink" if on else "ink2")
        font = theme.font(15, 600 if on else 500)
        wide = paint.width_of(self._said, font)
        left = round((self.width() - wide - (theme.px(26) if self._icon else 0)) / 2)
        if self._icon:
            size = theme.px(18)
            icons.paint(painter, self._icon, ink, QRectF(left, round((self.height() - size) / 2), size, size))
            left += theme.px(26)
        paint.text(painter, QRectF(left, 0, wide, self.height()), self._said, font, ink)


class Segment(QWidget):
    """Options as (key, text) or (key, text, icon), side by side or, `upright`, one above the other. `chosen` tells the
    key a person picked."""

    chosen = Signal(str)

    def __init__(
        self,
        options: Sequence[tuple[str, str] | tuple[str, str, str]],
        *,
        current: str = "",
        name: str = "segment",
        upright: bool = False,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self.setObjectName(name)
        self.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Fixed)
        self._options: dict[str, _Option] = {}
        self._group = QButtonGroup(self)
        self._row = QBoxLayout(QBoxLayout.Direction.TopToBottom if upright else QBoxLayout.Direction.LeftToRight, self)
        for key, said, *icon in options:
            option = self._options[key] = _Option(said, icon[0] if icon else "", f"{name}_{key}")
            self._group.addButton(option)
            self._row.addWidget(option, 1)
            option.clicked.connect(lambda _on, key=key: self.chosen.emit(key))
        theme.changed.connect(self._restyle)
        self._restyle()
        self.set_current(current or options[0][0])

    def current(self) -> str:
        """The key chosen now."""
        return next(key for key, option in self._options.items() if option.isChecked())

    def set_current(self, key: str) -> None:
        """Choose without a signal. Raises KeyError for an option it does not have."""
        self._options[key].setChecked(True)

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        paint.smooth(painter)
        paint.box(painter, QRectF(self.rect()), theme.color("sunken"), None, theme.radius("control"))

    def _restyle(self) -> None:
        edge = theme.px(3)
        self._row.setContentsMargins(edge, edge, edge, edge)
        self._row.setSpacing(theme.px(4))
        self.update()
