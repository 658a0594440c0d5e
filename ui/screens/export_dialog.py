"""The list of receipts into a file for a spreadsheet.

The path is a field of ours and no window of the system: from that one a person at the counter gets at every file.
"""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QWidget

from ui.i18n import tr
from ui.presenters.export import ExportPresenter
from ui.theme import theme
from ui.widgets.button import Button
from ui.widgets.dialog import Dialog
from ui.widgets.field import LabelledField
from ui.widgets.label import label


class ExportDialog(Dialog):
    """Enter saves, Esc leaves. Names: `export_about`, `export_path`, `export_error`, `export_ok`."""

    def __init__(self, host: QWidget, presenter: ExportPresenter) -> None:
        super().__init__(host, tr("Експорт чеків"), width=700, name="export_dialog")
        self._presenter = presenter
        column = self.column()
        about = tr("Усі чеки зі списку, з тими самими днями й фільтрами, одним файлом CSV. Його відкриває Excel.")
        column.addWidget(label(about, "body", "ink2", name="export_about", wrap=True))
        self._path = LabelledField(tr("Куди зберегти"), "", name="export_path", said=presenter.path)
        self._path.changed.connect(presenter.write_path)
        column.addWidget(self._path)
        self._error = label("", "small", "danger", weight=600, wrap=True, name="export_error")
        self._error.setFixedHeight(theme.px(20))
        column.addWidget(self._error)
        self._ok = Button(tr("Зберегти"), role="primary", size=72, key="Enter", name="export_ok", text_size=20)
        self._ok.clicked.connect(presenter.save)
        column.addWidget(self._ok)
        self.set_primary(self._ok)
        presenter.changed.connect(self._show)
        presenter.done.connect(self._done)
        self._show()

    def open(self) -> None:
        super().open()
        self._path.field.line.setFocus(Qt.FocusReason.OtherFocusReason)

    def _show(self) -> None:
        presenter = self._presenter
        self._error.set_text(presenter.error)
        self._ok.setEnabled(presenter.ready or presenter.busy)
        self._ok.set_busy(presenter.busy)
        self.set_locked(presenter.busy)

    def _done(self) -> None:
        self.set_locked(False)
        self.dismiss()
