"""What the owner has set for this till, from four places: command line, `KASA_…` environment, settings.json, defaults.

The first that says something wins. settings.json lies in the till's folder, can be copied to ten tills and never holds
a secret. Values are read by the same function wherever they come from, so that a bad one is refused alike everywhere.

Plain standard library on purpose: pydantic and pydantic-settings cost more before the first paint than an empty window.
"""

from __future__ import annotations

import json
from collections.abc import Callable, Iterator, Mapping
from contextlib import suppress
from dataclasses import dataclass, field, fields, replace
from decimal import Decimal
from pathlib import Path

from app import paths, setting_values
from app.domain import label_table
from app.errors import BadSettings
from app.setting_groups import RISKY

FILE_NAME = "settings.json"
ENV_PREFIX = "KASA_"


@dataclass(frozen=True, slots=True)
class Settings:
    """The till's settings. `size` is the window in pixels, `rounding_step` kopecks, `lock_after_minutes` 0 = never,
    `discount_limit` percent of a cashier for whom `rights` say none; `roles` and `rights` are the tables of
    `app.domain.rights`, which says what is wrong in them; `stale_hours` the age from which the prices' is told (0 =
    never), `weigher` the scale's address ("" for none), `weigher_most` kilograms.
    `updates` looks for new versions and installs them by itself (`app.services.updates`).
    `backup_folder` is the second place for copies of the journal, "" for none.
    `screen_inches` is the screen's diagonal where it tells a wrong one, 0 to believe it.
    `keys` are those that differ from the table of `ui.keymap`, which says what is wrong in them.
    An empty `printer_code_page` is the profile's own, an empty `printer_code_table` the number its maker gives it, an
    empty `printer_orders_profile` or `printer_spare_profile` the till's own printer's.
    `scanner` is the address of a scanner on a COM port, "" for one that is a keyboard; `labels` the table of in-store
    labels (`app.domain.label_table`); the hours are those in which goods are not sold (`app.domain.sale_hours`);
    `no_discount_categories` are ids with commas between, as are `order_categories`, goods of which go to the printer
    of orders.
    `bank_terminal` is how cards are taken ("" for the usual way, see `card_driver`); its `_wait` seconds after a
    handshake, its `_slip` whether the till prints the terminal's own text.

    `means` are the means of payment in use, in their order; `typed_card` takes a card by hand beside the driven
    terminal; the `_details` say whether RRN and code, or a transfer's reference, are asked for
    (`app.domain.means.Ask`); `card_acquirer` and `card_terminal_id` are of the terminal that is not connected.

    `slip_header` and `slip_footer` are lines on every slip (`app.domain.slip_lines`).

    `kiosk` fills the screen and lets nobody out without a senior; `safe` is a start that leaves `setting_groups.RISKY`
    of settings.json be.

    `api_key` comes from the command line or the environment only and is kept in the credential store, not here.
    """

    data_dir: Path
    server: str = ""
    api_key: str = field(default="", repr=False)
    bearer: bool = True
    training: bool = False
    till_code: str = "K1"
    comments: str = "на подарунок; порізати; без пакета; обміняти за потреби"
    printer: str = ""
    printer_profile: str = ""
    printer_code_page: str = ""
    printer_spare: str = ""
    printer_spare_profile: str = ""
    printer_orders: str = ""
    printer_orders_profile: str = ""
    old_slips_minutes: int = 30
    printer_code_table: str = ""
    print_slips: bool = True
    slip_header: str = ""
    slip_footer: str = "Дякуємо за покупку!"
    open_drawer: bool = True
    weigher: str = ""
    weigher_protocol: str = "cas"
    weigher_most: int = 30
    scanner: str = ""
    bank_terminal: str = ""
    bank_terminal_address: str = ""
    bank_terminal_wait: int = 1
    bank_terminal_slip: bool = True
    means: str = setting_values.MEANS
    typed_card: bool = False
    card_details: str = "demanded"
    iban_details: str = "asked"
    transfer_details: str = "asked"
    card_acquirer: str = ""
    card_terminal_id: str = ""
    payee_name: str = ""
    payee_iban: str = ""
    payee_code: str = ""
    payee_purpose: str = ""
    labels: str = label_table.DEFAULT
    excise_stamps: bool = True
    ask_age: bool = True
    hours_alcohol: str = ""
    hours_beer: str = ""
    hours_tobacco: str = ""
    no_discount_tobacco: bool = True
    no_discount_alcohol: bool = False
    no_discount_categories: str = ""
    order_categories: str = ""
    buyer_display: str = "auto"
    buyer_lang: str = "uk"
    lang: str = "uk"
    theme: str = "light"
    scale: Decimal = Decimal(1)
    screen_inches: Decimal = Decimal(0)
    hand: str = "right"
    key_hints: bool = True
    keys: str = ""
    tile_strips: bool = True
    tile_pictures: bool = True
    reduced_motion: bool = False
    screen_keyboard: str = "auto"
    size: tuple[int, int] | None = None
    fullscreen: bool = False
    kiosk: bool = False
    sounds: bool = True
    sound_volume: int = 70
    rounding_step: int = 50
    below_zero: bool = True
    keep_held: str = "shift"
    finish: str = "direct"
    held_on_server: bool = False
    discount_limit: int = 10
    roles: str = ""
    rights: str = ""
    backup_folder: str = ""
    blind_count: bool = False
    lock_after_minutes: int = 5
    sync_minutes: int = 5
    stale_hours: int = 24
    updates: bool = True
    debug: bool = False
    safe: bool = False

    @property
    def volume(self) -> int:
        """How loud the till speaks, 0–100."""
        return self.sound_volume if self.sounds else 0

    @property
    def card_driver(self) -> str:
        """How card payments are taken: "none", "manual" (a terminal on its own, its slip typed in) or "privat_json".
        Unless told otherwise that is by hand, and in training with the training terminal."""
        return self.bank_terminal or ("privat_json" if self.training else "manual")

    @property
    def home(self) -> Path:
        """The folder of everything this till keeps: training has its own and never touches the real one."""
        return self.data_dir / "training" if self.training else self.data_dir


