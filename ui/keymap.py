"""Which key does what on which page: the one table behind shortcuts, the sheet of keys (F1), hints on buttons and the
settings page «Клавіші».

A command's key is F1–F12, PgUp, PgDn or Ins, alone or with Shift or Ctrl, or Ctrl with a letter or a digit, told by its
place, so that the layout does not matter. Enter, Esc, arrows, digits, + − and Del mean the same everywhere and stay.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping
from dataclasses import dataclass

from PySide6.QtCore import QObject, Qt, Signal
from PySide6.QtGui import QGuiApplication, QKeyEvent
from PySide6.QtWidgets import QAbstractButton, QWidget

from ui.physical_keys import us_letter

#: Pages behind the sign-in that may be left at any time, and those where a card's money is on its way; `DIALOG` stands
#: for whatever dialog is open.
WORK = ("open_shift", "sale", "payment", "done", "shift", "receipts", "refund", "held", "handed", "queue", "prints",
        "loose", "close_shift", "reports", "settings", "audit", "diagnosis")  # fmt: skip
CARD = ("charge", "doubt")
DIALOG = "dialog"
PAGES = ("first_start", "login", *WORK, *CARD)
_RAIL = ("sale", "shift", "receipts", "refund", "held", "handed", "queue", "prints", "loose", "reports", "settings",
         "audit")  # fmt: skip


@dataclass(frozen=True, slots=True)
class Command:
    """Something a key does. `said` is Ukrainian, `button` the objectName of what the key presses on its page, "" where
    the page or the window does it by itself."""

    name: str
    key: str
    said: str
    pages: tuple[str, ...]
    button: str = ""


COMMANDS = (
    Command("help", "F1", "Клавіші цієї сторінки", tuple(page for page in (*PAGES, DIALOG) if page != "payment")),
    Command("payment_help", "Ctrl+F1", "Клавіші цієї сторінки", ("payment",)),
    Command("full_screen", "F11", "На весь екран і назад", (*PAGES, DIALOG)),
    Command("lock", "Ctrl+L", "Заблокувати або змінити касира", (*WORK, DIALOG)),
    Command("go_sale", "Ctrl+S", "До продажу", _RAIL),
    Command("go_receipts", "Ctrl+H", "До чеків", _RAIL),
    Command("go_shift", "Ctrl+T", "До зміни", _RAIL),
    Command("go_reports", "Ctrl+G", "До звітів", _RAIL),
    Command("go_settings", "Ctrl+O", "До параметрів", _RAIL),
    Command("diagnosis", "Shift+F1", "Діагностика", ("first_start", "login", "open_shift", "close_shift", *_RAIL)),
    Command("diagnosis_check", "F5", "Перевірити все", ("diagnosis",), "diagnosis_check"),
    Command("diagnosis_support", "F6", "Файл для підтримки", ("diagnosis",), "diagnosis_support"),
    Command("training", "Shift+F2", "Навчання і вправи", (*PAGES,)),
    Command("skip_lesson", "Shift+F12", "Пропустити підказки першого продажу", ("sale", "payment", "done")),
    Command("go_queue", "Ctrl+Q", "До черги документів", _RAIL),
    # The sale.
    Command("search", "F2", "Пошук товару", ("sale",)),
    Command("quantity", "F3", "Кількість рядка", ("sale",)),
    Command("line_discount", "F4", "Знижка на рядок", ("sale",)),
    Command("line", "F5", "Усе про рядок", ("sale",)),
    Command("price", "Ctrl+F3", "Ціна рядка", ("sale",)),
    Command("comment", "Ctrl+F5", "Коментар до рядка", ("sale",)),
    Command("explain", "Ctrl+E", "Як пораховано чек", ("sale",), "receipt_sums"),
    Command("hold", "F6", "Відкласти чек", ("sale",), "quick_hold"),
    Command("held", "F7", "Відкладені чеки", ("sale",), "quick_held"),
    Command("discount", "F8", "Знижка на чек", ("sale",), "quick_discount"),
    Command("refund", "F9", "Повернення", ("sale",), "quick_refund"),
    Command("drawer", "F10", "Відкрити скриньку", ("sale",), "quick_drawer"),
    Command("display", "Ctrl+F10", "Дисплей покупця", ("sale",), "quick_display"),
    Command("pay", "F12", "Оплата", ("sale",), "pay"),
    Command("exact", "Ctrl+F12", "Готівка без решти, одразу", ("sale",)),
    Command("undo", "Ctrl+U", "Повернути прибране", ("sale",)),
    Command("clear", "Ctrl+F8", "Очистити чек", ("sale",), "clear_receipt"),
    Command("last_receipt", "Ctrl+P", "Останній чек", ("sale",), "last_receipt"),
    Command("letters", "Ctrl+K", "Екранна клавіатура", ("sale",), "screen_keyboard"),
    Command("tiles_down", "PgDn", "Наступні плитки", ("sale",)),
    Command("tiles_up", "PgUp", "Попередні плитки", ("sale",)),
    Command("favourites", "Ctrl+0", "Обране", ("sale",), "quick_shelf"),
    *(Command(f"shelf_{n}", f"Ctrl+{n}", "Категорія {n}", ("sale",), f"category_{n - 1}") for n in range(1, 10)),
    # Money.
    Command("payment_explain", "Ctrl+E", "Як пораховано чек", ("payment",), "payment_sums"),
    Command("means_cash", "F1", "Готівка", ("payment",), "means_cash"),
    Command("means_card", "F2", "Картка", ("payment",), "means_card"),
    Command("means_iban", "F3", "IBAN", ("payment",), "means_iban"),
    Command("means_transfer", "F4", "На картку", ("payment",), "means_transfer"),
    Command("means_typed", "F6", "Картка вручну", ("payment",), "means_typed"),
    Command("means_split", "F5", "Змішана", ("payment",), "means_split"),
    Command("ask_again", "F5", "Перевірити ще раз", ("doubt",), "ask_again"),
    Command("put_aside", "F6", "Відкласти чек до з’ясування", ("doubt",), "put_aside"),
    Command("new_receipt", "F12", "Новий чек", ("done",), "new_receipt"),
    Command("done_refund", "F9", "Повернення", ("done",), "refund"),
    Command("done_receipts", "F7", "Чеки зміни", ("done",), "shift_receipts"),
    # Receipts.
    Command("find_receipt", "F2", "Пошук чека", ("receipts",)),
    Command("find_entry", "F2", "Пошук запису", ("audit",)),
    Command("reprint", "Ctrl+P", "Друк копії", ("receipts",), "reprint"),
    Command("link", "F4", "QR-код для перевірки чека", ("receipts",), "show_link"),
    Command("refund_receipt", "F9", "Повернення за чеком", ("receipts",), "refund"),
    Command("refund_goods", "Ctrl+F9", "Повернення без чека", ("receipts",), "refund_goods"),
    Command("export", "F6", "Експорт списку", ("receipts",), "export_list"),
    Command("find_goods", "F2", "Пошук товару", ("refund",)),
    Command("refund_all", "F8", "Вибрати все", ("refund",), "refund_all"),
    Command("refund_give", "F12", "Повернути гроші", ("refund",), "refund_give"),
    Command("find_held", "F2", "Пошук чека", ("held",)),
    Command("held_resume", "F12", "Повернути в касу", ("held",), "held_resume"),
    Command("held_drop", "Ctrl+F8", "Видалити відкладений чек", ("held",), "held_drop"),
    Command("held_handed", "F8", "Передані чеки", ("held",), "held_handed"),
    Command("handed_copy", "Ctrl+P", "Надрукувати копію", ("handed",), "handed_copy"),
    Command("handed_take_back", "F12", "Повернути товар у чек", ("handed",), "handed_take_back"),
    Command("handed_cancel", "Ctrl+F8", "Видалити переданий чек", ("handed",), "handed_cancel"),
    Command("queue_send", "F12", "Надіслати зараз", ("queue",), "queue_send"),
    Command("queue_check", "F5", "Звірити із сервером", ("queue",), "queue_check"),
    Command("reports_part", "F2", "Z-звіти або продажі товарів", ("reports",)),
    Command("reports_again", "F5", "Прочитати звіти заново", ("reports",)),
    Command("reports_export", "F6", "Експорт звіту", ("reports",)),
    Command("z_copy", "Ctrl+P", "Друк копії Z-звіту", ("reports",), "z_print"),
    # The shift.
    Command("open_shift", "F12", "Відкрити зміну", ("open_shift",), "open-shift-button"),
    Command("print_x", "Ctrl+P", "Друк X-звіту", ("shift",), "print-x"),
    Command("cash_in", "F6", "Службове внесення", ("shift",), "service-in"),
    Command("cash_out", "F7", "Службова видача", ("shift",), "service-out"),
    Command("close_shift", "F12", "Закриття зміни", ("shift",), "close-shift"),
    Command("close_shift_now", "F12", "Закрити зміну", ("close_shift",), "close-shift-confirm"),
)
BY_NAME = {command.name: command for command in COMMANDS}

_FORM = re.compile(r"(Ctrl\+)?(Shift\+)?(F(?:[1-9]|1[0-2])|PgUp|PgDn|Ins|[A-Z0-9])")
#: Fields' own, and what scanners put around a code: STX, ETX, EOT, tab, line feed, return.
RESERVED = frozenset({f"Ctrl+{letter}" for letter in "ACVXZY"} | {f"Ctrl+{letter}" for letter in "BDIJM"})
_NAMED = {Qt.Key.Key_PageUp: "PgUp", Qt.Key.Key_PageDown: "PgDn", Qt.Key.Key_Insert: "Ins"}
_F1, _F12 = int(Qt.Key.Key_F1), int(Qt.Key.Key_F12)


def written(event: QKeyEvent, platform: str = "") -> str:
    """How a key press is written here, "" for a press that can be no command."""
    mods, code = event.modifiers(), event.key()
    if mods & (Qt.KeyboardModifier.AltModifier | Qt.KeyboardModifier.MetaModifier):
        return ""
    ctrl = bool(mods & Qt.KeyboardModifier.ControlModifier)
    if _F1 <= code <= _F12:
        key = f"F{code - _F1 + 1}"
    elif named := _NAMED.get(Qt.Key(code)):
        key = named
    else:
        key = us_letter(event, platform or QGuiApplication.platformName()) if ctrl else ""
    if not key:
        return ""
    shift = "Shift+" if mods & Qt.KeyboardModifier.ShiftModifier else ""
    return f"{'Ctrl+' if ctrl else ''}{shift}{key}"


def possible(key: str) -> bool:
    """Whether a key can be given to a command: of the right form, and nobody else's."""
    found = _FORM.fullmatch(key)
    return found is not None and key not in RESERVED and (len(found[3]) > 1 or bool(found[1]))


