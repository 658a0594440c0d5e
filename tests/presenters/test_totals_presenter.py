"""X in full: on the screen, on paper and in a table to the kopeck what the shift's receipts add up to."""

from __future__ import annotations

import csv
import re
from dataclasses import replace
from datetime import timedelta
from decimal import Decimal
from pathlib import Path

import pytest
from helpers import demo
from helpers.shift_desk import ShiftTill, till
from helpers.trade import MORNING, amounts, document, shift
from hypothesis import given
from hypothesis import strategies as st

from app.clock import local
from app.domain.csv_cell import cell
from app.domain.document import Document, DocumentKind
from app.domain.payment import Payment, PaymentMeans, due_in_cash
from app.domain.report import XReport, x_report
from app.domain.rights import read_rights
from app.domain.shift import Count, ShiftClose
from app.domain.tax import TaxRules, taxes
from app.services.table_file import TableKind
from printing.preview import plain_text
from printing.profiles import profile
from printing.report_slip import x_slip
from ui.presenters.shift_board import drawer_rows, hour_bars, kpis, means_rows
from ui.presenters.totals import TotalsPresenter
from ui.x_rows import x_parts, x_table

__all__ = ["till"]

ZERO = Decimal(0)
PAID = (DocumentKind.SALE, DocumentKind.REFUND, DocumentKind.CANCEL)


@st.composite
def days(draw: st.DrawFn) -> list[Document]:
    """Documents of every kind: two payments, two tax groups, discounts, rounding, three people, a night of hours."""
    made = []
    for _ in range(draw(st.integers(0, 12))):
        kind, first, second = draw(st.sampled_from(DocumentKind)), draw(amounts), draw(amounts)
        rounding = due_in_cash(first, 50).rounding
        payments = (
            Payment("p", PaymentMeans.CASH, first + rounding, MORNING),
            Payment("q", draw(st.sampled_from(list(PaymentMeans)[1:])), second, MORNING),
        )
        lines = [(draw(st.integers(1, 10)), first), (draw(st.integers(1, 10)), second)]
        made.append(
            document(
                kind,
                first + second,
                rounding=rounding,
                at=MORNING + timedelta(minutes=draw(st.integers(0, 1439))),
                cashier_id=draw(st.integers(1, 3)),
                cashier_name=draw(st.sampled_from(["Олена Коваль", "Марія Ткаченко", "=1+1"])),
                payments=payments if kind in PAID else (),
                taxes=taxes(lines, TaxRules()),
                line_discounts=draw(amounts),
                receipt_discount=draw(amounts),
            )
        )
    return made


def figure(text: str) -> Decimal:
    """What a person reads: «−1 250,50»."""
    found = re.search(r"[+\u2212-]?\d[\d\s\u00a0\u202f]*(?:,\d+)?", text)
    assert found, text
    plain = re.sub(r"[\s\u00a0\u202f+]", "", found[0])
    return Decimal(plain.replace("\u2212", "-").replace(",", "."))


class Truth:
    """What the documents add up to, by the shortest way there is."""

    def __init__(self, documents: list[Document], start: Decimal) -> None:
        self.sales = [one for one in documents if one.kind is DocumentKind.SALE]
        self.back = [one for one in documents if one.kind in (DocumentKind.REFUND, DocumentKind.CANCEL)]
        self.all, self.start = documents, start

    def of(self, kind: DocumentKind) -> Decimal:
        return sum((one.payable for one in self.all if one.kind is kind), ZERO)

    def means(self, documents: list[Document], means: PaymentMeans) -> Decimal:
        return sum((pay.amount for one in documents for pay in one.payments if pay.means is means), ZERO)

    @property
    def drawer(self) -> Decimal:
        cash = self.means(self.sales, PaymentMeans.CASH) - self.means(self.back, PaymentMeans.CASH)
        brought = self.of(DocumentKind.SERVICE_INPUT) - self.of(DocumentKind.SERVICE_OUTPUT)
        return self.start + cash + brought - self.of(DocumentKind.CASH_ISSUE)

    def expected(self) -> dict[str, Decimal]:
        """Each row by its key."""
        found: dict[str, Decimal] = {}

        def add(key: str, amount: Decimal) -> None:
            found[key] = found.get(key, ZERO) + amount

        people: dict[tuple[int, str], int] = {}
        for one in self.all:
            if one.kind.deferred:
                continue
            came = one.kind in (DocumentKind.SALE, DocumentKind.SERVICE_INPUT)
            add(f"operation-{one.kind:d}", one.payable if came else -one.payable)
            if one.kind not in PAID:
                continue
            sold = one.kind is DocumentKind.SALE
            side, sign = ("sold", 1) if sold else ("back", -1)
            for pay in one.payments:
                add(f"{side}-{pay.means:d}", sign * pay.amount)
            for line in one.taxes:
                add(f"{side}-tax-{line.letter}", sign * line.tax)
                add(f"{side}-turnover-{line.letter}", sign * line.turnover)
            number = people.setdefault((one.cashier_id, one.cashier_name), len(people))
            add(f"cashier-{side}-{number}", sign * one.payable)
            add(f"{side}-discount", -sign * (one.line_discounts + one.receipt_discount))
            add(f"{side}-rounding", sign * one.rounding)
            if sold:
                add(f"hour-{local(one.created_at).hour}", one.payable)
        for key in ("sold-discount", "sold-rounding"):
            add(key, ZERO)
        count = len(self.sales)
        add(
            "average",
            (self.of(DocumentKind.SALE) / count).quantize(Decimal("0.01"), "ROUND_HALF_UP") if count else ZERO,
        )
        add("float", self.start)
        add("cash-sales", self.means(self.sales, PaymentMeans.CASH))
        add("cash-refunds", -self.means(self.back, PaymentMeans.CASH))
        add("service-input", self.of(DocumentKind.SERVICE_INPUT))
        add("service-output", -self.of(DocumentKind.SERVICE_OUTPUT))
        if issued := self.of(DocumentKind.CASH_ISSUE):
            add("cash-issued", -issued)
        add("drawer", self.drawer)
        return found