_READERS: Mapping[str, Callable[[str], object]] = {
    "data_dir": setting_values.folder,
    "server": setting_values.server_address,
    "api_key": setting_values.key,
    "till_code": setting_values.text(12),
    "comments": setting_values.text(300),
    "printer": setting_values.text(300),
    "printer_profile": setting_values.text(40),
    "printer_code_page": setting_values.one_of(*setting_values.CODE_PAGES),
    "printer_spare": setting_values.text(300),
    "printer_spare_profile": setting_values.text(40),
    "printer_orders": setting_values.text(300),
    "printer_orders_profile": setting_values.text(40),
    "old_slips_minutes": setting_values.whole(1, 24 * 60),
    "printer_code_table": setting_values.code_table,
    "slip_header": setting_values.lines,
    "slip_footer": setting_values.lines,
    "weigher": setting_values.text(300),
    "weigher_protocol": setting_values.one_of(*setting_values.SCALE_PROTOCOLS),
    "weigher_most": setting_values.whole(1, 3000),
    "scanner": setting_values.text(300),
    "bank_terminal": setting_values.one_of("", *setting_values.CARD_DRIVERS),
    "bank_terminal_address": setting_values.text(300),
    "bank_terminal_wait": setting_values.whole(0, 10),
    "means": setting_values.means,
    **dict.fromkeys(("card_details", "iban_details", "transfer_details"), setting_values.one_of(*setting_values.ASKS)),
    "card_acquirer": setting_values.no_card(40),
    "card_terminal_id": setting_values.no_card(20),
    "payee_name": setting_values.no_card(100),
    "payee_iban": setting_values.iban,
    "payee_code": setting_values.no_card(20),
    "payee_purpose": setting_values.no_card(100),
    "labels": setting_values.labels,
    "hours_alcohol": setting_values.hours,
    "hours_beer": setting_values.hours,
    "hours_tobacco": setting_values.hours,
    **dict.fromkeys(("no_discount_categories", "order_categories"), setting_values.text(4000)),
    "buyer_display": setting_values.one_of(*setting_values.DISPLAYS),
    "buyer_lang": setting_values.one_of(*setting_values.LANGUAGES),
    "lang": setting_values.one_of(*setting_values.LANGUAGES),
    "theme": setting_values.one_of(*setting_values.THEMES),
    "scale": setting_values.scale,
    "screen_inches": setting_values.inches,
    "hand": setting_values.one_of(*setting_values.HANDS),
    "keys": setting_values.text(4000),
    "screen_keyboard": setting_values.one_of(*setting_values.SCREEN_KEYBOARDS),
    "sound_volume": setting_values.whole(0, 100),
    "size": setting_values.size,
    "rounding_step": setting_values.step,
    "discount_limit": setting_values.whole(0, 100),
    **dict.fromkeys(("roles", "rights"), str),  # a till that cannot read them goes by what it comes with
    "finish": setting_values.one_of(*setting_values.FINISHES),
    "keep_held": setting_values.one_of(*setting_values.KEEP_HELD),
    "backup_folder": setting_values.second_folder,
    "lock_after_minutes": setting_values.whole(0, 24 * 60),
    "sync_minutes": setting_values.whole(1, 24 * 60),
    "stale_hours": setting_values.whole(0, 30 * 24),
    **{one.name: setting_values.flag for one in fields(Settings) if one.type == "bool"},
}
#: Never in settings.json: where the file is depends on two of them, one is a secret, one a way to start.
NOT_IN_FILE = frozenset({"data_dir", "training", "api_key", "safe"})


