"""Settings, «Сервер» and «Про програму»: what the till stands on, mostly to read."""

from __future__ import annotations

from ui.i18n import tr
from ui.presenters.settings import SettingsPresenter
from ui.screens.settings_page import SettingsPage, value_label
from ui.widgets.button import Button
from ui.widgets.form import FormCard, FormRow


class SettingsServer(SettingsPage):
    """Names: `server_address`, `server_sign_in`, `server_shop`, `server_terminal`, `sign_in_again`."""

    def __init__(self, presenter: SettingsPresenter) -> None:
        super().__init__(presenter, tr("Сервер"), name="settings_server")
        self._address, self._kept = value_label("server_address"), value_label("server_sign_in")
        self._shop, self._terminal = value_label("server_shop"), value_label("server_terminal")
        self.column.addWidget(
            FormCard([FormRow(tr("Адреса"), self._address), FormRow(tr("Вхід на сервер"), self._kept)])
        )
        self.column.addWidget(
            FormCard([FormRow(tr("Торгова точка"), self._shop), FormRow(tr("Термінал"), self._terminal)])
        )
        again = Button(tr("Увійти знову"), icon="key-round", size=64, name="sign_in_again")
        again.clicked.connect(presenter.sign_in_again)
        self.foot.addStretch(1)
        self.foot.addWidget(again, 1)
        self.guarded = [again]
        self.begin()

    def show_settings(self) -> None:
        presenter, place = self.presenter, self.presenter.place
        self._address.set_text(presenter.address or tr("Сервер ще не вказано"))
        self._kept.set_text(
            tr("Запам’ятовано в захищеному сховищі системи")
            if presenter.remembers
            else tr("Лише до закриття каси: захищеного сховища в системі немає, тож пароль спитаємо знову")
        )
        where = " · ".join(part for part in (place.shop_title, place.address) if part) if place else ""
        self._shop.set_text(where or "—")
        self._terminal.set_text(place.terminal_name if place else "—")


class SettingsAbout(SettingsPage):
    """Names: `about_version`, `about_data`, `about_log`, `about_fonts`, `about_icons`,
    `open_diagnosis`."""

    def __init__(self, presenter: SettingsPresenter) -> None:
        super().__init__(presenter, tr("Про програму"), name="settings_about")
        values = [value_label(f"about_{name}") for name in ("version", "data", "log", "fonts", "icons")]
        self._version, self._data, self._log, fonts, icons = values
        fonts.set_text("Inter, JetBrains Mono, Noto Emoji · SIL Open Font License 1.1")
        icons.set_text("Lucide · ISC License")
        self.column.addWidget(
            FormCard(
                [
                    FormRow(tr("Версія"), self._version),
                    FormRow(tr("Тека з даними"), self._data),
                    FormRow(tr("Журнал роботи"), self._log),
                ]
            )
        )
        self.column.addWidget(FormCard([FormRow(tr("Шрифти"), fonts), FormRow(tr("Піктограми"), icons)]))
        look = Button(tr("Діагностика"), icon="shield-check", size=64, name="open_diagnosis")
        look.clicked.connect(presenter.diagnosis_requested)
        self.foot.addStretch(1)
        self.foot.addWidget(look, 1)
        self.begin()

    def show_settings(self) -> None:
        presenter = self.presenter
        training = f" · {tr('навчання')}" if presenter.settings.training else ""
        self._version.set_text(f"{presenter.version}{training}")
        self._data.set_text(str(presenter.settings.home))
        self._log.set_text(str(presenter.log_folder))
