"""After the money: slip, drawer and number follow their own ways, and none of them touches the sale."""

from __future__ import annotations

from decimal import Decimal

import pytest
from helpers import demo
from helpers.counter import keep
from helpers.desk import Desk
from helpers.listen import Pump, Slips
from helpers.qloop import Loop

from app.domain.document import DeliveryState, Document, JournalEntry
from app.domain.printjob import JobKind, JobState, PrintJob
from app.domain.rules import TillRules
from app.store.outbox_rows import OutboxCounts
from ui.presenters.done import DonePresenter, DoneState
from ui.presenters.status import StatusPresenter
from ui.tasks import Tasks


class Page:
    """The page after the sale of mockup 06a."""

    def __init__(self, loop: Loop, counter: Desk) -> None:
        self.loop, self.counter, self.tasks = loop, counter, Tasks()
        self.slips, self.pump = Slips(), Pump()
        self.drawn: list[JournalEntry] = []
        self.finished: list[bool] = []
        self.opened: list[str] = []
        self.document = demo.sale()
        self.presenter = DonePresenter(
            counter.journal,
            counter.sale,
            counter.station,
            self.slips,
            StatusPresenter(counter.station, self.pump, counter.clock),
            self._draw,
            lambda: "Xprinter XP-Q80",
            counter.clock,
            self.tasks,
        )
        self.presenter.finished.connect(lambda: self.finished.append(True))
        self.presenter.journal_requested.connect(self.opened.append)
        loop.run(keep(counter, self.document))

    @property
    def state(self) -> DoneState:
        assert self.presenter.state is not None
        return self.presenter.state

    def show(self) -> None:
        self.presenter.show(self.document)
        self.settle()

    def settle(self) -> None:
        self.loop.run(self.tasks.drain())

    def job(self, state: JobState, *, document: Document | None = None, kind: JobKind = JobKind.SALE) -> None:
        document_id = (document or self.document).id
        self.slips.changed.emit(PrintJob("job", kind, document_id, "", False, self.counter.clock.now(), state, "paper"))

    def copies(self) -> list[bool]:
        """The jobs the journal put into the queue: each is a copy or not."""
        jobs = self.loop.run(self.counter.stores.print_jobs.of_document(self.document.id))
        return [job.copy for job in jobs]

    def _draw(self, entry: JournalEntry) -> bytes:
        self.drawn.append(entry)
        return f"picture {len(self.drawn)}".encode()


@pytest.fixture
def page(loop: Loop, counter: Desk) -> Page:
    return Page(loop, counter)


def test_the_sale_is_noted_as_seen(page: Page, loop: Loop, counter: Desk) -> None:
    assert [document.id for document in loop.run(counter.journal.unannounced())] == [page.document.id]
    page.show()
    assert loop.run(counter.journal.unannounced()) == []


def test_the_slip_is_followed_to_the_paper(page: Page) -> None:
    page.show()
    assert page.state.slip_state is JobState.WAITING
    page.job(JobState.PRINTING)
    page.job(JobState.PRINTED, document=demo.big_sale())
    page.job(JobState.PRINTED, kind=JobKind.DRAWER)
    assert page.state.slip_state is JobState.PRINTING
    page.job(JobState.PRINTED)
    assert (page.state.slip_state, page.state.printed_at) == (JobState.PRINTED, page.counter.clock.now())


def test_a_slip_that_did_not_begin_is_printed_as_it_is(page: Page) -> None:
    page.show()
    page.job(JobState.FAILED)
    page.presenter.print_again()
    page.settle()
    assert page.slips.retried == ["job"]
    assert page.copies() == []


@pytest.mark.parametrize("state", [JobState.PRINTED, JobState.UNSURE])
def test_a_slip_that_may_be_on_paper_comes_again_as_a_copy(page: Page, state: JobState) -> None:
    page.show()
    page.job(state)
    page.presenter.print_again()
    page.presenter.print_again()
    page.settle()
    assert page.slips.retried == []
    assert page.copies() == [True]


def test_without_a_printer_no_slip_is_awaited(page: Page, counter: Desk) -> None:
    counter.station.rules = TillRules(print_slips=False)
    page.show()
    assert page.state.slip_state is None


def test_the_fiscal_number_comes_with_a_new_picture(page: Page, loop: Loop, counter: Desk) -> None:
    page.show()
    assert page.state.picture == b"picture 1"

    async def number() -> None:
        rows = counter.stores.outbox
        await rows.begin_attempt(page.document.id, counter.clock.now())
        await rows.delivered(page.document.id, None, "16773376", "4000026885", counter.clock.now())

    loop.run(number())
    counter.journal.changed.emit(None)
    page.settle()
    page.settle()
    assert page.state.entry.delivery.state is DeliveryState.DELIVERED
    assert page.drawn[-1].delivery.fiscal_number == "16773376"
    assert page.state.picture == b"picture 2"


def test_a_picture_that_fails_is_no_trouble(page: Page, caplog: pytest.LogCaptureFixture) -> None:
    def torn(entry: JournalEntry) -> bytes:
        raise ValueError("no fonts")

    page.presenter._preview = torn
    page.show()
    assert page.state.picture == b""
    assert "no picture" in caplog.text


def test_the_next_goods_begin_the_next_receipt(page: Page, loop: Loop, counter: Desk) -> None:
    page.show()
    loop.run(counter.sale.add(demo.MILK, Decimal(1)))
    assert page.finished == [True]
    loop.run(counter.sale.add(demo.MILK, Decimal(1)))
    page.presenter.finish()
    assert page.finished == [True]


def test_what_waits_and_whether_the_server_answers_is_told(page: Page) -> None:
    page.show()
    page.pump.changed.emit(OutboxCounts(waiting=2, unknown=1))
    page.pump.online.emit(False)
    assert (page.state.waiting, page.state.online) == (3, False)


def test_the_receipts_of_the_shift_open_at_this_one(page: Page) -> None:
    page.show()
    page.presenter.open_journal()
    assert page.opened == [page.document.id]
    page.presenter.finish()
    assert page.finished == []
