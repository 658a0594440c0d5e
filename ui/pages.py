"""Builds the screens over what `Front` holds, and builds them anew when language, theme, size or width change."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, QTimer

from app.clock import local
from ui.diagnosis_routes import DiagnosisRoutes
from ui.front import Front
from ui.keymap import keymap
from ui.main_window import MainWindow
from ui.presenters.status import Status, network_chip, printer_chip, shift_chip
from ui.screens.first_start import FirstStartScreen
from ui.screens.login import LoginScreen
from ui.theme import theme
from ui.training_routes import TrainingRoutes

if TYPE_CHECKING:
    from ui.work import Work

#: Pages behind the sign-in, in the order in which they are likely to be wanted.
WORK = (
    "open_shift",
    "sale",
    "payment",
    "charge",
    "doubt",
    "loose",
    "done",
    "shift",
    "receipts",
    "refund",
    "held",
    "handed",
    "queue",
    "prints",
    "close_shift",
    "reports",
    "settings",
    "audit",
    "diagnosis",
)
#: Between two pages built ahead (ms): whoever types the PIN meanwhile waits for one page at most.
BREATH = 40


class Pages(QObject):
    """Puts pages into the window and opens dialogs over it. It keeps no state of the trade."""

    def __init__(self, front: Front, window: MainWindow) -> None:
        super().__init__(window)
        self._front = front
        self._window = window
        self._form = (theme.form, theme.density)
        self._work: Work | None = None
        self._waiting: list[str] = []
        self._may = False
        self._missing: dict[str, Callable[[], None]] = {}
        self._ahead = QTimer(self, interval=BREATH, singleShot=True)
        self._ahead.timeout.connect(self._make_ahead)
        front.page_changed.connect(self._show)
        front.look_changing.connect(self._drop)
        front.look_changed.connect(self.build)
        keymap.changed.connect(self._keys_changed)
        front.status.changed.connect(self._show_status)
        theme.changed.connect(self._refit)
        window.page_requested.connect(front.show)
        window.lock_requested.connect(front.lock)
        bar = window.top_bar
        bar.network_clicked.connect(front.show_link)
        bar.printer_clicked.connect(front.prints.show)
        bar.shift_clicked.connect(lambda: front.show("shift"))
        bar.cashier_clicked.connect(front.lock)
        self.training = TrainingRoutes(front, window)
        self.diagnosis = DiagnosisRoutes(front, window)
        self.build()

    def build(self) -> None:
        """Every page anew: the one in front at once, the others when they are shown or, one by one, ahead of that.

        All of them together take longer than anybody waits for a page (performance.md, «Goals»).
        """
        self._missing = self._makers()
        if self._front.page:
            self._show(self._front.page)
        self._show_status()

    def _drop(self) -> None:
        """Pages nobody sees are made anew anyway: no time goes into dressing them in another theme first."""
        if self._work is not None and self._front.page != "sale":
            self._work.sale = None
        self._window.drop_pages(self._makers())

    def _makers(self) -> dict[str, Callable[[], None]]:
        front, window = self._front, self._window
        return {
            "login": lambda: window.set_page("login", LoginScreen(front.login), top_bar=False, rail=False),
            **{page: partial(self._make_work, page) for page in WORK},
            "first_start": lambda: window.set_page(
                "first_start", FirstStartScreen(front.first_start), top_bar=False, rail=False
            ),
        }

    def make_ahead(self) -> None:
        """From now on pages are made before they are wanted."""
        self._may = True
        self._ahead.start()

    def need_dialogs(self) -> None:
        """A dialog is wanted on the first page, perhaps before any other was made."""
        if self._work is None:
            self._make("open_shift")

    def scanned(self, code: str) -> None:
        """The scanner read something. With a dialog open it waits, and goes in when the dialog closes."""
        sheet = self._window.sheet()
        if sheet is None:
            self._front.scanned(code, self._into_sale)
            return
        if sheet.scanned(code):
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
        if self._may:
            self._ahead.start()

    def _make(self, page: str) -> None:
        make = self._missing.pop(page, None)
        if make is not None:
            make()

    def _make_ahead(self) -> None:
        # Who works at the till has its place already; that page comes once in its life.
        page = next((name for name in self._missing if name != "first_start"), None)
        if page is not None:
            self._make(page)
            self._ahead.start()

    def _make_work(self, page: str) -> None:
        if self._work is None:
            # The session loads it in a thread behind the sign-in page; whoever is quicker waits for that.
            from ui.work import Work  # noqa: PLC0415

            self._work = Work(self._front, self._window)
        self._work.make(page)

    def _into_sale(self, code: str) -> None:
        self._make("sale")
        if self._work is not None and self._work.sale is not None:
            self._work.sale.scanned(code)

    def _keys_changed(self) -> None:
        """Other keys: hints stand on every page but the one where they are set."""
        self._missing = {name: make for name, make in self._makers().items() if name != self._front.page}

    def _refit(self) -> None:
        """The window became narrow or wide, or stands on a finer screen: screens are laid out another way."""
        if (theme.form, theme.density) != self._form:
            self._form = (theme.form, theme.density)
            self.build()

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
