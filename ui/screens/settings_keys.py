"""Settings, «Клавіші»: every command with its key; a tap on the key, then the new key."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QWidget

from ui.i18n import tr
from ui.keymap import BY_NAME, COMMANDS, PAGES, Command, keymap
from ui.keys_text import page_title, said
from ui.presenters.settings import SettingsPresenter
from ui.screens.settings_page import SettingsPage
from ui.theme import theme
from ui.widgets.button import Button
from ui.widgets.form import FormCard, FormRow
from ui.widgets.label import label
from ui.widgets.notice import Notice

_WIDE = 168


class SettingsKeys(SettingsPage):
    """Names: `key_NAME` (the key of a command), `keys_error`, `keys_reset`."""

    def __init__(self, presenter: SettingsPresenter) -> None:
        super().__init__(presenter, tr("Клавіші"), name="settings_keys")
        self._keys = presenter.keys
        self._buttons: dict[str, Button] = {}
        about = tr("Торкніться клавіші й натисніть нову. Del — без клавіші, Esc — не змінювати. Розкладка не важлива.")
        self.column.addWidget(label(about, "small", "ink2", wrap=True))
        for title, commands in _groups():
            self.column.addWidget(label(title, "heading"))
            self.column.addWidget(FormCard([self._row(command) for command in commands]))
        self._error = Notice("", "danger", name="keys_error")
        self.below.addWidget(self._error)
        self._reset = Button(tr("Повернути звичайні клавіші"), icon="refresh-cw", size=56, name="keys_reset")
        self._reset.clicked.connect(self._keys.reset)
        self.foot.addWidget(self._reset)
        self.foot.addStretch(1)
        self._keys.changed.connect(self.show_settings)
        self.begin()

    def show_settings(self) -> None:
        for name, button in self._buttons.items():
            waits = name == self._keys.waiting
            button.set_text(tr("натисніть…") if waits else keymap.key(name) or "—")
            button.set_checked(waits)
            button.setAccessibleName(f"{said(BY_NAME[name])}: {button.text()}")
        self._error.set(self._keys.error, "danger")
        self._error.setVisible(bool(self._keys.error))
        self._reset.setEnabled(not self._keys.usual)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if not self._keys.waiting:
            super().keyPressEvent(event)
        elif event.key() == Qt.Key.Key_Escape:
            self._keys.stop()
        elif event.key() in (Qt.Key.Key_Delete, Qt.Key.Key_Backspace):
            self._keys.clear()
        else:
            self._keys.hear("")

    def _row(self, command: Command) -> QWidget:
        button = self._buttons[command.name] = Button(size=48, name=f"key_{command.name}")
        button.setFixedWidth(theme.px(_WIDE))
        button.clicked.connect(lambda: self._wait(button, command.name))
        return FormRow(said(command), button, fills=False)

    def _wait(self, button: Button, name: str) -> None:
        button.setFocus(Qt.FocusReason.OtherFocusReason)
        self._keys.wait(name)


def _groups() -> list[tuple[str, list[Command]]]:
    """Commands of every page, then page by page."""
    common = [command for command in COMMANDS if len(command.pages) > 1]
    found = [(tr("Усюди"), common)]
    for page in PAGES:
        own = [command for command in COMMANDS if command.pages == (page,)]
        if own:
            found.append((page_title(page), own))
    return found