#: What settings.json may hold.
IN_FILE = frozenset(_READERS) - NOT_IN_FILE


def read_value(name: str, value: object, speak: str) -> object:
    """A setting out of what a file says. Raises `BadSettings`."""
    return _read(name, _as_text(value), name, speak)


def read_settings(options: Mapping[str, str], environ: Mapping[str, str]) -> Settings:
    """The settings from texts of the command line (by field name), the environment and settings.json.

    Raises `BadSettings` with one line for the person who set it, in the language asked for, Ukrainian unless told, and
    `StoreFault` when settings.json is there and may not be read.
    """
    lang = options.get("lang") or environ.get(f"{ENV_PREFIX}LANG", "")
    speak = lang if lang in setting_values.LANGUAGES else "uk"
    found: dict[str, object] = {}
    for name in _READERS:
        if name in options:
            found[name] = _read(name, options[name], f"--{name.replace('_', '-')}", speak)
        elif environ.get(ENV_PREFIX + name.upper()):
            found[name] = _read(name, environ[ENV_PREFIX + name.upper()], ENV_PREFIX + name.upper(), speak)
    if "data_dir" not in found:
        found["data_dir"] = _read("data_dir", str(paths.default_data_dir()), "--data-dir", speak)
    first = replace(Settings(Path()), **found)  # type: ignore[arg-type]
    for name, text in _safely(first) if first.safe else _from_file(first.home / FILE_NAME, speak).items():
        if name not in found:
            found[name] = _read(name, text, f"{FILE_NAME}, {name}", speak)
    return replace(first, **found)  # type: ignore[arg-type]


def _safely(first: Settings) -> Iterator[tuple[str, str]]:
    """What a safe start takes of the file: what is readable by itself, and neither look nor devices."""
    try:
        texts = _from_file(first.home / FILE_NAME, first.lang)
    except BadSettings:
        return
    for name, text in texts.items():
        if name not in RISKY:
            with suppress(BadSettings):
                _read(name, text, name, first.lang)
                yield name, text


