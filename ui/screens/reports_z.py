"""Screen 12a: Z-reports of the server by days, shop, terminal and cashier; one of them opened."""

from __future__ import annotations

from decimal import Decimal

from PySide6.QtCore import Qt
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QHBoxLayout, QSizePolicy, QStackedWidget, QVBoxLayout, QWidget

from app.clock import local
from app.domain.zreport import ZRow
from ui.formats import money_text, number_text, short_date_text, short_weekdays, time_text
from ui.i18n import plural, tr
from ui.presenters.days import Days
from ui.presenters.journal import Link
from ui.presenters.reports import Part, ReportsPresenter
from ui.presenters.z_reports import ZPresenter, ZState
from ui.screens.reports_top import DaysChip, top_row
from ui.screens.reports_z_details import ZDetails
from ui.theme import theme
from ui.widgets.button import Button
from ui.widgets.card import Card
from ui.widgets.empty import Empty
from ui.widgets.figure import Figure
from ui.widgets.flow import Flow
from ui.widgets.icon import Icon
from ui.widgets.label import label
from ui.widgets.menu import MenuChip
from ui.widgets.table import Cell, Column, Row, Table

_DAYS = (Days.MONTH, Days.TODAY, Days.YESTERDAY, Days.WEEK, Days.LAST_MONTH, Days.YEAR, Days.CHOSEN)
_ALL = ""
#: Widths of the columns by the window's form, 0 takes what is left.
_COMPACT = (106, 80, 86, 150, 76, 0, 124)
_NORMAL = (100, 108, 84, 150, 72, 0, 140)
#: Columns that go first where there is no room, and how wide the left side must be to have them (design pixels): the
#: open report tells them all.
_CLOSED, _CASHIER, _COUNT = 2, 3, 4
_ROOM = {_COUNT: 560, _CLOSED: 640, _CASHIER: 800}
_WIDE = (120, 130, 110, 240, 100, 0, 190)


