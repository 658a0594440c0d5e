"""Z-reports the server told of, kept so that past ones are readable offline, beside this till's own shifts."""

from __future__ import annotations

import json
from collections.abc import Iterable, Sequence
from datetime import timedelta

import apsw

from app.domain.document import Document, DocumentKind, JournalEntry
from app.domain.money import hryvnias, kopecks
from app.domain.shift import Shift
from app.domain.zreport import OwnShift, ZAsked, ZChoices, ZCursor, ZPage, ZReport, ZRow, ZTotals
from app.store import outbox_rows, server_receipts
from app.store.codec import decode, pack, stamp
from app.store.db import Database

Values = list[str | int]
_BACK = f"({int(DocumentKind.REFUND)}, {int(DocumentKind.CANCEL)})"
#: Clocks differ, and the till's may be set: documents are told by the shift, this only bounds the look.
_MARGIN = timedelta(days=2)
_OWN = (
    "SELECT s.body, s.body ->> 'server_id', coalesce(sum(d.payable_k) FILTER (WHERE d.kind = 0), 0),"
    f" coalesce(sum(d.payable_k) FILTER (WHERE d.kind IN {_BACK}), 0)"
    " FROM shifts s LEFT JOIN documents d ON d.shift_id = s.id"
    " WHERE s.body ->> 'server_id' IN (SELECT value FROM json_each(?)) GROUP BY s.seq"
)


class KeptZReports:
    """A copy of what a server has. `server` is its address: another one's reports are not mixed in."""

    def __init__(self, db: Database) -> None:
        self._db = db

    async def keep(self, server: str, reports: Iterable[ZReport]) -> int:
        """Keeps what is new or has changed; gives how many."""
        found = tuple(reports)

        def write(conn: apsw.Connection) -> int:
            return sum(_put(conn, _values(server, report)) for report in found)

        return await self._db.write(write) if found else 0

    async def page(self, server: str, asked: ZAsked, limit: int, after: ZCursor | None = None) -> ZPage:
        """Reports after `after`, or the newest; those without a time stand at the end of every period."""
        where, values = _where(server, asked)
        if after is not None:
            where += " AND (at, id) < (?, ?)"
            values += [after.at, after.id]

        def look(conn: apsw.Connection) -> ZPage:
            sql = f"SELECT at, id, body FROM z_reports WHERE {where} ORDER BY at DESC, id DESC LIMIT ?"
            rows = list(conn.execute(sql, (*values, limit + 1)))
            reports = [decode(ZReport, body) for _, _, body in rows[:limit]]
            own = _own(conn, [report.shift_id for report in reports if report.shift_id])
            more = ZCursor(rows[limit - 1][0], rows[limit - 1][1]) if len(rows) > limit else None
            return ZPage(tuple(ZRow(report, own.get(report.shift_id)) for report in reports), more)

        return await self._db.read(look)

    async def totals(self, server: str, asked: ZAsked) -> ZTotals:
        """What all reports asked for come to."""
        where, values = _where(server, asked)

        def look(conn: apsw.Connection) -> ZTotals:
            sums = "count(*), coalesce(sum(sales_k), 0), coalesce(sum(refunds_k), 0)"
            sql = f"SELECT {sums}, count(*) - count(sales_k) FROM z_reports WHERE {where}"
            count, sales, refunds, silent = next(iter(conn.execute(sql, values)))
            return ZTotals(count, hryvnias(sales), hryvnias(refunds), silent)

        return await self._db.read(look)

    async def choices(self, server: str) -> ZChoices:
        """What the kept reports can be narrowed by, by name."""

        def look(conn: apsw.Connection) -> ZChoices:
            shops = conn.execute(
                "SELECT shop_id, max(body ->> 'shop_title') FROM z_reports WHERE server = ? AND shop_id IS NOT NULL"
                " GROUP BY shop_id",
                (server,),
            ).fetchall()
            terminals = conn.execute(
                "SELECT terminal, max(body ->> 'registrar') FROM z_reports WHERE server = ? AND terminal IS NOT NULL"
                " GROUP BY terminal",
                (server,),
            ).fetchall()
            cashiers = conn.execute(
                "SELECT DISTINCT cashier_id, cashier FROM z_reports WHERE server = ? AND cashier <> ''", (server,)
            ).fetchall()
            people = [(None if key is None else int(str(key)), str(name)) for key, name in cashiers]
            return ZChoices(
                tuple((int(str(key)), str(title or "")) for key, title in shops),
                tuple((int(str(key)), str(number or "")) for key, number in terminals),
                tuple(sorted(people, key=lambda row: (row[1], row[0] or 0))),
            )

        return await self._db.read(look)

    async def documents_of(self, report: ZReport, *, here: bool) -> tuple[list[JournalEntry], list[Document]]:
        """This till's documents of the report's shift, and other tills' receipts of it that are kept here.

        Ours are those sent with the server's shift, and those of the same shift of ours sent without one. `here` says
        that the report is of this till's terminal: where nothing was sent with its shift, what lies in its time counts.
        """

        def look(conn: apsw.Connection) -> tuple[list[JournalEntry], list[Document]]:
            begin, end = report.opened_at or report.at, report.closed_at or report.at
            if begin is None or end is None:
                return [], []
            bounds = (stamp(begin - _MARGIN), stamp(end + _MARGIN))
            return _ours(conn, report, bounds, here=here), _others(conn, report, bounds)

        return await self._db.read(look)

    async def shift(self, number: int) -> Shift | None:
        """The till's own shift by its number."""

        def look(conn: apsw.Connection) -> Shift | None:
            row = conn.execute("SELECT body FROM shifts WHERE number = ? ORDER BY seq DESC", (number,)).fetchone()
            return decode(Shift, row[0]) if row else None

        return await self._db.read(look)


