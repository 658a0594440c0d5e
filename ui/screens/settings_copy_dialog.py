"""Settings for other tills: where the file is to go, or which file is to be taken.

As for exports there is no window of the system: from that one a person at the counter gets at every file.
"""

from __future__ import annotations

from functools import partial

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QWidget

from ui.i18n import tr
from ui.presenters.settings_copy import SettingsCopy
from ui.theme import theme
from ui.widgets.button import Button
from ui.widgets.dialog import Dialog
from ui.widgets.field import LabelledField
from ui.widgets.label import label


class SettingsCopyDialog(Dialog):
    """Enter saves or takes, Esc leaves. Names: `copy_about`, `copy_own`, `copy_file_1` …, `copy_path`, `copy_error`,
    `copy_ok`."""

    def __init__(self, host: QWidget, copy: SettingsCopy) -> None:
        title = tr("Взяти параметри з файла") if copy.takes else tr("Параметри для інших кас")
        super().__init__(host, title, width=700, name="settings_copy_dialog")
        self._copy = copy
        column = self.column()
        column.setSpacing(theme.px(12))
        about = (
            tr("Каса стане такою, як та, з якої файл: усе або нічого.")
            if copy.takes
            else tr("У файлі: вигляд, друк, оплати, правила, права, адреса сервера. Паролів, ключів і PIN-кодів немає.")
        )
        own = tr("Свої в кожної каси й у файл не йдуть: код каси, адреси принтерів, порти, тека копій, екран.")
        column.addWidget(label(about, "body", name="copy_about", wrap=True))
        column.addWidget(label(own, "body", "ink2", name="copy_own", wrap=True))
        for number, path in enumerate(copy.files):
            button = Button(
                path.name, icon="file-text", size=48, name=f"copy_file_{number + 1}", align=Qt.AlignmentFlag.AlignLeft
            )
            button.setMinimumWidth(0)
            button.clicked.connect(partial(self._choose, str(path)))
            column.addWidget(button)
        where = tr("Файл") if copy.takes else tr("Куди зберегти")
        self._path = LabelledField(where, "", name="copy_path", said=copy.path)
        self._path.changed.connect(copy.write_path)
        column.addWidget(self._path)
        self._error = label("", "small", "danger", weight=600, wrap=True, name="copy_error")
        self._error.setFixedHeight(theme.px(40))
        column.addWidget(self._error)
        words = tr("Взяти") if copy.takes else tr("Зберегти")
        self._ok = Button(words, role="primary", size=72, key="Enter", name="copy_ok", text_size=20)
        self._ok.clicked.connect(copy.go)
        column.addWidget(self._ok)
        self.set_primary(self._ok)
        copy.changed.connect(self._show)
        copy.saved.connect(self._done)
        copy.taken.connect(self._done)
        self._show()

    def open(self) -> None:
        super().open()
        self._path.field.line.setFocus(Qt.FocusReason.OtherFocusReason)

    def _choose(self, path: str) -> None:
        self._path.field.set_text(path)
        self._copy.write_path(path)

    def _show(self) -> None:
        copy = self._copy
        self._error.set_text(copy.error)
        self._ok.setEnabled(copy.ready or copy.busy)
        self._ok.set_busy(copy.busy)
        self.set_locked(copy.busy)

    def _done(self) -> None:
        self.set_locked(False)
        self.dismiss()
