"""A person to tap at the sign-in: badge, name, role and when they were here last."""

from __future__ import annotations

from PySide6.QtCore import QRectF, QSize, Qt
from PySide6.QtGui import QColor, QEnterEvent, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QAbstractButton, QSizePolicy, QWidget

from ui import icons
from ui.theme import theme
from ui.widgets import paint
from ui.widgets.avatar import paint_avatar

_BADGE = 46


def tile_height() -> int:
    """Height of a tile in pixels: three rows fit a small window."""
    return theme.px(theme.pick(120, 132, 132))


class PersonTile(QAbstractButton):
    """`chosen` shows whose PIN is asked. `color_index` as in `paint_avatar`."""

    def __init__(
        self,
        said: str,
        note: str,
        initials: str,
        color_index: int | None = None,
        *,
        chosen: bool = False,
        name: str = "",
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self._said, self._note, self._initials, self._color = said, note, initials, color_index
        self._hovered = False
        self.setObjectName(name)
        self.setAccessibleName(said)
        self.setAccessibleDescription(note)
        self.setCheckable(True)
        self.setChecked(chosen)
        self.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)

    def sizeHint(self) -> QSize:
        return QSize(theme.px(200), tile_height())

    def nextCheckState(self) -> None:
        """A tap does not choose by itself: the presenter says who is chosen."""

    def enterEvent(self, event: QEnterEvent) -> None:
        self._hovered = True
        super().enterEvent(event)

    def leaveEvent(self, event: object) -> None:
        self._hovered = False
        self.update()

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        paint.smooth(painter)
        self._paint_ground(painter)
        left, top, width = theme.px(16), theme.px(14), self.width() - 2 * theme.px(16)
        paint_avatar(painter, QRectF(left, top, theme.px(_BADGE), theme.px(_BADGE)), self._initials, self._color)
        if self.isChecked():
            size = theme.px(22)
            mark = QRectF(left + width - size, top + (theme.px(_BADGE) - size) / 2, size, size)
            icons.paint(painter, "circle-check", "accent_ink", mark)
        bottom = self.height() - theme.px(14)
        name_font, note_font = theme.font(18, 600), theme.font(14)
        name_row = QRectF(left, bottom - theme.px(44), width, theme.px(24))
        note_row = QRectF(left, bottom - theme.px(20), width, theme.px(20))
        right = Qt.TextElideMode.ElideRight
        said = paint.elided(self._said, name_font, width, right)
        note = paint.elided(self._note, note_font, width, right)
        paint.text(painter, name_row, said, name_font, theme.color("ink"))
        paint.text(painter, note_row, note, note_font, theme.color("ink2"))

    def _paint_ground(self, painter: QPainter) -> None:
        area, radius = QRectF(self.rect()), theme.radius("card")
        if self.isDown():
            paint.box(painter, area, theme.color("sunken"), theme.color("border_strong"), radius)
        elif self.isChecked():
            paint.box(painter, area, theme.color("select"), theme.color("accent"), radius, theme.px(2))
        elif self._hovered:
            paint.box(painter, area, theme.color("surface2"), theme.color("border_strong"), radius)
        else:
            paint.box(painter, area, theme.color("surface"), theme.color("border"), radius)


class OtherTile(QAbstractButton):
    """The dashed tile after the last person: somebody this till does not know."""

    def __init__(self, said: str, note: str, icon: str, *, name: str = "", parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._said, self._note, self._icon = said, note, icon
        self.setObjectName(name)
        self.setAccessibleName(said)
        self.setAccessibleDescription(note)
        self.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)

    def sizeHint(self) -> QSize:
        return QSize(theme.px(200), tile_height())

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        paint.smooth(painter)
        fill: QColor | None = theme.color("sunken") if self.isDown() else None
        radius = theme.radius("card")
        painter.setPen(QPen(theme.color("border_strong"), 1, Qt.PenStyle.DashLine))
        painter.setBrush(fill if fill is not None else Qt.BrushStyle.NoBrush)
        painter.drawRoundedRect(QRectF(self.rect()).adjusted(0.5, 0.5, -0.5, -0.5), radius, radius)
        size, width = theme.px(28), self.width() - theme.px(16)
        block = size + theme.px(8 + 22 + 8 + 20)
        top = round((self.height() - block) / 2)
        icons.paint(painter, self._icon, "ink2", QRectF(round((self.width() - size) / 2), top, size, size))
        top += size + theme.px(8)
        for said, font, ink, high in (
            (self._said, theme.font(16, 500), "ink2", 22),
            (self._note, theme.font(14), "ink3", 20),
        ):
            shown = paint.elided(said, font, width, Qt.TextElideMode.ElideRight)
            row = QRectF(0, top, self.width(), theme.px(high))
            paint.text(painter, row, shown, font, theme.color(ink), paint.CENTER)
            top += theme.px(high + 8)
