"""Which picture stands on the slips: those lying near to tap, and a path to type.

As for exports there is no window of the system: from that one a person at the counter gets at every file.
"""

from __future__ import annotations

from functools import partial

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QWidget

from ui.i18n import tr
from ui.presenters.slip_look import SlipLook
from ui.theme import theme
from ui.widgets.button import Button
from ui.widgets.dialog import Dialog
from ui.widgets.field import LabelledField
from ui.widgets.label import label


class LogoDialog(Dialog):
    """Enter takes the file typed, Esc leaves. Names: `logo_about`, `logo_file_1` …, `logo_path`, `logo_error`,
    `logo_ok`."""

    def __init__(self, host: QWidget, look: SlipLook) -> None:
        super().__init__(host, tr("Малюнок на чеку"), width=700, name="logo_dialog")
        self._look = look
        column = self.column()
        column.setSpacing(theme.px(8))
        about = tr("PNG, JPEG, WebP, GIF або BMP. Каса зменшить його до ширини паперу й зробить чорно-білим.")
        column.addWidget(label(about, "body", "ink2", name="logo_about", wrap=True))
        for number, path in enumerate(look.files):
            button = Button(
                path.name, icon="receipt", size=48, name=f"logo_file_{number + 1}", align=Qt.AlignmentFlag.AlignLeft
            )
            button.setMinimumWidth(0)
            button.clicked.connect(partial(look.take_logo, str(path)))
            column.addWidget(button)
        self._path = LabelledField(tr("Файл"), "", name="logo_path")
        self._path.changed.connect(lambda _: look.type_path())
        column.addWidget(self._path)
        self._error = label("", "small", "danger", weight=600, wrap=True, name="logo_error")
        self._error.setMinimumHeight(theme.px(20))
        column.addWidget(self._error)
        self._ok = Button(tr("Поставити на чек"), role="primary", size=72, key="Enter", name="logo_ok", text_size=20)
        self._ok.clicked.connect(lambda: look.take_logo(self._path.field.text()))
        column.addWidget(self._ok)
        self.set_primary(self._ok)
        look.changed.connect(self._show)
        look.taken.connect(self._done)
        self._show()

    def open(self) -> None:
        super().open()
        self._path.field.line.setFocus(Qt.FocusReason.OtherFocusReason)

    def _show(self) -> None:
        self._error.set_text(self._look.error)
        self._ok.set_busy(self._look.taking)
        self.set_locked(self._look.taking)

    def _done(self) -> None:
        self.set_locked(False)
        self.dismiss()
