"""The head both parts of the reports have: which part, and which days."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from datetime import date

from PySide6.QtWidgets import QHBoxLayout, QWidget

from ui.formats import date_text, day_text
from ui.i18n import tr
from ui.presenters.days import Days, Span
from ui.presenters.reports import Part, ReportsPresenter
from ui.screens.calendar import CalendarDialog
from ui.theme import theme
from ui.widgets.menu import MenuChip
from ui.widgets.segment import Segment

Choose = Callable[[Days, Span | None], None]


def make_parts(presenter: ReportsPresenter, part: Part) -> Segment:
    """Names: `reports_part_z`, `reports_part_goods`."""
    icons = theme.form != "compact"
    options = [
        (Part.Z.value, tr("Z-звіти"), "file-text" if icons else ""),
        (Part.GOODS.value, tr("Продажі товарів"), "chart-column" if icons else ""),
    ]
    segment = Segment(options, current=part.value, name="reports_part")
    segment.setMinimumWidth(theme.px(theme.pick(276, 400, 440)))

    def chosen(key: str) -> None:
        segment.set_current(part.value)  # each part's own head shows its own name
        presenter.choose(Part(key))

    segment.chosen.connect(chosen)
    return segment


class DaysChip(MenuChip):
    """The days of a report, said as dates; its list ends with any from–to, asked for by two calendars."""

    def __init__(self, offered: Sequence[Days], choose: Choose, *, name: str) -> None:
        self._offered = tuple(offered)
        self._choose_days = choose
        self._today = self._span = Span(date.min, date.min)
        super().__init__(self._options_of(self._offered[0]), current=self._offered[0].value, name=name)
        self.chosen.connect(self._picked)

    def show_days(self, days: Days, span: Span, today: date) -> None:
        """What is chosen now, and on which day."""
        self._span, self._today = span, Span(today, today)
        self.set_options(self._options_of(days))
        self.set_current(days.value)

    def _options_of(self, current: Days) -> list[tuple[str, str]]:
        words = days_words()
        options = []
        for days in self._offered:
            said = words[days]
            if days is current and self._span.first != date.min:
                said = span_text(self._span, self._today.last)
                alone = days is Days.CHOSEN or theme.form == "compact"
                said = said if alone else f"{words[days]} · {said}"
            options.append((days.value, said))
        return options

    def _picked(self, key: str) -> None:
        if key != Days.CHOSEN.value:
            self._choose_days(Days(key), None)
            return
        dialog = self._calendar(tr("Перший день"), None)
        dialog.chosen.connect(self._first_picked)
        dialog.open()

    def _first_picked(self, first: date) -> None:
        dialog = self._calendar(tr("Останній день"), first)
        dialog.chosen.connect(lambda last: self._choose_days(Days.CHOSEN, Span(first, last)))
        dialog.open()

    def _calendar(self, title: str, since: date | None) -> CalendarDialog:
        host: QWidget = self.window()
        shown = self._span.first if since is None else max(since, self._span.last)
        return CalendarDialog(host, self._today.last, shown, title=title, since=since)


def days_words() -> dict[Days, str]:
    """The usual spans by name."""
    return {
        Days.TODAY: tr("Сьогодні"),
        Days.YESTERDAY: tr("Вчора"),
        Days.WEEK: tr("7 днів"),
        Days.MONTH: tr("Цей місяць"),
        Days.LAST_MONTH: tr("Минулий місяць"),
        Days.YEAR: tr("Рік"),
        Days.CHOSEN: tr("Вибрати дні…"),
    }


def span_text(span: Span, today: date) -> str:
    """«22 листопада», «1–22 листопада», «28.10 – 22.11», with years where they are not this one."""
    first, last = span.first, span.last
    if {first.year, last.year} != {today.year}:
        return date_text(first) if first == last else f"{date_text(first)} – {date_text(last)}"
    if first == last:
        return day_text(first)
    if first.month == last.month:
        return f"{first.day}–{day_text(last)}"
    return f"{first:%d.%m} – {last:%d.%m}"


def top_row(presenter: ReportsPresenter, part: Part, chip: DaysChip) -> QHBoxLayout:
    """Which part on the left, which days on the right."""
    row = QHBoxLayout()
    row.setSpacing(theme.px(12))
    row.addWidget(make_parts(presenter, part))
    row.addStretch(1)
    row.addWidget(chip)
    return row