class ZPane(QWidget):
    """Names: `z_days`, `z_shop`, `z_terminal`, `z_cashier`, `z_link`, `z_list`, `z_empty`, `z_count`, `z_sales`,
    `z_refunds`, `z_export`. The right side is `ZDetails`."""

    def __init__(self, presenter: ReportsPresenter) -> None:
        super().__init__()
        self._presenter: ZPresenter = presenter.z
        self._shown: tuple[ZRow, ...] = ()
        left = QVBoxLayout()
        left.setContentsMargins(theme.px(16), theme.px(14), theme.px(16), theme.px(16))
        left.setSpacing(theme.px(12))
        self._days = DaysChip(_DAYS, self._presenter.choose_days, name="z_days")
        left.addLayout(top_row(presenter, Part.Z, self._days))
        left.addLayout(self._make_filters())
        left.addWidget(self._make_list(), 1)
        left.addWidget(self._make_totals())
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(0)
        row.addLayout(left, 1)
        self._details = ZDetails(self._presenter)
        row.addWidget(self._details)
        self._presenter.changed.connect(self._show)
        self._show()

    def resizeEvent(self, event: QResizeEvent) -> None:
        room = self.width() - self._details.width()
        for column, least in _ROOM.items():
            self._table.view.setColumnHidden(column, room < theme.px(least))
        super().resizeEvent(event)

    def _make_filters(self) -> QHBoxLayout:
        presenter = self._presenter
        row = QHBoxLayout()
        row.setSpacing(theme.px(8))
        self._shop = MenuChip([(_ALL, tr("Усі точки"))], current=_ALL, name="z_shop")
        self._shop.chosen.connect(lambda key: presenter.choose_shop(int(key) if key else None))
        self._terminal = MenuChip([(_ALL, tr("Усі термінали"))], current=_ALL, name="z_terminal")
        self._terminal.chosen.connect(lambda key: presenter.choose_terminal(int(key) if key else None))
        self._cashier = MenuChip([(_ALL, tr("Усі касири"))], current=_ALL, name="z_cashier")
        self._cashier.chosen.connect(self._choose_cashier)
        chips = Flow(8)
        compact = theme.form == "compact"
        for chip in (self._shop, self._terminal, self._cashier):
            (chips if compact else row).addWidget(chip)
        if compact:
            row.addWidget(chips)
        else:
            self._add_link(row)
        return row

    def _add_link(self, row: QHBoxLayout) -> None:
        """What the server said: beside the filters, or, where these take the whole line, below the totals."""
        wraps = theme.form == "compact"
        self._link_icon = Icon("cloud-off", "warn", 20)
        elide = None if wraps else Qt.TextElideMode.ElideRight
        self._link = label("", "small" if wraps else "note", "ink2", name="z_link", wrap=wraps, elide=elide)
        row.addWidget(self._link_icon)
        row.addWidget(self._link, 1)

    def _make_list(self) -> QStackedWidget:
        widths = theme.pick(_COMPACT, _NORMAL, _WIDE)
        columns = [
            Column(tr("Зміна"), widths[0], weight=600),
            Column(tr("Дата"), widths[1], color="ink2"),
            Column(tr("Закрито"), widths[2], color="ink2"),
            Column(tr("Касир"), widths[3], color="ink2"),
            Column(tr("Чеків"), widths[4], "r", color="ink2"),
            Column("", widths[5]),
            Column(tr("Продажі, грн"), widths[6], "r", weight=600),
        ]
        self._table = Table(columns, row_height=54, name="z_list")
        self._table.view.setAccessibleName(tr("Z-звіти"))
        self._table.chosen.connect(self._presenter.select)
        self._table.end_reached.connect(self._presenter.load_more)
        empty = Card(margins=(1, 1, 1, 1))
        self._empty = Empty("file-text", name="z_empty")
        self._empty.acted.connect(self._widen)
        empty.body.addWidget(self._empty)
        self._stack = QStackedWidget()
        self._stack.addWidget(self._table)
        self._stack.addWidget(empty)
        return self._stack

    def _make_totals(self) -> Card:
        card = Card(margins=(20, 12, 16, 12))
        row = QHBoxLayout()
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(theme.px(theme.pick(16, 32, 40)))
        self._count = _total(row, tr("Звітів"), "z_count")
        self._sales = _total(row, tr("Продажі"), "z_sales")
        self._refunds = _total(row, tr("Повернення"), "z_refunds")
        compact = theme.form == "compact"
        elide = None if compact else Qt.TextElideMode.ElideRight
        self._silent = label("", "small", "warn", name="z_silent", wrap=compact, elide=elide)
        if compact:
            row.addStretch(1)
        else:
            row.addWidget(self._silent, 1)
        said = "" if compact else tr("Експорт")
        self._export = Button(said, icon="arrow-down-to-line", size=48, name="z_export")
        self._export.setAccessibleName(tr("Експорт Z-звітів"))
        self._export.clicked.connect(self._presenter.export.open)
        row.addWidget(self._export)
        card.body.addLayout(row)
        if compact:
            # Beside millions there is no room for words: they have a line of their own while there are any.
            told = QHBoxLayout()
            told.setSpacing(theme.px(8))
            self._add_link(told)
            told.addWidget(self._silent, 1)
            card.body.addLayout(told)
        return card

    def _choose_cashier(self, key: str) -> None:
        place = int(key) if key else -1
        cashiers = self._presenter.state.choices.cashiers
        found = cashiers[place] if 0 <= place < len(cashiers) else (None, "")
        self._presenter.choose_cashier(*found)

    def _widen(self) -> None:
        """The button where nothing was found."""
        state = self._presenter.state
        if state.filtered:
            self._presenter.clear_filters()
        elif state.link in (Link.OFFLINE, Link.REFUSED):
            self._presenter.ask_again()
        else:
            self._presenter.choose_days(Days.YEAR)

    def _show(self) -> None:
        presenter, state = self._presenter, self._presenter.state
        self._days.show_days(state.days, presenter.span(), presenter.today())
        self._show_filters(state)
        said, icon, ink = _link_text(state)
        self._link.set_text(said)
        self._link.setVisible(theme.form != "compact" or bool(said))
        self._link_icon.setVisible(bool(icon))
        self._link_icon.set(icon or "cloud-off", ink)
        self._show_rows(state)
        totals = state.totals
        self._count.set_text(number_text(Decimal(totals.count)))
        self._sales.set_text(money_text(totals.sales))
        self._refunds.set_text(money_text(-totals.refunds))
        self._silent.set_text(plural(totals.silent, "%n звіт без суми") if totals.silent else "")
        self._silent.setVisible(theme.form != "compact" or totals.silent > 0)
        self._export.setEnabled(bool(state.rows))

    def _show_filters(self, state: ZState) -> None:
        choices = state.choices
        own = self._presenter.own_shop
        titles = {key: title or tr("Точка {number}", number=key) for key, title in choices.shops}
        others = [(str(key), title) for key, title in titles.items() if key != own]
        self._shop.set_options([(str(own), titles.get(own, tr("Ця точка"))), *others, (_ALL, tr("Усі точки"))])
        self._shop.set_current(_ALL if state.shop is None else str(state.shop))
        terminals = [(str(key), _terminal_text(key, number)) for key, number in choices.terminals]
        if state.terminal is not None and str(state.terminal) not in dict(terminals):
            terminals.append((str(state.terminal), _terminal_text(state.terminal, "")))
        self._terminal.set_options([(_ALL, tr("Усі термінали")), *terminals])
        self._terminal.set_current(_ALL if state.terminal is None else str(state.terminal))
        cashiers = [(str(place), name) for place, (_, name) in enumerate(choices.cashiers)]
        self._cashier.set_options([(_ALL, tr("Усі касири")), *cashiers])
        chosen = choices.cashiers.index(state.cashier) if state.cashier in choices.cashiers else -1
        self._cashier.set_current(_ALL if chosen < 0 else str(chosen))

    def _show_rows(self, state: ZState) -> None:
        if self._shown != state.rows:
            added = state.rows[: len(self._shown)] == self._shown and self._shown
            rows = [_row(row) for row in state.rows[len(self._shown) if added else 0 :]]
            self._table.add_rows(rows) if added else self._table.set_rows(rows)
            self._shown = state.rows
        self._table.select(state.selected)
        nothing = not state.rows and not state.loading and state.link is not Link.ASKING
        if nothing:
            self._empty.set(*_nothing(state))
        self._stack.setCurrentIndex(1 if nothing else 0)


