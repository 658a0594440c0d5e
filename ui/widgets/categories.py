"""The shelves of the catalogue: a column of buttons, or a row of chips in a compact window."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QRectF, QSize, Qt, Signal
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QAbstractButton, QBoxLayout, QScrollArea, QSizePolicy, QWidget

from app.domain.product import Category
from ui.i18n import tr
from ui.theme import theme
from ui.widgets import paint
from ui.widgets.scroll import touch_scrolling


class CategoryButton(QAbstractButton):
    """One shelf: a strip of its colour and its title; chosen, it takes the tint and a frame of its own colour."""

    def __init__(self, title: str, color: int, *, name: str = "", parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._title, self._color = title, color
        self.setObjectName(name)
        self.setAccessibleName(title)
        self.setCheckable(True)
        self.setFocusPolicy(Qt.FocusPolicy.TabFocus)

    def sizeHint(self) -> QSize:
        left, strip, gap, right, _ = self._measures()
        said = round(paint.width_of(self._title, theme.font(theme.pick(15, 15, 17), 600)))
        return QSize(left + strip + gap + said + right, theme.px(48))

    def minimumSizeHint(self) -> QSize:
        return self.sizeHint() if theme.form == "compact" else QSize(theme.px(100), theme.px(40))

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        paint.smooth(painter)
        strip_color, tint = theme.category(self._color)
        on, radius = self.isChecked(), theme.radius("control")
        area = QRectF(self.rect())
        if on:
            paint.box(painter, area, tint, strip_color, radius, theme.px(2))
        else:
            fill = theme.color("sunken" if self.isDown() else "surface")
            paint.box(painter, area, fill, theme.color("border"), radius)
        left, strip, gap, right, tall = self._measures()
        top = round((self.height() - tall) / 2)
        paint.box(painter, QRectF(left, top, strip, tall), strip_color, None, strip / 2)
        font = theme.font(theme.pick(15, 15, 17), 600 if on else 500)
        at = left + strip + gap
        room = self.width() - at - right
        said = paint.elided(self._title, font, room + theme.px(4), Qt.TextElideMode.ElideRight)
        paint.text(painter, QRectF(at, 0, room, self.height()), said, font, theme.color("ink"))

    def _measures(self) -> tuple[int, int, int, int, int]:
        """Left padding, strip width, gap, right padding and strip height, in pixels."""
        design = theme.pick((10, 5, 8, 13, 22), (11, 6, 10, 9, 26), (11, 6, 12, 13, 32))
        left, strip, gap, right, tall = (theme.px(size) for size in design)
        return left, strip, gap, right, tall


class CategoryBar(QScrollArea):
    """All shelves, one of them chosen. `chosen` tells its id, None for the first («Популярне»)."""

    chosen = Signal(object)

    def __init__(self, *, name: str = "categories", parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName(name)
        self.setProperty("clear", True)
        self.setAccessibleName(tr("Категорії"))
        self.setFrameShape(QScrollArea.Shape.NoFrame)
        self.setWidgetResizable(True)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setVerticalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self._buttons: dict[str | None, CategoryButton] = {}
        self._current: str | None = None
        self._inside = QWidget()
        self._row = QBoxLayout(QBoxLayout.Direction.TopToBottom, self._inside)
        self._row.setContentsMargins(0, 0, 0, 0)
        self.setWidget(self._inside)
        touch_scrolling(self)
        theme.changed.connect(self._restyle)
        self._restyle()

    def set_categories(self, first: str, categories: Sequence[Category]) -> None:
        """Show `first` (the popular goods) and then these shelves."""
        for button in self._buttons.values():
            button.hide()
            button.deleteLater()
        self._buttons = {}
        while self._row.count():
            self._row.takeAt(0)
        for number, (key, title, color) in enumerate(
            [(None, first, 0), *((category.id, category.title, category.color) for category in categories)]
        ):
            button = CategoryButton(title, color, name=f"category_{number}", parent=self._inside)
            button.clicked.connect(lambda _on, key=key: self._tapped(key))
            self._buttons[key] = button
            self._row.addWidget(button)
        if self._current not in self._buttons:
            self._current = None
        self.set_current(self._current)
        self._restyle()

    def set_current(self, category_id: str | None) -> None:
        """Choose without a signal; an unknown id chooses the first."""
        self._current = category_id if category_id in self._buttons else None
        for key, button in self._buttons.items():
            button.setChecked(key == self._current)

    def current(self) -> str | None:
        """The id of the chosen shelf, None for the first."""
        return self._current

    def sizeHint(self) -> QSize:
        return QSize(theme.px(200), theme.px(48)) if theme.form == "compact" else QSize(self._wide(), theme.px(300))

    def minimumSizeHint(self) -> QSize:
        return QSize(theme.px(100), theme.px(48))

    def _tapped(self, key: str | None) -> None:
        self.set_current(key)
        self.ensureWidgetVisible(self._buttons[key])
        self.chosen.emit(key)

    def _wide(self) -> int:
        return theme.px(theme.pick(0, 158, 216))

    def _restyle(self) -> None:
        compact = theme.form == "compact"
        way = QBoxLayout.Direction
        self._row.setDirection(way.LeftToRight if compact else way.TopToBottom)
        self._row.setSpacing(theme.px(theme.pick(6, 6, 8)))
        fixed, grows = QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Expanding
        for button in self._buttons.values():
            button.setSizePolicy(fixed if compact else grows, fixed if compact else grows)
            button.setMaximumHeight(theme.px(theme.pick(48, 56, 400)))
        self._row.setAlignment(Qt.AlignmentFlag.AlignLeft if compact else Qt.AlignmentFlag.AlignTop)
        if compact:
            self.setFixedHeight(theme.px(48))
            self.setMinimumWidth(theme.px(100))
            self.setMaximumWidth(16777215)
        else:
            self.setFixedWidth(self._wide())
            self.setMinimumHeight(theme.px(48))
            self.setMaximumHeight(16777215)
        self.updateGeometry()
