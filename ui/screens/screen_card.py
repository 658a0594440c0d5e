"""Settings, «Вигляд»: how large the screen is, and a line to check it by."""

from __future__ import annotations

from decimal import Decimal

from PySide6.QtWidgets import QHBoxLayout, QWidget

from ui.formats import NBSP, number_text
from ui.i18n import tr
from ui.presenters.settings import SettingsPresenter
from ui.theme import theme
from ui.widgets.form import FormCard, FormRow
from ui.widgets.label import Label, label
from ui.widgets.ruler import Ruler
from ui.widgets.stepper import Stepper


class ScreenCard(FormCard):
    """Names: `setting_screen_inches` with `_minus` and `_plus`, `ruler`, `screen_known`."""

    def __init__(self, presenter: SettingsPresenter, steps: Stepper) -> None:
        self._presenter, self._steps = presenter, steps
        self._known: Label = label("", "small", "ink3", name="screen_known", wrap=True)
        line = QWidget()
        row = QHBoxLayout(line)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(theme.px(14))
        row.addWidget(Ruler())
        row.addWidget(self._known, 1)
        inches = tr("Діагональ екрана")
        super().__init__(
            [
                FormRow(inches, steps, note=tr("від неї залежать розміри кнопок на дрібних екранах"), fills=False),
                FormRow(tr("Ця лінія — 50 мм?"), line, note=tr("перевірте лінійкою")),
            ]
        )

    def show_settings(self) -> None:
        """Puts the settings into the controls."""
        inches = self._presenter.value("screen_inches")
        assert isinstance(inches, Decimal)
        self._steps.set_text(f"{number_text(inches)}{NBSP}″" if inches else tr("сама"))
        self._steps.set_enabled_ends(*self._presenter.ends("screen_inches"))
        self._known.set_text(_about(inches))


def _about(inches: Decimal) -> str:
    if not theme.ppi:
        return tr("Екран не каже свого розміру: укажіть діагональ.")
    ppi = tr("{ppi} точок на дюйм", ppi=round(theme.ppi))
    return ppi if inches else tr("{ppi}, так каже екран", ppi=ppi)
