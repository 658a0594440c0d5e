"""The page «Звіти»: Z-reports of the server, and sales of goods (mockups 12a, 12b)."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QStackedWidget, QVBoxLayout, QWidget

from ui.i18n import tr
from ui.keymap import press
from ui.presenters.reports import Part, ReportsPresenter
from ui.screens.reports_goods import GoodsPane
from ui.screens.reports_z import ZPane
from ui.widgets.empty import Empty

_ARROWS = {Qt.Key.Key_Up: -1, Qt.Key.Key_Down: 1, Qt.Key.Key_PageUp: -8, Qt.Key.Key_PageDown: 8}


class ReportsScreen(QWidget):
    """Names: `reports_part_z`, `reports_part_goods`; the rest is in `ZPane` and `GoodsPane`."""

    def __init__(self, presenter: ReportsPresenter) -> None:
        super().__init__()
        self.setObjectName("reports_screen")
        self.setAccessibleName(tr("Звіти"))
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self._presenter = presenter
        self._stack = QStackedWidget()
        closed = Empty("lock", name="reports_closed")
        closed.set(tr("Звіти показують тим, хто має на це право"))
        self._parts: dict[Part, QWidget] = {Part.Z: ZPane(presenter), Part.GOODS: GoodsPane(presenter)}
        self._closed = closed
        for page in (closed, *self._parts.values()):
            self._stack.addWidget(page)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.addWidget(self._stack)
        presenter.changed.connect(self._show)
        self._show()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        presenter = self._presenter
        own = {
            "reports_part": presenter.other,
            "reports_again": presenter.again,
            "reports_export": presenter.export,
        }
        if press(self, "reports", event, own):
            return
        step = _ARROWS.get(Qt.Key(event.key()))
        if step is None or not presenter.admitted:
            super().keyPressEvent(event)
        elif presenter.part is Part.Z:
            presenter.z.move_selection(step)
        else:
            presenter.goods.move_selection(step)

    def _show(self) -> None:
        presenter = self._presenter
        self._stack.setCurrentWidget(self._parts[presenter.part] if presenter.admitted else self._closed)
