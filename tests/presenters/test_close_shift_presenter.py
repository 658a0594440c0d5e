"""Closing a shift: any count closes, a difference needs a reason, nothing is asked twice."""

from __future__ import annotations

from dataclasses import replace
from decimal import Decimal

import pytest
from helpers import demo
from helpers.shift_desk import ShiftTill, till

from app.domain.document import DocumentKind
from app.domain.held import Keep
from app.errors import StoreFault
from ui.presenters.check import CheckPresenter
from ui.presenters.close_shift import CloseShiftPresenter, Target

__all__ = ["till"]


class Closing:
    """A presenter on a shift with a float of 1 250 and one cash sale of 614,50: 1 864,50 in the drawer."""

    def __init__(self, till: ShiftTill, *, blind: bool = False) -> None:
        self.till = till
        till.open()
        till.sell("1000")
        desk = till.desk
        desk.station.rules = replace(desk.station.rules, blind_count=blind)
        self.presenter = CloseShiftPresenter(
            desk.shift,
            desk.reports,
            desk.station,
            CheckPresenter(desk.reconciler, desk.journal, till.tasks),
            till.tasks,
        )
        self.events: list[str] = []
        self.presenter.reason_wanted.connect(lambda: self.events.append("reason"))
        self.presenter.closed.connect(lambda: self.events.append("closed"))
        self.presenter.cancelled.connect(lambda: self.events.append("cancelled"))
        self.presenter.finished.connect(lambda: self.events.append("finished"))
        self.presenter.enter()
        till.settle()

    def type(self, keys: str) -> None:
        for key in keys:
            self.presenter.press(key)

    def count(self, total: str) -> CloseShiftPresenter:
        """One sum instead of notes."""
        self.presenter.set_mode(False)
        self.type(total)
        return self.presenter

    def close(self) -> None:
        self.presenter.close()
        self.till.settle()


@pytest.fixture
def closing(till: ShiftTill) -> Closing:
    return Closing(till)


def test_before_counting_nothing_is_said_of_a_difference(closing: Closing) -> None:
    presenter = closing.presenter
    assert (presenter.expected_text, presenter.difference.kind) == ("1\u00a0864,50", "open")
    assert not presenter.needs_reason
    assert presenter.left_text == "1\u00a0250,00"


@pytest.mark.parametrize(
    ("counted", "word", "amount", "kind"),
    [
        ("1864", "Нестача", "\u22120,50", "short"),
        ("1865", "Надлишок", "+0,50", "over"),
        ("1864,5", "Сходиться", "0,00", "fits"),
    ],
)
def test_the_difference_has_its_word(closing: Closing, counted: str, word: str, amount: str, kind: str) -> None:
    difference = closing.count(counted).difference
    assert (difference.word, difference.amount, difference.kind) == (word, amount, kind)


def test_a_count_that_fits_closes_without_a_question(closing: Closing, till: ShiftTill) -> None:
    presenter = closing.count("1864,5")
    assert presenter.handed_over == Decimal("614.50")
    closing.close()
    assert closing.events == ["closed"]
    result = presenter.result
    assert result is not None
    assert (result.difference, result.handed_over, result.shift.left) == (0, Decimal("614.50"), Decimal("1250.00"))
    assert till.desk.station.shift is None
    outputs = [
        one.payable
        for one in till.loop.run(till.desk.stores.documents.of_shift(result.shift.id))
        if one.kind is DocumentKind.SERVICE_OUTPUT
    ]
    assert outputs == [Decimal("614.50")]


def test_a_difference_waits_for_its_reason_and_keeps_the_count(closing: Closing, till: ShiftTill) -> None:
    presenter = closing.count("1800")
    closing.close()
    assert closing.events == ["reason"]
    assert till.desk.station.shift is not None
    presenter.choose_reason("Помилка в решті")
    closing.close()
    assert closing.events == ["reason", "closed"]
    assert presenter.result is not None
    assert presenter.result.shift.reason == "Помилка в решті"
    assert presenter.result.difference == Decimal("-64.50")


def test_blank_words_are_no_reason(closing: Closing) -> None:
    presenter = closing.count("1800")
    presenter.choose_other()
    presenter.write_reason("   ")
    closing.close()
    assert closing.events == ["reason"]
    presenter.write_reason("дала дрібними на каву")
    closing.close()
    assert closing.events == ["reason", "closed"]


