"""The command line of `python -m app`."""

from __future__ import annotations

import argparse
import os
from collections.abc import Mapping, Sequence
from typing import NoReturn

from app import __version__
from app.errors import BadSettings, StoreFault
from app.settings import ENV_PREFIX, Settings, read_settings

_HELP: Mapping[str, tuple[str, str]] = {
    "training": ("навчання: власний сервер, окремі дані", "training: a server of its own, separate data"),
    "server": ("адреса сервера SmartKasa", "address of the SmartKasa server"),
    "api-key": ("ключ API", "API key"),
    "data-dir": ("тека даних каси", "the till's data folder"),
    "printer": (
        "принтер: tcp://…, usb:…, serial:…, windows:…, file:…",
        "printer: tcp://…, usb:…, serial:…, windows:…, file:…",
    ),
    "till-code": ("код каси, до 12 знаків", "code of the till, up to 12 characters"),
    "lang": ("мова: uk або en", "language: uk or en"),
    "theme": ("тема: light, dark, contrast або system", "theme: light, dark, contrast or system"),
    "size": ("розмір вікна, наприклад 1024x768", "window size, for example 1024x768"),
    "fullscreen": ("на весь екран", "full screen"),
    "kiosk": ("на весь екран; вихід дозволяє старший", "full screen; a senior lets out"),
    "safe": (
        "безпечний запуск: без налаштувань вигляду й пристроїв",
        "safe start: without the settings of look and devices",
    ),
}
_STORE: Mapping[str, tuple[str, str]] = {
    "rights": ("немає прав на теку даних каси", "no rights to the till's data folder"),
    "full": ("на диску немає місця", "the disk is full"),
    "newer": ("дані записала новіша версія каси", "a newer version of the till wrote the data"),
    "corrupt": ("файл даних пошкоджено", "the data file is damaged"),
    "missing": ("файл даних зник", "the data file has gone"),
    "locked": ("файл даних зайнято", "the data file is in use"),
    "io": ("диск не відповідає", "the disk does not answer"),
}
_METAVAR = {"server": "URL", "api-key": "KEY", "data-dir": "DIR", "printer": "URI", "till-code": "CODE",
            "lang": "uk|en", "theme": "light|dark", "size": "WxH"}  # fmt: skip


class _Parser(argparse.ArgumentParser):
    """Says what is wrong by an exception, so that one place prints it."""

    def error(self, message: str) -> NoReturn:
        raise argparse.ArgumentError(None, message)


def parse_args(argv: Sequence[str] | None = None, environ: Mapping[str, str] | None = None) -> Settings:
    """The settings for these arguments (without the program's name) and environment.

    Raises `BadSettings` with one line for a person. `--help` and `--version` print and leave with SystemExit(0).
    """
    env = os.environ if environ is None else environ
    return read_settings(options_of(argv, env), env)


def options_of(argv: Sequence[str] | None, env: Mapping[str, str]) -> dict[str, str]:
    """What was said on the command line, by the settings' names. Raises and leaves as `parse_args`."""
    speak = _language(argv, env)
    parser = _parser(speak)
    try:
        chosen, unknown = parser.parse_known_args(argv)
    except argparse.ArgumentError as error:
        name = error.argument_name or str(error)
        uk, en = "потрібне значення", "a value is missing"
        if name.removeprefix("--") not in _METAVAR:
            uk, en = "значення не потрібне", "takes no value"
        raise BadSettings(name, f"{name}: {uk if speak == 'uk' else en}") from None
    if unknown:
        said = "невідомий параметр" if speak == "uk" else "no such option"
        raise BadSettings("", f"{unknown[0][:80]}: {said}")
    return {name: str(value) for name, value in vars(chosen).items() if value is not None}


def store_line(error: StoreFault, argv: Sequence[str], environ: Mapping[str, str]) -> str:
    """The one line about a folder or a database that did not open, for a start that has no window yet."""
    uk, en = _STORE.get(error.kind, _STORE["io"])
    return f"{en if _language(argv, environ) == 'en' else uk} ({error.detail})"


def safe_line(argv: Sequence[str], environ: Mapping[str, str]) -> str:
    """What to do when settings.json keeps the till from starting."""
    if _language(argv, environ) == "en":
        return "kasa --safe starts without the settings of look and devices"
    return "kasa --safe запускає без налаштувань вигляду й пристроїв"


def _parser(speak: str) -> argparse.ArgumentParser:
    about = "Каса" if speak == "uk" else "Kasa, a till"
    parser = _Parser(prog="kasa", description=about, allow_abbrev=False, exit_on_error=False)
    for name, said in _HELP.items():
        words = said[0 if speak == "uk" else 1]
        if name in _METAVAR:
            parser.add_argument(f"--{name}", metavar=_METAVAR[name], help=words)
        else:
            parser.add_argument(f"--{name}", action="store_const", const="1", help=words)
    parser.add_argument("--version", action="version", version=f"Каса {__version__}")
    return parser


def _language(argv: Sequence[str] | None, environ: Mapping[str, str]) -> str:
    """The language of the help and of complaints, wanted before anything is parsed."""
    words = [word for word in argv or () if not word.startswith("--") or word.startswith("--lang=")]
    asked = "en" if "en" in words or "--lang=en" in words else environ.get(f"{ENV_PREFIX}LANG", "uk")
    return "en" if asked == "en" else "uk"
