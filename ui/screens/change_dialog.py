"""Before the money: the catalogue says otherwise of goods in the receipt. Both words are named; no Enter answers."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from app.domain.changed_goods import Change
from app.domain.tax import TaxRules
from ui.change_words import ask_of, text_of, title_of
from ui.i18n import plural, tr
from ui.theme import theme
from ui.widgets.button import Button
from ui.widgets.dialog import Dialog
from ui.widgets.icon import Icon
from ui.widgets.label import label
from ui.widgets.switch import CheckBox

_TOP = Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignTop


class ChangeDialog(Dialog):
    """`answered` carries whether the catalogue's word is taken, and whether that goes for all of the kind. Esc and ✕
    answer nothing: the receipt stays as it is, and unpaid.

    Names: `change_goods`, `change_text`, `change_rest`, `change_keep`, `change_take`.
    """

    answered = Signal(bool, bool)

    def __init__(self, host: QWidget, change: Change, rules: TaxRules, others: int) -> None:
        """`others` is how many more lines wait for an answer of this kind."""
        super().__init__(host, title_of(change), width=640, name="change_dialog")
        self._answer: bool | None = None
        column = self.column()
        row = QHBoxLayout()
        row.setSpacing(theme.px(16))
        row.addWidget(Icon("tag", "warn", 44), 0, Qt.AlignmentFlag.AlignTop)
        words = QVBoxLayout()
        words.setSpacing(theme.px(6))
        words.addWidget(label(change.name, "title", wrap=True, name="change_goods", align=_TOP))
        words.addWidget(label(text_of(change, rules), "body", "ink2", wrap=True, name="change_text", align=_TOP))
        row.addLayout(words, 1)
        column.addLayout(row)
        count = plural(others, "%n позиція") if others else ""
        self._rest = CheckBox(tr("Так само для решти: {lines}", lines=count), name="change_rest")
        self._rest.setVisible(bool(others))
        column.addWidget(self._rest)
        answers = QHBoxLayout()
        answers.setSpacing(theme.px(12))
        ask = ask_of(change, rules)
        for said, name, take in ((ask.keep, "change_keep", False), (ask.take, "change_take", True)):
            if said:
                button = Button(said, role="primary" if take else "secondary", size=84, name=name, text_size=20)
                button.setMinimumWidth(0)
                button.clicked.connect(lambda _on=False, take=take: self._choose(take))
                answers.addWidget(button, 1)
        column.addLayout(answers)
        self.closed.connect(self._tell)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Enter answers nothing: a scanner sends it, and so does a hand in a hurry."""
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            event.accept()
        else:
            super().keyPressEvent(event)

    def _choose(self, take: bool) -> None:
        self._answer = take
        self.dismiss()

    def _tell(self) -> None:
        if self._answer is not None:
            self.answered.emit(self._answer, self._rest.isChecked())