def _total(row: QHBoxLayout, title: str, name: str) -> Figure:
    """A sum below its word: of its full size where there is room, never cut."""
    column = QVBoxLayout()
    column.setSpacing(0)
    figure = Figure(style="title", name=name, align=Qt.AlignmentFlag.AlignLeft)
    figure.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Preferred)
    column.addWidget(label(title, "small", "ink3"))
    column.addWidget(figure)
    row.addLayout(column)
    return figure


def _row(row: ZRow) -> Row:
    report, unknown = row.report, tr("невідомо")
    at = report.closed_at or report.at
    day = short_date_text(at) if at is not None else "—"
    if at is not None and theme.form != "compact":
        day = f"{day}, {short_weekdays()[local(at).weekday()]}"
    sales = report.sales.total
    return Row(
        report.id,
        (
            _number(row),
            day,
            time_text(at) if at is not None else "",
            report.cashier or report.closed_by,
            "—" if report.count is None else number_text(Decimal(report.count)),
            Cell(tag=_tag(row)),
            Cell(unknown, color="ink3") if sales is None else money_text(sales),
        ),
    )


def _number(row: ZRow) -> str:
    """By the till's own shift where it is one; the server's names otherwise."""
    if row.own is not None:
        return tr("№{number}", number=row.own.number)
    return row.report.fiscal_number or f"id {row.report.id}"


def _tag(row: ZRow) -> tuple[str, str, str] | None:
    """What is worth a look: another sum than this till's first, then what the count was short of."""
    if row.differs:
        icon = "" if theme.form == "compact" else "triangle-alert"
        return tr("різниця {sum}", sum=money_text(row.differs)), "d", icon
    off = row.own.difference if row.own is not None else None
    if off:
        said = tr("нестача {sum}", sum=money_text(-off)) if off < 0 else tr("надлишок {sum}", sum=money_text(off))
        return said, "w", ""
    return (tr("збігається"), "g", "check") if row.differs is not None else None


def _terminal_text(key: int, registrar: str) -> str:
    return tr("ПРРО {number}", number=registrar) if registrar else tr("Термінал {number}", number=key)


def _link_text(state: ZState) -> tuple[str, str, str]:
    """What the server said to this list: words, icon and its ink."""
    match state.link:
        case Link.ASKING:
            done, of = state.progress
            if not done:
                return tr("Питаємо сервер…"), "refresh-cw", "ink3"
            figures = {"done": number_text(Decimal(done)), "all": number_text(Decimal(of or done))}
            return tr("З сервера: {done} з {all}", **figures), "refresh-cw", "ink3"
        case Link.OFFLINE:
            return tr("Без зв’язку: збережені звіти"), "cloud-off", "warn"
        case Link.REFUSED:
            return tr("Сервер відмовив: збережені звіти"), "triangle-alert", "warn"
        case _ if state.unreadable:
            return plural(state.unreadable, "%n звіт не прочитано"), "triangle-alert", "warn"
        case _:
            return "", "", "ink3"


def _nothing(state: ZState) -> tuple[str, str]:
    """One line and the words of one button."""
    if state.filtered:
        return tr("Таких Z-звітів немає"), tr("Показати всі звіти")
    if state.link is Link.OFFLINE:
        return tr("Збережених Z-звітів за ці дні немає, а зв’язку із сервером немає теж"), tr("Спитати ще раз")
    if state.link is Link.REFUSED:
        return tr("Сервер не дав звітів за ці дні"), tr("Спитати ще раз")
    return tr("За ці дні Z-звітів немає"), "" if state.days is Days.YEAR else tr("Показати за рік")
