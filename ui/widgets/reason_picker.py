"""A reason: the usual ones to tap, or one's own words."""

from __future__ import annotations

from collections.abc import Mapping

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QGridLayout, QHBoxLayout, QVBoxLayout, QWidget

from ui.i18n import tr
from ui.theme import theme
from ui.widgets.button import Button
from ui.widgets.field import Field
from ui.widgets.layouts import empty


class ReasonPicker(QWidget):
    """Two columns of chips and «Інше…», or a field. Signals: `chosen` a usual reason, `written` as one types,
    `other_changed` True to write one's own, False to go back to the chips."""

    chosen = Signal(str)
    written = Signal(str)
    other_changed = Signal(bool)

    def __init__(self, *, name: str = "reason", parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName(name)
        self._name = name
        self._chips: dict[str, Button] = {}
        self._grid = QGridLayout()
        self._grid.setContentsMargins(0, 0, 0, 0)
        self._grid.setSpacing(theme.px(8))
        self._grid.setColumnStretch(0, 1)
        self._grid.setColumnStretch(1, 1)
        self._chips_room = QWidget()
        self._chips_room.setLayout(self._grid)
        self._words = Field(tr("Що сталося"), name=f"{name}-text", label=tr("Причина"), text_size=16)
        self._words.changed.connect(self.written)
        self._usual = Button(icon="x", role="ghost", name=f"{name}-usual", color="ink2")
        self._usual.setAccessibleName(tr("До звичайних причин"))
        self._usual.clicked.connect(lambda: self.other_changed.emit(False))
        self._words_room = QWidget()
        row = QHBoxLayout(self._words_room)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(theme.px(8))
        row.addWidget(self._words, 1)
        row.addWidget(self._usual)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addWidget(self._chips_room)
        column.addWidget(self._words_room)
        column.addStretch(1)

    def show_reason(self, reasons: Mapping[str, str], reason: str, *, other: bool) -> None:
        """The usual `reasons` (recorded → shown), the one taken, and whether it is being written."""
        if list(self._chips) != list(reasons):
            self._lay(reasons)
        for text, chip in self._chips.items():
            chip.set_checked(not other and text == reason)
        self._chips_room.setVisible(not other)
        self._words_room.setVisible(other)
        if other and self._words.text() != reason:
            self._words.set_text(reason)

    def focus_words(self) -> None:
        """Types into the field, when it is there."""
        self._words.line.setFocus(Qt.FocusReason.OtherFocusReason)

    def _lay(self, reasons: Mapping[str, str]) -> None:
        empty(self._grid)
        self._chips = {}
        for number, (text, shown) in enumerate(reasons.items()):
            chip = self._chips[text] = Button(shown, role="chip", size=48, name=f"{self._name}-{number + 1}")
            chip.clicked.connect(lambda _on=False, text=text: self.chosen.emit(text))
            self._grid.addWidget(chip, number // 2, number % 2)
        other = Button(tr("Інше…"), role="chip", size=48, name=f"{self._name}-other")
        other.clicked.connect(self._write)
        self._grid.addWidget(other, len(reasons) // 2, len(reasons) % 2)

    def _write(self) -> None:
        self.other_changed.emit(True)
        self.focus_words()
