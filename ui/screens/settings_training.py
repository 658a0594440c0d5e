"""Settings, «Навчання»: what it is, going there and coming back, practice and beginning anew."""

from __future__ import annotations

from ui.i18n import tr
from ui.presenters.settings import SettingsPresenter
from ui.screens.settings_page import SettingsPage
from ui.widgets.button import Button
from ui.widgets.form import FormCard, FormRow
from ui.widgets.label import Label, label
from ui.widgets.notice import Notice


class SettingsTraining(SettingsPage):
    """Open to everybody: nothing here touches the shop. Names: `training_about`, `training_own`, `training_marked`,
    `training_tried`, `open_training`."""

    def __init__(self, presenter: SettingsPresenter) -> None:
        super().__init__(presenter, tr("Навчання"), name="settings_training")
        self._about = Notice("", "info", name="training_about")
        self.column.addWidget(self._about)
        self.column.addWidget(
            FormCard(
                [
                    FormRow(tr("Окремо"), _said("training_own", tr("Свої товари, чеки, зміни й гроші. "
                            "Зі справжніми вони не змішуються, на сервер SmartKasa не йде нічого."))),
                    FormRow(tr("Позначено"), _said("training_marked", tr("Помаранчева рамка й слово НАВЧАННЯ "
                            "на кожному екрані й на кожному чеку."))),
                    FormRow(tr("Можна спробувати"), _said("training_tried", tr("Перший продаж із підказками; без "
                            "інтернету, без паперу, без відповіді банку; повернення, зміну, звіти."))),
                ]
            )
        )  # fmt: skip
        self._open = Button("", role="primary", icon="graduation-cap", size=64, name="open_training")
        self._open.clicked.connect(presenter.training_requested)
        self.foot.addStretch(1)
        self.foot.addWidget(self._open, 1)
        self.begin()

    def show_settings(self) -> None:
        on = self.presenter.settings.training
        said = tr("Це навчання: усе тут вигадане.") if on else tr("Спробуйте касу без ризику: усе там вигадане.")
        self._about.set(said, "warn" if on else "info")
        self._open.set_text(tr("Вправи й вихід") if on else tr("Перейти до навчання"))


def _said(name: str, text: str) -> Label:
    return label(text, "body", wrap=True, name=name)
