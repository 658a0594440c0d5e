"""A table into a file: which kind, where to, and how far it is.

The path is a field of ours and no window of the system: from that one a person at the counter gets at every file.
"""

from __future__ import annotations

from decimal import Decimal

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QHBoxLayout, QWidget

from app.services.table_file import TableKind
from ui.formats import number_text
from ui.i18n import tr
from ui.presenters.export import ExportPresenter
from ui.theme import theme
from ui.widgets.bar import Bar
from ui.widgets.button import Button
from ui.widgets.dialog import Dialog
from ui.widgets.field import LabelledField
from ui.widgets.label import label
from ui.widgets.layouts import keep_room
from ui.widgets.segment import Segment


class ExportDialog(Dialog):
    """Enter saves, Esc leaves. Names: `export_about`, `export_kind_xlsx` …, `export_path`, `export_error`,
    `export_progress`, `export_stop`, `export_ok`."""

    def __init__(self, host: QWidget, presenter: ExportPresenter) -> None:
        offer = presenter.offer
        assert offer is not None
        super().__init__(host, offer.title, width=700, name="export_dialog")
        self._presenter = presenter
        column = self.column()
        column.addWidget(label(offer.about, "body", "ink2", name="export_about", wrap=True))
        kinds = [("xlsx", tr("Excel")), ("csv", "CSV"), ("pdf", "PDF")]
        self._kind = Segment(kinds, current=str(presenter.kind), name="export_kind")
        self._kind.chosen.connect(lambda key: presenter.choose(TableKind(key)))
        column.addWidget(self._kind)
        self._path = LabelledField(tr("Куди зберегти"), "", name="export_path", said=presenter.path)
        self._path.changed.connect(presenter.write_path)
        column.addWidget(self._path)
        self._error = label("", "small", "danger", weight=600, wrap=True, name="export_error")
        self._error.setFixedHeight(theme.px(20))
        column.addWidget(self._error)
        column.addLayout(self._make_progress())
        self._stop = Button(tr("Зупинити"), size=72, name="export_stop", text_size=18)
        self._stop.clicked.connect(presenter.stop)
        keep_room(self._stop)
        self._ok = Button(tr("Зберегти"), role="primary", size=72, key="Enter", name="export_ok", text_size=20)
        self._ok.clicked.connect(presenter.save)
        row = QHBoxLayout()
        row.setSpacing(theme.px(12))
        row.addWidget(self._stop, 1)
        row.addWidget(self._ok, 2)
        column.addLayout(row)
        self.set_primary(self._ok)
        presenter.changed.connect(self._show)
        presenter.done.connect(self._done)
        self._show()

    def open(self) -> None:
        super().open()
        self._path.field.line.setFocus(Qt.FocusReason.OtherFocusReason)

    def _make_progress(self) -> QHBoxLayout:
        """Its room is kept, so that nothing moves when it comes."""
        self._bar = Bar("export_progress")
        self._bar.setAccessibleName(tr("Скільки записано"))
        self._figures = label("", "small", "ink2", name="export_figures")
        row = QHBoxLayout()
        row.setSpacing(theme.px(12))
        row.addWidget(self._bar, 1)
        row.addWidget(self._figures)
        keep_room(self._bar)
        keep_room(self._figures)
        return row

    def _show(self) -> None:
        presenter = self._presenter
        self._error.set_text(presenter.error)
        if self._path.text() != presenter.path:
            self._path.set_text(presenter.path)
        self._kind.set_current(str(presenter.kind))
        self._kind.setEnabled(not presenter.busy)
        self._ok.setEnabled(presenter.ready or presenter.busy)
        self._ok.set_busy(presenter.busy)
        for one in (self._bar, self._figures, self._stop):
            one.setVisible(presenter.slow)
        done, of = presenter.progress
        self._bar.set(done / of if of else 0.0)
        rows = {"done": number_text(Decimal(done)), "all": number_text(Decimal(of))}
        self._figures.set_text(tr("{done} з {all} рядків", **rows) if of else tr("Читаємо…"))
        self.set_locked(presenter.busy)

    def _done(self) -> None:
        self.set_locked(False)
        self.dismiss()
