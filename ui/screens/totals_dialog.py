"""The totals of a shift in full: which shift on the left, every figure of it on the right."""

from __future__ import annotations

from functools import partial

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from ui.i18n import tr
from ui.presenters.totals import TotalsPresenter
from ui.theme import theme
from ui.widgets.button import Button
from ui.widgets.card import vline
from ui.widgets.choice_row import ChoiceRow
from ui.widgets.dialog import Dialog
from ui.widgets.label import label
from ui.widgets.layouts import refill
from ui.widgets.loading import LoadingCard
from ui.widgets.paint import RIGHT
from ui.widgets.scroll import scroll_area
from ui.x_rows import XPart, XRow

#: What stands above and below the rows (design pixels).
_AROUND = 216


class TotalsDialog(Dialog):
    """Esc leaves. Names: `totals_shift-NUMBER`, `totals_title`, `x-KEY` with `x-KEY-count`, `totals_loading`,
    `totals_paper`, `totals_table`, `totals_print`."""

    def __init__(self, host: QWidget, presenter: TotalsPresenter) -> None:
        super().__init__(host, tr("Підсумки зміни"), width=1040, name="totals_dialog")
        self._presenter = presenter
        self._listed: object = None
        row = QHBoxLayout()
        row.setSpacing(0)
        self._shifts = QVBoxLayout()
        self._shifts.setContentsMargins(theme.px(16), theme.px(12), theme.px(12), theme.px(12))
        self._shifts.setSpacing(theme.px(8))
        shifts = scroll_area(_host(self._shifts), name=tr("Зміни"))
        shifts.setFixedWidth(theme.px(theme.pick(260, 300, 320)))
        shifts.setMinimumHeight(max(theme.px(300), host.height() - theme.px(_AROUND)))
        row.addWidget(shifts)
        row.addWidget(vline())
        row.addLayout(self._build_right(), 1)
        self.body.addLayout(row)
        presenter.changed.connect(self._show)
        for leads_on in (presenter.paper_requested, presenter.export.opened):
            leads_on.connect(lambda *_: self.dismiss())
        self._show()

    def _build_right(self) -> QVBoxLayout:
        presenter = self._presenter
        column = QVBoxLayout()
        column.setContentsMargins(theme.px(20), theme.px(12), theme.px(16), theme.px(16))
        column.setSpacing(theme.px(8))
        self._title = label("", "heading", name="totals_title")
        self._loading = LoadingCard(tr("Складаємо чеки"), name="totals_loading")
        self._rows = QVBoxLayout()
        self._rows.setContentsMargins(0, 0, theme.px(16), 0)
        self._rows.setSpacing(theme.px(2))
        buttons = QHBoxLayout()
        buttons.setSpacing(theme.px(8))
        self._buttons = []
        for name, said, icon, act in (
            ("totals_paper", tr("Чек, PDF, PNG"), "receipt-text", presenter.paper),
            ("totals_table", tr("Таблиця"), "arrow-down-to-line", presenter.save),
            ("totals_print", tr("Друк"), "printer", presenter.print),
        ):
            button = Button(said, icon=icon, size=64, name=name)
            button.clicked.connect(act)
            self._buttons.append(button)
            buttons.addWidget(button, 1)
        column.addWidget(self._title)
        column.addWidget(self._loading)
        column.addWidget(scroll_area(_host(self._rows), name=tr("Підсумки зміни")), 1)
        column.addLayout(buttons)
        return column

    def _show(self) -> None:
        presenter = self._presenter
        shown = (presenter.choices, presenter.chosen)
        if shown != self._listed:
            self._listed = shown
            refill(self._shifts, [*map(self._shift_row, range(len(presenter.choices))), _rest()])
        self._title.set_text(presenter.title)
        progress = presenter.progress
        self._loading.setVisible(progress is not None)
        if progress is not None:
            self._loading.set_progress(*progress)
        refill(self._rows, [*map(_part, presenter.parts), _rest()])
        for button in self._buttons:
            button.setEnabled(presenter.report is not None and not presenter.busy)

    def _shift_row(self, place: int) -> QWidget:
        choice = self._presenter.choices[place]
        row = ChoiceRow(choice.title, choice.note, name=f"totals_shift-{choice.shift.number}")
        row.setChecked(choice.shift.id == self._presenter.chosen)
        row.clicked.connect(partial(self._choose, choice.shift.id))
        return row

    def _choose(self, shift_id: str, _on: bool = False) -> None:
        self._presenter.choose(shift_id)


def _part(part: XPart) -> QWidget:
    column = QVBoxLayout()
    column.setContentsMargins(0, theme.px(8), 0, theme.px(4))
    column.setSpacing(0)
    column.addWidget(label(part.title, "field_label", "ink2", name=f"x-part-{part.key}"))
    for row in part.rows:
        column.addWidget(_row(row))
    return _host(column)


def _row(row: XRow) -> QWidget:
    line = QHBoxLayout()
    line.setContentsMargins(0, 0, 0, 0)
    line.setSpacing(theme.px(12))
    line.addWidget(label(row.title, elide=Qt.TextElideMode.ElideRight), 1)
    if row.count is not None:
        line.addWidget(label(str(row.count), "note", "ink3", name=f"x-{row.key}-count", align=RIGHT))
    amount = label(row.text, "strong", "danger" if row.amount < 0 else "ink", name=f"x-{row.key}", align=RIGHT)
    amount.setMinimumWidth(theme.px(120))
    line.addWidget(amount)
    host = _host(line)
    host.setFixedHeight(theme.px(34))
    return host


def _host(layout: QVBoxLayout | QHBoxLayout) -> QWidget:
    host = QWidget()
    host.setLayout(layout)
    return host


def _rest() -> QWidget:
    """Takes what room is left, so that the rows stand at the top."""
    rest = QWidget()
    policy = rest.sizePolicy()
    policy.setVerticalStretch(1)
    rest.setSizePolicy(policy)
    return rest