def made_of(documents: list[Document], start: Decimal) -> tuple[XReport, Truth]:
    return x_report(shift(str(start)), documents, MORNING), Truth(documents, start)


@given(days(), amounts)
def test_every_row_on_the_screen_reads_back_as_what_the_documents_add_up_to(
    documents: list[Document], start: Decimal
) -> None:
    report, truth = made_of(documents, start)
    rows = [row for part in x_parts(report) for row in part.rows]
    assert len({row.key for row in rows}) == len(rows)
    assert {row.key: figure(row.text) for row in rows} == truth.expected()


@given(days(), amounts)
def test_the_board_reads_back_too(documents: list[Document], start: Decimal) -> None:
    """The page of the open shift: cards, means, hours, drawer."""
    report, truth = made_of(documents, start)
    cards = {card.name: card for card in kpis(report, None)}
    assert figure(cards["sales"].value) == truth.of(DocumentKind.SALE)
    assert figure(cards["refunds"].value) == -sum((one.payable for one in truth.back), ZERO)
    assert figure(cards["average"].value) == truth.expected()["average"]
    assert sum((figure(row.amount) for row in means_rows(report)), ZERO) == truth.of(DocumentKind.SALE)
    bars = [bar for bar in hour_bars(report) if bar.amount]
    said = {f"hour-{bar.title.partition(':')[0]}": figure(bar.said.split(": ", 1)[1]) for bar in bars}
    assert said == {key: amount for key, amount in truth.expected().items() if key.startswith("hour-") and amount}
    assert sum((figure(row.amount) for row in drawer_rows(report)), ZERO) == truth.drawer


@given(days(), amounts)
def test_the_slip_reads_back_as_what_the_documents_add_up_to(documents: list[Document], start: Decimal) -> None:
    report, truth = made_of(documents, start)
    paper = plain_text(x_slip(report, demo.PLACE), profile("generic-80"))
    lines = [line.rstrip() for line in paper.splitlines()]

    def said(title: str) -> list[Decimal]:
        return [figure(line[len(title) :]) for line in lines if line.startswith(title)]

    expected = truth.expected()
    assert said(f"ПРОДАЖІ, чеків: {len(truth.sales)}") == [truth.of(DocumentKind.SALE)]
    assert said(f"ПОВЕРНЕННЯ, чеків: {len(truth.back)}") == [-sum((one.payable for one in truth.back), ZERO)]
    assert said("ГОТІВКА В КАСІ") == [truth.drawer]
    assert said("Середній чек") == ([expected["average"]] if truth.sales else [])
    discounts = [amount for key in ("sold-discount", "back-discount") if (amount := expected.get(key, ZERO))]
    assert said("Знижки") == discounts
    roundings = [amount for key in ("sold-rounding", "back-rounding") if (amount := expected.get(key, ZERO))]
    assert said("Заокруглення") == roundings
    hours = {line[2:4]: figure(line.split(")", 1)[1]) for line in lines if re.match(r"  \d\d:00 \(", line)}
    told = {f"hour-{int(hour)}": amount for hour, amount in hours.items()}
    assert told == {key: amount for key, amount in expected.items() if key.startswith("hour-")}
    start_of, end_of = lines.index("ЗА КАСИРАМИ") if report.cashiers else 0, len(lines)
    people = [line for line in lines[start_of:end_of] if re.match(r"  \S.*\(\d+\)  ", line) and ":00" not in line]
    if report.cashiers:
        sold = sum((figure(line.rsplit(")", 1)[1]) for line in people), ZERO)
        assert sold == truth.of(DocumentKind.SALE)


