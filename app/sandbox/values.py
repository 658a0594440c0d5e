"""How the server writes its values: money, moments, codes, taxes."""

from __future__ import annotations

import hashlib
import random
from datetime import UTC, datetime, timedelta
from decimal import ROUND_HALF_UP, Decimal
from functools import lru_cache
from zoneinfo import ZoneInfo

KYIV = ZoneInfo("Europe/Kyiv")

#: tax_group_id → (excise letter, excise %, VAT letter, VAT %); contract: «tax_group_id» of the Product structure.
TAXES: dict[int, tuple[str, int, str, int]] = {
    1: ("", 0, "А", 20),
    2: ("", 0, "Б", 7),
    3: ("", 0, "В", 0),
    4: ("", 0, "Д", 0),
    5: ("З", 5, "", 0),
    6: ("З", 5, "А", 20),
    7: ("З", 5, "В", 0),
    8: ("Г", 0, "", 0),
    9: ("Г", 0, "А", 20),
    10: ("Г", 0, "В", 0),
}


def decimal_text(value: Decimal | int | str) -> str:
    """A decimal as the server's strings have it: at least one digit after the point, no trailing zeros ("145.0")."""
    text = format(Decimal(value).normalize(), "f")
    return text if "." in text else f"{text}.0"


def kopecks_text(kopecks: int) -> str:
    """Kopecks as a hryvnia string: 614 52 → "614.52"."""
    sign = "-" if kopecks < 0 else ""
    whole, part = divmod(abs(kopecks), 100)
    return f"{sign}{whole}.{part // 10 if part % 10 == 0 else f'{part:02d}'}"


def kopecks(text: str | None) -> int:
    """A hryvnia string as kopecks, half up."""
    return int((Decimal(text or 0) * 100).quantize(Decimal(1), ROUND_HALF_UP))


def number(kopecks_: int) -> int | float:
    """Kopecks as a JSON number of hryvnias (reports answer numbers, not strings)."""
    return kopecks_ // 100 if kopecks_ % 100 == 0 else kopecks_ / 100


@lru_cache(1024)
def local_stamp(ms: int) -> str:
    """Milliseconds since 1970 as the server's local stamp, "2021-03-22T13:52:04.694+02:00"."""
    return datetime.fromtimestamp(ms / 1000, KYIV).isoformat(timespec="milliseconds")


@lru_cache(1024)
def utc_stamp(ms: int) -> str:
    """The same moment with +00:00: lists of receipts and Z-reports answer so."""
    return datetime.fromtimestamp(ms / 1000, UTC).isoformat(timespec="milliseconds")


@lru_cache(1024)
def mislabelled_stamp(ms: int) -> str:
    """An item's time in the list of receipts: local clock labelled +00:00, a known fault of the server."""
    return datetime.fromtimestamp(ms / 1000, KYIV).replace(tzinfo=UTC).isoformat(timespec="milliseconds")


def to_ms(moment: datetime) -> int:
    return int(moment.timestamp() * 1000)


def read_moment(text: str, end: bool = False) -> int | None:
    """An ISO 8601 date or moment of a query as milliseconds; a bare date is a day in Kyiv, `end` takes its end.

    None when it is neither.
    """
    try:
        moment = datetime.fromisoformat(text.strip().replace(" ", "+"))
    except ValueError:
        return None
    if moment.tzinfo is None:
        moment = moment.replace(tzinfo=KYIV)
    if end and len(text.strip()) <= 10:
        moment += timedelta(days=1, milliseconds=-1)
    return to_ms(moment)


def stable_uuid(*words: object) -> str:
    """The same UUID (version 4 by shape) for the same words at every start."""
    digits = hashlib.blake2b("/".join(map(str, words)).encode(), digest_size=16).hexdigest()
    return f"{digits[:8]}-{digits[8:12]}-4{digits[13:16]}-a{digits[17:20]}-{digits[20:]}"


def random_uuid(source: random.Random) -> str:
    """A UUID of version 4 from a seeded source."""
    digits = f"{source.getrandbits(128):032x}"
    return f"{digits[:8]}-{digits[8:12]}-4{digits[13:16]}-a{digits[17:20]}-{digits[20:]}"


def ean13(body: str) -> str:
    """Twelve digits with their check digit (GS1: weights 1 and 3 from the left)."""
    total = sum(map(int, body[::2])) + 3 * sum(map(int, body[1::2]))
    return f"{body}{-total % 10}"


def taxes(group: int, base: int) -> dict[str, int]:
    """Taxes inside `base` kopecks by letter: excise first, VAT from the rest after the rounded excise."""
    if group not in TAXES:
        return {}
    excise_letter, excise_rate, vat_letter, vat_rate = TAXES[group]
    excise = _inside(base, excise_rate)
    found: dict[str, int] = {}
    if vat_letter:
        found[vat_letter] = _inside(base - excise, vat_rate)
    if excise_letter:
        found[excise_letter] = excise
    return found


def _inside(base: int, rate: int) -> int:
    """Tax of `rate` % contained in `base`, half up in whole kopecks."""
    return (2 * base * rate + (100 + rate)) // (2 * (100 + rate))
