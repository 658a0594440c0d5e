"""What every part of the settings page stands on: a title, a sentence for who may only look, cards that scroll."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from ui.i18n import tr
from ui.presenters.settings import SettingsPresenter
from ui.theme import theme
from ui.widgets.button import Button
from ui.widgets.label import Label, label
from ui.widgets.notice import Notice
from ui.widgets.scroll import scroll_area
from ui.widgets.stepper import Stepper
from ui.widgets.switch import Switch

#: Controls grow with the window up to here (design pixels): beyond it a segment of two is a wall.
WIDEST = 1060


class SettingsPage(QWidget):
    """Put controls into `column`, what stands beside the title into `head`, what must stay in sight into `below`,
    buttons into `foot`; name the controls that want the right to change settings in `guarded`. `show_settings` puts the
    settings into the controls.

    Names: `settings_title`, `settings_locked` (the sentence), `settings_senior`.
    """

    def __init__(self, presenter: SettingsPresenter, title: str, *, name: str) -> None:
        super().__init__()
        self.setObjectName(name)
        self.setAccessibleName(title)
        self.presenter = presenter
        self.guarded: list[QWidget] = []
        self.head, self.below, self.foot = QHBoxLayout(), QVBoxLayout(), QHBoxLayout()
        self.head.setContentsMargins(0, 0, 0, 0)
        self.head.addWidget(label(title, "h2", name="settings_title"), 1)
        bar = QWidget()
        bar.setLayout(self.head)
        bar.setFixedHeight(theme.px(40))
        cards = QWidget()
        self.column = QVBoxLayout(cards)
        self.column.setContentsMargins(0, 0, 0, 0)
        self.column.setSpacing(theme.px(12))
        self._locked = Notice("", "info", name="settings_locked")
        self._senior = Button(tr("Покликати старшого"), icon="key-round", size=48, name="settings_senior")
        self._senior.clicked.connect(presenter.call_senior)
        self.foot.setSpacing(theme.px(12))
        room = QWidget()
        room.setMaximumWidth(theme.px(WIDEST))
        page = QVBoxLayout(room)
        page.setContentsMargins(theme.px(16), theme.px(14), theme.px(16), theme.px(16))
        page.setSpacing(theme.px(12))
        page.addWidget(bar)
        page.addWidget(self._locked)
        page.addWidget(self._senior, 0, Qt.AlignmentFlag.AlignLeft)
        page.addWidget(scroll_area(cards), 1)
        page.addLayout(self.below)
        page.addLayout(self.foot)
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(0)
        row.addWidget(room, 1000)
        row.addStretch(1)
        self.row = row

    def begin(self) -> None:
        """Everything is in its place: shows the settings and follows them."""
        self.column.addStretch(1)
        self.presenter.changed.connect(self._refresh)
        self._refresh()

    def show_settings(self) -> None:
        """Puts the settings into the controls."""
        raise NotImplementedError

    def switch(self, name: str, said: str) -> Switch:
        """A switch of one setting."""
        made = Switch(name=f"setting_{name}", accessible=said)
        made.toggled.connect(lambda on: self.presenter.set(name, on))
        return made

    def steps(self, name: str) -> Stepper:
        """A number to step through."""
        made = Stepper("", name=f"setting_{name}", width=220, text_size=16)
        made.minus.connect(lambda: self.presenter.step(name, -1))
        made.plus.connect(lambda: self.presenter.step(name, 1))
        return made

    def _refresh(self) -> None:
        may = self.presenter.may_change
        self._locked.setVisible(bool(self.guarded) and not self.presenter.may)
        self._locked.set(_locked_text(one=may), "warn" if may else "info")
        self._senior.setVisible(bool(self.guarded) and not may)
        for control in self.guarded:
            control.setEnabled(may)
        self.show_settings()


def _locked_text(*, one: bool) -> str:
    """For who has not got the right; `one`: they called a senior."""
    if one:
        return tr("Змініть одне — старший підтвердить PIN-кодом.")
    return tr("Переглядати можна всім, змінювати — кому дозволено.")


def value_label(name: str) -> Label:
    """A value to read, not to change; a long one goes on below."""
    return label("", "body_medium", name=name, wrap=True)
