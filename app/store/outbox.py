"""The only writer of delivery states (reliability.md, «Delivery»). No row ever leaves the outbox."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import datetime, timedelta

import apsw

from app.domain.deeds import Deed
from app.domain.document import DeliveryState
from app.store import audit as chain
from app.store.codec import moment_or_none, stamp, stamp_or_none
from app.store.db import Database
from app.store.follows import MAY_GO, complete, since
from app.store.ids import ServerIds
from app.store.journal_search import add_words
from app.store.outbox_rows import OutboxCounts, OutboxRow, select

#: Nobody is told to wait longer; a later time means that the clock went back meanwhile.
LONGEST_WAIT = timedelta(days=1)

_S = DeliveryState
#: To each state only from these: a late answer must not undo what is already known.
_FROM: Mapping[DeliveryState, tuple[DeliveryState, ...]] = {
    _S.WAITING: (_S.WAITING, _S.SENDING),
    _S.SENDING: (_S.WAITING,),
    _S.VERIFY: (_S.SENDING, _S.VERIFY),
    _S.DELIVERED: (_S.WAITING, _S.SENDING, _S.VERIFY, _S.REFUSED, _S.DUPLICATE, _S.DELIVERED),
    _S.REFUSED: (_S.WAITING, _S.SENDING, _S.VERIFY, _S.REFUSED),
    _S.DUPLICATE: (_S.SENDING, _S.VERIFY, _S.DELIVERED, _S.DUPLICATE),
}
_RESEND_FROM = (_S.VERIFY, _S.REFUSED)


class RowMoved(Exception):
    """The row is no longer in a state this step starts from (another pump, a person): take the next one."""


class OutboxRows:
    """The outbox as the pump sees it. Every step is committed when it returns."""

    def __init__(self, db: Database) -> None:
        self._db = db
        self.ids = ServerIds(db)

    async def next_due(self, now: datetime) -> OutboxRow | None:
        """The oldest row to send or to look up whose time has come; rows a person decides on are passed over.

        A clock set back keeps nothing waiting: a row last tried in what is now the future is due, once; the step that
        follows brings its time back to the present. A refund whose sale is not there yet is passed over too.
        """
        moment = stamp(now)

        def look(conn: apsw.Connection) -> OutboxRow | None:
            rows = select(
                conn,
                "WHERE o.state IN ('waiting', 'verify')"
                " AND (o.next_at IS NULL OR o.next_at <= ? OR o.last_at > ? OR o.next_at > ?)"
                f" AND {MAY_GO} ORDER BY o.seq LIMIT 1",
                (moment, moment, stamp(now + LONGEST_WAIT), since(now)),
            )
            return rows[0] if rows else None

        return await self._db.read(look)

    async def next_moment(self) -> datetime | None:
        """When the first of the rows that wait for their time becomes due; None when none does."""

        def look(conn: apsw.Connection) -> str | None:
            first: str | None = conn.execute("SELECT min(next_at) FROM outbox WHERE state IN ('waiting', 'verify')").get
            return first

        return moment_or_none(await self._db.read(look))

    async def hurry(self) -> None:
        """No row waits for its time any longer: each is sent, or looked up, at once."""

        def write(conn: apsw.Connection) -> None:
            conn.execute(
                "UPDATE outbox SET next_at = NULL WHERE state IN ('waiting', 'verify') AND next_at IS NOT NULL"
            )

        await self._db.write(write)

    async def get(self, document_id: str) -> OutboxRow | None:
        """The row of a document."""
        rows = await self._db.read(lambda conn: select(conn, "WHERE o.document_id = ?", (document_id,)))
        return rows[0] if rows else None

    async def begin_attempt(self, document_id: str, at: datetime) -> OutboxRow:
        """Notes that bytes may leave from now on; nothing may be sent before this returns. Raises `RowMoved`."""

        def write(conn: apsw.Connection) -> OutboxRow:
            change = "attempts = attempts + 1, last_at = ?, next_at = NULL, absent_at = NULL, error = ''"
            _move(conn, document_id, _S.SENDING, change, (stamp(at),))
            complete(conn, document_id)
            return select(conn, "WHERE o.document_id = ?", (document_id,))[0]

        return await self._db.write(write)

    async def recover(self) -> int:
        """At the start: what was being sent when the till went down is looked up first. Returns how many."""

        def write(conn: apsw.Connection) -> int:
            conn.execute(
                "UPDATE outbox SET state = 'verify', next_at = NULL, error = 'cut_off', unknown = unknown + 1,"
                " generation = generation + 1 WHERE state = 'sending'"
            )
            return conn.changes()

        return await self._db.write(write)

    async def delivered(
        self, document_id: str, server_id: str | None, fiscal_number: str | None, registrar: str | None, at: datetime
    ) -> None:
        """The server has it. `server_id` is the server's own id if it made one; fiscal facts if it already has them."""

        def write(conn: apsw.Connection) -> None:
            change = "server_id = coalesce(?, server_id), next_at = NULL, absent_at = NULL, error = ''"
            _move(conn, document_id, _S.DELIVERED, change, (server_id,))
            if fiscal_number:
                _set_fiscal(conn, document_id, fiscal_number, registrar, at)

        await self._db.write(write)

    async def verify(self, document_id: str, at: datetime, next_at: datetime | None, error: str) -> None:
        """The attempt, or the look-up, ended at `at` without an answer: look it up at `next_at`."""
        change = "last_at = min(last_at, ?), next_at = ?, error = ?, unknown = unknown + (state = 'sending')"
        await self._step(document_id, _S.VERIFY, change, (stamp(at), stamp_or_none(next_at), error))

    async def absent(self, document_id: str, at: datetime, next_at: datetime | None) -> None:
        """A look-up did not find it; `absent_at` keeps the first such time since the last attempt."""
        change = "last_at = min(last_at, ?), absent_at = coalesce(absent_at, ?), next_at = ?, error = 'absent'"
        await self._step(document_id, _S.VERIFY, change, (stamp(at), stamp(at), stamp_or_none(next_at)))

    async def wait(self, document_id: str, next_at: datetime | None, error: str) -> None:
        """It certainly did not arrive: send it again at `next_at`."""
        await self._step(document_id, _S.WAITING, "next_at = ?, error = ?", (stamp_or_none(next_at), error))

    async def refused(self, document_id: str, error: str) -> None:
        """The server said no: set aside for a person, never deleted."""
        await self._step(document_id, _S.REFUSED, "next_at = NULL, error = ?", (error,))

    async def duplicate(self, document_id: str, error: str, generation: int | None = None) -> None:
        """The server holds it more than once, or otherwise: a person decides. With a `generation`, only that row."""
        await self._step(document_id, _S.DUPLICATE, "next_at = NULL, error = ?", (error,), None, generation)

    async def resend(self, document_id: str) -> None:
        """Absent on the server, or refused and put right there: the same bytes may be sent again at once."""
        await self._step(document_id, _S.WAITING, "next_at = NULL, error = ''", (), _RESEND_FROM)

    async def missing(self, document_id: str, generation: int) -> None:
        """The server had taken it and has it no longer: looked up again as if its answer had been lost. Raises
        `RowMoved` when it is not the delivered row of that generation any more."""
        change = "next_at = NULL, absent_at = NULL, error = 'missing', unknown = unknown + 1"
        await self._step(document_id, _S.VERIFY, change, (), (_S.DELIVERED,), generation)

    async def settle(self, document_id: str, at: datetime, who: str, facts: Mapping[str, object]) -> None:
        """A person has put right at the server what was doubled or different there; the same is not told again. The
        audit says who and why. Raises `RowMoved` when there is nothing to settle any more."""

        def write(conn: apsw.Connection) -> None:
            trouble: str = conn.execute("SELECT error FROM outbox WHERE document_id = ?", (document_id,)).get or ""
            change = "settled = error, error = '', next_at = NULL"
            _move(conn, document_id, _S.DELIVERED, change, (), (_S.DUPLICATE,))
            chain.append(conn, at, who, Deed.SETTLE, {**facts, "document_id": document_id, "trouble": trouble})

        await self._db.write(write)

    async def set_fiscal(self, document_id: str, number: str, registrar: str | None, at: datetime) -> None:
        """The server has given the delivered document its fiscal number."""
        await self._db.write(lambda conn: _set_fiscal(conn, document_id, number, registrar, at))

    async def counts(self) -> OutboxCounts:
        """For the badge; cheap however long the journal is."""

        def look(conn: apsw.Connection) -> OutboxCounts:
            rows = conn.execute(
                "SELECT state, count(*) FROM outbox"
                " WHERE state IN ('waiting', 'sending', 'verify', 'refused', 'duplicate') GROUP BY state"
            )
            by_state = {str(state): int(count) for state, count in rows}
            unfiscal: int = conn.execute(
                "SELECT count(*) FROM outbox WHERE state = 'delivered' AND fiscal_number IS NULL AND deferred = 0"
            ).get
            return OutboxCounts(
                waiting=by_state.get(_S.WAITING, 0) + by_state.get(_S.SENDING, 0),
                unknown=by_state.get(_S.VERIFY, 0),
                refused=by_state.get(_S.REFUSED, 0),
                duplicate=by_state.get(_S.DUPLICATE, 0),
                unfiscal=unfiscal,
            )

        return await self._db.read(look)

    async def unfiscal(self, limit: int = 50, before: int | None = None) -> list[OutboxRow]:
        """Delivered, no fiscal number yet: newest first, those before the row `before` where it is given."""
        rest = (
            "WHERE o.state = 'delivered' AND o.fiscal_number IS NULL AND o.deferred = 0 AND (?1 IS NULL OR o.seq < ?1)"
            " ORDER BY o.seq DESC LIMIT ?2"
        )
        return await self._db.read(lambda conn: select(conn, rest, (before, limit)))

    async def list_open(self) -> list[OutboxRow]:
        """Everything that is not simply delivered, oldest first."""
        rest = "WHERE o.state IN ('waiting', 'sending', 'verify', 'refused', 'duplicate') ORDER BY o.seq"
        return await self._db.read(lambda conn: select(conn, rest))

    async def _step(
        self,
        document_id: str,
        state: DeliveryState,
        change: str,
        values: tuple[str | None, ...],
        origins: tuple[DeliveryState, ...] | None = None,
        generation: int | None = None,
    ) -> None:
        await self._db.write(lambda conn: _move(conn, document_id, state, change, values, origins, generation))


