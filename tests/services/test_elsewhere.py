"""Receipts of other tills: one list with our own, found by what the server can look for, returned here only once."""

from __future__ import annotations

import asyncio
from collections.abc import Coroutine
from datetime import timedelta
from decimal import Decimal
from pathlib import Path
from typing import Any

import pytest
from helpers import demo
from helpers.link import Linked, linked, sandbox, stand

from app.api.receipts import Receipt
from app.domain.document import Document, DocumentKind, JournalEntry, Refunded
from app.domain.journal import Asked, Cursor, Standing
from app.domain.money import ZERO
from app.domain.payment import PaymentMeans
from app.domain.tax import TaxRules
from app.errors import Offline, RuleBroken
from app.sandbox.server import SandboxThread
from app.services.received import entry_of

__all__ = ["sandbox"]

WHY = "Неякісний товар"


def run(work: Coroutine[Any, Any, None]) -> None:
    asyncio.run(work)


async def list_all(till: Linked, asked: Asked = Asked(), size: int = 50) -> list[JournalEntry]:  # noqa: B008
    """All pages of the list."""
    found: list[JournalEntry] = []
    after: Cursor | None = None
    while True:
        page = await till.desk.journal.page(asked, size, after)
        found += page.entries
        if page.after is None:
            return found
        after = page.after


async def bought_elsewhere(till: Linked) -> JournalEntry:
    """A cash sale of another till that nothing came back of, of more than one thing."""
    await till.desk.journal.look(Asked())
    for entry in await list_all(till, Asked(kinds=(DocumentKind.SALE,), means=PaymentMeans.CASH)):
        if entry.elsewhere and entry.refunded is Refunded.NONE and len(entry.document.items) > 2:
            return entry
    raise AssertionError("no such sale in the demo shop")


def test_the_servers_receipts_and_ours_are_one_list_newest_first(tmp_path: Path, sandbox: SandboxThread) -> None:
    async def work() -> None:
        async with linked(tmp_path, sandbox) as till:
            await stand(till)
            await till.drain()
            assert [entry.elsewhere for entry in await list_all(till)] == [False]
            assert await till.desk.journal.look(Asked()) == 299, "three pages, our own float among them"
            assert await till.desk.journal.look(Asked()) == 0, "known already"
            found = await list_all(till, size=7)
            assert len({entry.document.id for entry in found}) == len(found) == 300
            times = [entry.document.created_at for entry in found if entry.elsewhere]
            assert times == sorted(times, reverse=True)
            assert next(entry for entry in found if not entry.elsewhere).document.mark.startswith("K1-1-")
            assert all(entry.document.number for entry in found if entry.document.kind is DocumentKind.SALE)
            own = Asked(shift_id=till.desk.station.need_shift().id)
            assert [entry.elsewhere for entry in await list_all(till, own)] == [False]

    run(work())


def test_a_day_is_read_whole_and_nothing_of_the_day_before(tmp_path: Path, sandbox: SandboxThread) -> None:
    async def work() -> None:
        async with linked(tmp_path, sandbox) as till:
            await stand(till)
            await till.desk.journal.look(Asked())
            newest = (await list_all(till))[0].document.created_at
            since = (newest - timedelta(days=9)).replace(hour=0)
            asked = Asked(since=since, until=since + timedelta(days=1))
            await till.desk.journal.look(asked)
            found = await list_all(till, asked)
            assert len(found) > 10
            assert all(since <= entry.document.created_at < since + timedelta(days=1) for entry in found)

    run(work())


def test_sums_of_every_receipt_of_the_server_hold(tmp_path: Path, sandbox: SandboxThread) -> None:
    """What came from the server can be returned by the same rules: lines, discounts and payments add up."""

    async def work() -> None:
        async with linked(tmp_path, sandbox) as till:
            await stand(till)
            await till.desk.journal.look(Asked())
            for entry in await list_all(till):
                made = entry.document
                if made.items:
                    assert sum((item.amount for item in made.items), ZERO) == made.total
                    assert made.payable == sum((payment.amount for payment in made.payments), ZERO)

    run(work())


