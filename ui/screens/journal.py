"""Screen 09: receipts of this till and of the server with their state, found by days, filters and words; one open."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtGui import QKeyEvent, QResizeEvent
from PySide6.QtWidgets import QHBoxLayout, QStackedWidget, QVBoxLayout, QWidget

from app.domain.journal import Standing
from app.domain.payment import PaymentMeans
from ui.formats import date_text
from ui.i18n import tr
from ui.keymap import keymap, press
from ui.presenters.journal import JournalPresenter, JournalState, Kind, Link, Period
from ui.screens.calendar import CalendarDialog
from ui.screens.journal_details import JournalDetails
from ui.screens.journal_texts import journal_row, standings
from ui.theme import theme
from ui.widgets.button import Button
from ui.widgets.card import Card, vline
from ui.widgets.empty import Empty
from ui.widgets.field import Field
from ui.widgets.flow import Flow
from ui.widgets.icon import Icon
from ui.widgets.label import label
from ui.widgets.layouts import keep_room
from ui.widgets.menu import MenuChip
from ui.widgets.table import Column, Table
from ui.words import means_text

#: The column of the means of payment, and how wide the left side must be to have it (design pixels).
_MEANS, _ROOM_FOR_MEANS = 2, 590
_ARROWS = {Qt.Key.Key_Up: -1, Qt.Key.Key_Down: 1, Qt.Key.Key_PageUp: -8, Qt.Key.Key_PageDown: 8}


class JournalScreen(QWidget):
    """Names: `journal_search`, `export_list`, `refund_goods`, `period_shift`, `period_today`, `period_day`,
    `period_all`, `kind`, `means`, `standing`, `cashier`, `journal_link`, `journal`, `journal_empty`.

    The right side is `JournalDetails`.
    """

    def __init__(self, presenter: JournalPresenter) -> None:
        super().__init__()
        self.setObjectName("journal_screen")
        self.setAccessibleName(tr("Чеки"))
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self._presenter = presenter
        self._shown: tuple[object, ...] = ()
        page = QHBoxLayout(self)
        page.setContentsMargins(0, 0, 0, 0)
        page.setSpacing(0)
        page.addLayout(self._make_left(), 1)
        self._details = JournalDetails(presenter)
        page.addWidget(self._details)
        presenter.changed.connect(self._show)
        self._show()

    def _find(self) -> None:
        self._search.setFocus(Qt.FocusReason.ShortcutFocusReason)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        step = _ARROWS.get(Qt.Key(event.key()))
        if press(self, "receipts", event, {"find_receipt": self._find}):
            return
        if step is not None:
            self._presenter.move_selection(step)
        elif event.key() == Qt.Key.Key_Escape and self._search.text():
            self._search.clear()
        else:
            super().keyPressEvent(event)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """In the smallest window with big letters the means of payment is told by the open receipt alone."""
        room = self.width() - self._details.width()
        self._table.view.setColumnHidden(_MEANS, room < theme.px(_ROOM_FOR_MEANS))
        super().resizeEvent(event)

    def _make_left(self) -> QVBoxLayout:
        left = QVBoxLayout()
        left.setContentsMargins(theme.px(16), theme.px(14), theme.px(16), theme.px(16))
        left.setSpacing(theme.px(12))
        said = tr("Номер, сума, товар або фіскальний номер")
        self._search = Field(
            said,
            icon="search",
            key=keymap.key("find_receipt"),
            name="journal_search",
            said=self._presenter.state.search,
        )
        self._search.changed.connect(self._presenter.search)
        words = "" if theme.form == "compact" else tr("Без чека")
        goods = Button(words, icon="undo-2", size=56, name="refund_goods", role="danger_text")
        goods.setAccessibleName(tr("Повернення без чека"))
        goods.clicked.connect(self._presenter.refund_goods)
        said = tr("Експорт") if theme.form == "wide" else ""
        export = Button(said, icon="arrow-down-to-line", size=56, name="export_list")
        export.setAccessibleName(tr("Експорт чеків"))
        export.clicked.connect(self._presenter.export.open)
        top = QHBoxLayout()
        top.setSpacing(theme.px(8))
        top.addWidget(self._search, 1)
        top.addWidget(export)
        top.addWidget(goods)
        left.addLayout(top)
        self._make_link()
        days, narrow = self._make_days(), self._make_filters()
        if theme.form == "wide":
            days.addWidget(vline(24))
            days.addWidget(narrow, 1)
            left.addLayout(days)
        else:
            days.addStretch()
            left.addLayout(days)
            left.addWidget(narrow)
        days.addWidget(self._asking_icon)
        days.addWidget(self._asking)
        left.addWidget(self._link_line)
        left.addWidget(self._make_list(), 1)
        return left

    def _make_days(self) -> QHBoxLayout:
        row = QHBoxLayout()
        row.setSpacing(theme.px(8))
        self._periods = {
            Period.SHIFT: Button("", role="chip", size=48, name="period_shift"),
            Period.TODAY: Button(tr("Сьогодні"), role="chip", size=48, name="period_today"),
            Period.DAY: Button("", icon="calendar", role="chip", size=48, name="period_day"),
            Period.ALL: Button(tr("Усі дні"), role="chip", size=48, name="period_all"),
        }
        self._periods[Period.SHIFT].clicked.connect(lambda: self._presenter.choose_period(Period.SHIFT))
        self._periods[Period.TODAY].clicked.connect(lambda: self._presenter.choose_period(Period.TODAY))
        self._periods[Period.DAY].clicked.connect(self._open_calendar)
        self._periods[Period.ALL].clicked.connect(lambda: self._presenter.choose_period(Period.ALL))
        for button in self._periods.values():
            row.addWidget(button)
        return row

    def _make_filters(self) -> Flow:
        row, state = Flow(8), self._presenter.state
        kinds = [
            (Kind.ALL.value, tr("Усі типи")),
            (Kind.SALES.value, tr("Продажі")),
            (Kind.REFUNDS.value, tr("Повернення")),
            (Kind.SERVICE.value, tr("Внесення й видачі")),
        ]
        self._kind = MenuChip(kinds, current=state.kind.value, name="kind")
        self._kind.chosen.connect(lambda key: self._presenter.choose_kind(Kind(key)))
        means = [("", tr("Усі оплати")), *((one.name.lower(), means_text(one)) for one in PaymentMeans)]
        self._means = MenuChip(means, current=_means_key(state), name="means")
        self._means.chosen.connect(lambda key: self._presenter.choose_means(PaymentMeans[key.upper()] if key else None))
        self._standing = MenuChip(standings(), current=state.standing or "", name="standing")
        self._standing.chosen.connect(lambda key: self._presenter.choose_standing(Standing(key) if key else None))
        self._cashier = MenuChip(_cashiers(state), current=state.cashier, name="cashier")
        self._cashier.chosen.connect(self._presenter.choose_cashier)
        for chip in (self._kind, self._means, self._standing, self._cashier):
            row.addWidget(chip)
        return row

    def _make_link(self) -> None:
        """What the server said: while it is asked, at the end of the days; when it gave nothing, on a line of its own,
        which stays until it does."""
        self._asking_icon = Icon("refresh-cw", "ink3", 20)
        self._asking_icon.setAccessibleName(tr("Питаємо сервер…"))
        keep_room(self._asking_icon)
        # Where the days leave no room for words the sign alone tells.
        self._asking = label(tr("Питаємо сервер…") if theme.form != "compact" else "", "note", "ink2")
        keep_room(self._asking)
        self._link_line = QWidget()
        row = QHBoxLayout(self._link_line)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(theme.px(8))
        self._link_icon = Icon("cloud-off", "warn", 20)
        self._link = label("", "note", "ink2", name="journal_link", wrap=True)
        row.addWidget(self._link_icon)
        row.addWidget(self._link, 1)

    def _make_list(self) -> QStackedWidget:
        widths = theme.pick((72, 100, 118, 108), (80, 141, 171, 140), (104, 180, 240, 180))
        self._table = Table(
            [
                Column(tr("Час"), widths[0], color="ink2"),
                Column(tr("Чек"), widths[1], weight=600),
                Column(tr("Оплата"), widths[2], color="ink2"),
                Column(tr("Стан")),
                Column(tr("Сума, грн"), widths[3], align="r", weight=600),
            ],
            name="journal",
        )
        self._table.view.setAccessibleName(tr("Чеки"))
        self._table.chosen.connect(lambda row_id: self._presenter.select(str(row_id)))
        self._table.end_reached.connect(self._presenter.load_more)
        self._empty = Empty("receipt-text", name="journal_empty")
        self._empty.acted.connect(self._widen)
        empty = Card(margins=(24, 24, 24, 24))
        empty.body.addWidget(self._empty)
        self._stack = QStackedWidget()
        self._stack.addWidget(self._table)
        self._stack.addWidget(empty)
        return self._stack

    def _show(self) -> None:
        state = self._presenter.state
        shift = self._periods[Period.SHIFT]
        shift.setEnabled(state.has_shift)
        shift.set_text(tr("Ця зміна · {n}", n=state.of_shift) if state.has_shift else tr("Ця зміна"))
        dated = state.period is Period.DAY and state.day is not None
        self._periods[Period.DAY].set_text(date_text(state.day) if dated and state.day else tr("Дата"))
        for period, button in self._periods.items():
            button.set_checked(period is state.period)
        self._kind.set_current(state.kind.value)
        self._means.set_current(_means_key(state))
        self._standing.set_current(state.standing or "")
        self._cashier.set_options(_cashiers(state))
        self._cashier.set_current(state.cashier)
        for part in (self._asking_icon, self._asking):
            part.setVisible(state.link is Link.ASKING)
        said, icon = _link_text(state.link)
        self._link.set_text(said)
        self._link_icon.set(icon, "warn")
        self._link_line.setVisible(bool(said))
        if self._search.text().strip() != state.search:
            self._search.set_text(state.search)
        self._show_rows(state)

    def _show_rows(self, state: JournalState) -> None:
        if self._shown != state.entries:
            added = state.entries[: len(self._shown)] == self._shown and self._shown
            today = self._presenter.today()
            rows = [journal_row(entry, today) for entry in state.entries[len(self._shown) if added else 0 :]]
            self._table.add_rows(rows) if added else self._table.set_rows(rows)
            self._shown = state.entries
        self._table.select(state.selected)
        if not state.entries and not state.loading:
            self._empty.set(_nothing(state), _remedy(state))
        self._stack.setCurrentIndex(1 if not state.entries and not state.loading else 0)

    def _widen(self) -> None:
        """The button where nothing was found: all days first, then without the filters."""
        state = self._presenter.state
        if state.search and state.period is not Period.ALL:
            self._presenter.choose_period(Period.ALL)
        else:
            self._presenter.clear_filters()

    def _open_calendar(self) -> None:
        state = self._presenter.state
        dialog = CalendarDialog(self.window(), self._presenter.today(), state.day)
        dialog.chosen.connect(self._presenter.choose_day)
        dialog.closed.connect(self._show)
        dialog.open()


def _means_key(state: JournalState) -> str:
    return "" if state.means is None else state.means.name.lower()


def _cashiers(state: JournalState) -> list[tuple[str, str]]:
    return [("", tr("Усі касири")), *((name, name) for name in state.cashiers)]


def _link_text(link: Link) -> tuple[str, str]:
    """Why the list has only what is known here, and the icon of it; both "" where it has everything."""
    return {
        Link.OFFLINE: (tr("Без зв’язку: лише відоме цій касі"), "cloud-off"),
        Link.REFUSED: (tr("Сервер не дав даних: лише відоме цій касі"), "triangle-alert"),
    }.get(link, ("", ""))


def _remedy(state: JournalState) -> str:
    if state.search and state.period is not Period.ALL:
        return tr("Шукати за всі дні")
    return tr("Показати всі чеки") if state.filtered else ""


def _nothing(state: JournalState) -> str:
    if state.search:
        return tr("Нічого не знайдено: {text}", text=state.search)
    if state.filtered:
        return tr("Таких чеків немає")
    return {
        Period.SHIFT: tr("У цій зміні ще немає чеків"),
        Period.TODAY: tr("Сьогодні ще немає чеків"),
        Period.DAY: tr("Цього дня чеків немає"),
        Period.ALL: tr("Чеків ще немає"),
    }[state.period]
