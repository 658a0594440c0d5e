"""The questions before the till goes over to training, comes back, or begins training anew."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from ui.i18n import tr
from ui.presenters.training import TrainingPresenter
from ui.screens.dialogs import ConfirmDialog
from ui.theme import theme
from ui.widgets.button import Button
from ui.widgets.dialog import Dialog
from ui.widgets.icon import Icon
from ui.widgets.label import label

_TOP = Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignTop


class TrainingDialog(Dialog):
    """Into training or out of it. `agreed` comes once, after the dialog is gone. Enter agrees: nothing is lost by it.

    Names: `training_text`, `training_stays_0` …, `training_no`, `training_yes`.
    """

    agreed = Signal()

    def __init__(self, host: QWidget, presenter: TrainingPresenter) -> None:
        title = tr("Вийти з навчання?") if presenter.on else tr("Перейти до навчання?")
        super().__init__(host, title, width=640, name="training_dialog")
        column = self.column()
        row = QHBoxLayout()
        row.setSpacing(theme.px(16))
        row.addWidget(Icon("graduation-cap", "warn", 44), 0, Qt.AlignmentFlag.AlignTop)
        words = QVBoxLayout()
        words.setSpacing(theme.px(8))
        words.addWidget(label(_about(presenter.on), "body", wrap=True, name="training_text", align=_TOP))
        for number, said in enumerate(presenter.stays):
            words.addWidget(label(said, "body", "ink2", wrap=True, name=f"training_stays_{number}", align=_TOP))
        row.addLayout(words, 1)
        column.addLayout(row)
        yes = tr("Вийти з навчання") if presenter.on else tr("Перейти до навчання")
        answers = QHBoxLayout()
        answers.setSpacing(theme.px(12))
        stay = Button(tr("Лишитися"), size=72, name="training_no")
        stay.clicked.connect(self.dismiss)
        go = Button(yes, role="primary", size=72, key="Enter", name="training_yes")
        go.clicked.connect(self._agree)
        for button in (stay, go):
            button.setMinimumWidth(0)
            answers.addWidget(button, 1)
        column.addLayout(answers)
        self.set_primary(go)

    def _agree(self) -> None:
        if self.isVisible():
            self.dismiss()
            self.agreed.emit()


def anew_dialog(host: QWidget) -> ConfirmDialog:
    """«Почати навчання спочатку?»"""
    text = tr("Зникнуть навчальні чеки, зміни, товари й налаштування навчального сервера. "
              "Справжньої каси це не торкнеться. Вигляд екрана лишиться.")  # fmt: skip
    return ConfirmDialog(host, tr("Почати навчання спочатку?"), text, tr("Почати спочатку"))


def _about(on: bool) -> str:
    if on:
        return tr("Каса перезапуститься й повернеться до справжніх товарів і чеків. Навчальні лишаться тут.")
    return tr("Каса перезапуститься з вигаданими товарами, грошима й сервером. "
              "Справжні чеки, зміна й гроші лишаться недоторканими.")  # fmt: skip
