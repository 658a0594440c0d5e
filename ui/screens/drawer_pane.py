"""The right of the open shift's page: what the drawer holds, cash in and out, what to settle, and closing."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from ui.i18n import tr
from ui.keymap import keymap
from ui.presenters.shift import ShiftPresenter
from ui.presenters.shift_board import DrawerRow
from ui.screens.check_row import check_row
from ui.theme import theme
from ui.widgets.button import Button
from ui.widgets.card import Panel, hline
from ui.widgets.figure import Figure
from ui.widgets.label import label
from ui.widgets.layouts import refill
from ui.widgets.paint import RIGHT
from ui.widgets.scroll import scroll_area


class DrawerPane(Panel):
    """Follows the presenter by itself; on a low window all but the closing scrolls."""

    def __init__(self, presenter: ShiftPresenter) -> None:
        super().__init__("surface", "l", name="drawer-pane")
        self._presenter = presenter
        self.setFixedWidth(theme.px(theme.pick(332, 400, 460)))
        column = QVBoxLayout(self)
        column.setContentsMargins(1, 0, 0, 0)
        column.setSpacing(0)
        column.addWidget(scroll_area(self._build_drawer(), name=tr("Готівка в касі")), 1)
        column.addWidget(hline())
        column.addLayout(self._build_close())
        presenter.changed.connect(self._show)
        self._show()

    def _build_drawer(self) -> QWidget:
        pad = theme.px(theme.pick(14, 20, 24))
        drawer = QVBoxLayout()
        drawer.setContentsMargins(pad, theme.px(16), pad, theme.px(6))
        drawer.setSpacing(0)
        drawer.addWidget(label(tr("Готівка в касі"), "heading"))
        drawer.addSpacing(theme.px(6))
        self._drawer_rows = QVBoxLayout()
        self._drawer_rows.setSpacing(0)
        drawer.addLayout(self._drawer_rows)
        drawer.addSpacing(theme.px(6))
        drawer.addWidget(hline())
        drawer.addSpacing(theme.px(6))
        drawer.addLayout(self._build_expected())
        self._checks = QVBoxLayout()
        self._checks.setSpacing(0)
        before = QVBoxLayout()
        before.setContentsMargins(pad, theme.px(12), pad, theme.px(8))
        before.setSpacing(theme.px(4))
        before.addWidget(label(tr("Перед закриттям"), "heading"))
        before.addLayout(self._checks)
        inner = QWidget()
        column = QVBoxLayout(inner)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addLayout(drawer)
        column.addLayout(self._build_moves(pad))
        column.addWidget(hline())
        column.addLayout(before)
        column.addStretch(1)
        return inner

    def _build_expected(self) -> QHBoxLayout:
        self._drawer = Figure("", "kpi", name="drawer-expected", size=34)
        row = QHBoxLayout()
        row.addWidget(label(tr("Має бути"), "heading"))
        row.addWidget(self._drawer, 1)
        host = QHBoxLayout()
        host.setContentsMargins(0, theme.px(7), 0, theme.px(7))
        host.addLayout(row)
        return host

    def _build_moves(self, pad: int) -> QHBoxLayout:
        row = QHBoxLayout()
        row.setContentsMargins(pad, theme.px(6), pad, theme.px(14))
        row.setSpacing(theme.px(8))
        self._moves = []
        for name, said, icon, output in (
            ("service-in", tr("Внесення"), "arrow-down-to-line", False),
            ("service-out", tr("Видача"), "arrow-up-from-line", True),
        ):
            button = Button(said, icon=icon, size=64, name=name, text_size=16)
            button.clicked.connect(lambda _on=False, output=output: self._presenter.cash_requested.emit(output))
            self._moves.append(button)
            row.addWidget(button, 1)
        return row

    def _build_close(self) -> QHBoxLayout:
        row = QHBoxLayout()
        row.setContentsMargins(theme.px(16), theme.px(12), theme.px(16), theme.px(16))
        self._close = Button(
            tr("Закрити зміну"),
            icon="lock",
            role="primary",
            size=80,
            name="close-shift",
            key="" if theme.form == "compact" else keymap.key("close_shift"),
        )
        self._close.clicked.connect(self._presenter.close_requested)
        row.addWidget(self._close, 1)
        return row

    def _show(self) -> None:
        presenter = self._presenter
        refill(self._drawer_rows, [_drawer_row(row) for row in presenter.drawer_rows])
        self._drawer.set_text(presenter.drawer)
        refill(self._checks, [check_row(check, presenter.act) for check in presenter.checks])
        for button in (*self._moves, self._close):
            button.setEnabled(presenter.report is not None)


def _drawer_row(row: DrawerRow) -> QWidget:
    host = QWidget()
    line = QHBoxLayout(host)
    line.setContentsMargins(0, 0, 0, 0)
    line.addWidget(label(row.title, color="ink2", elide=Qt.TextElideMode.ElideRight), 1)
    line.addWidget(label(row.amount, name=f"drawer-{row.name}", align=RIGHT))
    host.setFixedHeight(theme.px(38))
    return host