@given(days(), amounts)
def test_the_table_reads_back_as_what_the_documents_add_up_to(documents: list[Document], start: Decimal) -> None:
    """As a spreadsheet in Ukrainian reads it; no name becomes a formula."""
    report, truth = made_of(documents, start)
    text = "\n".join(";".join(cell(one) for one in row) for row in x_table(report).rows)
    rows = list(csv.reader(text.splitlines(), delimiter=";"))
    assert all(not value.startswith(("=", "+", "@")) for row in rows for value in row[:2])
    sums = [Decimal(row[3].replace(",", ".")) for row in rows]
    keys = [row.key for part in x_parts(report) for row in part.rows]
    assert dict(zip(keys, sums, strict=True)) == truth.expected()


class Totals:
    """The presenter over two past shifts and the open one."""

    def __init__(self, till: ShiftTill) -> None:
        self.till = till
        for counted in ("1864", "1250"):
            till.open()
            if counted == "1864":
                till.sell("1000")
            till.loop.run(till.desk.shift.close(ShiftClose(Count(whole=Decimal(counted)), Decimal(1250), "Розмін")))
        till.open()
        self.presenter = TotalsPresenter(till.desk.reports, till.desk.clock, till.tasks)
        self.asked: list[tuple[object, object]] = []
        self.presenter.paper_requested.connect(lambda *paper: self.asked.append(paper))
        self.presenter.open()
        till.settle()

    def rows(self) -> dict[str, Decimal]:
        return {row.key: row.amount for part in self.presenter.parts for row in part.rows}


@pytest.fixture
def totals(till: ShiftTill) -> Totals:
    return Totals(till)


def test_the_open_shift_comes_first_and_past_ones_are_chosen(totals: Totals) -> None:
    presenter = totals.presenter
    assert [choice.shift.number for choice in presenter.choices] == [3, 2, 1]
    assert totals.rows()["drawer"] == Decimal(1250)
    presenter.choose(presenter.choices[2].shift.id)
    assert presenter.parts == ()
    totals.till.settle()
    assert totals.rows()["counted"] == Decimal(1864)
    assert totals.rows()["difference"] == Decimal("-0.50")
    assert "різниця" in presenter.choices[2].note


def test_a_past_shift_is_printed_as_a_copy_and_the_open_one_as_an_x(totals: Totals) -> None:
    presenter, jobs = totals.presenter, totals.till.desk.stores.print_jobs
    presenter.print()
    totals.till.settle()
    presenter.choose(presenter.choices[1].shift.id)
    totals.till.settle()
    presenter.print()
    totals.till.settle()
    last = totals.till.loop.run(jobs.recent(2))
    assert [(job.kind.value, job.copy) for job in last] == [("shift_close", True), ("x_report", False)]
    presenter.paper()
    assert [kind for kind, _ in totals.asked] == ["shift_close"]


@pytest.mark.parametrize("kind", list(TableKind))
def test_the_table_is_a_file_of_the_kind_that_is_wanted(totals: Totals, tmp_path: Path, kind: TableKind) -> None:
    export = totals.presenter.export
    done: list[int] = []
    export.done.connect(lambda name, count: done.append(count))
    totals.presenter.save()
    totals.till.settle()
    export.choose(kind)
    path = tmp_path / f"підсумки.{kind}"
    export.write_path(str(path))
    export.save()
    totals.till.settle()
    assert done == [len(totals.rows())], export.error
    if kind is TableKind.CSV:
        assert "Має бути в касі" in path.read_text("utf-8-sig")
    assert path.stat().st_size
    export.write_path(str(tmp_path / "немає" / path.name))
    export.save()
    totals.till.settle()
    assert export.error


def test_a_long_adding_up_says_how_far_it_is(totals: Totals, monkeypatch: pytest.MonkeyPatch) -> None:
    presenter = totals.presenter
    told: list[tuple[int, int] | None] = []
    presenter.changed.connect(lambda: told.append(presenter.progress))
    real = totals.till.desk.reports.of

    async def slow(of: object, progress: object) -> XReport:
        presenter.late.show()
        for done in (1, 2):
            progress(done, 2)  # type: ignore[operator]
        return await real(of)  # type: ignore[arg-type]

    monkeypatch.setattr(totals.till.desk.reports, "of", slow)
    presenter.choose(presenter.choices[1].shift.id)
    totals.till.settle()
    assert [one for one in told if one is not None] == [(0, 0), (1, 2), (2, 2)]
    assert presenter.progress is None
    assert presenter.report is not None


def test_without_the_right_nothing_is_shown(totals: Totals) -> None:
    desk = totals.till.desk
    desk.station.rules = replace(demo.RULES, rights=read_rights(rights="cashier: sell"))
    totals.presenter.open()
    totals.till.settle()
    assert totals.presenter.choices == ()
    assert totals.till.failed
