"""A till that fills the screen and lets nobody out without a senior: for counters where people are alone with it.

It goes as far as a program of a user can: full screen above all others, keys that lead to other programs swallowed
(`ui.kiosk_keys`), back in front when something took the keyboard. What only the system can take away (Ctrl+Alt+Del,
edge swipes) is in packaging/README.md.
"""

from __future__ import annotations

import logging
from collections.abc import Callable
from typing import TYPE_CHECKING

from PySide6.QtCore import QEvent, QObject, Qt, QTimer
from PySide6.QtWidgets import QApplication

from ui.main_window import MainWindow

if TYPE_CHECKING:
    from ui.front import Front
    from ui.kiosk_keys import KeyGuard

log = logging.getLogger(__name__)

#: Something else took the keyboard: so long it may show itself, then the till is in front again (ms).
BACK = 300


class Kiosk(QObject):
    """Follows the setting from `begin` to `end`. It holds once the till stands in a shop: whom it would ask before that
    nobody knows."""

    def __init__(self, app: QApplication, window: MainWindow, front: Front, keys: KeyGuard) -> None:
        super().__init__(window)
        self._app = app
        self._window = window
        self._front = front
        self._keys = keys
        self._on = False
        self._back = QTimer(self, interval=BACK)
        self._back.timeout.connect(self._come_back)

    @property
    def holds(self) -> bool:
        """Whether one is let out by a senior alone."""
        return self._front.till.settings.kiosk and self._front.till.station.place is not None

    def begin(self) -> None:
        self._window.installEventFilter(self)
        self._app.applicationStateChanged.connect(self._look)
        self._front.settings.changed.connect(self._follow)
        self._deaf = self._front.till.station.changed.connect(lambda _: self._follow())
        self._follow()

    def end(self) -> None:
        """The till ends: keys and screen are the system's again."""
        self._deaf()
        self._app.applicationStateChanged.disconnect(self._look)
        self._window.removeEventFilter(self)
        self._set(on=False)

    def ask(self, then: Callable[[], object]) -> None:
        """Somebody would leave: goes on with `then` at once, or when a senior has allowed it."""

        async def leave() -> None:
            await self._front.till.kiosk_door.open()
            log.info("the kiosk is left")
            then()

        if self.holds:
            self._front.tasks.start("kiosk.leave", leave)
        else:
            then()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if event.type() == QEvent.Type.WindowStateChange and self._on:
            self._back.start()
        return False

    def _follow(self) -> None:
        self._set(on=self.holds)

    def _set(self, *, on: bool) -> None:
        if on == self._on:
            return
        self._on = on
        self._window.set_kiosk(on)
        if on:
            self._keys.hold()
        else:
            self._back.stop()
            self._keys.let_go()

    def _look(self) -> None:
        if self._on and self._app.applicationState() is not Qt.ApplicationState.ApplicationActive:
            self._back.start()

    def _come_back(self) -> None:
        """Until it is in front again: what stands there may refuse once."""
        self._window.come_forward()
        self._window.fill(whole=True)
        self._keys.hold()
        if self._app.applicationState() is Qt.ApplicationState.ApplicationActive:
            self._back.stop()
