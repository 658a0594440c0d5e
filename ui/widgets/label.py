"""The only place where text becomes a QLabel: always plain, digits of one width, sizes of the design system."""

from __future__ import annotations

from PySide6.QtCore import QRectF, QSize, Qt
from PySide6.QtGui import QFont, QPainter, QPaintEvent
from PySide6.QtWidgets import QLabel, QSizePolicy, QWidget

from ui.theme import theme
from ui.widgets import paint

Align = Qt.AlignmentFlag


class Label(QLabel):
    """Text on the screen. It paints itself, so that lines stand as far apart as the design says.

    Markup is never interpreted and an ampersand is an ampersand: names come from a catalogue we did not write.
    """

    def __init__(
        self,
        said: str = "",
        style: str = "body",
        color: str = "ink",
        *,
        name: str = "",
        align: Align = paint.LEFT,
        wrap: bool = False,
        elide: Qt.TextElideMode | None = None,
        size: float | None = None,
        weight: int | None = None,
        struck: bool = False,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self.setTextFormat(Qt.TextFormat.PlainText)
        self.setObjectName(name)
        self._style, self._color = style, color
        self._size, self._weight, self._struck = size, weight, struck
        self._wrap, self._elide = wrap, elide
        self.setAlignment(align)
        policy = self.sizePolicy()
        policy.setHeightForWidth(wrap)
        policy.setHorizontalPolicy(
            QSizePolicy.Policy.Expanding if wrap or elide is not None else QSizePolicy.Policy.Preferred
        )
        self.setSizePolicy(policy)
        theme.changed.connect(self._restyle)
        self._restyle()
        self.setText(said)

    def set_text(self, said: str) -> None:
        """Say something else; the same text again costs nothing."""
        if said != self.text():
            self.setText(said)

    def set_color(self, token: str) -> None:
        """Paint in another colour of the theme."""
        if token != self._color:
            self._color = token
            self.update()

    def set_style(self, style: str, size: float | None = None, weight: int | None = None) -> None:
        """Another style of text; `size` and `weight` differ from it where given."""
        self._style, self._size, self._weight = style, size, weight
        self._restyle()

    def line_height(self) -> int:
        """Height of one line in pixels."""
        size, _, line, _ = theme.style(self._style)
        return theme.px(line if self._size is None else line * self._size / size)

    def sizeHint(self) -> QSize:
        """As wide as the text on one line (a wrapping label asks for at most 40 letters' width)."""
        width = max((paint.width_of(line, self._font) for line in self.text().split("\n")), default=0.0)
        rows = self.text().count("\n") + 1
        if self._wrap:
            width = min(width, self._font.pixelSize() * 22.0)
            rows = len(paint.wrapped(self.text(), self._font, max(width, 1.0) + 1))
        return self._padded(width, rows)

    def minimumSizeHint(self) -> QSize:
        """A text that may wrap or be shortened asks for little; another asks for all of it."""
        if self._elide is not None or self._wrap:
            return self._padded(self._font.pixelSize() * 3.0, 1)
        return self.sizeHint()

    def hasHeightForWidth(self) -> bool:
        """QLabel would forget it at every new text."""
        return self._wrap

    def heightForWidth(self, width: int) -> int:
        """Height of the wrapped text."""
        if not self._wrap:
            return super().heightForWidth(width)
        margins = self.contentsMargins()
        inner = max(1, width - margins.left() - margins.right())
        rows = len(paint.wrapped(self.text(), self._font, inner))
        return rows * self.line_height() + margins.top() + margins.bottom()

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        area = QRectF(self.contentsRect())
        said = self._lines(area.width())
        height = self.line_height()
        align = self.alignment()
        block = height * len(said)
        top = area.top()
        if align & Align.AlignVCenter:
            top += (area.height() - block) / 2
        elif align & Align.AlignBottom:
            top += area.height() - block
        across = (align & Align.AlignHorizontal_Mask) | Align.AlignVCenter
        colour = theme.color(self._color if self.isEnabled() else "ink3")
        rect = QRectF(area.left(), round(top), area.width(), block)
        paint.lines(painter, rect, said, self._font, colour, height, across)

    def _lines(self, width: float) -> list[str]:
        if self._wrap:
            return paint.wrapped(self.text(), self._font, max(1.0, width))
        if self._elide is not None:
            return [paint.elided(self.text(), self._font, width, self._elide)]
        return self.text().split("\n")

    def _padded(self, width: float, rows: int) -> QSize:
        margins = self.contentsMargins()
        wide = int(width + 0.999) + margins.left() + margins.right()
        return QSize(wide, rows * self.line_height() + margins.top() + margins.bottom())

    def _restyle(self) -> None:
        size, weight, _, spacing = theme.style(self._style)
        font = theme.font(self._size or size, self._weight or weight, spacing=spacing)
        if self._struck:
            font = QFont(font)
            font.setStrikeOut(True)
        self._font = font
        self.setFont(font)
        self.updateGeometry()
        self.update()


def label(
    said: str = "",
    style: str = "body",
    color: str = "ink",
    *,
    name: str = "",
    align: Align = paint.LEFT,
    wrap: bool = False,
    elide: Qt.TextElideMode | None = None,
    size: float | None = None,
    weight: int | None = None,
    struck: bool = False,
) -> Label:
    """Text for the screen: `style` is a type style of the design system, `color` a token."""
    return Label(
        said, style, color, name=name, align=align, wrap=wrap, elide=elide, size=size, weight=weight, struck=struck
    )
