"""One till's settings in a file for the others: an owner sets up one till and takes the file to nine.

What is another till's own stays out, whichever way the file goes (`setting_groups.OWN`), and no secret is ever in it.
The file reads as a settings.json, so that a person can look into it. A file is taken whole or not at all: one that is
damaged, somebody else's or a newer till's changes nothing.
"""

from __future__ import annotations

import json
from collections.abc import Mapping
from pathlib import Path

from app import __version__
from app.errors import BadSettings
from app.setting_groups import OWN
from app.settings import IN_FILE, Settings, plain, read_value

#: Says what the file is, and in which form.
MARK, FORM, MADE_BY = "kasa_settings", 1, "till_version"
#: What errors about such a file are named by.
NAME = "settings_copy"
#: No settings are so long (bytes).
MOST = 256_000


def packed(settings: Settings) -> bytes:
    """The file for other tills: every setting they share, also those nobody has changed here."""
    shared = {name: plain(getattr(settings, name)) for name in sorted(IN_FILE - OWN)}
    content = {MARK: FORM, MADE_BY: __version__, **shared}
    return json.dumps(content, ensure_ascii=False, indent=2).encode() + b"\n"


def read_copy(path: Path) -> bytes:
    """What stands in the file. Raises `BadSettings(NAME)`: "path", "absent", "rights", "size". Call it off the loop."""
    if not path.is_absolute():
        raise BadSettings(NAME, str(path), code="path")
    try:
        with path.open("rb") as file:
            content = file.read(MOST + 1)
    except (FileNotFoundError, NotADirectoryError, ValueError):
        raise BadSettings(NAME, str(path), code="absent") from None
    except OSError:
        raise BadSettings(NAME, str(path), code="rights") from None
    if len(content) > MOST:
        raise BadSettings(NAME, str(path), code="size")
    return content


def differing(settings: Settings, content: bytes) -> dict[str, object]:
    """What is to be changed here for this till to be as the file says; None forgets a setting.

    Raises `BadSettings(NAME)` before anything is changed: "unreadable", "foreign" (no settings of a till), "newer",
    "secret", "value" (its `detail` names the setting).
    """
    given = _shared(_object(content))
    usual = Settings(settings.data_dir)
    changes: dict[str, object] = {}
    for name, value in given.items():
        wanted = getattr(usual, name) if value in (None, "") else _read(name, value, settings.lang)
        if wanted != getattr(settings, name):
            changes[name] = wanted if wanted != getattr(usual, name) else None
    return changes


def _object(content: bytes) -> Mapping[str, object]:
    try:
        raw = json.loads(content.decode("utf-8-sig"), parse_float=str)
    except (ValueError, RecursionError):
        raise BadSettings(NAME, code="unreadable") from None
    if not isinstance(raw, dict) or not raw:
        raise BadSettings(NAME, code="foreign")
    return raw


def _shared(raw: Mapping[str, object]) -> dict[str, object]:
    if "api_key" in raw:
        raise BadSettings(NAME, code="secret")
    form, names = raw.get(MARK), raw.keys() - {MARK, MADE_BY}
    strange = names - IN_FILE
    if form is None and strange:
        raise BadSettings(NAME, code="foreign")
    if strange or form not in (None, FORM):
        raise BadSettings(NAME, ", ".join(sorted(strange))[:200], code="newer")
    return {name: raw[name] for name in sorted(names - OWN)}


def _read(name: str, value: object, lang: str) -> object:
    if not isinstance(value, str | int):
        raise BadSettings(NAME, name, code="value")
    try:
        return read_value(name, value, lang)
    except BadSettings:
        raise BadSettings(NAME, name, code="value") from None