def _ours(conn: apsw.Connection, report: ZReport, bounds: tuple[str, str], *, here: bool) -> list[JournalEntry]:
    sent = "d.body ->> 'server_shift_id'"
    within = "d.created_at >= ?1 AND d.created_at <= ?2"
    by_shift = f"{sent} = ?3 OR ({sent} IS NULL AND d.shift_id IN ({_bound('?3')}))"
    found = _entries(conn, f"{within} AND ({by_shift})", (*bounds, report.shift_id)) if report.shift_id else []
    if found or not here:
        return found
    moments = (report.opened_at, report.closed_at or report.at)
    times = tuple(stamp(moment) for moment in moments if moment is not None)
    return _entries(conn, f"{within} AND {sent} IS NULL", times) if len(times) == 2 else []


def _bound(place: str) -> str:
    """The till's shifts bound to the server's, or with documents sent to it."""
    return (
        f"SELECT id FROM shifts WHERE body ->> 'server_id' = {place} UNION SELECT shift_id FROM documents"
        f" WHERE created_at >= ?1 AND created_at <= ?2 AND body ->> 'server_shift_id' = {place}"
    )


def _entries(conn: apsw.Connection, where: str, values: tuple[str, ...]) -> list[JournalEntry]:
    sql = (
        f"SELECT d.body, {outbox_rows.DELIVERY} FROM documents d INDEXED BY documents_by_time"
        f" JOIN outbox o ON o.document_id = d.id WHERE d.kind < {DocumentKind.HELD:d} AND {where} ORDER BY d.seq"
    )
    return [
        JournalEntry(decode(Document, body), outbox_rows.delivery_of(tuple(delivery)))
        for body, *delivery in conn.execute(sql, values)
    ]


def _others(conn: apsw.Connection, report: ZReport, bounds: tuple[str, str]) -> list[Document]:
    if not report.shift_id:
        return []
    sql = (
        f"SELECT {server_receipts.COLUMNS} FROM server_receipts s WHERE s.created_at >= ? AND s.created_at <= ?"
        " AND s.body ->> 'server_shift_id' = ? ORDER BY s.created_at"
    )
    return [server_receipts.entry_of(row).document for row in conn.execute(sql, (*bounds, report.shift_id))]


def _own(conn: apsw.Connection, ids: Sequence[str]) -> dict[str, OwnShift]:
    """By the server's id; a server's shift that outlived several of ours has the sums of all, and the last number."""
    found: dict[str, OwnShift] = {}
    for body, server_id, sales, refunds in conn.execute(_OWN, (json.dumps(ids),)):
        shift = decode(Shift, body)
        counted, expected = shift.counted, shift.expected
        difference = None if counted is None or expected is None else counted - expected
        was = found.get(server_id)
        more = OwnShift(shift.number, difference, hryvnias(sales), hryvnias(refunds))
        if was is not None:
            both = None if difference is None or was.difference is None else was.difference + difference
            more = OwnShift(shift.number, both, was.sales + more.sales, was.refunds + more.refunds)
        found[server_id] = more
    return found


def _where(server: str, asked: ZAsked) -> tuple[str, Values]:
    parts, values = ["server = ?"], Values([server])
    if asked.since is not None:
        parts.append("(at >= ? OR at = '')")
        values.append(stamp(asked.since))
    if asked.until is not None:
        parts.append("at < ?")
        values.append(stamp(asked.until))
    for column, wanted in (
        ("shop_id", asked.shop_id),
        ("terminal", asked.terminal_id),
        ("cashier_id", asked.cashier_id),
    ):
        if wanted is not None:
            parts.append(f"{column} = ?")
            values.append(wanted)
    if asked.cashier and asked.cashier_id is None:
        parts.append("cashier = ?")
        values.append(asked.cashier)
    return " AND ".join(parts), values


def _values(server: str, report: ZReport) -> tuple[str | int | None, ...]:
    sales, refunds = report.sales.total, report.refunds.total
    return (
        server,
        report.id,
        "" if report.at is None else stamp(report.at),
        report.shop_id,
        report.terminal_id,
        report.cashier_id,
        report.cashier,
        report.shift_id,
        None if sales is None else kopecks(sales),
        None if refunds is None else kopecks(refunds),
        pack(report),
    )


def _put(conn: apsw.Connection, row: tuple[str | int | None, ...]) -> int:
    conn.execute(
        "INSERT INTO z_reports VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?) ON CONFLICT (server, id) DO UPDATE SET"
        " at = excluded.at, shop_id = excluded.shop_id, terminal = excluded.terminal, cashier = excluded.cashier,"
        " cashier_id = excluded.cashier_id, shift_id = excluded.shift_id, sales_k = excluded.sales_k,"
        " refunds_k = excluded.refunds_k, body = excluded.body WHERE body <> excluded.body",
        row,
    )
    return conn.changes()
