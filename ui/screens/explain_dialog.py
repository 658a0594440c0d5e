"""How the receipt came to its sum: its lines step by step, discounts, taxes, rounding, what is paid."""

from __future__ import annotations

from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from app.domain.explain import Explanation
from ui.explained import line_blocks, sum_blocks
from ui.i18n import tr
from ui.theme import theme
from ui.widgets.button import Button
from ui.widgets.card import vline
from ui.widgets.dialog import Dialog
from ui.widgets.layouts import handed
from ui.widgets.step_list import StepList

_WIDTH, _LEFT = 960, 540


class ExplainDialog(Dialog):
    """`line` is the id of the line whose sum was tapped, "" for the receipt's. Arrows and page keys scroll the lines.

    Names: `explain_lines`, `explain_sums`, `explain_ok`.
    """

    def __init__(self, host: QWidget, title: str, told: Explanation, line: str = "") -> None:
        super().__init__(host, title, width=_WIDTH, name="explain_dialog")
        self._lines = StepList(name="explain_lines")
        self._lines.setAccessibleName(tr("Позиції чека"))
        self._lines.set_blocks(line_blocks(told), line)
        self._lines.setFixedWidth(theme.px(_LEFT))
        self._sums = StepList(name="explain_sums")
        self._sums.setAccessibleName(tr("Від суми рядків до оплати"))
        self._sums.set_blocks(sum_blocks(told))
        understood = Button(tr("Зрозуміло"), role="primary", size=64, key="Enter", name="explain_ok")
        understood.clicked.connect(self.dismiss)
        self.set_primary(understood)
        right = QVBoxLayout()
        right.setContentsMargins(0, 0, 0, 0)
        right.setSpacing(0)
        right.addWidget(self._sums, 1)
        foot = QVBoxLayout()
        foot.setContentsMargins(theme.px(24), theme.px(16), theme.px(24), theme.px(20))
        foot.addWidget(understood)
        right.addLayout(foot)
        row = QHBoxLayout()
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(0)
        lines = QVBoxLayout()
        # The rounded corner of the dialog stays free of what scrolls.
        lines.setContentsMargins(0, 0, 0, theme.px(14))
        lines.addWidget(self._lines)
        row.addLayout(lines)
        row.addWidget(vline())
        row.addLayout(right, 1)
        handed(row)
        self.body.addLayout(row)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if self._lines.turn(event.key()):
            event.accept()
        else:
            super().keyPressEvent(event)
