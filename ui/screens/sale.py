"""Screen 03: the catalogue on the left, the receipt on the right. Scan, tap, pay: no other click."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import Qt, Signal, SignalInstance
from PySide6.QtGui import QKeyEvent, QShowEvent
from PySide6.QtWidgets import QHBoxLayout, QWidget

from ui.keymap import press
from ui.presenters.sale import SalePresenter
from ui.screens.catalogue import Catalogue
from ui.screens.receipt_pane import ReceiptPane
from ui.widgets.layouts import handed


class SaleScreen(QWidget):
    """Names: `search`, `tiles`, `category_N`, `quick_…`, `receipt`, `receipt_number`, `clear_receipt`, `pay`.

    `action_requested` carries what the quick row or its key asks for; `quantity_requested`, `discount_requested`,
    `price_requested`, `comment_requested` and `line_requested` a line's id; `explain_requested` that of the line whose
    sum was tapped, "" for the receipt's; `clear_requested` a wish to give the receipt up.
    """

    action_requested = Signal(str)
    quantity_requested = Signal(str)
    discount_requested = Signal(str)
    price_requested = Signal(str)
    comment_requested = Signal(str)
    line_requested = Signal(str)
    explain_requested = Signal(str)
    clear_requested = Signal()
    last_requested = Signal(str)
    removed = Signal(str)

    def __init__(self, presenter: SalePresenter, actions: frozenset[str]) -> None:
        super().__init__()
        self.setObjectName("sale_screen")
        self._presenter = presenter
        self._receipt = presenter.receipt.id
        self.catalogue = Catalogue(presenter, actions)
        self.setFocusProxy(self.catalogue)
        self.receipt = ReceiptPane(presenter)
        page = QHBoxLayout(self)
        page.setContentsMargins(0, 0, 0, 0)
        page.setSpacing(0)
        page.addWidget(self.catalogue, 1)
        page.addWidget(self.receipt)
        handed(page)
        self.catalogue.action.connect(self.action_requested)
        self.receipt.quantity.connect(self.quantity_requested)
        self.receipt.discount.connect(self.discount_requested)
        self.receipt.line.connect(self.line_requested)
        self.receipt.explain.connect(self.explain_requested)
        self.receipt.clear.connect(self.clear_requested)
        self.receipt.last.connect(self.last_requested)
        presenter.removed.connect(self.removed)
        presenter.receipt_changed.connect(self._on_receipt)
        self._commands: dict[str, Callable[[], object]] = {
            "pay": presenter.pay,
            "search": self.catalogue.focus_search,
            "quantity": lambda: self._of_line(self.quantity_requested),
            "line_discount": lambda: self._of_line(self.discount_requested),
            "line": lambda: self._of_line(self.line_requested),
            "price": lambda: self._of_line(self.price_requested),
            "comment": lambda: self._of_line(self.comment_requested),
            "undo": presenter.undo_remove,
            "tiles_down": lambda: self.catalogue.tiles.turn(1),
            "tiles_up": lambda: self.catalogue.tiles.turn(-1),
        }

    def scanned(self, code: str) -> None:
        """A code from the scanner; what stood in the search field may be a quantity for it (`3*`)."""
        self._presenter.scan(code, self.catalogue.prefix())
        self.catalogue.reset()

    def show_code(self, code: str) -> None:
        """Keeps a code nobody knows in the field, to be looked at and mended."""
        self.catalogue.show_code(code)

    def choose(self, text: str) -> None:
        """Digits that were typed are nobody's code, but find goods: the cashier takes one of them."""
        self.catalogue.choose(text)

    def begin_anew(self) -> None:
        """Another customer or another cashier: what somebody typed before them is nobody's."""
        self.catalogue.reset()

    def set_held(self, count: int) -> None:
        """How many receipts wait on the side."""
        self.catalogue.set_held(count)

    def _on_receipt(self) -> None:
        if self._presenter.receipt.id != self._receipt:
            self._receipt = self._presenter.receipt.id
            self.begin_anew()

    def _of_line(self, asked: SignalInstance) -> None:
        """Asks for something about the chosen line, else the last one."""
        items = self._presenter.receipt.items
        if items:
            asked.emit(self._presenter.selected or items[-1].id)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        key, text = event.key(), event.text()
        if press(self, "sale", event, self._commands):
            return
        if key in (Qt.Key.Key_Up, Qt.Key.Key_Down):
            self._presenter.move_selection(-1 if key == Qt.Key.Key_Up else 1)
        elif key == Qt.Key.Key_Escape:
            self.catalogue.reset()
        elif key == Qt.Key.Key_Delete and self._presenter.selected:
            self._presenter.remove(self._presenter.selected)
        elif text in ("+", "-") and self._presenter.selected:
            self._presenter.step(self._presenter.selected, 1 if text == "+" else -1)
        else:
            super().keyPressEvent(event)

    def showEvent(self, event: QShowEvent) -> None:
        self.catalogue.focus_search()
        super().showEvent(event)
