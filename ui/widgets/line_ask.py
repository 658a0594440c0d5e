"""The two answers to a question that stands on the chosen line of the receipt, in the place of its controls."""

from __future__ import annotations

from PySide6.QtCore import QRect, Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QWidget

from ui.i18n import tr
from ui.theme import theme
from ui.widgets.button import Button


class LineAsk(QWidget):
    """`answered` carries whether the catalogue's word is taken. One row serves the list: it moves to the chosen line.

    Names: `…_keep`, `…_take`.
    """

    answered = Signal(bool)

    def __init__(self, parent: QWidget, *, name: str = "line_ask") -> None:
        super().__init__(parent)
        self.setObjectName(name)
        self._keep = Button(tr("Лишити"), size=48, name=f"{name}_keep", parent=self)
        self._take = Button(tr("Прибрати"), size=48, role="primary", name=f"{name}_take", text_size=16, parent=self)
        self._keep.clicked.connect(lambda: self.answered.emit(False))
        self._take.clicked.connect(lambda: self.answered.emit(True))
        theme.changed.connect(self._arrange)
        self.hide()

    def show_answers(self, keep: str, take: str) -> None:
        """These two; without `keep` there is the other alone."""
        self._keep.set_text(keep)
        self._keep.setVisible(bool(keep))
        self._take.set_text(take)
        self._arrange()

    def resizeEvent(self, event: QResizeEvent) -> None:
        self._arrange()

    def _arrange(self) -> None:
        wide, tall, gap = self.width(), self.height(), theme.px(8)
        half = (wide - gap) // 2 if not self._keep.isHidden() else 0
        self._keep.setGeometry(QRect(0, 0, half, tall))
        left = half + gap if half else 0
        self._take.setGeometry(QRect(left, 0, wide - left, tall))
