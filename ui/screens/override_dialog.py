"""A senior allows one action: who, why and their PIN. The cashier stays at the till."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QGridLayout, QHBoxLayout, QVBoxLayout, QWidget

from app.domain.cashier import Cashier
from ui.i18n import tr
from ui.presenters.login import DIGITS, PIN_LENGTH
from ui.presenters.override import OverridePresenter
from ui.theme import theme
from ui.widgets.button import Button
from ui.widgets.dialog import Dialog
from ui.widgets.dots import PinDots
from ui.widgets.icon import Icon
from ui.widgets.keypad import Keypad
from ui.widgets.label import label
from ui.widgets.paint import CENTER
from ui.widgets.reason_picker import ReasonPicker
from ui.widgets.scroll import scroll_area

_KEYS = {Qt.Key.Key_Backspace: "back", Qt.Key.Key_Delete: "C"}
#: Rows of people in sight; more are scrolled to.
_ROWS = 2


class OverrideDialog(Dialog):
    """Digits go to the PIN, Enter allows, Esc leaves everything as it was.

    Names: `override_about`, `override_asking`, `senior_ID`, `override_reason_…`, `override_prompt`, `override_error`,
    `override_keypad_…`, `override_ok`.
    """

    def __init__(self, host: QWidget, presenter: OverridePresenter) -> None:
        super().__init__(host, tr("Потрібен дозвіл старшого"), name="override_dialog")
        self._presenter = presenter
        self._people: dict[int, Button] = {}
        left, right = self.split()
        self._build_left(left, presenter.seniors)
        self._build_right(right)
        presenter.changed.connect(self._show)
        presenter.closed.connect(self._over)
        self.closed.connect(presenter.leave)
        self._show()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        key = event.text() if event.text() in DIGITS and event.text() else _KEYS.get(Qt.Key(event.key()), "")
        if key:
            event.accept()
            self._keypad.flash(key)
            self._presenter.press(key)
        elif not event.isAutoRepeat():
            super().keyPressEvent(event)

    # ---------------------------------------------------------------- what it is made of

    def _build_left(self, column: QVBoxLayout, seniors: Sequence[Cashier]) -> None:
        about = QVBoxLayout()
        about.setSpacing(theme.px(2))
        about.addWidget(label(self._presenter.about, "title", name="override_about", wrap=True))
        about.addWidget(
            label(
                self._presenter.asking,
                "body",
                "ink2",
                name="override_asking",
                elide=Qt.TextElideMode.ElideRight,
            )
        )
        column.addLayout(about)
        who = QVBoxLayout()
        who.setSpacing(theme.px(6))
        who.addWidget(label(tr("Хто дозволяє"), "field_label", "ink2"))
        who.addWidget(self._make_people(seniors))
        column.addLayout(who)
        self._picker = ReasonPicker(name="override_reason")
        self._picker.chosen.connect(self._presenter.choose_reason)
        self._picker.written.connect(self._presenter.write_reason)
        self._picker.other_changed.connect(self._presenter.choose_other)
        self._picker.setFixedHeight(theme.px(104))
        why = QVBoxLayout()
        why.setSpacing(theme.px(6))
        why.addWidget(label(tr("Причина"), "field_label", "ink2"))
        why.addWidget(self._picker)
        column.addLayout(why)
        column.addStretch(1)
        foot = QHBoxLayout()
        foot.setSpacing(theme.px(8))
        foot.addWidget(Icon("lock", "ink3", 18), 0, Qt.AlignmentFlag.AlignTop)
        foot.addWidget(label(tr("Лише на одну дію. Обидва імені буде записано"), "small", "ink3", wrap=True), 1)
        column.addLayout(foot)

    def _make_people(self, seniors: Sequence[Cashier]) -> QWidget:
        room = QWidget()
        grid = QGridLayout(room)
        grid.setContentsMargins(0, 0, 0, 0)
        grid.setSpacing(theme.px(8))
        for number, person in enumerate(seniors):
            chip = self._people[person.id] = Button(person.name, role="chip", size=48, name=f"senior_{person.id}")
            chip.setMinimumWidth(0)
            chip.clicked.connect(lambda _on=False, one=person.id: self._presenter.choose(one))
            grid.addWidget(chip, number // 2, number % 2)
        grid.setColumnStretch(0, 1)
        grid.setColumnStretch(1, 1)
        rows = (len(seniors) + 1) // 2
        if rows <= _ROWS:
            return room
        area = scroll_area(room, name="override_people")
        area.setAccessibleName(tr("Хто дозволяє"))
        area.setFixedHeight(theme.px(_ROWS * 56 + 24))
        return area

    def _build_right(self, column: QVBoxLayout) -> None:
        self._prompt = label("", name="override_prompt", align=CENTER)
        self._error = label("", "small", "danger", weight=600, wrap=True, name="override_error", align=CENTER)
        self._error.setFixedHeight(theme.px(40))
        self._dots = PinDots(PIN_LENGTH)
        self._keypad = Keypad("pin", 64, name="override_keypad")
        self._keypad.pressed.connect(self._presenter.press)
        self._ok = Button(tr("Дозволити"), role="primary", size=72, key="Enter", name="override_ok", text_size=20)
        self._ok.clicked.connect(self._presenter.confirm)
        self.set_primary(self._ok)
        column.addWidget(self._prompt)
        column.addWidget(self._dots, 0, Qt.AlignmentFlag.AlignHCenter)
        column.addWidget(self._error)
        column.addWidget(self._keypad)
        column.addStretch(1)
        column.addWidget(self._ok)

    # ---------------------------------------------------------------- what happens

    def _show(self) -> None:
        presenter = self._presenter
        for one, chip in self._people.items():
            chip.set_checked(one == presenter.chosen)
        self._picker.show_reason(presenter.reasons, presenter.reason, other=presenter.other)
        self._prompt.set_text(presenter.prompt)
        self._error.set_text(presenter.error)
        self._dots.set(presenter.dots, error=bool(presenter.error))
        self._ok.setEnabled(presenter.ready or presenter.busy)
        self._ok.set_busy(presenter.busy)
        self.set_locked(presenter.busy)

    def _over(self) -> None:
        self.set_locked(False)
        self.dismiss()
