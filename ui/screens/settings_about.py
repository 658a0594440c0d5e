"""Settings, «Про програму»: which version this is, what becomes of a new one, what the till stands on."""

from __future__ import annotations

from PySide6.QtWidgets import QVBoxLayout, QWidget

from app.domain.update import Stage
from ui.i18n import tr
from ui.presenters.settings import SettingsPresenter
from ui.screens.settings_page import SettingsPage, value_label
from ui.theme import theme
from ui.update_words import blocker_words, happening_words, standing_words
from ui.widgets.button import Button
from ui.widgets.form import FormCard, FormRow
from ui.widgets.label import label
from ui.widgets.notice import Notice


class SettingsAbout(SettingsPage):
    """Names: `about_version`, `about_data`, `about_log`, `about_fonts`, `about_icons`, `setting_updates`,
    `update_state`, `update_todo`, `update_blockers`, `update_last`, `check_updates`, `install_update`,
    `open_diagnosis`."""

    def __init__(self, presenter: SettingsPresenter) -> None:
        super().__init__(presenter, tr("Про програму"), name="settings_about")
        values = [value_label(f"about_{name}") for name in ("version", "data", "log", "fonts", "icons")]
        self._version, self._data, self._log, fonts, icons = values
        fonts.set_text("Inter, JetBrains Mono, Noto Emoji · SIL Open Font License 1.1")
        icons.set_text("Lucide · ISC License")
        self._last = Notice("", "danger", name="update_last")
        self.column.addWidget(self._last)
        self._auto = self.switch("updates", tr("Оновлювати самостійно"))
        self._alone = FormRow(
            tr("Оновлювати самостійно"), self._auto, note=tr("після закриття зміни, поза продажем"), fills=False
        )
        self.column.addWidget(
            FormCard([FormRow(tr("Версія"), self._version), FormRow(tr("Оновлення"), self._make_state()), self._alone])
        )
        self.column.addWidget(
            FormCard([FormRow(tr("Тека з даними"), self._data), FormRow(tr("Журнал роботи"), self._log)])
        )
        self.column.addWidget(FormCard([FormRow(tr("Шрифти"), fonts), FormRow(tr("Піктограми"), icons)]))
        self._check = Button(tr("Перевірити"), icon="refresh-cw", size=64, name="check_updates")
        self._check.clicked.connect(presenter.updates.check)
        self._install = Button(tr("Встановити"), role="primary", icon="arrow-down-to-line", size=64,
                               name="install_update")  # fmt: skip
        self._install.clicked.connect(presenter.updates.install)
        look = Button(tr("Діагностика"), icon="shield-check", size=64, name="open_diagnosis")
        look.clicked.connect(presenter.diagnosis_requested)
        for button in (look, self._check, self._install):
            self.foot.addWidget(button, 1)
        presenter.updates.changed.connect(self._refresh)
        self.begin()

    def show_settings(self) -> None:
        presenter, updates = self.presenter, self.presenter.updates
        training = f" · {tr('навчання')}" if presenter.settings.training else ""
        self._version.set_text(f"{presenter.version}{training}")
        self._data.set_text(str(presenter.settings.home))
        self._log.set_text(str(presenter.log_folder))
        now, last = updates.standing, updates.last
        said, todo = standing_words(now, will=updates.will)
        self._state.set_text(said)
        self._todo.set_text(todo)
        self._todo.setVisible(bool(todo))
        against = blocker_words(now.blockers)
        self._against.set_text("\n".join(against))
        self._against.setVisible(bool(against))
        told, wrong = happening_words(last) if last is not None else ("", False)
        self._last.set(told, "danger" if wrong else "good")
        self._last.setVisible(bool(told))
        on = now.stage is not Stage.OFF
        self._auto.setChecked(bool(presenter.value("updates")))
        for part in (self._alone, self._check):
            part.setVisible(on)
        self._check.set_busy(updates.checking)
        self._install.setVisible(on)
        self._install.setEnabled(now.stage is Stage.READY and not now.blockers)

    def _refresh(self) -> None:
        # Where there are no updates there is nothing to change, and nobody to be asked for it.
        self.guarded = [self._auto] if self.presenter.updates.standing.stage is not Stage.OFF else []
        super()._refresh()

    def _make_state(self) -> QWidget:
        """The state, what is to be done, and what stands against it, one below another."""
        self._state = value_label("update_state")
        self._todo = label("", "small", "ink2", wrap=True, name="update_todo")
        self._against = label("", "small", "warn", weight=600, wrap=True, name="update_blockers")
        room = QWidget()
        column = QVBoxLayout(room)
        column.setContentsMargins(0, theme.px(8), 0, theme.px(8))
        column.setSpacing(theme.px(2))
        for part in (self._state, self._todo, self._against):
            column.addWidget(part)
        return room
