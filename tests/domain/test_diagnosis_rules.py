"""What is said of a part is judged from facts; what is not known is never called well."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from app.domain import diagnosis as judge
from app.domain.diagnosis import Copied, Health, Waiting
from app.domain.update import Happening, Outcome, Stage, Standing

NOW = datetime(2026, 11, 22, 12, 0, tzinfo=UTC)
HOUR = timedelta(hours=1)


@pytest.mark.parametrize(
    ("skew", "health"),
    [
        (None, Health.UNKNOWN),
        (0, Health.GOOD),
        (-59, Health.GOOD),
        (61, Health.WATCH),
        (-3599, Health.WATCH),
        (3600, Health.BAD),
        (-2 * 86400, Health.BAD),
        (56 * 365 * 86400, Health.BAD),  # a clock of 1970
    ],
)
def test_the_clock(skew: int | None, health: Health) -> None:
    assert judge.clock(skew).health is health


def happened(outcome: Outcome, version: str) -> Happening:
    return Happening(NOW, outcome, version, "0.2.1")


@pytest.mark.parametrize(
    ("stage", "fault", "last", "health", "code"),
    [
        (Stage.OFF, "", None, Health.GOOD, ""),
        (Stage.FRESH, "", None, Health.GOOD, ""),
        (Stage.FRESH, "offline", None, Health.GOOD, ""),  # it is asked again in an hour
        (Stage.FRESH, "signature", None, Health.WATCH, "refused"),
        (Stage.READY, "", None, Health.GOOD, "new"),
        (Stage.LAID, "", None, Health.GOOD, "new"),
        (Stage.DONE, "", happened(Outcome.INSTALLED, "0.2.2"), Health.GOOD, "restart"),
        (Stage.FRESH, "", happened(Outcome.INSTALLED, "0.2.1"), Health.GOOD, ""),
        (Stage.FRESH, "given_up", happened(Outcome.ROLLED_BACK, "0.2.2"), Health.WATCH, "failed"),
        (Stage.LAID, "", happened(Outcome.SETUP_FAILED, "0.2.10"), Health.WATCH, "failed"),
        (Stage.FRESH, "", happened(Outcome.SETUP_FAILED, "0.2.1"), Health.GOOD, ""),  # put there by hand since
        (Stage.FRESH, "", happened(Outcome.REFUSED, ""), Health.GOOD, ""),
    ],
)
def test_an_update_that_failed_is_told_and_one_that_waits_is_no_trouble(
    stage: Stage, fault: str, last: Happening | None, health: Health, code: str
) -> None:
    found = judge.versions({"app": "0.2.1"}, Standing(stage, version="0.2.2", fault=fault), last)
    assert (found.health, found.code) == (health, code)


@pytest.mark.parametrize(
    ("free", "spent", "health"),
    [
        (None, False, Health.UNKNOWN),
        (0, False, Health.BAD),
        (49_999_999, False, Health.BAD),
        (200_000_000, False, Health.WATCH),
        (200_000_000, True, Health.BAD),
        (20_000_000_000, False, Health.GOOD),
    ],
)
def test_the_disk(free: int | None, spent: bool, health: Health) -> None:
    assert judge.disk(free, spent=spent).health is health


@pytest.mark.parametrize(
    ("kinds", "checked", "copied", "code", "health"),
    [
        ((), None, Copied(), "unchecked", Health.UNKNOWN),
        ((), NOW, Copied(), "uncopied", Health.GOOD),
        ((), NOW, Copied(NOW - HOUR), "", Health.GOOD),
        ((), NOW, Copied(NOW - 8 * 24 * HOUR), "old", Health.WATCH),
        ((), NOW, Copied(NOW, "full"), "copy", Health.WATCH),
        (("audit",), NOW, Copied(NOW), "audit", Health.BAD),
        (("file", "audit"), NOW, Copied(NOW), "damaged", Health.BAD),
        (("document",), None, Copied(NOW), "damaged", Health.BAD),
    ],
)
def test_the_database(
    kinds: tuple[str, ...], checked: datetime | None, copied: Copied, code: str, health: Health
) -> None:
    found = judge.database(kinds, checked, copied, NOW)
    assert (found.code, found.health) == (code, health)


@pytest.mark.parametrize(
    ("told", "code", "health"),
    [
        (Waiting(), "", Health.GOOD),
        (Waiting(waiting=1, oldest_at=NOW), "waits", Health.GOOD),
        (Waiting(waiting=1, oldest_at=NOW - 2 * HOUR, in_one_go=2 * HOUR), "waits", Health.WATCH),
        (Waiting(troubled=1), "refused", Health.BAD),
        (Waiting(waiting=1, oldest_at=NOW - 29 * HOUR, in_one_go=29 * HOUR), "soon", Health.WATCH),
        (Waiting(waiting=1, oldest_at=NOW - 36 * HOUR, in_one_go=36 * HOUR), "beyond", Health.BAD),
        (Waiting(in_month=134 * HOUR), "", Health.GOOD),
        (Waiting(in_month=135 * HOUR), "soon", Health.WATCH),
        (Waiting(in_month=168 * HOUR, troubled=2), "beyond", Health.BAD),
    ],
)
def test_the_queue_and_its_limits(told: Waiting, code: str, health: Health) -> None:
    found = judge.queue(told, NOW)
    assert (found.code, found.health) == (code, health)


def test_prices_age_only_where_somebody_wants_to_be_told() -> None:
    assert judge.prices(None, NOW, HOUR).health is Health.UNKNOWN
    assert judge.prices(NOW - 2 * HOUR, NOW, HOUR).health is Health.WATCH
    assert judge.prices(NOW - 2 * HOUR, NOW, timedelta()).health is Health.GOOD
    assert judge.prices(NOW + HOUR, NOW, HOUR).figures["minutes"] == 0, "a clock set back makes no negative age"


def test_hours_without_the_server_are_counted_once() -> None:
    start = NOW - 100 * HOUR
    spans = [
        (NOW - 50 * HOUR, NOW - 48 * HOUR),
        (NOW - 49 * HOUR, NOW - 47 * HOUR),  # overlaps
        (NOW - 120 * HOUR, NOW - 99 * HOUR),  # begun before the month
        (NOW - 30 * HOUR, NOW - 30 * HOUR + timedelta(minutes=14)),  # at once
        (NOW - HOUR, None),  # waits
    ]
    assert judge.waited(spans, start, NOW) == 3 * HOUR + HOUR + HOUR


@given(st.lists(st.tuples(st.integers(-200, 10), st.none() | st.integers(0, 300)), max_size=30))
def test_hours_are_never_negative_nor_more_than_there_were(given_spans: list[tuple[int, int | None]]) -> None:
    """Whatever the clock did between a document and its arrival."""
    spans = [
        (NOW + begin * HOUR, None if long is None else NOW + (begin + long - 20) * HOUR) for begin, long in given_spans
    ]
    found = judge.waited(spans, NOW - 100 * HOUR, NOW)
    assert timedelta() <= found <= 100 * HOUR
