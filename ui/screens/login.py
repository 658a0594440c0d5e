"""Who is at the till: tiles and PIN pad (mockups 01a, 01b)."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QGridLayout, QWidget

from ui.i18n import tr
from ui.presenters.cashier_tile import CashierTile
from ui.presenters.login import DIGITS, PIN_LENGTH, LoginPresenter
from ui.screens.entrance import Entrance
from ui.theme import theme
from ui.widgets.dots import PinDots
from ui.widgets.keypad import Keypad
from ui.widgets.label import label
from ui.widgets.layouts import empty
from ui.widgets.paint import CENTER
from ui.widgets.person_tile import OtherTile, PersonTile, tile_height
from ui.widgets.scroll import scroll_area

_KEYS = {Qt.Key.Key_Backspace: "back", Qt.Key.Key_Delete: "C", Qt.Key.Key_Escape: "C"}


class LoginScreen(Entrance):
    """Digits go to the PIN wherever the focus is; arrows move among the people."""

    def __init__(self, presenter: LoginPresenter) -> None:
        super().__init__(presenter, presenter.shop_title, presenter.place_line, narrow=False, name="login")
        self._presenter = presenter
        self._columns = theme.pick(2, 3, 4)
        self._tiles: dict[int, PersonTile] = {}
        self._build_tiles()
        self._build_pad()
        presenter.cashiers_changed.connect(self._show_tiles)
        presenter.pin_changed.connect(self._show_pad)
        self._lay_tiles(presenter.tiles)
        self._show_tiles()
        self._show_pad()
        self.show_training(on=bool(presenter.training_pins))

    def keyPressEvent(self, event: QKeyEvent) -> None:
        key = event.text() if event.text() in DIGITS and event.text() else _KEYS.get(Qt.Key(event.key()), "")
        step = {
            Qt.Key.Key_Left: -1,
            Qt.Key.Key_Right: 1,
            Qt.Key.Key_Up: -self._columns,
            Qt.Key.Key_Down: self._columns,
        }.get(Qt.Key(event.key()), 0)
        if key:
            self._keypad.flash(key)
            self._presenter.press(key)
        elif step:
            self._presenter.move(step)
        else:
            super().keyPressEvent(event)

    def _build_tiles(self) -> None:
        self._grid = QGridLayout()
        self._grid.setContentsMargins(0, 0, 0, 0)
        self._grid.setSpacing(theme.px(12))
        for column in range(self._columns):
            self._grid.setColumnStretch(column, 1)
        self._people = QWidget()
        self._people.setLayout(self._grid)
        self._area = scroll_area(self._people, name=tr("Працівники"))
        self.middle.addSpacing(theme.px(16))
        self.middle.addStretch(1)
        self.middle.addWidget(label(tr("Хто за касою?"), "h1"))
        self.middle.addSpacing(theme.px(16))
        self.middle.addWidget(self._area, 1000)
        self.middle.addStretch(1)
        self.middle.addSpacing(theme.px(16))

    def _build_pad(self) -> None:
        self._name = label("", "title", name="cashier-name", align=CENTER, elide=Qt.TextElideMode.ElideRight)
        self._prompt = label("", name="pin-prompt", align=CENTER)
        self._detail = label("", "small", "danger", name="pin-detail", align=CENTER)
        self._dots = PinDots(PIN_LENGTH)
        self._keypad = Keypad("pin", theme.pick(82, 82, 96))
        self._keypad.pressed.connect(self._presenter.press)
        self.right.addStretch(1)
        self.right.addWidget(self._name)
        self.right.addSpacing(theme.px(2))
        self.right.addWidget(self._prompt)
        self.right.addWidget(self._detail)
        self.right.addSpacing(theme.px(4))
        self.right.addWidget(self._dots, 0, Qt.AlignmentFlag.AlignHCenter)
        self.right.addSpacing(theme.px(22))
        self.right.addWidget(self._keypad)
        self.right.addSpacing(theme.px(18))
        self.right.addWidget(label(tr("PIN можна ввести й з клавіатури"), "small", "ink3", align=CENTER))
        if self._presenter.training_pins:
            pins = tr("Навчання · PIN: {pins}", pins=", ".join(self._presenter.training_pins))
            self.right.addSpacing(theme.px(8))
            self.right.addWidget(label(pins, "note", "warn", weight=600, align=CENTER, name="training-pins"))
        self.right.addStretch(1)

    def _show_tiles(self) -> None:
        people = self._presenter.tiles
        if [person.id for person in people] != list(self._tiles):
            self._lay_tiles(people)
        for person in people:
            self._tiles[person.id].setChecked(person.chosen)

    def _lay_tiles(self, people: tuple[CashierTile, ...]) -> None:
        empty(self._grid)
        self._tiles = {}
        for person in people:
            tile = PersonTile(person.name, person.note, person.initials, person.color, name=f"cashier-{person.id}")
            tile.clicked.connect(lambda _on=False, one=person.id: self._presenter.choose(one))
            self._tiles[person.id] = tile
        other = OtherTile(tr("Інший працівник"), tr("телефон і пароль"), "user-round-plus", name="other-cashier")
        other.clicked.connect(self._presenter.other_requested)
        for number, one in enumerate((*self._tiles.values(), other)):
            self._grid.addWidget(one, number // self._columns, number % self._columns)
        rows = len(people) // self._columns + 1
        self._area.setMaximumHeight(rows * tile_height() + (rows - 1) * theme.px(12))

    def _show_pad(self) -> None:
        pad = self._presenter.pad
        self._name.set_text(pad.name)
        self._prompt.set_text(pad.prompt)
        self._prompt.set_style("strong" if pad.failed else "body")
        self._prompt.set_color("danger" if pad.failed else "ink2")
        self._detail.set_text(pad.detail)
        self._dots.set(pad.dots, error=pad.failed)
        self._keypad.setEnabled(pad.enabled)
