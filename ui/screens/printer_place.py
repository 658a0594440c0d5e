"""Where the till's printers are: found ones to choose from, addresses typed, what the printer says of itself."""

from __future__ import annotations

from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from ui.i18n import tr
from ui.presenters.printer_search import PrinterSearch, option_text
from ui.presenters.settings import SettingsPresenter
from ui.theme import theme
from ui.widgets.button import Button
from ui.widgets.field import Field
from ui.widgets.form import FormCard, FormRow
from ui.widgets.label import label
from ui.widgets.select import Select

#: Every form an address can have, as it is typed: the same in any language.
FORMS = "tcp://192.168.0.50:9100 · usb:04B8:0E28 · serial:COM3@9600 · windows:POS-80 · cups:POS-80 · file:/dev/usb/lp0"


class PrinterPlace(FormCard):
    """Names: `setting_printer`, `setting_printer_error`, `found_printers`, `find_printers`, `check_printer`,
    `printer_about`, and of the two others `setting_printer_spare`, `setting_printer_orders` with their `_error`."""

    def __init__(self, presenter: SettingsPresenter) -> None:
        self._presenter = presenter
        self._search: PrinterSearch = presenter.printers
        self._fields: dict[str, tuple[Field, QWidget]] = {}
        main = self._field("printer", tr("Без принтера"), tr("Адреса принтера"))
        self._found = Select(
            [("", tr("Оберіть"))], current="", accessible=tr("Знайдені принтери"), name="found_printers"
        )
        self._found.chosen.connect(self._take)
        self._find = Button(icon="refresh-cw", size=48, name="find_printers")
        self._find.setAccessibleName(tr("Шукати принтери"))
        self._find.setFixedWidth(theme.px(56))
        self._find.clicked.connect(self._search.search)
        self._check = Button(tr("Перевірити"), icon="printer", size=48, name="check_printer")
        self._check.clicked.connect(self._check_now)
        self._about = label("", "small", "ink3", wrap=True, name="printer_about")
        super().__init__(
            [
                FormRow(tr("Пристрій"), self._make_found(), note=tr("що бачить комп’ютер")),
                FormRow(tr("Адреса"), self._make_address(main), note=tr("порожня — без принтера")),
                FormRow(
                    tr("Запасний"),
                    self._field("printer_spare", tr("Немає"), tr("Адреса запасного принтера")),
                    note=tr("коли до основного нічого не дійшло"),
                ),
                FormRow(
                    tr("Замовлення"),
                    self._field("printer_orders", tr("Немає"), tr("Адреса принтера замовлень")),
                    note=tr("другий принтер, на кухню чи склад"),
                ),
            ]
        )
        self.controls: list[QWidget] = [self._found, *(field for field, _ in self._fields.values())]
        self._search.changed.connect(self._show_found)
        self._show_found()

    def show_settings(self) -> None:
        for name, (field, said) in self._fields.items():
            if field.text() != self._presenter.typed(name):
                field.set_text(self._presenter.typed(name))
            error = self._presenter.error(name)
            field.set_error(error)
            said.set_text(error)  # type: ignore[attr-defined]
            said.setVisible(bool(error))
        self._show_found()

    def _make_found(self) -> QWidget:
        room = QWidget()
        row = QHBoxLayout(room)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(theme.px(8))
        row.addWidget(self._found, 1)
        row.addWidget(self._find)
        return room

    def _make_address(self, field: QWidget) -> QWidget:
        room = QWidget()
        column = QVBoxLayout(room)
        column.setContentsMargins(0, theme.px(8), 0, theme.px(10))
        column.setSpacing(theme.px(4))
        row = QHBoxLayout()
        row.setSpacing(theme.px(8))
        row.addWidget(field, 1)
        row.addWidget(self._check)
        column.addLayout(row)
        column.addWidget(self._about)
        column.addWidget(label(tr("Зразки: {forms}", forms=FORMS), "small", "ink3", wrap=True))
        return room

    def _field(self, name: str, empty: str, title: str) -> QWidget:
        field = Field(empty, name=f"setting_{name}", size=48, label=title, text_size=16)
        field.line.setMaxLength(300)
        field.changed.connect(lambda text: self._presenter.type(name, text))
        field.line.editingFinished.connect(lambda: self._presenter.keep(name))
        said = label("", "small", "danger", weight=600, wrap=True, name=f"setting_{name}_error")
        said.hide()
        room = QWidget()
        column = QVBoxLayout(room)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(theme.px(4))
        column.addWidget(field)
        column.addWidget(said)
        self._fields[name] = field, said
        return room

    def _take(self, address: str) -> None:
        if address:
            self._presenter.type("printer", address)
            self._presenter.keep("printer")

    def _check_now(self) -> None:
        """What is typed is kept first: that is the printer somebody asks about."""
        self._presenter.keep("printer")
        self._search.check()

    def _show_found(self) -> None:
        search = self._search
        if search.searching or search.found is None:
            first = tr("Пошук…")
        else:
            first = tr("Оберіть") if search.found else tr("Нічого не знайдено")
        known = [(one.address, option_text(one)) for one in search.found or ()]
        now = str(self._presenter.value("printer"))
        self._found.set_options([("", first), *known], now if now in dict(known) else "")
        self._find.set_busy(search.searching)
        self._check.set_busy(search.checking)
        about = search.about if now else ""
        self._about.set_text(about)
        self._about.setVisible(bool(about))
