"""Rows of a form on a card: what it is on the left, the control on the right (mockups 13)."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QHBoxLayout, QSizePolicy, QVBoxLayout, QWidget

from ui.theme import theme
from ui.widgets.card import Card, hline
from ui.widgets.label import label

_WORDS, _ROW, _PAD = 176, 64, 18


class FormRow(QWidget):
    """A name, a quiet note under it, and the control. With `fills` the control takes all the room there is; otherwise
    the words do, and `hint` («F11») stands before the control."""

    def __init__(self, said: str, control: QWidget, *, note: str = "", hint: str = "", fills: bool = True) -> None:
        super().__init__()
        words = QVBoxLayout()
        words.setSpacing(0)
        words.addStretch(1)
        words.addWidget(label(said, wrap=True))
        if note:
            words.addWidget(label(note, "small", "ink3", wrap=True))
        words.addStretch(1)
        room = QWidget()
        words.setContentsMargins(0, theme.px(8), 0, theme.px(8))
        room.setLayout(words)
        if fills:
            room.setFixedWidth(theme.px(_WORDS))
        else:
            room.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Preferred)
        row = QHBoxLayout(self)
        row.setContentsMargins(theme.px(_PAD), 0, theme.px(_PAD), 0)
        row.setSpacing(theme.px(16))
        row.addWidget(room, 0 if fills else 1)
        if hint:
            row.addWidget(label(hint, "note", "ink3"))
        row.addWidget(control, 1 if fills else 0, Qt.AlignmentFlag.AlignVCenter)
        self.setMinimumHeight(theme.px(_ROW))


class FormCard(Card):
    """Rows under one another with hairlines between."""

    def __init__(self, rows: Sequence[QWidget], *, name: str = "") -> None:
        super().__init__(margins=(1, 1, 1, 1), spacing=0, name=name)
        for number, row in enumerate(rows):
            if number:
                self.body.addWidget(hline())
            self.body.addWidget(row)
