"""Settings, «Акциз і вік»: stamps, the question about age, hours of sale, goods without discounts."""

from __future__ import annotations

from PySide6.QtWidgets import QVBoxLayout, QWidget

from ui.i18n import tr
from ui.presenters.setting_fields import HOURS
from ui.presenters.settings import SettingsPresenter
from ui.screens.category_chips import CategoryChips
from ui.screens.settings_page import SettingsPage
from ui.theme import theme
from ui.widgets.field import Field
from ui.widgets.form import FormCard, FormRow
from ui.widgets.label import Label, label

_LONGEST_HOURS = 200


class SettingsExcise(SettingsPage):
    """Names: `setting_excise_stamps`, `setting_ask_age`, `setting_hours_alcohol`, `…_beer`, `…_tobacco` (each with
    `_error`), `setting_no_discount_tobacco`, `setting_no_discount_alcohol`, `no_discount_1` … (categories)."""

    def __init__(self, presenter: SettingsPresenter) -> None:
        super().__init__(presenter, tr("Акциз і вік"), name="settings_excise")
        stamps, age = tr("Зчитувати акцизні марки"), tr("Питати про вік")
        tobacco, alcohol = tr("Тютюн без знижок"), tr("Алкоголь і пиво без знижок")
        self._switches = {
            name: self.switch(name, said)
            for name, said in (
                ("excise_stamps", stamps),
                ("ask_age", age),
                ("no_discount_tobacco", tobacco),
                ("no_discount_alcohol", alcohol),
            )
        }
        self._hours: dict[str, tuple[Field, Label]] = {}
        self._categories = CategoryChips(
            presenter, "no_discount_categories", tr("Категорії без знижок"), name="no_discount"
        )
        self.column.addWidget(
            FormCard(
                [
                    FormRow(
                        stamps,
                        self._switches["excise_stamps"],
                        note=tr("марка на кожну пляшку алкоголю; пиво й тютюн без марок"),
                        fills=False,
                    ),
                    FormRow(
                        age,
                        self._switches["ask_age"],
                        note=tr("один раз на чек з алкоголем, пивом або тютюном"),
                        fills=False,
                    ),
                ]
            )
        )
        kinds = (tr("Алкоголь"), tr("Пиво"), tr("Тютюн"))
        rows: list[QWidget] = [
            FormRow(said, self._make_hours(name, said), note=tr("не продавати в ці години"))
            for name, said in zip(HOURS, kinds, strict=True)
        ]
        self.column.addWidget(FormCard(rows))
        self.column.addWidget(
            FormCard(
                [
                    FormRow(
                        tobacco,
                        self._switches["no_discount_tobacco"],
                        note=tr("максимальна роздрібна ціна"),
                        fills=False,
                    ),
                    FormRow(
                        alcohol,
                        self._switches["no_discount_alcohol"],
                        note=tr("мінімальна роздрібна ціна"),
                        fills=False,
                    ),
                    self._categories,
                ]
            )
        )
        self.guarded = [*self._switches.values(), *(field for field, _ in self._hours.values()), self._categories.room]
        self.begin()

    def show_settings(self) -> None:
        presenter = self.presenter
        for name, switch in self._switches.items():
            switch.setChecked(bool(presenter.value(name)))
        for name, (field, said) in self._hours.items():
            if field.text() != presenter.typed(name):
                field.set_text(presenter.typed(name))
            error = presenter.error(name)
            field.set_error(error)
            said.set_text(error)
            said.setVisible(bool(error))
        self._categories.show_settings()

    def _make_hours(self, name: str, said: str) -> QWidget:
        field = Field(tr("У будь-який час"), name=f"setting_{name}", size=48, label=said, text_size=16)
        field.line.setMaxLength(_LONGEST_HOURS)
        field.changed.connect(lambda text: self.presenter.type(name, text))
        field.line.editingFinished.connect(lambda: self.presenter.keep(name))
        error = label("", "small", "danger", weight=600, wrap=True, name=f"setting_{name}_error")
        self._hours[name] = (field, error)
        room = QWidget()
        column = QVBoxLayout(room)
        column.setContentsMargins(0, theme.px(8), 0, theme.px(8))
        column.setSpacing(theme.px(4))
        column.addWidget(field)
        column.addWidget(error)
        if name == HOURS[0]:
            sample = tr("Зразок: {hours}", hours=tr("пн-пт 22:00-08:00, сб,нд 23:00-10:00"))
            column.addWidget(label(sample, "small", "ink3", wrap=True))
        return room
