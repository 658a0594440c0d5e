"""The column of a page's parts, one of them open (mockups 13)."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QRectF, QSize, Qt, Signal
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QAbstractButton, QSizePolicy, QVBoxLayout, QWidget

from ui import icons
from ui.theme import theme
from ui.widgets import paint
from ui.widgets.card import Panel
from ui.widgets.scroll import scroll_area


class _Section(QAbstractButton):
    """A part: its icon and its name."""

    def __init__(self, said: str, icon: str, name: str) -> None:
        super().__init__()
        self._said, self._icon = said, icon
        self.setObjectName(name)
        self.setAccessibleName(said)
        self.setCheckable(True)
        self.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)

    def sizeHint(self) -> QSize:
        return QSize(theme.px(188), theme.px(theme.pick(48, 48, 52)))

    def nextCheckState(self) -> None:
        """The presenter says which part is open."""

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        paint.smooth(painter)
        on = self.isChecked()
        if on or self.isDown():
            fill, border = ("surface", "border") if on else ("sunken", "clear")
            paint.box(painter, QRectF(self.rect()), theme.color(fill), theme.color(border), theme.radius("control"))
        ink, size, pad = "ink" if on else "ink2", theme.px(22), theme.px(13)
        icons.paint(painter, self._icon, ink, QRectF(pad, round((self.height() - size) / 2), size, size))
        left = pad + size + theme.px(12)
        room = QRectF(left, 0, self.width() - left - theme.px(6), self.height())
        font = theme.font(16, 600 if on else 500)
        said = paint.elided(self._said, font, room.width(), Qt.TextElideMode.ElideRight)
        paint.text(painter, room, said, font, theme.color(ink))


class SectionList(Panel):
    """Parts as (key, text, icon). `chosen` tells the key a person picked; names are `section_KEY`."""

    chosen = Signal(str)

    def __init__(
        self, parts: Sequence[tuple[str, str, str]], *, name: str = "sections", parent: QWidget | None = None
    ) -> None:
        super().__init__("bg", "r", name=name, parent=parent)
        self._parts: dict[str, _Section] = {}
        content = QWidget()
        column = QVBoxLayout(content)
        # All parts of the settings stand in a window 768 high without being scrolled.
        edge = theme.px(theme.pick(8, 8, 14))
        column.setContentsMargins(theme.px(10), edge, theme.px(10), edge)
        column.setSpacing(theme.px(theme.pick(1, 1, 4)))
        for key, said, icon in parts:
            part = self._parts[key] = _Section(said, icon, f"section_{key}")
            part.clicked.connect(lambda _on=False, key=key: self.chosen.emit(key))
            column.addWidget(part)
        column.addStretch(1)
        # More parts than the smallest window is high for are reached by a finger.
        self._area = scroll_area(content, name=f"{name}_area")
        outer = QVBoxLayout(self)
        outer.setContentsMargins(0, 0, 1, 0)
        outer.addWidget(self._area)
        self.setFixedWidth(theme.px(208))

    def set_current(self, key: str) -> None:
        """Show another part as open."""
        for one, part in self._parts.items():
            part.setChecked(one == key)
            if one == key:
                self._area.ensureWidgetVisible(part)
