"""Screen 12b: what was sold by goods, with bars and exact figures; by shelf and hour, and beside the server's."""

from __future__ import annotations

from decimal import Decimal

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QHBoxLayout, QStackedWidget, QVBoxLayout, QWidget

from app.domain.goods_sales import SideBySide
from ui.formats import money_text, number_text, sum_text
from ui.goods_words import amount_of, shelf_text
from ui.i18n import tr
from ui.presenters.days import Days
from ui.presenters.goods_sales import PAGE, GoodsPresenter, GoodsState, Sort, key_of
from ui.presenters.journal import Link
from ui.presenters.reports import Part, ReportsPresenter
from ui.screens.reports_goods_side import GoodsSide
from ui.screens.reports_top import DaysChip, top_row
from ui.theme import theme
from ui.widgets.button import Button
from ui.widgets.card import Card
from ui.widgets.empty import Empty
from ui.widgets.icon import Icon
from ui.widgets.label import label
from ui.widgets.loading import LoadingCard
from ui.widgets.menu import MenuChip
from ui.widgets.table import Cell, Column, Row, Table

_DAYS = (Days.TODAY, Days.YESTERDAY, Days.WEEK, Days.MONTH, Days.LAST_MONTH, Days.CHOSEN)
#: The columns of the table that order it.
_SORTS = {1: Sort.NAME, 3: Sort.QUANTITY, 4: Sort.BACK, 5: Sort.AMOUNT, 6: Sort.DIFFERENCE}
_BAR, _BACK, _SERVER = 2, 4, 6


