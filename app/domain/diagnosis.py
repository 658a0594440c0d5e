"""How the till and what stands around it are: one result a part, judged from facts alone (reliability.md, domain.md 4).

A part nobody could ask is UNKNOWN and never called well.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from datetime import datetime, timedelta
from enum import StrEnum

from app.domain.update import Happening, Outcome, Stage, Standing, order

#: A fiscal register may be offline so long in one go, and so long in a calendar month (domain.md 4).
IN_ONE_GO, IN_A_MONTH = timedelta(hours=36), timedelta(hours=168)
#: It is told when four fifths of either are used up.
_SOON = 4, 5
#: A document that reached the server within this time did not wait for a network.
AT_ONCE = timedelta(minutes=15)
#: An open document older than this is worth a look.
LONG = timedelta(hours=1)
#: Clocks that differ: the server tells whole seconds, and an answer takes some.
CLOCK_FINE, CLOCK_WRONG = timedelta(seconds=60), timedelta(hours=1)
#: Bytes free on the disk: below the first nothing can be kept, below the second it is told (`store.ballast.LOW`).
NO_ROOM, LITTLE_ROOM = 50_000_000, 500_000_000
#: A copy of the journal older than this protects little.
COPY_OLD = timedelta(days=7)


class Part(StrEnum):
    """What is looked at, in the order it is shown."""

    NETWORK = "network"
    SERVER = "server"
    API = "api"
    CLOCK = "clock"
    QUEUE = "queue"
    PRICES = "prices"
    DATABASE = "database"
    DISK = "disk"
    PRINTER = "printer"
    TERMINAL = "terminal"
    SCALE = "scale"
    SCANNER = "scanner"
    DISPLAY = "display"
    VERSIONS = "versions"


class Health(StrEnum):
    """OFF is what this till does not have; UNKNOWN is what could not be asked."""

    GOOD = "good"
    WATCH = "watch"
    BAD = "bad"
    OFF = "off"
    UNKNOWN = "unknown"


@dataclass(frozen=True, slots=True)
class Result:
    """`code` says which of the part's states it is, `figures` what was measured (never a secret, a name or a text of a
    person), `since` when it began to be so, `at` when it was looked at; both aware UTC."""

    part: Part
    health: Health
    code: str = ""
    figures: Mapping[str, str | int] = field(default_factory=dict)
    since: datetime | None = None
    at: datetime | None = None

    @property
    def wants(self) -> bool:
        """Whether somebody should do something."""
        return self.health in (Health.WATCH, Health.BAD)


def clock(seconds: int | None) -> Result:
    """`seconds` is how far the server's clock is ahead of ours, None before it said."""
    if seconds is None:
        return Result(Part.CLOCK, Health.UNKNOWN, "unasked")
    off = timedelta(seconds=abs(seconds))
    figures = {"seconds": seconds}
    if off < CLOCK_FINE:
        return Result(Part.CLOCK, Health.GOOD, "", figures)
    return Result(Part.CLOCK, Health.WATCH if off < CLOCK_WRONG else Health.BAD, "off", figures)


def disk(free: int | None, *, spent: bool) -> Result:
    """`free` is bytes where the data are; `spent` that the reserve was needed."""
    if free is None:
        return Result(Part.DISK, Health.UNKNOWN, "unasked")
    figures = {"free": free}
    if spent or free < NO_ROOM:
        return Result(Part.DISK, Health.BAD, "full", figures)
    if free < LITTLE_ROOM:
        return Result(Part.DISK, Health.WATCH, "low", figures)
    return Result(Part.DISK, Health.GOOD, "", figures)


@dataclass(frozen=True, slots=True)
class Copied:
    """What is known of the journal's copies: when the newest was made, and how making the last one failed."""

    at: datetime | None = None
    fault: str = ""


