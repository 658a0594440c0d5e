"""Settings, «Чек»: the shop's own words and picture on its slips, with a sample beside them."""

from __future__ import annotations

from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from app.domain.slip_lines import MOST_LETTERS, MOST_LINES
from ui.i18n import tr
from ui.presenters.settings import SettingsPresenter
from ui.screens.settings_page import SettingsPage
from ui.theme import theme
from ui.widgets.button import Button
from ui.widgets.card import Panel, hline
from ui.widgets.field import Field
from ui.widgets.form import FormCard, FormRow
from ui.widgets.label import Label, label
from ui.widgets.slip_view import SlipView


class SettingsSlips(SettingsPage):
    """Names: `slip_header_1` … `slip_header_4`, `slip_header_error`, the same of `slip_footer`, `logo_choose`,
    `logo_drop`, `slip_view` (where there is no room for the sample), `slip_sample`."""

    def __init__(self, presenter: SettingsPresenter) -> None:
        super().__init__(presenter, tr("Чек"), name="settings_slips")
        self._look = presenter.slips
        self._lines: dict[str, list[Field]] = {}
        self._errors: dict[str, Label] = {}
        above = self._make_lines("slip_header", tr("Рядок над товарами"))
        below = self._make_lines("slip_footer", tr("Рядок під товарами"))
        self.column.addWidget(
            FormCard(
                [
                    FormRow(tr("Над товарами"), above, note=tr("після адреси магазину")),
                    FormRow(tr("Під товарами"), below, note=tr("порожньо — «Дякуємо за покупку!»")),
                    FormRow(tr("Малюнок"), self._make_logo(), note=tr("над назвою магазину")),
                ]
            )
        )
        self._paper: SlipView | None = None
        if theme.form != "compact":
            self.row.addWidget(self._make_paper())
        else:
            self.foot.addStretch(1)
            view = Button(tr("Переглянути"), icon="receipt-text", size=64, name="slip_view")
            view.clicked.connect(presenter.slips.view)
            self.foot.addWidget(view, 1)
        fields = [field for several in self._lines.values() for field in several]
        self.guarded = [*fields, self._choose, self._drop]
        self._look.changed.connect(self._show_look)
        self._look.draw()
        self.begin()

    def show_settings(self) -> None:
        presenter = self.presenter
        for name, fields in self._lines.items():
            said = presenter.typed(name).split("\n")
            if [field.text() for field in fields if field.text()] != [line for line in said if line]:
                for place, field in enumerate(fields):
                    field.set_text(said[place] if place < len(said) else "")
            self._tell(name, fields[0], self._errors[name])
        self._show_look()

    def _tell(self, name: str, field: Field, said: Label) -> None:
        error = self.presenter.error(name)
        field.set_error(error)
        said.set_text(error)
        said.setVisible(bool(error))

    def _show_look(self) -> None:
        self._drop.setVisible(self._look.has_logo)
        if self._paper is not None and self._look.picture:
            self._paper.set_png(self._look.picture)

    # ---------------------------------------------------------------- what it is made of

    def _make_lines(self, name: str, said: str) -> QWidget:
        room = QWidget()
        column = QVBoxLayout(room)
        column.setContentsMargins(0, theme.px(8), 0, theme.px(8))
        column.setSpacing(theme.px(6))
        self._lines[name] = []
        for number in range(1, MOST_LINES + 1):
            field = Field("", name=f"{name}_{number}", size=48, label=f"{said} {number}", text_size=16)
            field.line.setMaxLength(MOST_LETTERS)
            field.changed.connect(lambda _: self._typed(name))
            field.line.editingFinished.connect(lambda: self.presenter.keep(name))
            self._lines[name].append(field)
            column.addWidget(field)
        self._errors[name] = label("", "small", "danger", weight=600, wrap=True, name=f"{name}_error")
        column.addWidget(self._errors[name])
        return room

    def _typed(self, name: str) -> None:
        self.presenter.type(name, "\n".join(field.text() for field in self._lines[name]))
        self._look.soon()

    def _make_logo(self) -> QWidget:
        room = QWidget()
        row = QHBoxLayout(room)
        row.setContentsMargins(0, theme.px(8), 0, theme.px(8))
        row.setSpacing(theme.px(8))
        self._choose = Button(tr("Вибрати файл"), size=48, name="logo_choose", text_size=16)
        self._choose.clicked.connect(self._look.choose_logo)
        self._drop = Button(icon="trash-2", role="danger_text", size=48, name="logo_drop")
        self._drop.setAccessibleName(tr("Прибрати малюнок"))
        self._drop.clicked.connect(self._look.drop_logo)
        row.addWidget(self._choose)
        row.addWidget(self._drop)
        row.addStretch(1)
        return room

    def _make_paper(self) -> Panel:
        side = Panel("surface", "l", name="slip_side")
        side.setFixedWidth(theme.px(432))
        column = QVBoxLayout(side)
        column.setContentsMargins(1, 0, 0, 0)
        column.setSpacing(0)
        head = QHBoxLayout()
        head.setContentsMargins(theme.px(20), theme.px(16), theme.px(20), theme.px(16))
        head.addWidget(label(tr("Зразок"), "strong"), 1)
        column.addLayout(head)
        column.addWidget(hline())
        self._paper = SlipView(name="slip_sample")
        self._paper.setAccessibleName(tr("Зразок чека"))
        self._paper.tapped.connect(self._look.view)
        column.addWidget(self._paper, 1)
        return side
