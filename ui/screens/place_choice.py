"""The second step of the first start: which shop, which terminal."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QVBoxLayout, QWidget

from ui.i18n import tr
from ui.presenters.first_start import FirstStartPresenter, Step
from ui.theme import theme
from ui.widgets.button import Button
from ui.widgets.choice_row import ChoiceRow
from ui.widgets.label import label
from ui.widgets.layouts import empty
from ui.widgets.scroll import scroll_area


class PlaceChoice(QWidget):
    """Both lists in one that scrolls; the button below stays in sight."""

    def __init__(self, presenter: FirstStartPresenter) -> None:
        super().__init__()
        self._presenter = presenter
        self._shown: object = None
        self._rows: list[tuple[ChoiceRow, object]] = []
        self._list = QVBoxLayout()
        self._list.setContentsMargins(0, 0, 0, 0)
        self._list.setSpacing(theme.px(8))
        inner = QWidget()
        inner.setLayout(self._list)
        self._error = label("", "note", "danger", weight=600, wrap=True, name="place-error")
        self._take = Button(tr("Працювати на цій касі"), role="primary", size=64, name="take-place")
        self._take.clicked.connect(presenter.submit)
        back = Button(tr("Назад"), key="Esc", name="back-to-sign-in")
        back.clicked.connect(presenter.back)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(theme.px(10))
        column.addWidget(label(tr("Магазин і каса"), "h2"))
        column.addWidget(scroll_area(inner, name=tr("Магазин і каса")), 1)
        column.addWidget(self._error)
        column.addWidget(self._take)
        column.addWidget(back)
        presenter.changed.connect(self._show)
        presenter.step_changed.connect(self._show)
        self._show()

    def _show(self) -> None:
        chosen = self._presenter.shop
        if self._presenter.step is not Step.PLACE or chosen is None:
            return
        if self._shown != (self._presenter.shops, chosen):
            self._shown = (self._presenter.shops, chosen)
            self._lay()
        for row, value in self._rows:
            row.setChecked(value in (chosen, self._presenter.terminal))
        trouble = self._presenter.trouble
        self._error.set_text(trouble.text if trouble else "")
        self._error.setVisible(trouble is not None)
        self._take.setEnabled(self._presenter.terminal is not None)
        self._take.set_busy(self._presenter.busy)

    def _lay(self) -> None:
        empty(self._list)
        self._rows = []
        self._list.addWidget(label(tr("Торгова точка"), "field_label", "ink2"))
        for shop in self._presenter.shops:
            row = ChoiceRow(shop.title, shop.address, icon="store", name=f"shop-{shop.id}")
            row.clicked.connect(lambda _on=False, one=shop: self._presenter.choose_shop(one))
            self._rows.append((row, shop))
            self._list.addWidget(row)
        self._list.addSpacing(theme.px(8))
        self._list.addWidget(label(tr("Каса"), "field_label", "ink2"))
        terminals = self._presenter.shop.terminals if self._presenter.shop else ()
        for terminal in terminals:
            row = ChoiceRow(terminal.name, icon="monitor", name=f"terminal-{terminal.id}")
            row.clicked.connect(lambda _on=False, one=terminal: self._presenter.choose_terminal(one))
            self._rows.append((row, terminal))
            self._list.addWidget(row)
        self._list.addStretch(1)
        self._list.setAlignment(Qt.AlignmentFlag.AlignTop)
