"""PIN guesses, counted on disk before they are looked at: a kill, a restart or a second process takes none back."""

from __future__ import annotations

from dataclasses import dataclass

import apsw

from app.domain.pin_lock import MOST_GUESSES, WINDOW, age, left_of_person, left_of_till
from app.store.db import Database


@dataclass(frozen=True, slots=True)
class Guess:
    """What became of asking to guess. `seq` is None when it may not be looked at now; then the seconds tell how long
    not: by this name, at this till.

    `failures` are this name's wrong ones in a row and `spare` what the till still takes, this one counted as wrong.
    """

    seq: int | None
    left_of_person: float
    left_of_till: float
    failures: int
    spare: int


class PinGuesses:
    """One guess at a time is `take`n; the right one is given back by `right`."""

    def __init__(self, db: Database) -> None:
        self._db = db

    async def take(self, cashier_id: int, ran: float) -> Guess:
        """Counts a guess as wrong, unless nobody may guess now. `ran` is the monotonic clock's reading.

        Raises KeyError for a person who is not there.
        """

        def write(conn: apsw.Connection) -> Guess:
            before = _look(conn, cashier_id, ran)
            if before.left_of_person > 0 or before.left_of_till > 0:
                return before
            conn.execute("INSERT INTO pin_guesses (cashier_id, ran) VALUES (?, ?)", (cashier_id, ran))
            seq = conn.last_insert_rowid()
            conn.execute("UPDATE cashiers SET failures = failures + 1, failed_ran = ? WHERE id = ?", (ran, cashier_id))
            after = _look(conn, cashier_id, ran)
            return Guess(seq, after.left_of_person, after.left_of_till, after.failures, after.spare)

        return await self._db.write(write)

    async def right(self, cashier_id: int, seq: int) -> None:
        """It was the right PIN: this person's slate is clean. What else was wrong at this till stays counted."""

        def write(conn: apsw.Connection) -> None:
            conn.execute("DELETE FROM pin_guesses WHERE seq = ?", (seq,))
            conn.execute("UPDATE cashiers SET failures = 0, failed_ran = 0 WHERE id = ?", (cashier_id,))

        await self._db.write(write)

    async def look(self, cashier_id: int, ran: float) -> Guess:
        """How it stands, without guessing. Raises KeyError for a person who is not there."""
        return await self._db.write(lambda conn: _look(conn, cashier_id, ran))


def _look(conn: apsw.Connection, cashier_id: int, ran: float) -> Guess:
    row = conn.execute("SELECT failures, failed_ran FROM cashiers WHERE id = ?", (cashier_id,)).fetchone()
    if row is None:
        raise KeyError(cashier_id)
    # Readings greater than now are from before the computer's restart: they happened at its latest moment.
    conn.execute("UPDATE pin_guesses SET ran = 0 WHERE ran > ?", (ran,))
    conn.execute("UPDATE cashiers SET failed_ran = 0 WHERE failed_ran > ?", (ran,))
    conn.execute("DELETE FROM pin_guesses WHERE ? - ran >= ?", (ran, WINDOW.total_seconds()))
    ages = [age(row[0], ran) for row in conn.execute("SELECT ran FROM pin_guesses")]
    failures = int(row[0])
    return Guess(
        None, left_of_person(failures, row[1], ran), left_of_till(ages), failures, max(0, MOST_GUESSES - len(ages))
    )
