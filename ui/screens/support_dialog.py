"""The file for support: what is in it, what is not, and where it goes."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QWidget

from ui.i18n import tr
from ui.presenters.support import SupportPresenter
from ui.theme import theme
from ui.widgets.button import Button
from ui.widgets.dialog import Dialog
from ui.widgets.field import LabelledField
from ui.widgets.label import label

_TOP = Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignTop


class SupportDialog(Dialog):
    """Enter saves, Esc leaves. Names: `support_in`, `support_out`, `support_path`, `support_error`, `support_ok`."""

    def __init__(self, host: QWidget, presenter: SupportPresenter) -> None:
        super().__init__(host, tr("Файл для підтримки"), width=700, name="support_dialog")
        self._presenter = presenter
        column = self.column()
        inside = tr(
            "У файлі: версії, параметри каси, результати діагностики, стан черги й друку, кінець журналу роботи."
        )
        outside = tr("Немає в ньому: паролів, ключів, PIN-кодів, карток, телефонів, імен і товарів із чеків.")
        column.addWidget(label(inside, "body", wrap=True, name="support_in", align=_TOP))
        column.addWidget(label(outside, "body", "ink2", wrap=True, name="support_out", align=_TOP))
        self._path = LabelledField(tr("Куди зберегти"), "", name="support_path", said=presenter.path)
        self._path.changed.connect(presenter.write_path)
        column.addWidget(self._path)
        self._error = label("", "small", "danger", weight=600, wrap=True, name="support_error")
        self._error.setFixedHeight(theme.px(20))
        column.addWidget(self._error)
        self._ok = Button(tr("Зберегти"), role="primary", size=72, key="Enter", name="support_ok", text_size=20)
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
