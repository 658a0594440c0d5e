"""A question with two big answers that no Enter gives: is the customer of age, do goods of yesterday go."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from app.services.sale import Needs
from ui.formats import date_text
from ui.i18n import tr
from ui.theme import theme
from ui.widgets.button import Button
from ui.widgets.dialog import Dialog
from ui.widgets.icon import Icon
from ui.widgets.label import label

_TOP = Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignTop
_ENTER = (Qt.Key.Key_Return, Qt.Key.Key_Enter)


class AskDialog(Dialog):
    """`answered` comes once, after the dialog is gone: True for yes. Esc and ✕ are no.

    Names: `ask_goods`, `ask_text`, `ask_no`, `ask_yes`.
    """

    answered = Signal(bool)

    def __init__(
        self, host: QWidget, title: str, goods: str, text: str, yes: str, no: str, *, icon: str, usual: bool = True
    ) -> None:
        """`usual` is the answer people mostly give: it has the colour."""
        super().__init__(host, title, width=640, name="ask_dialog")
        self._said = False
        column = self.column()
        row = QHBoxLayout()
        row.setSpacing(theme.px(16))
        row.addWidget(Icon(icon, "warn", 44), 0, Qt.AlignmentFlag.AlignTop)
        words = QVBoxLayout()
        words.setSpacing(theme.px(6))
        words.addWidget(label(goods, "title", wrap=True, name="ask_goods", align=_TOP))
        words.addWidget(label(text, "body", "ink2", wrap=True, name="ask_text", align=_TOP))
        row.addLayout(words, 1)
        column.addLayout(row)
        answers = QHBoxLayout()
        answers.setSpacing(theme.px(12))
        for said, name, agreed in ((no, "ask_no", False), (yes, "ask_yes", True)):
            role = "primary" if agreed is usual else "secondary"
            button = Button(said, role=role, size=84, name=name, text_size=20)
            button.setMinimumWidth(0)
            button.clicked.connect(lambda _on=False, agreed=agreed: self._answer(agreed))
            answers.addWidget(button, 1)
        column.addLayout(answers)
        self.closed.connect(lambda: self.answered.emit(self._said))

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Enter answers nothing: a scanner sends it, and so does a hand in a hurry."""
        if event.key() in _ENTER:
            event.accept()
        else:
            super().keyPressEvent(event)

    def _answer(self, agreed: bool) -> None:
        self._said = agreed
        self.dismiss()


def age_dialog(host: QWidget, goods: str) -> AskDialog:
    """«Покупцеві є 18 років?» `goods` is what wants it asked."""
    text = tr("Цей товар не продають особам до 18 років. За сумніву попросіть документ.")
    yes, no = tr("Так, є 18"), tr("Ні")
    return AskDialog(host, tr("Покупцеві є 18 років?"), goods, text, yes, no, icon="shield-check")


def expired_dialog(host: QWidget, needs: Needs) -> AskDialog:
    """«Строк придатності минув»: the goods may stay out."""
    assert needs.expired is not None
    text = tr("Придатний до {day}. Перевірте дату на упаковці.", day=date_text(needs.expired))
    yes, no = tr("Продати все одно"), tr("Не додавати")
    return AskDialog(
        host, tr("Строк придатності минув"), needs.product.name, text, yes, no, icon="triangle-alert", usual=False
    )
