"""Screen 13: the settings, part by part."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QHBoxLayout, QStackedWidget, QWidget

from ui.i18n import tr
from ui.presenters.settings import Section, SettingsPresenter
from ui.screens.settings_about import SettingsAbout
from ui.screens.settings_data import SettingsData
from ui.screens.settings_devices import SettingsDevices
from ui.screens.settings_excise import SettingsExcise
from ui.screens.settings_keys import SettingsKeys
from ui.screens.settings_look import SettingsLook
from ui.screens.settings_means import SettingsMeans
from ui.screens.settings_page import SettingsPage
from ui.screens.settings_people import SettingsPeople
from ui.screens.settings_printer import SettingsPrinter
from ui.screens.settings_scanner import SettingsScanner
from ui.screens.settings_server import SettingsServer
from ui.screens.settings_slips import SettingsSlips
from ui.screens.settings_till import SettingsTill
from ui.screens.settings_training import SettingsTraining
from ui.widgets.section_list import SectionList

_MAKE: dict[Section, Callable[[SettingsPresenter], SettingsPage]] = {
    Section.LOOK: SettingsLook,
    Section.KEYS: SettingsKeys,
    Section.PRINTER: SettingsPrinter,
    Section.SLIPS: SettingsSlips,
    Section.DEVICES: SettingsDevices,
    Section.SCANNER: SettingsScanner,
    Section.TILL: SettingsTill,
    Section.PEOPLE: SettingsPeople,
    Section.MEANS: SettingsMeans,
    Section.EXCISE: SettingsExcise,
    Section.DATA: SettingsData,
    Section.SERVER: SettingsServer,
    Section.TRAINING: SettingsTraining,
    Section.ABOUT: SettingsAbout,
}


class SettingsScreen(QWidget):
    """Names: `section_look`, `section_keys`, `section_printer`, `section_slips`, `section_devices`, `section_scanner`,
    `section_till`, `section_people`, `section_means`, `section_excise`, `section_data`, `section_server`,
    `section_training`, `section_about`. Each part is made when it is looked at."""

    def __init__(self, presenter: SettingsPresenter) -> None:
        super().__init__()
        self.setObjectName("settings_screen")
        self.setAccessibleName(tr("Параметри"))
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self._presenter = presenter
        self._pages: dict[Section, SettingsPage] = {}
        self._sections = SectionList(
            [
                (Section.LOOK.value, tr("Вигляд і мова"), "sun-moon"),
                (Section.KEYS.value, tr("Клавіші"), "keyboard"),
                (Section.PRINTER.value, tr("Принтер"), "printer"),
                (Section.SLIPS.value, tr("Чек"), "receipt-text"),
                (Section.DEVICES.value, tr("Обладнання"), "usb"),
                (Section.SCANNER.value, tr("Сканер"), "scan-barcode"),
                (Section.TILL.value, tr("Каса"), "store"),
                (Section.PEOPLE.value, tr("Люди і права"), "key-round"),
                (Section.MEANS.value, tr("Оплата"), "wallet"),
                (Section.EXCISE.value, tr("Акциз і вік"), "shield-check"),
                (Section.DATA.value, tr("Дані"), "hard-drive"),
                (Section.SERVER.value, tr("Сервер"), "cloud-upload"),
                (Section.TRAINING.value, tr("Навчання"), "graduation-cap"),
                (Section.ABOUT.value, tr("Про програму"), "info"),
            ]
        )
        self._sections.chosen.connect(lambda key: presenter.choose(Section(key)))
        self._stack = QStackedWidget()
        page = QHBoxLayout(self)
        page.setContentsMargins(0, 0, 0, 0)
        page.setSpacing(0)
        page.addWidget(self._sections)
        page.addWidget(self._stack, 1)
        presenter.changed.connect(self._show)
        self._show()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        step = {Qt.Key.Key_Up: -1, Qt.Key.Key_Down: 1}.get(Qt.Key(event.key()))
        if step is None:
            super().keyPressEvent(event)
            return
        order = list(Section)
        place = order.index(self._presenter.section) + step
        self._presenter.choose(order[min(max(place, 0), len(order) - 1)])

    def _show(self) -> None:
        section = self._presenter.section
        if section not in self._pages:
            page = self._pages[section] = _MAKE[section](self._presenter)
            self._stack.addWidget(page)
        self._sections.set_current(section.value)
        self._stack.setCurrentWidget(self._pages[section])