def withdraw(conn: apsw.Connection, document_id: str, generation: int) -> None:
    """A refused document nobody wants sent any more, within the caller's transaction: it is settled, and no step leads
    from there to another attempt. Raises `RowMoved` when it is not the refused row of that generation any more."""
    change = "settled = error, error = '', next_at = NULL"
    _move(conn, document_id, _S.DELIVERED, change, (), (_S.REFUSED,), generation)


def _move(
    conn: apsw.Connection,
    document_id: str,
    state: DeliveryState,
    change: str,
    values: tuple[str | None, ...],
    origins: tuple[DeliveryState, ...] | None = None,
    generation: int | None = None,
) -> None:
    allowed = ", ".join(f"'{origin}'" for origin in origins or _FROM[state])
    conn.execute(
        f"UPDATE outbox SET {change}, state = ?, generation = generation + 1"
        f" WHERE document_id = ? AND state IN ({allowed}) AND generation = coalesce(?, generation)",
        (*values, str(state), document_id, generation),
    )
    if conn.changes() == 0:
        raise RowMoved(f"{document_id} cannot become {state}")


def _set_fiscal(conn: apsw.Connection, document_id: str, number: str, registrar: str | None, at: datetime) -> None:
    conn.execute(
        "UPDATE outbox SET fiscal_number = ?, registrar = coalesce(?, registrar), fiscal_at = ?,"
        " generation = generation + 1 WHERE document_id = ? AND fiscal_number IS NOT ?",
        (number, registrar, stamp(at), document_id, number),
    )
    if conn.changes():
        add_words(conn, document_id, number)