def test_a_receipt_is_found_by_fiscal_number_sum_and_code_however_old(tmp_path: Path, sandbox: SandboxThread) -> None:
    async def work() -> None:
        async with linked(tmp_path, sandbox) as till:
            await stand(till)
            client = till.server.client
            assert client is not None
            shop, long_ago = till.desk.station.need_place().shop_id, demo.NOW - timedelta(days=25)
            oldest = (await client.receipts.page(None, 5, date_end=long_ago, type=0, shop_id=shop)).items[0]
            assert not [e for e in await list_all(till) if e.document.id == oldest.id]
            asked = Asked(search=oldest.fiscal_number)
            await till.desk.journal.look(asked)
            assert [entry.document.id for entry in await list_all(till, asked)] == [oldest.id]
            assert oldest.total_amount is not None
            by_sum = Asked(search=f"{oldest.total_amount:.2f}".replace(".", ","))
            await till.desk.journal.look(by_sum)
            assert oldest.id in [entry.document.id for entry in await list_all(till, by_sum)]

    run(work())


def test_the_server_is_asked_for_a_sum_pasted_as_the_screen_shows_it(tmp_path: Path, sandbox: SandboxThread) -> None:
    async def work() -> None:
        async with linked(tmp_path, sandbox) as till:
            await stand(till)
            client = till.server.client
            assert client is not None
            shop, long_ago = till.desk.station.need_place().shop_id, demo.NOW - timedelta(days=25)
            oldest = (await client.receipts.page(None, 5, date_end=long_ago, type=0, shop_id=shop)).items[0]
            assert oldest.total_amount is not None
            shown = f"{oldest.total_amount:,.2f}\u00a0грн".replace(",", "\u00a0").replace(".", ",")
            await till.desk.journal.look(Asked(search=shown))
            assert oldest.id in [entry.document.id for entry in await list_all(till, Asked(search=shown))]

    run(work())


def test_a_sale_of_another_till_is_returned_here_in_parts_and_never_twice(
    tmp_path: Path, sandbox: SandboxThread
) -> None:
    async def work() -> None:
        async with linked(tmp_path / "one", sandbox) as till:
            await stand(till)
            sale = await bought_elsewhere(till)
            desk = till.desk
            basis = await desk.refund.begin(sale.document.id)
            assert basis.asked
            first = await desk.refund.give_back(basis, {0: basis.ledger.lines[0].quantity}, WHY)
            assert first.related_fiscal_number == sale.delivery.fiscal_number
            await till.drain()
            stored = await _at_server(till, first)
            assert (stored.type, stored.state) == (3, 3)
            assert stored.related_fiscal_number == sale.delivery.fiscal_number
            assert stored.total_amount == first.total
        # A third till, which knows of neither: the server tells it both.
        async with linked(tmp_path / "two", sandbox) as other:
            await stand(other)
            await other.desk.journal.look(Asked(search=sale.delivery.fiscal_number or ""))
            basis = await other.desk.refund.begin(sale.document.id)
            assert basis.ledger.lines[0].quantity == 0
            rest = {line.place: line.quantity for line in basis.ledger.lines if line.quantity}
            last = await other.desk.refund.give_back(basis, rest, WHY)
            assert first.payable + last.payable == sale.document.payable
            with pytest.raises(RuleBroken, match="refund_done"):
                await other.desk.refund.begin(sale.document.id)
            entry = await other.desk.journal.entry(sale.document.id)
            assert entry is not None
            assert entry.refunded is Refunded.WHOLE

    run(work())


def test_what_went_back_elsewhere_meanwhile_is_seen_before_the_money_is_given(
    tmp_path: Path, sandbox: SandboxThread
) -> None:
    async def work() -> None:
        async with linked(tmp_path / "one", sandbox) as till, linked(tmp_path / "two", sandbox) as other:
            await stand(till)
            await stand(other)
            sale = await bought_elsewhere(till)
            await other.desk.journal.look(Asked())
            mine = await till.desk.refund.begin(sale.document.id)
            theirs = await other.desk.refund.begin(sale.document.id)
            everything = {line.place: line.quantity for line in theirs.ledger.lines}
            await other.desk.refund.give_back(theirs, everything, WHY)
            await other.drain()
            with pytest.raises(RuleBroken, match="refund_done"):
                await till.desk.refund.give_back(mine, everything, WHY)

    run(work())


