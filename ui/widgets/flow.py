"""A line of chips that goes on below where the page is too narrow for it."""

from __future__ import annotations

from PySide6.QtCore import QEvent, QRect, QSize
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QSizePolicy, QWidget

from ui.theme import theme
from ui.widgets.button import Button


class Flow(QWidget):
    """Buttons side by side, each as wide as its words; those that no longer fit, even with their edges drawn in, stand
    on the next line. `spacing` in design pixels, between them and between the lines.

    A widget that lays its children by hand: Qt deletes the items of a layout written in Python under Python's feet.
    """

    def __init__(self, spacing: int, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._spacing = theme.px(spacing)
        self._children: list[Button] = []
        policy = QSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Minimum)
        policy.setHeightForWidth(True)
        self.setSizePolicy(policy)

    def addWidget(self, child: Button) -> None:
        """One more at the end."""
        child.setParent(self)
        self._children.append(child)
        self.updateGeometry()

    def hasHeightForWidth(self) -> bool:
        return True

    def heightForWidth(self, width: int) -> int:
        lines = self._lines(width)
        return sum(map(_height, lines)) + self._spacing * max(len(lines) - 1, 0)

    def sizeHint(self) -> QSize:
        """All of them on one line."""
        shown = self._shown()
        wide = sum(child.sizeHint().width() for child in shown) + self._spacing * max(len(shown) - 1, 0)
        return QSize(wide, _height(shown))

    def minimumSizeHint(self) -> QSize:
        """Any width will do: what is wider than a line shortens itself."""
        return QSize(0, _height(self._shown()))

    def event(self, event: QEvent) -> bool:
        if event.type() is QEvent.Type.LayoutRequest:  # one of them says something else
            self.updateGeometry()
            self._place()
        return super().event(event)

    def resizeEvent(self, event: QResizeEvent) -> None:
        self._place()
        super().resizeEvent(event)

    def _place(self) -> None:
        top = 0
        for line in self._lines(self.width()):
            left, high = 0, _height(line)
            for child, wide in zip(line, self._widths(line), strict=True):
                child.setGeometry(QRect(left, top, wide, high))
                left += wide + self._spacing
            top += high + self._spacing

    def _shown(self) -> list[Button]:
        return [child for child in self._children if not child.isHidden()]

    def _lines(self, width: int) -> list[list[Button]]:
        lines: list[list[Button]] = []
        used = 0
        for child in self._shown():
            least = child.least_width()
            if lines and used + self._spacing + least <= width:
                lines[-1].append(child)
                used += self._spacing + least
            else:
                lines.append([child])
                used = least
        return lines

    def _widths(self, line: list[Button]) -> list[int]:
        """What each of a line gets: what it wants, or, where that is too much together, a fair part of it."""
        width = self.width()
        least = [min(child.least_width(), width) for child in line]
        more = [max(min(child.sizeHint().width(), width) - few, 0) for child, few in zip(line, least, strict=True)]
        spare = max(width - sum(least) - self._spacing * (len(line) - 1), 0)
        wanted = max(sum(more), 1)
        part = min(spare, wanted)
        return [few + extra * part // wanted for few, extra in zip(least, more, strict=True)]


def _height(children: list[Button]) -> int:
    return max((child.sizeHint().height() for child in children), default=0)
