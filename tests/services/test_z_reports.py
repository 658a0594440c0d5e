"""Z-reports of the server: listed by every filter it has, kept for when it is away, and set beside the till's own shift
so that each difference has a name and a sum."""

from __future__ import annotations

import asyncio
import json
from collections.abc import Coroutine
from dataclasses import replace
from datetime import UTC, datetime, timedelta
from decimal import Decimal
from pathlib import Path
from typing import Any

import pytest
from helpers import demo
from helpers.desk import Counter
from helpers.link import Linked, linked, sandbox

from app.api.zreports import ZReport as Told
from app.api.zreports import ZReports
from app.domain.cashier import Right, Role
from app.domain.printjob import JobKind
from app.domain.zcompare import Cause, Figure
from app.domain.zreport import ZAsked, ZCash, ZPaper, ZReport
from app.errors import Forbidden, Offline
from app.sandbox import fiscal
from app.sandbox.server import SandboxThread
from app.services.elsewhere import Elsewhere
from app.services.ports import ServerShift
from app.services.received_z import report_of
from app.services.zreports import ZDesk

__all__ = ["sandbox"]

BREAD = demo.BREAD


def run(work: Coroutine[Any, Any, None]) -> None:
    asyncio.run(work)


def desk_of(till: Linked) -> ZDesk:
    desk = till.desk
    elsewhere = Elsewhere(till.server.receipts, desk.stores.server_receipts, desk.station)
    return ZDesk(
        desk.station,
        till.server.z_reports,
        desk.stores.z_reports,
        elsewhere,
        desk.stores.print_jobs,
        Counter(),
        desk.stores.meta,
        desk.clock,
    )


def begin(till: Linked, sandbox: SandboxThread) -> int:
    """The fiscal till's shift is open on this terminal since an hour ago, and the till finds it. Gives the terminal."""
    at = datetime.now(UTC) - timedelta(hours=1)
    till.desk.clock.set(at)
    till.desk.station.cashier = demo.CASHIERS[1]
    terminal = till.desk.station.need_place().terminal_id
    with sandbox.app_state.lock, sandbox.app_state.db.transaction():
        key = fiscal.open_shift(sandbox.app_state, terminal, "Олена Коваль", round(at.timestamp() * 1000))
    till.desk.gateway.shift = ServerShift(key, "7069500", at, open=True)
    return terminal


async def sell(till: Linked, count: int = 1) -> None:
    desk = till.desk
    for _ in range(count):
        await desk.sale.pick(BREAD)
        await desk.payment.pay_cash(Decimal("500.00"))
        desk.clock.move(1)


async def reported(till: Linked, sandbox: SandboxThread) -> ZReport:
    """The fiscal till closes its shift, and the report of it is read."""
    terminal = till.desk.station.need_place().terminal_id
    with sandbox.app_state.lock, sandbox.app_state.db.transaction():
        assert fiscal.close_shift(sandbox.app_state, terminal) is not None
    room = desk_of(till)
    await room.learn(ZAsked(terminal_id=terminal))
    page = await room.page(ZAsked(terminal_id=terminal), 1)
    return page.rows[0].report


def test_a_shift_that_went_well_agrees_in_every_figure(tmp_path: Path, sandbox: SandboxThread) -> None:
    async def work() -> None:
        async with linked(tmp_path, sandbox) as till:
            begin(till, sandbox)
            await till.desk.shift.open(Decimal("1250.00"))
            await sell(till, 3)
            await till.desk.cash.take_out(Decimal("100.00"), "інкасація")
            await till.drain()
            report = await reported(till, sandbox)
            found = await desk_of(till).compare(report)
            assert found.ours
            assert found.documents == 5
            assert found.differing == ()
            assert found.silent == ()
            told = {row.key: row.theirs for row in found.rows}
            assert told[Figure.SALES_COUNT, ""] == 3
            assert told[Figure.SERVICE_INPUT, ""] == Decimal("1250.00"), "the float went there as a service input"
            page = await desk_of(till).page(ZAsked(), 1)
            assert page.rows[0].own is not None
            assert page.rows[0].differs == 0

    run(work())


