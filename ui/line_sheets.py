"""The dialogs about the lines of the receipt on the counter and its sum."""

from __future__ import annotations

from decimal import Decimal

from PySide6.QtCore import QObject

from app.domain.cashier import ANY_DISCOUNT, Right
from app.domain.comment import phrases_of
from app.domain.discount import Discount
from app.domain.money import ZERO
from app.domain.receipt import Item
from ui.formats import sum_text
from ui.front import Front
from ui.i18n import plural, tr
from ui.main_window import MainWindow
from ui.screens.comment_dialog import CommentDialog
from ui.screens.dialogs import clear_dialog
from ui.screens.discount_dialog import DiscountDialog, Scope, ScopeKind
from ui.screens.explain_dialog import ExplainDialog
from ui.screens.goods_dialog import Goods, GoodsDialog
from ui.screens.line_dialog import LineDialog
from ui.screens.price_dialog import PriceDialog
from ui.screens.quantity_dialog import QuantityDialog
from ui.screens.weigh_dialog import WeighDialog


class LineSheets(QObject):
    """Opened by the sale page; a line that is gone meanwhile opens none."""

    def __init__(self, front: Front, window: MainWindow) -> None:
        super().__init__(window)
        self._front = front
        self._window = window

    def line(self, item_id: str) -> None:
        """What can be done with a line."""
        receipt, totals = self._front.sale.receipt, self._front.sale.totals
        found = next(((i, part) for i, part in zip(receipt.items, totals.items, strict=True) if i.id == item_id), None)
        if found is None:
            return
        dialog = LineDialog(self._window, *found, priced=self._may(Right.FREE_PRICE))
        actions = {
            "quantity": self.quantity,
            "price": self.price,
            "discount": self.discount,
            "comment": self.comment,
            "explain": self.explain,
            "remove": self._front.sale.remove,
        }
        dialog.chosen.connect(lambda what: actions[what](item_id))
        dialog.open()

    def quantity(self, item_id: str) -> None:
        """How many, or how much, of a line."""
        item = self._item(item_id)
        if item is None:
            return
        sale, goods = self._front.sale, Goods.of_item(item)
        dialog: GoodsDialog
        if item.by_weight:
            dialog = weigh = WeighDialog(self._window, goods, item.quantity, scale=self._front.scale)
            weigh.accepted.connect(lambda value: sale.set_quantity(item_id, value, weighed=weigh.weighed))
        else:
            dialog = QuantityDialog(self._window, goods, item.quantity)
            dialog.accepted.connect(lambda value: sale.set_quantity(item_id, value))
        if item.product_id is not None:
            sale.looked_up.connect(dialog.know)
            sale.look_up(item.product_id)
        dialog.open()

    def price(self, item_id: str) -> None:
        """Another price than the catalogue's; a senior is asked after it, where one is needed."""
        item = self._item(item_id)
        if item is None:
            return
        least = item.list_price if item.no_discount else None
        senior = not (item.free_price or self._may(Right.FREE_PRICE))
        goods = Goods.of_item(item)
        dialog = PriceDialog(self._window, goods, item.quantity, item.price, least=least, senior=senior)
        dialog.accepted.connect(lambda price: self._front.sale.set_price(item_id, price))
        dialog.open()

    def comment(self, item_id: str) -> None:
        item = self._item(item_id)
        if item is None:
            return
        phrases = phrases_of(self._front.till.settings.comments)
        dialog = CommentDialog(self._window, item.name, item.comment, phrases)
        dialog.accepted.connect(lambda words: self._front.sale.set_comment(item_id, words))
        dialog.open()

    def discount(self, item_id: str = "") -> None:
        """A discount on one line, or, without a line, on the whole receipt; the dialog changes between the two."""
        sale = self._front.sale
        if not sale.receipt.items:
            return
        item = self._item(item_id) or self._item(sale.selected or "") or sale.receipt.items[-1]
        scopes = (self._of_item(item), self._of_receipt())
        start = ScopeKind.ITEM if item_id else ScopeKind.RECEIPT
        dialog = DiscountDialog(self._window, scopes, start, limit=self._limit())

        def give(kind: ScopeKind, discount: Discount | None) -> None:
            if kind is ScopeKind.ITEM:
                sale.set_item_discount(item.id, discount)
            else:
                sale.set_discount(discount)

        dialog.chosen.connect(give)
        dialog.open()

    def explain(self, item_id: str = "") -> None:
        """How the receipt came to its sum; the line whose sum was tapped is lit."""
        sale = self._front.sale
        if sale.receipt.items:
            number = sale.number
            title = tr("Як пораховано чек №{number}", number=number) if number else tr("Як пораховано чек")
            ExplainDialog(self._window, title, sale.explained(), item_id).open()

    def clear(self) -> None:
        """Is the receipt to be given up, with all that is in it."""
        receipt = self._front.sale.receipt
        count = sum(len(item.stamps) for item in receipt.items)
        stamps = plural(count, "%n акцизну марку") if count else ""
        lines = plural(len(receipt.items), "%n позиція")
        dialog = clear_dialog(self._window, lines, sum_text(self._front.sale.totals.total), stamps)
        dialog.confirmed.connect(self._front.sale.clear)
        dialog.open()

    def _item(self, item_id: str) -> Item | None:
        return self._front.sale.receipt.item(item_id)

    def _of_item(self, item: Item) -> Scope:
        return Scope(ScopeKind.ITEM, item.gross, item.gross, item.discount, item.name, barred=item.no_discount)

    def _of_receipt(self) -> Scope:
        """After the discounts of its lines; goods sold at their price stay out of it."""
        receipt, totals = self._front.sale.receipt, self._front.sale.totals
        before = totals.gross - totals.line_discounts
        base = receipt.discount_base
        about = plural(len(receipt.items), "%n позиція")
        if base != before:
            about = tr("крім товарів на {sum}", sum=sum_text(before - base))
        barred = base == ZERO and before > 0
        return Scope(ScopeKind.RECEIPT, before, base, receipt.discount, about, barred=barred)

    def _limit(self) -> Decimal | None:
        """The percent above which a senior will be asked for, None for who may give any discount."""
        cashier = self._front.till.station.cashier
        return None if cashier is None or cashier.discount_limit >= ANY_DISCOUNT else cashier.discount_limit

    def _may(self, right: Right) -> bool:
        """Whether who stands here needs no senior for it."""
        cashier = self._front.till.station.cashier
        return cashier is not None and cashier.may(right)
