"""Numbers, sums, times and dates as people at the counter read them.

Numbers keep the Ukrainian form («1 250,00») in English too: they name hryvnias that stand on a Ukrainian slip beside
the screen, and one sum must not be written in two ways. Words around them are translated.
"""

from __future__ import annotations

from datetime import date, datetime, timedelta
from decimal import Decimal
from functools import lru_cache

from app.clock import local
from ui.i18n import language, spoken, tr

NBSP = "\u00a0"
MINUS = "\u2212"
TIMES = "\u00d7"

_MONTHS = {
    "uk": (
        *("січня", "лютого", "березня", "квітня", "травня", "червня"),
        *("липня", "серпня", "вересня", "жовтня", "листопада", "грудня"),
    ),
    "en": (
        *("January", "February", "March", "April", "May", "June"),
        *("July", "August", "September", "October", "November", "December"),
    ),
}
_DAYS = {
    "uk": ("понеділок", "вівторок", "середа", "четвер", "п’ятниця", "субота", "неділя"),
    "en": ("Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday"),
}
_MONTH_NAMES = {
    "uk": (
        *("січень", "лютий", "березень", "квітень", "травень", "червень"),
        *("липень", "серпень", "вересень", "жовтень", "листопад", "грудень"),
    ),
    "en": _MONTHS["en"],
}
_SHORT_DAYS = {
    "uk": ("пн", "вт", "ср", "чт", "пт", "сб", "нд"),
    "en": ("Mon", "Tue", "Wed", "Thu", "Fri", "Sat", "Sun"),
}


@lru_cache(maxsize=2048)  # the same prices and quantities again, at every scan
def number_text(value: Decimal, places: int | None = None, *, plus: bool = False) -> str:
    """A number with a comma and spaced thousands; `places` fixes the digits after the comma, None drops zeros."""
    text = f"{abs(value).normalize():f}" if places is None else f"{abs(value):.{places}f}"
    whole, _, rest = text.partition(".")
    grouped = f"{int(whole):,}".replace(",", NBSP)
    sign = MINUS if value < 0 and text.strip("0.") else "+" if plus and value > 0 else ""
    return f"{sign}{grouped},{rest}" if rest else f"{sign}{grouped}"


def money_text(amount: Decimal, *, plus: bool = False) -> str:
    """Hryvnias: «1 250,00», «−18,99»; with `plus` also «+500,00»."""
    return number_text(amount, 2, plus=plus)


@spoken
def sum_text(amount: Decimal, *, plus: bool = False) -> str:
    """Hryvnias with the word: «614,50 грн»."""
    return f"{money_text(amount, plus=plus)}{NBSP}{tr('грн')}"


def note_text(value: Decimal) -> str:
    """A banknote or a coin: «1 000», «50», «0,50»."""
    return number_text(value, 0 if value == value.to_integral_value() else 2)


def quantity_text(quantity: Decimal, unit: str = "", *, weighed: bool = False) -> str:
    """How much: «2», «7 шт», «1,254 кг» (weighed goods always show grams)."""
    text = number_text(quantity, 3) if weighed else number_text(quantity)
    return f"{text}{NBSP}{unit}" if unit else text


def percent_text(value: Decimal) -> str:
    """«10 %», «37,5 %»."""
    return f"{number_text(value)}{NBSP}%"


def time_text(moment: datetime) -> str:
    """The shop's wall clock: «14:37»."""
    return local(moment).strftime("%H:%M")


def date_text(moment: datetime | date) -> str:
    """«22.11.2026»."""
    return _day(moment).strftime("%d.%m.%Y")


def short_date_text(moment: datetime | date) -> str:
    """Where there is little room: «22.11»."""
    return f"{_day(moment):%d.%m}"


def date_time_text(moment: datetime) -> str:
    """«22.11.2026 14:26»."""
    return f"{date_text(moment)} {time_text(moment)}"


@spoken
def day_text(moment: datetime | date) -> str:
    """«22 листопада»."""
    day = _day(moment)
    return f"{day.day}{NBSP}{_MONTHS[language()][day.month - 1]}"


@spoken
def weekday_text(moment: datetime | date) -> str:
    """«неділя, 22 листопада»."""
    return f"{_DAYS[language()][_day(moment).weekday()]}, {day_text(moment)}"


@spoken
def short_weekday_text(moment: datetime | date) -> str:
    """«нд, 22 листопада», for the top bar."""
    return f"{_SHORT_DAYS[language()][_day(moment).weekday()]}, {day_text(moment)}"


@spoken
def month_text(day: date) -> str:
    """«листопад 2026», for the head of a calendar."""
    return f"{_MONTH_NAMES[language()][day.month - 1]} {day.year}"


def short_weekdays() -> tuple[str, ...]:
    """«пн» … «нд», for the columns of a calendar."""
    return tuple(_SHORT_DAYS[language()])


@spoken
def duration_text(span: timedelta) -> str:
    """«6 год 50 хв», «50 хв»; less than a minute, or than nothing by a clock set back, is «менше хвилини»."""
    hours, minutes = divmod(max(int(span.total_seconds()), 0) // 60, 60)
    parts = [f"{hours}{NBSP}{tr('год')}"] if hours else []
    if minutes:
        parts.append(f"{minutes}{NBSP}{tr('хв')}")
    return " ".join(parts) if parts else tr("менше хвилини")


def _day(moment: datetime | date) -> date:
    return local(moment).date() if isinstance(moment, datetime) else moment
