"""A line of the receipt as the screen sees it, and the row of controls under the chosen one."""

from __future__ import annotations

from dataclasses import dataclass

from PySide6.QtCore import QRect, Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QWidget

from ui.i18n import tr
from ui.theme import theme
from ui.widgets.button import Button
from ui.widgets.stepper import Stepper


@dataclass(frozen=True, slots=True)
class Line:
    """A line ready to read: «2 × 26,90», «53,80», the discount in words, the amount before it.

    `number_text` is what the editor shows between − and +; `steps` is False where − and + make no sense (weighed);
    `comment_text` is the word about it.
    `ask_text` is what is the matter with the goods; `keep_text` and `take_text` the answers, which stand in the
    editor's place until one is given.
    """

    id: str
    name: str
    quantity_text: str
    amount_text: str
    discount_text: str = ""
    old_text: str = ""
    number_text: str = "1"
    steps: bool = True
    ask_text: str = ""
    keep_text: str = ""
    take_text: str = ""
    comment_text: str = ""


class LineEditor(QWidget):
    """− number +, «Знижка», «Прибрати». One editor serves the list: it moves to the chosen line."""

    minus = Signal()
    plus = Signal()
    quantity = Signal()
    discount = Signal()
    remove = Signal()

    def __init__(self, parent: QWidget, *, name: str = "line_editor") -> None:
        super().__init__(parent)
        self.setObjectName(name)
        self._stepper = Stepper(name=f"{name}_stepper", underline=True, text_size=19, parent=self)
        self._discount = Button(tr("Знижка"), icon="percent", size=48, name=f"{name}_discount", parent=self)
        self._remove = Button(
            tr("Прибрати"), icon="trash-2", role="danger_text", size=48, name=f"{name}_remove", parent=self
        )
        self._stepper.minus.connect(self.minus)
        self._stepper.plus.connect(self.plus)
        self._stepper.edit.connect(self.quantity)
        self._discount.clicked.connect(self.discount)
        self._remove.clicked.connect(self.remove)
        theme.changed.connect(self._arrange)
        self.hide()

    def show_line(self, line: Line) -> None:
        """Show the number of this line."""
        self._stepper.set_text(line.number_text)
        self._stepper.set_enabled_ends(line.steps, line.steps)

    def resizeEvent(self, event: QResizeEvent) -> None:
        self._arrange()

    def _arrange(self) -> None:
        wide, tall, gap = self.width(), self.height(), theme.px(5)
        compact = theme.form == "compact"
        self._remove.set_text("" if compact else tr("Прибрати"))
        self._remove.setAccessibleName(tr("Прибрати"))
        if compact:
            last, middle = theme.px(48), max(theme.px(96), self._discount.sizeHint().width() - theme.px(16))
            first = wide - last - middle - 2 * gap
        else:
            first = theme.px(theme.pick(156, 156, 190))
            rest = wide - first - 2 * gap
            last = max(rest // 2, self._remove.sizeHint().width() - theme.px(16))
            middle = rest - last
        self._stepper.setGeometry(QRect(0, 0, first, tall))
        self._discount.setGeometry(QRect(first + gap, 0, middle, tall))
        self._remove.setGeometry(QRect(wide - last, 0, last, tall))
