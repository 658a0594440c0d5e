"""A profile as a TOML file a person can copy and edit. Data only: nothing in it is ever run.

Every mistake names its field and what is expected there; the sentences are `ui.profile_sentences`.
"""

from __future__ import annotations

import json
import tomllib
from collections.abc import Callable, Mapping
from enum import StrEnum
from typing import Any, cast, get_args

from printing.profile import CELL, SUBSTITUTIONS, CodePage, Drawn, Profile

#: Bytes of a file and characters of a name; the settings keep names no longer.
MOST_BYTES = 64_000
MOST_NAME = 40
_MOST_TITLE = 60
_MOST_INSTEAD = 16
_MOST_SUBSTITUTIONS = 500


class Problem(StrEnum):
    """What is wrong with a file."""

    UNREADABLE = "unreadable"
    NOT_A_FILE = "not_a_file"
    TOO_BIG = "too_big"
    ENCODING = "encoding"
    SYNTAX = "syntax"
    NAME = "name"
    TAKEN = "taken"
    MISSING = "missing"
    UNKNOWN = "unknown"
    VALUE = "value"
    NARROW = "narrow"
    TOO_MANY = "too_many"


class BadProfile(Exception):
    """`field` is where, `expected` what may stand there: figures and words of the file, the same in any language."""

    def __init__(self, problem: Problem, field: str = "", expected: str = "") -> None:
        super().__init__(f"{problem}: {field}: {expected}")
        self.problem = problem
        self.field = field
        self.expected = expected