def test_a_reason_given_before_the_count_was_mended_is_not_recorded(closing: Closing) -> None:
    presenter = closing.count("1800")
    presenter.choose_reason("Розмін")
    for _ in range(4):
        presenter.press("back")
    closing.type("1864,50")
    closing.close()
    assert presenter.result is not None
    assert presenter.result.shift.reason == ""


def test_nothing_counted_at_all_can_be_closed_with_a_reason(closing: Closing) -> None:
    presenter = closing.presenter
    closing.close()
    assert closing.events == ["reason"]
    assert presenter.difference.amount == "\u22121\u00a0864,50"
    presenter.choose_reason("Розмін")
    closing.close()
    assert presenter.result is not None
    assert (presenter.result.handed_over, presenter.result.shift.left) == (0, 0)


def test_notes_one_after_another_then_what_stays(closing: Closing) -> None:
    presenter = closing.presenter
    for pieces in ("1", "1", "1", "1", "1", "0", "1", "0", "2", "0", "1", "0"):
        presenter.press(pieces)
        presenter.step(1)
    assert presenter.counted == Decimal("1864.50")
    assert presenter.target is Target.LEFT
    closing.type("200")
    assert (presenter.left_value, presenter.handed_over) == (Decimal("200.00"), Decimal("1664.50"))
    presenter.step(-1)
    assert presenter.target is Target.COUNT
    closing.close()
    assert presenter.result is not None
    assert presenter.result.shift.left == Decimal("200.00")


def test_the_float_offered_reaches_no_further_than_the_count(closing: Closing) -> None:
    presenter = closing.count("700")
    assert presenter.left_value == Decimal("700.00")
    assert presenter.handed_over == 0
    assert not presenter.left_too_much


def test_more_left_than_counted_is_stopped_at_its_field(closing: Closing, till: ShiftTill) -> None:
    presenter = closing.count("1864,5")
    presenter.select_left()
    closing.type("2000")
    assert presenter.left_too_much
    closing.close()
    assert closing.events == []
    assert presenter.target is Target.LEFT
    assert till.desk.station.shift is not None


def test_two_taps_close_once(closing: Closing) -> None:
    closing.count("1864,5")
    closing.presenter.close()
    closing.close()
    closing.close()
    assert closing.events == ["closed"]


def test_the_count_is_there_when_one_comes_back(closing: Closing) -> None:
    presenter = closing.count("1864,5")
    presenter.back()
    presenter.enter()
    closing.till.settle()
    assert closing.events == ["cancelled"]
    assert presenter.counted == Decimal("1864.50")


def test_a_sale_meanwhile_changes_what_is_expected(closing: Closing, till: ShiftTill) -> None:
    presenter = closing.count("1864,5")
    till.loop.run(till.desk.cash.put_in(Decimal(10), "Розмін"))
    presenter.enter()
    till.settle()
    assert presenter.difference.amount == "\u221210,00"


def test_after_the_result_the_next_shift_begins_empty(closing: Closing, till: ShiftTill) -> None:
    presenter = closing.count("1864,5")
    closing.close()
    presenter.back()
    assert closing.events == ["closed", "finished"]
    till.open("50")
    presenter.enter()
    till.settle()
    assert (presenter.counted, presenter.expected, presenter.left.value) == (0, Decimal("50.00"), Decimal("50.00"))


def test_the_report_is_printed_when_asked(closing: Closing, till: ShiftTill) -> None:
    closing.count("1864,5")
    before = till.desk.printer.woken
    closing.presenter.set_print(False)
    closing.close()
    assert till.desk.printer.woken == before


def test_a_failing_disk_leaves_the_shift_open(
    closing: Closing, till: ShiftTill, monkeypatch: pytest.MonkeyPatch
) -> None:
    async def full(*args: object, **more: object) -> None:
        raise StoreFault("full")

    monkeypatch.setattr(till.desk.shift, "close", full)
    presenter = closing.count("1864,5")
    closing.close()
    assert isinstance(till.failed[0], StoreFault)
    assert presenter.result is None
    assert not presenter.busy


class TestBlind:
    """Counting without knowing what should come out."""

    @pytest.fixture
    def closing(self, till: ShiftTill) -> Closing:
        return Closing(till, blind=True)

    def test_neither_sum_nor_difference_is_told(self, closing: Closing) -> None:
        presenter = closing.count("1800")
        assert (presenter.expected_text, presenter.difference.kind) == ("•••", "open")

    def test_confirming_reveals_and_the_count_stands(self, closing: Closing) -> None:
        presenter = closing.count("1800")
        closing.close()
        assert closing.events == ["reason"]
        assert presenter.difference.amount == "\u221264,50"
        closing.type("5")
        assert presenter.counted == Decimal("1800.00")
        presenter.recount()
        assert presenter.expected_text == "•••"
        assert not presenter.touched

    def test_the_owner_switches_it_while_the_till_runs(self, closing: Closing, till: ShiftTill) -> None:
        till.desk.station.rules = replace(till.desk.station.rules, blind_count=False)
        assert closing.presenter.expected_text == "1\u00a0864,50"

    def test_a_right_count_closes_at_once(self, closing: Closing) -> None:
        closing.count("1864,5")
        closing.close()
        assert closing.events == ["closed"]


