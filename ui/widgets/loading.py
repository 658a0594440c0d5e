"""The strip that stands in the search field's place while the catalogue comes for the first time."""

from __future__ import annotations

from decimal import Decimal

from PySide6.QtCore import QRectF, QSize
from PySide6.QtGui import QHideEvent, QPainter, QPaintEvent, QShowEvent
from PySide6.QtWidgets import QSizePolicy, QWidget

from ui.formats import number_text
from ui.i18n import tr
from ui.theme import theme
from ui.widgets import paint
from ui.widgets.spin import Spin


class LoadingCard(QWidget):
    """A turning mark, what is being loaded, how many have come of how many (0 of them: not known)."""

    def __init__(self, said: str, *, name: str = "loading", parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName(name)
        self._said, self._done, self._of = said, 0, 0
        self._spin = Spin(self)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.setAccessibleName(said)

    def set_progress(self, done: int, of: int = 0) -> None:
        self._done, self._of = done, of
        self.setAccessibleDescription(self._figures())
        self.update()

    def sizeHint(self) -> QSize:
        return QSize(theme.px(300), theme.px(56))

    def showEvent(self, event: QShowEvent) -> None:
        self._spin.start()
        super().showEvent(event)

    def hideEvent(self, event: QHideEvent) -> None:
        self._spin.stop()
        super().hideEvent(event)

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        paint.smooth(painter)
        paint.box(painter, QRectF(self.rect()), theme.color("surface"), theme.color("border"), theme.radius("control"))
        size = theme.px(26)
        mark = QRectF(theme.px(20), (self.height() - size) / 2, size, size)
        self._spin.paint(painter, mark, theme.color("info"))
        left, right = theme.px(62), self.width() - theme.px(20)
        top = round(self.height() / 2 - theme.px(21))
        row = QRectF(left, top, right - left, theme.px(22))
        paint.text(painter, row, self._said, theme.font(16, 600), theme.color("ink"))
        paint.text(painter, row, self._figures(), theme.font(15), theme.color("ink2"), paint.RIGHT)
        bar = QRectF(left, top + theme.px(29), right - left, theme.px(8))
        paint.box(painter, bar, theme.color("sunken"), None, bar.height() / 2)
        if self._of:
            bar.setWidth(bar.width() * min(self._done / self._of, 1))
            paint.box(painter, bar, theme.color("info"), None, bar.height() / 2)

    def _figures(self) -> str:
        if not self._done:
            return ""
        done = number_text(Decimal(self._done))
        return tr("{done} з {all}", done=done, all=number_text(Decimal(self._of))) if self._of else done