def test_each_difference_is_named_with_its_sum(tmp_path: Path, sandbox: SandboxThread) -> None:
    """One sale waits, one was refused: what the server lacks is exactly those."""

    async def work() -> None:
        async with linked(tmp_path, sandbox) as till:
            begin(till, sandbox)
            await till.desk.shift.open(Decimal("0.00"))
            await sell(till, 3)
            await till.drain()
            await sell(till, 2)
            last = (await till.desk.stores.documents.journal(limit=1))[0].document
            refuse = "UPDATE outbox SET state = 'refused' WHERE document_id = ?"
            await till.desk.stores.journal.execute(refuse, (last.id,))
            report = await reported(till, sandbox)
            found = await desk_of(till).compare(report)
            rows = {row.key: row for row in found.rows}
            sales = rows[Figure.SALES, ""]
            price = last.payable
            assert sales.difference == -2 * price
            assert {(cause, count, amount) for cause, count, amount in sales.parts} == {
                (Cause.WAITING, 1, -price),
                (Cause.REFUSED, 1, -price),
            }
            assert sales.unexplained == 0
            assert rows[Figure.SALES_COUNT, ""].difference == -2
            assert all(row.unexplained == 0 for row in found.differing)

    run(work())


def test_what_another_till_sold_on_the_same_terminal_is_named(tmp_path: Path, sandbox: SandboxThread) -> None:
    async def work() -> None:
        async with linked(tmp_path / "one", sandbox) as one, linked(tmp_path / "two", sandbox) as two:
            begin(one, sandbox)
            begin(two, sandbox)
            two.desk.station.rules = one.desk.station.rules
            for till in (one, two):
                await till.desk.shift.open(Decimal("0.00"))
            await sell(one, 2)
            await sell(two, 3)
            await one.drain()
            await two.drain()
            report = await reported(one, sandbox)
            found = await desk_of(one).compare(report)
            sales = next(row for row in found.rows if row.key == (Figure.SALES, ""))
            assert [(cause, count) for cause, count, _ in sales.parts] == [(Cause.ELSEWHERE, 3)]
            assert sales.unexplained == 0

    run(work())


def test_every_documented_filter_reaches_the_server(tmp_path: Path, sandbox: SandboxThread) -> None:
    async def work() -> None:
        async with linked(tmp_path, sandbox) as till:
            room = desk_of(till)
            asked: list[dict[str, str]] = []
            client = till.server.client
            assert client is not None
            ask = client.ask

            async def heard(call: Any, *rest: Any) -> Any:
                asked.append(dict(call.query))
                return await ask(call, *rest)

            client.ask = heard  # type: ignore[method-assign]
            since = datetime(2026, 11, 1, tzinfo=UTC)
            await room.learn(ZAsked(since, since + timedelta(days=9), 5, 20001, 46))
            assert asked == [
                {
                    "date_start": "2026-11-01T00:00:00.000+00:00",
                    "date_end": "2026-11-10T00:00:00.000+00:00",
                    "shop_id": "5",
                    "terminal_id": "20001",
                    "termianl_user_id": "46",
                    "per_page": "100",
                }
            ]

    run(work())


def test_past_reports_are_read_without_the_server(tmp_path: Path, sandbox: SandboxThread) -> None:
    async def work() -> None:
        async with linked(tmp_path, sandbox) as till:
            room = desk_of(till)
            told: list[tuple[int, int | None]] = []
            new = await room.learn(ZAsked(), lambda done, of: told.append((done, of)))
            assert new > 10
            assert told[-1] == (new, new)
            assert await room.learn(ZAsked()) == 0, "known already"
            before = await room.everything(ZAsked())
            totals = await room.totals(ZAsked())
            assert totals.count == new
            assert totals.sales == sum((row.report.sales.total or 0 for row in before), Decimal(0))
            choices = await room.choices()
            assert {key for key, _ in choices.terminals} == {row.report.terminal_id for row in before}
            one = choices.terminals[0][0]
            mine = await room.everything(ZAsked(terminal_id=one))
            assert 0 < len(mine) < new or len(choices.terminals) == 1
            assert all(row.report.terminal_id == one for row in mine)
            at = before[5].report.at
            assert at is not None
            assert all(row.report.at and row.report.at >= at for row in await room.everything(ZAsked(since=at)))
        async with linked(tmp_path, sandbox, sign_in=False) as till:
            room = desk_of(till)
            assert await room.everything(ZAsked()) == before
            with pytest.raises(Offline):
                await room.learn(ZAsked())

    run(work())


