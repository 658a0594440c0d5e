"""Row 21, «no tzdata»: the till's own rule gives the shop's time as the tables do, the hour there is twice included."""

from __future__ import annotations

import zoneinfo
from datetime import UTC, datetime, timedelta, timezone
from zoneinfo import ZoneInfo, ZoneInfoNotFoundError

import pytest
from hypothesis import given
from hypothesis import strategies as st

from app import kyiv
from app.kyiv import EasternEurope

TABLE, RULE = ZoneInfo("Europe/Kyiv"), EasternEurope()
FIRST, LAST = (datetime(year, 6, 1, tzinfo=UTC).replace(tzinfo=None) for year in (1997, 2037))


def same(moment: datetime) -> bool:
    theirs, ours = moment.astimezone(TABLE), moment.astimezone(RULE)
    return (theirs.replace(tzinfo=None), theirs.fold, theirs.utcoffset()) == (
        ours.replace(tzinfo=None),
        ours.fold,
        ours.utcoffset(),
    )


def test_every_half_hour_around_every_change_is_the_table_s() -> None:
    for year in range(1997, 2038):
        for month in (3, 10):
            for half_hours in range(24 * 2 * 9):
                moment = datetime(year, month, 23, tzinfo=UTC) + timedelta(minutes=30 * half_hours)
                assert same(moment), moment


@given(st.datetimes(FIRST, LAST))
def test_any_moment_is_the_table_s(moment: datetime) -> None:
    assert same(moment.replace(tzinfo=UTC))


@given(st.datetimes(FIRST, LAST), st.sampled_from([0, 1]))
def test_any_wall_clock_is_the_table_s(wall: datetime, fold: int) -> None:
    theirs, ours = (wall.replace(tzinfo=zone, fold=fold) for zone in (TABLE, RULE))
    assert ours.utcoffset() == theirs.utcoffset()


def test_the_hour_there_is_twice_comes_back_as_it_was() -> None:
    first = datetime(2026, 10, 25, 0, 30, tzinfo=UTC)
    for moment in (first, first + timedelta(hours=1)):
        shown = moment.astimezone(RULE)
        assert (shown.hour, shown.minute) == (3, 30)
        assert shown.astimezone(UTC) == moment


@pytest.mark.parametrize("known", [(), ("Europe/Kiev",)])
def test_a_computer_without_a_table_still_has_its_zone(known: tuple[str, ...], monkeypatch: pytest.MonkeyPatch) -> None:
    def table(name: str) -> object:
        if name not in known:
            raise ZoneInfoNotFoundError(name)
        return timezone(timedelta(hours=2), name)

    monkeypatch.setattr(kyiv, "ZoneInfo", table)
    zone = kyiv.zone()
    assert (zone.tzname(None) if known else type(zone)) == (known[0] if known else EasternEurope)


def test_no_path_of_zones_at_all(monkeypatch: pytest.MonkeyPatch) -> None:
    """For real: neither the system's tables nor the package tzdata."""
    before = zoneinfo.TZPATH
    monkeypatch.setitem(__import__("sys").modules, "tzdata", None)
    zoneinfo.reset_tzpath(())
    ZoneInfo.clear_cache()
    try:
        zone = kyiv.zone()
        assert datetime(2026, 7, 1, 12, tzinfo=UTC).astimezone(zone).hour == 15
    finally:
        zoneinfo.reset_tzpath(before)
        ZoneInfo.clear_cache()
