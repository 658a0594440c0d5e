"""Settings, «Принтер» (mockup 13a): where it is, what it understands, what is printed; a trial page and its outcome."""

from __future__ import annotations

from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout

from printing.answer import PrinterState
from ui.formats import NBSP
from ui.i18n import plural, tr
from ui.presenters.settings import SettingsPresenter
from ui.presenters.status import printer_text
from ui.screens.model_choice import SpareCard
from ui.screens.orders_card import OrdersCard
from ui.screens.printer_card import PrinterCard
from ui.screens.printer_place import PrinterPlace
from ui.screens.settings_page import SettingsPage
from ui.theme import theme
from ui.widgets.button import Button
from ui.widgets.card import Panel, hline
from ui.widgets.form import FormCard, FormRow
from ui.widgets.label import label
from ui.widgets.notice import Notice
from ui.widgets.slip_view import SlipView
from ui.widgets.tag import Tag


class SettingsPrinter(SettingsPage):
    """Names: those of `PrinterPlace`, `PrinterCard`, `SpareCard` and `OrdersCard`, `setting_print_slips`,
    `setting_open_drawer`, `setting_old_slips_minutes`, `printer_state`, `view_trial`, `print_trial`, `trial_outcome`,
    `trial_slip`."""

    def __init__(self, presenter: SettingsPresenter) -> None:
        super().__init__(presenter, tr("Принтер"), name="settings_printer")
        self._state = Tag("", "n", name="printer_state")
        self.head.addWidget(self._state)
        self._place = PrinterPlace(presenter)
        self._model = PrinterCard(presenter)
        self._spare = SpareCard(presenter)
        self._orders = OrdersCard(presenter)
        slips, drawer = tr("Друкувати чеки"), tr("Відкривати скриньку")
        self._slips, self._drawer = self.switch("print_slips", slips), self.switch("open_drawer", drawer)
        self._old = self.steps("old_slips_minutes")
        self.column.addWidget(self._place)
        self.column.addWidget(self._model)
        self.column.addWidget(self._spare)
        self.column.addWidget(self._orders)
        self.column.addWidget(
            FormCard(
                [
                    FormRow(slips, self._slips, note=tr("після кожного продажу"), fills=False),
                    FormRow(drawer, self._drawer, note=tr("після оплати готівкою"), fills=False),
                    FormRow(tr("Питати про старі"), self._old, note=tr("слипи, що чекають довше")),
                ]
            )
        )
        self._outcome = Notice("", "info", name="trial_outcome")
        self.below.addWidget(self._outcome)
        self.foot.addStretch(1)
        view = Button(tr("Показати"), icon="receipt-text", size=64, name="view_trial")
        view.setAccessibleName(tr("Показати пробну сторінку"))
        view.clicked.connect(presenter.trial.view)
        self.foot.addWidget(view)
        self._trial = Button(tr("Пробний друк"), icon="printer", role="primary", size=64, name="print_trial")
        self._trial.clicked.connect(presenter.print_trial)
        self.foot.addWidget(self._trial, 1)
        self.guarded = [
            *self._place.controls,
            *self._model.controls,
            self._spare.model,
            *self._orders.controls,
            self._slips,
            self._drawer,
            self._old,
        ]
        self._paper: SlipView | None = None
        self._width = label("", "small", "ink3", name="trial_width")
        if theme.form != "compact":
            self.row.addWidget(self._make_paper())
        self.begin()

    def show_settings(self) -> None:
        presenter = self.presenter
        self._place.show_settings()
        self._model.show_settings()
        self._spare.show_settings()
        self._orders.show_settings()
        self._slips.setChecked(bool(presenter.value("print_slips")))
        self._drawer.setChecked(bool(presenter.value("open_drawer")))
        minutes = f"{presenter.value('old_slips_minutes')}{NBSP}{tr('хв')}"
        self._old.set_text(minutes)
        self._old.set_enabled_ends(*presenter.ends("old_slips_minutes"))
        said, kind, icon = _state(presenter.printer_state)
        self._state.set(said, kind, icon)
        self._state.setVisible(bool(said))
        self._trial.set_busy(presenter.trial.printing)
        sentence, mood = presenter.trial.outcome
        self._outcome.set(sentence, mood)
        self._outcome.setVisible(bool(sentence))
        if self._paper is not None:
            self._paper.set_png(presenter.trial.picture)
            count = presenter.profile.columns
            letters = plural(count, "%n знак")
            self._width.set_text(tr("{letters} у рядку", letters=letters))

    def _make_paper(self) -> Panel:
        side = Panel("surface", "l", name="trial_paper")
        side.setFixedWidth(theme.px(432))
        column = QVBoxLayout(side)
        column.setContentsMargins(1, 0, 0, 0)
        column.setSpacing(0)
        head = QHBoxLayout()
        head.setContentsMargins(theme.px(20), theme.px(16), theme.px(20), theme.px(16))
        head.addWidget(label(tr("Пробна сторінка"), "strong"), 1)
        head.addWidget(self._width)
        column.addLayout(head)
        column.addWidget(hline())
        self._paper = SlipView(name="trial_slip")
        self._paper.setAccessibleName(tr("Пробна сторінка"))
        self._paper.tapped.connect(self.presenter.trial.view)
        column.addWidget(self._paper, 1)
        return side


def _state(state: PrinterState) -> tuple[str, str, str]:
    """The tag beside the title; nothing where nothing is known."""
    return ("", "n", "") if state is PrinterState.UNKNOWN else printer_text(state.value)
