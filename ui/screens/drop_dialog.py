"""Why a receipt put aside, or one handed over that the server refused, is given up for good."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QWidget

from app.domain.reason import LONGEST_REASON
from ui.i18n import tr
from ui.theme import theme
from ui.widgets.button import Button
from ui.widgets.dialog import Dialog
from ui.widgets.label import label
from ui.widgets.reason_picker import ReasonPicker
from ui.words import drop_reasons

_TOP = Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignTop


class DropDialog(Dialog):
    """`accepted` carries the reason, once, after the dialog is gone.

    Names: `drop_about`, `drop_reason-1` …, `drop_reason-other`, `drop_no`, `drop_ok`.
    """

    accepted = Signal(str)

    def __init__(self, host: QWidget, about: str, title: str = "") -> None:
        super().__init__(host, title or tr("Видалити відкладений чек?"), width=560, name="drop_dialog")
        self._reason, self._other = "", False
        column = self.column()
        column.addWidget(label(about, "body", "ink2", name="drop_about", wrap=True, align=_TOP))
        self._picker = ReasonPicker(name="drop_reason")
        self._picker.setFixedHeight(theme.px(104))
        self._picker.chosen.connect(self._choose)
        self._picker.written.connect(self._write)
        self._picker.other_changed.connect(self._choose_other)
        column.addWidget(self._picker)
        row = QHBoxLayout()
        row.setSpacing(theme.px(12))
        no = Button(tr("Скасувати"), size=64, name="drop_no")
        no.clicked.connect(self.dismiss)
        self._ok = Button(tr("Видалити"), icon="trash-2", role="danger", size=64, key="Enter", name="drop_ok")
        self._ok.clicked.connect(self._accept)
        for button in (no, self._ok):
            button.setMinimumWidth(0)
            row.addWidget(button, 1)
        column.addLayout(row)
        self.set_primary(self._ok)
        self._show()

    def _choose(self, reason: str) -> None:
        self._reason, self._other = reason, False
        self._show()

    def _choose_other(self, on: bool) -> None:
        self._reason, self._other = "", on
        self._show()

    def _write(self, text: str) -> None:
        self._reason = text[:LONGEST_REASON]
        self._ok.setEnabled(bool(self._reason.strip()))

    def _show(self) -> None:
        self._picker.show_reason(drop_reasons(), self._reason, other=self._other)
        self._ok.setEnabled(bool(self._reason.strip()))

    def _accept(self) -> None:
        if self.isVisible() and self._reason.strip():
            self.dismiss()
            self.accepted.emit(self._reason.strip())
