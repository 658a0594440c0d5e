"""Goods by their name, for a refund without a receipt: a field, and what it finds in place of the list."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QVBoxLayout, QWidget

from app.domain.product import Product
from ui.formats import money_text
from ui.i18n import tr
from ui.keymap import keymap
from ui.presenters.refund import RefundPresenter
from ui.widgets.field import Field
from ui.widgets.table import Cell, Column, Row, Table


class GoodsSearch(QWidget):
    """`results` is put where they are to be seen; `searching` tells whether there is something typed.

    Names: `refund_search`, `refund_found`.
    """

    searching = Signal(bool)

    def __init__(self, presenter: RefundPresenter) -> None:
        super().__init__()
        self._presenter = presenter
        self._products: list[Product] = []
        self._field = Field(
            tr("Назва, штрих-код або артикул"), icon="search", key=keymap.key("find_goods"), name="refund_search"
        )
        self._field.changed.connect(presenter.search)
        self._field.submitted.connect(lambda _: self._take_first())
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.addWidget(self._field)
        self.results = Table(
            [Column(tr("Товар")), Column(tr("Ціна, грн"), 160, align="r", weight=600)], name="refund_found"
        )
        self.results.view.setAccessibleName(tr("Знайдені товари"))
        self.results.view.clicked.connect(lambda index: self._take(index.row()))
        presenter.found.connect(self._show)
        presenter.begun.connect(self.clear)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Enter was for the field; Esc empties it before it leaves the page."""
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            event.accept()
        elif event.key() == Qt.Key.Key_Escape and self.active:
            self.clear()
        else:
            super().keyPressEvent(event)

    @property
    def active(self) -> bool:
        """Something is being looked for."""
        return bool(self._field.text().strip())

    def focus(self) -> None:
        self._field.line.setFocus(Qt.FocusReason.ShortcutFocusReason)

    def clear(self) -> None:
        if self._field.text():
            self._field.set_text("")

    def _show(self, products: list[Product]) -> None:
        self._products = products
        rows = [
            Row(one.id, (Cell(one.title, elide_middle=True), money_text(one.price) if one.price is not None else "—"))
            for one in products
        ]
        self.results.set_rows(rows)
        self.searching.emit(self.active)

    def _take_first(self) -> None:
        if self.active and self.results.model.rows:
            self._take(0)

    def _take(self, row: int) -> None:
        product = self._products[row]
        self.clear()
        self.searching.emit(False)
        self._presenter.pick(product)
