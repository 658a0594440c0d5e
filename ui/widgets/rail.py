"""The rail on the left: the rooms of the till, and the way out at its foot."""

from __future__ import annotations

from PySide6.QtCore import QPointF, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QAbstractButton, QSizePolicy, QVBoxLayout, QWidget

from ui import i18n, icons
from ui.i18n import tr
from ui.theme import theme
from ui.widgets import paint
from ui.widgets.card import Panel

_ROOMS = (
    ("sale", "shopping-basket"),
    ("receipts", "receipt-text"),
    ("shift", "wallet"),
    ("reports", "chart-column"),
    ("settings", "settings"),
)


class RailButton(QAbstractButton):
    """An icon over a word; the room one is in stands on green."""

    def __init__(self, said: str, icon: str, *, name: str = "", parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._said, self._icon, self._badge = said, icon, 0
        self._on = False
        self.setObjectName(name)
        self.setAccessibleName(said)
        self.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        theme.changed.connect(self.updateGeometry)

    def set_text(self, said: str) -> None:
        """Another word under the icon."""
        self._said = said
        self.setAccessibleName(said)
        self.update()

    def set_on(self, on: bool) -> None:
        """Whether one is in this room."""
        self._on = on
        self.update()

    def is_on(self) -> bool:
        """Whether one is in this room."""
        return self._on

    def set_badge(self, count: int) -> None:
        """A number on the icon; 0 hides it."""
        self._badge = count
        self.setAccessibleDescription(str(count) if count else "")
        self.update()

    def sizeHint(self) -> QSize:
        return QSize(theme.px(66), theme.px(theme.pick(70, 70, 80)))

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        paint.smooth(painter)
        ink = "accent_ink" if self._on else "ink2" if self.isEnabled() else "ink3"
        fill = "accent_soft" if self._on else "sunken" if self.isDown() else "clear"
        paint.box(painter, QRectF(self.rect()), theme.color(fill), None, theme.radius("control"))
        size, line, gap = theme.px(25), theme.px(16), theme.px(5)
        top = round((self.height() - size - gap - line) / 2)
        left = round((self.width() - size) / 2)
        icons.paint(painter, self._icon, ink, QRectF(left, top, size, size))
        font = theme.font(theme.pick(12, 13, 14), 600 if self._on else 500)
        row = QRectF(0, top + size + gap, self.width(), line)
        said = paint.elided(self._said, font, self.width() + theme.px(8), Qt.TextElideMode.ElideRight)
        paint.text(painter, row, said, font, theme.color(ink), paint.CENTER)
        if self._badge:
            paint.badge(painter, QPointF(left + size - theme.px(6), top - theme.px(4)), self._badge)


class Rail(Panel):
    """Rooms to go to. `page_requested` carries the name of one, `lock_requested` is «Вийти»."""

    page_requested = Signal(str)
    lock_requested = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__("surface", "r", handed=True, name="rail", parent=parent)
        self._column = QVBoxLayout(self)
        self._buttons: dict[str, RailButton] = {}
        for name, icon in _ROOMS:
            button = self._buttons[name] = RailButton("", icon, name=f"rail_{name}")
            button.clicked.connect(lambda _on=False, name=name: self.page_requested.emit(name))
            self._column.addWidget(button)
        self._column.addStretch(1)
        self._out = RailButton("", "lock", name="rail_lock")
        self._out.clicked.connect(self.lock_requested)
        self._column.addWidget(self._out)
        theme.changed.connect(self._restyle)
        i18n.changed.connect(self._speak)
        self._restyle()
        self._speak()

    def set_current(self, name: str) -> None:
        """Which room one is in; a name the rail does not have lights none."""
        for key, button in self._buttons.items():
            button.set_on(key == name)

    def button(self, name: str) -> RailButton:
        """The button of a room. Raises KeyError."""
        return self._buttons[name]

    def _speak(self) -> None:
        for name, said in {
            "sale": tr("Продаж"),
            "receipts": tr("Чеки"),
            "shift": tr("Зміна"),
            "reports": tr("Звіти"),
            "settings": tr("Параметри"),
        }.items():
            self._buttons[name].set_text(said)
        self._out.set_text(tr("Вийти"))

    def _restyle(self) -> None:
        self.setFixedWidth(theme.px(theme.pick(78, 92, 104)))
        across, down = theme.px(theme.pick(4, 6, 8)), theme.px(theme.pick(8, 8, 10))
        self._column.setContentsMargins(across, down, across + 1, down)
        self._column.setSpacing(theme.px(4))
