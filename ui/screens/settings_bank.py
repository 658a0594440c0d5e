"""The bank terminal on the page of devices: how cards are taken, where the terminal is, and a trial of it."""

from __future__ import annotations

from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from app.devices.privat_line import LineState
from ui.formats import NBSP
from ui.i18n import tr
from ui.presenters.settings import SettingsPresenter
from ui.terminal_words import terminal_hint, terminal_tag
from ui.theme import theme
from ui.widgets.button import Button
from ui.widgets.device_row import DeviceRow
from ui.widgets.field import Field
from ui.widgets.form import FormCard, FormRow
from ui.widgets.label import label
from ui.widgets.segment import Segment
from ui.widgets.stepper import Stepper
from ui.widgets.switch import Switch
from ui.widgets.tag import Tag

#: Every form an address can have, as it is typed: the same in any language.
FORMS = "tcp://192.168.0.70:2000 · serial:COM5 · serial:/dev/ttyACM0"


class SettingsBank:
    """Its row for the list of devices, its card, and what of it wants the right to change settings.

    Names: `device_bank` (with `_about`, `_state`, `_action`), `setting_bank_terminal_…`,
    `setting_bank_terminal_address`, `setting_bank_terminal_address_error`, `setting_bank_terminal_wait`,
    `setting_bank_terminal_slip`, `bank_state`, `bank_outcome`, `check_bank`."""

    def __init__(self, presenter: SettingsPresenter, steps: Stepper, slip: Switch) -> None:
        self._presenter = presenter
        self._bank = presenter.devices.bank
        self.row = DeviceRow("credit-card", tr("Банківський термінал"), tr("Звірка"), name="device_bank")
        self.row.act.connect(presenter.devices.settle)
        self._driver = Segment(
            [("none", tr("Без карток")), ("manual", tr("Окремий")), ("privat_json", tr("ПриватБанк"))],
            name="setting_bank_terminal",
        )
        self._driver.chosen.connect(lambda key: presenter.set("bank_terminal", key))
        self._wait, self._slip = steps, slip
        address = self._make_address()
        self.card = FormCard(
            [
                FormRow(tr("Картки"), self._driver, note=tr("окремий: реквізити чека вводять")),
                FormRow(tr("Адреса"), address, note=tr("термінала в мережі або порт")),
                FormRow(tr("Пауза вітання"), self._wait, note=tr("для Verifone 3–5 секунд"), fills=False),
                FormRow(tr("Чек термінала"), self._slip, note=tr("друкувати разом із чеком"), fills=False),
                FormRow(tr("Проба"), self._make_trial(), note=tr("термінал назве себе")),
            ],
            name="bank_card",
        )
        self.guarded: list[QWidget] = [self._driver, self._address, self._wait, self._slip]
        self._bank.changed.connect(self.show)

    def show(self) -> None:
        presenter, bank = self._presenter, self._bank
        driver = str(presenter.value("bank_terminal")) or bank.driver
        driven = driver == "privat_json"
        self._driver.set_current(driver)
        if self._address.text() != presenter.typed("bank_terminal_address"):
            self._address.set_text(presenter.typed("bank_terminal_address"))
        error = presenter.error("bank_terminal_address")
        self._address.set_error(error)
        self._error.set_text(error)
        self._error.setVisible(bool(error))
        self._wait.set_text(f"{presenter.value('bank_terminal_wait')}{NBSP}{tr('с')}")
        self._wait.set_enabled_ends(*presenter.ends("bank_terminal_wait"))
        self._slip.setChecked(bool(presenter.value("bank_terminal_slip")))
        for control in (self._address, self._wait, self._slip):
            control.setEnabled(driven and presenter.may_change)
        tag = terminal_tag(bank.state)
        self._tag.set(*tag)
        sentence, well = bank.outcome
        self._outcome.set_text(sentence or terminal_hint(bank.state) or bank.identity)
        self._outcome.set_color("ink3" if well else "danger")
        self._check.setEnabled(driven and bank.state is not LineState.NONE)
        self._check.set_busy(bank.trying)
        self.row.set(_about(driver, bank.identity, bank.where), tag if driven else ("", "n", ""))
        self.row.button.setEnabled(driven and bank.state is LineState.READY)

    def _make_address(self) -> QWidget:
        name = "bank_terminal_address"
        self._address = Field(
            tr("Без термінала"), name=f"setting_{name}", size=48, label=tr("Адреса термінала"), text_size=16
        )
        self._address.line.setMaxLength(300)
        self._address.changed.connect(lambda text: self._presenter.type(name, text))
        self._address.line.editingFinished.connect(lambda: self._presenter.keep(name))
        self._error = label("", "small", "danger", weight=600, wrap=True, name=f"setting_{name}_error")
        room = QWidget()
        column = QVBoxLayout(room)
        column.setContentsMargins(0, theme.px(8), 0, theme.px(10))
        column.setSpacing(theme.px(4))
        column.addWidget(self._address)
        column.addWidget(self._error)
        column.addWidget(label(tr("Зразки: {forms}", forms=FORMS), "small", "ink3", wrap=True))
        return room

    def _make_trial(self) -> QWidget:
        self._tag = Tag("", "n", name="bank_state")
        self._outcome = label("", "small", "ink3", wrap=True, name="bank_outcome")
        self._check = Button(tr("Перевірити"), size=48, name="check_bank")
        self._check.setFixedWidth(theme.px(140))
        self._check.clicked.connect(self._bank.check)
        words = QVBoxLayout()
        words.setSpacing(theme.px(2))
        words.addStretch(1)
        words.addWidget(self._tag)
        words.addWidget(self._outcome)
        words.addStretch(1)
        room = QWidget()
        row = QHBoxLayout(room)
        row.setContentsMargins(0, theme.px(8), 0, theme.px(8))
        row.setSpacing(theme.px(16))
        row.addLayout(words, 1)
        row.addWidget(self._check)
        room.setMinimumHeight(theme.px(82))
        return room


def _about(driver: str, identity: str, where: str) -> str:
    """Where it is, or what stands in its place."""
    if driver == "none":
        return tr("Картки не приймаємо")
    if driver == "manual":
        return tr("Окремий, реквізити чека вводять")
    return " · ".join(part for part in (tr("ПриватБанк"), identity, where) if part)
