"""The two dialogs without a keypad: a question before something is lost, and the disk that fails."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QHBoxLayout, QWidget

from ui.i18n import tr
from ui.messages import Message
from ui.theme import theme
from ui.widgets.button import Button
from ui.widgets.dialog import Dialog
from ui.widgets.icon import Icon
from ui.widgets.label import label

_TOP = Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignTop
_ENTER = (Qt.Key.Key_Return, Qt.Key.Key_Enter)


class ConfirmDialog(Dialog):
    """Asks before something cannot be undone. `confirmed` comes after the dialog is gone.

    Names: `confirm_text`, `confirm_no`, `confirm_yes`.
    """

    confirmed = Signal()

    def __init__(self, host: QWidget, title: str, text: str, yes: str, *, danger: bool = True) -> None:
        super().__init__(host, title, width=520, name="confirm_dialog")
        column = self.column()
        column.addWidget(label(text, "body", "ink2", wrap=True, name="confirm_text", align=_TOP))
        row = QHBoxLayout()
        row.setSpacing(theme.px(12))
        no = Button(tr("Скасувати"), size=64, name="confirm_no")
        no.clicked.connect(self.dismiss)
        agreed = Button(yes, role="danger" if danger else "primary", size=64, key="Enter", name="confirm_yes")
        agreed.clicked.connect(self._confirm)
        for button in (no, agreed):
            button.setMinimumWidth(0)
            row.addWidget(button, 1)
        column.addLayout(row)
        self.set_primary(agreed)

    def _confirm(self) -> None:
        if self.isVisible():
            self.dismiss()
            self.confirmed.emit()


class MessageDialog(Dialog):
    """The only message that stops work (`Message.modal`). A tap closes it; Enter and Esc do not: a scanner sends Enter.

    Where the journal has to be looked at first (`Message.check`) it stays until that was done: `check_requested`, or
    `quit_requested` for a person who gives up. Names: `message_title`, `message_text`, `message_ok`, `message_check`,
    `message_quit`.
    """

    check_requested = Signal()
    quit_requested = Signal()

    def __init__(self, host: QWidget, message: Message) -> None:
        super().__init__(host, tr("Увага"), width=620, name="message_dialog")
        self.set_locked(True)
        column = self.column()
        row = QHBoxLayout()
        row.setSpacing(theme.px(16))
        row.addWidget(Icon("circle-alert", "danger", 28), 0, Qt.AlignmentFlag.AlignTop)
        self._said = label(message.title, "heading", "danger", wrap=True, name="message_title", align=_TOP)
        row.addWidget(self._said, 1)
        column.addLayout(row)
        self._detail = label(message.detail, "body", "ink2", wrap=True, name="message_text", align=_TOP)
        column.addWidget(self._detail)
        self._check: Button | None = None
        if message.check:
            column.addLayout(self._make_choice())
        else:
            understood = Button(tr("Зрозуміло"), role="primary", size=64, name="message_ok")
            understood.clicked.connect(self.dismiss)
            column.addWidget(understood)

    def say(self, message: Message) -> None:
        """What the look at the journal came to, when it is not well."""
        self._said.set_text(message.title)
        self._detail.set_text(message.detail)
        self.set_busy(False)
        self.place()

    def set_busy(self, busy: bool) -> None:
        """The journal is being looked at."""
        if self._check is not None:
            self._check.set_busy(busy)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() in _ENTER:
            event.accept()
        else:
            super().keyPressEvent(event)

    def _make_choice(self) -> QHBoxLayout:
        row = QHBoxLayout()
        row.setSpacing(theme.px(12))
        leave = Button(tr("Закрити касу"), size=64, name="message_quit")
        leave.clicked.connect(self.quit_requested)
        self._check = Button(tr("Перевірити базу"), role="primary", size=64, name="message_check")
        self._check.clicked.connect(self.check_requested)
        for button in (leave, self._check):
            button.setMinimumWidth(0)
            row.addWidget(button, 1)
        return row


def clear_dialog(host: QWidget, lines: str, total: str, stamps: str = "") -> ConfirmDialog:
    """«Очистити чек?» — what it holds is worded already: «7 позицій», «614,52 грн», «3 акцизні марки» or nothing."""
    text = tr("У чеку {lines} на {total}.", lines=lines, total=total)
    if stamps:
        text += " " + tr("Зчитано {stamps}: доведеться сканувати знову.", stamps=stamps)
    text += " " + tr("Хто й що очистив, буде записано.")
    return ConfirmDialog(host, tr("Очистити чек?"), text, tr("Очистити"))
