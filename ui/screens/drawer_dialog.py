"""Why the drawer is opened without a sale."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QHBoxLayout, QWidget

from ui.i18n import tr
from ui.presenters.drawer import DrawerPresenter
from ui.theme import theme
from ui.widgets.button import Button
from ui.widgets.dialog import Dialog
from ui.widgets.label import label
from ui.widgets.reason_picker import ReasonPicker

_TOP = Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignTop


class DrawerDialog(Dialog):
    """Enter opens, Esc does not. Names: `drawer-reason-1` …, `drawer-reason-other`, `drawer-no`, `drawer-open`."""

    def __init__(self, host: QWidget, presenter: DrawerPresenter) -> None:
        super().__init__(host, tr("Відкрити скриньку"), width=560, name="drawer_dialog")
        self._presenter = presenter
        column = self.column()
        said = tr("Скринька відкриється без продажу. Ім’я касира й причину буде записано.")
        column.addWidget(label(said, "body", "ink2", wrap=True, align=_TOP))
        self._picker = ReasonPicker(name="drawer-reason")
        self._picker.setFixedHeight(theme.px(104))
        self._picker.chosen.connect(presenter.choose_reason)
        self._picker.written.connect(presenter.write_reason)
        self._picker.other_changed.connect(presenter.choose_other)
        column.addWidget(self._picker)
        row = QHBoxLayout()
        row.setSpacing(theme.px(12))
        no = Button(tr("Скасувати"), size=64, name="drawer-no")
        no.clicked.connect(self.dismiss)
        self._open = Button(tr("Відкрити"), icon="archive", role="primary", size=64, key="Enter", name="drawer-open")
        self._open.clicked.connect(presenter.confirm)
        for button in (no, self._open):
            button.setMinimumWidth(0)
            row.addWidget(button, 1)
        column.addLayout(row)
        self.set_primary(self._open)
        presenter.changed.connect(self._show)
        presenter.done.connect(self.dismiss)
        self._show()

    def _show(self) -> None:
        presenter = self._presenter
        self._picker.show_reason(presenter.reasons, presenter.reason, other=presenter.other)
        self._open.setEnabled(presenter.ready)
