"""Settings, «Оплата»: which means are taken, in what order, what is asked of each, and whom transfers go to."""

from __future__ import annotations

from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from app.setting_values import ASKS
from ui.i18n import tr
from ui.presenters.means_choice import ALL
from ui.presenters.setting_fields import PAYEE
from ui.presenters.settings import SettingsPresenter
from ui.screens.settings_page import SettingsPage
from ui.theme import theme
from ui.widgets.button import Button
from ui.widgets.card import Card, hline
from ui.widgets.field import Field
from ui.widgets.form import FormCard, FormRow
from ui.widgets.icon import Icon
from ui.widgets.label import Label, label
from ui.widgets.layouts import keep_room
from ui.widgets.segment import Segment
from ui.widgets.switch import Switch

_ICONS = {"cash": "banknote", "card": "credit-card", "iban": "landmark", "transfer": "smartphone"}
_LONGEST = {"payee_name": 100, "payee_iban": 40, "payee_code": 10, "payee_purpose": 100, "card_acquirer": 40}


class SettingsMeans(SettingsPage):
    """Names: `means_on_cash` …, `means_up_cash` …, `setting_card_details` …, `setting_typed_card`,
    `setting_card_acquirer`, `setting_card_terminal_id`, `setting_payee_name` … (each field with `_error`)."""

    def __init__(self, presenter: SettingsPresenter) -> None:
        super().__init__(presenter, tr("Оплата"), name="settings_means")
        self._fields: dict[str, tuple[Field, Label]] = {}
        self._rows = {name: _MeansRow(name, presenter) for name in ALL}
        self._order: tuple[str, ...] = ()
        self._list = Card(margins=(1, 1, 1, 1), spacing=0)
        self._lines = QVBoxLayout()
        self._lines.setSpacing(0)
        self._list.body.addLayout(self._lines)
        self.column.addWidget(self._list)
        typed, acquirer, terminal = tr("Картка вручну"), tr("Банк-еквайр"), tr("Номер термінала")
        self._typed = self.switch("typed_card", typed)
        self._typed_row = FormRow(
            typed, self._typed, note=tr("поруч із підключеним терміналом, коли він не працює"), fills=False
        )
        self.column.addWidget(
            FormCard(
                [
                    self._typed_row,
                    FormRow(acquirer, self._make_field("card_acquirer", acquirer, ""), note=tr("для чека")),
                    FormRow(terminal, self._make_field("card_terminal_id", terminal, ""), note=tr("для чека")),
                ]
            )
        )
        said = {
            "payee_name": (tr("Отримувач"), tr("як у виписці банку")),
            "payee_iban": (tr("IBAN"), tr("UA і 27 цифр")),
            "payee_code": (tr("Код платника"), tr("РНОКПП або ЄДРПОУ")),
            "payee_purpose": (tr("Призначення"), tr("напр. Оплата за товар")),
        }
        self.column.addWidget(FormCard([FormRow(said[name][0], self._make_field(name, *said[name])) for name in PAYEE]))
        self.guarded = [*self._rows.values(), self._typed, *(field for field, _ in self._fields.values())]
        self.begin()

    def show_settings(self) -> None:
        presenter = self.presenter
        order = presenter.means.order
        if order != self._order:
            self._order = order
            for row in self._rows.values():
                self._lines.removeWidget(row)
            for name in order:
                self._lines.addWidget(self._rows[name])
        for place, name in enumerate(order):
            self._rows[name].show_state(place)
        self._typed.setChecked(bool(presenter.value("typed_card")))
        self._typed_row.setVisible(presenter.settings.card_driver == "privat_json")
        for name, (field, error) in self._fields.items():
            if field.text() != presenter.typed(name):
                field.set_text(presenter.typed(name))
            said = presenter.error(name)
            field.set_error(said)
            error.set_text(said)
            error.setVisible(bool(said))

    def _make_field(self, name: str, said: str, sample: str) -> QWidget:
        field = Field(sample, name=f"setting_{name}", size=48, label=said, text_size=16)
        field.line.setMaxLength(_LONGEST.get(name, 20))
        field.changed.connect(lambda text: self.presenter.type(name, text))
        field.line.editingFinished.connect(lambda: self.presenter.keep(name))
        error = label("", "small", "danger", weight=600, wrap=True, name=f"setting_{name}_error")
        self._fields[name] = (field, error)
        room = QWidget()
        column = QVBoxLayout(room)
        column.setContentsMargins(0, theme.px(8), 0, theme.px(8))
        column.setSpacing(theme.px(4))
        column.addWidget(field)
        column.addWidget(error)
        return room


class _MeansRow(QWidget):
    """One means: on or off, one place up, and what is asked of it."""

    def __init__(self, name: str, presenter: SettingsPresenter) -> None:
        super().__init__()
        self._name, self._presenter = name, presenter
        said = {
            "cash": tr("Готівка"),
            "card": tr("Картка"),
            "iban": tr("Переказ за IBAN"),
            "transfer": tr("Переказ на картку"),
        }[name]
        self._switch = Switch(name=f"means_on_{name}", accessible=said)
        self._switch.toggled.connect(lambda on: presenter.means.switch(name, on))
        self._up = Button(icon="arrow-up", role="ghost", size=48, name=f"means_up_{name}", color="ink2")
        keep_room(self._up)
        self._up.setAccessibleName(tr("{name}: вище", name=said))
        self._up.clicked.connect(lambda: presenter.means.raise_(name))
        head = QHBoxLayout()
        head.setSpacing(theme.px(12))
        head.addWidget(Icon(_ICONS[name], "ink2", 22))
        head.addWidget(label(said), 1)
        head.addWidget(self._up)
        head.addWidget(self._switch)
        column = QVBoxLayout(self)
        column.setContentsMargins(theme.px(18), theme.px(8), theme.px(18), theme.px(8))
        column.setSpacing(theme.px(6))
        column.addLayout(head)
        self._asks: Segment | None = None
        if name != "cash":
            words = dict(zip(ASKS, (tr("Вимагати"), tr("Питати"), tr("Не питати")), strict=True))
            what = tr("RRN і код авторизації") if name == "card" else tr("Номер платежу і платник")
            self._asks = Segment(list(words.items()), name=f"setting_{name}_details")
            self._asks.chosen.connect(lambda key: presenter.set(f"{name}_details", key))
            self._what = label(what, "small", "ink3")
            line = QHBoxLayout()
            line.setSpacing(theme.px(12))
            line.addWidget(self._what, 1)
            line.addWidget(self._asks, 2)
            column.addLayout(line)
        self._line = hline()
        column.addWidget(self._line)

    def show_state(self, place: int) -> None:
        """How it stands, and in which place of the list."""
        on = self._name in self._presenter.means.on
        self._switch.setChecked(on)
        self._switch.setEnabled(not on or len(self._presenter.means.on) > 1)
        self._up.setVisible(on and place > 0)
        self._line.setVisible(place < len(ALL) - 1)
        if self._asks is not None:
            self._asks.setVisible(on)
            self._what.setVisible(on)
            self._asks.set_current(str(self._presenter.value(f"{self._name}_details")))
