"""Setting keys: one command waits for its key at a time."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import QObject, Signal

from ui.i18n import tr
from ui.keymap import BY_NAME, keymap, possible
from ui.keys_text import page_title, said


class KeySettings(QObject):
    """`changed` when another command waits or something is wrong with the key pressed; `keep` writes the setting.

    While `waiting` names a command, the next key is its key; the keys themselves do nothing else.
    """

    changed = Signal()

    def __init__(self, keep: Callable[[str], object]) -> None:
        super().__init__()
        self._keep = keep
        self.waiting = ""
        self.error = ""

    @property
    def usual(self) -> bool:
        """Nobody has set a key."""
        return not keymap.text()

    def wait(self, name: str) -> None:
        """The row of a command was tapped: its key is waited for; tapped again, no longer."""
        if name == self.waiting:
            self.stop()
            return
        self.waiting, self.error = name, ""
        keymap.listener = self.hear
        self.changed.emit()

    def stop(self) -> None:
        """Nothing is waited for."""
        if self.waiting or self.error:
            self.waiting = self.error = ""
            keymap.listener = None
            self.changed.emit()

    def hear(self, key: str) -> None:
        """A key was pressed; "" is one that can stand for no command."""
        if not self.waiting:
            return
        taken = keymap.clash(self.waiting, key) if possible(key) else None
        if not possible(key):
            self.error = tr("Ця клавіша не підходить. Можна F1–F12, PgUp, PgDn, Ins і Ctrl з літерою чи цифрою.")
        elif taken is not None:
            where = next(page for page in taken.pages if page in BY_NAME[self.waiting].pages)
            self.error = tr("{key} уже зайнято: «{what}», {page}.", key=key, what=said(taken), page=page_title(where))
        else:
            self._set(key)
            return
        self.changed.emit()

    def clear(self) -> None:
        """The command that waits goes without a key."""
        if self.waiting:
            self._set("")

    def reset(self) -> None:
        """Every command has the key of the table again."""
        self.stop()
        self._keep("")

    def _set(self, key: str) -> None:
        name = self.waiting
        self.stop()
        self._keep(keymap.text(**{name: key}))
