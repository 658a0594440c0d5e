"""How a setting's text is read, wherever it comes from: each function gives the value or raises `BadValue`."""

from __future__ import annotations

import os
import re
from collections.abc import Callable
from decimal import Decimal
from pathlib import Path

from app import folders
from app.api.address import checked_address
from app.domain.card_number import without_cards
from app.domain.label_table import canonical
from app.domain.means import is_iban
from app.domain.sale_hours import parse_hours
from app.domain.slip_lines import MOST_LETTERS, MOST_LINES, slip_lines
from app.errors import BadSettings

LANGUAGES = ("uk", "en")
THEMES = ("light", "dark", "contrast", "system")
#: How letters reach a printer; "raster" draws every line.
CODE_PAGES = ("cp1251", "cp1125", "cp866", "raster")
#: How the scale speaks (`app.devices.scale_protocols`).
SCALE_PROTOCOLS = ("cas", "toledo", "continuous")
#: How card payments are taken (`app.devices.privat_terminal`).
CARD_DRIVERS = ("none", "manual", "privat_json")
#: Means of payment a shop may take, as its till shows them first: "card" is the terminal's, or typed without one.
MEANS = "cash,card,iban,transfer"
#: Whether the details of a payment are asked for (`app.domain.means.Ask`).
ASKS = ("demanded", "asked", "off")
#: The buyer's window: on a second screen when there is one; in a window of its own beside the till's; never.
DISPLAYS = ("auto", "window", "off")
#: How a sale ends: the till takes the money, or hands the receipt to the fiscal till.
FINISHES = ("direct", "hand_over")
#: For how long a receipt stays aside (`app.domain.held.Keep`).
KEEP_HELD = ("shift", "day", "two_days", "week")
#: The hand that works: the receipt, the keypad and the big buttons lie on its side.
HANDS = ("right", "left")
#: When letters to tap come up by themselves: where there is a touch screen; always; never.
SCREEN_KEYBOARDS = ("auto", "on", "off")
#: The design's three sizes of everything on the screen.
SCALES = (Decimal("0.9"), Decimal(1), Decimal("1.15"))
_SLIP_LINES = {
    "many": (f"потрібно до {MOST_LINES} рядків", f"expected up to {MOST_LINES} lines"),
    "long": (f"потрібно до {MOST_LETTERS} знаків у рядку", f"expected up to {MOST_LETTERS} characters a line"),
    "fiscal": ("чек каси не фіскальний і не може так зватися", "the till's slip is not fiscal and may not say so"),
}
_YES = frozenset({"1", "true", "yes", "on", "так"})
_NO = frozenset({"0", "false", "no", "off", "ні"})


class BadValue(ValueError):
    """Why a value is not usable, in both languages."""

    def __init__(self, uk: str, en: str) -> None:
        super().__init__(uk)
        self.said = {"uk": uk, "en": en}


def flag(text: str) -> bool:
    """Yes or no: 1, true, yes, on, так; 0, false, no, off, ні."""
    word = text.casefold()
    if word in _YES | _NO:
        return word in _YES
    raise BadValue("потрібно 1 або 0", "expected 1 or 0")


def one_of(*choices: str) -> Callable[[str], str]:
    """A word out of a few."""

    def read(text: str) -> str:
        if text in choices:
            return text
        raise BadValue(f"потрібно одне з: {', '.join(choices)}", f"expected one of: {', '.join(choices)}")

    return read


def whole(least: int, most: int) -> Callable[[str], int]:
    """A whole number between two bounds, both included."""

    def read(text: str) -> int:
        if re.fullmatch(r"[0-9]{1,18}", text) and least <= int(text) <= most:
            return int(text)
        raise BadValue(f"потрібне ціле число від {least} до {most}", f"expected a whole number from {least} to {most}")

    return read


def code_table(text: str) -> str:
    """A printer's number of a code page, as text; "" for the one its profile says."""
    return str(whole(0, 255)(text)) if text else ""


def step(text: str) -> int:
    """Kopecks of cash rounding."""
    return int(one_of("0", "10", "50")(text))


def scale(text: str) -> Decimal:
    """One of the design's three sizes."""
    return Decimal(one_of(*(str(choice) for choice in SCALES))(text))


def inches(text: str) -> Decimal:
    """A screen's diagonal: 15.6; 0 for what the screen says of itself."""
    found = re.fullmatch(r"[0-9]{1,2}([.,][0-9])?", text)
    value = Decimal(text.replace(",", ".")) if found else Decimal(-1)
    if value and not 6 <= value <= 65:
        raise BadValue(
            "потрібна діагональ у дюймах від 6 до 65, наприклад 15.6", "expected inches from 6 to 65, e.g. 15.6"
        )
    return value


def size(text: str) -> tuple[int, int]:
    """A window in pixels: 1024x768."""
    found = re.fullmatch(r"([0-9]{3,4})[xX×хХ]([0-9]{3,4})", text)  # the Cyrillic letter too: it is what a person types
    if not found or not (640 <= int(found[1]) <= 7680 and 480 <= int(found[2]) <= 4320):
        raise BadValue("потрібно ШИРИНАxВИСОТА, наприклад 1024x768", "expected WIDTHxHEIGHT, for example 1024x768")
    return int(found[1]), int(found[2])


