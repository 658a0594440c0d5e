"""Settings, «Вигляд і мова» (mockup 13c): theme, language, size, hand, tiles, sounds. Anybody may change them."""

from __future__ import annotations

from decimal import Decimal
from functools import partial

from PySide6.QtWidgets import QHBoxLayout, QWidget

from app.setting_values import SCALES
from ui.i18n import tr
from ui.keymap import keymap
from ui.presenters.settings import SettingsPresenter
from ui.screens.screen_card import ScreenCard
from ui.screens.settings_page import SettingsPage
from ui.theme import theme
from ui.widgets.button import Button
from ui.widgets.card import Card
from ui.widgets.form import FormCard, FormRow
from ui.widgets.label import label
from ui.widgets.segment import Segment
from ui.widgets.theme_card import ThemeCard

#: What «Тихо», «Звичайно» and «Гучно» are, of 100.
LOUDNESS = (40, 70, 100)


class SettingsLook(SettingsPage):
    """Names: `theme_light`, `theme_dark`, `theme_contrast`, `theme_system`, `setting_lang_uk` …, `setting_scale_…`,
    `setting_hand_…`, `setting_tile_strips_…`, `setting_tile_pictures`, `setting_sounds`, `setting_sound_volume_…`,
    `try_sound_…`, `setting_key_hints`, `setting_screen_keyboard_…`, `setting_reduced_motion`, `setting_fullscreen`,
    those of `ScreenCard`."""

    def __init__(self, presenter: SettingsPresenter) -> None:
        super().__init__(presenter, tr("Вигляд і мова"), name="settings_look")
        self.column.addWidget(self._make_themes())
        self._lang = Segment([("uk", tr("Українська")), ("en", "English")], name="setting_lang")
        self._lang.chosen.connect(lambda key: presenter.set("lang", key))
        sizes = zip(SCALES, (tr("Менший"), tr("Звичайний"), tr("Більший")), strict=True)
        self._scale = Segment([(str(scale), said) for scale, said in sizes], name="setting_scale")
        self._scale.chosen.connect(lambda key: presenter.set("scale", Decimal(key)))
        self._hand = Segment([("right", tr("Правою рукою")), ("left", tr("Лівою рукою"))], name="setting_hand")
        self._hand.chosen.connect(lambda key: presenter.set("hand", key))
        self._strips = Segment([("1", tr("З кольором")), ("0", tr("Без кольору"))], name="setting_tile_strips")
        self._strips.chosen.connect(lambda key: presenter.set("tile_strips", key == "1"))
        self._letters = Segment(
            [("auto", tr("Сама")), ("on", tr("Завжди")), ("off", tr("Ніколи"))], name="setting_screen_keyboard"
        )
        self._letters.chosen.connect(lambda key: presenter.set("screen_keyboard", key))
        loud = zip(LOUDNESS, (tr("Тихо"), tr("Звичайно"), tr("Гучно")), strict=True)
        self._volume = Segment([(str(volume), said) for volume, said in loud], name="setting_sound_volume")
        self._volume.chosen.connect(lambda key: presenter.set("sound_volume", int(key)))
        switches = (
            ("tile_pictures", tr("Картинки товарів"), tr("на плитках, де вони є"), ""),
            ("sounds", tr("Звуки"), tr("скан, помилка, оплата"), ""),
            ("key_hints", tr("Підказки клавіш"), tr("F2, F12, Esc на кнопках"), ""),
            ("reduced_motion", tr("Менше руху"), tr("без блимання рядків і плавної появи"), ""),
            ("fullscreen", tr("На весь екран"), "", keymap.key("full_screen")),
        )
        self._switches = {name: self.switch(name, said) for name, said, _, _ in switches}
        rows = [
            FormRow(said, self._switches[name], note=note, hint=hint, fills=False)
            for name, said, note, hint in switches
        ]
        self.column.addWidget(
            FormCard(
                [
                    FormRow(tr("Мова екрана"), self._lang, note=tr("чеки українською")),
                    FormRow(tr("Розмір"), self._scale, note=tr("від 1024 × 768")),
                    FormRow(tr("Працюю"), self._hand, note=tr("чек і цифри під рукою")),
                    FormRow(tr("Плитки товарів"), self._strips),
                    rows[0],
                    FormRow(tr("Екранна клавіатура"), self._letters, note=tr("сама — де екран сенсорний")),
                    rows[1],
                    FormRow(tr("Гучність"), self._volume),
                    FormRow(tr("Послухати"), self._make_sounds(), note=tr("кожен звук окремо")),
                    *rows[2:],
                ]
            )
        )
        self._screen = ScreenCard(presenter, self.steps("screen_inches"))
        self.column.addWidget(self._screen)
        self.begin()

    def show_settings(self) -> None:
        presenter = self.presenter
        for name, card in self._themes.items():
            card.setChecked(name == presenter.value("theme"))
        self._lang.set_current(str(presenter.value("lang")))
        self._scale.set_current(str(presenter.value("scale")))
        self._hand.set_current(str(presenter.value("hand")))
        self._letters.set_current(str(presenter.value("screen_keyboard")))
        self._strips.set_current("1" if presenter.value("tile_strips") else "0")
        loud = int(str(presenter.value("sound_volume")))
        self._volume.set_current(str(min(LOUDNESS, key=lambda one: abs(one - loud))))
        self._volume.setEnabled(bool(presenter.value("sounds")))
        self._sounds.setEnabled(bool(presenter.value("sounds")))
        for name, made in self._switches.items():
            made.setChecked(bool(presenter.value(name)))
        self._screen.show_settings()

    def _make_sounds(self) -> QWidget:
        """Each sound to try, as loud as it is set."""
        self._sounds = QWidget()
        row = QHBoxLayout(self._sounds)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(theme.px(8))
        for name, said in (
            ("scan", tr("Скан")),
            ("error", tr("Помилка")),
            ("unknown", tr("Не той код")),
            ("paid", tr("Оплата")),
        ):
            button = Button(said, size=48, name=f"try_sound_{name}")
            button.setMinimumWidth(0)
            button.clicked.connect(partial(self.presenter.sound_requested.emit, name))
            row.addWidget(button, 1)
        return self._sounds

    def _make_themes(self) -> Card:
        card = Card(margins=(19, 16, 19, 17), spacing=12)
        card.body.addWidget(label(tr("Тема"), "heading"))
        row = QHBoxLayout()
        row.setSpacing(theme.px(12))
        self._themes: dict[str, ThemeCard] = {}
        for name, said, shows in (
            ("light", tr("Світла"), ("light",)),
            ("dark", tr("Темна"), ("dark",)),
            ("contrast", tr("Контрастна"), ("contrast",)),
            ("system", tr("Як у системі"), ("light", "dark")),
        ):
            made = self._themes[name] = ThemeCard(said, shows, name=f"theme_{name}")
            made.clicked.connect(lambda _on=False, name=name: self.presenter.set("theme", name))
            row.addWidget(made, 1)
        card.body.addLayout(row)
        return card
