"""Before a shift closes with something left open: each matter, what to do and the way there, or why it is let be."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from app.domain.reason import LONGEST_REASON
from ui.i18n import tr
from ui.presenters.close_shift import CloseShiftPresenter
from ui.screens.check_row import check_row
from ui.widgets.button import Button
from ui.widgets.dialog import Dialog
from ui.widgets.label import label
from ui.widgets.reason_picker import ReasonPicker
from ui.words import left_open_reasons


class LeftOpenDialog(Dialog):
    """Who may let it be says why; anybody else calls a senior, who is asked for it then. Esc goes back to the count.

    Names: `left-open-about`, `left-open-check-…`, `left-open-reason-1` …, `left-open-ok`.
    """

    accepted = Signal(str)

    def __init__(self, host: QWidget, presenter: CloseShiftPresenter, lead: Callable[[str], None]) -> None:
        super().__init__(host, tr("Лишилося невирішене"), width=640, name="left-open-dialog")
        self._lead = lead
        self._decides = presenter.decides
        self._reason, self._other = "", False
        column = self.column()
        about = (
            tr("Вирішіть до закриття або скажіть, чому зміна закривається так. Це буде записано з вашим іменем.")
            if self._decides
            else tr("Вирішіть до закриття. Закрити попри це може старший: він назве причину, обидва імені запишуться.")
        )
        column.addWidget(label(about, "body", "ink2", name="left-open-about", wrap=True))
        for check in presenter.matters:
            column.addWidget(check_row(check, self._go, prefix="left-open-"))
        self._picker = ReasonPicker(name="left-open-reason")
        self._picker.chosen.connect(self._choose)
        self._picker.written.connect(self._write)
        self._picker.other_changed.connect(self._choose_other)
        if self._decides:
            column.addWidget(self._picker)
        said = tr("Закрити попри це") if self._decides else tr("Покликати старшого")
        self._ok = Button(said, icon="lock", role="primary", size=80, name="left-open-ok")
        self._ok.clicked.connect(self._accept)
        column.addWidget(self._ok)
        self._show()

    def _go(self, action: str) -> None:
        self.dismiss()
        self._lead(action)

    def _choose(self, reason: str) -> None:
        self._reason, self._other = reason, False
        self._show()

    def _choose_other(self, on: bool) -> None:
        self._reason, self._other = "", on
        self._show()

    def _write(self, text: str) -> None:
        self._reason = text[:LONGEST_REASON]
        self._show()

    def _show(self) -> None:
        self._picker.show_reason(left_open_reasons(), self._reason, other=self._other)
        self._ok.setEnabled(not self._decides or bool(self._reason.strip()))

    def _accept(self) -> None:
        if self.isVisible() and self._ok.isEnabled():
            self.dismiss()
            self.accepted.emit(self._reason.strip())
