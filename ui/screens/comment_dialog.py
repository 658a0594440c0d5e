"""A word about one line: typed, or one of the shop's own phrases."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QGridLayout, QWidget

from app.domain.comment import LONGEST_COMMENT
from ui.i18n import tr
from ui.theme import theme
from ui.widgets.button import Button
from ui.widgets.dialog import Dialog
from ui.widgets.field import Field
from ui.widgets.label import label

#: Phrases shown; a shop with more of them types.
MOST_PHRASES = 8
_COLUMNS = 4


class CommentDialog(Dialog):
    """`accepted` carries the comment, "" to take it off, once, after the dialog is gone.

    Names: `comment_goods`, `comment`, `comment_1` … (phrases), `comment_ok`.
    """

    accepted = Signal(str)

    def __init__(self, host: QWidget, goods: str, current: str, phrases: Sequence[str]) -> None:
        super().__init__(host, tr("Коментар"), width=800, name="comment_dialog")
        column = self.column()
        column.addWidget(label(goods, "title", name="comment_goods", elide=Qt.TextElideMode.ElideMiddle))
        self._words = Field(
            tr("Буде на екрані, у чеку й на сервері"), name="comment", label=tr("Коментар до товару"), said=current
        )
        self._words.line.setMaxLength(LONGEST_COMMENT)
        self._words.changed.connect(self._mark)
        column.addWidget(self._words)
        self._phrases: dict[str, Button] = {}
        if phrases:
            column.addLayout(self._make_phrases(phrases[:MOST_PHRASES]))
        ok = Button(tr("Застосувати"), role="primary", size=64, key="Enter", name="comment_ok")
        ok.clicked.connect(self._accept)
        column.addWidget(ok)
        self.set_primary(ok)
        self._mark(current)

    def open(self) -> None:
        super().open()
        self._words.line.setFocus(Qt.FocusReason.OtherFocusReason)
        self._words.line.selectAll()

    def _make_phrases(self, phrases: Sequence[str]) -> QGridLayout:
        grid = QGridLayout()
        grid.setSpacing(theme.px(8))
        for number, said in enumerate(phrases):
            chip = self._phrases[said] = Button(said, role="chip", size=48, name=f"comment_{number + 1}")
            chip.setMinimumWidth(0)
            chip.clicked.connect(lambda _on=False, said=said: self._take(said))
            grid.addWidget(chip, number // _COLUMNS, number % _COLUMNS)
        for place in range(_COLUMNS):
            grid.setColumnStretch(place, 1)
        return grid

    def _take(self, said: str) -> None:
        """A phrase joins what is there already; tapped again it goes away."""
        words = self._words.text().strip()
        parts = [part.strip() for part in words.split(",") if part.strip()]
        parts = [part for part in parts if part != said] if said in parts else [*parts, said]
        self._words.set_text(", ".join(parts))
        self._words.line.setFocus(Qt.FocusReason.OtherFocusReason)

    def _mark(self, words: str) -> None:
        parts = {part.strip() for part in words.split(",")}
        for said, chip in self._phrases.items():
            chip.set_checked(said in parts)

    def _accept(self) -> None:
        if self.isVisible():
            words = self._words.text()
            self.dismiss()
            self.accepted.emit(words)
