"""Letters to tap, for tills without a keyboard: whatever field has the focus is typed into."""

from __future__ import annotations

from PySide6.QtCore import QCoreApplication, QEvent, Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QApplication, QHBoxLayout, QLineEdit, QVBoxLayout, QWidget

from ui.i18n import tr
from ui.theme import theme
from ui.widgets.button import Button
from ui.widgets.layouts import empty

DIGITS = "1234567890"
#: The letter rows of each layout; the last one stands between Shift and the eraser.
LAYOUTS = {
    "uk": ("йцукенгшщзхї", "фівапролджєґ", "ячсмитьбюʼ'"),
    "en": ("qwertyuiop", "asdfghjkl", "zxcvbnm"),
    "signs": ("-_+=/\\|:;@", "!?#$%&*~^№", ".,'\"()<>"),
}
_NEXT = {"uk": "en", "en": "signs", "signs": "uk"}
_NAMES = {"uk": "Укр", "en": "Eng", "signs": "#+="}


class ScreenKeyboard(QWidget):
    """Keys never take the focus, so the field keeps it. Shift is for one letter. With `closes` one key takes them all
    away (`closed`)."""

    closed = Signal()

    def __init__(
        self, layout: str = "en", *, name: str = "keyboard", closes: bool = False, parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self.setObjectName(name)
        self._closes = closes
        self._layout, self._shifted = layout, False
        self._rows = QVBoxLayout(self)
        self._rows.setContentsMargins(0, 0, 0, 0)
        self._rows.setSpacing(theme.px(6))

    def setVisible(self, visible: bool) -> None:
        """Its fifty keys are made when it is first to be seen: most tills have a keyboard of their own."""
        if visible and not self._rows.count():
            self._lay()
        super().setVisible(visible)

    def _lay(self) -> None:
        empty(self._rows)
        upper, middle, lower = LAYOUTS[self._layout]
        for row in (DIGITS, upper, middle):
            self._add_row([(char, 1) for char in row])
        self._add_row([("shift", 1), *((char, 1) for char in lower), ("back", 1)])
        last = [("layout", 2), ("@", 1), (".", 1), ("space", 5), ("-", 1), ("enter", 2)]
        self._add_row([*last, ("close", 1)] if self._closes else last)

    def _add_row(self, keys: list[tuple[str, int]]) -> None:
        host = QWidget()
        row = QHBoxLayout(host)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(theme.px(theme.pick(4, 6, 6)))
        for key, width in keys:
            row.addWidget(self._make_key(key), width)
        self._rows.addWidget(host)

    def _make_key(self, key: str) -> Button:
        said, icon = {
            "shift": ("", "arrow-up"),
            "back": ("", "delete"),
            "layout": (_NAMES[_NEXT[self._layout]], ""),
            "space": ("", ""),
            "enter": ("", "corner-down-left"),
            "close": ("", "chevron-down"),
        }.get(key, (key.upper() if self._shifted else key, ""))
        role = "key" if len(key) == 1 else "key_soft"
        button = Button(said, icon=icon, role=role, name=f"{self.objectName()}_{key}", text_size=20)
        button.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        button.setMinimumWidth(theme.px(24))
        if key == "shift":
            button.set_checked(self._shifted)
        button.setAccessibleName(_accessible(key) or said)
        button.clicked.connect(lambda: self._press(key))
        return button

    def _press(self, key: str) -> None:
        if key == "shift":
            self._shifted = not self._shifted
            self._lay()
        elif key == "layout":
            self._layout, self._shifted = _NEXT[self._layout], False
            self._lay()
        elif key == "close":
            self.closed.emit()
        else:
            self._type(key)

    def _type(self, key: str) -> None:
        field = QApplication.focusWidget()
        if not isinstance(field, QLineEdit):
            return
        if key == "back":
            field.backspace()
        elif key == "enter":
            press = QKeyEvent(QEvent.Type.KeyPress, Qt.Key.Key_Return, Qt.KeyboardModifier.NoModifier)
            QCoreApplication.sendEvent(field, press)
        else:
            field.insert(" " if key == "space" else key.upper() if self._shifted else key)
            if self._shifted:
                self._shifted = False
                self._lay()


def _accessible(key: str) -> str:
    match key:
        case "shift":
            return tr("Велика літера")
        case "back":
            return tr("Стерти")
        case "layout":
            return tr("Інша розкладка")
        case "space":
            return tr("Пробіл")
        case "enter":
            return tr("Далі")
        case "close":
            return tr("Прибрати клавіатуру")
        case _:
            return ""
