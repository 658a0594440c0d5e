"""What stands around the till: the scale, the bank terminal, the buyer's display, the drawer, and the ports they can be
found at."""

from __future__ import annotations

import asyncio

from PySide6.QtCore import QObject, Signal

from app.devices.serial_ports import SerialPort, serial_ports
from app.domain.weighing import ScaleState
from ui.buyer_window import DisplayNews, DisplayState
from ui.presenters.bank_terminal import BankTerminalPresenter
from ui.presenters.scale import ScalePresenter
from ui.presenters.till_parts import TillParts
from ui.tasks import Tasks


class DevicesPresenter(QObject):
    """Signals: `changed`; `scale_changed` with every word of the scale; `drawer_requested` («Відкрити»),
    `display_requested` («Показати»), `settle_requested` («Звірка»); `failed` an error."""

    changed = Signal()
    scale_changed = Signal()
    drawer_requested = Signal()
    display_requested = Signal()
    settle_requested = Signal()
    failed = Signal(object)

    def __init__(self, till: TillParts, tasks: Tasks) -> None:
        super().__init__()
        self._till = till
        self._tasks = tasks
        self.scale = ScalePresenter(till.scale, lambda: till.settings)
        self.bank = BankTerminalPresenter(till.bank, lambda: till.settings, tasks)
        self.ports: tuple[SerialPort, ...] = ()
        self.display = DisplayNews(DisplayState.OFF)
        self.scale.changed.connect(self.scale_changed)
        tasks.busy_changed.connect(self._on_busy)

    @property
    def searching(self) -> bool:
        """Ports are being looked for."""
        return self._tasks.busy("devices.ports")

    def find_ports(self) -> None:
        """Looks which COM ports there are; the system may take its time."""

        async def look() -> None:
            self.ports = await asyncio.to_thread(serial_ports)

        self._tasks.start("devices.ports", look, self.failed.emit)

    def set_display(self, news: DisplayNews) -> None:
        """The buyer's display came, went, or was put elsewhere."""
        self.display = news
        self.changed.emit()

    def check_scale(self) -> None:
        """«Перевірити»: the way to the scale is opened anew at once; what it says follows by itself."""
        if self.scale.state is not ScaleState.NONE:
            self._till.look_at_scale()

    def show_display(self) -> None:
        """«Показати»: the display says for a moment what it is."""
        self.display_requested.emit()

    def open_drawer(self) -> None:
        self.drawer_requested.emit()

    def settle(self) -> None:
        """«Звірка»: what the terminal has taken is settled with its bank."""
        self.settle_requested.emit()

    def _on_busy(self, name: str, busy: bool) -> None:
        if name == "devices.ports":
            self.changed.emit()
