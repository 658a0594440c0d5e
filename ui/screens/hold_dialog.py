"""Puts the receipt aside: a name so that it is found again, tapped or typed, or none."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QGridLayout, QWidget

from app.domain.held import LONGEST_NAME
from ui.i18n import tr
from ui.theme import theme
from ui.widgets.button import Button
from ui.widgets.dialog import Dialog
from ui.widgets.field import LabelledField
from ui.widgets.label import label


class HoldDialog(Dialog):
    """`accepted` carries the name, "" for none, once, after the dialog is gone. `about` says what is put aside,
    `current` is the name it had when it was put aside before.

    Names: `hold_about`, `hold_name`, `hold_1` … `hold_4` (names often used), `hold_ok`.
    """

    accepted = Signal(str)

    def __init__(self, host: QWidget, about: str, current: str = "") -> None:
        super().__init__(host, tr("Відкласти чек"), width=560, name="hold_dialog")
        column = self.column()
        column.addWidget(label(about, "body", "ink2", name="hold_about", wrap=True))
        self._name = LabelledField(tr("Для кого або чому"), tr("Можна без назви"), name="hold_name", said=current)
        self._name.field.line.setMaxLength(LONGEST_NAME)
        self._name.changed.connect(self._mark)
        column.addWidget(self._name)
        column.addLayout(self._make_often())
        ok = Button(tr("Відкласти"), icon="circle-pause", role="primary", size=80, key="Enter", name="hold_ok")
        ok.clicked.connect(self._accept)
        column.addWidget(ok)
        self.set_primary(ok)
        self._mark(current)

    def open(self) -> None:
        super().open()
        self._name.field.line.setFocus(Qt.FocusReason.OtherFocusReason)

    def _make_often(self) -> QGridLayout:
        grid = QGridLayout()
        grid.setSpacing(theme.px(8))
        often = (tr("забули гаманець"), tr("дозважують товар"), tr("повернеться за годину"), tr("чекає на оплату"))
        self._often: dict[str, Button] = {}
        for number, said in enumerate(often):
            chip = self._often[said] = Button(said, role="chip", size=48, name=f"hold_{number + 1}")
            chip.setMinimumWidth(0)
            chip.clicked.connect(lambda _on=False, said=said: self._name.set_text(said))
            grid.addWidget(chip, number // 2, number % 2)
        grid.setColumnStretch(0, 1)
        grid.setColumnStretch(1, 1)
        return grid

    def _mark(self, name: str) -> None:
        for said, chip in self._often.items():
            chip.set_checked(said == name)

    def _accept(self) -> None:
        if self.isVisible():
            name = self._name.text().strip()
            self.dismiss()
            self.accepted.emit(name)
