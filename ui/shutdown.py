"""The computer shuts down, or the system tells the till to end: the same end as by the window's own button.

The answer to Windows is quick and never holds up the others: what was said to be kept is on the disk already, so that
even a till that is not given the time for an orderly end has lost nothing (reliability.md, row 29).
"""

from __future__ import annotations

import asyncio
import signal
from contextlib import suppress

from PySide6.QtCore import QObject, Signal
from PySide6.QtWidgets import QApplication

#: Asked to end, Ctrl+C in the terminal it was started from, that terminal closed.
SIGNALS = ("SIGTERM", "SIGINT", "SIGHUP")


class Shutdown(QObject):
    """Listens from `listen` to `deafen`. `asked` says that the till is to end."""

    asked = Signal()

    def __init__(self, app: QApplication, parent: QObject) -> None:
        super().__init__(parent)
        self._app = app
        self._heard: list[signal.Signals] = []

    def listen(self) -> None:
        """To be called in the running loop. Windows has no such signals: there the session's end alone is heard."""
        self._app.commitDataRequest.connect(self._ask)
        with suppress(NotImplementedError):
            for number in (one for one in signal.Signals if one.name in SIGNALS):
                asyncio.get_running_loop().add_signal_handler(number, self._ask)
                self._heard.append(number)

    def deafen(self) -> None:
        """The till has ended: signals do again what they do without it."""
        self._app.commitDataRequest.disconnect(self._ask)
        while self._heard:
            asyncio.get_running_loop().remove_signal_handler(self._heard.pop())

    def _ask(self) -> None:
        self.asked.emit()
