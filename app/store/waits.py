"""How long documents waited for the server: what the till can say of the hours it was offline (domain.md 4)."""

from __future__ import annotations

from datetime import datetime, timedelta

import apsw

from app.clock import local
from app.domain.diagnosis import AT_ONCE, Waiting, waited
from app.store.codec import moment, stamp
from app.store.db import Database
from app.store.outbox_rows import OutboxCounts

#: Documents that did arrive, by when the attempt that delivered them began; the open ones are few.
_ARRIVED = (
    "SELECT d.created_at, o.last_at FROM outbox o JOIN documents d ON d.id = o.document_id"
    " WHERE o.state = 'delivered' AND o.deferred = 0 AND d.created_at >= ? AND o.last_at > d.created_at"
)
_OPEN = (
    "SELECT d.created_at FROM outbox o JOIN documents d ON d.id = o.document_id"
    " WHERE o.state IN ('waiting', 'sending', 'verify') AND o.deferred = 0"
)


class Waits:
    """Looks at the journal beside the sales."""

    def __init__(self, db: Database) -> None:
        self._db = db

    async def told(self, counts: OutboxCounts, now: datetime) -> Waiting:
        """What `app.domain.diagnosis.queue` judges by. Raises `StoreFault`."""
        month = local(now).replace(day=1, hour=0, minute=0, second=0, microsecond=0)
        # What was made before the month and arrived in it is found too, as long as no outage lasted longer than one.
        since = stamp(month.astimezone(now.tzinfo) - timedelta(days=31))

        def look(conn: apsw.Connection) -> tuple[list[tuple[datetime, datetime | None]], list[datetime]]:
            arrived = [(moment(made), moment(there)) for made, there in conn.execute(_ARRIVED, (since,))]
            long = [span for span in arrived if span[1] - span[0] >= AT_ONCE]
            return [*long], [moment(made) for (made,) in conn.execute(_OPEN)]

        spans, open_since = await self._db.read(look)
        oldest = min(open_since, default=None)
        return Waiting(
            waiting=counts.waiting + counts.unknown,
            troubled=counts.refused + counts.duplicate,
            oldest_at=oldest,
            in_one_go=max(now - oldest, timedelta()) if oldest is not None else timedelta(),
            in_month=waited([*spans, *((made, None) for made in open_since)], month, now),
        )
