"""Shares of a whole as bars under their names, each with its sum and percent; a tap chooses one (mockup 12b)."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from PySide6.QtCore import QRectF, QSize, Qt, Signal
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QAbstractButton, QSizePolicy, QVBoxLayout, QWidget

from ui.theme import theme
from ui.widgets import paint


@dataclass(frozen=True, slots=True)
class Share:
    """One of them: what it is known by, its words as they are read, its length beside the longest (0 to 1)."""

    key: str
    title: str
    percent: str
    amount: str
    length: float
    color: int


class _Row(QAbstractButton):
    """Name, percent and sum over a bar."""

    def __init__(self, share: Share, name: str) -> None:
        super().__init__()
        self._share = share
        self.setObjectName(name)
        self.setAccessibleName(f"{share.title}: {share.amount}, {share.percent}")
        self.setCheckable(True)
        self.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)

    def sizeHint(self) -> QSize:
        return QSize(theme.px(200), theme.px(50))

    def nextCheckState(self) -> None:
        """What is chosen is told by who fills the list."""

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        paint.smooth(painter)
        if self.isChecked():
            paint.box(painter, QRectF(self.rect()), theme.color("select"), theme.color("accent"), theme.radius("tag"))
        pad = theme.px(8)
        room = QRectF(self.rect()).adjusted(pad, theme.px(7), -pad, 0)
        room.setHeight(theme.px(20))
        share = self._share
        plain, strong = theme.font(15), theme.font(15, 600)
        column = max(theme.px(84), paint.width_of(share.amount, strong) + theme.px(10))
        paint.text(painter, room, share.amount, strong, theme.color("ink"), paint.RIGHT)
        part = room.adjusted(0, 0, -column, 0)
        paint.text(painter, part, share.percent, plain, theme.color("ink3"), paint.RIGHT)
        name = part.adjusted(0, 0, -paint.width_of(share.percent, plain) - theme.px(10), 0)
        said = paint.elided(share.title, plain, name.width(), Qt.TextElideMode.ElideRight)
        paint.text(painter, name, said, plain, theme.color("ink"))
        bar = QRectF(room.left(), room.bottom() + theme.px(5), room.width(), theme.px(8))
        paint.box(painter, bar, theme.color("sunken"), None, theme.px(4))
        bar.setWidth(bar.width() * min(max(share.length, 0.0), 1.0))
        if bar.width() >= 1:
            paint.box(painter, bar, theme.category(share.color)[0], None, min(theme.px(4), bar.width() / 2))


class ShareList(QWidget):
    """`chosen` carries the key of the share tapped."""

    chosen = Signal(str)

    def __init__(self, *, name: str = "shares", parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName(name)
        self._shares: tuple[Share, ...] = ()
        self._rows: list[_Row] = []
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(0, 0, 0, 0)
        self._column.setSpacing(0)
        self._column.addStretch(1)

    def set_shares(self, shares: Sequence[Share], current: str | None = None) -> None:
        """Show these, in this order; `current` is the one chosen."""
        if tuple(shares) != self._shares:
            self._shares = tuple(shares)
            for row in self._rows:
                self._column.removeWidget(row)
                row.hide()
                row.deleteLater()
            self._rows = [_Row(share, f"{self.objectName()}_{n}") for n, share in enumerate(self._shares)]
            for place, row in enumerate(self._rows):
                row.clicked.connect(lambda _=False, key=self._shares[place].key: self.chosen.emit(key))
                self._column.insertWidget(place, row)
        for share, row in zip(self._shares, self._rows, strict=True):
            row.setChecked(share.key == current)
            row.update()
