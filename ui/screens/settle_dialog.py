"""Why a document that the server held twice or otherwise is settled: what was done there, tapped or typed."""

from __future__ import annotations

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from app.services.reconcile import LONGEST_REASON
from ui.i18n import tr
from ui.widgets.button import Button
from ui.widgets.dialog import Dialog
from ui.widgets.label import label
from ui.widgets.reason_picker import ReasonPicker
from ui.words import settle_reasons


class SettleDialog(Dialog):
    """`accepted` carries the reason, once, after the dialog is gone.

    Names: `settle_about`, `settle_reason-…`, `settle_ok`.
    """

    accepted = Signal(str)

    def __init__(self, host: QWidget, about: str) -> None:
        super().__init__(host, tr("Позначити вирішеним"), width=560, name="settle_dialog")
        self._reason, self._other = "", False
        column = self.column()
        said = tr("{what}. Що зроблено на сервері? Документ у журналі каси не змінюється.", what=about)
        column.addWidget(label(said, "body", "ink2", name="settle_about", wrap=True))
        self._picker = ReasonPicker(name="settle_reason")
        self._picker.chosen.connect(self._choose)
        self._picker.written.connect(self._write)
        self._picker.other_changed.connect(self._choose_other)
        column.addWidget(self._picker)
        self._ok = Button(tr("Вирішено"), icon="check", role="primary", size=80, key="Enter", name="settle_ok")
        self._ok.clicked.connect(self._accept)
        column.addWidget(self._ok)
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
        self._picker.show_reason(settle_reasons(), self._reason, other=self._other)
        self._ok.setEnabled(bool(self._reason.strip()))

    def _accept(self) -> None:
        if self.isVisible() and self._reason.strip():
            self.dismiss()
            self.accepted.emit(self._reason.strip())