def text(most: int) -> Callable[[str], str]:
    """A printable text of at most so many characters."""

    def read(text: str) -> str:
        if len(text) <= most and text.isprintable():
            return text
        raise BadValue(
            f"потрібно до {most} символів без керівних знаків",
            f"expected up to {most} characters, no control characters",
        )

    return read


def lines(text: str) -> str:
    """Lines of a slip (`app.domain.slip_lines`), one below another."""
    try:
        return "\n".join(slip_lines(text))
    except BadSettings as error:
        uk, en = _SLIP_LINES[error.code]
        raise BadValue(uk, en) from None


def no_card(most: int) -> Callable[[str], str]:
    """A printable text without a card number in it: one would stand on every receipt's screen and in a plain file."""
    printable = text(most)

    def read(text: str) -> str:
        if without_cards(printable(text)) == text:
            return text
        raise BadValue("номер картки тут не зберігають", "a card number is not kept here")

    return read


def means(text: str) -> str:
    """Means of payment with commas between, each once, in the order the till shows them."""
    words = [word.strip() for word in text.split(",")]
    if set(words) <= set(MEANS.split(",")) and len(words) == len(set(words)):
        return ",".join(words)
    raise BadValue(f"потрібні різні слова з: {MEANS}", f"expected different words out of: {MEANS}")


def iban(text: str) -> str:
    """A Ukrainian IBAN without blanks, "" for none."""
    plain = "".join(text.split()).upper()
    if not plain or is_iban(plain):
        return plain
    raise BadValue("потрібен IBAN на зразок UA і 27 цифр", "expected an IBAN: UA and 27 digits")


def key(text: str) -> str:
    """An API key: what can stand in a header of HTTP."""
    if re.fullmatch(r"[!-~]{1,1024}", text):
        return text
    raise BadValue(
        "потрібні латинські літери, цифри та знаки без пропусків", "expected Latin characters without blanks"
    )


_LABELS = {
    "row": (
        "потрібні рядки на зразок 20-29 IIIIIWWWWWC (I — код, W — вага, P — ціна, N — штуки, C — контрольна цифра)",
        "expected rows like 20-29 IIIIIWWWWWC (I item, W weight, P price, N pieces, C check digit)",
    ),
    "length": ("префікс і малюнок разом мають 13 знаків", "prefix and picture together have 13 characters"),
    "many": ("не більше двадцяти рядків", "twenty rows at most"),
}


def labels(text: str) -> str:
    """The table of in-store labels, as it is kept."""
    try:
        return canonical(text)
    except BadSettings as error:
        raise BadValue(*_LABELS[error.code]) from None


def hours(text: str) -> str:
    """Hours in which goods are not sold, as they were written."""
    try:
        parse_hours(text)
    except BadSettings:
        raise BadValue(
            "потрібні години на зразок 22:00-08:00 або пн-пт 22:00-08:00, сб,нд 23:00-10:00",
            "expected hours like 22:00-08:00 or mon-fri 22:00-08:00, sat,sun 23:00-10:00",
        ) from None
    return text


#: Why an address is refused, by the code of `app.api.address`.
_ADDRESSES = {
    "malformed": (
        "потрібна адреса на зразок https://server.example",
        "expected an address like https://server.example",
    ),
    "credentials": ("в адресі сервера не має бути імені й пароля", "a server's address holds no name and password"),
    "scheme": (
        "потрібна захищена адреса, що починається з https://",
        "expected a secure address starting with https://",
    ),
    "plain": (
        "адреса з http:// можлива лише у власній мережі; потрібна https://",
        "an address with http:// is for the shop's own network only; expected https://",
    ),
}


def server_address(text: str) -> str:
    """The server's address by the rule of `app.api.address`; what is refused has a reason in "uk" and "en"."""
    try:
        return checked_address(text)
    except BadSettings as error:
        raise BadValue(*_ADDRESSES[error.code]) from None


#: Why a folder is refused, and what to do.
_FOLDERS = {
    "remote": (
        "тека лежить на іншому комп’ютері, і дані там можуть зіпсуватися;"
        " вкажіть теку на власному диску каси, копії ж можна класти й у мережу (параметр backup_folder)",
        "the folder is on another computer, where the data may be damaged;"
        " choose one on the till's own disk, copies may go to the network (setting backup_folder)",
    ),
    "synced": (
        "теку копіює в хмару інша програма й може повернути стару копію даних;"
        " вкажіть теку поза OneDrive, Dropbox, Google Drive та подібними",
        "another program copies this folder to a cloud and may put old data back;"
        " choose one outside OneDrive, Dropbox, Google Drive and the like",
    ),
}


def folder(text: str) -> Path:
    """The till's folder: on this computer's own disk and not in a synced one (reliability.md, «Security»)."""
    if "\0" in text:
        raise BadValue("такої теки не може бути", "no such folder can be")
    folder = Path(text).expanduser().absolute()
    refused = folders.refusal(folders.facts_of(folder, os.environ))
    if refused:
        raise BadValue(*_FOLDERS[refused])
    return folder


def second_folder(text: str) -> str:
    """A folder for copies: any whole path, on a network drive or a stick as well; "" for none."""
    if not whole_path(text):
        raise BadValue("потрібен повний шлях до теки", "expected the whole path of a folder")
    return text


def whole_path(text: str) -> bool:
    """Whether it is the path of a folder from the very beginning, or nothing."""
    return not text or (len(text) <= 300 and text.isprintable() and Path(text).is_absolute())
