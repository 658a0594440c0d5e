"""A month to pick a day from: days to come, and those before `since`, cannot be picked; the chosen one and today are
marked."""

from __future__ import annotations

import calendar
from datetime import date

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QGridLayout, QHBoxLayout, QWidget

from ui.formats import date_text, month_text, short_weekdays
from ui.i18n import tr
from ui.theme import theme
from ui.widgets import paint
from ui.widgets.button import Button
from ui.widgets.dialog import Dialog
from ui.widgets.label import label
from ui.widgets.layouts import keep_room

_WEEKS = 6


class CalendarDialog(Dialog):
    """`chosen` carries the day. Names: `calendar_previous`, `calendar_next`, `calendar_month`, `day_1` … `day_31`."""

    chosen = Signal(object)

    def __init__(
        self, host: QWidget, today: date, chosen: date | None = None, *, title: str = "", since: date | None = None
    ) -> None:
        super().__init__(host, title or tr("Виберіть день"), width=452, name="calendar")
        self._today, self._chosen, self._since = today, chosen, since
        self._month = (chosen or today).replace(day=1)
        column = self.column()
        column.setSpacing(theme.px(8))
        column.addLayout(self._make_header())
        self._grid = QGridLayout()
        self._grid.setSpacing(theme.px(6))
        for place, day in enumerate(short_weekdays()):
            self._grid.addWidget(label(day, "caption", "ink3", align=paint.CENTER), 0, place)
            self._grid.setColumnStretch(place, 1)
        self._days = [self._make_day(place) for place in range(7 * _WEEKS)]
        column.addLayout(self._grid)
        self._show()

    def _make_header(self) -> QHBoxLayout:
        row = QHBoxLayout()
        self._name = label("", "heading", align=paint.CENTER, name="calendar_month")
        previous = Button(icon="chevron-left", size=48, name="calendar_previous")
        previous.setAccessibleName(tr("Попередній місяць"))
        previous.clicked.connect(lambda: self._turn(-1))
        self._next = Button(icon="chevron-right", size=48, name="calendar_next")
        self._next.setAccessibleName(tr("Наступний місяць"))
        self._next.clicked.connect(lambda: self._turn(1))
        row.addWidget(previous)
        row.addWidget(self._name, 1)
        row.addWidget(self._next)
        return row

    def _make_day(self, place: int) -> Button:
        button = Button("", size=48, role="ghost")
        button.setMinimumWidth(0)
        button.clicked.connect(lambda: self._pick(place))
        self._grid.addWidget(button, 1 + place // 7, place % 7)
        keep_room(button)
        return button

    def _show(self) -> None:
        first, days = calendar.monthrange(self._month.year, self._month.month)
        self._name.set_text(month_text(self._month))
        self._next.setEnabled((self._month.year, self._month.month) < (self._today.year, self._today.month))
        for place, button in enumerate(self._days):
            number = place - first + 1
            button.setVisible(1 <= number <= days)
            if not 1 <= number <= days:
                button.setObjectName("")
                continue
            day = self._month.replace(day=number)
            button.set_text(str(number))
            button.setObjectName(f"day_{number}")
            button.setAccessibleName(date_text(day))
            button.setEnabled((self._since or day) <= day <= self._today)
            button.set_checked(day == self._chosen)
            button.set_role("secondary" if day == self._today else "ghost")

    def _turn(self, months: int) -> None:
        number = self._month.year * 12 + self._month.month - 1 + months
        self._month = date(number // 12, number % 12 + 1, 1)
        self._show()

    def _pick(self, place: int) -> None:
        first, _ = calendar.monthrange(self._month.year, self._month.month)
        day = self._month.replace(day=place - first + 1)
        self.dismiss()
        self.chosen.emit(day)
