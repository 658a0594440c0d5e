"""Settings, «Принтер»: the model of a printer beside the till's own, like that one unless something is chosen."""

from __future__ import annotations

from ui.i18n import tr
from ui.presenters.settings import SettingsPresenter
from ui.widgets.form import FormCard, FormRow
from ui.widgets.select import Select


class ModelChoice(Select):
    """`setting` is the setting that keeps it; its name is `setting_…`."""

    def __init__(self, presenter: SettingsPresenter, setting: str, accessible: str) -> None:
        super().__init__([], current="", accessible=accessible, name=f"setting_{setting}")
        self._presenter = presenter
        self._setting = setting
        self.chosen.connect(lambda name: presenter.set(setting, name))

    def show_settings(self) -> None:
        """Puts the setting into the control."""
        same = ("", tr("Як у принтера каси"))
        options = [same, *self._presenter.profiles.options]
        self.set_options(options, str(self._presenter.value(self._setting)))


class SpareCard(FormCard):
    """Shown where the spare printer has an address. Names: `setting_printer_spare_profile`."""

    def __init__(self, presenter: SettingsPresenter) -> None:
        self._presenter = presenter
        self.model = ModelChoice(presenter, "printer_spare_profile", tr("Модель запасного принтера"))
        super().__init__([FormRow(tr("Модель"), self.model, note=tr("запасного принтера"))])

    def show_settings(self) -> None:
        """Puts the settings into the controls."""
        self.model.show_settings()
        self.setVisible(bool(self._presenter.value("printer_spare")))
