"""Settings, «Принтер»: which model, which letters, the shop's own profiles, and what is wrong with them."""

from __future__ import annotations

from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from app.setting_values import CODE_PAGES
from printing.profiles import DEFAULT
from ui.i18n import tr
from ui.presenters.settings import SettingsPresenter
from ui.screens.letters_dialog import LettersDialog
from ui.theme import theme
from ui.widgets.button import Button
from ui.widgets.form import FormCard, FormRow
from ui.widgets.notice import Notice
from ui.widgets.select import Select


class PrinterCard(QWidget):
    """`controls` want the right to change settings. Names: `setting_printer_profile`, `setting_printer_code_page`,
    `find_letters`, `copy_profile`, `read_profiles`, `profile_note`, `profile_trouble`."""

    def __init__(self, presenter: SettingsPresenter) -> None:
        super().__init__()
        self._presenter = presenter
        self._model = Select([], current="", accessible=tr("Модель"), name="setting_printer_profile")
        self._model.chosen.connect(presenter.profiles.choose)
        self._page = Select([], current="", accessible=tr("Кирилиця"), name="setting_printer_code_page")
        self._page.chosen.connect(presenter.profiles.choose_page)
        find = Button(tr("Підібрати кодову сторінку"), size=48, name="find_letters")
        find.clicked.connect(self._find)
        copy = Button(tr("Зробити копію"), size=48, name="copy_profile")
        copy.clicked.connect(presenter.profiles.copy)
        read = Button(tr("Оновити"), size=48, name="read_profiles")
        read.clicked.connect(presenter.profiles.read)
        card = FormCard(
            [
                FormRow(tr("Модель"), self._model, note=tr("ширина паперу й ніж")),
                FormRow(tr("Кирилиця"), self._page, note=tr("як друкувати літери")),
                FormRow(tr("Не ті літери?"), find, note=tr("аркуш зразків")),
                FormRow(tr("Свій профіль"), _beside(copy, read), note=tr("файл, який можна змінити")),
            ]
        )
        self._note = Notice("", "good", name="profile_note")
        self._trouble = Notice("", "warn", name="profile_trouble")
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(theme.px(12))
        column.addWidget(card)
        column.addWidget(self._note)
        column.addWidget(self._trouble)
        self.controls: list[QWidget] = [self._model, self._page, find, copy, read]

    def show_settings(self) -> None:
        """Puts the settings into the controls."""
        presenter = self._presenter
        page, table = str(presenter.value("printer_code_page")), str(presenter.value("printer_code_table"))
        self._model.set_options(presenter.profiles.options, str(presenter.value("printer_profile") or DEFAULT.name))
        self._page.set_options([("", tr("Як у моделі")), *((one, _said(one, page, table)) for one in CODE_PAGES)], page)
        note = "\n".join(filter(None, (presenter.letters.told, presenter.profiles.note)))
        self._note.set(note, "good")
        self._note.setVisible(bool(note))
        troubles = presenter.profiles.troubles
        self._trouble.set("\n".join(troubles), "warn")
        self._trouble.setVisible(bool(troubles))

    def _find(self) -> None:
        self._presenter.letters.forget()
        LettersDialog(self.window(), self._presenter).open()


def _beside(left: QWidget, right: QWidget) -> QWidget:
    room = QWidget()
    row = QHBoxLayout(room)
    row.setContentsMargins(0, theme.px(8), 0, theme.px(8))
    row.setSpacing(theme.px(12))
    row.addWidget(left, 1)
    row.addWidget(right, 1)
    return room


def _said(page: str, chosen: str, table: str) -> str:
    if page == "raster":
        return tr("Малюнком")
    if table and page == chosen:
        return tr("Сторінка {page}, №{table}", page=page.upper(), table=table)
    return tr("Кодова сторінка {page}", page=page.upper())
