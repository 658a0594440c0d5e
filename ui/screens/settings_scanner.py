"""Settings, «Сканер»: where it is, the table of in-store labels, and a place to try a code."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from app.devices.scanner import ScannerState
from app.domain.label_table import MOST_ROWS, NONE
from ui.i18n import tr
from ui.presenters.settings import SettingsPresenter
from ui.screens.settings_page import SettingsPage
from ui.theme import theme
from ui.widgets.button import Button
from ui.widgets.card import Card
from ui.widgets.field import Field
from ui.widgets.form import FormCard, FormRow
from ui.widgets.label import label
from ui.widgets.notice import Notice
from ui.widgets.tag import Tag

#: Every form an address can have, as it is typed: the same in any language.
FORMS = "serial:COM4 · serial:COM4@115200 · serial:/dev/ttyACM0 · tcp://192.168.0.61:4001"
#: A row as it is typed.
SAMPLE = "20-29 IIIIIWWWWWC"


class SettingsScanner(SettingsPage):
    """Names: `setting_scanner`, `setting_scanner_error`, `scanner_state`, `label_row_1` … with `label_row_1_remove`,
    `label_row_add`, `setting_labels_error`, `try_code`, `try_code_read`, `try_code_outcome`."""

    def __init__(self, presenter: SettingsPresenter) -> None:
        super().__init__(presenter, tr("Сканер"), name="settings_scanner")
        self._state = Tag("", "n", name="scanner_state")
        self.head.addWidget(self._state)
        self._rows: list[tuple[QWidget, Field]] = []
        self.column.addWidget(
            FormCard([FormRow(tr("Порт"), self._make_address(), note=tr("порожній — сканер як клавіатура"))])
        )
        self.column.addWidget(self._make_table())
        self.column.addWidget(self._make_trial())
        self.guarded = [self._address, self._table, self._add]
        presenter.codes.changed.connect(self._show_trial)
        self._show_trial()
        self.begin()

    def show_settings(self) -> None:
        presenter = self.presenter
        if self._address.text() != presenter.typed("scanner"):
            self._address.set_text(presenter.typed("scanner"))
        self._address.set_error(presenter.error("scanner"))
        for name, place in (("scanner", self._error), ("labels", self._wrong)):
            place.set_text(presenter.error(name))
            place.setVisible(bool(presenter.error(name)))
        self._show_rows(presenter.typed("labels"))
        said, kind, icon = _state(presenter.scanner_state)
        self._state.set(said, kind, icon)
        self._state.setVisible(bool(said))

    # ---------------------------------------------------------------- the table

    def _make_table(self) -> QWidget:
        card = Card(margins=(18, 14, 18, 16), spacing=10, name="label_table")
        card.body.addWidget(label(tr("Етикетки з вагою або ціною"), "strong"))
        meaning = tr(
            "Префікс, потім усі цифри етикетки: I — код товару, W — вага, P — ціна, N — штуки, X — пропустити,"
            " C — контрольна цифра. Після / можна вказати дільник. Діє перший рядок, що підходить."
        )
        card.body.addWidget(label(meaning, "small", "ink3", wrap=True))
        self._table = QWidget()
        self._lines = QVBoxLayout(self._table)
        self._lines.setContentsMargins(0, 0, 0, 0)
        self._lines.setSpacing(theme.px(8))
        card.body.addWidget(self._table)
        self._wrong = label("", "small", "danger", weight=600, wrap=True, name="setting_labels_error")
        card.body.addWidget(self._wrong)
        self._add = Button(tr("Додати рядок"), icon="plus", size=48, name="label_row_add")
        self._add.clicked.connect(self._add_row)
        row = QHBoxLayout()
        row.addWidget(self._add)
        row.addStretch(1)
        card.body.addLayout(row)
        return card

    def _show_rows(self, table: str) -> None:
        rows = [] if table.strip() == NONE else [row.strip() for row in table.split(";")]
        while len(self._rows) > len(rows):
            line, _ = self._rows.pop()
            self._lines.removeWidget(line)
            line.hide()
            line.deleteLater()
        while len(self._rows) < len(rows):
            self._rows.append(self._make_row(len(self._rows)))
            self._lines.addWidget(self._rows[-1][0])
        for (_, field), text in zip(self._rows, rows, strict=True):
            if field.text().strip() != text:
                field.set_text(text)
        self._add.setEnabled(self.presenter.may_change and len(rows) < MOST_ROWS)

    def _make_row(self, number: int) -> tuple[QWidget, Field]:
        name = f"label_row_{number + 1}"
        field = Field(SAMPLE, name=name, size=48, label=tr("Рядок {number}", number=number + 1), text_size=16)
        field.line.setMaxLength(40)
        field.changed.connect(lambda _: self._type_rows())
        field.line.editingFinished.connect(lambda: self.presenter.keep("labels"))
        remove = Button(icon="trash-2", role="ghost", size=48, name=f"{name}_remove", color="danger")
        remove.setAccessibleName(tr("Прибрати рядок {number}", number=number + 1))
        remove.clicked.connect(lambda: self._remove_row(number))
        line = QWidget()
        row = QHBoxLayout(line)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(theme.px(8))
        row.addWidget(field, 1)
        row.addWidget(remove)
        return line, field

    def _texts(self) -> list[str]:
        return [field.text().strip() for _, field in self._rows]

    def _type_rows(self) -> None:
        self.presenter.type("labels", "; ".join(self._texts()))
        self.presenter.try_again()

    def _add_row(self) -> None:
        self.presenter.type("labels", "; ".join([*self._texts(), ""]) if self._rows else " ")
        self._show_rows(self.presenter.typed("labels"))
        self._rows[-1][1].line.setFocus(Qt.FocusReason.OtherFocusReason)

    def _remove_row(self, number: int) -> None:
        texts = self._texts()
        del texts[number]
        self.presenter.type("labels", "; ".join(texts) if texts else NONE)
        self._show_rows(self.presenter.typed("labels"))
        self.presenter.keep("labels")

    # ---------------------------------------------------------------- the trial

    def _make_trial(self) -> QWidget:
        card = Card(margins=(18, 14, 18, 16), spacing=10, name="code_trial")
        card.body.addWidget(label(tr("Спробувати"), "strong"))
        self._code = Field(
            tr("Скануйте або введіть код і натисніть Enter"),
            icon="scan-barcode",
            name="try_code",
            size=48,
            label=tr("Код для проби"),
            text_size=16,
        )
        self._code.submitted.connect(self.presenter.try_code)
        card.body.addWidget(self._code)
        self._read = label("", "note", "ink2", wrap=True, name="try_code_read")
        card.body.addWidget(self._read)
        self._outcome = Notice("", "info", name="try_code_outcome")
        card.body.addWidget(self._outcome)
        return card

    def _show_trial(self) -> None:
        trial = self.presenter.codes
        sentence, kind = trial.outcome
        self._read.set_text(tr("Прочитано: {code}", code=trial.code) if trial.code else "")
        self._read.setVisible(bool(trial.code))
        self._outcome.set(sentence, kind)
        self._outcome.setVisible(bool(sentence))

    def _make_address(self) -> QWidget:
        self._address = Field(
            tr("Сканер як клавіатура"), name="setting_scanner", size=48, label=tr("Порт сканера"), text_size=16
        )
        self._address.line.setMaxLength(300)
        self._address.changed.connect(lambda text: self.presenter.type("scanner", text))
        self._address.line.editingFinished.connect(lambda: self.presenter.keep("scanner"))
        self._error = label("", "small", "danger", weight=600, wrap=True, name="setting_scanner_error")
        room = QWidget()
        column = QVBoxLayout(room)
        column.setContentsMargins(0, theme.px(8), 0, theme.px(10))
        column.setSpacing(theme.px(4))
        column.addWidget(self._address)
        column.addWidget(self._error)
        column.addWidget(label(tr("Зразки: {forms}", forms=FORMS), "small", "ink3", wrap=True))
        return room


def _state(state: ScannerState) -> tuple[str, str, str]:
    """The tag beside the title; nothing for a scanner that is a keyboard."""
    match state:
        case ScannerState.READY:
            return tr("на зв’язку"), "g", "check"
        case ScannerState.ABSENT:
            return tr("немає на порту"), "d", "circle-alert"
        case ScannerState.BUSY:
            return tr("порт зайнято"), "d", "circle-alert"
        case ScannerState.ADDRESS:
            return tr("порт не відкрити"), "d", "circle-alert"
        case _:
            return "", "n", ""
