"""The file for support: what helps to find a fault, and nothing that is a secret or about a person.

What goes in is listed here, not what stays out: settings by name, counts and states, the log's tail, figures. Every
text is masked once more (`app.log.masked`), so that neither an old log nor a foreign error can carry a secret out; the
home folder's name, which is often a person's, is written as «~». The size is bounded whatever the logs have grown to.
"""

from __future__ import annotations

import io
import json
import re
import zipfile
from collections.abc import Mapping
from dataclasses import fields
from datetime import datetime
from pathlib import Path
from typing import Any

from app.log import CRASH_NAME, LOG_FOLDER, LOG_NAME, masked
from app.settings import Settings

#: Settings that say how the till is set up. Free texts, payees and folders are not among them.
SETTINGS = (
    "bearer", "training", "till_code", "printer", "printer_profile", "printer_code_page", "printer_spare_profile",
    "printer_orders", "printer_orders_profile", "print_slips", "open_drawer",
    "weigher", "weigher_protocol", "weigher_most", "scanner", "bank_terminal", "bank_terminal_address",
    "bank_terminal_wait", "bank_terminal_slip", "means", "typed_card", "card_details", "iban_details",
    "transfer_details", "excise_stamps", "ask_age", "hours_alcohol", "hours_beer", "hours_tobacco",
    "no_discount_tobacco", "no_discount_alcohol", "buyer_display", "buyer_lang", "lang", "theme", "scale",
    "screen_inches", "hand", "key_hints", "keys", "tile_strips", "tile_pictures", "reduced_motion", "screen_keyboard",
    "size", "fullscreen", "kiosk", "sounds", "sound_volume", "rounding_step", "below_zero", "keep_held", "finish",
    "held_on_server", "discount_limit", "blind_count", "lock_after_minutes", "sync_minutes", "stale_hours", "debug",
)  # fmt: skip
#: Bytes of each log's end, of each list, and of the whole file before it is pressed together.
LOG_TAIL, CRASH_TAIL, LIST_MOST = 512_000, 64_000, 128_000
#: More than one of these digits in a row may be somebody's number: a phone, a tax number, a card (not: a time, a size).
_LONG_DIGITS = re.compile(r"(?<![\w.:-])\+?\d{10,}(?![\w:-])")


def settings_of(settings: Settings) -> dict[str, object]:
    """What the till is set to, of what may be told."""
    known = {one.name for one in fields(settings)}
    return {name: _plain(getattr(settings, name)) for name in SETTINGS if name in known}


def pack(lists: Mapping[str, object], home: Path) -> bytes:
    """The zip of these lists, as JSON, and of the logs below `home`. Call it off the loop: it reads files.

    A log that is not there or cannot be read is named with what is wrong.
    """
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as file:
        for name, what in lists.items():
            file.writestr(f"{name}.json", _text(what))
        folder = home / LOG_FOLDER
        file.writestr(LOG_NAME, clean(_tail(folder, LOG_NAME, LOG_TAIL)))
        file.writestr(CRASH_NAME, clean(_tail(folder, CRASH_NAME, CRASH_TAIL)))
    return out.getvalue()


def clean(text: str) -> str:
    """A text without secrets, cards, phones, long numbers and the name of the home folder."""
    for home in {str(Path.home()), Path.home().as_posix()}:
        text = text.replace(home, "~")
    return _LONG_DIGITS.sub("***", masked(text))


def _text(what: object) -> str:
    """Each text of a list is cleaned by itself: masking must not break the JSON around it."""
    text = json.dumps(_cleaned(what), ensure_ascii=False, indent=1, default=str)
    return text if len(text) <= LIST_MOST else f"{text[:LIST_MOST]}\n…"


def _cleaned(what: Any) -> Any:
    if isinstance(what, Mapping):
        return {str(key): _cleaned(value) for key, value in what.items()}
    if isinstance(what, list | tuple):
        return [_cleaned(one) for one in what]
    return clean(what) if isinstance(what, str) else _plain(what)


def _plain(value: object) -> object:
    if isinstance(value, datetime):
        return value.isoformat(timespec="seconds")
    return value if value is None or isinstance(value, bool | int | float | str | list | dict) else str(value)


def _tail(folder: Path, name: str, most: int) -> str:
    """The last bytes of a rotating log, oldest first, from a whole line on."""
    found, left = [], most
    for path in (folder / name, *(folder / f"{name}.{n}" for n in range(1, 10))):
        if left <= 0:
            break
        try:
            with path.open("rb") as file:
                size = file.seek(0, io.SEEK_END)
                file.seek(max(0, size - left))
                part = file.read(left)
        except FileNotFoundError:
            break
        except OSError as error:
            found.append(f"({path.name}: {type(error).__name__})\n".encode())
            break
        found.append(part if len(part) == size else part.partition(b"\n")[2])
        left -= len(part)
    text = b"".join(reversed(found)).decode("utf-8", "replace")
    return text or f"({name}: nothing)\n"
