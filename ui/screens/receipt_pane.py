"""The right of screen 03: the receipt line by line, what it comes to, and the one button with its sum."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QStackedLayout, QVBoxLayout, QWidget

from app.domain.changed_goods import Change
from app.domain.discount import DiscountKind
from app.domain.receipt import Item, ItemTotals
from ui.change_words import Ask, ask_of
from ui.formats import MINUS, money_text, percent_text, quantity_text, sum_text
from ui.i18n import plural, tr
from ui.keymap import keymap
from ui.lines import Sum, how_text, tax_text
from ui.presenters.sale import SalePresenter
from ui.theme import theme
from ui.widgets.button import Button
from ui.widgets.card import Panel, hline
from ui.widgets.icon import Icon
from ui.widgets.label import label
from ui.widgets.line_editor import Line
from ui.widgets.lines import ReceiptView
from ui.widgets.pay_button import PayButton
from ui.widgets.sums import TapSums

#: A line, and what it was made of.
_Made = tuple[Item, ItemTotals, Change | None, Line]


class ReceiptPane(Panel):
    """`quantity`, `discount` and `line` carry the id of the line whose editor was tapped, `explain` that of the line
    whose sum was, "" for the receipt's sums; `last` a document's id."""

    quantity = Signal(str)
    discount = Signal(str)
    line = Signal(str)
    explain = Signal(str)
    clear = Signal()
    last = Signal(str)

    def __init__(self, presenter: SalePresenter) -> None:
        super().__init__("surface", "l", handed=True, name="receipt_pane")
        self._presenter = presenter
        self.setFixedWidth(theme.px(theme.pick(356, 416, 536)))
        self._number = label("", "heading", name="receipt_number")
        self._count = label("", "note", "ink3", name="receipt_count")
        self._clear = Button(tr("Очистити"), icon="x", role="ghost", size=48, name="clear_receipt")
        self._clear.clicked.connect(self.clear)
        self.lines = ReceiptView()
        self.lines.selected_changed.connect(presenter.select)
        self.lines.plus.connect(lambda item_id: presenter.step(item_id, 1))
        self.lines.minus.connect(lambda item_id: presenter.step(item_id, -1))
        self.lines.remove.connect(presenter.remove)
        self.lines.quantity.connect(self.quantity)
        self.lines.answered.connect(self._answered)
        self.lines.discount.connect(self.discount)
        self.lines.more.connect(self.line)
        self.lines.explain.connect(self.explain)
        self._made: dict[str, _Made] = {}
        self._sums = TapSums(pad=theme.pick(16, 16, 20), name="receipt_sums")
        self._sums.setAccessibleDescription(tr("Торкніться, щоб побачити, як пораховано"))
        self._sums.clicked.connect(lambda: self.explain.emit(""))
        self._last = Button("", icon="receipt-text", size=56, name="last_receipt")
        self._last.clicked.connect(self._show_last)
        self._pay = PayButton(tr("Оплата"), key=keymap.key("pay"))
        self._pay.clicked.connect(presenter.pay)
        self._arrange()
        presenter.receipt_changed.connect(self._show)
        self._show()

    def _show(self) -> None:
        receipt, totals = self._presenter.receipt, self._presenter.totals
        count = len(receipt.items)
        number = self._presenter.number
        self._number.set_text(tr("Чек №{number}", number=number) if number else tr("Чек"))
        words = plural(count, "%n позиція") if count else tr("порожній")
        self._count.set_text(words)
        self._clear.setVisible(bool(count))
        self._middle.setCurrentIndex(1 if count else 0)
        self._foot.setCurrentIndex(1 if count else 0)
        changes = self._presenter.changes
        self._made = {
            item.id: self._line(item, part, changes.get(item.id))
            for item, part in zip(receipt.items, totals.items, strict=True)
        }
        self.lines.set_lines([line for *_, line in self._made.values()], self._presenter.selected or "")
        rows = []
        if totals.discount:
            rows.append(Sum(tr("Сума без знижки"), money_text(totals.gross)))
            rows.append(Sum(tr("Знижки"), money_text(-totals.discount), color="warn", weight=600))
        rows += [Sum(tax_text(tax), money_text(tax.tax)) for tax in totals.taxes if tax.tax]
        if count and not totals.total:
            rows.append(Sum(tr("Чек на нуль гривень не оплачують"), ""))
        if receipt.taken:
            rows.append(Sum(tr("Уже отримано"), money_text(receipt.taken), color="accent", weight=600))
        rows = rows or [Sum(tr("Сума чека"), money_text(totals.total))]
        self._sums.set_sums(rows)
        self._pay.set_text(self._pay_text())
        self._pay.set_amount(totals.total)
        last = self._presenter.last
        self._last.setVisible(last is not None)
        if last is not None:
            said = tr("Попередній чек №{number} — {total}", number=last.number, total=sum_text(last.payable))
            self._last.set_text(said)

    def _line(self, item: Item, part: ItemTotals, change: Change | None) -> _Made:
        """The line as it was made for the receipt before, if nothing in it has changed: of 200, one does."""
        was = self._made.get(item.id)
        if was is not None and was[0] is item and (was[1] is part or was[1] == part) and was[2] == change:
            return was
        ask = ask_of(change, self._presenter.tax_rules) if change is not None else None
        return item, part, change, _line(item, part, ask)

    def _answered(self, item_id: str, take: bool) -> None:
        change = self._presenter.changes.get(item_id)
        if change is not None:
            self._presenter.settle(change, take=take)

    def _pay_text(self) -> str:
        if not self._presenter.hands_over:
            return tr("Оплата")
        # Beside a sum of seven digits there is room for one word.
        return tr("Передати на касу") if theme.form == "wide" else tr("Передати")

    def _show_last(self) -> None:
        if self._presenter.last is not None:
            self.last.emit(self._presenter.last.id)

    def _arrange(self) -> None:
        side = theme.pick(16, 16, 20)
        header = QWidget()
        header.setFixedHeight(theme.px(theme.pick(55, 55, 63)))
        row = QHBoxLayout(header)
        row.setContentsMargins(theme.px(side), 0, theme.px(6), 0)
        row.setSpacing(theme.px(8))
        row.addWidget(self._number)
        row.addWidget(self._count, 1)
        row.addWidget(self._clear)
        self._middle = QStackedLayout()
        self._middle.addWidget(self._empty())
        self._middle.addWidget(self.lines)
        sums = QWidget()
        column = QVBoxLayout(sums)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addWidget(hline())
        column.addWidget(self._sums)
        last = QWidget()
        holder = QVBoxLayout(last)
        holder.setContentsMargins(theme.px(12), 0, theme.px(12), 0)
        holder.addStretch(1)
        holder.addWidget(self._last)
        self._foot = _Stack()
        self._foot.addWidget(last)
        self._foot.addWidget(sums)
        page = QVBoxLayout(self)
        self.room_for_edges(page)
        page.setSpacing(0)
        page.addWidget(header)
        page.addWidget(hline())
        page.addLayout(self._middle, 1)
        page.addWidget(self._foot.holder)
        button = QVBoxLayout()
        margin = theme.px(theme.pick(12, 12, 16))
        button.setContentsMargins(margin, theme.px(theme.pick(6, 6, 8)), margin, margin)
        button.addWidget(self._pay)
        page.addLayout(button)

    def _empty(self) -> QWidget:
        # With a parent from the start: the stack shows its first widget at once, and without one that is a window.
        page = QWidget(self)
        column = QVBoxLayout(page)
        column.setContentsMargins(theme.px(40), 0, theme.px(40), 0)
        column.setSpacing(theme.px(14))
        center = Qt.AlignmentFlag.AlignHCenter | Qt.AlignmentFlag.AlignVCenter
        column.addStretch(1)
        column.addWidget(Icon("scan-barcode", "ink3", 44), 0, Qt.AlignmentFlag.AlignHCenter)
        column.addWidget(label(tr("Скануйте товар"), "title", align=center))
        hint = (
            tr("або торкніться плитки праворуч. Для кількості введіть число і «*» перед скануванням: 3*")
            if theme.hand == "left"
            else tr("або торкніться плитки ліворуч. Для кількості введіть число і «*» перед скануванням: 3*")
        )
        column.addWidget(label(hint, "body", "ink2", align=center, wrap=True, name="receipt_hint"))
        column.addStretch(1)
        return page


class _Stack:
    """Two children in one place, only as high as the one shown."""

    def __init__(self) -> None:
        self.holder = QWidget()
        self._layout = QVBoxLayout(self.holder)
        self._layout.setContentsMargins(0, 0, 0, 0)
        self._children: list[QWidget] = []

    def addWidget(self, child: QWidget) -> None:
        self._children.append(child)
        self._layout.addWidget(child)

    def setCurrentIndex(self, index: int) -> None:
        for place, child in enumerate(self._children):
            child.setVisible(place == index)


def _line(item: Item, part: ItemTotals, ask: Ask | None) -> Line:
    weighed = item.by_weight or item.unit.weighted
    discount = old = ""
    if item.discount and part.discount:
        worth = money_text(part.discount)
        if item.discount.kind is DiscountKind.PERCENT:
            discount = f"{MINUS}{percent_text(item.discount.value)}"
            # Where a comment wants its room, the sums before and after say the rest.
            discount += "" if item.comment else f" = {MINUS}{worth}"
        else:
            discount = f"{MINUS}{worth}"
        old = money_text(part.gross)
    stamps = ""
    if item.stamps_lacking:
        have = len(item.stamps) + len(item.unstamped)
        stamps = f" · {tr('марки {have}/{want}', have=have, want=int(item.quantity))}"
    return Line(
        id=item.id,
        name=item.name,
        quantity_text=how_text(item.quantity, item.unit, item.price, item.by_weight) + stamps,
        amount_text=money_text(part.gross - part.discount),
        discount_text=discount,
        old_text=old,
        number_text=quantity_text(item.quantity, item.unit.short if weighed else "", weighed=weighed),
        steps=not weighed,
        ask_text=ask.said if ask is not None else "",
        keep_text=ask.keep if ask is not None else "",
        take_text=ask.take if ask is not None else "",
        comment_text=item.comment,
    )