def again(till: ShiftTill) -> CloseShiftPresenter:
    """The page as a till started anew shows it."""
    desk = till.desk
    made = CloseShiftPresenter(
        desk.shift, desk.reports, desk.station, CheckPresenter(desk.reconciler, desk.journal, till.tasks), till.tasks
    )
    made.enter()
    till.settle()
    return made


def test_a_till_that_went_down_goes_on_with_the_count_and_the_reason(closing: Closing) -> None:
    presenter = closing.presenter
    presenter.select(Decimal(500))
    closing.type("3")
    presenter.select(Decimal("0.50"))
    closing.type("9")
    presenter.select_left()
    closing.type("20,5")
    presenter.choose_other()
    presenter.write_reason("Дали зайву решту")
    presenter.set_print(False)
    closing.till.settle()
    taken_up = again(closing.till)
    assert taken_up.count.pieces == presenter.count.pieces == {Decimal(500): 3, Decimal("0.50"): 9}
    assert (taken_up.left_text, taken_up.left_value) == ("20,50", Decimal("20.50"))
    assert (taken_up.reason, taken_up.other, taken_up.print_report) == ("Дали зайву решту", True, False)
    taken_up.close()
    closing.till.settle()
    assert taken_up.result is not None
    assert (taken_up.result.shift.counted, taken_up.result.shift.left) == (Decimal("1504.50"), Decimal("20.50"))


def test_one_sum_comes_back_as_one_sum_and_digits_go_on_behind_it(closing: Closing) -> None:
    closing.count("186")
    closing.till.settle()
    taken_up = again(closing.till)
    assert not taken_up.by_notes
    assert taken_up.counted == Decimal(186)


def test_a_confirmed_blind_count_stands_after_a_restart(till: ShiftTill) -> None:
    """Who has seen what should be there counts no second time without saying so, power cut or not."""
    blind = Closing(till, blind=True)
    blind.count("1800")
    blind.close()
    assert blind.presenter.revealed
    assert blind.events == ["reason"]
    taken_up = again(till)
    assert (taken_up.revealed, taken_up.hidden, taken_up.counted) == (True, False, Decimal(1800))
    taken_up.press("9")
    assert taken_up.counted == Decimal(1800)


def test_what_is_typed_before_the_kept_count_was_read_is_not_overwritten(closing: Closing) -> None:
    closing.presenter.select(Decimal(500))
    closing.type("3")
    closing.till.settle()
    desk = closing.till.desk
    made = CloseShiftPresenter(
        desk.shift,
        desk.reports,
        desk.station,
        CheckPresenter(desk.reconciler, desk.journal, closing.till.tasks),
        closing.till.tasks,
    )
    made.enter()
    made.select(Decimal(200))
    made.press("1")
    closing.till.settle()
    assert made.count.pieces == {Decimal(200): 1}


def test_what_is_left_open_is_shown_before_anything_closes(closing: Closing) -> None:
    till, presenter = closing.till, closing.presenter
    asked: list[str] = []
    presenter.left_open.connect(lambda: asked.append("open"))
    till.desk.station.rules = replace(till.desk.station.rules, keep_held=Keep.SHIFT)

    async def put_aside() -> None:
        await till.desk.sale.scan(demo.MILK.barcode)
        await till.desk.held.hold("Бабуся")

    till.loop.run(put_aside())
    closing.count("1864,5")
    closing.close()
    assert (asked, presenter.result) == (["open"], None)
    assert [check.name for check in presenter.matters] == ["check-held"]
    assert not presenter.decides, "a cashier calls a senior"
    presenter.close_anyway("")
    till.settle()
    assert presenter.result is None
    assert presenter.error, "nobody gave leave here"
    till.desk.station.cashier = demo.CASHIERS[1]
    closing.close()
    assert presenter.decides
    presenter.close_anyway("Вирішимо завтра")
    till.settle()
    assert presenter.result is not None
    assert asked == ["open", "open"]
