"""The dialogs over the page of refunds: how many, how much, a drawer with less in it, and what to hand over."""

from __future__ import annotations

from collections.abc import Sequence
from decimal import Decimal

from PySide6.QtCore import QObject

from app.domain.document import Document
from app.domain.product import Product
from app.domain.refund_ways import Way
from app.errors import RuleBroken
from app.services.server_payments import Told
from ui.front import Front
from ui.i18n import tr
from ui.main_window import MainWindow
from ui.messages import message
from ui.presenters.refund_state import BackLine
from ui.screens.dialogs import ConfirmDialog
from ui.screens.goods_dialog import Goods
from ui.screens.link_dialog import LinkDialog
from ui.screens.payments_dialog import PaymentsDialog
from ui.screens.price_dialog import PriceDialog
from ui.screens.quantity_dialog import QuantityDialog
from ui.screens.refund_details import RefundDetailsDialog
from ui.screens.refund_done import RefundDoneDialog
from ui.screens.weigh_dialog import WeighDialog


class RefundSheets(QObject):
    """Opened by what the presenter of refunds asks for."""

    def __init__(self, front: Front, window: MainWindow) -> None:
        super().__init__(window)
        self._front = front
        self._window = window
        self._refund = front.returns.presenter
        self._refund.quantity_wanted.connect(self.quantity)
        self._refund.weight_wanted.connect(self.weight)
        self._refund.price_wanted.connect(self.price)
        self._refund.beyond_wanted.connect(self.beyond)
        self._refund.details_wanted.connect(self.details)
        front.returns.done.connect(self.done)
        front.returns.link_ready.connect(self.link)
        front.returns.payments_told.connect(self.payments)

    def quantity(self, line: BackLine) -> None:
        """How much of a line comes back."""
        goods = Goods(line.name, line.price, line.unit, line.by_weight, line.left)
        current = line.taken or line.left or Decimal(1)
        if line.by_weight:
            dialog: QuantityDialog | WeighDialog = WeighDialog(self._window, goods, current, scale=self._front.scale)
        else:
            dialog = QuantityDialog(self._window, goods, current, hint="")
        dialog.accepted.connect(lambda value: self._refund.set_quantity(line.place, value))
        dialog.open()

    def weight(self, product: Product) -> None:
        """How much of weighed goods without a receipt; then the price, where it is free."""
        dialog = WeighDialog(self._window, Goods.of_product(product), scale=self._front.scale)
        if product.price is None:
            dialog.accepted.connect(lambda weight: self._price(product, weight))
        else:
            dialog.accepted.connect(lambda weight: self._refund.add(product, weight))
        dialog.open()

    def price(self, product: Product) -> None:
        self._price(product, Decimal(1))

    def beyond(self) -> None:
        """Less in the drawer than is to be given: the cashier says whether the money is there all the same."""
        drawer = self._refund.state.drawer
        said = message(RuleBroken("drawer_too_little", drawer=f"{drawer:.2f}"))
        text = tr("{detail}. Перевірте готівку, перш ніж віддавати.", detail=said.detail)
        dialog = ConfirmDialog(self._window, said.title, text, tr("Віддати гроші"))
        dialog.confirmed.connect(self._refund.go_beyond)
        dialog.open()

    def details(self, ways: Sequence[Way]) -> None:
        """What goes back beside the till is typed before it is recorded."""
        dialog = RefundDetailsDialog(self._window, self._refund, ways)
        dialog.accepted.connect(self._refund.go_with)
        dialog.open()

    def done(self, document: Document) -> None:
        """It is on disk: only now the money is handed over."""
        dialog = RefundDoneDialog(self._window, document)
        dialog.paper_requested.connect(self._front.paper.document)
        dialog.open()

    def link(self, number: str, modules: Sequence[Sequence[bool]]) -> None:
        LinkDialog(self._window, number, modules).open()

    def payments(self, told: Sequence[Told]) -> None:
        """How a receipt was paid, here and at the server."""
        PaymentsDialog(self._window, told).open()

    def _price(self, product: Product, amount: Decimal) -> None:
        dialog = PriceDialog(self._window, Goods.of_product(product))
        dialog.accepted.connect(lambda price: self._refund.add(product, amount, price))
        dialog.open()