class Keymap(QObject):
    """The keys in force: the table's, but for those somebody set. One object, `keymap`, serves the whole program."""

    changed = Signal()

    def __init__(self) -> None:
        super().__init__()
        self._set: dict[str, str] = {}
        #: What a text of settings.json said and the till cannot go by.
        self.wrong: list[str] = []
        #: While somebody sets a key, it hears what is pressed instead of the commands.
        self.listener: Callable[[str], object] | None = None

    def wear(self, text: str) -> None:
        """Goes by a text of settings.json, "pay=F9; lock=" (no key). What it cannot go by is in `wrong` and changes
        nothing: names it does not know, keys that cannot be, keys two commands of one page would share."""
        before, self._set, self.wrong = self._set, {}, []
        for part in filter(None, (part.strip() for part in text.split(";"))):
            name, _, key = (piece.strip() for piece in part.partition("="))
            if name in BY_NAME and (not key or possible(key)):
                self._set[name] = key
            else:
                self.wrong.append(part)
        while taken := next((name for name, key in self._set.items() if key and self.clash(name, key)), ""):
            self.wrong.append(f"{taken}={self._set.pop(taken)}")
        if self._set != before:
            self.changed.emit()

    def text(self, **changes: str) -> str:
        """What settings.json would say with these changes: only what differs from the table."""
        now = {**self._set, **changes}
        return "; ".join(f"{name}={key}" for name, key in sorted(now.items()) if key != BY_NAME[name].key)

    def key(self, name: str) -> str:
        """A command's key, "" for none. Raises KeyError."""
        command = BY_NAME[name]
        return self._set.get(name, command.key)

    def clash(self, name: str, key: str) -> Command | None:
        """The command that has this key already on a page both belong to."""
        pages = set(BY_NAME[name].pages)
        others = (one for one in COMMANDS if one.name != name and pages & set(one.pages))
        return next((one for one in others if self.key(one.name) == key), None)

    def of(self, page: str) -> list[Command]:
        """What has a key on a page, in the order of the table."""
        return [command for command in COMMANDS if page in command.pages and self.key(command.name)]

    def find(self, event: QKeyEvent, page: str) -> Command | None:
        """What a key press means on a page, None for nothing."""
        key = written(event)
        if not key:
            return None
        return next((one for one in COMMANDS if page in one.pages and self.key(one.name) == key), None)


keymap = Keymap()


def press(page: QWidget, name: str, event: QKeyEvent, own: Mapping[str, Callable[[], object]]) -> bool:
    """What a page's keyPressEvent asks first: does the command the key stands for on the page of that name, by `own` or
    by its button; True when it was a command. A key held down does it once, a button that cannot be touched not at all.
    """
    command = keymap.find(event, name)
    if command is None or (command.name not in own and not command.button):
        return False
    event.accept()
    if event.isAutoRepeat():
        return True
    if command.name in own:
        own[command.name]()
    else:
        button = page.findChild(QAbstractButton, command.button)
        if button is not None and button.isEnabled() and button.isVisibleTo(page):
            button.click()
    return True