class GoodsPane(QWidget):
    """Names: `goods_days`, `goods_sort`, `goods_shelf`, `goods_link`, `goods_list`, `goods_empty`, `goods_loading`,
    `goods_exact`, `goods_export`. The right side is `GoodsSide`."""

    def __init__(self, presenter: ReportsPresenter) -> None:
        super().__init__()
        self._presenter: GoodsPresenter = presenter.goods
        self._shown: tuple[SideBySide, ...] | None = None
        left = QVBoxLayout()
        left.setContentsMargins(theme.px(16), theme.px(14), theme.px(16), theme.px(16))
        left.setSpacing(theme.px(12))
        self._days = DaysChip(_DAYS, self._presenter.choose_days, name="goods_days")
        left.addLayout(top_row(presenter, Part.GOODS, self._days))
        left.addLayout(self._make_tools())
        left.addWidget(self._make_list(), 1)
        left.addWidget(self._make_exact())
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(0)
        row.addLayout(left, 1)
        row.addWidget(GoodsSide(self._presenter))
        self._presenter.changed.connect(self._show)
        self._show()

    def _make_tools(self) -> QHBoxLayout:
        row = QHBoxLayout()
        row.setSpacing(theme.px(8))
        self._sort = MenuChip(_sorts(), current=Sort.AMOUNT.value, name="goods_sort")
        self._sort.setAccessibleName(tr("Порядок товарів"))
        self._sort.chosen.connect(lambda key: self._presenter.choose_sort(Sort(key)))
        self._shelf = Button("", icon="x", role="chip", size=48, name="goods_shelf")
        self._shelf.clicked.connect(lambda: self._presenter.choose_shelf(None))
        self._shelf.setMinimumWidth(0)
        row.addWidget(self._sort)
        row.addWidget(self._shelf)
        self._link_icon = Icon("cloud-off", "warn", 20)
        self._link = label("", "note", "ink2", name="goods_link", elide=Qt.TextElideMode.ElideRight)
        row.addWidget(self._link_icon)
        row.addWidget(self._link, 1)
        return row

    def _make_list(self) -> QStackedWidget:
        widths = theme.pick((46, 0, 90, 92, 0, 120, 0), (52, 0, 150, 96, 0, 124, 0), (60, 0, 280, 130, 130, 150, 150))
        columns = [
            Column(tr("№"), widths[0], color="ink3", size=15),
            Column(tr("Товар"), widths[1]),
            Column("", widths[2]),
            Column(tr("Продано"), widths[3], "r", color="ink2", size=15),
            Column(tr("Повернено"), widths[4], "r", color="ink2", size=15),
            Column(tr("Сума, грн"), widths[5], "r", weight=600),
            Column(tr("Різниця"), widths[6], "r", color="ink2", size=15),
        ]
        self._table = Table(columns, row_height=50, sortable=True, name="goods_list")
        self._table.view.setAccessibleName(tr("Продажі товарів"))
        for place in (_BACK, _SERVER):
            # Where there is no room for them, they are told of the product chosen.
            self._table.view.setColumnHidden(place, not widths[place])
        self._table.chosen.connect(self._presenter.select)
        self._table.sort_requested.connect(self._sorted)
        self._table.end_reached.connect(self._more)
        self._loading = LoadingCard(tr("Рахуємо чеки за днями"), name="goods_loading")
        waiting = QWidget()
        column = QVBoxLayout(waiting)
        column.setContentsMargins(0, 0, 0, 0)
        column.addWidget(self._loading)
        column.addStretch(1)
        empty = Card(margins=(1, 1, 1, 1))
        self._empty = Empty("chart-column", name="goods_empty")
        self._empty.acted.connect(lambda: self._presenter.choose_days(Days.MONTH))
        empty.body.addWidget(self._empty)
        self._stack = QStackedWidget()
        for page in (self._table, empty, waiting):
            self._stack.addWidget(page)
        return self._stack

    def _make_exact(self) -> Card:
        """The exact figures of what was touched; its room is there from the beginning."""
        card = Card(margins=(20, 10, 16, 10))
        row = QHBoxLayout()
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(theme.px(12))
        words = QVBoxLayout()
        words.setSpacing(0)
        elide = Qt.TextElideMode.ElideRight
        self._name = label("", "body", weight=600, name="goods_name", elide=Qt.TextElideMode.ElideMiddle)
        self._exact = label("", "small", "ink2", name="goods_exact", elide=elide)
        self._there = label("", "small", "ink2", name="goods_there", elide=elide)
        for one in (self._name, self._exact, self._there):
            words.addWidget(one)
        row.addLayout(words, 1)
        said = "" if theme.form == "compact" else tr("Експорт")
        self._export = Button(said, icon="arrow-down-to-line", size=48, name="goods_export")
        self._export.setAccessibleName(tr("Експорт продажів товарів"))
        self._export.clicked.connect(self._presenter.export.open)
        row.addWidget(self._export)
        card.body.addLayout(row)
        card.setFixedHeight(theme.px(88))
        return card

    def _sorted(self, column: int) -> None:
        if column in _SORTS:
            self._presenter.choose_sort(_SORTS[column])

    def _more(self) -> None:
        state, known = self._presenter.state, len(self._table.model.rows)
        if known < len(state.rows):
            self._table.add_rows(_rows(state, known))

    def _show(self) -> None:
        presenter, state = self._presenter, self._presenter.state
        self._days.show_days(state.days, presenter.span(), presenter.today())
        self._sort.set_current(state.sort.value)
        column = next(place for place, sort in _SORTS.items() if sort is state.sort)
        self._table.set_sort(column, upward=state.upward)
        shelf = next((row.ours for row in state.rows if row.ours is not None), None)
        self._shelf.setVisible(state.shelf is not None)
        self._shelf.set_checked(True)
        self._shelf.set_text(shelf_text(shelf) if shelf is not None else tr("Категорія"))
        said, icon, ink = _link_text(state)
        self._link.set_text(said)
        self._link_icon.setVisible(bool(icon))
        self._link_icon.set(icon or "cloud-off", ink)
        if self._shown is not state.rows:
            self._shown = state.rows
            self._table.set_rows(_rows(state, 0))
        self._table.select(state.selected)
        self._loading.set_progress(*state.progress)
        counting = state.loading and (state.ours is None or state.progress[1] > 1)
        nothing = not state.rows and not state.loading
        if nothing:
            action = "" if state.days in (Days.MONTH, Days.CHOSEN) else tr("Показати за місяць")
            self._empty.set(tr("За ці дні на цій касі нічого не продано"), action)
        self._stack.setCurrentIndex(2 if counting else 1 if nothing else 0)
        self._export.setEnabled(bool(state.rows) and not state.loading)
        self._show_exact(state)

    def _show_exact(self, state: GoodsState) -> None:
        pair = state.row
        row = pair.ours if pair is not None else None
        if pair is None or row is None:
            self._name.set_text("")
            self._exact.set_text(tr("Торкніться товару, щоб побачити точні суми"))
            self._there.set_text("")
            return
        self._name.set_text(f"{row.name} · {shelf_text(row)}")
        sold = f"{tr('Продано')} {amount_of(row, row.sold)}: {money_text(row.sold_amount)}"
        back = f"{tr('повернено')} {amount_of(row, row.back)}: {money_text(row.back_amount)}"
        net = f"{tr('разом')} {amount_of(row, row.quantity)}: {sum_text(row.amount)}"
        self._exact.set_text(" · ".join((sold, back, net) if row.back else (sold, net)))
        self._there.set_text(_server_text(state, pair))


