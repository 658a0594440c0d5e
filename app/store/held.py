"""The receipts put aside: joined, given up. Putting aside and taking back are `current.py`'s."""

from __future__ import annotations

from collections.abc import Callable, Collection, Mapping
from datetime import datetime

import apsw

from app.domain.deeds import Deed
from app.domain.receipt import Receipt
from app.store import audit as chain
from app.store.codec import pack
from app.store.current import put, put_aside, read, withdraw
from app.store.db import Database


class HeldReceipts:
    """Every step is one transaction, with its row in the audit."""

    def __init__(self, db: Database) -> None:
        self._db = db

    async def join(
        self,
        into: Receipt | str,
        other_id: str,
        make: Callable[[Receipt, Receipt], Receipt],
        audit: tuple[datetime, str],
    ) -> Receipt | None:
        """Joins a receipt put aside to the current one, or to another one put aside (its id), which `make` does.

        None when one of them is not there any more; then nothing has changed. `audit`: when, and by whom.
        """

        def write(conn: apsw.Connection) -> Receipt | None:
            target = read(conn, into) if isinstance(into, str) else into
            other = read(conn, other_id)
            if target is None or other is None or target.id == other.id:
                return None
            whole = make(target, other)
            conn.execute("DELETE FROM deferred WHERE id = ?", (other_id,))
            withdraw(conn, other_id)
            if isinstance(into, str):
                put_aside(conn, whole.id, pack(whole))
                withdraw(conn, whole.id)  # what the server holds of it is less than it is now
            else:
                put(conn, whole.id, pack(whole))
            chain.append(
                conn, *audit, Deed.HELD_JOIN, {"receipt": whole.id, "other": other_id, "lines": len(other.items)}
            )
            return whole

        return await self._db.write(write)

    async def give_up(
        self,
        receipt_ids: Collection[str],
        what: Deed,
        facts: Callable[[Receipt], Mapping[str, object]],
        audit: tuple[datetime, str],
    ) -> int:
        """Forgets receipts put aside; the audit keeps `facts` of each. Gives how many were still there."""

        def write(conn: apsw.Connection) -> int:
            found = [receipt for one in receipt_ids if (receipt := read(conn, one)) is not None]
            for receipt in found:
                conn.execute("DELETE FROM deferred WHERE id = ?", (receipt.id,))
                withdraw(conn, receipt.id)
                chain.append(conn, *audit, what, facts(receipt))
            return len(found)

        return await self._db.write(write)
