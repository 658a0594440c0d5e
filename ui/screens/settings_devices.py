"""Settings, «Обладнання» (mockup 13b): every device and its state, the scale and a live trial, the bank terminal, the
buyer's display."""

from __future__ import annotations

from PySide6.QtWidgets import QHBoxLayout, QScrollArea, QVBoxLayout, QWidget

from app.devices.scanner import ScannerState
from app.domain.weighing import ScaleState
from printing.answer import PrinterState
from ui.buyer_window import DisplayState
from ui.display_words import display_tag, display_text
from ui.formats import NBSP, number_text
from ui.i18n import tr
from ui.presenters.settings import Section, SettingsPresenter
from ui.scale_words import scale_hint, scale_tag
from ui.screens.settings_bank import SettingsBank
from ui.screens.settings_page import SettingsPage
from ui.theme import theme
from ui.widgets.button import Button
from ui.widgets.device_row import DeviceRow
from ui.widgets.field import Field
from ui.widgets.figure import Figure
from ui.widgets.form import FormCard, FormRow
from ui.widgets.label import label
from ui.widgets.segment import Segment
from ui.widgets.select import Select
from ui.widgets.stepper import Stepper
from ui.widgets.switch import Switch
from ui.widgets.tag import Tag

#: Every form an address can have, as it is typed: the same in any language.
FORMS = "serial:COM3 · serial:COM3@19200,8N1 · serial:/dev/ttyUSB0 · tcp://192.168.0.60:4001"

#: States in which there is a weight to read.
_WEIGHS = (ScaleState.EMPTY, ScaleState.MOVING, ScaleState.STABLE, ScaleState.SOLD)