def _rows(state: GoodsState, begin: int) -> list[Row]:
    most = state.most
    made = []
    for place, pair in enumerate(state.rows[begin : begin + PAGE], begin):
        row = pair.ours
        assert row is not None
        share = float(row.amount / most) if most > 0 else 0.0
        note = "" if row.known else shelf_text(row)
        off = pair.difference if state.theirs is not None else None
        made.append(
            Row(
                key_of(pair),
                (
                    number_text(Decimal(place + 1)),
                    Cell(row.name, note=note, elide_middle=True) if note else Cell(row.name, elide_middle=True),
                    Cell(bar=(share, row.shelf.color), said=""),
                    amount_of(row, row.quantity),
                    amount_of(row, row.back) if row.back else "",
                    Cell(money_text(row.amount), color="danger" if row.amount < 0 else ""),
                    money_text(off, plus=True) if off else "",
                ),
            )
        )
    return made


def _server_text(state: GoodsState, pair: SideBySide) -> str:
    """The same product by the server."""
    if state.theirs is None:
        return ""
    theirs, row = pair.theirs, pair.ours
    if theirs is None or row is None:
        return tr("На сервері цього товару за ці дні немає")
    unknown = tr("невідомо")
    quantity = unknown if theirs.quantity is None else amount_of(row, theirs.quantity)
    amount = unknown if theirs.amount is None else money_text(theirs.amount)
    said = f"{tr('На сервері')} {quantity}: {amount}"
    if pair.difference:
        said += f" · {tr('різниця {sum}', sum=money_text(pair.difference, plus=True))}"
    return said


def _sorts() -> list[tuple[str, str]]:
    return [
        (Sort.AMOUNT.value, tr("за сумою")),
        (Sort.QUANTITY.value, tr("за кількістю")),
        (Sort.NAME.value, tr("за назвою")),
        (Sort.BACK.value, tr("за поверненнями")),
        (Sort.DIFFERENCE.value, tr("за різницею із сервером")),
    ]


def _link_text(state: GoodsState) -> tuple[str, str, str]:
    """What the server said: words, icon and its ink."""
    return {
        Link.UNASKED: ("", "", "ink3"),
        Link.ASKING: (tr("Питаємо сервер…"), "refresh-cw", "ink3"),
        Link.ASKED: ("", "", "ink3"),
        Link.OFFLINE: (tr("Без зв’язку: лише дані цієї каси"), "cloud-off", "warn"),
        Link.REFUSED: (tr("Сервер не дав даних: лише ця каса"), "triangle-alert", "warn"),
    }[state.link]
