"""A reason asked for before something is done: the usual ones to tap, or one's own words."""

from __future__ import annotations

from collections.abc import Mapping

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from ui.widgets.button import Button
from ui.widgets.dialog import Dialog
from ui.widgets.label import label
from ui.widgets.reason_picker import ReasonPicker


class ReasonDialog(Dialog):
    """`accepted` carries the reason, once, after the dialog is gone.

    Names, by `name`: `…_about`, `…_reason-1` …, `…_ok`.
    """

    accepted = Signal(str)

    def __init__(
        self, host: QWidget, title: str, about: str, reasons: Mapping[str, str], ok: str, *, name: str, longest: int
    ) -> None:
        """`reasons` are recorded → shown, `ok` the button that does it, `longest` letters of a reason."""
        super().__init__(host, title, width=560, name=f"{name}_dialog")
        self._reasons, self._longest = reasons, longest
        self._reason, self._other = "", False
        column = self.column()
        column.addWidget(label(about, "body", "ink2", name=f"{name}_about", wrap=True))
        self._picker = ReasonPicker(name=f"{name}_reason")
        self._picker.chosen.connect(self._choose)
        self._picker.written.connect(self._write)
        self._picker.other_changed.connect(self._choose_other)
        column.addWidget(self._picker)
        self._ok = Button(ok, icon="check", role="primary", size=80, key="Enter", name=f"{name}_ok")
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
        self._reason = text[: self._longest]
        self._ok.setEnabled(bool(self._reason.strip()))

    def _show(self) -> None:
        self._picker.show_reason(self._reasons, self._reason, other=self._other)
        self._ok.setEnabled(bool(self._reason.strip()))

    def _accept(self) -> None:
        if self.isVisible() and self._reason.strip():
            self.dismiss()
            self.accepted.emit(self._reason.strip())