def test_offline_the_list_is_what_is_known_here_and_a_refund_says_that_nobody_was_asked(
    tmp_path: Path, sandbox: SandboxThread
) -> None:
    async def work() -> None:
        async with linked(tmp_path, sandbox) as till:
            await stand(till)
            sale = await bought_elsewhere(till)
            sandbox.fault(match="/api/v1/", kind="status", status=502, times=-1)
            with pytest.raises(Offline):
                await till.desk.journal.look(Asked())
            assert len(await list_all(till)) == 301
            basis = await till.desk.refund.begin(sale.document.id)
            assert not basis.asked
            await till.desk.refund.give_back(basis, {0: basis.ledger.lines[0].quantity}, WHY)

    run(work())


def test_states_and_means_and_people_narrow_the_list(tmp_path: Path, sandbox: SandboxThread) -> None:
    async def work() -> None:
        async with linked(tmp_path, sandbox) as till:
            await stand(till)
            sale = await bought_elsewhere(till)
            desk = till.desk
            basis = await desk.refund.begin(sale.document.id)
            back = await desk.refund.give_back(basis, {0: basis.ledger.lines[0].quantity}, WHY)
            parts = await list_all(till, Asked(standing=Standing.PART_REFUNDED))
            assert sale.document.id in [entry.document.id for entry in parts]
            assert {entry.refunded for entry in parts} == {Refunded.PART}
            basis = await desk.refund.begin(sale.document.id)
            rest = {line.place: line.quantity for line in basis.ledger.lines if line.quantity}
            await desk.refund.give_back(basis, rest, WHY)
            whole = await list_all(till, Asked(standing=Standing.REFUNDED))
            assert sale.document.id in [entry.document.id for entry in whole]
            assert {entry.refunded for entry in whole} == {Refunded.WHOLE}
            waiting = await list_all(till, Asked(standing=Standing.ON_TILL))
            assert back.id in [entry.document.id for entry in waiting]
            assert not any(entry.elsewhere for entry in waiting)
            assert not await list_all(till, Asked(standing=Standing.REFUSED))
            there = Asked(kinds=(DocumentKind.SALE,), standing=Standing.ON_SERVER)
            assert all(entry.delivery.fiscal_number for entry in await list_all(till, there))
            cards = await list_all(till, Asked(means=PaymentMeans.CARD))
            assert cards
            assert all(PaymentMeans.CARD in {p.means for p in e.document.payments} for e in cards)
            names = await desk.journal.cashiers()
            assert len(names) >= 3
            of_one = await list_all(till, Asked(cashier=names[0]))
            assert {entry.document.cashier_name for entry in of_one} == {names[0]}

    run(work())


async def _at_server(till: Linked, document: Document) -> Receipt:
    client = till.server.client
    assert client is not None
    return await client.receipts.get(document.id)


@pytest.mark.parametrize(
    "change",
    [{"state": 1}, {"type": 102}, {"type": None}, {"total_amount": None}, {"created_at": None}],
    ids=str,
)
def test_what_is_no_receipt_of_the_trade_is_not_listed(change: dict[str, object]) -> None:
    given = {"id": "a", "type": 0, "state": 2, "total_amount": "10.00", "created_at": "2026-11-22T10:00:00.000Z"}
    assert entry_of(Receipt.model_validate(given), TaxRules()) is not None
    assert entry_of(Receipt.model_validate(given | change), TaxRules()) is None


def test_the_documents_own_example_is_read_though_its_sums_do_not_add_up() -> None:
    """Three at 246,75 for a total of 145 (contract-notes.md 9): what is too much is a discount of the receipt."""
    lines = [{"id": "i", "name": "Вино", "price": 246.75, "quantity": 3, "amount": 740.25, "tax_group_id": 6}]
    given = {
        "id": "a", "title": "Чек №17", "type": 0, "state": 2, "total_amount": "145.0", "rounding_amount": None,
        "created_at": "2026-11-22T10:00:00.000Z", "items": lines, "discount_amount": 15, "tax_amount": {"А": 22825},
        "payment_transactions": [{"id": "p", "amount": "145.0", "transaction_type_id": 0}],
    }  # fmt: skip
    entry = entry_of(Receipt.model_validate(given), TaxRules())
    assert entry is not None
    made = entry.document
    assert (made.number, made.total, made.items[0].amount, made.items[0].share) == (
        17,
        Decimal("145.00"),
        Decimal("145.00"),
        Decimal("595.25"),
    )
    assert {line.letter: line.tax for line in made.taxes} == {"А": Decimal("228.25"), "З": Decimal("6.90")}