def test_a_report_with_nulls_unknown_letters_and_strings_is_read_as_far_as_it_goes() -> None:
    text = json.dumps(
        {
            "id": "51",
            "created_at": None,
            "cash_amount": "12.5",
            "sale_total": "не число",
            "sale_cash_total": None,
            "sale_receipts_count": "4",
            "refund_receipts_count": -1,
            "sale_tax_a_total": "10.005",
            "sale_tax_q_total": 3,
            "sale_tax_z_total": 0,
            "refund_tax_v_total": None,
            "refund_total": "NaN",
            "terminal_id": "каса",
            "shift": {"id": None},
            "shop": "нема",
            "payload": {"timestamp": "1618495142092", "cashierName": 7, "cash": {"commission": "0"}},
            "turnover_amount": None,
            "cash_total": "",
            "cash_receipts_count": -4,
            "terminal_user_name": None,
        }
    )
    found = report_of(Told.model_validate(json.loads(text, parse_float=Decimal)))
    assert (found.id, found.sales.total, found.sales.cash, found.sales.count) == (51, None, None, 4)
    assert (found.refunds.count, found.refunds.total, found.drawer) == (None, None, Decimal("12.50"))
    assert found.sales.taxes[0] == ("А", Decimal("10.01"))
    assert ("Q", Decimal("3.00")) in found.sales.taxes
    assert all(letter != "З" for letter, _ in found.sales.taxes), "a tax of nought is none"
    assert found.at == datetime(2021, 4, 15, 13, 59, 2, tzinfo=UTC), "the fiscal server's own time"
    assert (found.terminal_id, found.cashier, found.count) == (None, "", None)
    assert (found.turnover, found.cash, found.registrar_number) == (None, ZCash(), "")


def test_the_blueprints_own_report_is_read(shared: Path) -> None:
    examples = json.loads((shared / "smartkasa" / "examples.json").read_text("utf-8"))
    bodies = [
        one["response"]["body"] for one in examples if one["path"].startswith(ZReports.path) and one["method"] == "GET"
    ]
    [row] = bodies[0]["data"]
    found = report_of(Told.model_validate(row))
    assert (found.fiscal_number, found.registrar, found.cashier) == ("7069483", "4000026885", "Щастислав Павленко")
    assert (found.terminal_id, found.cashier_id, found.shop_title) == (297, 46, "Test shop")
    assert (found.turnover, found.registrar_number) == (Decimal(0), "1")
    assert found.cash == ZCash(4, Decimal("12276.25"), Decimal(0))


def test_ten_thousand_reports_are_paged_and_followed(tmp_path: Path) -> None:
    """Kept in one go and listed page by page, each once, those without a time last."""

    async def work() -> None:
        with SandboxThread() as sandbox:
            async with linked(tmp_path, sandbox) as till:
                room = desk_of(till)
                at = datetime(2026, 1, 1, tzinfo=UTC)
                many = [
                    ZReport(id=n, at=at + timedelta(hours=n % 9000) if n % 1000 else None, shift_id=str(n))
                    for n in range(10_000)
                ]
                assert await till.desk.stores.z_reports.keep(sandbox.url, many) == 10_000
                seen: list[int] = []
                page = await room.page(ZAsked(), 50)
                while True:
                    seen += [row.report.id for row in page.rows]
                    if page.after is None:
                        break
                    page = await room.page(ZAsked(), 50, page.after)
                assert sorted(seen) == list(range(10_000))
                assert {n % 1000 for n in seen[-10:]} == {0}
                assert (await room.totals(ZAsked())).silent == 10_000, "not one of them said a turnover"

    run(work())


def test_a_copy_goes_to_the_till_s_printer_marked_as_one(tmp_path: Path, sandbox: SandboxThread) -> None:
    async def work() -> None:
        async with linked(tmp_path, sandbox) as till:
            room = desk_of(till)
            await room.learn(ZAsked())
            row = (await room.page(ZAsked(), 1)).rows[0]
            await room.print_copy(ZPaper(row.report, 213))
            [job] = await till.desk.stores.print_jobs.next_jobs()
            assert (job.kind, job.copy, job.lane) == (JobKind.Z_COPY, True, "")

    run(work())


def test_who_may_not_see_reports_is_not_shown_them(tmp_path: Path, sandbox: SandboxThread) -> None:
    async def work() -> None:
        async with linked(tmp_path, sandbox) as till:
            rules = till.desk.station.rules
            less = rules.rights.with_right(Role.CASHIER, Right.REPORTS, on=False)
            till.desk.station.rules = replace(rules, rights=less)
            till.desk.station.cashier = demo.CASHIER
            with pytest.raises(Forbidden):
                desk_of(till).admit()

    run(work())
