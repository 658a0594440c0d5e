"""Printers to choose from, and what the one typed or chosen says of itself."""

from __future__ import annotations

import asyncio
from collections.abc import Callable, Sequence

from PySide6.QtCore import QObject, Signal

from printing.answer import Heard, PrinterState
from printing.discovery import Found, look_around
from ui.i18n import tr
from ui.presenters.status import printer_text
from ui.presenters.till_parts import TillParts
from ui.tasks import Tasks


class PrinterSearch(QObject):
    """Signals: `changed`, `failed` an error. `found` is what the last look found, None before the first."""

    changed = Signal()
    failed = Signal(object)

    def __init__(self, till: TillParts, tasks: Tasks, look: Callable[[], Sequence[Found]] = look_around) -> None:
        super().__init__()
        self._till = till
        self._look = look
        self._tasks = tasks
        self.found: tuple[Found, ...] | None = None
        till.printers.spooler.lane_changed.connect(lambda _: self.changed.emit())
        tasks.busy_changed.connect(self._on_busy)

    @property
    def searching(self) -> bool:
        return self._tasks.busy("printers.search")

    @property
    def checking(self) -> bool:
        return self._tasks.busy("printers.check")

    @property
    def about(self) -> str:
        """What the till's printer says of itself, in a sentence; "" where there is nothing to say."""
        spooler = self._till.printers.spooler
        return about_text(spooler.state, spooler.heard())

    def search(self) -> None:
        """Looks at what the system knows; it may take its time."""

        async def look() -> None:
            self.found = tuple(await asyncio.to_thread(self._look))

        self._tasks.start("printers.search", look, self.failed.emit)

    def check(self) -> None:
        """«Перевірити»: asks the printer that is set how it is."""
        self._tasks.start("printers.check", self._till.printers.look, self.failed.emit)

    def _on_busy(self, name: str, busy: bool) -> None:
        if name in ("printers.search", "printers.check"):
            self.changed.emit()


def about_text(state: PrinterState, heard: Heard | None) -> str:
    """Honest about what is not known."""
    if state is PrinterState.UNKNOWN:
        return tr("Чи вийшов чек, каса тут не дізнається")
    if heard is None:
        well = tr("На зв’язку. Про папір і кришку цей принтер не повідомляє")
        return well if state.well else ""
    signal = tr("високий") if heard.drawer_high else tr("низький")
    return tr(
        "Принтер відповідає: {state}. Сигнал скриньки {signal}",
        state=printer_text(state.value)[0].lower(),
        signal=signal,
    )


def option_text(found: Found) -> str:
    """One printer in the list: its name, the way to it, its state where the system knows it."""
    way = {
        "windows": tr("черга Windows"),
        "cups": tr("черга CUPS"),
        "usb": tr("USB"),
        "node": tr("пристрій"),
        "serial": tr("порт"),
    }[found.way]
    said = f"{found.title} · {way}"
    return said if found.heard is None else f"{said} · {printer_text(found.heard.state.value)[0].lower()}"
