"""Settings, «Вигляд і мова» (mockup 13c): theme, language, size, sounds, full screen. Anybody may change them."""

from __future__ import annotations

from decimal import Decimal

from PySide6.QtWidgets import QHBoxLayout

from app.setting_values import SCALES
from ui.i18n import tr
from ui.presenters.settings import SettingsPresenter
from ui.screens.settings_page import SettingsPage
from ui.theme import theme
from ui.widgets.card import Card
from ui.widgets.form import FormCard, FormRow
from ui.widgets.label import label
from ui.widgets.segment import Segment
from ui.widgets.theme_card import ThemeCard


class SettingsLook(SettingsPage):
    """Names: `theme_light`, `theme_dark`, `theme_system`, `setting_lang_uk` …, `setting_scale_…`, `setting_sounds`,
    `setting_fullscreen`."""

    def __init__(self, presenter: SettingsPresenter) -> None:
        super().__init__(presenter, tr("Вигляд і мова"), name="settings_look")
        self.column.addWidget(self._make_themes())
        self._lang = Segment([("uk", tr("Українська")), ("en", "English")], name="setting_lang")
        self._lang.chosen.connect(lambda key: presenter.set("lang", key))
        sizes = zip(SCALES, (tr("Менший"), tr("Звичайний"), tr("Більший")), strict=True)
        self._scale = Segment([(str(scale), said) for scale, said in sizes], name="setting_scale")
        self._scale.chosen.connect(lambda key: presenter.set("scale", Decimal(key)))
        sounds, full = tr("Звуки"), tr("На весь екран")
        self._sounds, self._full = self.switch("sounds", sounds), self.switch("fullscreen", full)
        self.column.addWidget(
            FormCard(
                [
                    FormRow(tr("Мова екрана"), self._lang, note=tr("чеки українською")),
                    FormRow(tr("Розмір"), self._scale, note=tr("від 1024 × 768")),
                    FormRow(sounds, self._sounds, note=tr("скан, помилка, оплата"), fills=False),
                    FormRow(full, self._full, hint="F11", fills=False),
                ]
            )
        )
        self.begin()

    def show_settings(self) -> None:
        presenter = self.presenter
        for name, card in self._themes.items():
            card.setChecked(name == presenter.value("theme"))
        self._lang.set_current(str(presenter.value("lang")))
        self._scale.set_current(str(presenter.value("scale")))
        for name, made in (("sounds", self._sounds), ("fullscreen", self._full)):
            made.setChecked(bool(presenter.value(name)))

    def _make_themes(self) -> Card:
        card = Card(margins=(19, 16, 19, 17), spacing=12)
        card.body.addWidget(label(tr("Тема"), "heading"))
        row = QHBoxLayout()
        row.setSpacing(theme.px(12))
        self._themes: dict[str, ThemeCard] = {}
        for name, said, shows in (
            ("light", tr("Світла"), ("light",)),
            ("dark", tr("Темна"), ("dark",)),
            ("system", tr("Як у системі"), ("light", "dark")),
        ):
            made = self._themes[name] = ThemeCard(said, shows, name=f"theme_{name}")
            made.clicked.connect(lambda _on=False, name=name: self.presenter.set("theme", name))
            row.addWidget(made, 1)
        card.body.addLayout(row)
        return card