def _read(name: str, text: str, where: str, speak: str) -> object:
    try:
        return _READERS[name](text.strip())
    except setting_values.BadValue as bad:
        shown = "" if name == "api_key" else f" «{text[:80]}»".replace("\n", " ")
        raise BadSettings(name, f"{where}{shown}: {bad.said[speak]}") from None


def _from_file(path: Path, speak: str) -> dict[str, str]:
    """The file's own values as texts; names it does not know are a newer till's and left alone."""
    try:
        raw = _stored(path)
    except OSError as error:
        raise paths.store_fault(error) from error
    except ValueError:
        uk, en = f"{path}: файл налаштувань не читається", f"{path}: the settings file cannot be read"
        raise BadSettings(FILE_NAME, uk if speak == "uk" else en) from None
    if "api_key" in raw:
        uk, en = (
            "ключ API не зберігають у файлі; приберіть api_key",
            "the API key is not kept in a file; remove api_key",
        )
        raise BadSettings("api_key", f"{path}: {uk if speak == 'uk' else en}")
    known = IN_FILE
    return {name: _as_text(value) for name, value in raw.items() if name in known and value not in (None, "")}


def _stored(path: Path) -> dict[str, object]:
    try:
        raw = json.loads(path.read_text(encoding="utf-8-sig"), parse_float=str)
    except FileNotFoundError:
        return {}
    if not isinstance(raw, dict):
        raise ValueError("not an object")
    return raw


def _as_text(value: object) -> str:
    if isinstance(value, bool):
        return "1" if value else "0"
    if isinstance(value, tuple):
        return "x".join(str(part) for part in value)
    return str(value)


def save(settings: Settings, changes: Mapping[str, object]) -> Settings:
    """Writes the changed settings to settings.json, durably, and gives the settings as they are from now on.

    A value of None forgets the setting. What the file says beside them stays. Raises `BadSettings` for a value the till
    cannot use, `StoreFault` when the disk refuses, ValueError for a name that is no setting of the file.
    """
    if wrong := changes.keys() - IN_FILE:
        raise ValueError(f"not kept in {FILE_NAME}: {', '.join(sorted(wrong))}")
    defaults = Settings(settings.data_dir)
    now = {
        name: getattr(defaults, name) if value is None else _read(name, _as_text(value), name, settings.lang)
        for name, value in changes.items()
    }
    path = settings.home / FILE_NAME
    try:
        stored = _stored(path)
    except ValueError as error:
        if not settings.safe:
            raise BadSettings(FILE_NAME, str(path), code="unreadable") from error
        stored = _put_aside(path)
    except OSError as error:
        raise paths.store_fault(error) from error
    stored.update({name: plain(now[name]) for name in changes})
    kept = {name: value for name, value in stored.items() if changes.get(name, value) is not None}
    paths.write_durably(path, json.dumps(kept, ensure_ascii=False, indent=2, sort_keys=True).encode() + b"\n")
    return replace(settings, **now)  # type: ignore[arg-type]


def forget_risky(settings: Settings) -> tuple[Settings, dict[str, str]]:
    """After a safe start: what it left be is taken out of settings.json for good, and given back as it stood there.

    A file that cannot be read is put aside whole. Raises `StoreFault`.
    """
    try:
        stored = _stored(settings.home / FILE_NAME)
    except (ValueError, OSError):
        stored = {}  # `save` says what is to be said
    gone = {name: _as_text(stored[name]) for name in sorted(stored.keys() & RISKY)}
    return save(settings, dict.fromkeys(gone)), gone


def _put_aside(path: Path) -> dict[str, object]:
    """What could not be read is kept beside for whoever wants to know; the till begins with an empty file."""
    try:
        path.replace(path.with_name(f"{path.stem}.damaged{path.suffix}"))
    except OSError as error:
        raise paths.store_fault(error) from error
    return {}


def plain(value: object) -> object:
    """A setting as JSON holds it."""
    return value if value is None or isinstance(value, bool | int | str) else _as_text(value)
