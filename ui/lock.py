"""The till locks itself when nobody works, and by hand: everything stays as it is for who comes back."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, QTimer

from ui import i18n
from ui.i18n import tr
from ui.widgets.overlay import Overlay

if TYPE_CHECKING:
    from ui.front import Front
    from ui.main_window import MainWindow

#: It is told so long before (ms); a touch then and nothing happens.
WARNING = 15_000
#: The automatic lock waits on pages where a card's money is on its way, and looks again so often (ms).
AGAIN = 5_000
#: Who may read them was asked for one look, or they are over with the sale.
_NOT_BACK = ("login", "first_start", "audit")
_TOAST = "lock"


class Lock(QObject):
    """Made once, with the front. Who locked the till and comes back finds the page and the dialog they had; anybody
    else begins at the sale, with the receipt as it was."""

    def __init__(self, front: Front, window: MainWindow) -> None:
        super().__init__(front)
        self._front = front
        self._window = window
        self._who: int | None = None
        self._page = ""
        self._language = ""
        self._sheets: list[Overlay] = []
        self._warn = self._timer(self._on_warning)
        self._idle = self._timer(self._on_idle)
        front.till.station.changed.connect(self._on_station)

    def touched(self) -> None:
        """Somebody touched the till, or signed in: the time begins anew."""
        self._front.toasts.dismiss(_TOAST)
        minutes = self._front.till.settings.lock_after_minutes
        if minutes and self._front.till.station.cashier is not None:
            whole = minutes * 60_000
            self._idle.start(whole)
            self._warn.start(whole - WARNING)
        else:
            self._idle.stop()
            self._warn.stop()

    def lock(self) -> None:
        """By hand, or because the time is over. Not while a card is asked for: that wants somebody here."""
        cashier = self._front.till.station.cashier
        if cashier is None:
            return
        if self._front.page == "charge":
            self._front.announcer.say(
                _TOAST, tr("Термінал працює з карткою"), tr("Касу можна заблокувати після його відповіді")
            )
            return
        self._language = i18n.language()
        self._who, self._page = cashier.id, "" if self._front.page in _NOT_BACK else self._front.page
        while (sheet := self._window.sheet()) is not None:
            sheet.put_by()
            sheet.closed.connect(partial(self._gone, sheet))
            self._sheets.append(sheet)
        self._front.toasts.dismiss(_TOAST)
        self._front.till.login.lock()
        self._front.show("login")

    def open(self, usual: str) -> None:
        """Somebody signed in: shows `usual`, and to who locked the till the page and the dialog they were at."""
        cashier = self._front.till.station.cashier
        same = cashier is not None and cashier.id == self._who and usual == "sale"
        page = (same and self._page) or usual
        self._front.show(page)
        # A dialog is made in one language: in another one it would be asked again.
        there = same and self._front.page == self._page and i18n.language() == self._language
        for sheet in reversed(tuple(self._sheets)):
            sheet.bring_back() if there else sheet.dismiss()
        self._sheets.clear()
        self._who, self._page = None, ""
        self.touched()

    def _gone(self, sheet: Overlay) -> None:
        """It ended by itself meanwhile: what it asked for is not wanted any more."""
        if sheet in self._sheets:
            self._sheets.remove(sheet)

    def _timer(self, work: Callable[[], None]) -> QTimer:
        timer = QTimer(self, singleShot=True)
        timer.timeout.connect(work)
        return timer

    def _on_warning(self) -> None:
        if self._front.till.station.cashier is not None and self._front.page != "charge":
            self._front.toasts.show(
                _TOAST, tr("Каса зараз заблокується"), tr("Торкніться екрана, якщо ви тут"), kind="warn", stays=True
            )

    def _on_idle(self) -> None:
        if self._front.page == "charge":
            self._idle.start(AGAIN)
        else:
            self.lock()

    def _on_station(self, part: str) -> None:
        """Who stands here was taken off the list of the shop's people: what they began stays, they go."""
        if part == "people" and self._front.till.station.stranger:
            self._idle.start(0)
