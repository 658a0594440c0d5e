"""The pages behind the sign-in and the dialogs over them.

Imported when the sign-in page stands (`Session`): all of it takes longer to load than somebody takes to see that page.
"""

from __future__ import annotations

from functools import partial

from PySide6.QtCore import QObject

from ui.front import Front
from ui.line_sheets import LineSheets
from ui.main_window import MainWindow
from ui.refund_sheets import RefundSheets
from ui.screens.audit import AuditScreen
from ui.screens.charge import ChargeScreen
from ui.screens.close_shift import CloseShiftScreen
from ui.screens.diagnosis import DiagnosisScreen
from ui.screens.done import DoneScreen
from ui.screens.doubt import DoubtScreen
from ui.screens.handed import HandedScreen
from ui.screens.held import HeldScreen
from ui.screens.journal import JournalScreen
from ui.screens.loose_cards import LooseCardsScreen
from ui.screens.open_shift import OpenShiftScreen
from ui.screens.payment import PaymentScreen
from ui.screens.print_queue import PrintQueueScreen
from ui.screens.queue import QueueScreen
from ui.screens.refund import RefundScreen
from ui.screens.reports import ReportsScreen
from ui.screens.sale import SaleScreen
from ui.screens.settings import SettingsScreen
from ui.screens.shift import ShiftScreen
from ui.sheets import Sheets

#: What the quick row of the sale screen can do today.
ACTIONS = frozenset({"hold", "held", "discount", "refund", "display", "drawer"})


class Work(QObject):
    """Makes these pages, one at a time, and connects them. `sale` is the sale page made last."""

    def __init__(self, front: Front, window: MainWindow) -> None:
        super().__init__(window)
        self._front = front
        self._window = window
        self._sheets = Sheets(front, window)
        self._line_sheets = LineSheets(front, window)
        self._refund_sheets = RefundSheets(front, window)
        self.sale: SaleScreen | None = None
        front.held.changed.connect(self._show_held)
        front.login.signed_in.connect(self._begin_anew)
        front.sale.unknown_code.connect(partial(self._unknown_code, "code_unknown"))
        front.sale.no_code.connect(self._no_code)
        front.sale.cleared.connect(lambda lines: front.announcer.cleared(lines, front.sale.undo_clear))
        front.sale.too_late.connect(front.announcer.too_late)
        front.sale.misread_code.connect(partial(self._unknown_code, "code_misread"))

    def make(self, page: str) -> None:
        """Puts a new page of that name into the window, in place of an old one."""
        front, window = self._front, self._window
        match page:
            case "open_shift":
                window.set_page(page, OpenShiftScreen(front.open_shift), rail=False)
            case "sale":
                self.sale = self._make_sale()
                window.set_page(page, self.sale, toast_area=self.sale.catalogue.tiles)
            case "payment":
                payment = PaymentScreen(front.payment)
                payment.explain_requested.connect(self._line_sheets.explain)
                window.set_page(page, payment, rail=False)
            case "charge":
                charge = ChargeScreen(front.cards, front.payment)
                charge.summary.explain.connect(self._line_sheets.explain)
                window.set_page(page, charge, rail=False)
            case "doubt":
                doubt = DoubtScreen(front.cards, front.payment)
                doubt.summary.explain.connect(self._line_sheets.explain)
                window.set_page(page, doubt, rail=False)
            case "loose":
                window.set_page(page, LooseCardsScreen(front.loose))
            case "done":
                screen = DoneScreen(front.done)
                window.set_page(page, screen, rail=False, toast_area=screen.toast_area)
            case "receipts":
                window.set_page(page, JournalScreen(front.journal))
            case "refund":
                window.set_page(page, RefundScreen(front.returns.presenter))
            case "queue":
                window.set_page(page, QueueScreen(front.queue))
            case "prints":
                window.set_page(page, PrintQueueScreen(front.prints))
            case "held":
                window.set_page(page, HeldScreen(front.held, front.handed))
            case "handed":
                window.set_page(page, HandedScreen(front.handed))
            case "diagnosis":
                window.set_page(page, DiagnosisScreen(front.diagnosis, front.support), rail=False)
            case "settings":
                window.set_page(page, SettingsScreen(front.settings))
            case "audit":
                window.set_page(page, AuditScreen(front.audit))
            case "shift":
                window.set_page(page, ShiftScreen(front.shift))
            case "reports":
                window.set_page(page, ReportsScreen(front.reports))
            case "close_shift":
                window.set_page(page, CloseShiftScreen(front.close_shift))
            case _:
                raise KeyError(page)

    def _make_sale(self) -> SaleScreen:
        front = self._front
        sheets = self._line_sheets
        screen = SaleScreen(front.sale, ACTIONS)
        screen.catalogue.tiles.use_pictures(front.pictures)
        screen.action_requested.connect(self._act)
        screen.quantity_requested.connect(sheets.quantity)
        screen.discount_requested.connect(sheets.discount)
        screen.line_requested.connect(sheets.line)
        screen.price_requested.connect(sheets.price)
        screen.comment_requested.connect(sheets.comment)
        screen.explain_requested.connect(sheets.explain)
        screen.clear_requested.connect(sheets.clear)
        screen.last_requested.connect(front.journal.show_document)
        screen.last_requested.connect(lambda _: front.show("receipts"))
        screen.removed.connect(lambda name: front.announcer.removed(name, front.sale.undo_remove))
        screen.set_held(front.held.count)
        return screen

    def _act(self, action: str) -> None:
        match action:
            case "drawer":
                self._front.drawer.open()
            case "display":
                self._front.display_requested.emit()
            case "discount":
                self._line_sheets.discount()
            case "hold":
                if self._front.held.may_hold():
                    self._sheets.hold()
            case "held":
                self._front.show("held")
            case "refund":
                self._front.show("receipts")

    def _begin_anew(self) -> None:
        if self.sale is not None:
            self.sale.begin_anew()

    def _show_held(self) -> None:
        if self.sale is not None:
            self.sale.set_held(self._front.held.count)

    def _unknown_code(self, rule: str, code: str) -> None:
        if self.sale is not None:
            self.sale.show_code(code)
            self._front.announcer.unknown_code(code, self.sale.show_code, rule)

    def _no_code(self, text: str) -> None:
        """Typed digits that are nobody's code: what they find is shown, where nobody has gone on meanwhile."""
        if self.sale is None:
            return
        if self._front.page == "sale" and not self.sale.catalogue.prefix():
            self._front.announcer.sound("unknown")
            self.sale.choose(text)
        else:
            self._unknown_code("code_unknown", text)
