"""What came back → what happens next. Pure: the pump acts on it and one place writes the states (reliability.md).

A timeout is taken neither for a yes nor for a no. A row is `doubtful` once any attempt ended without a clear answer:
from then on a refusal proves nothing, and only a look-up may clear the way for sending again.
"""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum

from app.domain.document import DeliveryState
from app.errors import ApiKeyRefused, Offline, Rejected, SessionExpired

FIRST_WAIT = 5.0
LONGEST_WAIT = 300.0
#: On a server not known to keep our ids, a resend waits this long after the last send …
SETTLE = 150.0
#: … and needs two look-ups that found nothing, this far apart (seconds, both).
BETWEEN_LOOKS = 60.0
REFUSALS = frozenset({400, 422})


class Trouble(StrEnum):
    """Why a document is still here: the code its row keeps and the queue screen explains."""

    NONE = ""
    OFFLINE = "offline"
    AUTH = "auth"
    UNKNOWN = "unknown"
    ABSENT = "absent"
    REFUSED = "refused"
    DUPLICATE = "duplicate"
    DIFFERENT = "different"  # the server holds it with another sum, other lines or another mark


@dataclass(frozen=True, slots=True)
class Standing:
    """A row as it is before a decision. `tries` counts sends and looks without a clear answer; `doubtful` says that an
    earlier send ended without one. `since_sent` is seconds since the last send began, `absent_for` since the first
    look-up after it that found nothing (None: there was none yet); both by a clock nobody sets."""

    tries: int
    doubtful: bool
    since_sent: float
    absent_for: float | None


@dataclass(frozen=True, slots=True)
class Step:
    """What to write into the row. `wait` is seconds until it is looked at again; with `halt` the whole pump waits
    instead, because every other row would meet the same trouble."""

    state: DeliveryState
    wait: float = 0.0
    trouble: Trouble = Trouble.NONE
    detail: str = ""
    halt: bool = False


def backoff(tries: int, jitter: float, retry_after: float | None = None) -> float:
    """Seconds to wait after `tries` tries: 5 s doubling to 5 min, ±20 % by `jitter` in 0…1; never less than the
    server asked for."""
    wait = min(FIRST_WAIT * 2.0 ** min(max(tries, 1) - 1, 10), LONGEST_WAIT)
    return max(wait * (0.8 + 0.4 * jitter), retry_after or 0.0)


def after_send(error: BaseException, row: Standing, jitter: float) -> Step:
    """The send did not end with a receipt."""
    if isinstance(error, Offline) and not error.sent:
        wait = backoff(row.tries, jitter)
        return Step(DeliveryState.WAITING, wait, Trouble.OFFLINE, halt=True)
    if isinstance(error, SessionExpired | ApiKeyRefused):
        return Step(DeliveryState.WAITING, LONGEST_WAIT, Trouble.AUTH, halt=True)
    if isinstance(error, Rejected) and error.status in REFUSALS and not row.doubtful:
        return Step(DeliveryState.REFUSED, trouble=Trouble.REFUSED, detail=error.detail[:500])
    retry_after = error.retry_after if isinstance(error, Offline) else None
    wait = backoff(row.tries, jitter, retry_after)
    return Step(DeliveryState.VERIFY, wait, Trouble.UNKNOWN, halt=isinstance(error, Offline))


def after_failed_look(error: BaseException, row: Standing, jitter: float) -> Step:
    """The look-up itself got no clear answer: nothing was learned."""
    if isinstance(error, SessionExpired | ApiKeyRefused):
        return Step(DeliveryState.VERIFY, LONGEST_WAIT, Trouble.AUTH, halt=True)
    retry_after = error.retry_after if isinstance(error, Offline) else None
    wait = backoff(row.tries, jitter, retry_after)
    return Step(DeliveryState.VERIFY, wait, Trouble.UNKNOWN, halt=isinstance(error, Offline))


def after_absent(row: Standing, *, ids_are_keys: bool) -> Step:
    """Neither the id nor the mark is on the server: send again, at once where ids are keys, else after settling."""
    if ids_are_keys:
        return Step(DeliveryState.WAITING, trouble=Trouble.ABSENT)
    absent_for = row.absent_for if row.absent_for is not None else 0.0
    if row.since_sent >= SETTLE and row.absent_for is not None and absent_for >= BETWEEN_LOOKS:
        return Step(DeliveryState.WAITING, trouble=Trouble.ABSENT)
    wait = max(BETWEEN_LOOKS - absent_for, SETTLE - row.since_sent, 1.0)
    return Step(DeliveryState.VERIFY, wait, Trouble.ABSENT)
