"""The first thing painted: the till's name on its ground, until there is something to sign in to."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from ui.i18n import tr
from ui.theme import theme
from ui.widgets.button import Button
from ui.widgets.card import Panel
from ui.widgets.label import Label, label

#: A paragraph wider than this is hard to read (design pixels).
_WIDEST = 820


class Starting(Panel):
    """Says that the till is starting, why it cannot, or what a person has to decide first.

    Names: `starting_title`, `starting_text`, `starting_line_N`, and the buttons `choice_KEY`. `chosen` carries the key.
    """

    chosen = Signal(str)

    def __init__(self) -> None:
        super().__init__("bg", name="starting")
        middle = Qt.AlignmentFlag.AlignHCenter | Qt.AlignmentFlag.AlignVCenter
        self._title = label(tr("Каса"), "h1", align=middle, wrap=True, name="starting_title")
        self._text: Label = label(tr("Запускається…"), "body", "ink2", align=middle, wrap=True, name="starting_text")
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(theme.px(60), theme.px(24), theme.px(60), theme.px(24))
        self._column.setSpacing(theme.px(12))
        self._column.addStretch(1)
        self._column.addWidget(self._title)
        self._column.addWidget(self._text)
        self._column.addStretch(1)
        self._asked: QWidget | None = None

    def say(self, text: str) -> None:
        """What is being done behind it."""
        self._forget()
        self._text.set_text(text)

    def cannot(self, title: str, text: str) -> None:
        """The till cannot start: what happened and what to do."""
        self._forget()
        self._title.set_text(title)
        self._text.set_text(text)

    def ask(self, title: str, lines: Sequence[str], choices: Sequence[tuple[str, str, str]]) -> None:
        """What happened, in sentences, and what can be done: (key, words, role of the button). Enter chooses nothing:
        a scanner sends it."""
        self.cannot(title, "")
        middle = QWidget()
        middle.setMaximumWidth(theme.px(_WIDEST))
        column = QVBoxLayout(middle)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(theme.px(14))
        for number, line in enumerate(lines):
            column.addWidget(label(line, "body", "ink", wrap=True, name=f"starting_line_{number}"))
        row = QHBoxLayout()
        row.setContentsMargins(0, theme.px(16), 0, 0)
        row.setSpacing(theme.px(12))
        for key, said, role in choices:
            button = Button(said, role=role, size=64, name=f"choice_{key}")
            button.setMinimumWidth(0)
            button.clicked.connect(lambda _=False, key=key: self.chosen.emit(key))
            row.addWidget(button, 1)
        column.addLayout(row)
        self._text.hide()
        self._asked = QWidget()
        room = QHBoxLayout(self._asked)
        room.setContentsMargins(0, 0, 0, 0)
        room.addStretch(1)
        room.addWidget(middle, 1000)
        room.addStretch(1)
        self._column.insertWidget(self._column.count() - 1, self._asked)

    def _forget(self) -> None:
        if self._asked is not None:
            self._asked.hide()
            self._asked.deleteLater()
            self._asked = None
        self._text.show()
