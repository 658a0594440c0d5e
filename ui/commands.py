"""Keys that mean the same on every page, and the way of the others to the page in front, past its fields."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial

from PySide6.QtCore import QObject
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QApplication

from ui.front import Front
from ui.keymap import DIALOG, keymap, written
from ui.main_window import MainWindow
from ui.pages import Pages

_ROOMS = ("sale", "receipts", "shift", "reports", "settings")


class Commands(QObject):
    """Asked by the scanner about each key that gives no character, so that no scan presses one (`ui.scanner`)."""

    def __init__(self, front: Front, window: MainWindow, pages: Pages) -> None:
        super().__init__(window)
        self._front = front
        self._window = window
        self._sending = False
        self._everywhere: dict[str, Callable[[], object]] = {
            "help": self._help,
            "payment_help": self._help,
            "full_screen": window.toggle_full_screen,
            "lock": front.lock,
            "go_queue": lambda: front.show("queue"),
            "exact": self._exact,
            "training": pages.training.open,
            "skip_lesson": pages.training.skip,
            "diagnosis": front.diagnosis.open,
            **{f"go_{room}": partial(self._go, room) for room in _ROOMS},
        }

    def pressed(self, event: QKeyEvent) -> bool:
        """A key was pressed in the window; True when it was a command and nobody else is to see it."""
        if self._sending or not self._window.isActiveWindow() or QApplication.activePopupWidget() is not None:
            return False
        if keymap.listener is not None and (key := written(event)):
            keymap.listener(key)
            return True
        sheet = self._window.sheet()
        command = keymap.find(event, DIALOG if sheet is not None else self._window.current())
        if command is None:
            return False
        self._front.recorder.note("command", command.name)
        if command.name not in self._everywhere:
            self._sending = True
            try:
                QApplication.sendEvent(self._window.page(self._window.current()), event)
            finally:
                self._sending = False
        elif not event.isAutoRepeat():
            self._everywhere[command.name]()
        return True

    def _help(self) -> None:
        # No page needs it before somebody asks for it: the start does without.
        from ui.screens.keys_sheet import KeysSheet  # noqa: PLC0415

        sheet = self._window.sheet()
        if isinstance(sheet, KeysSheet):
            sheet.dismiss()
        else:
            KeysSheet(self._window, DIALOG if sheet is not None else self._window.current()).open()

    def _go(self, room: str) -> None:
        button = self._window.rail.button(room)
        if button.isVisible() and button.isEnabled():
            button.click()

    def _exact(self) -> None:
        """The whole receipt in cash without change, at once; what stands in its way is asked and said as ever."""
        begun = False

        def on() -> None:
            nonlocal begun
            begun = True

        self._front.payment.begun.connect(on)
        self._front.sale.pay()
        self._front.payment.begun.disconnect(on)
        if begun:
            self._front.payment.pay()
