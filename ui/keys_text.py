"""The keys in words: what stands on each page's sheet of keys and on the settings page."""

from __future__ import annotations

from ui.i18n import tr
from ui.keymap import DIALOG, Command, keymap

#: Keys that cannot be set, by page: they belong to fields and lists. Ukrainian, translated when shown.
FIXED: dict[str, tuple[tuple[str, str], ...]] = {
    "first_start": (("Enter", "Далі"), ("Esc", "Назад"), ("Tab", "Наступне поле")),
    "login": (("0–9", "PIN"), ("← → ↑ ↓", "Інший працівник")),
    "open_shift": (("0–9 ,", "Сума"), ("Enter", "Відкрити або наступний номінал"), ("↑ ↓", "Номінал")),
    "sale": (
        ("Enter", "Знайдене — у чек"),
        ("3*", "і скан — три штуки"),
        ("↑ ↓", "Рядок чека"),
        ("+ −", "Кількість рядка: більше, менше"),
        ("Del", "Прибрати рядок"),
        ("Esc", "Очистити пошук"),
    ),
    "payment": (("0–9 ,", "Отримана сума"), ("Enter", "Прийняти оплату"), ("Esc", "До чека")),
    "done": (("Enter", "Новий чек"), ("Esc", "Новий чек")),
    "shift": (),
    "receipts": (("↑ ↓", "Чек"), ("PgUp PgDn", "Сторінка списку"), ("Esc", "Очистити пошук")),
    "refund": (
        ("↑ ↓", "Рядок"),
        ("Пробіл", "Вибрати рядок"),
        ("+ −", "Кількість: більше, менше"),
        ("*", "Ввести кількість"),
        ("Del", "Не повертати рядок"),
        ("Esc", "Назад"),
    ),
    "held": (("↑ ↓", "Чек"), ("Enter", "Повернути в касу"), ("Del", "Видалити чек"), ("Esc", "До продажу")),
    "handed": (("↑ ↓", "Чек"), ("Esc", "Назад")),
    "loose": (("Esc", "Назад"),),
    "charge": (("Esc", "Скасувати"),),
    "doubt": (("Esc", "До продажу"),),
    "queue": (("Enter", "Надіслати зараз"), ("Esc", "Назад")),
    "prints": (("Esc", "Назад"),),
    "diagnosis": (("Enter", "Перевірити все"), ("Esc", "Назад")),
    "close_shift": (("0–9 ,", "Кількість або сума"), ("Enter", "Далі"), ("↑ ↓", "Номінал"), ("Esc", "Назад")),
    "reports": (("↑ ↓", "Рядок"), ("PgUp PgDn", "Сторінка списку")),
    "settings": (("↑ ↓", "Розділ параметрів"), ("Tab", "Наступний параметр"), ("Пробіл", "Перемкнути")),
    "audit": (("↑ ↓", "Запис"), ("Esc", "Назад")),
    DIALOG: (
        ("Enter", "Головна кнопка; помилку не закриває"),
        ("Esc", "Закрити"),
        ("Tab", "Наступна кнопка"),
        ("0–9 ,", "Число"),
    ),
}


def said(command: Command) -> str:
    """What a command does, in the language in force."""
    name, _, number = command.name.rpartition("_")
    return tr("Категорія {n}", n=number) if name == "shelf" else tr(command.said)


def page_title(page: str) -> str:
    """A page's name as people know it."""
    return {
        "first_start": tr("Вхід на сервер"),
        "login": tr("Вхід"),
        "open_shift": tr("Відкриття зміни"),
        "sale": tr("Продаж"),
        "payment": tr("Оплата"),
        "done": tr("Сплачено"),
        "shift": tr("Зміна"),
        "receipts": tr("Чеки"),
        "refund": tr("Повернення"),
        "held": tr("Відкладені чеки"),
        "handed": tr("Передані чеки"),
        "loose": tr("Картки без чека"),
        "charge": tr("Оплата карткою"),
        "doubt": tr("Невідомо, чи пройшла оплата"),
        "queue": tr("Черга документів"),
        "prints": tr("Черга друку"),
        "close_shift": tr("Закриття зміни"),
        "reports": tr("Звіти"),
        "settings": tr("Параметри"),
        "audit": tr("Журнал дій"),
        "diagnosis": tr("Діагностика"),
        DIALOG: tr("Діалог"),
    }[page]


def sheet(page: str) -> tuple[list[tuple[str, str]], list[tuple[str, str]]]:
    """The rows of a page's sheet, key and meaning: the page's own, then those of every page."""
    own: list[tuple[str, str]] = []
    common: list[tuple[str, str]] = []
    shelves = [command for command in keymap.of(page) if command.name.startswith("shelf_")]
    for command in keymap.of(page):
        if command in shelves:
            continue
        (own if len(command.pages) == 1 else common).append((keymap.key(command.name), said(command)))
    if shelves:
        first, last = (keymap.key(one.name) for one in (shelves[0], shelves[-1]))
        own.append((f"{first} … {last}" if len(shelves) > 1 else first, tr("Категорія за номером")))
    own += [(tr(key) if key == "Пробіл" else key, tr(what)) for key, what in FIXED.get(page, ())]
    return own, common
