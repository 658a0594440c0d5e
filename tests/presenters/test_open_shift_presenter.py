"""Opening a shift: the remainder offered, compared, replaced by the first digit, recorded as it stands."""

from __future__ import annotations

from datetime import timedelta
from decimal import Decimal

import pytest
from helpers import demo
from helpers.qloop import Loop
from helpers.shift_desk import ShiftTill, till
from helpers.shift_fakes import FakeDesk, FakeReports

from app.clock import FakeClock
from app.domain.document import DocumentKind
from app.domain.shift import Count, ShiftClose
from app.errors import RuleBroken, StoreFault
from app.services.station import Station
from ui.presenters.open_shift import OpenShiftPresenter
from ui.tasks import Tasks

__all__ = ["till"]


@pytest.fixture
def presenter(till: ShiftTill) -> OpenShiftPresenter:
    desk = till.desk
    return OpenShiftPresenter(desk.shift, desk.station, till.tasks, desk.clock)


def close_with(till: ShiftTill, left: str) -> None:
    """A shift opened with 1 250 and closed with `left` kept in the drawer."""
    till.open()
    till.loop.run(till.desk.shift.close(ShiftClose(Count(whole=Decimal("1250")), Decimal(left)), print_report=False))


def type_keys(presenter: OpenShiftPresenter, keys: str) -> None:
    for key in keys:
        presenter.press(key)


def test_the_first_shift_begins_with_nothing_to_compare(till: ShiftTill, presenter: OpenShiftPresenter) -> None:
    presenter.enter()
    till.settle()
    assert (presenter.number, presenter.last_shift, presenter.remainder) == (1, "ще не було", None)
    assert (presenter.value, presenter.amount.text) == (Decimal("0.00"), "0,00")
    assert presenter.comparison is None


def test_the_remainder_of_the_last_shift_is_offered(till: ShiftTill, presenter: OpenShiftPresenter) -> None:
    close_with(till, "800.50")
    till.desk.clock.move(timedelta(hours=11).total_seconds())
    presenter.enter()
    till.settle()
    assert presenter.number == 2
    assert presenter.amount.text == "800,50"
    assert presenter.last_shift == "№1, закрито вчора о 14:37"
    assert presenter.comparison is not None
    assert presenter.comparison.fits


def test_the_first_digit_replaces_it_and_the_difference_is_said(till: ShiftTill, presenter: OpenShiftPresenter) -> None:
    close_with(till, "800")
    presenter.enter()
    till.settle()
    type_keys(presenter, "750,5")
    assert presenter.value == Decimal("750.50")
    comparison = presenter.comparison
    assert comparison is not None
    assert (comparison.text, comparison.fits) == ("На 49,50\u00a0грн менше, ніж лишила зміна №1", False)


def test_opening_records_the_float_and_says_so(till: ShiftTill, presenter: OpenShiftPresenter) -> None:
    opened: list[bool] = []
    presenter.opened.connect(lambda: opened.append(True))
    presenter.enter()
    till.settle()
    type_keys(presenter, "1250")
    presenter.open()
    presenter.open()
    till.settle()
    shift = till.desk.station.shift
    assert shift is not None
    assert (shift.number, shift.float_amount) == (1, Decimal("1250.00"))
    documents = till.loop.run(till.desk.stores.documents.of_shift(shift.id))
    assert [(one.kind, one.payable) for one in documents] == [(DocumentKind.SERVICE_INPUT, Decimal("1250.00"))]
    assert opened == [True]
    assert till.desk.printer.woken == 1
    assert not till.failed


def test_without_the_tick_nothing_is_printed(till: ShiftTill, presenter: OpenShiftPresenter) -> None:
    presenter.set_print(False)
    type_keys(presenter, "100")
    presenter.open()
    till.settle()
    assert till.desk.station.shift is not None
    assert till.desk.printer.woken == 0


def test_counting_by_notes_is_the_float(till: ShiftTill, presenter: OpenShiftPresenter) -> None:
    presenter.set_mode(True)
    assert presenter.comparison is None
    presenter.select(Decimal(200))
    type_keys(presenter, "6")
    presenter.select(Decimal("0.50"))
    type_keys(presenter, "3")
    presenter.open()
    till.settle()
    assert till.desk.station.shift is not None
    assert till.desk.station.shift.float_amount == Decimal("1201.50")


def test_enter_goes_through_the_notes_before_it_opens(till: ShiftTill, presenter: OpenShiftPresenter) -> None:
    presenter.set_mode(True)
    for _ in range(11):
        presenter.confirm()
    till.settle()
    assert till.desk.station.shift is None
    presenter.confirm()
    till.settle()
    assert till.desk.station.shift is not None


def test_a_float_typed_is_kept_while_the_page_is_left_and_shown_again(
    till: ShiftTill, presenter: OpenShiftPresenter
) -> None:
    presenter.enter()
    till.settle()
    type_keys(presenter, "321")
    presenter.enter()
    till.settle()
    assert presenter.value == Decimal("321.00")


@pytest.mark.parametrize(("error", "shown"), [(RuleBroken("signed_out"), True), (StoreFault("full"), False)])
def test_a_rule_is_said_here_and_a_failing_disk_to_the_window(loop: Loop, error: Exception, shown: bool) -> None:
    station, tasks, clock = Station(demo.RULES), Tasks(), FakeClock(demo.NOW)
    station.place, station.cashier = demo.PLACE, demo.CASHIER
    fake = FakeDesk(station, FakeReports(station), clock)
    presenter = OpenShiftPresenter(fake, station, tasks, clock)  # type: ignore[arg-type]
    failed: list[object] = []
    tasks.failed.connect(lambda name, caught: failed.append(caught))
    fake.fail_with = error
    presenter.open()
    loop.run(tasks.drain())
    assert bool(presenter.error) is shown
    assert bool(failed) is not shown
    assert station.shift is None
