"""Settings, «Сервер»: what the till stands on, to read."""

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
