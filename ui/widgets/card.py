"""Surfaces: the card, hairlines, panels with one border, and the rounded edge laid over what scrolls."""

from __future__ import annotations

from PySide6.QtCore import QEvent, QObject, QRectF, QSize, Qt
from PySide6.QtGui import QPainter, QPainterPath, QPaintEvent
from PySide6.QtWidgets import QFrame, QLayout, QSizePolicy, QVBoxLayout, QWidget

from ui.theme import theme
from ui.widgets import paint

_MIRROR = str.maketrans("lr", "rl")


class Card(QFrame):
    """A surface with a hairline border and round corners; put things into `body`.

    `fill` and `border` are tokens, `margins` left, top, right, bottom in design pixels. `on` shows it as chosen.
    """

    def __init__(
        self,
        *,
        margins: tuple[int, int, int, int] = (18, 14, 18, 16),
        spacing: int = 8,
        fill: str = "surface",
        border: str = "border",
        radius: str = "card",
        name: str = "",
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self.setObjectName(name)
        self._fill, self._border, self._radius, self._width = fill, border, radius, 1.0
        self._margins, self._spacing = margins, spacing
        self.body = QVBoxLayout(self)
        theme.changed.connect(self._restyle)
        self._restyle()

    def set_look(self, fill: str, border: str, width: float = 1) -> None:
        """Other tokens, as when it becomes the chosen or the focused one."""
        self._fill, self._border, self._width = fill, border, width
        self.update()

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        paint.smooth(painter)
        fill, border = theme.color(self._fill), theme.color(self._border)
        paint.box(painter, QRectF(self.rect()), fill, border, theme.radius(self._radius), self._width)

    def _restyle(self) -> None:
        left, top, right, bottom = (theme.px(side) for side in self._margins)
        self.body.setContentsMargins(left, top, right, bottom)
        self.body.setSpacing(theme.px(self._spacing))
        self.update()


class Panel(QWidget):
    """A plain area of one colour with a hairline on chosen sides ("l", "t", "r", "b" in any mix). `handed`: it changes
    sides with the hand that works, and so do its hairlines."""

    def __init__(
        self,
        fill: str = "surface",
        edges: str = "",
        *,
        handed: bool = False,
        name: str = "",
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self.setObjectName(name)
        self._fill, self._edges, self._handed = fill, edges, handed
        # It covers all it has: what lies under it is not painted for it.
        self.setAttribute(Qt.WidgetAttribute.WA_OpaquePaintEvent)
        theme.changed.connect(self.update)

    @property
    def edges(self) -> str:
        """The sides with a hairline, for the hand that works."""
        return self._edges.translate(_MIRROR) if self._handed and theme.hand == "left" else self._edges

    def room_for_edges(self, layout: QLayout) -> None:
        """Margins that leave the hairlines free, and nothing else."""
        layout.setContentsMargins(*(int(edge in self.edges) for edge in "ltrb"))

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.fillRect(self.rect(), theme.color(self._fill))
        line, wide, high = theme.color("border"), self.width(), self.height()
        edges = self.edges
        for edge, rect in {
            "l": (0, 0, 1, high),
            "r": (wide - 1, 0, 1, high),
            "t": (0, 0, wide, 1),
            "b": (0, high - 1, wide, 1),
        }.items():
            if edge in edges:
                painter.fillRect(*rect, line)


class _Line(QWidget):
    """A hairline."""

    def __init__(self, upright: bool, length: int | None) -> None:
        super().__init__()
        self._upright, self._length = upright, length
        fixed, grows = QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Expanding
        along = fixed if length is not None else grows
        self.setSizePolicy(*((fixed, along) if upright else (along, fixed)))
        theme.changed.connect(self.updateGeometry)

    def sizeHint(self) -> QSize:
        length = theme.px(self._length) if self._length is not None else 1
        return QSize(1, length) if self._upright else QSize(length, 1)

    def paintEvent(self, event: QPaintEvent) -> None:
        QPainter(self).fillRect(self.rect(), theme.color("border"))


def hline() -> QWidget:
    """A level hairline as long as there is room."""
    return _Line(upright=False, length=None)


def vline(length: int | None = None) -> QWidget:
    """An upright hairline, `length` design pixels or as long as there is room."""
    return _Line(upright=True, length=length)


class RoundedEdge(QWidget):
    """Rounds the corners of `host` from above: paints what lies outside them in `outside`, then the border."""

    def __init__(self, host: QWidget, outside: str = "bg", radius: str = "card") -> None:
        super().__init__(host)
        self._host = host
        self._outside, self._radius = outside, radius
        self.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)
        host.installEventFilter(self)
        self.setGeometry(host.rect())

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if event.type() == QEvent.Type.Resize:
            self.setGeometry(self._host.rect())
        elif event.type() == QEvent.Type.ChildAdded:
            self.raise_()
        return False

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        paint.smooth(painter)
        area, radius = QRectF(self.rect()), theme.radius(self._radius)
        corners, inside = QPainterPath(), QPainterPath()
        corners.addRect(area)
        inside.addRoundedRect(area, radius, radius)
        painter.fillPath(corners.subtracted(inside), theme.color(self._outside))
        paint.box(painter, area, None, theme.color("border"), radius)
