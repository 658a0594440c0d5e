"""Every widget in every state on one sheet, as the design system's sheet 00: to look at, and to paint in tests."""

from __future__ import annotations

from decimal import Decimal

from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QGridLayout, QHBoxLayout, QVBoxLayout, QWidget

from app.domain.product import KILOGRAM, Product
from ui.theme import theme
from ui.widgets.button import Button
from ui.widgets.card import Card
from ui.widgets.categories import CategoryButton
from ui.widgets.chip import StatusChip
from ui.widgets.field import Field, LabelledField
from ui.widgets.label import label
from ui.widgets.line_editor import Line
from ui.widgets.lines import ReceiptView
from ui.widgets.ring import Ring
from ui.widgets.segment import Segment
from ui.widgets.stepper import Stepper
from ui.widgets.switch import CheckBox, Switch
from ui.widgets.tag import Tag
from ui.widgets.tile import paint_tile
from ui.widgets.tiles import Tile
from ui.widgets.toast import Toast

BREAD = Product("1", "Батон «Нарізний» 500 г", Decimal("31.90"), color=1, stock=Decimal(7))
BUCKWHEAT = Product("2", "Гречка «Хуторок» 800 г", Decimal("46.90"), color=5, stock=Decimal(52))
SUGAR = Product("3", "Цукор білий 1 кг", Decimal("33.90"), color=5, stock=Decimal(64))
BUTTER = Product("4", "Масло Селянське 73 % 180 г", Decimal("94.90"), color=2, stock=Decimal(3))
JUICE = Product("5", "Сік Sandora апельсин 0,95 л", Decimal("64.90"), color=6, stock=Decimal(0))
MILK = Product("6", "Молоко Яготинське 2,6 % 900 г", Decimal("54.90"), color=2)
POTATO = Product("7", "Картопля молода", Decimal("24.90"), color=3, stock=Decimal(112), unit=KILOGRAM, by_weight=True)
BANANA = Product("8", "Банани", Decimal("74.90"), color=3, unit=KILOGRAM, by_weight=True)
PRODUCTS = (BREAD, BUCKWHEAT, SUGAR, BUTTER, JUICE, MILK, POTATO, BANANA)

LINES = (
    Line("a", "Банани", "1,254 кг × 74,90", "93,92"),
    Line("b", "Кава Jacobs Monarch 100 г", "1 × 189,90", "170,91", "−10 % = −18,99", "189,90"),
    Line("c", "Моршинська негазована 1,5 л", "2 × 26,90", "53,80", number_text="2"),
)
SHELVES = (
    "Популярне",
    "Хліб, випічка",
    "Молочне, яйця",
    "Овочі, фрукти",
    "М’ясо, ковбаси",
    "Бакалія",
    "Напої",
    "Солодощі",
    "Кава, чай",
    "Для дому",
)


ROLES = (
    ("Оплата", "check", "primary"),
    ("Відкласти", "circle-pause", "secondary"),
    ("Повернути", "undo-2", "danger"),
)


class _Tiles(QWidget):
    """The eight states of a tile."""

    def __init__(self) -> None:
        super().__init__()
        self.setFixedHeight(theme.px(100))

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        wide = (self.width() - 7 * theme.px(12)) / 8
        for number, product in enumerate(PRODUCTS):
            held = {5: Decimal(2), 7: Decimal("1.254")}.get(number)
            left = round(number * (wide + theme.px(12)))
            area = self.rect().adjusted(left, 0, 0, 0).toRectF()
            area.setWidth(round(wide))
            paint_tile(painter, area, Tile(product, held), pressed=number == 1, focused=number == 2)


