"""Builds the screens over what `Front` holds, and builds them anew when language, theme, size or width change."""

from __future__ import annotations

from PySide6.QtCore import QObject

from app.clock import local
from app.services.sale import Needs
from ui.formats import sum_text
from ui.front import Front
from ui.i18n import plural
from ui.main_window import MainWindow
from ui.presenters.status import Status, network_chip, printer_chip, shift_chip
from ui.screens.cash_move import CashMoveDialog
from ui.screens.close_shift import CloseShiftScreen
from ui.screens.dialogs import clear_dialog
from ui.screens.done import DoneScreen
from ui.screens.first_start import FirstStartScreen
from ui.screens.goods_dialog import Goods
from ui.screens.journal import JournalScreen
from ui.screens.login import LoginScreen
from ui.screens.open_shift import OpenShiftScreen
from ui.screens.payment import PaymentScreen
from ui.screens.price_dialog import PriceDialog
from ui.screens.quantity_dialog import QuantityDialog
from ui.screens.queue import QueueScreen
from ui.screens.sale import SaleScreen
from ui.screens.shift import ShiftScreen
from ui.screens.weigh_dialog import WeighDialog
from ui.theme import theme

#: What the quick row of the sale screen can do today.
ACTIONS = frozenset({"drawer"})


class Pages(QObject):
    """Puts pages into the window and opens dialogs over it. It keeps no state of the trade."""

    def __init__(self, front: Front, window: MainWindow) -> None:
        super().__init__(window)
        self._front = front
        self._window = window
        self._form = theme.form
        front.page_changed.connect(self._show)
        front.look_changed.connect(self.build)
        front.status.changed.connect(self._show_status)
        front.cash_move.opened.connect(self._open_cash_move)
        front.sale.weight_needed.connect(self._ask_weight)
        front.sale.price_needed.connect(self._ask_price)
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
        """Every page anew; the one in front stays in front."""
        front, window = self._front, self._window
        bare = {"top_bar": False, "rail": False}
        sale = self._build_sale()
        window.set_page("first_start", FirstStartScreen(front.first_start), **bare)
        window.set_page("login", LoginScreen(front.login), **bare)
        window.set_page("open_shift", OpenShiftScreen(front.open_shift), rail=False)
        window.set_page("sale", sale, toast_area=sale.catalogue.tiles)
        window.set_page("payment", PaymentScreen(front.payment), rail=False)
        window.set_page("done", DoneScreen(front.done), rail=False)
        window.set_page("receipts", JournalScreen(front.journal))
        window.set_page("queue", QueueScreen(front.queue))
        window.set_page("shift", ShiftScreen(front.shift))
        window.set_page("close_shift", CloseShiftScreen(front.close_shift))
        window.rail.button("reports").setEnabled(False)
        window.rail.button("settings").setEnabled(False)
        if front.page:
            self._show(front.page)
        self._show_status()

    def sale_screen(self) -> SaleScreen:
        page = self._window.page("sale")
        assert isinstance(page, SaleScreen)
        return page

    def scanned(self, code: str) -> None:
        """The scanner read something."""
        if self._window.sheet() is None:
            self._front.scanned(code, self.sale_screen().scanned)
        else:
            self._front.announcer.sound("error")

    # ------------------------------------------------------------------ inside

    def _show(self, page: str) -> None:
        self._window.show_page(page)

    def _refit(self) -> None:
        """The window became narrow or wide: screens are laid out another way."""
        if theme.form != self._form:
            self._form = theme.form
            self.build()

    def _build_sale(self) -> SaleScreen:
        front = self._front
        screen = SaleScreen(front.sale, ACTIONS)
        screen.action_requested.connect(self._act)
        screen.quantity_requested.connect(self._ask_quantity)
        screen.clear_requested.connect(self._ask_clear)
        screen.last_requested.connect(front.journal.show_document)
        screen.last_requested.connect(lambda _: front.show("receipts"))
        screen.removed.connect(lambda name: front.announcer.removed(name, front.sale.undo_remove))
        return screen

    def _act(self, action: str) -> None:
        if action == "drawer":
            self._front.tasks.start("drawer", self._front.till.open_drawer)

    def _unknown_code(self, code: str) -> None:
        screen = self.sale_screen()
        screen.show_code(code)
        self._front.announcer.unknown_code(code, screen.show_code)

    def _ask_weight(self, needs: Needs) -> None:
        dialog = WeighDialog(self._window, Goods.of_product(needs.product))
        dialog.accepted.connect(lambda weight: self._front.sale.add(needs.product, weight))
        dialog.open()

    def _ask_price(self, needs: Needs) -> None:
        dialog = PriceDialog(self._window, Goods.of_product(needs.product), needs.pieces)
        dialog.accepted.connect(lambda price: self._front.sale.add(needs.product, needs.pieces, price))
        dialog.open()

    def _ask_quantity(self, item_id: str) -> None:
        item = self._front.sale.receipt.item(item_id)
        if item is None:
            return
        goods = Goods.of_item(item)
        if item.by_weight:
            dialog: WeighDialog | QuantityDialog = WeighDialog(self._window, goods, item.quantity)
        else:
            dialog = QuantityDialog(self._window, goods, item.quantity)
        dialog.accepted.connect(lambda value: self._front.sale.set_quantity(item_id, value))
        dialog.open()

    def _ask_clear(self) -> None:
        count = len(self._front.sale.receipt.items)
        lines = f"{count} {plural(count, 'позиція', 'позиції', 'позицій')}"
        dialog = clear_dialog(self._window, lines, sum_text(self._front.sale.totals.total))
        dialog.confirmed.connect(self._front.sale.clear)
        dialog.open()

    def _open_cash_move(self) -> None:
        CashMoveDialog(self._window, self._front.cash_move).open()

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
