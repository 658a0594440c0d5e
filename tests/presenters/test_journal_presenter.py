"""The journal finds what was recorded, keeps what was chosen, and prints a copy once for one tap."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from datetime import date, timedelta
from decimal import Decimal

import pytest
from helpers import demo
from helpers.counter import keep
from helpers.desk import Desk
from helpers.qloop import Loop

from app.domain.document import Document
from app.domain.journal import Asked
from app.errors import StoreFault
from ui.presenters import journal as room
from ui.presenters.journal import JournalPresenter, Kind, Period
from ui.tasks import Tasks


class Page:
    """The journal of a counter."""

    def __init__(self, loop: Loop, counter: Desk) -> None:
        self.loop, self.counter, self.tasks = loop, counter, Tasks()
        self.presenter = JournalPresenter(counter.journal, counter.station, counter.clock, self.tasks)

    def open(self) -> None:
        self.presenter.open()
        self.settle()

    def settle(self) -> None:
        self.loop.run(self.tasks.drain())

    def numbers(self) -> list[int]:
        return [entry.document.number for entry in self.presenter.state.entries]


@pytest.fixture
def page(loop: Loop, counter: Desk) -> Iterator[Page]:
    loop.run(keep(counter, *[entry.document for entry in reversed(demo.journal())]))
    made = Page(loop, counter)
    yield made
    # What was searched is asked of the server after a pause: not in the next test.
    made.presenter.close()
    made.settle()


def of_yesterday() -> Document:
    """A sale of another shift, the evening before."""
    day = timedelta(days=1)
    bought = demo.sale(number=900)
    return replace(bought, id=demo.uid("yesterday"), shift_id=demo.uid("shift 213"), created_at=bought.created_at - day)


def test_the_open_shift_is_listed_newest_first_with_the_first_one_open(page: Page) -> None:
    page.open()
    assert page.numbers() == [1043, 1041, 1039, 1037, 1036, 1035, 1038, 1034, 1033]
    state = page.presenter.state
    assert (state.of_shift, state.has_shift, state.loading, state.more) == (9, True, False, False)
    assert state.entry is not None
    assert state.entry.document.number == 1043


def test_words_kinds_and_days_narrow_it(page: Page, loop: Loop, counter: Desk) -> None:
    loop.run(keep(counter, of_yesterday()))
    loop.run(counter.cash.put_in(Decimal("500.00"), "розмін"))
    page.open()
    page.presenter.search(" Сало ")
    page.settle()
    assert page.numbers() == [1037]
    page.presenter.search("1204,15")
    page.settle()
    assert page.numbers() == [1037]
    page.presenter.search("")
    page.presenter.choose_kind(Kind.REFUNDS)
    page.settle()
    assert page.numbers() == [1038]
    page.presenter.choose_kind(Kind.SERVICE)
    page.settle()
    assert page.numbers() == [1044]
    page.presenter.choose_kind(Kind.ALL)
    page.presenter.choose_day(date(2026, 11, 21))
    page.settle()
    assert page.numbers() == [900]
    page.presenter.choose_period(Period.TODAY)
    page.settle()
    assert 900 not in page.numbers()
    assert 1044 in page.numbers()


def test_the_newest_question_wins(page: Page) -> None:
    page.open()
    page.presenter.search("сал")
    page.presenter.search("лимони")
    page.presenter.search("мед липовий 400")
    page.settle()
    assert page.presenter.state.search == "мед липовий 400"
    assert page.numbers() == [1037]


def test_long_lists_come_in_pages_and_stay_read_when_something_changes(
    page: Page, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(room, "PAGE", 4)
    page.open()
    assert (len(page.numbers()), page.presenter.state.more) == (4, True)
    page.presenter.load_more()
    page.presenter.load_more()
    page.settle()
    assert page.numbers() == [1043, 1041, 1039, 1037, 1036, 1035, 1038, 1034]
    page.counter.journal.changed.emit(None)
    page.settle()
    assert len(page.numbers()) == 8
    page.presenter.load_more()
    page.settle()
    assert (len(page.numbers()), page.presenter.state.more) == (9, False)


def test_arrows_move_the_choice_and_stop_at_the_ends(page: Page) -> None:
    page.open()
    page.presenter.move_selection(2)
    assert page.presenter.state.place == 2
    page.presenter.move_selection(-5)
    assert page.presenter.state.place == 0
    page.presenter.move_selection(99)
    assert page.presenter.state.place == 8


def test_a_copy_is_printed_once_for_one_tap(page: Page, loop: Loop, counter: Desk) -> None:
    told: list[Document] = []
    page.presenter.reprinted.connect(told.append)
    page.open()
    page.presenter.reprint()
    page.presenter.reprint()
    page.settle()
    jobs = loop.run(counter.stores.print_jobs.next_jobs())
    assert [(job.document_id, job.copy) for job in jobs] == [(demo.sale().id, True)]
    assert [document.number for document in told] == [1043]
    assert counter.printer.woken == 1


def test_a_new_sale_appears_only_while_the_page_is_open(page: Page, loop: Loop, counter: Desk) -> None:
    page.open()
    loop.run(keep(counter, replace(demo.sale(number=1050), id=demo.uid("new"))))
    counter.journal.changed.emit(None)
    page.settle()
    assert page.numbers()[0] == 1050
    page.presenter.close()
    loop.run(keep(counter, replace(demo.sale(number=1051), id=demo.uid("newer"))))
    counter.journal.changed.emit(None)
    page.settle()
    assert page.numbers()[0] == 1050


def test_one_document_is_opened_from_elsewhere(page: Page) -> None:
    page.open()
    page.presenter.search("лимони")
    page.settle()
    page.presenter.show_document(demo.refund().id)
    page.settle()
    state = page.presenter.state
    assert (state.search, state.period, state.selected) == ("", Period.SHIFT, demo.refund().id)


def test_a_receipt_of_this_shift_many_pages_back_is_opened_by_its_mark(
    page: Page, loop: Loop, counter: Desk, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(room, "PAGE", 2)
    page.open()
    in_shift = loop.run(counter.journal.page(Asked(shift_id=demo.SHIFT.id), 100)).entries
    oldest = in_shift[-1]
    assert oldest.document.number not in page.numbers(), "not on the first page"
    page.presenter.show_receipt(oldest)
    page.settle()
    state = page.presenter.state
    assert (state.period, state.selected) == (Period.SHIFT, oldest.document.id)
    assert page.numbers() == [oldest.document.number]


def test_without_a_shift_today_is_shown(page: Page, counter: Desk) -> None:
    counter.station.shift = None
    page.open()
    assert page.presenter.state.period is Period.TODAY
    assert len(page.numbers()) == 9


def test_a_failing_disk_is_told_and_the_rows_stay(page: Page, monkeypatch: pytest.MonkeyPatch) -> None:
    async def torn(*_: object) -> list[object]:
        raise StoreFault("io")

    told: list[Exception] = []
    page.presenter.failed.connect(told.append)
    page.open()
    monkeypatch.setattr(page.counter.journal, "page", torn)
    page.presenter.choose_kind(Kind.SALES)
    page.settle()
    assert isinstance(told[0], StoreFault)
    assert len(page.numbers()) == 9
    assert not page.presenter.state.loading
