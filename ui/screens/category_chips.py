"""A room of the settings in which the catalogue's categories are picked, for whatever a setting picks them for."""

from __future__ import annotations

from PySide6.QtWidgets import QGridLayout, QWidget

from ui.presenters.settings import SettingsPresenter
from ui.theme import theme
from ui.widgets.button import Button
from ui.widgets.card import Card
from ui.widgets.label import label

_COLUMNS = 3


class CategoryChips(Card):
    """`setting` holds the ids. `room` wants the right to change settings. Names: `name` and `{name}_1` …"""

    def __init__(self, presenter: SettingsPresenter, setting: str, title: str, *, name: str) -> None:
        super().__init__(margins=(18, 12, 18, 16), spacing=10, name=name)
        self._presenter = presenter
        self._setting = setting
        self._name = name
        self._chips: dict[str, Button] = {}
        self.set_look("surface", "surface")
        self.body.addWidget(label(title))
        self.room = QWidget()
        self._grid = QGridLayout(self.room)
        self._grid.setContentsMargins(0, 0, 0, 0)
        self._grid.setSpacing(theme.px(8))
        for column in range(_COLUMNS):
            self._grid.setColumnStretch(column, 1)
        self.body.addWidget(self.room)

    def show_settings(self) -> None:
        """Puts the settings into the chips."""
        for number, category in enumerate(self._presenter.categories):
            if category.id in self._chips:
                continue
            chip = Button(category.title, role="chip", size=48, name=f"{self._name}_{number + 1}")
            chip.setMinimumWidth(0)
            chip.clicked.connect(lambda _on=False, one=category.id: self._presenter.switch_category(one, self._setting))
            self._chips[category.id] = chip
            self._grid.addWidget(chip, number // _COLUMNS, number % _COLUMNS)
        picked = self._presenter.ids(self._setting)
        for category_id, chip in self._chips.items():
            chip.set_checked(category_id in picked)
