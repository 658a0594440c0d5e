"""Screen 10: what of a sale comes back, why, and how much money for it; the same page without a receipt."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtGui import QKeyEvent, QResizeEvent, QShowEvent
from PySide6.QtWidgets import QHBoxLayout, QStackedWidget, QVBoxLayout, QWidget

from app.domain.document import Document
from ui.formats import date_time_text, money_text, number_text, quantity_text, sum_text
from ui.i18n import tr
from ui.keymap import press
from ui.lines import how_text, paid_text
from ui.presenters.refund import RefundPresenter
from ui.presenters.refund_state import BackLine
from ui.screens.goods_search import GoodsSearch
from ui.screens.refund_money import RefundMoney
from ui.theme import theme
from ui.widgets import paint
from ui.widgets.back_table import BackRow, BackTable
from ui.widgets.button import Button
from ui.widgets.card import Card
from ui.widgets.empty import Empty
from ui.widgets.label import Label, label

_STEPS = {Qt.Key.Key_Up: -1, Qt.Key.Key_Down: 1, Qt.Key.Key_PageUp: -7, Qt.Key.Key_PageDown: 7}
_TICK = (Qt.Key.Key_Space, Qt.Key.Key_Return, Qt.Key.Key_Enter)


class RefundScreen(QWidget):
    """↑↓ walk, Space ticks, + and − count, `*` asks for a number, F2 finds goods, F12 gives the money, Esc goes back.

    Names: `refund_back`, `refund_title`, `refund_about`, `refund_search`, `back`, `refund_empty`, `refund_all`,
    `refund_none`, `refund_cancel`, `refund_note`. The right side is `RefundMoney`.
    """

    def __init__(self, presenter: RefundPresenter) -> None:
        super().__init__()
        self.setObjectName("refund_screen")
        self.setAccessibleName(tr("Повернення"))
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self._presenter = presenter
        self._goods = presenter.state.entry is None
        self._page = QHBoxLayout(self)
        self._page.setContentsMargins(0, 0, 0, 0)
        self._page.setSpacing(0)
        self._left = QWidget()
        self._page.addWidget(self._left, 1)
        self._page.addWidget(RefundMoney(presenter))
        self._make_left()
        presenter.changed.connect(self._show)
        presenter.begun.connect(self._begin)
        self._show()

    def _find_goods(self) -> None:
        if self._goods:
            self._search.focus()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        presenter, line = self._presenter, self._presenter.state.line
        key, said = Qt.Key(event.key()), event.text()
        if press(self, "refund", event, {"refund_give": presenter.give_back, "find_goods": self._find_goods}):
            return
        if key in _STEPS:
            presenter.move_selection(_STEPS[key])
        elif key == Qt.Key.Key_Escape:
            presenter.back()
        elif key == Qt.Key.Key_A and event.modifiers() & Qt.KeyboardModifier.ControlModifier:
            presenter.take_all()
        elif line is None:
            super().keyPressEvent(event)
        elif key in _TICK:
            presenter.ask_quantity(line.place) if self._goods else presenter.toggle(line.place)
        elif said in ("+", "-"):
            presenter.step(line.place, 1 if said == "+" else -1)
        elif said == "*":
            presenter.ask_quantity(line.place)
        elif key == Qt.Key.Key_Delete:
            presenter.set_quantity(line.place, line.taken * 0)
        else:
            super().keyPressEvent(event)

    def showEvent(self, event: QShowEvent) -> None:
        self.setFocus(Qt.FocusReason.OtherFocusReason)
        super().showEvent(event)

    def _begin(self) -> None:
        """Another receipt, or none: the left side is made for it."""
        goods = self._presenter.state.entry is None
        if goods != self._goods:
            self._goods = goods
            old, self._left = self._left, QWidget()
            self._page.replaceWidget(old, self._left)
            old.hide()
            old.deleteLater()
            self._make_left()
        self._show()

    def _make_left(self) -> None:
        column = QVBoxLayout(self._left)
        column.setContentsMargins(theme.px(16), theme.px(14), theme.px(16), theme.px(16))
        column.setSpacing(theme.px(12))
        column.addLayout(self._make_head())
        self._search = GoodsSearch(self._presenter)
        column.addWidget(self._search)
        # Only now: shown before it has a place it would be a window of its own for a moment.
        self._search.setVisible(self._goods)
        self._table = BackTable(ticks=not self._goods)
        self._table.toggled.connect(self._presenter.toggle)
        self._table.stepped.connect(self._presenter.step)
        self._table.asked.connect(self._presenter.ask_quantity)
        self._table.picked.connect(self._presenter.select)
        self._empty = Empty("undo-2", name="refund_empty")
        self._empty.set(tr("Скануйте товар, який повертають, або знайдіть його за назвою"))
        blank = Card(margins=(24, 24, 24, 24))
        blank.body.addWidget(self._empty)
        self._stack = QStackedWidget()
        self._stack.addWidget(self._table)
        self._stack.addWidget(blank)
        self._stack.addWidget(self._search.results)
        self._search.searching.connect(lambda _: self._show())
        column.addWidget(self._stack, 1)
        column.addLayout(self._make_foot())

    def _make_head(self) -> QHBoxLayout:
        row = QHBoxLayout()
        row.setSpacing(theme.px(12))
        back = Button(icon="arrow-left", role="ghost", size=48, name="refund_back")
        back.setAccessibleName(tr("Назад"))
        back.clicked.connect(self._presenter.back)
        self._title = _Title()
        self._about = label("", "body", "ink2", name="refund_about", size=theme.pick(14, 16, 18))
        row.addWidget(back)
        row.addWidget(self._title, 1)
        row.addWidget(self._about)
        return row

    def _make_foot(self) -> QHBoxLayout:
        row = QHBoxLayout()
        row.setSpacing(theme.px(8))
        self._all = Button(tr("Вибрати все"), icon="check", size=48, name="refund_all")
        self._all.clicked.connect(self._presenter.take_all)
        if self._goods:
            self._all.hide()
        said = tr("Прибрати все") if self._goods else tr("Зняти вибір")
        self._none = Button(said, size=48, name="refund_none")
        self._none.clicked.connect(self._presenter.take_none)
        self._note = label(
            "", "note", "ink3", name="refund_note", elide=Qt.TextElideMode.ElideRight,
            align=Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter,
        )  # fmt: skip
        self._cancel = Button(tr("Відмінити чек"), icon="x", role="danger_text", size=48, name="refund_cancel")
        self._cancel.clicked.connect(self._presenter.cancel_sale)
        row.addWidget(self._all)
        row.addWidget(self._none)
        row.addWidget(self._cancel)
        row.addWidget(self._note, 1)
        return row

    def _show(self) -> None:
        state = self._presenter.state
        if (state.entry is None) is not self._goods:
            return
        sale = state.entry.document if state.entry else None
        self._title.say(_title(sale), tr("За чеком №{number}", number=sale.number) if sale and sale.number else "")
        self._about.set_text(_about(sale))
        discount = sale.receipt_discount if sale else None
        self._note.set_text(tr("Суми вже враховують знижку чека {sum}", sum=sum_text(-discount)) if discount else "")
        self._table.set_lines([_row(line) for line in state.lines], state.selected)
        self._none.setEnabled(bool(state.chosen) and not state.recording)
        self._all.setEnabled(not state.recording)
        self._cancel.setVisible(state.may_cancel)
        self._cancel.setEnabled(not state.recording)
        self._stack.setCurrentIndex(2 if self._search.active else 0 if state.lines else 1)


class _Title(Label):
    """The title of the page, in fewer words where there is no room for all: the number is what one looks for."""

    def __init__(self) -> None:
        super().__init__("", "h2", name="refund_title", elide=Qt.TextElideMode.ElideRight)
        self._whole = self._short = ""

    def say(self, whole: str, short: str) -> None:
        """`short` is "" where there are no fewer words for it."""
        self._whole, self._short = whole, short or whole
        self.setAccessibleName(whole)
        self._fit()

    def resizeEvent(self, event: QResizeEvent) -> None:
        self._fit()
        super().resizeEvent(event)

    def _fit(self) -> None:
        fits = paint.width_of(self._whole, self._font) <= self.width()
        self.set_text(self._whole if fits else self._short)


def _title(sale: Document | None) -> str:
    if sale is None:
        return tr("Повернення без чека")
    if not sale.number:
        return tr("Повернення за чеком")
    return tr("Повернення за чеком №{number}", number=sale.number)


def _about(sale: Document | None) -> str:
    """«22.11.2026 14:26 · готівка · 1 204,15 грн», as much of it as there is room for."""
    if sale is None:
        return tr("за цінами каталогу")
    if theme.form == "compact":
        return date_time_text(sale.created_at)
    return " · ".join((date_time_text(sale.created_at), paid_text(sale).lower(), sum_text(sale.payable)))


def _row(line: BackLine) -> BackRow:
    weighed = line.by_weight

    def count(value: object) -> str:
        return quantity_text(value, line.unit.short, weighed=True) if weighed else number_text(value)  # type: ignore[arg-type]

    compact = theme.form == "compact"
    price = tr("{price} за {unit}", price=money_text(line.price), unit=line.unit.short)
    gone = line.bought - line.left if line.bought is not None and line.left is not None else None
    how = how_text(line.bought or line.taken, line.unit, line.price, weighed)
    back = tr("повернено {count}", count=count(gone)) if gone else ""
    return BackRow(
        place=line.place,
        name=line.name,
        price=price if weighed else money_text(line.price),
        bought=count(line.bought) if line.bought is not None else "",
        taken=count(line.taken) if line.taken else "",
        amount=money_text(line.amount) if line.taken else "",
        note=" · ".join(part for part in (how if compact else "", back) if part),
        steps=not weighed,
        less=line.taken > 0,
        more=line.left is None or line.taken < line.left,
        spent=line.spent,
    )