def database(kinds: Iterable[str], checked_at: datetime | None, copied: Copied, now: datetime) -> Result:
    """`kinds` are those of what was found wrong (`store.checks.Finding`) at `checked_at`, None before any check."""
    found = list(kinds)
    figures: dict[str, str | int] = {"findings": len(found)}
    if copied.at is not None:
        figures["copy_hours"] = max(0, (now - copied.at) // timedelta(hours=1))
    if any(kind != "audit" for kind in found):
        return Result(Part.DATABASE, Health.BAD, "damaged", figures, checked_at)
    if found:
        return Result(Part.DATABASE, Health.BAD, "audit", figures, checked_at)
    if checked_at is None:
        return Result(Part.DATABASE, Health.UNKNOWN, "unchecked", figures)
    if copied.fault:
        return Result(Part.DATABASE, Health.WATCH, "copy", {**figures, "fault": copied.fault}, checked_at)
    if copied.at is not None and now - copied.at > COPY_OLD:
        return Result(Part.DATABASE, Health.WATCH, "old", figures, checked_at)
    return Result(Part.DATABASE, Health.GOOD, "" if copied.at is not None else "uncopied", figures, checked_at)


@dataclass(frozen=True, slots=True)
class Waiting:
    """What is on its way to the server: how many documents wait or are to be looked up, how many a person has to look
    at, when the oldest open one was made, how long the till has been without the server and was in this month."""

    waiting: int = 0
    troubled: int = 0
    oldest_at: datetime | None = None
    in_one_go: timedelta = timedelta()
    in_month: timedelta = timedelta()


def queue(told: Waiting, now: datetime) -> Result:
    figures: dict[str, str | int] = {
        "waiting": told.waiting,
        "troubled": told.troubled,
        "minutes": told.in_one_go // timedelta(minutes=1),
        "month_minutes": told.in_month // timedelta(minutes=1),
    }
    since = told.oldest_at
    if told.in_one_go >= IN_ONE_GO or told.in_month >= IN_A_MONTH:
        return Result(Part.QUEUE, Health.BAD, "beyond", figures, since)
    if told.troubled:
        return Result(Part.QUEUE, Health.BAD, "refused", figures, since)
    part, whole = _SOON
    if told.in_one_go * whole >= IN_ONE_GO * part or told.in_month * whole >= IN_A_MONTH * part:
        return Result(Part.QUEUE, Health.WATCH, "soon", figures, since)
    if told.waiting and since is not None and now - since > LONG:
        return Result(Part.QUEUE, Health.WATCH, "waits", figures, since)
    return Result(Part.QUEUE, Health.GOOD, "waits" if told.waiting else "", figures, since)


def prices(synced_at: datetime | None, now: datetime, stale: timedelta) -> Result:
    """`stale` is the age from which prices are worth a word, zero for never."""
    if synced_at is None:
        return Result(Part.PRICES, Health.UNKNOWN, "never")
    age = max(now - synced_at, timedelta())
    figures = {"minutes": age // timedelta(minutes=1)}
    old = bool(stale) and age > stale
    return Result(Part.PRICES, Health.WATCH if old else Health.GOOD, "old" if old else "", figures, synced_at)


def versions(figures: Mapping[str, str], standing: Standing, last: Happening | None) -> Result:
    """`figures` are the program ("app") and what it stands on; `last` is what became of the last update."""
    mine = figures["app"]
    if standing.stage is Stage.DONE:
        return Result(Part.VERSIONS, Health.GOOD, "restart", {**figures, "new": standing.version})
    failed = last is not None and last.outcome in (Outcome.ROLLED_BACK, Outcome.SETUP_FAILED)
    # What failed and was put there by hand, or by a later try, is no trouble any more.
    if last is not None and failed and order(last.version) > order(mine):
        return Result(Part.VERSIONS, Health.WATCH, "failed", {**figures, "new": last.version}, last.at)
    if standing.fault and standing.fault != "offline":
        return Result(Part.VERSIONS, Health.WATCH, "refused", figures)
    if standing.stage in (Stage.READY, Stage.LAID):
        return Result(Part.VERSIONS, Health.GOOD, "new", {**figures, "new": standing.version})
    return Result(Part.VERSIONS, Health.GOOD, "", figures)


def waited(spans: Iterable[tuple[datetime, datetime | None]], start: datetime, now: datetime) -> timedelta:
    """How long, from `start` to `now`, at least one document waited for the server: the spans (made, at the server or
    None) laid over each other. What arrived at once waited for nothing."""
    total, reached = timedelta(), start
    for made, there in sorted(spans, key=lambda span: span[0]):
        end = min(there or now, now)
        if there is not None and there - made < AT_ONCE:
            continue
        begin = max(made, reached)
        if end > begin:
            total += end - begin
            reached = end
    return total
