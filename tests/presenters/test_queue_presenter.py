"""The queue: why a document is still here, and one person's word to send it again."""

from __future__ import annotations

from decimal import Decimal

import pytest
from helpers import demo
from helpers.counter import keep
from helpers.desk import Desk
from helpers.listen import Pump
from helpers.qloop import Loop

from app.domain.document import DeliveryState
from app.domain.reconciliation import Stranger
from app.errors import Forbidden
from app.store.ids import Ids
from ui.presenters.check import CheckPresenter
from ui.presenters.queue import QueuePresenter
from ui.presenters.status import Network, StatusPresenter
from ui.tasks import Tasks


class Page:
    """Three documents: one delivered, one waiting, one refused."""

    def __init__(self, loop: Loop, counter: Desk) -> None:
        self.loop, self.counter, self.tasks, self.pump = loop, counter, Tasks(), Pump()
        self.sent = 0
        self.waiting, self.refused, self.delivered = (entry.document for entry in demo.journal()[:3])
        loop.run(keep(counter, self.delivered, self.refused, self.waiting))
        loop.run(self._deliver())
        status = StatusPresenter(counter.station, self.pump, counter.clock)
        rows = counter.stores.outbox
        self.check = CheckPresenter(counter.reconciler, counter.journal, self.tasks)
        self.presenter = QueuePresenter(
            counter.journal,
            status,
            self._send,
            rows.resend,
            counter.reconciler.settle,
            lambda: Ids.KEPT,
            self.check,
            self.tasks,
        )

    async def _deliver(self) -> None:
        rows, now = self.counter.stores.outbox, self.counter.clock.now()
        for document in (self.delivered, self.refused):
            await rows.begin_attempt(document.id, now)
        await rows.delivered(self.delivered.id, None, None, None, now)
        await rows.refused(self.refused.id, "refused: items: product_unknown")

    def _send(self) -> None:
        self.sent += 1

    def open(self) -> None:
        self.presenter.open()
        self.settle()

    def settle(self) -> None:
        self.loop.run(self.tasks.drain())

    def ids(self) -> list[str]:
        return [entry.document.id for entry in self.presenter.state.entries]


@pytest.fixture
def page(loop: Loop, counter: Desk) -> Page:
    return Page(loop, counter)


def test_only_what_is_not_on_the_server_is_listed(page: Page) -> None:
    page.open()
    assert page.ids() == [page.waiting.id, page.refused.id]
    assert page.presenter.state.selected == page.waiting.id
    assert not page.presenter.state.refused


def test_send_now_wakes_the_pump_and_touches_no_row(page: Page, loop: Loop, counter: Desk) -> None:
    page.open()
    page.presenter.send()
    page.presenter.send()
    page.settle()
    assert page.sent == 1
    entry = loop.run(counter.journal.entry(page.refused.id))
    assert entry is not None
    assert entry.delivery.state is DeliveryState.REFUSED


def test_a_refused_document_goes_again_when_a_person_says_so(page: Page, loop: Loop, counter: Desk) -> None:
    page.open()
    page.presenter.select(page.refused.id)
    assert page.presenter.state.refused
    page.presenter.send()
    page.settle()
    entry = loop.run(counter.journal.entry(page.refused.id))
    assert entry is not None
    assert entry.delivery.state is DeliveryState.WAITING
    assert (page.sent, page.presenter.state.selected) == (1, page.refused.id)


def test_it_empties_itself_as_the_pump_delivers(page: Page, loop: Loop, counter: Desk) -> None:
    page.open()

    async def deliver() -> None:
        await counter.stores.outbox.begin_attempt(page.waiting.id, counter.clock.now())
        await counter.stores.outbox.delivered(page.waiting.id, None, None, None, counter.clock.now())

    loop.run(deliver())
    counter.journal.changed.emit(None)
    page.settle()
    assert page.ids() == [page.refused.id]
    assert page.presenter.state.selected == page.refused.id


def test_support_gets_the_key_and_the_answer_but_no_goods(page: Page) -> None:
    page.open()
    page.presenter.select(page.refused.id)
    said = page.presenter.support_text()
    assert page.refused.mark in said
    assert "product_unknown" in said
    assert not any(item.name in said for item in page.refused.items)
    assert page.refused.cashier_name not in said


def test_network_is_followed_only_while_open(page: Page) -> None:
    page.open()
    page.pump.online.emit(False)
    assert page.presenter.state.status.network is Network.OFFLINE
    page.presenter.back()
    page.pump.online.emit(True)
    assert page.presenter.state.status.network is Network.OFFLINE


def doubled(page: Page, loop: Loop, counter: Desk) -> None:
    """The delivered document turned out to be on the server twice, and there is a receipt nobody here made."""
    found = Stranger("srv-9", "K1-9-0badc0de", Decimal("77.30"), counter.clock.now(), counter.clock.now())

    async def work() -> None:
        await counter.stores.outbox.duplicate(page.delivered.id, "duplicate: a, b")
        await counter.stores.reconciliations.add_stranger(found)

    loop.run(work())


def test_what_the_server_has_otherwise_is_on_the_same_page(page: Page, loop: Loop, counter: Desk) -> None:
    doubled(page, loop, counter)
    page.open()
    assert set(page.ids()) == {page.delivered.id, page.waiting.id, page.refused.id}
    assert [found.server_id for found in page.presenter.state.strangers] == ["srv-9"]
    assert page.presenter.state.ids is Ids.KEPT
    page.presenter.select("srv-9")
    assert page.presenter.state.settleable
    assert "K1-9-0badc0de" in page.presenter.support_text()
    page.presenter.select(page.waiting.id)
    assert not page.presenter.state.settleable


def test_a_person_settles_what_was_put_right_at_the_server_with_a_reason(page: Page, loop: Loop, counter: Desk) -> None:
    doubled(page, loop, counter)
    counter.station.cashier = demo.CASHIERS[1]
    wanted: list[None] = []
    page.presenter.settle_wanted.connect(lambda: wanted.append(None))
    page.open()
    for key in (page.waiting.id, page.delivered.id, "srv-9"):
        page.presenter.select(key)
        page.presenter.ask_settle()
    assert len(wanted) == 2, "a document that waits is nothing to settle"
    for key in (page.delivered.id, "srv-9"):
        page.presenter.select(key)
        page.presenter.settle("Зайвий прибрано")
        page.settle()
    assert set(page.ids()) == {page.waiting.id, page.refused.id}
    assert page.presenter.state.strangers == ()
    entry = loop.run(counter.journal.entry(page.delivered.id))
    assert entry is not None
    assert entry.document == page.delivered
    assert entry.delivery.state is DeliveryState.DELIVERED
    told = [row for row in loop.run(counter.stores.audit.recent()) if row.what == "settle"]
    assert [(row.who, row.facts["reason"]) for row in told] == [(demo.CASHIERS[1].name, "Зайвий прибрано")] * 2


def test_a_cashier_alone_settles_nothing(page: Page, loop: Loop, counter: Desk) -> None:
    doubled(page, loop, counter)
    refused: list[Exception] = []
    page.presenter.failed.connect(refused.append)
    page.open()
    page.presenter.select(page.delivered.id)
    page.presenter.settle("Так і має бути")
    page.settle()
    assert [type(error) for error in refused] == [Forbidden]
    assert page.delivered.id in page.ids()