def parse(name: str, data: bytes) -> Profile:
    """The profile in the bytes of a file called `name`. Raises `BadProfile`."""
    if not (0 < len(name) <= MOST_NAME and name.isprintable()):
        raise BadProfile(Problem.NAME, expected=f"1–{MOST_NAME}")
    if len(data) > MOST_BYTES:
        raise BadProfile(Problem.TOO_BIG, expected=str(MOST_BYTES // 1000))
    try:
        text = data.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        raise BadProfile(Problem.ENCODING, expected="UTF-8") from error
    try:
        fields = tomllib.loads(text)
    except tomllib.TOMLDecodeError as error:
        raise BadProfile(Problem.SYNTAX, expected=str(error)) from error
    except RecursionError as error:
        raise BadProfile(Problem.SYNTAX) from error
    return profile_of(name, fields)


def profile_of(name: str, fields: Mapping[str, object]) -> Profile:
    """The profile of these fields. Raises `BadProfile` at the first that is missing, unknown or out of range."""
    if strange := sorted(fields.keys() - _READERS.keys()):
        raise BadProfile(Problem.UNKNOWN, strange[0][:_MOST_TITLE], ", ".join(_READERS))
    if missing := [field for field in _REQUIRED if field not in fields]:
        raise BadProfile(Problem.MISSING, missing[0])
    read = {field: _READERS[field](field, value) for field, value in fields.items()}
    made = Profile(name, **cast(dict[str, Any], read))
    if made.code_page != "raster" and made.code_page not in made.tables:
        raise BadProfile(Problem.MISSING, f"tables.{made.code_page}")
    if made.columns * CELL > made.dots:
        raise BadProfile(Problem.NARROW, "columns", f"{made.dots} / {CELL} = {made.dots // CELL}")
    return made


def compose(known: Profile, title: str) -> str:
    """The file of a profile, each field explained. `parse` reads back the same profile."""
    own = {sign: instead for sign, instead in known.substitutions.items() if SUBSTITUTIONS.get(sign) != instead}
    values = (known.columns, known.dots, known.code_page, known.cutter, known.drawer_pin, known.qr, known.barcode)
    fields = [_quoted(value) for value in (title[:_MOST_TITLE], *values, known.chinese_off)]
    tables = "".join(f"{page} = {number}\n" for page, number in known.tables.items() if page != "raster")
    signs = "".join(f"{_quoted(sign)} = {_quoted(instead)}\n" for sign, instead in own.items())
    return _FILE.format(*fields, tables=tables, signs=signs)


def _quoted(value: object) -> str:
    """JSON's texts, numbers and booleans are TOML's, but for DEL."""
    return json.dumps(value, ensure_ascii=False).replace("\x7f", "\\u007f")


# --- the fields -------------------------------------------------------------------------------------------------------


def _title(field: str, value: object) -> str:
    if isinstance(value, str) and 0 < len(value.strip()) <= _MOST_TITLE and value.isprintable():
        return value.strip()
    raise BadProfile(Problem.VALUE, field, f'"…" (1–{_MOST_TITLE})')


def _whole(least: int, most: int, step: int = 1) -> Callable[[str, object], int]:
    def read(field: str, value: object) -> int:
        if type(value) is int and least <= value <= most and value % step == 0:
            return value
        raise BadProfile(Problem.VALUE, field, f"{least}–{most}" + (f" (×{step})" if step > 1 else ""))

    return read


def _choice(*choices: object) -> Callable[[str, object], object]:
    def read(field: str, value: object) -> object:
        for choice in choices:
            # True is 1 to Python, not to the person who wrote it.
            if type(value) is type(choice) and value == choice:
                return choice
        raise BadProfile(Problem.VALUE, field, ", ".join(_quoted(choice) for choice in choices))

    return read


def _tables(field: str, value: object) -> dict[str, int]:
    table = _table(field, value)
    pages = [page for page in get_args(CodePage) if page != "raster"]
    if strange := sorted(table.keys() - set(pages)):
        raise BadProfile(Problem.UNKNOWN, f"{field}.{strange[0][:_MOST_TITLE]}", ", ".join(pages))
    return {page: _number(f"{field}.{page}", number) for page, number in table.items()}


def _substitutions(field: str, value: object) -> dict[str, str]:
    """The common ones with these over them; "" stands for «draw the line»."""
    table = _table(field, value)
    if len(table) > _MOST_SUBSTITUTIONS:
        raise BadProfile(Problem.VALUE, field, f"0–{_MOST_SUBSTITUTIONS}")
    for sign, instead in table.items():
        if len(sign) != 1:
            raise BadProfile(Problem.VALUE, f"{field}.{_quoted(sign[:_MOST_TITLE])}", '"₴" = "грн"')
        if not (isinstance(instead, str) and len(instead) <= _MOST_INSTEAD and instead.isprintable()):
            raise BadProfile(Problem.VALUE, f"{field}.{_quoted(sign)}", f'"…" (0–{_MOST_INSTEAD})')
    return {**SUBSTITUTIONS, **cast(dict[str, str], table)}


def _table(field: str, value: object) -> dict[str, object]:
    if isinstance(value, dict):
        return value
    raise BadProfile(Problem.VALUE, field, f"[{field}]")


_number = _whole(0, 255)
_READERS: Mapping[str, Callable[[str, object], object]] = {
    "title": _title,
    "columns": _whole(16, 96),
    "dots": _whole(192, 1152, 8),
    "code_page": _choice(*get_args(CodePage)),
    "cutter": _choice(True, False),
    "drawer_pin": _choice(2, 5),
    "qr": _choice(*get_args(Drawn)),
    "barcode": _choice(*get_args(Drawn)),
    "chinese_off": _choice(True, False),
    "tables": _tables,
    "substitutions": _substitutions,
}
_REQUIRED = ("title", "columns", "dots", "code_page")

_FILE = """\
# Профіль принтера для каси. Змініть значення праворуч від «=», збережіть файл (кодування UTF-8)
# і натисніть «Оновити» в параметрах принтера. Рядки з «#» — пояснення, каса їх не читає.

# Назва у списку моделей.
title = {0}

# Скільки літер у рядку: 48 для паперу 80 мм, 42 для деяких Epson, 32 для 58 мм.
columns = {1}

# Ширина друку в точках, кратна 8: 576 для 80 мм, 512 для деяких Epson, 384 для 58 мм.
dots = {2}

# Якими літерами друкувати: "cp1251", "cp1125", "cp866" або "raster" (усе малюнком).
code_page = {3}

# Чи є ніж: true або false.
cutter = {4}

# Контакт роз’єму, на якому грошова скринька: 2 або 5.
drawer_pin = {5}

# QR і штрихкод: "command" — малює сам принтер, "picture" — малює каса.
qr = {6}
barcode = {7}

# Вимикати китайський режим перед чеком: true або false.
chinese_off = {8}

# Номери кодових сторінок у цьому принтері (команда ESC t), від 0 до 255. Вони є в його інструкції
# або на сторінці самоперевірки; їх знаходить і «Підібрати кодову сторінку».
[tables]
{tables}
# Чим заміняти знаки, яких немає на кодовій сторінці, наприклад "₴" = "грн". "" — рядок із таким знаком намалювати.
# Звичні заміни каса знає сама.
[substitutions]
{signs}"""
