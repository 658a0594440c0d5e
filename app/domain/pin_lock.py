"""How often a PIN may be guessed: by one person's name, and at this till whoever's name is used.

Time is counted on the monotonic clock alone, which nobody sets. Its readings are seconds since the computer's start, so
that another run of the till, or another process, goes on where the last one stopped. After a restart of the computer
they are smaller; what is certain then is the time since that restart, and no more is taken off a lock.
"""

from __future__ import annotations

from datetime import timedelta

#: Wrong PINs in a row before a lock, and how long each lock lasts (reliability.md, «Security»).
FREE_TRIES = 5
FIRST_LOCK = timedelta(seconds=30)
LONG_AFTER = 10
LONG_LOCK = timedelta(minutes=30)
#: Wrong PINs the whole till takes within so long, under whatever names.
MOST_GUESSES = 10
WINDOW = timedelta(minutes=30)


def lock_after(failures: int) -> timedelta | None:
    """How long nobody may guess after so many wrong PINs in a row; None while tries are left."""
    if failures >= LONG_AFTER:
        return LONG_LOCK
    return FIRST_LOCK * 2 ** (failures - FREE_TRIES) if failures >= FREE_TRIES else None


def age(ran: float, now: float) -> float:
    """Seconds that have certainly passed since the monotonic clock said `ran`, when it says `now`."""
    return now - ran if now >= ran else now


def left_of_person(failures: int, ran: float, now: float) -> float:
    """Seconds until the next guess of this name is taken, 0 when it is; the last wrong one was at `ran`."""
    wait = lock_after(failures)
    return 0 if wait is None else max(0, wait.total_seconds() - age(ran, now))


def left_of_till(ages: list[float]) -> float:
    """Seconds until this till takes a guess again, 0 when it does. `ages` are those of the wrong PINs of late."""
    recent = sorted((one for one in ages if one < WINDOW.total_seconds()), reverse=True)
    return WINDOW.total_seconds() - recent[-MOST_GUESSES] if len(recent) >= MOST_GUESSES else 0
