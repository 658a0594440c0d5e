"""The shop's time zone, also on a computer that has no table of zones, or an old one."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta, tzinfo
from functools import cache
from zoneinfo import ZoneInfo, ZoneInfoNotFoundError

#: The second is how tables before 2022 spell it.
NAMES = ("Europe/Kyiv", "Europe/Kiev")
WINTER, SUMMER, _HOUR = timedelta(hours=2), timedelta(hours=3), timedelta(hours=1)


def zone() -> tzinfo:
    """Kyiv's zone: the computer's own or tzdata's, else the rule as it stands since 1997."""
    for name in NAMES:
        try:
            return ZoneInfo(name)
        except (ZoneInfoNotFoundError, OSError, ValueError):
            continue
    return EasternEurope()


class EasternEurope(tzinfo):
    """UTC+2, and UTC+3 from the last Sunday of March to the last one of October, both changes at 01:00 UTC."""

    def utcoffset(self, dt: datetime | None) -> timedelta:
        if dt is None:
            return WINTER
        wall = dt.replace(tzinfo=None, fold=0)
        begins, ends = (at + WINTER for at in _changes(wall.year))
        if begins <= wall < begins + _HOUR:  # an hour there is not: before it or after it, as one asks
            return SUMMER if dt.fold else WINTER
        if ends <= wall < ends + _HOUR:  # the hour there is twice
            return WINTER if dt.fold else SUMMER
        return SUMMER if begins < wall < ends else WINTER

    def dst(self, dt: datetime | None) -> timedelta:
        return self.utcoffset(dt) - WINTER

    def tzname(self, dt: datetime | None) -> str:
        return "EEST" if self.dst(dt) else "EET"

    def fromutc(self, dt: datetime) -> datetime:
        moment = dt.replace(tzinfo=None)
        begins, ends = _changes(moment.year)
        offset = SUMMER if begins <= moment < ends else WINTER
        return (moment + offset).replace(tzinfo=self, fold=int(ends <= moment < ends + _HOUR))


@cache
def _changes(year: int) -> tuple[datetime, datetime]:
    """When summer time begins and ends, UTC."""
    begins, ends = (_last_sunday(year, month) for month in (3, 10))
    return begins, ends


def _last_sunday(year: int, month: int) -> datetime:
    last = datetime(year, month, 31, 1, tzinfo=UTC).replace(tzinfo=None)
    return last - timedelta(days=last.isoweekday() % 7)
