"""Settings, «Дані»: the second folder for copies, when the last ones were made, the disk's room, what was found."""

from __future__ import annotations

from datetime import datetime

from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from app.store.upkeep import Care
from ui.formats import date_time_text
from ui.i18n import sentences, tr
from ui.presenters.settings import SettingsPresenter
from ui.screens.settings_page import SettingsPage, value_label
from ui.store_news import audit_words, copy_words, damage_words, far_words, full_words, room_words, size_text
from ui.theme import theme
from ui.widgets.button import Button
from ui.widgets.field import Field
from ui.widgets.form import FormCard, FormRow
from ui.widgets.label import label
from ui.widgets.notice import Notice

_LONGEST_PATH = 300
#: Both buttons are as wide as the longer of their words, busy or not (design pixels).
_WIDE = 224


class SettingsData(SettingsPage):
    """Names: `setting_backup_folder`, `setting_backup_folder_error`, `data_copied`, `data_far`, `data_room`,
    `data_checked`, `data_trouble`, `make_copy`, `check_data`, `save_settings`,
    `take_settings`."""

    def __init__(self, presenter: SettingsPresenter) -> None:
        super().__init__(presenter, tr("Дані"), name="settings_data")
        self._copied, self._far = value_label("data_copied"), value_label("data_far")
        self._room, self._checked = value_label("data_room"), value_label("data_checked")
        self._trouble = Notice("", "warn", name="data_trouble")
        self.column.addWidget(self._trouble)
        second = FormRow(tr("Друга тека копій"), self._make_folder(), note=tr("диск, флешка або мережева тека"))
        self.column.addWidget(FormCard([second, FormRow(tr("Друга копія"), self._far)]))
        self._copy = Button(tr("Зробити копію"), icon="archive", size=48, name="make_copy")
        self._copy.clicked.connect(presenter.data.copy)
        self._check = Button(tr("Перевірити базу"), icon="shield-check", size=48, name="check_data")
        self._check.clicked.connect(presenter.data.check)
        self.column.addWidget(
            FormCard(
                [
                    FormRow(tr("Остання копія"), _beside(self._copied, self._copy)),
                    FormRow(tr("Перевірка"), _beside(self._checked, self._check)),
                    FormRow(tr("Вільне місце"), self._room),
                ]
            )
        )
        self._save = Button(tr("Зберегти у файл"), icon="arrow-down-to-line", size=48, name="save_settings")
        self._save.clicked.connect(lambda: presenter.copy.open(takes=False))
        self._take = Button(tr("Взяти з файла"), icon="arrow-up-from-line", size=48, name="take_settings")
        self._take.clicked.connect(lambda: presenter.copy.open(takes=True))
        self.column.addWidget(
            FormCard([FormRow(tr("Параметри каси"), _pair(self._save, self._take), note=tr("для інших кас магазину"))])
        )
        self.guarded = [self._folder, self._save, self._take]
        presenter.data.changed.connect(self.show_settings)
        self.begin()

    def show_settings(self) -> None:
        presenter, care = self.presenter, self.presenter.data.care
        if self._folder.text() != presenter.typed("backup_folder"):
            self._folder.set_text(presenter.typed("backup_folder"))
        error = presenter.error("backup_folder")
        self._folder.set_error(error)
        self._error.set_text(error)
        self._error.setVisible(bool(error))
        self._copied.set_text(_copied(care.copied_at))
        self._far.set_text(_far(care, bool(presenter.value("backup_folder"))))
        self._room.set_text("—" if care.free is None else size_text(care.free))
        self._checked.set_text(_checked(care))
        said = _trouble(care)
        self._trouble.set(said, "warn")
        self._trouble.setVisible(bool(said))
        self._check.set_busy(presenter.data.checking)
        self._copy.set_busy(presenter.data.copying)

    def _make_folder(self) -> QWidget:
        self._folder = Field(
            tr("Без другої теки"), name="setting_backup_folder", size=48, label=tr("Друга тека копій"), text_size=16
        )
        self._folder.line.setMaxLength(_LONGEST_PATH)
        self._folder.changed.connect(lambda text: self.presenter.type("backup_folder", text))
        self._folder.line.editingFinished.connect(lambda: self.presenter.keep("backup_folder"))
        self._error = label("", "small", "danger", weight=600, wrap=True, name="setting_backup_folder_error")
        room = QWidget()
        column = QVBoxLayout(room)
        column.setContentsMargins(0, theme.px(8), 0, theme.px(8))
        column.setSpacing(theme.px(4))
        column.addWidget(self._folder)
        column.addWidget(self._error)
        return room


def _beside(said: QWidget, button: Button) -> QWidget:
    """What was done last, and doing it now."""
    button.setFixedWidth(theme.px(_WIDE))
    room = QWidget()
    row = QHBoxLayout(room)
    row.setContentsMargins(0, theme.px(8), 0, theme.px(8))
    row.setSpacing(theme.px(16))
    row.addWidget(said, 1)
    row.addWidget(button)
    return room


def _pair(one: Button, other: Button) -> QWidget:
    room = QWidget()
    row = QHBoxLayout(room)
    row.setContentsMargins(0, theme.px(8), 0, theme.px(8))
    row.setSpacing(theme.px(16))
    row.addStretch(1)
    for button in (one, other):
        button.setFixedWidth(theme.px(_WIDE))
        row.addWidget(button)
    return room


def _copied(at: datetime | None) -> str:
    return tr("{at}, у теці «backups»", at=date_time_text(at)) if at is not None else tr("ще не було")


def _far(care: Care, wanted: bool) -> str:
    if not wanted:
        return tr("не вказано")
    if care.far_fault:
        return tr("недоступна")
    return date_time_text(care.far_at) if care.far_at is not None else tr("ще не було")


def _checked(care: Care) -> str:
    if care.checked_at is None:
        return tr("ще триває або попереду")
    at = date_time_text(care.checked_at)
    return tr("{at}, знайдено пошкодження", at=at) if care.findings else tr("{at}, зауважень немає", at=at)


def _trouble(care: Care) -> str:
    """The one thing to do something about first."""
    audit = [one for one in care.findings if one.kind == "audit"]
    others = [one for one in care.findings if one.kind != "audit"]
    if others:
        return sentences(*damage_words(others))
    if audit:
        return sentences(*audit_words(audit))
    if care.ballast_spent or care.low:
        return sentences(*(full_words() if care.ballast_spent else room_words(care)))
    if care.copy_fault:
        return sentences(*copy_words(care))
    return sentences(*far_words()) if care.far_fault else ""
