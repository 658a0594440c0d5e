"""Which days a report covers: the usual spans, or any from one day to another."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, timedelta
from enum import StrEnum


class Days(StrEnum):
    """What a person chooses."""

    TODAY = "today"
    YESTERDAY = "yesterday"
    WEEK = "week"  # today and six days before
    MONTH = "month"  # this one, so far
    LAST_MONTH = "last_month"
    YEAR = "year"  # the last 365 days
    CHOSEN = "chosen"


@dataclass(frozen=True, slots=True)
class Span:
    """From the first day to the last, both included."""

    first: date
    last: date


def span_of(days: Days, today: date, chosen: Span | None = None) -> Span:
    """The days meant on that day; days to come are in none of them but what somebody chose."""
    match days:
        case Days.TODAY:
            return Span(today, today)
        case Days.YESTERDAY:
            return Span(today - timedelta(days=1), today - timedelta(days=1))
        case Days.WEEK:
            return Span(today - timedelta(days=6), today)
        case Days.MONTH:
            return Span(today.replace(day=1), today)
        case Days.LAST_MONTH:
            last = today.replace(day=1) - timedelta(days=1)
            return Span(last.replace(day=1), last)
        case Days.YEAR:
            return Span(today - timedelta(days=364), today)
        case Days.CHOSEN:
            found = chosen or Span(today, today)
            return found if found.first <= found.last else Span(found.last, found.first)
