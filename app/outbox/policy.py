"""What came back → what happens next. Pure: the pump acts on it and one place writes the states (reliability.md).

A timeout is taken neither for a yes nor for a no. A row is `doubtful` once any attempt ended without a clear answer:
from then on a refusal proves nothing, and only a look-up may clear the way for sending again. Nor does a refusal of
the id prove anything: a proxy that sends a request twice answers with what became of the second.
"""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum

from app.domain.document import DeliveryState
from app.errors import ApiKeyRefused, BadReply, Offline, Rejected, SessionExpired

FIRST_WAIT = 5.0
LONGEST_WAIT = 300.0
#: The whole pump tries again at least this often, unless the server asked for more: with the server back, hundreds of
#: documents must not stand for minutes (reliability.md, row 7).
LONGEST_PAUSE = 60.0
#: From this try on a row that met nothing but trouble lets others go before it: the trouble may be its own.
PATIENCE = 8
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
    MISSING = "missing"  # the server had taken it and has it no longer: looked up as if its answer had been lost


@dataclass(frozen=True, slots=True)
class Standing:
    """A row as it is before a decision. `tries` counts its own sends and looks without a clear answer, `failures` those
    of the whole pump since the last delivery, this one included; `doubtful` says that an earlier send ended without an
    answer. `since_sent` is seconds since the last send began, `absent_for` since the first look-up after it that found
    nothing (None: there was none yet); both by a clock nobody sets."""

    tries: int
    failures: int
    doubtful: bool
    since_sent: float
    absent_for: float | None


@dataclass(frozen=True, slots=True)
class Step:
    """What to write into the row. `wait` is seconds until it is looked at again; `pause` is seconds the whole pump
    waits, because every other row would meet the same trouble."""

    state: DeliveryState
    wait: float = 0.0
    trouble: Trouble = Trouble.NONE
    detail: str = ""
    pause: float = 0.0


def backoff(tries: int, jitter: float, retry_after: float | None = None, longest: float = LONGEST_WAIT) -> float:
    """Seconds to wait after `tries` tries: 5 s doubling to `longest`, ±20 % by `jitter` in 0…1; never less than the
    server asked for."""
    wait = min(FIRST_WAIT * 2.0 ** min(max(tries, 1) - 1, 10), longest)
    return max(wait * (0.8 + 0.4 * jitter), retry_after or 0.0)


def after_send(error: BaseException, row: Standing, jitter: float) -> Step:
    """The send did not end with a receipt."""
    if isinstance(error, Offline) and not error.sent:
        return _paused(DeliveryState.WAITING, Trouble.OFFLINE, error, row, jitter)
    if isinstance(error, SessionExpired | ApiKeyRefused):
        return Step(DeliveryState.WAITING, trouble=Trouble.AUTH, pause=LONGEST_WAIT)
    if isinstance(error, Rejected) and error.status in REFUSALS and not row.doubtful and "id" not in error.fields:
        return Step(DeliveryState.REFUSED, trouble=Trouble.REFUSED, detail=error.detail[:500])
    return _unknown(error, row, jitter)


def after_failed_look(error: BaseException, row: Standing, jitter: float) -> Step:
    """The look-up itself got no clear answer: nothing was learned."""
    if isinstance(error, SessionExpired | ApiKeyRefused):
        return Step(DeliveryState.VERIFY, trouble=Trouble.AUTH, pause=LONGEST_WAIT)
    return _unknown(error, row, jitter)


def after_absent(row: Standing, *, ids_are_keys: bool) -> Step:
    """Neither the id nor the mark is on the server: send again, at once where ids are keys, else after settling."""
    if ids_are_keys:
        return Step(DeliveryState.WAITING, trouble=Trouble.ABSENT)
    absent_for = row.absent_for if row.absent_for is not None else 0.0
    if row.since_sent >= SETTLE and row.absent_for is not None and absent_for >= BETWEEN_LOOKS:
        return Step(DeliveryState.WAITING, trouble=Trouble.ABSENT)
    wait = max(BETWEEN_LOOKS - absent_for, SETTLE - row.since_sent, 1.0)
    return Step(DeliveryState.VERIFY, wait, Trouble.ABSENT)


def _unknown(error: BaseException, row: Standing, jitter: float) -> Step:
    """Nobody knows: look it up. A dead network or a stranger's page (a Wi-Fi's sign-in) is there for every row."""
    if isinstance(error, Offline | BadReply):
        return _paused(DeliveryState.VERIFY, Trouble.UNKNOWN, error, row, jitter)
    return Step(DeliveryState.VERIFY, backoff(row.tries, jitter), Trouble.UNKNOWN)


def _paused(state: DeliveryState, trouble: Trouble, error: BaseException, row: Standing, jitter: float) -> Step:
    """The pump waits. The row keeps its place, so that documents arrive in the order they were made, but not for ever:
    one that the server cannot digest must not hold up the rest."""
    retry_after = error.retry_after if isinstance(error, Offline) else None
    pause = backoff(row.failures, jitter, retry_after, LONGEST_PAUSE)
    wait = 0.0 if row.tries < PATIENCE else pause + backoff(row.tries - PATIENCE + 1, jitter)
    return Step(state, wait, trouble, pause=pause)
