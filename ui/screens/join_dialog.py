"""Which receipt the held one is joined to: the one on the counter or another one put aside."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from ui.i18n import tr
from ui.theme import theme
from ui.widgets.dialog import Dialog
from ui.widgets.held_row import HeldRow, HeldTexts
from ui.widgets.label import label
from ui.widgets.scroll import scroll_area

_TOP = Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignTop
#: Rows seen without scrolling, in the smallest window and elsewhere.
ROWS = (3, 4)


class JoinDialog(Dialog):
    """A tap joins. `chosen` carries the id, once, after the dialog is gone.

    Names: `join_about`, `join_1` …
    """

    chosen = Signal(str)

    def __init__(self, host: QWidget, about: str, targets: Sequence[tuple[str, HeldTexts]]) -> None:
        super().__init__(host, tr("Об’єднати чеки"), width=680, name="join_dialog")
        column = self.column()
        column.addWidget(label(about, "body", "ink2", name="join_about", wrap=True, align=_TOP))
        rows = QWidget()
        inside = QVBoxLayout(rows)
        inside.setContentsMargins(0, 0, 0, 0)
        inside.setSpacing(theme.px(8))
        for number, (receipt_id, texts) in enumerate(targets):
            row = HeldRow(texts, name=f"join_{number + 1}")
            row.clicked.connect(lambda _on=False, receipt_id=receipt_id: self._choose(receipt_id))
            inside.addWidget(row)
        inside.addStretch(1)
        area = scroll_area(rows, name="join_list")
        shown = min(len(targets), theme.pick(ROWS[0], ROWS[1], ROWS[1]))
        area.setFixedHeight(theme.px(shown * 112 + (shown - 1) * 8))
        column.addWidget(area)

    def _choose(self, receipt_id: str) -> None:
        if self.isVisible():
            self.dismiss()
            self.chosen.emit(receipt_id)
