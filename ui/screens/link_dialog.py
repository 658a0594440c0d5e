"""The receipt at the tax office: a code for the buyer's phone."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QWidget

from ui.i18n import tr
from ui.theme import theme
from ui.widgets import paint
from ui.widgets.dialog import Dialog
from ui.widgets.label import label
from ui.widgets.qr import QrCode


class LinkDialog(Dialog):
    """Names: `link_qr`, `link_number`, `link_note`."""

    def __init__(self, host: QWidget, number: str, modules: Sequence[Sequence[bool]]) -> None:
        super().__init__(host, tr("Чек у кабінеті податкової"), width=420, name="link_dialog")
        column = self.column()
        code = QrCode(modules, name="link_qr")
        code.setAccessibleName(tr("QR-код чека"))
        column.addWidget(code, 0, Qt.AlignmentFlag.AlignHCenter)
        said = tr("Фіскальний номер {number}", number=number)
        column.addWidget(label(said, "body", weight=600, name="link_number", align=paint.CENTER))
        note = label(tr("Код сканують телефоном"), "small", "ink3", name="link_note", align=paint.CENTER, wrap=True)
        column.addWidget(note)
        column.setSpacing(theme.px(10))
