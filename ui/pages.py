"""Builds the screens over what `Front` holds, and builds them anew when language, theme, size or width change."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import QObject, QTimer

from app.clock import local
from ui.front import Front
from ui.main_window import MainWindow
from ui.presenters.status import Status, network_chip, printer_chip, shift_chip
from ui.screens.close_shift import CloseShiftScreen
from ui.screens.done import DoneScreen
from ui.screens.first_start import FirstStartScreen
from ui.screens.held import HeldScreen
from ui.screens.journal import JournalScreen
from ui.screens.login import LoginScreen
from ui.screens.open_shift import OpenShiftScreen
from ui.screens.payment import PaymentScreen
from ui.screens.queue import QueueScreen
from ui.screens.sale import SaleScreen
from ui.screens.settings import SettingsScreen
from ui.screens.shift import ShiftScreen
from ui.sheets import Sheets
from ui.theme import theme

#: What the quick row of the sale screen can do today.
ACTIONS = frozenset({"hold", "held", "discount", "drawer"})
#: Between two pages built ahead (ms): whoever types the PIN meanwhile waits for one page at most.
BREATH = 40


class Pages(QObject):
    """Puts pages into the window and opens dialogs over it. It keeps no state of the trade."""

    def __init__(self, front: Front, window: MainWindow) -> None:
        super().__init__(window)
        self._front = front
        self._window = window
        self._form = theme.form
        self._sheets = Sheets(front, window)
        self._waiting: list[str] = []
        self._missing: dict[str, Callable[[], None]] = {}
        self._ahead = QTimer(self, interval=BREATH, singleShot=True)
        self._ahead.timeout.connect(self._make_ahead)
        front.page_changed.connect(self._show)
        front.look_changed.connect(self.build)
        front.status.changed.connect(self._show_status)
        front.held.changed.connect(self._show_held)
        front.sale.unknown_code.connect(self._unknown_code)
        theme.changed.connect(self._refit)
        window.page_requested.connect(front.show)
        window.lock_requested.connect(front.lock)
        bar = window.top_bar
        bar.network_clicked.connect(front.show_link)
        bar.shift_clicked.connect(lambda: front.show("shift"))
        bar.cashier_clicked.connect(front.lock)
        self.build()

    def build(self) -> None:
        """Every page anew: the one in front at once, the others when they are shown or, one by one, ahead of that.

        All of them together take longer than anybody waits for a page (performance.md, «Goals»).
        """
        front, window = self._front, self._window
        self._missing = {
            "login": lambda: window.set_page("login", LoginScreen(front.login), top_bar=False, rail=False),
            "open_shift": lambda: window.set_page("open_shift", OpenShiftScreen(front.open_shift), rail=False),
            "sale": self._build_sale,
            "payment": lambda: window.set_page("payment", PaymentScreen(front.payment), rail=False),
            "done": self._build_done,
            "shift": lambda: window.set_page("shift", ShiftScreen(front.shift)),
            "receipts": lambda: window.set_page("receipts", JournalScreen(front.journal)),
            "held": lambda: window.set_page("held", HeldScreen(front.held)),
            "queue": lambda: window.set_page("queue", QueueScreen(front.queue)),
            "close_shift": lambda: window.set_page("close_shift", CloseShiftScreen(front.close_shift)),
            "settings": lambda: window.set_page("settings", SettingsScreen(front.settings)),
            "first_start": lambda: window.set_page(
                "first_start", FirstStartScreen(front.first_start), top_bar=False, rail=False
            ),
        }
        window.rail.button("reports").setEnabled(False)
        if front.page:
            self._show(front.page)
        self._show_status()

    def sale_screen(self) -> SaleScreen:
        self._make("sale")
        page = self._window.page("sale")
        assert isinstance(page, SaleScreen)
        return page

    def scanned(self, code: str) -> None:
        """The scanner read something. With a dialog open it waits, and goes in when the dialog closes."""
        sheet = self._window.sheet()
        if sheet is None:
            self._front.scanned(code, self.sale_screen().scanned)
            return
        if not self._waiting:
            sheet.closed.connect(self._take_waiting)
        self._waiting.append(code)
        self._front.announcer.scans_wait(len(self._waiting))

    def _take_waiting(self) -> None:
        codes, self._waiting = self._waiting, []
        self._front.announcer.scans_wait(0)
        for code in codes:
            self.scanned(code)

    # ------------------------------------------------------------------ inside

    def _show(self, page: str) -> None:
        self._make(page)
        self._window.show_page(page)
        self._ahead.start()

    def _make(self, page: str) -> None:
        make = self._missing.pop(page, None)
        if make is not None:
            make()

    def _make_ahead(self) -> None:
        for page in self._missing:
            self._make(page)
            self._ahead.start()
            return

    def _show_held(self) -> None:
        if "sale" not in self._missing:
            self.sale_screen().set_held(self._front.held.count)

    def _refit(self) -> None:
        """The window became narrow or wide: screens are laid out another way."""
        if theme.form != self._form:
            self._form = theme.form
            self.build()

    def _build_sale(self) -> None:
        front = self._front
        screen = SaleScreen(front.sale, ACTIONS)
        screen.action_requested.connect(self._act)
        screen.quantity_requested.connect(self._sheets.quantity)
        screen.discount_requested.connect(self._sheets.item_discount)
        screen.clear_requested.connect(self._sheets.clear)
        screen.last_requested.connect(front.journal.show_document)
        screen.last_requested.connect(lambda _: front.show("receipts"))
        screen.removed.connect(lambda name: front.announcer.removed(name, front.sale.undo_remove))
        screen.set_held(front.held.count)
        self._window.set_page("sale", screen, toast_area=screen.catalogue.tiles)

    def _build_done(self) -> None:
        screen = DoneScreen(self._front.done)
        self._window.set_page("done", screen, rail=False, toast_area=screen.toast_area)

    def _act(self, action: str) -> None:
        match action:
            case "drawer":
                self._front.tasks.start("drawer", self._front.till.open_drawer)
            case "discount":
                self._sheets.receipt_discount()
            case "hold":
                self._sheets.hold()
            case "held":
                self._front.show("held")

    def _unknown_code(self, code: str) -> None:
        screen = self.sale_screen()
        screen.show_code(code)
        self._front.announcer.unknown_code(code, screen.show_code)

    def _show_status(self) -> None:
        status: Status = self._front.status.status
        bar = self._window.top_bar
        for chip, said in (
            (bar.network, network_chip(status)),
            (bar.printer, printer_chip(status)),
            (bar.shift, shift_chip(status)),
        ):
            chip.set(said.text, icon=said.icon, state=said.state, badge=said.badge, short=said.short)
        bar.set_clock(local(status.now))
        place, cashier = status.place, status.cashier
        bar.set_place(place.shop_title if place else "", place.terminal_name if place else "")
        bar.set_cashier(cashier.name if cashier else "")
