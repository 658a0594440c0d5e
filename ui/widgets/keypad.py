"""Digits to tap. Keys grow with the room they are given."""

from __future__ import annotations

from PySide6.QtCore import QTimer, Signal
from PySide6.QtWidgets import QGridLayout, QSizePolicy, QWidget

from ui.i18n import tr
from ui.theme import theme
from ui.widgets.button import Button

_CALCULATOR = ("7", "8", "9", "4", "5", "6", "1", "2", "3")
_TELEPHONE = ("1", "2", "3", "4", "5", "6", "7", "8", "9")

#: The twelve keys of each kind, row by row.
KEYS = {
    "calc": (*_CALCULATOR, "C", "0", ","),
    "weight": (*_CALCULATOR, ",", "0", "back"),
    "count": (*_CALCULATOR, "C", "0", "back"),
    "pin": (*_TELEPHONE, "C", "0", "back"),
}
_FLASH = 120


class Keypad(QWidget):
    """Twelve keys. `pressed` tells "0".."9", ",", "C" (clear) or "back"; what they mean is the listener's affair.

    `kind`: "calc" (C 0 ,), "weight" (, 0 back), "count" (C 0 back), "pin" (1-2-3 on top). `key_height` fixes the
    keys' height in design pixels; without it they fill the room.
    """

    pressed = Signal(str)

    def __init__(
        self, kind: str = "calc", key_height: int | None = None, *, name: str = "keypad", parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self.setObjectName(name)
        self._key_height, self._kind = key_height, kind
        self._keys: dict[str, Button] = {}
        self._grid = QGridLayout(self)
        self._grid.setContentsMargins(0, 0, 0, 0)
        for place, key in enumerate(KEYS[kind]):
            button = self._keys[key] = self._make_key(key, f"{name}_{key}")
            self._grid.addWidget(button, place // 3, place % 3)
        for number in range(4):
            self._grid.setRowStretch(number, 1)
        for number in range(3):
            self._grid.setColumnStretch(number, 1)
        tall = QSizePolicy.Policy.Fixed if key_height else QSizePolicy.Policy.Expanding
        self.setSizePolicy(QSizePolicy.Policy.Expanding, tall)
        theme.changed.connect(self._restyle)
        self._restyle()

    def key(self, key: str) -> Button:
        """The button of a key. Raises KeyError if this kind has none."""
        return self._keys[key]

    def flash(self, key: str) -> None:
        """Show a key as pressed for a moment: it was typed on the keyboard."""
        button = self._keys.get(key)
        if button is not None:
            button.setDown(True)
            QTimer.singleShot(_FLASH, button, lambda: button.setDown(False))

    def _make_key(self, key: str, name: str) -> Button:
        soft = not key.isdigit()
        said = {"back": "", "C": tr("Стерти") if self._kind == "pin" else "C"}.get(key, key)
        button = Button(said, icon="delete" if key == "back" else "", role="key_soft" if soft else "key", name=name)
        if key == "back":
            button.setAccessibleName(tr("Стерти останню цифру"))
        if key == "C":
            button.setAccessibleName(tr("Стерти все"))
        button.setMinimumWidth(0)
        button.pressed.connect(lambda: self.pressed.emit(key))
        return button

    def _restyle(self) -> None:
        self._grid.setSpacing(theme.px(10 if self._kind == "pin" else 8))
        high = self._key_height or (112 if self._kind == "calc" else 76)
        digits = 32 if high >= 100 else 30 if high >= 80 else 26
        for key, button in self._keys.items():
            if key.isdigit():
                button.set_type(digits, 500)
            else:
                button.set_type(26 if key == "," else 18 if self._kind == "pin" else 24 if high >= 100 else 20, 500)
            if self._key_height:
                button.setFixedHeight(theme.px(self._key_height))
            else:
                button.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Expanding)
                button.setMinimumHeight(theme.px(56))