class SettingsDevices(SettingsPage):
    """Names: `device_scanner`, `device_scale`, `device_display`, `device_drawer` (each with `_about`, `_state`,
    `_action`), `setting_weigher`, `setting_weigher_error`, `found_ports`, `find_ports`, `setting_weigher_protocol_…`,
    `setting_weigher_most`, `scale_weight`, `scale_state`, `scale_hint`, `check_scale`, `setting_buyer_display_…`,
    `setting_buyer_lang_…`; the bank terminal's are those of `SettingsBank`."""

    def __init__(self, presenter: SettingsPresenter) -> None:
        super().__init__(presenter, tr("Обладнання"), name="settings_devices")
        self._devices = presenter.devices
        self._bank = SettingsBank(presenter, self.steps("bank_terminal_wait"), self._make_slip())
        self._make_rows()
        self._make_scale()
        self.column.addWidget(label(tr("Банківський термінал"), "heading"))
        self.column.addWidget(self._bank.card)
        self._make_display()
        self.guarded = [self._address, self._ports, self._protocol, self._most, self._where, self._lang]
        self.guarded += self._bank.guarded
        self._devices.changed.connect(self._show_devices)
        self._devices.scale_changed.connect(self._show_scale)
        self.begin()

    def show_settings(self) -> None:
        presenter = self.presenter
        if self._address.text() != presenter.typed("weigher"):
            self._address.set_text(presenter.typed("weigher"))
        error = presenter.error("weigher")
        self._address.set_error(error)
        self._error.set_text(error)
        self._error.setVisible(bool(error))
        self._protocol.set_current(str(presenter.value("weigher_protocol")))
        self._most.set_text(f"{presenter.value('weigher_most')}{NBSP}{tr('кг')}")
        self._most.set_enabled_ends(*presenter.ends("weigher_most"))
        self._where.set_current(str(presenter.value("buyer_display")))
        self._lang.set_current(str(presenter.value("buyer_lang")))
        self._show_devices()
        self._show_scale()
        self._bank.show()

    # ---------------------------------------------------------------- every device

    def _make_rows(self) -> None:
        presenter, devices = self.presenter, self._devices
        self._scanner = DeviceRow("scan-barcode", tr("Сканер штрих-кодів"), tr("Перевірити"), name="device_scanner")
        self._scanner.act.connect(lambda: presenter.choose(Section.SCANNER))
        self._scale = DeviceRow("scale", tr("Ваги"), tr("Налаштувати"), name="device_scale")
        self._scale.act.connect(self._go_to_scale)
        self._display = DeviceRow("monitor", tr("Дисплей покупця"), tr("Показати"), name="device_display")
        self._display.act.connect(devices.show_display)
        self._drawer = DeviceRow("archive", tr("Грошова скринька"), tr("Відкрити"), name="device_drawer")
        self._drawer.act.connect(devices.open_drawer)
        self.column.addWidget(FormCard([self._scanner, self._scale, self._bank.row, self._display, self._drawer]))

    def _make_slip(self) -> Switch:
        return self.switch("bank_terminal_slip", tr("Друкувати чек термінала"))

    def _show_devices(self) -> None:
        presenter, devices = self.presenter, self._devices
        self._scanner.set(*_scanner(str(presenter.value("scanner")), presenter.scanner_state))
        self._display.set(display_text(devices.display), display_tag(devices.display))
        self._display.button.setEnabled(devices.display.state in (DisplayState.SCREEN, DisplayState.WINDOW))
        pin = tr("Через принтер, контакт {pin}", pin=presenter.profile.drawer_pin)
        self._drawer.set(pin, _drawer(presenter.printer_state))
        ports = [("", tr("Порти")), *((one.device, _port(one.device, one.title)) for one in devices.ports)]
        self._ports.set_options(ports, "")
        self._find.set_busy(devices.searching)

    # ---------------------------------------------------------------- the scale

    def _make_scale(self) -> None:
        address = self._make_address()
        self._protocol = Segment(
            [("cas", "CAS"), ("toledo", "Toledo 8217"), ("continuous", tr("Безперервний"))],
            name="setting_weigher_protocol",
        )
        self._protocol.chosen.connect(lambda key: self.presenter.set("weigher_protocol", key))
        self._most = Stepper("", name="setting_weigher_most", width=220, text_size=16)
        self._most.minus.connect(lambda: self.presenter.step("weigher_most", -1))
        self._most.plus.connect(lambda: self.presenter.step("weigher_most", 1))
        self._scale_title = label(tr("Ваги"), "heading")
        self.column.addWidget(self._scale_title)
        self.column.addWidget(
            FormCard(
                [
                    FormRow(tr("Порт"), address, note=tr("порожній — без ваг")),
                    FormRow(tr("Протокол"), self._protocol, note=tr("як у меню ваг")),
                    FormRow(tr("Найбільша вага"), self._most, note=tr("більшу каса не візьме"), fills=False),
                    FormRow(tr("Проба"), self._make_trial(), note=tr("покладіть щось на ваги")),
                ],
                name="scale_card",
            )
        )

    def _make_address(self) -> QWidget:
        self._address = Field(tr("Без ваг"), name="setting_weigher", size=48, label=tr("Порт ваг"), text_size=16)
        self._address.line.setMaxLength(300)
        self._address.changed.connect(lambda text: self.presenter.type("weigher", text))
        self._address.line.editingFinished.connect(lambda: self.presenter.keep("weigher"))
        self._ports = Select([("", tr("Порти"))], current="", accessible=tr("Порт"), name="found_ports")
        self._ports.chosen.connect(self._take_port)
        self._find = Button(icon="refresh-cw", size=48, name="find_ports")
        self._find.setAccessibleName(tr("Шукати порти"))
        self._find.setFixedWidth(theme.px(56))
        self._find.clicked.connect(self._devices.find_ports)
        self._error = label("", "small", "danger", weight=600, wrap=True, name="setting_weigher_error")
        room = QWidget()
        column = QVBoxLayout(room)
        column.setContentsMargins(0, theme.px(8), 0, theme.px(10))
        column.setSpacing(theme.px(4))
        row = QHBoxLayout()
        row.setSpacing(theme.px(8))
        row.addWidget(self._address, 3)
        row.addWidget(self._ports, 2)
        row.addWidget(self._find)
        column.addLayout(row)
        column.addWidget(self._error)
        column.addWidget(label(tr("Зразки: {forms}", forms=FORMS), "small", "ink3", wrap=True))
        return room

    def _make_trial(self) -> QWidget:
        self._weight = Figure("", "kpi", name="scale_weight", unit=tr("кг"))
        self._weight.setFixedWidth(theme.px(140))
        self._tag = Tag("", "n", name="scale_state")
        self._hint = label("", "small", "ink3", wrap=True, name="scale_hint")
        self._check = Button(tr("Перевірити"), size=48, name="check_scale")
        self._check.setFixedWidth(theme.px(140))
        self._check.clicked.connect(self._devices.check_scale)
        words = QVBoxLayout()
        words.setSpacing(theme.px(2))
        words.addWidget(self._tag)
        words.addWidget(self._hint)
        room = QWidget()
        # In the smallest window the button stands under the words: with big letters there is no room beside them.
        down = theme.form == "compact"
        row = QHBoxLayout(room)
        row.setContentsMargins(0, theme.px(8), 0, theme.px(8))
        row.setSpacing(theme.px(16))
        row.addWidget(self._weight)
        row.addLayout(words, 1)
        (words if down else row).addWidget(self._check)
        room.setMinimumHeight(theme.px(82))
        return room

    def _show_scale(self) -> None:
        weighing, where = self._devices.scale.weighing, self._devices.scale.where
        tag = scale_tag(weighing.state)
        name = {"cas": "CAS", "toledo": "Toledo 8217"}.get(str(self.presenter.value("weigher_protocol")))
        about = " · ".join(part for part in (name or tr("Безперервний"), where) if part)
        told = weighing.state in _WEIGHS
        # In the list it works or it does not; how the load lies is told beside the trial.
        health = (tr("працює"), "g", "check") if told else tag
        self._scale.set(about if where else tr("Вагу вводять з клавіатури"), health)
        stable = weighing.state is ScaleState.STABLE
        self._weight.set_text(number_text(weighing.weight, 3) if told else "—", "ink" if stable else "ink3")
        self._tag.set(*tag)
        self._hint.set_text(tr("Каса бере цю вагу") if stable else scale_hint(weighing.state))
        self._check.setEnabled(weighing.state is not ScaleState.NONE)

    def _take_port(self, port: str) -> None:
        if port:
            self.presenter.type("weigher", f"serial:{port}")
            self.presenter.keep("weigher")

    def _go_to_scale(self) -> None:
        area = self.findChild(QScrollArea)
        assert area is not None
        area.verticalScrollBar().setValue(self._scale_title.y())
        self._address.line.setFocus()

    # ---------------------------------------------------------------- the buyer's display

    def _make_display(self) -> None:
        self._where = Segment(
            [("auto", tr("Другий екран")), ("window", tr("Вікно")), ("off", tr("Вимкнено"))],
            name="setting_buyer_display",
        )
        self._where.chosen.connect(lambda key: self.presenter.set("buyer_display", key))
        self._lang = Segment([("uk", "Українська"), ("en", "English")], name="setting_buyer_lang")
        self._lang.chosen.connect(lambda key: self.presenter.set("buyer_lang", key))
        self.column.addWidget(label(tr("Дисплей покупця"), "heading"))
        self.column.addWidget(
            FormCard(
                [
                    FormRow(tr("Де показувати"), self._where, note=tr("екран знайдеться сам")),
                    FormRow(tr("Мова покупця"), self._lang, note=tr("не залежить від мови касира")),
                ]
            )
        )


def _scanner(address: str, state: ScannerState) -> tuple[str, tuple[str, str, str]]:
    """Where the scanner is and how it stands."""
    if not address:
        return tr("Як клавіатура, суфікс Enter"), ("", "n", "")
    words = {
        ScannerState.READY: (tr("працює"), "g", "check"),
        ScannerState.BUSY: (tr("порт зайнято"), "d", "circle-alert"),
        ScannerState.ADDRESS: (tr("хибна адреса"), "d", "circle-alert"),
        ScannerState.ABSENT: (tr("немає зв’язку"), "d", "circle-alert"),
    }
    return address, words.get(state, ("", "n", ""))


def _drawer(state: PrinterState) -> tuple[str, str, str]:
    """The drawer hangs on the printer."""
    if state is PrinterState.READY:
        return tr("працює"), "g", "check"
    return ("", "n", "") if state is PrinterState.UNKNOWN else (tr("немає принтера"), "d", "circle-alert")


def _port(device: str, title: str) -> str:
    return f"{device} · {title}" if title else device