class Gallery(QWidget):
    """The sheet. `states` holds widgets by a name for tests."""

    def __init__(self) -> None:
        super().__init__()
        self.setObjectName("gallery")
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(26, 22, 26, 22)
        self._column.setSpacing(16)
        self._buttons()
        row = QHBoxLayout()
        row.setSpacing(16)
        row.addWidget(self._fields(), 1)
        row.addWidget(self._switches(), 1)
        self._column.addLayout(row)
        tiles = self._section(
            "Плитка товару · звичайна, натиснуто, у фокусі, мало, немає, у чеку, вагова, вагова у чеку"
        )
        tiles.body.addWidget(_Tiles())
        self._column.addWidget(tiles)
        self._shelves()
        row = QHBoxLayout()
        row.setSpacing(16)
        row.addWidget(self._receipt())
        row.addWidget(self._states(), 1)
        self._column.addLayout(row)
        self._column.addStretch(1)

    def paintEvent(self, event: QPaintEvent) -> None:
        QPainter(self).fillRect(self.rect(), theme.color("bg"))

    def _section(self, title: str) -> Card:
        card = Card(spacing=10)
        card.body.addWidget(label(title, "note", "ink2", weight=600))
        return card

    def _buttons(self) -> None:
        card = self._section("Кнопки · звичайна, наведено, натиснуто, у фокусі, вимкнено, зайнято")
        grid = QGridLayout()
        grid.setHorizontalSpacing(12)
        grid.setVerticalSpacing(10)
        for row, (said, icon, role) in enumerate(
            (
                ("Оплата", "check", "primary"),
                ("Відкласти", "circle-pause", "secondary"),
                ("Повернути", "undo-2", "danger"),
            )
        ):
            for column in range(6):
                button = Button(said if column < 5 else "Зачекайте…", icon=icon, role=role, name=f"{role}_{column}")
                grid.addWidget(button, row, column)
                if column == 1:
                    button._hovered = True
                elif column == 2:
                    button.setDown(True)
                elif column == 4:
                    button.setEnabled(False)
                elif column == 5:
                    button.set_busy(True)
                    button._spin.shown = True
        card.body.addLayout(grid)
        self._column.addWidget(card)

    def _fields(self) -> Card:
        card = self._section("Поля")
        grid = QGridLayout()
        grid.setHorizontalSpacing(12)
        grid.addWidget(Field("Назва або штрих-код", name="empty"), 0, 0)
        self.focused = Field("", said="Молоко", name="focused")
        grid.addWidget(self.focused, 0, 1)
        failed = LabelledField("", said="48230777", name="failed")
        failed._label.hide()
        failed.set_error("Такого штрих-коду немає в каталозі")
        grid.addWidget(failed, 1, 0)
        card.body.addLayout(grid)
        card.body.addStretch(1)
        return card

    def _switches(self) -> Card:
        card = self._section("Перемикачі, вибір, лічильник, клавіша")
        row = QHBoxLayout()
        row.setSpacing(12)
        row.addWidget(Segment([("cash", "Готівка"), ("card", "Картка")], name="segment"), 1)
        for on in (True, False):
            row.addWidget(Switch(on=on, accessible="Перемикач"))
        for on in (True, False):
            row.addWidget(CheckBox(on=on, accessible="Прапорець"))
        card.body.addLayout(row)
        row = QHBoxLayout()
        row.setSpacing(8)
        chosen = Button("Ця зміна", role="chip", size=48)
        chosen.set_checked(True)
        row.addWidget(chosen)
        row.addWidget(Button("Сьогодні", role="chip", size=48))
        row.addStretch(1)
        row.addWidget(Stepper("2"))
        row.addStretch(1)
        card.body.addLayout(row)
        row = QHBoxLayout()
        row.setSpacing(8)
        for said, icon, role in (("7", "", "key"), ("8", "", "key"), ("", "delete", "key_soft"), ("9", "", "key")):
            key = Button(said, icon=icon, role=role, size=60, text_size=26)
            row.addWidget(key)
            key.setDown(said == "8")
            key.setEnabled(said != "9")
        card.body.addLayout(row)
        return card

    def _shelves(self) -> None:
        card = self._section("Категорії · колір бере color_id mod 10; вибрана має рамку й тло свого кольору")
        grid = QGridLayout()
        grid.setSpacing(8)
        for number, title in enumerate(SHELVES):
            button = CategoryButton(title, number)
            button.setChecked(number in (2, 6))
            grid.addWidget(button, number // 5, number % 5)
        card.body.addLayout(grid)
        self._column.addWidget(card)

    def _receipt(self) -> Card:
        card = Card(margins=(1, 14, 1, 16), spacing=10)
        title = label("Рядок чека · звичайний, зі знижкою, вибраний", "note", "ink2", weight=600)
        title.setContentsMargins(17, 0, 0, 0)
        card.body.addWidget(title)
        self.receipt = ReceiptView()
        self.receipt.setFixedHeight(theme.px(240))
        self.receipt.set_lines(LINES, selected="c")
        card.body.addWidget(self.receipt)
        card.setFixedWidth(theme.px(452))
        return card

    def _states(self) -> Card:
        card = self._section("Стан системи, мітки, повідомлення")
        row = QHBoxLayout()
        row.setSpacing(6)
        row.addWidget(StatusChip("Онлайн"))
        row.addWidget(StatusChip("Надсилається 2", state="busy"))
        row.addWidget(StatusChip("Немає зв’язку", icon="cloud-off", state="warn", badge=5))
        row.addWidget(StatusChip("Немає паперу", icon="printer", state="error"))
        row.addStretch(1)
        card.body.addLayout(row)
        row = QHBoxLayout()
        row.setSpacing(8)
        for said, kind, icon in (
            ("фіскальний", "g", "check"),
            ("очікує фіскалізації", "w", "clock"),
            ("повернення", "d", "undo-2"),
            ("копія", "i", "info"),
            ("не підключено", "n", ""),
        ):
            row.addWidget(Tag(said, kind, icon))
        row.addStretch(1)
        card.body.addLayout(row)
        card.body.addWidget(Toast(self, "Зміну №214 відкрито", "Готівка на початок: 1 250,00 грн", kind="ok"))
        card.body.addWidget(
            Toast(self, "Сервер відхилив чек №1044", "Продаж збережено на касі", kind="error", action="Докладно")
        )
        return card

    def show_focus(self) -> None:
        """Rings around the buttons of the fourth column, as if the keyboard stood on each."""
        for role in ("primary", "secondary", "danger"):
            Ring(self.findChild(Button, f"{role}_3"))
