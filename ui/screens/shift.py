"""The open shift: X on the screen on the left, the drawer and the way out on the right (mockup 11a)."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from ui.i18n import tr
from ui.keymap import press
from ui.presenters.shift import ShiftPresenter
from ui.presenters.shift_board import MeansRow
from ui.screens.drawer_pane import DrawerPane
from ui.theme import theme
from ui.widgets.button import Button
from ui.widgets.card import Card, hline
from ui.widgets.chart import Bar, BarChart, ShareBar, Swatch
from ui.widgets.figure import Figure
from ui.widgets.label import label
from ui.widgets.layouts import refill
from ui.widgets.notice import Notice
from ui.widgets.page import KeyPage
from ui.widgets.paint import RIGHT
from ui.widgets.tag import Tag

_KPIS = ("sales", "average", "refunds", "tax")


class ShiftScreen(KeyPage):
    """Builds its frame once and fills it whenever the presenter has added up again."""

    def __init__(self, presenter: ShiftPresenter) -> None:
        super().__init__()
        self.setObjectName("shift")
        self._presenter = presenter
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(0)
        row.addLayout(self._build_left(), 1)
        self._pane = DrawerPane(presenter)
        row.addWidget(self._pane)
        presenter.changed.connect(self._show)
        presenter.busy_changed.connect(self._show_busy)
        self._show()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if not press(self, "shift", event, {}):
            super().keyPressEvent(event)

    # ------------------------------------------------------------------ left

    def _build_left(self) -> QVBoxLayout:
        column = QVBoxLayout()
        edge = theme.px(theme.pick(12, 16, 20))
        column.setContentsMargins(edge, theme.px(14), edge, edge)
        column.setSpacing(theme.px(theme.pick(10, 12, 16)))
        column.addLayout(self._build_head())
        self._too_long = Notice(
            tr("Зміна триває понад 24 години: нові продажі зупинено. Закрийте зміну"), "danger", name="shift-too-long"
        )
        column.addWidget(self._too_long)
        column.addLayout(self._build_kpis())
        column.addWidget(self._build_means())
        column.addWidget(self._build_hours(), 1)
        return column

    def _build_head(self) -> QHBoxLayout:
        self._title = label("", "h2", name="shift-title")
        self._state = Tag(tr("відкрита"), "g")
        self._about = label("", "note", "ink2", name="shift-about", elide=Qt.TextElideMode.ElideRight)
        self._details = Button(
            "" if theme.form == "compact" else tr("Докладно"), icon="receipt-text", size=48, name="shift-details"
        )
        self._details.setAccessibleName(tr("Докладно"))
        self._details.clicked.connect(self._presenter.details_requested)
        self._print = Button(tr("Друк X-звіту"), icon="printer", size=48, name="print-x")
        self._print.clicked.connect(self._presenter.print_x)
        row = QHBoxLayout()
        row.setSpacing(theme.px(12))
        row.addWidget(self._title)
        row.addWidget(self._state)
        row.addWidget(self._about, 1)
        row.addWidget(self._details)
        row.addWidget(self._print)
        return row

    def _build_kpis(self) -> QHBoxLayout:
        row = QHBoxLayout()
        row.setSpacing(theme.px(theme.pick(8, 12, 12)))
        self._kpis = {}
        for name in _KPIS:
            pad = theme.pick(10, 16, 16)
            card = Card(margins=(pad, 12, pad, 12), spacing=0, name=f"kpi-{name}")
            title = label("", "note", "ink2", elide=Qt.TextElideMode.ElideRight)
            value = Figure(
                "", "kpi", name=f"kpi-{name}-value", size=theme.pick(22, 30, 32), align=Qt.AlignmentFlag.AlignLeft
            )
            note = label("", "small", "ink3", elide=Qt.TextElideMode.ElideRight)
            for part in (title, value, note):
                card.body.addWidget(part)
            self._kpis[name] = (title, value, note)
            row.addWidget(card, 1)
        return row

    def _build_means(self) -> QWidget:
        card = Card(margins=(18, 14, 18, 10), spacing=0, name="means")
        card.body.addLayout(_headed(tr("Способи оплати"), label(tr("частка від продажів"), "small", "ink3")))
        card.body.addSpacing(theme.px(12))
        self._shares = ShareBar(name="means-shares")
        card.body.addWidget(self._shares)
        card.body.addSpacing(theme.px(6))
        self._means = QVBoxLayout()
        self._means.setSpacing(0)
        card.body.addLayout(self._means)
        return card

    def _build_hours(self) -> QWidget:
        card = Card(margins=(18, 14, 18, 12), spacing=0, name="hours")
        self._hours_note = label("", "small", "ink3", name="hours-note")
        self._chart = BarChart(name="hours-chart")
        self._chart.touched.connect(self._show_hour)
        self._no_hours = label(
            tr("Продажів ще не було"), color="ink3", align=Qt.AlignmentFlag.AlignCenter, name="no-sales"
        )
        card.body.addLayout(_headed(tr("Продажі за годинами"), self._hours_note))
        card.body.addWidget(self._chart, 1)
        card.body.addWidget(self._no_hours, 1)
        return card

    # ------------------------------------------------------------------ showing

    def _show(self) -> None:
        presenter = self._presenter
        ready = presenter.report is not None
        self._title.set_text(presenter.title)
        self._state.setVisible(ready)
        self._about.set_text(presenter.lasted if theme.form == "compact" else presenter.subtitle)
        self._too_long.setVisible(presenter.too_long)
        for kpi in presenter.kpis:
            title, value, note = self._kpis[kpi.name]
            title.set_text(kpi.title)
            value.set_text(kpi.value, "danger" if kpi.negative else "ink")
            note.set_text(kpi.note)
        self._shares.set_shares([(row.value, row.color) for row in presenter.means])
        refill(self._means, [_means_row(row) for row in presenter.means])
        bars = [Bar(bar.title, bar.amount, bar.now, bar.said) for bar in presenter.hours]
        self._chart.set_bars(bars)
        self._chart.setVisible(bool(bars))
        self._no_hours.setVisible(not bars)
        self._print.setEnabled(ready)
        self._show_busy()

    def _show_hour(self, said: str) -> None:
        """The exact figure of the bar that was touched, in the place of what the figures are in."""
        self._hours_note.set_text(said or self._presenter.hours_note)
        self._hours_note.set_color("ink" if said else "ink3")

    def _show_busy(self) -> None:
        self._print.set_busy(self._presenter.printing)


def _headed(title: str, note: QWidget) -> QHBoxLayout:
    row = QHBoxLayout()
    row.addWidget(label(title, "heading"), 1)
    row.addWidget(note)
    return row


def _means_row(means: MeansRow) -> QWidget:
    host = QWidget()
    column = QVBoxLayout(host)
    column.setContentsMargins(0, 0, 0, 0)
    column.setSpacing(0)
    row = QHBoxLayout()
    row.setSpacing(theme.px(12))
    name = label(means.title, "body_medium", elide=Qt.TextElideMode.ElideRight)
    name.setFixedWidth(theme.px(theme.pick(150, 170, 220)))
    count = label(means.count, "note", "ink3")
    amount = label(means.amount, "line_amount", align=RIGHT)
    amount.setMinimumWidth(theme.px(120))
    row.addWidget(Swatch(means.color))
    row.addWidget(name)
    row.addWidget(count)
    row.addStretch(1)
    row.addWidget(label(means.share, "note", "ink2", align=RIGHT))
    row.addWidget(amount)
    column.addLayout(row, 1)
    column.addWidget(hline())
    host.setFixedHeight(theme.px(theme.pick(38, 42, 46)))
    return host
